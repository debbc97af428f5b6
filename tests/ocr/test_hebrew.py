"""Hebrew print as an engine slips on it."""

from __future__ import annotations

import pytest

from ocr.hebrew import mend_hebrew
from tests.ocr.fakes import line


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("דוגמה בעיימ", 'דוגמה בע"מ'),
        ("רוייח מאיה לוי", 'רו"ח מאיה לוי'),
        ("רחי הדוגמה 12", "רח' הדוגמה 12"),
        ("אינגי מאיה לוי", "אינג' מאיה לוי"),
        ("גבי מאיה לוי", "גב' מאיה לוי"),
        ("אדרי מאיה לוי", "אדר' מאיה לוי"),
        ("לוי ושותי בעימ", "לוי ושות' בע'מ"),
        ("טלי: 03-555-0100", "טל': 03-555-0100"),
        ("שדי הדוגמה ,34תל אביב", "שד' הדוגמה 34, תל אביב"),
    ],
)
def test_slips_are_put_right(read: str, printed: str) -> None:
    mended = mend_hebrew(line(read))
    assert mended.text == printed
    assert "".join(char.text for char in mended.chars) == printed
    places = [char.position for char in mended.chars]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "text",
    [
        "טיפולי פנים",
        "שדי חמד 45860",
        "דייר מוגן",
        "חיים לוי",
        "גבי לוי",
        "טלי לוי",
        "משה אדרי",
        "גבי בן דוד",
        "גבי לוי שמאות",
        "טלי 054-5551234",
        "Lind, 34 Main St",
        "12, 34",
    ],
)
def test_what_is_printed_so_stays(text: str) -> None:
    assert mend_hebrew(line(text)) == line(text)
