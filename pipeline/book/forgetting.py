"""Forgetting a person completely, for good.

All that stays are salted hashes (:mod:`pipeline.book.forgotten`): enough to leave the person
out when they are met again, but no name, number or picture. Whoever holds both the book and a
guess can test the guess; nobody can read it out.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from enrich.contact import Contact
from enrich.merging.apart import leave_out, speaks_of
from enrich.merging.compare import is_role_address
from pipeline.book.derive import derive
from pipeline.book.entries import load_card_entries, load_group, save_entry
from pipeline.book.forgotten import Forgotten
from pipeline.book.groups import regroup
from pipeline.book.journal import drop_empty
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


def forget(connection: sqlite3.Connection, lead: str) -> Gone:
    """Delete every row about a contact and leave stones. Must run inside a transaction.

    The file still holds the deleted pages until it is vacuumed. What a server was given
    stays known by its id alone, so that the next sync can delete it there.
    """
    entries = load_group(connection, lead)
    _set_stones(connection, lead, entries)
    cards: dict[str, tuple[str, int, int]] = {}
    files: dict[str, None] = {}
    for entry in entries:
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
    marks = [entry.id for entry in entries]
    _delete_words(connection, marks)
    drop_empty(connection)
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


def _set_stones(connection: sqlite3.Connection, lead: str, entries: Sequence[Entry]) -> None:
    """Keep by what the person is known again: as read, as typed elsewhere, and as corrected."""
    forgotten = Forgotten(connection)
    person = forgotten.mark_of(lead)
    derived = derive(connection, lead)
    assert derived is not None
    company = derived.contact.name is None
    forgotten.remember_signs(person, derived.contact, company)
    for entry in entries:
        forgotten.remember_line(person, entry.id)
        own = entry.contact
        if entry.card is not None:
            row = connection.execute(
                "SELECT photo FROM card WHERE id = ?", (entry.card,)
            ).fetchone()
            content = row["photo"]
            forgotten.remember_photo(person, content, replace(own, id=entry.id))
            others = [
                e.contact.name
                for e in load_card_entries(connection, content)
                if e.card == entry.card and e.id != entry.id and e.contact.name is not None
            ]
            own = leave_out(own, others)
        forgotten.remember_signs(person, own, company)


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
