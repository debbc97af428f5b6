"""Verdicts on pictures: bad ones are named, good ones are left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from ocr.card import Photo
from ocr.engine import Picture
from ocr.quality import BLURRED, GLARE, SMALL, judge_quality
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from tests.ocr.fakes import LINES, desk, draw_card, place
from tests.samples.test_samples import PHOTOS

BUSY = tuple((f"Line {i}: kirsche{i}@example.com, ext. {i * 37}", 30) for i in range(11))


def photo_of(picture: np.ndarray) -> Photo:
    return Photo(np.asarray(picture, np.uint8), 0, "JPEG")


def warnings_of(picture: Picture, engine: RapidEngine) -> tuple[str, ...]:
    (card,) = read_cards(photo_of(picture), engine)
    return card.warnings


def test_a_good_card_gets_no_warning(rapid: RapidEngine) -> None:
    assert warnings_of(draw_card(), rapid) == ()


def test_small_but_legible_gets_no_warning(rapid: RapidEngine) -> None:
    small = cv2.resize(draw_card(), None, fx=0.45, fy=0.45, interpolation=cv2.INTER_AREA)
    assert warnings_of(np.asarray(small, np.uint8), rapid) == ()


@pytest.mark.parametrize("sigma", [5.5, 7])
def test_blurred(rapid: RapidEngine, sigma: float) -> None:
    blurred = cv2.GaussianBlur(draw_card(lines=BUSY), (0, 0), sigma)
    assert BLURRED in warnings_of(np.asarray(blurred, np.uint8), rapid)


def test_too_small(rapid: RapidEngine) -> None:
    small = cv2.resize(draw_card(lines=BUSY), None, fx=0.2, fy=0.2, interpolation=cv2.INTER_AREA)
    assert SMALL in warnings_of(np.asarray(small, np.uint8), rapid)


def test_glare(rapid: RapidEngine) -> None:
    card = draw_card(paper=(170, 168, 160), lines=BUSY).astype(np.float32)
    spot = np.zeros(card.shape[:2], np.float32)
    cv2.circle(spot, (420, 260), 95, 1.0, -1)
    spot = cv2.GaussianBlur(spot, (0, 0), 28)[:, :, None]
    lit = np.asarray(np.clip(card + 420 * spot, 0, 255), np.uint8)
    assert GLARE in warnings_of(lit, rapid)


def test_no_lines_no_verdict() -> None:
    assert judge_quality(np.full((60, 100, 3), 255, np.uint8), ()) == ()


@pytest.mark.parametrize("paper", [(20, 20, 30), (255, 255, 255), (240, 210, 60)])
def test_paper_colours_are_no_glare(rapid: RapidEngine, paper: tuple[int, int, int]) -> None:
    ink = (250, 250, 250) if sum(paper) < 300 else (20, 20, 20)
    assert warnings_of(draw_card(paper=paper, ink=ink), rapid) == ()


@pytest.mark.parametrize("sigma", [9, 14])
@pytest.mark.parametrize("on_desk", [False, True])
def test_so_blurred_that_no_print_is_detected(
    rapid: RapidEngine, sigma: float, on_desk: bool
) -> None:
    picture = draw_card()
    if on_desk:
        picture = place(desk(2000, 1500), picture, (1000, 760), 1100, 12)
    (card,) = read_cards(photo_of(cv2.GaussianBlur(picture, (0, 0), sigma)), rapid)
    assert (card.lines, card.warnings) == ((), (BLURRED,))


@pytest.mark.parametrize("sigma", [6, 7, 8])
def test_a_letter_or_two_of_a_blurred_card_are_no_reading(rapid: RapidEngine, sigma: float) -> None:
    (card,) = read_cards(photo_of(cv2.GaussianBlur(draw_card(), (0, 0), sigma)), rapid)
    assert BLURRED in card.warnings


def test_no_card_is_not_a_blurred_card(rapid: RapidEngine) -> None:
    plain = np.full((900, 1200, 3), (104, 76, 52), np.uint8)
    shade = np.linspace(0.6, 1.3, 1200)[None, :, None]
    lit = np.clip(plain * shade, 0, 255).astype(np.uint8)
    blank = place(desk(2000, 1500), np.full((600, 1050, 3), 246, np.uint8), (1000, 760), 1100, 12)
    for picture in (lit, desk(1600, 1200), blank, np.asarray(Image.open(PHOTOS / "hills.jpg"))):
        assert read_cards(photo_of(picture), rapid) == ()


def test_the_sharp_card_beside_a_blurred_one_is_the_only_one(rapid: RapidEngine) -> None:
    soft = cv2.GaussianBlur(draw_card(), (0, 0), 14)
    picture = place(desk(2400, 1500), np.asarray(soft, np.uint8), (620, 760), 1000, 3)
    picture = place(picture, draw_card(), (1780, 740), 1000, -4)
    (card,) = read_cards(photo_of(picture), rapid)
    assert [line.text for line in card.lines] == [text for text, _ in LINES]
