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
from enum import IntEnum

from enrich.merging.keys import NAMES, NAMES_AT, PERSONAL
from enrich.merging.text import words

_BATCH = 500
"""Pairs that are in memory at a time."""

_CROWD = 10
"""A key that more contacts share is that of a crowd. A number or an address that so many
have is the firm's, and of colleagues of one name the firm itself tells."""

_NAMESAKES = 6
"""The same for a key that is a name and nothing else. From five bearers on a name is a common
one (see :mod:`pipeline.book.dedupe`), and without a second sign no pair of them is proposed."""

_COLLEAGUES = 20
"""The same for a key that is a word of a name with a second sign; larger ones are sorted."""

_NEIGHBOURS = 3
"""How far apart two may stand in a sorted crowd to be compared."""


class Shared(IntEnum):
    """The most telling of the keys that two contacts share."""

    NAME = 0
    """A name, or one that is near, and no more."""
    SIGN = 1
    """A word of a name with a second sign, such as the firm."""
    PERSONAL = 2
    """What may be one person's under two names."""


@dataclass(frozen=True)
class Pair:
    """Two contacts to compare, ``a`` before ``b``."""

    a: str
    b: str
    shared: Shared


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
    connection.execute("DROP TABLE IF EXISTS temp.pair")
    connection.execute(
        "CREATE TEMP TABLE pair (a TEXT, b TEXT, kind INTEGER NOT NULL, PRIMARY KEY (a, b)) "
        "WITHOUT ROWID"
    )
    _meet(connection)
    _stand_side_by_side(connection)
    done = 0
    last = ("", "")
    while True:
        rows = connection.execute(
            "SELECT a, b, kind FROM temp.pair WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?",
            (*last, _BATCH),
        ).fetchall()
        if not rows:
            return
        yield [Pair(row["a"], row["b"], Shared(row["kind"])) for row in rows]
        last = rows[-1]["a"], rows[-1]["b"]
        done += len(rows)
        watch(done)


_KEEP = (
    " INTO temp.pair SELECT min(one, other), max(one, other), kind FROM (%s) WHERE true "
    "ON CONFLICT DO UPDATE SET kind = max(kind, excluded.kind)"
)

_KIND = (
    f"CASE WHEN substr(s.key, 1, 2) IN {NAMES} THEN {Shared.NAME:d} "
    f"WHEN substr(s.key, 1, 2) IN {PERSONAL} THEN {Shared.PERSONAL:d} ELSE {Shared.SIGN:d} END"
)

_LIMIT = (
    f"CASE WHEN substr(s.key, 1, 2) IN {NAMES} THEN {_NAMESAKES} "
    f"WHEN substr(s.key, 1, 2) IN {NAMES_AT} THEN {_COLLEAGUES} ELSE {_CROWD} END"
)

_IS_FRESH = "IN (SELECT id FROM temp.fresh)"


def _meet(connection: sqlite3.Connection) -> None:
    """The pairs of all blocks that are no crowd.

    The blocks are gone through in the order of the keys, which is that of the table, so that a
    large book is read from one end to the other and not all over the disk.
    """
    connection.execute(
        "INSERT"
        + _KEEP
        % (
            f"SELECT k.contact AS one, o.contact AS other, {_KIND} AS kind FROM temp.block s "
            "CROSS JOIN match_key k ON k.key = s.key "
            "CROSS JOIN match_key o ON o.key = s.key AND o.contact > k.contact "
            f"WHERE s.size > 1 AND s.size <= {_LIMIT} AND s.key NOT BETWEEN 'f:' AND 'f;' "
            f"AND (k.contact {_IS_FRESH} OR o.contact {_IS_FRESH})"
        )
    )
    # Names with an initial and the names in full that they may stand for.
    connection.execute(
        "INSERT"
        + _KEEP
        % (
            f"SELECT k.contact AS one, o.contact AS other, {Shared.NAME:d} AS kind "
            "FROM temp.block i CROSS JOIN temp.block s ON s.key = 'f:' || substr(i.key, 3) "
            "CROSS JOIN match_key k ON k.key = i.key CROSS JOIN match_key o ON o.key = s.key "
            f"WHERE i.key >= 'i:' AND i.key < 'i;' AND i.size <= {_NAMESAKES} "
            f"AND s.size <= {_NAMESAKES} AND o.contact <> k.contact "
            f"AND (k.contact {_IS_FRESH} OR o.contact {_IS_FRESH})"
        )
    )


def _stand_side_by_side(connection: sqlite3.Connection) -> None:
    """Neighbours in the sorted crowds."""
    for (key,) in connection.execute(
        f"SELECT key FROM temp.block WHERE size > ? AND substr(key, 1, 2) IN {NAMES_AT}",
        (_COLLEAGUES,),
    ).fetchall():
        connection.executemany(
            "INSERT" + _KEEP % f"SELECT ? AS one, ? AS other, {Shared.SIGN:d} AS kind",
            list(_sorted_neighbours(connection, key)),
        )


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
                yield one["id"], other["id"]


def _by_name(row: sqlite3.Row) -> tuple[str, str]:
    # The words in order: "Holm, Mara" stands beside "Mara Holm".
    return " ".join(sorted(words(row["name"]))), row["id"]
