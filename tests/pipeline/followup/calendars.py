"""A desk whose calendars the tests read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar, Event, Todo

from pipeline.book import Book
from pipeline.followup.calendar import calendar_items
from pipeline.followup.calendar_files import Published, build_files, publish
from pipeline.settings import Settings
from tests.pipeline.followup.town import ANNA, MARA, NOWHERE, TARO, Clock, fill, settings


class Desk:
    """A book with four people, its clock and settings."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock("2026-11-19")
        self.settings: Settings = settings(folder)
        self.book = Book.open(folder / "book", self.clock)
        fill(self.book, {"mara": MARA, "anna": ANNA, "taro": TARO, "nia": NOWHERE})
        self.book.set_note("mara", star="1", note="talked about; commas, and\nlines")
        self.book.set_note("taro", star="1")
        self.book.set_note("anna", star="1")

    @property
    def today(self) -> date:
        return self.clock.now.date()

    def publish(self) -> tuple[Published, ...]:
        items = calendar_items(self.book, self.settings, self.clock.now)
        return publish(self.book, items, self.clock.now)

    def files(self) -> dict[str, Calendar]:
        return {name: Calendar.from_ical(c) for name, c in build_files(self.publish()).items()}

    def task(self, person: str, step: str) -> str:
        self.publish()
        (row,) = self.book.query(
            "SELECT task FROM planned WHERE person = ? AND step = ?", (person, step)
        )
        return str(row["task"])


def by_uid(calendar: Calendar) -> dict[str, Event | Todo]:
    """The events and to-dos of a calendar."""
    return {str(c["UID"]): c for c in calendar.walk() if isinstance(c, Event | Todo)}


def day_of(component: Event | Todo) -> date:
    """The day on which an event begins."""
    start = component["DTSTART"].dt
    return start.date() if isinstance(start, datetime) else start
