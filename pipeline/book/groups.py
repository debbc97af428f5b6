"""Which entries are one contact, worked out from the decisions in force."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from pipeline.book.derive import rebuild


def regroup(connection: sqlite3.Connection, entries: Iterable[str]) -> set[str]:
    """Form the contacts anew around ``entries``; returns the leads that were touched.

    Verdicts are taken in this order: a person's, then kith's from the surest to the least
    sure. A verdict of "same" never joins two groups that hold a pair judged "different".
    """
    members = _reachable(connection, set(entries))
    touched = _leads(connection, members)
    seq = {
        row["id"]: row["seq"]
        for chunk in _chunks(sorted(members))
        for row in connection.execute(
            f"SELECT id, seq FROM entry WHERE id IN ({_marks(chunk)})", chunk
        )
    }
    same, different = _verdicts(connection, set(seq))
    group = {id_: {id_} for id_ in seq}
    apart: dict[str, set[str]] = {}
    for a, b in different:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    for a, b in same:
        left, right = group[a], group[b]
        if left is right or any(apart.get(x, set()) & right for x in left):
            continue
        left |= right
        for member in right:
            group[member] = left
    for members_of in {id(g): g for g in group.values()}.values():
        lead = min(members_of, key=lambda id_: seq[id_])
        touched.add(lead)
        connection.executemany(
            "UPDATE entry SET lead = ? WHERE id = ? AND lead <> ?",
            [(lead, id_, lead) for id_ in sorted(members_of)],
        )
    rebuild(connection, touched)
    return touched


def _reachable(connection: sqlite3.Connection, start: set[str]) -> set[str]:
    """Everything connected to ``start`` by verdicts of "same" or by being one contact now."""
    found: set[str] = set()
    fresh = set(start)
    while fresh:
        found |= fresh
        neighbours: set[str] = set()
        for chunk in _chunks(sorted(fresh)):
            marks = _marks(chunk)
            for query in (
                f"SELECT b FROM decision WHERE live AND verdict = 'same' AND a IN ({marks})",
                f"SELECT a FROM decision WHERE live AND verdict = 'same' AND b IN ({marks})",
                "SELECT id FROM entry WHERE lead IN "
                f"(SELECT lead FROM entry WHERE id IN ({marks}))",
            ):
                neighbours.update(row[0] for row in connection.execute(query, chunk))
        fresh = neighbours - found
    return found


def _verdicts(
    connection: sqlite3.Connection, members: set[str]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    same: list[tuple[bool, float, int, str, str]] = []
    different: list[tuple[str, str]] = []
    for chunk in _chunks(sorted(members)):
        for row in connection.execute(
            "SELECT id, a, b, verdict, by, score FROM decision "
            f"WHERE live AND verdict <> 'proposed' AND a IN ({_marks(chunk)})",
            chunk,
        ):
            if row["b"] not in members:
                continue
            if row["verdict"] == "same":
                same.append((row["by"] != "person", -row["score"], row["id"], row["a"], row["b"]))
            else:
                different.append((row["a"], row["b"]))
    return [(a, b) for *_, a, b in sorted(same)], different


def _leads(connection: sqlite3.Connection, members: set[str]) -> set[str]:
    leads: set[str] = set()
    for chunk in _chunks(sorted(members)):
        leads.update(
            row[0]
            for row in connection.execute(
                f"SELECT DISTINCT lead FROM entry WHERE id IN ({_marks(chunk)})", chunk
            )
        )
    return leads


# SQLite takes at most 32,766 parameters in one statement, older builds 999.
_CHUNK = 500


def _chunks(items: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def _marks(items: list[str]) -> str:
    return ",".join("?" * len(items))
