"""Print whose letters stand far apart is read as words."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Char, Line
from ocr.rapid import RapidEngine
from ocr.tracking import close_letters

HEIGHT = 20.0


def tracked(text: str, printed: str, step: float, gap: float) -> Line:
    """``printed`` with its letters ``step`` pixels apart and ``gap`` more between words, as an
    engine read it: ``text``, which has the same letters and other spaces."""
    places, x = [], step / 2
    for char in printed:
        if char == " ":
            x += gap
        else:
            places.append(x)
            x += step
    width = x - step / 2
    rest = iter(places)
    chars, last = [], 0.0
    for char in text:
        last = last + 0.1 if char == " " else next(rest)
        chars.append(Char(char, 0.9, last / width))
    quad = ((0.0, 0.0), (width, 0.0), (width, HEIGHT), (0.0, HEIGHT))
    return Line(text, 0.9, quad, tuple(chars))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A N N A B E R G", "ANNA BERG"),
        ("K RE A TIVE DIREK TORIN", "KREATIVE DIREKTORIN"),
        ("T E S S E R A", "TESSERA"),
        ("KREATIVEDIREKTORIN", "KREATIVE DIREKTORIN"),
    ],
)
def test_spaces_stand_where_words_end(text: str, printed: str) -> None:
    closed = close_letters(tracked(text, printed, 24, 14))
    assert closed.text == printed
    assert "".join(char.text for char in closed.chars) == printed


@pytest.mark.parametrize(
    ("text", "step", "gap"),
    [
        ("ANNA BERG", 13, 8),
        ("K V S RAO", 13, 8),
        ("PETER J A SMITH", 13, 8),
        ("4 1 5 4 5 9 2 2", 24, 14),
        ("TESSERA", 24, 14),
    ],
)
def test_other_print_stays_as_it_is(text: str, step: float, gap: float) -> None:
    line = tracked(text, text, step, gap)
    assert close_letters(line) is line


def test_a_name_in_wide_capitals_is_read_as_two_words(rapid: RapidEngine) -> None:
    image = Image.new("RGB", (1100, 300), "white")
    draw, font, x = ImageDraw.Draw(image), ImageFont.load_default(44), 60.0
    for letter in "ROHAN BHANDARI":
        draw.text((x, 100), letter, font=font, fill=(20, 20, 30))
        x += font.getlength(letter) + 30
    (line,) = rapid.read(np.asarray(image, np.uint8))
    assert line.text != "ROHAN BHANDARI"
    assert close_letters(line).text == "ROHAN BHANDARI"
