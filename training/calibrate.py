"""Make a confidence mean what it says: the share of such fields that turn out right.

    python -m training.calibrate --book BOOK --photos FOLDER --labels LABELS.json [--generated N]

Every labelled card is read with weights fitted without it (and without other pictures of
it); each field's plain confidence is set against whether it is right, and a monotone
curve per kind (isotonic regression) is written to ``enrich/data/confidence.json``. The
figures printed are those of the cross-validation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from enrich.assemble import assemble
from enrich.confidence import load_curves
from enrich.contact import Contact, Source
from enrich.labelling import Weights, label
from pipeline.evaluation.figures import evaluate, evaluation_json
from pipeline.evaluation.labels import load_labels
from pipeline.evaluation.picture import judge_picture
from training.corpus import (
    Example,
    cards_of_book,
    generated_examples,
    labelled_examples,
    load_truth,
)
from training.fit import fit, fold_of
from training.grow import as_forest

CURVES = Path("enrich/data/confidence.json")
_KINDS = {"org": "organization"}


def read_unseen(
    examples: Sequence[Example], generated: Sequence[Example], folds: int
) -> dict[str, list[Contact]]:
    """Contacts of every example by weights that never saw its group, by file name."""
    contacts: dict[str, list[Contact]] = defaultdict(list)
    for k in range(folds):
        train = [e for e in examples if fold_of(e, folds) != k]
        weights = Weights(*map(as_forest, fit([*train, *generated])))
        for e in examples:
            if fold_of(e, folds) == k:
                for contact in assemble(e.evidence, label(e.evidence, weights)):
                    contacts[e.id].append(replace(contact, source=(Source(e.id),)))
        print(f"fold {k + 1} of {folds} done", file=sys.stderr)
    return contacts


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--book", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--generated", type=int, default=800)
    parser.add_argument("--folds", type=int, default=3)
    args = parser.parse_args(argv)
    CURVES.write_text("{}\n", encoding="utf-8")
    load_curves.cache_clear()
    examples = labelled_examples(
        cards_of_book(args.book, args.photos), load_truth(args.labels), weight=4.0
    )
    contacts = read_unseen(examples, generated_examples(args.generated, weight=1.0), args.folds)
    labels = [p for p in load_labels(args.labels) if p.file in contacts]
    figures = evaluate(labels, [c for several in contacts.values() for c in several])
    print(json.dumps(evaluation_json(figures), indent=1))
    said: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for picture in labels:
        for field, verdict in judge_picture(picture, contacts[picture.file]).items():
            kind = _KINDS.get(field, field)
            said[kind] += [(s.confidence, True) for s in verdict.right]
            said[kind] += [(s.confidence, False) for s in verdict.wrong]
    curves = {kind: _curve(pairs) for kind, pairs in sorted(said.items()) if len(pairs) >= 30}
    curves["department"] = curves["title"]
    CURVES.write_text(json.dumps(curves, indent=1) + "\n", encoding="utf-8")
    return 0


def _curve(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Knots [plain confidence, share right], rising; the ends are pulled towards the middle.

    Two made-up fields, one right and one wrong, keep a small sample from promising 1.0.
    """
    x = np.array([p for p, _ in pairs] + [1.0, 0.0])
    y = np.array([float(r) for _, r in pairs] + [1.0, 0.0])
    model = IsotonicRegression(y_min=0.02, y_max=0.995).fit(x, y)
    knots = zip(model.X_thresholds_, model.y_thresholds_, strict=True)
    return [[round(float(a), 4), round(float(b), 4)] for a, b in knots]


if __name__ == "__main__":
    sys.exit(main())
