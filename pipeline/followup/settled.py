"""Which notes a message has passed on already: a promise is kept once, a topic thanked for once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pipeline.book import Book
from pipeline.book.noted import Word, gather_words
from pipeline.followup.plan import Plan
from pipeline.followup.records import Touch, TouchKind
from pipeline.followup.schedule import read_touch
from pipeline.followup.telling import Telling

NOTES = frozenset({"note", "needs", "promised", "topics"})
"""Keys of notes that letters quote once."""


@dataclass(frozen=True)
class SortedNotes:
    """The notes of a contact by whether they were passed on; texts are by their key."""

    told: Mapping[str, str]
    untold: Mapping[str, str]
    talked_on: date | None
    """When the latest note of what you talked about was made."""


@dataclass(frozen=True)
class _Said:
    """When the latest word of one entry under one key was said."""

    day: date
    action: int
    stands: bool
    """Whether it takes nothing back."""


@dataclass(frozen=True)
class _Recorded:
    """A touch that may have passed something on, and when it was recorded."""

    touch: Touch
    on: date
    action: int

    def is_after(self, said: _Said) -> bool:
        """Whether it may have told a note: a call of the same day is perhaps what was noted of."""
        touch = self.touch
        later = touch.on > said.day or (touch.on == said.day and touch.kind is TouchKind.WROTE)
        return later and self.action > said.action


def sort_notes(
    book: Book, id_: str, met_on: date | None, plan: Plan, zone: ZoneInfo
) -> SortedNotes:
    """The notes in force of a contact; days are those of ``zone``.

    A promise is settled by a message that told it. What was talked about, what they need and care
    about are when they were met anew after being in touch: a letter about the new meeting wants
    news. Where contacts were joined, what was noted of each is judged for itself.
    """
    lead = book.lead(id_)
    words: list[Word] = []
    latest: dict[tuple[str, str], _Said] = {}
    for row in book.query(
        "SELECT a.contact, a.key, a.value, a.action, n.at FROM about a "
        "JOIN entry e ON e.id = a.contact JOIN action n ON n.id = a.action "
        "WHERE e.lead = ? AND a.live ORDER BY a.id",
        (lead,),
    ):
        if row["key"] in NOTES:
            words.append((row["contact"], row["key"], row["value"]))
            said = _Said(_day_of(row["at"], zone), row["action"], bool(row["value"]))
            latest[row["contact"], row["key"]] = said
    standing = {of: said for of, said in latest.items() if said.stands}
    touches = _touches(book, lead, met_on, zone) if standing else []
    telling = Telling(book, lead, plan)
    told = set()
    for (entry, key), said in standing.items():
        after = [recorded for recorded in touches if recorded.is_after(said)]
        if key == "promised":
            settled = any(telling.tells_promises(r.touch.kind, r.touch.task, r.on) for r in after)
        else:
            settled = met_on is not None and any(r.touch.on < met_on for r in after)
        if settled:
            told.add((entry, key))
    return SortedNotes(
        told=gather_words(word for word in words if word[:2] in told),
        untold=gather_words(word for word in words if word[:2] not in told),
        talked_on=max(
            (said.day for (_, key), said in standing.items() if key == "note"), default=None
        ),
    )


def _touches(book: Book, lead: str, met_on: date | None, zone: ZoneInfo) -> Sequence[_Recorded]:
    """All but the requests to connect, which tell nothing, and the meeting itself."""
    rows = book.query(
        "SELECT t.kind, t.date, t.task, t.action, n.at FROM touch t "
        "JOIN entry e ON e.id = t.contact JOIN action n ON n.id = t.action "
        "WHERE e.lead = ? AND t.live AND t.kind <> ?",
        (lead, TouchKind.CONNECTED.value),
    )
    found = []
    for row in rows:
        touch = read_touch(row["kind"], row["date"], row["task"])
        if touch is not None and not touch.is_meeting(met_on):
            found.append(_Recorded(touch, _day_of(row["at"], zone), row["action"]))
    return found


def _day_of(moment: str, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(moment).astimezone(zone).date()
