"""A forest of decision trees, read from a JSON file and evaluated with numpy alone.

The file is written by ``python -m training.fit``. It holds the names of the features
and classes and, for every tree, plain lists; see :func:`load_forest`.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Forest:
    """Boosted trees: the sum of one leaf per tree, then softmax (or logistic for one class)."""

    features: tuple[str, ...]
    classes: tuple[str, ...]
    baseline: NDArray[np.float64]
    """Score of each class before any tree, shape (classes,)."""
    feature: NDArray[np.int32]
    """Per node: which feature it asks; -1 for a leaf."""
    threshold: NDArray[np.float64]
    """Per node: goes left when the feature is at most this; a leaf's value."""
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    roots: NDArray[np.int32]
    """First node of each tree."""
    tree_class: NDArray[np.int32]
    """Which class each tree speaks for."""

    def predict(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities, shape (rows, classes); rows have one column per feature.

        Raises:
            ValueError: the number of columns is not that of the features.
        """
        if rows.shape[1] != len(self.features):
            raise ValueError(f"{rows.shape[1]} columns for {len(self.features)} features")
        count = rows.shape[0]
        at = np.broadcast_to(self.roots, (count, len(self.roots))).copy()
        lines = np.arange(count)[:, None]
        while True:
            asks = self.feature[at]
            inner = asks >= 0
            if not inner.any():
                break
            value = rows[lines, np.where(inner, asks, 0)]
            step = np.where(value <= self.threshold[at], self.left[at], self.right[at])
            at = np.where(inner, step, at)
        leaves = self.threshold[at]
        scores = np.tile(self.baseline, (count, 1))
        for number in range(len(self.baseline)):
            scores[:, number] += leaves[:, self.tree_class == number].sum(axis=1)
        if scores.shape[1] == 1:
            yes = 1 / (1 + np.exp(-scores))
            return np.concatenate([1 - yes, yes], axis=1)
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def load_forest(name: str) -> Forest:
    """The forest in ``enrich/data/<name>.json.gz``."""
    data = files("enrich").joinpath(f"data/{name}.json.gz").read_bytes()
    return forest_from_json(json.loads(gzip.decompress(data)))


def forest_from_json(data: dict[str, Any]) -> Forest:
    """The forest that :func:`forest_to_json` wrote."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    roots: list[int] = []
    speaks: list[int] = []
    for tree in data["trees"]:
        offset = len(feature)
        roots.append(offset)
        speaks.append(tree["class"])
        feature += tree["feature"]
        threshold += tree["threshold"]
        left += [offset + n for n in tree["left"]]
        right += [offset + n for n in tree["right"]]
    return Forest(
        tuple(data["features"]),
        tuple(data["classes"]),
        np.array(data["baseline"], np.float64),
        np.array(feature, np.int32),
        np.array(threshold, np.float64),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(roots, np.int32),
        np.array(speaks, np.int32),
    )
