"""The cards that the weights are fitted on: labelled real cards and generated ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enrich.evidence import Evidence, gather
from enrich.roles import Role
from ocr.engine import Line
from training.align import align


@dataclass(frozen=True)
class Example:
    """One card with the role and the value number of each segment."""

    id: str
    group: str
    """Cards of one group are one card printed or photographed again: never split by a fold."""
    evidence: Evidence
    roles: tuple[Role, ...]
    values: tuple[int, ...]
    weight: float


def labelled_examples(
    cards: Iterable[tuple[str, Sequence[Line], float, float]],
    labels: Mapping[str, Mapping[str, Any]],
    weight: float,
) -> list[Example]:
    """Examples from read cards (file name, lines, width, height) and their label objects."""
    examples = []
    for name, lines, width, height in cards:
        truth = labels.get(name)
        if truth is None or truth["kind"] == "not_a_card":
            continue
        evidence = gather(lines, width, height)
        pairs = align(evidence.segments, truth)
        examples.append(
            Example(
                name,
                group_of(truth),
                evidence,
                tuple(role for role, _ in pairs),
                tuple(number for _, number in pairs),
                weight,
            )
        )
    return examples


def group_of(truth: Mapping[str, Any]) -> str:
    """A key that pictures of one card share: who, else which organisation, else the file."""
    names = sorted(p["name"].casefold() for p in truth["persons"])
    return "|".join(names or [o.casefold() for o in truth["orgs"][:1]] or [truth["id"]])


def generated_examples(count: int, weight: float, seed: int = 0) -> list[Example]:
    """Examples from made-up cards (see :mod:`samples.generate`), with their spans' roles."""
    return []
