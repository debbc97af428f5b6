"""Vertical print: what is laid level for the labelling is placed where it is printed."""

from __future__ import annotations

from enrich.columns import lay_in_rows
from enrich.contact import Contact, Email, Evidence, Name
from ocr.engine import Line, Quad

NAME: Quad = ((386, 266), (390, 683), (304, 683), (307, 266))
"""A column, its first corner at its top right, where reading starts."""
FIRM: Quad = ((587, 98), (587, 471), (538, 471), (538, 98))
EMAIL: Quad = ((140, 1000), (510, 1000), (510, 1024), (140, 1024))
LINES = (
    Line("北風商事", 0.99, FIRM),
    Line("山田 健一健一健一健一健一", 0.99, NAME),
    Line("a@b.jp", 0.99, EMAIL),
)


def test_columns_become_rows_from_right_to_left() -> None:
    rows = lay_in_rows(LINES, 650.0, 1075.0)
    assert [line.text[:4] for line in rows.lines] == ["北風商事", "山田 健", "a@b."]
    firm, name, email = (line.quad for line in rows.lines)
    assert firm == ((98, 63), (471, 63), (471, 112), (98, 112))
    assert name[0][1] > firm[3][1]
    assert email[0][1] > 650


def test_fields_are_placed_where_they_are_printed() -> None:
    rows = lay_in_rows(LINES, 650.0, 1075.0)
    laid = {line.text: line.quad for line in rows.lines}
    contact = Contact(
        name=Name("山田 健一", evidence=Evidence(quad=laid[LINES[1].text])),
        emails=(Email("a@b.jp", Evidence(quad=laid["a@b.jp"])),),
    )
    placed = rows.place(contact)
    assert placed.name is not None
    assert placed.name.evidence.quad == NAME
    assert placed.emails[0].evidence.quad == EMAIL


def test_level_print_stays_as_it_is() -> None:
    lines = (LINES[2], Line("Ada One", 0.9, ((10, 10), (300, 12), (300, 50), (10, 48))))
    rows = lay_in_rows(lines, 650.0, 400.0)
    assert rows.lines == lines
    assert rows.place(Contact(emails=(Email("a@b.jp"),))).emails == (Email("a@b.jp"),)
    assert lay_in_rows((), 650.0, 400.0).lines == ()
