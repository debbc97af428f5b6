"""Somebody who was forgotten is met again: in an address book, or on another photo."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Contact, Email, Met, Name, Phone, Social, Text
from enrich.read import Hints
from ocr.card import Card
from pipeline.book import Book, schema
from pipeline.book.records import Entry
from pipeline.cli import cli
from pipeline.readings import FolderOfReadings
from pipeline.run import RunResult
from pipeline.shelving import must_read, shelve
from pipeline.summary import summary_json, summary_text
from tests.pipeline.book.people import MARA, OTTO, entry
from tests.pipeline.fakes import FakeRun, write_cards

ID = "abcdefgh2345"
COLLEAGUE = replace(
    OTTO,
    name=Name("Nils Berg", given="Nils", family="Berg"),
    organizations=MARA.organizations,
    phones=(Phone("+12025550100", "+12025550100", "work"),),
    emails=(Email("info@northwind.example"), Email("nils@northwind.example")),
)
"""At the forgotten person's firm, with its switchboard and its mailbox."""


def kith(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result


def names_in_book() -> list[str]:
    with Book.open() as book:
        return [listed.name for listed in book.list()]


def keep(contact: Contact, id_: str = ID) -> None:
    with Book.open() as book:
        book.add_entries([Entry(id_, contact, origin="vcard")])


def forget(contact: Contact, id_: str = ID) -> None:
    keep(contact, id_)
    kith("forget", id_, "--yes")
    assert not names_in_book()


MARA_WORKS = replace(
    MARA,
    emails=(*MARA.emails, Email("info@northwind.example")),
    phones=(*MARA.phones, Phone("+12025550100", "+12025550100", "work")),
)
FORMATS = {"vcard": "vcf", "vcard4": "vcf", "google": "csv", "outlook": "csv", "csv": "csv"}


class TestAnAddressBook:
    @pytest.mark.parametrize("name", FORMATS)
    def test_no_export_brings_back_who_was_forgotten(self, name: str, tmp_path: Path) -> None:
        keep(MARA_WORKS)
        file = tmp_path / f"all.{FORMATS[name]}"
        kith("export", name, "-o", file)
        kith("forget", "mara", "--yes")
        assert "1 left out because you forgot" in kith("import", file).stderr
        assert not names_in_book()
        kith("import", file, "--again")
        assert names_in_book() == ["Mara Lindqvist"]
        # Once they were taken in again they are no more forgotten than anybody else.
        assert "left out" not in kith("import", file).stderr
        assert names_in_book() == ["Mara Lindqvist"]

    def test_one_from_linkedin_is_known_by_the_profile(self, tmp_path: Path) -> None:
        file = tmp_path / "Connections.csv"
        file.write_text(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Mara,Lindqvist,https://www.linkedin.com/in/maralq,,,,20 Nov 2026\n"
        )
        forget(replace(MARA, socials=(Social("linkedin", "maralq"),)))
        assert "1 left out" in kith("import", file).stderr

    @pytest.mark.parametrize(
        "fields",
        [
            "FN:Mara Lindqvist\nEMAIL:MARA@Northwind.example",
            "FN:Dr. Mara C. Lindqvist\nN:Lindqvist;Mara;C.;Dr.;\nTEL:(202) 555-0143",
            "FN:Lindqvist Mara\nORG:Northwind Medicine\\, Inc.",
            "FN:M. Lindqvist\nTEL;TYPE=HOME:+1 202 555 0143",
            "FN:Mara Lindqvist\nTEL;TYPE=WORK:+12025550100",
            "FN:Mara Lindqvist\nEMAIL:other@northwind.example",
            "FN:Somebody\nUID:kith-" + ID,
            "FN:maral\nEMAIL:mara@northwind.example\nTEL:+12025550143",
            "EMAIL:mara@northwind.example",
        ],
    )
    def test_they_are_known_by_what_is_theirs(self, fields: str, tmp_path: Path) -> None:
        forget(MARA_WORKS)
        told = bring(tmp_path, fields)
        assert "1 left out" in told and not names_in_book()

    @pytest.mark.parametrize(
        "fields",
        [
            "FN:Nils Berg\nORG:Northwind Medicine\nTEL:+12025550100\nEMAIL:info@northwind.example",
            "ORG:Northwind Medicine\nTEL:+12025550100\nEMAIL:info@northwind.example",
            "FN:Nils Lindqvist\nORG:Birch\nTEL:+12025550199",
        ],
    )
    def test_what_a_firm_shares_keeps_nobody_out(self, fields: str, tmp_path: Path) -> None:
        forget(MARA_WORKS)
        told = bring(tmp_path, fields)
        assert "forgot" not in told and len(names_in_book()) == 1

    @pytest.mark.parametrize(
        "fields",
        [
            "FN:Mara Lindqvist\nORG:Birch & Sons",
            "FN:Sven Holm\nEMAIL:mara@northwind.example",
            "FN:Sven Holm\nTEL:+12025550143",
            "FN:M. Lindqvist\nORG:Northwind Medicine",
        ],
    )
    def test_who_may_be_another_is_kept_and_named(self, fields: str, tmp_path: Path) -> None:
        forget(MARA_WORKS)
        told = bring(tmp_path, fields)
        (name,) = names_in_book()
        assert f"{name}" in told and "may be somebody you forgot" in told and "kith forget" in told
        # Said once: from then on they are in the book.
        assert "may be" not in bring(tmp_path, fields)

    def test_a_name_of_one_and_a_number_of_another_are_nobodys(self, tmp_path: Path) -> None:
        forget(MARA)
        forget(OTTO, "otto22222222")
        told = bring(tmp_path, "FN:Mara Lindqvist\nTEL;TYPE=WORK:+4930901820001")
        assert "left out" not in told and names_in_book() == ["Mara Lindqvist"]

    def test_what_was_corrected_is_known_too(self, tmp_path: Path) -> None:
        keep(MARA)
        kith("correct", "mara", "name=Mara Birk", "email=mb@birk.example")
        kith("forget", ID, "--yes")
        assert "1 left out" in bring(tmp_path, "FN:Mara Birk\nEMAIL:mb@birk.example")

    def test_a_company_is_known_by_its_name_and_number(self, tmp_path: Path) -> None:
        firm = Contact(
            kind="org",
            organizations=(Text("Birch & Sons Ltd"),),
            phones=(Phone("+12025550177", "+12025550177", "work"),),
        )
        forget(firm)
        fields = "ORG:Birch & Sons\nTEL:+12025550177"
        assert "1 left out" in bring(tmp_path, fields)
        assert "left out" not in bring(tmp_path, "FN:Nils Birch\nN:Birch;Nils\n" + fields)

    def test_who_is_in_the_book_still_is_updated(self, tmp_path: Path) -> None:
        # Two lines of one person that nobody joined: only one of them was to go.
        fields = "UID:1\nFN:Mara Lindqvist\nORG:Northwind Medicine"
        bring(tmp_path, fields)
        with Book.open() as book:
            ((stays,),) = book.query("SELECT id FROM entry")
            book.add_entries([entry(ID, MARA)])
        kith("forget", ID, "--yes")
        assert "left out" not in bring(tmp_path, fields + "\nTITLE:Chair")
        with Book.open() as book:
            assert [t.value for t in book.contact(stays).titles] == ["Chair"]


def test_nothing_in_the_book_says_who_was_forgotten() -> None:
    forget(MARA_WORKS)
    with Book.open() as book:
        rows = [tuple(row) for row in book.query("SELECT hash, person FROM stone")]
        content = b"".join(p.read_bytes() for p in book.folder.rglob("*") if p.is_file()).lower()
    assert rows
    for word in (b"lindqvist", b"mara", b"northwind", b"5550143", b"5550100"):
        assert word not in content
    # A number can be tried: too little is kept of its hash to tell which of many it was.
    numbers = [hash_ for hash_, _ in rows if hash_.startswith(("number/", "mobile/"))]
    assert len(numbers) == 3 and all(len(n.partition("/")[2]) == 5 for n in numbers)


def test_who_was_forgotten_by_an_older_kith_stays_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:5])
        patch.setattr(schema, "VERSION", 5)
        with Book.open() as book, book.transaction():
            salt = next(book.query("SELECT value FROM meta WHERE key = 'salt'"))["value"]
            book.connection.execute(
                "INSERT INTO tombstone VALUES (?)", (_old_stone(salt, f"line/{ID}"),)
            )
    assert "1 left out" in bring(tmp_path, f"FN:Somebody\nUID:kith-{ID}")


def _old_stone(salt: str, mark: str) -> str:
    return hmac.new(bytes.fromhex(salt), mark.encode(), hashlib.sha256).hexdigest()


def bring(folder: Path, fields: str) -> str:
    file = folder / "theirs.vcf"
    file.write_text(f"BEGIN:VCARD\nVERSION:3.0\n{fields}\nEND:VCARD\n")
    return kith("import", file, "--region", "US").stderr


def read_card(card: Card, hints: Hints) -> tuple[Contact, ...]:
    """A name, then a firm, an e-mail address and a number, in whatever order."""
    name, *rest = [line.text for line in card.lines]
    return (
        Contact(
            name=Name(name, given=name.split()[0], family=name.split()[-1]),
            organizations=tuple(Text(text) for text in rest if text[0].isupper()),
            emails=tuple(Email(text) for text in rest if "@" in text),
            phones=tuple(Phone(text, text, "work") for text in rest if text.startswith("+")),
        ),
    )


QUILL = "Zacharias Quill\nQuill Works\nzq@quillworks.example\n+12025550143"


class TestAnotherPhoto:
    @pytest.fixture(autouse=True)
    def _reader(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("pipeline.stages.read_contacts", read_card)

    def run(self, folder: Path, again: bool = False) -> RunResult:
        with Book.open() as book:
            store = FolderOfReadings(book.readings)
            read = FakeRun(
                folder,
                met=Met("Fair"),
                store=store,
                reread=lambda content: must_read(book, content, again),
            )()
            return shelve(book, read, "recipe", store, again=again)

    def forgotten(self, folder: Path) -> None:
        write_cards(folder / "1.jpg", QUILL)
        self.run(folder)
        kith("forget", "quill", "--yes")

    def test_of_the_same_card_brings_nobody_back(self, tmp_path: Path) -> None:
        photos = tmp_path / "photos"
        self.forgotten(photos)
        # The same print on other bytes, as when a picture is saved anew or turned.
        write_cards(photos / "2.jpg", QUILL + "\n")
        write_cards(photos / "3.jpg", "Nils Berg\nQuill Works\nnils@quillworks.example")
        for _ in range(2):
            result = self.run(photos)
            assert names_in_book() == ["Nils Berg"]
            assert [c.name.full for c in result.as_read if c.name] == ["Nils Berg"]
            assert not result.failures and not result.doubtful
            told = summary_text(result, 1, tmp_path)
            assert "2 photos show somebody you forgot" in told and "--again" in told
            assert summary_json(result, 1, tmp_path)["forgotten"] == 2
        with Book.open() as book:
            kept = [p.read_bytes() for p in book.folder.rglob("*") if p.is_file()]
        assert not any(b"quillworks.example" in text and b"zq@" in text for text in kept)

    def test_they_can_be_taken_in_again(self, tmp_path: Path) -> None:
        photos = tmp_path / "photos"
        self.forgotten(photos)
        write_cards(tmp_path / "more" / "2.jpg", QUILL + "\n")
        assert not self.run(tmp_path / "more").contacts
        result = self.run(photos, again=True)
        assert names_in_book() == ["Zacharias Quill"]
        assert result.forgotten == 0
        # Of the other photo nothing was kept, so that it is read once more.
        for _ in range(2):
            result = self.run(tmp_path / "more")
            assert len(result.contacts) == 1 and not result.failures
        assert names_in_book() == ["Zacharias Quill"]
        assert result.reused == 1

    def test_of_a_namesake_is_kept_and_said(self, tmp_path: Path) -> None:
        photos = tmp_path / "photos"
        self.forgotten(photos)
        write_cards(tmp_path / "more" / "2.jpg", "Zacharias Quill\nBirch\nz@birch.example")
        result = self.run(tmp_path / "more")
        (contact,) = result.contacts
        assert result.doubtful == (contact.id,) and result.forgotten == 0
        told = summary_text(result, 1, tmp_path)
        line = f"Zacharias Quill may be somebody you forgot; if so: kith forget {contact.id}"
        assert line in told.splitlines()
        assert json.loads(json.dumps(summary_json(result, 1, tmp_path)))["maybe_forgotten"] == [
            contact.id
        ]
        assert not self.run(tmp_path / "more").doubtful

    def test_who_shares_a_card_with_the_forgotten_is_another(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read_both(card: Card, hints: Hints) -> tuple[Contact, ...]:
            (one,) = read_card(card, hints)
            assert one.name is not None
            names = one.name.full.split(" and ")
            return tuple(
                replace(one, name=Name(n, given=n.split()[0], family=n.split()[-1])) for n in names
            )

        monkeypatch.setattr("pipeline.stages.read_contacts", read_both)
        photos = tmp_path / "photos"
        write_cards(photos / "1.jpg", "Zacharias Quill and Mara Holm\nmara@holm.example")
        self.run(photos)
        kith("forget", "quill", "--yes")
        assert "forgot" not in bring(tmp_path, "FN:Mara Holm\nEMAIL:mara@holm.example")
