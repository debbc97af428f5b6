"""Where the cards are: every card in a photo as a quad, with the reasons.

Guessed outlines (:mod:`ocr.outlines`) are judged (:mod:`ocr.evidence`); here the best
set that does not overlap is chosen. The whole frame is a guess like any other: a flat
scan is one card, and frames or logo boxes printed on it are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.engine import Engine, Picture, Quad
from ocr.evidence import Verdict, judge_outlines
from ocr.geometry import (
    Points,
    area_of,
    aspect_of,
    order_corners,
    share_inside,
    sides_of,
    thickness_of,
    to_points,
    to_quad,
)
from ocr.ground import cuts_lines, find_keys, is_flat, is_ground
from ocr.many import blank_alike, choose_many, hold_print, may_be_many, usual_size
from ocr.outlines import (
    propose_faint_patches,
    propose_from_edges,
    propose_patches,
    propose_plain_patches,
)
from ocr.pages import (
    TURNED,
    WIPED,
    cut_length,
    is_page,
    lies_on_page,
    print_inside,
    turned_by,
    wipe_print,
)
from ocr.selection import alike_cards, best_set, in_reading_order, join_halves
from ocr.siblings import find_siblings

_LOOK = 720
"""Long side, in pixels, of the small picture everything here looks at."""
_GLANCE = 512
"""Long side of the smaller one on which the print of most cards still shows."""
_SMALL_PRINT = 15.0
"""Height, in pixels of the glance, of text boxes so low that print beside them may have no box:
where a quarter of all is lower, there may be more."""
_CLOSER = 1600
"""Long side for cards so far away that hardly any print shows at :data:`_LOOK`."""
_FEW = 2
"""With no more lines than this to be seen, the photo is looked at more closely."""
_ENOUGH = 2.6
"""Score of a card: about three good sides, card-like proportions and some print."""
_FAINT_STEP = 1.5
"""Lab units between a card and a scanner's lid of nearly its colour."""
_BLANK = 3.3
"""Score of a card without print that shows at this size: all sides and proportions right."""
_CERTAIN = 3.8
"""Score of a card with print that needs no closer look: all its sides show."""
_PATCH = 3.0
"""Score of a patch on a printed page, before its own print is looked for."""
_SEEN = 0.85
"""Share of its outline along which the edge of a card on a printed page shows."""
_LEGIBLE = 600
"""Long side, in pixels of the photo, of a card whose print must show close up."""
_MOVED = 0.1
"""How far a side is moved out, as a share of the card, to take in a line that it cuts."""
_CONTRAST = 24
"""Gray levels within 5 pixels that print, even pale print, has and a plain table has not."""
_AIR = 24
"""Pixels around what may be print, so that a detector sees it whole."""
_THICK = 0.3
"""A line of print is lower than this share of its card."""
_FRAME = 0.93
"""An outline that fills this share of the frame is the frame."""


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
        engine: only its ``detect`` is used, on a small picture. One that reads no script
            at all cannot miss text either: cards are then believed without any.
    """
    small, scale = _shrink(picture, _LOOK)
    texts = _look_for_print(small, engine)
    closely: list[Points] | None = None
    if len(texts) <= _FEW and scale < 0.6:
        # Cards far away: their print shows only closer up.
        texts = closely = _look_closely(picture, scale, engine)
    keys = find_keys(texts)
    letters = [texts[i].mean(axis=0) for i in keys]
    texts = [text for i, text in enumerate(texts) if i not in keys]
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.uint8)
    height, width = lab.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    (frame,) = judge_outlines(lab, texts, [whole])
    verdicts: list[Verdict] = []
    cards: list[Verdict] = []
    # From quick to thorough, until every line is explained.
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        guesses = [quad for quad in propose(lab, texts) if not _holds(quad, letters)]
        verdicts += judge_outlines(lab, texts, guesses, _ENOUGH)
        cards = _cards_among(verdicts, frame, texts)
        halves = join_halves(cards)
        if halves:
            verdicts += judge_outlines(lab, texts, halves, _ENOUGH)
            cards = _cards_among(verdicts, frame, texts)
        if any(area_of(half) > _FRAME * frame.area for half in halves):
            cards = []
            break
        if _is_convincing(cards, lab, texts):
            break
    if may_be_many(verdicts, cards, texts):
        if closely is None:
            closely = _look_closely(picture, scale, engine)
        many = _find_many(picture, scale, lab, closely, engine)
        if many and len(many) >= len(cards):
            return many
    cards = _with_print(cards, texts, picture, scale, engine)
    if not _stand_on_page(cards, texts):
        on_page = _cards_on_page(picture, scale, texts, engine, (width, height))
        if on_page:
            return on_page
    if not cards and (texts or not engine.scripts):
        cards = [frame]
    return tuple(_found(verdict, texts, scale) for verdict in in_reading_order(cards))


def _look_for_print(small: Picture, engine: Engine) -> list[Points]:
    """Text boxes; the plain rim of a photo, which holds none, is not looked at.

    A glance tells where large print is, and whether a look at the whole is needed.
    """
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    around = np.ones((5, 5), np.uint8)
    contrast = cv2.subtract(cv2.dilate(gray, around), cv2.erode(gray, around))
    # Specks of grain do not survive this, letters in their row do.
    busy = cv2.morphologyEx(
        np.where(contrast > _CONTRAST, 255, 0).astype(np.uint8), cv2.MORPH_OPEN, around
    )
    x, y, width, height = cv2.boundingRect(busy)
    left, top = max(0, x - _AIR), max(0, y - _AIR)
    part = small[top : y + height + _AIR, left : x + width + _AIR]
    if not width or part.shape[0] * part.shape[1] > 0.85 * gray.size:
        part, left, top = small, 0, 0
    shift: Points = np.array([left, top], np.float32)
    glance, scale = _shrink(part, round(_GLANCE / _LOOK * max(part.shape[:2])))
    found = [to_points(quad) / scale for quad in engine.detect(glance)]
    heights = [scale * thickness_of(box) for box in found]
    if len(found) <= _FEW or float(np.quantile(heights, 0.25)) < _SMALL_PRINT:
        found = [to_points(quad) for quad in engine.detect(np.ascontiguousarray(part))]
    return [box + shift for box in found]


def _cards_among(
    verdicts: Sequence[Verdict], frame: Verdict, texts: Sequence[Points]
) -> list[Verdict]:
    """The best set of outlines that do not overlap; none when the frame itself is the card."""
    good = [
        v
        for v in verdicts
        if v.edge >= 0.6
        and (v.weakest > 0.3 or v.edge >= 0.8)
        and v.score >= (_ENOUGH if v.inside else _BLANK)
    ]
    best = max(good, key=lambda v: v.value, default=frame)
    if best.area >= _FRAME * frame.area:
        return []
    within = [v for v in good if v.area < _FRAME * frame.area]
    cards = alike_cards(best_set(within, texts), texts)
    return cards if is_ground(cards, texts, _size(frame)) else []


def _look_closely(picture: Picture, scale: float, engine: Engine) -> list[Points]:
    """Text boxes that a larger copy shows, in pixels of the small picture."""
    closer, factor = _shrink(picture, _CLOSER)
    return [to_points(quad) * (scale / factor) for quad in engine.detect(closer)]


def _find_many(
    picture: Picture, scale: float, lab: Picture, texts: Sequence[Points], engine: Engine
) -> tuple[Found, ...]:
    """Cards of one size laid out together; () unless they explain nearly all print.

    Args:
        picture: the photo.
        scale: of the small picture, in its pixels per pixel of the photo.
        lab: the small picture, CIE L*a*b*.
        texts: text boxes seen closely, in pixels of the small picture.
        engine: only its ``detect`` is used, once per card without print so far.
    """
    # The ground is even where there are faint patches, so that the least step is an edge.
    verdicts = judge_outlines(lab, texts, propose_faint_patches(lab), _ENOUGH, _FAINT_STEP)
    guesses: list[Points] = []
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        guesses += propose(lab, texts)
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


def _holds(points: Points, letters: Sequence[Points]) -> bool:
    """Whether keys lie in an outline: part of a keyboard is no card."""
    return any(cv2.pointPolygonTest(points, (float(x), float(y)), False) > 0 for x, y in letters)


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


def _stand_on_page(cards: Sequence[Verdict], texts: Sequence[Points]) -> bool:
    """Whether there is no page, or the cards are told from what is printed on it."""
    held = frozenset[int]().union(*(card.inside for card in cards))
    others = [text for i, text in enumerate(texts) if i not in held]
    if not is_page(others):
        return True
    return bool(cards) and all(
        card.edge >= _SEEN
        and not card.crossing
        and _is_card_shaped(card.points)
        and turned_by(card.points, others)
        > max(TURNED, turned_by(card.points, [texts[i] for i in card.inside]))
        for card in cards
    )


def _cards_on_page(
    picture: Picture, scale: float, texts: Sequence[Points], engine: Engine, size: tuple[int, int]
) -> tuple[Found, ...]:
    """Cards on a printed page; () when none is sure.

    Args:
        picture: the photo.
        scale: of the small picture, in its pixels per pixel of the photo.
        texts: all text boxes, in pixels of the small picture.
        engine: only its ``detect`` is used, once per card.
        size: width and height of the small picture.
    """
    wiped = wipe_print(_shrink(picture, WIPED)[0], *size)
    verdicts: list[Verdict] = []
    seen: list[tuple[Verdict, tuple[Quad, ...]]] = []
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        verdicts += judge_outlines(wiped, (), propose(wiped, ()), _PATCH)
        good = [
            v
            for v in verdicts
            if v.edge >= _SEEN
            and v.weakest >= 0.5
            and v.score >= _PATCH
            and v.share < _FRAME
            and _is_card_shaped(v.points)
            and lies_on_page(v.points, texts, size)
        ]
        for chosen in best_set(good, ()):
            verdict = _without_shadow(chosen, good, texts)
            own = print_inside(picture, verdict.points / scale, engine)
            if own and _lies_on_print(verdict, own, texts):
                seen.append((verdict, own))
        # Turned against the page, none of them is a box printed on it.
        turned = [pair for pair in seen if turned_by(pair[0].points, texts) > TURNED]
        if turned:
            seen = turned
            break
    found = []
    for verdict in in_reading_order(alike_cards(best_set([v for v, _ in seen], ()), ())):
        own = next(own for other, own in seen if other is verdict)
        found.append(Found(to_quad(order_corners(verdict.points) / scale), verdict.reasons, own))
    return tuple(found)


def _lies_on_print(card: Verdict, own: Sequence[Quad], texts: Sequence[Points]) -> bool:
    """Whether a card with print of its ``own`` is none of the page's boxes and pictures.

    It is turned against the page and its print with it, or it hides what the page says.
    """
    if turned_by(card.points, texts) > TURNED:
        # A picture's slant is not that of the words on it.
        return turned_by(card.points, [to_points(text) for text in own]) < TURNED
    return len(own) > 1 and cuts_lines(card.points, texts)


def _without_shadow(chosen: Verdict, others: Sequence[Verdict], texts: Sequence[Points]) -> Verdict:
    """The outline, or one a little smaller that cuts much less of the page's print."""
    best, least = chosen, cut_length(chosen.points, texts) - 0.25 * chosen.area**0.5
    for other in others:
        if (
            0.6 * chosen.area < other.area < chosen.area
            and other.score > chosen.score - 0.4
            and share_inside(other.points, chosen.points) > 0.95
            and (cut := cut_length(other.points, texts)) < least
        ):
            best, least = other, cut
    return best


def _is_card_shaped(points: Points) -> bool:
    return 1.25 < aspect_of(points) < 2.2


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


def _shrink(picture: Picture, longest: int) -> tuple[Picture, float]:
    scale = longest / max(picture.shape[:2])
    if scale >= 1:
        return picture, 1.0
    height, width = picture.shape[:2]
    size = (round(width * scale), round(height * scale))
    # Halving is several times as fast as any other way to make a picture smaller.
    while max(picture.shape[:2]) >= 2 * longest and min(picture.shape[:2]) > 1:
        half = (picture.shape[1] // 2, picture.shape[0] // 2)
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_LINEAR), np.uint8)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), scale


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
