"""Outlook's CSV in the languages that Outlook writes it in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from enrich.contact import Address, Contact, Email, Name, Phone, Text, Url
from enrich.fold import fold
from pipeline.book.records import Entry
from pipeline.cli import cli
from pipeline.export.outgoing import Outgoing
from pipeline.export.outlook import HEADER, OutlookCsv
from pipeline.imports.choose import READERS, tell_format
from pipeline.imports.outlook_columns import TABLES, pairs_of

MARA = Outgoing(
    Contact(
        "mara1111",
        name=Name("Mara C. Lindqvist", "Dr.", "Mara", "C.", "Lindqvist", "MD"),
        titles=(Text("Director"),),
        departments=(Text("Research"),),
        organizations=(Text("Northwind; Sons, Inc."),),
        emails=(Email("mara@northwind.example"), Email("m@lindqvist.example")),
        phones=(
            Phone("+12025550143", "+12025550143", "mobile"),
            Phone("+12025550144", "+12025550144", "work", "12"),
            Phone("+12025550145", "+12025550145", "fax"),
        ),
        urls=(Url("northwind.example"),),
        addresses=(
            Address("", "265 Garden Drive", "Springfield", "IL", "62701", "US"),
            Address("", "9 Harbour Street", "Shelbyville"),
        ),
        notes="Since 1984\nWe care",
    ),
    labels=("Fair",),
)
BIRTHDAYS = {"de": "03.02.1980", "nl": "3-2-1980"}
LANGUAGES = [*TABLES, "en"]


def rows() -> list[list[str]]:
    (file,) = OutlookCsv().export([MARA])
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def write(header: list[str], row: list[str], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([header, row])
    return text.getvalue().encode(encoding)


def localized(language: str) -> list[str]:
    """The header in a language; where it knows two names of a column, the first."""
    names = dict(reversed(pairs_of(TABLES[language]))) if language != "en" else {}
    return [names.get(column, column) for column in HEADER]


def read(content: bytes) -> Entry:
    assert tell_format("contacts.csv", content) == "outlook"
    (entry,) = READERS["outlook"](content, None)
    return entry


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252")])
def test_every_language_gives_the_same_contact(
    language: str, delimiter: str, encoding: str
) -> None:
    _, row = rows()
    row[HEADER.index("Birthday")] = BIRTHDAYS.get(language, "03/02/1980")
    entry = read(write(localized(language), row, delimiter, encoding))
    contact = entry.contact
    assert contact.name is not None
    assert (contact.name.prefix, contact.name.full) == ("Dr.", "Mara C. Lindqvist")
    assert (contact.name.family, contact.name.suffix) == ("Lindqvist", "MD")
    assert [t.value for t in contact.titles] == ["Director"]
    assert [d.value for d in contact.departments] == ["Research"]
    assert [o.value for o in contact.organizations] == ["Northwind; Sons, Inc."]
    assert [(p.number, p.type, p.extension) for p in contact.phones] == [
        ("+12025550144", "work", "12"),
        ("+12025550143", "mobile", None),
        ("+12025550145", "fax", None),
    ]
    assert [e.address for e in contact.emails] == ["mara@northwind.example", "m@lindqvist.example"]
    assert [u.url for u in contact.urls] == ["northwind.example"]
    assert [(a.street, a.city, a.postal_code, a.country) for a in contact.addresses] == [
        ("265 Garden Drive", "Springfield", "62701", "US"),
        ("9 Harbour Street", "Shelbyville", None, None),
    ]
    assert contact.notes == "Since 1984\nWe care"
    assert entry.labels == ("Fair",)
    # In English the month comes first.
    assert entry.birthday == ("1980-03-02" if language == "en" else "1980-02-03")


def test_a_language_nobody_listed_is_read_by_place_and_looks() -> None:
    header, row = rows()
    # What comes after the numbers is in the order of the language's own alphabet.
    kept = HEADER.index("Telex") + 1
    rest = sorted(zip(header[kept:], row[kept:], strict=True), key=lambda pair: pair[0][::-1])
    strange = [f"стълб {n}" for n in range(len(header))]
    entry = read(write(strange, row[:kept] + [cell for _, cell in rest], ",", "utf-8"))
    contact = entry.contact
    assert contact.name is not None and contact.name.family == "Lindqvist"
    assert contact.organizations[0].value == "Northwind; Sons, Inc."
    assert {p.type for p in contact.phones} == {"mobile", "work", "fax"}
    assert {e.address for e in contact.emails} == {"mara@northwind.example", "m@lindqvist.example"}
    assert [a.city for a in contact.addresses] == ["Springfield", "Shelbyville"]


def test_two_columns_of_one_name_are_told_apart_by_their_place() -> None:
    header, row = localized("fr"), rows()[1]
    header[0] = "Titre"
    assert header.count("Titre") == 2
    contact = read(write(header, row, ",", "cp1252")).contact
    assert contact.name is not None and contact.name.prefix == "Dr."
    assert [t.value for t in contact.titles] == ["Director"]


def test_no_name_means_two_columns() -> None:
    found: dict[str, set[str]] = {}
    for table in TABLES.values():
        for english, name in pairs_of(table):
            assert english in HEADER
            found.setdefault(fold(name), set()).add(english)
    assert not {name: columns for name, columns in found.items() if len(columns) > 1}
    assert not {fold(name) for name in HEADER} & {
        name for name, columns in found.items() if name not in map(fold, columns)
    }


def test_a_german_export_is_taken_in_by_the_command(tmp_path: Path) -> None:
    path = tmp_path / "Kontakte.CSV"
    path.write_bytes(write(localized("de"), rows()[1], ";", "cp1252"))
    result = CliRunner().invoke(cli, ["import", str(path)])
    assert result.exit_code == 0, result.output
    assert "1 contact of outlook" in result.stderr
    again = CliRunner().invoke(cli, ["import", str(path)])
    assert "0 new or changed" in again.stderr
