"""What a run's results say of follow-up: the next step for each contact, and the numbers so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from enrich.contact import Contact
from pipeline.book import Book, NotInBook
from pipeline.followup.agenda import describe
from pipeline.followup.schedule import next_task, refresh_plan
from pipeline.followup.stats import count_events, draw_stats
from pipeline.followup.workdays import weekend_of
from pipeline.followup.worklist import NOBODY, WorklistRow, worklist_rows
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
    weekend = frozenset[int]() if settings.hours.weekends else weekend_of(settings.me.country)
    rows = worklist_rows(contacts, settings.plan, weekend)
    known = [_as_in_book(book, settings, row, today) for row in rows]
    events = sorted({contact.met.event for contact in contacts if contact.met.event})
    # SQLite takes no more than some hundred values; a picture has room for far fewer.
    numbers = count_events(book, settings, today, events[:500])
    return FollowUp(tuple(known), draw_stats(numbers))


def _as_in_book(book: Book, settings: Settings, row: WorklistRow, today: date) -> WorklistRow:
    try:
        task = next_task(book, row.contact_id)
        about = book.about(row.contact_id)
    except NotInBook:
        return row
    asked = [q for q in row.missing.split("; ") if q and not (about.get("note") and "talk" in q)]
    item = describe(book, task, settings, today) if task else None
    if item is None and row.next_step == NOBODY:
        return row
    if item is None or task is None:
        planned = bool(row.name) and "when did you meet?" not in asked
        if not planned:
            return replace(row, missing="; ".join(asked))
        return replace(row, next_step="nothing more is planned", how="", by="", missing="")
    return replace(
        row,
        next_step=item.what,
        how=item.how,
        by=task.due.isoformat(),
        missing="; ".join(asked),
    )
