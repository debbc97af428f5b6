from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from enrich.contact import Email, Text, Url
from pipeline.book import Ambiguous, Book, NotInBook, schema, store
from pipeline.book.groups import regroup
from pipeline.book.records import BookBusy, BookUnusable
from pipeline.errors import CannotWrite, WrongUse
from tests.pipeline.book.people import MARA, OTTO, READ, damage, entry, person


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book", clock=lambda: datetime(2026, 11, 22, tzinfo=UTC)) as opened:
        yield opened


def test_a_contact_comes_back_as_it_went_in(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    assert book.contact("mara1111") == replace(MARA, id="mara1111")


def test_the_book_survives_closing(tmp_path: Path) -> None:
    with Book.open(tmp_path) as book:
        book.add_entries([entry("mara1111", MARA)])
    with Book.open(tmp_path) as book:
        assert [c.id for c in book.contacts()] == ["mara1111"]


def test_only_the_owner_can_read_the_book(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "book"
    with Book.open(folder) as book:
        book.add_entries([entry("mara1111", MARA)])
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert len(modes) == 3  # the database, its journal and its shared memory


@pytest.mark.parametrize(
    "query", ["mara1111", "mara1", "MARA@northwind.example", "Mara Lindqvist", "lindqvist", "LIND"]
)
def test_a_contact_is_found_by(book: Book, query: str) -> None:
    book.add_entries([entry("mara1111", MARA), entry("otto2222", OTTO)])
    assert book.find(query).id == "mara1111"


def test_an_ambiguous_name_lists_the_choices(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA), entry("mara2222", person("Mara Holm"))])
    with pytest.raises(Ambiguous, match="mara1111  Mara Lindqvist, Northwind Medicine") as caught:
        book.find("mara")
    assert [choice.id for choice in caught.value.choices] == ["mara2222", "mara1111"]


def test_of_many_who_could_be_meant_the_first_are_named(book: Book) -> None:
    book.add_entries([entry(f"jo{n}", person("Jo Smith", f"jo{n}@x.example")) for n in range(25)])
    with pytest.raises(Ambiguous, match="any of 25 contacts") as caught:
        book.find("smith")
    assert str(caught.value).count("Jo Smith") == 20
    assert "and 5 more" in str(caught.value)
    assert len(caught.value.choices) == 25


def test_a_whole_name_wins_over_a_longer_one(book: Book) -> None:
    book.add_entries([entry("aaaa", person("Jo Smith")), entry("bbbb", person("Jo Smithson"))])
    assert book.find("jo smith").id == "aaaa"


def test_a_name_wins_over_an_address_that_is_shared(book: Book) -> None:
    shared = person("Jo Abel", "quill@firm.example")
    book.add_entries([entry("aaaa", shared), entry("bbbb", person("Zac Quill", "x@firm.example"))])
    assert book.find("quill").id == "bbbb"


def test_nobody_is_found(book: Book) -> None:
    with pytest.raises(NotInBook, match="kith contacts"):
        book.find("nobody")


def test_a_correction_outranks_a_later_reading(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    book.correct("mara1111", "organization", "set", ["Northwind Hospital"])
    book.correct("mara1111", "name", "set", ["Mara Sofia Lindqvist"])
    better = replace(MARA, organizations=(Text("Northvvind Medicine", READ),))
    book.add_entries([entry("mara1111", better)])
    contact = book.contact("mara1111")
    assert [o.value for o in contact.organizations] == ["Northwind Hospital"]
    assert contact.name is not None
    assert contact.name.full == "Mara Sofia Lindqvist"
    assert contact.organizations[0].evidence.confidence == 1


def test_values_can_be_added_and_taken_away(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    book.correct("mara1111", "email", "add", ["m@lindqvist.example"])
    book.correct("mara1111", "email", "remove", ["MARA@northwind.example"])
    book.add_entries([entry("mara1111", replace(MARA, notes="read again"))])
    assert [e.address for e in book.contact("mara1111").emails] == ["m@lindqvist.example"]


def test_what_was_corrected_needs_no_look(book: Book) -> None:
    book.add_entries([entry("mara1111", replace(MARA, review=("organization", "title")))])
    book.correct("mara1111", "organization", "set", ["Northwind"])
    assert book.contact("mara1111").review == ("title",)


@pytest.mark.parametrize(
    ("field", "op", "text"),
    [
        ("colour", "set", "red"),
        ("name", "add", "x"),
        ("email", "set", "x"),
        ("kind", "set", "cat"),
        ("phone", "add", "mobile:none"),
        ("url", "set", "javascript:alert(1)"),
        ("url", "add", "hello world"),
        ("url", "set", "hello"),
        ("url", "set", "ftp://northwind.com"),
        ("url", "set", "mailto:mara@northwind.com"),
        ("url", "set", "https://localhost/team"),
        ("url", "set", "northwind.com:mara"),
        ("url", "set", "https://"),
        ("met_on", "set", "20.11.2026"),
        ("met_on", "set", "20261120"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(book: Book, field: str, op: str, text: str) -> None:
    book.add_entries([entry("mara1111", MARA)])
    with pytest.raises(WrongUse):
        book.correct("mara1111", field, op, [text])
    assert not book.actions()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("northwind.example", "northwind.example"),
        ("HTTPS://www.northwind.com/team?x=1", "www.northwind.com/team?x=1"),
        ("http://northwind.co.uk:8080/a b".replace(" ", "%20"), "northwind.co.uk:8080/a%20b"),
        ("münchen.de/büro", "münchen.de/büro"),
        ("例え.jp", "例え.jp"),
    ],
)
def test_a_web_address_needs_a_host_that_there_can_be(book: Book, text: str, kept: str) -> None:
    book.add_entries([entry("mara1111", MARA)])
    book.correct("mara1111", "url", "set", [text])
    assert [u.url for u in book.contact("mara1111").urls] == [kept]


def test_a_web_address_that_is_there_may_stay_whatever_it_is(book: Book) -> None:
    book.add_entries([entry("mara1111", replace(MARA, urls=(Url("intranet/team"),)))])
    book.correct("mara1111", "url", "set", ["intranet/team", "northwind.com"])
    book.correct("mara1111", "url", "remove", ["intranet/team"])
    assert [u.url for u in book.contact("mara1111").urls] == ["northwind.com"]


def test_every_word_can_be_undone_and_redone(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    book.correct("mara1111", "title", "set", ["Chair"])
    book.set_note("mara1111", note="sailing", needs="a printer")
    book.record_touch("mara1111", "called", "2026-11-21")
    book.mark_task("mara1111", "mara1111/call", "done", "2026-11-21", touch="called")
    for _ in range(4):
        book.undo()
    assert book.contact("mara1111").titles[0].value == "Director"
    assert not book.about("mara1111").values
    assert not list(book.touches("mara1111"))
    assert not list(book.task_marks())
    with pytest.raises(WrongUse, match="nothing to undo"):
        book.undo()
    book.redo()
    assert book.contact("mara1111").titles[0].value == "Chair"
    assert [a.undone for a in book.actions()] == [True, True, True, False]


def test_redo_puts_back_what_was_undone_last(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    first, second, third = (
        book.correct("mara1111", "title", "add", [title]) for title in ("Chair", "Poet", "Pilot")
    )
    book.undo(first)
    book.undo(third)
    assert book.redo().id == third
    book.undo(second)
    assert [book.redo().id for _ in range(2)] == [second, first]
    with pytest.raises(WrongUse, match="nothing to redo"):
        book.redo()
    assert [a.undone for a in book.actions()] == [False] * 3


def test_steps_about_nobody_but_the_forgotten_are_gone(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA), entry("otto2222", OTTO)])
    first = book.set_note("otto2222", note="sailing")
    book.correct("mara1111", "title", "set", ["Chair"])
    both = book.correct_many(
        {id_: [("title", "set", ["Pilot"])] for id_ in ("mara1111", "otto2222")}
    )
    book.mark_task("mara1111", "mara1111/call", "done", "2026-11-21", touch="called")
    last = book.judge("mara1111", "otto2222", "different")
    book.forget("mara1111")
    assert [(a.id, a.about) for a in book.actions()] == [
        (both, ("Otto Brandt",)),
        (first, ("Otto Brandt",)),
    ]
    with pytest.raises(WrongUse, match=f"no action {last}"):
        book.undo(last)
    # A number that was seen in a list never comes to mean something else.
    assert book.set_note("otto2222", star="1") == last + 1
    assert [book.undo().id for _ in range(3)] == [last + 1, both, first]


def test_the_latest_word_counts(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    book.set_note("mara1111", needs="a printer", star="1")
    book.set_note("mara1111", needs="a binder", star=None)
    assert book.about("mara1111").values == {"needs": "a binder"}
    assert {k: v.values for k, v in book.all_about().items()} == {"mara1111": {"needs": "a binder"}}
    book.mark_task("mara1111", "t", "snoozed", "2026-11-21", until="2026-12-01")
    book.mark_task("mara1111", "t", "done", "2026-12-01")
    assert [m.state for m in book.task_marks("mara1111")] == ["done"]
    book.undo()
    assert [m.until for m in book.task_marks("mara1111")] == ["2026-12-01"]


def test_an_imported_birthday_counts_until_told_otherwise(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA, birthday="1980-02-03")])
    assert book.about("mara1111").get("birthday") == "1980-02-03"
    book.set_note("mara1111", birthday="1981-02-03")
    assert book.about("mara1111").get("birthday") == "1981-02-03"


def test_reading_the_same_again_changes_nothing(book: Book) -> None:
    assert book.add_entries([entry("mara1111", MARA)]) == {"mara1111"}
    before = "\n".join(book.connection.iterdump())
    assert book.add_entries([entry("mara1111", MARA)]) == set()
    assert "\n".join(book.connection.iterdump()) == before


def test_contacts_are_listed_by_family_name_and_event(book: Book) -> None:
    book.add_entries(
        [
            entry("zzzz", person("Anna Zander", event="Fair")),
            entry("aaaa", person("Zoe Abel", event="fair")),
            entry("mmmm", person("Mo Mann")),
        ]
    )
    assert [c.name for c in book.list()] == ["Zoe Abel", "Mo Mann", "Anna Zander"]
    assert [c.name for c in book.list(event="FAIR")] == ["Zoe Abel", "Anna Zander"]
    assert [c.name for c in book.list("zan")] == ["Anna Zander"]


def test_a_book_from_a_newer_kith_is_left_alone(tmp_path: Path) -> None:
    Book.open(tmp_path).close()
    with sqlite3.connect(tmp_path / store.FILE) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(BookUnusable, match="newer kith"):
        Book.open(tmp_path)


def test_a_damaged_book_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / store.FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(BookUnusable, match="damaged or not a book"):
        Book.open(tmp_path)


def test_damage_that_shows_later_is_said_too(tmp_path: Path) -> None:
    with Book.open(tmp_path) as book:
        book.add_entries([entry("mara1111", MARA)])
    damage(tmp_path)
    with pytest.raises(BookUnusable, match="damaged"), Book.open(tmp_path) as book:
        list(book.query("SELECT * FROM contact"))


def test_a_full_disk_leaves_the_book_as_it_was(book: Book) -> None:
    book.add_entries([entry("mara1111", MARA)])
    pages = book.connection.execute("PRAGMA page_count").fetchone()[0]
    book.connection.execute(f"PRAGMA max_page_count = {pages}")
    crowd = [entry(f"p{n:06}", person(f"Person Number{n}")) for n in range(500)]
    with pytest.raises(CannotWrite, match="disk is full"):
        book.add_entries(crowd)
    assert [c.id for c in book.list()] == ["mara1111"]
    assert book.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    book.connection.execute("PRAGMA max_page_count = 100000")
    book.add_entries(crowd)
    assert len(list(book.list())) == 501


def test_a_second_run_says_that_one_is_at_work(tmp_path: Path) -> None:
    with (
        Book.open(tmp_path) as first,
        Book.open(tmp_path) as second,
        first.run_lock(),
        pytest.raises(BookBusy, match="another run"),
        second.run_lock(),
    ):
        pass
    with Book.open(tmp_path) as third, third.run_lock():
        pass


def test_an_interrupted_migration_starts_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Book.open(tmp_path).close()
    broken = (*schema.MIGRATIONS, ("CREATE TABLE extra (x)", "CREATE TABLE nonsense ("))
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    monkeypatch.setattr(schema, "VERSION", len(broken))
    with pytest.raises(sqlite3.OperationalError):
        Book.open(tmp_path)
    fixed = (*broken[:-1], ("CREATE TABLE extra (x)",))
    monkeypatch.setattr(schema, "MIGRATIONS", fixed)
    with Book.open(tmp_path) as book:
        assert book.connection.execute("PRAGMA user_version").fetchone()[0] == len(fixed)


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_book_of_every_former_version_becomes_a_current_one(tmp_path: Path, version: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:version])
        patch.setattr(schema, "VERSION", version)
        Book.open(tmp_path).close()
    with Book.open(tmp_path) as book:
        book.add_entries([entry("mara1111", MARA)])
        assert book.connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
        assert book.changed_at("mara1111")
        assert book.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_slips_of_two_readings_are_one_value(book: Book) -> None:
    slip = replace(MARA, emails=(Email("rnara@northwind.example", replace(READ, confidence=0.4)),))
    book.add_entries([entry("mara1111", MARA), entry("mara2222", slip)])
    with book.transaction():
        book.connection.execute(
            "INSERT INTO decision (a, b, verdict, by) VALUES (?, ?, 'same', 'kith')",
            ("mara1111", "mara2222"),
        )
        regroup(book.connection, ["mara1111"])
    assert book.contact("mara2222").id == "mara1111"
    assert [e.address for e in book.contact("mara1111").emails] == ["mara@northwind.example"]
    assert len(list(book.list())) == 1
