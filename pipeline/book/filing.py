"""Putting a run's cards into the book."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from enrich.contact import Contact, Met
from enrich.merging.known_again import Known
from enrich.merging.names import compatible, likeness
from enrich.merging.sides import Pair, Side, pair_sides
from pipeline.book.decisions import record_same, record_sides
from pipeline.book.dedupe import find_duplicates
from pipeline.book.entries import load_card_entries, load_entry, save_entry
from pipeline.book.forgetting import WITHHELD, without
from pipeline.book.forgotten import Forgotten, alone
from pipeline.book.groups import regroup
from pipeline.book.records import Entry
from pipeline.book.schema import PERSONS_ROWS


@dataclass(frozen=True)
class CardRead:
    """A card of a run with the contacts read from it."""

    content: str
    """Hash of the photo's bytes."""
    files: tuple[str, ...]
    """The names the photo has in this run, in order."""
    page: int
    index: int
    contacts: tuple[Contact, ...]
    """With their stable ids, one per holder; empty when nothing was legible."""
    alone: bool
    """No other card is on the same page of the photo."""
    crop: str | None = None
    """Under which name the reading store keeps the card's picture."""
    recipe: str | None = None
    """The fingerprint of the reader when it is not the run's: read earlier, with other options."""


@dataclass(frozen=True)
class Filed:
    """What became of a run's cards."""

    contacts: tuple[str, ...]
    """The ids of the contacts on the cards, each once, in the order of the cards."""
    leads: Mapping[str, str]
    """By the id of what was read from a card: the id of the contact it belongs to."""
    withheld: tuple[CardRead, ...]
    """Cards with somebody on them who was forgotten: their readings must not be kept."""
    met_elsewhere: int = 0
    """Cards of which another meeting was known, and stays."""
    doubtful: tuple[str, ...] = ()
    """Ids of contacts on new photos that may be somebody who was forgotten."""


def file_cards(
    connection: sqlite3.Connection,
    cards: Sequence[CardRead],
    recipe: str,
    correct_met: bool = False,
    again: bool = False,
) -> Filed:
    """Put the cards of a run, in the order of their shots, into the book.

    Readings of a photo that is in the book already take the place of the former ones. Then
    sides are paired and duplicates joined. Must run inside a transaction.

    Args:
        recipe: the fingerprint of the reader.
        correct_met: whether the meeting of this run takes the place of another that is known
            of a card. Otherwise it is for those of which none is: a folder gathers the cards
            of many evenings.
        again: whether those are taken in too who were forgotten; then they are so no longer.
    """
    entries: list[tuple[CardRead, list[Entry]]] = []
    withheld: list[CardRead] = []
    doubtful: list[str] = []
    for card in cards:
        gone, unsure = _find_forgotten(connection, card, again)
        doubtful += unsure
        kept = [
            without(_entry(card, holder, contact), gone)
            for holder, contact in enumerate(card.contacts)
            if contact not in gone
        ]
        if gone:
            withheld.append(card)
            card = replace(card, crop=WITHHELD)
        if kept or not card.contacts:
            entries.append((card, kept))
    for content in dict.fromkeys(card.content for card in cards):
        Forgotten(connection).note_reading(content)
    entries, elsewhere = _settle_meetings(connection, entries, correct_met)
    changed = _replace(connection, entries, {card.content for card in cards}, recipe)
    regroup(connection, changed)
    pairs = pair_sides([_side(card, kept) for card, kept in entries if kept])
    regroup(connection, _keep_pairs(connection, pairs, entries))
    find_duplicates(connection)
    ids = [entry.id for _, kept in entries for entry in kept]
    leads = {id_: _lead(connection, id_) for id_ in ids}
    return Filed(
        tuple(dict.fromkeys(leads.values())),
        leads,
        tuple(withheld),
        elsewhere,
        alone(connection, doubtful),
    )


def _find_forgotten(
    connection: sqlite3.Connection, card: CardRead, again: bool
) -> tuple[list[Contact], list[str]]:
    """Contacts of a card who were forgotten, and the ids of those who may be.

    On a photo that the book does not have they are known by what is printed, and from then on
    by the photo. Whoever is on one that it has is there because their owner left them there.
    """
    forgotten = Forgotten(connection)
    row = connection.execute("SELECT 1 FROM photo WHERE digest = ?", (card.content,)).fetchone()
    gone: list[Contact] = []
    doubtful: list[str] = []
    for contact in card.contacts:
        persons = forgotten.on_photo(card.content, contact)
        if not persons and row is None:
            found = forgotten.recognise(contact)
            if found.known is Known.MAYBE:
                doubtful.append(contact.id)
            elif found.known is Known.SURE:
                persons = found.persons
        if persons and again:
            forgotten.take_back(sorted(persons))
        elif persons:
            for person in sorted(persons):
                forgotten.remember_photo(person, card.content, contact)
            gone.append(contact)
    return gone, doubtful


def card_id(content: str, page: int, index: int) -> str:
    """A card's name for good: made from the photo's content and its place in it."""
    return hashlib.sha256(f"{content}/{page}/{index}".encode()).hexdigest()[:16]


def _entry(card: CardRead, holder: int, contact: Contact) -> Entry:
    return Entry(
        contact.id,
        replace(contact, id="", source=()),
        card=card_id(card.content, card.page, card.index),
        holder=holder,
        dated=contact.met.date or "",
    )


def _settle_meetings(
    connection: sqlite3.Connection,
    entries: Sequence[tuple[CardRead, list[Entry]]],
    correct: bool,
) -> tuple[list[tuple[CardRead, list[Entry]]], int]:
    """The entries with what is known of their meetings, and how many cards had another."""
    elsewhere = 0
    settled = []
    for card, kept in entries:
        known = [_known_meeting(connection, entry) for entry in kept]
        if not correct:
            elsewhere += any(
                _differ(met, entry.contact.met) for met, entry in zip(known, kept, strict=True)
            )
        settled.append((card, [_met_at(e, m, correct) for m, e in zip(known, kept, strict=True)]))
    return settled, elsewhere


def _known_meeting(connection: sqlite3.Connection, entry: Entry) -> Met:
    former = load_entry(connection, entry.id)
    return Met() if former is None or former.card is None else former.contact.met


def _met_at(entry: Entry, known: Met, correct: bool) -> Entry:
    new = entry.contact.met
    if correct:
        met = _fill(new, known)
    elif _differ(known, new):
        met = known  # whole: the day of one evening is none of another's
    else:
        met = _fill(known, new)
    return replace(entry, contact=replace(entry.contact, met=met), dated=met.date or "")


def _differ(one: Met, other: Met) -> bool:
    """Whether they say something of which only one can be true."""
    pairs = ((one.event, other.event), (one.date, other.date), (one.place, other.place))
    return any(a and b and a != b for a, b in pairs)


def _fill(met: Met, other: Met) -> Met:
    return Met(met.event or other.event, met.date or other.date, met.place or other.place)


def _replace(
    connection: sqlite3.Connection,
    entries: Sequence[tuple[CardRead, list[Entry]]],
    contents: Iterable[str],
    recipe: str,
) -> set[str]:
    """Write what was read, drop what is read no more; returns the entries concerned."""
    former = {e.id for content in contents for e in load_card_entries(connection, content)}
    renamed = {card.content for card, _ in entries if _is_renamed(connection, card)}
    changed = {e.id for content in renamed for e in load_card_entries(connection, content)}
    for card, kept in entries:
        _save_card(connection, card, recipe)
        for entry in kept:
            changed |= _make_room(connection, entry.id)
        changed.update(e.id for e in kept if save_entry(connection, e))
    gone = former - {e.id for _, kept in entries for e in kept}
    for id_ in sorted(gone):
        if _is_spoken_of(connection, id_) or _is_withheld(connection, id_):
            continue  # what its owner said of it is worth more than a better reading
        rows = connection.execute(
            "SELECT id FROM entry WHERE lead = (SELECT lead FROM entry WHERE id = ?)", (id_,)
        )
        changed.update(row["id"] for row in rows.fetchall())
        changed.discard(id_)
        connection.execute("DELETE FROM entry WHERE id = ?", (id_,))
    return changed


def _make_room(connection: sqlite3.Connection, id_: str) -> set[str]:
    """Move a line of a table of ours aside whose card is about to be filed under the same id.

    A table that came from another book has brought the contact already, as it is there, with
    what was edited: that stays, joined with what is read from the card itself.
    """
    former = load_entry(connection, id_)
    if former is None or former.card is not None:
        return set()
    aside = hashlib.sha256(f"{former.origin}/{id_}".encode()).hexdigest()[:12]
    save_entry(connection, replace(former, id=aside))
    record_same(connection, id_, aside, ("bears the same id",))
    return {id_, aside}


def _is_renamed(connection: sqlite3.Connection, card: CardRead) -> bool:
    """Whether the photo has other names than before, or its contacts do not name all of them."""
    row = connection.execute("SELECT files FROM photo WHERE digest = ?", (card.content,)).fetchone()
    if row is None:
        return False
    bodies = connection.execute(
        "SELECT c.body FROM entry e JOIN contact c ON c.id = e.lead WHERE e.card = ?",
        (card_id(card.content, card.page, card.index),),
    )
    return row["files"] != _json(card.files) or any(
        not {source["file"] for source in json.loads(body)["source"]} >= set(card.files)
        for (body,) in bodies
    )


def _json(files: Sequence[str]) -> str:
    return json.dumps(files, ensure_ascii=False)


def _save_card(connection: sqlite3.Connection, card: CardRead, recipe: str) -> None:
    connection.execute(
        "INSERT INTO photo VALUES (?, ?, ?) ON CONFLICT (digest) DO UPDATE "
        "SET files = excluded.files, fingerprint = excluded.fingerprint",
        (card.content, _json(card.files), card.recipe or recipe),
    )
    connection.execute(
        "INSERT INTO card VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET crop = excluded.crop",
        (
            card_id(card.content, card.page, card.index),
            card.content,
            card.page,
            card.index,
            card.crop,
        ),
    )


def _is_withheld(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether the card's reading was deleted for another holder's sake."""
    row = connection.execute(
        "SELECT c.crop FROM entry e JOIN card c ON c.id = e.card WHERE e.id = ?", (id_,)
    ).fetchone()
    return row is not None and row["crop"] == WITHHELD


def _is_spoken_of(connection: sqlite3.Connection, id_: str) -> bool:
    for table in PERSONS_ROWS:
        of_it = "(a = ?1 OR b = ?1) AND by = 'person'" if table == "decision" else "contact = ?1"
        if connection.execute(f"SELECT 1 FROM {table} WHERE {of_it} LIMIT 1", (id_,)).fetchone():
            return True
    return False


def _side(card: CardRead, entries: Sequence[Entry]) -> Side:
    return Side(
        card_id(card.content, card.page, card.index),
        card.files[0],
        card.page,
        tuple(entry.contact for entry in entries),
        card.alone,
    )


def _keep_pairs(
    connection: sqlite3.Connection,
    pairs: Iterable[Pair],
    entries: Sequence[tuple[CardRead, list[Entry]]],
) -> set[str]:
    """Record the pairs holder by holder; returns the entries concerned."""
    by_card = {card_id(card.content, card.page, card.index): kept for card, kept in entries if kept}
    changed: set[str] = set()
    for pair in pairs:
        fronts = by_card[pair.front]
        for back in by_card[pair.back]:
            front = _holder(fronts, back)
            match = pair.match
            if record_sides(
                connection, front.id, back.id, match.verdict.value, match.score, match.reasons
            ):
                changed |= {front.id, back.id}
    return changed


def _holder(fronts: Sequence[Entry], back: Entry) -> Entry:
    """The holder on the front that a contact on the back is: by name, else the first."""
    name = back.contact.name
    if name is not None:
        for front in fronts:
            other = front.contact.name
            if other is not None and compatible(likeness(name, other)):
                return front
    return fronts[0]


def _lead(connection: sqlite3.Connection, id_: str) -> str:
    row = connection.execute("SELECT lead FROM entry WHERE id = ?", (id_,)).fetchone()
    return str(row["lead"])
