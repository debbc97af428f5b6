"""The stamp of a scanning app, which is not on the card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.evidence import gather
from enrich.stamps import without_stamp
from tests.enrich.cards import place, stack

STAMP = place("CamScanner", 100, 440)


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("CamScanner", ""),
        ("Scanned with CamScanner", ""),
        ("Scanned witLarkton - 524 413.", "Larkton - 524 413."),
        ("Scanned wiE-mail: ada@northwind.example", "E-mail: ada@northwind.example"),
        ("12 Elm Road, Larkton Scanned with CamScanner", "12 Elm Road, Larkton"),
        ("12 Elm Road, Larkton Scanned with", "12 Elm Road, Larkton"),
        ("CS Scanned with", ""),
        ("Scanner Repairs & Cameras", "Scanner Repairs & Cameras"),
        ("Scanned wine labels archive", "Scanned wine labels archive"),
        ("Scanned workflow solutions", "Scanned workflow solutions"),
        ("ada@CamScanner.com", "ada@CamScanner.com"),
        ("Cam Scanner Repairs", "Cam Scanner Repairs"),
    ],
)
def test_only_the_stamp_goes(printed: str, left: str) -> None:
    line, _ = without_stamp([place(printed, 50, 400), STAMP])
    assert line.text.strip() == left
    assert len(line.text) == len(printed)


def test_half_of_it_without_the_other_is_print() -> None:
    (line,) = without_stamp([place("Scanned with care", 50, 400)])
    assert line.text == "Scanned with care"


def test_its_icon_goes_with_it_and_the_same_letters_elsewhere_stay() -> None:
    lines = without_stamp(
        [place("CS", 500, 60), place("CS", 70, 442), place("GS", 10, 440, 15), STAMP]
    )
    assert [line.text.strip() for line in lines] == ["CS", "", "GS", ""]
    (alone,) = without_stamp([place("CS", 60, 402)])
    assert alone.text == "CS"


def test_what_it_ran_into_is_understood() -> None:
    printed = stack("Ada Okafor", "Scanned wiE-mail: ada@northwind.com", "CamScanner")
    evidence = gather(printed, 900, 500)
    assert [c.value for c in evidence.emails] == ["ada@northwind.com"]
    assert [s.text for s in evidence.segments] == ["Ada Okafor"]


@given(st.lists(st.text("CcSamnerdwith ∈0", min_size=1, max_size=30), max_size=5))
def test_lines_without_the_whole_name_of_the_app_are_left_alone(texts: list[str]) -> None:
    lines = tuple(line for line in stack(*texts) if "canner" not in line.text)
    assert without_stamp(lines) == lines
