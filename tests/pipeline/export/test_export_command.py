"""What ``kith export`` leaves alone, and what it writes where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from enrich.contact import Met
from pipeline.book import Book
from tests.pipeline.followup.town import Clock, Kith, beside_a_book, fill, person

NOBODY = {
    "no such day": ("--only", "since:2026-13-01"),
    "no day at all": ("--only", "since:yesterday"),
    "after everybody": ("--only", "since:2031-01-01"),
    "no such event": ("--event", "Chambr"),
    "no such word": ("--only", "zeppelin"),
    "nobody starred": ("--only", "starred"),
}
"""What asks for nobody in the book of the tests."""


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Run a command in a folder, beside a book with two people."""
    return beside_a_book(tmp_path, monkeypatch)


@pytest.mark.parametrize("which", NOBODY)
class TestAnExportOfNobody:
    def test_deletes_nothing(self, kith: Kith, which: str) -> None:
        kith("export", "vdir", "-o", "vd")
        kith("export", "vdir", "-o", "vd", *NOBODY[which], code=2)
        assert len(list(Path("vd").glob("*.vcf"))) == 2
        assert "2 unchanged" in kith("export", "vdir", "-o", "vd").stderr

    def test_asks_no_server(self, kith: Kith, which: str) -> None:
        # Nothing answers there: had it been asked, the message would say so.
        url = "http://127.0.0.1:9/"
        said = kith("export", "carddav", "--url", url, *NOBODY[which], code=2).stderr
        assert "127.0.0.1" not in said

    def test_replaces_nothing(self, kith: Kith, which: str) -> None:
        kith("export", "csv", "-o", "full.csv")
        before = Path("full.csv").read_bytes()
        kith("export", "csv", "-o", "full.csv", *NOBODY[which], code=2)
        assert Path("full.csv").read_bytes() == before


def test_whom_a_filter_leaves_out_stays_there(kith: Kith) -> None:
    kith("export", "vdir", "-o", "vd")
    kith("correct", "mara", "title=Chair")
    said = kith("export", "vdir", "-o", "vd", "--only", "anna", "--max-deletions", "0").stderr
    assert "0 update, 0 delete" in said and "1 other of the book, not asked for" in said
    assert len(list(Path("vd").glob("*.vcf"))) == 2
    assert "TITLE:Director" in Path("vd/kith-mara1.vcf").read_text()
    # One who is forgotten goes, whatever was asked for, and is named.
    kith("forget", "mara", "--yes")
    said = kith("export", "vdir", "-o", "vd", "--only", "anna", "--dry-run").stderr
    assert "delete  Mara Lindqvist (kith-mara1.vcf)" in said
    kith("export", "vdir", "-o", "vd", "--only", "anna")
    assert [path.name for path in Path("vd").glob("*.vcf")] == ["kith-anna1.vcf"]


def _cards() -> list[str]:
    return sorted(path.name for path in Path("vd").glob("*.vcf"))


def _merge_and_meet_bob(kith: Kith) -> None:
    kith("merge", "mara", "anna")  # who is mara1 from now on
    with Book.open() as book:
        fill(book, {"bob1": person("Bob Reed", Met("Expo", "2026-11-19"))})


def test_of_two_who_are_one_a_card_stays_until_the_other_is_there(kith: Kith) -> None:
    kith("star", "anna")
    kith("export", "vdir", "-o", "vd", "--only", "starred")
    _merge_and_meet_bob(kith)
    said = kith("export", "vdir", "-o", "vd", "--event", "Expo", "--max-deletions", "0").stderr
    assert "0 delete" in said and "1 other of the book, not asked for" in said
    assert _cards() == ["kith-anna1.vcf", "kith-bob1.vcf"]
    said = kith("export", "vdir", "-o", "vd", "--only", "starred").stderr
    assert "1 create, 0 update, 1 delete" in said
    assert _cards() == ["kith-bob1.vcf", "kith-mara1.vcf"]


def test_of_two_who_are_one_a_card_goes_where_both_are(kith: Kith) -> None:
    kith("export", "vdir", "-o", "vd")
    _merge_and_meet_bob(kith)
    said = kith("export", "vdir", "-o", "vd", "--event", "Expo").stderr
    assert "1 delete" in said and "1 other of the book, not asked for" in said
    assert _cards() == ["kith-bob1.vcf", "kith-mara1.vcf"]


def test_of_two_who_are_one_the_only_card_that_is_left_stays(kith: Kith) -> None:
    kith("export", "vdir", "-o", "vd")
    _merge_and_meet_bob(kith)
    Path("vd/kith-mara1.vcf").unlink()
    said = kith("export", "vdir", "-o", "vd", code=3).stderr
    assert "was deleted over there" in said and "0 delete" in said
    assert _cards() == ["kith-anna1.vcf", "kith-bob1.vcf"]


def test_who_was_met_since_a_day_is_exported(kith: Kith) -> None:
    assert "2 contacts" in kith("export", "csv", "--only", "since:2026-11-18").stderr


def test_an_empty_book_gives_an_empty_table(kith: Kith, tmp_path: Path) -> None:
    Book.open(tmp_path / "new", Clock("2026-11-18")).close()
    assert "0 contacts" in kith("export", "csv", "--book", str(tmp_path / "new")).stderr


@pytest.mark.parametrize(
    ("name", "option"),
    [
        *((name, "--remarks") for name in ("csv", "xlsx", "jsonl")),
        *((name, "--photos") for name in ("csv", "xlsx", "jsonl", "google", "outlook")),
        *((name, "--dry-run") for name in ("csv", "vcard")),
    ],
)
def test_an_option_that_a_format_cannot_heed_is_refused(kith: Kith, name: str, option: str) -> None:
    assert f"{name}: has no {option}" in kith("export", name, "-o", "file", option, code=2).stderr
    assert not Path("file").exists()


@pytest.mark.parametrize("output", ["g.csv", None])
def test_parts_of_an_earlier_export_are_named(
    kith: Kith, output: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ("-o", output) if output else ()
    base = Path(output or "contacts-google.csv").stem
    parts = [f"{base}-1.csv", f"{base}-2.csv"]
    with monkeypatch.context() as small:
        small.setattr("pipeline.export.google._MAX_ROWS", 1)
        assert "earlier export" not in kith("export", "google", *where).stderr
        assert sorted(path.name for path in Path().iterdir()) == parts
    said = kith("export", "google", *where).stderr
    assert all(f"{part}: is of an earlier export" in said for part in parts)
    Path(parts[1]).write_text("my own notes")
    said = kith("export", "google", *where).stderr
    assert f"{parts[0]}: is of an earlier" in said and f"{parts[1]}:" not in said
    Path(parts[1]).unlink()
    assert "earlier export" not in kith("export", "google", *where).stderr


@pytest.mark.usefixtures("kith")
@pytest.mark.parametrize(
    ("words", "variable"),
    [
        (("export", "carddav", "--url", "https://x.example"), "$KITH_DAV_PASSWORD"),
        (("calendar", "--push", "https://x.example"), "$KITH_CALDAV_PASSWORD"),
    ],
)
def test_a_password_is_not_asked_for_where_it_would_be_shown(
    words: tuple[str, ...], variable: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words, "--user", "me"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        start_new_session=True,  # away from the terminal that the tests may run in
        timeout=60,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert variable in line
