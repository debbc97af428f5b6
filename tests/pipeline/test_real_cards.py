"""The main job on a few real cards, where they are at hand; the whole set is measured by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BENCH

EVERY = 25
"""One picture in so many: the whole set takes minutes."""
LEAST = {"name": 0.8, "title": 0.75, "org": 0.7, "phone": 0.9, "email": 0.9, "url": 0.85}


@pytest.mark.slow
@pytest.mark.skipif(not BENCH.exists(), reason="the bench of real cards is not here")
def test_real_cards_are_read_well(tmp_path: Path) -> None:
    pictures = sorted((BENCH / "dev" / "cards").iterdir())[::EVERY]
    kith = [sys.executable, "-m", "pipeline.cli"]
    out, book = tmp_path / "out", tmp_path / "book"
    run = [*kith, "run", *map(str, pictures), "--out", str(out), "--book", str(book), "--json"]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    assert json.loads(done.stdout)["photos"] == len(pictures)
    labels = json.loads((BENCH / "dev" / "labels.json").read_text(encoding="utf-8"))
    names = {picture.name for picture in pictures}
    few = tmp_path / "labels.json"
    few.write_text(json.dumps([t for t in labels if t["id"] in names]), encoding="utf-8")
    judge = [*kith, "evaluate", str(few), "--contacts", str(out / "contacts.jsonl"), "--json"]
    figures = json.loads(subprocess.run(judge, capture_output=True, text=True, check=True).stdout)
    for field, least in LEAST.items():
        assert figures[field]["f1"] >= least, (field, figures[field])
