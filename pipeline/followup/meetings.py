"""At which events people were met: the latest is the contact's, its cards know the earlier ones."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.book import Book
from pipeline.followup.schedule import read_date


@dataclass(frozen=True)
class Meeting:
    """Where and when somebody was met."""

    event: str
    """Empty for no named event."""
    on: date


def earlier_meetings(book: Book, lead: str | None = None) -> Mapping[str, Sequence[Meeting]]:
    """The meetings before the latest, oldest first, of those whose cards tell of several.

    With ``lead`` of that contact alone.

    The latest is what the contact itself says, with its owner's corrections. What a card says of a
    meeting is none where the owner said another event while it was the latest.
    """
    cards: dict[str, dict[str, Meeting]] = defaultdict(dict)
    for row in book.query(
        "SELECT e.lead, e.id, v.name, v.date FROM entry e JOIN event v ON v.id = e.event "
        "WHERE (?1 IS NULL OR e.lead = ?1) AND e.lead IN (SELECT lead FROM entry WHERE id <> lead) "
        "ORDER BY v.date, v.name, e.seq",
        (lead,),
    ):
        if (day := read_date(row["date"])) is not None:
            cards[row["lead"]][row["id"]] = Meeting(row["name"], day)
    corrected = _corrected(book, cards)
    earlier = {}
    for lead, of_lead in cards.items():
        last = max(meeting.on for meeting in of_lead.values())
        told = (met for id_, met in of_lead.items() if met.on < last and id_ not in corrected)
        if met := list(dict.fromkeys(told)):
            earlier[lead] = met
    return earlier


def _corrected(book: Book, cards: Mapping[str, Mapping[str, Meeting]]) -> set[str]:
    """The entries of whose event the owner said another: the latest of those there were then."""
    corrected: set[str] = set()
    for row in book.query(
        "SELECT e.lead, c.covers FROM correction c JOIN entry e ON e.id = c.contact "
        "WHERE c.live AND c.field = 'event'"
    ):
        of_lead = cards.get(row["lead"], {})
        covered = {id_: of_lead[id_] for id_ in json.loads(row["covers"]) if id_ in of_lead}
        last = max((meeting.on for meeting in covered.values()), default=None)
        events = {meeting.event for meeting in covered.values() if meeting.on == last}
        corrected |= {id_ for id_, meeting in covered.items() if meeting.event in events}
    return corrected


def once_an_event(latest: Meeting, earlier: Collection[Meeting]) -> tuple[Meeting, ...]:
    """All meetings of somebody, oldest first; of several at one event, the latest of them."""
    before = {meeting.event: meeting for meeting in earlier if meeting.on < latest.on}
    return (*(m for m in before.values() if m.event != latest.event), latest)


def known_events(book: Book, names: Collection[str]) -> frozenset[str]:
    """The events of these names, as the book spells them; case is ignored."""
    wanted = {name.casefold() for name in names}
    rows = book.query("SELECT name FROM event UNION SELECT event AS name FROM contact")
    return frozenset(row["name"] for row in rows if (row["name"] or "").casefold() in wanted)
