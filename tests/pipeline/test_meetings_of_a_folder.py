"""A folder that gathers the cards of several evenings: each card keeps where it was given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from enrich.contact import Met
from pipeline.book import Book
from pipeline.readings import FolderOfReadings
from pipeline.report.page import write_report
from pipeline.run import RunResult
from pipeline.shelving import shelve
from pipeline.summary import summary_text
from tests.pipeline.book.run_into_book import read_contacts
from tests.pipeline.fakes import FakeRun, write_cards

FAIR = Met("Fair", "2026-11-18", "Utrecht")
NIGHT = Met("Chamber Night", "2026-11-25", None)


def run(folder: Path, met: Met, correct: bool = False) -> RunResult:
    with Book.open() as book:
        store = FolderOfReadings(book.readings)
        result = FakeRun(folder, "fake", met, store=store)()
        return shelve(book, result, "fake", store, correct)


def meetings() -> dict[str, Met]:
    with Book.open() as book:
        return {c.name.full: c.met for c in book.contacts("", None, None) if c.name}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One photo of a card, not yet read."""
    monkeypatch.setattr("pipeline.stages.read_contacts", read_contacts)
    write_cards(tmp_path / "cards" / "a.jpg", "Abe Sample\na@x.example")
    return tmp_path / "cards"


def test_cards_of_an_earlier_evening_keep_it(folder: Path) -> None:
    run(folder, FAIR)
    write_cards(folder / "b.jpg", "Bo Muster\nb@y.example")
    result = run(folder, NIGHT)
    assert meetings() == {"Abe Sample": FAIR, "Bo Muster": NIGHT}
    assert "1 card keeps the meeting" in summary_text(result, 1, folder)
    page = write_report(result)
    assert "<h1>Business cards</h1>" in page and "Fair · Chamber Night" in page


def test_what_is_not_known_yet_is_filled_in(folder: Path) -> None:
    run(folder, Met())
    run(folder, Met("Fair"))
    result = run(folder, Met(None, "2026-11-18", "Utrecht"))
    assert meetings() == {"Abe Sample": FAIR}
    assert result.met_elsewhere == 0
    assert run(folder, Met()).met_elsewhere == 0
    assert meetings() == {"Abe Sample": FAIR}


def test_a_meeting_can_be_corrected_and_keeps_what_was_right(folder: Path) -> None:
    run(folder, FAIR)
    result = run(folder, Met(None, "2026-11-19", None), correct=True)
    assert meetings() == {"Abe Sample": replace(FAIR, date="2026-11-19")}
    assert result.met_elsewhere == 0


def test_a_run_that_says_no_day_asks_for_it(folder: Path) -> None:
    asked = "run the same command again with --met-on"
    assert asked in summary_text(run(folder, Met("Fair")), 1, folder)
    assert asked not in summary_text(run(folder, FAIR), 1, folder)
