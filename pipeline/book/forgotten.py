"""Who was forgotten, as far as it takes to know them again.

What is kept are salted hashes of signs (:mod:`enrich.merging.known_again`), of the photos the
person was on and of the lines they came from. All that one person left bears one mark, which
says nothing: a name of the one and a number of the other are nobody's.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enrich.contact import Contact
from enrich.fold import fold
from enrich.merging.known_again import (
    NUMBERS,
    Known,
    Sign,
    asked_of,
    recognise,
    signs_of_company,
    signs_of_person,
)
from enrich.merging.text import squeeze
from pipeline.book.records import Entry

_DIGITS = 5
"""Hexadecimal digits kept of a number's hash. All numbers could be tried: so short, a hundred
of those eight digits long have the same one, and a stranger's has it once in a million."""

_TAKEN_BACK = ""
"""Stands for the person on the stone of a photo that has to be read again."""


@dataclass(frozen=True)
class Recognised:
    """What is known of a newcomer."""

    known: Known
    persons: frozenset[str] = frozenset()
    """Marks of those it is, or may be."""


_NOBODY = Recognised(Known.NO)


class Forgotten:
    """Answers whether somebody was forgotten."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT value FROM meta WHERE key = 'salt'").fetchone()
        self._salt = bytes.fromhex(row["value"])
        found = connection.execute("SELECT 1 FROM stone LIMIT 1").fetchone()
        self._any = found is not None

    def on_photo(self, content: str, contact: Contact) -> frozenset[str]:
        """Marks of the forgotten whom this contact of a photo with that content is."""
        return self._persons(_marks(content, contact))

    def holds_photo(self, content: str) -> bool:
        """Whether somebody on the photo with that content was forgotten."""
        return any(self._persons([f"{content}/photo"]))

    def lacks_reading(self, content: str) -> bool:
        """Whether somebody on that photo was taken back: what is kept of it is without them."""
        return _TAKEN_BACK in self._persons([f"{content}/photo"])

    def on_line(self, entry: Entry) -> frozenset[str]:
        """Marks of the forgotten who came from this imported line, or whose id it bears."""
        return self._persons(f"line/{id_}" for id_ in (entry.id, entry.own_id) if id_)

    def recognise(self, contact: Contact) -> Recognised:
        """Whether somebody who is met anew, wherever, was forgotten."""
        if not self._any:
            return _NOBODY
        common: dict[str, set[Sign]] = {}
        for sign, text, meaning in asked_of(contact):
            for person in self._persons_of(self._hash_sign(sign, text)):
                common.setdefault(person, set()).add(meaning)
        found = {person: recognise(contact, signs) for person, signs in common.items()}
        for known in (Known.SURE, Known.MAYBE):
            persons = frozenset(person for person, told in found.items() if told is known)
            if persons:
                return Recognised(known, persons)
        return _NOBODY

    def remember_photo(self, person: str, content: str, contact: Contact) -> None:
        """Set the stones by which the person is left out of this photo from now on."""
        self._set(person, map(self._hash, _marks(content, contact)))
        self._set(person, [self._hash(f"{content}/photo")], photo=True)

    def remember_line(self, person: str, id_: str) -> None:
        """Set the stone by which an imported line of that id is left out."""
        self._set(person, [self._hash(f"line/{id_}")])

    def remember_signs(self, person: str, contact: Contact, company: bool) -> None:
        """Set the stones by which the person, or the company, is known elsewhere."""
        signs = signs_of_company(contact) if company else signs_of_person(contact)
        self._set(person, [self._hash_sign(sign, text) for sign, text in signs])

    def mark_of(self, lead: str) -> str:
        """The mark that all stones of the contact bear."""
        return self._hash(f"person/{lead}")[:16]

    def take_back(self, persons: Iterable[str]) -> None:
        """Remember these no longer: their owner wants them again."""
        for person in persons:
            self._connection.execute(
                "UPDATE OR REPLACE stone SET person = ? WHERE person = ? AND photo",
                (_TAKEN_BACK, person),
            )
            self._connection.execute("DELETE FROM stone WHERE person = ?", (person,))

    def note_reading(self, content: str) -> None:
        """A photo was read with everybody on it who is not forgotten."""
        self._connection.execute(
            "DELETE FROM stone WHERE hash = ? AND person = ?",
            (self._hash(f"{content}/photo"), _TAKEN_BACK),
        )

    def _set(self, person: str, hashes: Iterable[str], photo: bool = False) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO stone VALUES (?, ?, ?)",
            [(hash_, person, photo) for hash_ in hashes],
        )
        self._any = True

    def _persons(self, marks: Iterable[str]) -> frozenset[str]:
        if not self._any:
            return frozenset()
        return frozenset(person for mark in marks for person in self._persons_of(self._hash(mark)))

    def _persons_of(self, hash_: str) -> list[str]:
        rows = self._connection.execute("SELECT person FROM stone WHERE hash = ?", (hash_,))
        return [row["person"] for row in rows]

    def _hash_sign(self, sign: Sign, text: str) -> str:
        hash_ = self._hash(f"{sign.value}/{text}")
        return f"{sign.value}/{hash_[:_DIGITS]}" if sign in NUMBERS else hash_

    def _hash(self, mark: str) -> str:
        return hmac.new(self._salt, mark.encode(), hashlib.sha256).hexdigest()


def _marks(content: str, contact: Contact) -> Iterable[str]:
    """By what a person is known again on the same photo, also when a better reader finds
    the cards in another order: the place on it, the name, an address, a number."""
    if contact.id:
        yield f"{content}/id/{contact.id}"
    if contact.name is not None:
        yield f"{content}/name/{squeeze(contact.name.full)}"
        yield from (f"{content}/email/{fold(e.address)}" for e in contact.emails)


@dataclass(frozen=True)
class Sifted:
    """Imported lines, as far as they are of somebody who was forgotten."""

    kept: tuple[Entry, ...]
    left_out: int
    """How many are of somebody who was forgotten."""
    doubtful: tuple[str, ...]
    """Ids of those kept that may be."""


def sift(connection: sqlite3.Connection, lines: Sequence[Entry], again: bool) -> Sifted:
    """Leave out who was forgotten, or take them back. Must run inside a transaction.

    Lines that the book has already are there because their owner left them there.

    Args:
        again: whether the forgotten are wanted again; then they are remembered no longer.
    """
    forgotten = Forgotten(connection)
    kept: list[Entry] = []
    doubtful: list[str] = []
    wanted: set[str] = set()
    for line in lines:
        persons = forgotten.on_line(line)
        if not persons and not is_there(connection, line.id):
            found = forgotten.recognise(line.contact)
            if found.known is Known.MAYBE:
                doubtful.append(line.id)
            elif found.known is Known.SURE:
                persons = found.persons
        wanted |= persons
        if again or not persons:
            kept.append(line)
    if again:
        forgotten.take_back(sorted(wanted))
    return Sifted(tuple(kept), len(lines) - len(kept), tuple(doubtful))


def is_there(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether the book has an entry of that id."""
    return connection.execute("SELECT 1 FROM entry WHERE id = ?", (id_,)).fetchone() is not None


def alone(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """Contacts that consist of these entries only: nobody whom the book knew before."""
    those = set(ids)
    leads: dict[str, None] = {}
    for id_ in sorted(those):
        rows = connection.execute(
            "SELECT id, lead FROM entry WHERE lead = (SELECT lead FROM entry WHERE id = ?)", (id_,)
        ).fetchall()
        if rows and all(row["id"] in those for row in rows):
            leads[rows[0]["lead"]] = None
    return tuple(leads)
