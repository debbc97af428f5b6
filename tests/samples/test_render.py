"""Drawn cards and the set of them that the whole product is measured on."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("faker", reason="Faker makes the names; it is a development dependency")

from samples.generate import HELD_OUT_FROM, benchset, design_card
from samples.generate.render import render


def drawn(seed: int) -> np.ndarray:
    try:
        return render(design_card(seed))
    except FileNotFoundError as error:
        pytest.skip(str(error))


def test_same_seed_same_picture() -> None:
    assert np.array_equal(drawn(3), drawn(3))


def test_every_line_leaves_ink_inside_its_quad() -> None:
    for seed in range(HELD_OUT_FROM, HELD_OUT_FROM + 12):
        card, picture = design_card(seed), drawn(seed)
        scale = picture.shape[1] / card.width
        for line in card.prints:
            (x0, y0), _, (x1, y1), _ = ((x * scale, y * scale) for x, y in line.quad)
            part = picture[max(0, int(y0)) : int(y1) + 1, max(0, int(x0)) : int(x1) + 1]
            assert np.ptp(part.astype(int), axis=(0, 1)).max() > 60, (seed, line.text)


@pytest.mark.parametrize("palette", range(10))
def test_no_letter_is_drawn_as_an_empty_box(palette: int) -> None:
    """Boxes are all alike, letters are not."""
    drawn(0)
    card = design_card(0)
    first, second = (
        render(replace(card, palette=palette, prints=(replace(card.prints[0], text=text),)))
        for text in ("ạạạạ", "ửửửử")
    )
    assert not np.array_equal(first, second)


def test_a_set_has_a_picture_for_every_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(0)
    monkeypatch.setattr(
        sys, "argv", ["benchset", str(tmp_path), "--cards", "4", "--photographed", "2"]
    )
    benchset.main()
    labels = json.loads((tmp_path / "labels.json").read_text(encoding="utf-8"))
    assert sorted(x["id"] for x in labels) == sorted(p.name for p in (tmp_path / "cards").iterdir())
    assert [x["id"].split("_")[0] for x in labels].count("photo") == 2
    for path in (tmp_path / "cards").iterdir():
        assert min(Image.open(path).size) >= 400
