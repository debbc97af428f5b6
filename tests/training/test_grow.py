"""The trees that are written say what LightGBM's own say."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip(
    "lightgbm",
    reason="needs pip install -e '.[training]' and libgomp",
    exc_type=(ImportError, OSError),
)

from training.grow import as_forest, grow


@pytest.mark.parametrize("classes", [("no", "yes"), ("red", "green", "blue")])
def test_grown_trees_know_what_they_were_shown(classes: tuple[str, ...]) -> None:
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(1500, 6)).astype(np.float32)
    truth = ((rows[:, 0] > 0).astype(np.int64) + (rows[:, 1] > 0.3)) % len(classes)
    names = [f"f{i}" for i in range(6)]
    data = grow(rows[:1000], truth[:1000], np.ones(1000), names, classes, rounds=60)
    shares = as_forest(data).predict(rows[1000:])
    assert shares.shape == (500, len(classes))
    assert np.allclose(shares.sum(axis=1), 1)
    assert (shares.argmax(axis=1) == truth[1000:]).mean() > 0.95


def test_the_same_rows_grow_the_same_trees() -> None:
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(300, 3)).astype(np.float32)
    truth = (rows[:, 0] > 0).astype(np.int64)
    one, other = (
        grow(rows, truth, np.ones(300), "abc", ("no", "yes"), rounds=10) for _ in range(2)
    )
    assert one == other
