"""Capitals, small letters and lost spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fold import letters_of
from enrich.names import natural_case, restore_spaces


@pytest.mark.parametrize(
    ("printed", "natural"),
    [
        ("JOHN MCDONALD", "John McDonald"),
        ("MARY MACKENZIE-O'BRIEN", "Mary MacKenzie-O'Brien"),
        ("john smith", "John Smith"),
        ("John SMITH", "John Smith"),
        ("JAN VAN DER MEER", "Jan van der Meer"),
        ("VAN DER MEER", "Van der Meer"),
        ("HENRY FORD III", "Henry Ford III"),
        ("K S RAO", "K S Rao"),
        ("KS Rao", "KS Rao"),
        ("G.PADMINI", "G. Padmini"),
        ("K.S.RAO", "K.S. Rao"),
        ("Ramesh M.B", "Ramesh M.B"),
        ("MD.KARIM", "Md. Karim"),
        ("Anil.Shah", "Anil Shah"),
        ("JÜRGEN GROß", "Jürgen Groß"),
        ("Rowena BlueHarbor", "Rowena BlueHarbor"),
        ("山田 太郎", "山田 太郎"),
        ("ИВАН ПЕТРОВ", "Иван Петров"),
    ],
)
def test_names(printed: str, natural: str) -> None:
    assert natural_case(printed) == natural


@pytest.mark.parametrize(
    ("printed", "kind", "natural"),
    [
        ("DIRECTOR OF SALES", "title", "Director of Sales"),
        ("CEO & FOUNDER", "title", "CEO & Founder"),
        ("VP - IT SERVICES", "title", "VP - IT Services"),
        ("Sales Manager", "title", "Sales Manager"),
        ("заместитель директора по кадрам", "title", "Заместитель директора по кадрам"),
        ("υπεύθυνος πωλήσεων", "title", "Υπεύθυνος πωλήσεων"),
        (
            "12 EXAMPLE LANE, SPRINGFIELD, IL 62701",
            "address",
            "12 Example Lane, Springfield, IL 62701",
        ),
        ("IBM", "organization", "IBM"),
    ],
)
def test_phrases(printed: str, kind: str, natural: str) -> None:
    assert natural_case(printed, kind) == natural


@pytest.mark.parametrize(
    ("read", "spaced"),
    [
        ("AjayKishore", "Ajay Kishore"),
        ("MaryJohnson", "Mary Johnson"),
        ("AJAYKISHORE", "AJAY KISHORE"),
        ("McDonald", "McDonald"),
        ("DeVito", "DeVito"),
        ("Rowena BlueHarbor", "Rowena BlueHarbor"),
        ("Ramakrishna", "Ramakrishna"),
        ("Johannes", "Johannes"),
        ("Technologies", "Technologies"),
    ],
)
def test_restore_spaces(read: str, spaced: str) -> None:
    assert restore_spaces(read) == spaced


@given(st.text(), st.sampled_from(["name", "title", "address", "organization"]))
def test_only_case_dots_and_spaces_change(text: str, kind: str) -> None:
    assert letters_of(natural_case(text, kind)) == letters_of(text)
    assert letters_of(restore_spaces(text)) == letters_of(text)
