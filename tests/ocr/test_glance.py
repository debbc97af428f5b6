"""Where print shows before any card is known: a glance, and a closer look where it is not enough."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.engine import Line, Picture, Quad, Script
from ocr.geometry import Points, to_quad
from ocr.glance import is_full_of_detail, look_into_blobs, shrink_to
from tests.ocr.fakes import desk, draw_card, place


def box(x: float, y: float, width: float, height: float) -> Points:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return np.array(corners, np.float32)


class LineFinder:
    """Finds what is drawn: every patch of ink, as one box."""

    name = "lines"
    scripts = frozenset({Script.LATIN})

    def __init__(self) -> None:
        self.looks: list[tuple[int, int]] = []

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        self.looks.append((picture.shape[1], picture.shape[0]))
        ink = np.asarray((picture[:, :, 0] < 100) * 255, np.uint8)
        outlines, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        return tuple(to_quad(box(*cv2.boundingRect(outline))) for outline in outlines)

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        return (None,) * len(quads)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        return ()


def photo_with_lines() -> Picture:
    """A photo of 4000 pixels with two lines of 200 x 20 at (1000, 800) and (1000, 850)."""
    picture = np.full((3000, 4000, 3), 240, np.uint8)
    for top in (800, 850):
        picture[top : top + 20, 1000:1200] = 20
    return picture


def test_a_card_that_is_one_box_from_afar_has_its_lines_close_up() -> None:
    blob = box(190, 155, 60, 30)
    first, second = look_into_blobs(photo_with_lines(), 0.2, [blob], LineFinder())
    tops = sorted((first[0], second[0]), key=lambda corner: float(corner[1]))
    np.testing.assert_allclose(tops, [(200, 160), (200, 170)], atol=0.5)


def test_what_shows_no_line_close_up_stays_as_it_was() -> None:
    blob = box(500, 300, 60, 40)
    assert look_into_blobs(photo_with_lines(), 0.2, [blob], LineFinder()) == [blob]


def test_among_lines_a_logo_is_not_looked_into() -> None:
    boxes = [box(190, 155, 60, 40), *(box(20, 20 + 20 * row, 200, 10) for row in range(3))]
    engine = LineFinder()
    assert look_into_blobs(photo_with_lines(), 0.2, boxes, engine) == boxes
    assert not engine.looks


def test_a_page_of_fine_print_is_full_of_detail_and_a_card_on_a_table_is_not() -> None:
    page = np.full((1500, 2000, 3), 240, np.uint8)
    for row in range(60):
        text = f"{row} gardens rivers and quiet towns beyond the hill and far away " * 3
        cv2.putText(page, text, (10, 20 + 25 * row), cv2.FONT_HERSHEY_PLAIN, 1.3, (30, 30, 30), 2)
    small, _ = shrink_to(page, 720)
    assert is_full_of_detail(small, [])
    assert not is_full_of_detail(small, [box(0, 0, 720, 540)])
    table = place(desk(2000, 1500), draw_card(), (1000, 750), 1150, 5)
    assert not is_full_of_detail(shrink_to(table, 720)[0], [])
