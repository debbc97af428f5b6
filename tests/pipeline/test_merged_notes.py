"""What was noted of two who turn out to be one person, or not to be."""

from __future__ import annotations

import json

import pytest

from pipeline.book import Book
from tests.pipeline.typing_commands import fill_book, kith, shown


@pytest.fixture(autouse=True)
def folder() -> None:
    """The default book, with two people in it."""
    fill_book()


def part() -> None:
    """Take back that Mara and Otto are one."""
    number = json.loads(kith("merge", "--made", "--json").stdout)[0]["number"]
    kith("merge", "--undo", str(number))


def test_what_you_noted_of_both_stays_when_they_are_merged() -> None:
    kith("note", "mara", "talked about wind", "--promised", "a book", "--needs", "x1")
    kith("note", "otto", "talked about bridges", "--promised", "a plan", "--needs", "x2")
    kith("note", "otto", "--topics", "sails, boats", "--tag", "client", "--offers", "steel")
    kith("note", "mara", "and about rain", "--topics", "sails", "--tag", "board")
    kith("star", "mara")
    kith("merge", "mara", "otto")
    both = {
        "note": "and about rain\ntalked about bridges\ntalked about wind",
        "needs": "x2; x1",
        "promised": "a plan; a book",
        "offers": "steel",
        "topics": "sails, boats",
        "tags": "board, client",
        "star": "1",
    }
    assert shown("otto")["about"] == both
    for said in ("wind", "bridges", "x1", "x2"):
        assert "Mara Lindqvist" in kith("contacts", said).stdout
    with Book.open() as book:
        assert book.all_about()["mara1111"].values == both
    # From now on a word is of the one person that they are.
    kith("note", "otto", "then of tides", "--needs", "x3", "--promised", "", "--untag", "client")
    later = shown("mara")["about"]
    assert later["note"] == f"then of tides\n{both['note']}"
    assert (later["needs"], later["tags"], "promised" in later) == ("x3", "board", False)
    kith("undo")
    assert shown("mara")["about"] == both
    kith("undo")
    assert shown("otto")["about"]["note"] == "talked about bridges"
    assert shown("mara")["about"]["needs"] == "x1"


def test_parted_and_merged_again_nothing_is_there_twice() -> None:
    kith("note", "mara", "talked about wind")
    kith("note", "otto", "talked about bridges")
    kith("merge", "mara", "otto")
    kith("note", "mara", "then of tides")
    number = json.loads(kith("merge", "--made", "--json").stdout)[0]["number"]
    kith("merge", "--undo", str(number))
    kith("note", "otto", "last of rain")
    kith("merge", "mara", "otto")
    assert shown("mara")["about"]["note"].splitlines() == [
        "last of rain",
        "then of tides",
        "talked about bridges",
        "talked about wind",
    ]


def test_of_two_birthdays_it_is_said_which_counts() -> None:
    kith("note", "otto", "--birthday", "05-17")
    kith("note", "mara", "--birthday", "1980-02-03")
    told = kith("merge", "mara", "otto").stderr
    assert "their birthday is 1980-02-03 now, no longer --05-17" in told
    assert shown("mara")["about"]["birthday"] == "1980-02-03"


def test_parted_each_has_their_own_notes_and_the_first_the_new_ones() -> None:
    kith("note", "mara", "her divorce lawyer", "--tag", "client", "--needs", "a flat")
    kith("note", "otto", "quiet pumps", "--tag", "board", "--needs", "steel; copper")
    kith("merge", "mara", "otto")
    kith("note", "mara", "and about rain", "--tag", "vip", "--needs", "a flat; steel; copper; ink")
    one = shown("mara")["about"]
    assert one["note"] == "and about rain\nquiet pumps\nher divorce lawyer"
    assert (one["tags"], one["needs"]) == ("board, client, vip", "ink; steel; copper; a flat")
    part()
    assert shown("mara")["about"] == {
        "note": "and about rain\nher divorce lawyer",
        "tags": "client, vip",
        "needs": "ink; a flat",
    }
    assert shown("otto")["about"] == {
        "note": "quiet pumps",
        "tags": "board",
        "needs": "steel; copper",
    }


def test_a_note_of_whom_nothing_was_noted_before_stays_the_others() -> None:
    kith("note", "otto", "quiet pumps")
    kith("merge", "mara", "otto")
    kith("note", "mara", "and about rain")
    kith("note", "mara", "and snow")
    assert shown("mara")["about"]["note"] == "and snow\nand about rain\nquiet pumps"
    kith("undo")
    assert shown("mara")["about"]["note"] == "and about rain\nquiet pumps"
    part()
    assert shown("mara")["about"]["note"] == "and about rain"
    assert shown("otto")["about"]["note"] == "quiet pumps"


def test_a_promise_that_is_made_again_stays_with_whom_it_was_made_to() -> None:
    kith("note", "mara", "--promised", "a book")
    kith("note", "otto", "--promised", "a plan")
    kith("merge", "mara", "otto")
    kith("log", "mara", "--wrote")
    kith("note", "mara", "--promised", "a plan; a book")
    assert len(kith("undo", "--list").stdout.splitlines()) == 5
    assert shown("mara")["about"]["promised"] == "a plan; a book"
    part()
    assert shown("mara")["about"]["promised"] == "a book"
    assert shown("otto")["about"]["promised"] == "a plan"


@pytest.mark.parametrize("said", ["copper", "a flat", "a flat; steel"])
def test_what_is_said_instead_is_of_both(said: str) -> None:
    kith("note", "mara", "--needs", "a flat")
    kith("note", "otto", "--needs", "steel")
    kith("merge", "mara", "otto")
    kith("note", "mara", "--needs", said)
    assert shown("mara")["about"]["needs"] == said
    part()
    assert shown("mara")["about"]["needs"] == shown("otto")["about"]["needs"] == said
