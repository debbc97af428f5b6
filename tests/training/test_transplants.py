"""Other names on a card: everywhere at once, of the same length, where they were."""

from __future__ import annotations

import pytest

pytest.importorskip("lightgbm", reason="LightGBM fits the weights; a training dependency")

from typing import Any

from ocr.engine import Char, Line
from training.transplants import Transplant, transplant

WIDTH, HEIGHT = 1000.0, 600.0


def line(row: int, text: str) -> Line:
    top, right = 20.0 + 60 * row, 60.0 + 14 * len(text)
    chars = tuple(Char(c, 0.9, (i + 0.5) / len(text)) for i, c in enumerate(text))
    return Line(text, 0.9, ((60, top), (right, top), (right, top + 30), (60, top + 30)), chars)


CARD = (
    line(0, "VELOTHRIX MEDICAL SUPPLIES Pvt. Ltd."),
    line(2, "Mara Lindqvist"),
    line(3, "Head of Research"),
    line(5, "m.lindqvist@velothrix.example"),
    line(6, "12 Harbour Street, Springfield"),
)
TRUTH: dict[str, Any] = {
    "id": "card.jpg",
    "kind": "person",
    "persons": [
        {"name": "Mara Lindqvist", "given": "Mara", "family": "Lindqvist", "titles": ["Head of Research"]}
    ],
    "orgs": ["Velothrix Medical Supplies Pvt. Ltd."],
    "org_aliases": ["Velothrix"],
    "departments": [],
    "emails": ["m.lindqvist@velothrix.example"],
    "urls": [],
    "addresses": [{"full": "12 Harbour Street, Springfield"}],
}  # fmt: skip


def made(seed: str) -> Transplant:
    return transplant(CARD, TRUTH, WIDTH, HEIGHT, seed)


def test_the_same_seed_gives_the_same_card() -> None:
    assert made("a") == made("a")
    assert made("a") != made("b")


@pytest.mark.parametrize("seed", list("abcdefgh"))
def test_a_name_is_another_wherever_it_is_printed(seed: str) -> None:
    card = made(seed)
    texts = [line.text for line in card.lines]
    (person,) = card.truth["persons"]
    assert texts[1] == person["name"] == f"{person['given']} {person['family']}"
    assert person["family"] != "Lindqvist" and person["family"][0] == "L"
    assert texts[3].startswith(f"m.{person['family'].lower()}@")
    assert card.truth["emails"] == [texts[3]]


@pytest.mark.parametrize("seed", list("abcdefgh"))
def test_what_says_what_something_is_stays(seed: str) -> None:
    texts = [line.text for line in made(seed).lines]
    assert texts[0].endswith("MEDICAL SUPPLIES Pvt. Ltd.")
    assert texts[2] == "Head of Research"
    assert texts[4].startswith("12 Harbour Street")


@pytest.mark.parametrize("seed", list("abcdefgh"))
def test_lines_keep_their_length_and_stay_on_the_card(seed: str) -> None:
    card = made(seed)
    for before, after in zip(CARD, card.lines, strict=True):
        assert len(after.text) == len(before.text) == len(after.chars)
        assert "".join(c.text for c in after.chars) == after.text
        assert all(0 <= x <= card.width and 0 <= y <= card.height for x, y in after.quad)
