"""What every format must do, and what independent readers get out of each."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Sequence

import openpyxl
import pandas
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.contact import Contact, Email, Name, Phone
from enrich.contact_json import load_contact
from pipeline.export.cells import make_harmless, read_harmless
from pipeline.export.formats import FORMATS
from pipeline.export.google import FIXED
from pipeline.export.outgoing import Outgoing, groups, name_parts, shown_name
from pipeline.export.outlook import HEADER, OutlookCsv
from pipeline.export.table import phone_text
from pipeline.export.vcard import write_vcard
from tests.pipeline.export.strategies import lines, people

MARA = Outgoing(
    Contact(
        "mara1111",
        name=Name("Mara C. Lindqvist", "Dr.", "Mara", "C.", "Lindqvist", "MD"),
        emails=(Email("mara@medicine.example"),),
        phones=(Phone("+12025550143", "(202) 555-0143", "mobile"),),
    )
)


@pytest.mark.parametrize("name", FORMATS)
class TestEveryFormat:
    def test_is_called_what_it_is_registered_as(self, name: str) -> None:
        assert FORMATS[name]().name == name

    @given(several=st.lists(people, max_size=3, unique_by=lambda p: p.contact.id))
    @settings(max_examples=20, deadline=None)
    def test_gives_the_same_bytes_twice(self, name: str, several: Sequence[Outgoing]) -> None:
        assert FORMATS[name]().export(several) == FORMATS[name]().export(several)

    def test_takes_an_empty_book(self, name: str) -> None:
        files = FORMATS[name]().export([])
        assert all(file.name for file in files)
        assert bool(files) == bool(FORMATS[name]().ending)

    def test_holds_the_essentials(self, name: str) -> None:
        (file,) = FORMATS[name]().export([MARA])
        assert file.name.endswith(FORMATS[name]().ending or ".vcf")
        text = file.content
        if name == "xlsx":
            sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
            text = " ".join(str(cell) for row in sheet.values for cell in row).encode()
        for essential in (b"Lindqvist", b"mara@medicine.example", b"+12025550143"):
            assert essential in text


def read_card(person: Outgoing, version: str) -> dict[str, list[vobject.base.ContentLine]]:
    text = write_vcard(person, version)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    contents: dict[str, list[vobject.base.ContentLine]] = vobject.readOne(text).contents
    return contents


def values(contents: dict[str, list[vobject.base.ContentLine]], key: str) -> list[str]:
    return [line.value for line in contents.get(key, [])]


@given(people)
@settings(max_examples=150, deadline=None)
def test_vobject_reads_vcard_3_back(person: Outgoing) -> None:
    contact = person.contact
    card = read_card(person, "3.0")
    family, given_name, additional, prefix, suffix = name_parts(contact)
    (name,) = values(card, "n")
    for part, expected in (
        (name.family, family),
        (name.given, given_name),
        (name.additional, additional),
        (name.prefix, prefix),
        (name.suffix, suffix),
    ):
        # vobject splits parts of a name at commas that are not escaped: none must be.
        assert part == expected
    assert values(card, "fn") == [shown_name(contact)]
    assert values(card, "tel") == [phone_text(p) for p in contact.phones]
    assert values(card, "email") == [e.address for e in contact.emails]
    assert values(card, "title") == [t.value for t in contact.titles]
    assert values(card, "url") == [f"https://{u.url}" for u in contact.urls]
    if contact.organizations:
        units = [d.value for d in contact.departments]
        assert values(card, "org") == [[contact.organizations[0].value, *units]]
    note = "\n".join(values(card, "note"))
    for text in (contact.notes, *(o.value for o in contact.organizations[1:])):
        assert (text or "") in note
    belongs_to = [group for line in values(card, "categories") for group in line]
    assert belongs_to == groups(person)
    for address, line in zip(contact.addresses, values(card, "adr"), strict=True):
        assert line.street == (address.street or ("" if address.city else address.full))
        assert line.city == (address.city or "")
        assert line.code == (address.postal_code or "")
    if person.picture:
        assert card["photo"][0].value == person.picture
    assert values(card, "rev") == ([person.changed] if person.changed else [])


@given(people)
@settings(max_examples=150, deadline=None)
def test_vobject_reads_vcard_4_back(person: Outgoing) -> None:
    contact = person.contact
    card = read_card(person, "4.0")
    assert values(card, "version") == ["4.0"]
    native = contact.name.native if contact.name else None
    assert values(card, "fn") == [shown_name(contact), *([native] if native else [])]
    numbers = [v.removeprefix("tel:").replace(";ext=", " x") for v in values(card, "tel")]
    assert numbers == [phone_text(p) for p in contact.phones]
    assert [v[0] for v in values(card, "org")] == [o.value for o in contact.organizations]
    assert values(card, "email") == [e.address for e in contact.emails]
    assert values(card, "rev") == (["20261120T183000Z"] if person.changed else [])
    if person.picture:
        # vobject takes photos of 3.0 only.
        unfolded = write_vcard(person, "4.0").replace("\r\n ", "")
        photo = unfolded.partition("\r\nPHOTO:data:image/jpeg;base64,")[2].partition("\r\n")[0]
        assert base64.b64decode(photo) == person.picture


def google_rows(several: Sequence[Outgoing]) -> list[dict[str, str]]:
    (file,) = FORMATS["google"]().export(several)
    rows = csv.DictReader(io.StringIO(file.content.decode(), newline=""))
    return [{key: read_harmless(cell) for key, cell in row.items()} for row in rows]


def numbered(row: dict[str, str], group: str, column: str) -> list[str]:
    keys = [key for key in row if key.startswith(f"{group} ") and key.endswith(f" - {column}")]
    return [row[key] for key in keys if row[key]]


@given(st.lists(people, min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_the_csv_module_reads_google_back(several: list[Outgoing]) -> None:
    for person, row in zip(several, google_rows(several), strict=True):
        contact = person.contact
        family, given_name, additional, prefix, suffix = name_parts(contact)
        assert (row["Last Name"], row["First Name"], row["Middle Name"]) == (
            family,
            given_name,
            additional,
        )
        assert (row["Name Prefix"], row["Name Suffix"]) == (prefix, suffix)
        assert numbered(row, "E-mail", "Value") == [e.address for e in contact.emails]
        assert numbered(row, "Phone", "Value") == [phone_text(p) for p in contact.phones]
        assert numbered(row, "Address", "Formatted") == [a.full for a in contact.addresses]
        assert numbered(row, "Website", "Value")[: len(contact.urls)] == [
            u.url for u in contact.urls
        ]
        organizations = [o.value for o in contact.organizations]
        custom = numbered(row, "Custom Field", "Value")
        assert [v for v in [row["Organization Name"]] if v] == organizations[:1]
        assert all(o in custom for o in organizations[1:])
        assert (contact.notes or "") in row["Notes"]
        assert row["Labels"].split(" ::: ")[0] == "* myContacts"


def test_pandas_reads_googles_header() -> None:
    (file,) = FORMATS["google"]().export([MARA])
    table = pandas.read_csv(io.BytesIO(file.content), dtype=str, keep_default_na=False)
    assert tuple(table.columns)[: len(FIXED)] == FIXED
    assert table.loc[0, "Phone 1 - Value"] == "+12025550143"
    assert table.loc[0, "E-mail 1 - Label"] == "* Work"


def test_google_takes_three_thousand_at_a_time() -> None:
    files = FORMATS["google"]().export([MARA] * 3001)
    assert [f.name for f in files] == ["contacts-google-1.csv", "contacts-google-2.csv"]
    assert [f.content.count(b"Lindqvist,Dr.") or f.content.count(b"myContacts") for f in files] == [
        3000,
        1,
    ]


@given(st.lists(people, min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_pandas_reads_outlook_back(several: list[Outgoing]) -> None:
    (file,) = OutlookCsv().export(several)
    assert file.content.startswith(b"\xef\xbb\xbf")
    table = pandas.read_csv(
        io.BytesIO(file.content), dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    assert tuple(table.columns) == HEADER
    for person, (_, series) in zip(several, table.iterrows(), strict=True):
        contact = person.contact
        row = {key: read_harmless(str(cell)).replace("\r\n", "\n") for key, cell in series.items()}
        everything = "\n".join(row.values())
        family, given_name, additional, prefix, suffix = name_parts(contact)
        assert (row["Last Name"], row["First Name"], row["Middle Name"]) == (
            family,
            given_name,
            additional,
        )
        assert (row["Title"], row["Suffix"]) == (prefix, suffix)
        for value in (
            *(phone_text(p) for p in contact.phones),
            *(e.address for e in contact.emails),
            *(u.url for u in contact.urls),
            *(o.value for o in contact.organizations),
            *(t.value for t in contact.titles),
            contact.notes or "",
        ):
            assert value in everything


def test_outlook_has_its_92_columns() -> None:
    assert len(HEADER) == 92
    assert len(set(HEADER)) == 92


@given(st.lists(people, max_size=3))
@settings(max_examples=80, deadline=None)
def test_jscontact_holds_every_value(several: list[Outgoing]) -> None:
    (file,) = FORMATS["jscontact"]().export(several)
    cards = json.loads(file.content)
    assert len(cards) == len(several)
    for person, card in zip(several, cards, strict=True):
        contact = person.contact
        assert (card["@type"], card["version"], card["uid"]) == ("Card", "1.0", person.uid)
        assert [e["address"] for e in card.get("emails", {}).values()] == [
            e.address for e in contact.emails
        ]
        assert [p["number"] for p in card.get("phones", {}).values()] == [
            phone_text(p) for p in contact.phones
        ]
        assert [t["name"] for t in card.get("titles", {}).values()] == [
            t.value for t in contact.titles
        ]
        assert [a["full"] for a in card.get("addresses", {}).values()] == [
            a.full for a in contact.addresses
        ]
        assert card["name"]["full"] == shown_name(contact)
        assert card.get("updated") == person.changed
        if person.birthday:
            assert card["anniversaries"]["b1"]["date"]["month"] == 2


@given(st.lists(people, max_size=3))
@settings(max_examples=40, deadline=None)
def test_contacts_jsonl_gives_the_contacts_back(several: list[Outgoing]) -> None:
    (file,) = FORMATS["jsonl"]().export(several)
    back = [load_contact(line) for line in file.content.decode().split("\n")[:-1]]
    assert back == [person.contact for person in several]


@given(lines)
def test_harmless_cells_come_back(cell: str) -> None:
    assert read_harmless(make_harmless(cell)) == cell
    assert not make_harmless(cell).startswith(("=", "@"))


@pytest.mark.parametrize("number", ["+49 30 901820", "+4930901820", "(030) 1-2", "+1202 x12"])
def test_numbers_are_left_alone(number: str) -> None:
    assert make_harmless(number) == number


def test_nothing_runs_in_the_spreadsheet() -> None:
    evil = Outgoing(Contact("x", name=Name('=HYPERLINK("http://example.com")')))
    (file,) = FORMATS["xlsx"]().export([evil])
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    cell = sheet.cell(row=2, column=3)
    assert cell.data_type == "s"
    assert cell.value == '=HYPERLINK("http://example.com")'
