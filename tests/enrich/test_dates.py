"""Months with their year."""

from __future__ import annotations

import pytest

from enrich.dates import is_month_and_year


@pytest.mark.parametrize(
    "text", ["May 2017", "Mai 2019", "Sept. 2021", "MARÇO 2020", "enero, 1999"]
)
def test_a_month_and_its_year(text: str) -> None:
    assert is_month_and_year(text)


@pytest.mark.parametrize("text", ["Block 2017", "May", "May 17", "12 May 2017 Street", "Raum 2015"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_month_and_year(text)
