"""The book's door. Everything outside this folder works through :class:`Book`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from enrich.contact import Contact
from enrich.contact_json import load_contact
from pipeline.book import decisions, dedupe, filing, forgetting, forgotten, search, store
from pipeline.book.derive import last_change
from pipeline.book.entries import save_entry
from pipeline.book.groups import regroup
from pipeline.book.records import Decision, Entry, Listed
from pipeline.book.said import Said


class Book(Said):
    """A folder with one SQLite file and the card crops. One instance per thread.

    Every method that changes something is one transaction: done as a whole or not at all.
    What a person says goes through methods that return the number of an action, which
    :meth:`undo` takes back. Contact ids may be those of any card of the contact.
    """

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

    def changed_at(self, id_: str) -> str | None:
        """When the contact last changed in the book, as ``2026-11-20T18:00:00Z``; None if unknown.

        Raises:
            NotInBook: no such id.
        """
        return last_change(self.connection, self.lead(id_))

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

        A line that comes from a contact of the book (``own_id``) is one with it.

        Returns:
            The ids of the contacts that changed.
        """
        entries = list(entries)
        with self.transaction():
            changed = {e.id for e in entries if save_entry(self.connection, e)}
            for entry in entries:
                if entry.own_id is not None and decisions.record_exported(
                    self.connection, entry.own_id, entry.id
                ):
                    changed |= {entry.own_id, entry.id}
            touched = regroup(self.connection, changed)
            return {id_ for id_ in touched if self.lead(id_) == id_}

    def file_cards(
        self,
        cards: Sequence[filing.CardRead],
        recipe: str,
        correct_met: bool = False,
        again: bool = False,
    ) -> filing.Filed:
        """Put a run's cards into the book, pair their sides and join duplicates.

        A meeting that is known of a card stays, unless it is to be corrected by the run's. Who
        was forgotten is left out, unless they are wanted ``again``.
        """
        with self.transaction():
            return filing.file_cards(self.connection, cards, recipe, correct_met, again)

    def last_recipe(self, content: str) -> str | None:
        """The fingerprint of the reader whose cards of a photo are in the book; None without any."""
        rows = self.query("SELECT fingerprint FROM photo WHERE digest = ?", (content,))
        return next((str(row["fingerprint"]) for row in rows), None)

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

    def has_forgotten_on(self, content: str) -> bool:
        """Whether somebody on the photo with that content hash was forgotten."""
        return forgotten.Forgotten(self.connection).holds_photo(content)

    def lacks_reading(self, content: str) -> bool:
        """Whether a photo was read, but what is kept is without somebody who was taken back."""
        return forgotten.Forgotten(self.connection).lacks_reading(content)

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
