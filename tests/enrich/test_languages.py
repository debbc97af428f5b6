"""Which language a card is printed in."""

from __future__ import annotations

import pytest

from enrich.languages import languages_of
from ocr.engine import Line

QUAD = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Tobias Okafor / Managing Partner / Tel: +44 20 7946 0182 / 14 Tanner's Row", ()),
        ("Beatrix van Houten / Innkeeper", ()),
        ("Naresh Kumar, B.E / Associate / E naresh@example.com", ()),
        ("Dr.-Ing. Ute Brandt / Leiterin und Prokuristin / Tel. 030 23125 162", ("de",)),
        ("Ana Ruiz / Directora de Ventas / Calle Mayor 3 / Tel. 91 000 00 00", ("es",)),
        ("Ida Rossi / Responsabile / Via Roma 3", ("it",)),
        ("Piet van Dam / Directeur verkoop / Afdeling Zuid", ("nl", "fr")),
        ("Jo Tan / Sales Manager / 3 Hill Road", ("en",)),
    ],
)
def test_words_tell_and_names_and_labels_do_not(text: str, languages: tuple[str, ...]) -> None:
    lines = [Line(part, 0.9, QUAD) for part in text.split(" / ")]
    assert languages_of(lines) == languages


def test_what_the_owner_expects_counts_where_nothing_tells() -> None:
    assert languages_of([Line("Tel. 12345", 0.9, QUAD)], ("pt",)) == ("pt",)
