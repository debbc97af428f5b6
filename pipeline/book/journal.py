"""What a person did, as actions that can be undone and redone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from pipeline.book.records import Action
from pipeline.book.retelling import retell
from pipeline.book.schema import DROP_EMPTY_ACTIONS, LAST_ACTION, PERSONS_ROWS
from pipeline.errors import WrongUse


def begin_action(connection: sqlite3.Connection, at: str, verb: str) -> int:
    """Open an action; the rows that belong to it bear its number."""
    cursor = connection.execute(
        f"INSERT INTO action (id, at, verb) VALUES (1 + {LAST_ACTION}, ?, ?)", (at, verb)
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def list_actions(connection: sqlite3.Connection, limit: int) -> list[Action]:
    """The latest actions, newest first, undone ones among them."""
    rows = connection.execute("SELECT * FROM action ORDER BY id DESC LIMIT ?", (limit,))
    return [
        replace(
            _action(row),
            about=names_about(connection, row["id"]),
            said=retell(connection, row["id"]),
        )
        for row in rows
    ]


def drop_empty(connection: sqlite3.Connection) -> None:
    """Delete the actions that speak about nobody any more; the numbers of the others stay."""
    for statement in DROP_EMPTY_ACTIONS:
        connection.execute(statement)


def set_undone(connection: sqlite3.Connection, number: int | None, undone: bool) -> Action:
    """Take an action out of force, or put it back.

    Args:
        number: None for the latest action in force (when redoing: the one undone last).

    Raises:
        WrongUse: no such action, or it is undone (in force) already.
    """
    if number is None:
        row = connection.execute(
            "SELECT * FROM action WHERE undone = 0 ORDER BY id DESC LIMIT 1"
            if undone
            # In a book of which the turns were not kept they are all one: latest actions first.
            else "SELECT * FROM action WHERE undone > 0 ORDER BY undone DESC, id LIMIT 1"
        ).fetchone()
        if row is None:
            raise WrongUse(f"there is nothing to {'undo' if undone else 'redo'}")
    else:
        row = connection.execute("SELECT * FROM action WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise WrongUse(f"there is no action {number}", "See kith undo --list.")
        if bool(row["undone"]) == undone:
            raise WrongUse(f"action {number} is {'undone' if undone else 'in force'} already")
    turn = "(SELECT 1 + max(undone) FROM action)" if undone else "0"
    connection.execute(f"UPDATE action SET undone = {turn} WHERE id = ?", (row["id"],))
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
