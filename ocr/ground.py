"""Is the picture a photo of cards on something, or itself one flat card?

When every line lies in some found card, there is no question. When lines are left
over, either the found outlines are boxes printed on a flat card, or the cards lie on
printed matter. Print on the ground runs its own way, ends where a card covers it, or
runs out of the frame; print on a flat card does none of these.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.engine import Picture
from ocr.evidence import Verdict
from ocr.geometry import Points, area_of, has_direction, long_axis, thickness_of
from ocr.outlines import find_papers

_SLANT = 4.0
"""Degrees off the frame's or the card's own direction; a flat scan is straighter."""
_NEARLY_ALL = 0.8
"""Share of the print by length: what a card without sides all round must hold of it."""
_TURNED = 15.0
"""Degrees off the frame's own direction that no box printed on a flat scan has."""
_LEVEL: Points = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
"""An outline whose sides run as the frame's."""
_SPREAD = 0.75
"""Print that spans this share of the frame both ways fills it as a flat card does."""
_STUB = 1.5
"""A box of one letter is shorter than this many times the root of its area."""
_KEYS = 12
"""Fewer letters in a grid make no keyboard."""
_PITCH = 2.2
"""Keys stand this many letter sizes apart; the letters of print, even spaced, do not."""
_UNEVEN = 0.3
"""How far, as a share, the distance of neighbouring keys may be off the usual."""
_ENDED = 2
"""Lines that end at a side of what covers them; one may do so by chance."""
_PAPER = 0.5
"""So much of the rim is paper on a flat scan; stripes and pictures printed to the edge
take the rest."""


def find_keys(texts: Sequence[Points]) -> frozenset[int]:
    """Which text boxes stand like the letters on a keyboard.

    Single letters of one size, far apart for their size, each with neighbours at one and
    the same distance: print has words, and the letters of a spaced name stand in one row.
    """
    sizes = [area_of(text) ** 0.5 for text in texts]
    stubs = [i for i, text in enumerate(texts) if 0 < long_axis(text)[1] < _STUB * sizes[i]]
    if len(stubs) < _KEYS:
        return frozenset()
    usual = float(np.median([sizes[i] for i in stubs]))
    stubs = [i for i in stubs if usual / 2 < sizes[i] < 2 * usual]
    middles = np.array([texts[i].mean(axis=0) for i in stubs])
    away = np.linalg.norm(middles[:, None] - middles[None], axis=2)
    np.fill_diagonal(away, np.inf)
    pitch = float(np.median(away.min(axis=1))) if len(stubs) > 1 else 0.0
    if pitch < _PITCH * usual:
        return frozenset()
    beside = (np.abs(away / pitch - 1) < _UNEVEN).sum(axis=1)
    keys = frozenset(stubs[i] for i in np.nonzero(beside >= 2)[0].tolist())
    return keys if len(keys) >= _KEYS else frozenset()


def is_ground(cards: Sequence[Verdict], texts: Sequence[Points], size: tuple[int, int]) -> bool:
    """Whether what is not in ``cards`` is ground rather than part of one flat card.

    Args:
        cards: outlines that do not overlap.
        texts: all text boxes.
        size: width and height of the picture they are in.
    """
    if not cards:
        return False
    held = frozenset[int]().union(*(card.inside for card in cards))
    outside = [text for i, text in enumerate(texts) if i not in held]
    if not outside:
        return True
    if all(_is_straight(card.points) for card in cards):
        return False
    inside_length = sum(long_axis(texts[i])[1] for i in held)
    outside_length = sum(long_axis(text)[1] for text in outside)
    share = inside_length / max(1e-6, inside_length + outside_length)
    plain = all(card.edge > 0.9 and card.weakest >= 0.75 for card in cards)
    if max(card.share for card in cards) < 0.06 and not (plain and share > 0.3):
        return False
    # A box printed on a flat scan is hardly ever turned as far as a card thrown on a table.
    enough = 0.6 if any(_is_straight(card.points, _TURNED) for card in cards) else 0.3
    is_enough = (plain and share > enough) or (
        share > _NEARLY_ALL and min(card.edge for card in cards) > 0.75
    )
    if is_enough and not any(card.crossing for card in cards):
        return True
    slanted = _slanted_share(outside)
    # On a tight scan a line or two touch the rim.
    leaving = leaving_share(outside, size) if plain or len(outside) > 3 else 0.0
    return (
        slanted > 0.5 or leaving > 0.25 or any(cuts_lines(card.points, outside) for card in cards)
    )


def is_flat(lab: Picture, texts: Sequence[Points]) -> bool:
    """Whether the picture is one flat card and nothing else.

    Its print runs level with the frame and stays within it, and either spreads over the whole
    frame or stands on the very paper that the frame cuts off: a card photographed level on a
    table has neither.

    Args:
        lab: the small picture, CIE L*a*b*.
        texts: all text boxes in it, at least one.
    """
    size = (lab.shape[1], lab.shape[0])
    if _slanted_share(texts) >= 0.3 or leaving_share(texts, size) >= 0.25:
        return False
    # What runs another way than most print may be the ground's.
    own = _along_most(texts)
    corners = np.concatenate(own)
    spread = (corners.max(axis=0) - corners.min(axis=0)) / size
    return bool(spread.min() > _SPREAD) or _paper_at_rim(lab, own) > _PAPER


def _along_most(texts: Sequence[Points]) -> list[Points]:
    """The texts that run level, or those that stand, whichever is more; and square ones."""
    level: list[Points] = []
    upright: list[Points] = []
    for text in texts:
        angle, length = long_axis(text)
        is_square = length * length < _STUB * area_of(text)
        if is_square or abs(angle) <= 45:
            level.append(text)
        if is_square or abs(angle) > 45:
            upright.append(text)
    return max(level, upright, key=lambda ways: sum(long_axis(text)[1] for text in ways))


def _paper_at_rim(lab: Picture, texts: Sequence[Points]) -> float:
    """Share of the frame's rim that has a colour on which print stands."""
    papers = find_papers(lab, texts)
    sizes = [sum(area_of(text) for text in members) for _, members in papers]
    rim = max(3, min(lab.shape[:2]) // 60)
    soft = cv2.blur(lab, (5, 5)).astype(np.float32)
    edge = np.ones(lab.shape[:2], bool)
    edge[rim:-rim, rim:-rim] = False
    seen = soft[edge]
    like = np.zeros(len(seen), bool)
    for (colour, _), size in zip(papers, sizes, strict=True):
        # A single line on a dark stripe does not make the stripe's colour the paper's.
        if size > 0.1 * sum(sizes):
            like |= np.abs(seen - colour) @ np.array([0.5, 1.0, 1.0], np.float32) < 20
    return float(like.mean())


def is_printed_matter(card: Verdict, texts: Sequence[Points], outside: frozenset[int]) -> bool:
    """Whether the lines ``outside`` a card run their own way or end where it covers them."""
    if not outside:
        return False
    others = [texts[i] for i in outside]
    return (
        (len(others) > 1 and _slanted_share(others, card.points) > 0.6)
        or cuts_lines(card.points, others)
        or _run_across([texts[i] for i in card.inside], others)
    )


def _run_across(own: Sequence[Points], others: Sequence[Points]) -> bool:
    """Whether all of a card's own lines run one way and nearly all others at right angles."""
    ways = []
    for texts in (own, others):
        told = [long_axis(text) for text in texts if has_direction(text)]
        if len(told) < 2:
            return False
        standing = sum(length for angle, length in told if abs(angle) > 45)
        ways.append(standing / sum(length for _, length in told))
    return (ways[0] < 0.05 and ways[1] > 0.8) or (ways[0] > 0.95 and ways[1] < 0.2)


def _is_straight(points: Points, degrees: float = 1.5) -> bool:
    """Sides parallel to the frame: printed on a flat scan, as no photographed card is."""
    for i in range(4):
        dx, dy = (abs(float(d)) for d in points[(i + 1) % 4] - points[i])
        if min(dx, dy) > max(2.5, float(np.tan(np.radians(degrees))) * max(dx, dy)):
            return False
    return True


def _slanted_share(texts: Sequence[Points], outline: Points = _LEVEL) -> float:
    """By length, how much of the text runs neither along nor across an outline.

    Seen at a slant, opposite sides converge, and what runs between their directions runs
    along them.
    """
    sides = np.roll(outline, -1, axis=0) - outline
    first, second, third, fourth = np.degrees(np.arctan2(sides[:, 1], sides[:, 0])).tolist()
    slanted, total = 0.0, 1e-6
    for angle, length in (long_axis(text) for text in texts if has_direction(text)):
        total += length
        if min(_off(angle, first, third), _off(angle, second, fourth)) > _SLANT:
            slanted += length
    return slanted / total


def _off(angle: float, one: float, other: float) -> float:
    """Degrees (0..90) of an undirected line's angle outside the span of two sides' angles."""
    half = abs((other - one + 90) % 180 - 90) / 2
    middle = one + ((other - one + 90) % 180 - 90) / 2
    return max(0.0, abs((angle - middle + 90) % 180 - 90) - half)


def leaving_share(texts: Sequence[Points], size: tuple[int, int]) -> float:
    """By count, how much of the text runs out of the frame."""
    width, height = size
    margin = 0.006 * max(size)
    leaving = [
        text
        for text in texts
        if text.min() < margin
        or text[:, 0].max() > width - margin
        or text[:, 1].max() > height - margin
    ]
    return len(leaving) / len(texts)


def cuts_lines(points: Points, outside: Sequence[Points]) -> bool:
    """Whether lines end right where a side of the card begins, two at least at two sides each.

    What covers print cuts it on both sides; a logo box has the lines that stand beside it on one.
    """
    sides = np.roll(points, -1, axis=0) - points
    lengths = np.maximum(np.linalg.norm(sides, axis=1), 1e-6)
    ended = [0] * len(points)
    for text in outside:
        reach = max(6.0, 0.5 * thickness_of(text))
        ends = [(text[0] + text[3]) / 2, (text[1] + text[2]) / 2]
        if float(np.linalg.norm(text[3] - text[0])) > float(np.linalg.norm(text[1] - text[0])):
            ends = [(text[0] + text[1]) / 2, (text[2] + text[3]) / 2]
        offsets = np.stack(ends)[:, None] - points
        along = np.clip((offsets * sides).sum(axis=2) / lengths**2, 0.0, 1.0)
        away = np.linalg.norm(offsets - along[..., None] * sides, axis=2).min(axis=0)
        if away.min() < reach:
            ended[int(away.argmin())] += 1
    return sorted(ended)[-2] >= _ENDED
