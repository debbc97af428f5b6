"""A contact of the book as the recipient of a draft, with where and when they can be reached."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enrich.contact import Contact, Phone
from enrich.facts import Facts, gather_facts
from pipeline.book import About, Book
from pipeline.followup.drafting import Recipient
from pipeline.followup.hours import Slot, find_slot
from pipeline.followup.notes import Notes
from pipeline.followup.phrases import quote_talk
from pipeline.followup.places import home, is_near, know_facts
from pipeline.followup.schedule import read_date, read_touch, split_tags
from pipeline.followup.settled import sort_notes
from pipeline.followup.workdays import (
    is_working_day,
    join_weekends,
    next_working_day,
    weekend_of,
)
from pipeline.settings import Settings


@dataclass(frozen=True)
class Acquaintance:
    """Everything follow-up says about one contact."""

    contact: Contact
    facts: Facts
    recipient: Recipient
    starred: bool
    tags: frozenset[str]
    context: str
    """One line that brings them back to mind."""

    @property
    def linkedin(self) -> str | None:
        """The handle on the card."""
        return next((s.handle for s in self.contact.socials if s.network == "linkedin"), None)


def meet_again(book: Book, id_: str, settings: Settings) -> Acquaintance | None:
    """The contact with its notes and facts; None when the card names no person.

    Raises:
        NotInBook: no such contact.
    """
    contact = book.contact(id_)
    if contact.name is None:
        return None
    facts = know_facts(book, contact)
    known = acquaint(contact, book.about(id_), _last_touch(book, id_), settings, facts, book)
    if known is None:
        return None
    sorted_ = sort_notes(book, id_, known.recipient.met_on, settings.plan, my_zone(settings))
    recipient = replace(
        known.recipient,
        talked_on=sorted_.talked_on,
        told=_notes(sorted_.told),
        untold=_notes(sorted_.untold),
    )
    return replace(known, recipient=recipient)


def _notes(noted: About | Mapping[str, str]) -> Notes:
    keys = ("note", "needs", "offers", "promised", "topics")
    return Notes(*(noted.get(key) or "" for key in keys))


def acquaint(
    contact: Contact,
    about: About,
    last_contact: date | None,
    settings: Settings,
    facts: Facts | None = None,
    book: Book | None = None,
) -> Acquaintance | None:
    """As :func:`meet_again`, from what was loaded already; facts are worked out if not given.

    ``book`` only remembers what was worked out about countries.
    """
    if contact.name is None:
        return None
    facts = facts or gather_facts(contact)
    phone = best_phone(contact)
    recipient = Recipient(
        id=contact.id,
        name=contact.name,
        organization=contact.organizations[0].value if contact.organizations else "",
        title=contact.titles[0].value if contact.titles else "",
        email=contact.emails[0].address if contact.emails else "",
        phone=_dialled(phone),
        city=next((a.city for a in contact.addresses if a.city), "")
        or (facts.city.name if facts.city else ""),
        country=facts.country,
        language=facts.language,
        event=contact.met.event or "",
        place=contact.met.place or "",
        met_on=read_date(contact.met.date),
        last_contact=last_contact,
        local=is_near(facts, settings, book),
        notes=_notes(about),
    )
    return Acquaintance(
        contact=contact,
        facts=facts,
        recipient=recipient,
        starred=bool(about.get("star")),
        tags=split_tags(about.get("tags")),
        context=_context(recipient),
    )


def my_zone(settings: Settings) -> ZoneInfo:
    """The owner's time zone: as set, else the city's, else the computer's."""
    if settings.me.timezone:
        return ZoneInfo(settings.me.timezone)
    city = home(settings)
    return ZoneInfo(city.timezone) if city else _computers_zone()


@cache
def _computers_zone() -> ZoneInfo:
    names = [os.environ.get("TZ", "").lstrip(":")]
    link = Path("/etc/localtime")
    if link.is_symlink():
        names.append(str(link.readlink()).partition("zoneinfo/")[2])
    for name in names:
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def their_zone(person: Acquaintance, settings: Settings) -> ZoneInfo:
    """Their time zone, or the owner's when nothing tells it."""
    try:
        return ZoneInfo(person.facts.timezone) if person.facts.timezone else my_zone(settings)
    except (ZoneInfoNotFoundError, OSError):
        return my_zone(settings)


def best_phone(contact: Contact) -> Phone | None:
    """The number to call: one that can be dialled, a mobile before a desk."""
    order = {"mobile": 0, "work": 1, "unknown": 2, "home": 3, "tollfree": 4}
    usable = [phone for phone in contact.phones if phone.valid and phone.type in order]
    return min(usable, key=lambda phone: order[phone.type], default=None)


def call_slot(person: Acquaintance, day: date, settings: Settings) -> Slot:
    """When to call from ``day`` on, at a decent hour for both, on a working day of both."""
    return _slot(person, day, settings, settings.hours.weekends)


_PROPOSED_TIMES = (time(10), time(11), time(14), time(15))


def proposed_slot(person: Acquaintance, today: date, settings: Settings) -> Slot:
    """A time to propose in a draft: four to eight working days ahead, the same in every run.

    Days and hours are spread over people, so that a morning's drafts do not all propose the
    same half hour.
    """
    weekend = weekend_of(settings.me.country or None) | weekend_of(person.facts.country)
    spread = sum(person.recipient.id.encode())
    day = today
    for _ in range(4 + spread % 5):
        day = next_working_day(day + timedelta(days=1), weekend)
    return _slot(person, day, settings, False, _PROPOSED_TIMES[spread % len(_PROPOSED_TIMES)])


def _slot(
    person: Acquaintance,
    day: date,
    settings: Settings,
    weekends: bool,
    not_before: time | None = None,
) -> Slot:
    """The first time from ``day`` on, in either calendar, on a working day of both.

    Where they are ahead, their morning may be the owner's evening of the day before: over, or
    on a weekend.
    """
    mine = weekend_of(settings.me.country or None)
    off = [mine, weekend_of(person.facts.country)]
    weekend = frozenset[int]() if weekends else join_weekends(off)
    try_on = day
    while True:
        try_on = next_working_day(try_on, weekend)
        slot = find_slot(
            try_on,
            their_zone(person, settings),
            my_zone(settings),
            settings.hours.theirs,
            settings.hours.mine,
            not_before,
        )
        my_day = slot.mine.date()
        if my_day >= day and (weekends or is_working_day(my_day, mine)):
            return slot
        if try_on > day + timedelta(days=14):  # weeks that share no such day
            return slot
        try_on += timedelta(days=1)


def today_of(now: datetime, settings: Settings) -> date:
    """The day it is where the owner is; ``now`` is aware."""
    return now.astimezone(my_zone(settings)).date()


def _last_touch(book: Book, id_: str) -> date | None:
    touches = [t for found in book.touches(id_) if (t := read_touch(found.kind, found.date))]
    return max((touch.on for touch in touches), default=None)


def _dialled(phone: Phone | None) -> str:
    if phone is None:
        return ""
    return phone.number + (f" ext. {phone.extension}" if phone.extension else "")


def _context(recipient: Recipient) -> str:
    notes = recipient.notes
    parts = [
        recipient.event or recipient.place,
        quote_talk(notes.talked),
        f"promised: {notes.promised}" if notes.promised else "",
        f"needs: {notes.needs}" if notes.needs else "",
    ]
    return " · ".join(" ".join(part.split()) for part in parts if part)
