"""Guesses where a card might be: outlines of every patch that could be paper.

Many cheap views of the same small picture (edges at several strengths, brightness
and colour split at several levels, paper grown from around printed lines) each
propose outlines; :mod:`ocr.evidence` judges them. A wrong guess costs little, a
missing one cannot be made good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.blocks import propose_from_print
from ocr.engine import Picture
from ocr.geometry import Points, area_of, enclosing_quad, order_corners
from ocr.segments import find_lines, propose_from_segments

Mask = NDArray[np.uint8]
Floats = NDArray[np.float64]

_SMALLEST = 0.0025
"""Share of the frame: 8 % of its width by a card's height, and a little less."""
_FULLNESS = 0.88
"""How much of its four-sided outline a patch must fill; rounded corners cost 2 %."""
_FAINT = 2.5
"""Lab units, weighted as in the ground's distance, that noise does not reach in a small picture."""
_UNEVEN = 10.0
"""A ground that asks for more than this to be told from is not even."""
_POINTS = 240
"""Points of an outline to which its sides are fitted."""
_NOTCH = 1.345
"""Pixels off a side's line beyond which a point weighs less and less; Huber's own constant."""


def propose_plain_patches(lab: Picture, texts: Sequence[Points]) -> list[Points]:
    """The quick half of :func:`propose_patches`: enough for a card on a plain table."""
    return _patches(_plain_views(lab), _SMALLEST * lab.shape[0] * lab.shape[1])


def propose_patches(lab: Picture, texts: Sequence[Points]) -> list[Points]:
    """Four-sided outlines (4, 2), clockwise, of closed patches that could be cards.

    Beyond :func:`propose_plain_patches`: weak edges, brightness, and paper grown from print.

    Args:
        lab: a small CIE L*a*b* picture.
        texts: text boxes in it.
    """
    return _patches(_views(lab, texts), _SMALLEST * lab.shape[0] * lab.shape[1])


def propose_faint_patches(lab: Picture) -> list[Points]:
    """Patches that a scanner's lid, even as it is, tells from itself by a few gray levels."""
    ground = _ground_distance(lab)
    rim = max(3, min(lab.shape[:2]) // 40)
    uneven = np.concatenate(
        [
            ground[:rim].ravel(),
            ground[-rim:].ravel(),
            ground[:, :rim].ravel(),
            ground[:, -rim:].ravel(),
        ]
    )
    least = max(_FAINT, 4 * float(np.percentile(uneven, 75)))
    if least > _UNEVEN:
        return []
    mask = cv2.threshold(ground, least, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
    return _patches(iter([_tidy(mask)]), _SMALLEST * lab.shape[0] * lab.shape[1])


def propose_from_edges(lab: Picture, texts: Sequence[Points]) -> list[Points]:
    """The same from straight edges alone: slower, and for cards whose patch is not closed."""
    height, width = lab.shape[:2]
    lines = find_lines(lab)
    found = propose_from_segments(lines, width, height, _SMALLEST * height * width)
    found += propose_from_print(lines, texts, width, height)
    return _distinct([order_corners(quad) for quad in found])


def _patches(views: Iterator[Mask], least: float) -> list[Points]:
    found: list[Points] = []
    hulls: list[Points] = []
    for mask in views:
        for hull in _hulls(mask, least):
            quad = _outline_of(hull)
            if quad is not None:
                found.append(quad)
                hulls.append(hull)
    # The same patch comes from many views: sides are fitted only once each.
    first = _first_of_each(found)
    return _distinct(_fit_sides([found[i] for i in first], [hulls[i] for i in first]))


def _plain_views(lab: Picture) -> Iterator[Mask]:
    yield _edges(lab, 40, 110)
    ground = _ground_distance(lab)
    for distance in (10, 22, 40):
        yield _tidy(cv2.threshold(ground, distance, 255, cv2.THRESH_BINARY)[1].astype(np.uint8))


def _views(lab: Picture, texts: Sequence[Points]) -> Iterator[Mask]:
    light = lab[:, :, 0]
    smooth = np.asarray(cv2.bilateralFilter(lab, 5, 30, 5), np.uint8)
    yield _edges(smooth, 15, 40)
    soft = cv2.GaussianBlur(light, (5, 5), 0)
    for level in _levels(light):
        _, mask = cv2.threshold(soft, level, 255, cv2.THRESH_BINARY)
        yield _tidy(np.asarray(mask, np.uint8))
        yield _tidy(np.asarray(cv2.bitwise_not(mask), np.uint8))
    for colour, seeds in find_papers(lab, texts):
        # Four numbers are one colour to OpenCV, whatever the picture's size.
        apart = cv2.absdiff(smooth, np.append(colour, 0).astype(np.float64))
        distance_to = cv2.transform(apart, np.array([[0.5, 1.0, 1.0]]))
        for reach in (10, 20):
            _, mask = cv2.threshold(distance_to, reach - 1, 255, cv2.THRESH_BINARY_INV)
            for seed in seeds:
                cv2.fillConvexPoly(mask, np.round(seed).astype(np.int32), 255)
            yield _tidy(np.asarray(mask, np.uint8))


def _edges(lab: Picture, low: int, high: int) -> Mask:
    """Edges in brightness or colour; gaps of a few pixels closed."""
    edges = cv2.Canny(lab[:, :, 0], low, high)
    for channel in (1, 2):
        # Colour channels span about half of what brightness does.
        edges = cv2.bitwise_or(edges, cv2.Canny(lab[:, :, channel], low // 2, high // 2))
    return np.asarray(cv2.dilate(edges, np.ones((3, 3), np.uint8)), np.uint8)


def _levels(light: NDArray[np.uint8]) -> tuple[int, ...]:
    otsu, _ = cv2.threshold(light, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    spread = {int(otsu), int((otsu + 255) / 2), int(otsu * 0.6)}
    return tuple(sorted(spread))


def _tidy(mask: Mask) -> Mask:
    """Print closed, thin bridges to neighbours cut."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8)), np.uint8)


def _ground_distance(lab: Picture) -> NDArray[np.float32]:
    """How unlike the picture's rim every pixel is, the rim taken as a smooth gradient."""
    height, width = lab.shape[:2]
    rim = max(3, min(height, width) // 40)
    rows, columns = np.mgrid[0:height:7, 0:width:7]
    at = (rows < rim) | (rows >= height - rim) | (columns < rim) | (columns >= width - rim)
    rows, columns = rows[at], columns[at]
    known = _plane(rows / height - 0.5, columns / width - 0.5)
    seen = lab[rows, columns].astype(np.float32)
    weights = np.ones(len(known), np.float32)
    for _ in range(4):  # reweighted least squares: what lies on the rim is not the ground
        pull = weights[:, None]
        solution, *_ = np.linalg.lstsq(known * pull, seen * pull, rcond=None)
        residual = np.abs(seen - known @ solution).sum(axis=1)
        weights = (1.0 / (1.0 + (residual / 8.0) ** 2)).astype(np.float32)
    # The ground is smooth: its colour at the corners of a coarse grid is enough.
    grid_rows, grid_columns = np.mgrid[-0.5:0.5:9j, -0.5:0.5:9j]
    coarse = _plane(grid_rows.ravel(), grid_columns.ravel()) @ solution
    ground = cv2.resize(coarse.reshape(9, 9, 3).astype(np.float32), (width, height))
    difference = cv2.absdiff(lab.astype(np.float32), ground)
    return np.asarray(cv2.transform(difference, np.array([[0.6, 1.0, 1.0]])), np.float32)


def _plane(rows: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.float32]:
    basis = np.stack([np.ones_like(rows), rows, columns, rows * columns], axis=-1)
    return basis.astype(np.float32)


def find_papers(
    lab: Picture, texts: Sequence[Points], most: int = 6
) -> list[tuple[NDArray[np.int16], list[Points]]]:
    """The colours that text is printed on, most text first, with the text boxes on each."""
    groups: list[tuple[NDArray[np.int16], list[Points]]] = []
    for text in texts:
        colour = _colour_around(lab, text)
        if colour is None:
            continue
        for known, members in groups:
            if int(np.abs(known - colour).sum()) < 24:
                members.append(text)
                break
        else:
            groups.append((colour, [text]))
    groups.sort(key=lambda group: -sum(area_of(text) for text in group[1]))
    return groups[:most]


def _colour_around(lab: Picture, text: Points) -> NDArray[np.int16] | None:
    x, y, width, height = cv2.boundingRect(text)
    x0, y0 = max(0, x - 2), max(0, y - 2)
    patch = lab[y0 : y + height + 2, x0 : x + width + 2]
    if patch.size == 0:
        return None
    mask = np.full(patch.shape[:2], 255, np.uint8)
    shifted = np.round(text - (x0, y0)).astype(np.int32)
    cv2.fillConvexPoly(mask, shifted, 0)
    cv2.polylines(mask, [shifted], True, 255, 2)
    around = patch[mask > 0]
    return None if len(around) == 0 else np.median(around, axis=0).astype(np.int16)


def _hulls(mask: Mask, least: float) -> list[Points]:
    """Convex hulls of the mask's patches and holes of at least ``least`` pixels."""
    # A rim of nothing: patches that leave the frame end at it.
    mask[0] = mask[-1] = 0
    mask[:, 0] = mask[:, -1] = 0
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    hulls = []
    for contour in contours:
        if len(contour) < 4:
            continue
        _, _, width, height = cv2.boundingRect(contour)
        if width * height < least:
            continue
        hull = cv2.convexHull(contour)
        if cv2.contourArea(hull) >= least:
            hulls.append(np.asarray(hull[:, 0, :], np.float32))
    return hulls


def _outline_of(hull: Points) -> Points | None:
    simple = cv2.approxPolyDP(hull[:, None], 1.5, True)[:, 0, :].astype(np.float32)
    area = area_of(hull)
    # Even at a steep slant a card fills most of its tightest box.
    (_, _), (width, height), _ = cv2.minAreaRect(hull)
    if area < 0.6 * width * height:
        return None
    quad = enclosing_quad(simple, area / _FULLNESS)
    return None if quad is None or area < _FULLNESS * area_of(quad) else quad


def _fit_sides(quads: Sequence[Points], hulls: Sequence[Points]) -> list[Points]:
    """Each side of each quad moved onto its hull's points along its middle four fifths."""
    if not quads:
        return []
    start = np.stack(quads).astype(np.float64)
    along = np.roll(start, -1, axis=1) - start
    length = np.maximum(np.linalg.norm(along, axis=2), 1e-6)
    along /= length[..., None]
    dense = np.stack([_dense(hull) for hull in hulls])
    # Quad, side, point; single precision, for what is fitted is small offsets.
    offset = (dense[:, None] - start[:, :, None]).astype(np.float32)
    x, y = np.ascontiguousarray(offset[..., 0]), np.ascontiguousarray(offset[..., 1])
    ux, uy = along[..., 0, None].astype(np.float32), along[..., 1, None].astype(np.float32)
    t = (x * ux + y * uy) / length[..., None]
    off = np.abs(ux * y - uy * x)
    near = (t > 0.1) & (t < 0.9) & (off < np.maximum(3.0, 0.02 * length)[..., None])
    middle, direction = _fit_lines(x, y, near)
    few = near.sum(axis=2) < _POINTS // 30
    direction[few] = along[few]
    middle[few] = 0.0
    middle += start
    corners, fine = _intersections(middle, direction)
    moved = np.linalg.norm(corners - start, axis=2)
    good = (fine & (moved <= 25)).all(axis=1)
    return [np.asarray(corners[i], np.float32) if good[i] else quad for i, quad in enumerate(quads)]


def _fit_lines(
    x: NDArray[np.float32], y: NDArray[np.float32], given: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Through each group of ``given`` points (…, n) a point of its line and the line's direction.

    The principal axis, points far off it weighing less: a notch or a finger is not the side.
    """
    weight = given.astype(np.float32)
    for _ in range(3):
        total = np.maximum(weight.sum(axis=-1), 1e-9)
        middle = [(weight * values).sum(axis=-1) / total for values in (x, y)]
        ax, ay = x - middle[0][..., None], y - middle[1][..., None]
        wx = weight * ax
        xx, yy, xy = (wx * ax).sum(axis=-1), (weight * ay * ay).sum(axis=-1), (wx * ay).sum(axis=-1)
        angle = 0.5 * np.arctan2(2 * xy, xx - yy)
        direction = [np.cos(angle), np.sin(angle)]
        off = np.abs(direction[0][..., None] * ay - direction[1][..., None] * ax)
        weight = given * np.minimum(1.0, _NOTCH / np.maximum(off, 1e-9))
    return (
        np.stack(middle, axis=-1).astype(np.float64),
        np.stack(direction, axis=-1).astype(np.float64),
    )


def _dense(hull: Points) -> Floats:
    """The outline as :data:`_POINTS` points at even distances."""
    closed = np.concatenate([hull, hull[:1]]).astype(np.float64)
    reached = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    at = np.linspace(0.0, reached[-1], _POINTS, endpoint=False)
    return np.stack([np.interp(at, reached, closed[:, i]) for i in range(2)], axis=1)


def _intersections(middle: Floats, direction: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Corners (n, 4, 2) where each side's line crosses the one before it, and whether it does."""
    before, towards = np.roll(middle, 1, axis=1), np.roll(direction, 1, axis=1)
    cross = towards[..., 0] * direction[..., 1] - towards[..., 1] * direction[..., 0]
    fine = np.abs(cross) >= 1e-6
    offset = middle - before
    t = offset[..., 0] * direction[..., 1] - offset[..., 1] * direction[..., 0]
    t /= np.where(fine, cross, 1.0)
    return before + towards * t[..., None], fine


def _distinct(outlines: list[Points]) -> list[Points]:
    """Outlines of which no earlier one has all four corners within 3 pixels."""
    return [outlines[i] for i in _first_of_each(outlines)]


def _first_of_each(outlines: list[Points]) -> list[int]:
    if not outlines:
        return []
    stacked = np.stack(outlines)
    alive = np.ones(len(stacked), bool)
    for i in range(len(stacked)):
        if alive[i]:
            near = np.abs(stacked[i + 1 :] - stacked[i]).max(axis=(1, 2)) < 3
            alive[i + 1 :] &= ~near
    return [int(i) for i in np.nonzero(alive)[0]]
