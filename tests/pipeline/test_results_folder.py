"""What a run finds in its folder of results: its own files are replaced, no others, and no edits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.book import Book
from pipeline.cli import cli
from pipeline.outputs import keep_edited, write_outputs
from tests.pipeline.contacts import FULL
from tests.pipeline.pictures import ABE, draw_card
from tests.pipeline.test_main_job import OUTPUTS
from tests.pipeline.test_replacing import OTHERS
from tests.pipeline.test_run_outputs import result_of


def run(folder: Path, code: int = 0, *options: str) -> Result:
    arguments = ("run", "card.jpg", "--out", str(folder), "--workers", "0", *options)
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the photo of a card."""
    monkeypatch.chdir(tmp_path)
    draw_card(Path("card.jpg"), ABE)


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_files_from_elsewhere_are_refused_before_anything_is_read(
    name: str, other: str, tmp_path: Path
) -> None:
    Path("mine").mkdir()
    Path("mine", name).write_bytes(OTHERS[other])
    said = run(Path("mine"), code=2).stderr
    assert f"mine/{name}: is there already" in said and "another folder with --out" in said
    assert Path("mine", name).read_bytes() == OTHERS[other]
    assert [path.name for path in Path("mine").iterdir()] == [name]
    assert "there is no book here yet" in CliRunner().invoke(cli, ["contacts"]).stderr


def test_a_folder_of_photos_is_no_book(tmp_path: Path) -> None:
    Path("cards").mkdir()
    Path("card.jpg").rename("cards/card.jpg")
    Path("link").symlink_to("cards")
    for photos, book in (("cards", "cards"), ("cards/card.jpg", "link"), (".", "./cards/")):
        words = ("run", photos, "--book", book, "--out", "out", "--workers", "0")
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 2
        assert "cards/card.jpg" in result.stderr and "cannot be the book" in result.stderr
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")) == [
        *("cards", "cards/card.jpg", "link")
    ]


def test_a_folder_above_the_photos_is_no_book_when_it_is_searched() -> None:
    Path("cards/photos").mkdir(parents=True)
    Path("card.jpg").rename("cards/photos/card.jpg")
    for photos in ("cards", "."):
        words = ("run", photos, "--book", "cards", "--out", "out", "--workers", "0")
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 2
        assert "cards/photos/card.jpg" in result.stderr and "cannot be the book" in result.stderr


def test_a_folder_of_other_photos_is_no_book_either() -> None:
    Path("cards/photos").mkdir(parents=True)
    Path("cards/photos/b.jpg").write_bytes(Path("card.jpg").read_bytes())
    Path("card.jpg").rename("cards/card.jpg")
    words = ("run", "cards/photos", "--book", "cards", "--out", "out", "--workers", "0")
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2
    assert "holds photos (cards/card.jpg)" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("named", ["cards/photos", "cards/photos/card.jpg"])
def test_photos_in_a_folder_within_the_book_are_read_when_it_is_named(named: str) -> None:
    Path("cards/photos").mkdir(parents=True)
    Path("card.jpg").rename("cards/photos/card.jpg")
    for _ in range(2):  # before there is a book, and after
        words = ("run", named, "--book", "cards", "--out", "out", "--workers", "0")
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, result.output
    assert "Abe" in CliRunner().invoke(cli, ("contacts", "--book", "cards")).stdout


def test_photos_in_a_book_are_said_to_be_passed_over(tmp_path: Path) -> None:
    Book.open(tmp_path).close()
    result = CliRunner().invoke(cli, ["run", "."])
    assert result.exit_code == 2
    assert "is a book" in result.stderr and "folder of their own" in result.stderr


@pytest.mark.slow
def test_pairs_that_wait_for_a_word_are_counted() -> None:
    alone = run(Path("out"), 0, "--json")
    assert "kith merge --list" not in alone.stderr
    assert json.loads(alone.stdout)["pairs_waiting"] == 0
    other = "BEGIN:VCARD\nVERSION:3.0\nFN:Abe Sample\nN:Sample;Abe\nORG:Far\nEND:VCARD\n"
    Path("other.vcf").write_text(other)
    assert CliRunner().invoke(cli, ["import", "other.vcf"]).exit_code == 0
    paired = run(Path("out"), 0, "--json")
    said = [line for line in paired.stderr.splitlines() if "kith merge --list" in line]
    assert said == ["1 pair waits for your word: kith merge --list"]
    assert json.loads(paired.stdout)["pairs_waiting"] == 1


@pytest.mark.slow
def test_an_edited_table_is_kept_and_can_be_imported() -> None:
    out = Path("out")
    run(out)
    table = out / "contacts.csv"
    written = table.read_bytes()
    assert "edited" not in run(out).stderr
    assert sorted(path.name for path in out.iterdir()) == OUTPUTS
    for number, title in enumerate(("Chair", "Treasurer"), 1):
        kept = out / ("contacts.edited.csv" if number == 1 else f"contacts.edited-{number}.csv")
        edited = written.replace(b"Sales Manager", title.encode())
        assert edited != written
        table.write_bytes(edited)
        said = run(out).stderr
        assert f"kith import {kept}" in said
        assert kept.read_bytes() == edited
        assert table.read_bytes() == written
    assert CliRunner().invoke(cli, ["import", str(out / "contacts.edited.csv")]).exit_code == 0
    assert "Chair" in CliRunner().invoke(cli, ["contacts"]).stdout


@pytest.mark.slow
def test_a_table_that_a_spreadsheet_saved_its_own_way_is_an_earlier_one() -> None:
    out = Path("out")
    run(out)
    table = out / "contacts.csv"
    saved = table.read_text().replace(";", "\N{FULLWIDTH SEMICOLON}").replace(",", ";")
    table.write_bytes(saved.encode("utf-16"))
    run(out)
    assert (out / "contacts.edited.csv").read_bytes() == saved.encode("utf-16")


def test_what_a_run_wrote_is_not_taken_for_an_edit(tmp_path: Path) -> None:
    write_outputs(tmp_path, result_of(FULL))
    assert keep_edited(tmp_path) is None
    (tmp_path / "contacts.jsonl").unlink()
    assert keep_edited(tmp_path) == tmp_path / "contacts.edited.csv"
    assert keep_edited(tmp_path) == tmp_path / "contacts.edited-2.csv"
