"""Grow a forest with LightGBM and write it in the format of :mod:`enrich.forest`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

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
    several = len(classes) > 2
    model = lightgbm.train(
        {
            "objective": "multiclass" if several else "binary",
            **({"num_class": len(classes)} if several else {}),
            "num_leaves": leaves,
            "learning_rate": rate,
            "lambda_l2": 1.0,
            "min_data_in_leaf": 12,
            "feature_fraction": 0.3,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "seed": 7,
            "deterministic": True,
            # Threads that wait for each other by spinning are many times slower beside other work.
            "num_threads": 1,
            "force_col_wise": True,
            "verbose": -1,
        },
        lightgbm.Dataset(rows, truth, weight=weights),
        num_boost_round=rounds,
    )
    trees = []
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        nodes: dict[str, list[Any]] = {"feature": [], "threshold": [], "left": [], "right": []}
        _flatten(tree["tree_structure"], nodes)
        trees.append({"class": number % len(classes) if several else 0, **nodes})
    # LightGBM adds where it starts from to the leaves of the first trees.
    baseline = [0.0] * (len(classes) if several else 1)
    return {
        "features": list(features),
        "classes": list(classes),
        "baseline": baseline,
        "trees": trees,
    }


def _flatten(node: dict[str, Any], nodes: dict[str, list[Any]]) -> int:
    """Append ``node`` and all below it; returns its index."""
    at = len(nodes["feature"])
    leaf = "leaf_value" in node
    nodes["feature"].append(-1 if leaf else node["split_feature"])
    nodes["threshold"].append(float(f"{node['leaf_value' if leaf else 'threshold']:.6g}"))
    nodes["left"].append(0)
    nodes["right"].append(0)
    if not leaf:
        nodes["left"][at] = _flatten(node["left_child"], nodes)
        nodes["right"][at] = _flatten(node["right_child"], nodes)
    return at


def as_forest(data: dict[str, Any]) -> Forest:
    """The grown trees, ready to predict."""
    return forest_from_json(data)


def write_forest(data: dict[str, Any], path: Path) -> None:
    """Write ``path`` (``.json.gz``); the same trees give the same bytes."""
    text = json.dumps(data, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
