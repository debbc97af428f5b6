"""What Tesseract's own idea of words and directions needs: printed spaces, and digits in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from ocr.engine import Line, Picture
from ocr.tesseract import TesseractEngine, _Word, install_command, installed_packs, pack_for
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


class Looking(TesseractEngine):
    """Reads each look at a line as it is told to; notes how many lines each look had."""

    def __init__(self, *looks: tuple[str, float] | None) -> None:
        self._languages, self._own, self.scripts = "none+eng", "none", frozenset()
        self.told, self.asked = list(looks), []

    def _gather(
        self, pictures: Sequence[Picture], mode: int, languages: str = ""
    ) -> list[list[list[_Word]]]:
        self.asked.append(len(pictures))
        told = self.told.pop(0)
        if told is None:
            return [[] for _ in pictures]
        text, confidence = told
        return [[[_Word(text, confidence, 0, 0, 80, 20, False)]] for _ in pictures]


PICTURE = np.full((100, 400, 3), 255, np.uint8)
QUAD = ((20.0, 20.0), (220.0, 20.0), (220.0, 60.0), (20.0, 60.0))


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        ((("sure", 0.97),), "sure"),
        ((("one", 0.8), ("other", 0.9), ("third", 0.7)), "other"),
        ((None, ("other", 0.6), None), "other"),
        # A Latin word amid Hebrew: without English it is none.
        ((("באר yaw", 0.95), ("באר שבע", 0.93)), "באר שבע"),
        # Where no look shows a line, the window as a whole is taken for one.
        ((None, None, None, ("raw", 0.7)), "raw"),
    ],
)
def test_a_line_read_doubtfully_is_looked_at_again(
    looks: tuple[tuple[str, float] | None, ...], text: str
) -> None:
    engine = Looking(*looks)
    (line,) = engine.recognize(PICTURE, [QUAD])
    assert line is not None and line.text == text
    assert engine.asked == [1] * len(looks)


def test_a_line_that_nothing_shows_is_none() -> None:
    assert Looking(None, None, None, None).recognize(PICTURE, [QUAD]) == (None,)
