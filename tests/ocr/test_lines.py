"""Lines made ready for the next room."""

from __future__ import annotations

from ocr.engine import Line, Quad
from ocr.lines import tidy_lines


def quad(x: float, y: float, width: float, height: float) -> Quad:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


NAME = Line("Ada One", 0.99, quad(80, 200, 300, 40))
FIRM = Line("One & Two", 0.99, quad(80, 80, 400, 56))
PHONE = Line("202 555 0143", 0.99, quad(80, 300, 260, 30))


def test_rows_from_the_top_each_left_to_right() -> None:
    beside = Line("Partner", 0.99, quad(500, 204, 200, 36))
    assert tidy_lines([PHONE, beside, NAME, FIRM]) == (FIRM, NAME, beside, PHONE)


def test_of_two_readings_of_one_place_the_better_stays() -> None:
    worse = Line("Ada 0n", 0.6, quad(82, 202, 296, 38))
    assert tidy_lines([worse, NAME, FIRM, PHONE]) == (FIRM, NAME, PHONE)


def test_the_bars_of_a_logo_are_no_letters() -> None:
    bars = Line("Ⅲ", 0.8, quad(610, 70, 200, 210))
    assert tidy_lines([bars, NAME, FIRM, PHONE]) == (FIRM, NAME, PHONE)


def test_a_monogram_and_a_small_stroke_stay() -> None:
    monogram = Line("M", 0.9, quad(610, 70, 200, 210))
    stroke = Line("|", 0.9, quad(400, 300, 8, 30))
    kept = tidy_lines([monogram, stroke, NAME, FIRM, PHONE])
    assert monogram in kept
    assert stroke in kept


def test_a_widely_spaced_name_is_one_line() -> None:
    pieces = [
        Line("山田", 0.9, quad(260, 270, 170, 70)),
        Line("健一", 0.9, quad(530, 268, 150, 72)),
        Line("部長", 0.9, quad(260, 180, 70, 34)),
    ]
    title, name = tidy_lines(pieces)
    assert (title.text, name.text) == ("部長", "山田 健一")
    assert name.quad == ((260, 270), (680, 268), (680, 340), (260, 340))


def test_no_piece_is_lost_or_believed_by_joining() -> None:
    thin = Line("山", 0.9, quad(50, 50, 0, 30))
    there = Line("山田", 0.9, quad(10, 90, 40, 20))
    back = Line("田山", 0.9, ((90, 110), (50, 110), (50, 90), (90, 90)))
    unread = [
        Line(t, 0.9, quad(x, 200, 30, 30), legible=False) for t, x in (("山", 50), ("田", 100))
    ]
    kept = tidy_lines([thin, there, back, *unread])
    assert sorted("".join(line.text for line in kept if line.legible).replace(" ", "")) == sorted(
        "山山田田山"
    )
    assert sum(not line.legible for line in kept) == 2


def test_titles_beside_a_name_stay_apart() -> None:
    pieces = [Line(t, 0.9, quad(x, 50, 60, 30)) for t, x in (("部長", 50), ("山田", 140))]
    assert [line.text for line in tidy_lines(pieces)] == ["部長", "山田"]


def test_words_in_columns_stay_apart() -> None:
    pieces = [
        Line("東京", 0.9, quad(60, 270, 70, 34)),
        Line("大阪", 0.9, quad(260, 270, 70, 34)),
    ]
    assert [line.text for line in tidy_lines(pieces)] == ["東京", "大阪"]
