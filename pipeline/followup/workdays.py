"""Working days: weekends by country, and moving a day off a weekend.

Public holidays are not known here; a task that falls on one is a snooze away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

_SATURDAY_SUNDAY = frozenset({5, 6})
_FRIDAY_SATURDAY = frozenset({4, 5})

# Unicode CLDR 44, supplemental/weekData: where the weekend is not Saturday and Sunday.
_WEEKENDS: dict[str, frozenset[int]] = {
    **dict.fromkeys(
        ("BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"),
        _FRIDAY_SATURDAY,
    ),
    "AF": frozenset({3, 4}),
    "IR": frozenset({4}),
    "IN": frozenset({6}),
    "UG": frozenset({6}),
}


def weekend_of(country: str | None) -> frozenset[int]:
    """Weekdays (Monday 0) that are no working days; ISO 3166-1 alpha-2, unknown is Sat and Sun."""
    return _WEEKENDS.get(country or "", _SATURDAY_SUNDAY)


def is_working_day(day: date, weekend: frozenset[int]) -> bool:
    """Whether people work on ``day``; a week of seven weekend days is read as none."""
    return day.weekday() not in weekend or len(weekend) >= 7


def next_working_day(day: date, weekend: frozenset[int]) -> date:
    """``day`` itself, or the first working day after it."""
    while not is_working_day(day, weekend):
        day += timedelta(days=1)
    return day


def previous_working_day(day: date, weekend: frozenset[int]) -> date:
    """``day`` itself, or the last working day before it."""
    while not is_working_day(day, weekend):
        day -= timedelta(days=1)
    return day


def last_working_day(first: date, last: date, weekend: frozenset[int]) -> date:
    """The latest working day within ``first``..``last``; without one, the next after ``last``.

    A promise to write within 48 hours of a Thursday evening is kept on Friday; of a Friday
    evening, on Monday, because nobody works in between.
    """
    day = previous_working_day(last, weekend)
    return day if day >= first else next_working_day(last, weekend)


def join_weekends(weekends: Iterable[frozenset[int]]) -> frozenset[int]:
    """Days on which at least one of the people involved does not work.

    When that leaves fewer than two common working days, nobody could ever be called:
    then the first one's weekend counts alone.
    """
    first, *others = weekends
    joined = first.union(*others)
    return joined if len(joined) <= 5 else first
