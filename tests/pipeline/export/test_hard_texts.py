"""Every kind of hard text, by name, through every format and an independent reader of it.

The property tests beside this one draw such texts at random; here none can be missed.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable

import pandas
import pytest
import vobject
from hypothesis import HealthCheck, given, settings

from enrich.contact import Contact, Name, Phone, Text
from pipeline.export.cells import make_harmless, read_harmless
from pipeline.export.formats import FORMATS
from pipeline.export.outgoing import Outgoing
from tests.pipeline.export.strategies import HARD, people

KINDS: dict[str, Callable[[str], bool]] = {
    "CJK": lambda text: any("\u4e00" <= c <= "\u9fff" for c in text),
    "Hangul": lambda text: any("\uac00" <= c <= "\ud7a3" for c in text),
    "right to left": lambda text: any("\u0590" <= c <= "\u06ff" for c in text),
    "emoji": lambda text: any(c >= "\U0001f300" for c in text),
    "comma": lambda text: "," in text,
    "semicolon": lambda text: ";" in text,
    "newline": lambda text: "\n" in text,
    "300 characters": lambda text: len(text) >= 300,
    "formula": lambda text: text.startswith(("=", "@")),
}
RUNS = ("=1+1", "+cmd|' /C calc'!A0", "-2+A3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1")


def texts_of(person: Outgoing) -> list[str]:
    contact = person.contact
    name = contact.name
    names = [name.full, name.given, name.family, name.native] if name else []
    found = [*names, contact.notes, *(o.value for o in contact.organizations)]
    return [text for text in found if text]


def test_every_kind_is_drawn() -> None:
    seen: Counter[str] = Counter()

    @given(people)
    @settings(
        max_examples=400,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    def draw(person: Outgoing) -> None:
        for kind, holds in KINDS.items():
            seen[kind] += any(map(holds, texts_of(person)))

    draw()
    assert {kind for kind in KINDS if seen[kind] < 5} == set(), seen
    assert all(any(map(holds, HARD)) for holds in KINDS.values())


def hard(text: str) -> Outgoing:
    return Outgoing(
        Contact(
            "mara1111",
            name=Name(text, given=text, family=text),
            titles=(Text(text),),
            organizations=(Text(text),),
            phones=(Phone("+4930901820", "+49 30 901820", "work"),),
            notes=text,
        )
    )


def one_cell(text: str) -> str:
    """As a cell says it: Outlook and Google read a lone CR or CRLF as a line break."""
    return read_harmless(text).replace("\r\n", "\n")


@pytest.mark.parametrize("text", HARD)
class TestHardTexts:
    @pytest.mark.parametrize("name", ["vcard", "vcard4"])
    def test_vobject(self, name: str, text: str) -> None:
        (file,) = FORMATS[name]().export([hard(text)])
        assert all(len(line) <= 75 for line in file.content.split(b"\r\n"))
        card = vobject.readOne(file.content.decode()).contents
        assert card["fn"][0].value == text
        assert (card["n"][0].value.family, card["n"][0].value.given) == (text, text)
        assert card["org"][0].value == [text]
        assert card["title"][0].value == text
        assert card["note"][0].value == text
        assert card["tel"][0].value.removeprefix("tel:") == "+4930901820"

    @pytest.mark.parametrize("reader", ["csv", "pandas"])
    def test_google(self, reader: str, text: str) -> None:
        (file,) = FORMATS["google"]().export([hard(text)])
        row = {key: one_cell(cell) for key, cell in read_row(reader, file.content).items()}
        for column in ("First Name", "Last Name", "Organization Name", "Organization Title"):
            assert row[column] == text
        assert row["Notes"] == text
        assert row["Phone 1 - Value"] == "+4930901820"

    @pytest.mark.parametrize("reader", ["csv", "pandas"])
    def test_outlook(self, reader: str, text: str) -> None:
        (file,) = FORMATS["outlook"]().export([hard(text)])
        row = {key: one_cell(cell) for key, cell in read_row(reader, file.content).items()}
        for column in ("First Name", "Last Name", "Company", "Job Title", "Notes"):
            assert row[column] == text
        assert row["Business Phone"] == "+4930901820"

    def test_jscontact(self, text: str) -> None:
        (file,) = FORMATS["jscontact"]().export([hard(text)])
        (card,) = json.loads(file.content)
        assert card["name"]["full"] == text
        parts = {part["kind"]: part["value"] for part in card["name"]["components"]}
        assert parts == {"given": text, "surname": text}
        assert card["organizations"]["o1"]["name"] == text
        assert card["titles"]["t1"]["name"] == text
        assert card["notes"]["n1"]["note"] == text
        assert card["phones"]["p1"]["number"] == "+4930901820"


def read_row(reader: str, content: bytes) -> dict[str, str]:
    if reader == "csv":
        (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return {key: cell or "" for key, cell in row.items()}
    table = pandas.read_csv(
        io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    assert len(table) == 1
    return {str(key): str(cell) for key, cell in table.iloc[0].items()}


@pytest.mark.parametrize("text", RUNS)
@pytest.mark.parametrize("name", ["google", "outlook", "csv"])
def test_no_cell_of_a_table_runs(name: str, text: str) -> None:
    (file,) = FORMATS[name]().export([hard(text)])
    rows = csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
    for cell in [cell for row in rows for cell in row]:
        runs = cell.startswith(("=", "@", "-", "\t", "\r", "\n", "＝"))
        assert not runs, cell
        assert not cell.startswith("+") or cell == "+4930901820"
    assert read_harmless(make_harmless(text)) == text
