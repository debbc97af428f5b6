"""Photos that get another name, or are named from another folder, keep their people."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from enrich.contact import Met
from pipeline.book import Book
from pipeline.readings import FolderOfReadings
from pipeline.report.page import write_report
from pipeline.run import CardKey, RunResult
from pipeline.shelving import shelve
from tests.pipeline.book.run_into_book import read_contacts
from tests.pipeline.fakes import FakeRun, write_cards


def run(folder: Path, day: int) -> RunResult:
    with Book.open(clock=lambda: datetime(2026, 11, day, tzinfo=UTC)) as book:
        store = FolderOfReadings(book.readings)
        result = FakeRun(folder, "fake", Met("Fair"), store=store)()
        return shelve(book, result, "fake", store)


def files_in_the_book() -> set[tuple[str, ...]]:
    with Book.open() as book:
        return {tuple(s.file for s in c.source) for c in book.contacts("", None, None)}


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A photo of two cards, read into the book."""
    monkeypatch.setattr("pipeline.stages.read_contacts", read_contacts)
    write_cards(tmp_path / "all" / "fair" / "a.jpg", "Abe Sample\na@x.example", "Bo Muster")
    run(tmp_path / "all" / "fair", day=20)
    assert files_in_the_book() == {("a.jpg",)}
    return tmp_path / "all" / "fair"


def test_a_renamed_photo_is_shown_with_its_people(photos: Path) -> None:
    (photos / "a.jpg").rename(photos / "b.jpg")
    result = run(photos, day=21)
    assert {c.source[0].file for c in result.contacts} == {"b.jpg"}
    assert files_in_the_book() == {("b.jpg",)}
    page = write_report(result)
    assert page.count("<article") == page.count("<figure>") == page.count("<h2>") == 2
    assert "No contact came of this card" not in page


def test_a_copy_and_a_folder_further_up_are_named_too(photos: Path) -> None:
    (photos / "copy.jpg").write_bytes((photos / "a.jpg").read_bytes())
    run(photos.parent, day=21)
    assert files_in_the_book() == {("fair/a.jpg", "fair/copy.jpg")}


def test_photos_of_two_runs_may_have_one_name(photos: Path, tmp_path: Path) -> None:
    write_cards(tmp_path / "next" / "a.jpg", "Cy Other")
    write_cards(tmp_path / "next" / "b.jpg", "Abe Sample\na@x.example\n+12025550143")
    result = run(tmp_path / "next", day=21)
    abe = next(c for c in result.contacts if c.name and c.name.full == "Abe Sample")
    assert {s.file for s in abe.source} == {"a.jpg", "b.jpg"}
    assert result.places[abe.id] == (CardKey("b.jpg", 0, 0),)
    page = write_report(result)
    assert page.count("<article") == page.count("<figure>") == page.count("<h2>") == 2


def test_a_contact_that_names_a_former_file_is_put_right(photos: Path) -> None:
    with Book.open() as book, book.transaction():
        book.connection.execute("UPDATE contact SET body = replace(body, 'a.jpg', 'former.jpg')")
    assert files_in_the_book() == {("former.jpg",)}
    run(photos, day=21)
    assert files_in_the_book() == {("a.jpg",)}


def test_a_new_name_of_a_photo_is_no_change_of_the_contact(photos: Path) -> None:
    (photos / "a.jpg").rename(photos / "b.jpg")
    (contact, _) = run(photos, day=21).contacts
    with Book.open() as book:
        changed = book.changed_at(contact.id)
    assert changed is not None and changed.startswith("2026-11-20")
