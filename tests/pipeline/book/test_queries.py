"""What a list of contacts is asked for by, and whom a command takes a word for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from enrich.contact import Address, Met, Phone, Url
from pipeline.book import Book, schema
from pipeline.book.records import NotInBook
from tests.pipeline.book.people import MARA, OTTO, entry

LENA = replace(
    OTTO,
    phones=(Phone("+4917604069038", "0176 04069038", "mobile", country="DE"),),
    addresses=(Address("Ahornweg 3, 10115 Berlin, Germany", city="Berlin", country="DE"),),
    urls=(Url("brandt.example/chairs"),),
    notes="Open on Sundays",
    met=Met("Chamber Night", "2026-11-20", "Köln"),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book") as book:
        book.add_entries([entry("mara1111", MARA), entry("otto2222", LENA)])
        yield book


def found(book: Book, query: str) -> list[str]:
    return [choice.id for choice in book.list(query)]


@pytest.mark.parametrize(
    "query",
    ["berlin", "AHORNWEG", "chamber", "koln", "köln", "sundays", "chairs", "berlin otto chamber"],
)
def test_addresses_meetings_and_what_is_printed_besides(book: Book, query: str) -> None:
    assert found(book, query) == ["otto2222"]


@pytest.mark.parametrize(
    "query",
    ["0176 04069038", "017604069038", "+49 176 0406 9038", "0049 (0)176 / 04069038", "4069038",
     "4917604069038", "brandt 0176-04069038"],
)  # fmt: skip
def test_a_number_as_it_is_dialled(book: Book, query: str) -> None:
    assert found(book, query) == ["otto2222"]
    assert book.find(query).id == "otto2222"


@pytest.mark.parametrize("query", ["0176 04069039", "berlin mara", "0030", "2026"])
def test_every_word_has_to_be_there(book: Book, query: str) -> None:
    assert found(book, query) == []


def test_what_you_noted(book: Book) -> None:
    book.set_note("mara1111", note="talked about Gärten and cold storage", tags="board, garden")
    book.record_touch("mara1111", "called", "2026-11-21", "wants a Pilot")
    book.mark_task("otto2222", "t1", "done", "2026-11-21", note="sent brochure")
    for query in ("garten", "COLD director", "board", "pilot lindqvist"):
        assert found(book, query) == ["mara1111"]
    assert found(book, "brochure") == ["otto2222"]
    said = book.set_note("mara1111", note="talked about bees")
    assert found(book, "storage") == [] and found(book, "bees") == ["mara1111"]
    book.undo(said)
    assert found(book, "storage") == ["mara1111"] and found(book, "bees") == []


def test_what_was_noted_names_nobody_to_a_command(book: Book) -> None:
    book.set_note("mara1111", note="asked for Zacharias")
    for query in ("zacharias", "berlin", "chamber"):
        assert found(book, query)
        with pytest.raises(NotInBook):
            book.find(query)


def test_an_older_book_is_searched_as_well(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as older:
        older.setattr(schema, "VERSION", 6)
        with Book.open(tmp_path / "old") as book:
            book.add_entries([entry("otto2222", LENA)])
            book.connection.execute("UPDATE contact SET search = 'otto brandt'")
    with Book.open(tmp_path / "old") as book:
        assert found(book, "berlin") == ["otto2222"]
        assert book.find("otto").id == "otto2222"
        assert not list(book.query("SELECT * FROM meta WHERE key = 'stale_search'"))
