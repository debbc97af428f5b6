"""Is the picture of a card good enough to trust what was read from it?

A verdict needs both: the engine was unsure or read nothing, and the picture shows why. A
card that reads well is never complained about, however small or soft it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Line, Picture, Quad
from ocr.geometry import Points, long_axis, shrink, thickness_of, to_points

SMALL = "text too small: move closer and retake"
BLURRED = "too blurred: retake"
GLARE = "glare over text: retake without the lamp"
POOR_PICTURE = (SMALL, BLURRED, GLARE)
"""What makes a card one to be photographed again, whatever was read on it."""

_SURE = 0.93
"""Mean character confidence above which a card reads well; clean print has 0.97 and more."""
_LOST = 0.6
"""Below this nothing was read, so that letters cannot be measured either."""
_HEIGHT = 12.0
"""Capitals lower than this, in pixels, begin to lose their inner shapes."""
_TINY, _TINY_SURE = 6.0, 0.965
"""Capitals this low are guessed at, with the confidence of print."""
_BOX = 0.62
"""Height of capitals in the box a detector draws around a line."""
_SOFT = 0.28
"""Width of a letter's edge over the letter's height: 0.05 to 0.2 in focus."""
_WIDE = 0.008
"""Width of the sharpest edges over the card's short side; in focus below 0.004."""
_GLANCE, _FAINT = 300, 5.0
"""Long side, in pixels, at which blurred print is looked for; gray levels it differs by."""
_UNCHANGED = 0.75
"""Share of their steepness that edges keep when blurred by half of :data:`_WIDE` once more; in
focus they keep less than half."""
_FEW = 6
"""A blurred card on which fewer letters are legible than this is not read."""
_ROWS = 2
"""So many rows of print make a card; a single streak may be anything."""
_WHITE = 250
"""All channels above this: the sensor is full."""
_PAPER = 235
"""All channels above this on most of a card: it is white paper in bright light."""


def judge_quality(
    picture: Picture, lines: Sequence[Line], silent: Sequence[Quad] = ()
) -> tuple[str, ...]:
    """What is wrong with the picture, for a person; () for a card that reads well.

    Args:
        picture: the upright crop.
        lines: what was read on it, at least one line for any verdict.
        silent: boxes that look like print but in which nothing was legible.
    """
    sure = mean_confidence(lines)
    if _length(silent) > _length([line.quad for line in lines]):
        sure = 0.0  # a letter or two of a whole card tell nothing
    verdicts = []
    height = letter_height(lines)
    if lines and sure < (_TINY_SURE if height < _TINY else _SURE):
        gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
        if height < _HEIGHT:
            verdicts.append(SMALL)
        elif softness(gray, lines) > _SOFT or (sure < _LOST and _edge_width(gray) > _WIDE):
            verdicts.append(BLURRED)
    few = 0 < sum(len(line.text) for line in lines) < _FEW
    if not verdicts and few and _shows_blurred_print(picture):
        verdicts.append(BLURRED)
    if _has_glare(picture, lines):
        verdicts.append(GLARE)
    return tuple(verdicts)


def judge_unread(picture: Picture, silent: Sequence[Quad] = ()) -> tuple[str, ...]:
    """Why nothing at all was read on what may be a card; () where there is no sign of print.

    Args:
        picture: a crop, or the photo when no card was found in it.
        silent: boxes that look like print but in which nothing was legible.
    """
    heights = [_box_height(quad) for quad in silent]
    if len(heights) >= _ROWS and float(np.median(heights)) < _HEIGHT:
        return (SMALL,)
    return (BLURRED,) if _shows_blurred_print(picture) else ()


def _shows_blurred_print(picture: Picture) -> bool:
    """Rows of blurred print on plain paper: long soft streaks, and nothing sharp anywhere."""
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    if min(gray.shape) < 16 or not _is_soft(gray):
        return False
    scale = _GLANCE / max(gray.shape)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    values = cv2.GaussianBlur(small, (0, 0), 1.0).astype(np.float32)
    apart = values - cv2.GaussianBlur(values, (0, 0), _GLANCE / 25)
    return max(_streaks(apart), _streaks(-apart)) >= _ROWS


def _is_soft(gray: NDArray[np.uint8]) -> bool:
    """Whether one more blur hardly changes the steepest edges: none of them was sharp."""
    blurred = cv2.GaussianBlur(gray, (0, 0), _WIDE / 2 * min(gray.shape))
    before, after = (
        max(0.5, float(np.percentile(_steepness(np.asarray(values, np.uint8)), 99.5)))
        for values in (gray, blurred)
    )
    return after > _UNCHANGED * before


def _streaks(darker: NDArray[np.float32]) -> int:
    """How many long spots there are that do not touch the rim, where the table shows."""
    spots = np.where(darker > _FAINT, 255, 0).astype(np.uint8)
    contours, family = cv2.findContours(spots, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    height, width = spots.shape
    count = 0
    for i, contour in enumerate(contours):
        if family[0, i, 3] >= 0:  # a hole in a spot
            continue
        x, y, wide, high = cv2.boundingRect(contour)
        if min(x, y) <= 2 or x + wide >= width - 2 or y + high >= height - 2:
            continue
        _, sides, _ = cv2.minAreaRect(contour)
        count += max(sides) > 0.08 * _GLANCE and max(sides) > 2.5 * min(sides)
    return count


def _length(quads: Sequence[Quad]) -> float:
    return sum(long_axis(to_points(quad))[1] for quad in quads)


def mean_confidence(lines: Sequence[Line]) -> float:
    """Mean confidence of all characters, 0..1; 0 without any."""
    letters = sum(len(line.text) for line in lines)
    return sum(len(line.text) * line.confidence for line in lines) / letters if letters else 0.0


def letter_height(lines: Sequence[Line]) -> float:
    """Height of capitals in pixels; half of all characters are in lines this high or lower."""
    heights = sorted((_height(line), len(line.text)) for line in lines)
    half, seen = sum(count for _, count in heights) / 2, 0
    for height, count in heights:
        seen += count
        if seen >= half:
            return height
    return 0.0


def softness(gray: NDArray[np.uint8], lines: Sequence[Line]) -> float:
    """Edge width over letter height, the median of the lines, 0 (sharp) to 1.

    A letter's edge is as wide as its contrast divided by its steepest gradient.
    """
    found = []
    for line in lines:
        x, y, width, height = cv2.boundingRect(to_points(line.quad))
        patch = gray[max(0, y) : y + height, max(0, x) : x + width]
        if min(patch.shape) < 6:
            continue
        contrast = float(np.percentile(patch, 97)) - float(np.percentile(patch, 3))
        if contrast < 20:
            continue
        # The steepest few per cent are the letters' edges, a single speck is not.
        edge = contrast / max(0.5, float(np.percentile(_steepness(patch), 98)))
        found.append(edge / max(1.0, _height(line)))
    return float(np.median(found)) if found else 0.0


def _edge_width(gray: NDArray[np.uint8]) -> float:
    """Width of the card's sharpest edges over its short side."""
    contrast = float(np.percentile(gray, 99)) - float(np.percentile(gray, 1))
    sharpest = max(0.5, float(np.percentile(_steepness(gray), 99.5)))
    return float(contrast / sharpest / min(gray.shape))


def _steepness(gray: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Gradient in gray levels per pixel."""
    values = gray.astype(np.float32)
    across = cv2.Sobel(values, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(values, cv2.CV_32F, 0, 1, scale=1 / 8)
    return np.asarray(np.hypot(across, down), np.float32)


def _has_glare(picture: Picture, lines: Sequence[Line]) -> bool:
    """A soft-edged burnt-out spot that lines run into, on a card that is not white itself."""
    if not lines:
        return False
    # Channel by channel: along a picture's last axis the same takes a hundred times as long.
    red, green, blue = cv2.split(picture)
    lowest = np.asarray(cv2.min(cv2.min(red, green), blue), np.uint8)
    spots = _burnt_spots(lowest)
    if not spots or _is_mostly_white(lowest):
        return False
    steep = _steepness(np.asarray(cv2.GaussianBlur(lowest, (0, 0), 1.5), np.uint8))
    quads = [to_points(line.quad) for line in lines]
    for contour in spots:
        rim = contour[:, 0, :]
        if float(np.median(steep[rim[:, 1], rim[:, 0]])) > 6:  # a printed edge, not light
            continue
        spot = shrink(cv2.convexHull(contour)[:, 0, :].astype(np.float32), 1.2)
        if _rows_broken(quads, spot) >= 2:
            return True
    return False


def _burnt_spots(lowest: NDArray[np.uint8]) -> list[NDArray[np.int32]]:
    """Contours (n, 1, 2) of burnt-out spots of a lamp's size: 1 to 20 % of the card."""
    burnt = np.where(lowest >= _WHITE, 255, 0).astype(np.uint8)
    reach = max(3, min(lowest.shape) // 60)
    burnt = np.asarray(cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((reach, reach), np.uint8)))
    contours, _ = cv2.findContours(burnt, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [np.asarray(contour, np.int32) for contour in contours]
    return [spot for spot in found if 0.01 < cv2.contourArea(spot) / burnt.size < 0.2]


def _is_mostly_white(lowest: NDArray[np.uint8]) -> bool:
    """Whether more than half of a card is paper as bright as a lamp's gleam."""
    return int(np.count_nonzero(lowest > _PAPER)) > lowest.size / 2


def _rows_broken(quads: Sequence[Points], spot: Points) -> int:
    """How many lines end at the spot while another starts at it in the same row."""
    ends = [(q[1] + q[2]) / 2 for q in quads]
    starts = [(q[0] + q[3]) / 2 for q in quads]
    at_spot = [
        [cv2.pointPolygonTest(spot, (float(x), float(y)), False) >= 0 for x, y in side]
        for side in (ends, starts)
    ]
    broken = 0
    for i, quad in enumerate(quads):
        half = float(np.linalg.norm(quad[3] - quad[0])) / 2
        broken += at_spot[0][i] and any(
            at_spot[1][j] and abs(float(starts[j][1] - ends[i][1])) < half
            for j in range(len(quads))
            if j != i
        )
    return broken


def _height(line: Line) -> float:
    return _box_height(line.quad)


def _box_height(quad: Quad) -> float:
    """Height of the capitals in a box around a line."""
    points = to_points(quad)
    return _BOX * thickness_of(points)
