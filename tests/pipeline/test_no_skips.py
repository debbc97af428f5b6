"""That a skipped test fails the run where everything is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BENCH

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("reason", "strict", "passes"),
    [
        ("no such program", False, True),
        ("no such program", True, False),
        ("the bench is not on this machine", True, not BENCH.exists()),
    ],
)
def test_skips_are_forbidden_when_asked(
    tmp_path: Path, reason: str, strict: bool, passes: bool
) -> None:
    test = tmp_path / "test_one.py"
    test.write_text(f"import pytest\n\ndef test_one():\n    pytest.skip({reason!r})\n")
    environment = {k: v for k, v in os.environ.items() if k != "KITH_NO_SKIPS"}
    if strict:
        environment["KITH_NO_SKIPS"] = "1"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, str(test)],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode == 0) == passes, done.stdout
    assert passes or "KITH_NO_SKIPS forbids" in done.stdout
