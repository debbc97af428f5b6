"""Make a confidence mean what it says: the share of such fields that turn out right.

    python -m training.calibrate --book BOOK --photos FOLDER --labels LABELS.json

Every labelled card is read with weights fitted without it (and without other pictures of
it), and made-up cards that no weights saw are read beside them. What is known for and
against each field (:data:`enrich.judging.SIGNALS`) is set against whether it is right: boosted
trees weigh it, a monotone curve per kind (isotonic regression) makes shares of their
opinion. Trees and curves are written to ``enrich/data``.

The figures printed are those of the cross-validation, of the labelling and of the judge.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.isotonic import IsotonicRegression

from enrich.assemble import assemble
from enrich.contact import Contact, Source
from enrich.evidence import Evidence, gather
from enrich.judging import KINDS, SIGNALS, Judge, Signals
from enrich.labelling import Value, Weights, label
from enrich.review import SURE
from pipeline.evaluation.figures import evaluate, evaluation_json
from pipeline.evaluation.labels import LabelledPicture, picture_of_label
from pipeline.evaluation.picture import judge_picture
from samples.generate import design_many, to_lines
from samples.generate.records import DesignedCard
from samples.generate.records import label as label_of
from training.corpus import (
    Example,
    Labelled,
    add_card_arguments,
    fold_of_group,
    generated_examples,
    name_of,
    read_labelled,
    script_examples,
    written_cards,
    written_examples,
)
from training.fit import fit
from training.grow import as_forest, grow, write_forest

DATA = Path("enrich/data")
FIRST_JUDGED = 300_000
"""Seeds of made-up cards for the judge; those of the labelling's training are lower."""
SLIPS = 0.4
"""How often letters of made-up cards are misread, of what the labelling is trained to bear
(samples/generate/misread.py). Engines misread a scan about a quarter as often, a bad photo as often: a
judge that is used to the most of it trusts no e-mail address."""
_BY_HAND = 9
"""Of so many cards written by hand the judge sees one: they are harder than real ones, and a judge
that is used to the most of them trusts little."""
LEAST = {"name": 0.3, "title": 0.3, "department": 0.3, "organization": 0.25, "address": 0.3}
"""Free text that is wrong more often than this is better off in the notes, where it can still
be found, than in an address book, where somebody would have to remove it."""
_KINDS = {"org": "organization"}


@dataclass(frozen=True)
class UnseenCard:
    """A card as labelled by weights that never saw it."""

    group: str
    picture: LabelledPicture
    evidence: Evidence
    values: tuple[Value, ...]
    real: bool


@dataclass
class Recorder:
    """Gives every field its number for a confidence, and remembers its signals."""

    seen: list[tuple[str, Signals]] = field(default_factory=list)

    def confidence(self, kind: str, signals: Signals) -> float:
        """The number of the field."""
        self.seen.append((kind, signals))
        return float(len(self.seen) - 1)

    def keeps(self, kind: str, confidence: float) -> bool:
        """Everything."""
        return True


@dataclass(frozen=True)
class JudgedField:
    """One field of a card with what became of it."""

    group: str
    kind: str
    signals: Signals
    right: bool
    real: bool


def read_unseen(
    labelled: Labelled,
    training: Sequence[Example],
    judged: Sequence[DesignedCard],
    folds: int,
    without: str | None = None,
) -> list[UnseenCard]:
    """Every labelled card, some written by hand, and the ``judged`` made-up ones, by weights
    that never saw them.

    ``without``: see :func:`training.fit.fit`.
    """
    cards: list[UnseenCard] = []
    written = written_examples()
    by_hand = written_cards()[::_BY_HAND]
    for k in range(folds):
        printed, varied = (
            [e for e in some if fold_of_group(e.group, folds) != k]
            for some in ((*labelled.cards, *labelled.transplants, *written), labelled.variants)
        )
        weights = Weights(*map(as_forest, fit([*printed, *training], varied, without=without)))
        for e in labelled.cards:
            if fold_of_group(e.group, folds) == k:
                picture = picture_of_label(labelled.truth[e.id])
                cards.append(UnseenCard(e.group, picture, e.evidence, label(e.evidence, weights), True))  # fmt: skip
        unseen = [card for card in by_hand if fold_of_group(name_of(card), folds) == k]
        for design in (*judged[k::folds], *unseen):
            lines, _ = to_lines(design, design.seed, SLIPS)
            if lines:
                evidence = gather(lines, design.width, design.height)
                picture = picture_of_label(label_of(design.truth, name_of(design)))
                cards.append(UnseenCard(picture.file, picture, evidence, label(evidence, weights), False))  # fmt: skip
        print(f"fold {k + 1} of {folds} done", file=sys.stderr)
    return cards


def fields_of(cards: Sequence[UnseenCard]) -> list[JudgedField]:
    """Every field of the cards that the labels can tell right from wrong."""
    fields = []
    for card in cards:
        recorder = Recorder()
        contacts = assemble(card.evidence, card.values, recorder)
        for name, verdict in judge_picture(card.picture, contacts).items():
            for said, right in (
                *((s, True) for s in verdict.right),
                *((s, False) for s in verdict.wrong),
            ):
                _, signals = recorder.seen[int(said.confidence)]
                kind = _KINDS.get(name, name)
                fields.append(JudgedField(card.group, kind, signals, right, card.real))
    return fields


def fit_judge(fields: Sequence[JudgedField], folds: int = 5) -> tuple[Judge, dict[str, Any]]:
    """The judge, and its trees as they are written. Curves are fitted on opinions that are
    cross-validated by group."""
    said = np.zeros(len(fields))
    homes = np.array([fold_of_group(f.group, folds) for f in fields])
    for k in range(folds):
        forest = as_forest(_grow([f for f, home in zip(fields, homes, strict=True) if home != k]))
        mine = np.flatnonzero(homes == k)
        rows = np.array([fields[int(i)].signals for i in mine], np.float32)
        if len(mine):
            said[mine] = forest.predict(rows)[:, 1]
    curves: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {}
    for kind in KINDS:
        own = [i for i, f in enumerate(fields) if f.kind == kind]
        if len(own) >= 30:
            curves[kind] = _curve(
                [said[i] for i in own],
                [fields[i].right for i in own],
                [_weight(fields[i]) for i in own],
                SURE_RIGHT.get(kind, 0.99),
            )  # fmt: skip
    curves["department"] = curves["title"]
    grown = _grow(fields)
    return Judge(as_forest(grown), curves, LEAST), grown


def _grow(fields: Sequence[JudgedField]) -> dict[str, Any]:
    return grow(
        np.array([f.signals for f in fields], np.float32),
        np.array([int(f.right) for f in fields]),
        np.array([_weight(f) for f in fields]),
        SIGNALS,
        ("wrong", "right"),
        rounds=120,
        leaves=7,
        rate=0.06,
    )


def _weight(field: JudgedField) -> float:
    return 3.0 if field.real else 1.0


SURE_RIGHT = {"organization": 0.98, "address": 0.98}
"""How many of the fields at SURE and more, which need no look, must be right: 0.99 of most kinds.
Of these two less is reached, as their print is the most often misread or cut; numbers and mail
addresses, which are right more often, make up for it, so that of all such fields 0.99 are."""


def _curve(
    said: Sequence[float], right: Sequence[bool], weights: Sequence[float], sure: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Knots: the trees' opinion and the confidence, rising.

    Below SURE a confidence is the share of such fields that were right, or just less than SURE
    where that is more (isotonic regression; two made-up fields, one right and one wrong, keep a small sample from
    promising 1.0). SURE itself begins where all that is at least as sure was right in ``sure``
    of the cases, which is later than where the single field would be.
    """
    model = IsotonicRegression(y_min=0.02, y_max=0.995).fit(
        [*said, 1.0, 0.0], [*map(float, right), 1.0, 0.0], [*weights, 1.0, 1.0]
    )
    start = _sure_from(said, right, weights, sure)
    xs = sorted({*model.X_thresholds_.tolist(), start - 1e-4, start, 1.0})
    knots = [
        (x, max(SURE, y) if x >= start else min(SURE - 0.01, y))
        for x, y in zip(xs, model.predict(xs), strict=True)
    ]
    return tuple(round(x, 4) for x, _ in knots), tuple(round(float(y), 4) for _, y in knots)


def _sure_from(
    said: Sequence[float], right: Sequence[bool], weights: Sequence[float], sure: float
) -> float:
    """The lowest opinion with a share of ``sure`` of all at least as sure being right."""
    order = np.argsort(-np.array(said), kind="stable")
    good = np.cumsum(np.array(weights)[order] * np.array(right, float)[order])
    share = good / np.cumsum(np.array(weights)[order])
    enough = np.flatnonzero(share >= sure)
    return float(said[order[enough[-1]]]) if len(enough) else 1.0


def contacts_of(cards: Sequence[UnseenCard], fields: Sequence[JudgedField], folds: int) -> list[Contact]:  # fmt: skip
    """The contacts of the real cards, each judged by a judge that never saw its group."""
    contacts: list[Contact] = []
    for k in range(folds):
        judge, _ = fit_judge([f for f in fields if fold_of_group(f.group, folds) != k])
        for card in cards:
            if card.real and fold_of_group(card.group, folds) == k:
                contacts += [
                    replace(c, source=(Source(card.picture.file),))
                    for c in assemble(card.evidence, card.values, judge)
                ]
    return contacts


def write_judge(judge: Judge, grown: dict[str, Any]) -> None:
    """Write the judge's trees and curves to ``enrich/data``."""
    write_forest(grown, DATA / "judge.json.gz")
    curves = {kind: list(map(list, zip(*curve, strict=True))) for kind, curve in judge.curves.items()}  # fmt: skip
    text = json.dumps({"least": judge.least, "curves": curves}, indent=1)
    (DATA / "confidence.json").write_text(text + "\n", encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_card_arguments(parser)
    parser.add_argument("--generated", type=int, default=5000)
    parser.add_argument("--scripts", type=int, default=100, help="of each other script")
    parser.add_argument("--judged", type=int, default=1000, help="made-up cards for the judge")
    parser.add_argument("--folds", type=int, default=4)
    args = parser.parse_args(argv)
    labelled = read_labelled(args)
    training = [
        *generated_examples(args.generated, weight=1.0),
        *script_examples(args.scripts, weight=1.0),
    ]
    judged = list(design_many(args.judged, FIRST_JUDGED))
    cards = read_unseen(labelled, training, judged, args.folds)
    fields = fields_of(cards)
    pictures = [card.picture for card in cards if card.real]
    figures = evaluate(pictures, contacts_of(cards, fields, args.folds))
    print(json.dumps(evaluation_json(figures), indent=1))
    for difference in figures.differences:
        print(difference, file=sys.stderr)
    write_judge(*fit_judge(fields))
    return 0


if __name__ == "__main__":
    sys.exit(main())
