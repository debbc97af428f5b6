"""Address labels: every letter prints, nothing of an address is lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest

from enrich.contact import Address, Contact, Name, Text
from pipeline.errors import WrongUse
from pipeline.followup.labels import SHEETS, build_sheet, label_lines
from tests.pipeline.followup.town import TARO

NOW = datetime(2026, 11, 19, tzinfo=UTC)
NAMES = [
    ("山田 太郎 様", "〒100-0001 東京都千代田区千代田1-1", "JAPAN"),
    ("Łukasz Żółwiński", "ul. Długa 3", "00-001 WARSZAWA"),
    ("김민준", "서울특별시 중구 세종대로 110"),
    ("王小明", "北京市朝阳区"),
    ("Ελένη Παππά", "Москва, улица Мира 1", "Nguyễn Thị Ánh"),
]


def _text(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("sheet", SHEETS)
def test_names_of_the_world_print(sheet: str) -> None:
    pages = _text(build_sheet(NAMES, SHEETS[sheet], NOW))
    for lines in NAMES:
        for line in lines:
            assert line in pages[0]


def test_the_sheet_goes_on_over_pages_and_is_the_same_twice() -> None:
    labels = [(f"Person {number}", "Street 1") for number in range(20)]
    pdf = build_sheet(labels, SHEETS["L7163"], NOW)
    assert pdf == build_sheet(labels, SHEETS["L7163"], NOW)
    first, second = _text(pdf)
    assert "Person 13" in first and "Person 14" in second


def test_a_letter_that_cannot_be_printed_is_refused_not_left_out() -> None:
    with pytest.raises(WrongUse, match="สมชาย"):
        build_sheet([("สมชาย",)], SHEETS["L7163"], NOW)
    with pytest.raises(WrongUse, match="the label of"):
        build_sheet([("شركة",)], SHEETS["L7163"], NOW)


def test_an_address_is_set_as_its_country_does() -> None:
    contact = Contact(
        name=Name("Anna Brandt"),
        organizations=(Text("Brandt GmbH"),),
        addresses=(Address("Weg 3, 89073 Ulm", "Weg 3", "Ulm", None, "89073", "DE"),),
    )
    assert label_lines(contact, "de", "NL") == (
        "Anna Brandt",
        "Brandt GmbH",
        "Weg 3",
        "89073 ULM",
        "GERMANY",
    )
    assert label_lines(contact, "de", "DE")[-1] == "89073 ULM"


def test_nothing_printed_is_lost_when_parts_are_unknown() -> None:
    assert label_lines(TARO, "ja", "NL") == (
        "山田 太郎 様",
        "北風商事",
        "〒100-0001 東京都千代田区千代田1-1",
        "JAPAN",
    )
    assert label_lines(Contact(name=Name("Nia Quill")), "en", None) == ()
