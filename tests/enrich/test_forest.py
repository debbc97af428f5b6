"""A forest read from JSON gives what its trees say."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.forest import forest_from_json
from enrich.labelling import load_weights

STUMP = {
    "features": ["size"],
    "classes": ["no", "yes"],
    "baseline": [0.0],
    "trees": [
        {
            "class": 0,
            "feature": [0, -1, -1],
            "threshold": [1.5, -3.0, 3.0],
            "left": [1, 0, 0],
            "right": [2, 0, 0],
        }
    ],
}


def test_one_question_parts_the_rows() -> None:
    shares = forest_from_json(STUMP).predict(np.array([[1.0], [2.0]], np.float32))
    assert shares[0, 1] < 0.1 < 0.9 < shares[1, 1]
    assert np.allclose(shares.sum(axis=1), 1)


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="2 columns for 1 features"):
        forest_from_json(STUMP).predict(np.zeros((1, 2), np.float32))


def test_the_weights_that_travel_fit_the_features() -> None:
    from enrich.context import CONTEXT_FEATURES
    from enrich.features import FEATURES
    from enrich.joining import PAIR_FEATURES
    from enrich.organisation_candidates import CANDIDATE_FEATURES

    weights = load_weights()
    assert weights.first.features == FEATURES
    assert weights.second.features == (*FEATURES, *CONTEXT_FEATURES)
    assert weights.joins.features == PAIR_FEATURES
    assert weights.organisations.features == CANDIDATE_FEATURES
