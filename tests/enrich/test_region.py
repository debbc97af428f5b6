from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.region import rank_regions
from tests.enrich.cards import stack


@pytest.mark.parametrize(
    ("region", "texts"),
    [
        ("US", ["265 Garden Drive, Suite 12", "Springfield, IL 62701"]),
        ("US", ["Tel. (202) 555-0143"]),
        ("JO", ["مدارس الورد", "٠٢/٦٤٢٠٧٨٤", "٠٧٧٢٣٦٤١٠٩"]),
        ("MA", ["ورشة النور", "الهاتف : 0524 88 41 06", "النقال : 0668 17 52 39"]),
        ("IR", ["گروه چاپ مهر", "۰۵۱-۳۷۶۴۲۱۸۰"]),
        ("NP", ["भानु चोक, धरान-४, सुनसरी", "९८५२६ ४४०९३"]),
        ("IN", ["महात्मा गांधी मार्ग", "98526 44093"]),
        ("BG", ["Майстор Петров", "ул. „Роза“ 12", "0879 307 195"]),
        ("CY", ["Γραφείο Λεμεσός", "99 617 284"]),
        ("IE", ["PJ 087 264 9917", "Drumlough, Castletown, Co. Monaghan"]),
        ("ES", ["Plaça Major, 3", "669 40 17 82"]),
        ("IT", ["M: 320.481.8247", "Via Garibaldi, 810/H", "00124 Roma (RM)"]),
        ("HU", ["Varga Albert", "F: 06-1-650-4013"]),
        ("US", ["Mara Lind", "503 555 0175"]),
        ("JP", ["2-19-4 Kitazawa, Setagaya-ku, 1F", "03-6804-7293"]),
        ("IT", ["Loc. Poggio, strada vicinale 7", "58051 Magliano in Toscana GR"]),
        ("IN", ["(with Kessler GmbH, Germany)", "Residency Road, Bangalore - 560 025"]),
        ("MY", ["Jalan Kenari 7", "013-555 3316"]),
        ("CO", ["Ferretería Luna", "Medellín", "Cel. 300 555 52 87"]),
        ("IN", ["Lake Road, Visakhapatnam-16", "98481 70265", "1800-425-7716 (toll free)"]),
        ("FR", ["Chantal Morel", "06 12 34 56 78"]),
        ("TH", ["Rama IV Road", "10500 Bangkok (TH)", "02 234 5678"]),
        ("IN", ["Plot 12, Lake Road, Pune - 411 001", "Ph: 020-2612 3456"]),
        ("IN", ["Gandhi Marg, Hyderabad, Telangana - 500 038"]),
        ("IN", ["Mobile: 98490 12345"]),
        ("GB", ["12 Mill Lane, Bath BA1 2AB", "T 01632 960123"]),
        ("CA", ["12 King Street, Toronto, Ontario M5V 2T6"]),
        ("DE", ["Lindenstr. 12", "D-50674 Köln"]),
        ("LK", ["584/4, Beach Mawatha, Lakeside", "Telefax 037 217 5935"]),
        ("PH", ["9 Bahay Bldg., Brgy. Luna", "(02) 8123 4567"]),
        ("MY", ["12 Persiaran Kenari", "03-2145 6789"]),
        ("AT", ["Ringstraße 4, A-1010 Wien", "+43 1 5123456"]),
        ("CH", ["Bahnhofstrasse 1", "Zürich", "+41 44 668 18 00"]),
        ("AU", ["Level 3, 12 Collins Street", "Melbourne VIC 3000"]),
        ("JP", ["〒150-0002 東京都渋谷区", "株式会社みなと"]),
        ("JP", ["東京都千代田区丸の内一丁目二番三号"]),
        ("AT", ["Hauptstraße 30", "4050 Linz", "0732 916215", "lind@web.de"]),
        ("TW", ["台北市中正區建國路3段649號", "098017 8867"]),
        ("HK", ["九龍旺角彌敦道 12號"]),
        ("CN", ["北京市朝阳区新华东路102号"]),
        ("US", ["5500 SW Macadam Ave", "Portland, OR 97239"]),
        ("CA", ["Calgary, AB T2P 1J9"]),
        ("FR", ["12 Bd. Haussmann", "75009 Paris", "01 42 68 53 00", "pierre@aol.com"]),
        ("TH", ["18 Soi Srinakarin 23", "Chonburi", "038 476817"]),
        ("VN", ["Kiều Thị Hương", "0963-206-695"]),
        ("VN", ["Lê Đăng Khoa", "Mobi: 0337-871-698"]),
        ("UA", ["Керуючий партнер", "ostap@ukr.net", "0372 590421"]),
        ("UA", ["пр-т Науки, 12, Харків"]),
        ("ZA", ["041-735-5056 PO Box 910, Sandton", "072-539-3550", "lind@telkomsa.net"]),
        ("GB", ["F 01603 626046", "Albert Gardens, Norwich", "T 0800 739 8173"]),
        ("ES", ["955-78-62-13", "41052 Sevilla"]),
        ("IN", ["N.V. Rao", "040 23224963", "Hyderabad", "rao@rediffmail.com"]),
        ("FR", ["12 rue des Lilas", "75011 Paris", "France"]),
        ("NL", ["Keizersgracht 1", "1015 CJ Amsterdam"]),
        ("PL", ["Nowak sp. z o.o.", "ul. Prosta 1, 00-838 Warszawa"]),
        ("IT", ["Via Roma 1, Milano, Italia", "rossi@example.it"]),
        ("KR", ["주식회사 한빛", "서울특별시"]),
        ("MX", ["Casa Norte S.A. de C.V.", "C.P. 06600"]),
        ("ZA", ["0027 21 555 0123", "Cape Town"]),
        ("CO", ["Calle 19 # 80-61 Sur", "Móvil: 321 1234567"]),
        ("BR", ["Rua das Flores, 12", "(11) 91234-5678"]),
        ("PK", ["Cell: 0300-8412345"]),
        ("MY", ["Kedai Maju Sdn. Bhd.", "Kuala Lumpur"]),
        ("SG", ["10 Anson Road, Singapore 079903"]),
        ("CN", ["王 明", "Wang Ming", "Tel 021-58881234"]),
        ("DE", ["Müller Bau", "Tel. 030/23125123"]),
        ("RS", ["Милица Ђорђевић", "тел. 034/215-118"]),
        ("BD", ["Rafiq Traders, Chattogram", "01811-445 208"]),
        ("GE", ["ნინო ბერიძე"]),
        ("SG", ["28 Jalan Bukit Timah", "S(542444)"]),
        ("NP", ["नेपाल सरकार", "बुटवल", "मोबाइल : 9847-061825"]),
        ("TH", ["D. 044 443 281", "F. 044 691 339 /044 460 195", "Nakhon Ratchasima 30130"]),
    ],
)
def test_the_country_is_told_from_what_is_printed(region: str, texts: list[str]) -> None:
    guesses = rank_regions(stack(*texts))
    assert guesses[0].region == region, guesses[:3]
    assert guesses[0].reasons


def test_what_only_the_look_of_a_number_says_is_a_guess() -> None:
    (guess, *_) = rank_regions(stack("038 476817", "0647 618 265"))
    assert guess.guessed
    assert not rank_regions(stack("038 476817", "lind@example.dz"))[0].guessed
    assert all(r.guessed for r in rank_regions(stack("Grand Plaza", "Tel. 612 345 678")))


def test_the_hint_decides_when_the_card_says_nothing() -> None:
    assert rank_regions(stack("Mara Lindqvist", "Potter")) == ()
    assert rank_regions(stack("Mara Lindqvist", "Potter"), "se")[0].region == "SE"


def test_the_hint_gives_way_to_a_printed_country_code() -> None:
    assert rank_regions(stack("+49 30 23125 123"), "US")[0].region == "DE"


def test_a_single_letter_read_for_an_icon_is_no_script() -> None:
    assert "CN" not in {guess.region for guess in rank_regions(stack("女", "12 Elm Street"))}


def test_zeros_inside_other_numbers_are_no_dialling_code() -> None:
    guesses = rank_regions(stack("KAKINADA-533 0050884-387213", "+91 884 372254"))
    assert [guess.region for guess in guesses] == ["IN"]


def test_a_state_is_not_the_country_of_the_same_name() -> None:
    guesses = rank_regions(stack("12 Peach Street", "Atlanta, Georgia 30303"))
    assert guesses[0].region == "US"
    assert "GE" not in {guess.region for guess in guesses}


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6))
def test_any_text_is_ranked_without_an_error(texts: list[str]) -> None:
    guesses = rank_regions(stack(*texts))
    assert list(guesses) == sorted(guesses, key=lambda guess: (-guess.weight, guess.region))
