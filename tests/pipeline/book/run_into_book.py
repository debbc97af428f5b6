"""A whole run with the fake reader, to be started as a program and killed.

python -m tests.pipeline.book.run_into_book PHOTOS BOOK
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from enrich.contact import Contact, Email, Met, Name, Phone
from enrich.read import Hints
from ocr.card import Card
from pipeline import stages
from pipeline.book import Book
from pipeline.discover import PhotoFile, discover_photos
from pipeline.executors import Serial
from pipeline.readings import FolderOfReadings
from pipeline.run import RunOptions, run_photos
from pipeline.shelving import shelve
from pipeline.stages import PhotoRead
from tests.pipeline.fakes import FakeReader

RECIPE = "fake"


def read_contacts(card: Card, hints: Hints) -> tuple[Contact, ...]:
    """A card's text is its contact: a name, then an e-mail address, then a number."""
    name, *rest = [line.text for line in card.lines]
    return (
        Contact(
            name=Name(name, given=name.split()[0], family=name.split()[-1]),
            emails=tuple(Email(text) for text in rest if "@" in text),
            phones=tuple(Phone(text, text, "mobile") for text in rest if text.startswith("+")),
        ),
    )


@dataclass(frozen=True)
class SlowReader(FakeReader):
    """Takes a moment per photo, so that there is something to kill."""

    def open(self) -> Callable[[PhotoFile], PhotoRead]:
        read = super().open()

        def read_slowly(file: PhotoFile) -> PhotoRead:
            time.sleep(0.004)
            return read(file)

        return read_slowly


class Silent:
    """Watches nothing."""

    def begin(self, photos: int) -> None: ...

    def advance(self, photos: int, cards: int) -> None: ...


def main(photos: Path, folder: Path, wait: float = 60.0) -> None:
    """Read the photos into the book, as ``kith run`` does."""
    fake = mock.patch.object(stages, "read_contacts", read_contacts)
    # At a time that stands still: when a contact changed is kept too.
    at_noon = Book.open(folder, clock=lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))
    with fake, at_noon as book, book.run_lock(wait):
        store = FolderOfReadings(book.readings)
        store.tidy()
        options = RunOptions(RECIPE, Hints(), Met("Fair", "2026-11-20"))
        result = run_photos(
            discover_photos([photos]), options, SlowReader(), Serial(), store, Silent()
        )
        shelve(book, result, RECIPE, store)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
