from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from enrich.contact import Contact, Name
from pipeline.book import Book
from pipeline.errors import WrongUse
from tests.pipeline.book.people import MARA, OTTO, entry, person


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book") as opened:
        yield opened


def fill(book: Book, *contacts: Contact) -> None:
    book.add_entries(entry(f"card{n:04}", contact) for n, contact in enumerate(contacts))
    book.find_duplicates()


def ids(book: Book) -> list[str]:
    return sorted(contact.id for contact in book.list())


MOVED = person("Mara Lindqvist", "mara@elsewhere.example", "Elsewhere AB", "+12025550143", "Chair")
NAMESAKE = person("Mara Lindqvist", "m.lind@far.example", "Far Ltd")


def test_the_same_person_twice_is_one_contact(book: Book) -> None:
    fill(book, MARA, OTTO, replace(MARA, name=Name("M. Lindqvist")))
    assert ids(book) == ["card0000", "card0001"]
    assert book.contact("card0002").id == "card0000"
    assert "same e-mail" in book.joins()[0].reasons


def test_a_job_change_keeps_the_history_newest_first(book: Book) -> None:
    book.add_entries(
        [entry("older111", MARA, "2024-03-01"), entry("newer222", MOVED, "2026-05-01")]
    )
    book.find_duplicates()
    (contact,) = book.contacts()
    assert [t.value for t in contact.titles] == ["Chair", "Director"]
    assert [o.value for o in contact.organizations] == ["Elsewhere AB", "Northwind Medicine"]
    assert [e.address for e in contact.emails] == [
        "mara@elsewhere.example",
        "mara@northwind.example",
    ]


def test_a_name_alone_is_proposed_not_joined(book: Book) -> None:
    fill(book, MARA, NAMESAKE)
    assert len(ids(book)) == 2
    (proposal,) = book.proposals()
    assert {proposal.a, proposal.b} == {"card0000", "card0001"}
    assert proposal.reasons[0] == "same name"


def test_an_accepted_pair_is_one_and_can_be_taken_back(book: Book) -> None:
    fill(book, MARA, NAMESAKE)
    (proposal,) = book.proposals()
    book.judge(proposal.a, proposal.b, "same")
    assert len(ids(book)) == 1
    assert not book.proposals()
    book.undo()
    assert len(ids(book)) == 2
    assert len(book.proposals()) == 1


def test_a_rejected_pair_is_never_proposed_again(book: Book) -> None:
    fill(book, MARA, NAMESAKE)
    (proposal,) = book.proposals()
    book.judge(proposal.a, proposal.b, "different")
    assert not book.proposals()
    book.add_entries([entry("card0001", replace(NAMESAKE, notes="read anew"))])
    # A third card of one of the two does not bring the pair back either.
    book.add_entries([entry("card0009", replace(MARA, notes="another card"))])
    book.find_duplicates()
    assert ids(book) == ["card0000", "card0001"]
    assert not book.proposals()


def test_an_automatic_join_taken_back_is_not_made_again(book: Book) -> None:
    fill(book, MARA, replace(MARA, notes="second card"))
    (join,) = book.joins()
    book.judge(join.a, join.b, "different")
    assert len(ids(book)) == 2
    book.add_entries([entry("card0001", replace(MARA, notes="second card, read anew"))])
    book.find_duplicates()
    assert len(ids(book)) == 2
    assert not book.proposals()


def test_the_later_word_of_a_person_counts(book: Book) -> None:
    fill(book, MARA, NAMESAKE)
    book.judge("card0000", "card0001", "different")
    book.judge("card0000", "card0001", "same")
    assert len(ids(book)) == 1
    with pytest.raises(WrongUse):
        book.judge("card0000", "card0000", "same")


def test_what_was_said_of_a_card_goes_with_it(book: Book) -> None:
    fill(book, MARA, NAMESAKE)
    book.record_touch("card0001", "called", "2026-11-21")
    book.judge("card0000", "card0001", "same")
    assert [t.contact for t in book.touches("card0000")] == ["card0000"]
    book.undo()
    assert not list(book.touches("card0000"))
    assert [t.contact for t in book.touches("card0001")] == ["card0001"]


def test_colleagues_are_never_joined(book: Book) -> None:
    desk = "+12025550100"
    fill(
        book,
        person("Jane Smith", "info@firm.example", "Firm Inc", desk),
        person("John Smith", "info@firm.example", "Firm Inc", desk),
        person("Anna Meyer", "info@firm.example", "Firm Inc", desk),
    )
    assert len(ids(book)) == 3
    assert not book.proposals()


def test_two_who_fit_as_well_are_left_to_a_person(book: Book) -> None:
    fill(
        book,
        person("John Smith", None, "Firm Inc", "+12025550100"),
        person("Jane Smith", None, "Firm Inc", "+12025550100"),
        person("J. Smith", None, "Firm Inc", "+12025550100"),
    )
    assert len(ids(book)) == 3
    assert len(book.proposals()) == 2


def test_what_was_compared_is_not_compared_again(book: Book) -> None:
    fill(book, MARA, NAMESAKE, OTTO)
    assert book.find_duplicates().compared == 0
    book.add_entries([entry("card0007", person("Otto Brandt"))])
    assert book.find_duplicates().compared == 1
