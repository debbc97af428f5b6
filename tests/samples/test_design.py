"""Designed cards: deterministic, true to their text, split between training and measuring."""

from __future__ import annotations

import re

import phonenumbers
import pytest

pytest.importorskip("faker", reason="Faker makes the names; it is a development dependency")

from samples.generate import (
    COUNTRIES,
    HELD_OUT_FROM,
    DesignedCard,
    Role,
    design_card,
    label,
    to_lines,
)
from samples.generate.layouts import LAYOUTS

SEEDS = [*range(90), *range(HELD_OUT_FROM, HELD_OUT_FROM + 60)]


@pytest.fixture(scope="module")
def cards() -> list[DesignedCard]:
    by_country = [design_card(7_000 + i, code) for i, code in enumerate(COUNTRIES)]
    return [design_card(seed) for seed in SEEDS] + by_country


def letters(text: str) -> str:
    text = text.upper().replace("İ", "I").translate(str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ"))
    return "".join(re.findall(r"\w", text))


def test_same_seed_same_card() -> None:
    for seed in (0, 3, HELD_OUT_FROM + 5):
        assert repr(design_card(seed)) == repr(design_card(seed))
        card = design_card(seed)
        assert repr(to_lines(card, 4)) == repr(to_lines(card, 4))
        assert to_lines(card, 4) != to_lines(card, 5)


def test_a_country_can_be_chosen() -> None:
    assert {design_card(1, code).country for code in COUNTRIES} == set(COUNTRIES)
    with pytest.raises(KeyError):
        design_card(1, "XX")


def test_spans_point_at_characters(cards: list[DesignedCard]) -> None:
    for card in cards:
        for printed in card.prints:
            end = 0
            for span in printed.spans:
                assert end <= span.start < span.end <= len(printed.text)
                end = span.end


def test_lines_keep_the_engine_contract(cards: list[DesignedCard]) -> None:
    for card in cards:
        lines, spans = to_lines(card, 1)
        for line in lines:
            assert line.text
            assert line.text == "".join(c.text for c in line.chars)
            assert 0 <= line.confidence <= 1
            assert all(0 <= c.position <= 1 and 0 <= c.confidence <= 1 for c in line.chars)
        for span in spans:
            text = lines[span.line].text[span.start : span.end]
            assert text and text == text.strip()


def test_every_true_value_is_printed(cards: list[DesignedCard]) -> None:
    for card in cards:
        printed = letters(" ".join(p.text for p in card.prints))
        by_role: dict[tuple[Role, int], str] = {}
        for p in card.prints:
            for s in p.spans:
                key = (s.role, s.entity)
                by_role[key] = by_role.get(key, "") + letters(p.text[s.start : s.end])
        truth = card.truth
        for i, person in enumerate(truth.persons):
            assert letters(person.name) in by_role[Role.NAME, i]
        titles = [t for person in truth.persons for t in person.titles]
        for i, title in enumerate(titles):
            assert letters(title) == by_role[Role.TITLE, i]
        for i, department in enumerate(truth.departments):
            assert letters(department) == by_role[Role.DEPARTMENT, i]
        for org in truth.orgs:
            for word in org.split():
                assert letters(word) in by_role[Role.ORGANIZATION, 0]
        for i, phone in enumerate(truth.phones):
            assert letters(phone.raw) in by_role[Role.PHONE, i]
        for i, email in enumerate(truth.emails):
            assert letters(email) == by_role[Role.EMAIL, i]
        for i, address in enumerate(truth.addresses):
            assert letters(address.full) == by_role[Role.ADDRESS, i]
            for part in (address.city, address.region, address.postal_code):
                assert part is None or letters(part) in printed
        for url in truth.urls:
            assert letters(url) in printed


def test_numbers_can_be_dialled(cards: list[DesignedCard]) -> None:
    for card in cards:
        for phone in card.truth.phones:
            if phone.e164 and not phone.expanded:
                parsed = phonenumbers.parse(phone.raw, card.country)
                spelled = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
                assert spelled == phone.e164, (card.country, phone)


def test_some_numbers_and_cards_are_as_odd_as_real_ones() -> None:
    cards = [design_card(seed) for seed in range(500, 1400)]
    assert {card.truth.kind for card in cards} == {"person", "company", "template"}
    phones = [phone for card in cards for phone in card.truth.phones]
    assert any(p.e164 is None for p in phones) and any(p.expanded for p in phones)
    assert {"work", "mobile", "fax", "home", "tollfree", "unknown"} <= {p.type for p in phones}
    assert {1, 2, 3} <= {len(card.truth.persons) for card in cards}
    assert {0, 1, 2, 3} <= {len(card.truth.addresses) for card in cards}


def test_lines_lie_on_the_card_and_apart(cards: list[DesignedCard]) -> None:
    outside = overlapping = total = 0
    for card in cards:
        boxes = [(p.quad[0], p.quad[2]) for p in card.prints]
        total += len(boxes)
        for i, ((x0, y0), (x1, y1)) in enumerate(boxes):
            outside += not (x0 >= 0 and x1 <= card.width and y0 >= 0 and y1 <= card.height)
            for (u0, v0), (u1, v1) in boxes[i + 1 :]:
                wide, tall = min(x1, u1) - max(x0, u0), min(y1, v1) - max(y0, v0)
                overlapping += wide > 0 and tall > 0.35 * min(y1 - y0, v1 - v0)
    assert outside <= total * 0.01
    assert overlapping <= total * 0.01


def test_held_out_cards_use_layouts_of_their_own() -> None:
    training = {design_card(s).layout.removesuffix(", mirrored") for s in range(120)}
    measuring = {
        design_card(HELD_OUT_FROM + s).layout.removesuffix(", mirrored") for s in range(120)
    }
    assert not training & measuring
    assert measuring <= {x.name for x in LAYOUTS if x.held_out}
    countries = {design_card(HELD_OUT_FROM + s).country for s in range(300)}
    assert len(countries) >= 12


def test_held_out_words_are_never_trained_on() -> None:
    def words(start: int) -> set[str]:
        cards = [design_card(s, "US") for s in range(start, start + 150)]
        return {
            t
            for c in cards
            for p in c.truth.persons
            for t in (p.given, p.family)
            if t and t.isalpha()
        }

    assert not words(0) & words(HELD_OUT_FROM)


def test_label_has_the_keys_of_the_format() -> None:
    made = label(design_card(2).truth, "a.jpg")
    assert set(made) == {
        "id", "kind", "rotation", "langs", "country", "persons", "orgs", "org_aliases",
        "departments", "phones", "emails", "urls", "socials", "addresses", "qr",
        "handwriting", "unsure", "note", "card_count", "side", "pair",
    }  # fmt: skip
