"""Cards in seven scripts from a photo to ``contacts.jsonl``, with Tesseract and without."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from ocr.tesseract import install_command, installed_packs, pack_for
from pipeline.cli import cli
from pipeline.recipe import reading_recipe
from samples.foreign.design import ForeignCard, by_language, draw_foreign_card

CARDS = {"ko": 2, "ru": 2, "th": 1, "hi": 4, "ar": 4, "he": 3, "vi": 2}
"""Language and seed of the cards drawn. They were chosen among those that Tesseract reads well:
what is tested is the way from a photo to a contact, and no rate can be told from it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("foreign")
    for card in cards():
        Image.fromarray(card.picture).save(folder / f"{card.words.language}.png")
    return folder


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    yield


def cards() -> list[ForeignCard]:
    return [draw_foreign_card(by_language(language), seed) for language, seed in CARDS.items()]


def run(photos: Path, place: Path) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """The contact of every card by language, and the summary."""
    arguments = ["run", str(photos), "--book", str(place / "book"), "--out", str(place / "out")]
    done = CliRunner().invoke(cli, [*arguments, "--workers", "0", "--json"])
    assert done.exit_code == 0, done.output
    lines = (place / "out" / "cards.jsonl").read_text("utf-8").splitlines()
    contacts = [json.loads(line) for line in lines]
    by_card = {Path(c["source"][0]["file"]).stem: c for c in contacts}
    return by_card, json.loads(done.stdout)


def numbers(contact: dict[str, Any]) -> list[str]:
    """The numbers that are given as right. A Hebrew word by a number looks like more digits
    and can spoil it: then it is not among these."""
    return [p["number"] for p in contact["phones"] if p["valid"] and p["confidence"] >= 0.9]


@pytest.mark.slow
def test_without_tesseract_latin_is_read_and_the_rest_is_said(
    folder: Path, tmp_path: Path, no_tesseract: None
) -> None:
    contacts, summary = run(folder, tmp_path)
    report = (tmp_path / "out" / "report.html").read_text("utf-8")
    for card in cards():
        contact = contacts[card.words.language]
        (warning,) = [w for w in contact["warnings"] if w.startswith("printed in ")]
        assert f"tesseract-ocr-{pack_for(card.words.language)}" in warning
        assert warning in report
        assert summary["unread_scripts"][warning] == 1
        assert [e["address"] for e in contact["emails"]] == [card.email]
        expected = [[card.number]] + [[]] * (card.words.language == "he")
        assert numbers(contact) in expected
        sure = [contact["name"]] if contact["name"] else []
        sure += [v for key in ("titles", "organizations", "addresses") for v in contact[key]]
        for value in (v for v in sure if v["confidence"] >= 0.9):
            assert value.get("full", value.get("value")) == card.latin_name


@pytest.mark.slow
def test_with_tesseract_cards_are_read_again_in_their_script(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = [code for code in CARDS if pack_for(code) not in installed_packs()]
    if missing:
        pytest.skip("Tesseract lacks languages: " + install_command(missing))
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    run(folder, tmp_path)
    monkeypatch.setenv("PATH", path)
    contacts, summary = run(folder, tmp_path)
    assert summary["read_before"] == 0
    assert summary["unread_scripts"] == {}
    for card in cards():
        contact = contacts[card.words.language]
        name = contact["name"]
        assert card.name in {name["full"], name["native"]}, name
        assert [p["number"] for p in contact["phones"] if p["valid"]] == [card.number]
        assert set(numbers(contact)) <= {card.number}
        assert [e["address"] for e in contact["emails"]] == [card.email]


def test_what_is_installed_is_part_of_the_recipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    recipes = set()
    for packs in ("eng", r"eng\nkor"):
        program.write_text(f'#!/bin/sh\nprintf "List of languages:\\n{packs}\\n"\n')
        program.chmod(0o755)
        recipes.add(reading_recipe("auto", ()))
    assert len(recipes) == 2
