"""``kith skip``: a task that will not be done."""

from __future__ import annotations

import click

from pipeline.commands._desk import Desk, at_desk
from pipeline.followup.giving import close_introduction
from pipeline.followup.marking import mark_skipped


@click.command(name="skip", short_help="Take a task off the list for good.")
@click.argument("task")
@click.option("--note", help="Why.")
@at_desk
def command(desk: Desk, task: str, note: str | None) -> None:
    """Take TASK off the list for good; keeping in touch begins a new interval."""
    told = close_introduction(desk.book, task, "skipped", desk.today, note)
    click.echo(told or mark_skipped(desk.book, desk.settings, task, desk.today, note), err=True)
