"""worklist.csv for contacts that were just read."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from enrich.contact import Contact, Email, Met, Name, Text
from pipeline.followup.plan import Audience, Between, Every, Plan, Within, add_months, parse_when
from pipeline.followup.windows import window_after_meeting, window_of_birthday
from pipeline.followup.workdays import weekend_of
from pipeline.followup.worklist import COLUMNS, UNKNOWN, worklist_csv, worklist_rows
from pipeline.settings import load_settings

WEEKEND = weekend_of(None)


def _contact(met: Met) -> Contact:
    return Contact(
        id="c1",
        name=Name("Mara Lindqvist"),
        organizations=(Text("=Northwind"),),
        emails=(Email("mara@example.org"),),
        met=met,
    )


def test_a_met_contact_is_thanked_and_nothing_more_is_planned_without_a_star() -> None:
    (row,) = worklist_rows([_contact(Met("Chamber Night", "2026-11-18", None))])
    assert (row.thank_by, row.call_by, row.meet_by) == ("2026-11-20", "", "")


def test_a_plan_for_everyone_has_its_three_deadlines_on_working_days() -> None:
    steps = load_settings().plan.steps
    plan = Plan(tuple(replace(step, audience=Audience("everyone")) for step in steps))
    (row,) = worklist_rows([_contact(Met("Chamber Night", "2026-11-18", None))], plan)
    assert row.thank_by == row.by == "2026-11-20"
    assert row.call_by == "2026-12-18"
    assert row.meet_by == "2027-02-16"
    assert row.how == "e-mail mara@example.org"
    assert row.missing == "what did you talk about?"


def test_an_unknown_day_is_said_in_every_column_that_needs_it() -> None:
    (row,) = worklist_rows([_contact(Met())])
    assert {row.met_on, row.by, row.thank_by} == {UNKNOWN}
    assert (row.call_by, row.meet_by) == ("", "")
    assert "when did you meet?" in row.missing
    assert "where did you meet?" in row.missing


def test_a_card_without_a_person_asks_whom_you_met() -> None:
    (row,) = worklist_rows([Contact(kind="org", organizations=(Text("Northwind"),))])
    assert row.next_step == "find out whom you met"
    assert row.how == ""


def test_the_csv_reads_back_and_runs_no_formula() -> None:
    rows = worklist_rows([_contact(Met('A, "quoted"\nevent', "2026-11-18"))])
    header, line = csv.reader(io.StringIO(worklist_csv(rows), newline=""))
    assert tuple(header) == COLUMNS
    assert line[COLUMNS.index("organization")] == "'=Northwind"
    assert line[COLUMNS.index("event")] == 'A, "quoted"\nevent'


@pytest.mark.parametrize(
    ("met", "start", "due"),
    [
        ("2026-11-18", "2026-11-19", "2026-11-20"),  # Wednesday
        ("2026-11-19", "2026-11-20", "2026-11-20"),  # Thursday: Saturday is too late to write
        ("2026-11-20", "2026-11-23", "2026-11-23"),  # Friday evening: nobody works in between
        ("2026-11-21", "2026-11-23", "2026-11-23"),  # Saturday
        ("2026-11-22", "2026-11-23", "2026-11-24"),  # Sunday
    ],
)
def test_48_hours_on_working_days(met: str, start: str, due: str) -> None:
    window = window_after_meeting(Within(48), date.fromisoformat(met), WEEKEND)
    assert (window.start.isoformat(), window.due.isoformat()) == (start, due)


def test_a_single_day_moves_forward_and_a_deadline_moves_back() -> None:
    met = date(2026, 11, 20)  # day 30 is a Sunday, day 90 a Thursday
    assert window_after_meeting(Between(30, 30), met, WEEKEND).due == date(2026, 12, 21)
    assert window_after_meeting(Between(60, 92), met, WEEKEND).due == date(2027, 2, 19)


def test_the_weekend_is_the_countrys() -> None:
    thursday = date(2026, 11, 19)
    window = window_after_meeting(Within(48), thursday, weekend_of("EG"))
    assert window.due == date(2026, 11, 22)


def test_birthdays_are_never_late_and_leap_days_are_kept() -> None:
    assert window_of_birthday((11, 21), 2026, 0, WEEKEND).due == date(2026, 11, 20)
    assert window_of_birthday((2, 29), 2027, 0, WEEKEND).due == date(2027, 2, 26)
    assert window_of_birthday((1, 3), 2027, 7, WEEKEND).due == date(2026, 12, 25)


def test_months_end_where_they_end() -> None:
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert add_months(date(2026, 10, 31), 14) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("within 48 hours", Within(48)),
        ("On  day 30", Between(30, 30)),
        ("by day 90", Between(60, 90)),
        ("from day 10 by day 90", Between(10, 90)),
        ("every month", Every(1)),
    ],
)
def test_when_is_read(said: str, meant: object) -> None:
    assert parse_when(said) == meant


@pytest.mark.parametrize("said", ["soon", "every 0 months", "from day 9 by day 3", ""])
def test_what_is_no_time_is_refused_with_the_forms(said: str) -> None:
    with pytest.raises(ValueError, match=r"not a time|ends before"):
        parse_when(said)
