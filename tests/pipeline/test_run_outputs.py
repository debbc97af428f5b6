"""The files of a run, read back by readers that are not ours."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import stat
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.contact import Contact, Email, Evidence, Name, Text
from enrich.contact_json import load_contact
from pipeline.errors import CannotWrite
from pipeline.export.cells import make_harmless
from pipeline.export.outgoing import shown_name
from pipeline.export.table import COLUMNS, write_table
from pipeline.export.vcard import write_vcards
from pipeline.outputs import open_output_folder, write_outputs
from pipeline.report.page import write_report
from pipeline.run import CardKey, CardPicture, Failure, RunResult
from tests.pipeline.contacts import FULL, contacts
from tests.pipeline.fakes import SIZE, make_reading


def result_of(*several: Contact, failures: tuple[Failure, ...] = ()) -> RunResult:
    """A run in which every contact has its card."""
    keys = {CardKey(s.file, s.page, s.card) for c in several for s in c.source}
    jpeg = make_reading("x").cards[0].crop
    pictures = tuple(CardPicture(key, jpeg, SIZE) for key in sorted(keys))
    return RunResult(several, pictures, failures, photos=len(keys))


class TestVcard:
    def test_the_full_example(self) -> None:
        card = vobject.readOne(write_vcards([FULL]))
        assert card.version.value == "3.0"
        assert card.uid.value == "kith-abcdefgh2345"
        assert card.fn.value == "Mara C. Lindqvist"
        assert (card.n.value.given, card.n.value.family) == ("Mara", "Lindqvist")
        assert card.org.value == ["Northwind, Inc.; Medicine", "Research"]
        assert card.title.value == "Director"
        assert [t.value for t in card.tel_list] == ["+12025550143", "+12025550144 x12", "5550"]
        assert card.tel_list[0].type_paramlist == ["CELL"]
        assert card.email.value == "mara@medicine.example.edu"
        assert card.url.value == "https://medicine.example.edu"
        assert card.adr.value.city == "Springfield"
        assert card.categories.value == ["Chamber Night"]
        assert card.contents["x-socialprofile"][0].value.endswith("/in/maralindqvist")
        assert "Since 1984" in card.note.value and "Met: Chamber Night" in card.note.value

    def test_a_company_without_a_person(self) -> None:
        card = vobject.readOne(write_vcards([Contact("x", "org", organizations=(Text("Acme"),))]))
        assert card.fn.value == "Acme"
        assert card.contents["x-abshowas"][0].value == "COMPANY"
        assert card.contents["n"]

    @given(contacts)
    @settings(max_examples=150)
    def test_any_contact_is_a_card_that_can_be_read(self, contact: Contact) -> None:
        text = write_vcards([contact])
        assert text == write_vcards([contact])
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        card = vobject.readOne(text)
        assert card.fn.value == shown_name(contact)
        assert card.fn.value.strip() and card.contents["n"]
        assert len(card.contents.get("tel", [])) == len(contact.phones)
        assert [e.value for e in card.contents.get("email", [])] == [
            e.address for e in contact.emails
        ]
        assert [t.value for t in card.contents.get("title", [])] == [
            t.value for t in contact.titles
        ]

    def test_several_cards_in_one_file(self) -> None:
        other = Contact("y", name=Name("Bo"))
        cards = list(vobject.readComponents(write_vcards([FULL, other])))
        assert [c.fn.value for c in cards] == ["Mara C. Lindqvist", "Bo"]


class TestTable:
    def test_pandas_reads_it(self) -> None:
        table = pandas.read_csv(io.StringIO(write_table([FULL])), dtype=str)
        assert list(table.columns) == list(COLUMNS)
        row = table.iloc[0]
        assert row["name"] == "Mara C. Lindqvist"
        assert row["phone_mobile"] == "+12025550143"
        assert row["phone_work"] == "+12025550144 x12"
        assert row["phone_other"] == "5550"
        assert row["organization"] == "Northwind, Inc.; Medicine"
        assert row["other_organizations"] == "NM"
        assert row["notes"] == "We make people better\nSince 1984"

    @given(st.lists(contacts, max_size=3))
    @settings(max_examples=60)
    def test_one_row_per_contact_and_no_formulas(self, several: list[Contact]) -> None:
        rows = list(csv.DictReader(io.StringIO(write_table(several), newline="")))
        assert [row["id"] for row in rows] == [contact.id for contact in several]
        for row in rows:
            assert not any(re.match(r"[=@\t\r]", cell) for cell in row.values())

    @pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+a", "\t=1"])
    def test_formulas_are_text(self, cell: str) -> None:
        assert make_harmless(cell) == "'" + cell

    @pytest.mark.parametrize("cell", ["+49 30 123", "+1 (202) 555-0143; +44 20", "Ann", "", "-3"])
    def test_numbers_stay(self, cell: str) -> None:
        assert make_harmless(cell) == cell


class Page(HTMLParser):
    """What a page shows and refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for key, value in attrs if key in ("src", "srcset", "data")]
        self.links += [value or "" for key, value in attrs if key == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


class TestReport:
    def test_it_shows_cards_fields_and_failures(self) -> None:
        failures = (Failure("notes.jpg", "this is text"),)
        text = write_report(result_of(FULL, failures=failures))
        page = Page(text)
        for shown in ("Mara C. Lindqvist", "Director", "+1 202-555-0143", "97 %", "60 %"):
            assert shown in page.text
        assert "notes.jpg" in page.text and "this is text" in page.text
        assert "table/IMG_1.jpg, card 2" in page.text
        assert page.tags.count("img") == 1
        assert text.count('class="row doubtful"') == 1
        assert FULL.emails[0].address in page.text and "@<wbr>" in text

    def test_a_field_that_was_not_found_is_marked(self) -> None:
        contact = Contact("x", source=(FULL.source[0],), name=Name("Bo"), review=("phones",))
        assert "not found" in Page(write_report(result_of(contact))).text

    def test_only_the_weak_ones_of_several_are_marked(self) -> None:
        emails = (Email("a@b.example", Evidence(0.99)), Email("c@b.example", Evidence(0.5)))
        contact = Contact("x", source=(FULL.source[0],), emails=emails, review=("email",))
        assert write_report(result_of(contact)).count('class="row doubtful"') == 1

    def test_it_loads_nothing(self) -> None:
        text = write_report(result_of(FULL))
        page = Page(text)
        assert "script" not in page.tags
        assert all(load.startswith("data:image/jpeg;base64,") for load in page.loads)
        assert "@import" not in text and "url(" not in text

    def test_a_card_without_a_contact_is_shown_with_its_reason(self) -> None:
        picture = CardPicture(CardKey("b.jpg", 0, 0), make_reading("").cards[0].crop, SIZE)
        failure = Failure("b.jpg", "the card: too blurred: retake")
        page = Page(write_report(RunResult((), (picture,), (failure,), 1)))
        assert page.tags.count("img") == 1 and page.text.count("too blurred") == 2

    def test_two_holders_share_a_picture(self) -> None:
        other = Contact("y", source=FULL.source, name=Name("Bo"))
        page = Page(write_report(result_of(FULL, other)))
        assert page.tags.count("img") == 1 and page.tags.count("section") == 2

    @given(st.lists(contacts, max_size=3))
    @settings(max_examples=60)
    def test_whatever_is_printed_stays_text(self, several: list[Contact]) -> None:
        page = Page(write_report(result_of(*several)))
        assert "script" not in page.tags
        assert all(
            link.split(":")[0] in ("tel", "mailto", "https", "#failures") for link in page.links
        )
        for contact in several:
            assert all(title.value in page.text for title in contact.titles)

    def test_a_card_cannot_smuggle_markup(self) -> None:
        name = Name('<script>alert(1)</script>"><img src=http://x.example>')
        page = Page(write_report(result_of(Contact("x", source=FULL.source, name=name))))
        assert "script" not in page.tags and page.tags.count("img") == 1


class TestFolder:
    def test_all_files_are_there_and_for_the_owner_only(self, tmp_path: Path) -> None:
        open_output_folder(tmp_path / "out")
        paths = write_outputs(tmp_path / "out", result_of(FULL))
        assert sorted(p.name for p in paths) == [
            "cards.jsonl",
            "contacts.csv",
            "contacts.jsonl",
            "contacts.vcf",
            "report.html",
            "worklist.csv",
        ]
        assert all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in paths)
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
        lines = (tmp_path / "out" / "contacts.jsonl").read_text().splitlines()
        assert [load_contact(line) for line in lines] == [FULL]
        assert json.loads(lines[0])["organizations"][0]["value"] == "Northwind, Inc.; Medicine"
        assert (tmp_path / "out" / "worklist.csv").read_text().count("Mara C. Lindqvist") == 1

    @given(st.lists(contacts, max_size=2))
    @settings(max_examples=25)
    def test_any_contacts_can_be_written(
        self, tmp_path_factory: pytest.TempPathFactory, several: list[Contact]
    ) -> None:
        folder = tmp_path_factory.mktemp("out")
        write_outputs(folder, result_of(*several))

    @pytest.mark.parametrize("place", ["file", "file/below", "/proc/kith"])
    def test_nowhere_to_write_is_said(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(CannotWrite, match=place.split("/")[-1]):
            open_output_folder(tmp_path / place)

    @pytest.mark.parametrize(
        ("number", "remedy"), [(errno.EACCES, "permissions"), (errno.ENOSPC, "Free some space,")]
    )
    def test_what_to_do_fits_the_reason(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
    ) -> None:
        def fail(**_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(tempfile, "mkstemp", fail)
        with pytest.raises(CannotWrite, match=remedy) as caught:
            open_output_folder(tmp_path)
        assert str(caught.value).startswith(f"{tmp_path}: cannot be written")
