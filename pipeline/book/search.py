"""Finding contacts by name, e-mail address or id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from enrich.contact import Met
from enrich.fold import fold
from enrich.merging.text import words
from pipeline.book.queries import conditions
from pipeline.book.records import Ambiguous, Listed, NotInBook

_COLUMNS = (
    "c.id, c.kind, c.name, c.organization, c.title, c.email, c.phone, c.city, c.country, "
    "c.event, c.met_on, c.place"
)

_EVENT_IS_CORRECTED = (
    "EXISTS (SELECT 1 FROM entry o JOIN correction k ON k.contact = o.id, json_each(k.covers) j "
    "WHERE o.lead = e.lead AND k.live AND k.field = 'event' AND j.value = e.id)"
)
"""Of an entry ``e``: whether its owner said another event of it."""


def list_contacts(
    connection: sqlite3.Connection,
    query: str = "",
    event: str | None = None,
    kind: str | None = None,
    widely: bool = True,
) -> Iterator[Listed]:
    """Contacts that hold every word of ``query``, in the order of their names.

    Args:
        event: only those met there, or of whom a card was got there (case ignored). What the
            owner said of where they met stands for all cards there were then.
        kind: individual or org only.
        widely: whether addresses, notes and meetings count too.
    """
    where: list[str] = ["1"]
    values: list[str] = []
    for clause, wanted in conditions(connection, query, widely):
        where.append(clause)
        values += wanted
    if event is not None:
        where.append(
            "c.id IN (SELECT e.lead FROM entry e JOIN event v ON v.id = e.event "
            f"WHERE v.name = ? COLLATE NOCASE AND NOT {_EVENT_IS_CORRECTED}) "
            "OR c.event = ? COLLATE NOCASE"
        )
        values += [event, event]
    if kind is not None:
        where.append("c.kind = ?")
        values.append(kind)
    condition = " AND ".join(f"({clause})" for clause in where)
    for row in connection.execute(
        f"SELECT {_COLUMNS} FROM contact c WHERE {condition} ORDER BY c.sort, c.id", values
    ):
        yield listed(row)


def find_contact(connection: sqlite3.Connection, query: str) -> str:
    """The id of the one contact that ``query`` names.

    An id or the start of one (at least four characters) is looked for first, then an
    e-mail address, then a whole name, then words of a name, then words of what else they are
    called and reached by: who shares a card with somebody has their address too, but not their
    name. Notes name nobody: they tell of others.

    Raises:
        NotInBook: nobody.
        Ambiguous: several; they are listed.
    """
    query = query.strip()
    for attempt in (_by_id, _by_email, _by_name, _by_words_of_name, _by_words):
        found = attempt(connection, query)
        if len(found) == 1:
            return found[0].id
        if found:
            raise Ambiguous(query, found)
    raise NotInBook(
        f"{query!r}: nobody in the book answers to this",
        "See who is there with: kith contacts",
    )


def _by_id(connection: sqlite3.Connection, query: str) -> list[Listed]:
    if len(query) < 4 or not query.isascii() or not query.isalnum():
        return []
    # Ids of cards that were merged into a contact lead to it as well.
    return _select(
        connection,
        "c.id IN (SELECT lead FROM entry WHERE id >= ? AND id < ?)",
        (query.lower(), query.lower() + "\x7f"),
    )


def _by_email(connection: sqlite3.Connection, query: str) -> list[Listed]:
    if "@" not in query:
        return []
    return _select(
        connection,
        "c.id IN (SELECT contact FROM match_key WHERE key = ?)",
        (f"e:{fold(query)}",),
    )


def _by_name(connection: sqlite3.Connection, query: str) -> list[Listed]:
    folded = words(query)
    return [
        choice
        for choice in _by_words(connection, query)
        if sorted(words(choice.name)) == sorted(folded)
    ]


def _by_words_of_name(connection: sqlite3.Connection, query: str) -> list[Listed]:
    folded = words(query)
    return [
        choice
        for choice in _by_words(connection, query)
        if all(any(own.startswith(word) for own in words(choice.name)) for word in folded)
    ]


def _by_words(connection: sqlite3.Connection, query: str) -> list[Listed]:
    return list(list_contacts(connection, query, widely=False)) if words(query) else []


def _select(
    connection: sqlite3.Connection, condition: str, values: tuple[str, ...]
) -> list[Listed]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM contact c WHERE {condition} ORDER BY c.sort, c.id", values
    )
    return [listed(row) for row in rows]


def listed(row: sqlite3.Row) -> Listed:
    """A row of the contact table as a list shows it."""
    return Listed(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        organization=row["organization"],
        title=row["title"],
        email=row["email"],
        phone=row["phone"],
        city=row["city"],
        country=row["country"],
        met=Met(row["event"], row["met_on"], row["place"]),
    )
