"""For all tests: no skipping where everything is installed, and the same examples every time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

BENCH = Path(__file__).parents[2] / "shared" / "bench"
"""Cards that are not part of the repository; on most machines they are not there."""
ALLOWED = {"bench": not BENCH.exists()}
"""Words of a skip's reason that excuse it under ``KITH_NO_SKIPS``, and whether they do."""

# Time limits of single examples fail on a busy machine and say nothing.
settings.register_profile("kith", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("KITH_NO_SKIPS") else "kith")


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and commands they start, away from the user's own book and settings."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "KITH_BOOK": str(home / "book"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, place in places.items():
            patch.setenv(name, place)
        yield


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With ``KITH_NO_SKIPS`` set, a skipped test fails the whole run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("KITH_NO_SKIPS") or reporter is None:
        return
    inexcusable = []
    for report in reporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if not any(word in reason and excused for word, excused in ALLOWED.items()):
            inexcusable.append(f"{report.nodeid}: {reason}")
    if inexcusable:
        reporter.write_line("")
        for line in inexcusable:
            reporter.write_line(f"skipped, which KITH_NO_SKIPS forbids: {line}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
