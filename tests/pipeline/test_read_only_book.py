"""A book that this user may not write to can be looked at, and says so when more is wanted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.book import Book
from pipeline.cli import cli
from pipeline.errors import Exit
from tests.pipeline.book.people import MARA, OTTO, entry
from tests.pipeline.pictures import ABE, draw_card

NOW = {"KITH_NOW": "2026-11-19T09:00:00+00:00"}


def kith(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [*map(str, arguments)], env=NOW)
    assert result.exit_code == status, result.output
    return result


def lock_up(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Take the permission to write away, also from root, whom modes do not keep out."""
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        really = os.open

        def refuse(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR) and folder in Path(os.fsdecode(path)).parents:
                raise PermissionError(13, "Permission denied", str(path))
            return really(path, flags, *rest, **more)

        patch.setattr(os, "open", refuse)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The default book, with two people and a note, which may only be read."""
    with Book.open() as book:
        book.add_entries([entry("mara1111", MARA), entry("otto2222", OTTO)])
        folder = book.folder
    kith("note", "mara", "talked about pumps", "--event", "Fair", "--met-on", "2026-11-18")
    with monkeypatch.context() as patch:
        lock_up(folder, patch)
        yield folder
    folder.chmod(0o755)


LOOKING = [
    ("today",),
    ("today", "--all", "--json"),
    ("contacts",),
    ("show", "mara"),
    ("stats",),
    ("worklist",),
    ("draft",),
    ("introductions",),
    ("merge", "--list"),
    ("undo", "--list"),
    ("note", "mara"),
    ("export", "vcard", "-o", "-"),
    ("export", "csv", "-o", "-"),
    ("doctor",),
]


def content(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_it_can_be_looked_at(book: Path, arguments: tuple[str, ...]) -> None:
    before = content(book)
    kith(*arguments)
    assert content(book) == before


def test_today_s_list_is_worked_out_all_the_same(book: Path) -> None:
    assert "Mara Lindqvist" in kith("today").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "mara", "talked about fans"),
        ("star", "mara"),
        ("correct", "mara", "title=Chair"),
        ("log", "mara", "--called"),
        ("merge", "mara", "otto"),
        ("undo",),
        ("forget", "mara", "--yes"),
        ("calendar", "-o", "calendar"),
        ("export", "vdir", "-o", "cards"),
    ],
    ids=" ".join,
)
def test_what_would_change_it_is_refused_with_the_reason(
    book: Path, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = content(book)
    told = kith(*arguments, status=Exit.USAGE).stderr
    assert str(book) in told and "can only be looked at" in told and "--book" in told
    assert content(book) == before and not list(tmp_path.iterdir())


def test_a_run_says_so_before_it_reads_a_photo(book: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    draw_card(tmp_path / "photos" / "abe.jpg", ABE)
    told = kith("run", tmp_path / "photos", "--out", tmp_path / "out", status=Exit.USAGE).stderr
    assert "can only be looked at" in told and "1/1" not in told


def test_what_its_owner_is_writing_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the journal of a kith that was killed, on a medium that nobody can write to."""
    with Book.open(tmp_path / "live") as owner:
        owner.add_entries([entry("mara1111", MARA)])
        copy = tmp_path / "copy"
        copy.mkdir()
        for name in ("book.sqlite3", "book.sqlite3-wal"):
            shutil.copyfile(owner.folder / name, copy / name)
        for folder in (owner.folder, copy):
            with monkeypatch.context() as patch:
                lock_up(folder, patch)
                told = kith("contacts", "--book", folder).stdout
            folder.chmod(0o755)
            assert "Mara Lindqvist" in told


def test_a_book_that_cannot_even_be_read_says_so(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    told = kith("today", status=Exit.USAGE).stderr
    assert "cannot be read: permission denied" in told and "--book" in told


def test_what_is_no_book_says_so(book: Path) -> None:
    file = book / "book.sqlite3"
    book.chmod(0o755)
    file.chmod(0o644)
    file.write_bytes(b"no book at all, but long enough to be looked at" * 100)
    file.chmod(0o444)
    assert "not a book" in kith("contacts", status=Exit.USAGE).stderr
