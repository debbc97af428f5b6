"""``contacts.csv``: one row per contact, for spreadsheets and pandas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from enrich.contact import Contact, Name, Phone
from pipeline.export.cells import make_harmless
from pipeline.export.checks import make_check
from pipeline.plain import clean

CHECK = "check"
"""The column by which ``kith import`` tells which cells were changed since."""

COLUMNS = (
    "id",
    "kind",
    "name",
    "prefix",
    "given_name",
    "additional_names",
    "family_name",
    "suffix",
    "native_name",
    "title",
    "department",
    "organization",
    "other_organizations",
    "phone_mobile",
    "phone_work",
    "phone_fax",
    "phone_other",
    "email",
    "other_emails",
    "url",
    "other_urls",
    "social",
    "address",
    "street",
    "city",
    "region",
    "postal_code",
    "country",
    "other_addresses",
    "notes",
    "languages",
    "event",
    "met_on",
    "met_at",
    "review",
    "warnings",
    "files",
    CHECK,
)
CHECKED = COLUMNS[1:-1]
"""The columns that :data:`CHECK` speaks of: all but it and the id."""
SEVERAL = "; "
"""Stands between the values of one cell."""
WITHIN = ";\N{NO-BREAK SPACE}"
"""Stands for the same characters within a value: looks alike, and does not part it."""
PHONE_COLUMNS = {"mobile": "phone_mobile", "work": "phone_work", "fax": "phone_fax"}


def write_table(contacts: Iterable[Contact]) -> str:
    """The contacts as CSV (RFC 4180 with LF), several values of a cell joined by ``; ``."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for contact in contacts:
        row = table_row(contact)
        # A lone carriage return is not quoted by the csv module, and ends the row for readers.
        writer.writerow({column: make_harmless(clean(cell)) for column, cell in row.items()})
    return text.getvalue()


def table_row(contact: Contact) -> dict[str, str]:
    """The contact's cells by :data:`COLUMNS`, in their order."""
    name = contact.name or Name("")
    organizations = [o.value for o in contact.organizations]
    emails = [e.address for e in contact.emails]
    urls = [u.url for u in contact.urls]
    addresses = contact.addresses
    row: dict[str, str | None] = {
        "id": contact.id,
        "kind": contact.kind,
        "name": name.full,
        "prefix": name.prefix,
        "given_name": name.given,
        "additional_names": name.additional,
        "family_name": name.family,
        "suffix": name.suffix,
        "native_name": name.native,
        "title": _join(t.value for t in contact.titles),
        "department": _join(d.value for d in contact.departments),
        "organization": _first(organizations),
        "other_organizations": _join(organizations[1:]),
        "email": _first(emails),
        "other_emails": _join(emails[1:]),
        "url": _first(urls),
        "other_urls": _join(urls[1:]),
        "social": _join(f"{s.network}: {s.handle}" for s in contact.socials),
        "address": _first([a.full for a in addresses]),
        "other_addresses": _join(a.full for a in addresses[1:]),
        "notes": contact.notes,
        "languages": _join(contact.languages),
        "event": contact.met.event,
        "met_on": contact.met.date,
        "met_at": contact.met.place,
        "review": _join(contact.review),
        "warnings": _join(contact.warnings),
        "files": _join(source.file for source in contact.source),
    }
    if addresses:
        first = addresses[0]
        row |= {
            "street": first.street,
            "city": first.city,
            "region": first.region,
            "postal_code": first.postal_code,
            "country": first.country,
        }
    numbers: dict[str, list[str]] = {}
    for phone in contact.phones:
        column = PHONE_COLUMNS.get(phone.type, "phone_other")
        numbers.setdefault(column, []).append(phone_text(phone))
    row |= {column: _join(several) for column, several in numbers.items()}
    cells = {column: row.get(column) or "" for column in COLUMNS}
    return cells | {CHECK: make_check(cells, CHECKED)}


def phone_text(phone: Phone) -> str:
    """A number with its extension, as ``+12025550143 x12``."""
    return f"{phone.number} x{phone.extension}" if phone.extension else phone.number


def split_cell(cell: str) -> list[str]:
    """The values of a cell that may hold several."""
    values = (value.strip().replace(WITHIN, SEVERAL) for value in cell.split(SEVERAL))
    return [value for value in values if value]


def _join(values: Iterable[str]) -> str:
    return SEVERAL.join(value.replace(SEVERAL, WITHIN) for value in values)


def _first(values: Sequence[str]) -> str:
    """For a column that holds one value as it is; the others have a column of their own."""
    return values[0] if values else ""
