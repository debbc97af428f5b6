"""Which pieces are one value, by what the judged pairs and the places say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enrich.candidates.candidate import Span
from enrich.joining import candidate_pairs, group, judge_pairs
from enrich.labelling import load_weights
from enrich.layout import blocks, box_of
from enrich.roles import Role
from enrich.segments import Segment
from ocr.engine import Line


def piece(line: int, x: float, y: float, width: float = 100.0, height: float = 20.0) -> Segment:
    quad = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Segment(Span(line, 0, 5), f"text {line}", quad, 0.99)


def printed(line: int, text: str) -> Segment:
    quad = ((10.0, 25.0 * line), (110.0, 25.0 * line), (110.0, 25.0 * line + 20), (10.0, 25.0 * line + 20))  # fmt: skip
    return Segment(Span(line, 0, len(text)), text, quad, 0.99)


LEFT = [piece(0, 10, 10), piece(1, 10, 35), piece(2, 10, 60)]
RIGHT = [piece(3, 300, 10), piece(4, 300, 35), piece(5, 300, 60)]


def test_pieces_below_each_other_become_one() -> None:
    assert group(LEFT, [(0, 1), (1, 2)], [0.9, 0.8]) == ((0, 1, 2),)


def test_a_pair_judged_apart_stays_apart() -> None:
    assert group(LEFT, [(0, 1), (1, 2)], [0.9, 0.3]) == ((0, 1), (2,))


def test_two_columns_stay_two_whatever_one_pair_across_says() -> None:
    pairs = [(0, 1), (1, 2), (3, 4), (4, 5), (2, 3)]
    assert group(LEFT + RIGHT, pairs, [0.9, 0.9, 0.9, 0.9, 0.7]) == ((0, 1, 2), (3, 4, 5))


def test_the_end_of_a_line_set_apart_still_joins_it() -> None:
    segments = [*LEFT, piece(3, 150, 60, width=60)]
    assert group(segments, [(0, 1), (1, 2), (2, 3)], [0.9, 0.9, 0.7]) == ((0, 1, 2, 3),)


def test_full_names_below_each_other_are_people_and_parts_of_one_are_a_name() -> None:
    people = [printed(0, "Sarah Miller"), printed(1, "Kevin Brown")]
    assert candidate_pairs(people, [Role.NAME, Role.NAME]) == ()
    for first, second in (
        ("Sarah", "Miller"),
        ("María José", "García López"),
        ("Hans Peter", "Müller"),
    ):
        parts = [printed(0, first), printed(1, second)]
        assert candidate_pairs(parts, [Role.NAME, Role.NAME]) == ((0, 1),)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Chunilal Sutharan", "Bharat Sutharan"), ("松葉 信夫", "松葉 美代子")],
)
def test_people_of_one_family_are_two(first: str, second: str) -> None:
    assert candidate_pairs([printed(0, first), printed(1, second)], [Role.NAME] * 2) == ()


def test_a_bar_parts_two_people_and_a_comma_one() -> None:
    one, other = "Nagesh Guptalal", "Vinoda Mehran"
    for soft in (True, False):
        behind = replace(printed(0, other), soft_before=soft)
        behind = replace(behind, span=Span(0, 20, 20 + len(other)))
        pairs = candidate_pairs([printed(0, one), behind], [Role.NAME] * 2)
        assert pairs == (((0, 1),) if soft else ())


def test_a_logo_and_the_same_name_in_print_are_not_one() -> None:
    twice = [printed(0, "NorthWind"), printed(1, "North Wind")]
    assert candidate_pairs(twice, [Role.ORGANIZATION] * 2) == ()
    wrapped = [printed(0, "North"), printed(1, "Wind")]
    assert candidate_pairs(wrapped, [Role.ORGANIZATION] * 2) == ((0, 1),)


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("JOAQUIN", "MAIDANA", True),
        ("MAIDANA", "JOAQUIN", False),
        ("JOAQUIN", "Maidana", False),
        ("JOAQUIN", "MARTA", False),
    ],
)
def test_a_given_name_goes_on_in_the_family_name_below(above: str, below: str, one: bool) -> None:
    pair = [printed(0, above), printed(1, below)]
    lines = [Line(s.text, 0.99, s.quad) for s in pair]
    (score,) = judge_pairs(load_weights().joins, pair, [Role.NAME] * 2, [(0, 1)], lines)
    assert (score == 1.0) is one


def test_a_street_has_the_town_below_it() -> None:
    forest = load_weights().joins
    roles = [Role.ADDRESS, Role.ADDRESS]
    for street, town, together in (
        ("Mühlstraße 8", "D-5030 Salzburg", True),
        ("Genefaasstraat 12", "1039 DX Amsterdam", True),
        ("Hauptstr. 3, 5020 Salzburg", "1010 Wien", False),
        ("21, rue Conrad, bureau 9314", "Calgary, AB T8A 4X7", True),
        ("467 Main West, Toronto, Ontario", "K8U 9Y6", True),
        ("Paseo Mayor nº 11 - 50064", "ZARAGOZA", True),
    ):
        pieces = [printed(0, street), printed(1, town)]
        lines = [Line(p.text, 0.99, p.quad) for p in pieces]
        (score,) = judge_pairs(forest, pieces, roles, [(0, 1)], lines)
        assert (score == 1.0) == together, street


def test_brackets_below_a_title_say_more_of_it() -> None:
    segments = [printed(0, "Senior Consultant"), printed(1, "(Traffic & Transportation)")]
    roles = [Role.TITLE, Role.TITLE]
    lines = [Line(s.text, 0.99, s.quad) for s in segments]
    scores = judge_pairs(load_weights().joins, segments, roles, [(0, 1)], lines)
    assert scores == [1.0]


def test_blocks_are_lines_set_alike_and_close() -> None:
    big = piece(6, 10, 110, height=60)
    segments = [*LEFT, *RIGHT, big]
    home = blocks([box_of(s) for s in segments], [s.span.line for s in segments])
    assert home[0] == home[1] == home[2]
    assert home[3] == home[4] == home[5] != home[0]
    assert home[6] not in {home[0], home[3]}


@pytest.mark.parametrize("role", [Role.TITLE, Role.ORGANIZATION, Role.DEPARTMENT])
def test_wrapped_lines_stand_close(role: Role) -> None:
    first = piece(0, 100, 100)
    for other, is_near in (
        (piece(1, 100, 125), True),
        (piece(1, 100, 170), False),  # a line fits between them
        (piece(1, 400, 125), False),  # far to the side
        (piece(1, 500, 90, height=120), False),  # however large its letters are
    ):
        assert (candidate_pairs([first, other], [role, role]) == ((0, 1),)) is is_near


def test_lines_of_an_address_may_stand_apart() -> None:
    assert candidate_pairs([piece(0, 100, 100), piece(1, 100, 170)], [Role.ADDRESS] * 2)
