"""Where one address ends and the next begins."""

from __future__ import annotations

import pytest

from enrich.address_groups import join_halves, split_addresses
from enrich.evidence import gather
from tests.enrich.cards import stack


def split(*lines: str, region: str) -> list[str]:
    evidence = gather(stack(*lines), 900, 400, region)
    parts = split_addresses(evidence, range(len(evidence.segments)))
    return [" ".join(evidence.segments[i].text for i in part) for part in parts]


def test_two_codes_are_two_addresses_even_with_a_state_misread() -> None:
    assert split(
        "Lakeview Nagar, Hyderabad - 500 030, India",
        "Flat No. 4B, Meridian Arcade, Hyderabad-500038, Andhra Pradeșh, Indla.",
        region="IN",
    ) == [
        "Lakeview Nagar Hyderabad 500 030 India",
        "Flat No. 4B Meridian Arcade Hyderabad-500038 Andhra Pradeșh Indla.",
    ]


def test_a_list_of_branches_is_no_part_of_the_address() -> None:
    parts = split(
        "Plot 21, Meridian House", "Hyderabad - 500 081", "Branches : Chennai, Kolkata, Mumbai",
        region="IN",
    )  # fmt: skip
    assert parts[0] == "Plot 21 Meridian House Hyderabad 500 081"
    assert len(parts) == 2 and "Kolkata" in parts[1]


def test_an_announced_line_begins_another_address() -> None:
    assert split(
        "Plot 21, Meridian House, Hyderabad", "Factory: 7 Lakeview Nagar, Hyderabad", region="IN"
    ) == ["Plot 21 Meridian House Hyderabad", "7 Lakeview Nagar Hyderabad"]


def test_a_house_number_as_long_as_a_code_ends_no_address() -> None:
    assert split("Willemstraat 2728", "2009 Antwerpen", region="BE") == [
        "Willemstraat 2728 2009 Antwerpen"
    ]


@pytest.mark.parametrize("last", ["Germany", "Deutschland"])
def test_a_country_stays_with_its_address(last: str) -> None:
    assert len(split("Lindenweg 3", "10115 Berlin", last, region="DE")) == 1


def test_where_the_code_opens_an_address_what_follows_belongs_to_it() -> None:
    parts = split(
        "〒100-0001 東京都千代田区千代田1-1", "例ビル5F", "〒530-0001 大阪府大阪市北区梅田2-2", "見本ビル",
        region="JP",
    )  # fmt: skip
    assert len(parts) == 2
    assert parts[0].endswith("例ビル5F") and parts[1].endswith("見本ビル")


def test_the_same_address_in_other_letters_is_another_one() -> None:
    assert split(
        "61393, Харків, пр-т Лесі Українки, 34", "Zelena str. 37, Kharkiv, 61393, Ukraine",
        region="UA",
    ) == ["61393 Харків пр-т Лесі Українки 34", "Zelena str. 37 Kharkiv 61393 Ukraine"]  # fmt: skip


def test_the_latin_name_of_a_house_is_part_of_the_address() -> None:
    (whole,) = split("東京都港区朝日町1-2-3", "Northwind Building 5F", region="JP")
    assert whole.endswith("5F")


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
