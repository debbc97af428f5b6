"""At which events people were met: the latest is the contact's, its cards know the earlier ones."""

from __future__ import annotations

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


def earlier_meetings(book: Book) -> Mapping[str, Sequence[Meeting]]:
    """The meetings before the latest, oldest first, of those whose cards tell of several.

    The latest is what the contact itself says, with its owner's corrections.
    """
    cards: dict[str, list[Meeting]] = defaultdict(list)
    for row in book.query(
        "SELECT DISTINCT e.lead, v.name, v.date FROM entry e JOIN event v ON v.id = e.event "
        "WHERE e.lead IN (SELECT lead FROM entry WHERE id <> lead) ORDER BY v.date, v.name"
    ):
        if (day := read_date(row["date"])) is not None:
            cards[row["lead"]].append(Meeting(row["name"], day))
    return {
        lead: [meeting for meeting in met if meeting.on < met[-1].on]
        for lead, met in cards.items()
        if met[0].on < met[-1].on
    }


def once_an_event(latest: Meeting, earlier: Collection[Meeting]) -> tuple[Meeting, ...]:
    """All meetings of somebody, oldest first; of several at one event, the latest of them."""
    before = {meeting.event: meeting for meeting in earlier if meeting.on < latest.on}
    return (*(m for m in before.values() if m.event != latest.event), latest)


def known_events(book: Book, names: Collection[str]) -> frozenset[str]:
    """The events of these names, as the book spells them; case is ignored."""
    wanted = {name.casefold() for name in names}
    rows = book.query("SELECT name FROM event UNION SELECT event AS name FROM contact")
    return frozenset(row["name"] for row in rows if (row["name"] or "").casefold() in wanted)
