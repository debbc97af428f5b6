"""``kith show``: everything about one contact, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from enrich.contact import Evidence
from enrich.contact_json import contact_to_json
from pipeline.book import Book
from pipeline.book.derive import Derived
from pipeline.book.entries import LISTS
from pipeline.commands._book import at_book, print_table
from pipeline.followup.meetings import Meeting, earlier_meetings


@click.command(name="show", short_help="Show everything about a contact.")
@click.argument("contact")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@at_book
def command(book: Book, contact: str, as_json: bool) -> None:
    """Show CONTACT: a name, an e-mail address or an id's start."""
    found = book.find(contact)
    derived = book.derived(found.id)
    about = book.about(found.id).values
    touches = list(book.touches(found.id))
    before = list(reversed(earlier_meetings(book, found.id).get(found.id, ())))
    if as_json:
        data = contact_to_json(found)
        data["about"] = about
        data["met_before"] = [{"event": m.event, "date": m.on.isoformat()} for m in before]
        data["touches"] = [{"kind": t.kind, "date": t.date, "note": t.note} for t in touches]
        data["cards"] = [_card(derived, number) for number in range(len(derived.entries))]
        data["corrections"] = [
            {"field": c.field, "op": c.op, "values": list(c.texts)} for c in derived.corrections
        ]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    rows = [("id", found.id, "")]
    rows += [(field, text, _why(evidence)) for field, text, evidence in _fields(derived)]
    rows += [("met", " · ".join(_met(derived)), "")] if _met(derived) else []
    rows += [("met before", _text_of(met), "") for met in before]
    imported = {entry.birthday for entry in derived.entries}
    rows += [
        (key, value, "imported" if key == "birthday" and value in imported else "you noted")
        for key, value in sorted(about.items())
    ]
    rows += [(touch.date, touch.kind, touch.note or "") for touch in touches]
    for number, entry in enumerate(derived.entries):
        where = _card(derived, number)["file"] or entry.origin
        rows.append(("card" if entry.card else "imported", where, entry.dated))
    print_table(("field", "value", "why"), rows)
    if found.review:
        click.echo("Wants a look: " + ", ".join(found.review), err=True)


def _fields(derived: Derived) -> Iterator[tuple[str, str, Evidence]]:
    contact = derived.contact
    name = contact.name
    if name is not None:
        whole = " ".join(part for part in (name.prefix, name.full, name.suffix) if part)
        yield "name", whole + (f" ({name.native})" if name.native else ""), name.evidence
    for field, key in LISTS.items():
        for value in getattr(contact, key):
            yield field, _text(field, value), value.evidence
    if contact.notes:
        yield "notes", contact.notes, Evidence()


def _text(field: str, value: Any) -> str:
    match field:
        case "phone":
            extension = f" x{value.extension}" if value.extension else ""
            return f"{value.number}{extension} ({value.type})"
        case "email":
            return str(value.address)
        case "url":
            return str(value.url)
        case "social":
            return f"{value.network}: {value.handle}"
        case "address":
            return str(value.full)
        case _:
            return str(value.value)


def _why(evidence: Evidence) -> str:
    if not evidence.confidence and not evidence.reasons:
        return ""
    return ", ".join([f"{evidence.confidence:.0%}", *evidence.reasons])


def _met(derived: Derived) -> list[str]:
    met = derived.contact.met
    return [part for part in (met.event, met.date, met.place) if part]


def _text_of(meeting: Meeting) -> str:
    return " · ".join(filter(None, (meeting.event, meeting.on.isoformat())))


def _card(derived: Derived, number: int) -> dict[str, Any]:
    entry = derived.entries[number]
    source = entry.contact.source[0] if entry.contact.source else None
    return {
        "id": entry.id,
        "origin": entry.origin,
        "file": source.file if source else None,
        "card": source.card if source else None,
        "side": source.side if source else None,
        "date": entry.dated or None,
        "organizations": [o.value for o in entry.contact.organizations],
        "titles": [t.value for t in entry.contact.titles],
    }
