"""Names that their place on the card tells, whatever else their lines are taken for."""

from __future__ import annotations

import pytest

from enrich.evidence import gather
from enrich.roles import Role
from tests.enrich.cards import card, decided, place


def test_an_honorific_makes_a_name_of_a_title() -> None:
    roles = decided(card("Professor Ada Okafor", "Dean of Medicine"), Professor=Role.TITLE)
    assert roles["Professor Ada Okafor"] is Role.NAME


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Professor of Surgery", Role.TITLE),
        ("Professor Emeritus", Role.TITLE),
        ("Dr. Lind Clinic", Role.ORGANIZATION),
        ("Shree Siddhi Vinayak", Role.OTHER),
    ],
)
def test_what_begins_with_such_a_word_and_names_nobody_stays(text: str, role: Role) -> None:
    roles = decided(card(text, "Northwind"), **{text.split()[0].strip("."): role})
    assert roles[text] is role


def test_a_card_with_a_name_keeps_its_titles() -> None:
    evidence = card("Mara Lind", "Professor Ada Okafor")
    assert decided(evidence, Mara=Role.NAME, Professor=Role.TITLE) == {
        "Mara Lind": Role.NAME,
        "Professor Ada Okafor": Role.TITLE,
    }


def test_whoever_has_a_rank_in_a_list_is_its_holder() -> None:
    evidence = card("Loan Documents", "Living Trusts", "Anna Berger, Notary Public", "Affidavits")
    roles = decided(evidence)
    assert (roles["Anna Berger"], roles["Notary Public"]) == (Role.NAME, Role.TITLE)
    assert roles["Loan Documents"] is roles["Affidavits"] is Role.OTHER


def test_the_first_of_two_people_on_two_lines_is_one() -> None:
    evidence = card("Manager", "Tharindu Jayasekara &", "Anna Berger")
    roles = decided(evidence, Manager=Role.TITLE, Tharindu=Role.TITLE, Anna=Role.NAME)
    assert roles["Tharindu Jayasekara &"] is Role.NAME
    evidence = card("Bright Home Bakery &", "Anna Berger")
    roles = decided(evidence, Bright=Role.ORGANIZATION, Anna=Role.NAME)
    assert roles["Bright Home Bakery &"] is Role.ORGANIZATION
    far = gather([place("Thomas Keller &", 50, 50), place("Anna Berger", 50, 380)], 900, 500)
    assert (
        decided(far, Thomas=Role.ORGANIZATION, Anna=Role.NAME)["Thomas Keller &"]
        is Role.ORGANIZATION
    )


def test_one_word_before_a_number_is_who_answers() -> None:
    roles = decided(card("Balloon Decorations", "Meenakshi: +91 98480 22338"))
    assert roles["Meenakshi"] is Role.NAME
    for word in ("Hyderabad", "Catering", "Zelle", "Whatsapp"):
        text = f"{word}: +91 98480 22338"
        assert Role.NAME not in decided(card("Balloon Decorations", text)).values()
