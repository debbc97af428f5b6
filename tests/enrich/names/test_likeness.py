"""Which lines look like names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.names import name_likeness


@pytest.mark.parametrize(
    "line",
    [
        "John Smith",
        "K.S. Rao",
        "JANE ROE, CPA",
        "Dr. Foo Barbaz",
        "山田太郎",
        "王小明",
        "김민준",
        "Paul Baker",
        "Lucía Pérez García",
        "Hans-Peter von Stein",
        "Иван Петров",
        "Md. Karim",
    ],
)
def test_names(line: str) -> None:
    found = name_likeness(line)
    assert found.score > 0.7, found


@pytest.mark.parametrize(
    "line",
    [
        "Example Technologies Pvt. Ltd.",
        "Sales Manager",
        "12 Main Street",
        "営業部長",
        "Hyderabad",
        "Quality you can trust",
        "Example University",
        "Department of Chemistry",
        "Deutschland",
        "株式会社サンプル",
        "www.example.com",
        "Software Engineer",
        "Mon - Fri 9 am - 6 pm",
        "",
        "...",
        "Springfield, IL 62701",
        "+1 202 555 0143",
    ],
)
def test_other_lines(line: str) -> None:
    found = name_likeness(line)
    assert found.score < 0.3, found


def test_reasons_are_named() -> None:
    reasons = name_likeness("Dr. John Smith").reasons
    assert any("honorific" in reason for reason in reasons)
    assert any("known given name" in reason for reason in reasons)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert 0 <= name_likeness(text).score <= 1
