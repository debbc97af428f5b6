"""Google CSV (the header of today and the former one), Outlook CSV and LinkedIn's connections."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from enrich.contact import Address, Contact, Phone, Social, Text
from pipeline.book.records import Entry
from pipeline.export.cells import read_harmless
from pipeline.export.google import SEPARATOR
from pipeline.imports.lines import (
    iso_date,
    make_emails,
    make_entry,
    make_links,
    make_name,
    make_phone,
    said_by,
)

Row = Mapping[str, str]

_LINKEDIN_FIRST = "First Name"


def decode_table(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 or, failing that, the Windows code page."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows_of(text: str) -> Iterator[dict[str, str]]:
    """The rows by column, cells as they were before they were made harmless."""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {
            key.strip(): read_harmless(cell or "").replace("\r\n", "\n").strip()
            for key, cell in row.items()
            if key is not None and not isinstance(cell, list)
        }


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
        evidence = said_by("google")
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
        contact = Contact(
            kind="individual" if name else "org",
            name=name,
            titles=_texts([title, *(v for k, v in custom if k == "Title")], "google"),
            departments=_texts([department], "google"),
            organizations=_texts(
                [organization, *(v for k, v in custom if k == "Organization")], "google"
            ),
            phones=tuple(
                make_phone(value, _google_type(label), "google", region)
                for label, value in _pairs(row, "Phone", "Value")
            ),
            emails=make_emails((v for _, v in _pairs(row, "E-mail", "Value")), "google"),
            urls=urls,
            socials=socials,
            addresses=tuple(
                Address(
                    (row.get(f"{group} - Formatted") or street or city or "").replace("\n", ", "),
                    street or None,
                    city or None,
                    row.get(f"{group} - Region") or None,
                    row.get(f"{group} - Postal Code") or None,
                    row.get(f"{group} - Country") or None,
                    evidence,
                )
                for group in _groups(row, "Address", "Formatted")
                for street, city in [(row.get(f"{group} - Street"), row.get(f"{group} - City"))]
                if row.get(f"{group} - Formatted") or street or city
            ),
            notes=row.get("Notes") or None,
        )
        if contact != Contact(kind=contact.kind):
            labels = (row.get("Labels") or row.get("Group Membership", "")).split(SEPARATOR)
            yield make_entry(
                "google",
                contact,
                None,
                birthday=iso_date(row.get("Birthday", "")),
                labels=(label for label in labels if not label.startswith("*")),
            )


def read_outlook(text: str, region: str | None = None) -> Iterator[Entry]:
    """Contacts of a classic Outlook export in English."""
    for row in rows_of(text):
        name = make_name(
            "",
            row.get("First Name", ""),
            row.get("Middle Name", ""),
            row.get("Last Name", ""),
            row.get("Title", ""),
            row.get("Suffix", ""),
            "outlook",
        )
        emails = (
            row.get(c, "") for c in ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
        )
        urls, socials = make_links([row.get("Web Page", "")], "outlook")
        contact = Contact(
            kind="individual" if name else "org",
            name=name,
            titles=_texts([row.get("Job Title", "")], "outlook"),
            departments=_texts([row.get("Department", "")], "outlook"),
            organizations=_texts([row.get("Company", "")], "outlook"),
            phones=_outlook_phones(row, region),
            emails=make_emails(emails, "outlook"),
            urls=urls,
            socials=socials,
            addresses=tuple(_outlook_addresses(row)),
            notes=row.get("Notes") or None,
        )
        if contact != Contact(kind=contact.kind):
            yield make_entry(
                "outlook",
                contact,
                None,
                birthday=_outlook_date(row.get("Birthday", "")),
                labels=(label.strip() for label in row.get("Categories", "").split(";")),
            )


def read_linkedin(text: str, region: str | None = None) -> Iterator[Entry]:
    """Contacts of LinkedIn's ``Connections.csv``; what stands before the header is skipped."""
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if line.startswith(_LINKEDIN_FIRST)), 0)
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
            titles=_texts([row.get("Position", "")], "linkedin"),
            organizations=_texts([row.get("Company", "")], "linkedin"),
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


def _texts(values: Iterable[str], origin: str) -> tuple[Text, ...]:
    return tuple(Text(value, said_by(origin)) for value in dict.fromkeys(values) if value)


def _groups(row: Row, group: str, column: str) -> list[str]:
    numbers = sorted(
        int(match.group(1))
        for key in row
        if (match := re.fullmatch(rf"{group} (\d+) - {column}", key))
    )
    return [f"{group} {number}" for number in numbers]


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


_OUTLOOK_PHONES = {
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


def _outlook_phones(row: Row, region: str | None) -> tuple[Phone, ...]:
    return tuple(
        make_phone(row[column], kind, "outlook", region)
        for column, kind in _OUTLOOK_PHONES.items()
        if row.get(column)
    )


def _outlook_addresses(row: Row) -> Iterator[Address]:
    for place in ("Business", "Home", "Other"):
        streets = (row.get(f"{place} Street{n}", "") for n in ("", " 2", " 3"))
        street = ", ".join(part.replace("\n", ", ") for part in streets if part)
        city, state = row.get(f"{place} City", ""), row.get(f"{place} State", "")
        code = row.get(f"{place} Postal Code", "")
        country = row.get(f"{place} Country/Region", "")
        town = " ".join(part for part in (city, state, code) if part)
        full = ", ".join(part for part in (street, town, country) if part)
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


def _outlook_date(text: str) -> str | None:
    if text in ("", "0/0/00"):
        return None
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    # Month first: the export in English of a machine set to the United States.
    return f"{match[3]}-{int(match[1]):02}-{int(match[2]):02}" if match else iso_date(text)


def _linkedin_date(text: str) -> str:
    try:
        return datetime.strptime(text, "%d %b %Y").date().isoformat()
    except ValueError:
        return ""


def _same_letters(a: str, b: str) -> bool:
    return sorted(a.replace(" ", "")) == sorted(b.replace(" ", "")) and bool(a)
