"""Cards written down by hand, as printed lines with roles and a truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.written import UNSEEN
from samples.generate import to_lines
from samples.generate.records import DesignedCard, Role
from training.written import WRITTEN, is_held_out, read_written


def read(folder: Path, *rows: str, header: str = "== DE 85x55") -> DesignedCard:
    path = folder / "some.cards"
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    (card,) = read_written(path)
    return card


def test_a_card_has_its_lines_roles_and_truth(tmp_path: Path) -> None:
    card = read(
        tmp_path,
        "c42 5 6 | {o:Northwind GmbH}",
        "8 20 4 | {h:Dr.} {n:Mara Lind}, {c:MBA}",
        "8 25 3 | {t:Chemist}, {d:Research}",
        "8 40 2.5 | Tel. {pw:+49 30 23125 123}",
    )
    assert card.truth.orgs == ("Northwind GmbH",)
    (person,) = card.truth.persons
    assert (person.name, person.honorific, person.credentials) == ("Mara Lind", "Dr.", "MBA")
    assert (person.titles, card.truth.departments) == (("Chemist",), ("Research",))
    assert [p.e164 for p in card.truth.phones] == ["+493023125123"]
    texts = [line.text for line in to_lines(card, 1, 0.0)[0]]
    assert texts == ["Northwind GmbH", "Dr. Mara Lind, MBA", "Chemist, Research", "Tel. +49 30 23125 123"]  # fmt: skip
    (left, _), (right, _), *_ = card.prints[0].quad
    assert (left + right) / 2 == pytest.approx(42 * 12)
    roles = [(span.role, card.prints[1].text[span.start : span.end]) for span in card.prints[1].spans]  # fmt: skip
    assert roles == [
        (Role.HONORIFIC, "Dr."),
        (Role.NAME, "Mara Lind"),
        (Role.CREDENTIALS, "MBA"),
    ]


def test_pieces_with_a_number_are_one_value(tmp_path: Path) -> None:
    card = read(
        tmp_path, "8 5 3 | {a1:Lindenweg 7}", "8 9 3 | {a2:Postfach 12}", "8 13 3 | {a1:04199 Leipzig}"
    )  # fmt: skip
    assert [a.full for a in card.truth.addresses] == ["Lindenweg 7 04199 Leipzig", "Postfach 12"]


def test_who_heads_a_unit_has_it_in_the_title_and_a_couple_one_name(tmp_path: Path) -> None:
    card = read(
        tmp_path,
        "8 5 3 | {n1:Yann} & {n2:Claire Le Goff}",
        "8 9 3 | {t1:Head}, {d:Sales}",
        "8 13 3 | {t2a:Founder} & {t2b:CEO}",
    )
    assert [p.name for p in card.truth.persons] == ["Yann Le Goff", "Claire Le Goff"]
    assert [p.titles for p in card.truth.persons] == [("Head, Sales",), ("Founder & CEO",)]


def test_shorthand_is_neither_required_nor_wrong(tmp_path: Path) -> None:
    card = read(tmp_path, "8 5 3 | {pw:030 23125 123 / 24}")
    assert [(p.e164, p.expanded) for p in card.truth.phones] == [
        ("+493023125123", False),
        ("+493023125124", True),
    ]


@pytest.mark.parametrize("row", ["8 5 | no height", "8 5 3 | {x:no tag}", "8 5 3 | {n:open"])
def test_a_slip_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(ValueError, match=r"some card 1: "):
        read(tmp_path, row)


@pytest.mark.parametrize(
    "path", sorted([*WRITTEN.glob("*.cards"), *UNSEEN.glob("*.cards")]), ids=lambda path: path.stem
)
def test_every_card_of_the_project_is_read(path: Path) -> None:
    cards = list(read_written(path))
    assert len(cards) > 50
    assert 0.05 < sum(map(is_held_out, cards)) / len(cards) < 0.2
    assert all(card.truth.persons or card.truth.orgs or card.truth.phones for card in cards)
