"""What Tesseract's own idea of words and directions needs: printed spaces, and digits in order."""

from __future__ import annotations

import pytest

from ocr.engine import Line
from ocr.tesseract import TesseractEngine, install_command, installed_packs, pack_for
from samples.foreign.design import ForeignCard, by_language, draw_foreign_card


def read(language: str, seed: int) -> tuple[ForeignCard, tuple[Line, ...]]:
    if pack_for(language) not in installed_packs():
        pytest.skip("Tesseract lacks a language: " + install_command((language,)))
    card = draw_foreign_card(by_language(language), seed)
    return card, TesseractEngine((language,)).read(card.picture)


@pytest.mark.parametrize(("language", "seed"), [("ko", 1), ("th", 1), ("he", 1), ("ar", 1)])
def test_names_and_titles_have_the_spaces_that_are_printed(language: str, seed: int) -> None:
    card, lines = read(language, seed)
    texts = [line.text for line in lines]
    assert card.name in texts
    assert card.title in texts or language == "he"  # its title's quotation mark is misread


def test_a_number_in_a_leftward_line_keeps_its_order() -> None:
    card, lines = read("ar", 4)
    digits = ["".join(filter(str.isdigit, line.text)) for line in lines]
    assert card.number.removeprefix("+") in digits


def test_positions_grow_along_a_leftward_line() -> None:
    _, lines = read("ar", 4)
    for line in lines:
        positions = [char.position for char in line.chars]
        assert positions == sorted(positions)
        assert "".join(char.text for char in line.chars) == line.text
