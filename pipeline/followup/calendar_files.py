"""``followups.ics`` and ``tasks.ics``: what changed since the last export, and the files.

Stable UIDs; SEQUENCE counts up when an item changes; what is no longer planned is cancelled, and
what is done is completed, for a month after. Exporting again without a change gives the same
bytes. Formats: RFC 5545, RFC 5546 (cancelling).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from sqlite3 import Connection, Row
from typing import Any

from pipeline.book import Book
from pipeline.followup.calendar import EVENTS, TODOS, CalendarItem

_CANCELLED_FOR = timedelta(days=30)
"""How long a cancelled item stays in the files, so that a calendar read monthly hears of it."""


@dataclass(frozen=True)
class Published:
    """An item as the calendars are told of it."""

    uid: str
    file: str
    day: date
    sequence: int
    digest: str
    changed: datetime
    """UTC: when it last changed, its DTSTAMP."""
    state: str
    """live, cancelled or completed."""
    item: CalendarItem | None
    """None when it is no longer planned: then nothing of its text is kept."""


def publish(book: Book, items: Iterable[CalendarItem], now: datetime) -> tuple[Published, ...]:
    """Compare with the last export, remember this one, and give all that the files should say."""
    at = now.astimezone(UTC).replace(microsecond=0)
    with book.transaction():
        connection = book.connection
        known = {row["uid"]: row for row in connection.execute("SELECT * FROM calendar_entry")}
        live = [_compare(item, known.get(item.uid), at) for item in items]
        gone = [
            _end(connection, row, at)
            for uid, row in known.items()
            if uid not in {published.uid for published in live}
        ]
        pushed = {row["uid"] for row in connection.execute("SELECT uid FROM calendar_remote")}
        kept = [p for p in (*live, *gone) if _still_said(p, at, pushed)]
        connection.execute("DELETE FROM calendar_entry")
        connection.executemany(
            "INSERT INTO calendar_entry VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, kept)
        )
    return tuple(sorted(kept, key=lambda p: (p.file, p.day, p.uid)))


def _still_said(published: Published, at: datetime, pushed: set[str]) -> bool:
    """A cancellation is said for a month, and until a server that has the item has heard it."""
    if published.state == "live" or published.changed >= at - _CANCELLED_FOR:
        return True
    return published.state == "cancelled" and published.uid in pushed


def _compare(item: CalendarItem, known: Row | None, at: datetime) -> Published:
    digest = hashlib.sha256(repr(item).encode()).hexdigest()[:24]
    if known is None:
        return Published(item.uid, item.file, item.day, 0, digest, at, "live", item)
    sequence, changed = int(known["sequence"]), datetime.fromisoformat(known["changed"])
    if known["digest"] != digest or known["state"] != "live":
        sequence, changed = sequence + 1, at
    return Published(item.uid, item.file, item.day, sequence, digest, changed, "live", item)


def _end(connection: Connection, row: Row, at: datetime) -> Published:
    former = Published(
        row["uid"],
        row["file"],
        date.fromisoformat(row["day"]),
        int(row["sequence"]),
        row["digest"],
        datetime.fromisoformat(row["changed"]),
        row["state"],
        None,
    )
    if former.state != "live":
        return former
    task = former.uid.removesuffix("@kith").removeprefix("todo-")
    done = connection.execute(
        "SELECT 1 FROM task_mark WHERE task = ? AND live AND state = 'done' "
        "UNION SELECT 1 FROM touch WHERE task = ? AND live",
        (task, task),
    ).fetchone()
    if former.file == EVENTS and former.day + timedelta(days=1 - bool(done)) <= at.date():
        # A past event was no mistake: it stays as it is, and the files need not repeat it.
        return replace(former, state="past", changed=datetime.min.replace(tzinfo=UTC))
    state = "completed" if done and former.file == TODOS else "cancelled"
    return replace(former, state=state, sequence=former.sequence + 1, changed=at)


def _row(published: Published) -> tuple[str, str, str, int, str, str, str]:
    return (
        published.uid,
        published.file,
        published.day.isoformat(),
        published.sequence,
        published.digest,
        published.changed.isoformat(),
        published.state,
    )


def build_files(published: Iterable[Published]) -> Mapping[str, bytes]:
    """The two files by name; both, even when one is empty."""
    from icalendar import Calendar

    calendars = {}
    for name, title in ((EVENTS, "kith follow-ups"), (TODOS, "kith tasks")):
        calendar = _calendar()
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", title)
        calendars[name] = calendar
    for entry in published:
        calendars[entry.file].add_component(_component(entry))
    return {name: Calendar.to_ical(calendar) for name, calendar in calendars.items()}


def build_resource(published: Published) -> bytes:
    """One item alone, as a CalDAV server stores it (RFC 4791: no METHOD there)."""
    calendar = _calendar()
    calendar.add_component(_component(published))
    resource: bytes = calendar.to_ical()
    return resource


def _calendar() -> Any:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//kith//follow-up//EN")
    calendar.add("version", "2.0")
    return calendar


def _component(entry: Published) -> Any:
    from icalendar import Event, Todo

    component: Any = Event() if entry.file == EVENTS else Todo()
    component.add("uid", entry.uid)
    component.add("dtstamp", entry.changed)
    component.add("sequence", entry.sequence)
    item = entry.item
    if item is None:
        if entry.file == EVENTS:
            component.add("dtstart", entry.day)
        component.add("summary", "Follow-up")
        component.add("status", entry.state.upper())
        if entry.state == "completed":
            component.add("completed", entry.changed)
        return component
    component.add("summary", item.summary)
    component.add("description", item.description)
    if entry.file == TODOS:
        due = item.due or item.day
        if item.day < due:  # a to-do must be due after it starts (RFC 5545 3.8.2.3)
            component.add("dtstart", item.day)
        component.add("due", due)
        component.add("status", "NEEDS-ACTION")
        component.add("priority", item.priority)
        return component
    component.add("dtstart", item.start or item.day)
    component.add("dtend", item.end or item.day + timedelta(days=1))
    component.add("status", "CONFIRMED")
    component.add("transp", "OPAQUE" if item.start and "day-" not in item.uid else "TRANSPARENT")
    if item.alarm:
        # Last in its event: Outlook 365 refuses the file otherwise.
        component.add_component(_alarm(item.summary))
    return component


def _alarm(text: str) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(minutes=-5))
    return alarm
