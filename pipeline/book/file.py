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
from pipeline.book.derive import CLOCK, Derived, derive, renew_search
from pipeline.book.records import NotInBook
from pipeline.errors import CannotWrite, WrongUse

VARIABLE = "KITH_BOOK"
"""What names the book in the environment."""


def is_named(folder: Path | None) -> bool:
    """Whether the book is said by its owner, and not the one in the data folder."""
    return folder is not None or bool(os.environ.get(VARIABLE))


def default_folder() -> Path:
    """Where the book is when nobody says: ``$KITH_BOOK``, else the user's data folder."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kith")) / "book"


def book_folder(named: Path | None = None) -> Path:
    """The folder of the book that is ``named``, or of the default one; ``~`` is your home.

    Raises:
        WrongUse: the home of somebody who has none here.
    """
    folder = named or default_folder()
    try:
        return folder.expanduser()
    except RuntimeError as error:
        raise WrongUse(f"{folder}: there is no such home folder") from error


def _now() -> datetime:
    return datetime.now(UTC)


class BookFile:
    """A folder with one SQLite file and the card crops. One instance per thread."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        clock: Callable[[], datetime],
        read_only: bool = False,
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        """Whether nothing can be kept: the book is another user's, or on a medium that is."""
        self.connection = connection
        """For modules of this folder and for reading the derived tables; see ``schema.py``."""
        self._clock = clock
        connection.create_function(
            CLOCK, 0, lambda: clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        )

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        clock: Callable[[], datetime] = _now,
        must_exist: bool = False,
    ) -> Self:
        """Open the book in ``folder``, made if there is none.

        One that this user may read and not write can be looked at; whatever would change it
        raises :class:`CannotWrite` before anything is done.

        Args:
            folder: None for the default one.
            clock: what time it is, for the times of actions.
            must_exist: make none: whoever looks into a book has named one that is there.

        Raises:
            WrongUse: there is none, and it must exist.
            BookUnusable: damaged, not a book, or written by a newer kith.
            BookBusy: another process holds it.
            CannotWrite: no permission, disk full.
        """
        by = f" (${VARIABLE})" if folder is None and is_named(None) else ""
        folder = book_folder(folder)
        if must_exist and not store.is_there(folder):
            raise WrongUse(
                f"{folder}{by}: there is no book here yet",
                "kith run PHOTOS or kith import FILES makes it; another one is named with --book.",
            )
        read_only = store.can_only_be_read(folder)
        connection = store.connect_to_copy(folder) if read_only else store.connect(folder)
        book = cls(folder, connection, clock, read_only)
        try:
            book._bring_up_to_date()
        except BaseException:
            book.close()
            raise
        return book

    def _bring_up_to_date(self) -> None:
        """Do what a migration has left to be done by more than SQL."""
        with store.telling(self.folder):
            stale = "SELECT 1 FROM meta WHERE key = 'stale_search'"
            if self.connection.execute(stale).fetchone():
                with store.transaction(self.connection):
                    renew_search(self.connection)

    @classmethod
    def open_or_empty(
        cls, folder: Path | None = None, clock: Callable[[], datetime] = _now
    ) -> Self:
        """Open the book in ``folder`` to look at; where there is none, an empty one that is not kept.

        Raises:
            As :meth:`open`.
        """
        place = book_folder(folder)
        if store.is_there(place):
            return cls.open(place, clock)
        return cls(place, store.connect_to_nothing(place), clock, read_only=True)

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
        if isinstance(error, sqlite3.Error):
            # Damage deep inside shows only where something is read.
            words = store.in_words(self.folder, error)
            if words is not error:
                raise words from error

    @property
    def readings(self) -> Path:
        """The folder in which what was read from photos is kept, with the card pictures."""
        return self.folder / store.READINGS

    @contextmanager
    def transaction(self, derived: bool = False) -> Iterator[None]:
        """Several changes as one: all of them or none.

        Args:
            derived: they only keep what follows from the rest of the book, and need not last.

        Raises:
            CannotWrite: disk full; the book is as before.
            BookBusy: another process writes for longer than the busy timeout.
        """
        if not derived:
            self.expect_to_write()
        with store.telling(self.folder), store.transaction(self.connection):
            yield

    def expect_to_write(self) -> None:
        """Make sure that the book can keep what is about to be done, before it is done.

        Raises:
            CannotWrite: it can only be looked at.
        """
        if self.read_only:
            raise CannotWrite(
                f"{self.folder}: this book can only be looked at, it cannot be written to",
                "Check the folder's permissions, or copy it and give the copy with --book.",
            )

    @contextmanager
    def run_lock(self, wait: float = 0.0) -> Iterator[None]:
        """Keep other runs out; ``wait`` seconds for one under way.

        Raises:
            BookBusy: it is still at work.
        """
        self.expect_to_write()
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

    def known_without(self, id_: str, entry: str) -> Derived | None:
        """The contact as it is without one of its entries; None if nothing is known beside it."""
        row = next(self.query("SELECT lead FROM entry WHERE id = ?", (id_,)), None)
        return None if row is None else derive(self.connection, row["lead"], entry)
