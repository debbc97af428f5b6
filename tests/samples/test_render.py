"""Drawn cards and the set of them that the whole product is measured on."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, features

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


def ink(text: str) -> np.ndarray:
    """Columns of a line's quad that have ink; the line is right-aligned in it."""
    drawn(0)
    card = design_card(0)
    quad = ((40.0, 100.0), (400.0, 100.0), (400.0, 130.0), (40.0, 130.0))
    line = replace(card.prints[0], text=text, align="right", quad=quad, size=20.0)
    picture = render(replace(card, prints=(line,)))
    scale = picture.shape[1] / card.width
    part = picture[int(100 * scale) : int(130 * scale), int(40 * scale) : int(400 * scale)]
    away = np.abs(part.astype(int) - part[0, 0].astype(int)).sum(axis=2)
    return np.flatnonzero((away > 200).any(axis=0))


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow needs libfribidi to turn print")
def test_a_number_stands_left_of_the_hebrew_word_before_it() -> None:
    """Right-aligned, the word alone has its ink where the whole line has its right end."""
    word, line = ink("ירושלים"), ink("ירושלים 9406747")
    assert abs(int(word.max()) - int(line.max())) <= 4
    assert line.min() < word.min() - 20


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


def test_a_set_of_scripts_has_cards_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(0)
    monkeypatch.setattr(sys, "argv", ["benchset", str(tmp_path), "--cards", "1", "--scripts"])
    benchset.main()
    names = [path.name.split("_")[0] for path in (tmp_path / "cards").iterdir()]
    assert sorted(names) == [
        "arabic", "cyrillic", "devanagari", "greek", "han", "hangul", "hebrew", "thai", "vietnamese",
    ]  # fmt: skip
