"""Forgetting a person completely, for good.

All that stays are salted hashes: enough to leave the person out when the same photo is
read again, and to leave a re-imported line out, but no name, number or picture.
Whoever holds both the book and a guess can test the guess; nobody can read it out.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from enrich.contact import Contact
from enrich.fold import fold
from enrich.merging.apart import leave_out, speaks_of
from enrich.merging.compare import is_role_address
from enrich.merging.text import squeeze
from pipeline.book.entries import load_card_entries, load_group, save_entry
from pipeline.book.groups import regroup
from pipeline.book.records import Entry

WITHHELD = ""
"""Stands as the crop of a card whose reading was deleted for the sake of one of its holders."""


@dataclass(frozen=True)
class Gone:
    """What was deleted, and what only the owner can delete."""

    entries: int
    """Cards and imported lines."""
    files: tuple[str, ...]
    """The names of the photos the person was on; the originals stay where they are."""
    telling: tuple[str, ...] = ()
    """Names, addresses and numbers by which exports that hold the person are found."""


class Forgotten:
    """Answers whether somebody was forgotten."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT value FROM meta WHERE key = 'salt'").fetchone()
        self._salt = bytes.fromhex(row["value"])
        found = connection.execute("SELECT 1 FROM tombstone LIMIT 1").fetchone()
        self._any = found is not None

    def holds(self, content: str, contact: Contact) -> bool:
        """Whether this contact of a photo (or import) with that content was forgotten."""
        return self._any and any(self._is_stone(mark) for mark in _marks(content, contact))

    def holds_photo(self, content: str) -> bool:
        """Whether somebody on the photo with that content was forgotten."""
        return self._any and self._is_stone(f"{content}/photo")

    def holds_line(self, id_: str) -> bool:
        """Whether the imported line of that id was forgotten."""
        return self._any and self._is_stone(f"line/{id_}")

    def remember(self, content: str | None, entry: Entry) -> None:
        """Set the stones for an entry about to be deleted."""
        marks = [f"line/{entry.id}"]
        if content is not None:
            marks += [f"{content}/photo", f"{content}/id/{entry.id}"]
            marks += _marks(content, entry.contact)
        self._connection.executemany(
            "INSERT OR IGNORE INTO tombstone VALUES (?)", [(self._hash(m),) for m in marks]
        )

    def _is_stone(self, mark: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM tombstone WHERE hash = ?", (self._hash(mark),)
        ).fetchone()
        return row is not None

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


def forget(connection: sqlite3.Connection, lead: str) -> Gone:
    """Delete every row about a contact and leave stones. Must run inside a transaction.

    The file still holds the deleted pages until it is vacuumed. What a server was given
    stays known by its id alone, so that the next sync can delete it there.
    """
    entries = load_group(connection, lead)
    forgotten = Forgotten(connection)
    cards: dict[str, tuple[str, int, int]] = {}
    files: dict[str, None] = {}
    for entry in entries:
        content = None
        if entry.card is not None:
            row = connection.execute(
                "SELECT c.photo, c.page, c.position, p.files FROM card c "
                "JOIN photo p ON p.digest = c.photo WHERE c.id = ?",
                (entry.card,),
            ).fetchone()
            content = row["photo"]
            cards[entry.card] = (content, row["page"], row["position"])
            files.update(dict.fromkeys(json.loads(row["files"])))
        else:
            files.update(dict.fromkeys(source.file for source in entry.contact.source))
        forgotten.remember(content, entry)
    marks = [entry.id for entry in entries]
    _delete_words(connection, marks)
    connection.executemany("DELETE FROM entry WHERE id = ?", [(id_,) for id_ in marks])
    for card in cards:
        # The picture shows the person, also where another holder shares the card.
        connection.execute("UPDATE card SET crop = ? WHERE id = ?", (WITHHELD, card))
        connection.execute(
            "DELETE FROM card WHERE id = ? AND NOT EXISTS (SELECT 1 FROM entry WHERE card = ?)",
            (card, card),
        )
    contents = sorted({content for content, _, _ in cards.values()})
    for content in contents:
        connection.execute(
            "DELETE FROM photo WHERE digest = ? "
            "AND NOT EXISTS (SELECT 1 FROM card WHERE photo = ?)",
            (content, content),
        )
    connection.execute(
        "DELETE FROM event WHERE id NOT IN (SELECT event FROM entry WHERE event IS NOT NULL)"
    )
    others = [e for content in contents for e in load_card_entries(connection, content)]
    others = [e for e in others if e.card in cards]
    for other in others:
        rest = without(other, [entry.contact for entry in entries])
        save_entry(connection, rest)
        _clean_corrections(connection, rest, entries)
    regroup(connection, [other.id for other in others])
    return Gone(len(entries), tuple(files), _telling(entries))


def without(entry: Entry, forgotten: Iterable[Contact]) -> Entry:
    """What a card says of one holder, without what it says of those who were forgotten."""
    names = [contact.name for contact in forgotten if contact.name is not None]
    return replace(entry, contact=leave_out(entry.contact, names))


def _clean_corrections(
    connection: sqlite3.Connection, entry: Entry, forgotten: Iterable[Entry]
) -> None:
    """Take what is the forgotten's out of the former values that corrections remember."""
    names = [other.contact.name for other in forgotten if other.contact.name is not None]
    rows = connection.execute("SELECT id, before FROM correction WHERE contact = ?", (entry.id,))
    for row in rows.fetchall():
        before = json.loads(row["before"])
        kept = [text for text in before if not speaks_of(text, names, entry.contact.name)]
        if kept != before:
            connection.execute(
                "UPDATE correction SET before = ? WHERE id = ?",
                (json.dumps(kept, ensure_ascii=False), row["id"]),
            )


def _telling(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Texts by which a file that holds the person is known."""
    found: dict[str, None] = {}
    for entry in entries:
        contact = entry.contact
        if contact.name is not None:
            found |= dict.fromkeys(filter(None, (contact.name.full, contact.name.native)))
        elif contact.organizations:
            found[contact.organizations[0].value] = None
        found |= dict.fromkeys(e.address for e in contact.emails if not is_role_address(e.address))
        found |= dict.fromkeys(p.number for p in contact.phones if p.type == "mobile")
    return tuple(found)


def _delete_words(connection: sqlite3.Connection, entries: Iterable[str]) -> None:
    """Delete what the owner said of the entries; rows about others of an action stay."""
    for id_ in entries:
        for table in ("correction", "about", "touch", "task_mark"):
            connection.execute(f"DELETE FROM {table} WHERE contact = ?", (id_,))
        connection.execute("DELETE FROM decision WHERE a = ? OR b = ?", (id_, id_))
        # Corrections of others may name the entry among those they speak about.
        connection.execute(
            "UPDATE correction SET covers = replace(covers, ?, '\"\"') WHERE instr(covers, ?)",
            (f'"{id_}"', f'"{id_}"'),
        )
