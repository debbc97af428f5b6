"""When a step may begin and when it is due, on working days."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.followup.plan import Between, Every, Within, add_months
from pipeline.followup.workdays import (
    last_working_day,
    next_working_day,
    previous_working_day,
)


@dataclass(frozen=True)
class Window:
    """The days of one task, both included."""

    start: date
    """First day on which it is offered."""
    due: date
    """Last day on which it is in time."""


def window_after_meeting(when: Within | Between, met_on: date, weekend: frozenset[int]) -> Window:
    """The window of a step that counts from the day of the meeting.

    A step within hours begins the next working day and is due on the last working day inside
    the hours, or the first one after them when a weekend fills them. A step on one day moves
    forward off a weekend; a step by a day moves back, because a deadline is a deadline.
    """
    tomorrow = met_on + timedelta(days=1)
    if isinstance(when, Within):
        last = met_on + timedelta(days=max(1, math.floor(when.hours / 24)))
        due = last_working_day(tomorrow, last, weekend)
        return Window(min(next_working_day(tomorrow, weekend), due), due)
    first = max(tomorrow, met_on + timedelta(days=when.first))
    last = max(first, met_on + timedelta(days=when.last))
    start = next_working_day(first, weekend)
    due = last_working_day(first, last, weekend)
    return Window(min(start, due), due)


def window_after_contact(when: Every, last_contact: date, weekend: frozenset[int]) -> Window:
    """A week to keep in touch in, beginning ``months`` after the last contact."""
    start = next_working_day(add_months(last_contact, when.months), weekend)
    return Window(start, next_working_day(start + timedelta(days=6), weekend))


def window_of_birthday(
    month_day: tuple[int, int], year: int, days_before: int, weekend: frozenset[int]
) -> Window:
    """The working day on or before the birthday, or ``days_before`` it for what goes by post.

    Written on Friday, a greeting for Saturday is early; on Monday it would be late. 29 February
    is kept on the 28th in common years.
    """
    month, day = month_day
    if (month, day) == (2, 29) and not _is_leap(year):
        day = 28
    ahead = previous_working_day(date(year, month, day) - timedelta(days=days_before), weekend)
    return Window(ahead, ahead)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
