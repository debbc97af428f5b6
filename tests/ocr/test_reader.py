"""Photos in, cards out: found, straightened, upright, read."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.card import Photo
from ocr.engine import Picture
from ocr.null import NullEngine
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from tests.ocr.fakes import LINES, desk, draw_card, place


def photo_of(picture: Picture) -> Photo:
    return Photo(picture, 0, "JPEG")


def texts_of(picture: Picture, engine: RapidEngine) -> list[list[str]]:
    return [[line.text for line in card.lines] for card in read_cards(photo_of(picture), engine)]


WANTED = [text for text, _ in LINES]


def test_flat_scan_is_one_card(rapid: RapidEngine) -> None:
    (card,) = read_cards(photo_of(draw_card()), rapid)
    assert [line.text for line in card.lines] == WANTED
    assert card.turn == 0
    assert card.picture.shape == (600, 1050, 3)


def test_card_on_a_desk(rapid: RapidEngine) -> None:
    picture = place(desk(2000, 1500), draw_card(), (1000, 760), 1100, 12)
    (card,) = read_cards(photo_of(picture), rapid)
    assert [line.text for line in card.lines] == WANTED
    assert np.hypot(*np.subtract(card.quad[1], card.quad[0])) == pytest.approx(1100, rel=0.02)


def test_upside_down(rapid: RapidEngine) -> None:
    picture = place(desk(2000, 1500), draw_card(), (1000, 760), 1100, 185)
    (card,) = read_cards(photo_of(picture), rapid)
    assert [line.text for line in card.lines] == WANTED
    assert card.turn == 180


def test_several_cards_in_reading_order(rapid: RapidEngine) -> None:
    picture = desk(2400, 1800)
    names = ["Ada One", "Bea Two", "Cy Three"]
    for name, middle in zip(names, [(620, 450), (1800, 520), (900, 1350)], strict=True):
        card = draw_card(lines=((name, 70), ("Phone +1 202 555 0143", 40), ("www.example.com", 40)))
        picture = place(picture, card, middle, 950, 3)
    cards = read_cards(photo_of(picture), rapid)
    assert [card.lines[0].text for card in cards] == names
    assert [card.index for card in cards] == [0, 1, 2]


def test_nothing_on_a_desk(rapid: RapidEngine) -> None:
    assert read_cards(photo_of(desk(1600, 1200)), rapid) == ()


def test_cards_are_found_without_reading() -> None:
    picture = place(desk(2000, 1500), draw_card(), (1000, 760), 1100, 12)
    (card,) = read_cards(photo_of(picture), NullEngine())
    assert card.lines == ()
    assert card.picture.shape[1] > 1000
