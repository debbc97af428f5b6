"""kith's own contacts.csv: out, through a spreadsheet, and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings

from enrich.contact import Contact, Text
from pipeline.book import Book
from pipeline.book.filing import CardRead
from pipeline.book.records import Entry
from pipeline.cli import cli
from pipeline.errors import Exit
from pipeline.export.table import CHECK, COLUMNS, write_table
from pipeline.imports.choose import READERS, tell_format
from tests.pipeline.book.people import MARA, OTTO, entry
from tests.pipeline.contacts import FULL
from tests.pipeline.export.strategies import contacts as exported

MARA_ID, OTTO_ID = "mara22222222", "otto22222222"


def kith(*arguments: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == status, result.output
    return result


def fill(*entries: Entry, folder: Path | None = None) -> None:
    with Book.open(folder) as book:
        book.add_entries(entries)


def export(to: Path, book: Path | None = None) -> Path:
    kith("export", "csv", "-o", to, *(["--book", book] if book else []))
    return to


def shown(who: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kith("show", who, "--json").stdout)
    return found


def edit(path: Path, change: Callable[[dict[str, str]], None]) -> Path:
    """Change the rows of a table as a spreadsheet would, and nothing else."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
    for row in rows:
        change(row)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue())
    return path


@given(exported.map(lambda c: replace(c, kind="individual" if c.name else "org")))
@settings(max_examples=150, deadline=None)
def test_every_column_comes_back_to_its_field(contact: Contact) -> None:
    text = write_table([contact])
    assert tell_format("contacts.csv", text.encode()) == "kith"
    found = [e.contact for e in READERS["kith"](text.encode(), "US")]
    if not found:
        assert contact == Contact(contact.id, contact.kind)
        return
    (back,) = found
    rows = [next(csv.DictReader(io.StringIO(write_table([c])))) for c in (contact, back)]
    for column in COLUMNS:
        if column not in ("id", CHECK):
            # A spreadsheet's cell is trimmed, and one with several values has its parts trimmed.
            assert rows[1][column].split() == rows[0][column].split(), column


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_empty_book_gets_the_same_contacts(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    fill(
        Entry(FULL.id, replace(FULL, id=""), dated="2026-11-20"),
        entry(OTTO_ID, OTTO),
        entry("firm22222222", Contact(kind="org", organizations=(Text("Brandt GmbH"),))),
    )
    table = export(tmp_path / "contacts.csv")
    rows = list(csv.reader(io.StringIO(table.read_text(), newline="")))
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter).writerows(rows)
    (tmp_path / "saved.csv").write_bytes(saved.getvalue().encode(encoding))
    other = tmp_path / "other"
    assert "3 contacts of kith" in kith("import", tmp_path / "saved.csv", "--book", other).stderr
    assert export(tmp_path / "again.csv", other).read_text() == table.read_text()
    # Once more changes nothing.
    again = kith("import", tmp_path / "saved.csv", "--book", other).stderr
    assert "0 new or changed" in again


@pytest.mark.parametrize("mend", [False, True])
def test_a_semicolon_within_a_value_does_not_part_it(tmp_path: Path, mend: bool) -> None:
    titles = (Text("Baker; by appointment"), Text("Owner"))
    firms = (Text("Crumb; Kettle"), Text("Bread; Tea"))
    fill(entry(MARA_ID, replace(MARA, titles=titles, organizations=firms)))
    table = export(tmp_path / "contacts.csv")
    other = tmp_path / "other"
    kith("import", table, "--book", other)
    back = json.loads(kith("show", MARA_ID, "--json", "--book", other).stdout)
    assert [t["value"] for t in back["titles"]] == [t.value for t in titles]
    assert [o["value"] for o in back["organizations"]] == [f.value for f in firms]

    def add(row: dict[str, str]) -> None:
        # Some programs save a no-break space as a plain one; that alone is no edit.
        row["title"] = row["title"].replace("\N{NO-BREAK SPACE}", " ") if mend else row["title"]
        row["department"] = "Bakery"

    kith("import", edit(table, add))
    mara = shown(MARA_ID)
    assert [t["value"] for t in mara["titles"]] == [t.value for t in titles]
    assert [d["value"] for d in mara["departments"]] == ["Bakery"]


class TestIntoTheSameBook:
    @pytest.fixture(autouse=True)
    def table(self, tmp_path: Path) -> Path:
        fill(entry(MARA_ID, MARA), entry(OTTO_ID, OTTO))
        return export(tmp_path / "contacts.csv")

    def test_nobody_is_there_twice(self, table: Path) -> None:
        assert "0 new or changed" in kith("import", table).stderr
        assert export(table.with_name("again.csv")).read_text() == table.read_text()
        assert not kith("undo", "--list").stdout

    def test_what_was_edited_is_your_word(self, table: Path) -> None:
        def change(row: dict[str, str]) -> None:
            if row["id"] == MARA_ID:
                row["title"] = "Chair; Founder"
                row["family_name"] = "Lindquist"
                row["phone_mobile"] = ""
                row["phone_work"] = "+1 202 555 0199"
                row["other_emails"] = "m@home.example"
                row["city"] = "Shelbyville"
                row["met_on"] = "20.11.2026"

        told = kith("import", edit(table, change)).stderr
        assert "noted" in told and "kith undo" in told
        mara = shown(MARA_ID)
        assert mara["name"]["full"] == "Mara Lindquist"
        assert [t["value"] for t in mara["titles"]] == ["Chair", "Founder"]
        assert [(p["number"], p["type"]) for p in mara["phones"]] == [("+12025550199", "work")]
        assert [e["address"] for e in mara["emails"]] == [
            "mara@northwind.example",
            "m@home.example",
        ]
        assert mara["addresses"][0]["full"] == "265 Garden Drive, Shelbyville, IL 62701"
        assert mara["addresses"][0]["city"] == "Shelbyville"
        assert mara["met"]["date"] == "2026-11-20"
        assert shown(OTTO_ID)["corrections"] == []
        kith("import", table)
        assert len(kith("undo", "--list").stdout.splitlines()) == 1
        kith("undo")
        assert shown(MARA_ID)["name"]["full"] == "Mara Lindqvist"

    def test_an_old_table_takes_nothing_back(self, table: Path) -> None:
        kith("correct", "mara", "title=Chair", "email+=m@new.example")
        kith("import", edit(table, lambda row: row.update(notes="met twice")))
        mara = shown(MARA_ID)
        assert [t["value"] for t in mara["titles"]] == ["Chair"]
        assert len(mara["emails"]) == 2
        assert mara["notes"] == "met twice"

    def test_what_a_spreadsheet_does_to_numbers_and_days_is_no_edit(self, table: Path) -> None:
        kith("correct", "mara", "met_on=2026-11-05")
        export(table)

        def change(row: dict[str, str]) -> None:
            row["phone_mobile"] = row["phone_mobile"].removeprefix("+")
            row["met_on"] = row["met_on"] and "11/5/2026"

        assert "0 new or changed" in kith("import", edit(table, change)).stderr
        # The same table tells an empty book the number as it was, and the day.
        other = table.with_name("other")
        kith("import", table, "--book", other)
        with Book.open(other) as book:
            mara = book.contact(MARA_ID)
        assert mara.phones[0].number == "+12025550143" and mara.met.date == "2026-11-05"

    def test_a_number_that_a_spreadsheet_shortened_is_named(self, table: Path) -> None:
        edit(table, lambda row: row.update(phone_mobile="1,20256E+10"))
        told = kith("import", table, status=Exit.USAGE).stderr
        assert str(table) in told and "phone_mobile" in told and "text" in told
        assert not kith("undo", "--list").stdout

    def test_without_the_sums_what_is_not_empty_counts(self, table: Path) -> None:
        def change(row: dict[str, str]) -> None:
            row["check"] = ""
            if row["id"] == MARA_ID:
                row["title"], row["email"] = "Chair", ""

        kith("import", edit(table, change))
        kith("import", table)
        mara = shown(MARA_ID)
        assert [t["value"] for t in mara["titles"]] == ["Chair"]
        assert [e["address"] for e in mara["emails"]] == ["mara@northwind.example"]
        assert len(kith("undo", "--list").stdout.splitlines()) == 1

    def test_rows_that_were_added_are_new_contacts(self, table: Path) -> None:
        head = table.read_text().splitlines()[0].split(",")
        row = dict.fromkeys(head, "") | {
            "id": MARA_ID,  # the row was copied
            "name": "Ada Sample",
            "email": "ada@example.org",
            "check": "",
        }
        with table.open("a") as file:
            csv.DictWriter(file, head, lineterminator="\n").writerow(row)
        assert "1 new or changed" in kith("import", table).stderr
        assert shown("ada@example.org")["name"]["full"] == "Ada Sample"
        assert shown(MARA_ID)["name"]["full"] == "Mara Lindqvist"
        assert "0 new or changed" in kith("import", table).stderr

    def test_undoing_takes_back_the_edits_and_the_new_row_is_said_to_stay(
        self, table: Path
    ) -> None:
        head = table.read_text().splitlines()[0].split(",")
        edit(table, lambda row: row.update(title="Chair"))
        with table.open("a") as file:
            new = dict.fromkeys(head, "") | {"name": "Ada Sample", "email": "ada@example.org"}
            csv.DictWriter(file, head, lineterminator="\n").writerow(new)
        told = kith("import", table).stderr
        assert "1 row is new: it stays when that is undone (kith forget deletes)" in told
        kith("undo")
        assert [t["value"] for t in shown(MARA_ID)["titles"]] == ["Director"]
        assert shown("ada@example.org")["name"]["full"] == "Ada Sample"
        assert "is new" not in kith("import", table).stderr

    def test_who_was_forgotten_stays_out(self, table: Path) -> None:
        kith("forget", "mara", "--yes")
        assert "left out because you forgot" in kith("import", table).stderr
        assert "nobody" in kith("show", "mara", status=Exit.USAGE).stderr


def test_edits_of_somebody_whom_a_table_brought_are_taken_back_too(tmp_path: Path) -> None:
    with Book.open(tmp_path / "first") as book:
        book.add_entries([entry(MARA_ID, MARA), entry(OTTO_ID, OTTO)])
    kith("import", export(tmp_path / "contacts.csv", tmp_path / "first"))
    before = export(tmp_path / "before.csv").read_text()

    def change(row: dict[str, str]) -> None:
        if row["id"] == MARA_ID:
            row.update(name="Mara Holm", prefix="Dr.", title="Chair", phone_mobile="")
            row.update(notes="sails", event="Fair", met_on="2026-11-20", url="holm.example")

    edited = edit(export(tmp_path / "table.csv"), change)
    kith("import", edited)
    assert "0 new or changed" in kith("import", edited).stderr
    mara = shown(MARA_ID)
    assert (mara["name"]["full"], mara["phones"]) == ("Mara Holm", [])
    assert mara["met"]["event"] == "Fair"
    kith("undo")
    assert export(tmp_path / "after.csv").read_text() == before
    kith("undo", "--redo")
    assert [t["value"] for t in shown(MARA_ID)["titles"]] == ["Chair"]


def test_photos_that_are_read_later_join_the_table_s_contact(tmp_path: Path) -> None:
    fill(entry(MARA_ID, MARA))
    table = edit(export(tmp_path / "contacts.csv"), lambda row: row.update(notes="plays chess"))
    with Book.open(tmp_path / "other") as book:
        kith("import", table, "--book", book.folder)
        card = CardRead("c0ffee", ("mara.jpg",), 0, 0, (replace(MARA, id=MARA_ID),), True)
        for _ in range(2):
            book.file_cards([card], "recipe")
            (mara,) = book.contacts()
            assert mara.notes == "plays chess" and mara.source[0].file == "mara.jpg"
            assert len(mara.emails) == len(mara.addresses) == 1
