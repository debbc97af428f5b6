"""Our own table, edited, back into the book it was written from: what was changed is your word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from enrich.contact import Contact
from enrich.merging.same_value import digits
from pipeline.book import Book
from pipeline.book.entries import LISTS
from pipeline.book.records import Entry
from pipeline.book.said import Word
from pipeline.export.table import CHECKED, PHONE_COLUMNS, phone_text, split_cell, table_row
from pipeline.imports.own import PHONE_KINDS, OwnLine, readings_of, together

_SINGLE = {
    "prefix": "prefix",
    "suffix": "suffix",
    "native_name": "native",
    "kind": "kind",
    "notes": "notes",
    "event": "event",
    "met_on": "met_on",
    "met_at": "place",
}
"""Columns that are a field of :mod:`pipeline.book.corrections`, and which."""

_LISTS = {
    "title": ("title", ""),
    "department": ("department", ""),
    "organization": ("organization", "other_organizations"),
    "email": ("email", "other_emails"),
    "url": ("url", "other_urls"),
    "social": ("social", ""),
}
"""Fields of several values: the column of the first of them, or of all, and that of the others."""

_NAME_PARTS = ("given_name", "additional_names", "family_name")
_ADDRESS_PARTS = ("street", "city", "region", "postal_code", "country")


@dataclass(frozen=True)
class Brought:
    """What a table holds for a book."""

    entries: tuple[Entry, ...]
    """Lines of which the book knows nothing yet, or that it has from such a table."""
    words: Mapping[str, Sequence[Word]]
    """By id of the contact: what was changed in the table."""


def bring_back(book: Book, lines: Iterable[OwnLine]) -> Brought:
    """Compare the lines with the book, by their ids. Changes nothing.

    A contact that came from photos stays as it was read, with what was changed in the table
    as corrections; so the same table twice makes nobody twice.
    """
    entries: list[Entry] = []
    words: dict[str, list[Word]] = {}
    for line in lines:
        row = next(
            book.query("SELECT origin FROM entry WHERE id = ?", (line.entry.id,)),
            None,
        )
        if row is None:
            entries.append(line.entry)
            continue
        derived = book.derived(line.entry.id)
        current = table_row(derived.contact)
        changes = list(_changes(line, derived.contact, current))
        if row["origin"] == line.entry.origin and any(
            not _is_same(column, line.cells[column], current[column])
            for column in CHECKED
            if column in line.cells
        ):
            stored = next(entry for entry in derived.entries if entry.id == line.entry.id)
            fields = {field for field, _ in changes} | {c.field for c in derived.corrections}
            entries.append(_without_words(line.entry, stored, fields))
        last = {c.field: (c.op, list(c.texts)) for c in derived.corrections}
        said: list[Word] = [
            (field, "set", texts) for field, texts in changes if last.get(field) != ("set", texts)
        ]
        if said:
            words[line.entry.id] = said
    return Brought(tuple(entries), words)


def _without_words(entry: Entry, stored: Entry, fields: Iterable[str]) -> Entry:
    """The line, with what the book has from it in the fields that the owner spoke of.

    The owner's word is kept as such alone, also when a table shows it: once it is taken back, the
    former value must still be there.
    """
    contact, former = entry.contact, stored.contact
    for field in fields:
        change: dict[str, Any]
        match field:
            case "name" | "kind" | "notes":
                change = {field: getattr(former, field)}
            case "native" | "prefix" | "suffix":
                part: dict[str, Any] = {field: getattr(former.name, field, None)}
                change = {"name": contact.name and replace(contact.name, **part)}
            case "event" | "place":
                change = {"met": replace(contact.met, **{field: getattr(former.met, field)})}
            case "met_on":
                change = {"met": replace(contact.met, date=former.met.date)}
                entry = replace(entry, dated=stored.dated)
            case _:
                change = {LISTS[field]: getattr(former, LISTS[field])}
        contact = replace(contact, **change)
    return replace(entry, contact=contact)


def _changes(
    line: OwnLine, contact: Contact, current: Mapping[str, str]
) -> Iterable[tuple[str, list[str]]]:
    """Fields, and the values that the table has for them in place of the book's."""
    changed = {column for column in line.cells if _is_changed(line, column, current)}
    # A cell that nobody changed may be older than what the book has by now.
    cells = {**current, **{column: line.cells[column] for column in changed}}
    name = _name(changed, cells)
    if name is not None:
        yield "name", name
    for column, field in _SINGLE.items():
        if column in changed:
            yield field, [cells[column]] if cells[column] else []
    for field, (first, others) in _LISTS.items():
        if changed & {first, others}:
            yield field, together(cells, first, others) if others else split_cell(cells[first])
    if changed & PHONE_KINDS.keys():
        yield "phone", list(_phones(contact, cells))
    if changed & {"address", "other_addresses", *_ADDRESS_PARTS}:
        first = _address(changed, cells, current)
        yield "address", [*filter(None, [first]), *split_cell(cells["other_addresses"])]


def _is_changed(line: OwnLine, column: str, current: Mapping[str, str]) -> bool:
    if column not in CHECKED or _is_same(column, line.cells[column], current[column]):
        return False
    if line.edited is not None:
        return column in line.edited
    # Without the sums an empty cell may be one that the book has filled since, and the parts
    # of a name or an address follow from the whole.
    return bool(line.cells[column]) and column not in (*_NAME_PARTS, *_ADDRESS_PARTS)


def _is_same(column: str, cell: str, current: str) -> bool:
    if any(reading.split() == current.split() for reading in readings_of(column, cell)):
        return True
    # A table saved in Windows' old code page has question marks for what that does not know.
    return "?" in cell and cell == current.encode("cp1252", "replace").decode("cp1252")


def _name(changed: set[str], cells: Mapping[str, str]) -> list[str] | None:
    if changed & set(_NAME_PARTS):
        given = " ".join(filter(None, (cells["given_name"], cells["additional_names"])))
        return [", ".join(filter(None, (cells["family_name"], given)))]
    if "name" in changed:
        return [cells["name"]] if cells["name"] else []
    return None


def _phones(contact: Contact, cells: Mapping[str, str]) -> Iterable[str]:
    kinds = {digits(phone_text(phone)): phone.type for phone in contact.phones}
    for column, kind in PHONE_KINDS.items():
        for text in split_cell(cells[column]):
            # The column of other numbers holds those of several kinds.
            known = kinds.get(digits(text))
            other = column == "phone_other" and known and known not in PHONE_COLUMNS
            yield f"{known if other else kind}:{text}"


def _address(changed: set[str], cells: Mapping[str, str], current: Mapping[str, str]) -> str:
    """The first address, with the changed parts in the place of the former ones."""
    full = cells["address"]
    for part in _ADDRESS_PARTS:
        if "address" in changed or part not in changed:
            continue
        former, now = current[part], cells[part]
        if former and former in full:
            full = full.replace(former, now, 1)
        elif now:
            full = f"{full}, {now}" if full else now
    return re.sub(r"(?:,\s*)+(?=,|\Z)", "", full).strip(" ,")
