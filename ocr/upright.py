"""Which way is up, by a vote over the whole card, and the card's lines read that way.

The same lines are read in the directions that their boxes allow; the direction whose
readings are the more confident wins for all of them. Line by line this goes wrong
(digits and capitals read well on their heads), over a card it does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr.engine import Engine, Line, Picture, Quad
from ocr.geometry import long_axis, to_points, to_quad
from ocr.vertical import lies_on_side, reread_upright

_SHORT, _LONGEST = 736, 3000
"""Short side a card has at least when its lines are looked for; long side it then has at most."""
_ENOUGH = 1300
"""Long side of the copy in which lines of a large card are looked for: print of 5 points is 18
pixels high there, and a detector tears larger letters apart. What it finds is read at full size."""
_LARGE = 1800
"""Long side from which on a card is large. To shrink others a little only blurs their print."""
_VOTERS = 5
"""Longest lines read in every direction; more change no verdict and cost time."""
_LEGIBLE = 0.85
"""Mean confidence of print in a script that the engine knows."""
_SURER, _MUCH_SURER = 1.02, 1.5
"""By this factor another direction reads better than the one the card lies in; and where none reads
well: most cards are laid down upright."""


def read_upright(
    picture: Picture, engine: Engine
) -> tuple[Picture, int, tuple[Line, ...], tuple[Quad, ...]]:
    """The picture turned so that its text is upright, the turn made, and its lines.

    Args:
        picture: a straightened card, text level or standing, maybe on its head.

    Returns:
        The upright picture, clockwise degrees (0, 90, 180, 270) it was turned by, its
        lines, in no particular order, and the boxes in which nothing was legible. The quad
        of a column of vertical print starts at its top right, where reading starts.
    """
    boxes = _detect(picture, engine)
    if not boxes:
        return picture, 0, (), ()
    turn, known = _vote(picture, boxes, engine)
    upright, placed = _turned(picture, boxes, turn)
    rest = [i for i in range(len(boxes)) if i not in known]
    lines = dict(known)
    for i, line in zip(rest, _read(upright, [placed[i] for i in rest], engine), strict=True):
        lines[i] = line
    out = []
    for i, quad in enumerate(placed):
        line = lines[i]
        if line is not None:
            out.append(Line(line.text, line.confidence, quad, line.chars))
    silent = tuple(quad for i, quad in enumerate(placed) if lines[i] is None)
    if lies_on_side(upright, out, engine):
        out = [reread_upright(upright, line, engine) for line in out]
        return _stood_up(upright, turn, out, silent)
    return upright, turn, tuple(out), silent


def _stood_up(
    picture: Picture, turn: int, lines: Sequence[Line], silent: Sequence[Quad]
) -> tuple[Picture, int, tuple[Line, ...], tuple[Quad, ...]]:
    """All of it a quarter further, so that level lines become columns read from the top."""
    height, width = picture.shape[:2]
    columns = {i for i, _ in _by_axis([line.quad for line in lines])[0]}
    stood = []
    for i, line in enumerate(lines):
        quad = turn_quad(line.quad, width, height, 90)
        # Of a column the corner where reading starts stays the first.
        stood.append(replace(line, quad=quad[1:] + quad[:1] if i in columns else quad))
    upright, placed = _turned(picture, silent, 90)
    return upright, (turn + 90) % 360, tuple(stood), tuple(placed)


def _detect(picture: Picture, engine: Engine) -> list[Quad]:
    """Text boxes, looked for at the size at which detectors see both low and tall letters."""
    longest = max(picture.shape[:2])
    scale = _ENOUGH / longest if longest > _LARGE else 1.0
    scale = max(scale, _SHORT / min(picture.shape[:2]))
    scale = min(scale, max(1.0, _LONGEST / longest))
    if scale == 1.0:
        return list(engine.detect(picture))
    way = cv2.INTER_LINEAR if scale > 1 else cv2.INTER_AREA
    other = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)
    factor = np.array(
        [picture.shape[1] / other.shape[1], picture.shape[0] / other.shape[0]], np.float32
    )
    return [to_quad(to_points(q) * factor) for q in engine.detect(np.asarray(other, np.uint8))]


def _vote(
    picture: Picture, boxes: Sequence[Quad], engine: Engine
) -> tuple[int, dict[int, Line | None]]:
    """The winning turn and what its voters read, by box."""
    level, standing = _by_axis(boxes)
    level_length = sum(length for _, length in level)
    standing_length = sum(length for _, length in standing)
    turns: list[int] = []
    if level_length >= 0.3 * standing_length:
        turns += [0, 180]
    if standing_length > 0.3 * level_length:
        turns += [270, 90]
    for count in (_VOTERS, len(boxes)):
        polls = []
        for turn in turns:
            voters = [i for i, _ in (level if turn % 180 == 0 else standing)[:count]]
            upright, placed = _turned(picture, boxes, turn)
            read = engine.recognize(upright, [placed[i] for i in voters])
            polls.append((turn, dict(zip(voters, read, strict=True))))
        best_turn, best_lines = max(polls, key=lambda poll: _score(poll[1]))
        # Of print in a script that the engine lacks nothing is read well: an address or a number,
        # which may be short, tells more.
        if count >= len(boxes) or _is_legible(best_lines):
            break
    first_turn, first_lines = polls[0]
    margin = _SURER if _is_legible(best_lines) else _MUCH_SURER
    if _score(best_lines) <= margin * _score(first_lines):
        return first_turn, first_lines
    return best_turn, best_lines


def _score(lines: Mapping[int, Line | None]) -> float:
    return sum(len(line.text) * max(0.0, line.confidence - 0.5) for line in lines.values() if line)


def _is_legible(lines: Mapping[int, Line | None]) -> bool:
    """Whether an engine reads these as print that it knows."""
    read = [line for line in lines.values() if line]
    letters = sum(len(line.text) for line in read)
    return sum(len(line.text) * line.confidence for line in read) >= _LEGIBLE * letters


def _by_axis(
    boxes: Sequence[Quad],
) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Boxes (index, length) that lie and that stand, longest first; stubs count as lying."""
    level: list[tuple[int, float]] = []
    standing: list[tuple[int, float]] = []
    for i, box in enumerate(boxes):
        points = to_points(box)
        angle, length = long_axis(points)
        short = min(
            float(np.linalg.norm(points[1] - points[0])),
            float(np.linalg.norm(points[2] - points[1])),
        )
        tall = abs(angle) > 45 and length >= 1.5 * short
        (standing if tall else level).append((i, length))
    for group in (level, standing):
        group.sort(key=lambda item: (-item[1], item[0]))
    return level, standing


def turn_quad(quad: Quad, width: int, height: int, turn: int) -> Quad:
    """Where a quad of a picture of this size lies after the picture was turned clockwise.

    The quad's first corner becomes the one at its new top left.
    """
    points = to_points(quad)
    if turn == 90:
        points = np.stack([height - points[:, 1], points[:, 0]], axis=1)
    elif turn == 180:
        points = np.stack([width - points[:, 0], height - points[:, 1]], axis=1)
    elif turn == 270:
        points = np.stack([points[:, 1], width - points[:, 0]], axis=1)
    return to_quad(np.roll(points, turn // 90, axis=0))


def _turned(picture: Picture, boxes: Sequence[Quad], turn: int) -> tuple[Picture, list[Quad]]:
    """Picture and boxes turned clockwise; boxes start at their upright top left again."""
    height, width = picture.shape[:2]
    turned = np.ascontiguousarray(np.rot90(picture, -turn // 90)) if turn else picture
    return turned, [turn_quad(box, width, height, turn) for box in boxes]


def _read(picture: Picture, boxes: Sequence[Quad], engine: Engine) -> list[Line | None]:
    """Each box read; a standing one in both its directions, the better one kept."""
    _, standing = _by_axis(boxes)
    lines = list(engine.recognize(picture, boxes))
    if standing:
        flipped = [boxes[i][2:] + boxes[i][:2] for i, _ in standing]
        for (i, _), other in zip(standing, engine.recognize(picture, flipped), strict=True):
            line = lines[i]
            if other is not None and (line is None or other.confidence > line.confidence + 0.02):
                lines[i] = other
    return lines
