"""Addresses of many countries taken apart, in print order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.address_areas import find_country
from enrich.addresses import parse_address
from enrich.fold import letters_of
from samples.generate import design_card


@pytest.mark.parametrize(
    ("full", "region", "city", "area", "code", "country"),
    [
        (
            "265 Garden Drive, Suite 12, Springfield, IL 62701",
            "US",
            "Springfield",
            "IL",
            "62701",
            "US",
        ),
        ("12 Pier Road, London SE1 7PB, United Kingdom", "GB", "London", None, "SE1 7PB", "GB"),
        ("Gartenstraße 5, 10115 Berlin", "DE", "Berlin", None, "10115", "DE"),
        ("12 rue des Lilas, 75011 Paris, France", "FR", "Paris", None, "75011", "FR"),
        (
            "Plot No. 4, Lake View Nagar, Hyderabad - 500 082, India",
            "IN",
            "Hyderabad",
            None,
            "500 082",
            "IN",
        ),
        ("Keizersgracht 1, 1015 CN Amsterdam", "NL", "Amsterdam", None, "1015 CN", "NL"),
        ("10 Harbour Street, Sydney NSW 2000, Australia", "AU", "Sydney", "NSW", "2000", "AU"),
    ],
)
def test_parts(
    full: str, region: str, city: str, area: str | None, code: str, country: str
) -> None:
    parts = parse_address(full, region)
    assert (parts.city, parts.region, parts.postal_code, parts.country) == (
        city,
        area,
        code,
        country,
    )
    assert parts.street


@pytest.mark.parametrize(
    ("full", "region", "city", "area", "code"),
    [
        # a town not parted from its street, its state or both
        ("100 Mill Street Salem OR 97301", "US", "Salem", "OR", "97301"),
        ("12 Gum Tree Road Hawthorn Victoria 3122", "AU", "Hawthorn", "Victoria", "3122"),
        ("9 London Lane • Exeter EX9 1JX", "GB", "Exeter", None, "EX9 1JX"),
        ("7 Quiet Road, Dunn Falls, GA 30001", "US", "Dunn Falls", "GA", "30001"),
        # the end of a name is a town or a state too
        ("4 Temple Lane, New Delhi - 110 046", "IN", "New Delhi", None, "110 046"),
        ("2 George Street, Adelaide, South Australia 5001", "AU", "Adelaide", "South Australia", "5001"),
        ("Calle Luna 3, Toluca, Edo. de México", "MX", "Toluca", "Edo. de México", None),
        ("44 Peach Road, Atlanta, Georgia 30301", "US", "Atlanta", "Georgia", "30301"),
        # states in brackets, with dots, behind a slash, before the code
        ("6 Park Lane, Noida - 201 301 (U.P.) India", "IN", "Noida", "U.P.", "201 301"),
        ("Via Lunga 3, 37136 Verona (VR)", "IT", "Verona", "VR", "37136"),
        ("Rua Clara, 23 - Savassi - Porto Alegre/RS", "BR", "Porto Alegre", "RS", None),
        ("Calz. Pinos 893, Monterrey, N.L. C.P. 64403", "MX", "Monterrey", "N.L.", "64403"),
        # letters of the country before the code, numbers that are none
        ("Wiesenweg 28, CZ-779 00 Olomouc", "CZ", "Olomouc", None, "779 00"),
        ("P.O. Box 16 - 00200, Nairobi, Kenya", "KE", "Nairobi", None, "00200"),
        ("8566 Rizal Street, Cebu City", "PH", "Cebu City", None, None),
        ("P.O. Box 35280, Jubail, Saudi Arabia", "SA", "Jubail", None, None),
        # the town first, or with a mark
        ("614306, г. Пермь, ул. Лесная, 18", "RU", "Пермь", None, "614306"),
        ("Miskolc 3545, Fő út 28.", "HU", "Miskolc", None, "3545"),
        # East Asia
        ("〒600-8373 京都府京都市下京区日の出町4-9", "JP", "京都市下京区", "京都府", "600-8373"),
        ("40325 台中市西區復興路262號", "TW", "台中市西區", None, "40325"),
        ("28508 충북 청주시 흥덕구 새길 43", "KR", "청주시 흥덕구", "충북", "28508"),
        ("3F Sun Bldg., 5-5-3 Hinode, Shinjuku-ku, Tokyo 160-0022", "JP", "Shinjuku-ku", "Tokyo", "160-0022"),
        # nothing but a street
        ("45 Cherry Avenue", "US", None, None, None),
    ],
)  # fmt: skip
def test_town_state_and_code(
    full: str, region: str, city: str | None, area: str | None, code: str | None
) -> None:
    parts = parse_address(full, region)
    assert (parts.city, parts.region, parts.postal_code) == (city, area, code)


@pytest.mark.parametrize(
    ("full", "region", "street", "city", "area", "code", "country"),
    [
        # a town beside a state that is called like a town
        ("2214 Route 9W | Saugerties, New York 12477", "US", "2214 Route 9W", "Saugerties", "New York", "12477", "US"),
        ("Parcela 14, 46290 Alcàcer, Valencia", "ES", "Parcela 14", "Alcàcer", "Valencia", "46290", "ES"),
        ("Office 12, Business Bay, Sharjah, UAE", "AE", "Office 12, Business Bay", "Sharjah", None, None, "AE"),
        ("5 Soi Nana, Chatuchak, Bangkok 10900", "TH", "5 Soi Nana, Chatuchak", "Bangkok", None, "10900", "TH"),
        # the whole name behind a code, of which a part is a town too
        ("Lote 338, 4470-605 Moreira da Maia", "PT", "Lote 338", "Moreira da Maia", None, "4470-605", "PT"),
        ("Mihajla Pupina 10L, 11070 Novi Beograd, Serbia", "RS", "Mihajla Pupina 10L", "Novi Beograd", None, "11070", "RS"),
        ("18 Pacific Highway, North Sydney NSW 2060", "AU", "18 Pacific Highway", "North Sydney", "NSW", "2060", "AU"),
        # a country that is its town
        ("12, rue Guillaume Kroll, L-1882 Luxembourg", "LU", "12, rue Guillaume Kroll", "Luxembourg", None, "1882", "LU"),
        ("7 Toa Payoh Rise #02-18 Singapore 139951", "SG", "7 Toa Payoh Rise #02-18", "Singapore", None, "139951", "SG"),
        # forms of codes
        ("Hafnarstræti 91, 600 Akureyri", "IS", "Hafnarstræti 91", "Akureyri", None, "600", "IS"),
        ("171 Old Bakery Street, Valletta VLT 1455, Malta", "MT", "171 Old Bakery Street", "Valletta", None, "VLT 1455", "MT"),
        ("Bd. Ștefan cel Mare 73, MD-2001 Chișinău", "MD", "Bd. Ștefan cel Mare 73", "Chișinău", None, "2001", "MD"),
        ("050059, г. Алматы, пр. Аль-Фараби, 17", "KZ", "пр. Аль-Фараби, 17", "Алматы", None, "050059", "KZ"),
        ("Unit 45013 Box 2666, APO AP 96338", "US", "Unit 45013 Box 2666", "APO", "AP", "96338", "US"),
        ("Str. Lungă 4, Brașov, cod 500058", "RO", "Str. Lungă 4", "Brașov", None, "500058", "RO"),
        ("1067 Budapest, Biró út 6327.", "HU", "Biró út 6327.", "Budapest", None, "1067", "HU"),
        # counties, voivodeships and what else a region is called
        ("5 Y Maes, Caernarfon, Gwynedd LL55 2NE, Wales", "GB", "5 Y Maes", "Caernarfon", "Gwynedd", "LL55 2NE", "GB"),
        ("PO Box 1187, Fortitude Valley Qld 4006", "AU", "PO Box 1187", "Fortitude Valley", "Qld", "4006", "AU"),
        ("ul. Maja 5, 34-500 Zakopane, woj. małopolskie", "PL", "ul. Maja 5", "Zakopane", "woj. małopolskie", "34-500", "PL"),
        ("420111, Республика Татарстан, г. Казань, Сад, 9", "RU", "Сад, 9", "Казань", "Республика Татарстан", "420111", "RU"),
        ("Plot 8, Adum, Kumasi, Ashanti Region", "GH", "Plot 8, Adum", "Kumasi", "Ashanti Region", None, "GH"),
        # parts of a town or of its surroundings that are called like towns
        (
            "At & Post Shirdi, Tal. Rahata, Dist. Ahmednagar - 423109, Maharashtra",
            "IN", "Tal. Rahata, Dist. Ahmednagar", "Shirdi", "Maharashtra", "423109", "IN",
        ),
        ("Del. Benito Juárez, C.P. 03940, México, D.F.", "MX", "Del. Benito Juárez", "México", "D.F.", "03940", "MX"),
        ("Ertuğrul Gazi Sok. No:2E, Ataşehir/İSTANBUL", "TR", "Ertuğrul Gazi Sok. No:2E, Ataşehir", "İSTANBUL", None, None, "TR"),
        # a town and its state in one piece, a province called like the town, capitals of the country's own
        ("740 Oak Street NW, Washington DC 20005", "US", "740 Oak Street NW", "Washington", "DC", "20005", "US"),
        ("Str. Lungă 28, Cluj-Napoca 400114, Cluj, România", "RO", "Str. Lungă 28", "Cluj-Napoca", "Cluj", "400114", "RO"),
        ("Güneş Bulvarı 45/3, Konak / İZMİR", "TR", "Güneş Bulvarı 45/3, Konak", "İZMİR", None, None, "TR"),
        ("No:8 Çerkezköy / Tekirdağ", "TR", "No:8", "Çerkezköy", "Tekirdağ", None, "TR"),
        ("Cuajimalpa, 05348 Ciudad de México", "MX", "Cuajimalpa", "Ciudad de México", None, "05348", "MX"),
        # streets called like a country or a state
        ("No. 9, Jalan Burma, Seremban", "MY", "No. 9, Jalan Burma", "Seremban", None, None, "MY"),
        (
            'Av. Corrientes 1302, 5º "B", (C1043ABN) Ciudad Autónoma de Buenos Aires, Argentina',
            "AR", 'Av. Corrientes 1302, 5º "B"', "Ciudad Autónoma de Buenos Aires", None, "C1043ABN", "AR",
        ),
        # a country before the code, or printed twice
        ("200 Bay Street, Toronto, Ontario, Canada M5J 2J2", "CA", "200 Bay Street", "Toronto", "Ontario", "M5J 2J2", "CA"),
        ("7 Xinyi Rd., Taipei City 11049, Taiwan (R.O.C.)", "TW", "7 Xinyi Rd.", "Taipei City", None, "11049", "TW"),
        # Han and Thai
        ("江苏省苏州工业园区星湖街328号 215123", "CN", "工业园区星湖街328号", "苏州", "江苏省", "215123", "CN"),
        ("香港九龍尖沙咀彌敦道132號", "HK", "彌敦道132號", "尖沙咀", "九龍", None, "HK"),
        ("99 หมู่ 3 ต.หนองหอย อ.เมือง จ.เชียงใหม่ 50000", "TH", "99 หมู่ 3 ต.หนองหอย อ.เมือง", "เชียงใหม่", None, "50000", "TH"),
        # brackets and dashes of the street stay as printed
        ("B-2, Kurla Road, Andheri (E), Mumbai - 400059", "IN", "B-2, Kurla Road, Andheri (E)", "Mumbai", None, "400059", "IN"),
    ],
)  # fmt: skip
def test_all_parts_of_an_address(
    full: str,
    region: str,
    street: str,
    city: str,
    area: str | None,
    code: str | None,
    country: str,
) -> None:
    parts = parse_address(full, region)
    assert (parts.street, parts.city, parts.region, parts.postal_code, parts.country) == (
        street,
        city,
        area,
        code,
        country,
    )


@pytest.mark.parametrize("seed", range(700_000, 700_120))
def test_no_word_of_an_address_is_lost(seed: int) -> None:
    for address in design_card(seed).truth.addresses:
        parts = parse_address(address.full, address.country)
        said = " ".join(filter(None, (parts.street, parts.city, parts.region, parts.postal_code)))
        missing = Counter(letters_of(address.full)) - Counter(letters_of(said))
        # The country's name is told by its code; a postal code goes without its label.
        country = find_country(address.full, address.country)
        told = letters_of(address.full[country[1] : country[2]]) if country else ""
        label = (
            "" if parts.postal_code is None else "cpcepпинmyקודמי邮编الرمزالبريديdchfinczsegrcod〒"
        )
        town = "гргммістоtpจ"
        assert not missing - Counter(told + label + town), address.full


@given(st.text(max_size=80), st.sampled_from([None, "US", "IN", "DE", "JP", "GB", "XX"]))
def test_any_text_is_taken(full: str, region: str | None) -> None:
    parse_address(full, region)
