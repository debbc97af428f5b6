"""A run that Ctrl-C ended takes nothing away from what was there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.book import Book
from pipeline.outputs import open_output_folder, takes_away, write_outputs
from pipeline.readings import FolderOfReadings
from pipeline.run import RunResult
from pipeline.shelving import shelve
from pipeline.summary import exit_code, summary_json, summary_text
from tests.pipeline.book.run_into_book import read_contacts
from tests.pipeline.fakes import FakeReader, FakeRun, Stopped, write_cards

PEOPLE = ("Abe Sample", "Bea Sample", "Cy Sample", "Dot Sample")


@pytest.fixture(autouse=True)
def _text_is_the_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.stages.read_contacts", read_contacts)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of results."""
    open_output_folder(tmp_path / "out")
    return tmp_path / "out"


def write_photos(folder: Path) -> Path:
    for name in PEOPLE:
        write_cards(folder / f"{name[0].lower()}.jpg", f"{name}\n{name[0]}@northwind.example")
    return folder


def run(photos: Path, book_folder: Path, recipe: str, stop_at: str | None = None) -> RunResult:
    """A run into the book; with ``stop_at``, Ctrl-C comes while that photo is read."""
    with Book.open(book_folder) as book:
        store = FolderOfReadings(book.readings)
        fake = FakeRun(photos, recipe, store=store, last_recipe=book.last_recipe)
        fake.reader = Stopped(stop_at) if stop_at else FakeReader()
        return shelve(book, fake(), recipe, store)


def files_of(result: RunResult) -> list[str]:
    return [contact.source[0].file for contact in result.contacts]


def crops(book_folder: Path) -> dict[str, bool]:
    """By contact: whether the store has the picture the book names."""
    with Book.open(book_folder) as book:
        store = FolderOfReadings(book.readings)
        return {c.id: store.crop(book.crop_of(c.id) or "") is not None for c in book.contacts()}


def test_photos_not_reached_keep_their_last_reading(tmp_path: Path, out: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    full = run(photos, tmp_path / "book", "plain")
    write_outputs(out, full)
    stopped = run(photos, tmp_path / "book", "other", stop_at="b.jpg")
    assert files_of(stopped) == files_of(full) == ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]
    assert (stopped.left, len(stopped.former), stopped.cards) == (3, 3, 4)
    assert not takes_away(out, stopped)
    assert exit_code(stopped, strict=False) == 130
    said = summary_text(stopped, 1, tmp_path)
    assert "3 photos not read yet" in said and "3 photos of these" in said
    assert all(crops(tmp_path / "book").values())


def test_the_next_run_reads_only_what_was_not_reached(tmp_path: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    run(photos, tmp_path / "book", "plain")
    run(photos, tmp_path / "book", "other", stop_at="c.jpg")
    rest = run(photos, tmp_path / "book", "other")
    assert (rest.reused, rest.left, len(rest.contacts)) == (2, 0, 4)
    # Stopped before it reached anything, a third kind of reading falls back on the second.
    third = run(photos, tmp_path / "book", "third", stop_at="a.jpg")
    assert set(third.former.values()) == {"other"}
    assert all(crops(tmp_path / "book").values())


def test_results_with_photos_that_nobody_knows_any_more_stay(tmp_path: Path, out: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    write_outputs(out, run(photos, tmp_path / "book", "plain"))
    stopped = run(photos, tmp_path / "new-book", "plain", stop_at="c.jpg")
    assert files_of(stopped) == ["a.jpg", "b.jpg"]
    assert takes_away(out, stopped)
    assert "stay as they are" in summary_text(stopped, 1, tmp_path, written=False)
    assert summary_json(stopped, 1, tmp_path, written=False)["written"] is False
    assert not takes_away(out, run(photos, tmp_path / "new-book", "plain"))


def test_a_first_run_that_is_stopped_writes_what_is_done(tmp_path: Path, out: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    stopped = run(photos, tmp_path / "book", "plain", stop_at="b.jpg")
    assert not takes_away(out, stopped)
    write_outputs(out, stopped)
    further = run(photos, tmp_path / "book", "plain", stop_at="d.jpg")
    assert not takes_away(out, further)
    assert files_of(further) == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_file_that_is_no_result_of_ours_holds_no_photos(tmp_path: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    stopped = run(photos, tmp_path / "book", "plain", stop_at="b.jpg")
    (tmp_path / "cards.jsonl").write_text("no JSON\n")
    assert not takes_away(tmp_path, stopped)
