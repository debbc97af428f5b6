"""Which entries are one contact, worked out from the decisions in force."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

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
    for pair in same:
        left, right = group[pair.a], group[pair.b]
        if left is right or any(other.forbids(pair, left, right) for other in different):
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
                # The plus keeps SQLite from going through every verdict of "same" there is.
                f"SELECT b FROM decision WHERE live AND +verdict = 'same' AND a IN ({marks})",
                f"SELECT a FROM decision WHERE live AND +verdict = 'same' AND b IN ({marks})",
                "SELECT id FROM entry WHERE lead IN "
                f"(SELECT lead FROM entry WHERE id IN ({marks}))",
            ):
                neighbours.update(row[0] for row in connection.execute(query, chunk))
        fresh = neighbours - found
    return found


@dataclass(frozen=True)
class _Verdict:
    id: int
    a: str
    b: str
    by_person: bool
    score: float

    def forbids(self, other: _Verdict, left: set[str], right: set[str]) -> bool:
        """Whether this "different" keeps ``other`` from joining the two groups.

        A person may change their mind: their later "same" outranks an earlier "different".
        """
        if other.by_person and (self.id < other.id or not self.by_person):
            return False
        return (self.a in left and self.b in right) or (self.b in left and self.a in right)


def _verdicts(
    connection: sqlite3.Connection, members: set[str]
) -> tuple[list[_Verdict], list[_Verdict]]:
    """The verdicts of "same", in the order they are taken in, and those of "different"."""
    same: list[_Verdict] = []
    different: list[_Verdict] = []
    for chunk in _chunks(sorted(members)):
        for row in connection.execute(
            "SELECT id, a, b, verdict, by, score FROM decision "
            f"WHERE live AND verdict <> 'proposed' AND a IN ({_marks(chunk)})",
            chunk,
        ):
            if row["b"] in members:
                by_person = row["by"] == "person"
                verdict = _Verdict(row["id"], row["a"], row["b"], by_person, row["score"])
                (same if row["verdict"] == "same" else different).append(verdict)
    same.sort(key=lambda v: (not v.by_person, -v.score, v.id))
    return same, different


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
