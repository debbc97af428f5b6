"""Control characters of other people's files reach neither the terminal nor an export."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.contact import Contact, Email, Met, Name, Text
from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.cli import cli

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

EVIL = "\x1b]0;pwn\x07\x9b31m\x7f"

VCARD = f"""BEGIN:VCARD
VERSION:3.0
FN:Mara{EVIL} Lindqvist
N:Lindqvist;Mara{EVIL}
ORG:Northwind{EVIL};Research{EVIL}
TITLE:Director{EVIL}
TITLE:\x1b\x07
EMAIL:mara@northwind.example
TEL:+1202{EVIL}5550143
URL:https://northwind.example/{EVIL}
ADR:;;2 Elm Road{EVIL};Springfield{EVIL};;;
CATEGORIES:Choir{EVIL}
NOTE:Met: Fair{EVIL}\\, Utrecht\\, 2026-11-18\\nSings{EVIL}
END:VCARD
"""

SHOWN = (
    ("contacts",),
    ("contacts", "--json"),
    ("show", "mara"),
    ("today",),
    *(
        ("export", name, "-o", "-", "--remarks")
        for name in ("vcard", "vcard4", "google", "outlook", "jscontact")
    ),
    *(("export", name, "-o", "-") for name in ("csv", "jsonl")),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after the Fair, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KITH_NOW", "2026-11-19T09:00:00+01:00")


def kith(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.replace("\r\n", "\n")  # as vCard and CSV end their lines


def assert_clean() -> None:
    for command in SHOWN:
        said = kith(*command)
        assert not CONTROL.search(said), (command, said)
        assert "Mara" in said or command == ("today",)  # nothing to do about whom you never met
    kith("calendar", "-o", "calendar")
    kith("worklist", "--format", "html", "-o", "worklist.html")
    for path in (Path("calendar/followups.ics"), Path("calendar/tasks.ics"), Path("worklist.html")):
        assert not CONTROL.search(path.read_bytes().decode().replace("\r\n", "\n")), path


def test_of_an_imported_address_book() -> None:
    Path("a.vcf").write_text(VCARD)
    kith("import", "a.vcf")
    assert_clean()
    assert "Director" in kith("show", "mara")


def test_written_in_quoted_printable() -> None:
    Path("a.vcf").write_text(
        "BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:Mara=1B]0;pwn=07 Lind\n"
        "N;ENCODING=QUOTED-PRINTABLE:Lind;Mara=1B\nEND:VCARD\n"
    )
    kith("import", "a.vcf")
    assert_clean()


def test_of_an_imported_table() -> None:
    Path("g.csv").write_text(
        "First Name,Last Name,Organization Name,E-mail 1 - Value,Notes\n"
        f"Mara{EVIL},Lindqvist,Northwind{EVIL},mara@northwind.example,Sings{EVIL}\n"
    )
    kith("import", "g.csv")
    assert_clean()


def test_of_what_the_owner_says() -> None:
    with Book.open() as book:
        book.add_entries([Entry("mara1111", Contact(name=Name("Mara Lindqvist")))])
    kith("correct", "mara", f"title=Chair{EVIL}", f"name=Mara{EVIL} Lindqvist")
    kith("note", "mara", f"sings{EVIL}", "--needs", f"a hall{EVIL}", "--event", f"Fair{EVIL}")
    kith("log", "mara", "--called", "--note", f"about the hall{EVIL}")
    assert_clean()


def test_of_cards() -> None:
    contact = Contact(
        name=Name(f"Mara{EVIL}", native=EVIL),
        organizations=(Text(EVIL),),
        emails=(Email(f"mara{EVIL}@x.example"),),
        notes=EVIL,
        met=Met(f"Fair{EVIL}", "2026-11-18"),
        warnings=(f"blurred{EVIL}",),
    )
    with Book.open() as book:
        book.add_entries([Entry("mara1111", contact, labels=(f"Choir{EVIL}",))])
        assert not book.add_entries([Entry("mara1111", contact)]) - {"mara1111"}
    assert_clean()


def test_a_name_of_control_characters_only_is_none() -> None:
    with Book.open() as book:
        mail = (Email("m@x.example"),)
        book.add_entries([Entry("mara1111", Contact(name=Name("\x1b"), emails=mail))])
        assert [choice.name for choice in book.list()] == ["m@x.example"]


def test_lines_and_tabs_of_notes_stay() -> None:
    with Book.open() as book:
        book.add_entries([Entry("mara1111", Contact(name=Name("Mara"), notes="a\tb\r\nc\rd"))])
        assert book.contact("mara1111").notes == "a\tb\nc\nd"
