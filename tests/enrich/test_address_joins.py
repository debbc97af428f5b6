"""Which parts of a card are one address."""

from __future__ import annotations

import pytest

from enrich.address_joins import join_halves
from enrich.evidence import gather
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("705 North Harbour Avenue", "Springfield, OR 97477", True),
        ("Springfield, OR 97477", "705 North Harbour Avenue", True),
        ("705 North Harbour Avenue, Salem", "Springfield, OR 97477", False),
        ("705 North Harbour Avenue", "1 Elm Street, Springfield, OR 97477", False),
        ("Harbour House", "Springfield, OR 97477", False),
    ],
)
def test_a_street_and_its_town_in_two_columns_are_one(one: str, other: str, joined: bool) -> None:
    evidence = gather(stack(one, "Mara Lind", other), 900, 400, "US")
    parts = [[i for i, s in enumerate(evidence.segments) if s.span.line == line] for line in (0, 2)]
    assert len(join_halves(evidence, parts)) == (1 if joined else 2)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Unit 4, Harbour House", "12 Quay Street, Springfield, OR 97477", True),
        ("52 Willow St.", "Springfield, OR 97477", True),
        ("52 Willow St., Salem, OR 97301", "12 Quay Street, Springfield, OR 97477", False),
        ("52 Willow St.", "12 Quay Street", False),
        ("52 Willow St., Smallville", "12 Quay Street, Springfield, OR 97477", False),
        ("52 Willow St.", "Factory: 12 Quay Street, Springfield, OR 97477", False),
    ],
)
def test_what_has_no_town_goes_on_right_below(above: str, below: str, joined: bool) -> None:
    evidence = gather(stack(above, below, "", "", "Elsewhere 9"), 900, 400, "US")
    lines = [s.span.line for s in evidence.segments]
    parts = [[i for i, at in enumerate(lines) if at == line] for line in sorted(set(lines))]
    assert len(join_halves(evidence, parts)) == (2 if joined else 3)


def test_three_lines_of_one_address_are_one() -> None:
    lines = stack("Unit 4, Harbour House", "12 Quay Street", "Springfield, OR 97477")
    evidence = gather(lines, 900, 400, "US")
    at = [s.span.line for s in evidence.segments]
    parts = [[i for i, line in enumerate(at) if line == row] for row in range(3)]
    assert join_halves(evidence, parts) == (tuple(range(len(at))),)


def test_an_address_in_another_script_is_another_one() -> None:
    evidence = gather(
        stack("1-2-3 Ginza, Chuo-ku", "〒104-0061 東京都中央区銀座1-2-3"), 900, 400, "JP"
    )
    at = [s.span.line for s in evidence.segments]
    parts = [[i for i, line in enumerate(at) if line == row] for row in range(2)]
    assert len(join_halves(evidence, parts)) == 2


def test_a_country_below_an_address_is_of_it() -> None:
    evidence = gather(
        stack("418 Abbey Gardens", "Manchester M9 2TF", "United Kingdom"), 900, 400, "GB"
    )
    at = [s.span.line for s in evidence.segments]
    parts = [
        [i for i, line in enumerate(at) if line < 2],
        [i for i, line in enumerate(at) if line == 2],
    ]
    assert len(join_halves(evidence, parts)) == 1


def test_a_country_that_heads_the_next_address_is_not_of_the_one_above() -> None:
    lines = (
        "12 Harbour Road, Singapore 049315",
        "Malaysia",
        "No. 5 Jalan Ampang, 50450 Kuala Lumpur",
    )
    evidence = gather(stack(*lines), 900, 400, "SG")
    at = [s.span.line for s in evidence.segments]
    parts = [[i for i, line in enumerate(at) if line == row] for row in range(3)]
    joined = join_halves(evidence, parts)
    assert tuple(parts[0]) in joined


def test_a_label_before_an_address_does_not_part_it_from_its_town() -> None:
    lines = ("Studio: One Garden Plaza, Building 17", "Fresno, CA 93725")
    evidence = gather(stack(*lines), 900, 400, "US")
    at = [s.span.line for s in evidence.segments]
    parts = [[i for i, line in enumerate(at) if line == row] for row in range(2)]
    assert len(join_halves(evidence, parts)) == 1
