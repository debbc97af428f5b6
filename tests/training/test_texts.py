"""Texts for training: what Faker says in a locale is in its language."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("faker", reason="Faker makes the texts; it is a development dependency")

from training import texts


def kinds_of(locale: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    monkeypatch.setitem(texts.WORDS, "locales", [locale])
    found: dict[str, list[str]] = {}
    for kind, text in texts._from_faker(random.Random(1)):
        found.setdefault(kind, []).append(text)
    return found


@pytest.mark.parametrize("locale", ["id_ID", "ro_RO", "cs_CZ"])
def test_english_slogans_are_none_of_another_language(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = kinds_of(locale, monkeypatch)
    assert found["name"] and found["address"]
    english = {"solutions", "synergies", "leverage", "integrated", "initiatives", "paradigms"}
    assert not english & {word.lower() for text in found.get("other", ()) for word in text.split()}


@pytest.mark.parametrize("locale", ["ru_RU", "th_TH", "he_IL", "ar_AA", "hi_IN", "ko_KR", "el_GR"])
def test_other_scripts_come_without_latin_answers(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = kinds_of(locale, monkeypatch)
    assert len(found["name"]) == 900
    assert all(texts._is_native(text) for kind in found.values() for text in kind)
