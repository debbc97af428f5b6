"""Which segment is part of which labelled value, where a word could be part of several."""

from __future__ import annotations

from typing import Any

from enrich.roles import Role
from enrich.segments import cut_lines
from tests.enrich.cards import stack
from training.align import align


def truth(**values: Any) -> dict[str, Any]:
    return {
        "persons": [],
        "orgs": [],
        "org_aliases": [],
        "departments": [],
        "addresses": [],
        **values,
    }


def aligned(card: dict[str, Any], *lines: str) -> list[tuple[str, Role, int]]:
    segments = cut_lines(stack(*lines), ())
    return [(s.text, *found) for s, found in zip(segments, align(segments, card), strict=True)]


def test_a_town_beside_its_code_is_an_address_though_it_is_a_name_too() -> None:
    card = truth(
        orgs=["Northwind University"],
        org_aliases=["Northwind"],
        addresses=[{"full": "9 Elm Street, Northwind, CA 94305"}],
    )
    found = aligned(card, "Northwind", "9 Elm Street", "Northwind, CA 94305")
    assert [role for _, role, _ in found] == [
        Role.ORGANIZATION,
        Role.ADDRESS,
        Role.ADDRESS,
        Role.ADDRESS,
    ]


def test_short_pieces_are_found() -> None:
    card = truth(
        persons=[{"name": "Mara Lind", "titles": [], "credentials": "M.A., LL.B."}],
        addresses=[{"full": "3-5-3, Garden Nagar, Springfield - 72"}],
    )
    found = aligned(card, "Mara Lind", "M.A., LL.B.", "3-5-3, Garden Nagar, Springfield - 72")
    assert Role.OTHER not in {role for _, role, _ in found}
    assert [role for text, role, _ in found if text == "M.A."] == [Role.CREDENTIAL]


def test_the_pieces_of_a_name_have_one_number() -> None:
    card = truth(orgs=["AVN Institute of Design"], org_aliases=["AVN", "Institute of Design"])
    found = aligned(card, "AVN", "Institute of Design")
    assert len({number for _, _, number in found}) == 1


def test_a_name_printed_twice_is_two_values() -> None:
    card = truth(orgs=["AVN Institute of Design"], org_aliases=["AVN"])
    found = aligned(card, "AVN", "AVN Institute of Design")
    assert len({number for _, _, number in found}) == 2
