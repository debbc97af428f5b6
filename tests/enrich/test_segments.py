"""Lines cut into segments: nothing lost, cut where print parts, kept where it belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.candidates.candidate import Span
from enrich.segments import cut_lines
from ocr.engine import Char, Line
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Mara Lind, Ph.D.", ["Mara Lind", "Ph.D."]),
        ("Web | Print | Film", ["Web", "Print", "Film"]),
        ("Mara Lind - Director", ["Mara Lind", "Director"]),
        ("Director (Sales)", ["Director", "(Sales)"]),
        ("Steel Mills (Pvt) Ltd", ["Steel Mills (Pvt) Ltd"]),
        ("Northwind (Thailand) Co., Ltd.", ["Northwind (Thailand) Co.", "Ltd."]),
        ("Springfield-62701", ["Springfield-62701"]),
        ("5th – 6th Grade Teacher", ["5th – 6th Grade Teacher"]),
        ("5TH - 6TH GRADE", ["5TH - 6TH GRADE"]),
        ("Teacher 5th Grade, 2nd Floor", ["Teacher 5th Grade", "2nd Floor"]),
        ("12-34/5, Garden Drive", ["12-34/5", "Garden Drive"]),
        ("Head (Planning, Roads)", ["Head", "(Planning, Roads)"]),
        ("Sarah Miller Director of Finance", ["Sarah Miller", "Director of Finance"]),
        ("Sarah Jane Miller Director", ["Sarah Jane Miller", "Director"]),
        ("Professor Sarah Miller", ["Professor Sarah Miller"]),
        ("Sarah Jane Miller", ["Sarah Jane Miller"]),
        ("Managing Director B.E. Civil", ["Managing Director", "B.E. Civil"]),
        ("Proprietor M.Com.", ["Proprietor", "M.Com."]),
        ("Mara Miller 12 Harbour Street", ["Mara Miller", "12 Harbour Street"]),
        ("Miller Street 12 Harbour District", ["Miller Street 12 Harbour District"]),
        ("Director of Ph.D. Studies", ["Director of Ph.D. Studies"]),
        ("Mortgage Agent Lic# M31880417", ["Mortgage Agent", "Lic# M31880417"]),
        ("Trekking Guide (Govt. Lic. No. 31880)", ["Trekking Guide", "(Govt. Lic. No. 31880)"]),
        ("BMDC Reg. No. 31880", ["BMDC Reg. No. 31880"]),
        ("Loan Officer NMLS #318804", ["Loan Officer", "NMLS #318804"]),
        ("Kevin Pan 0912345678", ["Kevin Pan 0912345678"]),
        ("Senior Director of Finance", ["Senior Director of Finance"]),
        ("오철수 지점장", ["오철수", "지점장"]),
        ("팀장 이유나, PMP", ["팀장", "이유나", "PMP"]),
        ("김앤장 법률사무소", ["김앤장 법률사무소"]),
        ("山田 太郎", ["山田 太郎"]),
        ("営業部 部長", ["営業部", "部長"]),
        ("総務部主任", ["総務部", "主任"]),
    ],
)
def test_a_line_is_cut_at_its_delimiters(line: str, pieces: list[str]) -> None:
    assert [s.text for s in cut_lines(stack(line), ())] == pieces


def test_a_wide_gap_parts_two_columns() -> None:
    text = "Mara Lind Northwind"
    places = [0.02 * i + (0.5 if i >= 10 else 0.0) for i in range(len(text))]
    chars = tuple(Char(c, 0.99, p) for c, p in zip(text, places, strict=True))
    line = Line(text, 0.99, ((0, 0), (800, 0), (800, 20), (0, 20)), chars)
    first, second = cut_lines((line,), ())
    assert (first.text, second.text) == ("Mara Lind", "Northwind")
    assert first.quad[1][0] < second.quad[0][0]


def test_what_pattern_fields_claim_is_left_out() -> None:
    lines = stack("Springfield Tel 555 0100 Illinois")
    pieces = cut_lines(lines, [Span(0, 12, 24)])
    assert [p.text for p in pieces] == ["Springfield", "Illinois"]


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6))
def test_every_letter_is_in_exactly_one_segment(texts: list[str]) -> None:
    lines = stack(*texts)
    covered: set[tuple[int, int]] = set()
    for segment in cut_lines(lines, ()):
        span = segment.span
        assert lines[span.line].text[span.start : span.end] == segment.text
        places = {(span.line, at) for at in range(span.start, span.end)}
        assert not covered & places
        covered |= places
    for index, text in enumerate(texts):
        assert all((index, at) in covered for at, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Qing (Sharon) Meng, Ph.D.", ["Qing (Sharon) Meng", "Ph.D."]),
        ("Harpreet (Harry) Dhaliwal", ["Harpreet (Harry) Dhaliwal"]),
        ("Manager (Sales) West", ["Manager", "(Sales)", "West"]),
        ("Dipl.-Ing. (FH) Anna Holm", ["Dipl.-Ing.", "(FH)", "Anna Holm"]),
        ("Master Plumber #M-18834", ["Master Plumber", "#M-18834"]),
    ],
)
def test_a_name_somebody_goes_by_stays_in_it(line: str, parts: list[str]) -> None:
    assert [s.text for s in cut_lines(stack(line), ())] == parts
