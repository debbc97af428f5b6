"""kith's own exports, imported again: no evidence for themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Contact, Evidence, Met, Text
from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.cli import cli
from tests.pipeline.book.people import MARA, OTTO, entry
from tests.pipeline.contacts import FULL

MARA_ID = "mara22222222"
UNSURE = Evidence(0.89, ("labelled as an organisation by print and place",))
DOUBTFUL = replace(MARA, organizations=(Text("Northwind", UNSURE),), review=("organization",))


def kith(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result


def fill(*entries: Entry) -> None:
    with Book.open(None) as book:
        book.add_entries(entries)


def shown(who: str = MARA_ID) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kith("show", who, "--json").stdout)
    return found


def export(path: Path, form: str = "vcard") -> Path:
    kith("export", form, "-o", path)
    return path


def edit(path: Path, change: Callable[[str], str]) -> Path:
    former = path.read_bytes().decode()
    changed = change(former)
    assert changed != former
    path.write_bytes(changed.encode())
    return path


@pytest.mark.parametrize("form", ["vcard", "vcard4", "google", "outlook"])
@pytest.mark.parametrize("contact", [DOUBTFUL, FULL, OTTO], ids=["doubtful", "full", "sure"])
def test_nothing_new_comes_back(tmp_path: Path, form: str, contact: Contact) -> None:
    firm = Contact(
        kind="org", organizations=(Text("Brandt GmbH", UNSURE),), review=("organization",)
    )
    fill(entry(MARA_ID, replace(contact, id="")), entry("firm22222222", firm))
    before = shown(), shown("firm22222222")
    table = export(tmp_path / "e.vcf", form)
    for _ in range(2):
        assert "0 new or changed" in kith("import", table).stderr
        assert (shown(), shown("firm22222222")) == before
    assert not kith("merge", "--made").stdout.count("exported")


def test_what_the_owner_noted_does_not_come_back_as_print(tmp_path: Path) -> None:
    fill(entry(MARA_ID, MARA, labels=("Choir",), birthday="1980-02-03"))
    kith("note", MARA_ID, "sails on Sundays")
    kith("export", "vcard", "-o", tmp_path / "e.vcf", "--remarks")
    before = shown()
    assert "0 new or changed" in kith("import", tmp_path / "e.vcf").stderr
    assert shown() == before


def test_what_was_changed_in_the_address_book_counts(tmp_path: Path) -> None:
    fill(entry(MARA_ID, DOUBTFUL))
    table = export(tmp_path / "e.vcf")
    edit(
        table,
        lambda text: text.replace("TITLE:Director", "TITLE:Chair").replace(
            "END:VCARD", "TEL;TYPE=HOME:+4930901820001\r\nNOTE:Plays chess\r\nEND:VCARD"
        ),
    )
    assert "1 new or changed" in kith("import", table).stderr
    for _ in range(2):
        mara = shown()
        assert [t["value"] for t in mara["titles"]] == ["Chair", "Director"]
        assert mara["titles"][0]["reasons"] == ["in your vcard address book"]
        assert "+4930901820001" in [p["number"] for p in mara["phones"]]
        assert "Plays chess" in mara["notes"]
        # What was not changed is as unsure as it was.
        assert mara["organizations"][0]["confidence"] == 0.89
        assert "organization" in mara["review"]
        assert "0 new or changed" in kith("import", table).stderr
    with Book.open(None) as book:
        assert len(list(book.contacts())) == 1


@pytest.mark.parametrize("form", ["google", "outlook"])
def test_what_was_changed_in_a_table_counts(tmp_path: Path, form: str) -> None:
    fill(entry(MARA_ID, DOUBTFUL))
    table = edit(export(tmp_path / "e.csv", form), lambda text: text.replace("Director", "Chair"))
    assert "1 new or changed" in kith("import", table).stderr
    for _ in range(2):
        mara = shown()
        # A line of a table bears no date: what was read stays first.
        assert [t["value"] for t in mara["titles"]] == ["Director", "Chair"]
        assert mara["titles"][1]["reasons"] == [f"in your {form} address book"]
        assert mara["organizations"][0]["confidence"] == 0.89
        assert "organization" in mara["review"]
        assert "0 new or changed" in kith("import", table).stderr


def test_outlook_in_another_language_brings_the_name_back(tmp_path: Path) -> None:
    fill(entry(MARA_ID, DOUBTFUL))
    table = edit(
        export(tmp_path / "e.csv", "outlook"), lambda text: text.replace("User 1", "Benutzer 1")
    )
    before = shown()
    assert "0 new or changed" in kith("import", table).stderr
    assert shown() == before


def test_a_card_that_bears_another_name_by_now_is_somebody_else(tmp_path: Path) -> None:
    fill(entry(MARA_ID, replace(MARA, met=Met("Fair"))))
    table = export(tmp_path / "e.vcf")
    edit(table, lambda text: text.replace("Lindqvist", "Okafor").replace("Mara", "Tobias"))
    before = shown()
    kith("import", table)
    assert shown() == before
    with Book.open(None) as book:
        assert len(list(book.contacts())) == 2


def test_into_another_book_it_comes_whole(tmp_path: Path) -> None:
    fill(entry(MARA_ID, MARA))
    table, other = export(tmp_path / "e.vcf"), tmp_path / "other"
    assert "1 new or changed" in kith("import", table, "--book", other).stderr
    with Book.open(other) as book:
        (contact,) = book.contacts()
    assert contact.name is not None and contact.name.full == "Mara Lindqvist"
    assert contact.titles and contact.emails


def test_joined_by_its_uid_it_can_be_parted_for_good(tmp_path: Path) -> None:
    fill(entry(MARA_ID, MARA))
    table = edit(export(tmp_path / "e.vcf"), lambda text: text.replace("Director", "Chair"))
    kith("import", table)
    (made,) = json.loads(kith("merge", "--made", "--json").stdout)
    assert made["reasons"] == ["exported by kith"]
    kith("merge", "--undo", str(made["number"]))
    kith("import", table)
    assert [t["value"] for t in shown()["titles"]] == ["Director"]
