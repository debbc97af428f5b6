"""What a run's results say of follow-up: the next step for each contact, and the numbers so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from enrich.contact import Contact
from pipeline.book import About, Book, NotInBook
from pipeline.followup.agenda import describe
from pipeline.followup.schedule import (
    NOTHING_MORE,
    my_days_off,
    next_task,
    refresh_plan,
    split_tags,
    tasks_of,
)
from pipeline.followup.stats import count_events, draw_stats
from pipeline.followup.unnamed import FIND_OUT, UnnamedCard, unnamed_cards
from pipeline.followup.worklist import (
    NOBODY,
    UNKNOWN,
    WorklistRow,
    deadlines,
    steps_by_column,
    worklist_rows,
)
from pipeline.settings import Settings


@dataclass(frozen=True)
class FollowUp:
    """Follow-up as the files of a run show it."""

    rows: tuple[WorklistRow, ...]
    """``worklist.csv``, in the order of the contacts."""
    picture: str
    """Contacts against real connections for the events of the contacts, as SVG; may be empty."""


def follow_up_of(
    book: Book, settings: Settings, contacts: Sequence[Contact], today: date
) -> FollowUp:
    """The next steps as the book knows them, so that what is done is not asked for again."""
    refresh_plan(book, settings, today)
    rows = worklist_rows(contacts, settings.plan, my_days_off(settings))
    asked = {card.task.person: card for card in unnamed_cards(book, settings, today)}
    known = [
        _ask_name(book, row, asked)
        if row.next_step == FIND_OUT and not row.name
        else _as_in_book(book, settings, contact, row, today)
        for contact, row in zip(contacts, rows, strict=True)
    ]
    events = sorted({contact.met.event for contact in contacts if contact.met.event})
    # SQLite takes no more than some hundred values; a picture has room for far fewer.
    numbers = count_events(book, settings, today, events[:500])
    return FollowUp(tuple(known), draw_stats(numbers))


def _ask_name(book: Book, row: WorklistRow, asked: Mapping[str, UnnamedCard]) -> WorklistRow:
    """Of a card that names no person; of whom nobody said when you met, as it was read."""
    try:
        card = asked.get(book.lead(row.contact_id))
    except NotInBook:
        return row
    if row.met_on == UNKNOWN:
        return row
    if card is None or card.given_up:
        return replace(row, next_step=NOTHING_MORE, how="", by="", thank_by="", missing="")
    return replace(row, by=card.task.due.isoformat())


def _as_in_book(
    book: Book, settings: Settings, contact: Contact, row: WorklistRow, today: date
) -> WorklistRow:
    try:
        task = next_task(book, row.contact_id, today)
        about = book.about(row.contact_id)
    except NotInBook:
        return row
    asked = [q for q in row.missing.split("; ") if q and not (about.get("note") and "talk" in q)]
    item = describe(book, task, settings, today) if task else None
    if item is None and row.next_step == NOBODY:
        return row
    row = replace(row, **_deadlines(book, settings, contact, about, today))
    if item is None or task is None:
        planned = bool(row.name) and "when did you meet?" not in asked
        if not planned:
            return replace(row, missing="; ".join(asked))
        return replace(row, next_step=NOTHING_MORE, how="", by="", missing="")
    return replace(
        row,
        next_step=item.what,
        how=item.how,
        by=task.due.isoformat(),
        missing="; ".join(asked),
    )


def _deadlines(
    book: Book, settings: Settings, contact: Contact, about: About, today: date
) -> dict[str, str]:
    """The due days of what is open; of whom nobody said when you met, what asks for the day."""
    if not contact.met.date:
        starred, tags = bool(about.get("star")), split_tags(about.get("tags"))
        return deadlines(contact, settings.plan, frozenset(), starred, tags)
    tasks = tasks_of(book, contact.id, today)
    return {
        column: min((t.due.isoformat() for t in tasks if t.step in names), default="")
        for column, steps in steps_by_column(settings.plan).items()
        for names in [{step.name for step in steps}]
    }
