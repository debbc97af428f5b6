"""Grow a forest with scikit-learn and write it in the format of :mod:`enrich.forest`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from enrich.forest import Forest, forest_from_json


def grow(
    rows: NDArray[np.float32],
    truth: NDArray[np.int64],
    weights: NDArray[np.float64],
    features: Sequence[str],
    classes: Sequence[str],
    *,
    rounds: int = 120,
    leaves: int = 15,
    rate: float = 0.1,
) -> dict[str, Any]:
    """Boosted trees as the plain lists that :func:`enrich.forest.forest_from_json` takes."""
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=leaves,
        learning_rate=rate,
        l2_regularization=1.0,
        min_samples_leaf=12,
        max_features=0.3,
        random_state=7,
        early_stopping=False,
    )
    model.fit(rows, truth, sample_weight=weights)
    trees = []
    for round_ in model._predictors:
        for number, predictor in enumerate(round_):
            nodes = predictor.nodes
            leaf = nodes["is_leaf"].astype(bool)
            trees.append(
                {
                    "class": number,
                    "feature": np.where(leaf, -1, nodes["feature_idx"].astype(int)).tolist(),
                    "threshold": [
                        float(f"{v:.5g}")
                        for v in np.where(leaf, nodes["value"], nodes["num_threshold"])
                    ],
                    "left": nodes["left"].astype(int).tolist(),
                    "right": nodes["right"].astype(int).tolist(),
                }
            )
    return {
        "features": list(features),
        "classes": list(classes),
        "baseline": np.asarray(model._baseline_prediction).ravel().tolist(),
        "trees": trees,
    }


def as_forest(data: dict[str, Any]) -> Forest:
    """The grown trees, ready to predict."""
    return forest_from_json(data)


def write_forest(data: dict[str, Any], path: Path) -> None:
    """Write ``path`` (``.json.gz``); the same trees give the same bytes."""
    text = json.dumps(data, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
