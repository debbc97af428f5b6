"""Finding cards: what is one, what is not, and how many there are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.card import Photo
from ocr.engine import Picture
from ocr.finder import find_cards, with_whole
from ocr.geometry import area_of, overlap_of, to_points
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from samples.generate.hard import compose
from tests.ocr.fakes import LINES, desk, draw_card, place, place_corners

WANTED = [text for text, _ in LINES]


def read(picture: Picture, engine: RapidEngine) -> list[list[str]]:
    photo = Photo(picture, 0, "JPEG")
    return [[line.text for line in card.lines] for card in read_cards(photo, engine)]


def printed_page(width: int, height: int, degrees: float) -> Picture:
    """A page full of print, turned clockwise."""
    side = int(1.5 * max(width, height))
    image = Image.new("RGB", (side, side), (244, 242, 236))
    draw = ImageDraw.Draw(image)
    for row in range(side // 44):
        text = f"paragraph {row} tells of gardens, rivers and quiet towns beyond the hill " * 4
        draw.text((10, row * 44), text, fill=(40, 40, 40), font=ImageFont.load_default(28))
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), -degrees, 1)
    turned = cv2.warpAffine(np.asarray(image), turn, (side, side), borderValue=(244, 242, 236))
    top, left = (side - height) // 2, (side - width) // 2
    return np.ascontiguousarray(turned[top : top + height, left : left + width], np.uint8)


@pytest.mark.parametrize("page", [-8, 0, 20, 90])
def test_print_under_the_card_stays_out(rapid: RapidEngine, page: float) -> None:
    ground = printed_page(2000, 1500, page)
    picture = place(ground, draw_card(paper=(228, 236, 246)), (1000, 750), 1150, 5)
    (lines,) = read(picture, rapid)
    assert lines == WANTED


@pytest.mark.parametrize("paper", [(252, 252, 250), (16, 16, 20)])
def test_card_on_ground_of_its_own_colour(rapid: RapidEngine, paper: tuple[int, int, int]) -> None:
    ink = (30, 30, 30) if paper[0] > 100 else (235, 235, 235)
    ground = tuple(int(abs(c - 14)) + (14 if paper[0] < 100 else 0) for c in paper)
    table = np.full((1500, 2000, 3), ground, np.uint8)
    picture = place(table, draw_card(paper=paper, ink=ink), (1000, 760), 1100, 8)
    (lines,) = read(picture, rapid)
    assert lines == WANTED


def test_frames_and_boxes_on_a_card_are_no_cards(rapid: RapidEngine) -> None:
    card = draw_card().copy()
    cv2.rectangle(card, (20, 20), (1030, 580), (160, 20, 20), 6)
    cv2.rectangle(card, (760, 60), (980, 200), (20, 60, 140), -1)
    cv2.putText(card, "LOGO", (785, 150), cv2.FONT_HERSHEY_SIMPLEX, 2, (255, 255, 255), 5)
    for picture in (card, place(desk(2000, 1500), card, (1000, 760), 1200, 6)):
        assert len(read(picture, rapid)) == 1


def test_rounded_corners(rapid: RapidEngine) -> None:
    card = draw_card()
    table = desk(2000, 1500)
    mask = np.zeros(card.shape[:2], np.uint8)
    cv2.rectangle(mask, (60, 0), (990, 600), 255, -1)
    cv2.rectangle(mask, (0, 60), (1050, 540), 255, -1)
    for x, y in ((60, 60), (990, 60), (60, 540), (990, 540)):
        cv2.circle(mask, (x, y), 60, 255, -1)
    table[450:1050, 475:1525][mask > 0] = card[mask > 0]
    (found,) = find_cards(table, rapid)
    assert np.abs(np.subtract(found.quad[0], (475, 450))).max() < 12
    assert found.reasons


def test_small_in_the_frame(rapid: RapidEngine) -> None:
    picture = place(desk(4000, 3000), draw_card(), (2900, 700), 380, 4)
    (found,) = find_cards(picture, rapid)
    assert np.hypot(*np.subtract(found.quad[1], found.quad[0])) == pytest.approx(380, rel=0.06)


def test_touching_cards_are_apart(rapid: RapidEngine) -> None:
    picture = place(desk(2400, 1500), draw_card(), (650, 760), 1000, 0)
    picture = place(picture, draw_card(paper=(214, 226, 240)), (1654, 760), 1000, 0.5)
    assert read(picture, rapid) == [WANTED, WANTED]


def test_perspective(rapid: RapidEngine) -> None:
    corners = [(560.0, 420.0), (1500.0, 470.0), (1720.0, 1130.0), (330.0, 1050.0)]
    (lines,) = read(place_corners(desk(2000, 1500), draw_card(), corners), rapid)
    assert lines == WANTED


@pytest.mark.slow
@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
@pytest.mark.parametrize("tilt", [-25, -15, -5, 5, 15, 25])
def test_any_turn_gives_the_same_text(rapid: RapidEngine, quarter: int, tilt: int) -> None:
    picture = place(desk(2000, 2000), draw_card(), (1000, 1000), 1250, quarter + tilt)
    (lines,) = read(picture, rapid)
    assert lines == WANTED


def test_a_level_card_on_a_table_like_itself_is_cut_out(rapid: RapidEngine) -> None:
    # Its edges are so faint that the quick views miss them, and all its print runs level.
    table = np.full((1500, 2000, 3), (236, 236, 232), np.uint8)
    table[:, :60] = table[:, -60:] = (70, 90, 120)
    picture = place(table, draw_card(), (1000, 760), 1000, 0.4)
    (found,) = find_cards(picture, rapid)
    assert np.abs(np.subtract(found.quad[0], (500, 474))).max() < 30


@pytest.mark.parametrize("height", [420, 600])
def test_a_wide_or_square_card_of_two_colours_is_no_pair(rapid: RapidEngine, height: int) -> None:
    card = draw_card(600, height, lines=LINES[:4]).copy()
    card[:, :200] = (40, 70, 140)
    cv2.putText(card, "NW", (50, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, (250, 250, 250), 5)
    assert len(find_cards(place(desk(1600, 1200), card, (800, 600), 700, 4), rapid)) == 1


def test_equal_cards_that_touch_are_two(rapid: RapidEngine) -> None:
    card = draw_card()
    both = np.concatenate([card, np.full((4, card.shape[1], 3), 150, np.uint8), card])
    assert len(find_cards(place(desk(1600, 1200), both, (800, 600), 640, 4), rapid)) == 2


def test_a_card_of_two_colours_is_one(rapid: RapidEngine) -> None:
    card = draw_card().copy()
    card[:, 560:] = (150, 30, 40)
    cv2.putText(card, "NORTH", (620, 300), cv2.FONT_HERSHEY_SIMPLEX, 3, (255, 255, 255), 10)
    corners = [(420.0, 400.0), (1560.0, 470.0), (1700.0, 1150.0), (300.0, 1080.0)]
    assert len(find_cards(place_corners(desk(2000, 1500), card, corners), rapid)) == 1


def test_boxes_on_the_page_below_are_no_cards(rapid: RapidEngine) -> None:
    ground = printed_page(2000, 1500, 90).copy()
    cv2.rectangle(ground, (80, 60), (480, 290), (196, 214, 232), -1)
    cv2.putText(ground, "GALLERY", (120, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, (40, 40, 60), 5)
    picture = place(ground, draw_card(paper=(228, 236, 246)), (1150, 850), 1150, 5)
    (found,) = find_cards(picture, rapid)
    assert np.hypot(*np.subtract(found.quad[1], found.quad[0])) == pytest.approx(1150, rel=0.03)


def test_a_small_card_on_a_page_of_its_own_colour(rapid: RapidEngine) -> None:
    ground = printed_page(2400, 1800, 4)
    picture = place(ground, draw_card(paper=(232, 230, 224)), (1500, 700), 480, -14)
    (found,) = find_cards(picture, rapid)
    assert np.hypot(*np.subtract(found.quad[1], found.quad[0])) == pytest.approx(480, rel=0.05)


def test_a_page_without_a_card_has_none_cut_out(rapid: RapidEngine) -> None:
    ground = printed_page(2000, 1500, 0).copy()
    cv2.rectangle(ground, (700, 400), (1300, 760), (120, 120, 120), -1)
    (found,) = find_cards(ground, rapid)
    assert np.hypot(*np.subtract(found.quad[1], found.quad[0])) == pytest.approx(2000, rel=0.01)


@pytest.mark.parametrize(("width", "turn"), [(900, 7), (640, -20), (620, 0)])
def test_a_keyboard_and_a_telephone_are_no_cards(
    rapid: RapidEngine, width: float, turn: float
) -> None:
    table = desk(2000, 1500).copy()
    for row in range(4):
        for key in range(14):
            x, y = 60 + key * 92, 40 + row * 92
            cv2.rectangle(table, (x, y), (x + 78, y + 78), (38, 38, 42), -1)
            cv2.putText(
                table,
                chr(65 + (row * 14 + key) % 26),
                (x + 24, y + 52),
                cv2.FONT_HERSHEY_SIMPLEX,
                1,
                (225, 225, 225),
                2,
            )
    cv2.rectangle(table, (1560, 120), (1900, 800), (16, 16, 20), -1)
    cv2.fillConvexPoly(
        table, np.array([[0, 900], [420, 820], [560, 1500], [0, 1500]]), (232, 230, 226)
    )
    (found,) = find_cards(place(table, draw_card(), (1000, 960), width, turn), rapid)
    assert np.hypot(*np.subtract(found.quad[1], found.quad[0])) == pytest.approx(width, rel=0.05)


@pytest.mark.parametrize("seed", [301, 306, 314])
def test_on_a_desk_with_a_keyboard_the_card_is_cut_out(rapid: RapidEngine, seed: int) -> None:
    photo = compose("cluttered", seed)
    (found,) = find_cards(photo.picture, rapid)
    card, true = to_points(found.quad), photo.quads[0]
    common = overlap_of(card, true)
    assert common > 0.9 * (area_of(card) + area_of(true) - common)


@pytest.mark.parametrize(
    ("kind", "seed"),
    [("far", 118), ("far", 121), ("far", 127), ("tray", 115), ("printed", 117), ("printed", 119)],
)
def test_cards_whose_print_shows_only_close_up(rapid: RapidEngine, kind: str, seed: int) -> None:
    photo = compose(kind, seed)
    found = [to_points(card.quad) for card in find_cards(photo.picture, rapid)]
    assert len(found) == len(photo.quads)
    for true in photo.quads:
        card = max(found, key=lambda card: overlap_of(card, true))
        common = overlap_of(card, true)
        assert common > 0.8 * (area_of(card) + area_of(true) - common)


def test_a_line_that_a_side_cuts_is_taken_in_whole() -> None:
    card = np.array([[100, 100], [500, 100], [500, 340], [100, 340]], np.float32)
    line = np.array([[120, 325], [400, 325], [400, 350], [120, 350]], np.float32)
    blob = np.array([[90, 90], [520, 90], [520, 360], [90, 360]], np.float32)
    assert np.allclose(with_whole(card, [line]), [[100, 100], [500, 100], [500, 350], [100, 350]])
    assert np.array_equal(with_whole(card, []), card)
    assert np.array_equal(with_whole(card, [blob]), card)


def test_same_photo_same_cards(rapid: RapidEngine) -> None:
    picture = place(desk(1600, 1200), draw_card(), (800, 600), 900, 33)
    assert find_cards(picture, rapid) == find_cards(picture, rapid)
