"""Google Contacts CSV, in the header that Google itself writes since 2024.

Readers find columns by name; groups of columns are numbered from 1. Source: exports of
Google Contacts, and https://support.google.com/contacts/answer/1069522 for the limit.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from enrich.contact import Address, Phone
from pipeline.export.cells import make_harmless
from pipeline.export.outgoing import (
    ExportFile,
    Outgoing,
    groups,
    met_line,
    name_parts,
)
from pipeline.export.table import phone_text
from pipeline.export.vcard import PROFILES
from pipeline.plain import clean

FIXED = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name"),
    *("Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As"),
    *("Organization Name", "Organization Title", "Organization Department"),
    *("Birthday", "Notes", "Photo", "Labels"),
)
GROUPS = {
    "E-mail": ("Label", "Value"),
    "Phone": ("Label", "Value"),
    "Address": (
        *("Label", "Formatted", "Street", "City", "PO Box", "Region"),
        *("Postal Code", "Country", "Extended Address"),
    ),
    "Website": ("Label", "Value"),
    "Custom Field": ("Label", "Value"),
}
SEPARATOR = " ::: "
PHONE_LABELS = {
    "mobile": "Mobile",
    "work": "Work",
    "fax": "Work Fax",
    "home": "Home",
    "tollfree": "Main",
    "pager": "Pager",
    "unknown": "Other",
}
_MAX_ROWS = 3000
"""Google takes no more contacts in one import."""


class GoogleCsv:
    """CSV for the import of Google Contacts, several files when it would be too long for one."""

    name = "google"
    ending = ".csv"

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        starts = range(0, max(len(people), 1), _MAX_ROWS)
        several = len(starts) > 1
        return [
            ExportFile(
                f"contacts-google{f'-{number}' if several else ''}.csv",
                _write(people[start : start + _MAX_ROWS]).encode(),
            )
            for number, start in enumerate(starts, 1)
        ]


def _write(people: Sequence[Outgoing]) -> str:
    rows = [(_fixed(person), _grouped(person)) for person in people]
    header = list(FIXED)
    for group, columns in GROUPS.items():
        most = max((len(grouped[group]) for _, grouped in rows), default=0)
        header += [
            f"{group} {number} - {column}" for number in range(1, most + 1) for column in columns
        ]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\r\n")
    writer.writeheader()
    for fixed, grouped in rows:
        cells = dict(fixed)
        for group, items in grouped.items():
            for number, item in enumerate(items, 1):
                for column, value in zip(GROUPS[group], item, strict=True):
                    cells[f"{group} {number} - {column}"] = value
        writer.writerow({column: make_harmless(clean(value)) for column, value in cells.items()})
    return text.getvalue()


def _fixed(person: Outgoing) -> dict[str, str]:
    contact = person.contact
    family, given, additional, prefix, suffix = name_parts(contact)
    notes = [met_line(contact), person.remarks, contact.notes]
    # Departments beyond the first share its cell: Google has one.
    return {
        "First Name": given,
        "Middle Name": additional,
        "Last Name": family,
        "Name Prefix": prefix,
        "Name Suffix": suffix,
        "File As": contact.name.full if contact.name else "",
        "Organization Name": next((o.value for o in contact.organizations), ""),
        "Organization Title": next((t.value for t in contact.titles), ""),
        "Organization Department": ", ".join(d.value for d in contact.departments),
        "Birthday": person.birthday or "",
        "Notes": "\n".join(note for note in notes if note),
        "Labels": SEPARATOR.join(["* myContacts", *groups(person)]),
    }


def _grouped(person: Outgoing) -> dict[str, list[tuple[str, ...]]]:
    contact = person.contact
    custom = [("Title", title.value) for title in contact.titles[1:]]
    custom += [("Organization", o.value) for o in contact.organizations[1:]]
    if contact.name and contact.name.native:
        custom.append(("Native name", contact.name.native))
    # Google has no column for a name of ours, and keeps such fields.
    custom.append(("kith", person.uid))
    return {
        "E-mail": [
            ("* Work" if number == 0 else "Work", email.address)
            for number, email in enumerate(contact.emails)
        ],
        "Phone": [(_label(phone), phone_text(phone)) for phone in contact.phones],
        "Address": [_address(address) for address in contact.addresses],
        "Website": [
            *(("Work", url.url) for url in contact.urls),
            *(
                (s.network, PROFILES.get(s.network, "x-apple:{}").format(s.handle.lstrip("@")))
                for s in contact.socials
            ),
        ],
        "Custom Field": list(custom),
    }


def _label(phone: Phone) -> str:
    return PHONE_LABELS.get(phone.type, "Other")


def _address(address: Address) -> tuple[str, ...]:
    street = address.street or ("" if address.city else address.full)
    return (
        *("Work", address.full, street, address.city or "", "", address.region or ""),
        *(address.postal_code or "", address.country or "", ""),
    )
