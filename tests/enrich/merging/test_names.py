from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.contact import Contact, Name
from enrich.merging.keys import match_keys
from enrich.merging.names import compatible, likeness


def name(full: str, native: str | None = None) -> Name:
    words = full.split()
    family = words[-1] if len(words) > 1 else None
    return Name(full, given=words[0], family=family, native=native)


SAME = [
    ("Mara Lindqvist", "MARA LINDQVIST", "same"),
    ("Mara Lindqvist", "Lindqvist Mara", "same"),
    ("Mara Lindqvist", "Mara C. Lindqvist", "same"),
    ("Zoë Ångström", "Zoe Angstrom", "same"),
    ("Jean-Luc Dupont", "Jean Luc Dupont", "same"),
    ("Robert Miller", "Bob Miller", "short"),
    ("Katharina Vogel", "Katja Vogel", "short"),
    ("Mara Lindqvist", "M. Lindqvist", "initial"),
    ("Mara Lindqvist", "Mara Lindqvst", "slip"),
    ("Mara Lindqvist", "Mara Llndqvist", "slip"),
    ("Ирина Петрова", "Irina Petrova", "transliterated"),
]
OTHERS = [
    ("Mara Lindqvist", "Mara Holm"),
    ("Mara Lindqvist", "Karl Lindqvist"),
    ("Jan Smith", "Jon Smith"),
    ("John Smith", "Jane Smith"),
    ("Mara Sofia Holm", "Mara Lindqvist"),
    ("M. Lindqvist", "K. Lindqvist"),
    ("Mara", "Lindqvist"),
    ("Anna Wei", "Anna Mei"),
]


@pytest.mark.parametrize(("a", "b", "kind"), SAME)
def test_forms_of_one_name(a: str, b: str, kind: str) -> None:
    assert likeness(name(a), name(b)).kind == kind
    assert likeness(name(b), name(a)).kind == kind
    left, right = (Contact(name=name(text)) for text in (a, b))
    keys, others = match_keys(left), match_keys(right)
    # A name with an initial meets names in full: i: keys look for f: keys.
    meeting = {key.replace("f:", "i:", 1) for key in keys}
    assert not keys.isdisjoint(others) or not meeting.isdisjoint(
        key.replace("f:", "i:", 1) for key in others
    )


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_names_of_two(a: str, b: str) -> None:
    assert not compatible(likeness(name(a), name(b)))
    assert not compatible(likeness(name(b), name(a)))


def test_a_name_in_two_scripts() -> None:
    both = name("Taro Yamada", native="山田 太郎")
    assert likeness(both, Name("山田太郎")).kind == "script"
    assert likeness(both, name("Yamada Taro")).kind == "same"
    assert not compatible(likeness(both, Name("鈴木一郎")))


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared_either_way_round(a: str, b: str) -> None:
    left, right = Name(a or "x"), Name(b or "y")
    assert likeness(left, right) == likeness(right, left)
    if a.strip():
        assert likeness(left, left).kind in ("same", "different")
