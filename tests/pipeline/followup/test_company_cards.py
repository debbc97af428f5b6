"""A card that names a company and nobody: whom did you meet there?"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Contact, Email, Text
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.followup.of_run import follow_up_of
from pipeline.followup.stats import count_events
from pipeline.followup.worklist import WorklistRow
from tests.pipeline.followup.town import ANNA, NIGHT, Clock, fill, settings

Kith = Callable[..., Result]
FIRM = Contact(
    kind="org",
    organizations=(Text("Northwind Cooling"),),
    emails=(Email("info@northwind.example"),),
    met=NIGHT,
)


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Commands on a given day, in a book with Anna and a company card of Chamber Night."""
    settings(tmp_path)
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_TOML", str(tmp_path / "kith.toml"))
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"anna1": ANNA, "firm1": FIRM})

    def run(day: str, *arguments: str, code: int = 0) -> Result:
        monkeypatch.setenv("KITH_NOW", f"{day}T09:00:00+01:00")
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == code, result.output
        return result

    return run


def _unnamed(kith: Kith, day: str, *options: str) -> list[dict[str, Any]]:
    return list(json.loads(kith(day, "today", "--json", *options).stdout)["unnamed"])


def test_it_is_asked_where_the_others_are_until_it_is_said(kith: Kith) -> None:
    (card,) = _unnamed(kith, "2026-11-19")
    assert (card["organization"], card["due"]) == ("Northwind Cooling", "2026-11-20")
    assert card["how"] == 'kith correct firm1 "name=…"'
    listed = " ".join(kith("2026-11-19", "today").stdout.split())
    assert "Northwind Cooling" in listed and "find out whom you met" in listed
    rows = list(csv.DictReader(io.StringIO(kith("2026-11-19", "worklist").stdout)))
    (row,) = [row for row in rows if row["organization"] == "Northwind Cooling"]
    assert (row["what"], row["due"]) == ("find out whom you met", "2026-11-20")
    assert "Northwind Cooling" in kith("2026-11-19", "worklist", "--format", "html").stdout
    kith("2026-11-19", "correct", "firm1", "name=Nora North")
    assert _unnamed(kith, "2026-11-19") == []
    tasks = json.loads(kith("2026-11-19", "today", "--json").stdout)["tasks"]
    assert ("Nora North", "thank-you") in {(task["name"], task["step"]) for task in tasks}


def test_it_asks_as_the_files_of_the_run_do(kith: Kith, tmp_path: Path) -> None:
    def row() -> WorklistRow:
        with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
            contacts, rules = [book.contact("firm1")], settings(tmp_path)
            return follow_up_of(book, rules, contacts, date(2026, 11, 19)).rows[0]

    (card,) = _unnamed(kith, "2026-11-19")
    assert (row().next_step, row().by) == ("find out whom you met", card["due"])
    assert "whom did you meet?" in row().missing
    kith("2026-11-19", "snooze", card["task"], "--until", "2026-11-24")
    assert row().by == "2026-11-24"
    kith("2026-11-19", "skip", card["task"])
    assert (row().next_step, row().by) == ("nothing more is planned", "")


def test_it_may_be_put_off_or_left_and_is_not_done_without_a_name(kith: Kith) -> None:
    (card,) = _unnamed(kith, "2026-11-19")
    assert "name=…" in kith("2026-11-19", "done", card["task"], code=2).stderr
    kith("2026-11-19", "snooze", card["task"], "--until", "2026-11-23")
    assert _unnamed(kith, "2026-11-20") == []
    assert _unnamed(kith, "2026-11-23")
    kith("2026-11-23", "skip", card["task"][:5])
    assert _unnamed(kith, "2026-11-23") == []
    kith("2026-11-23", "undo")
    assert _unnamed(kith, "2026-11-23")


def test_it_is_given_up_with_the_thank_you_and_said(kith: Kith) -> None:
    kith("2026-11-19", "log", "anna1", "--wrote")
    assert _unnamed(kith, "2026-12-04")
    assert _unnamed(kith, "2026-12-05", "--all") == []
    assert "1 × find out whom you met" in kith("2026-12-07", "today").stderr
    assert _unnamed(kith, "2026-12-07", "--lapsed")


def test_it_is_no_person_in_the_numbers_which_say_so(kith: Kith, tmp_path: Path) -> None:
    shown = kith("2026-11-19", "stats").stdout
    assert "not counted, Chamber Night: 1 company card names no person" in shown
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        (night,) = count_events(book, settings(tmp_path), date(2026, 11, 19))
    assert (night.contacts, night.unnamed) == (1, 1)


def test_what_is_advised_for_a_card_that_was_given_up_can_be_done(kith: Kith) -> None:
    kith("2026-11-19", "log", "anna1", "--wrote")
    (card,) = _unnamed(kith, "2026-12-07", "--lapsed")
    said = kith("2026-12-07", "today", "--lapsed").stderr
    assert 'kith correct firm1 "name=…"' in said and "kith skip TASK" in said
    assert "kith draft" not in said and "kith done" not in said
    for what in (card["task"], card["task"][:5], "firm1"):
        refused = kith("2026-12-07", "draft", what, code=2).stderr
        assert "names no person" in refused and 'kith correct firm1 "name=…"' in refused
    assert "name=…" in kith("2026-12-07", "draft", "firm1", "--template", "call", code=2).stderr
    kith("2026-12-07", "correct", "firm1", "name=Nora North")
    named = kith("2026-12-07", "today", "--lapsed").stderr
    assert "kith draft TASK, then kith done TASK" in named and "kith correct" not in named


def test_on_a_day_off_it_waits_and_is_counted(kith: Kith) -> None:
    kith("2026-11-19", "log", "anna1", "--wrote")
    saturday = kith("2026-11-21", "today")
    assert "A day off. Waiting for 2026-11-23: 1." in saturday.stderr
    assert saturday.stdout == ""
    shown = kith("2026-11-21", "today", "--all")
    assert "Northwind Cooling" in shown.stdout and "A day off" not in shown.stderr


def test_what_comes_next_is_said_also_of_one_that_was_put_off(kith: Kith) -> None:
    (card,) = _unnamed(kith, "2026-11-19")
    said = kith("2026-11-19", "snooze", card["task"], "--until", "2026-11-24").stderr
    assert f"next: find out whom you met from 2026-11-24, by 2026-11-24 ({card['task']})" in said
    assert "nothing more is planned" in kith("2026-11-24", "skip", card["task"]).stderr
    kith("2026-11-24", "undo")
    assert "nothing more is planned" in kith("2026-11-24", "log", "firm1", "--wrote").stderr


def test_many_are_shown_as_many_as_a_day_has_touches_the_starred_first(
    kith: Kith, tmp_path: Path
) -> None:
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        firms = {
            f"house{n:02}": replace(FIRM, organizations=(Text(f"House {n:02}"),), emails=())
            for n in range(60)
        }
        fill(book, firms)
    kith("2026-11-19", "star", "house59")
    listed = _unnamed(kith, "2026-11-19")
    assert len(listed) == 12
    assert (listed[0]["organization"], listed[0]["starred"]) == ("House 59", True)
    assert not any(card["starred"] for card in listed[1:])
    shown = kith("2026-11-19", "today")
    assert "★ House 59" in shown.stdout
    assert "And 49 more: kith today --all shows them." in shown.stderr
    assert len(_unnamed(kith, "2026-11-19", "--all")) == 61
    assert "more: kith" not in kith("2026-11-19", "today", "--all").stderr
    rows = list(csv.DictReader(io.StringIO(kith("2026-11-19", "worklist").stdout)))
    assert [row["organization"] for row in rows if row["starred"]] == ["House 59"]
    assert "Waiting for 2026-11-23: 62." in kith("2026-11-21", "today").stderr


def test_one_that_was_let_rest_is_in_no_number(kith: Kith) -> None:
    def unnamed() -> list[int]:
        return [one["unnamed"] for one in json.loads(kith("2027-03-01", "stats", "--json").stdout)]

    (card,) = _unnamed(kith, "2026-11-19")
    kith("2026-11-19", "snooze", card["task"])
    assert unnamed() == [1]
    kith("2026-11-19", "skip", card["task"])
    assert unnamed() == [0]
    assert "not counted" not in kith("2027-03-01", "stats").stdout
    kith("2026-11-19", "undo")
    assert unnamed() == [1]
