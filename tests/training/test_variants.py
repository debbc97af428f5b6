"""Variants of a card say the same in another case and place."""

from __future__ import annotations

import pytest

pytest.importorskip("lightgbm", reason="LightGBM fits the weights; a training dependency")

import itertools

from ocr.engine import Char, Line
from training.variants import vary

WIDTH, HEIGHT = 1000.0, 600.0


def line(row: int, text: str, left: float = 40.0) -> Line:
    top, right = 20.0 + 50 * row, left + 12 * len(text)
    chars = tuple(Char(c, 0.9, (i + 0.5) / len(text)) for i, c in enumerate(text))
    quad = (left, top), (right, top), (right, top + 30 + row), (left, top + 30 + row)
    return Line(text, 0.9, quad, chars)


CARD = (
    line(0, "Northwind Traders Ltd."),
    line(2, "Mara Lindqvist"),
    line(3, "Head of Research"),
    line(5, "12 Harbour Street", 500.0),
    line(6, "mara@northwind.example", 500.0),
    line(7, "+46 70 174 06 12", 500.0),
)


def test_a_card_has_the_same_variants_every_time() -> None:
    first, second = (list(vary(CARD, WIDTH, HEIGHT, 6)) for _ in range(2))
    assert first == second
    assert any(a != b for a, b in itertools.pairwise(first))


def test_the_words_stay_and_lines_stay_on_the_card() -> None:
    printed = {original.text.casefold() for original in CARD}
    for variant in vary(CARD, WIDTH, HEIGHT, 20):
        for varied in variant:
            assert varied.text.casefold() in printed
            assert "".join(char.text for char in varied.chars) == varied.text
            assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in varied.quad)
            assert varied.quad[0][0] < varied.quad[1][0]


def test_addresses_and_numbers_keep_their_letters() -> None:
    kept = {CARD[4].text, CARD[5].text}
    for variant in vary(CARD, WIDTH, HEIGHT, 20):
        texts = {varied.text for varied in variant}
        assert {t for t in texts if "@" in t or t.startswith("+")} <= kept


def test_a_card_of_few_lines_loses_none() -> None:
    assert all(len(variant) == 3 for variant in vary(CARD[:3], WIDTH, HEIGHT, 20))


def test_capitals_case_and_place_do_vary() -> None:
    variants = list(vary(CARD, WIDTH, HEIGHT, 20))
    texts = {varied.text for variant in variants for varied in variant}
    assert "MARA LINDQVIST" in texts and "Mara Lindqvist" in texts
    assert any(len(variant) < len(CARD) for variant in variants)
    assert len({varied.quad for variant in variants for varied in variant}) > len(CARD)
