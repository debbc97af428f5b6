"""Bringing the book's contacts into a collection of vCards: first a plan, then the writing.

A collection is a CardDAV address book or a vdir folder. kith gives and never takes: what
somebody changed over there is reported and left alone. Nothing is written unless the
collection is still as it was when the plan was made. After vdirsyncer's ``sync``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pipeline.errors import Exit, KithError
from pipeline.export.outgoing import Outgoing, shown_name
from pipeline.export.vcard import write_vcard
from pipeline.plain import clean


class Changed(KithError):
    """The item is not as expected: somebody else wrote it in the meantime (HTTP 412)."""


class TooManyDeletions(KithError):
    """The plan would delete more than was allowed; nothing was done."""

    exit_code = Exit.USAGE


class Collection(Protocol):
    """A place that holds one vCard per item. Every write is conditional."""

    name: str
    """Tells the collection from others; the state of former syncs is kept under it."""

    def list(self) -> Mapping[str, str]:
        """The entity tag of every item, by its address."""
        ...

    def read(self, href: str) -> str:
        """The text of an item.

        Raises:
            Changed: it is gone.
        """
        ...

    def create(self, href: str, text: str) -> str:
        """Write a new item; returns its tag.

        Raises:
            Changed: there is one of that address already.
        """
        ...

    def update(self, href: str, text: str, etag: str) -> str:
        """Replace an item that still has this tag; returns the new one.

        Raises:
            Changed: it has another one.
        """
        ...

    def delete(self, href: str, etag: str) -> None:
        """Delete an item that still has this tag.

        Raises:
            Changed: it has another one.
        """
        ...

    def address(self, uid: str) -> str:
        """The address of the item for a UID."""
        ...


@dataclass(frozen=True)
class Known:
    """An item as the last sync left it."""

    contact: str
    href: str
    etag: str
    digest: str
    """Of the text that was written."""


class Doing(StrEnum):
    """What is to be done about a contact."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Step:
    """One line of the plan."""

    doing: Doing
    contact: str
    label: str
    href: str
    text: str = ""
    etag: str = ""
    reason: str = ""
    """Of a conflict: what happened over there."""


@dataclass(frozen=True)
class Plan:
    """What a sync would do."""

    steps: tuple[Step, ...]
    unchanged: int
    untouched: int = 0
    """Items of contacts who are in the book and were not asked for."""

    def count(self, doing: Doing) -> int:
        """How many steps of a kind."""
        return sum(1 for step in self.steps if step.doing is doing)


def make_plan(
    people: Sequence[Outgoing],
    known: Iterable[Known],
    collection: Collection,
    leads: Mapping[str, str] | None = None,
) -> Plan:
    """Compare the book, the last sync and the collection; nothing is written.

    Args:
        leads: whom the entries of the book belong to, by their ids. The item of one that was
            joined to another is deleted where the other has an item, and not before.
    """
    leads = leads or {}
    there = collection.list()
    before = {item.contact: item for item in known}
    present = {contact for contact, item in before.items() if item.href in there}
    steps: list[Step] = []
    unchanged = untouched = 0
    for person in people:
        step = _step(person, before.pop(person.contact.id, None), there, collection)
        if step is None:
            unchanged += 1
        else:
            steps.append(step)
    present |= {step.contact for step in steps if step.doing is not Doing.CONFLICT}
    for item in before.values():
        etag = there.get(item.href)
        lead = leads.get(item.contact)
        if lead is not None and (lead == item.contact or lead not in present):
            untouched += etag is not None
        elif etag == item.etag:
            label = _name_there(collection, item.href)
            steps.append(Step(Doing.DELETE, item.contact, label, item.href, etag=etag))
        elif etag is not None:
            label = _name_there(collection, item.href)
            reason = "no longer in the book, but changed over there"
            steps.append(Step(Doing.CONFLICT, item.contact, label, item.href, reason=reason))
    return Plan(tuple(steps), unchanged, untouched)


def _name_there(collection: Collection, href: str) -> str:
    """Whose card it is, by the card itself: the book may know nothing of them any more."""
    try:
        lines = _lines(collection.read(href))
    except KithError:
        return href
    names = (re.fullmatch(r"(?:[\w-]+\.)?FN(?:;[^:]*)?:(.*)", line) for line in lines)
    name = clean(next((re.sub(r"\\(.)", r"\1", found[1]) for found in names if found), "")).strip()
    return f"{name} ({href})" if name else href


def _step(
    person: Outgoing, item: Known | None, there: Mapping[str, str], collection: Collection
) -> Step | None:
    text = write_vcard(person)
    id_, label = person.contact.id, shown_name(person.contact)
    if item is None:
        href = collection.address(person.uid)
        if href in there:
            if _same_text(collection.read(href), text):
                # Ours, written by a sync that was killed before it could remember it.
                return Step(Doing.UPDATE, id_, label, href, text, there[href])
            reason = "is there already, and not from this book"
            return Step(Doing.CONFLICT, id_, label, href, reason=reason)
        return Step(Doing.CREATE, id_, label, href, text)
    etag = there.get(item.href)
    changed_here = digest_of(text) != item.digest
    if etag == item.etag:
        if not changed_here:
            return None
        return Step(Doing.UPDATE, id_, label, item.href, text, etag)
    if etag is None:
        return Step(Doing.CONFLICT, id_, label, item.href, reason="was deleted over there")
    reason = "changed over there" + (" and here" if changed_here else "")
    return Step(Doing.CONFLICT, id_, label, item.href, reason=reason)


def apply_plan(
    plan: Plan,
    collection: Collection,
    remember: Callable[[Known], None],
    drop: Callable[[str], None],
    max_deletions: int,
) -> Plan:
    """Do what the plan says, step by step; each is remembered as soon as it is done.

    Returns:
        What could not be done: the plan's conflicts, and those that came up meanwhile.

    Raises:
        TooManyDeletions: before anything is done.
    """
    deletions = plan.count(Doing.DELETE)
    if deletions > max_deletions:
        raise TooManyDeletions(
            f"{collection.name}: {deletions} contacts would be deleted there, and at most "
            f"{max_deletions} may be",
            f"If that is right, say --max-deletions {deletions}. Nothing was changed.",
        )
    left: list[Step] = []
    for step in plan.steps:
        try:
            match step.doing:
                case Doing.CREATE:
                    etag = collection.create(step.href, step.text)
                    remember(Known(step.contact, step.href, etag, digest_of(step.text)))
                case Doing.UPDATE:
                    etag = collection.update(step.href, step.text, step.etag)
                    remember(Known(step.contact, step.href, etag, digest_of(step.text)))
                case Doing.DELETE:
                    collection.delete(step.href, step.etag)
                    drop(step.contact)
                case Doing.CONFLICT:
                    left.append(step)
        except Changed:
            reason = "changed over there a moment ago"
            left.append(Step(Doing.CONFLICT, step.contact, step.label, step.href, reason=reason))
    return Plan(tuple(left), plan.unchanged)


def digest_of(text: str) -> str:
    """A fingerprint of a vCard's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _same_text(a: str, b: str) -> bool:
    """Whether two vCards hold the same lines; servers fold and order them as they like."""
    return _lines(a) == _lines(b)


def _lines(text: str) -> list[str]:
    unfolded = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    return sorted(line for line in unfolded.split("\n") if line)
