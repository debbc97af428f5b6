"""What a message told is not told again; what none told is."""

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
from tests.pipeline.followup.town import ANNA, MARA, NOWHERE, Clock, settings

Kith = Callable[..., str]
FAIR = Met("Fair", "2026-12-10", "Rotterdam")
OWED = "the field report"


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Commands at a given minute; two cards are Mara's, of 18 November and 10 December."""
    settings(tmp_path)
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_TOML", str(tmp_path / "kith.toml"))
    people = {"mara1": MARA, "mara2": replace(MARA, met=FAIR), "anna1": ANNA, "nia1": NOWHERE}
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        book.add_entries([Entry(i, c, dated=c.met.date or "") for i, c in people.items()])

    def run(when: str, *arguments: str) -> str:
        minute = when if "T" in when else f"{when}T09:00"
        monkeypatch.setenv("KITH_NOW", f"{minute}:00+01:00")
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, result.output
        return result.output

    return run


def _task(kith: Kith, when: str, person: str, step: str) -> str:
    tasks = json.loads(kith(when, "today", "--json", "--all"))["tasks"]
    (found,) = [t["task"] for t in tasks if (t["contact"], t["step"]) == (person, step)]
    return str(found)


def _promise(kith: Kith, person: str) -> None:
    kith("2026-11-19", "note", person, "talked about quiet pumps", "--promised", OWED)


def _owes(kith: Kith, when: str, person: str) -> bool:
    letter = kith(when, "draft", person, "--template", "meet-video").partition("look:")[0]
    assert "quiet pumps" in letter
    return OWED in letter


@pytest.mark.parametrize(("person", "owed"), [("nia1", True), ("anna1", False)])
def test_only_a_thank_you_that_quotes_the_promise_keeps_it(
    kith: Kith, person: str, owed: bool
) -> None:
    _promise(kith, person)  # Nia's card has no address: she is thanked by LinkedIn
    kith("2026-11-20", "done", _task(kith, "2026-11-20", person, "thank-you"))
    assert _owes(kith, "2026-11-21", person) is owed


def test_a_birthday_and_an_introduction_keep_no_promise(kith: Kith) -> None:
    _promise(kith, "anna1")
    kith("2026-11-19", "note", "anna1", "--birthday", "11-24", "--needs", "cold storage")
    kith("2026-11-19", "note", "nia1", "--offers", "cold storage")
    kith("2026-11-24", "done", _task(kith, "2026-11-24", "anna1", "birthday"))
    pair = kith("2026-11-25", "introductions").split()[0]
    kith("2026-11-25", "done", pair)
    assert _owes(kith, "2026-11-26", "anna1")
    kith("2026-11-26", "log", "anna1", "--wrote")
    assert not _owes(kith, "2026-11-26", "anna1")


def test_keeping_in_touch_keeps_a_promise_also_years_later(kith: Kith) -> None:
    kith("2026-11-19", "star", "anna1")
    kith("2026-11-19", "log", "anna1", "--wrote")
    kith("2028-03-01", "note", "anna1", "talked about quiet pumps", "--promised", OWED)
    assert _owes(kith, "2028-03-01", "anna1")
    kith("2028-03-02", "done", _task(kith, "2028-03-02", "anna1", "keep-in-touch"))
    assert not _owes(kith, "2028-03-03", "anna1")


@pytest.mark.parametrize("way", ["--called", "--met", "--video"])
def test_a_promise_of_a_call_is_not_kept_by_that_call(kith: Kith, way: str) -> None:
    kith("2026-11-25T10:00", "note", "anna1", "talked about quiet pumps", "--promised", OWED)
    kith("2026-11-25T10:05", "log", "anna1", way)
    assert _owes(kith, "2026-11-25T10:10", "anna1")
    kith("2026-11-26", "log", "anna1", way)
    assert not _owes(kith, "2026-11-26", "anna1")


def test_what_was_noted_of_each_card_is_judged_for_itself(kith: Kith) -> None:
    kith("2026-11-19", "note", "mara1", "talked about quiet pumps", "--promised", "the old list")
    kith("2026-11-20", "log", "mara1", "--wrote")
    kith("2026-12-11", "note", "mara2", "talked about loud pumps", "--promised", OWED)
    kith("2026-12-11", "merge", "mara1", "mara2")
    shown = kith("2026-12-12", "draft", "mara1", "--template", "thank-you")
    letter, _, hints = shown.partition("look:")
    assert f"As promised: {OWED}." in letter and "loud pumps" in letter
    assert "quiet" not in letter and "old list" not in letter
    assert "left out, as you were in touch since you promised: the old list" in hints
    kith("2026-12-12", "undo")  # the joining; what is promised anew on the first card is open, too
    kith("2026-12-12", "note", "mara1", "--promised", "a drawing")
    kith("2026-12-12", "merge", "mara1", "mara2")
    letter = kith("2026-12-12", "draft", "mara1", "--template", "thank-you").partition("look:")[0]
    assert "a drawing" in letter and OWED in letter


def test_a_note_taken_back_twice_is_nothing_new(kith: Kith) -> None:
    _promise(kith, "anna1")
    kith("2026-11-20", "note", "anna1", "--promised", "")
    kith("2026-11-21", "log", "anna1", "--wrote")
    assert "nothing new" in kith("2026-11-22", "note", "anna1", "--promised", "")
    assert "log" in kith("2026-11-22", "undo", "--list").splitlines()[0]


def test_old_topics_stay_out_of_the_letter_about_the_new_meeting(kith: Kith) -> None:
    kith("2026-11-19", "note", "mara1", "talked about quiet pumps", "--topics", "vaccines")
    kith("2026-11-20", "log", "mara1", "--wrote")
    kith("2026-12-11", "merge", "mara1", "mara2")
    kith("2026-12-11", "note", "mara1", "met at the bar, call back re invoice")
    memo = kith("2026-12-11", "draft", "mara1", "--template", "thank-you")
    assert "vaccines" not in memo and "[fill in: our topic]" in memo
    kith("2026-12-11", "note", "mara1", "--topics", "vaccines")  # still so
    again = kith("2026-12-11", "draft", "mara1", "--template", "thank-you")
    assert "vaccines" in again
