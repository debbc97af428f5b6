"""Several holders on one card: whose title, number and e-mail is whose, by layout and spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.layout import Box
from enrich.names import email_spells_name
from ocr.engine import Quad


@dataclass(frozen=True)
class Placed:
    """Something to be given to a holder."""

    key: int
    quad: Quad


def owners_by_place(names: Sequence[Quad], things: Sequence[Placed]) -> dict[int, int]:
    """Owner (index into ``names``) of each thing that stands in one holder's block.

    A block is what stands below a name and above the next one in the same column, or
    beside it on its line. Things outside every block belong to all and are left out.
    """
    boxes = [_box(quad) for quad in names]
    owners: dict[int, int] = {}
    for thing in things:
        box = _box(thing.quad)
        best: tuple[float, int] | None = None
        for number, name in enumerate(boxes):
            down = box.middle[1] - name.middle[1]
            if down < -0.6 * name.height:
                continue
            overlap = min(box.right, name.right) - max(box.left, name.left)
            beside = abs(down) < 0.6 * name.height
            if overlap <= 0 and not beside and abs(box.left - name.left) > 2 * name.height:
                continue
            side = max(0.0, -overlap)
            key = (down + 0.5 * side, number)
            if best is None or key < best:
                best = key
        if best is not None:
            owners[thing.key] = best[1]
    return owners


def shared_or_owned(owners: dict[int, int], holders: int) -> dict[int, int]:
    """``owners`` if every holder got something, else nothing: then it is shared by all."""
    return owners if len(set(owners.values())) == holders else {}


def owner_by_email(names: Sequence[str], local: str) -> int | None:
    """The only holder whose name the e-mail's local part spells, else None."""
    scores = [email_spells_name(local, name).score for name in names]
    best = max(range(len(names)), key=lambda i: scores[i], default=None)
    if best is None or scores[best] < 0.5:
        return None
    others = [s for i, s in enumerate(scores) if i != best]
    return best if not others or scores[best] - max(others) > 0.2 else None


def _box(quad: Quad) -> Box:
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))
