"""Guesses where a card might be: outlines of every patch that could be paper.

Many cheap views of the same small picture (edges at several strengths, brightness
and colour split at several levels, paper grown from around printed lines) each
propose outlines; :mod:`ocr.evidence` judges them. A wrong guess costs little, a
missing one cannot be made good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points, area_of, enclosing_quad, share_inside

Mask = NDArray[np.uint8]

_SMALLEST = 0.0025
"""Share of the frame: 8 % of its width by a card's height, and a little less."""
_FULLNESS = 0.88
"""How much of its four-sided outline a patch must fill; rounded corners cost 2 %."""


@dataclass(frozen=True)
class Outline:
    """One guess."""

    points: Points
    """Four corners, clockwise, in pixels of the small picture."""
    origin: str
    """Which view proposed it."""


def propose_outlines(lab: Picture, texts: Sequence[Points]) -> list[Outline]:
    """Four-sided outlines of patches in ``lab`` (a small CIE L*a*b* picture)."""
    found: list[Outline] = []
    least = _SMALLEST * lab.shape[0] * lab.shape[1]
    for origin, mask in _views(lab, texts):
        for contour in _contours(mask):
            points = _outline_of(contour, least)
            if points is not None and not _known(points, found):
                found.append(Outline(points, origin))
    return found


def _views(lab: Picture, texts: Sequence[Points]) -> Iterator[tuple[str, Mask]]:
    light = lab[:, :, 0]
    smooth = np.asarray(cv2.bilateralFilter(lab, 5, 30, 5), np.uint8)
    for low, high in ((15, 40), (40, 110)):
        yield f"edges {low}", _edges(smooth, low, high)
    for level in _levels(light):
        mask = np.where(cv2.GaussianBlur(light, (5, 5), 0) > level, 255, 0).astype(np.uint8)
        yield f"brighter than {level}", _tidy(mask)
        yield f"darker than {level}", _tidy(np.asarray(255 - mask, np.uint8))
    ground = _ground_distance(smooth)
    for distance in (10, 22, 40):
        mask = np.where(ground > distance, 255, 0).astype(np.uint8)
        yield f"unlike the ground by {distance}", _tidy(mask)
    for colour, seeds in _papers(lab, texts):
        difference = np.abs(smooth.astype(np.int16) - colour)
        distance_to = np.asarray(difference[:, :, 0] // 2 + difference[:, :, 1:].sum(axis=2))
        for reach in (10, 20):
            mask = np.where(distance_to < reach, 255, 0).astype(np.uint8)
            for seed in seeds:
                cv2.fillConvexPoly(mask, np.round(seed).astype(np.int32), 255)
            yield f"paper within {reach}", _tidy(mask)


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
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    rows, columns = rows / height - 0.5, columns / width - 0.5
    at = np.zeros((height, width), bool)
    at[:rim] = at[-rim:] = True
    at[:, :rim] = at[:, -rim:] = True
    basis = np.stack([np.ones_like(rows), rows, columns, rows * columns], axis=2)
    known, seen = basis[at][::7], lab[at][::7].astype(np.float32)
    weights = np.ones(len(known), np.float32)
    for _ in range(4):  # reweighted least squares: what lies on the rim is not the ground
        solution, *_ = np.linalg.lstsq(
            known * weights[:, None], seen * weights[:, None], rcond=None
        )
        residual = np.abs(seen - known @ solution).sum(axis=1)
        weights = (1.0 / (1.0 + (residual / 8.0) ** 2)).astype(np.float32)
    difference = np.abs(lab.astype(np.float32) - basis @ solution)
    return np.asarray(difference[:, :, 0] * 0.6 + difference[:, :, 1:].sum(axis=2), np.float32)


def _papers(
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


def _contours(mask: Mask) -> list[NDArray[np.int32]]:
    # A rim of nothing: patches that leave the frame end at it.
    mask[0] = mask[-1] = 0
    mask[:, 0] = mask[:, -1] = 0
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    return [np.asarray(contour[:, 0, :], np.int32) for contour in contours]


def _outline_of(contour: NDArray[np.int32], least: float) -> Points | None:
    if len(contour) < 4:
        return None
    _, _, width, height = cv2.boundingRect(contour)
    if width * height < least:
        return None
    hull = cv2.convexHull(contour)
    area = float(cv2.contourArea(hull))
    if area < least:
        return None
    simple = cv2.approxPolyDP(hull, 1.5, True)[:, 0, :].astype(np.float32)
    quad = enclosing_quad(simple)
    if quad is None or area < _FULLNESS * area_of(quad):
        return None
    return _fit_sides(quad, hull[:, 0, :].astype(np.float32))


def _fit_sides(quad: Points, hull: Points) -> Points:
    """Each side moved onto the outline's points along its middle four fifths."""
    dense = _dense(hull)
    lines: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for i in range(4):
        start, end = quad[i].astype(np.float64), quad[(i + 1) % 4].astype(np.float64)
        along = end - start
        length = float(np.linalg.norm(along))
        along /= max(length, 1e-6)
        offset = dense - start
        t = offset @ along / max(length, 1e-6)
        off = np.abs(offset @ np.array([-along[1], along[0]]))
        near = dense[(t > 0.1) & (t < 0.9) & (off < max(3.0, 0.02 * length))]
        if len(near) >= 8:
            vx, vy, x, y = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01)
            lines.append(
                (np.array([float(x[0]), float(y[0])]), np.array([float(vx[0]), float(vy[0])]))
            )
        else:
            lines.append((start, along))
    corners = []
    for i in range(4):
        corner = _intersect(lines[i - 1], lines[i])
        if corner is None or float(np.linalg.norm(corner - quad[i])) > 25:
            return quad
        corners.append(corner)
    return np.array(corners, np.float32)


def _dense(hull: Points) -> NDArray[np.float64]:
    pieces = []
    for start, end in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        steps = max(1, int(np.linalg.norm(end - start) / 4))
        pieces.append(np.linspace(start, end, steps, endpoint=False))
    return np.concatenate(pieces).astype(np.float64)


def _intersect(
    a: tuple[NDArray[np.float64], NDArray[np.float64]],
    b: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> NDArray[np.float64] | None:
    (p, u), (q, v) = a, b
    cross = u[0] * v[1] - u[1] * v[0]
    if abs(cross) < 1e-6:
        return None
    t = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / cross
    return np.asarray(p + u * t)


def _known(points: Points, found: Sequence[Outline]) -> bool:
    """Whether practically this outline was proposed before."""
    return any(
        float(np.abs(points - other.points).max()) < 2.5
        or (
            float(np.abs(points.mean(axis=0) - other.points.mean(axis=0)).max()) < 2.0
            and share_inside(points, other.points) > 0.985
            and share_inside(other.points, points) > 0.985
        )
        for other in found
    )
