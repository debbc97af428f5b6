"""The contact as it stands: readings, combined, with a person's words on top."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from enrich.contact import Contact
from enrich.contact_json import dump_contact, load_contact
from enrich.fold import fold
from enrich.merging.combine import Combined, Part, combine
from enrich.merging.keys import match_keys
from pipeline.book.corrections import apply_corrections, correct_parts, load_corrections
from pipeline.book.entries import load_group
from pipeline.book.records import Correction, Entry

CLOCK = "book_now"
"""The SQL function that says what time it is; the book's door gives it to the connection."""


@dataclass(frozen=True)
class Derived:
    """A contact with everything it follows from."""

    contact: Contact
    combined: Combined
    entries: tuple[Entry, ...]
    corrections: tuple[Correction, ...]


def derive(connection: sqlite3.Connection, lead: str, without: str = "") -> Derived | None:
    """Work out the contact whose first entry is ``lead``; None if it has no entries.

    Args:
        without: the id of an entry to leave out.
    """
    entries = [entry for entry in load_group(connection, lead) if entry.id != without]
    if not entries:
        return None
    backs = _backs(connection, lead)
    entries = [_turned(entry) if entry.id in backs else entry for entry in entries]
    entries.sort(key=_rank)
    corrections = load_corrections(connection, lead)
    parts = [Part(entry.id, entry.contact, entry.dated) for entry in entries]
    combined = combine(correct_parts(parts, corrections))
    contact = replace(apply_corrections(combined.contact, corrections), id=lead)
    return Derived(contact, combined, tuple(entries), tuple(corrections))


def _backs(connection: sqlite3.Connection, lead: str) -> set[str]:
    """The entries of a contact that are backs, by the decisions in force."""
    return {
        row["back"]
        for row in connection.execute(
            # Joined crosswise, so that SQLite begins with the few entries of the contact and
            # not with every pair in the book.
            "SELECT d.back FROM entry x CROSS JOIN decision d ON d.a = x.id "
            "JOIN entry y ON y.id = d.b "
            "WHERE d.live AND d.verdict = 'same' AND d.back IS NOT NULL "
            "AND x.lead = ? AND y.lead = ?",
            (lead, lead),
        )
    }


def _turned(entry: Entry) -> Entry:
    sources = tuple(replace(source, side="back") for source in entry.contact.source)
    return replace(entry, contact=replace(entry.contact, source=sources))


def _rank(entry: Entry) -> tuple[bool, bool, bool]:
    # Of one date, cards before address books, fronts before backs, people before firms.
    side = entry.contact.source[0].side if entry.contact.source else "front"
    return entry.origin != "card", side == "back", entry.contact.name is None


def rebuild(connection: sqlite3.Connection, leads: Iterable[str]) -> None:
    """Bring the derived rows of these contacts up to date; contacts without entries go."""
    for lead in sorted(set(leads)):
        derived = derive(connection, lead)
        if derived is None:
            connection.execute("DELETE FROM contact WHERE id = ?", (lead,))
        else:
            _store(connection, derived.contact)


def _store(connection: sqlite3.Connection, contact: Contact) -> None:
    body = dump_contact(contact)
    former = connection.execute("SELECT body FROM contact WHERE id = ?", (contact.id,)).fetchone()
    if former is not None and former["body"] == body:
        return
    if former is not None and _without_sources(load_contact(former["body"])) == _without_sources(
        contact
    ):
        # A renamed photo is no change of the contact: address books need not hear of it.
        connection.execute("UPDATE contact SET body = ? WHERE id = ?", (body, contact.id))
        return
    name = display_name(contact)
    address = contact.addresses[0] if contact.addresses else None
    located = next((a for a in contact.addresses if a.city), address)
    row = (
        contact.id,
        contact.kind,
        name,
        sort_key(contact),
        search_text(contact),
        contact.organizations[0].value if contact.organizations else None,
        contact.titles[0].value if contact.titles else None,
        contact.emails[0].address if contact.emails else None,
        contact.phones[0].number if contact.phones else None,
        located.city if located else None,
        located.country if located else None,
        contact.met.event,
        contact.met.date,
        contact.met.place,
        body,
    )
    connection.execute(
        "INSERT INTO contact (id, kind, name, sort, search, organization, title, email, phone, "
        "city, country, event, met_on, place, body, changed) "
        f"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {CLOCK}()) "
        "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, "
        "sort = excluded.sort, search = excluded.search, organization = excluded.organization, "
        "title = excluded.title, email = excluded.email, phone = excluded.phone, "
        "city = excluded.city, country = excluded.country, event = excluded.event, "
        "met_on = excluded.met_on, place = excluded.place, body = excluded.body, "
        "changed = excluded.changed, checked = 0",
        row,
    )
    _store_keys(connection, contact)


def _without_sources(contact: Contact) -> str:
    return dump_contact(replace(contact, source=()))


def _store_keys(connection: sqlite3.Connection, contact: Contact) -> None:
    connection.execute("DELETE FROM match_key WHERE contact = ?", (contact.id,))
    connection.executemany(
        "INSERT INTO match_key VALUES (?, ?)",
        [(key, contact.id) for key in sorted(match_keys(contact))],
    )


def renew_keys(connection: sqlite3.Connection) -> None:
    """Make the match keys of all contacts anew where a migration has noted that they are stale."""
    if connection.execute("DELETE FROM meta WHERE key = 'stale_keys'").rowcount == 0:
        return
    last = ""
    while True:
        rows = connection.execute(
            "SELECT id, body FROM contact WHERE id > ? ORDER BY id LIMIT 500", (last,)
        ).fetchall()
        if not rows:
            return
        for row in rows:
            _store_keys(connection, replace(load_contact(row["body"]), id=row["id"]))
        last = rows[-1]["id"]


def renew_search(connection: sqlite3.Connection) -> None:
    """Make the searched texts anew where a migration has noted that they are stale."""
    if connection.execute("DELETE FROM meta WHERE key = 'stale_search'").rowcount == 0:
        return
    for (id_,) in connection.execute("SELECT id FROM contact").fetchall():
        row = connection.execute("SELECT body FROM contact WHERE id = ?", (id_,)).fetchone()
        text = search_text(load_contact(row["body"]))
        connection.execute("UPDATE contact SET search = ? WHERE id = ?", (text, id_))


def last_change(connection: sqlite3.Connection, lead: str) -> str | None:
    """When the contact, or what its owner noted of it, last changed; None if that is not known."""
    row = connection.execute(
        "SELECT max(moment) FROM (SELECT changed AS moment FROM contact WHERE id = ?1 "
        "UNION ALL SELECT strftime('%Y-%m-%dT%H:%M:%SZ', c.at) FROM entry e "
        "JOIN about n ON n.contact = e.id JOIN action c ON c.id = n.action WHERE e.lead = ?1)",
        (lead,),
    ).fetchone()
    return row[0] or None


def display_name(contact: Contact) -> str:
    """What lists call the contact: name, else organisation, e-mail, number or id."""
    if contact.name is not None:
        return contact.name.full
    for values in (
        [o.value for o in contact.organizations],
        [e.address for e in contact.emails],
        [p.raw for p in contact.phones],
    ):
        if values:
            return values[0]
    return contact.id


def sort_key(contact: Contact) -> str:
    """Where lists put the contact: by family name, then the whole name."""
    name = contact.name
    if name is not None and name.family:
        return fold(f"{name.family} {name.full}")
    return fold(display_name(contact))


def search_text(contact: Contact) -> str:
    """What a query is looked for in, folded, words apart by spaces.

    The first line is what the contact is called and reached by, the second what else is known.
    """
    name = contact.name
    pieces = [
        *([name.full, name.native or "", name.family or ""] if name else []),
        *(o.value for o in contact.organizations),
        *(e.address for e in contact.emails),
        *(s.handle for s in contact.socials),
        *(t.value for t in contact.titles),
        *(p.number for p in contact.phones),
    ]
    beside = [
        *(a.full for a in contact.addresses),
        *(a.city or "" for a in contact.addresses),
        *(u.url for u in contact.urls),
        *(d.value for d in contact.departments),
        *filter(None, (contact.notes, contact.met.event, contact.met.place)),
    ]
    return "\n".join(" ".join(fold(" ".join(line)).split()) for line in (pieces, beside))
