"""Looking for people who are in the book twice, at any size.

Contacts are looked up under shared keys (:mod:`enrich.merging.keys`) inside the database,
one batch at a time, so that memory does not grow with the book. What was compared once is
not compared again until one of the two changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from enrich.contact import Contact, Name
from enrich.contact_json import contact_from_json, load_contact
from enrich.merging import names
from enrich.merging.compare import GAP_POINTS, Match, Verdict, compare, ruled_out
from enrich.merging.keys import WEAK
from pipeline.book.groups import regroup

_BATCH = 400
"""Contacts whose candidates are fetched at a time."""

_CROWD = 20
"""A key that more contacts share says nothing about who is who: a switchboard, a common name."""

_COMMON = 5
"""A whole name that so many contacts bear is a common one."""


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
    transaction. ``watch`` is told the number of contacts done, now and then.
    """
    joined = proposed = compared = 0
    # A joined contact knows more than its parts did, and is looked at once more.
    for _ in range(_ROUNDS):
        _prepare(connection)
        compared += _compare_all(connection, watch)
        sure = _settle(connection)
        proposed += _propose(connection)
        connection.execute("UPDATE contact SET checked = 1 WHERE id IN (SELECT id FROM temp.fresh)")
        _join(connection, sure)
        joined += len(sure)
        if not sure:
            break
    return Found(joined, proposed, compared)


_ROUNDS = 3


def _prepare(connection: sqlite3.Connection) -> None:
    for statement in (
        "DROP TABLE IF EXISTS temp.fresh",
        "DROP TABLE IF EXISTS temp.crowd",
        "DROP TABLE IF EXISTS temp.candidate",
        "CREATE TEMP TABLE fresh (id TEXT PRIMARY KEY) WITHOUT ROWID",
        "INSERT INTO temp.fresh SELECT id FROM contact WHERE checked = 0",
        "CREATE TEMP TABLE crowd (key TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID",
        "INSERT INTO temp.crowd SELECT key, count(*) FROM match_key "
        f"GROUP BY key HAVING count(*) >= {_COMMON}",
        "CREATE TEMP TABLE candidate (a TEXT, b TEXT, points REAL, verdict TEXT, reasons TEXT, "
        "PRIMARY KEY (a, b)) WITHOUT ROWID",
        "CREATE INDEX temp.candidate_b ON candidate (b)",
        # Proposals about contacts that changed are made anew.
        "DELETE FROM decision WHERE verdict = 'proposed' AND by = 'kith' AND back IS NULL AND ("
        "a IN (SELECT e.id FROM entry e JOIN temp.fresh f ON f.id = e.lead) OR "
        "b IN (SELECT e.id FROM entry e JOIN temp.fresh f ON f.id = e.lead))",
    ):
        connection.execute(statement)


def _compare_all(connection: sqlite3.Connection, watch: Callable[[int], None]) -> int:
    @lru_cache(maxsize=2048)
    def load(id_: str) -> Contact:
        row = connection.execute("SELECT body FROM contact WHERE id = ?", (id_,)).fetchone()
        return load_contact(row["body"])

    @lru_cache(maxsize=8192)
    def name_of(id_: str) -> Name | None:
        row = connection.execute(
            "SELECT json_extract(body, '$.name') FROM contact WHERE id = ?", (id_,)
        ).fetchone()
        return contact_from_json({"name": json.loads(row[0] or "null")}).name

    common_names = _common_names(connection)
    compared = done = 0
    for batch in _batches(connection):
        rows = []
        for a, b, strong in _pairs(connection, batch):
            compared += 1
            one, other = name_of(a), name_of(b)
            if (one is None) != (other is None):
                continue
            if one is not None and other is not None:
                # Colleagues by the hundred share a switchboard: their names settle it.
                if ruled_out(one, other):
                    continue
                if not strong and not names.compatible(names.likeness(one, other)):
                    continue
            left, right = load(a), load(b)
            match = compare(left, right, common_names(left) and common_names(right))
            if match.verdict != Verdict.APART:
                rows.append((a, b, match.points, match.verdict, json.dumps(match.reasons)))
        connection.executemany("INSERT OR IGNORE INTO temp.candidate VALUES (?, ?, ?, ?, ?)", rows)
        done += len(batch)
        watch(done)
    return compared


def _common_names(connection: sqlite3.Connection) -> Callable[[Contact], bool]:
    def is_common(contact: Contact) -> bool:
        if contact.name is None:
            return False
        key = f"n:{names.whole_key(contact.name)}"
        row = connection.execute("SELECT size FROM temp.crowd WHERE key = ?", (key,)).fetchone()
        return row is not None

    return is_common


def _batches(connection: sqlite3.Connection) -> Iterator[list[str]]:
    last = ""
    while True:
        rows = connection.execute(
            "SELECT id FROM temp.fresh WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
        ).fetchall()
        if not rows:
            return
        batch = [row["id"] for row in rows]
        yield batch
        last = batch[-1]


def _pairs(connection: sqlite3.Connection, batch: list[str]) -> list[tuple[str, str, bool]]:
    """Pairs (a < b) of which one is in the batch, each fresh pair once over all batches.

    The third says whether they share more than a similar name.
    """
    marks = ",".join("?" * len(batch))
    found: dict[tuple[str, str], bool] = {}
    for meets in (
        "k.key",
        # A name with an initial meets the names in full, and they it.
        "'f:' || substr(k.key, 3) AND k.key >= 'i:' AND k.key < 'i;'",
        "'i:' || substr(k.key, 3) AND k.key >= 'f:' AND k.key < 'f;'",
    ):
        alike = "AND k.key NOT BETWEEN 'f:' AND 'f;'" if meets == "k.key" else ""
        for row in connection.execute(
            # A fresh pair is met from both ends: the lower end takes it.
            "SELECT k.contact AS one, o.contact AS other, substr(k.key, 1, 2) AS kind "
            f"FROM match_key k CROSS JOIN match_key o ON o.key = {meets} "
            f"WHERE k.contact IN ({marks}) AND o.contact <> k.contact {alike} "
            "AND NOT EXISTS (SELECT 1 FROM temp.crowd c WHERE c.key = o.key AND c.size > ?) "
            "AND (k.contact < o.contact OR o.contact NOT IN (SELECT id FROM temp.fresh))",
            (*batch, _CROWD),
        ):
            pair = min(row["one"], row["other"]), max(row["one"], row["other"])
            found[pair] = found.get(pair, False) or row["kind"] not in WEAK
    return sorted((*pair, strong) for pair, strong in found.items())


def _settle(connection: sqlite3.Connection) -> list[tuple[str, str, Match]]:
    """The sure pairs that stand; all others among the candidates become proposals."""
    _drop_rejected(connection)
    standing: list[tuple[str, str, Match]] = []
    parties: dict[str, set[str]] = {}
    for row in connection.execute(
        "SELECT a, b, points, reasons FROM temp.candidate WHERE verdict = 'same' "
        "ORDER BY points DESC, a, b"
    ).fetchall():
        a, b, points = row["a"], row["b"], row["points"]
        left = parties.get(a, {a})
        right = parties.get(b, {b})
        if left is right:
            standing.append((a, b, Match(Verdict.SURE, points, tuple(json.loads(row["reasons"])))))
            continue
        if _has_rival(connection, a, b, points) or not _all_agree(connection, left, right):
            connection.execute(
                "UPDATE temp.candidate SET verdict = 'proposed' WHERE a = ? AND b = ?", (a, b)
            )
            continue
        party = left | right
        for member in party:
            parties[member] = party
        standing.append((a, b, Match(Verdict.SURE, points, tuple(json.loads(row["reasons"])))))
    return standing


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


def _all_agree(connection: sqlite3.Connection, left: set[str], right: set[str]) -> bool:
    """Whether no name of one party rules out a name of the other."""
    found = {}
    for id_ in left | right:
        row = connection.execute("SELECT body FROM contact WHERE id = ?", (id_,)).fetchone()
        found[id_] = load_contact(row["body"]).name
    return all(
        names.compatible(names.likeness(a, b))
        for x in left
        for y in right
        if (a := found[x]) is not None and (b := found[y]) is not None
    )


def _propose(connection: sqlite3.Connection) -> int:
    rows = connection.execute(
        "SELECT a, b, points, reasons FROM temp.candidate "
        "WHERE verdict = 'proposed' ORDER BY points DESC, a, b"
    )
    count = 0
    for row in rows:
        match = Match(Verdict.PROPOSE, row["points"], ())
        connection.execute(
            "INSERT INTO decision (a, b, verdict, by, score, reasons) "
            "VALUES (?, ?, 'proposed', 'kith', ?, ?)",
            (row["a"], row["b"], match.score, row["reasons"]),
        )
        count += 1
    return count


def _join(connection: sqlite3.Connection, sure: list[tuple[str, str, Match]]) -> None:
    connection.executemany(
        "INSERT INTO decision (a, b, verdict, by, score, reasons) "
        "VALUES (?, ?, 'same', 'kith', ?, ?)",
        [(a, b, match.score, json.dumps(match.reasons)) for a, b, match in sure],
    )
    regroup(connection, {id_ for a, b, _ in sure for id_ in (a, b)})
