"""Who should know whom, and whom an article would help."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.book import Book
from pipeline.errors import WrongUse
from pipeline.followup.giving import (
    Profile,
    close_introduction,
    match_article,
    match_introductions,
    stems,
    suggest_introductions,
)
from tests.pipeline.followup.town import ANNA, MARA, TARO, Clock, fill

NEEDER = Profile("n", "Mara", "Northwind", needs="a supplier of temperature sensors")
OFFERER = Profile("o", "Ken", "Sora", offers="Temperature sensor design")


def test_a_need_meets_an_offer_with_a_reason() -> None:
    (pair,) = match_introductions([NEEDER, OFFERER])
    assert (pair.needer.name, pair.offerer.name) == ("Mara", "Ken")
    assert pair.shared == ("temperature", "sensors")
    assert pair.reason == (
        "Mara needs “a supplier of temperature sensors”; Ken offers “Temperature sensor design”"
    )


def test_people_of_one_house_and_oneself_are_not_introduced() -> None:
    colleague = Profile("o", "Ken", "northwind ", offers="temperature sensors")
    assert match_introductions([NEEDER, colleague]) == ()
    both = Profile("x", "Ada", "", needs="sensors", offers="sensors")
    assert match_introductions([both]) == ()


def test_rare_words_count_more_than_those_everybody_uses() -> None:
    crowd = [Profile(f"c{i}", f"C{i}", offers="software consulting") for i in range(30)]
    needer = Profile("n", "Nia", needs="software for hearing aids")
    maker = Profile("m", "Max", offers="hearing tests")
    best = match_introductions([*crowd, needer, maker])[0]
    assert best.offerer.name == "Max"


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("leise Pumpen für Altbauten", "Pumpe, leise"),
        ("imprimeurs locaux", "un imprimeur à Lyon"),
        ("sensores de temperatura", "un sensor barato"),
        ("fornecedor de embalagem", "embalagens recicladas"),
        ("保冷庫の販売網", "東日本の販売網"),
    ],
)
def test_words_meet_across_their_endings(need: str, offer: str) -> None:
    assert match_introductions([Profile("n", "N", needs=need), Profile("o", "O", offers=offer)])


def test_empty_words_do_not_make_a_match() -> None:
    assert not match_introductions(
        [Profile("n", "N", needs="help with the new one"), Profile("o", "O", offers="a new one")]
    )


@given(st.text(), st.text())
def test_any_text_is_matched_without_fault(need: str, offer: str) -> None:
    found = match_introductions([Profile("n", "N", needs=need), Profile("o", "O", offers=offer)])
    if found:
        assert stems(need).keys() & stems(offer).keys()


def test_an_article_goes_to_a_handful_needs_first() -> None:
    people = [
        Profile("a", "Ada", topics="hearing aids"),
        Profile("b", "Bo", talked="talked about hearing aids for children"),
        Profile("c", "Cy", needs="a study of hearing aids"),
        Profile("d", "Di", needs="pumps"),
        *(Profile(f"x{i}", f"X{i}", topics="hearing") for i in range(9)),
    ]
    found = match_article("hearing aids", people, at_most=5)
    assert len(found) == 5
    assert [(m.person.name, m.why) for m in found[:3]] == [
        ("Cy", "need"),
        ("Bo", "talk"),
        ("Ada", "topic"),
    ]
    with pytest.raises(WrongUse, match="names no topic"):
        match_article("the and of", people)


def test_a_made_introduction_is_a_touch_with_both_and_does_not_come_back(tmp_path: Path) -> None:
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        fill(book, {"mara": MARA, "anna": ANNA, "taro": TARO})
        book.set_note("mara", needs="leise Pumpen")
        book.set_note("anna", offers="Pumpen, sehr leise")
        (pair,) = suggest_introductions(book)
        told = close_introduction(book, pair.id[:5], "done", date(2026, 11, 19), None)
        assert told == "introduced: Mara Lindqvist and Anna Brandt"
        assert suggest_introductions(book) == ()
        assert [t.contact for t in book.touches()] == ["anna", "mara"]
        book.undo()
        assert list(book.touches()) == []
        assert len(suggest_introductions(book)) == 1
        close_introduction(book, pair.id, "skipped", date(2026, 11, 19), None)
        assert suggest_introductions(book) == ()
        assert list(book.touches()) == []
        assert close_introduction(book, "zzzzz", "done", date(2026, 11, 19), None) is None
