"""Fit the weights of the labelling and write them to ``enrich/data``.

    kith run FOLDER --book BOOK
    python -m training.fit --book BOOK --photos FOLDER --labels LABELS.json

How well such weights do on cards they never saw is told by :mod:`training.calibrate`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from enrich.coherence import decide, settle
from enrich.context import CONTEXT_FEATURES, add_context
from enrich.features import FEATURES
from enrich.fold import words
from enrich.joining import PAIR_FEATURES, candidate_pairs, measure_pairs
from enrich.organisation_candidates import (
    CANDIDATE_FEATURES,
    measure_organisations,
    propose_organisations,
)
from enrich.roles import ROLES
from training.corpus import (
    Example,
    Labelled,
    add_card_arguments,
    fold_of_group,
    generated_examples,
    read_labelled,
    script_examples,
    written_examples,
)
from training.grow import as_forest, grow, write_forest

_ROUNDS, _RATE = 150, 0.06
"""Of the role forests. Faster learning fits what cards have in common less well, more rounds make
the shares of real cards bolder than they are right."""

Grown = dict[str, Any]
Four = tuple[Grown, Grown, Grown, Grown]


def fit(
    cards: Sequence[Example],
    variants: Sequence[Example] = (),
    inner: int = 3,
    without: str | None = None,
) -> Four:
    """First look, second look (with the first's opinion of the neighbours), joining and the
    ranking of organisations.

    Args:
        cards: to learn all of it from.
        variants: to learn only what a line is: their lines belong together less than printed ones.
        inner: parts that the cards are cut into where an opinion on unseen cards is needed.
        without: features whose names match this are made to say nothing.
    """
    examples = [*cards, *variants]
    rows = [e.features.copy() for e in examples]
    _silence(rows, FEATURES, without)
    truth = [np.array([ROLES.index(r) for r in e.roles], np.int64) for e in examples]
    weights = [np.full(len(e.roles), e.weight) for e in examples]
    first = _grow_roles(rows, truth, weights, FEATURES)
    opinions: list[NDArray[np.float64]] = [np.zeros((0, 0))] * len(examples)
    for k in range(inner):
        inside = [i for i, e in enumerate(examples) if fold_of_group(e.group, inner) != k]
        outside = [i for i, e in enumerate(examples) if fold_of_group(e.group, inner) == k]
        if not outside:
            continue
        part = as_forest(
            _grow_roles(
                [rows[i] for i in inside],
                [truth[i] for i in inside],
                [weights[i] for i in inside],
                FEATURES,
            )
        )
        for i in outside:
            opinions[i] = part.predict(rows[i])
    wide = [
        add_context(row, opinion, e.evidence.segments)
        for row, opinion, e in zip(rows, opinions, examples, strict=True)
    ]
    _silence(wide, (*FEATURES, *CONTEXT_FEATURES), without)
    second = _grow_roles(wide, truth, weights, (*FEATURES, *CONTEXT_FEATURES))
    pairs = [_pairs_of(e) for e in cards]
    _silence([rows for rows, _ in pairs], PAIR_FEATURES, without)
    joins = _grow_joins(cards, pairs)
    organisations = _grow_organisations(examples, wide, truth, weights, pairs, inner, without)
    return first, second, joins, organisations


def _silence(
    tables: Sequence[NDArray[np.float32]], names: Sequence[str], without: str | None
) -> None:
    """Trees never ask a feature that is the same everywhere, whatever it says later."""
    if without is not None:
        columns = [i for i, name in enumerate(names) if re.search(without, name)]
        for table in tables:
            table[:, columns] = 0.0


Pairs = tuple[NDArray[np.float32], list[int]]
"""What is measured of the pairs of a card, and whether each is one value."""


def _pairs_of(example: Example) -> Pairs:
    segments = example.evidence.segments
    pairs = candidate_pairs(segments, example.roles)
    rows = measure_pairs(segments, example.roles, pairs, example.evidence.lines)
    return rows, [int(example.values[a] == example.values[b]) for a, b in pairs]


def _grow_joins(examples: Sequence[Example], pairs: Sequence[Pairs]) -> Grown:
    rows = np.concatenate([rows for rows, _ in pairs])
    truth = np.array([answer for _, answers in pairs for answer in answers])
    weights = np.array(
        [e.weight for e, (_, answers) in zip(examples, pairs, strict=True) for _ in answers]
    )
    return grow(rows, truth, weights, PAIR_FEATURES, ("apart", "together"), rounds=80, leaves=9)


def _grow_organisations(
    examples: Sequence[Example],
    wide: Sequence[NDArray[np.float32]],
    truth: Sequence[NDArray[np.int64]],
    weights: Sequence[NDArray[np.float64]],
    pairs: Sequence[Pairs],
    inner: int,
    without: str | None,
) -> Grown:
    """Which way to read the organisation is right, from role shares that never saw the card.

    ``pairs`` are of the first of ``examples``; the others are variants.
    """
    measured, right, weight = [], [], []
    for k in range(inner):
        inside = [i for i, e in enumerate(examples) if fold_of_group(e.group, inner) != k]
        second = as_forest(
            _grow_roles(
                [wide[i] for i in inside],
                [truth[i] for i in inside],
                [weights[i] for i in inside],
                (*FEATURES, *CONTEXT_FEATURES),
            )
        )
        printed = [i for i in inside if i < len(pairs)]
        joins = as_forest(_grow_joins([examples[i] for i in printed], [pairs[i] for i in printed]))
        for i, e in enumerate(examples[: len(pairs)]):
            if fold_of_group(e.group, inner) != k or not e.organisations:
                continue
            shares = second.predict(wide[i])
            shares = settle(shares, decide(e.evidence, shares))
            candidates = propose_organisations(e.evidence, shares)
            if not candidates:
                continue
            measured.append(measure_organisations(e.evidence, shares, candidates, joins))
            right += [int(_is_organisation(c.text, e.organisations)) for c in candidates]
            weight += [e.weight / len(candidates) ** 0.5] * len(candidates)
    _silence(measured, CANDIDATE_FEATURES, without)
    return grow(
        np.concatenate(measured),
        np.array(right),
        np.array(weight),
        CANDIDATE_FEATURES,
        ("wrong", "right"),
        rounds=90,
        leaves=11,
    )


def _is_organisation(text: str, wanted: Sequence[str]) -> bool:
    """The same measure of likeness that the figures use."""
    own = " ".join(words(text))
    return any(fuzz.ratio(own, " ".join(words(other))) >= 90 for other in wanted)


def _grow_roles(
    rows: Sequence[NDArray[np.float32]],
    truth: Sequence[NDArray[np.int64]],
    weights: Sequence[NDArray[np.float64]],
    features: Sequence[str],
) -> Grown:
    return grow(np.concatenate(rows), np.concatenate(truth), np.concatenate(weights), features,
                [r.value for r in ROLES], rounds=_ROUNDS, rate=_RATE)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_card_arguments(parser, required=False)
    parser.add_argument("--generated", type=int, default=5000)
    parser.add_argument("--scripts", type=int, default=100, help="of each other script")
    parser.add_argument("--out", type=Path, default=Path("enrich/data"))
    args = parser.parse_args(argv)
    labelled = read_labelled(args) if args.labels else Labelled((), (), (), {})
    cards = [
        *labelled.cards,
        *labelled.transplants,
        *generated_examples(args.generated, weight=1.0),
        *script_examples(args.scripts, weight=1.0),
        *written_examples(),
    ]
    print(f"{len(cards)} cards, {sum(len(e.roles) for e in cards)} segments", file=sys.stderr)
    for name, grown in zip(
        ("roles_first", "roles_second", "joins", "organisations"),
        fit(cards, labelled.variants),
        strict=True,
    ):
        write_forest(grown, args.out / f"{name}.json.gz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
