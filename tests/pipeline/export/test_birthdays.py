"""A birthday, with or without its year, in every format that has one, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.cli import cli
from tests.pipeline.followup.town import MARA

READ_BACK = ("vcard", "vcard4", "google", "outlook")

SAID = {"12-04": "--12-04", "--12-04": "--12-04", "02-29": "--02-29", "1980-05-17": "1980-05-17"}
"""What is typed, and how the book holds it."""


@pytest.fixture(autouse=True)
def mara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book with one person."""
    monkeypatch.chdir(tmp_path)
    with Book.open() as book:
        book.add_entries([Entry("mara1111", MARA)])


def kith(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def about_mara(*book: str) -> str | None:
    said = json.loads(kith("show", "mara", "--json", *book))["about"].get("birthday")
    return None if said is None else str(said)


@pytest.mark.parametrize("said", SAID)
def test_the_book_has_one_form(said: str) -> None:
    kith("note", "mara", "--birthday", said)
    assert about_mara() == SAID[said]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", READ_BACK)
def test_what_is_exported_comes_back(name: str, said: str) -> None:
    kith("note", "mara", "--birthday", said)
    kith("export", name, "-o", "file")
    kith("import", "file", "--book", "other")
    assert about_mara("--book", "other") == SAID[said]


@pytest.mark.parametrize(
    ("name", "said", "line"),
    [
        ("vcard", "12-04", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-04"),
        ("vcard", "1980-05-17", "BDAY:1980-05-17"),
        ("vcard4", "12-04", "BDAY:--1204"),
        ("vcard4", "1980-05-17", "BDAY:19800517"),
    ],
)
def test_a_vcard_has_it_as_its_version_wants(name: str, said: str, line: str) -> None:
    kith("note", "mara", "--birthday", said)
    assert line in kith("export", name, "-o", "-").splitlines()


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("02-29", {"month": 2, "day": 29}),
        ("1980-05-17", {"year": 1980, "month": 5, "day": 17}),
    ],
)
def test_jscontact_has_its_parts(said: str, date: dict[str, int]) -> None:
    kith("note", "mara", "--birthday", said)
    (card,) = json.loads(kith("export", "jscontact", "-o", "-"))
    assert card["anniversaries"]["b1"]["date"] == {"@type": "PartialDate", **date}


def test_what_an_older_book_has_is_exported_the_same_way() -> None:
    kith("note", "mara", "--birthday", "12-04")
    with Book.open() as book, book.transaction():
        book.connection.execute("UPDATE about SET value = '12-04' WHERE key = 'birthday'")
    assert "BDAY:--1204" in kith("export", "vcard4", "-o", "-")


def test_what_is_no_day_is_not_exported() -> None:
    with Book.open() as book:
        book.add_entries([Entry("mara1111", MARA, birthday="1980-13-45")])
    assert "BDAY" not in kith("export", "vcard", "-o", "-")


def test_our_own_vcard_coming_back_is_no_news() -> None:
    kith("note", "mara", "--birthday", "12-04")
    for name in ("vcard", "vcard4"):
        kith("export", name, "-o", "file")
        kith("import", "file")
        assert len(json.loads(kith("show", "mara", "--json"))["cards"]) == 1
