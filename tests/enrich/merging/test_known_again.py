"""Knowing somebody again by signs alone."""

from __future__ import annotations

import pytest

from enrich.contact import Contact, Email, Name, Phone, Text
from enrich.merging.known_again import Known, asked_of, recognise, signs_of_person

MOBILE = Phone("+4915123456789", "0151 23456789", "mobile")
DESK = Phone("+493012345678", "030 12345678", "work")


def person(full: str, email: str = "", firm: str = "", *phones: Phone) -> Contact:
    return Contact(
        name=Name(full, given=full.split()[0], family=full.split()[-1]),
        emails=(Email(email),) if email else (),
        organizations=(Text(firm),) if firm else (),
        phones=phones,
    )


ROBERT = person("Robert Weiß", "r.weiss@gmail.com", "Birch & Sons Ltd.", MOBILE, DESK)


def known(contact: Contact, former: Contact = ROBERT) -> Known:
    held = signs_of_person(former)
    return recognise(
        contact, {means for sign, text, means in asked_of(contact) if (sign, text) in held}
    )


@pytest.mark.parametrize(
    "again",
    [
        person("Bob Weiss", "", "Birch and Sons"),
        person("Weiss Robert", "R.Weiss@Gmail.com"),
        person("R. Weiß", "r.weiss@gmail.com"),
        person("Robert J. Weiß", "", "", Phone("015123456789", "0151 23456789", "unknown")),
        person("Robert Weiss", "", "", DESK),
        # The name was misread, which two things of theirs outweigh.
        person("Rohcrt Wciss", "r.weiss@gmail.com", "", MOBILE),
    ],
)
def test_a_name_with_anything_else_of_theirs_tells(again: Contact) -> None:
    assert known(again) is Known.SURE


@pytest.mark.parametrize(
    "other",
    [
        person("Robert Weiss"),
        person("Robert Weiss", "bob@gmail.com", "Oak"),
        person("Clara Weiss", "r.weiss@gmail.com"),
        person("Clara Holm", "", "", MOBILE),
        person("Richard Weiss", "", "Birch & Sons"),
    ],
)
def test_one_sign_alone_is_for_a_person_to_judge(other: Contact) -> None:
    assert known(other) is Known.MAYBE


@pytest.mark.parametrize(
    "other",
    [
        person("Clara Holm", "", "Birch & Sons", DESK),
        person("Clara Weiss", "clara@gmail.com"),
        Contact(kind="org", organizations=(Text("Birch & Sons"),), phones=(DESK,)),
    ],
)
def test_colleagues_and_the_firm_are_others(other: Contact) -> None:
    assert known(other) is Known.NO


def test_a_mailbox_of_a_role_is_nobodys() -> None:
    clerk = person("Nils Berg", "info@birch.example", "Birch")
    assert known(person("Clara Holm", "info@birch.example"), clerk) is Known.NO
