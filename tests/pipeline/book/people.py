"""Made-up people for the tests of the book."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from enrich.contact import Address, Contact, Email, Evidence, Met, Name, Phone, Text, Url
from pipeline.book import store
from pipeline.book.records import Entry

READ = Evidence(0.9, ("read from a card",))


def person(
    full: str,
    email: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    title: str | None = None,
    event: str | None = None,
    date: str | None = None,
    **more: object,
) -> Contact:
    """A contact as a card of this person would be read."""
    given, _, family = full.partition(" ")
    return Contact(
        name=Name(full, given=given, family=family.split()[-1] if family else None, evidence=READ),
        emails=(Email(email, READ),) if email else (),
        organizations=(Text(organization, READ),) if organization else (),
        titles=(Text(title, READ),) if title else (),
        phones=(Phone(phone, phone, "mobile", country="US", evidence=READ),) if phone else (),
        met=Met(event, date),
        **more,  # type: ignore[arg-type]
    )


def entry(id_: str, contact: Contact, dated: str = "", **more: object) -> Entry:
    """What one card says."""
    return Entry(id_, contact, dated=dated or contact.met.date or "", **more)  # type: ignore[arg-type]


MARA = person(
    "Mara Lindqvist",
    "mara@northwind.example",
    "Northwind Medicine",
    "+12025550143",
    "Director",
    urls=(Url("northwind.example", READ),),
    addresses=(
        Address("265 Garden Drive, Springfield, IL 62701", city="Springfield", country="US"),
    ),
)
OTTO = person("Otto Brandt", "otto@brandt.example", "Brandt GmbH", "+4930901820001", "Inhaber")


def damage(folder: Path) -> None:
    """Spoil the page of a book's file on which its contacts begin, and no other."""
    path = folder / store.FILE
    with sqlite3.connect(path) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")
        ((size,),) = connection.execute("PRAGMA page_size")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
