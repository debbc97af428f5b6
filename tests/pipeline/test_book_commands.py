"""The commands on the book, as they are typed."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from enrich.contact import Met
from pipeline.book import Book
from pipeline.errors import Exit
from pipeline.readings import FolderOfReadings
from pipeline.shelving import shelve
from tests.pipeline.book import run_into_book
from tests.pipeline.book.people import MARA, entry
from tests.pipeline.book.run_into_book import RECIPE
from tests.pipeline.fakes import FakeRun, write_cards
from tests.pipeline.typing_commands import fill_book, kith, shown


@pytest.fixture
def folder() -> Path:
    """The default book, with two people in it."""
    return fill_book()


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
