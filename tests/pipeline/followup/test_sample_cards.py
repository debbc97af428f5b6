"""A printer's sample is nobody to thank, unless the owner says it is somebody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from enrich.contact import Contact, Email, Evidence, Name, Text
from enrich.sample_cards import mark_sample
from pipeline.book import Book
from pipeline.cli import cli
from pipeline.followup.of_run import follow_up_of
from pipeline.followup.stats import count_events
from tests.pipeline.followup.town import MARA, NIGHT, fill, settings

READ = Evidence(0.95, ("set like a name",))
DUMMY = mark_sample(
    Contact(
        name=Name("Your Name", given="Your", family="Name", evidence=READ),
        organizations=(Text("Your Company", READ),),
        emails=(Email("yourname@yourcompany.com", READ),),
        review=("name",),
        met=NIGHT,
    )
)
ID = "dummy2222222"
NIGHT_AFTER = date(2026, 11, 19)


def kith(*arguments: str | Path) -> str:
    result = CliRunner().invoke(cli, [*map(str, arguments)], env={"KITH_NOW": "2026-11-19T09:00"})
    assert result.exit_code == 0, result.output
    return result.stdout


def planned() -> set[str]:
    return {task["name"] for task in json.loads(kith("today", "--json"))["tasks"]}


def test_it_is_planned_when_its_name_is_confirmed_and_not_before() -> None:
    with Book.open() as book:
        fill(book, {ID: DUMMY, "mara2222": MARA})
    assert planned() == {"Mara Lindqvist"}
    assert "sample" in kith("show", ID)
    kith("correct", ID, "name=Your Name")
    assert planned() == {"Mara Lindqvist", "Your Name"}
    kith("undo")
    assert planned() == {"Mara Lindqvist"}
    kith("star", ID)
    assert "Your Name" in planned()


def test_the_files_of_a_run_ask_for_a_look_and_the_numbers_leave_it_out(tmp_path: Path) -> None:
    with Book.open() as book:
        fill(book, {ID: DUMMY, "mara2222": MARA})
        contacts = [replace(book.contact(id_), id=id_) for id_ in (ID, "mara2222")]
        today = settings(tmp_path)
        rows = follow_up_of(book, today, contacts, NIGHT_AFTER).rows
        assert "sample" in rows[0].next_step
        assert (rows[0].how, rows[0].thank_by, rows[0].missing) == ("", "", "")
        assert rows[1].how == "e-mail mara.lindqvist@example.org"
        (night,) = count_events(book, today, NIGHT_AFTER)
        assert night.contacts == 1
