"""The whole worklist of the book as rows, CSV and HTML."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from urllib.parse import quote

from pipeline.book import Book
from pipeline.export.cells import make_harmless
from pipeline.followup.agenda import describe
from pipeline.followup.schedule import open_tasks, refresh_plan
from pipeline.followup.unnamed import FIND_OUT, WHOM, UnnamedCard, unnamed_cards
from pipeline.settings import Settings


@dataclass(frozen=True)
class Planned:
    """One open task; the field names are the columns of the CSV."""

    task: str
    starred: str
    name: str
    organization: str
    what: str
    how: str
    from_day: str
    due: str
    days_overdue: int
    call_at: str
    """Their local time."""
    context: str
    missing: str
    contact_id: str


def list_open(book: Book, settings: Settings, today: date, days: int) -> tuple[Planned, ...]:
    """Every open task that is offered within ``days`` from today, in the order of the list, and
    then the company cards of which you should say whom you met."""
    refresh_plan(book, settings, today)
    rows = []
    for task in open_tasks(book, today, today + timedelta(days=days)):
        item = describe(book, task, settings, today)
        if item is None:
            continue
        rows.append(
            Planned(
                task=task.id,
                starred="yes" if task.starred else "",
                name=item.person.recipient.name.full,
                organization=item.person.recipient.organization,
                what=item.what,
                how=item.how,
                from_day=task.start.isoformat(),
                due=task.due.isoformat(),
                days_overdue=item.overdue,
                call_at=f"{item.slot.theirs:%Y-%m-%d %H:%M %Z}" if item.slot else "",
                context=item.person.context,
                missing=item.missing,
                contact_id=task.person,
            )
        )
    until = today + timedelta(days=days)
    cards = (card for card in unnamed_cards(book, settings, today) if card.is_asked(until))
    return (*rows, *map(_unnamed, cards))


def _unnamed(card: UnnamedCard) -> Planned:
    return Planned(
        task=card.task.id,
        starred="yes" if card.task.starred else "",
        name="",
        organization=card.organization,
        what=FIND_OUT,
        how=card.how,
        from_day=card.task.start.isoformat(),
        due=card.task.due.isoformat(),
        days_overdue=card.overdue,
        call_at="",
        context=card.event,
        missing=WHOM,
        contact_id=card.task.person,
    )


def overview_csv(rows: Sequence[Planned]) -> str:
    """RFC 4180, with cells that a spreadsheet would run made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(Planned))
    for row in rows:
        writer.writerow([make_harmless(str(cell)) for cell in astuple(row)])
    return text.getvalue()


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Follow-up</title>
<style>
:root {{ color-scheme: light dark; --late: #b3261e; --soft: #6b7280; --line: #8884; }}
@media (prefers-color-scheme: dark) {{ :root {{ --late: #ff8a80; --soft: #9ca3af; }} }}
body {{ font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
  padding: 0 1rem }}
h1 {{ font-size: 1.4rem }} h2 {{ font-size: 1.05rem; margin: 2rem 0 .5rem }}
ul {{ list-style: none; margin: 0; padding: 0 }}
li {{ border-top: 1px solid var(--line); padding: .6rem 0; overflow-wrap: anywhere }}
li div {{ margin-top: .1rem }} time {{ white-space: nowrap }}
a {{ color: inherit; text-underline-offset: 3px }}
@media (pointer: coarse) {{ a {{ display: inline-block; padding: .4rem 0 }} }}
b {{ font-weight: 600 }} small, .soft {{ color: var(--soft) }} .late {{ color: var(--late) }}
</style>
<h1>Follow-up, {day}</h1>
{body}
</html>
"""


def overview_html(rows: Sequence[Planned], today: date) -> str:
    """One calm page, late ones first; it loads nothing."""
    groups: list[tuple[str, list[Planned]]] = [
        ("Late", [row for row in rows if row.days_overdue]),
        ("Now", [r for r in rows if not r.days_overdue and r.from_day <= today.isoformat()]),
        ("Later", [row for row in rows if row.from_day > today.isoformat()]),
    ]
    parts = []
    for title, group in groups:
        if group:
            items = "\n".join(_item(row) for row in group)
            parts.append(f"<h2>{title} ({len(group)})</h2>\n<ul>\n{items}\n</ul>")
    body = "\n".join(parts) or "<p>Nothing is open.</p>"
    return _PAGE.format(day=today.isoformat(), body=body)


def _item(row: Planned) -> str:
    star = "★ " if row.starred else ""
    # <bdi>, so that names written from right to left leave the order of the rest alone.
    who = f"<b>{star}<bdi>{_escape(row.name or row.organization)}</bdi></b>"
    if row.name and row.organization:
        who += f' <bdi class="soft">{_escape(row.organization)}</bdi>'
    due = f"by {_time(row.due)}"
    if row.days_overdue:
        days = "day" if row.days_overdue == 1 else "days"
        due = f'<span class="late">{row.days_overdue} {days} late, {due}</span>'
    if row.call_at:
        due += f" · call at {_time(row.call_at)}"
    lines = [who, f"{_escape(row.what)} · {due}", _how(row.how)]
    if row.context:
        lines.append(f"<small><bdi>{_escape(row.context)}</bdi></small>")
    if row.missing:
        lines.append(f'<small class="late">{_escape(row.missing)}</small>')
    lines.append(f"<small>task {row.task}</small>")
    return "<li>" + "".join(f"<div>{line}</div>" for line in lines) + "</li>"


_LINKS = {"e-mail": "mailto", "call": "tel"}
"""By the first word of how: what a phone opens."""


def _how(text: str) -> str:
    word, _, target = text.partition(" ")
    if not target or word not in _LINKS:
        return _escape(text)
    # A long address breaks after its @ before it breaks anywhere else.
    shown = _escape(target).replace("@", "@<wbr>")
    return f'{word} <a href="{_LINKS[word]}:{quote(target, safe="@+")}">{shown}</a>'


def _time(text: str) -> str:
    return f"<time>{_escape(text)}</time>"


def _escape(text: str) -> str:
    return html.escape(text, quote=True)
