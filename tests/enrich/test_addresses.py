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


@pytest.mark.parametrize("seed", range(700_000, 700_120))
def test_no_word_of_an_address_is_lost(seed: int) -> None:
    for address in design_card(seed).truth.addresses:
        parts = parse_address(address.full, address.country)
        said = " ".join(filter(None, (parts.street, parts.city, parts.region, parts.postal_code)))
        missing = Counter(letters_of(address.full)) - Counter(letters_of(said))
        # The country's name is told by its code; a postal code goes without its label.
        country = find_country(address.full, address.country)
        told = letters_of(address.full[country[1] : country[2]]) if country else ""
        label = "" if parts.postal_code is None else "cpcepпинmyקודמי邮编الرمزالبريديdchfinczsegr〒"
        town = "гргммістоtp"
        assert not missing - Counter(told + label + town), address.full


@given(st.text(max_size=80), st.sampled_from([None, "US", "IN", "DE", "JP", "GB", "XX"]))
def test_any_text_is_taken(full: str, region: str | None) -> None:
    parse_address(full, region)
