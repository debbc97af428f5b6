"""The stamp of a scanning app, which is not on the card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.evidence import gather
from enrich.stamps import without_stamp
from tests.enrich.cards import place, stack


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("CamScanner", ""),
        ("Scanned with CamScanner", ""),
        ("Scanned witLarkton - 524 413.", "Larkton - 524 413."),
        ("Scanned wiE-mail: ada@northwind.example", "E-mail: ada@northwind.example"),
        ("CS Scanned with", ""),
        ("Scanner Repairs & Cameras", "Scanner Repairs & Cameras"),
        ("We scanned with care", "We scanned with care"),
    ],
)
def test_only_the_stamp_goes(printed: str, left: str) -> None:
    (line,) = without_stamp(stack(printed))
    assert line.text.strip() == left
    assert len(line.text) == len(printed)


def test_its_icon_goes_with_it_and_the_same_letters_elsewhere_stay() -> None:
    stamp = place("CamScanner", 100, 400)
    lines = without_stamp([place("CS", 500, 60), place("CS", 60, 402), stamp])
    assert [line.text.strip() for line in lines] == ["CS", "", ""]
    (alone,) = without_stamp([place("CS", 60, 402)])
    assert alone.text == "CS"


def test_what_it_ran_into_is_understood() -> None:
    evidence = gather(stack("Ada Okafor", "Scanned wiE-mail: ada@northwind.com"), 900, 500)
    assert [c.value for c in evidence.emails] == ["ada@northwind.com"]
    assert [s.text for s in evidence.segments] == ["Ada Okafor"]


@given(st.lists(st.text("CcSamnerdwith ∈0", min_size=1, max_size=30), max_size=5))
def test_every_other_character_keeps_its_place(texts: list[str]) -> None:
    lines = stack(*texts)
    for before, after in zip(lines, without_stamp(lines), strict=True):
        assert all(b in (a, " ") for a, b in zip(before.text, after.text, strict=True))
