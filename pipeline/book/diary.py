"""What the owner notes of people: remarks, touches, and marks on planned tasks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby

from pipeline.book.noted import Word, gather_words, spread_word
from pipeline.book.records import About, TaskMark, Touch
from pipeline.plain import clean


def add_about(
    connection: sqlite3.Connection, contact: str, values: Mapping[str, str | None], action: int
) -> None:
    """Note ``values`` of a contact, by its lead id; None takes back what was said under that key.

    It stands in the place of what was said of any of its entries, unless it adds to that.
    """
    words: dict[str, list[Word]] = {key: [] for key in values}
    # Hardly anybody has a second card, and whoever writes keeps others waiting.
    if connection.execute(
        "SELECT 1 FROM entry WHERE lead = ? AND id <> ? LIMIT 1", (contact, contact)
    ).fetchone():
        for row in connection.execute(
            "SELECT t.contact, t.key, t.value FROM entry e JOIN about t ON t.contact = e.id "
            "WHERE t.live AND e.lead = ? ORDER BY t.id",
            (contact,),
        ):
            if row["key"] in values:
                words[row["key"]].append((row["contact"], row["key"], row["value"]))
    connection.executemany(
        "INSERT INTO about (contact, key, value, action) VALUES (?, ?, ?, ?)",
        [
            (entry, key, text, action)
            for key, value in values.items()
            for entry, text in sorted(spread_word(words[key], contact, key, _clean(value)).items())
        ],
    )


def load_about(connection: sqlite3.Connection, contact: str | None) -> Iterator[tuple[str, About]]:
    """What was noted of one contact, or of all that something was noted of, by lead id."""
    condition, values = _of(contact)
    rows = connection.execute(
        "SELECT e.lead, t.contact, t.key, t.value FROM about t JOIN entry e ON e.id = t.contact "
        f"WHERE t.live AND {condition} ORDER BY e.lead, t.id",
        values,
    )
    for lead, of_lead in groupby(rows, key=lambda row: str(row["lead"])):
        noted = gather_words((row["contact"], row["key"], row["value"]) for row in of_lead)
        if noted:
            yield lead, About(noted)


def add_touch(
    connection: sqlite3.Connection,
    contact: str,
    kind: str,
    date: str,
    note: str | None,
    task: str | None,
    action: int,
) -> int:
    """Record that the owner was in touch with a contact; returns the touch's number."""
    cursor = connection.execute(
        "INSERT INTO touch (contact, kind, date, note, task, action) VALUES (?, ?, ?, ?, ?, ?)",
        (contact, kind, date, _clean(note), task, action),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def load_touches(connection: sqlite3.Connection, contact: str | None) -> Iterator[Touch]:
    """The touches of one contact, or of all: by contact, then oldest first."""
    condition, values = _of(contact)
    for row in connection.execute(
        "SELECT t.id, e.lead, t.kind, t.date, t.note, t.task "
        "FROM touch t JOIN entry e ON e.id = t.contact "
        f"WHERE t.live AND {condition} ORDER BY e.lead, t.date, t.id",
        values,
    ):
        yield Touch(*row)


def add_mark(
    connection: sqlite3.Connection,
    contact: str,
    task: str,
    state: str,
    date: str,
    until: str | None,
    note: str | None,
    action: int,
) -> int:
    """Mark a planned task; the latest mark on it counts. Returns the mark's number."""
    cursor = connection.execute(
        "INSERT INTO task_mark (task, contact, state, date, until, note, action) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (task, contact, state, date, until, _clean(note), action),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def load_marks(connection: sqlite3.Connection, contact: str | None) -> Iterator[TaskMark]:
    """The latest mark in force on each task, of one contact or of all."""
    condition, values = _of(contact)
    for row in connection.execute(
        # A bare column beside max() is that of the row that holds the maximum.
        "SELECT max(t.id) AS id, t.task, e.lead, t.state, t.date, t.until, t.note "
        "FROM task_mark t JOIN entry e ON e.id = t.contact "
        f"WHERE t.live AND {condition} GROUP BY t.task ORDER BY t.task",
        values,
    ):
        yield TaskMark(*row)


def _of(contact: str | None) -> tuple[str, tuple[str, ...]]:
    return ("1", ()) if contact is None else ("e.lead = ?", (contact,))


def _clean(text: str | None) -> str | None:
    return clean(text or "") or None
