"""Cards laid out together: a scan of several, a page of an album."""

from __future__ import annotations

import random

import cv2
import numpy as np

from ocr.engine import Picture
from ocr.finder import Found, find_cards
from ocr.geometry import Points, overlap_of, to_points
from ocr.many import may_be_many
from ocr.null import NullEngine
from ocr.outlines import propose_faint_patches
from ocr.rapid import RapidEngine
from ocr.siblings import find_siblings
from samples.generate.laid import lay_pockets, lay_tray
from tests.ocr.fakes import LINES, draw_card, place

PLACES = [(420, 300), (1130, 310), (430, 840), (1150, 850), (410, 1390), (1130, 1400)]


def boxes(middles: list[tuple[int, int]], width: float, height: float) -> list[Points]:
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (width / 2, height / 2)
    return [np.asarray(half + middle, np.float32) for middle in middles]


def matched(found: tuple[Found, ...], truth: list[Points], least: float) -> bool:
    quads = [to_points(card.quad) for card in found]
    shares = [max(overlap_of(q, t) / cv2.contourArea(t) for q in quads) for t in truth]
    return len(quads) == len(truth) and min(shares) > least


def scan_on_white(cards: list[Picture], lid: int, shadows: bool = True) -> Picture:
    """Cards on a scanner's white lid; at most a faint shadow to the right and below."""
    picture = np.full((2300, 1650, 3), lid, np.uint8)
    for i, (card, (x, y)) in enumerate(zip(cards, PLACES, strict=False)):
        if shadows:
            shade = np.full((600, 1050, 3), lid - 34, np.uint8)
            picture = place(picture, shade, (x + 4, y + 4), 640, (-1) ** i * 1.2)
        picture = place(picture, card, (x, y), 640, (-1) ** i * 1.2)
    return picture


def test_white_cards_on_the_white_lid_of_a_scanner(rapid: RapidEngine) -> None:
    picture = scan_on_white([draw_card(paper=(255, 255, 255))] * 6, 246)
    assert matched(find_cards(picture, rapid), boxes(PLACES, 640, 366), 0.9)


def test_a_card_that_shows_by_its_print_is_told_from_the_others_size(rapid: RapidEngine) -> None:
    tinted = draw_card(paper=(238, 226, 200))
    cards = [tinted, tinted, tinted, draw_card(paper=(250, 250, 250)), tinted, tinted]
    picture = scan_on_white(cards, 250)
    assert matched(find_cards(picture, rapid), boxes(PLACES, 640, 366), 0.85)


def test_cards_in_the_pockets_of_an_album(rapid: RapidEngine) -> None:
    picture = np.full((2300, 1650, 3), (214, 216, 220), np.uint8)
    cv2.rectangle(picture, (0, 0), (40, 2300), (90, 60, 40), -1)
    for x in (140, 880):
        for y in range(100, 2100, 500):
            cv2.rectangle(picture, (x, y), (x + 740, y + 500), (240, 241, 243), 5)
    middles = [(510, 360), (1250, 370), (510, 860), (1250, 1360), (510, 1860)]
    for middle, paper in zip(middles, (252, 245, 236, 250, 60), strict=True):
        ink = (230, 230, 230) if paper < 100 else (30, 30, 30)
        picture = place(picture, draw_card(paper=(paper,) * 3, ink=ink), middle, 620, 0.5)
    assert matched(find_cards(picture, rapid), boxes(middles, 620, 354), 0.9)


def test_a_sibling_lies_where_its_shape_cuts_no_line_and_has_most_edge() -> None:
    lab = np.full((500, 700, 3), (250, 128, 128), np.uint8)
    lab[120:262, 420:423] = lab[260:263, 200:423] = 238  # a shadow at the right and below
    line = np.array([[230, 160], [330, 160], [330, 176], [230, 176]], np.float32)
    (quad,) = find_siblings(lab, [line], [], (220.0, 140.0))
    assert np.abs(quad.min(axis=0) - (201, 121)).max() < 6
    assert np.abs(quad.max(axis=0) - (421, 261)).max() < 6
    assert find_siblings(lab, [line], [quad], (220.0, 140.0)) == []
    assert find_siblings(np.full_like(lab, 128), [line], [], (220.0, 140.0)) == []


def test_faint_patches_are_looked_for_on_even_ground_only() -> None:
    lab = np.full((400, 600, 3), 128, np.uint8)
    lab[100:220, 100:300, 0] += 6
    (quad,) = propose_faint_patches(lab)
    assert np.abs(quad - [[100, 100], [299, 100], [299, 219], [100, 219]]).max() < 4
    noise = np.random.default_rng(3).integers(-30, 30, lab.shape)
    assert propose_faint_patches(np.clip(lab + noise, 0, 255).astype(np.uint8)) == []


def test_large_print_is_one_card() -> None:
    line = np.array([[50, 50], [400, 50], [400, 74], [50, 74]], np.float32)
    assert not may_be_many([], [], [line])
    assert may_be_many([], [], [line * 0.4])
    assert not may_be_many([], [], [])


def test_the_same_chance_lays_the_same_cards() -> None:
    for lay in (lay_tray, lay_pockets):
        first, second = (
            lay(random.Random("x"), 3, lambda rng: draw_card(lines=LINES[: rng.randint(1, 6)]))
            for _ in range(2)
        )
        assert np.array_equal(first[0], second[0])
        assert len(first[1]) >= 2
        high, wide = first[0].shape[:2]
        assert all((q > -20).all() and (q < (wide + 20, high + 20)).all() for q in first[1])


def test_without_print_nothing_is_told_from_its_size() -> None:
    picture = scan_on_white([draw_card()] * 2, 250)
    assert len(find_cards(picture, NullEngine())) == 1
