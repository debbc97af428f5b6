"""Tables: Google CSV (the header of today and the former one) and LinkedIn's connections."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from enrich.address_order import in_country_order
from enrich.contact import Address, Contact, Social
from pipeline.book.records import Entry
from pipeline.export.cells import read_harmless
from pipeline.export.google import SEPARATOR
from pipeline.export.outgoing import id_of
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
from pipeline.imports.meetings import take_met

Row = Mapping[str, str]

_LINKEDIN = ({"First Name", "Last Name", "URL"}, {"First Name", "Last Name", "Connected On"})


def decode_table(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 or, failing that, the Windows code page."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    # A header is in ASCII: in UTF-16 without its mark, every other byte of it is nought.
    if len(content) > 3 and content[:4].count(0) == 2 and content[0] != content[1]:
        order = "utf-16-be" if content[0] == 0 else "utf-16-le"
        return content.decode(order, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def header_of(text: str) -> list[str]:
    """The names of the columns."""
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), [])


def rows_of(text: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, str]]:
    """The rows by column, cells as they were before they were made harmless.

    Args:
        columns: what to call the columns; None for what the header calls them.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = next(rows, [])
    names = columns or [name.strip() for name in header]
    for row in rows:
        if any(row):
            cells = [read_harmless(cell).replace("\r\n", "\n").strip() for cell in row]
            # A row may end early; of two columns of one name the first that says something counts.
            found: dict[str, str] = {}
            for name, cell in zip(names, cells, strict=False):
                found[name] = found.get(name) or cell
            yield found


def _delimiter(text: str) -> str:
    """What stands between cells: where the comma is the decimal sign, it is often a semicolon."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def read_google(text: str, region: str | None = None) -> Iterator[Entry]:
    """Contacts of a Google Contacts export."""
    for row in rows_of(text):
        first = row.get("First Name") or row.get("Given Name", "")
        last = row.get("Last Name") or row.get("Family Name", "")
        middle = row.get("Middle Name") or row.get("Additional Name", "")
        custom = list(_pairs(row, "Custom Field", "Value"))
        organization = row.get("Organization Name") or row.get("Organization 1 - Name", "")
        title = row.get("Organization Title") or row.get("Organization 1 - Title", "")
        department = row.get("Organization Department") or row.get(
            "Organization 1 - Department", ""
        )
        urls, socials = make_links(
            (value for _, value in _pairs(row, "Website", "Value")), "google"
        )
        file_as = row.get("File As", "")
        name = make_name(
            file_as if _same_letters(file_as, first + middle + last) else "",
            first,
            middle,
            last,
            row.get("Name Prefix", ""),
            row.get("Name Suffix", ""),
            "google",
        )
        native = next((v for k, v in custom if k == "Native name"), None)
        if name is not None and native:
            name = replace(name, native=native)
        labels = (row.get("Labels") or row.get("Group Membership", "")).split(SEPARATOR)
        groups = [label for label in labels if not label.startswith("*")]
        met, notes = take_met(row.get("Notes", ""), groups)
        contact = Contact(
            kind="individual" if name else "org",
            name=name,
            titles=make_texts([title, *(v for k, v in custom if k == "Title")], "google"),
            departments=make_texts([department], "google"),
            organizations=make_texts(
                [organization, *(v for k, v in custom if k == "Organization")], "google"
            ),
            phones=tuple(
                make_phone(value, _google_type(label), "google", region)
                for label, value in _pairs(row, "Phone", "Value")
            ),
            emails=make_emails((v for _, v in _pairs(row, "E-mail", "Value")), "google"),
            urls=urls,
            socials=socials,
            addresses=tuple(_google_addresses(row)),
            notes=with_unusable(notes, (v for _, v in _pairs(row, "E-mail", "Value"))) or None,
            met=met,
        )
        if contact != Contact(kind=contact.kind):
            entry = make_entry(
                "google",
                contact,
                None,
                met.date or "",
                birthday=iso_date(row.get("Birthday", "")),
                labels=groups,
            )
            yield replace(entry, own_id=next(filter(None, (id_of(v) for _, v in custom)), None))


def is_linkedin(line: str) -> bool:
    """Whether a line is the header of LinkedIn's connections, whatever stands between its names."""
    names = {name.strip() for name in header_of(line)}
    return any(columns <= names for columns in _LINKEDIN)


def read_linkedin(text: str, region: str | None = None) -> Iterator[Entry]:
    """Contacts of LinkedIn's ``Connections.csv``; what stands before the header is skipped."""
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if is_linkedin(line)), 0)
    for row in rows_of("".join(lines[start:])):
        first, last = row.get("First Name", ""), row.get("Last Name", "")
        last, suffix = _without_degrees(last)
        name = make_name("", first, "", last, "", suffix, "linkedin")
        if name is None:
            continue
        url = row.get("URL", "")
        _, socials = make_links([url], "linkedin")
        contact = Contact(
            name=name,
            titles=make_texts([row.get("Position", "")], "linkedin"),
            organizations=make_texts([row.get("Company", "")], "linkedin"),
            emails=make_emails([row.get("Email Address", "")], "linkedin"),
            socials=socials or _profile(url),
        )
        yield make_entry(
            "linkedin", contact, url or None, _linkedin_date(row.get("Connected On", ""))
        )


def _without_degrees(family: str) -> tuple[str, str]:
    name, comma, degrees = family.partition(",")
    return (name.strip(), degrees.strip()) if comma else (family, "")


def _profile(url: str) -> tuple[Social, ...]:
    handle = url.rstrip("/").rpartition("/")[2]
    return (Social("linkedin", handle, said_by("linkedin")),) if handle else ()


def _groups(row: Row, group: str, column: str) -> list[str]:
    numbers = sorted(
        int(match.group(1))
        for key in row
        if (match := re.fullmatch(rf"{group} (\d+) - {column}", key))
    )
    return [f"{group} {number}" for number in numbers]


def _google_addresses(row: Row) -> Iterator[Address]:
    for group in _groups(row, "Address", "Formatted"):
        columns = ("Street", "City", "Region", "Postal Code", "Country")
        parts = [row.get(f"{group} - {column}", "").replace("\n", ", ") for column in columns]
        printed = row.get(f"{group} - Formatted", "").replace("\n", ", ")
        full = printed or in_country_order(*parts)
        if full:
            street, city, region, code, country = (part or None for part in parts)
            yield Address(full, street, city, region, code, country, said_by("google"))


def _pairs(row: Row, group: str, column: str) -> Iterator[tuple[str, str]]:
    """Label and value; a cell of several values is several."""
    for name in _groups(row, group, column):
        label = row.get(f"{name} - Label") or row.get(f"{name} - Type", "")
        for value in row[f"{name} - {column}"].split(SEPARATOR):
            if value.strip():
                yield label.removeprefix("* "), value.strip()


def _google_type(label: str) -> str:
    text = label.lower()
    for kind, words in (
        ("fax", ("fax",)),
        ("mobile", ("mobile", "cell", "handy")),
        ("pager", ("pager",)),
        ("home", ("home", "privat")),
        ("tollfree", ("main",)),
        ("work", ("work", "arbeit", "büro")),
    ):
        if any(word in text for word in words):
            return kind
    return "unknown"


def _linkedin_date(text: str) -> str:
    # LinkedIn's own form, and what spreadsheets make of it.
    for form in ("%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""


def _same_letters(a: str, b: str) -> bool:
    return sorted(a.replace(" ", "")) == sorted(b.replace(" ", "")) and bool(a)
