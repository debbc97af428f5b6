"""Where one address ends and the next begins."""

from __future__ import annotations

import pytest

from enrich.address_groups import split_addresses, without_heading
from enrich.evidence import gather
from tests.enrich.cards import stack


def split(*lines: str, region: str) -> list[str]:
    evidence = gather(stack(*lines), 900, 400, region)
    parts = split_addresses(evidence, range(len(evidence.segments)))
    return [" ".join(evidence.segments[i].text for i in part) for part in parts]


def test_two_codes_are_two_addresses_even_with_a_state_misread() -> None:
    assert split(
        "Lakeview Nagar, Hyderabad - 500 030, India",
        "Flat No. 4B, Meridian Arcade, Hyderabad-500038, Andhra Pradeșh, Indla.",
        region="IN",
    ) == [
        "Lakeview Nagar Hyderabad 500 030 India",
        "Flat No. 4B Meridian Arcade Hyderabad-500038 Andhra Pradeșh Indla.",
    ]


def test_a_list_of_branches_is_no_part_of_the_address() -> None:
    parts = split(
        "Plot 21, Meridian House", "Hyderabad - 500 081", "Branches : Chennai, Kolkata, Mumbai",
        region="IN",
    )  # fmt: skip
    assert parts[0] == "Plot 21 Meridian House Hyderabad 500 081"
    assert len(parts) == 2 and "Kolkata" in parts[1]


def test_a_town_ends_an_address_where_another_with_its_own_begins() -> None:
    assert split(
        "Opp: Ring Hospital, West, Lucknow.", "Plot No: E-8, Ring Colony, Pune", region="IN"
    ) == ["Opp Ring Hospital West Lucknow.", "Plot No E-8 Ring Colony Pune"]
    whole = ["Plot No: E-8, Ring Colony, Lucknow", "12 Lake Road, Near Market"]
    assert len(split(*whole, region="IN")) == 1
    assert len(split("3 rue du Port, Cannes", "06400 Cannes", region="FR")) == 1


def test_an_announced_line_begins_another_address() -> None:
    assert split(
        "Plot 21, Meridian House, Hyderabad", "Factory: 7 Lakeview Nagar, Hyderabad", region="IN"
    ) == ["Plot 21 Meridian House Hyderabad", "7 Lakeview Nagar Hyderabad"]


def test_a_town_before_a_colon_begins_another_address() -> None:
    assert split(
        "9 Lake Road, Gulberg, Lahore", "Karachi: 12 Garden Road, Saddar", region="PK"
    ) == ["9 Lake Road Gulberg Lahore", "Karachi 12 Garden Road Saddar"]


def test_a_box_with_a_town_of_its_own_is_another_address() -> None:
    whole = ("Suame Road 12, Near Market, Kumasi", "P. O. Box KS 9174, Kumasi")
    assert len(split(*whole, region="GH")) == 2
    assert len(split("118 Broad Street", "P.O. Box 1187, Kumasi", region="GH")) == 1


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("Kelso, 9 The Square, Kelso TD5 7HF", "9 The Square, Kelso TD5 7HF"),
        ("LAHORE: 9 Lake Road, Lahore", "9 Lake Road, Lahore"),
        ("9 The Square, Kelso, Kelso TD5 7HF", "9 The Square, Kelso, Kelso TD5 7HF"),
        ("Tokyo: 3-5-1 Iwamoto", "Tokyo: 3-5-1 Iwamoto"),
        ("Lind House, 12 Mill Lane", "Lind House, 12 Mill Lane"),
    ],
)
def test_a_town_that_heads_its_address_stands_in_it_once(printed: str, address: str) -> None:
    assert without_heading(printed) == address


def test_a_house_number_as_long_as_a_code_ends_no_address() -> None:
    assert split("Willemstraat 2728", "2009 Antwerpen", region="BE") == [
        "Willemstraat 2728 2009 Antwerpen"
    ]


@pytest.mark.parametrize("last", ["Germany", "Deutschland"])
def test_a_country_stays_with_its_address(last: str) -> None:
    assert len(split("Lindenweg 3", "10115 Berlin", last, region="DE")) == 1


def test_where_the_code_opens_an_address_what_follows_belongs_to_it() -> None:
    parts = split(
        "〒100-0001 東京都千代田区千代田1-1", "例ビル5F", "〒530-0001 大阪府大阪市北区梅田2-2", "見本ビル",
        region="JP",
    )  # fmt: skip
    assert len(parts) == 2
    assert parts[0].endswith("例ビル5F") and parts[1].endswith("見本ビル")


def test_the_same_address_in_other_letters_is_another_one() -> None:
    assert split(
        "61393, Харків, пр-т Лесі Українки, 34", "Zelena str. 37, Kharkiv, 61393, Ukraine",
        region="UA",
    ) == ["61393 Харків пр-т Лесі Українки 34", "Zelena str. 37 Kharkiv 61393 Ukraine"]  # fmt: skip


def test_a_street_in_latin_letters_is_another_address_without_a_known_town() -> None:
    assert split(
        "מושב הדקל, באר שבע", "ת.ד. 2, מיקוד 8441764", "56 Allenby Blvd., Beer Sheva", region="IL",
    )[1:] == ["56 Allenby Blvd. Beer Sheva"]  # fmt: skip


def test_the_latin_name_of_a_house_is_part_of_the_address() -> None:
    (whole,) = split("東京都港区朝日町1-2-3", "Northwind Building 5F", region="JP")
    assert whole.endswith("5F")


def test_an_address_again_without_accents_is_the_english_one() -> None:
    assert split(
        "Nhà A4, số 2 Ngọc Hà, Ba Đình, Hà Nội", "Building A4, 2 Ngoc Ha Street, Ha Noi, Viet Nam",
        region="VN",
    )[1:] == ["Building A4 2 Ngoc Ha Street Ha Noi Viet Nam"]  # fmt: skip


def test_every_town_in_cyrillic_letters_begins_an_address() -> None:
    assert split("г. Уральск, ул. Мира, 30, 1 этаж", "г. Аксай, мкр. 5, дом 11", region="KZ") == [
        "г. Уральск ул. Мира 30 1 этаж", "г. Аксай мкр. 5 дом 11",
    ]  # fmt: skip


def test_a_box_that_says_the_town_again_is_another_address() -> None:
    parts = split(
        "County Offices, Block B, Holatown", "P.O. Box 29 - 70101 Holatown, Kenya", region="KE"
    )
    assert len(parts) == 2


def test_a_bar_between_two_codes_parts_two_addresses() -> None:
    parts = split("Grote Markt 14, 9600 Ronse | Grand-Place 14, 9600 Renaix", region="BE")
    assert parts == ["Grote Markt 14 9600 Ronse", "Grand-Place 14 9600 Renaix"]


def test_a_country_said_twice_is_no_town() -> None:
    assert (
        len(split("Plot 12, Cairo Road, Zambia", "P.O. Box 32100, Lusaka, Zambia", region="ZM"))
        == 1
    )
