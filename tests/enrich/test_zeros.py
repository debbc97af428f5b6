"""Noughts read as letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.zeros import mend_zeros
from ocr.engine import Char, Line

QUAD = ((0.0, 0.0), (200.0, 0.0), (200.0, 20.0), (0.0, 20.0))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("1OO MAIN ROAD", "100 MAIN ROAD"),
        ("SPRINGFIELD VIC 3OOO", "SPRINGFIELD VIC 3000"),
        ("Oslo 015O, Norway", "Oslo 0150, Norway"),
    ],
)
def test_a_number_has_no_letters(read: str, printed: str) -> None:
    chars = tuple(Char(c, 0.9, i / len(read)) for i, c in enumerate(read))
    mended = mend_zeros(Line(read, 0.9, QUAD, chars))
    assert mended.text == printed == "".join(char.text for char in mended.chars)


@pytest.mark.parametrize("text", ["O2 Telecom", "ISO 9001", "B2O", "4O@example.org", "1OO.example"])
def test_what_is_no_number_keeps_its_letters(text: str) -> None:
    assert mend_zeros(Line(text, 0.9, QUAD)).text == text


@given(st.text("0O1a .@", min_size=1))
def test_every_character_keeps_its_place(text: str) -> None:
    mended = mend_zeros(Line(text, 0.9, QUAD)).text
    assert len(mended) == len(text)
    assert all(a == b or (a, b) == ("O", "0") for a, b in zip(text, mended, strict=True))
