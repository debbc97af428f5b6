"""Telephone numbers that are corrected."""

from __future__ import annotations

import pytest

from pipeline.book import Book
from pipeline.report.fields import field_rows
from tests.pipeline.typing_commands import fill_book, kith, shown


@pytest.fixture(autouse=True)
def folder() -> None:
    """The default book, with two people in it."""
    fill_book()


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("cell:+12025550144", "mobile", "+12025550144"),
        ("Office: +12025550144", "work", "+12025550144"),
        ("tel:+12025550144", "unknown", "+12025550144"),
        ("fax:+49 (0)30 / 901820", "fax", "+4930901820"),
        ("+1 800 FLOWERS", "unknown", "+18003569377"),
        ("202 555 0144 ext. 12", "unknown", "+12025550144"),
    ],
)
def test_a_number_keeps_its_kind(typed: str, kind: str, number: str) -> None:
    kith("correct", "mara", f"phone={typed}")
    (phone,) = shown("mara")["phones"]
    assert (phone["type"], phone["number"]) == (kind, number)


def test_a_number_that_cannot_be_dialled_is_kept_with_a_word() -> None:
    told = kith("correct", "mara", "phone=work:123 456").stderr
    assert "phone 123 456: cannot be dialled" in told
    with Book.open() as book:
        mara = book.contact("mara1111")
    (phone,) = mara.phones
    assert (phone.number, phone.valid) == ("123456", False)
    assert phone.evidence.reasons == ("said by you",)
    (row,) = (row for row in field_rows(mara, 1) if row.kind == "phone")
    assert row.detail == "work as typed"
    assert "dialled" not in kith("correct", "mara", "phone+=+12025550144").stderr


@pytest.mark.parametrize("typed", ["+12025550143", "(202) 555-0143"])
def test_a_number_that_is_said_again_keeps_its_kind(typed: str) -> None:
    told = kith("correct", "mara", f"phone={typed}").stderr
    assert "taken away" not in told
    (phone,) = shown("mara")["phones"]
    assert (phone["number"], phone["type"]) == ("+12025550143", "mobile")
    assert phone["reasons"] == ["said by you"]
    kith("correct", "mara", "phone=work:+12025550143")
    assert [p["type"] for p in shown("mara")["phones"]] == ["work"]
    kith("correct", "mara", "phone=tel:+12025550143")
    assert [p["type"] for p in shown("mara")["phones"]] == ["unknown"]


def test_what_a_correction_takes_away_is_named() -> None:
    assert "taken away" not in kith("correct", "mara", "phone+=fax:+49 30 901820").stderr
    told = kith("correct", "mara", "phone=+12025550143", "email=m@c.example").stderr
    assert "taken away: phone fax:+4930901820 (phone+=VALUE adds" in told
    assert "taken away: email mara@northwind.example (email+=VALUE adds" in told
    kith("undo")
    told = kith("correct", "mara", "phone=+12025550143", "phone=+4930901820").stderr
    assert "taken away" not in told
    assert [p["type"] for p in shown("mara")["phones"]] == ["mobile", "fax"]
    told = kith("correct", "mara", "phone=").stderr
    assert told.endswith("taken away: phone mobile:+12025550143; fax:+4930901820\n")
