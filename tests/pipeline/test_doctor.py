"""What ``kith doctor`` says, with and without Tesseract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.book import Book
from pipeline.book.file import default_folder
from pipeline.cli import cli
from pipeline.diagnosis import LANGUAGES
from pipeline.settings import own_settings
from tests.pipeline.book.people import MARA, damage, entry


def findings(*arguments: str) -> dict[str, dict[str, object]]:
    result = CliRunner().invoke(cli, ["doctor", "--json", *arguments])
    assert result.exit_code == 0, result.output
    return {finding["topic"]: finding for finding in json.loads(result.stdout)}


def test_without_tesseract_one_command_installs_all_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = findings()
    assert found["RapidOCR"]["good"]
    assert not found["Tesseract"]["good"]
    advice = str(found["Tesseract"]["advice"])
    assert advice.startswith("sudo apt-get install tesseract-ocr ")
    assert advice.count("tesseract-ocr-") == len(LANGUAGES)
    assert "tesseract-ocr-ell" in advice  # Greek, as the README says


def test_a_language_asked_for_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = findings("--lang", "ru")
    assert "Russian" in str(found["languages"]["text"])
    assert str(found["Tesseract"]["advice"]).endswith("install tesseract-ocr tesseract-ocr-rus")


def test_a_tesseract_on_the_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "tesseract 5.9.9"\n'
        '[ "$1" = --list-langs ] && printf "List of languages:\\neng\\nrus\\n"\nexit 0\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = findings("--lang", "ru", "--lang", "th")
    assert found["Tesseract"] | {"text": "5.9.9", "good": True} == found["Tesseract"]
    assert "cannot read Thai" in str(found["languages"]["text"])
    assert str(found["languages"]["advice"]).endswith("tesseract-ocr-tha")


def test_it_is_readable(tmp_path: Path) -> None:
    text = CliRunner().invoke(cli, ["doctor"]).stdout
    assert "RapidOCR" in text and "workers" in text and "the book" in text


def test_the_book_is_looked_into() -> None:
    assert str(findings()["the book"]["text"]).endswith("(not there yet)")
    assert not default_folder().exists()
    with Book.open() as book:
        book.add_entries([entry("mara1111", MARA)])
    found = findings()["the book"]
    assert found["good"] and str(found["text"]).endswith(", 1 contact")
    damage(default_folder())
    found = findings()["the book"]
    assert not found["good"] and "is damaged" in str(found["text"])
    assert "backup" in str(found["advice"])


def test_where_the_settings_are_or_would_be_is_said() -> None:
    with_none = str(findings()["kith.toml"]["text"])
    assert with_none.endswith(str(own_settings()))
    beside_the_book = default_folder() / "kith.toml"
    beside_the_book.parent.mkdir(parents=True)
    beside_the_book.touch()
    assert findings()["kith.toml"]["text"] == str(beside_the_book)


def test_another_book_is_looked_into(tmp_path: Path) -> None:
    with Book.open(tmp_path / "other") as book:
        book.add_entries([entry("mara1111", MARA)])
    (tmp_path / "other" / "kith.toml").write_text("")
    found = findings("--book", str(tmp_path / "other"))
    assert str(found["the book"]["text"]) == f"{tmp_path / 'other'}, 1 contact"
    assert str(found["kith.toml"]["text"]) == str(tmp_path / "other" / "kith.toml")


@pytest.mark.parametrize("command", [["doctor"], ["run", "photos"]])
@pytest.mark.parametrize("code", ["xx", "jp", "klingon", "de,xx", "eng"])
def test_what_is_no_language_is_wrong_usage(command: list[str], code: str) -> None:
    result = CliRunner().invoke(cli, [*command, "--lang", code])
    assert result.exit_code == 2
    wrong = code.split(",")[-1]
    assert result.stderr.startswith(f"kith: --lang {wrong}: is no language that kith reads")
    assert "ar, bg, el" in result.stderr and "zh" in result.stderr


def test_a_language_in_latin_letters_needs_no_package_that_we_know(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = findings("--lang", "sv")
    assert "Swedish" not in str(found["languages"]["text"])
    assert "Ukrainian" in str(findings("--lang", "sv,UK")["languages"]["text"])
