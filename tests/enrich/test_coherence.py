"""What the card as a whole corrects, and what it leaves alone."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.coherence import settle
from enrich.evidence import gather
from enrich.roles import ROLES, Role
from tests.enrich.cards import card, decided, stack


def test_a_line_that_ends_in_a_postal_code_is_an_address_from_where_one_begins() -> None:
    evidence = card("Mara Lind", "G-4, Sector 39, Noida - 201301, India")
    roles = decided(evidence, Mara=Role.NAME, Sector=Role.ADDRESS, Noida=Role.ADDRESS)
    assert {r for text, r in roles.items() if text != "Mara Lind"} == {Role.ADDRESS}


def test_who_is_named_on_that_line_stays() -> None:
    evidence = card("Anna Berg, Northwind GmbH, Lindenweg 7, 04199 Leipzig", "Deutschland")
    roles = decided(evidence, Anna=Role.NAME, Northwind=Role.ORGANIZATION, Lindenweg=Role.ADDRESS)
    assert roles["Anna Berg"] is Role.NAME
    assert roles["Northwind GmbH"] is Role.ORGANIZATION
    assert roles["04199 Leipzig"] is Role.ADDRESS


def test_brackets_below_a_title_are_part_of_it() -> None:
    evidence = card("Mara Lind", "Senior Consultant", "(Traffic & Transportation)")
    roles = decided(evidence, Mara=Role.NAME, Senior=Role.TITLE, Traffic=Role.ORGANIZATION)
    assert roles["(Traffic & Transportation)"] is Role.TITLE


def test_an_organisation_that_ends_in_of_goes_on_in_a_town() -> None:
    evidence = gather(stack("CHAMBER OF COMMERCE OF", "SALEM", "4 Elm Road"), 900, 500, "US")
    roles = decided(evidence, CHAMBER=Role.ORGANIZATION, SALEM=Role.ADDRESS)
    assert roles["SALEM"] is Role.ORGANIZATION
    evidence = gather(stack("CHAMBER OF COMMERCE", "SALEM", "4 Elm Road"), 900, 500, "US")
    roles = decided(evidence, CHAMBER=Role.ORGANIZATION, SALEM=Role.ADDRESS)
    assert roles["SALEM"] is Role.ADDRESS


def test_an_organisation_that_ends_in_of_goes_on_in_a_state() -> None:
    evidence = card("UNIVERSITY OF", "SOUTH AUSTRALIA", "GPO Box 2471, Adelaide 5001")
    roles = decided(evidence, UNIVERSITY=Role.ORGANIZATION, SOUTH=Role.ADDRESS, GPO=Role.ADDRESS)
    assert roles["SOUTH AUSTRALIA"] is Role.ORGANIZATION


def test_what_ends_in_a_comma_above_an_address_leads_into_it() -> None:
    evidence = card("Mara Lind", "Larch Executive Suites,", "12 Elm Road, Springfield, OR 97477")
    roles = decided(evidence, Mara=Role.NAME, Larch=Role.TITLE, **{"12": Role.ADDRESS})
    assert roles["Larch Executive Suites"] is Role.ADDRESS
    for text, role in (
        ("Managing Director", Role.TITLE),
        ("Advocate High Court", Role.TITLE),
        ("Notary Public for Oregon", Role.TITLE),
        ("Department of Physics", Role.DEPARTMENT),
        ("Since 1987", Role.OTHER),
    ):
        evidence = card("Mara Lind", f"{text},", "12 Elm Road, Springfield, OR 97477")
        said = {"Mara": Role.NAME, text.split()[0]: role, "12": Role.ADDRESS}
        assert decided(evidence, **said)[text] is role


def test_a_rank_behind_a_name_is_a_title() -> None:
    evidence = card("Mara Lind, Notary Public", "Loan Documents, Affidavits")
    roles = decided(evidence, Mara=Role.NAME)
    assert roles["Notary Public"] is Role.TITLE
    assert roles["Affidavits"] is Role.OTHER


def test_a_rank_beside_a_department_is_a_title() -> None:
    evidence = card("営業部部長", "山田太郎")
    roles = decided(evidence, 営業部=Role.DEPARTMENT, 部長=Role.DEPARTMENT, 山田太郎=Role.NAME)
    assert (roles["営業部"], roles["部長"]) == (Role.DEPARTMENT, Role.TITLE)


def test_a_rank_alone_is_a_title() -> None:
    roles = decided(card("取締役", "副社長", "山田太郎"), 山田太郎=Role.NAME)
    assert roles["取締役"] is roles["副社長"] is Role.TITLE


def test_a_name_in_its_own_script_is_known_by_the_latin_one() -> None:
    evidence = card("วิชัย แก้วมณี", "Wichai Kaewmanee")
    roles = decided(evidence, วิชัย=Role.ORGANIZATION, Wichai=Role.NAME)
    assert set(roles.values()) == {Role.NAME}


def test_a_firm_or_a_title_beside_a_latin_name_stays() -> None:
    for text, role in (
        ("山田商店", Role.ORGANIZATION),
        ("김민수법률사무소", Role.ORGANIZATION),
        ("المدير العام", Role.TITLE),
        ("عيادة أحمد علي", Role.ORGANIZATION),
    ):
        for latin in ("Taro Yamada", "Minsu Kim", "Mohamed Ali", "Ahmed Ali"):
            evidence = card(text, latin)
            roles = decided(evidence, **{text.split()[0]: role, latin.split()[0]: Role.NAME})
            assert roles[text] is role, (text, latin)


def test_settled_shares_have_each_role_on_top() -> None:
    table = np.array([[0.7, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0]])[:, : len(ROLES)]
    settled = settle(table, [ROLES[1]])
    assert settled[0].argmax() == 1
    assert sorted(settled[0]) == sorted(table[0])


def test_one_letter_is_nobody() -> None:
    roles = decided(card("P", "Anna Berg"), P=Role.NAME, Anna=Role.NAME)
    assert roles == {"P": Role.OTHER, "Anna Berg": Role.NAME}


def test_a_degree_behind_a_title_is_none() -> None:
    roles = decided(
        card("Managing Director B.E. Civil"), Managing=Role.TITLE, **{"B.E": Role.TITLE}
    )
    assert roles == {"Managing Director": Role.TITLE, "B.E. Civil": Role.CREDENTIAL}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Broker Associate, GRI, CRS", "Broker Associate"),
        ("Court Reporter, RMR, CSR", "Court Reporter"),
        ("Manager, HR, IT", "Manager, HR, IT"),
        ("Director, EMEA", "Director, EMEA"),
    ],
)
def test_letters_behind_a_title_are_no_part_of_it(line: str, kept: str) -> None:
    roles = decided(card(line), **{part.split()[0]: Role.TITLE for part in line.split(", ")})
    assert ", ".join(text for text, role in roles.items() if role is Role.TITLE) == kept


def test_one_thing_of_a_list_is_no_address() -> None:
    printed = card("Makers of transformer oil, industrial, automotive oil")
    roles = decided(printed, industrial=Role.ADDRESS)
    assert set(roles.values()) == {Role.OTHER}


def test_a_degree_is_a_credential_wherever_it_stands() -> None:
    roles = decided(card("Anna Berg", "M. Sc."), Anna=Role.NAME)
    assert roles["M. Sc."] is Role.CREDENTIAL


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ballard & Dudley", Role.ORGANIZATION),
        ("Anna & Peter", Role.NAME),
        ("Mara Lind", Role.NAME),
    ],
)
def test_two_family_names_are_a_firm(text: str, role: Role) -> None:
    assert set(decided(card(text), **{text.split()[0]: Role.NAME}).values()) == {role}


def test_what_ends_in_a_legal_form_is_no_title() -> None:
    roles = decided(
        card("Northwind Marketing Inc.", "Co-ordinator"),
        **{"Northwind": Role.TITLE, "Co-ordinator": Role.TITLE},
    )
    assert roles == {"Northwind Marketing Inc.": Role.ORGANIZATION, "Co-ordinator": Role.TITLE}


@pytest.mark.parametrize("text", ["May 2017", "Reg. No. 1234567A", "Tel 84-43-943-61"])
def test_dates_and_numbers_are_no_addresses(text: str) -> None:
    roles = decided(card("Anna Berg", text), **{text.split()[0].strip("."): Role.ADDRESS})
    assert roles[text] is Role.OTHER


@pytest.mark.parametrize("text", ["Plot No. 12", "12 May Street", "Block 2017"])
def test_numbers_of_houses_are(text: str) -> None:
    roles = decided(card("Anna Berg", text), **{text.split()[0]: Role.ADDRESS})
    assert roles[text] is Role.ADDRESS


def test_a_name_before_an_address_on_its_line_stays_none() -> None:
    evidence = card("Mara Miller, 20 Campus Road, Springfield, IL 62701", "Anna Berg")
    roles = decided(evidence, Anna=Role.NAME, Springfield=Role.ADDRESS, IL=Role.ADDRESS)
    assert roles["Mara Miller"] is not Role.ADDRESS


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("8000 Aarhus C", Role.ADDRESS),
        ("Greenfield GF1 2AB", Role.ADDRESS),
        ("Aarhus Kommune", Role.ORGANIZATION),
        ("1860 Winery", Role.ORGANIZATION),
    ],
)
def test_a_town_with_its_code_is_no_organisation(text: str, role: Role) -> None:
    evidence = card("Mara Lind", text, "+45 89 40 12 34")
    first = text.split()[0]
    assert decided(evidence, **{"Mara": Role.NAME, first: Role.ORGANIZATION})[text] is role


def test_a_kind_of_institution_is_nobodys_title() -> None:
    evidence = card("LAKEVIEW", "UNIVERSITY", "Mara Lind", "Student")
    roles = decided(
        evidence,
        LAKEVIEW=Role.ORGANIZATION, UNIVERSITY=Role.TITLE, Mara=Role.NAME, Student=Role.TITLE,
    )  # fmt: skip
    assert roles["UNIVERSITY"] is Role.ORGANIZATION
    assert roles["Student"] is Role.TITLE
