"""Several cards laid out together: on a scanner's glass, on a tray, in an album's pockets.

Each is small in the frame, so print and sides show only in part at first. But cards are of
one size, give or take what makers differ by, and together they hold nearly all the print.
What repeats in one size and holds the print is the cards, not the page that they lie on,
nor the boxes printed on them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr.evidence import Verdict
from ocr.geometry import (
    Points,
    aspect_of,
    overlap_of,
    share_inside,
    shrink,
    sides_of,
    thickness_of,
)

_FINE = 17.0
"""Pixels: lines of one card that fills the frame are higher than this in the small picture."""
_ALIKE = 0.13
"""How far, as a share, sides of cards laid out together differ: makers' sizes and the view."""
_SHOWN = 0.8
"""Share of its outline along which the edge of a card shows that is told without its print."""
_LARGEST = 0.45
"""Share of the frame that one of several cards takes at most."""
_HELD = 0.85
"""Share of the print that cards laid out together hold; a page's boxes hold less."""
_TOLD = 0.25
"""Share of the print that those of them hold whose sides show, from which the rest is told."""
_EACH = 0.03
"""What one card more weighs against the share of print that is held."""
_CLOSE = 0.95
"""Groups of outlines whose print comes so close to the most are compared by their sides."""
_BESIDE = 1.04
"""Grown by this factor, an outline reaches into a neighbour that shares a side with it."""
_WHOLE = 0.9
"""Share of its outline along which the edge of a card in a pocket shows."""
_LEAST = 0.45
"""Share of its pocket that a card takes at least."""
_MOST = 80
"""Outlines whose size is tried, the best first."""


def may_be_many(
    verdicts: Sequence[Verdict], cards: Sequence[Verdict], texts: Sequence[Points]
) -> bool:
    """Whether the small picture hints at more cards than were found in it.

    What print shows is too fine for one card that fills the frame, and no card was found or
    more outlines alike lie apart, be it without print that shows at this size.
    """
    if texts and _line_height(texts) >= _FINE:
        return False
    if not cards and texts:
        return True
    shown = [v for v in verdicts if _shows(v)]
    return any(len(group) > max(2, len(cards)) for group in _groups(shown))


def choose_many(verdicts: Sequence[Verdict], texts: Sequence[Points]) -> list[Verdict]:
    """The outlines of one size that hold the most print; [] unless there are several.

    Args:
        verdicts: outlines as judged with ``texts``.
        texts: text boxes, looked for closely enough to see each card's.
    """
    good = [v for v in verdicts if v.inside and _is_card_like(v) and v.edge >= 0.6]
    groups = [group for group in _groups(good) if len(group) > 1]
    # Of two ways to hold the same print, more cards are right: four together are one shape.
    worth = [len(_held(group)) / len(texts) + _EACH * len(group) for group in groups]
    likely = [g for g, w in zip(groups, worth, strict=True) if w > _CLOSE * max(worth)]
    if not likely or len(_held(likely[0])) < _TOLD * len(texts):
        return []
    count = max(len(group) for group in likely)
    likely = [group for group in likely if len(group) > 0.75 * count]
    best = max(likely, key=lambda group: sum(v.value for v in group))
    if not any(_touches(card, best) for card in best):
        return best
    # What shares sides reaches to the seams of pockets; the cards are within.
    free = [
        group
        for group in likely
        if _mean_area(group) > _LEAST * _mean_area(best)
        and not any(_touches(card, group) for card in group)
    ]
    if free:
        return min(free, key=_mean_area)
    return [_out_of_pocket(card, best, good) for card in best]


def usual_size(cards: Sequence[Verdict]) -> tuple[float, float]:
    """Long and short side of most of the cards."""
    long, short = np.median([_size(card.points) for card in cards], axis=0).tolist()
    return long, short


def blank_alike(verdicts: Sequence[Verdict], cards: Sequence[Verdict]) -> list[Verdict]:
    """Outlines of the cards' size in which no print was seen, though all their sides show."""
    usual = np.array(usual_size(cards))
    blank = [
        v
        for v in verdicts
        if not v.inside
        and _shows(v)
        and np.abs(np.array(_size(v.points)) / usual - 1).max() < _ALIKE
    ]
    found: list[Verdict] = []
    for verdict in sorted(blank, key=lambda v: -v.value):
        if all(_apart(verdict, other) for other in (*cards, *found)):
            found.append(verdict)
    return found


def hold_print(cards: Sequence[Verdict], texts: Sequence[Points]) -> bool:
    """Whether hardly any print is left over."""
    return len(_held(cards)) >= _HELD * len(texts)


def _shows(verdict: Verdict) -> bool:
    return _is_card_like(verdict) and verdict.edge >= _SHOWN and verdict.weakest >= 0.5


def _mean_area(cards: Sequence[Verdict]) -> float:
    return sum(card.area for card in cards) / len(cards)


def _touches(card: Verdict, others: Sequence[Verdict]) -> bool:
    """Whether an outline shares a side with another, as the pockets of an album do."""
    grown = shrink(card.points, _BESIDE)
    return any(
        overlap_of(grown, other.points) > 0.008 * card.area for other in others if other is not card
    )


def _out_of_pocket(card: Verdict, others: Sequence[Verdict], good: Sequence[Verdict]) -> Verdict:
    """The card itself where it shares a side with another, else the best outline within it."""
    rest = [other for other in others if other is not card]
    if not _touches(card, rest):
        return card
    within = [
        other
        for other in good
        if other.inside >= card.inside
        and other.edge >= _WHOLE
        and _LEAST * card.area < other.area < card.area
        and share_inside(other.points, card.points) > 0.97
        and not _touches(other, rest)
    ]
    return max(within, key=lambda other: other.area, default=card)


def _held(cards: Sequence[Verdict]) -> frozenset[int]:
    return frozenset[int]().union(*(card.inside for card in cards))


def _is_card_like(verdict: Verdict) -> bool:
    return (
        verdict.share < _LARGEST
        and verdict.weakest >= 0.25
        and 1.25 < aspect_of(verdict.points) < 2.2
    )


def _groups(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """For each size there is, the best outlines of it that lie apart."""
    ranked = sorted(verdicts, key=lambda v: -v.value)
    sizes = np.array([_size(v.points) for v in ranked]).reshape(-1, 2)
    groups: list[list[Verdict]] = []
    tried: list[int] = []
    for i, size in enumerate(sizes):
        if len(tried) == _MOST:
            break
        if tried and (np.abs(sizes[tried] / size - 1).max(axis=1) < _ALIKE / 4).any():
            continue
        tried.append(i)
        group: list[Verdict] = []
        for j in np.nonzero(np.abs(sizes / size - 1).max(axis=1) < _ALIKE)[0].tolist():
            if all(_apart(ranked[j], other) for other in group):
                group.append(ranked[j])
        groups.append(group)
    return groups


def _size(points: Points) -> tuple[float, float]:
    """Long side and short side."""
    top, right, bottom, left = sides_of(points)
    across, down = (top + bottom) / 2, (left + right) / 2
    return max(across, down), min(across, down)


def _apart(a: Verdict, b: Verdict) -> bool:
    if a.inside & b.inside:
        return False
    reach = sum(_size(a.points)) + sum(_size(b.points))
    if np.abs(a.points.mean(axis=0) - b.points.mean(axis=0)).sum() > reach:
        return True
    return overlap_of(a.points, b.points) < 0.1 * min(a.area, b.area)


def _line_height(texts: Sequence[Points]) -> float:
    return float(np.median([thickness_of(text) for text in texts]))
