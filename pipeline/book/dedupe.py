"""Looking for people who are in the book twice, at any size.

Which contacts are worth comparing is worked out by :mod:`pipeline.book.blocks`; here they
are compared, sure pairs joined and others proposed. What is between is kept in temporary
tables, so that memory does not grow with the book. What was compared once is not compared
again until one of the two changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from enrich.contact import Contact, Name, Text
from enrich.contact_json import load_bare_name, load_contact
from enrich.merging import names, same_value
from enrich.merging.compare import GAP_POINTS, Verdict, compare, enough_alone, ruled_out
from pipeline.book.blocks import Pair, Shared, batches, prepare_blocks
from pipeline.book.derive import renew_keys
from pipeline.book.groups import regroup

_COMMON = 5
"""A whole name that so many contacts bear is a common one."""

_CHUNK = 500
"""Rows that are in memory at a time."""


@dataclass(frozen=True)
class Found:
    """What a search for duplicates did."""

    joined: int = 0
    """Pairs joined without asking."""
    proposed: int = 0
    """Pairs that wait for a person's word, found in this search."""
    compared: int = 0
    """Pairs looked at."""


def find_duplicates(
    connection: sqlite3.Connection, watch: Callable[[int], None] = lambda done: None
) -> Found:
    """Compare every contact that is new or changed with those it shares a key with.

    Sure pairs are joined, others proposed, rejected ones left alone. Must run inside a
    transaction. ``watch`` is told the number of pairs done, now and then.
    """
    joined = proposed = compared = 0
    renew_keys(connection)
    # A joined contact knows more than its parts did, and is looked at once more.
    for _ in range(_ROUNDS):
        _prepare(connection)
        compared += _compare_all(connection, watch)
        _settle(connection)
        proposed += _propose(connection)
        connection.execute("UPDATE contact SET checked = 1 WHERE id IN (SELECT id FROM temp.fresh)")
        sure = _join(connection)
        joined += sure
        if not sure:
            break
    return Found(joined, proposed, compared)


_ROUNDS = 3


def _prepare(connection: sqlite3.Connection) -> None:
    for statement in (
        "DROP TABLE IF EXISTS temp.fresh",
        "DROP TABLE IF EXISTS temp.candidate",
        "DROP TABLE IF EXISTS temp.party",
        "CREATE TEMP TABLE fresh (id TEXT PRIMARY KEY) WITHOUT ROWID",
        "INSERT INTO temp.fresh SELECT id FROM contact WHERE checked = 0",
        "CREATE TEMP TABLE candidate (a TEXT, b TEXT, points REAL, score REAL, verdict TEXT, "
        "reasons TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID",
        "CREATE INDEX temp.candidate_b ON candidate (b)",
        "CREATE INDEX temp.candidate_rank ON candidate (verdict, points DESC, a, b)",
        # Who is one by the sure pairs taken in so far: everybody in a party of several.
        "CREATE TEMP TABLE party (id TEXT PRIMARY KEY, head TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX temp.party_head ON party (head)",
        # Proposals about contacts that changed are made anew.
        "DELETE FROM decision WHERE verdict = 'proposed' AND by = 'kith' AND back IS NULL AND ("
        "a IN (SELECT e.id FROM temp.fresh f CROSS JOIN entry e ON e.lead = f.id) OR "
        "b IN (SELECT e.id FROM temp.fresh f CROSS JOIN entry e ON e.lead = f.id))",
    ):
        connection.execute(statement)
    prepare_blocks(connection)


def _compare_all(connection: sqlite3.Connection, watch: Callable[[int], None]) -> int:
    is_common = _common_names(connection)
    compared = 0
    for pairs in batches(connection, watch):
        compared += len(pairs)
        connection.executemany(
            "INSERT OR IGNORE INTO temp.candidate VALUES (?, ?, ?, ?, ?, ?)",
            _judge(connection, pairs, is_common),
        )
    return compared


def _judge(
    connection: sqlite3.Connection, pairs: list[Pair], is_common: Callable[[Name], bool]
) -> Iterator[tuple[object, ...]]:
    """Rows of the pairs that may be one."""
    close: list[tuple[Pair, bool]] = []
    found = _load_outlines(connection, {id_ for pair in pairs for id_ in (pair.a, pair.b)})
    for pair in pairs:
        one, other = found[pair.a], found[pair.b]
        if one.name is None and other.name is None:
            close.append((pair, False))
        # Colleagues by the hundred share a switchboard: their names settle it. To load
        # contacts whole is what costs most.
        elif one.name is not None and other.name is not None and _may_be_one(one, other, pair):
            common = is_common(one.name) and is_common(other.name)
            if pair.shared is not Shared.NAME or _asks(one, other, common):
                close.append((pair, common))
    contacts = _load_contacts(connection, {id_ for pair, _ in close for id_ in (pair.a, pair.b)})
    for pair, common in close:
        match = compare(contacts[pair.a], contacts[pair.b], common)
        if match.verdict != Verdict.APART:
            reasons = json.dumps(match.reasons)
            yield pair.a, pair.b, match.points, match.score, match.verdict.value, reasons


@dataclass(frozen=True)
class _Outline:
    """What of a contact is seen before it is loaded whole."""

    name: Name | None
    organization: str | None
    city: str | None

    def may_share_a_sign(self, other: _Outline) -> bool:
        """Whether a second sign may have escaped the keys: a firm misread, an address without
        a number."""
        if self.city and self.city == other.city:
            return True
        left, right = self.organization, other.organization
        return bool(left and right and same_value.organization(Text(left), Text(right)))


def _may_be_one(one: _Outline, other: _Outline, pair: Pair) -> bool:
    assert one.name is not None
    assert other.name is not None
    if pair.shared is Shared.PERSONAL:
        return not ruled_out(one.name, other.name)
    return names.compatible(names.likeness(one.name, other.name)) and (
        pair.shared is Shared.SIGN or _asks(one, other, common=False)
    )


def _asks(one: _Outline, other: _Outline, common: bool) -> bool:
    """Whether two who share a name and nothing else that is a key may be worth a question."""
    assert one.name is not None
    assert other.name is not None
    likeness = names.likeness(one.name, other.name)
    return enough_alone(likeness, common) or one.may_share_a_sign(other)


def _load_outlines(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, _Outline]:
    columns = "json_extract(body, '$.name'), organization, city"
    return {
        id_: _Outline(load_bare_name(name), organization, city)
        for id_, name, organization, city in _select(connection, columns, ids)
    }


def _load_names(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Name | None]:
    rows = _select(connection, "json_extract(body, '$.name')", ids)
    return {id_: load_bare_name(text) for id_, text in rows}


def _load_contacts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Contact]:
    return {id_: load_contact(body) for id_, body in _select(connection, "body", ids)}


def _select(connection: sqlite3.Connection, what: str, ids: Iterable[str]) -> Iterator[sqlite3.Row]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        yield from connection.execute(
            f"SELECT id, {what} FROM contact WHERE id IN ({marks})", chunk
        )


def _common_names(connection: sqlite3.Connection) -> Callable[[Name], bool]:
    @lru_cache(maxsize=8192)
    def is_common(key: str) -> bool:
        bearers = connection.execute(
            "SELECT 1 FROM match_key WHERE key = ? LIMIT ?", (key, _COMMON)
        ).fetchall()
        return len(bearers) == _COMMON

    return lambda name: is_common(f"n:{names.whole_key(name)}")


def _settle(connection: sqlite3.Connection) -> None:
    """Keep the sure pairs that stand; all others among the candidates become proposals."""
    _drop_rejected(connection)
    last: tuple[object, ...] = (1000.0, "", "")  # more points than any pair has
    while True:
        rows = connection.execute(
            "SELECT a, b, points FROM temp.candidate WHERE verdict = 'same' "
            "AND (-points, a, b) > (-?, ?, ?) ORDER BY points DESC, a, b LIMIT ?",
            (*last, _CHUNK),
        ).fetchall()
        if not rows:
            return
        for row in rows:
            a, b, points = row["a"], row["b"], row["points"]
            left, right = _party(connection, a), _party(connection, b)
            if left == right:
                continue
            if _has_rival(connection, a, b, points) or not _all_agree(connection, left, right):
                connection.execute(
                    "UPDATE temp.candidate SET verdict = 'proposed' WHERE a = ? AND b = ?", (a, b)
                )
                continue
            connection.executemany(
                "INSERT OR REPLACE INTO temp.party VALUES (?, ?)",
                [(member, left[0]) for member in (*left, *right)],
            )
        last = rows[-1]["points"], rows[-1]["a"], rows[-1]["b"]


def _party(connection: sqlite3.Connection, id_: str) -> list[str]:
    """Everybody who is one with ``id_``, in the order of their ids."""
    rows = connection.execute(
        "SELECT id FROM temp.party WHERE head = (SELECT head FROM temp.party WHERE id = ?) "
        "ORDER BY id",
        (id_,),
    ).fetchall()
    return [row["id"] for row in rows] or [id_]


def _drop_rejected(connection: sqlite3.Connection) -> None:
    """Take out pairs between whose contacts a person has said "different"."""
    connection.execute(
        "DELETE FROM temp.candidate WHERE (a, b) IN ("
        "SELECT min(x.lead, y.lead), max(x.lead, y.lead) FROM decision d "
        "JOIN entry x ON x.id = d.a JOIN entry y ON y.id = d.b "
        "WHERE d.live AND d.verdict = 'different')"
    )


def _has_rival(connection: sqlite3.Connection, a: str, b: str, points: float) -> bool:
    """Whether someone else fits one of the two nearly as well: then neither is sure."""
    for one, other in ((a, b), (b, a)):
        for row in connection.execute(
            "SELECT CASE a WHEN :one THEN b ELSE a END AS rival FROM temp.candidate "
            "WHERE (a = :one OR b = :one) AND points > :points",
            {"one": one, "points": points - GAP_POINTS},
        ).fetchall():
            rival = row["rival"]
            if rival != other and not _are_candidates(connection, rival, other):
                return True
    return False


def _are_candidates(connection: sqlite3.Connection, a: str, b: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM temp.candidate WHERE a = ? AND b = ?", (min(a, b), max(a, b))
    ).fetchone()
    return row is not None


def _all_agree(connection: sqlite3.Connection, left: list[str], right: list[str]) -> bool:
    """Whether no name of one party rules out a name of the other."""
    found = _load_names(connection, (*left, *right))
    return all(
        names.compatible(names.likeness(a, b))
        for x in left
        for y in right
        if (a := found[x]) is not None and (b := found[y]) is not None
    )


_RECORD = (
    "INSERT INTO decision (a, b, verdict, by, score, reasons) "
    "SELECT a, b, verdict, 'kith', score, reasons FROM temp.candidate "
    "WHERE verdict = ? ORDER BY points DESC, a, b"
)


def _propose(connection: sqlite3.Connection) -> int:
    return connection.execute(_RECORD, ("proposed",)).rowcount


def _join(connection: sqlite3.Connection) -> int:
    joined = connection.execute(_RECORD, ("same",)).rowcount
    last = ""
    while True:
        rows = connection.execute(
            "SELECT id FROM temp.party WHERE id > ? ORDER BY id LIMIT ?", (last, _CHUNK)
        ).fetchall()
        if not rows:
            return joined
        regroup(connection, {row["id"] for row in rows})
        last = rows[-1]["id"]
