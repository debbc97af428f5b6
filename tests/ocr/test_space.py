"""Outlines as rectangles in space."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ocr.space import off_square

SIZE = (720, 540)


def seen(turn: float, tilt: float, spin: float, aspect: float, lens: float) -> np.ndarray:
    """A rectangle of height 1 in space, turned and tilted before a camera, in pixels."""
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], float) * (aspect / 2, 0.5)
    points = np.column_stack([corners, np.zeros(4)])
    for axis, angle in ((2, spin), (0, tilt), (1, turn)):
        cosine, sine = np.cos(angle), np.sin(angle)
        i, j = [k for k in range(3) if k != axis]
        rotation = np.eye(3)
        rotation[i, i] = rotation[j, j] = cosine
        rotation[i, j], rotation[j, i] = -sine, sine
        points = points @ rotation.T
    points[:, 2] += 3.0 * lens
    focal = lens * max(SIZE)
    return focal * points[:, :2] / points[:, 2:] + np.array(SIZE) / 2


angles = st.floats(-0.6, 0.6)


@given(angles, angles, st.floats(-1.5, 1.5), st.floats(1.2, 2.2), st.floats(0.7, 2.2))
def test_a_rectangle_seen_at_any_slant_is_square_in_space(
    turn: float, tilt: float, spin: float, aspect: float, lens: float
) -> None:
    outline = seen(turn, tilt, spin, aspect, lens)[None].astype(np.float32)
    off = off_square(outline, SIZE)
    assert off[0] < 0.5


def test_what_no_lens_makes_square_is_told() -> None:
    card = np.array([[100, 100], [400, 100], [400, 280], [100, 280]], np.float32)
    leaning = card + np.array([[60, 0], [60, 0], [0, 0], [0, 0]], np.float32)
    off = off_square(np.stack([card, leaning]), SIZE)
    assert off[0] < 0.1
    assert off[1] > 15


@given(st.lists(st.tuples(st.floats(-800, 1500), st.floats(-800, 1500)), min_size=4, max_size=4))
def test_any_four_points_have_a_form(points: list[tuple[float, float]]) -> None:
    off = off_square(np.array([points], np.float32), SIZE)
    assert 0 <= off[0] <= 90
