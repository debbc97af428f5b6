"""What kith's own exports put first in the note: the meeting, and the name in another script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from enrich.contact import Met, Name
from enrich.fold import is_latin
from enrich.names.likeness import name_likeness
from pipeline.book.records import Entry
from pipeline.export.outgoing import met_line

_OPENING = "Met: "


def take_met(note: str, labels: Iterable[str] = ()) -> tuple[Met, str]:
    """The occasion that our own export put into the note, and the rest of it.

    Args:
        labels: the groups of the contact. The event is one of them, which tells where it ends
            and the place begins.
    """
    first, _, rest = note.partition("\n")
    if not first.startswith(_OPENING):
        return Met(), note
    said = first.removeprefix(_OPENING).strip()
    before, _, last = said.rpartition(", ")
    day = last if _is_day(last) else None
    if day:
        said = before
    event = max((e for e in labels if _begins(said, e)), key=len, default="")
    if event:
        # Formats that part groups by semicolons write the event's own as commas.
        event, place = said[: len(event)], said[len(event) + 2 :]
    else:
        event, _, place = said.partition(", ")
    return Met(event or None, day, place or None), rest


def take_native(name: Name, note: str) -> tuple[Name, str]:
    """The name with itself in another script, where our own export has that first in the note.

    Args:
        note: what follows the meeting.
    """
    first, _, rest = note.partition("\n")
    other = first.strip()
    if not other or is_latin(other) == is_latin(name.full) or name_likeness(other).score < 0.5:
        return name, note
    return replace(name, native=other), rest


def leave_out_future(entry: Entry, today: date) -> Entry:
    """The entry without a meeting of a day that has not come; the note says it as it did."""
    met = entry.contact.met
    if not met.date or met.date <= today.isoformat():
        return entry
    notes = "\n".join(filter(None, (met_line(entry.contact), entry.contact.notes)))
    dated = "" if entry.dated == met.date else entry.dated
    return replace(entry, contact=replace(entry.contact, met=Met(), notes=notes), dated=dated)


def _begins(said: str, event: str) -> bool:
    return bool(event) and f"{said}, ".replace(";", ",").startswith(f"{event}, ".replace(";", ","))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
