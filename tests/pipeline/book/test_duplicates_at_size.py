"""That looking for duplicates costs about as much per contact in a large book as in a small one."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from benchmarks.dedupe import Score, judge
from benchmarks.population import make_people
from enrich.contact import Address, Contact
from pipeline.book import Book, schema
from tests.pipeline.book.people import entry, person

_TICK = 100


def look(folder: Path, size: int) -> tuple[float, float, Score]:
    """Steps of the database and pairs compared per contact, and how the pairs came out."""
    with Book.open(folder / str(size)) as book:
        book.add_entries(line.entry for line in make_people(size))
        ticks = count()
        book.connection.set_progress_handler(lambda: next(ticks) and None, _TICK)
        found = book.find_duplicates()
        steps = next(ticks) * _TICK
        book.connection.set_progress_handler(None, 0)
        return steps / size, found.compared / size, judge(book, make_people(size))


@pytest.mark.slow
def test_the_work_per_contact_hardly_grows(tmp_path: Path) -> None:
    # Steps and pairs rather than seconds, which depend on what else the machine is doing.
    small_steps, small_pairs, _ = look(tmp_path, 500)
    steps, pairs, score = look(tmp_path, 8000)
    assert steps < 1.5 * small_steps
    assert pairs < 2 * small_pairs
    assert score.true > 500
    assert score.precision == 1
    assert score.joined / score.true > 0.8
    assert score.found / score.true > 0.95


def test_a_second_sign_is_found_in_a_crowd_of_namesakes(tmp_path: Path) -> None:
    def smith(number: int, host: str, *addresses: Address) -> Contact:
        return person(
            "Jane Smith", f"jane@{host}", f"{'abcxyz'[number % 6]}{number}", addresses=addresses
        )

    crowd = [smith(n, f"host{n}.example") for n in range(60)]
    garden = Address("265 Garden Drive, Springfield, IL 62701", city="Springfield", country="US")
    one = person("Jane Smith", "jane@northwind.example", "Northwind AG", addresses=(garden,))
    other = person("Jane Smith", "info@northwind.example", "NW Medicine", addresses=(garden,))
    with Book.open(tmp_path) as book:
        book.add_entries(entry(f"s{n:05}", who) for n, who in enumerate([one, *crowd, other]))
        found = book.find_duplicates()
        # Every pair of a crowd of 62 would be 1,891.
        assert found.compared < 62 * 8
        (proposal,) = book.proposals()
        assert {proposal.a, proposal.b} == {"s00000", "s00061"}
        assert "same address" in proposal.reasons


def test_a_new_card_is_compared_with_a_few_only(tmp_path: Path) -> None:
    with Book.open(tmp_path) as book:
        book.add_entries(line.entry for line in make_people(1500))
        book.find_duplicates()
        book.add_entries([entry("new00001", person("Jane Smith", "jane@new.example"))])
        ticks = count()
        book.connection.set_progress_handler(lambda: next(ticks) and None, 1000)
        assert book.find_duplicates().compared < 60
        # Filling and checking the book took about a thousand steps for each contact.
        assert next(ticks) < 60
        book.connection.set_progress_handler(None, 0)


def test_misread_firms_of_namesakes_are_seen_without_a_key(tmp_path: Path) -> None:
    # No second sign makes one key of both, and a name with an initial alone asks no question.
    full = person("Jane Quillfeather", organization="Northwind Medicine")
    misread = person("J. Quillfeather", organization="Northwlnd Medicine")
    elsewhere = person("J. Quillfeather", organization="Fernhill Robotics")
    with Book.open(tmp_path) as book:
        book.add_entries([entry("a1", full), entry("b2", misread), entry("c3", elsewhere)])
        book.find_duplicates()
        found = {frozenset((pair.a, pair.b)) for pair in book.proposals()}
        assert frozenset(("a1", "b2")) in found
        assert frozenset(("a1", "c3")) not in found


def test_the_keys_of_an_older_book_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namesakes = [person("Jane Smith", f"jane@host{n}.example") for n in range(20)]
    again = person("Jane Smith", "office@host7.example", title="Director")
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:4])
        older.setattr(schema, "VERSION", 4)
        book = Book.open(tmp_path)
    with book:
        book.add_entries(entry(f"s{n:05}", who) for n, who in enumerate([*namesakes, again]))
        now = [tuple(row) for row in book.query("SELECT * FROM match_key ORDER BY key, contact")]
        with book.transaction():
            book.connection.execute("DELETE FROM match_key WHERE key GLOB 'd:*'")
    with Book.open(tmp_path) as book:
        book.find_duplicates()
        then = [tuple(row) for row in book.query("SELECT * FROM match_key ORDER BY key, contact")]
        assert then == now
        assert not list(book.query("SELECT * FROM meta WHERE key = 'stale_keys'"))
