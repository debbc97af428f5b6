"""Letters of other scripts into Latin ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.romanise import romanise


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("Иван Щербаков", "ivan shcherbakov"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("さとう しょうた", "sato shota"),
        ("はっとり", "hattori"),
        ("ケンジ", "kenji"),
        ("한민준", "hanminjun"),
        ("山田", None),
        ("", None),
    ],
)
def test_romanise(native: str, latin: str | None) -> None:
    assert romanise(native) == latin


@given(st.text())
def test_any_text(text: str) -> None:
    latin = romanise(text)
    assert latin is None or latin == latin.strip()
