from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from enrich.contact import (
    Address,
    Contact,
    Email,
    Evidence,
    Met,
    Name,
    Phone,
    Source,
    Text,
    Url,
)
from enrich.merging.combine import Part, combine


def sure(confidence: float) -> Evidence:
    return Evidence(confidence)


def test_slips_are_one_value_and_the_better_reading_stays() -> None:
    bad = Contact(
        name=Name("Mara Lindqvlst", evidence=sure(0.5)),
        emails=(Email("rnara@northwind.example", sure(0.4)),),
        organizations=(Text("Northvvind Medicine", sure(0.5)),),
        urls=(Url("www.northwlnd.example", sure(0.3)),),
        phones=(Phone("5550143", "555-0143", "work", valid=False, evidence=sure(0.3)),),
        addresses=(Address("265 Garden Drive Suite 12 Springfield IL", evidence=sure(0.4)),),
    )
    good = Contact(
        name=Name("Mara Lindqvist", evidence=sure(0.9)),
        emails=(Email("mara@northwind.example", sure(0.9)),),
        organizations=(Text("Northwind Medicine Inc.", sure(0.9)),),
        urls=(Url("northwind.example", sure(0.9)),),
        phones=(Phone("+12025550143", "(202) 555-0143", "work", evidence=sure(0.9)),),
        addresses=(
            Address("265 Garden Drive, Suite 12, Springfield, IL 62701", evidence=sure(0.9)),
        ),
    )
    for parts in ([Part("a", bad), Part("b", good)], [Part("b", good), Part("a", bad)]):
        combined = combine(parts)
        contact = combined.contact
        assert contact.name is not None
        assert contact.name.full == "Mara Lindqvist"
        assert contact.emails == good.emails
        assert contact.organizations == good.organizations
        assert contact.urls == good.urls
        assert contact.phones == good.phones
        assert contact.addresses == good.addresses
        assert set(combined.origins["email"][0]) == {"a", "b"}


def test_what_truly_differs_is_kept_newest_first() -> None:
    old = Contact(
        name=Name("Mara Lindqvist"),
        titles=(Text("Director"),),
        organizations=(Text("Northwind"),),
        phones=(Phone("+12025550143", "", "work"),),
        met=Met("Fair", "2024-01-01"),
    )
    new = Contact(
        name=Name("M. Lindqvist"),
        titles=(Text("Chair"),),
        organizations=(Text("Elsewhere"),),
        phones=(Phone("+12025550144", "", "work"),),
        met=Met("Chamber Night", "2026-01-01"),
    )
    combined = combine([Part("old", old, "2024-01-01"), Part("new", new, "2026-01-01")])
    contact = combined.contact
    assert [t.value for t in contact.titles] == ["Chair", "Director"]
    assert [o.value for o in contact.organizations] == ["Elsewhere", "Northwind"]
    # Numbers next to each other are two numbers.
    assert [p.number for p in contact.phones] == ["+12025550144", "+12025550143"]
    assert contact.name is not None
    assert contact.name.full == "Mara Lindqvist"  # an initial is no newer name
    assert contact.met.event == "Chamber Night"
    assert combined.origins["title"] == (("new",), ("old",))


def test_two_scripts_of_a_name_are_kept_together() -> None:
    front = Contact(name=Name("Taro Yamada", given="Taro", family="Yamada"))
    back = Contact(name=Name("山田 太郎"))
    name = combine([Part("back", back), Part("front", front)]).contact.name
    assert name is not None
    assert (name.full, name.native) == ("Taro Yamada", "山田 太郎")


def test_alike_values_of_one_card_stay_two() -> None:
    card = Contact(emails=(Email("mara1@northwind.example"), Email("maral@northwind.example")))
    assert len(combine([Part("a", card), Part("b", card)]).contact.emails) == 2


def test_notes_and_sources_come_from_all() -> None:
    a = Contact(source=(Source("a.jpg"),), notes="Since 1984\nWe care", review=("title",))
    b = Contact(source=(Source("b.jpg", side="back"),), notes="WE CARE\nOpen daily")
    contact = combine([Part("a", a), Part("b", b)]).contact
    assert contact.notes == "Since 1984\nWe care\nOpen daily"
    assert [s.file for s in contact.source] == ["a.jpg", "b.jpg"]


def test_a_doubt_that_another_card_clears_is_gone() -> None:
    doubtful = Contact(titles=(Text("Director"),), review=("title", "email"))
    clear = Contact(titles=(Text("Director", sure(0.95)),))
    assert combine([Part("a", doubtful), Part("b", clear)]).contact.review == ("email",)


def test_what_is_not_sure_wants_a_look_whichever_card_it_is_from() -> None:
    """The fuller name stands; that the other card's shorter one was sure does not make it so."""
    fuller = Contact(name=Name("Jane Secretman", evidence=sure(0.833)), review=("name",))
    surer = Contact(name=Name("J. Secretman", evidence=sure(0.95)))
    for parts in ([fuller, surer], [surer, fuller]):
        contact = combine([Part(str(n), part) for n, part in enumerate(parts)]).contact
        assert contact.name is not None and contact.name.full == "Jane Secretman"
        assert contact.review == ("name",)


def test_another_number_that_is_not_sure_wants_a_look() -> None:
    numbers = (Phone("+12025550143", "", "mobile", evidence=sure(0.6)),)
    doubtful = Contact(phones=numbers, review=("phone",))
    other = Contact(phones=(Phone("+12025550177", "", "work", evidence=sure(0.97)),))
    assert combine([Part("a", other), Part("b", doubtful)]).contact.review == ("phone",)


def test_a_bad_photo_of_the_card_adds_no_second_number_or_address() -> None:
    blurred = Contact(
        name=Name("Mera Lindqvest Hal", evidence=sure(0.3)),
        phones=(Phone("+120255143", "202 55143", "work", evidence=sure(0.05)),),
        titles=(Text("Garde Teacher", sure(0.3)),),
        addresses=(Address("Garden Drve, Sprngfield IL", evidence=sure(0.3)),),
    )
    sharp = Contact(
        name=Name("Mara Lindqvist Hall", evidence=sure(0.97)),
        phones=(Phone("+12025550143", "(202) 555-0143", "work", evidence=sure(0.97)),),
        titles=(Text("6th Garden Teacher", sure(0.95)),),
        addresses=(Address("265 Garden Drive, Springfield, IL 62701", evidence=sure(0.95)),),
    )
    for parts in ([Part("a", blurred), Part("b", sharp)], [Part("b", sharp), Part("a", blurred)]):
        contact = combine(parts).contact
        assert contact.name is not None and contact.name.full == "Mara Lindqvist Hall"
        assert contact.phones == sharp.phones
        assert contact.titles == sharp.titles
        assert contact.addresses == sharp.addresses


def test_a_doubtful_value_unlike_all_others_is_kept() -> None:
    doubtful = Contact(titles=(Text("Treasurer", sure(0.3)),))
    other = Contact(titles=(Text("Sales Manager", sure(0.95)),))
    titles = combine([Part("a", doubtful), Part("b", other)]).contact.titles
    assert [t.value for t in titles] == ["Treasurer", "Sales Manager"]


def test_of_readings_of_a_name_the_one_that_more_cards_show_stands() -> None:
    """Whatever the order: a misreading that is surer than each of the others is one still."""
    read = {
        "a": ("Mera Lendqvist", 0.8),
        "b": ("Mara Lindqvist", 0.75),
        "c": ("Mara Lindqvist", 0.7),
    }
    parts = [
        Part(id_, Contact(name=Name(full, evidence=sure(c)))) for id_, (full, c) in read.items()
    ]
    for order in permutations(parts):
        name = combine(order).contact.name
        assert name is not None and name.full == "Mara Lindqvist"


def test_a_new_family_name_is_not_outvoted() -> None:
    parts = [
        Part("new", Contact(name=Name("Mara Okafor", evidence=sure(0.8)))),
        Part("old", Contact(name=Name("Mara Lindqvist", evidence=sure(0.9)))),
        Part("older", Contact(name=Name("Mara Lindqvist", evidence=sure(0.9)))),
    ]
    name = combine(parts).contact.name
    assert name is not None and name.full == "Mara Okafor"


PRINTED = Contact(
    name=Name("Mara Lind", evidence=sure(0.99)),
    phones=(Phone("+12025550143", "(202) 555-0143", "work", evidence=sure(0.99)),),
    emails=(Email("mail@lakeside-example.com", evidence=sure(0.98)),),
    urls=(Url("www.lakeside-example.com", evidence=sure(0.97)),),
    addresses=(Address("4 Mill Lane, Springfield, IL 62701", evidence=sure(0.97)),),
)


def test_a_second_photo_of_a_card_adds_no_misread_address() -> None:
    again = replace(PRINTED, emails=(Email("emailmail@lakeside-example.com", evidence=sure(0.77)),))
    for parts in permutations([Part("a", PRINTED), Part("b", again)]):
        assert combine(parts).contact.emails == PRINTED.emails


def test_another_card_of_theirs_may_have_a_like_address() -> None:
    other = Contact(
        name=PRINTED.name,
        titles=(Text("Treasurer", sure(0.95)),),
        emails=(Email("emailmail@lakeside-example.com", evidence=sure(0.77)),),
    )
    contact = combine([Part("a", PRINTED), Part("b", other)]).contact
    assert len(contact.emails) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"emails": (Email("mail@lakeside-example.ca", evidence=sure(0.85)),)},
        {"emails": (Email("info@lakeside-example.com", evidence=sure(0.85)),)},
        {"urls": (Url("www.lakeside-example.org", evidence=sure(0.85)),)},
        {"addresses": (Address("14 Mill Lane, Springfield, IL 62701", evidence=sure(0.8)),)},
        {"addresses": (Address("4 Hill Lane, Springfield, IL 62701", evidence=sure(0.8)),)},
        {"addresses": (Address("4 Mill Lane, Springvale, IL 62701", evidence=sure(0.8)),)},
    ],
)
def test_what_truly_differs_on_a_later_card_stays(changed: dict[str, object]) -> None:
    later = replace(PRINTED, **changed)  # type: ignore[arg-type]
    (field,) = changed
    for parts in permutations([Part("a", PRINTED), Part("b", later)]):
        assert len(getattr(combine(parts).contact, field)) == 2


def test_the_blank_in_a_postal_code_makes_no_second_address() -> None:
    code = {"postal_code": "62701"}
    one = replace(
        PRINTED, addresses=(Address("4 Mill Lane, Spring, 62701", **code, evidence=sure(0.9)),)
    )
    two = replace(
        one, addresses=(Address("4 Mill Lane, Spring, 62 701", **code, evidence=sure(0.99)),)
    )
    other = replace(
        one, addresses=(Address("46 Mill Lane, Spring, 2701", **code, evidence=sure(0.99)),)
    )
    assert len(combine([Part("a", one), Part("b", two)]).contact.addresses) == 1
    assert len(combine([Part("a", one), Part("b", other)]).contact.addresses) == 2


def test_a_letter_too_many_makes_no_second_address() -> None:
    one = replace(PRINTED, addresses=(Address("SRT1145, Lake Road, Pune", evidence=sure(0.8)),))
    two = replace(PRINTED, addresses=(Address("CSRT1145, Lake Road, Pune", evidence=sure(0.95)),))
    assert len(combine([Part("a", one), Part("b", two)]).contact.addresses) == 1
