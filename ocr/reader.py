"""The door of this room: a photo in, its cards out, straightened and read."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr.again import read_again
from ocr.card import Card, Code, Photo
from ocr.chinese import mend_chinese
from ocr.codes import read_codes, shows_code
from ocr.engine import Engine, Picture, Quad
from ocr.finder import Found, find_cards
from ocr.geometry import Points, to_points, to_quad
from ocr.glance import within
from ocr.greek import mend_greek
from ocr.hebrew import mend_hebrew
from ocr.lines import tidy_lines
from ocr.overlooked import add_overlooked
from ocr.quality import judge_quality, judge_unread
from ocr.second import UNREAD, SecondReader, read_other_scripts
from ocr.straighten import flatten, move_quad
from ocr.tracking import close_letters
from ocr.upright import read_upright, turn_quad


def read_cards(
    photo: Photo, engine: Engine, second: SecondReader | None = None
) -> tuple[Card, ...]:
    """Every card in ``photo``, left to right and top to bottom; () when it shows none.

    With a ``second`` reader, print in scripts that ``engine`` lacks is given to it. A photo
    of which nothing can be read, but that shows why, gives one card without lines that warns.
    """
    seen = [
        _read_card(photo.picture, found, engine, second)
        for found in find_cards(photo.picture, engine)
    ]
    cards = [card for card in seen if _says_something(card) or not engine.scripts]
    if not cards:
        cards = [card for card in seen if card.warnings] or _illegible(photo.picture, engine)
    return tuple(replace(card, index=index) for index, card in enumerate(cards))


def _read_card(picture: Picture, found: Found, engine: Engine, second: SecondReader | None) -> Card:
    flat = flatten(picture, found.quad, found.texts)
    upright, turn, read, silent = read_upright(flat.picture, engine)
    own = lines = tidy_lines(add_overlooked(upright, read, engine))
    unread: tuple[str, ...] = ()
    if second is not None:
        checked = read_other_scripts(upright, lines, silent, engine, second)
        lines, unread = checked.lines, checked.warnings
    lines = read_again(upright, lines, own, engine)
    lines = mend_greek([mend_chinese(mend_hebrew(close_letters(line))) for line in lines])
    codes = read_codes(upright)
    if not codes and shows_code(within(upright, 800)):
        codes = tuple(
            Code(code.text, code.symbology, _placed(code.quad, flat.to_flat, flat.picture, turn))
            for code in _codes_around(picture, found.quad)
        )
    turns = (turn // 90 + flat.turns) % 4
    corners = np.roll(to_points(found.quad), turns, axis=0)
    is_read = lines or codes or unread
    quality = judge_quality(upright, lines, silent) if is_read else judge_unread(upright, silent)
    return Card(upright, to_quad(corners), 90 * turns, lines, codes, (*quality, *unread))


def _says_something(card: Card) -> bool:
    # A single letter is the rim of a blank card or a stain, read as "1" or the like.
    letters = sum(len(line.text) for line in card.lines)
    return letters > 1 or bool(card.codes) or any(w.startswith(UNREAD) for w in card.warnings)


def _illegible(picture: Picture, engine: Engine) -> list[Card]:
    """The photo itself as a card that cannot be read, when it shows print and why."""
    warnings = judge_unread(picture) if engine.scripts else ()
    height, width = picture.shape[:2]
    frame = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    return [Card(picture, frame, 0, (), (), warnings)] if warnings else []


def _codes_around(picture: Picture, quad: Quad) -> list[Code]:
    """Codes in the photo as it is, around a card: straightening may have blurred them."""
    x, y, width, height = cv2.boundingRect(to_points(quad))
    left, top = max(0, x), max(0, y)
    part = np.ascontiguousarray(picture[top : y + height, left : x + width])
    if not part.size:
        return []
    shift: Points = np.array([left, top], np.float32)
    return [
        Code(code.text, code.symbology, to_quad(to_points(code.quad) + shift))
        for code in read_codes(part)
    ]


def _placed(quad: Quad, to_flat: np.ndarray, flat: Picture, turn: int) -> Quad:
    return turn_quad(move_quad(quad, to_flat), flat.shape[1], flat.shape[0], turn)
