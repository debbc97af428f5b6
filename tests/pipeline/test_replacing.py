"""Exports replace earlier exports, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from enrich.contact import Email, Met, Name
from pipeline.book import Book
from tests.pipeline.followup.town import KITH_TOML, MARA, Clock, Kith, beside_a_book, fill

FILES = {
    "vcard": ("export", "vcard", "-o"),
    "vcard4": ("export", "vcard4", "-o"),
    "google": ("export", "google", "-o"),
    "outlook": ("export", "outlook", "-o"),
    "csv": ("export", "csv", "-o"),
    "xlsx": ("export", "xlsx", "-o"),
    "jsonl": ("export", "jsonl", "-o"),
    "jscontact": ("export", "jscontact", "-o"),
    "worklist": ("worklist", "-o"),
    "page": ("worklist", "--format", "html", "-o"),
    "picture": ("stats", "--svg"),
}
"""Commands that write the file whose name follows."""

OTHERS = {
    "table": b"id;name;price\n1;pump;12\n",
    "cards": b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:17\r\nFN:Abe Sample\r\nEND:VCARD\r\n",
    "object": b'{"name": "Abe Sample"}\n',
    "objects": b'[{"uid": "17"}]\n',
    "page": b"<!doctype html>\n<title>My garden</title>\n",
    "archive": b"PK\x03\x04 and so on",
    "bytes": b"\xff\xfe\x00\x01",
}


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Run a command in a folder, beside a book with two people."""
    run = beside_a_book(tmp_path, monkeypatch)
    (tmp_path / "book" / "kith.toml").write_text(KITH_TOML)
    return run


@pytest.mark.parametrize("what", FILES)
def test_a_photo_is_never_written_over(kith: Kith, what: str) -> None:
    photo = Path("p.jpg")
    Image.new("RGB", (60, 40), "white").save(photo)
    before = photo.read_bytes()
    said = kith(*FILES[what], "p.jpg", code=2).stderr
    assert said.startswith("kith: p.jpg: is there already") and "another name" in said
    assert photo.read_bytes() == before


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize("other", OTHERS)
def test_files_from_elsewhere_are_never_written_over(kith: Kith, what: str, other: str) -> None:
    Path("file").write_bytes(OTHERS[other])
    kith(*FILES[what], "file", code=2)
    assert Path("file").read_bytes() == OTHERS[other]


@pytest.mark.parametrize("what", FILES)
def test_an_earlier_file_of_the_kind_is_replaced(kith: Kith, what: str, tmp_path: Path) -> None:
    kith(*FILES[what], "file")
    before = Path("file").read_bytes()
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        abe = Name("Abe Sample", given="Abe", family="Sample")
        mails = (Email("abe@northwind.example"), Email("a.sample@northwind.example"))
        more = type(MARA)(name=abe, emails=mails, met=Met("Fair", "2026-11-17"))
        fill(book, {"abe01": more})
    kith(*FILES[what], "file")
    assert Path("file").read_bytes() != before


@pytest.mark.parametrize("what", FILES)
def test_an_empty_file_is_no_loss(kith: Kith, what: str) -> None:
    Path("file").touch()
    kith(*FILES[what], "file")
    assert Path("file").stat().st_size


def test_the_default_name_is_no_exception(kith: Kith) -> None:
    Path("contacts.csv").write_bytes(OTHERS["table"])
    assert "contacts.csv: is there already" in kith("export", "csv", code=2).stderr
    assert Path("contacts.csv").read_bytes() == OTHERS["table"]


def test_an_export_of_another_format_is_not_of_the_kind(kith: Kith) -> None:
    kith("export", "csv", "-o", "file")
    for what in ("google", "vcard", "jsonl", "worklist"):
        kith(*FILES[what], "file", code=2)


def test_calendars_and_labels_go_by_the_same_rule(kith: Kith) -> None:
    Path("calendar").mkdir()
    strange = Path("calendar/tasks.ics")
    strange.write_text("BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    assert "tasks.ics: is there already" in kith("calendar", "-o", "calendar", code=2).stderr
    assert not Path("calendar/followups.ics").exists()
    strange.unlink()
    kith("calendar", "-o", "calendar")
    kith("calendar", "-o", "calendar")
    Path("labels.pdf").write_bytes(b"%PDF-1.7 somebody else's")
    arguments = ("draft", "mara", "--template", "postcard", "--labels")
    kith("note", "mara", "talked about cold storage")
    assert "is there already" in kith(*arguments, "labels.pdf", code=2).stderr
    kith(*arguments, "other.pdf")
    kith(*arguments, "other.pdf")


def test_a_pipe_is_not_replaced(kith: Kith) -> None:
    os.mkfifo("pipe")
    assert "is there already" in kith("export", "csv", "-o", "pipe", code=2).stderr
    assert Path("pipe").is_fifo()


@pytest.mark.parametrize("what", FILES)
def test_through_a_link_the_file_it_points_to_is_written(kith: Kith, what: str) -> None:
    Path("link").symlink_to(Path("elsewhere") / "file")
    for _ in range(2):  # there is nothing yet, then an earlier one
        kith(*FILES[what], "link")
        assert Path("link").is_symlink()
        assert Path("elsewhere/file").stat().st_size
        assert [path.name for path in Path("elsewhere").iterdir()] == ["file"]


@pytest.mark.parametrize("what", FILES)
def test_a_link_to_a_file_from_elsewhere_is_refused(kith: Kith, what: str) -> None:
    Path("file").write_bytes(OTHERS["table"])
    Path("link").symlink_to("file")
    kith(*FILES[what], "link", code=2)
    assert Path("file").read_bytes() == OTHERS["table"]
    assert Path("link").is_symlink()


def test_a_link_to_itself_is_told(kith: Kith) -> None:
    Path("link").symlink_to("link")
    assert "link: cannot be written" in kith("export", "csv", "-o", "link", code=2).stderr


def test_stdout_may_be_named_as_a_file(kith: Kith) -> None:
    named = kith("export", "csv", "-o", "/dev/stdout").stdout
    assert named == kith("export", "csv", "-o", "-").stdout != ""
    assert "is a folder" in kith("export", "vdir", "-o", "-", code=2).stderr
    assert not Path("-").exists()
