"""Which notes a message has passed on already: a promise is kept once, a topic thanked for once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pipeline.book import Book
from pipeline.followup.records import TouchKind
from pipeline.followup.schedule import read_date

NOTES = {"note": "talked", "needs": "needs", "promised": "promised"}
"""Keys of notes that letters quote, and what drafts call them."""


@dataclass(frozen=True)
class Noted:
    """When the latest word under one key was said."""

    day: date
    action: int


def when_noted(book: Book, id_: str, zone: ZoneInfo) -> Mapping[str, Noted]:
    """When the notes in force of a contact were made, by their key; days are those of ``zone``."""
    rows = book.query(
        "SELECT a.key, a.action, n.at FROM about a JOIN entry e ON e.id = a.contact "
        "JOIN action n ON n.id = a.action WHERE e.lead = ? AND a.live ORDER BY a.id",
        (book.lead(id_),),
    )
    return {
        row["key"]: Noted(datetime.fromisoformat(row["at"]).astimezone(zone).date(), row["action"])
        for row in rows
        if row["key"] in NOTES
    }


def settled_notes(
    book: Book, id_: str, met_on: date | None, noted: Mapping[str, Noted]
) -> frozenset[str]:
    """The notes that need not be told again, by the names drafts have for them.

    A promise is settled by being in touch after it was noted. What was talked about and what they
    need is when they were met anew after that: a letter about the new meeting wants news.
    """
    touches = [
        (day, row["action"])
        for row in book.query(
            "SELECT t.kind, t.date, t.action FROM touch t JOIN entry e ON e.id = t.contact "
            "WHERE e.lead = ? AND t.live AND t.kind <> ?",
            (book.lead(id_), TouchKind.CONNECTED.value),
        )
        if (day := read_date(row["date"])) is not None
        # On the day of the meeting "met" is the meeting itself.
        and not (row["kind"] == TouchKind.MET and day == met_on)
    ]
    settled = set()
    for key, note in noted.items():
        after = [day for day, action in touches if action > note.action and day >= note.day]
        if key != "promised":
            after = [day for day in after if met_on is not None and day < met_on]
        if after:
            settled.add(NOTES[key])
    return frozenset(settled)
