"""Judging outlines: does a card's edge run along the sides, and does print agree?

All outlines of a photo are judged at once, because there are hundreds of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.engine import Picture
from ocr.geometry import Points, area_of, long_axis
from ocr.space import off_square

_SAMPLES = 64
_CHUNKS = 8
"""A side is judged in eighths: print beside it averages out, a card's edge does not."""
STEP = 4.0
"""Lab units between the two sides of an edge; white paper on white paper has 4 to 8."""
FRAME = 0.93
"""An outline that fills this share of the frame is the frame."""
_REACH = 5
_AT_ONCE = 4096
"""Outlines judged in one go: OpenCV maps no more than 32,767 rows of pixels, four an outline."""
_STRONG = 40.0
"""Lab units of a step as high as counts: of outlines a few pixels apart the steeper is truer."""
_EDGES = 3.0
"""What edges all round weigh."""
_SQUARE = 7.0
"""Degrees that a card's sides seem off square in space, because it is bent or seen roughly."""
_WHOLE = 0.9
"""Share of a line's box from which the line is all there; detectors leave a little air."""


@dataclass(frozen=True)
class Verdict:
    """An outline and what speaks for it."""

    points: Points
    """Four corners, clockwise."""
    score: float
    """Sum of the reasons' weights."""
    edge: float
    """Share of the outline, 0..1, along which colour steps; rim of the frame left out."""
    weakest: float
    """The same for its weakest side."""
    strength: float
    """How high the steps along it are, 0..1."""
    inside: frozenset[int]
    """Which texts lie in it."""
    crossing: frozenset[int]
    """Which texts its sides cut through, those of which little is lost among ``inside`` too."""
    aspect: float
    """Long side over short one."""
    off_square: float
    """Degrees that its sides are off square in space."""
    at_frame: int
    """How many of its sides run along the rim of the frame, which may cut the card off."""
    share: float
    """Of the picture's area, 0..1."""
    agreement: float
    """By length, the share of all text that lies inside and runs along the outline,
    less what lies inside and runs otherwise: print of the ground."""

    @property
    def is_whole(self) -> bool:
        """Whether the frame cuts nothing off."""
        return not self.at_frame

    @property
    def reasons(self) -> tuple[str, ...]:
        """What its score is made of, as a person reads it."""
        said = [
            (f"edges along {self.edge:.0%}", True),
            (f"weakest side {self.weakest:.0%}", True),
            (f"{self.at_frame} sides at the frame", self.at_frame > 0),
            (f"proportions 1:{self.aspect:.2f}", True),
            (f"off square by {self.off_square:.0f}°", self.off_square > _SQUARE),
            (f"{len(self.inside)} lines inside", bool(self.inside)),
            (f"cuts {len(self.crossing)} lines", bool(self.crossing)),
        ]
        return tuple(reason for reason, is_so in said if is_so)

    @property
    def value(self) -> float:
        """What competing outlines are compared by: edges, print that belongs, and size."""
        size = self.share**0.5
        return float(self.score + 2.0 * self.agreement + 2.0 * size + 0.5 * self.strength)

    @property
    def area(self) -> float:
        """Square pixels of the small picture."""
        return area_of(self.points)


def judge_outlines(
    lab: Picture,
    texts: Sequence[Points],
    outlines: Sequence[Points],
    least: float | None = None,
    step: float = STEP,
) -> list[Verdict]:
    """What speaks for and against each outline as a card, in the order given.

    Args:
        lab: a small CIE L*a*b* picture.
        texts: text boxes in it.
        outlines: clockwise corners, (4, 2) each.
        least: outlines that fall short of this score whatever their edges are left out,
            because edges are what takes time.
        step: Lab units from which two sides of an outline differ; less than usual only
            where the ground is known to be even.
    """
    if not outlines:
        return []
    stacked = np.stack(outlines).astype(np.float32)
    covered = _text_shares(texts, stacked)
    height, width = lab.shape[:2]
    forms = _forms_of(stacked, covered, (width, height))
    if least is not None:
        hopeful = np.nonzero(forms.weights.sum(axis=1) + _EDGES >= least)[0]
        if not len(hopeful):
            return []
        stacked, covered, forms = stacked[hopeful], covered[hopeful], forms.only(hopeful)
    parts = [
        _side_shares(lab, stacked[i : i + _AT_ONCE], step) for i in range(0, len(stacked), _AT_ONCE)
    ]
    shares, strengths, seen = (np.concatenate(part) for part in zip(*parts, strict=True))
    edges = _Edges(stacked, shares, strengths, seen)
    scores = edges.weights + forms.weights.sum(axis=1)
    agreement = _agreements(texts, stacked, covered)
    return [
        Verdict(
            points=points,
            score=float(scores[i]),
            edge=float(edges.along[i]),
            weakest=float(edges.weakest[i]),
            strength=float(edges.strength[i]),
            inside=frozenset(np.nonzero(forms.inside[i])[0].tolist()),
            crossing=frozenset(np.nonzero(forms.crossing[i])[0].tolist()),
            aspect=float(forms.aspects[i]),
            off_square=float(forms.off_square[i]),
            at_frame=int(edges.at_frame[i]),
            share=area_of(points) / (width * height),
            agreement=float(agreement[i]),
        )
        for i, points in enumerate(stacked)
    ]


class _Edges:
    """What is seen along outlines' sides; an entry per outline."""

    def __init__(
        self,
        outlines: NDArray[np.float32],
        shares: NDArray[np.float32],
        strengths: NDArray[np.float32],
        seen: NDArray[np.bool_],
    ) -> None:
        """From each side's share with a step, and whether it is off the rim, (outlines, 4)."""
        ends = np.roll(outlines, -1, axis=1).astype(np.float64)
        lengths = np.where(seen, np.linalg.norm(ends - outlines, axis=2), 0.0)
        around = lengths.sum(axis=1)
        around[around == 0] = 1.0
        self.along = (lengths * shares).sum(axis=1) / around
        """Share of the outline along which colour steps, its sides at the rim left out."""
        self.strength = (lengths * strengths).sum(axis=1) / around
        """How high these steps are."""
        weakest = np.where(seen, shares, np.inf).min(axis=1)
        self.weakest = np.where(np.isinf(weakest), 0.0, weakest)
        """The same of the worst side."""
        self.at_frame = 4 - seen.sum(axis=1)
        """How many sides lie at the rim."""
        self.weights = 2.0 * self.along + self.weakest - 0.7 * self.at_frame
        """Of all this together."""


@dataclass(frozen=True)
class _Forms:
    """What outlines' form and the print in them say, edges aside; an entry per outline."""

    aspects: NDArray[np.float64]
    """Long side over short one."""
    off_square: NDArray[np.float64]
    """Degrees that its sides are off square in space."""
    inside: NDArray[np.bool_]
    """Which texts lie in it, (outlines, texts)."""
    crossing: NDArray[np.bool_]
    """Which texts its sides cut through, (outlines, texts)."""

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Of the proportions, the corners, the print inside and the print cut; (outlines, 4)."""
        held, cut = self.inside.sum(axis=1), self.crossing.sum(axis=1)
        return np.stack(
            [
                _aspect_weights(self.aspects),
                -np.clip((self.off_square - _SQUARE) / 10, 0.0, 2.0),
                np.where(held > 0, np.minimum(1.0, 0.4 + 0.1 * held), 0.0),
                -np.minimum(2.0, 0.5 * cut),
            ],
            axis=1,
        )

    def only(self, which: NDArray[np.int64]) -> _Forms:
        """Those of some outlines."""
        return _Forms(
            self.aspects[which], self.off_square[which], self.inside[which], self.crossing[which]
        )


def _forms_of(
    outlines: NDArray[np.float32], covered: NDArray[np.float32], size: tuple[int, int]
) -> _Forms:
    sides = np.linalg.norm(np.roll(outlines, -1, axis=1).astype(np.float64) - outlines, axis=2)
    across, down = (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2
    aspects = np.maximum(across, down) / np.maximum(1e-6, np.minimum(across, down))
    return _Forms(
        aspects, off_square(outlines, size), covered > 0.75, (covered > 0.2) & (covered <= _WHOLE)
    )


def _side_shares(
    lab: Picture, outlines: NDArray[np.float32], least: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """Per outline and side: its eighths' share with a step, how high steps are, and if it is off the rim.

    A step is a difference between the mean colours of the strips on both sides of
    the line, larger than what the strips' own unrest explains.
    """
    height, width = lab.shape[:2]
    start, end = outlines, np.roll(outlines, -1, axis=1)
    along = end - start
    along = along / np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    normal = np.stack([along[..., 1], -along[..., 0]], axis=2)  # outwards, for clockwise corners
    places = np.linspace(0.05, 0.95, _SAMPLES, dtype=np.float32)
    line = start[:, :, None] + (end - start)[:, :, None] * places[None, None, :, None]
    outside = line + normal[:, :, None] * _REACH
    limit = np.array([width, height], np.float32)
    free = ((outside >= 0) & (outside < limit)).all(axis=3)
    means, unrest = _strips(lab, line, normal)
    inner, outer = means[:, :, :5], means[:, :, 4:]
    noise = np.minimum(unrest[:, :, :5], unrest[:, :, 4:])
    steps = (np.abs(inner - outer).sum(axis=4) - 0.6 * noise).max(axis=2)
    step = steps > least
    chunk_free = free.reshape(*free.shape[:2], _CHUNKS, -1).mean(axis=3) > 0.5
    count = chunk_free.sum(axis=2)
    share = (step & chunk_free).sum(axis=2) / np.maximum(count, 1)
    strength = (np.clip(steps / _STRONG, 0.0, 1.0) * chunk_free).sum(axis=2) / np.maximum(count, 1)
    return share.astype(np.float32), strength, count >= _CHUNKS // 2


def _strips(
    lab: Picture, line: NDArray[np.float32], normal: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Mean colour and unrest in the eighths of nine strips, 3 pixels wide, along each side.

    Args:
        lab: a small CIE L*a*b* picture.
        line: the samples on each side, (outlines, 4, samples, 2).
        normal: each side's direction outwards, (outlines, 4, 2).

    Returns:
        Colours (outlines, 4, strips, eighths, 3), innermost strip first, and how much a
        single sample differs from them, all channels summed: print in a strip makes it large.
    """
    offsets = np.arange(-_REACH, _REACH + 1, dtype=np.float32)
    at = line[:, :, None] + normal[:, :, None, None] * offsets[:, None, None]
    # A row of pixels per side: a picture's ways are many times as fast as an array's.
    rows = at.reshape(len(line) * 4, -1, 2)
    smooth = cv2.GaussianBlur(lab, (3, 3), 0)
    x, y = cv2.split(rows)
    seen = cv2.remap(smooth, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    samples = seen.astype(np.float32)
    fewer, many = (len(offsets) * _CHUNKS, len(samples)), (samples.shape[1], len(samples))
    means = cv2.resize(samples, fewer, interpolation=cv2.INTER_AREA)
    apart = cv2.absdiff(samples, cv2.resize(means, many, interpolation=cv2.INTER_NEAREST))
    unrest = cv2.transform(cv2.resize(apart, fewer, interpolation=cv2.INTER_AREA), np.ones((1, 3)))
    shape = (len(line), 4, len(offsets), _CHUNKS)
    colours = np.asarray(means, np.float32).reshape(*shape, 3)
    return _by_three(colours), _by_three(np.asarray(unrest, np.float32).reshape(shape))


def _by_three(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means of three neighbours along the third axis."""
    total = values[:, :, :-2] + values[:, :, 1:-1] + values[:, :, 2:]
    return np.asarray(total / 3, np.float32)


def _text_shares(texts: Sequence[Points], outlines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Per outline and text, the share of the text inside, from a grid of its points."""
    if not texts:
        return np.zeros((len(outlines), 0), np.float32)
    u, v = np.meshgrid(np.linspace(0.05, 0.95, 9), np.linspace(0.2, 0.8, 3))
    boxes = np.stack(texts).astype(np.float32)[:, :, None, None, :]
    top = boxes[:, 0] * (1 - u[..., None]) + boxes[:, 1] * u[..., None]
    bottom = boxes[:, 3] * (1 - u[..., None]) + boxes[:, 2] * u[..., None]
    grid = (top * (1 - v[..., None]) + bottom * v[..., None]).reshape(len(texts), -1, 2)
    # Each side as the line a x + b y + c, positive inwards.
    start, end = outlines, np.roll(outlines, -1, axis=1)
    a, b = start[..., 1] - end[..., 1], end[..., 0] - start[..., 0]
    c = a * start[..., 0] + b * start[..., 1]
    x, y = grid.reshape(-1, 2).T.astype(np.float32)
    inside = (a[..., None] * x + b[..., None] * y >= c[..., None]).all(axis=1)
    inside = inside.reshape(len(outlines), len(texts), -1)
    return np.asarray(inside.mean(axis=2), np.float32)


def _agreements(
    texts: Sequence[Points], outlines: NDArray[np.float32], covered: NDArray[np.float32]
) -> NDArray[np.float32]:
    """See :attr:`Verdict.agreement`."""
    if not texts:
        return np.zeros(len(outlines), np.float32)
    axes = np.array([long_axis(text) for text in texts], np.float32)
    angles, lengths = axes[:, 0], axes[:, 1]
    short = np.array([area_of(text) for text in texts], np.float32) / np.maximum(lengths, 1)
    sides = np.roll(outlines, -1, axis=1) - outlines
    level = sides[:, 0] - sides[:, 2]
    upright = sides[:, 1] - sides[:, 3]
    off_level = _between(angles, level)
    off_upright = _between(angles, upright)
    # Stubs say nothing about direction; in a slanted view lines differ from the sides' mean.
    free = (lengths < 2 * short)[None, :] & np.ones_like(off_level, bool)
    along = (off_level < 9) | free
    across = (off_upright < 9) & ~free
    inside = (covered > 0.75) * lengths
    level_print = (inside * along).sum(axis=1)
    upright_print = (inside * (across | free)).sum(axis=1)
    best = np.maximum(level_print, upright_print)
    square = (inside * (along | across)).sum(axis=1) - best
    slanted = inside.sum(axis=1) - best - square
    # A card lettered both ways, as maps are, is so throughout; a line or two at right angles,
    # and whatever is aslant, is print of the ground.
    both_ways = np.clip((square / np.maximum(best + square, 1e-6) - 0.15) / 0.2, 0.0, 1.0)
    agreeing = best - (0.6 - 0.5 * both_ways) * square - 0.6 * slanted
    return np.asarray(agreeing / max(float(lengths.sum()), 1e-6), np.float32)


def _between(angles: NDArray[np.float32], sides: NDArray[np.float32]) -> NDArray[np.float32]:
    """Degrees (0..90) between each text's direction and each outline's side."""
    direction = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    off = np.abs((angles[None, :] - direction[:, None] + 90) % 180 - 90)
    return np.asarray(off, np.float32)


def _aspect_weights(aspects: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cards are 1:1.4 to 1:1.9, a slanted view shortens them; squares and strips are rare.

    Falls off evenly, so that of two outlines a hair apart neither is a card and the other not.
    """
    usual = 0.6 * np.minimum(1.0, np.minimum((aspects - 1.1) / 0.2, (2.8 - aspects) / 0.6))
    strip = np.where(aspects < 3.5, -1.0, -3.0)
    return np.where(aspects > 2.8, strip, np.where(aspects < 1.1, -1.0, usual))
