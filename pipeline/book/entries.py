"""Entries and their values as rows: writing them, reading them back."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from enrich.contact import Contact, Met, Source
from enrich.contact_json import contact_from_json, contact_to_json
from pipeline.book.records import Entry
from pipeline.plain import clean

LISTS = {
    "title": "titles",
    "department": "departments",
    "organization": "organizations",
    "phone": "phones",
    "email": "emails",
    "url": "urls",
    "social": "socials",
    "address": "addresses",
}
"""Field name in the book to the key of its list in contacts.jsonl."""

_TEXT_OF = {
    "phone": "number",
    "email": "address",
    "url": "url",
    "social": "handle",
    "address": "full",
}
"""Field name to the key of what its items say; ``value`` for the others."""

_EVIDENCE = ("confidence", "reasons", "quad")


def save_entry(connection: sqlite3.Connection, entry: Entry) -> bool:
    """Write an entry, new or in place of its former reading. Say whether anything changed.

    An occasion or date known already stays when the new reading does not say one. Control
    characters are left out, wherever the text comes from.
    """
    contact = entry.contact
    event, dated = _event(connection, contact.met), clean(entry.dated)
    values = list(_value_rows(entry.id, contact))
    former = connection.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE id = ?", (entry.id,)
    ).fetchone()
    if former is not None:
        event, dated = event or former["event"], dated or former["dated"]
    row = (
        *(entry.origin, entry.card, entry.holder, contact.kind, _clean(contact.notes) or None),
        *(event, dated, _extra(entry)),
    )
    if former is not None:
        stored = connection.execute(
            "SELECT * FROM value WHERE entry = ? ORDER BY field, position", (entry.id,)
        )
        if tuple(former) == row and [tuple(v) for v in stored] == sorted(values, key=_place):
            return False
        connection.execute(
            f"UPDATE entry SET ({_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            (*row, entry.id),
        )
        connection.execute("DELETE FROM value WHERE entry = ?", (entry.id,))
    else:
        side = contact.source[0].side if contact.source else "front"
        connection.execute(
            f"INSERT INTO entry (id, lead, side, {_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.id, entry.id, side, *row),
        )
    connection.executemany("INSERT INTO value VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    return True


_COLUMNS = "origin, card, holder, kind, notes, event, dated, extra"


def _place(value: tuple[Any, ...]) -> tuple[str, int]:
    return value[1], value[2]


def _value_rows(entry: str, contact: Contact) -> Iterable[tuple[Any, ...]]:
    data = _clean(contact_to_json(contact))
    if data["name"] is not None and data["name"]["full"]:
        yield _value_row(entry, "name", 0, data["name"])
    for field, key in LISTS.items():
        # Of a value that was nothing but control characters nothing is left.
        items = [item for item in data[key] if item[_TEXT_OF.get(field, "value")]]
        for position, item in enumerate(items):
            yield _value_row(entry, field, position, item)


def _value_row(entry: str, field: str, position: int, item: dict[str, Any]) -> tuple[Any, ...]:
    parts = {key: value for key, value in item.items() if key not in _EVIDENCE}
    return (
        entry,
        field,
        position,
        _json(parts),
        item["confidence"],
        _json(item["reasons"]),
        None if item["quad"] is None else _json(item["quad"]),
    )


def _extra(entry: Entry) -> str:
    contact = entry.contact
    lists = {
        "review": list(contact.review),
        "warnings": list(contact.warnings),
        "languages": list(contact.languages),
        "labels": list(entry.labels),
        # A card has its files from its photo; an imported line may name some as well.
        "files": [] if entry.card else [source.file for source in contact.source],
    }
    extra: dict[str, Any] = {key: value for key, value in lists.items() if value}
    if entry.birthday:
        extra["birthday"] = entry.birthday
    return _json(_clean(extra))


def _clean(value: Any) -> Any:
    """Whatever JSON holds, with every text of it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def _event(connection: sqlite3.Connection, met: Met) -> int | None:
    key = tuple(clean(part or "") for part in (met.event, met.date, met.place))
    if not any(key):
        return None
    connection.execute("INSERT OR IGNORE INTO event (name, date, place) VALUES (?, ?, ?)", key)
    row = connection.execute(
        "SELECT id FROM event WHERE name = ? AND date = ? AND place = ?", key
    ).fetchone()
    return int(row[0])


def load_entry(connection: sqlite3.Connection, id_: str) -> Entry | None:
    """The entry of that id, or None."""
    entries = _load(connection, "e.id = ?", (id_,))
    return entries[0] if entries else None


def load_group(connection: sqlite3.Connection, lead: str) -> list[Entry]:
    """All entries of the contact whose first entry is ``lead``, oldest row first."""
    return _load(connection, "e.lead = ?", (lead,))


def load_card_entries(connection: sqlite3.Connection, digest: str) -> list[Entry]:
    """All entries of the cards on one photo."""
    return _load(connection, "e.card IN (SELECT id FROM card WHERE photo = ?)", (digest,))


def _load(connection: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[Entry]:
    rows = connection.execute(
        "SELECT e.*, v.name, v.date, v.place FROM entry e LEFT JOIN event v ON v.id = e.event "
        f"WHERE {where} ORDER BY e.seq",
        values,
    ).fetchall()
    return [_entry(connection, row) for row in rows]


def _entry(connection: sqlite3.Connection, row: sqlite3.Row) -> Entry:
    extra = json.loads(row["extra"])
    data: dict[str, Any] = {
        "kind": row["kind"],
        "notes": row["notes"],
        "review": extra.get("review"),
        "warnings": extra.get("warnings"),
        "languages": extra.get("languages"),
        **{key: [] for key in LISTS.values()},
    }
    for value in connection.execute(
        "SELECT field, parts, confidence, reasons, quad FROM value "
        "WHERE entry = ? ORDER BY field, position",
        (row["id"],),
    ):
        item = json.loads(value["parts"])
        item["confidence"] = value["confidence"]
        item["reasons"] = json.loads(value["reasons"])
        item["quad"] = value["quad"] and json.loads(value["quad"])
        if value["field"] == "name":
            data["name"] = item
        else:
            data[LISTS[value["field"]]].append(item)
    sources = (
        _sources(connection, row["card"]) if row["card"] else sources_named(extra.get("files", ()))
    )
    contact = replace(
        contact_from_json(data),
        met=_met(row),
        source=tuple(replace(source, side=row["side"]) for source in sources),
    )
    return Entry(
        id=row["id"],
        contact=contact,
        origin=row["origin"],
        card=row["card"],
        holder=row["holder"],
        dated=row["dated"],
        birthday=extra.get("birthday"),
        labels=tuple(extra.get("labels", ())),
    )


def _met(row: sqlite3.Row) -> Met:
    return Met(row["name"] or None, row["date"] or None, row["place"] or None)


def sources_named(files: Iterable[str]) -> tuple[Source, ...]:
    """Sources of which only the files are known; a file that is named twice had two cards."""
    seen: Counter[str] = Counter()
    sources = []
    for file in files:
        sources.append(Source(file, seen[file]))
        seen[file] += 1
    return tuple(sources)


def _sources(connection: sqlite3.Connection, card: str) -> tuple[Source, ...]:
    row = connection.execute(
        "SELECT p.files, c.page, c.position FROM card c JOIN photo p ON p.digest = c.photo "
        "WHERE c.id = ?",
        (card,),
    ).fetchone()
    if row is None:
        return ()
    return tuple(
        Source(file, row["position"], page=row["page"]) for file in json.loads(row["files"])
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
