"""Segments of one value, put together as they are meant."""

from __future__ import annotations

import pytest

from enrich.compose import compose
from enrich.segments import cut_lines
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
