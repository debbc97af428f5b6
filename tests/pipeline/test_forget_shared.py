"""Forgetting one of several people on a photo: nothing of them is left, everything of the others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from enrich.contact import Contact, Email, Met, Name, Phone, Text, Url
from enrich.merging.apart import leave_out
from enrich.read import Hints
from ocr.card import Card
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.export.gather import gather
from pipeline.readings import FolderOfReadings
from pipeline.shelving import shelve
from tests.pipeline.fakes import FakeRun, write_cards

CARD = """Zacharias Quill / Mara Holm
Holm & Partners
zq@holm.example z.quill@holm.example mara@holm.example info@holm.example
+12025550143
Ask for Mr Quill on Mondays
Since 1984"""


def read_holders(card: Card, hints: Hints) -> tuple[Contact, ...]:
    """One contact per name on the first line; all share what is below."""
    first, *rest = [line.text for line in card.lines]
    words = " ".join(rest).split()
    return tuple(
        Contact(
            name=Name(name, given=name.split()[0], family=name.split()[-1]),
            organizations=tuple(Text(line) for line in rest if "Partners" in line),
            emails=tuple(Email(word) for word in words if "@" in word),
            phones=tuple(Phone(word, word, "work") for word in words if word.startswith("+")),
            notes="\n".join(line for line in rest if " on " in line or "Since" in line) or None,
        )
        for name in first.split(" / ")
    )


Run = Callable[..., list[Contact]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run over ``photos``, by a reader of which there may be a better version."""
    monkeypatch.setattr("pipeline.stages.read_contacts", read_holders)

    def run_now(recipe: str = "fake") -> list[Contact]:
        with Book.open() as book:
            store = FolderOfReadings(book.readings)
            result = FakeRun(tmp_path / "photos", recipe, Met("Fair"), store=store)()
            return list(shelve(book, result, recipe, store).contacts)

    return run_now


def kith(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stderr


def everything(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()).lower()


def pictures() -> dict[str, bytes | None]:
    """The card's picture of each contact in the book, by name."""
    with Book.open() as book:
        return {p.contact.name.full: p.picture for p in gather(book, pictures=True)}  # type: ignore[union-attr]


def test_one_of_two_holders_is_forgotten_and_the_other_stays(tmp_path: Path, run: Run) -> None:
    write_cards(tmp_path / "photos" / "1.jpg", CARD)
    assert len(run()) == 2
    with Book.open() as book:
        folder = book.folder
    kith("correct", "mara", "email=m@holm.example")
    kith("undo")
    kith("correct", "mara", "title=Chair")
    kith("note", "mara", "collects stamps")
    assert b"quill" in everything(folder)
    kith("forget", "quill", "--yes")
    assert b"quill" not in everything(folder)
    assert not list(folder.rglob("*.jpg"))  # the picture shows both

    def check_the_other() -> None:
        with Book.open() as book:
            (mara,) = book.contacts()
            assert mara.name is not None and mara.name.full == "Mara Holm"
            # Neither his name nor his initials; what spells nobody's name may be hers.
            assert [e.address for e in mara.emails] == [
                "mara@holm.example",
                "info@holm.example",
            ]
            assert [t.value for t in mara.titles] == ["Chair"]
            assert [p.number for p in mara.phones] == ["+12025550143"]
            assert mara.organizations and mara.notes == "Since 1984"
            assert book.about(mara.id).get("note") == "collects stamps"
            assert book.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"

    check_the_other()
    # The photo is read again, also by a better reader: nothing of him comes back.
    for recipe in ("fake", "better", "better"):
        run(recipe)
        assert b"quill" not in everything(folder)
        check_the_other()
    assert pictures() == {"Mara Holm": None}


def test_a_photo_that_nobody_is_left_of_is_no_failure(tmp_path: Path, run: Run) -> None:
    write_cards(tmp_path / "photos" / "1.jpg", "Zacharias Quill\nzq@quillworks.example")
    write_cards(tmp_path / "photos" / "2.jpg", "Mara Holm\nmara@holm.example")
    assert len(run()) == 2
    kith("forget", "quill", "--yes")
    with Book.open() as book:
        store = FolderOfReadings(book.readings)
        result = FakeRun(tmp_path / "photos", "fake", Met("Fair"), store=store)()
        assert [failure.file for failure in result.failures] == ["1.jpg"]
        assert not shelve(book, result, "fake", store).failures


def shade(name: str) -> bytes:
    picture = io.BytesIO()
    Image.new("L", (20, 10), ord(name[0])).save(picture, "JPEG")
    return picture.getvalue()


def test_other_cards_of_the_photo_keep_their_pictures(tmp_path: Path, run: Run) -> None:
    names = ("Abe Able", "Bea Baker", "Cyd Cole")
    write_cards(tmp_path / "photos" / "3.jpg", *names)
    run()
    with Book.open() as book:
        # Each card gets a picture of its own shade, to tell them apart.
        crops = {book.contact(c.id).name.full: book.crop_of(c.id) for c in book.list()}  # type: ignore[union-attr]
        for name in names:
            (path,) = book.readings.rglob(f"{crops[name]}.jpg")
            path.write_bytes(shade(name))
    kith("forget", "able", "--yes")
    assert pictures() == {name: shade(name) for name in names[1:]}
    run()
    assert pictures() == {name: shade(name) for name in names[1:]}


def test_exports_inside_the_book_are_deleted_and_others_left(tmp_path: Path, run: Run) -> None:
    write_cards(tmp_path / "photos" / "1.jpg", CARD)
    run()
    with Book.open() as book:
        folder = book.folder
    for name in ("vcard", "google", "outlook", "csv", "xlsx", "jsonl", "jscontact"):
        kith("export", name, "-o", folder / "exports" / f"all.{name}.{_ENDINGS[name]}")
    kith("export", "vdir", "-o", folder / "vdir")
    kith("export", "csv", "-o", folder / "mara.csv", "--only", "mara")
    (folder / "mine.odt").write_text("Zacharias Quill, in a file of my own")
    sheet = folder / "exports" / "all.xlsx.xlsx"
    with zipfile.ZipFile(sheet) as archive:
        assert any(b"Quill" in archive.read(name) for name in archive.namelist())
    told = kith("forget", "quill", "--yes")
    assert f"deleted: {sheet}" in told
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if _is_export(p)) == [
        "mine.odt"
    ]
    # What was shared with him stood in her vCard too; a new export holds the rest.
    kith("export", "vcard", "-o", folder / "new.vcf")
    assert b"quill" not in (folder / "new.vcf").read_bytes().lower()


_ENDINGS = {"vcard": "vcf", "google": "csv", "outlook": "csv", "csv": "csv", "xlsx": "xlsx"} | {
    "jsonl": "jsonl",
    "jscontact": "json",
}


def _is_export(path: Path) -> bool:
    return path.is_file() and "book.sqlite3" not in path.name and path.suffix not in (".lock",
        ".json") and "readings" not in path.parts  # fmt: skip


def test_what_is_the_others_alone_is_left_out() -> None:
    contact = Contact(
        name=Name("Mara Holm", given="Mara", family="Holm"),
        emails=tuple(map(Email, ("otto.holm@x.example", "holm@x.example", "li@x.example"))),
        urls=tuple(map(Url, ("x.example/otto", "otto.example"))),
        titles=(Text("Assistant to Otto"), Text("Chair")),
        notes="Call Otto first\nLisbon",
    )
    left = leave_out(contact, [Name("Otto Holm"), Name("李 娜", native="Li Na")])
    # Of her own name and his, an address that spells both is not his alone.
    assert [e.address for e in left.emails] == ["otto.holm@x.example", "holm@x.example"]
    assert [u.url for u in left.urls] == ["otto.example"]
    assert [t.value for t in left.titles] == ["Chair"]
    assert left.notes == "Lisbon"
    assert leave_out(contact, []) == contact
