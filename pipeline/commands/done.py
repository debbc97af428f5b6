"""``kith done``: a task is done, and that was a touch."""

from __future__ import annotations

from datetime import date

import click

from pipeline.commands._desk import Desk, at_desk, read_day, refuse_future
from pipeline.followup.giving import close_introduction
from pipeline.followup.marking import mark_done


@click.command(name="done", short_help="Say that a task is done.")
@click.argument("task")
@click.option(
    "--on", callback=read_day, metavar="DATE", help="The day you did it. [default: today]"
)
@click.option("--note", help="A word about how it went.")
@at_desk
def command(desk: Desk, task: str, on: date | None, note: str | None) -> None:
    """Say that TASK is done; its id is in the list of kith today."""
    day = on or desk.today
    refuse_future("--on", day, desk.today)
    told = close_introduction(desk.book, task, "done", day, note)
    click.echo(told or mark_done(desk.book, desk.settings, task, desk.today, day, note), err=True)
