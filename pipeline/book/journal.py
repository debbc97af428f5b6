"""What a person did, as actions that can be undone and redone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from pipeline.book.records import Action
from pipeline.book.schema import PERSONS_ROWS
from pipeline.errors import WrongUse


def begin_action(connection: sqlite3.Connection, at: str, verb: str) -> int:
    """Open an action; the rows that belong to it bear its number."""
    cursor = connection.execute("INSERT INTO action (at, verb) VALUES (?, ?)", (at, verb))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def list_actions(connection: sqlite3.Connection, limit: int) -> list[Action]:
    """The latest actions, newest first, undone ones among them."""
    rows = connection.execute("SELECT * FROM action ORDER BY id DESC LIMIT ?", (limit,))
    return [replace(_action(row), about=names_about(connection, row["id"])) for row in rows]


def set_undone(connection: sqlite3.Connection, number: int | None, undone: bool) -> Action:
    """Take an action out of force, or put it back.

    Args:
        number: None for the latest action in force (when redoing: the latest undone one).

    Raises:
        WrongUse: no such action, or it is undone (in force) already.
    """
    if number is None:
        order = "DESC" if undone else "ASC"
        # Redo takes up what was undone last, which is the earliest of those undone.
        row = connection.execute(
            f"SELECT * FROM action WHERE undone = ? ORDER BY id {order} LIMIT 1", (not undone,)
        ).fetchone()
        if row is None:
            raise WrongUse(f"there is nothing to {'undo' if undone else 'redo'}")
    else:
        row = connection.execute("SELECT * FROM action WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise WrongUse(f"there is no action {number}", "See kith undo --list.")
        if bool(row["undone"]) == undone:
            raise WrongUse(f"action {number} is {'undone' if undone else 'in force'} already")
    connection.execute("UPDATE action SET undone = ? WHERE id = ?", (undone, row["id"]))
    for table in PERSONS_ROWS:
        connection.execute(f"UPDATE {table} SET live = ? WHERE action = ?", (not undone, row["id"]))
    return _action(row, undone)


def touched_by(connection: sqlite3.Connection, action: int) -> set[str]:
    """The entries that rows of the action speak about."""
    found: set[str] = set()
    for table in PERSONS_ROWS:
        columns = ("a", "b") if table == "decision" else ("contact",)
        for column in columns:
            rows = connection.execute(f"SELECT {column} FROM {table} WHERE action = ?", (action,))
            found.update(row[0] for row in rows)
    return found


def names_about(connection: sqlite3.Connection, action: int) -> tuple[str, ...]:
    """The names, as they are now, of whom an action spoke."""
    entries = json.dumps(sorted(touched_by(connection, action)))
    rows = connection.execute(
        "SELECT DISTINCT c.name FROM entry e JOIN contact c ON c.id = e.lead "
        "WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY c.name",
        (entries,),
    )
    return tuple(row[0] for row in rows)


def _action(row: sqlite3.Row, undone: bool | None = None) -> Action:
    state = bool(row["undone"]) if undone is None else undone
    return Action(row["id"], row["at"], row["verb"], state)
