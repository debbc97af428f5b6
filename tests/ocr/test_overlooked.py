"""A second look at a card, for what the first one missed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from ocr.engine import Line, Picture, Quad, Script
from ocr.overlooked import add_overlooked

CARD = np.full((600, 1000, 3), 240, np.uint8)


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    return (left, top), (right, top), (right, bottom), (left, bottom)


NAME = Line("Mara Lind", 0.98, box(100, 100, 400, 140))
PHONE = Line("+49 30 12", 0.92, box(100, 300, 320, 340))


class SecondLook:
    """An engine that finds and reads what it is told, in pixels of the card."""

    name = "second look"
    scripts = frozenset({Script.LATIN})

    def __init__(self, *lines: Line) -> None:
        self.lines = lines

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        scale = picture.shape[1] / CARD.shape[1]
        quads = []
        for line in self.lines:
            a, b, c, d = ((x * scale, y * scale) for x, y in line.quad)
            quads.append((a, b, c, d))
        return tuple(quads)

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        assert picture.shape == CARD.shape
        found: list[Line | None] = []
        for quad in quads:
            by_place = [line for line in self.lines if np.allclose(line.quad, quad, atol=1.0)]
            found.append(by_place[0] if by_place else None)
        return tuple(found)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        return self.lines


def test_print_that_nobody_saw_is_added() -> None:
    logo = Line("NORDWERK", 0.96, box(500, 100, 900, 250))
    assert add_overlooked(CARD, [NAME, PHONE], SecondLook(logo)) == (NAME, PHONE, logo)


@pytest.mark.parametrize("seen", [Line("NORDWERK", 0.8, box(500, 100, 900, 250)),
                                  Line("NW", 0.99, box(500, 100, 600, 250))])  # fmt: skip
def test_what_is_doubtful_or_a_sign_is_not(seen: Line) -> None:
    assert add_overlooked(CARD, [NAME], SecondLook(seen)) == (NAME,)


def test_a_line_cut_short_is_made_whole() -> None:
    whole = Line("+49 30 12 34 56", 0.9, box(100, 300, 480, 340))
    assert add_overlooked(CARD, [NAME, PHONE], SecondLook(whole)) == (NAME, whole)


@pytest.mark.parametrize(
    "other",
    [
        Line("+49 30 72 34 56", 0.95, box(100, 300, 480, 340)),  # other digits
        Line("+49 30 12", 0.99, box(100, 300, 480, 340)),  # nothing more
        Line("+49 30 12 34 56", 0.8, box(100, 300, 480, 340)),  # a guess
        Line("+49 30 12 34 56", 0.99, box(100, 300, 325, 340)),  # no longer than it was
    ],
)
def test_what_the_first_look_read_stays(other: Line) -> None:
    assert add_overlooked(CARD, [NAME, PHONE], SecondLook(other)) == (NAME, PHONE)


def test_a_picture_read_as_letters_is_none() -> None:
    stain = Line("x;»Mara", 0.3, box(100, 300, 320, 340))
    longer = Line("——x;»Mara キ", 0.6, box(100, 300, 480, 340))
    assert add_overlooked(CARD, [NAME, stain], SecondLook(longer)) == (NAME, stain)


def test_lines_are_not_joined_across_columns() -> None:
    both = Line("Mara Lind +49 30 12 34 56", 0.99, box(100, 100, 900, 140))
    phone = Line("+49 30 12", 0.92, box(600, 100, 820, 140))
    assert add_overlooked(CARD, [NAME, phone], SecondLook(both)) == (NAME, phone)


def test_where_nothing_was_read_nothing_is_added() -> None:
    logo = Line("NORDWERK", 0.96, box(500, 100, 900, 250))
    assert add_overlooked(CARD, [], SecondLook(logo)) == ()


def test_a_small_picture_is_not_enlarged() -> None:
    seen: list[tuple[int, ...]] = []

    class Watched(SecondLook):
        def detect(self, picture: Picture) -> tuple[Quad, ...]:
            seen.append(picture.shape)
            return ()

    small = np.asarray(cv2.resize(CARD, (500, 300)), np.uint8)
    assert add_overlooked(small, [NAME], Watched()) == (NAME,)
    assert seen == [(300, 500, 3)]


class DoubtfulLook(SecondLook):
    """Reads a line otherwise at every size of the picture it was found in."""

    def __init__(self, readings: dict[int, Line]) -> None:
        self.readings = readings

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        self.lines = (self.readings[picture.shape[1]],)
        return super().detect(picture)


@pytest.mark.parametrize(
    ("texts", "added"),
    [
        ({800: ("NORDWER", 0.88), 640: ("NORDWERK", 0.93), 960: ("NORDWERK", 0.94)}, "NORDWERK"),
        ({800: ("NORDWERK", 0.88), 640: ("NORD", 0.93), 960: ("NORDWERK", 0.95)}, "NORDWERK"),
        ({800: ("NORDWER", 0.88), 640: ("NORDWERK", 0.93), 960: ("ORDWERK", 0.94)}, None),
        ({800: ("NORDWERK", 0.88), 640: ("NORDWERK", 0.85), 960: ("NORDWERK", 0.86)}, None),
        ({800: ("NORDWERK", 0.7), 640: ("NORDWERK", 0.95), 960: ("NORDWERK", 0.95)}, None),
    ],
)
def test_doubtful_print_is_added_where_looks_of_other_sizes_agree(
    texts: dict[int, tuple[str, float]], added: str | None
) -> None:
    place = box(500, 100, 900, 250)
    look = DoubtfulLook({size: Line(text, c, place) for size, (text, c) in texts.items()})
    lines = add_overlooked(CARD, [NAME], look)
    assert [line.text for line in lines[1:]] == ([added] if added else [])
