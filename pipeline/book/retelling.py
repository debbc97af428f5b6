"""What an action said, in a few words, so that it can be chosen from a list."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

_SIGNS = {"set": "=", "add": "+=", "remove": "-="}


def retell(connection: sqlite3.Connection, action: int) -> tuple[str, ...]:
    """Each thing that was said by the action: fields as they are typed, notes by their key."""
    found = (
        *_corrections(connection, action),
        *_notes(connection, action),
        *_touches(connection, action),
        *_marks(connection, action),
        *_pairs(connection, action),
    )
    # A word on somebody with several cards is kept with each of them.
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found))


def _corrections(connection: sqlite3.Connection, action: int) -> Iterator[str]:
    for row in connection.execute(
        "SELECT field, op, texts FROM correction WHERE action = ? ORDER BY id", (action,)
    ):
        yield f"{row['field']}{_SIGNS[row['op']]}{'; '.join(json.loads(row['texts']))}"


def _notes(connection: sqlite3.Connection, action: int) -> Iterator[str]:
    for row in connection.execute(
        "SELECT key, value FROM about WHERE action = ? ORDER BY id", (action,)
    ):
        if row["key"] == "star":
            yield "starred" if row["value"] else "no star"
        else:
            yield f"{row['key']}: {row['value'] or 'taken back'}"


def _touches(connection: sqlite3.Connection, action: int) -> Iterator[str]:
    for row in connection.execute(
        "SELECT kind, date, note FROM touch WHERE action = ? ORDER BY id", (action,)
    ):
        yield " ".join((row["kind"], row["date"], row["note"] or ""))


def _marks(connection: sqlite3.Connection, action: int) -> Iterator[str]:
    for row in connection.execute(
        "SELECT m.until, m.note FROM task_mark m WHERE m.action = ? AND NOT EXISTS "
        "(SELECT 1 FROM touch t WHERE t.action = m.action) ORDER BY m.id",
        (action,),
    ):
        until = f"until {row['until']}" if row["until"] else ""
        if said := " ".join(filter(None, (until, row["note"]))):
            yield said


def _pairs(connection: sqlite3.Connection, action: int) -> Iterator[str]:
    for row in connection.execute(
        "SELECT a, b FROM decision WHERE action = ? ORDER BY id", (action,)
    ):
        yield " and ".join(_printed_name(connection, id_) for id_ in (row["a"], row["b"]))


def _printed_name(connection: sqlite3.Connection, entry: str) -> str:
    """What a card or an imported line calls its holder: those of a pair may be one by now."""
    row = connection.execute(
        "SELECT coalesce(json_extract(parts, '$.full'), json_extract(parts, '$.value')) FROM value "
        "WHERE entry = ? AND field IN ('name', 'organization') AND position = 0 "
        "ORDER BY field LIMIT 1",
        (entry,),
    ).fetchone()
    return str(row[0]) if row and row[0] else entry
