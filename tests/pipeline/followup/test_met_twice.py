"""Somebody whose card was taken at two evenings."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.contact import Met
from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.cli import cli
from tests.pipeline.followup.town import MARA, Clock, settings

Kith = Callable[..., str]
FAIR = Met("Fair", "2026-12-10", "Rotterdam")


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Commands on a given day; Mara was met on 18 November and is met again on 10 December."""
    settings(tmp_path)
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_TOML", str(tmp_path / "kith.toml"))
    with Book.open(tmp_path / "book", Clock("2026-12-11")) as book:
        people = {"mara1": MARA, "mara2": replace(MARA, met=FAIR)}
        book.add_entries([Entry(i, c, dated=c.met.date or "") for i, c in people.items()])

    def run(day: str, *arguments: str) -> str:
        monkeypatch.setenv("KITH_NOW", f"{day}T09:00:00+01:00")
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_the_plan_begins_anew_but_for_connecting(kith: Kith) -> None:
    kith("2026-11-19", "star", "mara1")
    kith("2026-11-19", "log", "mara1", "--connected")
    kith("2026-11-19", "log", "mara1", "--wrote")
    kith("2026-12-11", "merge", "mara1", "mara2")
    planned = kith("2026-12-11", "worklist", "--days", "120")
    assert "thank them" in planned and "2027-01-11" in planned  # 30 days from the Fair
    assert "connect" not in planned


def test_both_evenings_are_shown(kith: Kith) -> None:
    kith("2026-12-11", "merge", "mara1", "mara2")
    lines = kith("2026-12-11", "show", "mara1").splitlines()
    said = {line.split("  ")[0]: line for line in lines if line.startswith("met")}
    assert "Fair · 2026-12-10 · Rotterdam" in said["met"]
    assert "Chamber Night · 2026-11-18" in said["met before"]
    before = json.loads(kith("2026-12-11", "show", "mara1", "--json"))["met_before"]
    assert before == [{"event": "Chamber Night", "date": "2026-11-18"}]


def test_both_evenings_keep_their_people_in_the_numbers(kith: Kith) -> None:
    kith("2026-11-19", "log", "mara1", "--wrote")
    kith("2026-12-11", "merge", "mara1", "mara2")

    def numbers(*options: str) -> dict[str, dict[str, int]]:
        counted = json.loads(kith("2027-03-20", "stats", "--json", *options))
        return {one["event"]: one for one in counted}

    night, fair = numbers()["Chamber Night"], numbers()["Fair"]
    assert (night["first_day"], night["contacts"], night["thanked"]) == ("2026-11-18", 1, 1)
    # Met at the Fair, 22 days later.
    assert (night["met"], night["called"], night["real"]) == (1, 1, 1)
    assert (fair["contacts"], fair["thanked"], fair["thankable"], fair["real"]) == (1, 0, 1, 0)
    assert (night["unthanked"], fair["unthanked"]) == ([], ["Mara Lindqvist"])
    assert list(numbers("--event", "chamber night")) == ["Chamber Night"]
    assert numbers("--event", "fair") == {"Fair": fair}


def test_a_corrected_evening_is_no_second_one(kith: Kith) -> None:
    kith("2026-12-11", "merge", "mara1", "mara2")
    kith("2026-12-11", "note", "mara1", "--event", "Harbour Fair", "--met-on", "2026-12-11")
    counted = json.loads(kith("2026-12-12", "stats", "--json"))
    days = [(one["event"], one["first_day"]) for one in counted]
    assert days == [("Chamber Night", "2026-11-18"), ("Harbour Fair", "2026-12-11")]


@pytest.mark.parametrize("event", ["Chamber Evening", ""])
def test_an_evening_that_was_corrected_away_does_not_come_back(kith: Kith, event: str) -> None:
    kith("2026-11-19", "correct", "mara1", f"event={event}")
    kith("2026-12-11", "merge", "mara1", "mara2")
    (evening,) = json.loads(kith("2026-12-12", "stats", "--json"))
    assert (evening["event"], evening["contacts"], evening["real"]) == (event, 1, 0)
    kith("2026-12-12", "undo", "1")
    counted = json.loads(kith("2026-12-12", "stats", "--json"))
    assert [one["event"] for one in counted] == ["Chamber Night", "Fair"]


def test_a_note_of_the_first_evening_is_pointed_at_in_letters_about_the_second(kith: Kith) -> None:
    kith("2026-11-19", "note", "mara1", "talked about quiet pumps")
    assert "is it right?" not in kith("2026-11-19", "draft", "mara1")
    kith("2026-12-11", "merge", "mara1", "mara2")
    shown = kith("2026-12-11", "draft", "mara1")
    assert "at Fair in Rotterdam" in shown
    assert "your note is of 2026-11-19, before you met there on 2026-12-10" in shown
    kith("2026-12-11", "note", "mara1", "talked about loud pumps")
    assert "is it right?" not in kith("2026-12-11", "draft", "mara1")


def _task(kith: Kith, day: str, step: str) -> str:
    tasks = json.loads(kith(day, "today", "--json", "--all"))["tasks"]
    return next(str(task["task"]) for task in tasks if task["step"] == step)


def test_what_a_message_told_is_not_told_again_after_the_next_evening(kith: Kith) -> None:
    kith("2026-11-19", "note", "mara1", "talked about quiet pumps", "--needs", "a pilot clinic")
    kith("2026-11-19", "note", "mara1", "--promised", "to send her the field report")
    first = kith("2026-11-19", "draft", "mara1")
    assert "As promised: the field report." in first and "quiet pumps" in first
    kith("2026-11-19", "log", "mara1", "--met", "--on", "2026-11-18")  # the evening itself
    assert "As promised: the field report." in kith("2026-11-19", "draft", "mara1")
    kith("2026-11-19", "log", "mara1", "--wrote")
    kith("2026-12-11", "merge", "mara1", "mara2")
    asked = kith("2026-12-11", "draft", "mara1")
    assert "not ready" in asked and "what did you talk about?" in asked
    kith("2026-12-11", "note", "mara1", "talked about loud pumps")
    second = kith("2026-12-11", "draft", "mara1")
    assert "loud pumps" in second and "As promised" not in second and "clinic" not in second
    assert "left out, as you were in touch since you promised: to send her the field" in second
    shown = kith("2026-12-11", "note", "mara1")
    assert "to send her the field report" in shown and "quiet pumps" in shown
    assert "promised: to send her" in kith("2026-12-11", "today", "--json")
    # Promised once more, in the same words.
    kith("2026-12-11", "note", "mara1", "--promised", "to send her the field report")
    assert "As promised: the field report." in kith("2026-12-11", "draft", "mara1")
    kith("2026-12-11", "undo")
    assert "As promised" not in kith("2026-12-11", "draft", "mara1")


def test_a_kept_promise_is_not_owed_in_the_letters_that_follow(kith: Kith) -> None:
    kith(
        "2026-11-19", "note", "mara1", "talked about quiet pumps", "--promised", "the field report"
    )
    kith("2026-11-19", "done", _task(kith, "2026-11-19", "thank-you"))
    later = kith("2026-11-20", "draft", "mara1", "--template", "meet-video")
    assert "quiet pumps" in later and "field report" not in later.partition("look:")[0]
    kith("2026-11-20", "undo")
    assert "field report" in kith("2026-11-20", "draft", "mara1", "--template", "meet-video")
