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
from ocr.evidence import Judge, Verdict
from ocr.geometry import Points, area_of, order_corners, share_inside, to_points, to_quad
from ocr.outlines import propose_outlines

_LOOK = 1000
"""Long side, in pixels, of the small picture everything here looks at."""
_ENOUGH = 2.6
"""Score of a card: about three good sides, card-like proportions and some print."""
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
        engine: only its ``detect`` is used, once.
    """
    small, scale = _shrink(picture)
    texts = [to_points(quad) for quad in engine.detect(small)]
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), np.uint8)
    judge = Judge(lab, texts)
    verdicts = [judge.judge(outline.points) for outline in propose_outlines(lab, texts)]
    blind = not engine.scripts
    chosen = _choose(verdicts, texts, judge, blind)
    return tuple(_found(verdict, texts, scale) for verdict in _in_reading_order(chosen))


def _shrink(picture: Picture) -> tuple[Picture, float]:
    scale = _LOOK / max(picture.shape[:2])
    if scale >= 1:
        return picture, 1.0
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), scale


def _choose(
    verdicts: Sequence[Verdict], texts: Sequence[Points], judge: Judge, blind: bool
) -> list[Verdict]:
    frame = _frame_of(judge)
    whole = area_of(frame.points)
    good = [v for v in verdicts if v.score >= _ENOUGH and area_of(v.points) < _FRAME * whole]
    good.sort(key=lambda v: -v.score)
    kept: list[Verdict] = []
    for verdict in good:
        if not any(_same(verdict, other) for other in kept):
            kept.append(verdict)
    cards = _resolve_overlaps(kept)
    if not blind:
        cards = [card for card in cards if card.inside]
    if _frame_wins(cards, texts):
        return [frame] if texts or blind else []
    return cards


def _frame_of(judge: Judge) -> Verdict:
    w, h = judge.width, judge.height
    return judge.judge(np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32))


def _same(a: Verdict, b: Verdict) -> bool:
    return share_inside(a.points, b.points) > 0.88 and share_inside(b.points, a.points) > 0.88


def _resolve_overlaps(verdicts: list[Verdict]) -> list[Verdict]:
    """Of outlines that overlap keep one; of nested ones the card, not its frame or logo."""
    alive = sorted(verdicts, key=lambda v: -area_of(v.points))
    dropped: set[int] = set()
    for i, outer in enumerate(alive):
        if i in dropped:
            continue
        children = [
            j
            for j in range(i + 1, len(alive))
            if j not in dropped and share_inside(alive[j].points, outer.points) > 0.85
        ]
        if children and _is_ground(outer, [alive[j] for j in children]):
            dropped.add(i)
            continue
        dropped.update(children)
    nested = [v for i, v in enumerate(alive) if i not in dropped]
    nested.sort(key=lambda v: -v.score)
    chosen: list[Verdict] = []
    for verdict in nested:
        if all(
            share_inside(verdict.points, other.points) < 0.15
            and share_inside(other.points, verdict.points) < 0.15
            for other in chosen
        ):
            chosen.append(verdict)
    return chosen


def _is_ground(outer: Verdict, children: list[Verdict]) -> bool:
    """Whether ``outer`` is something cards lie on: its own print is all theirs."""
    held: set[int] = set()
    for child in children:
        held |= child.inside
    best = max(child.score for child in children)
    if best < outer.score - 0.3:
        return False
    return (outer.inside <= held and not outer.crossing - held) or best > outer.score + 0.6


def _frame_wins(cards: list[Verdict], texts: Sequence[Points]) -> bool:
    if not cards:
        return True
    held: set[int] = set()
    for card in cards:
        held |= card.inside
    outside = [text for i, text in enumerate(texts) if i not in held]
    if not outside:
        return False
    return all(_axis_aligned(card.points) for card in cards)


def _axis_aligned(points: Points, degrees: float = 0.8) -> bool:
    """Sides parallel to the frame: printed on a flat scan, as no photographed card is."""
    for i in range(4):
        dx, dy = (abs(float(d)) for d in points[(i + 1) % 4] - points[i])
        if min(dx, dy) > max(2.0, np.tan(np.radians(degrees)) * max(dx, dy)):
            return False
    return True


def _in_reading_order(verdicts: list[Verdict]) -> list[Verdict]:
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


def _found(verdict: Verdict, texts: Sequence[Points], scale: float) -> Found:
    corners = order_corners(verdict.points)
    return Found(
        to_quad(corners / scale),
        verdict.reasons,
        tuple(to_quad(texts[i] / scale) for i in sorted(verdict.inside)),
    )
