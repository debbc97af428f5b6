"""What nobody did in time is given up, and never without a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Met, Name
from pipeline.book import Book
from pipeline.cli import cli
from tests.pipeline.followup.town import NOWHERE, Clock, fill, settings

Kith = Callable[..., Result]
NIGHT = Met("Chamber Night", "2026-11-20", "Utrecht")


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Commands on a given day; five people were met on Friday, 20 November."""
    settings(tmp_path)
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_TOML", str(tmp_path / "kith.toml"))
    with Book.open(tmp_path / "book", Clock("2026-11-20")) as book:
        people = {
            f"night{n}": replace(NOWHERE, name=Name(f"Night Number{n}"), met=NIGHT)
            for n in range(5)
        }
        fill(book, people)

    def run(day: str, *arguments: str) -> Result:
        monkeypatch.setenv("KITH_NOW", f"{day}T09:00:00+01:00")
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, result.output
        return result

    return run


def _given_up(kith: Kith, day: str) -> dict[str, str]:
    listed = json.loads(kith(day, "today", "--lapsed", "--json").stdout)["tasks"]
    return {task["name"]: task["task"] for task in listed}


def test_thank_yous_that_were_never_sent_are_told_and_listed(kith: Kith) -> None:
    kith("2026-11-23", "log", "night0", "--wrote")
    kith("2026-11-23", "star", "night1")
    assert "Given up" not in kith("2026-12-07", "today").stderr  # the last day for them
    told = kith("2026-12-10", "today").stderr
    assert "4 × thank-you" in told and "kith today --lapsed" in told
    assert "connect" not in told  # which lapses later
    assert json.loads(kith("2026-12-10", "today", "--json").stdout)["given_up"] == {"thank-you": 4}
    tasks = _given_up(kith, "2026-12-10")
    assert sorted(tasks) == [f"Night Number{n}" for n in (1, 2, 3, 4)]
    kith("2026-12-10", "done", tasks["Night Number2"])
    kith("2026-12-10", "skip", tasks["Night Number3"])
    assert sorted(_given_up(kith, "2026-12-10")) == ["Night Number1", "Night Number4"]
    done = kith("2026-12-10", "done", tasks["Night Number1"])
    assert "next: meet from 2027-01-19" in done.stderr


def test_the_numbers_name_those_who_were_never_thanked_for_ever(kith: Kith) -> None:
    kith("2026-11-23", "log", "night0", "--wrote")
    skipped = next(
        task["task"]
        for task in json.loads(kith("2026-11-23", "today", "--json").stdout)["tasks"]
        if task["name"] == "Night Number4"
    )
    kith("2026-11-23", "skip", skipped)

    def unthanked(day: str) -> list[str]:
        (numbers,) = json.loads(kith(day, "stats", "--json").stdout)
        return list(numbers["unthanked"])

    assert unthanked("2026-12-07") == []
    kith("2026-12-09", "log", "night1", "--called")  # late, but a word
    for day in ("2026-12-10", "2028-12-10"):
        assert unthanked(day) == ["Night Number2", "Night Number3"]
    shown = kith("2026-12-10", "stats").stdout
    assert "unthanked, Chamber Night: Night Number2, Night Number3" in shown
