"""Who is met in person and who by video call, when the card has no city."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from enrich.contact import Contact, Email
from pipeline.book import Book
from pipeline.followup.overview import list_open
from pipeline.followup.places import settle
from pipeline.settings import load_settings
from tests.pipeline.followup.town import ANNA, MARA, NIGHT, Clock, fill, person

TODAY = date(2026, 11, 19)


def _how(folder: Path, me: str, contact: Contact) -> str:
    """How ``contact`` is to be met, for an owner of whom kith.toml says ``me``."""
    (folder / "kith.toml").write_text(f"[me]\n{me}\n")
    with Book.open(folder / "book", Clock(TODAY)) as book:
        fill(book, {"them": contact})
        book.set_note("them", star="1")
        rules = settle(book, load_settings(folder / "kith.toml"))
        again = list_open(book, rules, TODAY, 120)
        assert list_open(book, rules, TODAY, 120) == again
        (row,) = (row for row in again if row.what.startswith("meet"))
    return row.how


def _called(number: str | None, country: str | None) -> Contact:
    return person("Ida Quist", NIGHT, phone=number, country=country)


UTRECHT = 'city = "Utrecht"\ncountry = "NL"'
OPEN, VIDEO = "in person or by video call", "video call"


@pytest.mark.parametrize(
    ("me", "contact", "how"),
    [
        (UTRECHT, ANNA, "in person, Amersfoort"),
        (UTRECHT, MARA, VIDEO),
        (UTRECHT, _called("+12065550143", "US"), VIDEO),
        (UTRECHT, _called("+4930901820", "DE"), VIDEO),  # the border is 70 km away
        ('city = "Maastricht"\ncountry = "NL"', _called("+4930901820", "DE"), OPEN),
        (UTRECHT, _called("+31612345678", "NL"), OPEN),
        (UTRECHT, _called(None, None), OPEN),
        (UTRECHT, replace(_called(None, None), emails=(Email("ida@example.jp"),)), VIDEO),
        ('city = "Boston"\ncountry = "US"', _called("+12065550143", "US"), VIDEO),
        ('city = "Boston"\ncountry = "US"', _called("+12125550143", "US"), OPEN),
        ('country = "NL"', _called("+12065550143", "US"), VIDEO),
        ('country = "NL"', _called("+31612345678", "NL"), OPEN),
        ('name = "Jonas"', _called("+12065550143", "US"), OPEN),
    ],
)
def test_country_and_area_code_tell_who_may_be_near(
    tmp_path: Path, me: str, contact: Contact, how: str
) -> None:
    assert _how(tmp_path, me, contact) == how
