"""What a person says of the contacts: corrections, notes, touches, task marks, and undoing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.book import corrections, diary, journal, store
from pipeline.book.birthdays import read_birthday
from pipeline.book.file import BookFile
from pipeline.book.groups import regroup
from pipeline.book.records import About, Action, TaskMark, Touch

Word = tuple[str, str, Sequence[str]]
"""A correction: field, op and texts."""


class Said(BookFile):
    """The part of the book's door through which its owner speaks.

    Methods that say something return the number of an action, which :meth:`undo` takes back.
    """

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

    def correct_all(self, id_: str, words: Sequence[Word]) -> int:
        """Several corrections as one action: ``(field, op, texts)`` each."""
        return self.correct_many({id_: words})

    def correct_many(self, words: Mapping[str, Sequence[Word]]) -> int:
        """Corrections of several contacts, by their ids, as one action."""
        leads = {self.lead(id_): said for id_, said in words.items()}
        with self._action("correct") as action:
            for lead, said in leads.items():
                for field, op, texts in said:
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

        The latest word on a key counts; None takes it back. Where contacts that were noted of have
        been joined since, it stands in the place of what was said of each, unless it holds all of
        that and adds to it: then each keeps its own, in case they are parted. A birthday without its
        year, such as ``05-17``, is kept as ``--05-17``.
        """
        lead = self.lead(id_)
        birthday = values.get("birthday")
        if birthday is not None:
            values["birthday"] = read_birthday(birthday) or birthday
        with self._action("star" if set(values) == {"star"} else "note") as action:
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
            about = journal.names_about(self.connection, turned.id)
            return replace(turned, about=about)

    def actions(self, limit: int = 20) -> Sequence[Action]:
        """The latest actions, newest first."""
        return journal.list_actions(self.connection, limit)
