"""Many cards laid out in a grid: on a scanner's glass, on a tray, in the pockets of an album.

Nothing here is seen at a slant worth mentioning, but cards are many, close to each other,
sometimes alike, and on the scanner's white lid a white card shows by one or two sides only.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from samples.generate.photograph import TABLES, Pose, Scene, corners, photograph

Floats = NDArray[np.float32]
Laid = tuple[Picture, tuple[Floats, ...]]
"""A photo and where its cards are: corners clockwise from each card's own upper left."""
Draw = Callable[[random.Random], Picture]

_LONGEST = 0.42
"""Share of the frame's width that the long side of a card takes at most: on A4, its own."""

_AROUND = 16
"""Pixels around a card that its shadow reaches."""


def lay_tray(rng: random.Random, seed: int, draw: Draw) -> Laid:
    """Two to ten cards in rows, a little askew: a flatbed scan, or a photo from straight above."""
    width, height = rng.choice(((1654, 2339), (2339, 1654), (2000, 1500)))
    cards = _some_alike(rng, draw, rng.randint(2, 10))
    poses = _in_rows(rng, cards, width, height)
    scene = Scene(
        rng.choice(sorted(TABLES)), width, height, (rng.random(), rng.random()),
        rng.uniform(0.02, 0.15), rng.uniform(-0.2, 0.3), rng.uniform(0.4, 0.8), rng.uniform(0.8, 2),
    )  # fmt: skip
    quads = tuple(corners(card, pose, scene) for card, pose in zip(cards, poses, strict=True))
    if rng.random() < 0.35:
        photo = photograph(list(zip(cards, poses, strict=True)), scene, seed)
    else:
        photo = _scan(rng, seed, cards, quads, (width, height))
    return _as_jpeg(photo, rng.randint(60, 88)), quads


def lay_pockets(rng: random.Random, seed: int, draw: Draw) -> Laid:
    """A page of an album: two columns of clear pockets, some empty, a punched margin at the left."""
    wide, high, rows = 1500, 2150, rng.randint(4, 5)
    noise = np.random.default_rng(seed)
    page = _insert(rng)
    canvas = np.full((high, wide, 3), page, np.float32)
    margin, step = round(wide * rng.uniform(0.08, 0.13)), high / rows
    column = (wide - margin) / 2
    pockets = [(margin + i * column, j * step, column, step) for j in range(rows) for i in range(2)]
    for y in np.linspace(0.12, 0.88, rng.choice((2, 3, 4))):
        hole = (round(margin * 0.45), round(y * high)), round(wide * 0.014)
        cv2.circle(canvas, *hole, tuple(float(page[0] * 0.55) for _ in range(3)), -1, cv2.LINE_AA)
    filled = rng.sample(pockets, len(pockets) - rng.choice((0, 0, 1, 2, 3)))
    flat = []
    for x, y, across, down in filled:
        card = draw(rng)
        fit = min(0.9 * across / card.shape[1], 0.86 * down / card.shape[0])
        size = np.array(card.shape[1::-1]) * fit * rng.uniform(0.92, 1.0)
        room = (np.array((across, down)) - size) / 2
        middle = np.array((x + across / 2, y + down / 2)) + room * (
            rng.uniform(-0.5, 0.5), rng.uniform(-0.1, 0.7),
        )  # fmt: skip
        # In its pocket a card can turn no further than the seams allow.
        quad = _turned(middle, size, rng.uniform(-1.6, 1.6) + rng.choice((0, 0, 0, 180)))
        _paste(canvas, card, quad, 0.25)
        flat.append(quad)
    _cover(rng, canvas, pockets)
    return _photograph_page(rng, noise, canvas, flat)


def _some_alike(rng: random.Random, draw: Draw, count: int) -> list[Picture]:
    """``count`` cards; every third time some are of one design, as a stack of one's own is."""
    if rng.random() > 0.33:
        return [draw(rng) for _ in range(count)]
    designs = [draw(rng) for _ in range(max(1, count // 3))]
    return [rng.choice(designs) for _ in range(count)]


def _in_rows(rng: random.Random, cards: Sequence[Picture], width: int, height: int) -> list[Pose]:
    """Where each card lies: rows from the top, every fourth card upright, all of one scale."""
    gap = rng.uniform(0.01, 0.08) * width
    upright = [rng.random() < 0.25 for _ in cards]
    # Cards have one long side; the short one follows from the design.
    sizes = [
        (c.shape[0] / c.shape[1], 1.0) if up else (1.0, c.shape[0] / c.shape[1])
        for c, up in zip(cards, upright, strict=True)
    ]
    layouts = [_fit_rows(sizes, columns, gap, width, height) for columns in range(1, 5)]
    # Whoever lays cards out uses the room there is, if not all of it.
    best = max(scale for scale, _ in layouts)
    scale, rows = rng.choice([layout for layout in layouts if layout[0] > 0.7 * best])
    across = [sum(sizes[i][0] for i in row) for row in rows]
    down = [max(sizes[i][1] for i in row) for row in rows]
    # At two gaps' width cards turned further would lie on each other.
    turn = min(4.0, float(np.degrees(0.6 * gap / scale)))
    spare = height - scale * sum(down) - gap * (len(rows) + 1)
    top = gap + spare * rng.choice((0.0, 0.3, 0.5))
    poses: dict[int, Pose] = {}
    for row, a, tall in zip(rows, across, down, strict=True):
        left = gap + (width - scale * a - gap * (len(row) + 1)) * rng.choice((0.0, 0.5))
        for i in row:
            wide, high = sizes[i][0] * scale, sizes[i][1] * scale
            x, y = left + wide / 2, top + tall * scale / 2 + (tall * scale - high) * 0.3
            turned = rng.uniform(-turn, turn) + rng.choice((0, 0, 0, 180)) + 90 * upright[i]
            jitter = 0.15 * gap
            poses[i] = Pose(
                (x + rng.uniform(-jitter, jitter)) / width,
                (y + rng.uniform(-jitter, jitter)) / height,
                scale / width,
                turned,
            )
            left += wide + gap
        top += tall * scale + gap
    return [poses[i] for i in range(len(cards))]


def _fit_rows(
    sizes: Sequence[tuple[float, float]], columns: int, gap: float, width: int, height: int
) -> tuple[float, list[list[int]]]:
    """The largest scale at which rows of so many cards fit, and which cards are in which row."""
    rows = [list(range(i, min(i + columns, len(sizes)))) for i in range(0, len(sizes), columns)]
    across = [sum(sizes[i][0] for i in row) for row in rows]
    down = sum(max(sizes[i][1] for i in row) for row in rows)
    scale = min(
        _LONGEST * width,
        *((width - gap * (len(row) + 1)) / a for row, a in zip(rows, across, strict=True)),
        (height - gap * (len(rows) + 1)) / down,
    )
    return scale, rows


def _scan(
    rng: random.Random,
    seed: int,
    cards: Sequence[Picture],
    quads: Sequence[Floats],
    size: tuple[int, int],
) -> Picture:
    """Cards on the glass under a white, grey or black lid; each throws a shadow to one side."""
    lid = rng.choice((252, 252, 246, 238, 150, 110, 24))
    width, height = size
    canvas = np.full((height, width, 3), lid, np.float32)
    away = rng.choice(((1, 0), (0, 1), (1, 1), (-1, 1))), rng.uniform(2, 5)
    strength = rng.uniform(0.08, 0.3)
    for card, quad in zip(cards, quads, strict=True):
        shift = np.array(away[0], np.float32) * away[1]
        shade = _mask(canvas.shape, quad + shift) * (1 - _mask(canvas.shape, quad))
        soft = cv2.GaussianBlur(shade, (0, 0), 1.2)
        canvas *= 1 - strength * np.minimum(1, 1.4 * soft)[..., None]
        _paste(canvas, card, quad, 0.0)
    canvas = np.asarray(cv2.GaussianBlur(canvas, (0, 0), rng.uniform(0.4, 0.8)), np.float32)
    grain = np.random.default_rng(seed).normal(0, rng.uniform(0.6, 1.8), canvas.shape)
    return np.clip(canvas + grain, 0, 255).astype(np.uint8)


def _insert(rng: random.Random) -> tuple[float, float, float]:
    """The colour of the paper behind the pockets."""
    return rng.choice(
        ((236, 236, 233), (222, 224, 228), (190, 194, 200), (70, 72, 78), (26, 26, 28))
    )


def _cover(
    rng: random.Random, canvas: Floats, pockets: Sequence[tuple[float, float, float, float]]
) -> None:
    """Clear plastic over everything: a haze, faint seams around the pockets, some gleams."""
    canvas *= 0.95
    canvas += 255 * 0.05 * rng.uniform(0.4, 1.2)
    tone = rng.uniform(8, 22) * rng.choice((-1, 1, 1))
    for x, y, across, down in pockets:
        box = np.array([[x, y], [x + across, y], [x + across, y + down], [x, y + down]])
        seam = np.zeros(canvas.shape[:2], np.float32)
        cv2.polylines(seam, [np.round(box).astype(np.int32)], True, 1.0, 5, cv2.LINE_AA)
        canvas += tone * seam[..., None]
    gleams = np.zeros(canvas.shape[:2], np.float32)
    for _ in range(rng.randint(1, 5)):
        x, y, across, down = rng.choice(pockets)
        middle = (x + rng.random() * across, y + rng.random() * down)
        size = (rng.uniform(0.04, 0.12) * across, rng.uniform(0.3, 1.0) * down)
        gleam = cv2.boxPoints((middle, size, rng.uniform(-35, 35)))
        cv2.fillConvexPoly(gleams, np.round(gleam).astype(np.int32), rng.uniform(0.2, 0.6))
    soft = cv2.GaussianBlur(gleams, (0, 0), rng.uniform(4, 12))
    canvas += (255 - canvas) * soft[..., None]


def _photograph_page(
    rng: random.Random, noise: np.random.Generator, page: Floats, quads: Sequence[Floats]
) -> Laid:
    """The page on a table, from nearly straight above."""
    high, wide = page.shape[:2]
    width, height = 1950, 2600
    scale = rng.uniform(0.86, 1.0) * min(width / wide, height / high)
    turned = _turned(
        np.array((width / 2, height / 2)), np.array((wide, high)) * scale, rng.uniform(-2.5, 2.5)
    )
    slant = np.array([[rng.uniform(-0.015, 0.015) * width for _ in range(2)] for _ in range(4)])
    whole = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(whole, (turned + slant).astype(np.float32))
    photo = TABLES[rng.choice(sorted(TABLES))](height, width, noise).astype(np.float32)
    _paste(photo, page, (turned + slant).astype(np.float32), 0.3)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    fall = rng.uniform(-0.12, 0.12) * x + rng.uniform(-0.12, 0.12) * y
    lit = cv2.GaussianBlur(photo * (1 + fall[..., None]), (0, 0), rng.uniform(0.5, 1.0))
    grainy = lit + noise.normal(0, rng.uniform(1, 2.5), lit.shape)
    seen = tuple(cv2.perspectiveTransform(q[None], matrix)[0].astype(np.float32) for q in quads)
    picture = np.clip(grainy, 0, 255).astype(np.uint8)
    return _as_jpeg(picture, rng.randint(65, 90)), seen


def _turned(middle: NDArray[np.float64], size: NDArray[np.float64], degrees: float) -> Floats:
    """Corners of a rectangle turned clockwise, from its own upper left."""
    a = np.radians(degrees)
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * size / 2
    turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    return np.asarray(half @ turn + middle, np.float32)


def _mask(shape: tuple[int, ...], quad: Floats) -> Floats:
    mask = np.zeros(shape[:2], np.float32)
    cv2.fillConvexPoly(mask, np.round(quad * 16).astype(np.int32), 1.0, cv2.LINE_AA, 4)
    return mask


def _paste(canvas: Floats, picture: NDArray[np.generic], quad: Floats, shadow: float) -> None:
    """Lays ``picture`` on the canvas, with a soft shadow all round of the given strength."""
    high, wide = picture.shape[:2]
    left, top = np.maximum(0, np.floor(quad.min(axis=0)).astype(int) - _AROUND).tolist()
    right, bottom = (np.ceil(quad.max(axis=0)).astype(int) + _AROUND).tolist()
    part = canvas[top:bottom, left:right]
    placed = quad - np.array([left, top], np.float32)
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, placed)
    shrink = max(1.0, wide / float(np.linalg.norm(quad[1] - quad[0])))
    smooth = np.asarray(picture, np.float32)
    if shrink > 1.1:
        smooth = np.asarray(cv2.GaussianBlur(smooth, (0, 0), 0.4 * shrink), np.float32)
    size = (part.shape[1], part.shape[0])
    seen = cv2.warpPerspective(smooth, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    mask = _mask(part.shape, placed)
    if shadow:
        part *= 1 - shadow * cv2.GaussianBlur(mask, (0, 0), 4.0)[..., None]
    part += (seen - part) * mask[..., None]


def _as_jpeg(picture: Picture, quality: int) -> Picture:
    """What JPEG leaves of it: blocks, and rings around print."""
    _, data = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    seen = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert seen is not None
    return np.ascontiguousarray(seen[:, :, ::-1], np.uint8)
