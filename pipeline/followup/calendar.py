"""The plan as calendar items: calls at their hour, one digest a day for what is written, to-dos.

Everything here is derived from the list; what a calendar has been told already is kept by
:mod:`pipeline.followup.calendar_files`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pipeline.book import Book
from pipeline.followup.agenda import Item, describe, plan_day
from pipeline.followup.people import my_zone
from pipeline.followup.plan import Channel
from pipeline.followup.schedule import my_days_off, open_tasks
from pipeline.followup.spreading import spread_over_days
from pipeline.settings import Settings

EVENTS, TODOS = "followups.ics", "tasks.ics"
"""Apart, because several calendars refuse a whole file that holds a to-do."""


@dataclass(frozen=True)
class CalendarItem:
    """One event or to-do."""

    uid: str
    file: str
    """:data:`EVENTS` or :data:`TODOS`."""
    day: date
    summary: str
    description: str
    start: datetime | None = None
    """UTC; None for a whole day."""
    end: datetime | None = None
    due: date | None = None
    """Of to-dos."""
    alarm: bool = False
    priority: int = 5
    """1 for starred people, as RFC 5545 counts."""


def calendar_items(
    book: Book, settings: Settings, now: datetime, days: int = 120
) -> tuple[CalendarItem, ...]:
    """What the calendars should hold for the next ``days``, by file, then day and UID.

    A call is an event at its hour; a meeting to arrange is a whole-day event; everything that is
    written shares one event a day, so that there is one ping and not a dozen. What a day's list
    has no room for stands on the next day that has.
    """
    zone = my_zone(settings)
    today = now.astimezone(zone).date()
    agenda = plan_day(book, settings, today)
    tasks = open_tasks(book, today, today + timedelta(days=days))
    turns = spread_over_days(tasks, today, agenda.room, agenda.limit, my_days_off(settings))
    items: list[CalendarItem] = []
    written: dict[date, list[Item]] = defaultdict(list)
    for task in tasks:
        item = describe(book, task, settings, today)
        if item is None:
            continue
        items.append(_todo(item))
        if task.channel is Channel.CALL:
            items.append(_call(item))
        elif task.channel is Channel.MEET:
            items.append(_meeting(item, today))
        else:
            written[turns[task.id]].append(item)
    for day, group in written.items():
        begins = datetime.combine(day, settings.hours.digest, zone).astimezone(UTC)
        items.append(_digest(day, group, begins))
    return tuple(sorted(items, key=lambda i: (i.file, i.day, i.uid)))


def _todo(item: Item) -> CalendarItem:
    return CalendarItem(
        uid=f"todo-{item.task.id}@kith",
        file=TODOS,
        day=item.task.start,
        due=item.task.due,
        summary=_summary(item),
        description=_description(item),
        priority=1 if item.task.starred else 5,
    )


def _call(item: Item) -> CalendarItem:
    assert item.slot is not None
    begins = item.slot.theirs.astimezone(UTC)
    there = f"{item.slot.theirs:%H:%M} in {item.slot.theirs.tzinfo}"
    return CalendarItem(
        uid=f"{item.task.id}@kith",
        file=EVENTS,
        day=item.slot.mine.date(),
        start=begins,
        end=begins + timedelta(minutes=30),
        summary=_summary(item),
        description=f"{there}\n{_description(item)}",
        alarm=True,
    )


def _meeting(item: Item, today: date) -> CalendarItem:
    return CalendarItem(
        uid=f"{item.task.id}@kith",
        file=EVENTS,
        day=max(item.task.start, today),
        summary=f"{_summary(item)} (by {item.task.due})",
        description=_description(item),
    )


def _digest(day: date, group: Iterable[Item], begins: datetime) -> CalendarItem:
    listed = list(group)
    people = len({item.task.person for item in listed})
    lines = [f"{item.person.recipient.name.full}: {item.what} ({item.how})" for item in listed]
    return CalendarItem(
        uid=f"day-{day}@kith",
        file=EVENTS,
        day=day,
        start=begins,
        end=begins + timedelta(minutes=15),
        summary=f"Follow-up: {people} {'person' if people == 1 else 'people'} to write to",
        description="\n".join([*lines, "", "kith today"]),
        alarm=True,
    )


def _summary(item: Item) -> str:
    star = "★ " if item.task.starred else ""
    return f"{star}{item.person.recipient.name.full}: {item.what}"


def _description(item: Item) -> str:
    lines = [item.how, item.person.context, item.missing, f"kith done {item.task.id}"]
    return "\n".join(line for line in lines if line)
