"""The owner's word on tasks and touches: what it changes, and saying what comes next."""

from __future__ import annotations

from datetime import date

from pipeline.book import Book
from pipeline.errors import WrongUse
from pipeline.followup.agenda import describe
from pipeline.followup.planning import touch_of
from pipeline.followup.records import Task, TouchKind, Verdict
from pipeline.followup.schedule import NOTHING_MORE, NoSuchTask, find_task, next_task, refresh_plan
from pipeline.followup.unnamed import find_unnamed, refuse_done, unnamed_cards
from pipeline.settings import Settings


def mark_done(
    book: Book, settings: Settings, id_: str, today: date, on: date, note: str | None
) -> str:
    """Close a task and record the touch that it was; returns what to tell.

    Raises:
        NoSuchTask: no open task has this id.
        WrongUse: ``on`` is before the meeting that the task follows, or the task is to say whom
            you met.
    """
    task = _find(book, settings, id_, today)
    item = describe(book, task, settings, today)
    assert item is not None
    met_on = item.person.recipient.met_on
    if met_on and on < met_on:
        raise WrongUse(f"{on}: is before you met, on {met_on}", "Say the day you did it.")
    kind = touch_of(task.channel, item.step, item.person.recipient.local)
    book.mark_task(task.person, task.id, Verdict.DONE, on.isoformat(), note=note, touch=kind.value)
    return _tell(book, settings, task, today, "done")


def mark_skipped(book: Book, settings: Settings, id_: str, today: date, note: str | None) -> str:
    """Close a task that will not be done; returns what to tell.

    Raises:
        NoSuchTask: no open task has this id.
    """
    task = _find(book, settings, id_, today, unnamed=True)
    book.mark_task(task.person, task.id, Verdict.SKIPPED, today.isoformat(), note=note)
    return _tell(book, settings, task, today, "skipped")


def mark_snoozed(
    book: Book, settings: Settings, id_: str, today: date, until: date, note: str | None
) -> str:
    """Put a task off; returns what to tell.

    Raises:
        NoSuchTask: no open task has this id.
    """
    task = _find(book, settings, id_, today, unnamed=True)
    book.mark_task(
        task.person,
        task.id,
        Verdict.SNOOZED,
        today.isoformat(),
        until=until.isoformat(),
        note=note,
    )
    return _tell(book, settings, task, today, "snoozed")


def log_touch(
    book: Book,
    settings: Settings,
    person: str,
    kind: TouchKind,
    on: date,
    today: date,
    note: str | None,
) -> str:
    """Record a touch; returns what to tell."""
    book.record_touch(person, kind.value, on.isoformat(), note)
    refresh_plan(book, settings, today)
    name = next(iter(book.query("SELECT name FROM contact WHERE id = ?", (book.lead(person),))))
    return f"logged: {kind.value} {name['name']} on {on}; {_next(book, settings, book.lead(person), today)}"


def _find(book: Book, settings: Settings, id_: str, today: date, unnamed: bool = False) -> Task:
    """The task of this id; ``unnamed``: it may be that of saying whom a company card is of."""
    refresh_plan(book, settings, today)
    try:
        return find_task(book, id_)
    except NoSuchTask:
        card = find_unnamed(book, settings, id_, today)
        if card is None:
            raise
        if not unnamed:
            raise refuse_done(card) from None
        return card.task


def _tell(book: Book, settings: Settings, task: Task, today: date, word: str) -> str:
    refresh_plan(book, settings, today)
    row = next(iter(book.query("SELECT name FROM contact WHERE id = ?", (task.person,))))
    return f"{word}: {task.step}, {row['name']}; {_next(book, settings, task.person, today)}"


def _next(book: Book, settings: Settings, person: str, today: date) -> str:
    task = next_task(book, person, today)
    if task is None:
        cards = unnamed_cards(book, settings, today, person)
        task = next((card.task for card in cards if not card.given_up), None)
    if task is None:
        return NOTHING_MORE
    return f"next: {task.step} from {task.start}, by {task.due} ({task.id})"
