"""What is an address by its form, by a label or by the town it stands beside."""

from __future__ import annotations

import pytest

from enrich.address_lines import is_address_form, is_coded_town, is_place
from enrich.coherence import decide
from enrich.evidence import gather
from enrich.roles import Role
from tests.enrich.cards import place, shares, stack


@pytest.mark.parametrize(
    "text",
    [
        "名古屋市中区富士見町八ノ二十五",
        "〒460-0062",
        "대전광역시 서구 동백길 27-7",
        "13 ش الجمهورية",
        "طريق الملك عبد الله 12",
        "רחוב הרצל 35",
        "ул. Ленина, д. 5",
        "Jl. MH Thamrin Blok D No. 1",
        "ต.ช้างเผือก อ.เมือง เชียงใหม่",
        "Phường Bến Nghé, Quận 1",
    ],
)
def test_forms_of_addresses(text: str) -> None:
    assert is_address_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "株式会社 西村電機",
        "営業部 部長",
        "김민수",
        "Quận",
        "주식회사 두레",
        "شركة الريادة",
        "Mara Lindqvist",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not is_address_form(text)


@pytest.mark.parametrize(
    ("text", "region", "town"),
    [
        ("2021 Antwerpen", "BE", True),
        ("ירושלים 9450194", "IL", True),
        ("CH-3073 Bern", "CH", True),
        ("9034Gent", "BE", True),
        ("Palo Alto CA 94306", "US", True),
        ("2021 Jahresbericht", "BE", False),
        ("Since 1984", "DE", False),
    ],
)
def test_a_town_behind_its_postal_code(text: str, region: str, town: bool) -> None:
    assert is_coded_town(text, region) is town


def test_a_place() -> None:
    assert is_place("Giza - Cairo, Egypt", "EG")
    assert not any(is_place(text, "US") for text in ("Mara Lindqvist", "ge", "ISO"))


def roles_of(region: str, *texts: str) -> dict[str, Role]:
    """The roles when the labelling itself takes nothing for an address."""
    evidence = gather(stack(*texts), 900, 500, region)
    found = decide(evidence, shares(evidence, {}))
    return {s.text: role for s, role in zip(evidence.segments, found, strict=True)}


def test_the_street_beside_the_town_is_of_the_address() -> None:
    roles = roles_of("BE", "Havenstraat 210", "2021 Antwerpen", "", "Altijd vers")
    assert roles["Havenstraat 210"] is roles["2021 Antwerpen"] is Role.ADDRESS
    assert roles["Altijd vers"] is not Role.ADDRESS


def test_what_a_label_announces_is_an_address() -> None:
    roles = roles_of("CH", "Büro: Kirchweg 521", "3073 Bern")
    assert set(roles.values()) == {Role.ADDRESS}
    assert set(roles_of("TH", "สำนักงาน : อ. หาดใหญ่ สงขลา").values()) == {Role.ADDRESS}


def test_a_postal_code_beside_its_town_is_of_the_address() -> None:
    lines = (
        place("467 Main West", 50, 40),
        place("Toronto, Ontario,", 50, 70),
        place("K8U 9Y6", 230, 70),
        place("Always fresh", 50, 160),
    )
    evidence = gather(lines, 900, 500, "CA")
    known = {"467": Role.ADDRESS, "Toronto": Role.ADDRESS, "Ontario": Role.ADDRESS}
    roles = decide(evidence, shares(evidence, known))
    found = {s.text: role for s, role in zip(evidence.segments, roles, strict=True)}
    assert found["K8U 9Y6"] is Role.ADDRESS
    assert found["Always fresh"] is Role.OTHER


def test_a_landmark_above_an_address_is_of_it() -> None:
    evidence = gather(stack("Opp. City Bank", "Garden Road, Springfield"), 900, 500, "IN")
    known = {"Garden": Role.ADDRESS, "Springfield": Role.ADDRESS}
    assert set(decide(evidence, shares(evidence, known))) == {Role.ADDRESS}


def test_a_town_and_its_state_above_a_code_are_no_firm() -> None:
    evidence = gather(stack("907 Quarry", "Calgary, AB", "T8P 7R7"), 900, 500, "CA")
    known = dict.fromkeys(("Calgary", "AB"), Role.ORGANIZATION)
    assert set(decide(evidence, shares(evidence, known))) == {Role.ADDRESS}


def test_a_town_and_its_state_alone_are_an_address() -> None:
    roles = roles_of("US", "Mara Lindqvist", "Indianapolis, IN")
    assert (roles["Indianapolis"], roles["IN"]) == (Role.ADDRESS, Role.ADDRESS)
    assert roles["Mara Lindqvist"] is not Role.ADDRESS


@pytest.mark.parametrize(
    "text",
    ["Cap. Soc. €10.000 i.v.", "Bankgiro 123-4567", "Extension 199", "IBAN NL00 BANK 0123 4567 89"],
)
def test_registrations_and_accounts_are_no_address(text: str) -> None:
    evidence = gather(stack(text), 900, 500)
    guess = {s.text.split()[0].strip("(.,"): Role.ADDRESS for s in evidence.segments}
    assert Role.ADDRESS not in decide(evidence, shares(evidence, guess))


@pytest.mark.parametrize(
    ("region", "above", "below"),
    [
        ("CA", "467 Main West, Toronto, Ontario", "K8U 9Y6"),
        ("JP", "東京都港区朝日町四ノ十七", "大手ビル"),
        ("KR", "대전광역시 서구 동백길 27-7", "B8호"),
        ("EG", "13 ش الجمهورية", "القاهرة - مصر"),
    ],
)
def test_what_ends_an_address_is_of_it(region: str, above: str, below: str) -> None:
    evidence = gather(stack(above, below), 900, 500, region)
    first = [s.text.split()[0].strip("(.,") for s in evidence.segments if s.span.line == 0]
    found = decide(evidence, shares(evidence, dict.fromkeys(first, Role.ADDRESS)))
    assert set(found) == {Role.ADDRESS}


@pytest.mark.parametrize(
    ("region", "street", "town"),
    [
        ("CA", "795 boul. Bilodeau", "Vancouver, BC V7Y 3D4"),
        ("CA", "2, rue Floyd", "Vancouver, BC V0H 2E9"),
        ("US", "12 Quarry", "Springfield, IL"),
        ("BE", "Havik 12", "2021 Antwerpen"),
    ],
)
def test_what_counts_houses_above_a_town_is_its_street(region: str, street: str, town: str) -> None:
    roles = roles_of(region, "Mara Lind", street, town)
    assert {role for text, role in roles.items() if text != "Mara Lind"} == {Role.ADDRESS}
    assert roles["Mara Lind"] is not Role.ADDRESS


@pytest.mark.parametrize(
    "text", ["Since 1985", "ISO 9001", "24 Hour Service", "Depuis 1962", "Licence 4455", "IBAN 12"]
)
def test_what_counts_something_else_is_no_street(text: str) -> None:
    roles = roles_of("US", "Lind Plumbing", text, "Springfield, IL 62701")
    assert roles[text] is not Role.ADDRESS


def test_a_street_far_above_the_town_is_none_of_it() -> None:
    roles = roles_of("US", "12 Quarry", "", "", "Springfield, IL 62701")
    assert roles["12 Quarry"] is not Role.ADDRESS


def test_a_quarter_that_sounds_like_a_name_stays_in_its_address() -> None:
    evidence = gather(
        stack("Anita Rao", "", "690, Ring Road", "Shanti Hills", "Lakeview - 695 006"),
        900,
        500,
        "IN",
    )
    known = {"Anita": Role.NAME, "Shanti": Role.NAME}
    known |= dict.fromkeys(("690", "Ring", "Lakeview", "695"), Role.ADDRESS)
    roles = decide(evidence, shares(evidence, known))
    found = {s.text: role for s, role in zip(evidence.segments, roles, strict=True)}
    assert (found["Shanti Hills"], found["Anita Rao"]) == (Role.ADDRESS, Role.NAME)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Mara Lind", ["mara.lind@example.com", "Anna Berg"]),
        ("Mara Lind", []),
        ("Dr. Mara Lind", ["Anna Berg"]),
    ],
)
def test_a_holder_amid_addresses_stays_one(name: str, others: list[str]) -> None:
    lines = stack("12 Quay Street", name, "Springfield, OR 97477", "", "", *others)
    evidence = gather(lines, 900, 500, "US")
    known = dict.fromkeys(("Mara", "Dr", "Anna"), Role.NAME)
    known |= dict.fromkeys(("12", "Springfield", "OR"), Role.ADDRESS)
    roles = decide(evidence, shares(evidence, known))
    found = {s.text: role for s, role in zip(evidence.segments, roles, strict=True)}
    assert found[name] is Role.NAME
