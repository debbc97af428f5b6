"""Who somebody works for, in words that could be something else."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.contact import Contact
from enrich.employers import (
    governs_place,
    is_rank_before_firm,
    is_rank_before_unit,
    lists_partners,
)
from enrich.evidence import gather
from enrich.labelling import label
from enrich.read import read_contacts
from enrich.roles import Role
from ocr.card import Card
from tests.enrich.cards import stack


def contact(*texts: str) -> Contact:
    picture = np.full((500, 900, 3), 255, np.uint8)
    whole = ((0.0, 0.0), (900.0, 0.0), (900.0, 500.0), (0.0, 500.0))
    (found,) = read_contacts(Card(picture, whole, 0, stack(*texts), ()))
    return found


@pytest.mark.parametrize(
    ("title", "firm"),
    [
        ("Partner", "Keller & Hughes LLP"),
        ("Director", "Marsh Holdings Ltd"),
        ("CEO", "Blue Harbor Inc."),
        ("Attorney at Law", "Smith & Dunn"),
        ("Manager", "Hilton Hotel Lagos"),
        ("5th – 6th Grade Teacher", "Birch Hill Elementary School"),
    ],
)
def test_a_title_and_a_firm_on_one_line_come_apart(title: str, firm: str) -> None:
    lines = stack(
        "Tom Ritter", f"{title}, {firm}", "1200 Main Street, Suite 400", "Denver, CO 80202",
        "T 303-555-0199", "tom@mail.com",
    )  # fmt: skip
    values = {value.role: value.text for value in label(gather(lines, 900, 500))}
    assert (values[Role.TITLE], values[Role.ORGANIZATION]) == (title, firm)


@pytest.mark.parametrize(
    "title",
    [
        "Director, Sales & Marketing",
        "Manager, Bank Relations",
        "Head - Hotel Sales",
        "Director, Engineering & Construction",
        "Manager, Mergers & Acquisitions",
        "VP, Private Banking",
        "Director (Projects)",
    ],
)
def test_a_field_of_work_is_no_firm(title: str) -> None:
    evidence = gather(stack("Tom Ritter", title), 900, 500)
    places = range(len(evidence.segments))
    assert not any(is_rank_before_firm(evidence.segments, at) for at in places)


def test_a_unit_behind_a_title_is_a_department_but_for_who_heads_it() -> None:
    for line, apart in (
        ("Professor, Department of History", True),
        ("Senior Lecturer, School of Nursing", True),
        ("Head, Department of Architecture", False),
    ):
        segments = gather(stack(line), 900, 500).segments
        assert is_rank_before_unit(segments, 0) is apart


@pytest.mark.parametrize("employer", ["City of Johannesburg", "Town of Greenville"])
def test_a_town_on_its_own_line_is_an_employer(employer: str) -> None:
    found = contact(
        "Elena Marsh", "Director", employer, "158 Civic Boulevard", "Springfield 12345",
        "Tel +27 11 407 6111", "elena@mail.org.za",
    )  # fmt: skip
    assert [text.value for text in found.organizations] == [employer]
    assert len(found.addresses) == 1


@pytest.mark.parametrize("place", ["City of London EC2V 7HH", "Johannesburg", "City of", "Stadt"])
def test_other_places_are_none(place: str) -> None:
    assert not governs_place(place)


@pytest.mark.parametrize(
    ("text", "is_firm"),
    [
        ("Whitfield, Moore & Greene", True),
        ("Harrington, Hughes and Moore", True),
        ("Fish, Meat & Poultry", False),
        ("Sales, Marketing & Service", False),
        ("Anna, Maria & Julia", False),
    ],
)
def test_partners_by_family_name_are_a_firm(text: str, is_firm: bool) -> None:
    assert lists_partners(text) is is_firm
