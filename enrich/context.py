"""The second look: what the first look thinks of the neighbours and of the whole card."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enrich.layout import Box, blocks, box_of, neighbours
from enrich.roles import ROLES
from enrich.segments import Segment

_SIDES = ("self", "above", "below", "before", "after", "previous", "next")

CONTEXT_FEATURES: tuple[str, ...] = (
    *(f"p:{side}:{role.value}" for side in _SIDES for role in ROLES),
    *(f"best_other:{role.value}" for role in ROLES),
    *(f"rank:{role.value}" for role in ROLES),
    *(f"total:{role.value}" for role in ROLES),
    *(f"line:{role.value}" for role in ROLES),
    *(f"block:{role.value}" for role in ROLES),
    "block_lines", "block_place", "block_first", "block_last",
)  # fmt: skip


def add_context(
    rows: NDArray[np.float32], opinion: NDArray[np.float64], segments: Sequence[Segment]
) -> NDArray[np.float32]:
    """``rows`` with CONTEXT_FEATURES appended, from the first look's role shares ``opinion``."""
    count, roles = len(segments), len(ROLES)
    if not count:
        return np.zeros((0, rows.shape[1] + len(CONTEXT_FEATURES)), np.float32)
    boxes = [box_of(s) for s in segments]
    near = neighbours(boxes, [s.span.line for s in segments])
    sides = np.full((count, len(_SIDES), roles), -1.0)
    for at in range(count):
        here = near[at]
        others = (at, here.above, here.below, here.before, here.after,
                  at - 1 if at else None, at + 1 if at + 1 < count else None)  # fmt: skip
        for side, other in enumerate(others):
            if other is not None:
                sides[at, side] = opinion[other]
    best_other = np.zeros((count, roles))
    line = np.zeros((count, roles))
    lines = np.array([s.span.line for s in segments])
    for at in range(count):
        rest = np.delete(opinion, at, axis=0)
        best_other[at] = rest.max(axis=0) if len(rest) else 0.0
        line[at] = opinion[lines == lines[at]].mean(axis=0)
    rank = (-opinion).argsort(axis=0).argsort(axis=0)
    total = np.tile(opinion.sum(axis=0), (count, 1))
    extra = np.concatenate(
        [
            sides.reshape(count, -1), best_other, rank, total, line,
            _block_opinion(opinion, boxes, [s.span.line for s in segments]),
        ],
        axis=1,
    )  # fmt: skip
    return np.concatenate([rows, extra.astype(np.float32)], axis=1)


def _block_opinion(
    opinion: NDArray[np.float64], boxes: Sequence[Box], lines: Sequence[int]
) -> NDArray[np.float64]:
    """What the other lines of a segment's block are taken for, and its place among them."""
    count, roles = opinion.shape
    home = blocks(boxes, lines)
    table = np.full((count, roles + 4), -1.0)
    for at in range(count):
        mates = [i for i in range(count) if home[i] == home[at]]
        others = [i for i in mates if lines[i] != lines[at]]
        if others:
            table[at, :roles] = opinion[others].mean(axis=0)
        tops = sorted({lines[i]: boxes[i].middle[1] for i in mates}.values())
        own = sum(top < boxes[at].middle[1] - 0.5 * boxes[at].height for top in tops)
        table[at, roles:] = (len(tops), own, float(own == 0), float(own >= len(tops) - 1))
    return table
