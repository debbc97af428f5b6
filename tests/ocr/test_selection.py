"""Which of the judged outlines are cards: what lies beside the others."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr.evidence import Verdict, judge_outlines
from ocr.geometry import Points
from ocr.selection import alike_cards, best_set, blank_beside


def box(x: float, y: float, width: float, height: float) -> Points:
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return np.array(corners, np.float32)


LEFT, RIGHT = box(60, 150, 250, 150), box(400, 150, 250, 150)
LINES = [box(80, 170 + 30 * i, 120, 12) for i in range(4)]


def judged(*outlines: Points, texts: list[Points] = LINES) -> list[Verdict]:
    """Verdicts on a picture of two white cards on a dark table."""
    rgb = np.full((500, 720, 3), 70, np.uint8)
    for card in (LEFT, RIGHT):
        cv2.fillConvexPoly(rgb, card.astype(np.int32), (240, 240, 240))
    return judge_outlines(
        np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB), np.uint8), texts, outlines
    )


def test_a_card_without_print_beside_one_with_print_asks_for_a_second_look() -> None:
    printed, blank = judged(LEFT, RIGHT)
    assert blank_beside([printed, blank], [printed])
    assert not blank_beside([printed], [printed])
    assert not blank_beside([printed, blank], [printed, blank])


def test_of_nested_outlines_with_the_same_print_the_larger_is_the_card() -> None:
    inner, outer = judged(box(75, 160, 225, 130), LEFT)
    inner = replace(inner, score=outer.score, edge=1.0, weakest=1.0)
    assert best_set([inner, outer], LINES) == [outer]


def test_a_box_that_the_frame_cuts_is_no_second_card() -> None:
    card, other = judged(LEFT, RIGHT)
    whole = replace(other, inside=frozenset({3}), score=card.score - 0.9)
    cut_off = replace(whole, at_frame=1)
    assert alike_cards([card, whole], LINES) == [card, whole]
    assert alike_cards([card, cut_off], LINES) == [card]


def test_a_sliver_without_print_is_no_card_beside_one() -> None:
    card, other = judged(LEFT, RIGHT)
    blank = replace(other, inside=frozenset(), score=card.score)
    sliver = replace(blank, aspect=4.0)
    assert alike_cards([card, blank], LINES) == [card, blank]
    assert alike_cards([card, sliver], LINES) == [card]
