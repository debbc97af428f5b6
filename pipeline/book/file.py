"""The open file of a book: opening, closing, transactions, the run lock."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import platformdirs

from pipeline.book import journal, store
from pipeline.book.derive import CLOCK, Derived, derive
from pipeline.book.records import NotInBook


def default_folder() -> Path:
    """Where the book is when nobody says: ``$KITH_BOOK``, else the user's data folder."""
    chosen = os.environ.get("KITH_BOOK")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kith")) / "book"


def _now() -> datetime:
    return datetime.now(UTC)


class BookFile:
    """A folder with one SQLite file and the card crops. One instance per thread."""

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, clock: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.connection = connection
        """For modules of this folder and for reading the derived tables; see ``schema.py``."""
        self._clock = clock
        connection.create_function(
            CLOCK, 0, lambda: clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        )

    @classmethod
    def open(cls, folder: Path | None = None, clock: Callable[[], datetime] = _now) -> Self:
        """Open the book in ``folder``, made if there is none.

        Args:
            folder: None for the default one.
            clock: what time it is, for the times of actions.

        Raises:
            BookUnusable: damaged, not a book, or written by a newer kith.
            BookBusy: another process holds it.
            CannotWrite: no permission, disk full.
        """
        folder = folder or default_folder()
        return cls(folder, store.connect(folder), clock)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def readings(self) -> Path:
        """The folder in which what was read from photos is kept, with the card pictures."""
        return self.folder / store.READINGS

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several changes as one: all of them or none.

        Raises:
            CannotWrite: disk full; the book is as before.
            BookBusy: another process writes for longer than the busy timeout.
        """
        with store.telling(self.folder), store.transaction(self.connection):
            yield

    @contextmanager
    def run_lock(self, wait: float = 0.0) -> Iterator[None]:
        """Keep other runs out; ``wait`` seconds for one under way.

        Raises:
            BookBusy: it is still at work.
        """
        with store.run_lock(self.folder, wait):
            yield

    @contextmanager
    def _action(self, verb: str) -> Iterator[int]:
        with self.transaction():
            at = self._clock().astimezone(UTC).isoformat(timespec="seconds")
            yield journal.begin_action(self.connection, at, verb)

    def query(self, sql: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """Rows of a SELECT over the tables of ``schema.py``, for lists over the whole book."""
        with store.telling(self.folder):
            yield from self.connection.execute(sql, values)

    def lead(self, id_: str) -> str:
        """The contact's id for the id of any of its cards.

        Raises:
            NotInBook: no such id.
        """
        row = self.connection.execute("SELECT lead FROM entry WHERE id = ?", (id_,)).fetchone()
        if row is None:
            raise NotInBook(f"{id_}: no such contact in the book")
        return str(row["lead"])

    def derived(self, id_: str) -> Derived:
        """The contact with the entries and corrections it follows from.

        Raises:
            NotInBook: no such id.
        """
        derived = derive(self.connection, self.lead(id_))
        assert derived is not None
        return derived
