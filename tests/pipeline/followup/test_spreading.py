"""Digests: whom a day has no room for is in the next that has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from enrich.contact import Contact, Met, Name
from pipeline.book import Book
from pipeline.followup.agenda import plan_day
from pipeline.followup.calendar import EVENTS, calendar_items
from tests.pipeline.followup.calendars import Desk, by_uid, day_of
from tests.pipeline.followup.town import NOWHERE, Clock, fill, settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.book.close()


def _digests(desk: Desk, until: str) -> dict[date, list[str]]:
    """Who is in the digest of each day, in its order."""
    found = {}
    for uid, event in by_uid(desk.files()[EVENTS]).items():
        if uid.startswith("day-") and day_of(event) <= date.fromisoformat(until):
            lines = str(event["DESCRIPTION"]).splitlines()
            found[day_of(event)] = [line.partition(":")[0] for line in lines if ": " in line]
    return found


def _late(number: int, met: Met) -> Contact:
    return replace(NOWHERE, name=Name(f"Late {number:02}", given="Late"), met=met)


def test_nobody_due_is_missing_for_want_of_room(desk: Desk) -> None:
    # 23 thank-yous on a Thursday, 12 a day of which one is made: the older ones come first.
    for id_ in ("mara", "anna", "taro"):
        desk.book.set_note(id_, star=None)
    fair = Met("Fair", "2026-11-16", "Utrecht")
    late = {f"late{n:02}": _late(n, fair) for n in range(20)}
    fill(desk.book, late)
    desk.book.record_touch("nia", "called", "2026-11-19")  # takes one of today's touches
    everyone = {"Mara Lindqvist", "Anna Brandt", "Taro Yamada"} | {
        f"Late {n:02}" for n in range(20)
    }
    digests = _digests(desk, "2026-11-30")
    assert {day.isoformat(): len(names) for day, names in digests.items()} == {
        "2026-11-19": 11,
        "2026-11-20": 12,
    }
    listed = [name for day in sorted(digests) for name in digests[day]]
    assert sorted(listed) == sorted(everyone)
    assert all(name.startswith("Late") for name in listed[:20])  # due first
    offered = plan_day(desk.book, desk.settings, desk.today, everything=True)
    assert listed == [item.person.recipient.name.full for item in offered.items]


def test_the_digest_keeps_days_off_and_the_last_day_that_makes_sense(tmp_path: Path) -> None:
    rules = settings(tmp_path, "[limits]\ntouches_per_day = 1\n")
    with Book.open(tmp_path / "book", Clock("2026-11-20")) as book:
        night = Met("Chamber Night", "2026-11-18", "Utrecht")
        fill(book, {f"late{n:02}": _late(n, night) for n in range(14)})
        items = calendar_items(book, rules, Clock("2026-11-20").now)
    days = {i.day: i.description.count("thank them") for i in items if i.uid.startswith("day-")}
    # Thank-yous due on 20 November lapse two weeks later, on a Friday.
    assert [day for day in days if day.weekday() >= 5] == []
    assert sum(days.values()) == 14
    assert days.pop(date(2026, 12, 4)) == 4
    assert set(days.values()) == {1} and max(days) == date(2026, 12, 3)
