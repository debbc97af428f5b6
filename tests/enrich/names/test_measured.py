"""Shares measured: generated names of many countries, and labelled cards where present."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from faker import Faker

from enrich.fold import letters_of
from enrich.names import name_likeness, parse_name

_LOCALES = (
    *("en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "pt_BR", "nl_NL", "sv_SE", "da_DK"),
    *("no_NO", "fi_FI", "pl_PL", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "id_ID", "en_IN", "ja_JP"),
    *("zh_CN", "ko_KR", "ru_RU", "uk_UA", "el_GR"),
)
_FAMILY_FIRST = {"ja_JP", "zh_CN", "ko_KR", "hu_HU"}
_ROUNDS = 100


@pytest.mark.parametrize("locale", _LOCALES)
def test_generated_names(locale: str) -> None:
    fake = Faker(locale)
    fake.seed_instance(7)
    right = likely = 0
    for _ in range(_ROUNDS):
        given, family = fake.first_name(), fake.last_name()
        both = (family, given) if locale in _FAMILY_FIRST else (given, family)
        name = ("" if locale in {"zh_CN", "ko_KR", "ja_JP"} else " ").join(both)
        parsed = parse_name(name, locale[-2:])
        right += letters_of(parsed.family or "") == letters_of(family)
        likely += name_likeness(name).score > 0.5
    assert right >= 0.9 * _ROUNDS, f"{locale}: {right} of {_ROUNDS} family names"
    assert likely >= 0.9 * _ROUNDS, f"{locale}: {likely} of {_ROUNDS} look like names"


def test_labelled_cards() -> None:
    """The folder of labelled cards is named by ``KITH_BENCH`` or lies beside the checkout."""
    beside = Path(__file__).resolve().parents[4] / "shared" / "bench"
    labels = Path(os.environ.get("KITH_BENCH", beside)) / "dev" / "labels.json"
    if not labels.is_file():
        pytest.skip(f"no labelled cards at {labels}; set KITH_BENCH to their folder")
    total = full = parted = given = family = 0
    for card in json.loads(labels.read_text(encoding="utf-8")):
        for person in card["persons"]:
            text = " ".join(filter(None, [person["honorific"], person["name"]]))
            text = ", ".join(filter(None, [text, person["credentials"]])).upper()
            parsed = parse_name(text, card["country"], card["langs"] or ())
            total += 1
            full += letters_of(parsed.full) == letters_of(person["name"])
            if person["given"] and person["family"]:
                parted += 1
                whole = (parsed.given or "") + (parsed.additional or "")
                wanted = letters_of(person["given"])
                given += wanted in {letters_of(parsed.given or ""), letters_of(whole)}
                family += letters_of(parsed.family or "") == letters_of(person["family"])
    print(f"full {full}/{total}, given {given}/{parted}, family {family}/{parted}")
    assert full >= 0.99 * total
    assert given >= 0.97 * parted
    assert family >= 0.97 * parted
