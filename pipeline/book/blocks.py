"""Which contacts are worth comparing: those that share a key few others bear.

All of it happens inside the database and batch by batch, so that memory does not grow with
the book. A key that many share (a switchboard, a common name) would cost the square of its
bearers and says little, so that crowds are passed over. In a book of twice the size a name has
twice the bearers, but which of them are one shows only by a second sign, and with a second sign
(the firm, its domain, the address) a name makes a key of its own. Where even that is borne by
a crowd, as "John" at a firm of thousands, neighbours are compared once it is sorted by name
("sorted neighbourhood", Hernández and Stolfo 1995).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from enrich.merging.keys import NAMES, NAMES_AT, PERSONAL
from enrich.merging.text import words

_BATCH = 400
"""Contacts whose partners are fetched at a time."""

_CROWD = 10
"""A key that more contacts share is that of a crowd. A number or an address that so many
have is the firm's, and of colleagues of one name the firm itself tells."""

_NAMESAKES = 6
"""The same for a key that is a name and nothing else. From five bearers on a name is a common
one (see :mod:`pipeline.book.dedupe`), and without a second sign no pair of them is proposed."""

_COLLEAGUES = 20
"""The same for a key that is a word of a name with a second sign: these are never sorted out
otherwise."""

_NEIGHBOURS = 3
"""How far apart two may stand in a sorted crowd to be compared."""


@dataclass(frozen=True)
class Pair:
    """Two contacts to compare, ``a`` before ``b``."""

    a: str
    b: str
    personal: bool
    """Whether they share what may be one person's under two names."""


def prepare_blocks(connection: sqlite3.Connection) -> None:
    """Count the bearers of every key that a contact of ``temp.fresh`` bears."""
    for statement in (
        "DROP TABLE IF EXISTS temp.wanted",
        "DROP TABLE IF EXISTS temp.block",
        "CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY) WITHOUT ROWID",
        # In order, so that a large table grows at its end and not all over the disk.
        "INSERT OR IGNORE INTO temp.wanted SELECT k.key FROM temp.fresh f "
        "CROSS JOIN match_key k ON k.contact = f.id ORDER BY k.key",
        # A name with an initial meets the names in full, and they it.
        "INSERT OR IGNORE INTO temp.wanted SELECT 'f:' || substr(key, 3) FROM temp.wanted "
        "WHERE key >= 'i:' AND key < 'i;'",
        "INSERT OR IGNORE INTO temp.wanted SELECT 'i:' || substr(key, 3) FROM temp.wanted "
        "WHERE key >= 'f:' AND key < 'f;'",
        "CREATE TEMP TABLE block (key TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO temp.block SELECT w.key, count(*) AS size FROM temp.wanted w "
        "CROSS JOIN match_key k ON k.key = w.key GROUP BY w.key "
        "HAVING size > 1 OR substr(w.key, 1, 2) IN ('f:', 'i:')",
        "DROP TABLE temp.wanted",
    ):
        connection.execute(statement)


def batches(connection: sqlite3.Connection, watch: Callable[[int], None]) -> Iterator[list[Pair]]:
    """All pairs to compare of which at least one is fresh; ``watch`` is told how many are done."""
    done = 0
    for batch in _fresh(connection):
        yield _pairs(connection, batch)
        done += len(batch)
        watch(done)
    yield from _neighbours(connection)


def _fresh(connection: sqlite3.Connection) -> Iterator[list[str]]:
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


_MEETINGS = (
    # key of the one, key of the other, which keys of the one
    ("k.key", "k.key NOT BETWEEN 'f:' AND 'f;'"),
    ("'f:' || substr(k.key, 3)", "k.key >= 'i:' AND k.key < 'i;'"),
    ("'i:' || substr(k.key, 3)", "k.key >= 'f:' AND k.key < 'f;'"),
)


def _pairs(connection: sqlite3.Connection, batch: list[str]) -> list[Pair]:
    """Pairs of which one is in the batch, each fresh pair once over all batches."""
    marks = ",".join("?" * len(batch))
    found: dict[tuple[str, str], bool] = {}
    for meets, which in _MEETINGS:
        for row in connection.execute(
            # The size of a block is looked up before its bearers are: crowds cost nothing here.
            # A fresh pair is met from both ends: the lower end takes it.
            "SELECT k.contact AS one, o.contact AS other, substr(k.key, 1, 2) AS kind "
            f"FROM match_key k CROSS JOIN temp.block s ON s.key = {meets} AND s.size <= "
            f"CASE WHEN substr(s.key, 1, 2) IN {NAMES} THEN {_NAMESAKES} "
            f"WHEN substr(s.key, 1, 2) IN {NAMES_AT} THEN {_COLLEAGUES} ELSE {_CROWD} END "
            "CROSS JOIN match_key o ON o.key = s.key "
            f"WHERE k.contact IN ({marks}) AND {which} AND o.contact <> k.contact "
            "AND (k.contact < o.contact OR o.contact NOT IN (SELECT id FROM temp.fresh))",
            batch,
        ):
            pair = min(row["one"], row["other"]), max(row["one"], row["other"])
            found[pair] = found.get(pair, False) or row["kind"] in PERSONAL
    return [Pair(a, b, personal) for (a, b), personal in sorted(found.items())]


def _neighbours(connection: sqlite3.Connection) -> Iterator[list[Pair]]:
    """Neighbours in the sorted crowds, each pair once."""
    connection.execute("DROP TABLE IF EXISTS temp.neighbour")
    connection.execute(
        "CREATE TEMP TABLE neighbour (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID"
    )
    for (key,) in connection.execute(
        f"SELECT key FROM temp.block WHERE size > ? AND substr(key, 1, 2) IN {NAMES_AT}",
        (_COLLEAGUES,),
    ).fetchall():
        connection.executemany(
            "INSERT OR IGNORE INTO temp.neighbour VALUES (?, ?)",
            _sorted_neighbours(connection, key),
        )
    last = ("", "")
    while True:
        rows = connection.execute(
            "SELECT a, b FROM temp.neighbour WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?",
            (*last, _BATCH),
        ).fetchall()
        if not rows:
            return
        yield [Pair(row["a"], row["b"], personal=False) for row in rows]
        last = rows[-1]["a"], rows[-1]["b"]


def _sorted_neighbours(connection: sqlite3.Connection, key: str) -> Iterator[tuple[str, str]]:
    bearers = connection.execute(
        "SELECT c.id, c.name, f.id IS NOT NULL AS fresh FROM match_key k "
        "CROSS JOIN contact c ON c.id = k.contact LEFT JOIN temp.fresh f ON f.id = c.id "
        "WHERE k.key = ?",
        (key,),
    ).fetchall()
    bearers.sort(key=_by_name)
    for distance in range(1, _NEIGHBOURS + 1):
        for one, other in zip(bearers, bearers[distance:], strict=False):
            if one["fresh"] or other["fresh"]:
                yield min(one["id"], other["id"]), max(one["id"], other["id"])


def _by_name(row: sqlite3.Row) -> tuple[str, str]:
    # The words in order: "Holm, Mara" stands beside "Mara Holm".
    return " ".join(sorted(words(row["name"]))), row["id"]
