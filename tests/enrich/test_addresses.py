"""Addresses of many countries taken apart, in print order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.addresses import parse_address


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


@given(st.text(max_size=80), st.sampled_from([None, "US", "IN", "DE", "JP", "GB", "XX"]))
def test_any_text_is_taken(full: str, region: str | None) -> None:
    parse_address(full, region)
