"""The commands on the book, as they are typed."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Met
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.errors import Exit
from pipeline.readings import FolderOfReadings
from pipeline.report.fields import field_rows
from pipeline.shelving import shelve
from tests.pipeline.book import run_into_book
from tests.pipeline.book.people import MARA, OTTO, entry
from tests.pipeline.book.run_into_book import RECIPE
from tests.pipeline.fakes import FakeRun, write_cards


def kith(*arguments: str | Path, status: int = 0, answer: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [*map(str, arguments)], input=answer)
    assert result.exit_code == status, result.output
    return result


def shown(who: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kith("show", who, "--json").stdout)
    return found


@pytest.fixture
def folder() -> Path:
    """The default book, with two people in it."""
    with Book.open() as book:
        book.add_entries([entry("mara1111", MARA), entry("otto2222", OTTO)])
        return book.folder


class TestWhereNoBookIs:
    @pytest.mark.parametrize(
        "words",
        [
            ("contacts",),
            ("today",),
            ("show", "mara"),
            ("stats",),
            ("export", "vcard", "-o", "all.vcf"),
            ("note", "mara", "sails"),
            ("correct", "mara", "title=Chair"),
            ("undo",),
            ("merge", "--list"),
        ],
    )
    def test_none_is_made(self, words: tuple[str, ...], tmp_path: Path) -> None:
        mistyped = tmp_path / "bok"
        told = kith(*words, "--book", mistyped, status=Exit.USAGE).stderr
        assert str(mistyped) in told and "kith run" in told and "kith import" in told
        assert not mistyped.exists()

    @pytest.mark.parametrize("command", ["contacts", "today"])
    def test_one_that_the_environment_names_is_not_made_either(self, command: str) -> None:
        mistyped = os.environ["KITH_BOOK"]
        told = kith(command, status=Exit.USAGE).stderr
        assert "no book" in told and mistyped in told and "$KITH_BOOK" in told
        assert not Path(mistyped).exists()

    def test_your_own_is_not_made_either(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("KITH_BOOK")
        told = kith("contacts", status=Exit.USAGE).stderr
        assert "no book" in told and "KITH_BOOK" not in told
        told = kith("today").stderr
        assert "kith run" in told and os.environ["XDG_DATA_HOME"] in told
        assert json.loads(kith("today", "--json").stdout)["tasks"] == []
        assert not Path(os.environ["XDG_DATA_HOME"]).exists()

    def test_a_folder_of_something_else_stays_as_it_is(self, tmp_path: Path) -> None:
        kith("contacts", "--book", tmp_path, status=Exit.USAGE)
        assert not list(tmp_path.iterdir())

    def test_an_import_makes_it(self, tmp_path: Path) -> None:
        card = tmp_path / "a.vcf"
        card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Holm\nN:Holm;Mara;;;\nEND:VCARD\n")
        kith("import", card, "--book", tmp_path / "new")
        assert "Mara Holm" in kith("contacts", "--book", tmp_path / "new").stdout


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with Book.open(tmp_path / "mine") as book:
        book.add_entries([entry("mara1111", MARA)])
    assert "mara1111" in kith("contacts", "--book", "~/mine").stdout
    monkeypatch.setenv("KITH_BOOK", "~/mine")
    assert "mara1111" in kith("contacts").stdout
    assert "1 contact" in kith("doctor").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.usefixtures("folder")
class TestLooking:
    def test_contacts_are_listed(self) -> None:
        lines = kith("contacts").stdout.splitlines()
        assert "otto2222" in lines[1] and "Brandt GmbH" in lines[1]
        assert "mara1111" in lines[2]
        assert len(kith("contacts", "brandt").stdout.splitlines()) == 2

    def test_a_narrow_terminal_shows_addresses_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        lines = [line.strip() for line in kith("contacts").stdout.splitlines()]
        assert "mara@northwind.example" in lines and "Director, Northwind Medicine" in lines

    def test_contacts_as_json_are_contacts_jsonl(self) -> None:
        found = [json.loads(line) for line in kith("contacts", "--json").stdout.splitlines()]
        assert [c["id"] for c in found] == ["otto2222", "mara1111"]

    def test_show_tells_everything(self) -> None:
        kith("note", "mara", "talked about sailing")
        shown = kith("show", "mara").stdout
        for text in ("mara@northwind.example", "Director", "read from a card", "sailing"):
            assert text in shown
        assert json.loads(kith("show", "mara", "--json").stdout)["titles"][0]["value"] == "Director"

    def test_nobody_and_several_are_wrong_usage(self) -> None:
        assert "nobody" in kith("show", "xyz", status=Exit.USAGE).stderr
        assert "could be any of 2" in kith("show", "example", status=Exit.USAGE).stderr


@pytest.mark.usefixtures("folder")
class TestSaying:
    def test_correct_and_undo(self) -> None:
        kith("correct", "mara", "title=Chair", "phone+=mobile:+49 1512 3456789")
        data = json.loads(kith("show", "mara", "--json").stdout)
        assert [t["value"] for t in data["titles"]] == ["Chair"]
        assert [p["number"] for p in data["phones"]] == ["+12025550143", "+4915123456789"]
        kith("undo")
        data = json.loads(kith("show", "mara", "--json").stdout)
        assert [t["value"] for t in data["titles"]] == ["Director"]
        assert len(data["phones"]) == 1

    @pytest.mark.parametrize(
        ("word", "there"),
        [
            ("title-=Nonesuch", "Director"),
            ("email-=x@y.zz", "mara@northwind.example"),
            ("phone-=+49 30 901820", "+12025550143"),
            ("department-=Sales", "There is none"),
            ("title-=", "Director"),
            ("phone+=", "names no value"),
        ],
    )
    def test_what_is_not_there_cannot_be_taken_away(self, word: str, there: str) -> None:
        told = kith("correct", "mara", "title+=Chair", word, status=Exit.USAGE).stderr
        assert there in told and "noted" not in told
        # All of it or nothing.
        assert [t["value"] for t in shown("mara")["titles"]] == ["Director"]

    def test_what_is_there_is_taken_away_however_it_is_typed(self) -> None:
        kith("correct", "mara", "phone+=5550")
        kith("correct", "mara", "title-=DIRECTOR", "phone-=202 555 0143", "phone-=5550")
        mara = shown("mara")
        assert mara["titles"] == mara["phones"] == []

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("mailto:x@c.example", "x@c.example"),
            ("MAILTO:x@c.example?subject=Hello", "x@c.example"),
            ("<x@c.example>", "x@c.example"),
            ("Mara Holm <x@c.example>", "x@c.example"),
            ("mara.holm+cards@mail.c.example", "mara.holm+cards@mail.c.example"),
            ("jörg@bäcker.example", "jörg@bäcker.example"),
        ],
    )
    def test_of_an_email_the_address_is_kept(self, typed: str, kept: str) -> None:
        kith("correct", "mara", f"email={typed}")
        assert [email["address"] for email in shown("mara")["emails"]] == [kept]
        kith("correct", "mara", f"email-={typed}")
        assert shown("mara")["emails"] == []

    @pytest.mark.parametrize(
        ("typed", "network", "handle"),
        [
            ("linkedin:mara", "linkedin", "mara"),
            ("mastodon:@mara@social.example", "mastodon", "mara@social.example"),
            ("linkedin:https://www.linkedin.com/in/zz", "linkedin", "zz"),
            ("https://www.linkedin.com/in/zz/?trk=x", "linkedin", "zz"),
            ("https://instagram.com/zz/", "instagram", "zz"),
            ("x.com/zz", "twitter", "zz"),
            ("x:https://twitter.com/zz", "twitter", "zz"),
            ("https://www.xing.com/profile/Mara_Holm", "xing", "Mara_Holm"),
            ("https://www.youtube.com/@zz", "youtube", "zz"),
        ],
    )
    def test_a_pasted_profile_is_understood(self, typed: str, network: str, handle: str) -> None:
        kith("correct", "mara", f"social={typed}")
        (social,) = shown("mara")["socials"]
        assert (social["network"], social["handle"]) == (network, handle)

    @pytest.mark.parametrize(
        ("typed", "kind", "number"),
        [
            ("cell:+12025550144", "mobile", "+12025550144"),
            ("Office: +12025550144", "work", "+12025550144"),
            ("tel:+12025550144", "unknown", "+12025550144"),
            ("fax:+49 (0)30 / 901820", "fax", "+4930901820"),
            ("+1 800 FLOWERS", "unknown", "+18003569377"),
            ("202 555 0144 ext. 12", "unknown", "+12025550144"),
        ],
    )
    def test_a_number_keeps_its_kind(self, typed: str, kind: str, number: str) -> None:
        kith("correct", "mara", f"phone={typed}")
        (phone,) = shown("mara")["phones"]
        assert (phone["type"], phone["number"]) == (kind, number)

    def test_a_number_that_cannot_be_dialled_is_kept_with_a_word(self) -> None:
        told = kith("correct", "mara", "phone=work:123 456").stderr
        assert "phone 123 456: cannot be dialled" in told
        with Book.open() as book:
            mara = book.contact("mara1111")
        (phone,) = mara.phones
        assert (phone.number, phone.valid) == ("123456", False)
        assert phone.evidence.reasons == ("said by you",)
        (row,) = (row for row in field_rows(mara, 1) if row.kind == "phone")
        assert row.detail == "work as typed"
        assert "dialled" not in kith("correct", "mara", "phone+=+12025550144").stderr

    @pytest.mark.parametrize("typed", ["+12025550143", "(202) 555-0143"])
    def test_a_number_that_is_said_again_keeps_its_kind(self, typed: str) -> None:
        told = kith("correct", "mara", f"phone={typed}").stderr
        assert "taken away" not in told
        (phone,) = shown("mara")["phones"]
        assert (phone["number"], phone["type"]) == ("+12025550143", "mobile")
        assert phone["reasons"] == ["said by you"]
        kith("correct", "mara", "phone=work:+12025550143")
        assert [p["type"] for p in shown("mara")["phones"]] == ["work"]
        kith("correct", "mara", "phone=tel:+12025550143")
        assert [p["type"] for p in shown("mara")["phones"]] == ["unknown"]

    def test_what_a_correction_takes_away_is_named(self) -> None:
        assert "taken away" not in kith("correct", "mara", "phone+=fax:+49 30 901820").stderr
        told = kith("correct", "mara", "phone=+12025550143", "email=m@c.example").stderr
        assert "taken away: phone fax:+4930901820 (phone+=VALUE adds" in told
        assert "taken away: email mara@northwind.example (email+=VALUE adds" in told
        kith("undo")
        told = kith("correct", "mara", "phone=+12025550143", "phone=+4930901820").stderr
        assert "taken away" not in told
        assert [p["type"] for p in shown("mara")["phones"]] == ["mobile", "fax"]
        told = kith("correct", "mara", "phone=").stderr
        assert told.endswith("taken away: phone mobile:+12025550143; fax:+4930901820\n")

    @pytest.mark.parametrize(
        "word",
        [
            "email=a b@c.example",
            "email=a@b",
            "email=@c.example",
            "email=a@@c.example",
            "email=a@c.example, b@c.example",
            "email+=a@c..example",
            "social=mara",
            "social=linkedin:",
            "social=https://nowhere.example/mara",
            "social=https://www.linkedin.com/in/",
            "social=mastodon:https://social.example/mara",
            "social=linkedin:https://instagram.com/mara",
            "phone=+1 406 555 0161, +1 406 555 0162",
            "phone=+1 406 555 0161 +1 406 555 0162",
            "phone=406 555 0161 / 406 555 0162",
            "phone=406 555 0161 or 406 555 0162",
            "phone=0900-SEX",
            "phone=yacht:+12025550144",
        ],
    )
    def test_what_is_no_value_is_refused(self, word: str) -> None:
        before = shown("mara")
        told = kith("correct", "mara", word, status=Exit.USAGE).stderr
        assert "kith:" in told and word.partition("=")[2] in told
        assert shown("mara") == before

    def test_a_corrected_address_says_which_town(self) -> None:
        kith("correct", "mara", "address=12 Elm Street, Shelbyville, IL 62565, USA")
        address = shown("mara")["addresses"][0]
        assert (address["city"], address["country"]) == ("Shelbyville", "US")

    def test_what_can_be_undone_is_listed_with_whom_it_is_about(self) -> None:
        said = kith("correct", "mara", "title=Chair").stderr
        assert "noted of Mara Lindqvist (mara1111)" in said
        kith("note", "otto", "sailing")
        kith("star", "otto")
        assert "undone: star of Otto Brandt, said 20" in kith("undo").stderr
        assert "undone: note of Otto Brandt" in kith("undo").stderr
        _star, note, correct = kith("undo", "--list").stdout.splitlines()
        assert note.endswith("note: Otto Brandt · note: sailing (undone)")
        assert correct.endswith("correct: Mara Lindqvist · title=Chair")

    def test_a_step_can_be_chosen_by_what_it_said(self) -> None:
        kith("correct", "mara", "title=Chair", "phone+=mobile:+12025550144")
        kith("correct", "mara", "email-=mara@northwind.example", "title=")
        kith("note", "otto", "talked about " + "very " * 20 + "quiet pumps", "--needs", "steel")
        kith("note", "otto", "--needs", "")
        kith("star", "otto")
        kith("star", "otto", "--off")
        kith("log", "otto", "--called", "--on", "2026-11-20", "--note", "likes it")
        kith("merge", "mara", "otto")
        listed = kith("undo", "--list").stdout.splitlines()
        steps = [line.split("  ", 3)[-1].split(": ", 1)[1] for line in listed]
        assert steps == [
            "Mara Lindqvist · Mara Lindqvist and Otto Brandt",
            "Mara Lindqvist · called 2026-11-20 likes it",
            "Mara Lindqvist · no star",
            "Mara Lindqvist · starred",
            "Mara Lindqvist · needs: taken back",
            "Mara Lindqvist · note: talked about very very very very…, needs: steel",
            "Mara Lindqvist · email-=mara@northwind.example, title=",
            "Mara Lindqvist · title=Chair, phone+=mobile:+12025550144",
        ]

    @pytest.mark.parametrize("word", ["title", "colour=red", "Title=x"])
    def test_a_word_that_is_none_is_wrong_usage(self, word: str) -> None:
        assert "ields are" in kith("correct", "mara", word, status=Exit.USAGE).stderr

    def test_merge_and_part(self) -> None:
        assert "merged: Mara Lindqvist (mara1111)" in kith("merge", "mara", "otto").stderr
        assert len(kith("contacts").stdout.splitlines()) == 2
        (pair,) = json.loads(kith("merge", "--made", "--json").stdout)
        assert set(pair["names"]) == {
            "Mara Lindqvist, Northwind Medicine",
            "Otto Brandt, Brandt GmbH",
        }
        again = kith("merge", "mara", "northwind", status=Exit.USAGE).stderr
        assert "one contact already: mara1111" in again
        kith("merge", "--undo", str(pair["number"]))
        assert len(kith("contacts").stdout.splitlines()) == 3
        assert json.loads(kith("merge", "--list", "--json").stdout) == []

    @pytest.mark.parametrize("option", ["--list", "--made"])
    def test_a_list_is_not_shown_by_the_way_of_merging(self, option: str) -> None:
        told = kith("merge", "mara", "otto", option, status=Exit.USAGE)
        assert option in told.stderr and "do not go together" in told.stderr
        assert json.loads(kith("merge", "--made", "--json").stdout) == []
        assert not kith("undo", "--list").stdout

    def test_what_you_noted_of_both_stays_when_they_are_merged(self) -> None:
        kith("note", "mara", "talked about wind", "--promised", "a book", "--needs", "x1")
        kith("note", "otto", "talked about bridges", "--promised", "a plan", "--needs", "x2")
        kith("note", "otto", "--topics", "sails, boats", "--tag", "client", "--offers", "steel")
        kith("note", "mara", "and about rain", "--topics", "sails", "--tag", "board")
        kith("star", "mara")
        kith("merge", "mara", "otto")
        both = {
            "note": "and about rain\ntalked about bridges\ntalked about wind",
            "needs": "x2; x1",
            "promised": "a plan; a book",
            "offers": "steel",
            "topics": "sails, boats",
            "tags": "board, client",
            "star": "1",
        }
        assert shown("otto")["about"] == both
        for said in ("wind", "bridges", "x1", "x2"):
            assert "Mara Lindqvist" in kith("contacts", said).stdout
        with Book.open() as book:
            assert book.all_about()["mara1111"].values == both
        # From now on a word is of the one person that they are.
        kith(
            "note", "otto", "then of tides", "--needs", "x3", "--promised", "", "--untag", "client"
        )
        later = shown("mara")["about"]
        assert later["note"] == f"then of tides\n{both['note']}"
        assert (later["needs"], later["tags"], "promised" in later) == ("x3", "board", False)
        kith("undo")
        assert shown("mara")["about"] == both
        kith("undo")
        assert shown("otto")["about"]["note"] == "talked about bridges"
        assert shown("mara")["about"]["needs"] == "x1"

    def test_parted_and_merged_again_nothing_is_there_twice(self) -> None:
        kith("note", "mara", "talked about wind")
        kith("note", "otto", "talked about bridges")
        kith("merge", "mara", "otto")
        kith("note", "mara", "then of tides")
        number = json.loads(kith("merge", "--made", "--json").stdout)[0]["number"]
        kith("merge", "--undo", str(number))
        kith("note", "otto", "last of rain")
        kith("merge", "mara", "otto")
        assert shown("mara")["about"]["note"].splitlines() == [
            "last of rain",
            "then of tides",
            "talked about bridges",
            "talked about wind",
        ]

    def test_of_two_birthdays_it_is_said_which_counts(self) -> None:
        kith("note", "otto", "--birthday", "05-17")
        kith("note", "mara", "--birthday", "1980-02-03")
        told = kith("merge", "mara", "otto").stderr
        assert "their birthday is 1980-02-03 now, no longer --05-17" in told
        assert shown("mara")["about"]["birthday"] == "1980-02-03"

    def test_accept_and_reject_what_is_proposed(self, tmp_path: Path) -> None:
        other = (
            "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nN:Lindqvist;Mara\nORG:Far\nEND:VCARD\n"
        )
        (tmp_path / "a.vcf").write_text(other)
        assert "1 pair waits" in kith("import", tmp_path / "a.vcf").stderr
        (pair,) = json.loads(kith("merge", "--json").stdout)
        wrong = kith("merge", "--accept", str(pair["number"]), "--undo", "999", status=Exit.USAGE)
        assert "undo those of --made" in wrong.stderr
        assert json.loads(kith("merge", "--json").stdout) == [pair]  # all of it or nothing
        said = kith("merge", "--accept", str(pair["number"])).stderr
        assert "merged: Mara Lindqvist, Northwind Medicine · Mara Lindqvist, Far" in said
        assert len(kith("contacts", "lindqvist").stdout.splitlines()) == 2
        again = kith("merge", "--accept", str(pair["number"]), status=Exit.USAGE).stderr
        assert "one contact already" in again
        kith("undo")
        number = str(pair["number"])
        kith("merge", "--accept", number, "--reject", number, status=Exit.USAGE)
        kith("merge", "--reject", str(pair["number"]))
        for verdict in ("--accept", "--reject"):
            again = kith("merge", verdict, number, status=Exit.USAGE).stderr
            assert "kept apart already" in again
        assert json.loads(kith("merge", "--json").stdout) == []
        kith("import", tmp_path / "a.vcf")
        assert json.loads(kith("merge", "--json").stdout) == []


@pytest.mark.usefixtures("folder")
class TestExport:
    def test_every_format_is_written_for_the_owner_only(self, tmp_path: Path) -> None:
        for name in ("vcard", "vcard4", "google", "outlook", "csv", "xlsx", "jsonl", "jscontact"):
            path = tmp_path / "deep" / f"all.{name}"
            kith("export", name, "-o", path)
            assert path.stat().st_size > 100
            assert path.stat().st_mode & 0o777 == 0o600
        with (tmp_path / "deep" / "all.csv").open() as file:
            assert [row["id"] for row in csv.DictReader(file)] == ["otto2222", "mara1111"]

    def test_a_vcard_says_when_it_changed_not_when_it_was_written(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def revisions() -> list[str]:
            text = kith("export", "vcard", "-o", "-").stdout
            return [line[4:] for line in text.splitlines() if line.startswith("REV:")]

        monkeypatch.setenv("KITH_NOW", "2026-12-01T10:00:00+00:00")
        kith("correct", "mara", "title=Chair")
        otto, mara = revisions()
        assert mara == "2026-12-01T10:00:00Z" != otto
        monkeypatch.setenv("KITH_NOW", "2026-12-02T10:00:00+00:00")
        assert revisions() == [otto, mara]
        kith("correct", "mara", "title=Chair")  # she was that before
        assert revisions() == [otto, mara]
        kith("note", "otto", "collects stamps")
        assert revisions() == ["2026-12-02T10:00:00Z", mara]

    def test_how_many_were_written_is_said(self, tmp_path: Path) -> None:
        assert kith("export", "csv", "-o", tmp_path / "a.csv").stderr.endswith("\n2 contacts\n")
        one = kith("export", "csv", "-o", tmp_path / "a.csv", "--only", "brandt").stderr
        assert one.endswith("\n1 contact\n")

    def test_some_of_them_to_stdout(self) -> None:
        assert kith("export", "vcard", "-o", "-", "--only", "brandt").stdout.count("BEGIN") == 1
        kith("star", "mara")
        assert "Lindqvist" in kith("export", "jsonl", "-o", "-", "--only", "starred").stdout
        wrong = kith("export", "jsonl", "-o", "-", "--event", "No such", status=Exit.USAGE)
        assert wrong.stdout == "" and "No such: nobody was met there" in wrong.stderr

    def test_a_vdir_by_plan(self, tmp_path: Path) -> None:
        where = tmp_path / "vdir"
        assert "2 create" in kith("export", "vdir", "-o", where, "--dry-run").stderr
        assert not list(where.glob("*"))
        kith("export", "vdir", "-o", where)
        assert len(list(where.glob("*.vcf"))) == 2
        assert "2 unchanged" in kith("export", "vdir", "-o", where).stderr
        kith("forget", "otto", "--yes")
        refused = kith("export", "vdir", "-o", where, "--max-deletions", "0", status=Exit.USAGE)
        assert "--max-deletions 1" in refused.stderr
        kith("export", "vdir", "-o", where)
        assert [p.name for p in where.glob("*.vcf")] == ["kith-mara1111.vcf"]


def test_a_line_is_the_same_whatever_country_is_given(tmp_path: Path) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Otto Brandt\nTEL:030 901820\nEND:VCARD\n")
    kith("import", path)
    assert "1 new or changed" in kith("import", path, "--region", "de").stderr
    (line,) = kith("contacts", "--json").stdout.splitlines()
    assert [p["number"] for p in json.loads(line)["phones"]] == ["+4930901820"]
    assert "two letters" in kith("import", path, "--region", "DEU", status=Exit.USAGE).stderr


def test_an_export_can_be_imported_into_another_book(folder: Path, tmp_path: Path) -> None:
    kith("export", "google", "-o", tmp_path / "g.csv")
    other = tmp_path / "other"
    assert "2 contacts of google" in kith("import", tmp_path / "g.csv", "--book", other).stderr
    assert "0 new or changed" in kith("import", tmp_path / "g.csv", "--book", other).stderr
    # Into the book it came from, everybody is there already.
    kith("import", tmp_path / "g.csv")
    assert len(kith("contacts").stdout.splitlines()) == 3


def everything_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_forgetting_leaves_nothing_and_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stages.read_contacts", run_into_book.read_contacts)
    photos = tmp_path / "photos"
    write_cards(
        photos / "1.jpg",
        "Zacharias Quill\nzq@quillworks.example\n+12025550143",
        "Mara Holm\nmara@holm.example",
    )

    def run(recipe: str = RECIPE) -> list[str]:
        with Book.open() as book:
            store_ = FolderOfReadings(book.readings)
            result = FakeRun(photos, recipe, Met("Fair"), store=store_)()
            kept = shelve(book, result, recipe, store_)
            assert len(kept.pictures) == len(kept.contacts)
            return [contact.name.full for contact in kept.contacts if contact.name]

    assert run() == ["Zacharias Quill", "Mara Holm"]
    kith("note", "quill", "collects Quillfeathers")
    kith("log", "quill", "--called")
    kith("correct", "quill", "title=Quillmaster")
    folder = Path(os.environ["KITH_BOOK"])
    assert b"quill" in everything_under(folder).lower()
    assert kith("forget", "quill", status=Exit.INTERRUPTED, answer="n\n")
    told = kith("forget", "quill", answer="y\n").stderr
    assert "1.jpg" in told
    assert b"quill" not in everything_under(folder).lower()
    assert run() == ["Mara Holm"]
    assert run("a better reader") == ["Mara Holm"]
    left = everything_under(folder).lower()
    assert b"quill" not in left
    with Book.open() as book:
        assert book.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not book.connection.execute("PRAGMA foreign_key_check").fetchall()
