"""Strangers who share a host, a provider, a building or a word are never made one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from enrich.contact import Address, Contact, Email, Name, Phone, Text, Url
from enrich.merging.compare import Verdict, compare
from enrich.merging.sides import Pair, Side, pair_sides

BUILDING = "+15205550103"
STREET = "2650 Copper Street, Tucson, AZ 85701"


def card(
    name: str | None = None,
    firm: str | None = None,
    mail: str | None = None,
    url: str | None = None,
    phone: str | None = None,
    address: str | None = None,
    notes: str | None = None,
) -> Contact:
    words = (name or "-").split()
    return Contact(
        kind="individual" if name else "org",
        name=Name(name, given=words[0], family=words[-1]) if name else None,
        organizations=(Text(firm),) if firm else (),
        emails=(Email(mail),) if mail else (),
        urls=(Url(url),) if url else (),
        phones=(Phone(phone, phone, "work", valid=True),) if phone else (),
        addresses=(Address(address, street=address.split(",")[0]),) if address else (),
        notes=notes,
    )


def cafe(**more: Any) -> Contact:
    return card(
        **{"firm": "Golden Spoon Bistro", "notes": "Breakfast\nLunch\nTea\nCakes\nWine\nTerrace"}
        | more
    )


def jane(**more: Any) -> Contact:
    return card(**{"name": "Jane Hartwell", "firm": "Hartwell Photography"} | more)


FILES = (("11.jpg", "49.jpg"), ("a_cafe.jpg", "z_jane.jpg"), ("1.jpg", "2.jpg"))


def pairs(a: Contact, b: Contact, files: tuple[str, str]) -> tuple[Pair, ...]:
    return pair_sides([Side("a", files[0], 0, (a,)), Side("b", files[1], 0, (b,))])


def ever_sure(a: Contact, b: Contact) -> list[Pair]:
    """The pairs that are joined in whatever order the two are shot."""
    return [
        pair
        for one, other in permutations((a, b))
        for files in FILES
        for pair in pairs(one, other, files)
        if pair.match.verdict == Verdict.SURE
    ]


HOSTS = "wordpress.com business.site wixsite.com blogspot.com weebly.com example.net unknown.com"


@pytest.mark.parametrize("host", HOSTS.split())
@pytest.mark.parametrize("firm", ["Hartwell Photography", None])
@pytest.mark.parametrize("page", ["hartwell", "jh-photo"])
def test_pages_under_one_host(host: str, firm: str | None, page: str) -> None:
    """The host is no firm, whether it is in a list or tells itself by what stands before it."""
    here = jane(firm=firm, mail="jane@hartwell.example", url=f"www.{page}.{host}")
    assert not ever_sure(cafe(url=f"goldenspoon.{host}", phone=BUILDING), here)
    assert not ever_sure(cafe(url=f"goldenspoon.{host}"), replace(here, emails=()))


@pytest.mark.parametrize("provider", ["gmail.com", "bluewin.ch", "t-online.de", "unlistedisp.ch"])
@pytest.mark.parametrize("firm", ["Hartwell Photography", None])
def test_mailboxes_at_one_provider(provider: str, firm: str | None) -> None:
    here = jane(firm=firm, mail=f"jane.hartwell@{provider}")
    assert not ever_sure(cafe(mail=f"goldenspoon@{provider}", phone=BUILDING), here)
    assert not ever_sure(cafe(mail=f"goldenspoon@{provider}"), here)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("www.facebook.com/goldenspoon", "www.facebook.com/janehartwell"),
        ("instagram.com/goldenspoon", "instagram.com/janehartwell"),
        ("linktr.ee/goldenspoon", "linktr.ee/janehartwell"),
        ("pagely.example/goldenspoon", "pagely.example/jane"),
        ("maps.google.com", "maps.google.com"),
        ("goo.gl/maps/abcd1234", "goo.gl/maps/zyxw9876"),
        ("www.vistaprint.com", "www.vistaprint.com"),
        ("www.goldenspoon.com.au", "www.hartwell.com.au"),
        ("goldenspoon.example.net", "hartwell.example.com"),
    ],
)
@pytest.mark.parametrize("firm", ["Hartwell Photography", None])
def test_what_everybody_prints(url: str, other: str, firm: str | None) -> None:
    assert not ever_sure(cafe(url=url), jane(firm=firm, url=other))


BESIDE = {
    "the building's number": (cafe(phone=BUILDING), jane(phone=BUILDING)),
    "the building's number, two mailboxes": (
        cafe(phone=BUILDING, mail="goldenspoon@gmail.com"),
        jane(firm=None, phone=BUILDING, mail="jane@gmail.com"),
    ),
    "the building": (cafe(address=STREET), jane(address=STREET)),
    "a slogan": (cafe(notes="Quality since 1999"), jane(notes="Quality since 1999")),
    "a trade": (
        card(firm="PHOTOGRAPHY", mail="shutter@gmail.com"),
        jane(firm="Photography", mail="jane@gmail.com"),
    ),
    "a firm's name within a street's": (
        cafe(firm="Linde"),
        jane(address="Lindenstrasse 5, 10969 Berlin"),
    ),
    "a firm's name that is a town": (
        cafe(firm="Springfield"),
        jane(address="265 Garden Drive, Springfield"),
    ),
    "a word": (cafe(firm="Orange"), jane(notes="Fresh orange juice every day")),
    "a firm's name in another country": (
        cafe(firm="Hotel Aurora", url="hotelaurora.it", phone="+390612345678"),
        jane(firm="Hotel Aurora", mail="jane@hotelaurora.de", phone="+493012345678"),
    ),
    "numbers of a scanner": (
        jane(firm=None, mail="jane@gmail.com"),
        cafe(phone=BUILDING, address=STREET),
    ),
}


@pytest.mark.parametrize("what", BESIDE)
def test_what_neighbours_share(what: str) -> None:
    assert not ever_sure(*BESIDE[what])


@pytest.mark.parametrize("stem", ["scan", "IMG", "card", "Visitenkarte"])
def test_a_scanners_numbers_are_no_sides(stem: str) -> None:
    one, other = jane(firm=None, mail="jane@gmail.com"), cafe()
    sides = [Side("a", f"{stem}-1.jpg", 0, (one,)), Side("b", f"{stem}-2.jpg", 0, (other,))]
    assert not [p for p in pair_sides(sides) if p.match.verdict == Verdict.SURE]


def test_files_that_count_on_are_no_sides() -> None:
    one, other = jane(firm=None, mail="jane@gmail.com"), cafe()
    third = Side("c", "evening-3.jpg", 0, (card("Otto Brandt", mail="otto@brandt.example"),))
    two = [Side("a", "evening-1.jpg", 0, (one,)), Side("b", "evening-2.jpg", 0, (other,))]
    assert [p.match.verdict for p in pair_sides(two)] == [Verdict.SURE]
    assert not [p for p in pair_sides([*two, third]) if p.match.verdict == Verdict.SURE]


def test_names_that_sound_alike_ask() -> None:
    here, there = card("Lin Wei", mail="linwei@gmail.com"), card("李薇", phone="+8613800138000")
    for files in FILES[:2]:
        assert [p.match.verdict for p in pairs(here, there, files)] in ([], [Verdict.PROPOSE])


TRUE = {
    "a shop of the firm's": ("jane@goldenspoon.com", "shop.goldenspoon.com"),
    "another language": ("jane@mail.goldenspoon.com", "de.goldenspoon.com"),
    "a page of its own at a builder's": (None, "goldenspoon.wordpress.com"),
    "a page of its own on a network": (None, "www.facebook.com/GoldenSpoon"),
    "a cropped address": ("jane@goldenspoon.com", "www.goldenspoon.co"),
}


@pytest.mark.parametrize("what", TRUE)
def test_a_firm_is_known_by_its_own_part_of_a_host(what: str) -> None:
    mail, url = TRUE[what]
    front = jane(firm="Golden Spoon", mail=mail, url=None if mail else url.lower())
    for back in (cafe(url=url), cafe(firm=None, url=url)):
        for files in FILES:
            found = pairs(front, back, files)
            assert [(p.front, p.match.verdict) for p in found] == [("a", Verdict.SURE)]


def test_one_word_is_one_reason() -> None:
    """What is printed in the domain alone is not an organisation printed on the other side."""
    front = jane(firm="Golden Spoon", url="www.goldenspoon.com")
    (pair,) = pairs(front, cafe(firm=None, url="goldenspoon.com"), FILES[0])
    assert pair.match.reasons == (
        "web domain named after the organisation",
        "says nothing of its own",
    )


PEOPLE = {
    "a marketplace": {"url": "www.facebook.com"},
    "a builder": {"url": "wixsite.com"},
    "a printer": {"url": "vistaprint.com"},
}


@pytest.mark.parametrize("what", PEOPLE)
def test_namesakes_on_a_public_host(what: str) -> None:
    name = "Maria Lopez Garcia"
    a = card(name, mail="maria@one.example", **PEOPLE[what])
    b = card(name, mail="mlg@two.example", **PEOPLE[what])
    assert compare(a, b).verdict == Verdict.PROPOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Schneider", "Mario Schneider"),
        ("Daniel Schneider", "Daniela Schneider"),
        ("Roberto Rossi", "Roberta Rossi"),
        ("Louis Fontanel", "Louise Fontanel"),
    ],
)
def test_a_family_at_one_firm(a: str, b: str) -> None:
    """Their mailboxes differ by a letter as their names do; a couple shares one."""
    for mails in (("q@schneider.example", "x@schneider.example"), ("us@home.example",) * 2):
        one, other = (
            card(name, "Schneider Bau", mail, phone=BUILDING)
            for name, mail in zip((a, b), mails, strict=True)
        )
        assert compare(one, other).verdict == Verdict.PROPOSE


def test_namesakes_of_one_trade() -> None:
    a, b = (replace(card("Jane Smith", "Photography"), titles=(Text("Owner"),)) for _ in range(2))
    assert compare(a, b).verdict == Verdict.PROPOSE


def test_two_of_one_trade_at_one_number() -> None:
    a, b = (card(firm="Restaurant", phone=BUILDING) for _ in range(2))
    assert compare(a, b).verdict == Verdict.PROPOSE
