"""Which parts of a card are one address."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from enrich.address_joins import join_halves
from enrich.evidence import gather
from tests.enrich.cards import stack


def join(region: str, *texts: str, parts: Sequence[Sequence[int]] | None = None) -> list[list[int]]:
    """The lines of each address, in order; before, each line was one, or those of ``parts``."""
    evidence = gather(stack(*texts), 900, 400, region)
    at = [segment.span.line for segment in evidence.segments]
    parts = parts or [[row] for row in sorted(set(at))]
    before = [[i for i, line in enumerate(at) if line in part] for part in parts]
    joined = join_halves(evidence, before)
    assert sorted(i for part in joined for i in part) == sorted(i for part in before for i in part)
    return [list(dict.fromkeys(at[i] for i in part)) for part in joined]


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
    found = join("US", one, "Mara Lind", other, parts=[[0], [2]])
    assert len(found) == (1 if joined else 2)


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
    found = join("US", above, below, "", "", "Elsewhere 9")
    assert len(found) == (2 if joined else 3)


def test_an_address_with_its_town_does_not_go_on_in_another() -> None:
    above, below = "Opp: Ring Hospital, West, Lucknow.", "Plot No: E-8, Ring Colony, Pune - 411 001"
    assert len(join("IN", above, below)) == 2


def test_three_lines_of_one_address_are_one() -> None:
    found = join("US", "Unit 4, Harbour House", "12 Quay Street", "Springfield, OR 97477")
    assert found == [[0, 1, 2]]


def test_an_address_in_another_script_is_another_one() -> None:
    assert len(join("JP", "1-2-3 Ginza, Chuo-ku", "〒104-0061 東京都中央区銀座1-2-3")) == 2


def test_a_country_below_an_address_is_of_it() -> None:
    lines = ("418 Abbey Gardens", "Manchester M9 2TF", "United Kingdom")
    assert len(join("GB", *lines, parts=[[0, 1], [2]])) == 1


def test_a_country_that_heads_the_next_address_is_not_of_the_one_above() -> None:
    lines = (
        "12 Harbour Road, Singapore 049315",
        "Malaysia",
        "No. 5 Jalan Ampang, 50450 Kuala Lumpur",
    )
    assert [0] in join("SG", *lines)


def test_a_label_before_an_address_does_not_part_it_from_its_town() -> None:
    assert len(join("US", "Studio: One Garden Plaza, Building 17", "Fresno, CA 93725")) == 1
