"""Killed at any moment, the next run ends with the book of a run that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from pipeline.book import Book, store
from pipeline.book.records import BookBusy
from tests.pipeline.book.run_into_book import main
from tests.pipeline.fakes import write_cards

REPOSITORY = Path(__file__).parents[3]
_OWN = {"meta"}
"""Tables that differ between books by design: every book has a salt of its own."""


def write_photos(folder: Path, people: int = 24) -> Path:
    for number in range(people):
        who = f"Mara{chr(97 + number)} Lindqvist\nmara{number}@northwind.example"
        write_cards(folder / f"{number:03}.jpg", who)
    # Some of them again, in other photos and with something new.
    for number in range(0, people, 4):
        who = f"Mara{chr(97 + number)} Lindqvist\nmara{number}@northwind.example"
        write_cards(folder / f"again-{number:03}.jpg", f"{who}\n+1202555{number:04}")
    return folder


def start(photos: Path, book: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.pipeline.book.run_into_book", str(photos), str(book)],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
    )


def everything(book: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a book, and the names and bytes of its readings."""
    with sqlite3.connect(book / store.FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        content: dict[str, list[tuple[object, ...]]] = {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in tables
            if table not in _OWN
        }
    content["readings"] = sorted(
        (path.name, path.read_bytes())
        for path in (book / store.READINGS).rglob("*")
        if path.is_file()
    )
    return content


def wait_for(process: subprocess.Popen[bytes], folder: Path, readings: int) -> None:
    """Wait until so many readings are kept, or the process has ended."""
    while process.poll() is None and len(list(folder.glob("*/*.json"))) < readings:
        time.sleep(0.001)


@pytest.mark.slow
def test_killed_at_thirty_moments_the_book_is_the_same(tmp_path: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    assert start(photos, tmp_path / "undisturbed").wait(120) == 0
    expected = everything(tmp_path / "undisturbed")
    assert len(expected["contact"]) == 24
    assert len(expected["entry"]) == 30
    rng = random.Random(20261122)
    killed = 0
    moments = count()
    while killed < 30:
        moment = next(moments)
        assert moment < 90, "most runs end before they can be killed"
        book = tmp_path / f"killed-{moment}"
        # Half of them while photos are read, half while everything goes into the book.
        readings = rng.randrange(30) if moment % 2 else 30
        process = start(photos, book)
        wait_for(process, book / store.READINGS, readings)
        time.sleep(rng.uniform(0, 0.01 if moment % 2 else 0.15))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(60) == -signal.SIGKILL
        main(photos, book)
        assert everything(book) == expected, f"moment {moment}"


@pytest.mark.slow
def test_two_runs_at_once_take_turns(tmp_path: Path) -> None:
    one, other = write_photos(tmp_path / "one"), write_photos(tmp_path / "other", 12)
    book = tmp_path / "book"
    processes = [start(photos, book) for photos in (one, other, one)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert len(everything(book)["contact"]) == 24


@pytest.mark.slow
def test_small_commands_write_while_a_run_is_at_work(tmp_path: Path) -> None:
    photos = write_photos(tmp_path / "photos")
    folder = tmp_path / "book"
    main(write_photos(tmp_path / "first", 1), folder)
    process = start(photos, folder)
    said = 0
    with Book.open(folder) as book:
        (first,) = book.list()
        while process.poll() is None:
            book.set_note(first.id, note=f"word {said}")
            said += 1
            # SQLite's lock is not fair: a writer that never rests keeps all others out.
            time.sleep(0.005)
        assert process.returncode == 0
        assert book.about(first.id).get("note") == f"word {said - 1}"
    assert said > 5


def test_a_writer_that_waits_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_BUSY_SECONDS", 0.1)
    with (
        Book.open(tmp_path) as one,
        Book.open(tmp_path) as other,
        one.transaction(),
        pytest.raises(BookBusy, match="another kith"),
        other.transaction(),
    ):
        pass


def test_a_read_only_book_is_said_to_be(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / "book").write_text("a file in its place")
    else:
        tmp_path.chmod(0o500)
    with pytest.raises(Exception, match=r"book: (is a file|cannot be written)"):
        Book.open(tmp_path / "book")
