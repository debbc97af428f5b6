"""Segments of one value, put together as they are meant."""

from __future__ import annotations

import pytest

from enrich.compose import compose
from enrich.segments import cut_lines
from ocr.engine import Line
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (
            ("1 Harbour Street, San", "Francisco, CA 94105"),
            "1 Harbour Street, San Francisco, CA 94105",
        ),
        (("18 Kim Ma, Binh Duong, Thu", "Dau Mot City"), "18 Kim Ma, Binh Duong, Thu Dau Mot City"),
        (("1 Harbour Street", "Springfield"), "1 Harbour Street, Springfield"),
        (("Springfield", "Oregon"), "Springfield, Oregon"),
    ],
)
def test_a_city_wrapped_over_two_lines_is_one(lines: tuple[str, ...], address: str) -> None:
    printed = stack(*lines)
    segments = cut_lines(printed, ())
    assert compose(segments, range(len(segments)), printed, ", ") == address


def test_a_line_on_a_slope_is_read_along_it() -> None:
    text = "4th Floor, Block C-1, Harbour Building, Zero Point, Springfield"
    rising = Line(text, 0.99, ((50, 120), (680, 80), (681, 100), (51, 140)))
    segments = cut_lines((rising,), ())
    assert len(segments) > 3
    assert compose(segments, range(len(segments)), (rising,), ", ") == text


def test_what_stands_beside_a_line_on_a_slope_goes_on_from_it() -> None:
    left = Line("1 Harbour Street,", 0.99, ((50, 120), (220, 110), (221, 130), (51, 140)))
    right = Line("Springfield", 0.99, ((240, 109), (350, 102), (351, 122), (241, 129)))
    below = Line("Oregon 97477", 0.99, ((50, 150), (170, 143), (171, 163), (51, 170)))
    printed = (left, right, below)
    segments = cut_lines(printed, ())
    text = compose(segments, range(len(segments)), printed, ", ")
    assert text == "1 Harbour Street, Springfield, Oregon 97477"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('OOO "Vostok"', 'OOO "Vostok"'),
        ("ООО «Восток»", "ООО «Восток»"),
        ('The "Old" Mill', 'The "Old" Mill'),
        ('"Vostok"', "Vostok"),
        ("Vostok»", "Vostok"),
    ],
)
def test_a_quotation_that_was_begun_is_ended(line: str, text: str) -> None:
    printed = stack(line)
    segments = cut_lines(printed, ())
    assert compose(segments, range(len(segments)), printed) == text
