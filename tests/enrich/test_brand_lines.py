"""Which lines complete the name of a brand above them."""

from __future__ import annotations

import pytest

from enrich.brand_lines import completes_brand, is_brand_of, with_completion, with_second_line
from enrich.segments import cut_lines
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("text", "completes"),
    [
        ("PRIVATE LIMITED", True),
        ("(Pvt) Ltd", True),
        ("& Exteriors Inc.", True),
        ("Freight Services L.L.C", True),
        ("Heating & Air Conditioning, Inc.", True),
        ("Maskinfabrik A/S", True),
        ("& Pressing Factory", True),
        ("(Thailand) Ltd.", True),
        ("di Marco e Lucia Orsini s.n.c.", True),
        ("& CEO", False),
        ("& Mercy Memorial General Hospital", False),
        ("Northwind Holdings Ltd.", False),
        ("International Paper Company", False),
        ("Freight Services", False),
    ],
)
def test_what_is_no_name_by_itself_completes_one(text: str, completes: bool) -> None:
    assert completes_brand(text) is completes


@pytest.mark.parametrize(
    ("brand", "rest", "is_one"),
    [
        ("ARCTIC BREEZE", "Heating & Air Conditioning, Inc.", True),
        ("HAC", "Heating & Air Conditioning, Inc.", False),
        ("Heating", "Heating & Air Conditioning, Inc.", False),
        ("Northwind Ltd.", "Freight Services L.L.C", False),
        ("NW", "Freight Services L.L.C", False),
    ],
)
def test_what_may_be_the_brand(brand: str, rest: str, is_one: bool) -> None:
    assert is_brand_of(brand, rest) is is_one


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (("GULF ORBIT", "Freight Services L.L.C"), "GULF ORBIT Freight Services L.L.C"),
        (("GULF ORBIT", "Orbit Holdings L.L.C"), "GULF ORBIT"),
        (("METALOVAR", "METALOVAR, Lda."), "METALOVAR"),
    ],
)
def test_the_brand_is_taken_with_what_completes_it(lines: tuple[str, str], taken: str) -> None:
    segments = cut_lines(stack(*lines), ())
    last = len(segments) - 1
    groups = [(0,), (last,), (0, last)]
    texts = [" ".join(segments[i].text for i in group) for group in groups]
    assert texts[with_completion(segments, groups, texts, 0)] == taken


@pytest.mark.parametrize(
    ("below", "longest"),
    [
        ("& Miracle Ministries Int'l", 2),
        ("di Brugnera Moreno", 2),
        ("de qualité depuis 1950", 0),
        ("& Mercy Memorial General Hospital", 0),
        ("Springfield Branch", 0),
        ("and more than bread", 0),
        ("en toute confiance", 0),
        ("आणि साऊंड सर्व्हिस", 2),
    ],
)
def test_a_line_that_goes_on_is_of_the_name_above(below: str, longest: int) -> None:
    segments = cut_lines(stack("EVERLASTING FIRE", below), ())
    groups = [(0,), (1,), (0, 1)]
    assert with_second_line(segments, groups, 0) == longest
