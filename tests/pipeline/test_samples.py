"""The promise on the samples: every field of every card right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from enrich.contact_json import load_contact
from pipeline.evaluation.figures import evaluate
from pipeline.evaluation.labels import load_labels

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.slow
def test_the_samples_need_no_edit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline.cli", "run", str(SAMPLES / "photos"),
               "--out", str(out), "--book", str(tmp_path / "book")]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # broken.jpg and hills.jpg are there to fail.
    assert done.returncode == 3, done.stderr
    assert "broken.jpg" in done.stderr and "hills.jpg" in done.stderr
    # What each card says by itself: in contacts.jsonl the vet's two sides are one contact.
    cards = [load_contact(line) for line in (out / "cards.jsonl").read_text("utf-8").splitlines()]
    figures = evaluate(load_labels(SAMPLES / "labels.json"), cards)
    assert figures.differences == ()
    contacts = [
        load_contact(line) for line in (out / "contacts.jsonl").read_text("utf-8").splitlines()
    ]
    assert any({s.file for s in c.source} >= {"vet_front.jpg", "vet_back.jpg"} for c in contacts)
