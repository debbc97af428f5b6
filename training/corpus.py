"""The cards that the weights are fitted on: labelled real cards and generated ones."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from enrich.candidates.candidate import Span
from enrich.evidence import Evidence, gather
from enrich.features import measure
from enrich.roles import ROLES, Role
from ocr.engine import Line
from pipeline.readings import FolderOfReadings
from pipeline.recipe import content_hash, content_part, reading_key, reading_recipe
from samples.generate import DesignedCard, LineSpan, design_card, to_lines
from samples.generate import Role as Printed
from samples.generate.scripts import of_each_script
from training.align import align
from training.transplants import transplant
from training.variants import vary
from training.written import WRITTEN, is_held_out, read_written

_REAL = 3.0
"""Made-up cards that a real one outweighs: there are twenty times as many, and they are simpler."""
_VARIANTS, _VARIED = 4, 1.0
"""Variants of each real card, and the weight of each."""
_TRANSPLANTS, _TRANSPLANTED = 10, 1.5
"""Transplants of each real card, and the weight of each."""
_FIRST_OF_SCRIPT = 10_000
"""Seeds of made-up cards in other scripts than Latin, which are one in ten of the others."""
_MISREADINGS, _WRITTEN = 2, 1.0
"""Readings of each card written by hand, the first of them without a slip, and the weight of each."""


@dataclass(frozen=True)
class Example:
    """One card with the role and the value number of each segment."""

    id: str
    group: str
    """Cards of one group are one card printed or photographed again: never split by a fold."""
    evidence: Evidence
    roles: tuple[Role, ...]
    values: tuple[int, ...]
    organisations: tuple[str, ...]
    """Texts that count as the organisation an address book shows."""
    weight: float

    @cached_property
    def features(self) -> NDArray[np.float32]:
        """What is measured of each segment, shape (segments, len(FEATURES)); not to be changed."""
        return measure(self.evidence.segments, self.evidence.context)


ReadCard = tuple[str, Sequence[Line], float, float]
"""File name, lines, width and height of the only card in a photo."""


def cards_of_book(book: Path, photos: Path) -> list[ReadCard]:
    """What ``kith run PHOTOS --book BOOK`` read from the photos that show one card, by name.

    Where a book holds several readings of a photo, that of the reader as it is now is taken.
    """
    store = FolderOfReadings(book / "readings")
    recipe = reading_recipe("auto", ())
    cards: list[ReadCard] = []
    for path in sorted(p for p in photos.iterdir() if p.is_file()):
        content = content_hash(path)
        keys = [*store.keys(content_part(content)), reading_key(content, recipe)]
        reading = store.get(keys[-1]) or store.get(keys[0])
        if reading is not None and len(reading.cards) == 1:
            (card,) = reading.cards
            cards.append((path.name, card.lines, float(card.size[0]), float(card.size[1])))
    return cards


def load_truth(labels: Path) -> dict[str, Mapping[str, Any]]:
    """Label objects by file name."""
    return {t["id"]: t for t in json.loads(labels.read_text(encoding="utf-8"))}


def add_card_arguments(parser: argparse.ArgumentParser, required: bool = True) -> None:
    """The arguments that say where labelled cards are; see :func:`read_labelled`."""
    parser.add_argument("--book", type=Path, required=required)
    parser.add_argument("--photos", type=Path, required=required)
    parser.add_argument("--labels", type=Path, required=required)


@dataclass(frozen=True)
class Labelled:
    """The labelled cards of a folder."""

    cards: tuple[Example, ...]
    variants: tuple[Example, ...]
    """The same cards varied, to fit the roles of their lines on, not to measure them."""
    transplants: tuple[Example, ...]
    """The same cards with other names on them, to fit everything on, not to measure it."""
    truth: Mapping[str, Mapping[str, Any]]
    """Label objects by file name."""


def read_labelled(args: argparse.Namespace) -> Labelled:
    """The labelled cards that the arguments name."""
    truth = load_truth(args.labels)
    cards = cards_of_book(args.book, args.photos)
    varied = [
        (name, lines, width, height)
        for name, printed, width, height in cards
        for lines in vary(printed, width, height, _VARIANTS)
    ]
    return Labelled(
        tuple(labelled_examples(cards, truth, _REAL)),
        tuple(labelled_examples(varied, truth, _VARIED)),
        tuple(_transplanted(cards, truth)),
        truth,
    )


def _transplanted(
    cards: Iterable[ReadCard], labels: Mapping[str, Mapping[str, Any]]
) -> Iterator[Example]:
    for name, lines, width, height in cards:
        own = labels.get(name)
        if own is None or own["kind"] == "not_a_card":
            continue
        for number in range(_TRANSPLANTS):
            card = transplant(lines, own, width, height, f"{name}{number}")
            read = [(name, card.lines, card.width, card.height)]
            for example in labelled_examples(read, {name: card.truth}, _TRANSPLANTED):
                # Whoever it is now, it is the same print: never on both sides of a fold.
                yield replace(example, group=group_of(own))


def labelled_examples(
    cards: Iterable[ReadCard],
    labels: Mapping[str, Mapping[str, Any]],
    weight: float,
) -> list[Example]:
    """Examples from read cards and their label objects."""
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
                () if "orgs" in truth["unsure"] else (*truth["orgs"], *truth["org_aliases"]),
                weight,
            )
        )
    return examples


def group_of(truth: Mapping[str, Any]) -> str:
    """A key that pictures of one card share: who, else which organisation, else the file."""
    names = sorted(p["name"].casefold() for p in truth["persons"])
    return "|".join(names or [o.casefold() for o in truth["orgs"][:1]] or [truth["id"]])


def fold_of_group(group: str, folds: int) -> int:
    """The fold a group of cards belongs to."""
    return crc32(group.encode()) % folds


def generated_examples(count: int, weight: float, seed: int = 0) -> list[Example]:
    """Examples from made-up cards (see :mod:`samples.generate`) as an engine would misread them.

    Seeds from ``samples.generate.HELD_OUT_FROM`` on are never used here.
    """
    return _made_up(map(design_card, range(seed, seed + count)), weight)


def script_examples(count: int, weight: float) -> list[Example]:
    """Examples from made-up cards, ``count`` of each script of :mod:`samples.generate.scripts`."""
    return _made_up((design for _, design in of_each_script(count, _FIRST_OF_SCRIPT)), weight)


def _made_up(designs: Iterable[DesignedCard], weight: float) -> list[Example]:
    return [e for d in designs for e in _designed(d, f"generated-{d.seed}", d.seed, 1.0, weight)]


def written_cards() -> list[DesignedCard]:
    """The cards of :mod:`training.written`, but for those held out."""
    paths = sorted(WRITTEN.glob("*.cards"))
    return [card for path in paths for card in read_written(path) if not is_held_out(card)]


def name_of(card: DesignedCard) -> str:
    """What a made-up card is called; its readings are one group."""
    return f"{card.layout}-{card.seed}"


def written_examples() -> list[Example]:
    """Examples from the cards that :func:`written_cards` gives."""
    return [
        example
        for card in written_cards()
        for number in range(_MISREADINGS)
        for example in _designed(card, name_of(card), number, float(number > 0), _WRITTEN)
    ]


def _designed(
    design: DesignedCard, name: str, noise_seed: int, level: float, weight: float
) -> Iterator[Example]:
    """The example that a designed card makes, if anything of it is read."""
    lines, spans = to_lines(design, noise_seed, level)
    if not lines:
        return
    evidence = gather(lines, design.width, design.height)
    pairs = [_printed_role(segment.span, spans) for segment in evidence.segments]
    yield Example(
        name,
        name,
        evidence,
        tuple(role for role, _ in pairs),
        tuple(entity for _, entity in pairs),
        (*design.truth.orgs, *design.truth.org_aliases),
        weight,
    )


_ROLES = {
    Printed.NAME: Role.NAME,
    Printed.CREDENTIALS: Role.CREDENTIAL,
    Printed.TITLE: Role.TITLE,
    Printed.DEPARTMENT: Role.DEPARTMENT,
    Printed.ORGANIZATION: Role.ORGANIZATION,
    Printed.ADDRESS: Role.ADDRESS,
}


def _printed_role(span: Span, printed: Sequence[LineSpan]) -> tuple[Role, int]:
    """The role most of the segment's letters have, and a number for its value."""
    shares: Counter[tuple[Role, int]] = Counter()
    for other in printed:
        if other.line != span.line:
            continue
        overlap = min(span.end, other.end) - max(span.start, other.start)
        if overlap > 0:
            role = _ROLES.get(other.role, Role.OTHER)
            shares[role, 100 * ROLES.index(role) + other.entity] += overlap
    if not shares:
        return Role.OTHER, -1
    role, number = max(shares, key=lambda key: (shares[key], key))
    return role, -1 if role is Role.OTHER else number
