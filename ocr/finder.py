"""Where the cards are: every card in a photo as a quad, with the reasons.

Guessed outlines (:mod:`ocr.outlines`) are judged (:mod:`ocr.evidence`); here the best
set that does not overlap is chosen. The whole frame is a guess like any other: a flat
scan is one card, and frames or logo boxes printed on it are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.engine import Engine, Picture, Quad
from ocr.evidence import FRAME, Verdict, judge_outlines
from ocr.geometry import (
    Points,
    area_of,
    aspect_of,
    order_corners,
    share_inside,
    sides_of,
    thickness_of,
    to_quad,
)
from ocr.glance import (
    FAR,
    FEW,
    LOOK,
    glance_at_print,
    is_full_of_detail,
    look_at_print,
    look_closely,
    look_into_blobs,
    shrink_to,
)
from ocr.ground import find_keys, is_flat, is_ground
from ocr.many import blank_alike, choose_many, hold_print, may_be_many, usual_size
from ocr.on_page import cards_on_page, stand_on_page
from ocr.outlines import (
    propose_faint_patches,
    propose_from_edges,
    propose_patches,
    propose_plain_patches,
)
from ocr.pages import print_inside
from ocr.selection import (
    alike_cards,
    best_set,
    blank_beside,
    in_reading_order,
    join_halves,
    split_pairs,
)
from ocr.siblings import find_siblings

_ENOUGH = 2.6
"""Score of a card: about three good sides, card-like proportions and some print."""
_FAINT_STEP = 1.5
"""Lab units between a card and a scanner's lid of nearly its colour."""
_BLANK = 3.3
"""Score of a card without print that shows at this size: all sides and proportions right."""
_CERTAIN = 3.8
"""Score of a card with print that needs no closer look: all its sides show."""
_LEGIBLE = 600
"""Long side, in pixels of the photo, of a card whose print must show close up."""
_MOVED = 0.1
"""How far a side is moved out, as a share of the card, to take in a line that it cuts."""
_THICK = 0.3
"""A line of print is lower than this share of its card."""


@dataclass(frozen=True)
class Found:
    """One card in a photo."""

    quad: Quad
    """Corners in photo pixels, clockwise from the corner nearest the top left."""
    reasons: tuple[str, ...]
    """Why this is believed to be a card."""
    texts: tuple[Quad, ...]
    """Text boxes in it, in photo pixels, as far as the small picture shows them."""


def find_cards(picture: Picture, engine: Engine) -> tuple[Found, ...]:
    """Every card in ``picture``, left to right and top to bottom; () when there is none.

    Args:
        picture: RGB, any size.
        engine: only its ``detect`` is used, on a small picture, and close up where print is
            small or a card looks blank. One that reads no script at all cannot miss text
            either: cards are then believed without any.
    """
    small, scale = shrink_to(picture, LOOK)
    boxes, seen_all = glance_at_print(small, engine)
    closely: list[Points] | None = None
    # Cards far away, or on a page of small print: it shows only closer up.
    far = scale < FAR and (len(boxes) <= FEW or is_full_of_detail(small, boxes))
    if far:
        boxes = look_closely(picture, scale, engine)
    boxes = look_into_blobs(picture, scale, boxes, engine)
    if far:
        closely = boxes
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.uint8)
    scene = _scene_of(lab, boxes)
    verdicts, cards = _search(scene)
    if closely is None and not seen_all and blank_beside(verdicts, cards):
        # What looks blank may have print too small for a glance.
        boxes = look_into_blobs(picture, scale, look_at_print(small, engine), engine)
        scene = _scene_of(lab, boxes)
        verdicts, cards = _search(scene)
    texts = scene.texts
    if may_be_many(verdicts, cards, texts):
        if closely is None:
            closely = look_closely(picture, scale, engine)
        many = _find_many(picture, scale, replace(scene, texts=closely), engine)
        if many and len(many) >= len(cards):
            return many
    cards = _with_print(cards, texts, picture, scale, engine)
    if not stand_on_page(cards, texts):
        on_page = cards_on_page(picture, scale, texts, engine, _size(scene.frame))
        if on_page:
            return tuple(
                Found(to_quad(order_corners(verdict.points) / scale), verdict.reasons, own)
                for verdict, own in on_page
            )
    if not cards and (texts or not engine.scripts):
        cards = [scene.frame]
    return tuple(_found(verdict, texts, scale) for verdict in in_reading_order(cards))


@dataclass(frozen=True)
class _Scene:
    """What is seen of a photo before any card is known."""

    lab: Picture
    """The small picture, CIE L*a*b*."""
    texts: Sequence[Points]
    """Text boxes in it."""
    keys: tuple[Points, ...]
    """Middles of a keyboard's keys, whose letters are no card's print."""
    frame: Verdict
    """The whole picture as a card."""


def _scene_of(lab: Picture, boxes: Sequence[Points]) -> _Scene:
    keys = find_keys(boxes)
    texts = tuple(box for i, box in enumerate(boxes) if i not in keys)
    height, width = lab.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    (frame,) = judge_outlines(lab, texts, [whole])
    return _Scene(lab, texts, tuple(boxes[i].mean(axis=0) for i in sorted(keys)), frame)


def _search(scene: _Scene) -> tuple[list[Verdict], list[Verdict]]:
    """All outlines that may be cards, and the cards among them; none when the frame is one.

    From quick to thorough, until every line is explained.
    """
    lab, texts, frame = scene.lab, scene.texts, scene.frame
    verdicts: list[Verdict] = []
    cards: list[Verdict] = []
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        guesses = _without_keys(propose(lab, texts), scene.keys)
        verdicts += judge_outlines(lab, texts, guesses, _ENOUGH)
        cards = _cards_among(verdicts, scene)
        halves = join_halves(cards)
        pairs = split_pairs(cards)
        if halves or pairs:
            verdicts += judge_outlines(lab, texts, [*halves, *pairs], _ENOUGH)
            cards = _cards_among(verdicts, scene)
        if any(area_of(half) > FRAME * frame.area for half in halves):
            return verdicts, []
        if _is_convincing(cards, lab, texts):
            break
    return verdicts, cards


def _cards_among(verdicts: Sequence[Verdict], scene: _Scene) -> list[Verdict]:
    """The best set of outlines that do not overlap; none when the frame itself is the card."""
    good = [
        v
        for v in verdicts
        if v.edge >= 0.6
        and (v.weakest > 0.3 or v.edge >= 0.8)
        and v.score >= (_ENOUGH if v.inside else _BLANK)
    ]
    best = max(good, key=lambda v: v.value, default=scene.frame)
    if best.area >= FRAME * scene.frame.area:
        return []
    within = [v for v in good if v.area < FRAME * scene.frame.area]
    cards = alike_cards(best_set(within, scene.texts), scene.texts)
    # Where a keyboard lies the picture is no flat card, whatever its print looks like.
    return cards if scene.keys or is_ground(cards, scene.texts, _size(scene.frame)) else []


def _find_many(picture: Picture, scale: float, scene: _Scene, engine: Engine) -> tuple[Found, ...]:
    """Cards of one size laid out together; () unless they explain nearly all print.

    Args:
        picture: the photo.
        scale: of the small picture, in its pixels per pixel of the photo.
        scene: what is seen of it, with all text boxes that show closely.
        engine: only its ``detect`` is used, once per card without print so far.
    """
    lab, keys = scene.lab, scene.keys
    texts = _without_keys(scene.texts, keys)
    # The ground is even where there are faint patches, so that the least step is an edge.
    faint = _without_keys(propose_faint_patches(lab), keys)
    verdicts = judge_outlines(lab, texts, faint, _ENOUGH, _FAINT_STEP)
    guesses: list[Points] = []
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        guesses += _without_keys(propose(lab, texts), keys)
    verdicts += judge_outlines(lab, texts, guesses, _ENOUGH)
    cards = choose_many(verdicts, texts)
    if not cards:
        return ()
    size = usual_size(cards)
    cards += [
        verdict
        for verdict in blank_alike(verdicts, cards)
        if print_inside(picture, verdict.points / scale, engine)
    ]
    around = find_siblings(lab, texts, [card.points for card in cards], size)
    cards += judge_outlines(lab, texts, around)
    if not hold_print(cards, texts):
        return ()
    return tuple(_found(verdict, texts, scale) for verdict in in_reading_order(cards))


def _without_keys(outlines: Sequence[Points], keys: Sequence[Points]) -> list[Points]:
    """Those in which no keys lie: part of a keyboard is no card."""
    return [
        points
        for points in outlines
        if not any(cv2.pointPolygonTest(points, (float(x), float(y)), False) > 0 for x, y in keys)
    ]


def _with_print(
    cards: list[Verdict], texts: Sequence[Points], picture: Picture, scale: float, engine: Engine
) -> list[Verdict]:
    """Without what is blank even close up beside cards with lines: a telephone, a sheet."""
    lined = [any(_is_line(texts[i], card) for i in card.inside) for card in cards]
    if all(lined) or not any(lined):
        return cards
    return [
        card
        for card, sure in zip(cards, lined, strict=True)
        if sure
        or max(sides_of(card.points)) / scale < _LEGIBLE
        or print_inside(picture, card.points / scale, engine)
    ]


def _is_line(text: Points, card: Verdict) -> bool:
    """Whether it is low beside its card: what fills it both ways may be a gleam of the ground."""
    return thickness_of(text) < _THICK * min(sides_of(card.points))


def _is_convincing(cards: Sequence[Verdict], lab: Picture, texts: Sequence[Points]) -> bool:
    """Whether the cards, or when there are none the frame as a flat scan, explain all print."""
    if not cards:
        return not texts or is_flat(lab, texts)
    held = frozenset[int]().union(*(card.inside for card in cards))
    proper = all(
        card.weakest >= 0.75
        and 1.25 < aspect_of(card.points) < 2.1
        and not card.crossing
        and card.score >= (_CERTAIN if card.inside else _BLANK)
        for card in cards
    )
    return proper and len(held) == len(texts)


def _size(frame: Verdict) -> tuple[int, int]:
    width, height = frame.points[2]
    return int(width), int(height)


def _found(verdict: Verdict, texts: Sequence[Points], scale: float) -> Found:
    cut = [texts[i] for i in verdict.crossing if share_inside(texts[i], verdict.points) > 0.5]
    corners = order_corners(with_whole(verdict.points, cut))
    return Found(
        to_quad(corners / scale),
        verdict.reasons,
        tuple(to_quad(texts[i] / scale) for i in sorted(verdict.inside)),
    )


def with_whole(points: Points, lines: Sequence[Points]) -> Points:
    """The outline with its sides moved out, by a tenth at most, so that ``lines`` are whole."""
    if not lines:
        return points
    unit = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    to_card = cv2.getPerspectiveTransform(np.asarray(points, np.float32), unit)
    boxes = [cv2.perspectiveTransform(line[None], to_card)[0] for line in lines]
    # What fills much of the card both ways is no line but a card too far away for lines.
    placed = [box for box in boxes if (box.max(axis=0) - box.min(axis=0)).min() < _THICK]
    if not placed:
        return points
    low = np.clip(np.concatenate(placed).min(axis=0), -_MOVED, 0.0)
    high = np.clip(np.concatenate(placed).max(axis=0), 1.0, 1.0 + _MOVED)
    wider = np.array([low, (high[0], low[1]), high, (low[0], high[1])], np.float32)
    moved = cv2.perspectiveTransform(wider[None], np.linalg.inv(to_card))[0]
    return np.asarray(moved, np.float32)
