"""Which contacts are worth comparing: those that share a key few others bear.

All of it happens inside the database and batch by batch, so that memory does not grow with
the book. A key that many share (a switchboard, a common name) would cost the square of its
bearers and says little: among those only neighbours are compared, once sorted by their
organisation and once by the host of their e-mail address, where the second sign that they
are one is to be expected ("sorted neighbourhood", Hernández and Stolfo 1995).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from enrich.merging.keys import WEAK
from enrich.merging.text import fold

_BATCH = 400
"""Contacts whose partners are fetched at a time."""

_CROWD = 20
"""Of a key that more contacts share, only neighbours are compared."""

_NEIGHBOURS = 3
"""How far apart two may stand in a sorted crowd to be compared."""

_TELLING_CROWDS = ("n:", "g:")
"""Keys whose crowds are sorted: bearers of one name. What a firm shares is passed over."""


@dataclass(frozen=True)
class Pair:
    """Two contacts to compare, ``a`` before ``b``."""

    a: str
    b: str
    strong: bool
    """Whether they share more than a similar name."""


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
            f"FROM match_key k CROSS JOIN temp.block s ON s.key = {meets} AND s.size <= ? "
            "CROSS JOIN match_key o ON o.key = s.key "
            f"WHERE k.contact IN ({marks}) AND {which} AND o.contact <> k.contact "
            "AND (k.contact < o.contact OR o.contact NOT IN (SELECT id FROM temp.fresh))",
            (_CROWD, *batch),
        ):
            pair = min(row["one"], row["other"]), max(row["one"], row["other"])
            found[pair] = found.get(pair, False) or row["kind"] not in WEAK
    return [Pair(a, b, strong) for (a, b), strong in sorted(found.items())]


def _neighbours(connection: sqlite3.Connection) -> Iterator[list[Pair]]:
    """Neighbours in the sorted crowds, each pair once: whoever shares one name shares its forms."""
    connection.execute("DROP TABLE IF EXISTS temp.neighbour")
    connection.execute(
        "CREATE TEMP TABLE neighbour (a TEXT, b TEXT, strong INTEGER, PRIMARY KEY (a, b)) "
        "WITHOUT ROWID"
    )
    # The crowds that tell more come first.
    for kind in sorted(_TELLING_CROWDS, key=WEAK.__contains__):
        for key in _crowds(connection, kind):
            connection.executemany(
                "INSERT OR IGNORE INTO temp.neighbour VALUES (?, ?, ?)",
                [(a, b, kind not in WEAK) for a, b in _sorted_neighbours(connection, key)],
            )
    last = ("", "")
    while True:
        rows = connection.execute(
            "SELECT a, b, strong FROM temp.neighbour WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?",
            (*last, _BATCH),
        ).fetchall()
        if not rows:
            return
        yield [Pair(row["a"], row["b"], bool(row["strong"])) for row in rows]
        last = rows[-1]["a"], rows[-1]["b"]


def _crowds(connection: sqlite3.Connection, kind: str) -> list[str]:
    rows = connection.execute(
        "SELECT key FROM temp.block WHERE key >= ? AND key < ? AND size > ? ORDER BY key",
        (kind, f"{kind}\U0010ffff", _CROWD),
    )
    return [row["key"] for row in rows]


def _sorted_neighbours(connection: sqlite3.Connection, key: str) -> set[tuple[str, str]]:
    bearers = connection.execute(
        "SELECT c.id, c.organization, c.email, f.id IS NOT NULL AS fresh FROM match_key k "
        "JOIN contact c ON c.id = k.contact LEFT JOIN temp.fresh f ON f.id = c.id "
        "WHERE k.key = ?",
        (key,),
    ).fetchall()
    pairs = set()
    for order in (_by_organization, _by_host):
        ordered = sorted((row for row in bearers if order(row)[0]), key=order)
        for distance in range(1, _NEIGHBOURS + 1):
            for one, other in zip(ordered, ordered[distance:], strict=False):
                if one["fresh"] or other["fresh"]:
                    pairs.add((min(one["id"], other["id"]), max(one["id"], other["id"])))
    return pairs


def _by_organization(row: sqlite3.Row) -> tuple[str, str]:
    return fold(row["organization"] or ""), row["id"]


def _by_host(row: sqlite3.Row) -> tuple[str, str]:
    return fold(row["email"] or "").rpartition("@")[2], row["id"]
