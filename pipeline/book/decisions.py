"""Verdicts on pairs: what is proposed, what was joined, and a person's word on it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from pipeline.book.groups import regroup
from pipeline.book.records import Decision
from pipeline.errors import WrongUse

PAIR_NUMBERS = "Accept and reject take numbers of --list, undo those of --made."
"""What to do about a wrong one."""


def list_proposals(connection: sqlite3.Connection) -> Iterator[Decision]:
    """Pairs that wait for a word, likeliest first; ``a`` and ``b`` are contacts as of now."""
    rejected = {
        frozenset((row[0], row[1]))
        for row in connection.execute(
            "SELECT x.lead, y.lead FROM decision d JOIN entry x ON x.id = d.a "
            "JOIN entry y ON y.id = d.b WHERE d.live AND d.verdict = 'different'"
        )
    }
    seen = set(rejected)
    for row in connection.execute(
        "SELECT d.*, x.lead AS left, y.lead AS right FROM decision d "
        "JOIN entry x ON x.id = d.a JOIN entry y ON y.id = d.b "
        "WHERE d.live AND d.verdict = 'proposed' AND x.lead <> y.lead "
        "ORDER BY d.score DESC, d.id"
    ):
        pair = frozenset((row["left"], row["right"]))
        if pair not in seen:
            seen.add(pair)
            yield _decision(row, row["left"], row["right"])


def list_joins(connection: sqlite3.Connection, contact: str | None = None) -> Iterator[Decision]:
    """Pairs that were joined, latest first; ``a`` and ``b`` are the entries joined."""
    condition, values = ("1", ()) if contact is None else ("x.lead = ?", (contact,))
    for row in connection.execute(
        "SELECT d.* FROM decision d JOIN entry x ON x.id = d.a JOIN entry y ON y.id = d.b "
        f"WHERE d.live AND d.verdict = 'same' AND x.lead = y.lead AND {condition} "
        "ORDER BY d.id DESC",
        values,
    ):
        yield _decision(row, row["a"], row["b"])


def load_decision(connection: sqlite3.Connection, number: int) -> Decision:
    """One decision by its number.

    Raises:
        WrongUse: there is none.
    """
    row = connection.execute("SELECT * FROM decision WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise WrongUse(f"there is no pair {number}", PAIR_NUMBERS)
    return _decision(row, row["a"], row["b"])


def judge(
    connection: sqlite3.Connection,
    a: str,
    b: str,
    verdict: str,
    action: int,
    back: str | None = None,
) -> set[str]:
    """A person's verdict on two entries; returns the contacts that changed.

    Raises:
        WrongUse: both are the same entry.
    """
    a, b = sorted((a, b))
    if a == b:
        raise WrongUse(f"{a}: a contact cannot be merged with itself")
    connection.execute(
        "INSERT INTO decision (a, b, verdict, by, score, back, action) "
        "VALUES (?, ?, ?, 'person', 1, ?, ?)",
        (a, b, verdict, back, action),
    )
    return regroup(connection, (a, b))


def record_sides(
    connection: sqlite3.Connection,
    front: str,
    back: str,
    verdict: str,
    score: float,
    reasons: tuple[str, ...],
) -> bool:
    """Keep that two entries are, or may be, two sides of one card. False if known already."""
    a, b = sorted((front, back))
    known = connection.execute(
        "SELECT id, verdict, by, live FROM decision WHERE a = ? AND b = ? ORDER BY id", (a, b)
    ).fetchall()
    # What was decided once stays, also when it was taken back.
    if any(row["verdict"] != "proposed" or verdict == "proposed" for row in known):
        return False
    connection.execute(
        "INSERT INTO decision (a, b, verdict, by, score, reasons, back) "
        "VALUES (?, ?, ?, 'kith', ?, ?, ?)",
        (a, b, verdict, score, json.dumps(reasons), back),
    )
    return True


def record_exported(connection: sqlite3.Connection, id_: str, line: str) -> bool:
    """Keep that an imported line is one with the contact it was exported from.

    False if that was said, or taken back, before, or there is no such contact.
    """
    a, b = sorted((id_, line))
    known = connection.execute(
        "SELECT 1 FROM decision WHERE a = ? AND b = ? AND verdict <> 'proposed'", (a, b)
    ).fetchone()
    if known or connection.execute("SELECT 1 FROM entry WHERE id = ?", (id_,)).fetchone() is None:
        return False
    record_same(connection, a, b, ("exported by kith",))
    return True


def record_same(connection: sqlite3.Connection, a: str, b: str, reasons: tuple[str, ...]) -> None:
    """Keep that two entries are one person for sure."""
    a, b = sorted((a, b))
    connection.execute(
        "INSERT INTO decision (a, b, verdict, by, score, reasons) "
        "VALUES (?, ?, 'same', 'kith', 1, ?)",
        (a, b, json.dumps(reasons)),
    )


def _decision(row: sqlite3.Row, a: str, b: str) -> Decision:
    return Decision(
        row["id"],
        a,
        b,
        row["verdict"],
        row["by"],
        row["back"],
        row["score"],
        tuple(json.loads(row["reasons"])),
        bool(row["live"]),
    )
