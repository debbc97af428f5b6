from __future__ import annotations

import pytest

from ocr.rapid import RapidEngine


@pytest.fixture(scope="session")
def rapid() -> RapidEngine:
    """The default engine, loaded once."""
    return RapidEngine()
