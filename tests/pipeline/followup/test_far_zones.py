"""Calls and proposed times across the date line and across different weekends."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.contact import Contact, Met
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.followup.people import acquaint, call_slot, proposed_slot
from pipeline.followup.workdays import weekend_of
from tests.pipeline.followup.town import NIGHT, TARO, Clock, fill, person, settings

ANGELES = 'timezone = "America/Los_Angeles"\n'
FRIDAY = date(2026, 12, 18)
SYD = person("Syd Harbor", NIGHT, phone="+61291234567", city="Sydney", country="AU")
OMAR = person("Omar Nadim", NIGHT, phone="+20223456789", city="Cairo", country="EG")


@pytest.mark.parametrize("them", [TARO, SYD, OMAR])
@pytest.mark.parametrize("here", ["", ANGELES, 'timezone = "Pacific/Auckland"\n'])
def test_no_call_is_over_already_or_on_a_weekend(tmp_path: Path, them: Contact, here: str) -> None:
    rules = settings(tmp_path, here)
    known = acquaint(them, {}, None, rules)
    assert known is not None
    theirs = weekend_of(known.facts.country)
    for number in range(20):
        day = FRIDAY + timedelta(days=number)
        for slot in (call_slot(known, day, rules), proposed_slot(known, day, rules)):
            assert min(slot.mine.date(), slot.theirs.date()) >= day
            assert slot.mine.weekday() not in {5, 6}
            assert slot.theirs.weekday() not in theirs
            assert slot.mine == slot.theirs


def _kith(folder: Path, more: str, *arguments: str, them: Contact = SYD) -> str:
    settings(folder, more)
    with Book.open(folder / "book", Clock("2026-11-18")) as book:
        fill(book, {"them1": them})
        book.set_note("them1", star="1", note="talked about quiet pumps")
    env = {
        "KITH_NOW": f"{FRIDAY}T12:00:00+01:00",
        "KITH_TOML": str(folder / "kith.toml"),
        "KITH_BOOK": str(folder / "book"),
    }
    result = CliRunner().invoke(cli, arguments, env=env)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_list_names_the_day_of_a_call_that_is_not_today_for_both(tmp_path: Path) -> None:
    listed = " ".join(_kith(tmp_path, ANGELES, "today", them=TARO).split())
    assert "Tue 09:30 there" in listed and "Mon 16:30 here" in listed


def test_a_draft_says_when_it_proposes_the_middle_of_your_night(tmp_path: Path) -> None:
    shown = _kith(tmp_path, "", "draft", "them1", "--template", "keep-in-touch")
    assert "at 09:30 (your time)" in shown
    assert "look: Syd Harbor: the time it proposes is 23:30 where you are" in shown


def test_a_coffee_with_somebody_who_may_be_far_is_pointed_at(tmp_path: Path) -> None:
    nia = person("Nia Quill", NIGHT)
    shown = _kith(tmp_path, "", "draft", "them1", "--template", "meet-coffee", them=nia)
    assert "look: Nia Quill: nothing tells whether they are near" in shown


def test_only_those_who_were_not_met_in_time_are_named_as_lapsed(tmp_path: Path) -> None:
    nia = person("Nia Quill", Met("Fair", "2026-11-18"))
    assert "Lapsed" not in _kith(tmp_path, "", "today", them=nia)  # the thank-you is
