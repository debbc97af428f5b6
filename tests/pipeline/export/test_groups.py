"""The events of a contact as groups: where its cards were got, or what the owner said instead."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.contact import Met
from pipeline.book import Book
from pipeline.cli import cli
from tests.pipeline.followup.town import ANNA, MARA, fill


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people met at the Chamber Night."""
    monkeypatch.chdir(tmp_path)
    with Book.open() as book:
        fill(book, {"mara1111": MARA, "anna1111": ANNA})


def kith(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def groups() -> list[str]:
    (card,) = json.loads(kith("export", "jscontact", "-o", "-", "--only", "mara"))
    return list(card.get("keywords", {}))


def met_at(event: str) -> list[str]:
    lines = kith("contacts", "--json", "--event", event).splitlines()
    return [json.loads(line)["name"]["full"] for line in lines]


SAYING = {
    "noted": ("note", "mara", "--event", "Gala, London"),
    "corrected": ("correct", "mara", "event=Gala, London"),
}


@pytest.mark.parametrize("how", SAYING)
def test_the_event_that_was_said_stands_alone(how: str) -> None:
    kith(*SAYING[how])
    assert groups() == ["Gala, London"]
    assert met_at("chamber night") == ["Anna Brandt"]
    assert met_at("gala, london") == ["Mara Lindqvist"]
    kith("undo")
    assert groups() == ["Chamber Night"]
    assert met_at("Chamber Night") == ["Anna Brandt", "Mara Lindqvist"]


def test_an_event_taken_back_is_no_group() -> None:
    kith("correct", "mara", "event=")
    assert groups() == []
    assert met_at("Chamber Night") == ["Anna Brandt"]


def test_a_card_that_is_got_later_adds_its_event() -> None:
    kith("note", "mara", "--event", "Dinner")
    with Book.open() as book:
        fill(book, {"mara2222": replace(MARA, met=Met("Fair", "2026-11-24"))})
        book.judge("mara1111", "mara2222", "same")
    assert groups() == ["Dinner", "Fair"]
    assert met_at("Fair") == ["Mara Lindqvist"]
    assert met_at("Chamber Night") == ["Anna Brandt"]


def test_the_group_of_an_imported_card_goes_with_its_event() -> None:
    kith("export", "vcard", "-o", "all.vcf", "--only", "mara")
    kith("import", "all.vcf", "--book", "other")
    kith("note", "mara", "--event", "Dinner", "--book", "other")
    (card,) = json.loads(kith("export", "jscontact", "-o", "-", "--book", "other"))
    assert list(card["keywords"]) == ["Dinner"]
