"""What the plan gave up because nobody did it: still to be named, and done after all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.book import Book
from pipeline.book.records import TaskMark
from pipeline.followup.plan import Channel, Within
from pipeline.followup.planning import REMEMBERED, Rules, plan_person, satisfied_by
from pipeline.followup.records import Mark, Person, Task, Touch, TouchKind
from pipeline.followup.schedule import read_mark, task_of


def given_up(book: Book, today: date) -> list[Task]:
    """The tasks that lapsed undone, for as long as the plan remembers them, in the list's order."""
    rows = book.query(
        f"SELECT * FROM planned WHERE {_LAPSED} ORDER BY starred DESC, due, person, position",
        _days(today),
    )
    return [task_of(row) for row in rows]


def count_given_up(book: Book, today: date) -> Mapping[str, int]:
    """How many of each step, in the plan's order; without meetings, whose people are named."""
    rows = book.query(
        f"SELECT step, count(*) AS number FROM planned WHERE {_LAPSED} AND channel <> ? "
        "GROUP BY step ORDER BY min(position)",
        (*_days(today), Channel.MEET.value),
    )
    return {row["step"]: int(row["number"]) for row in rows}


_LAPSED = "lapses >= ? AND lapses < ?"


def _days(today: date) -> tuple[str, str]:
    return (today - timedelta(days=REMEMBERED)).isoformat(), today.isoformat()


def is_unthanked(
    person: Person, touches: Sequence[Touch], marks: Sequence[Mark], rules: Rules, today: date
) -> bool:
    """Whether a thank-you was planned for the person's meeting and lapsed without any word."""
    assert person.met_on is not None
    thanks = {
        step.name
        for step in rules.plan.steps
        if isinstance(step.when, Within) and satisfied_by(step) != {TouchKind.CONNECTED}
    }
    # As of the meeting, because later the plan forgets what is long over.
    schedule = plan_person(person, touches, marks, rules, person.met_on)
    return any(
        task.step in thanks and task.lapses is not None and task.lapses < today
        for task in schedule.tasks
    )


def marks_of(said: Iterable[TaskMark]) -> Mapping[str, Sequence[Mark]]:
    """The owner's words on tasks as the plan reads them, by person."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for word in said:
        mark = read_mark(word.task, word.state, word.date, word.until)
        if mark is not None:
            found[word.contact].append(mark)
    return found
