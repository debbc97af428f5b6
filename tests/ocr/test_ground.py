"""Flat scan or photo: what the print and the paper at the rim say."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.engine import Picture
from ocr.geometry import Points
from ocr.ground import cuts_lines, find_keys, is_flat
from tests.ocr.fakes import desk, place

WIDTH, HEIGHT = 720, 540


def box(x: float, y: float, width: float, height: float = 16.0) -> Points:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return np.array(corners, np.float32)


MIDDLE = [box(230, 200, 160), box(230, 230, 220), box(230, 260, 120)]
"""Lines that span little of the frame."""
WIDE = [box(60, 50, 300), box(60, 250, 500), box(380, 470, 280)]
TALL = [box(80, 60, 220, 60), box(90, 220, 330, 90), box(400, 430, 240, 60)]
"""Lines of a card that fills the frame: hardly four times as long as they are high."""


def lab_of(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), np.uint8)


def paper(colour: tuple[int, int, int] = (246, 246, 240)) -> Picture:
    return np.full((HEIGHT, WIDTH, 3), colour, np.uint8)


def test_paper_to_the_rim_is_a_flat_card() -> None:
    assert is_flat(lab_of(paper()), MIDDLE)


def test_a_card_that_lies_level_on_a_table_is_not() -> None:
    card = np.full((300, 500, 3), 246, np.uint8)
    photo = place(desk(WIDTH, HEIGHT), card, (330, 250), 400, 0)
    assert not is_flat(lab_of(photo), MIDDLE)


def test_print_all_over_is_a_flat_card_whatever_its_rim() -> None:
    framed = paper()
    cv2.rectangle(framed, (0, 0), (WIDTH - 1, HEIGHT - 1), (30, 60, 120), 24)
    assert is_flat(lab_of(framed), WIDE)
    assert not is_flat(lab_of(framed), MIDDLE)


@pytest.mark.parametrize("degrees", [8, -12])
@pytest.mark.parametrize("lines", [WIDE, TALL])
def test_slanted_print_is_no_flat_scan(lines: list[Points], degrees: float) -> None:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), degrees, 1)
    turned = [cv2.transform(line[None], turn)[0].astype(np.float32) for line in lines]
    assert not is_flat(lab_of(paper()), turned)


def test_letters_of_a_keyboard_are_keys_and_those_of_a_spaced_name_are_not() -> None:
    grid = [box(60 + 33 * column, 20 + 33 * row, 11, 12) for row in range(3) for column in range(8)]
    name = [box(100 + 33 * letter, 400, 11, 12) for letter in range(9)]
    texts = [*MIDDLE, *grid]
    assert find_keys(texts) == frozenset(range(len(MIDDLE), len(texts)))
    assert find_keys([*MIDDLE, *name]) == frozenset()
    dense = [box(60 + 20 * c, 20 + 20 * r, 11, 12) for r in range(5) for c in range(7)]
    assert find_keys(dense) == frozenset()


def test_print_that_stands_on_the_ground_tells_no_flat_card() -> None:
    card = np.full((300, 500, 3), 246, np.uint8)
    photo = place(desk(WIDTH, HEIGHT), card, (330, 250), 400, 0)
    standing = [box(660, 30, 20, 100), box(30, 400, 20, 100)]
    assert not is_flat(lab_of(photo), [*MIDDLE, *standing])


def test_lines_beside_a_logo_box_are_not_cut_by_it() -> None:
    logo = box(40, 40, 200, 120)
    beside = [box(246, 50 + 30 * i, 200) for i in range(3)]
    assert not cuts_lines(logo, beside)


def test_what_lies_on_print_cuts_its_lines_on_both_sides() -> None:
    card = box(200, 100, 300, 200)
    left = [box(20, 120 + 40 * i, 178) for i in range(4)]
    right = [box(502, 120 + 40 * i, 180) for i in range(4)]
    assert cuts_lines(card, [*left, *right])
