"""kith's own ``contacts.csv``, as it comes back from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import phonenumbers

from enrich.contact import Address, Contact, Met, Name, Phone, Social, Text, Url
from enrich.merging.same_value import digits
from pipeline.book.entries import sources_named
from pipeline.book.records import Entry
from pipeline.errors import WrongUse
from pipeline.export.checks import is_as_written, split_check
from pipeline.export.table import CHECK, CHECKED, COLUMNS, PHONE_COLUMNS, split_cell
from pipeline.imports.lines import make_emails, make_entry, make_phone, said_by
from pipeline.imports.tables import header_of, rows_of

PHONE_KINDS = {column: kind for kind, column in PHONE_COLUMNS.items()} | {"phone_other": "unknown"}
"""The kind of the numbers in each column."""

_ORIGIN = "kith"
_TELLING = {
    *("given_name", "additional_names", "family_name", "native_name", "other_organizations"),
    *("phone_mobile", "phone_work", "phone_fax", "phone_other", "other_emails", "other_urls"),
    *("other_addresses", "met_on", "met_at"),
}
"""Columns that no other address book calls so."""


def is_own(header: Sequence[str]) -> bool:
    """Whether these are columns of ours; some may have been taken out."""
    return len(_TELLING & {name.strip().lower() for name in header}) >= 3


@dataclass(frozen=True)
class OwnLine:
    """One row of the table."""

    entry: Entry
    cells: Mapping[str, str]
    """By column, as they were before a spreadsheet took numbers and days its own way."""
    edited: frozenset[str] | None
    """The columns whose cell was changed since the table was written; None if that is unknown."""


def read_own(text: str, region: str | None = None) -> Iterator[Entry]:
    """The contacts of the table."""
    return (line.entry for line in own_lines(text, region))


def own_lines(text: str, region: str | None = None, today: date | None = None) -> Iterator[OwnLine]:
    """The rows of the table that say anything.

    Args:
        today: nobody was met after it.

    Raises:
        WrongUse: a cell lost what it said, or cannot be told; the message names its line.
    """
    names = [name.strip().lower() for name in header_of(text)]
    seen: set[str] = set()
    for number, row in enumerate(rows_of(text, names), 1):
        sums = split_check(row.get(CHECK, ""), CHECKED)
        known = {column: row[column] for column in COLUMNS if column in row}
        try:
            found = {column: _restore(column, cell, sums, today) for column, cell in known.items()}
        except ValueError as error:
            raise WrongUse(f"contact {number} of the table: {error}") from error
        cells = {column: cell for column, (cell, _) in found.items()}
        edited = frozenset(column for column, (_, same) in found.items() if not same)
        # A row that was copied to make another contact of it still bears the first one's id.
        id_ = cells.get("id", "") if cells.get("id") not in seen else ""
        seen.add(id_)
        contact = _contact(cells, region, frozenset() if sums is None else edited)
        if contact != Contact(kind=contact.kind):
            entry = make_entry(_ORIGIN, contact, id_ or None, contact.met.date or "")
            entry = replace(entry, id=id_) if re.fullmatch(r"[a-z2-7]{12}", id_) else entry
            yield OwnLine(entry, cells, None if sums is None else edited)


def readings_of(column: str, cell: str) -> list[str]:
    """What the cell may have been before a spreadsheet took it for a number or a day."""
    if column in PHONE_KINDS and re.fullmatch(r"\d{6,15}", cell):
        return [cell, "+" + cell]
    if column == "postal_code" and cell.isdigit():
        return [cell, "0" + cell, "00" + cell]
    if column == "met_on":
        return [cell, *_days(cell)]
    return [cell]


def _restore(
    column: str, cell: str, sums: Mapping[str, str] | None, today: date | None
) -> tuple[str, bool]:
    """The cell as it was meant, and whether it is as kith wrote it.

    Raises:
        ValueError: it cannot be told what it was.
    """
    readings = readings_of(column, cell)
    if sums is not None and column in sums:
        for reading in readings:
            if is_as_written(column, reading, sums):
                return reading, True
    if column in PHONE_KINDS and re.fullmatch(r"\d[.,]\d+E\+?\d+", cell, re.IGNORECASE):
        raise ValueError(
            f"{column} {cell}: the spreadsheet has shortened the number. Make the column text "
            "there, and write the number anew."
        )
    if column == "kind" and cell not in ("", "individual", "org"):
        raise ValueError(f"kind {cell}: is neither individual nor org")
    if column == "met_on" and cell:
        days = _days(cell)
        if len(days) != 1:
            raise ValueError(f"met_on {cell}: cannot be told. Write the day as in 2026-11-20.")
        cell = days[0]
        if today is not None and cell > today.isoformat():
            raise ValueError(f"met_on {cell}: has not come yet. Today is {today}.")
    return cell, column == "id"


def _days(cell: str) -> list[str]:
    """The days that a date in whatever order may mean, as ISO dates."""
    numbers = re.fullmatch(
        r"(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})\.?(?: 0?0:00(?::00)?)?", cell
    )
    if numbers is None:
        return []
    a, b, c = (int(number) for number in numbers.groups())
    c += 2000 if c < 100 and a < 100 else 0
    orders = [(a, b, c)] if a > 31 else [(c, b, a)] if "." in cell else [(c, b, a), (c, a, b)]
    found = []
    for year, month, day in orders:
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def together(cells: Mapping[str, str], first: str, others: str) -> list[str]:
    """The values of a field whose first has a column of its own."""
    return [*filter(None, [cells.get(first, "")]), *split_cell(cells.get(others, ""))]


def _contact(cells: Mapping[str, str], region: str | None, edited: frozenset[str]) -> Contact:
    name = _name(cells)
    return Contact(
        kind=cells.get("kind") or ("individual" if name else "org"),
        source=sources_named(split_cell(cells.get("files", ""))),
        name=name,
        titles=_texts(split_cell(cells.get("title", ""))),
        departments=_texts(split_cell(cells.get("department", ""))),
        organizations=_texts(together(cells, "organization", "other_organizations")),
        phones=tuple(
            # What kith wrote without a country code was not to be dialled: it stays so.
            _phone(text, kind, region if column in edited or CHECK not in cells else None)
            for column, kind in PHONE_KINDS.items()
            for text in split_cell(cells.get(column, ""))
        ),
        emails=make_emails(together(cells, "email", "other_emails"), _ORIGIN),
        urls=tuple(Url(url, said_by(_ORIGIN)) for url in together(cells, "url", "other_urls")),
        socials=tuple(_socials(cells)),
        addresses=tuple(_addresses(cells)),
        notes=cells.get("notes") or None,
        met=Met(*(cells.get(column) or None for column in ("event", "met_on", "met_at"))),
        review=tuple(split_cell(cells.get("review", ""))),
        warnings=tuple(split_cell(cells.get("warnings", ""))),
        languages=tuple(split_cell(cells.get("languages", ""))),
    )


def _texts(values: list[str]) -> tuple[Text, ...]:
    return tuple(Text(value, said_by(_ORIGIN)) for value in values)


def _name(cells: Mapping[str, str]) -> Name | None:
    prefix, given, additional, family, suffix, native = (
        cells.get(column) or None
        for column in (
            *("prefix", "given_name", "additional_names", "family_name", "suffix"),
            "native_name",
        )
    )
    full = cells.get("name") or " ".join(filter(None, (given, additional, family))) or native
    if not full:
        return None
    return Name(full, prefix, given, additional, family, suffix, native, said_by(_ORIGIN))


def _phone(text: str, kind: str, region: str | None) -> Phone:
    phone = make_phone(text, kind, _ORIGIN, region)
    if text.startswith("+") or phone.valid:
        return phone
    try:
        # With the code but without its plus, as spreadsheets leave it.
        parsed = phonenumbers.parse(f"+{phone.number}") if region else None
    except phonenumbers.NumberParseException:
        return phone
    if parsed is None or not phonenumbers.is_valid_number(parsed) or len(digits(text)) < 10:
        return phone
    return replace(make_phone(f"+{text}", kind, _ORIGIN, None), raw=text)


def _socials(cells: Mapping[str, str]) -> Iterator[Social]:
    for value in split_cell(cells.get("social", "")):
        network, colon, handle = value.partition(":")
        if colon and handle.strip():
            yield Social(network.strip().lower(), handle.strip(), said_by(_ORIGIN))


def _addresses(cells: Mapping[str, str]) -> Iterator[Address]:
    street, city, region, code, country = (
        cells.get(column) or None
        for column in ("street", "city", "region", "postal_code", "country")
    )
    full = cells.get("address") or ", ".join(filter(None, (street, city, region, code, country)))
    if full:
        yield Address(full, street, city, region, code, country, said_by(_ORIGIN))
    for other in split_cell(cells.get("other_addresses", "")):
        yield Address(other, evidence=said_by(_ORIGIN))
