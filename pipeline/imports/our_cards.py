"""What kith itself exported, coming back: only what was changed in it is news.

That kith said something before is no evidence for it. A card or line is known by the UID that
kith gave it. What it says as the book does, in the words of its format, is left out; the rest
is what somebody changed in their address book, and counts as theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from enrich.contact import Contact, Met, Name
from enrich.merging import same_value
from enrich.merging.compare import ruled_out
from enrich.merging.text import squeeze
from pipeline.book import Book
from pipeline.book.forgotten import is_there
from pipeline.book.records import Entry
from pipeline.export.gather import shape
from pipeline.export.google import GoogleCsv
from pipeline.export.outgoing import Exporter, Outgoing
from pipeline.export.outlook import OutlookCsv
from pipeline.export.vcard import write_vcard
from pipeline.imports.choose import READERS


def leave_out_ours(book: Book, entries: Iterable[Entry], region: str | None) -> list[Entry]:
    """The entries without what the book says already where they come from it.

    Those with nothing else are left out. One that was imported whole before is cut down to
    what is not the book's. A card that bears another's name by now is somebody's own.
    """
    kept = []
    for entry in entries:
        rest = _rest(book, entry, region)
        is_news = rest.contact != Contact(kind=rest.contact.kind) or rest.birthday or rest.labels
        if is_news or is_there(book.connection, entry.id):
            kept.append(rest)
    return kept


def _rest(book: Book, entry: Entry, region: str | None) -> Entry:
    known = book.known_without(entry.own_id, entry.id) if entry.own_id else None
    if known is None:
        return replace(entry, own_id=None)
    name, own = entry.contact.name, known.contact.name
    if name is not None and own is not None and ruled_out(name, own):
        return replace(entry, own_id=None)
    person = shape(known, book.about(known.contact.id))
    said = [
        e
        for content in _WRITERS[entry.origin](person)
        for e in READERS[entry.origin](content, region)
    ]
    return replace(
        entry,
        contact=_without(entry.contact, [known.contact, *(e.contact for e in said)]),
        birthday=None if entry.birthday in {e.birthday for e in said} else entry.birthday,
        labels=tuple(x for x in entry.labels if x not in {y for e in said for y in e.labels}),
    )


def _vcards(person: Outgoing) -> list[bytes]:
    return [write_vcard(person, version).encode() for version in ("3.0", "4.0")]


def _written_by(exporter: Exporter) -> Callable[[Outgoing], list[bytes]]:
    return lambda person: [file.content for file in exporter.export([person])]


_WRITERS: Mapping[str, Callable[[Outgoing], list[bytes]]] = {
    "vcard": _vcards,
    "google": _written_by(GoogleCsv()),
    "outlook": _written_by(OutlookCsv()),
}
"""How the book says a contact in each format whose lines bear kith's UID."""


T = TypeVar("T")


def _without(contact: Contact, said: list[Contact]) -> Contact:
    def new(
        values: Callable[[Contact], tuple[T, ...]], same: Callable[[T, T], bool]
    ) -> tuple[T, ...]:
        known = [value for one in said for value in values(one)]
        return tuple(v for v in values(contact) if not any(same(v, k) for k in known))

    lines = {squeeze(line) for one in said for line in (one.notes or "").splitlines()}
    notes = [x for x in (contact.notes or "").splitlines() if squeeze(x) not in lines]
    name = contact.name
    return replace(
        contact,
        name=None if name is None or any(_is_name(name, one.name) for one in said) else name,
        titles=new(lambda c: c.titles, lambda a, b: squeeze(a.value) == squeeze(b.value)),
        departments=new(lambda c: c.departments, lambda a, b: squeeze(a.value) == squeeze(b.value)),
        organizations=new(
            lambda c: c.organizations, lambda a, b: squeeze(a.value) == squeeze(b.value)
        ),
        phones=new(lambda c: c.phones, same_value.phone),
        emails=new(lambda c: c.emails, lambda a, b: a.address.lower() == b.address.lower()),
        urls=new(
            lambda c: c.urls,
            lambda a, b: same_value.bare_url(a.url) == same_value.bare_url(b.url),
        ),
        socials=new(
            lambda c: c.socials,
            lambda a, b: a.network == b.network and squeeze(a.handle) == squeeze(b.handle),
        ),
        addresses=new(lambda c: c.addresses, lambda a, b: squeeze(a.full) == squeeze(b.full)),
        notes="\n".join(notes) or None,
        met=Met() if any(contact.met == one.met for one in said) else contact.met,
    )


def _is_name(name: Name, said: Name | None) -> bool:
    """Whether it is the name as said; honorific and degrees may be within it or beside it."""
    if said is None:
        return False

    def parts(one: Name) -> set[str | None]:
        return {one.prefix, one.suffix, one.native} - {None}

    return squeeze(name.full) == squeeze(said.full) and parts(name) <= parts(said)
