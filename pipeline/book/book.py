"""The book's door. Everything outside this folder works through :class:`Book`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import platformdirs

from enrich.contact import Contact
from enrich.contact_json import load_contact
from pipeline.book import (
    corrections,
    decisions,
    dedupe,
    diary,
    filing,
    forgetting,
    journal,
    search,
    store,
)
from pipeline.book.derive import Derived, derive
from pipeline.book.entries import save_entry
from pipeline.book.groups import regroup
from pipeline.book.records import (
    About,
    Action,
    Decision,
    Entry,
    Listed,
    NotInBook,
    TaskMark,
    Touch,
)


def default_folder() -> Path:
    """Where the book is when nobody says: ``$KITH_BOOK``, else the user's data folder."""
    chosen = os.environ.get("KITH_BOOK")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kith")) / "book"


def _now() -> datetime:
    return datetime.now(UTC)


class Book:
    """A folder with one SQLite file and the card crops. One instance per thread.

    Every method that changes something is one transaction: done as a whole or not at all.
    What a person says goes through methods that return the number of an action, which
    :meth:`undo` takes back. Contact ids may be those of any card of the contact.
    """

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, clock: Callable[[], datetime]
    ) -> None:
        self.folder = folder
        self.connection = connection
        """For modules of this folder and for reading the derived tables; see ``schema.py``."""
        self._clock = clock

    @classmethod
    def open(cls, folder: Path | None = None, clock: Callable[[], datetime] = _now) -> Book:
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

    def __enter__(self) -> Book:
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

    # Contacts

    def contacts(
        self, query: str = "", event: str | None = None, kind: str | None = None
    ) -> Iterator[Contact]:
        """Contacts in full, in the order of their names; see :meth:`list`."""
        for choice in self.list(query, event, kind):
            yield self.contact(choice.id)

    def list(
        self, query: str = "", event: str | None = None, kind: str | None = None
    ) -> Iterator[Listed]:
        """Contacts that hold every word of ``query``, as lists show them, by name."""
        with store.telling(self.folder):
            yield from search.list_contacts(self.connection, query, event, kind)

    def contact(self, id_: str) -> Contact:
        """The contact that bears this id, or that the card with this id belongs to.

        Raises:
            NotInBook: no such id.
        """
        row = self.connection.execute(
            "SELECT body FROM contact WHERE id = ?", (self.lead(id_),)
        ).fetchone()
        return load_contact(row["body"])

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

    def find(self, query: str) -> Contact:
        """The one contact that a name, e-mail address or id (or its start) names.

        Raises:
            NotInBook: nobody.
            Ambiguous: several; the error lists them.
        """
        return self.contact(search.find_contact(self.connection, query))

    # What comes from outside

    def add_entries(self, entries: Iterable[Entry]) -> set[str]:
        """Put readings or imported lines into the book, new or in place of former ones.

        Returns:
            The ids of the contacts that changed.
        """
        with self.transaction():
            changed = {e.id for e in entries if save_entry(self.connection, e)}
            return regroup(self.connection, changed)

    def file_cards(self, cards: Sequence[filing.CardRead], recipe: str) -> filing.Filed:
        """Put a run's cards into the book, pair their sides and join duplicates."""
        with self.transaction():
            return filing.file_cards(self.connection, cards, recipe)

    def cards_of(self, id_: str) -> Sequence[tuple[str, int, int]]:
        """The cards of a contact: the photo's content, page and place on it."""
        return [
            (row["photo"], row["page"], row["position"])
            for row in self.query(
                "SELECT DISTINCT c.photo, c.page, c.position FROM entry e "
                "JOIN card c ON c.id = e.card WHERE e.lead = ? ORDER BY 1, 2, 3",
                (self.lead(id_),),
            )
        ]

    def crop_of(self, id_: str) -> str | None:
        """The name of the picture of a contact's newest card, front first; None without one."""
        for entry in self.derived(id_).entries:
            if entry.card is not None:
                row = next(self.query("SELECT crop FROM card WHERE id = ?", (entry.card,)))
                if row["crop"]:
                    return str(row["crop"])
        return None

    def forget(self, id_: str) -> forgetting.Gone:
        """Delete everything about a contact and overwrite where it stood in the file.

        Readings and crops beside the file are the caller's to delete, by what is returned.

        Raises:
            NotInBook: no such contact.
        """
        lead = self.lead(id_)
        with self.transaction():
            gone = forgetting.forget(self.connection, lead)
        with store.telling(self.folder):
            self.connection.execute("VACUUM")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    # Who is who

    def find_duplicates(self, watch: Callable[[int], None] = lambda done: None) -> dedupe.Found:
        """Compare what is new or changed with everyone: join sure pairs, propose others."""
        with self.transaction():
            return dedupe.find_duplicates(self.connection, watch)

    def proposals(self) -> Sequence[Decision]:
        """Pairs that wait for a person's word, likeliest first, by their contacts' ids."""
        return tuple(decisions.list_proposals(self.connection))

    def joins(self, id_: str | None = None) -> Sequence[Decision]:
        """Pairs that were joined, latest first: everyone's, or those of one contact."""
        lead = None if id_ is None else self.lead(id_)
        return tuple(decisions.list_joins(self.connection, lead))

    def decision(self, number: int) -> Decision:
        """One pair by its number.

        Raises:
            WrongUse: no such pair.
        """
        return decisions.load_decision(self.connection, number)

    def judge(self, a: str, b: str, verdict: str, back: str | None = None) -> int:
        """A person's word on two contacts or cards: ``same`` or ``different``.

        It outranks whatever kith makes of them, now and later; the latest word counts.

        Args:
            back: for two sides of one card, the id of the back.

        Raises:
            NotInBook: no such contact.
            WrongUse: both are the same card.
        """
        self.lead(a), self.lead(b)
        with self._action("merge" if verdict == "same" else "split") as action:
            decisions.judge(self.connection, a, b, verdict, action, back)
            return action

    # What a person says

    def correct(self, id_: str, field: str, op: str, texts: Sequence[str]) -> int:
        """Keep a person's word on a field; it outranks every reading, also later ones.

        Args:
            field: name, native, prefix, suffix, kind, notes, event, met_on, place, or one of
                title, department, organization, phone, email, url, social, address.
            op: set (exactly these), add (these too) or remove (not these).

        Raises:
            NotInBook: no such contact.
            WrongUse: no such field, or not a value of it.
        """
        return self.correct_all(id_, [(field, op, texts)])

    def correct_all(self, id_: str, words: Sequence[tuple[str, str, Sequence[str]]]) -> int:
        """Several corrections as one action: ``(field, op, texts)`` each."""
        lead = self.lead(id_)
        with self._action("correct") as action:
            for field, op, texts in words:
                derived = self.derived(lead)
                corrections.save_correction(
                    self.connection,
                    derived.contact,
                    [entry.id for entry in derived.entries],
                    field,
                    op,
                    texts,
                    action,
                )
                regroup(self.connection, [lead])
            return action

    def set_note(self, id_: str, **values: str | None) -> int:
        """Note something of a contact under free keys, such as ``note=…, needs=…, star="1"``.

        The latest word on a key counts; None takes it back.
        """
        lead = self.lead(id_)
        with self._action("note") as action:
            diary.add_about(self.connection, lead, values, action)
            return action

    def about(self, id_: str) -> About:
        """What the owner noted of the contact; an imported birthday counts as noted."""
        lead = self.lead(id_)
        noted = next((a for _, a in diary.load_about(self.connection, lead)), About())
        if noted.get("birthday") is None:
            birthday = next((e.birthday for e in self.derived(lead).entries if e.birthday), None)
            if birthday:
                return About({**noted.values, "birthday": birthday})
        return noted

    def all_about(self) -> Mapping[str, About]:
        """What the owner noted of everyone, by contact id."""
        return dict(diary.load_about(self.connection, None))

    def record_touch(
        self,
        id_: str,
        kind: str,
        date: str,
        note: str | None = None,
        task: str | None = None,
        verb: str = "log",
    ) -> int:
        """Record that the owner met, called or wrote to the contact on an ISO date."""
        lead = self.lead(id_)
        with self._action(verb) as action:
            diary.add_touch(self.connection, lead, kind, date, note, task, action)
            return action

    def touches(self, id_: str | None = None) -> Iterator[Touch]:
        """Touches of a contact, or of everyone: by contact, then oldest first."""
        lead = None if id_ is None else self.lead(id_)
        with store.telling(self.folder):
            yield from diary.load_touches(self.connection, lead)

    def mark_task(
        self,
        id_: str,
        task: str,
        state: str,
        date: str,
        until: str | None = None,
        note: str | None = None,
        touch: str | None = None,
        also: Sequence[str] = (),
    ) -> int:
        """Mark a planned task of the contact done, skipped or snoozed.

        Args:
            task: the task's stable id, chosen by whoever plans.
            touch: for done tasks, the kind of touch that this was, recorded with it.
            also: ids of others with whom it was the same touch, such as both of two introduced.
        """
        leads = [self.lead(person) for person in (id_, *also)]
        with self._action(state) as action:
            diary.add_mark(self.connection, leads[0], task, state, date, until, note, action)
            if touch is not None:
                for lead in leads:
                    diary.add_touch(self.connection, lead, touch, date, note, task, action)
            return action

    def task_marks(self, id_: str | None = None) -> Iterator[TaskMark]:
        """The latest mark on each task, of a contact or of everyone."""
        lead = None if id_ is None else self.lead(id_)
        with store.telling(self.folder):
            yield from diary.load_marks(self.connection, lead)

    # Undoing

    def undo(self, action: int | None = None) -> Action:
        """Take back an action with all it did; None for the latest one in force.

        Raises:
            WrongUse: nothing to undo, or undone already.
        """
        return self._turn(action, undone=True)

    def redo(self, action: int | None = None) -> Action:
        """Put an undone action back in force; None for the one undone last."""
        return self._turn(action, undone=False)

    def _turn(self, action: int | None, undone: bool) -> Action:
        with self.transaction():
            turned = journal.set_undone(self.connection, action, undone)
            regroup(self.connection, journal.touched_by(self.connection, turned.id))
            return turned

    def actions(self, limit: int = 20) -> Sequence[Action]:
        """The latest actions, newest first."""
        return journal.list_actions(self.connection, limit)
