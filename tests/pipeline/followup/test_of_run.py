"""What a run's files say of people whom the book knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from enrich.contact import Met
from pipeline.book import Book
from pipeline.followup.marking import mark_done
from pipeline.followup.of_run import follow_up_of
from pipeline.followup.schedule import next_task
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
            task = next_task(book, id_)
            assert task
            mark_done(book, rules, task.id, TODAY, TODAY, None)
        mara, anna, taro, nia = follow_up_of(book, rules, contacts, TODAY).rows
        assert (mara.next_step, mara.by, mara.missing) == ("connect", "2026-11-20", "")
        assert (anna.next_step, anna.by, anna.missing) == ("nothing more is planned", "", "")
        assert (taro.next_step, taro.missing) == ("thank them", "what did you talk about?")
        assert "when did you meet?" in nia.missing


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
