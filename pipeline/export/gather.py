"""From the book to what exporters are given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enrich.contact import Contact, Met
from pipeline.book import Book
from pipeline.errors import WrongUse
from pipeline.export.outgoing import Outgoing
from pipeline.readings import FolderOfReadings

_NOTED = ("note", "needs", "offers", "promised", "topics")


def gather(
    book: Book,
    event: str | None = None,
    only: str | None = None,
    pictures: bool = False,
    remarks: bool = False,
) -> Iterator[Outgoing]:
    """The contacts to export, by name.

    Args:
        event: only those met there.
        only: ``people``, ``firms``, ``starred``, ``since:DATE``, or words that a contact holds.
        pictures: with the picture of the card.
        remarks: with what the owner noted of them.

    Raises:
        WrongUse: ``only`` is not understood.
    """
    store = FolderOfReadings(book.readings)
    noted = book.all_about()
    kind = {"people": "individual", "firms": "org"}.get(only or "")
    since = _since(only)
    query = "" if kind or since or only in (None, "starred") else only
    for contact in book.contacts(query or "", event, kind):
        about = noted.get(contact.id)
        if only == "starred" and not (about and about.get("star")):
            continue
        if since and (contact.met.date or "") < since:
            continue
        crop = book.crop_of(contact.id) if pictures else None
        yield Outgoing(
            contact,
            birthday=book.about(contact.id).get("birthday"),
            labels=_labels(book, contact),
            picture=store.crop(crop) if crop else None,
            remarks=_remarks(about.values) if about and remarks else None,
            changed=book.changed_at(contact.id),
        )


def _since(only: str | None) -> str | None:
    if only is None or not only.startswith("since:"):
        return None
    date = only.removeprefix("since:")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        raise WrongUse(f"--only {only}: is no date", "Say since:2026-11-20.")
    return date


def _labels(book: Book, contact: Contact) -> tuple[str, ...]:
    entries = book.derived(contact.id).entries
    labels = [label for entry in entries for label in entry.labels]
    # Every event where a card of the person was got is a group, not only the latest.
    events = [e.contact.met.event for e in entries if e.contact.met != Met()]
    return tuple(dict.fromkeys([*filter(None, events), *labels]))


def _remarks(values: dict[str, str]) -> str | None:
    lines = [f"{key}: {values[key]}" for key in _NOTED if values.get(key)]
    return "\n".join(lines) or None
