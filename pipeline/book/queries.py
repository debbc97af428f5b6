"""What a query asks of a contact, as conditions on the rows of the book."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from enrich.fold import fold
from enrich.merging.same_value import digits
from enrich.merging.text import words

_LEAST_DIGITS = 5
"""Fewer are a year, a house number or a postcode as well as a telephone number."""
_OF_NUMBER = re.compile(r"\+?[\d()/.\-]*\d[\d()/.\-]*", re.ASCII)

_NAMES_IT = "instr(c.search, ?) BETWEEN 1 AND instr(c.search || char(10), char(10))"
"""The first line of the searched text is what a contact is called and reached by."""
_HOLDS_IT = "instr(c.search, ?)"

_NOTED_SQL = """
SELECT e.lead, t.value FROM about t CROSS JOIN entry e ON e.id = t.contact
WHERE t.live AND t.key NOT IN ('star', 'birthday') AND {about}
AND NOT EXISTS (SELECT 1 FROM about n
                WHERE n.contact = t.contact AND n.key = t.key AND n.live AND n.id > t.id)
UNION ALL
SELECT e.lead, t.note FROM touch t CROSS JOIN entry e ON e.id = t.contact
WHERE t.note IS NOT NULL AND t.live AND {touch}
UNION ALL
SELECT e.lead, t.note FROM task_mark t CROSS JOIN entry e ON e.id = t.contact
WHERE t.note IS NOT NULL AND t.live AND {touch}
UNION ALL
SELECT e.lead, t.name || ' ' || t.place FROM event t CROSS JOIN entry e ON e.event = t.id
WHERE {event}
"""
"""What the owner noted of people, and all their meetings; joined crosswise, so that SQLite begins
with the texts."""


def _holds(text: str) -> str:
    """That the SQL ``text`` holds the first parameter, or may: SQLite lowers plain letters only."""
    return f"(instr(lower({text}), ?1) OR length({text}) < length(CAST({text} AS BLOB)))"


_NOTED = _NOTED_SQL.format(
    about=_holds("t.value"), touch=_holds("t.note"), event=_holds("t.name || ' ' || t.place")
)


def conditions(
    connection: sqlite3.Connection, query: str, widely: bool = True
) -> Iterator[tuple[str, list[str]]]:
    """Conditions on the table ``contact c``, with their values, that all words of a query make.

    Args:
        widely: look also into addresses, notes and meetings, and not only into what a contact is
            called and reached by.
    """
    for group in _groups(query):
        texts = [fold(query.strip())] if "@" in query else list(words(" ".join(group)))
        found = [_condition(connection, text, widely) for text in texts]
        clause = " AND ".join(f"({one})" for one, _ in found) or "1"
        values = [value for _, of_one in found for value in of_one]
        if number := _number(group):
            clause = f"({clause}) OR {_HOLDS_IT if widely else _NAMES_IT}"
            values.append(number)
        yield clause, values


def _groups(query: str) -> list[list[str]]:
    """The words of a query; those that may be one telephone number together."""
    if "@" in query:
        return [[query]]
    groups: list[list[str]] = []
    before = False
    for word in query.split():
        of_number = _OF_NUMBER.fullmatch(word) is not None
        if of_number and before:
            groups[-1].append(word)
        else:
            groups.append([word])
        before = of_number
    return groups


def _number(group: list[str]) -> str | None:
    """What stands at the end of a number however it is dialled: without the zeros before it."""
    if not all(_OF_NUMBER.fullmatch(word) for word in group):
        return None
    dialled = digits("".join(group).replace("(0)", "")).lstrip("0")
    return dialled if len(dialled) >= _LEAST_DIGITS else None


def _condition(connection: sqlite3.Connection, text: str, widely: bool) -> tuple[str, list[str]]:
    if not widely:
        return _NAMES_IT, [text]
    noted = _noted(connection, text)
    if not noted:
        return _HOLDS_IT, [text]
    clause = f"{_HOLDS_IT} OR c.id IN (SELECT value FROM json_each(?))"
    return clause, [text, json.dumps(sorted(noted))]


def _noted(connection: sqlite3.Connection, text: str) -> set[str]:
    """The contacts of whom something with this folded text in it was noted."""
    rows = connection.execute(_NOTED, (text,))
    return {lead for lead, value in rows if value.isascii() or text in fold(value)}
