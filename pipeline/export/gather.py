"""From the book to what exporters are given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.book import Book
from pipeline.book.birthdays import read_birthday
from pipeline.book.derive import Derived
from pipeline.book.records import About
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
        WrongUse: ``only`` is not understood, or nobody was met at the event.
    """
    if event is not None and next(book.list(event=event), None) is None:
        raise WrongUse(f"--event {event}: nobody was met there", "Nothing was written or deleted.")
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
        person = shape(book.derived(contact.id), book.about(contact.id))
        yield replace(
            person,
            contact=contact,
            picture=store.crop(crop) if crop else None,
            remarks=person.remarks if remarks else None,
            changed=book.changed_at(contact.id),
        )


def shape(derived: Derived, about: About) -> Outgoing:
    """A contact with everything that the book can give away of it, without picture and date."""
    return Outgoing(
        derived.contact,
        # What an older kith noted or imported may be in another form, or no day at all.
        birthday=read_birthday(about.get("birthday")),
        labels=_labels(derived),
        remarks=_remarks(about.values),
    )


def _since(only: str | None) -> str | None:
    if only is None or not only.startswith("since:"):
        return None
    day = only.removeprefix("since:").strip()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise WrongUse(f"--only {only}: there is no such day", "Say since:2026-11-20.") from None


def _labels(derived: Derived) -> tuple[str, ...]:
    corrected = {id_ for c in derived.corrections if c.field == "event" for id_ in c.covers}
    labels: list[str] = []
    # Every event where a card of the person was got is a group, not only the latest; unless the
    # owner said another, which then stands for all cards there were.
    events: list[str] = []
    for entry in derived.entries:
        event = entry.contact.met.event
        if entry.id in corrected:
            labels += [label for label in entry.labels if label != event]
            continue
        labels += entry.labels
        events += [event] if event else []
    return tuple(dict.fromkeys([*events, *labels]))


def _remarks(values: dict[str, str]) -> str | None:
    lines = [f"{key}: {values[key]}" for key in _NOTED if values.get(key)]
    return "\n".join(lines) or None
