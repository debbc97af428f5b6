"""Words that announce an address, told from those that are part of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.candidates.address_labels import find_address_labels, find_announcements
from enrich.segments import cut_lines
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Filiale: Lindenweg 907, 04199 Leipzig", "Filiale: "),
        ("Abitazione:Viale della Vittoria, 300", "Abitazione:"),
        ("Northwind GmbH: Lindenweg 907, 04199 Leipzig", ""),
        ("Rosewood Hotel: 12 Main Street, Springfield", ""),
        ("Milano: Via Roma 12, 20121", ""),
        ("H. No: 1-4-879, Street No. 8, Gandhinagar", ""),
        ("P.O. Box: 874, Abu Dhabi", ""),
        ("Plot No: C - 01, Sector 16, Noida 201301", ""),
        ("PAN: AGDPA4926W", ""),
        ("Manager: Mara Lindqvist", ""),
        ("Avd. Bergen: Strandgaten 52F", "Avd. Bergen: "),
        ("Büro Kassel: Lindenweg 907, 34117 Kassel", "Büro Kassel: "),
        ("CN2: 22/7 Quốc lộ 1A, Bình Tân, Hồ Chí Minh", "CN2: "),
        ("चिकित्सालय : 76, सराफा गली, छोटी चौपड़, जयपुर", "चिकित्सालय : "),
        ("समय : प्रातः 9 से 1, सायं 5 से 8", ""),
        ("CS2: 309 Ngô Quyền, Q. Sơn Trà, Đà Nẵng", "CS2: "),
        ("Block 4: Lindenweg 907, 34117 Kassel", ""),
        ("Office Manager: Mara Lind", ""),
        ("Office Hours: Mon-Fri 9-5", ""),
        ("Branch Code: 5512", ""),
    ],
)
def test_any_word_before_a_colon(line: str, label: str) -> None:
    found = find_announcements(stack(line), ())
    assert "".join(line[s.start : s.end] for s in found) == label


def test_a_drawn_house_read_as_a_letter_is_of_the_label() -> None:
    (label,) = find_address_labels(stack("E Regd. Office - One Garden Plaza"), ())
    assert (label.start, label.end) == (0, len("E Regd. Office - "))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Офис-менеджер", ""),
        ("Office-Manager", ""),
        ("Office-12, Garden Road", "Office-"),
        ("Factory- Plot 7, Lake Road", "Factory- "),
        ("Works - Lindenweg", "Works - "),
    ],
)
def test_a_dash_inside_a_word_announces_nothing(line: str, label: str) -> None:
    found = find_address_labels(stack(line), ())
    assert "".join(line[s.start : s.end] for s in found) == label


@pytest.mark.parametrize(
    ("above", "below", "announced"),
    [
        ("WERK", "Hafenstr. 25 | D-70735 Stuttgart", True),
        ("Residence", "Golla House, Flat No. 4, Shanti Marg, Lucknow - 226008", True),
        ("FACTORY & OFFICE", "1419 Jefferson Pike, San Diego", True),
        ("Office", "Sales and Service", False),
        ("Head of Works", "Hafenstr. 25, D-70735 Stuttgart", False),
        ("大阪支店：", "大阪市北区梅田1-2-3", True),
        ("المكتب الرئيسي:", "13 شارع الجمهورية، القاهرة", True),
        ("Γραφείο:", "Βασ. Σοφίας 43, 115 21 Αθήνα", True),
    ],
)
def test_a_word_alone_announces_the_address_below(above: str, below: str, announced: bool) -> None:
    found = find_announcements(stack(above, below), ())
    assert [s.line for s in found] == [0] * announced


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Postadres: Marktgracht 8, 2037 Antwerpen", "Postadres: "),
        ("Kontor - Storgata 5, 0155 Oslo", "Kontor - "),
        ("Szekhely: 1051 Budapest, Deák út 22.", "Szekhely: "),
        ("Văn phòng: 12 Lê Lợi, Quận 1", "Văn phòng: "),
        ("משרד ראשי: הרצל 35, ירושלים", "משרד ראשי: "),
        ("मुख्य कार्यालय: 12, महात्मा गांधी मार्ग, जयपुर", "मुख्य कार्यालय: "),
        ("A: 12 Park Street, Springfield, IL 62701", "A: "),
        ("A. 서울특별시 강남구 테헤란로 5", "A. "),
        ("대구공장 - 대구시 북구 침산로 5", "대구공장 - "),
        ("Praxis: Mo - Fr", ""),
        ("Kho phụ tùng: ngã tư Đồng Quang", "Kho phụ tùng: "),
        ("Chi nhánh Phù Cát: QL 1A, TT. Ngô Mây", "Chi nhánh Phù Cát: "),
        ("गोदाम : मौ. सीकरी गेट, आटा मिल वाली गली", "गोदाम : "),
        ("สาขาบ้านดอน 23/9 ถ.เนินทราย อ.เมือง", "สาขาบ้านดอน "),
        ("สาขา 23", ""),
        ("फ़ैक्टरी का समय : सुबह 9 से 5", ""),
        ("Kho phụ tùng: thứ hai đến thứ bảy, 8 - 17 giờ", ""),
        ("Salon Rosa", ""),
    ],
)
def test_words_of_many_languages(line: str, label: str) -> None:
    found = find_address_labels(stack(line), ())
    assert "".join(line[s.start : s.end] for s in found) == label


def test_a_known_word() -> None:
    line = "Head Office: 12 Garden Street, Springfield"
    (label,) = find_address_labels(stack(line), ())
    assert line[label.start : label.end] == "Head Office: "


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Regd. & Corp. Office : Industrial Estate, Bhopal", "Regd. & Corp. Office : "),
        ("東京本社: 福岡市博多区桜15番地", "東京本社: "),
        ("본사: 광주광역시 북구 봉은사동 66", "본사: "),
        ("주소 - 울산광역시 남구 732번지", "주소 - "),
        ("Юридична адреса: м. Чернівці, 45", "Юридична адреса: "),
        ("Fábrica : R. Paulista, 9", "Fábrica : "),
        ("Factory & Office:Flat No. 16, Bazaar", "Factory & Office:"),
        ("المصنع - 762 ش. الجمهورية", "المصنع - "),
        ("Zweigstelle:Haus der Wirtschaft", "Zweigstelle:"),
        ("Werkstattleiter: Jan Berg", ""),
        ("支店長", ""),
        ("지사장 김철수", ""),
        ("본사영업팀 과장", ""),
        ("東京支店 営業部", ""),
    ],
)
def test_offices_of_many_kinds(line: str, label: str) -> None:
    found = find_address_labels(stack(line), ())
    assert "".join(line[s.start : s.end] for s in found) == label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Sales Depot: 61, Infantry Road, Bangalore-560 001", "Sales Depot: "),
        ("Int'l Headquarters: 15/17, Garden Close, Lagos", "Int'l Headquarters: "),
        ("Showroom-2: 32 New Market, Court Road, Dhaka", "Showroom-2: "),
        ("Field Office: Lake Road, Dist. Gumla 835331", "Field Office: "),
        ("bezoekadres Bouillonstraat 3, 6211 LH Maastricht", "bezoekadres "),
        ("Office Manager: Mara Lind, B.A.", ""),
    ],
)
def test_whichever_office(line: str, label: str) -> None:
    found = {*find_address_labels(stack(line), ()), *find_announcements(stack(line), ())}
    assert "".join(line[s.start : s.end] for s in found) == label


@pytest.mark.parametrize(
    ("above", "announced"),
    [
        ("Fresno Office", True),
        ("LOCATION 1", True),
        ("Town & Country Branch", True),
        ("District Office:", True),
        ("Law Office", False),
        ("Willowbrook Veterinary Clinic", False),
        ("Maple Hill School", False),
    ],
)
def test_which_office_the_address_below_is_of(above: str, announced: bool) -> None:
    found = find_announcements(stack(above, "2115 Kern Street, Fresno, CA 93721"), ())
    assert bool(found) is announced


def test_a_label_with_a_line_for_itself_announces_the_line_below() -> None:
    lines = stack("Merkez Ofis:", "Atatürk Bulvarı No: 792, 07509 Antalya")
    labels = find_announcements(lines, ())
    assert [(s.line, s.end) for s in labels] == [(0, len("Merkez Ofis:"))]
    first, *_ = cut_lines(lines, labels, labels)
    assert first.span.line == 1 and first.labelled
    assert find_announcements(stack("Merkez Ofis:", "Mara Lind"), ()) == ()


@given(st.lists(st.text(min_size=1, max_size=60), max_size=4))
def test_any_text_gives_spans_inside_its_lines(texts: list[str]) -> None:
    lines = stack(*texts)
    for span in (*find_address_labels(lines, ()), *find_announcements(lines, ())):
        assert 0 <= span.start < span.end <= len(lines[span.line].text)
