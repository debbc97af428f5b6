"""What a run's files say of people whom the book knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from enrich.contact import Met
from pipeline.book import Book
from pipeline.followup.marking import log_touch, mark_done, mark_skipped
from pipeline.followup.of_run import follow_up_of
from pipeline.followup.records import TouchKind
from pipeline.followup.schedule import next_task, tasks_of
from pipeline.followup.worklist import UNKNOWN, WorklistRow
from pipeline.report.page import write_report
from pipeline.run import RunResult
from tests.pipeline.followup.town import ANNA, MARA, NOWHERE, TARO, Clock, fill, settings

TODAY = date(2026, 11, 19)


def test_a_second_run_does_not_ask_again_for_what_is_done(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        undated = replace(NOWHERE, met=Met())
        fill(book, {"mara": MARA, "anna": ANNA, "taro": TARO, "nia": undated})
        book.set_note("mara", star="1", note="talked about pumps")
        contacts = [book.contact(id_) for id_ in ("mara", "anna", "taro", "nia")]
        for id_ in ("mara", "anna"):
            follow_up_of(book, rules, contacts, TODAY)
            task = next_task(book, id_, TODAY)
            assert task
            mark_done(book, rules, task.id, TODAY, TODAY, None)
        mara, anna, taro, nia = follow_up_of(book, rules, contacts, TODAY).rows
        assert (mara.next_step, mara.by, mara.missing) == ("connect", "2026-11-20", "")
        assert (anna.next_step, anna.by, anna.missing) == ("nothing more is planned", "", "")
        assert (taro.next_step, taro.missing) == ("thank them", "what did you talk about?")
        assert "when did you meet?" in nia.missing


def _dates(row: WorklistRow) -> tuple[str, str, str]:
    return row.thank_by, row.call_by, row.meet_by


def test_its_dates_are_those_of_the_plan_and_empty_where_nothing_is_planned(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        undated = replace(NOWHERE, met=Met())
        fill(book, {"mara": MARA, "anna": ANNA, "taro": TARO, "nia": undated, "nib": undated})
        for id_ in ("mara", "nia"):
            book.set_note(id_, star="1")
        contacts = [book.contact(id_) for id_ in ("mara", "anna", "taro", "nia", "nib")]
        follow_up_of(book, rules, contacts, TODAY)
        task = next_task(book, "taro", TODAY)
        assert task
        mark_skipped(book, rules, task.id, TODAY, "changed jobs")
        mara, anna, taro, nia, nib = follow_up_of(book, rules, contacts, TODAY).rows
        assert _dates(mara) == ("2026-11-20", "2026-12-18", "2027-02-16")
        assert _dates(anna) == ("2026-11-20", "", "")  # without a star: the light plan
        assert (taro.next_step, *_dates(taro)) == ("nothing more is planned", "", "", "")
        assert _dates(nia) == (UNKNOWN, "", UNKNOWN)  # no number and no e-mail
        assert _dates(nib) == (UNKNOWN, "", "")
        for row in (mara, anna):
            planned = [t.due.isoformat() for t in tasks_of(book, row.contact_id, TODAY)]
            assert {day for day in _dates(row) if day} <= set(planned)
        log_touch(book, rules, "mara", TouchKind.CALLED, TODAY, TODAY, None)
        (mara,) = follow_up_of(book, rules, contacts[:1], TODAY).rows
        assert _dates(mara) == ("", "", "2027-02-16")


def test_what_lapsed_is_no_next_step(tmp_path: Path) -> None:
    rules, later = settings(tmp_path), date(2026, 12, 17)
    with Book.open(tmp_path / "book", Clock(later)) as book:
        fill(book, {"mara": MARA, "anna": ANNA})
        book.set_note("mara", star="1")
        contacts = [book.contact(id_) for id_ in ("mara", "anna")]
        mara, anna = follow_up_of(book, rules, contacts, later).rows
        assert (mara.next_step, mara.thank_by, mara.call_by) == ("connect", "", "2026-12-18")
        assert (anna.next_step, anna.by, anna.thank_by) == ("nothing more is planned", "", "")


def test_the_picture_stands_in_the_report(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        fill(book, {"mara": MARA, "anna": ANNA})
        book.record_touch("mara", "called", "2026-11-19")
        contacts = (book.contact("mara"), book.contact("anna"))
        picture = follow_up_of(book, rules, contacts, TODAY).picture
        page = write_report(RunResult(contacts, (), (), 1), picture)
    assert "1 of 2 real connections" in page
    assert page.count("<svg") >= 1 and "&lt;svg" not in page
