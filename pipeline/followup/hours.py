"""When to be on the phone with someone: a time that is decent in their zone and in ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[time, time]


@dataclass(frozen=True)
class Slot:
    """A time to talk."""

    theirs: datetime
    """Aware, in their zone."""
    mine: datetime
    """The same moment in the owner's zone."""
    decent: bool
    """False when no time that day is within both people's hours; then it is within theirs."""


def find_slot(
    day: date,
    their_zone: ZoneInfo,
    my_zone: ZoneInfo,
    theirs: Span,
    mine: Span,
    not_before: time | None = None,
    minutes: int = 30,
) -> Slot:
    """The earliest quarter of an hour on ``day``, their calendar, that suits both.

    Args:
        theirs: their hours, on their clock.
        mine: the owner's hours, on the owner's clock.
        not_before: on their clock; ignored when nothing later suits both.
    """
    spans = _common(day, their_zone, my_zone, theirs, mine, timedelta(minutes=minutes))
    if not spans:
        start = datetime.combine(day, theirs[0], their_zone)
        return Slot(start, start.astimezone(my_zone), decent=False)
    wish = datetime.combine(day, not_before or theirs[0], their_zone)
    length = timedelta(minutes=minutes)
    # In UTC, because within one zone Python compares wall clocks, across a change of clocks too.
    for first, last in spans:
        start = _quarter(max(first, wish.astimezone(_UTC)))
        if start + length <= last:
            return _slot(start, their_zone, my_zone)
    return _slot(_quarter(spans[0][0]), their_zone, my_zone)


_UTC = ZoneInfo("UTC")


def _common(
    day: date, their_zone: ZoneInfo, my_zone: ZoneInfo, theirs: Span, mine: Span, length: timedelta
) -> list[tuple[datetime, datetime]]:
    opens, closes = (datetime.combine(day, t, their_zone).astimezone(_UTC) for t in theirs)
    found = []
    # Across the date line, my hours that meet theirs may be those of the day before or after.
    for my_day in (day + timedelta(days=offset) for offset in (-1, 0, 1)):
        start, end = (datetime.combine(my_day, t, my_zone).astimezone(_UTC) for t in mine)
        first, last = max(opens, start), min(closes, end)
        if _quarter(first) + length <= last:
            found.append((first, last))
    return found


def _quarter(moment: datetime) -> datetime:
    over = timedelta(
        minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + (timedelta(minutes=15) - over) if over else moment


def _slot(moment: datetime, their_zone: ZoneInfo, my_zone: ZoneInfo) -> Slot:
    return Slot(moment.astimezone(their_zone), moment.astimezone(my_zone), decent=True)
