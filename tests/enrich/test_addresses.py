"""Addresses of many countries taken apart, in print order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.addresses import parse_address, space_address


@pytest.mark.parametrize(
    ("full", "region", "city", "area", "code", "country"),
    [
        (
            "265 Garden Drive, Suite 12, Springfield, IL 62701",
            "US",
            "Springfield",
            "IL",
            "62701",
            "US",
        ),
        ("12 Pier Road, London SE1 7PB, United Kingdom", "GB", "London", None, "SE1 7PB", "GB"),
        ("Gartenstraße 5, 10115 Berlin", "DE", "Berlin", None, "10115", "DE"),
        ("12 rue des Lilas, 75011 Paris, France", "FR", "Paris", None, "75011", "FR"),
        (
            "Plot No. 4, Lake View Nagar, Hyderabad - 500 082, India",
            "IN",
            "Hyderabad",
            None,
            "500 082",
            "IN",
        ),
        ("Keizersgracht 1, 1015 CN Amsterdam", "NL", "Amsterdam", None, "1015 CN", "NL"),
        ("10 Harbour Street, Sydney NSW 2000, Australia", "AU", "Sydney", "NSW", "2000", "AU"),
    ],
)
def test_parts(
    full: str, region: str, city: str, area: str | None, code: str, country: str
) -> None:
    parts = parse_address(full, region)
    assert (parts.city, parts.region, parts.postal_code, parts.country) == (
        city,
        area,
        code,
        country,
    )
    assert parts.street


@pytest.mark.parametrize(
    ("printed", "spaced"),
    [
        ("12 Elm Street, Chester PA19013", "12 Elm Street, Chester PA 19013"),
        ("T435-0015 静岡県浜松市東区子安町3-3", "〒435-0015 静岡県浜松市東区子安町3-3"),
        ("港区芝浦1-2芝浦ビル8Fテ108-0023", "港区芝浦1-2 芝浦ビル8F 〒108-0023"),
        ("Flat T435-0015", "Flat T435-0015"),
        ("9 OldMillLayout,NearAirport", "9 Old Mill Layout, Near Airport"),
        ("17-13 Flinders Road,Auckland1010", "17-13 Flinders Road, Auckland 1010"),
        ("4 McArthur Road, LaGrange, GA", "4 McArthur Road, LaGrange, GA"),
        ("Suite B12, CSRT1145", "Suite B12, CSRT1145"),
    ],
)
def test_what_a_reader_lost_is_put_back(printed: str, spaced: str) -> None:
    assert space_address(printed) == spaced


@given(st.text(max_size=80), st.sampled_from([None, "US", "IN", "DE", "JP", "GB", "XX"]))
def test_any_text_is_taken(full: str, region: str | None) -> None:
    parse_address(full, region)
