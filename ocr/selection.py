"""Which of the outlines that were judged are the cards of a photo, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.evidence import Verdict
from ocr.geometry import Points, area_of, aspect_of, enclosing_quad, overlap_of, share_inside
from ocr.ground import is_printed_matter

_BARE = 3.5
"""Score of a card without print that stands beside any other: edges all round, of a card's form."""
_EDGED = 0.85
"""Share of its outline, and nearly that of each side, along which a blank card's edge shows."""
_PART = 0.58
"""Share of an outline that any of the cards in it takes at most."""
_SEAM = 0.75
"""Share of each side along which the edge of cards shows that touch each other."""
_SQUARE = (1.06, 1.25)
"""So long are two cards that touch along their long sides; square cards are shorter, and one of
two colours seen at a slant is longer."""
_STRIP = 2.4
"""Two that touch along their short sides are longer."""
_SEAMS = (0.44, 0.47, 0.5, 0.53, 0.56)
"""Where two cards of nearly one size meet."""
_LONG = 2.6
"""Longer than this beside its short side is no card without print."""
_CUT_OFF = 0.8
"""A box on the ground that the frame cuts is further behind the best card than a card cut off."""
_CANDIDATES = 40
"""Distinct outlines that are compared with each other."""


def best_set(verdicts: Sequence[Verdict], texts: Sequence[Points]) -> list[Verdict]:
    """Greedily the most valuable outlines, none on another.

    Worth more is what has the better edges and, of nested ones, what holds more
    print: a frame or logo box inside a card holds only some of it.
    """
    ranked = sorted(verdicts, key=lambda v: -v.value)
    # A good guess comes many times, a pixel apart; the best of each is enough to compare.
    candidates: list[Verdict] = []
    for verdict in ranked:
        if len(candidates) == _CANDIDATES:
            break
        if not any(_same(verdict, other) for other in candidates):
            candidates.append(verdict)
    candidates = [v for v in candidates if not _lies_under(v, candidates, texts)]
    chosen: list[Verdict] = []
    for verdict in candidates:
        if all(_apart(verdict, other) for other in chosen):
            chosen.append(verdict)
    return chosen


def join_halves(cards: Sequence[Verdict]) -> list[Points]:
    """Two-coloured cards come as two halves: outlines that touch and together are a card."""
    found = []
    for i, a in enumerate(cards):
        for b in cards[i + 1 :]:
            if all(1.35 < aspect_of(half.points) < 2.2 for half in (a, b)):
                continue  # each has a card's proportions itself
            hull = cv2.convexHull(np.concatenate([a.points, b.points]))[:, 0, :].astype(np.float32)
            whole = enclosing_quad(hull)
            # Between two halves may lie a stripe of a third colour.
            if whole is None or area_of(whole) > 1.25 * (a.area + b.area):
                continue
            if 1.25 < aspect_of(whole) < 2.2:
                found.append(whole)
    return found


def split_pairs(cards: Sequence[Verdict]) -> list[Points]:
    """Two cards that touch come as one of other proportions: its halves, at several seams."""
    found = []
    for card in cards:
        if card.edge < _EDGED or not _may_be_pair(card):
            continue
        corners = card.points
        across, down = corners[1] - corners[0], corners[3] - corners[0]
        if float(np.linalg.norm(across)) < float(np.linalg.norm(down)):
            corners = np.roll(corners, -1, axis=0)  # the seam parts the longer sides
        for at in _SEAMS:
            one_end = corners[0] + at * (corners[1] - corners[0])
            other_end = corners[3] + at * (corners[2] - corners[3])
            found.append(np.array([corners[0], one_end, other_end, corners[3]], np.float32))
            found.append(np.array([one_end, corners[1], corners[2], other_end], np.float32))
    return found


def _may_be_pair(card: Verdict) -> bool:
    return _SQUARE[0] < card.aspect < _SQUARE[1] or card.aspect > _STRIP


def alike_cards(cards: list[Verdict], texts: Sequence[Points]) -> list[Verdict]:
    """Without what is far smaller, or far less of a card, than the best."""
    largest = max((card.area for card in cards), default=0.0)
    best = max((card.score for card in cards if card.area > 0.3 * largest), default=0.0)
    held = frozenset[int]().union(*(card.inside for card in cards))
    # Among much other print, a page's boxes and pictures and a keyboard's keys look like cards.
    least, behind = (0.18, 1.0) if 4 * len(held) > 3 * len(texts) else (0.45, 0.5)
    alike = []
    for card in cards:
        bar = best - (behind if card.is_whole else min(behind, _CUT_OFF))
        if not card.inside:
            bar = min(bar, _BARE)
        long = not card.inside and card.aspect > _LONG
        if card.area > least * largest and card.score > bar and not long:
            alike.append(card)
    return alike


def blank_beside(verdicts: Sequence[Verdict], cards: Sequence[Verdict]) -> bool:
    """Whether beside the cards lies what is one in all but print."""
    largest = max((card.area for card in cards), default=0.0)
    return bool(cards) and any(
        not v.inside
        and not v.crossing
        and v.is_whole
        and v.edge >= _EDGED
        and v.weakest >= _EDGED - 0.1
        and v.area > 0.18 * largest
        and 1.25 < aspect_of(v.points) < _LONG
        and all(overlap_of(v.points, card.points) < 0.1 * v.area for card in cards)
        for v in verdicts
    )


def _same(a: Verdict, b: Verdict) -> bool:
    return share_inside(a.points, b.points) > 0.9 and share_inside(b.points, a.points) > 0.9


def _apart(a: Verdict, b: Verdict) -> bool:
    if a.inside & b.inside:
        return False
    common = overlap_of(a.points, b.points)
    return common < 0.1 * min(a.area, b.area)


def _lies_under(outer: Verdict, others: Sequence[Verdict], texts: Sequence[Points]) -> bool:
    """Whether ``outer`` is what cards lie on: a sheet, a tray, a printed page."""
    children = [
        v
        for v in others
        if v is not outer
        and v.area < 0.8 * outer.area
        and v.score > outer.score - 0.4
        and v.inside
        and share_inside(v.points, outer.points) > 0.9
    ]
    apart: list[Verdict] = []
    for child in children:
        if all(_apart(child, other) for other in apart):
            apart.append(child)
    held = frozenset[int]().union(*(child.inside for child in apart))
    largest = max((child.area for child in apart), default=0.0)
    part = _PART if _may_be_pair(outer) else 0.5
    if len(apart) > 1 and outer.inside <= held and largest < part * outer.area:
        # Two colours of one card meet and fill it; cards on a sheet leave some of it bare.
        fill = sum(child.area for child in apart) > 0.85 * outer.area
        alike = all(1.25 < aspect_of(child.points) < 2.2 for child in apart)
        if fill and _may_be_pair(outer):
            shown = all(child.weakest >= _SEAM and len(child.inside) > 1 for child in apart)
            return alike and shown
        if not fill or alike or not 1.25 < aspect_of(outer.points) < 2.2:
            return True
    return any(
        child.area > 0.08 * outer.area
        and is_printed_matter(child, texts, outer.inside - child.inside)
        for child in apart
    )


def in_reading_order(verdicts: list[Verdict]) -> list[Verdict]:
    """Rows from the top, each left to right; a row is what overlaps its first by height."""
    rest = sorted(verdicts, key=lambda v: float(v.points[:, 1].min()))
    ordered: list[Verdict] = []
    while rest:
        bottom = float(rest[0].points[:, 1].mean())
        row = [v for v in rest if float(v.points[:, 1].min()) < bottom]
        row.sort(key=lambda v: float(v.points[:, 0].mean()))
        ordered += row
        rest = [v for v in rest if all(v is not other for other in row)]
    return ordered
