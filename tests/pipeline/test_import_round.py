"""kith's own exports, into a fresh book and into the one they come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from enrich.contact import Address, Contact, Email, Evidence, Met, Name, Phone, Social, Text, Url
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.imports.choose import READERS
from tests.pipeline.book.people import entry

E = Evidence(0.88)
HARUKA = Contact(
    name=Name("Haruka Tsukishima", None, "Haruka", None, "Tsukishima", None, "月島遥香", E),
    organizations=(Text("Tsukishima Kogyo", E),),
    emails=(Email("haruka@tsukishima.example", E),),
    phones=(Phone("+81355500123", "03-5550-0123", "work", None, True, "JP", E),),
    addresses=(
        Address(
            *("〒104-0052 東京都中央区月島1-2-3", "月島1-2-3", "中央区", "東京都"),
            *("104-0052", "JP", E),
        ),
    ),
    met=Met("Founders, Fellows & Friends", "2026-11-20"),
    languages=("ja",),
)
OTTO = Contact(
    name=Name("Otto Brandt", None, "Otto", None, "Brandt", None, None, E),
    organizations=(Text("Brandt GmbH", E),),
    emails=(Email("otto@brandt.example", E),),
    addresses=(
        Address(
            "Lindenstraße 47, 10969 Berlin", "Lindenstraße 47", "Berlin", None, "10969", "DE", E
        ),
    ),
    notes="Bread since 1984",
    met=Met("Bakers; Millers", "2026-11-20", "Springfield, Hall 2"),
)
IDS = ("haruka222222", "otto22222222")
FORMS = ("vcard", "vcard4", "google", "outlook")


def kith(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


def said(*book: str | Path) -> dict[str, Any]:
    found = map(json.loads, kith("contacts", "--json", *book).splitlines())
    return {
        one["name"]["full"]: {
            "native": one["name"]["native"],
            "addresses": [(a["full"], a["city"], a["country"]) for a in one["addresses"]],
            "notes": one["notes"],
            "met": one["met"],
        }
        for one in found
    }


@pytest.fixture(autouse=True)
def _book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_NOW", "2026-11-27T09:00:00+00:00")
    with Book.open(None) as book:
        book.add_entries(map(entry, IDS, (HARUKA, OTTO)))


@pytest.mark.parametrize("form", FORMS)
def test_a_fresh_book_says_the_same(tmp_path: Path, form: str) -> None:
    kith("export", form, "-o", tmp_path / "all")
    kith("import", tmp_path / "all", "--book", tmp_path / "other")
    assert said("--book", tmp_path / "other") == said()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_book_says_what_it_said(tmp_path: Path, form: str) -> None:
    former = said()
    for _ in range(2):
        kith("export", form, "-o", tmp_path / "all")
        kith("import", tmp_path / "all")
        assert said() == former


CROWDED = Contact(
    name=Name("Mara Lindqvist", None, "Mara", None, "Lindqvist", None, None, E),
    titles=(Text("Director", E), Text("Founder", E)),
    organizations=(Text("Northwind", E), Text("Crumb & Kettle", E)),
    emails=tuple(Email(f"mara@{host}.example", E) for host in ("a", "b", "c", "d")),
    phones=tuple(
        Phone(f"+1202555012{n}", f"+1 202 555 012{n}", "work", None, True, "US", E)
        for n in range(7)
    ),
    urls=(Url("northwind.example", E), Url("kettle.example", E)),
    socials=(Social("linkedin", "maralindqvist", E),),
    notes="We make people better",
)


def test_what_outlook_has_no_column_for_comes_back_to_its_field(tmp_path: Path) -> None:
    with Book.open(None) as book:
        book.add_entries([entry("mara22222222", CROWDED)])
    kith("export", "outlook", "-o", tmp_path / "all.csv")
    found = READERS["outlook"]((tmp_path / "all.csv").read_bytes(), None)
    (mara,) = (e.contact for e in found if e.contact.notes == CROWDED.notes)
    assert [t.value for t in mara.titles] == ["Director", "Founder"]
    assert [o.value for o in mara.organizations] == ["Northwind", "Crumb & Kettle"]
    assert [e.address for e in mara.emails] == [e.address for e in CROWDED.emails]
    assert {p.number for p in mara.phones} == {p.number for p in CROWDED.phones}
    assert [u.url for u in mara.urls] == ["northwind.example", "kettle.example"]
    assert [(s.network, s.handle) for s in mara.socials] == [("linkedin", "maralindqvist")]


def test_the_printed_form_of_an_address_is_kept() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:{}\nFN:Otto Brandt\n"
        "ADR{}:;;Lindenstr. 47;Berlin;;10969;DE\n{}END:VCARD\n"
    )
    texts = (
        card.format("4.0", ';LABEL="Haus 3\\nLindenstr. 47\\nD-10969 Berlin"', ""),
        card.format("4.0", ';LABEL="Haus 3^nLindenstr. 47^nD-10969 Berlin"', ""),
        card.format("3.0", "", "LABEL:Haus 3\\nLindenstr. 47\\nD-10969 Berlin\n"),
    )
    for text in texts:
        (found,) = READERS["vcard"](text.encode(), None)
        (address,) = found.contact.addresses
        assert address.full == "Haus 3, Lindenstr. 47, D-10969 Berlin"
        assert (address.street, address.city) == ("Lindenstr. 47", "Berlin")


def test_google_s_parts_are_put_in_the_order_of_their_country() -> None:
    columns = ("Formatted", "Street", "City", "Region", "Postal Code", "Country")
    header = ",".join(f"Address 1 - {column}" for column in columns)
    table = (
        f"First Name,Last Name,E-mail 1 - Value,{header}\n"
        "Otto,Brandt,,,Lindenstraße 47,Berlin,,10969,DE\n"
    )
    (found,) = READERS["google"](table.encode(), None)
    assert [a.full for a in found.contact.addresses] == ["Lindenstraße 47, 10969 Berlin"]


def test_a_foreign_card_s_note_is_no_name() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\n{}FN:Haruka Tsukishima\nNOTE:月島遥香\nEND:VCARD\n"
    (foreign,) = READERS["vcard"](card.format("").encode(), None)
    assert foreign.contact.notes == "月島遥香"
    (ours,) = READERS["vcard"](card.format("UID:kith-haruka222222\n").encode(), None)
    assert ours.contact.name is not None
    assert (ours.contact.name.native, ours.contact.notes) == ("月島遥香", None)


def test_what_else_is_noted_first_is_no_name() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:kith-{}\nFN:Haruka Tsukishima\nNOTE:{}\nEND:VCARD\n"
    for note in ("月島製作所", "安心と信頼", "株式会社月島工業"):
        (found,) = READERS["vcard"](card.format(IDS[0], note).encode(), None)
        assert found.contact.notes == note
