"""Spaces that a reader lost in an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.address_spacing import space_address


@pytest.mark.parametrize(
    ("printed", "spaced"),
    [
        ("12 Elm Street, Chester PA19013", "12 Elm Street, Chester PA 19013"),
        ("490Mathis Road", "490 Mathis Road"),
        ("9 OldMillLayout,NearAirport", "9 Old Mill Layout, Near Airport"),
        ("17-13 Flinders Road,Auckland1010", "17-13 Flinders Road, Auckland 1010"),
        ("pl.Wolności 3,99-902Łódź", "pl. Wolności 3,99-902 Łódź"),
        ("проспектГагарина,18,кв. 8", "проспект Гагарина, 18, кв. 8"),
        ("4 McArthur Road, LaGrange, GA", "4 McArthur Road, LaGrange, GA"),
        ("MacDonald Street 12B", "MacDonald Street 12B"),
        ("Suite B12, CSRT1145", "Suite B12, CSRT1145"),
        ("1,234 Elm Street, 2nd Floor", "1,234 Elm Street, 2nd Floor"),
        ("T435-0015 静岡県浜松市東区子安町3-3", "〒435-0015 静岡県浜松市東区子安町3-3"),
        ("港区芝浦1-2芝浦ビル8Fテ108-0023", "港区芝浦1-2 芝浦ビル8F 〒108-0023"),
        ("Flat T435-0015", "Flat T435-0015"),
        ("東京都港区三田2-21-11108-0073", "東京都港区三田2-21-11 〒108-0073"),
        ("横浜市1-2-3 045-1234", "横浜市1-2-3 045-1234"),
    ],
)
def test_what_a_reader_lost_is_put_back(printed: str, spaced: str) -> None:
    assert space_address(printed) == spaced


@given(st.text(max_size=60).filter(lambda text: not any("\u3040" <= c <= "\u9fff" for c in text)))
def test_nothing_but_spaces_is_added(text: str) -> None:
    assert space_address(text).replace(" ", "") == text.replace(" ", "")
