"""CSV for the import of classic Outlook: its 92 columns, and their limits.

What does not fit (a fourth e-mail address, a second employer) goes into Notes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from enrich.contact import Address, Contact, Phone
from pipeline.export.cells import make_harmless
from pipeline.export.outgoing import ExportFile, Outgoing, groups, met_line, name_parts
from pipeline.export.table import phone_text
from pipeline.plain import clean

_PLACES = ("Business", "Home", "Other")
_BEFORE_ADDRESSES = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix"),
    *("Company", "Department", "Job Title"),
)
_ADDRESS_COLUMNS = tuple(
    f"{place} {column}"
    for place in _PLACES
    for column in (
        *("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region"),
    )
)
_AFTER_ADDRESSES = """
Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,
Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,
Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,
Billing Information,Birthday,Business Address PO Box,Categories,Children,Directory Server,
E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,
E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,
Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,
Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,
Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,
User 3,User 4,Web Page
"""
HEADER = (
    *_BEFORE_ADDRESSES,
    *_ADDRESS_COLUMNS,
    *(column.strip() for column in _AFTER_ADDRESSES.split(",")),
)

PHONE_COLUMNS = {
    "mobile": ("Mobile Phone", "Car Phone", "Radio Phone"),
    "work": ("Business Phone", "Business Phone 2"),
    "fax": ("Business Fax", "Home Fax", "Other Fax"),
    "home": ("Home Phone", "Home Phone 2"),
    "tollfree": ("Company Main Phone",),
    "pager": ("Pager",),
    "unknown": ("Other Phone", "Primary Phone"),
}
_SPARE_PHONES = ("Other Phone", "Primary Phone", "Callback")
_EMAIL_COLUMNS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")


class OutlookCsv:
    """CSV as classic Outlook imports it."""

    name = "outlook"
    ending = ".csv"

    def __init__(self, encoding: str = "utf-8-sig") -> None:
        """``encoding``: with its mark UTF-8 is understood; cp1252 for very old versions."""
        self.encoding = encoding

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        text = io.StringIO()
        writer = csv.DictWriter(text, HEADER, restval="", lineterminator="\r\n")
        writer.writeheader()
        for person in people:
            row = {column: make_harmless(clean(cell)) for column, cell in _row(person).items()}
            writer.writerow(row)
        content = text.getvalue().encode(self.encoding, errors="replace")
        return [ExportFile("contacts-outlook.csv", content)]


def _row(person: Outgoing) -> dict[str, str]:
    contact = person.contact
    family, given, additional, prefix, suffix = name_parts(contact)
    row = {
        "Title": prefix,
        "First Name": given,
        "Middle Name": additional,
        "Last Name": family,
        "Suffix": suffix,
        "Company": next((o.value for o in contact.organizations), ""),
        "Department": ", ".join(d.value for d in contact.departments),
        "Job Title": next((t.value for t in contact.titles), ""),
        "Web Page": next((u.url for u in contact.urls), ""),
        "Birthday": person.birthday or "",
        # A column without a meaning of its own, which Outlook keeps.
        "User 1": person.uid,
        # A semicolon within a category would make two of it.
        "Categories": ";".join(group.replace(";", ",") for group in groups(person)),
    }
    left_over = list(_place_phones(contact.phones, row))
    for column, email in zip(_EMAIL_COLUMNS, contact.emails, strict=False):
        row[column] = email.address
        row[column.replace("Address", "Type")] = "SMTP"
    for place, address in zip(_PLACES, contact.addresses, strict=False):
        row |= _address(place, address)
    notes = [met_line(contact), *_left_over(contact), *left_over, person.remarks, contact.notes]
    row["Notes"] = "\n".join(note for note in notes if note)
    return row


def _place_phones(phones: Iterable[Phone], row: dict[str, str]) -> Iterable[str]:
    for phone in phones:
        wanted = PHONE_COLUMNS.get(phone.type, ()) + _SPARE_PHONES
        column = next((column for column in wanted if not row.get(column)), None)
        if column is None:
            yield f"Phone ({phone.type}): {phone_text(phone)}"
        else:
            row[column] = phone_text(phone)


def _left_over(contact: Contact) -> Iterable[str]:
    if contact.name and contact.name.native:
        yield contact.name.native
    yield from (f"Job Title: {t.value}" for t in contact.titles[1:])
    yield from (f"Company: {o.value}" for o in contact.organizations[1:])
    yield from (f"E-mail: {e.address}" for e in contact.emails[3:])
    yield from (f"Web Page: {u.url}" for u in contact.urls[1:])
    yield from (f"{s.network}: {s.handle}" for s in contact.socials)
    yield from (f"Address: {a.full}" for a in contact.addresses[3:])


def _address(place: str, address: Address) -> dict[str, str]:
    street = address.street or ("" if address.city else address.full)
    return {
        f"{place} Street": street,
        f"{place} City": address.city or "",
        f"{place} State": address.region or "",
        f"{place} Postal Code": address.postal_code or "",
        f"{place} Country/Region": address.country or "",
    }
