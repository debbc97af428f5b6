"""The countries of the made-up cards: every edition draws, in its own script, with numbers that exist."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import phonenumbers
import pytest

pytest.importorskip("faker", reason="Faker makes the names; it is a development dependency")

from samples.foreign.words import ALL
from samples.generate import COUNTRIES, design_card
from samples.generate.content import Content, Writer
from samples.generate.dice import Dice, country_words, editions, lexicon
from samples.generate.natives import SOURCES, make_native
from samples.generate.people import make_person
from samples.generate.romanise import korean_family, korean_given, latin
from samples.generate.rows import upper_case

EDITIONS = [edition for country in COUNTRIES for edition in editions(country)]
SCRIPTS = {
    "ko": "HANGUL", "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "el": "GREEK", "th": "THAI", "he": "HEBREW",
    "ar": "ARABIC", "hi": "DEVANAGARI",
}  # fmt: skip


def contents(edition: str, count: int) -> Iterator[Content]:
    for seed in range(count):
        yield Writer(Dice(9_000 + seed), edition).write()


def in_script(text: str, script: str) -> bool:
    return any(unicodedata.name(char, "").startswith(script) for char in text)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_draws(edition: str) -> None:
    drawn = list(contents(edition, 12))
    truths = [content.truth for content in drawn if content.truth]
    assert len(truths) == 12
    assert any(truth.persons for truth in truths) and any(truth.phones for truth in truths)
    assert {truth.country for truth in truths} <= {edition[:2], None}
    for phone in (phone for truth in truths for phone in truth.phones):
        if phone.e164 and not phone.expanded:
            assert phonenumbers.is_valid_number(phonenumbers.parse(phone.e164)), phone


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_words_of_an_edition_are_complete(edition: str) -> None:
    words = country_words(edition)
    for language in words["languages"]:
        text, labels = lexicon(language), lexicon("labels")[language]
        assert len(text["titles"]) >= 30 and text["institutions"]["university"]
        assert {"work", "mobile", "fax", "email", "url", "address"} <= set(labels)
    code = phonenumbers.country_code_for_region(edition[:2])
    for line in words["cities"]:
        pattern = line.split("|")[3]
        dice = Dice(1)
        numbers = (phonenumbers.parse(f"+{code}{dice.digits(pattern)}") for _ in range(300))
        assert any(map(phonenumbers.is_valid_number, numbers)), line


def test_the_editions_of_a_country_name_the_same_towns() -> None:
    for edition in EDITIONS:
        words = country_words(edition)
        if "second" in words:
            others = country_words(words["second"])["cities"]
            areas = [line.split("|")[3] for line in words["cities"]]
            assert [line.split("|")[3] for line in others] == areas, edition


@pytest.mark.parametrize(("language", "script"), SCRIPTS.items())
def test_names_and_words_are_in_the_script_of_their_language(language: str, script: str) -> None:
    for seed in range(60):
        made = make_native(Dice(seed), language)
        assert all(in_script(part, script) for part in made.native.split() if len(part) > 2)
        assert made.latin is None or not in_script(made.latin, script)
    text = lexicon(language)
    for word in (*text["titles"], *text["departments"], *text["slogans"], *text["coined"]):
        assert in_script(word, script) or word.startswith("Since"), word


def test_cards_in_other_scripts_are_often_bilingual() -> None:
    people = [
        person
        for country in ("KR", "TH", "SA", "IL")
        for seed in range(60)
        for person in design_card(seed, country).truth.persons
    ]
    both = sum(person.native_name is not None for person in people)
    assert 0.15 * len(people) < both < 0.6 * len(people)


def test_women_of_slavic_and_greek_families_have_their_own_form() -> None:
    names = {make_native(Dice(seed), "ru").native for seed in range(200)}
    women = [n for n in names if re.search(r"(?:вна|ична)\b", n)]
    assert women and all(re.search(r"(?:[аяоеиы]|[иы]х)(?: |$)", n) for n in women)
    assert any(make_person(Dice(s), "CZ").name.endswith("ová") for s in range(40))


def test_what_measures_other_scripts_is_not_trained_on() -> None:
    for words in ALL:
        text = lexicon(words.language)
        assert not {*words.titles} & {*text["titles"]}, words.language
        coined = " ".join((*text["coined"], *text["slogans"]))
        assert not [org for org, _ in words.orgs if org in coined]
        if words.language in SOURCES:
            givens = {native for native, _ in words.givens}
            assert not givens & {make_native(Dice(s), words.language).given for s in range(300)}


def test_latin_spellings() -> None:
    assert latin("Щербаков Юрий") == "Shcherbakov Yuri"
    assert latin("Євген Згурський", "uk").startswith("Yevhen")
    assert latin("Παπαδοπούλου") == "Papadopoulou"
    assert "-".join(korean_given("상민")) == "Sang-min"
    assert korean_family("이") == "Lee"
    assert latin("Müller 東") == "Müller 東"


def test_greek_capitals_have_no_accents() -> None:
    assert upper_case("Άννα Νικολάου") == "ΑΝΝΑ ΝΙΚΟΛΑΟΥ"
    assert upper_case("straße") == "straße"
