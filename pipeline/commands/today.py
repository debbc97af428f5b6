"""``kith today``: the list for today."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands._desk import Desk, at_desk_from_the_start
from pipeline.commands._screen import open_screen

if TYPE_CHECKING:
    from datetime import date

    from pipeline.followup.agenda import Agenda, Item
    from pipeline.followup.records import Task


@click.command(name="today", short_help="Show whom to write to, call or meet today.")
@click.option("--all", "everything", is_flag=True, help="Beyond the daily limit, and weekends.")
@click.option("--lapsed", is_flag=True, help="What was given up undone in the last two months.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@at_desk_from_the_start
def command(desk: Desk, everything: bool, lapsed: bool, as_json: bool) -> None:
    """Show whom to write to, call or meet today: one list, few enough to be personal.

    Starred people come first, then what is due first. Overdue days are red.
    """
    from pipeline.followup.agenda import list_given_up, plan_day
    from pipeline.followup.places import unknown_town

    agenda = plan_day(desk.book, desk.settings, desk.today, everything)
    if lapsed:
        agenda = list_given_up(desk.book, desk.settings, agenda)
    if as_json:
        click.echo(json.dumps(_json(agenda), ensure_ascii=False, indent=2))
        return
    if agenda.items or agenda.unnamed:
        _print_list(agenda)
    for line in late_words(agenda) if lapsed else summary(agenda):
        click.echo(line, err=True)
    if advice := unknown_town(desk.settings, desk.settings.me.home):
        click.echo(advice, err=True)
    if (
        not agenda.items
        and not lapsed
        and next(desk.book.query("SELECT 1 FROM contact LIMIT 1"), None) is None
    ):
        click.echo(
            f"The book ({desk.book.folder}) is empty: kith run PHOTOS --event … --met-on … reads "
            "cards into it.",
            err=True,
        )


def summary(agenda: Agenda) -> list[str]:
    """What there is to say besides the list."""
    lines = []
    if agenda.day_off and not agenda.items and not agenda.unnamed:
        waiting = agenda.waiting + agenda.unnamed_waiting
        lines.append(f"A day off. Waiting for {agenda.next_day}: {waiting}.")
    elif not (agenda.items or agenda.unnamed or agenda.waiting or agenda.unnamed_waiting):
        lines.append("Nothing for today.")
    elif agenda.waiting:
        lines.append(
            f"{agenda.waiting} more wait: {agenda.limit} touches a day keep it personal "
            f"({agenda.touches_today} made today). kith today --all shows them."
        )
    if agenda.undated and not agenda.items:
        lines.append(
            f"{agenda.undated} {'person has' if agenda.undated == 1 else 'people have'} no meeting "
            "day to plan from: kith note CONTACT --met-on DATE, or the photos' kith run once more "
            "with --met-on."
        )
    if agenda.unnamed:
        lines.append(
            "A company card names nobody to thank: say whom you met, or kith skip TASK if nobody."
        )
        if agenda.unnamed_waiting:
            lines[-1] += f" And {agenda.unnamed_waiting} more: kith today --all shows them."
    if any(item.missing for item in agenda.items):
        lines.append('Drafts wait for your notes: kith note CONTACT "talked about …"')
    if agenda.given_up:
        counts = ", ".join(f"{number} × {step}" for step, number in agenda.given_up.items())
        lines.append(
            f"Given up, as it was never done: {counts}. A late word is better than none: "
            "kith today --lapsed lists them. The next steps come all the same."
        )
    if agenda.lapsed:
        named = ", ".join(agenda.lapsed[:_NAMED])
        more = f" and {len(agenda.lapsed) - _NAMED} more" if len(agenda.lapsed) > _NAMED else ""
        lines.append(f"Lapsed in the last two weeks: {named}{more}")
    return lines


def late_words(agenda: Agenda) -> list[str]:
    """What there is to say besides the list of what was given up."""
    if not agenda.items and not agenda.unnamed:
        return ["Nothing was given up in the last two months."]
    lines = []
    if agenda.items:
        lines.append("A late word is better than none: kith draft TASK, then kith done TASK.")
    if agenda.unnamed:
        named = agenda.unnamed[0].how if len(agenda.unnamed) == 1 else 'kith correct ID "name=…"'
        lines.append(f"A company card names nobody to write to: {named} says whom you met.")
    return [*lines, "kith skip TASK lets it rest."]


_NAMED = 10
"""Lapsed people named in the summary; kith stats names all."""


def by_when(item: Item, today: date) -> str:
    """The due day, and for calls the hour there, with the day when that is not today for both."""
    text = _due_day(item.task, item.overdue)
    if item.slot:
        theirs, mine = item.slot.theirs, item.slot.mine
        form = "%H:%M" if theirs.date() == mine.date() == today else "%a %H:%M"
        text += f", {theirs:{form}} there"
        if theirs.utcoffset() != mine.utcoffset():
            text += f" = {mine:{form}} here"
    return text


def _due_day(task: Task, overdue: int) -> str:
    text = task.due.isoformat()
    if overdue:
        text += f" ({overdue} {'day' if overdue == 1 else 'days'} late)"
    return text


_WIDE = 140
"""Columns from which a table shows an address in one piece."""


def _print_list(agenda: Agenda) -> None:
    """As a table, or on a narrow terminal one thing under the other."""
    from rich.table import Table
    from rich.text import Text

    from pipeline.followup.agenda import say_met
    from pipeline.followup.unnamed import FIND_OUT

    screen = open_screen(width=160)
    wide = screen.width >= _WIDE
    table = Table(expand=wide, box=None, pad_edge=False, header_style="bold", show_header=wide)
    table.add_column("task", no_wrap=True)
    table.add_column("who", overflow="fold", ratio=1)
    for column in ("why", "what", "how", "by when") if wide else ():
        table.add_column(column, overflow="fold", max_width=None if column == "how" else 28)
    before = ""
    for item in agenda.items:
        recipient = item.person.recipient
        who = Text(("★ " if item.task.starred else "") + recipient.name.full, style="bold")
        context = " · ".join(part for part in (item.person.context, item.missing) if part)
        about = Text(context if item.task.person != before else "", style="dim")
        before = item.task.person
        due = Text(by_when(item, agenda.day), style="red" if item.overdue else "")
        if wide:
            who = Text("\n").join([who, about] if about else [who])
            table.add_row(item.task.id, who, Text(item.why), Text(item.what), Text(item.how), due)
            continue
        what = Text(f"{item.what} · by ") + due + Text(f" · {item.why}")
        lines = [who, what, Text(item.how), *([about] if about else [])]
        table.add_row(item.task.id, Text("\n").join(lines))
    for card in agenda.unnamed:
        who = Text(("★ " if card.task.starred else "") + card.organization, style="bold")
        due = Text(_due_day(card.task, card.overdue), style="red" if card.overdue else "")
        why = say_met(card.met_on, agenda.day)
        if wide:
            table.add_row(card.task.id, who, Text(why), Text(FIND_OUT), Text(card.how), due)
            continue
        what = Text(f"{FIND_OUT} · by ") + due + Text(f" · {why}")
        table.add_row(card.task.id, Text("\n").join([who, what, Text(card.how)]))
    screen.print(table)


def _json(agenda: Agenda) -> dict[str, Any]:
    return {
        "day": agenda.day.isoformat(),
        "tasks": [
            {
                "task": item.task.id,
                "contact": item.task.person,
                "name": item.person.recipient.name.full,
                "starred": item.task.starred,
                "step": item.task.step,
                "why": item.why,
                "what": item.what,
                "channel": item.task.channel.value,
                "how": item.how,
                "due": item.task.due.isoformat(),
                "days_overdue": item.overdue,
                "call_at": item.slot.theirs.isoformat() if item.slot else None,
                "context": item.person.context,
                "missing": item.missing or None,
            }
            for item in agenda.items
        ],
        "unnamed": [
            {
                "task": card.task.id,
                "contact": card.task.person,
                "organization": card.organization,
                "starred": card.task.starred,
                "how": card.how,
                "due": card.task.due.isoformat(),
                "days_overdue": card.overdue,
            }
            for card in agenda.unnamed
        ],
        "unnamed_waiting": agenda.unnamed_waiting,
        "waiting": agenda.waiting,
        "limit": agenda.limit,
        "touches_today": agenda.touches_today,
        "day_off": agenda.day_off,
        "lapsed": list(agenda.lapsed),
        "given_up": dict(agenda.given_up),
        "undated": agenda.undated,
    }
