"""The door of this room: a photo in, its cards out, straightened and read."""

from __future__ import annotations

import numpy as np

from ocr.card import Card, Photo
from ocr.codes import read_codes
from ocr.engine import Engine, Picture
from ocr.finder import Found, find_cards
from ocr.geometry import to_points, to_quad
from ocr.lines import tidy_lines
from ocr.straighten import flatten
from ocr.upright import read_upright


def read_cards(photo: Photo, engine: Engine) -> tuple[Card, ...]:
    """Every card in ``photo``, left to right and top to bottom; () when it shows none."""
    cards: list[Card] = []
    for found in find_cards(photo.picture, engine):
        card = _read_card(photo.picture, found, engine, len(cards))
        if card is not None:
            cards.append(card)
    return tuple(cards)


def _read_card(picture: Picture, found: Found, engine: Engine, index: int) -> Card | None:
    flat = flatten(picture, found.quad, found.texts)
    upright, turn, lines = read_upright(flat.picture, engine)
    turn = (turn + 90 * flat.turns) % 360
    codes = read_codes(upright)
    if not lines and not codes and engine.scripts:
        return None
    # An engine that reads nothing still shows which cards there are.
    corners = np.roll(to_points(found.quad), turn // 90, axis=0)
    return Card(upright, to_quad(corners), turn, tidy_lines(lines), codes, (), index)
