from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.candidates.phone import PhoneCandidate, find_phones
from enrich.region import rank_regions
from ocr.engine import Line
from tests.enrich.cards import place, stack


def read(lines: tuple[Line, ...], region: str | None = None) -> tuple[PhoneCandidate, ...]:
    return find_phones(lines, rank_regions(lines, region))


def numbers(region: str, *texts: str) -> list[tuple[str, str]]:
    return [(phone.number, phone.type) for phone in read(stack(*texts), region)]


@pytest.mark.parametrize(
    ("region", "text", "expected"),
    [
        # the label before the number, as word, letter or icon
        ("US", "Tel: (202) 555-0143", [("+12025550143", "work")]),
        ("US", "M 202.555.0143", [("+12025550143", "mobile")]),
        ("SG", "6576-3346, 9111-6594", [("+6565763346", "work"), ("+6591116594", "mobile")]),
        ("CN", "159 3804 3462/138 3011 5141", [("+8615938043462", "mobile"), ("+8613830115141", "mobile")]),
        ("DE", "Tel. 0251 627684 / 627640", [("+49251627684", "work"), ("+49251627640", "work")]),
        ("DE", "FUNK.0171 8602738", [("+491718602738", "mobile")]),
        ("US", "510-848-GEEK", [("+15108484335", "unknown")]),
        ("US", "SUITE 510-848-GEEKS", []),
        ("CY", "Τηλεομοιότυπο: 26 804 188", [("+35726804188", "fax")]),
        ("CY", "σπίτι 24 652 718", [("+35724652718", "home")]),
        ("RU", "тел. 345-67-89", [("3456789", "work")]),
        ("RU", "д. 12-34-56", []),
        ("IN", "Rourkela - 769 001 0661-240 7163", [("+916612407163", "work")]),
        ("IN", "Rourkela -769 0010661-240 7163", [("+916612407163", "work")]),
        ("RS", "тел. 013/ 347-200 (00-24)", [("+38113347200", "work")]),
        ("EG", "م 011 :06766409", [("+201106766409", "mobile")]),
        ("CN", "Tel: (86-21) 6321 1234", [("+862163211234", "work")]),
        ("IN", "Off: 223456 Resi: 245678", [("223456", "work"), ("245678", "home")]),
        ("RU", "Магазин: 620014, г. Екатеринбург, ул. Ленина, 12", []),
        ("VN", "P.602, 170 Nguyễn Đình Chiểu, Q.3", []),
        ("KR", "분성로 613-8 (50922)", []),
        ("BR", "Centro - CEP 46.875-000", []),
        ("US", "Tel: 415·555·2671", [("+14155552671", "work")]),
        ("IN", "Phone: 245678, Mobile: 9845012345", [("245678", "work"), ("+919845012345", "mobile")]),
        ("US", "p) (202) 555-0143", [("+12025550143", "work")]),
        ("US", "📠 202-555-0143", [("+12025550143", "fax")]),
        ("IN", "Mob.: 98490 12345", [("+919849012345", "mobile")]),
        ("PL", "Fax: 42 773 22 06, 7732578", [("+48427732206", "fax"), ("+48427732578", "fax")]),
        ("IN", "2345678(O)2345679(R)", [("2345678", "work"), ("2345679", "home")]),
        ("GB", "Tel: 0044 20 (7946) 0958", [("+442079460958", "work")]),
        ("DE", "Tel 0761 | 38871 Fax 0761 | 38872", [("076138871", "work"), ("076138872", "fax")]),
        ("US", "Tel: (202) 555 |234", [("+12025551234", "work")]),
        ("IN", "Chennai- 600 018 (0821)2777565 (o)", [("+918212777565", "work")]),
        ("KR", "H.P. .010-2083-4594", [("+821020834594", "mobile")]),
        ("IN", "Ranchi - 834 009 (R)0612-265-7284", [("+916122657284", "home")]),
        ("IN", "Ph Off: 040-23123456", [("+914023123456", "work")]),
        ("IN", "RESI : +91 (40) 2312-3456", [("+914023123456", "home")]),
        ("IN", "Cell No. : 98490-12345", [("+919849012345", "mobile")]),
        ("IN", "MobileNo.9849012345", [("+919849012345", "mobile")]),
        ("IN", "Toll Free No. 1800 425 0123", [("+9118004250123", "tollfree")]),
        ("IN", "Tel/Fax: 040-23123456", [("+914023123456", "work")]),
        ("IN", "Telefax : 040-23123456", [("+914023123456", "fax")]),
        ("US", "Direct Fax: 202-555-0143", [("+12025550143", "fax")]),
        ("US", "Production Office: 202-555-0143", [("+12025550143", "work")]),
        ("ES", "Móvil: 612 34 56 78", [("+34612345678", "mobile")]),
        ("FR", "Tél. 01 42 68 53 00", [("+33142685300", "work")]),
        ("FR", "Port.: 06 12 34 56 78", [("+33612345678", "mobile")]),
        ("DE", "Fon 030 23125 123", [("+493023125123", "work")]),
        ("DE", "Handy: 0151 23456789", [("+4915123456789", "mobile")]),
        ("JP", "携帯：090-1234-5678", [("+819012345678", "mobile")]),
        (
            "JP",
            "TEL 03-3234-5678 FAX 03-3234-5679",
            [("+81332345678", "work"), ("+81332345679", "fax")],
        ),
        ("TW", "手機 0912 345 678", [("+886912345678", "mobile")]),
        ("KR", "H/P: 010-2345-6789", [("+821023456789", "mobile")]),
        ("ID", "Telp. 021 5701234", [("+62215701234", "work")]),
        ("IT", "Cell. 347 123 4567", [("+393471234567", "mobile")]),
        ("BR", "Celular: (11) 91234-5678", [("+5511912345678", "mobile")]),
        ("RU", "Моб. +7 912 345-67-89", [("+79123456789", "mobile")]),
        ("TH", "โทรศัพท์ 02 123 4567", [("+6621234567", "work")]),
        ("TH", "โทรศัพท์มือถือ 081 234 5678", [("+66812345678", "mobile")]),
        ("KR", "전화번호 02-2345-6789", [("+82223456789", "work")]),
        ("RU", "т. +7 495 123-45-67", [("+74951234567", "work")]),
        ("RU", "ф. +7 495 123-45-67", [("+74951234567", "fax")]),
        ("RU", "Офис: +7 495 123-45-67", [("+74951234567", "work")]),
        ("UA", "роб. +380 44 234 56 78", [("+380442345678", "work")]),
        ("GR", "Τ. 210 3234567, Κ. 697 1234567", [("+302103234567", "work"), ("+306971234567", "mobile")]),
        ("IL", "טל' 03-6234567 פקס' 03-6234568", [("+97236234567", "work"), ("+97236234568", "fax")]),
        ("IL", "נ. 052-3234567", [("+972523234567", "mobile")]),
        ("SA", "الجوال: 0501234567", [("+966501234567", "mobile")]),
        ("EG", "تليفون 02 23456789", [("+20223456789", "work")]),
        ("IN", "मो. 98490 12345", [("+919849012345", "mobile")]),
        ("IN", "निवास: 040-23123456", [("+914023123456", "home")]),
        ("ID", "Ponsel: 0812 3456 7890", [("+6281234567890", "mobile")]),
        ("PT", "Telm. 912 345 678", [("+351912345678", "mobile")]),
        ("IT", "Centralino: 02 1234 5678", [("+390212345678", "work")]),
        ("TR", "Santral: 0212 345 67 89", [("+902123456789", "work")]),
        ("TR", "Belgegeçer: 0212 345 67 89", [("+902123456789", "fax")]),
        ("CZ", "Tel. č.: 221 234 567", [("+420221234567", "work")]),
        ("PL", "dom.: 22 123 45 67", [("+48221234567", "home")]),
        ("HU", "Lakás: 1 234 5678", [("+3612345678", "home")]),
        ("SE", "Bostad: 08-123 456 78", [("+46812345678", "home")]),
        ("CN", "座机: 010-62345678", [("+861062345678", "work")]),
        ("IN", "मोबाइल नं.: 98490 12345", [("+919849012345", "mobile")]),
        ("VN", "Nhà riêng: 024 3825 1234", [("+842438251234", "home")]),
        ("IL", "טל׳ במשרד: 03-6234567", [("+97236234567", "work")]),
        ("SG", "Hand Phone: 9111 6594", [("+6591116594", "mobile")]),
        ("HU", "Zöldszám: 06 80 123 456", [("+3680123456", "tollfree")]),
        # labels whose letters stand apart
        ("KR", "전  화 02-2345-6789", [("+82223456789", "work")]),
        ("KR", "휴 대 폰: 010-2345-6789", [("+821023456789", "mobile")]),
        ("CN", "传 真: 010-62345678", [("+861062345678", "fax")]),
        ("US", "F A X : 202-555-0143", [("+12025550143", "fax")]),
        ("KR", "C.P: 010-2345-6789", [("+821023456789", "mobile")]),
        # a service line may be any number: the plan tells
        ("DE", "Hotline: 0800 1234567", [("+498001234567", "tollfree")]),
        ("TH", "Hotline: 081 234 5678", [("+66812345678", "mobile")]),
        # a lone letter that the numbering plan contradicts is a drawn icon
        ("SG", "O 8829 6851", [("+6588296851", "mobile")]),
        ("BR", "C (11) 3946-4571", [("+551139464571", "work")]),
        ("FR", "f 07 91 31 50 43", [("+33791315043", "mobile")]),
        ("FR", "P. 06 12 34 56 78", [("+33612345678", "mobile")]),
        ("FR", "F. 06 12 34 56 78", [("+33612345678", "fax")]),
        # the label behind the number
        ("US", "(202) 555-0143 fax", [("+12025550143", "fax")]),
        (
            "US",
            "202.555.0143 phone  202.555.0178 cell",
            [("+12025550143", "work"), ("+12025550178", "mobile")],
        ),
        (
            "US",
            "202 555 0143 202 555 0178 Cell",
            [("+12025550143", "unknown"), ("+12025550178", "mobile")],
        ),
        # of another country, without a plus: nothing here can dial it
        ("JP", "Tel: 84-43-943-6161", [("84439436161", "work")]),
        ("IN", "Ph: 040-23123456 (R)", [("+914023123456", "home")]),
        ("IN", "Phone : 0091 40 23123456(Residence)", [("+914023123456", "home")]),
        (
            "GR",
            "+30 690 5476230, +30 693 1535393 cell",
            [("+306905476230", "mobile"), ("+306931535393", "mobile")],
        ),
        # no label: what the numbering plan knows
        ("IN", "+91 98490 12345", [("+919849012345", "mobile")]),
        ("US", "202-555-0143", [("+12025550143", "unknown")]),
        # several numbers behind one label
        (
            "IN",
            "Tel: 040-23123456, 23123457",
            [("+914023123456", "work"), ("+914023123457", "work")],
        ),
        (
            "IN",
            "Cell: 9849012345, 9849012346",
            [("+919849012345", "mobile"), ("+919849012346", "mobile")],
        ),
        (
            "ZA",
            "F. + 27 31 563 5433 / +27 86 559 2477",
            [("+27315635433", "fax"), ("+27865592477", "fax")],
        ),
        # shorthand and ranges
        ("IN", "Tel: 040 2300 0446 / 47", [("+914023000446", "work"), ("+914023000447", "work")]),
        (
            "IN",
            "Ph: (+)91-11-2606 5745-54 (10 Lines)",
            [("+911126065745", "work"), ("+911126065754", "work")],
        ),
        ("IN", "Off 0891-2035774,2035309", [("+918912035774", "work"), ("+918912035309", "work")]),
        ("PK", "Tel: (091) 5675164, 675179", [("+92915675164", "work"), ("+92915675179", "work")]),
        (
            "RS",
            "тел. 034/215-118, 034/215-119",
            [("+38134215118", "work"), ("+38134215119", "work")],
        ),
        # written with codes in odd ways
        ("CH", "+41 (0) 79 821 20 11", [("+41798212011", "mobile")]),
        ("GB", "M: +0044 (0)7400 123456", [("+447400123456", "mobile")]),
        ("IN", "Tel: 91-40-23123456", [("+914023123456", "work")]),
        ("IN", "Tel: +91-040-23123456", [("+914023123456", "work")]),
        ("IN", "Fax:+9140 23 12 3456", [("+914023123456", "fax")]),
        ("DE", "Tel. +49 (0)30 / 23125-123", [("+493023125123", "work")]),
        ("DE", "+49 7531 / 88-4321", [("+497531884321", "work")]),
        ("DE", "Tel +49 / 30 / 23125123", [("+493023125123", "work")]),
        ("DE", "Tel. 05 31 / 24 40 77 - 0", [("+495312440770", "work")]),
        ("HU", "Mobil: 06-30/941-2275", [("+36309412275", "mobile")]),
        ("AT", "Handy: 0043 / (0)650 / 317 40 82", [("+436503174082", "mobile")]),
        ("IT", "Tel. +39 / 02 / 12345678", [("+390212345678", "work")]),
        ("US", "1.202.555.0143", [("+12025550143", "unknown")]),
        ("US", "t: 202/555.0143", [("+12025550143", "work")]),
        ("US", "1-800-FLOWERS", [("+18003569377", "tollfree")]),
        ("NO", "Silje Nordvik, 482 09 315", [("+4748209315", "mobile")]),
        ("HK", "Admissions 2394 6182", [("+85223946182", "work")]),
        ("CA", "Téléc. : 514 555-0198", [("+15145550198", "fax")]),
        ("ZA", "Fax to e-mail: 086 517 2204", [("+27865172204", "fax")]),
        ("US", "1-800-PETALS-7", [("+18007382577", "tollfree")]),
        # two numbers without a label of their own
        (
            "IN",
            "040-2312 3456, 98490 12345",
            [("+914023123456", "work"), ("+919849012345", "mobile")],
        ),
        # slips of the reader
        ("AU", "MOBILE O491 570 156", [("+61491570156", "mobile")]),
        ("US", "Tet: 202 555-0143", [("+12025550143", "work")]),
        ("US", "Fax 2O2-555-Ol43", [("+12025550143", "fax")]),
        ("IN", "Tel (0ff.) : 040 23123456", [("+914023123456", "work")]),
        ("IN", "Ph : (0) 040-23123456", [("+914023123456", "work")]),
    ],
)  # fmt: skip
def test_a_line_gives_its_numbers_and_their_types(
    region: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert numbers(region, text) == expected


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("US", "Springfield, IL 62701-1234"),
        ("US", "Patent 5722439 pending"),
        ("US", "Since 1941"),
        ("US", "Mon-Fri 10:00 - 18:30"),
        ("DK", "10.30-18.00"),
        ("IN", "H.No. 8-2-293/82/F/B-23, Road No. 8"),
        ("IN", "D.No. 27-33-19, Lake Towers"),
        ("IN", "12-2-422/30, Rose Colony"),
        ("IN", "Res: 1-9-630/1, Rose Colony, Hyderabad - 500 038"),
        ("IN", "GSTIN: 36AABCU9603R1ZM"),
        ("GR", "Τσιμισκή 26, Τ.Κ. 108 44, Αθήνα"),
        ("RU", "ИНН 7707083893 КПП 770701001"),
        ("IN", "FRN : 014873S"),
        ("IN", "Telex : 0425-6317 BECL IN"),
        ("IT", "P.IVA IT 06093250965"),
        ("MA", "ICE 000265093000029 – RC 93.605 Casa"),
        ("KR", "사업자등록번호 514-08-27416"),
        ("US", "1  2  3  4  5  6  7  8  9  10  FREE"),
        ("HK", "2019 2020"),
        ("IN", "M.No. 218654"),
        ("US", "NYS Reg. R-7093316"),
        ("CA", "Licence RBQ : 8214-6630-01"),
        ("FR", "RCS Lille Métropole 812 440 097"),
        ("FR", "BP 1002 – 26953 Valence"),
        ("DE", "Postfach 10 12 65, 38842 Altenrode"),
        ("JP", "登録番号 T4180001936275"),
        ("KR", "우) 44895 울산광역시 남구"),
        ("IN", "Regd. No. 9849012345"),
        ("IN", "An ISO 9001:2015 company"),
        ("AU", "CRICOS Provider 00111D"),
        ("AU", "ABN 51 824 753 556"),
        ("DE", "IBAN DE89 3704 0044 0532 0130 00"),
        ("GB", "P.O. Box 20672123"),
        ("JP", "〒150-0002"),
        ("JP", "T150-0002"),
        ("JP", "港区芝浦1-2 芝浦ビル8Fテ108-0023"),
        ("SG", "Singapore 079903"),
        ("US", "mara2025550143@example.com"),
        ("US", "www.example.com/2025550143"),
        ("US", "Prov. No. 2025550143"),
        ("US", "Kansas City, MO. 64199"),
        ("BR", "CEP: 20913-320 - Rio de Janeiro - RJ"),
        ("BR", "Salvador - BA - CEP 40965-881"),
        ("UA", "ОФІС: 61709, Харківська обл."),
        ("ES", "Calle Luna, 14, Oficina 482·48020 Bilbao"),
        ("RU", "Site Office: 620142, Russia"),
        ("SE", "Bostad - NORRATORGET 12, 211 26 MALMÖ"),
        ("DE", "Hauptstraße 8644 |48119 Münster"),
        ("DE", "Alte Ringgasse 5821·48152 Münster"),
    ],
)
def test_other_numbers_are_no_phones(region: str, text: str) -> None:
    assert numbers(region, text) == []


def test_an_extension_is_kept_apart() -> None:
    (phone,) = read(stack("p) (202) 555-0143 Ext 703"))
    assert (phone.number, phone.extension) == ("+12025550143", "703")
    (phone,) = read(stack("Tel: +52 (442) 103-0501 x 1277"))
    assert (phone.number, phone.extension) == ("+524421030501", "1277")


@pytest.mark.parametrize("printed", ["x1277", " x1277", " x 1277", " ext1277"])
def test_an_extension_may_touch_its_letters(printed: str) -> None:
    (phone,) = read(stack(f"Tel:+52(442) 103-0500{printed}"), "MX")
    assert (phone.number, phone.extension) == ("+524421030500", "1277")


def test_an_extension_in_the_next_line_belongs_to_the_number_above() -> None:
    lines = stack("Off: 040-23123456", "Extn : 1151")
    (phone,) = read(lines, "IN")
    assert phone.extension == "1151"
    assert any(span.line == 1 for span in phone.labels)


def test_a_label_in_the_column_to_the_left() -> None:
    lines = (
        place("DIR", 50, 40),
        place(": 040-23123456", 150, 41),
        place("FAX", 50, 70),
        place(": 040-23123457", 150, 71),
    )
    phones = read(lines, "IN")
    assert [(p.number, p.type) for p in phones] == [
        ("+914023123456", "work"),
        ("+914023123457", "fax"),
    ]
    assert phones[1].labels[0].line == 2


def test_a_label_above() -> None:
    assert numbers("IN", "Mobile", "98490 12345") == [("+919849012345", "mobile")]
    assert numbers("IN", "Fax:", "040-23123456") == [("+914023123456", "fax")]


def test_a_number_under_another_shares_its_label() -> None:
    lines = (place("Fax: 040-23123456", 50, 40), place("040-23123457", 100, 70))
    assert [(p.number, p.type) for p in read(lines, "IN")] == [
        ("+914023123456", "fax"),
        ("+914023123457", "fax"),
    ]


def test_a_number_wrapped_onto_the_next_line() -> None:
    (phone,) = read(stack("Cell: +1 202", "555 0143"))
    assert (phone.number, phone.type) == ("+12025550143", "mobile")
    assert [span.line for span in phone.spans] == [0, 1]


def test_all_numbers_of_a_card_dial_in_one_country() -> None:
    lines = stack("016 796209", "0490 405 236, 047876 4443", "NL-3034 Leuven", "info@example.be")
    assert {phone.country for phone in find_phones(lines, rank_regions(lines))} == {"BE"}


def test_a_postal_code_below_does_not_go_on() -> None:
    assert numbers("ES", "Ronda Mayor 186, Oficina 7235", "03019 Alicante") == []


def test_a_house_number_takes_no_area_code() -> None:
    found = read(stack("09 806 1157 office", "6180/510 King William Terrace"), "NZ")
    assert [phone.number for phone in found] == ["+6498061157"]


def test_a_label_behind_a_number_is_no_label_of_the_next_line() -> None:
    assert numbers("BG", "062 624 010 (Fax)", "088 8887284") == [
        ("+35962624010", "fax"),
        ("+359888887284", "mobile"),
    ]


def test_a_postal_code_before_a_number_shares_no_label() -> None:
    assert numbers("US", "Springfield, OH 45501, 937-555-0143 (O)") == [("+19375550143", "work")]


def test_a_fax_is_no_mobile() -> None:
    assert numbers("DE", "Fax: 030 2312 4455", "0151 23456789") == [
        ("+493023124455", "fax"),
        ("+4915123456789", "mobile"),
    ]


@pytest.mark.parametrize(
    ("region", "text", "extension"),
    [
        ("TR", "Tel: 0212 345 67 89 Dahili: 123", "123"),
        ("GR", "Τηλ. 210 3234567 εσωτ. 12", "12"),
        ("TH", "โทร. 02 123 4567 ต่อ 301", "301"),
        ("ID", "Telp. 021 5793 1234 pesawat 45", "45"),
    ],
)
def test_extensions_in_other_languages(region: str, text: str, extension: str) -> None:
    (phone,) = read(stack(text), region)
    assert phone.extension == extension


def test_the_area_code_is_carried_over() -> None:
    assert numbers("IN", "Phone : 040-23123456", "Fax : 23123457") == [
        ("+914023123456", "work"),
        ("+914023123457", "fax"),
    ]


def test_the_second_number_of_an_exchange_is_completed() -> None:
    """``21 0424`` is printed as if 21 were the code."""
    assert numbers("GR", "Τηλ. 21 0424 2498 , 4242767") == [
        ("+302104242498", "work"),
        ("+302104242767", "work"),
    ]


def test_numbers_nobody_can_dial_are_kept_as_printed() -> None:
    phones = read(stack("Tel : 3306806 / 3391083", "Hyderabad - 500 038"))
    assert [(p.number, p.type, p.valid) for p in phones] == [
        ("3306806", "work", False),
        ("3391083", "work", False),
    ]
    old = read(stack("Telefax: 91-80-553 6859", "Bangalore - 560 029", "India"))
    assert [(p.number, p.type, p.valid) for p in old] == [("91805536859", "fax", False)]
    (long,) = read(stack("+972 3-555-784670"))
    assert (long.number, long.valid) == ("+9723555784670", False)
    (phone,) = read(stack("Tel +1 (555) 010-0199"))
    assert (phone.number, phone.valid) == ("+15550100199", False)


def uncovered(lines: tuple[Line, ...], phones: tuple[PhoneCandidate, ...], row: int = 0) -> str:
    covered = {
        i
        for p in phones
        for s in (*p.spans, *p.labels)
        if s.line == row
        for i in range(s.start, s.end)
    }
    return "".join(c for i, c in enumerate(lines[row].text) if i not in covered)


def test_text_before_a_number_stays_free() -> None:
    lines = stack("Hyderabad - 500 076, Ph: 9849012345 / 9849012346")
    assert uncovered(lines, read(lines)).strip() == "Hyderabad - 500 076,"


def test_two_labels_in_one_line_cover_it_all() -> None:
    lines = stack("T 202.555.0143F 202.555.0178")
    phones = read(lines)
    assert [(p.number, p.type) for p in phones] == [
        ("+12025550143", "work"),
        ("+12025550178", "fax"),
    ]
    assert uncovered(lines, phones).strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        "Phone : +91 40 23123456(Residence)",
        "Off: 040 -23158661 to 4",
        "Tel: 040 2300 0446 / 47, Fax : 040-23000448.",
        ": +91 (40) 2312-3456",
        "Ph: 040-23123456 (10 Lines) Extn. 12",
    ],
)
def test_a_line_of_phones_leaves_no_free_text(text: str) -> None:
    lines = stack(text, "India")
    assert uncovered(lines, read(lines)).strip() == ""


@pytest.mark.parametrize(
    "texts",
    [
        ("Springfield, WA 98101", "Tel 202-555-0143"),
        ("16985 Biedenkopf", "Germany", "Tel. +49 30 23125123"),
        ("79 Brown Street, F01 448R", "T 00353 22 10615"),
    ],
)
def test_postal_codes_beside_phones_stay_addresses(texts: tuple[str, ...]) -> None:
    phones = read(stack(*texts))
    assert [phone.spans[0].line for phone in phones] == [len(texts) - 1]


_PHONISH = st.text(alphabet="0123456789 +()-./,:;|TelFaxMobOoIl#\n", min_size=1, max_size=50)


@given(st.lists(st.one_of(st.text(min_size=1, max_size=50), _PHONISH), max_size=5))
def test_any_text_gives_spans_inside_lines_and_numbers_that_verify(texts: list[str]) -> None:
    lines = stack(*texts)
    for phone in read(lines, "IN"):
        for span in (*phone.spans, *phone.labels):
            assert 0 <= span.start <= span.end <= len(lines[span.line].text)
        assert phone.value == phone.number
        assert phone.raw
        if phone.valid:
            parsed = phonenumbers.parse(phone.number, None)
            assert phonenumbers.is_valid_number(parsed)
        else:
            assert phone.number.lstrip("+").isdigit()
