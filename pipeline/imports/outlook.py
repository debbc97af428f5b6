"""Classic Outlook's CSV, in whatever language Outlook wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enrich.address_order import in_country_order
from enrich.contact import Address, Contact, Met, Phone
from enrich.fold import fold
from pipeline.book.records import Entry
from pipeline.export.outgoing import id_of
from pipeline.export.outlook import HEADER
from pipeline.imports.left_over import take_left_over
from pipeline.imports.lines import (
    iso_date,
    make_emails,
    make_entry,
    make_links,
    make_name,
    make_phone,
    make_texts,
    said_by,
    with_unusable,
)
from pipeline.imports.meetings import take_met, take_native
from pipeline.imports.outlook_columns import ENGLISH
from pipeline.imports.tables import Row, header_of, rows_of

_SAME_ORDER = HEADER.index("Telex")
"""Up to here every language has the columns in the order of the English; then by alphabet."""

_MANY = 80
"""A table with so many columns is Outlook's: it writes some ninety, Google fewer or more by far
and with names of its own."""

_KNOWN = frozenset(HEADER)


def is_outlook(header: Sequence[str]) -> bool:
    """Whether these are columns of Outlook, known by name or by their number."""
    names = english_columns(header)
    known = sum(1 for name in names if name in _KNOWN)
    return known >= 4 or len(header) >= _MANY


def english_columns(header: Sequence[str]) -> list[str]:
    """The English names of Outlook's columns, in a language kith knows or by their place.

    A column of which neither can be said bears its own name.
    """
    names = [name.strip() for name in header]
    known = [name if name in _KNOWN else ENGLISH.get(fold(name), "") for name in names]
    # French has "Titre" for the honorific and, further on, for the position.
    twice = [n for n, name in enumerate(known) if name == "Job Title"]
    if len(twice) == 2 and twice[0] == 0:
        known[0] = "Title"
    if len(names) >= _MANY and sum(map(bool, known)) < len(names) // 4:
        known[:_SAME_ORDER] = HEADER[:_SAME_ORDER]
    return [english or name for english, name in zip(known, names, strict=True)]


def read_outlook(text: str, region: str | None = None) -> Iterator[Entry]:
    """Contacts of a classic Outlook export."""
    header = header_of(text)
    columns = english_columns(header)
    in_english = columns == [name.strip() for name in header]
    for row in rows_of(text, columns):
        name = make_name(
            "",
            row.get("First Name", ""),
            row.get("Middle Name", ""),
            row.get("Last Name", ""),
            row.get("Title", ""),
            row.get("Suffix", ""),
            "outlook",
        )
        labels = [label.strip() for label in row.get("Categories", "").split(";")]
        met, notes = take_met(row.get("Notes", ""), labels)
        if name is not None and met != Met():
            name, notes = take_native(name, notes)
        more = take_left_over(notes)
        pages = [_web_page(row), *more.values.get("Web Page", ())]
        urls, socials = make_links(pages, "outlook")
        emails = [*_emails(row), *more.values.get("E-mail", ())]
        contact = Contact(
            kind="individual" if name else "org",
            name=name,
            titles=make_texts(
                [row.get("Job Title", ""), *more.values.get("Job Title", ())], "outlook"
            ),
            departments=make_texts([row.get("Department", "")], "outlook"),
            organizations=make_texts(
                [row.get("Company", ""), *more.values.get("Company", ())], "outlook"
            ),
            phones=(
                *_phones(row, region),
                *(make_phone(text, kind, "outlook", region) for kind, text in more.phones),
            ),
            emails=make_emails(emails, "outlook"),
            urls=urls,
            socials=socials,
            addresses=(
                *_addresses(row),
                *(Address(a, evidence=said_by("outlook")) for a in more.values.get("Address", ())),
            ),
            notes=with_unusable(more.rest, _emails(row)) or None,
            met=met,
        )
        if contact != Contact(kind=contact.kind):
            entry = make_entry(
                "outlook",
                contact,
                None,
                met.date or "",
                birthday=_date(row.get("Birthday", ""), day_first=not in_english),
                labels=labels,
            )
            yield replace(entry, own_id=_own_id(row))


def _own_id(row: Row) -> str | None:
    # The column bears another name in each language, and nothing else of kith's is in the like.
    cells = (cell for column, cell in row.items() if column == "User 1" or column not in _KNOWN)
    return next(filter(None, map(id_of, cells)), None)


def _emails(row: Row) -> list[str]:
    columns = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
    found = [row[column] for column in columns if row.get(column)]
    # In a language kith does not know, an address is known by its looks.
    looks = [
        cell
        for column, cell in row.items()
        if column not in _KNOWN and re.fullmatch(r"[^\s@,;()]+@[^\s@,;()]+\.[^\s@,;()]+", cell)
    ]
    return found or looks


def _web_page(row: Row) -> str:
    if row.get("Web Page"):
        return row["Web Page"]
    looks = (
        cell
        for column, cell in row.items()
        if column not in _KNOWN and re.match(r"(?i)(?:https?://|www\.)\S+\Z", cell)
    )
    return next(looks, "")


_PHONES = {
    "Business Phone": "work",
    "Business Phone 2": "work",
    "Company Main Phone": "tollfree",
    "Mobile Phone": "mobile",
    "Car Phone": "mobile",
    "Radio Phone": "mobile",
    "Home Phone": "home",
    "Home Phone 2": "home",
    "Business Fax": "fax",
    "Home Fax": "fax",
    "Other Fax": "fax",
    "Pager": "pager",
    "Other Phone": "unknown",
    "Primary Phone": "unknown",
    "Callback": "unknown",
}


def _phones(row: Row, region: str | None) -> tuple[Phone, ...]:
    return tuple(
        make_phone(row[column], kind, "outlook", region)
        for column, kind in _PHONES.items()
        if row.get(column)
    )


def _addresses(row: Row) -> Iterator[Address]:
    for place in ("Business", "Home", "Other"):
        streets = (row.get(f"{place} Street{n}", "") for n in ("", " 2", " 3"))
        street = ", ".join(part.replace("\n", ", ") for part in streets if part)
        city, state = row.get(f"{place} City", ""), row.get(f"{place} State", "")
        code = row.get(f"{place} Postal Code", "")
        country = row.get(f"{place} Country/Region", "")
        full = in_country_order(street, city, state, code, country)
        if full:
            yield Address(
                full,
                street or None,
                city or None,
                state or None,
                code or None,
                country or None,
                said_by("outlook"),
            )


def _date(text: str, day_first: bool) -> str | None:
    match = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text)
    if match is None:
        return iso_date(text)
    first, between, second, year = match.groups()
    # An export in English writes the month first, as a machine set to the United States does;
    # with dots the day is first everywhere.
    day, month = (first, second) if day_first or between == "." else (second, first)
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
