"""Lines read doubtfully, read again through other windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from ocr.again import read_again
from ocr.engine import Char, Line, Picture, Quad, Script

QUAD = ((100.0, 100.0), (400.0, 100.0), (400.0, 140.0), (100.0, 140.0))
CARD = np.full((300, 600, 3), 255, np.uint8)


class Windows:
    """An engine that reads by the height of the window."""

    name = "windows"
    scripts = frozenset({Script.LATIN})

    def __init__(self, read: Callable[[float], str]) -> None:
        self.read_at = read
        self.asked = 0

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        return ()

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        self.asked += len(quads)
        return tuple(line(self.read_at(q[3][1] - q[0][1]), 0.97, q) for q in quads)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        return ()


def line(text: str, confidence: float, quad: Quad = QUAD) -> Line:
    chars = [Char(c, confidence, (i + 0.5) / len(text)) for i, c in enumerate(text)]
    return Line(text, confidence, quad, tuple(chars))


def test_what_all_windows_show_is_believed() -> None:
    engine = Windows(lambda height: "Mara Lind" if height < 40 else "Mava Lind")
    doubtful = [line("Mava Lind", 0.9)]
    (read,) = read_again(CARD, doubtful, doubtful, engine)
    assert (read.text, read.confidence, read.quad) == ("Mara Lind", 0.97, QUAD)
    assert len(read.chars) == len(read.text)
    assert all(0 <= char.position <= 1 for char in read.chars)


def test_where_windows_differ_the_first_reading_stays() -> None:
    engine = Windows(lambda height: f"Mara L{height:.0f}")
    doubtful = [line("Mava Lind", 0.9)]
    assert read_again(CARD, doubtful, doubtful, engine) == tuple(doubtful)


def test_what_is_sure_or_read_by_another_is_not_asked_again() -> None:
    engine = Windows(lambda height: "Nobody")
    sure, foreign = line("Mara Lind", 0.99), line("Мара Линд", 0.8)
    assert read_again(CARD, [sure, foreign], [sure], engine) == (sure, foreign)
    assert engine.asked == 0


@pytest.mark.parametrize("again", ["MaraLind(0)", "ara Lind (O)", "Maa Lnd (O)"])
def test_lost_spaces_or_letters_change_nothing(again: str) -> None:
    engine = Windows(lambda height: again)
    doubtful = [line("Mara Lind (O)", 0.9)]
    assert read_again(CARD, doubtful, doubtful, engine) == tuple(doubtful)


def test_the_reading_with_most_spaces_is_taken() -> None:
    engine = Windows(lambda height: "Mara Lind" if height > 29 else "MaraLind")
    doubtful = [line("Mava Lind", 0.9)]
    assert read_again(CARD, doubtful, doubtful, engine)[0].text == "Mara Lind"


def test_one_letter_read_as_two_is_one() -> None:
    engine = Windows(lambda height: "Mara Lindley")
    doubtful = [line("Mara Lindlecy", 0.9)]
    assert read_again(CARD, doubtful, doubtful, engine)[0].text == "Mara Lindley"


def test_no_letter_of_an_address_is_lost() -> None:
    engine = Windows(lambda height: "mara@yail.com")
    doubtful = [line("mara@ymail.com", 0.9)]
    assert read_again(CARD, doubtful, doubtful, engine) == tuple(doubtful)
