"""``kith snooze``: a task that comes back later."""

from __future__ import annotations

from datetime import date, timedelta

import click

from pipeline.commands._desk import Desk, at_desk, read_day
from pipeline.errors import WrongUse
from pipeline.followup.marking import mark_snoozed


@click.command(name="snooze", short_help="Put a task off.")
@click.argument("task")
@click.option("--days", type=click.IntRange(1, 365), default=7, show_default=True)
@click.option(
    "--until", callback=read_day, metavar="DATE", help="The day it comes back, instead of --days."
)
@click.option("--note", help="Why.")
@at_desk
def command(desk: Desk, task: str, days: int, until: date | None, note: str | None) -> None:
    """Put TASK off; on a weekend it comes back on the next working day."""
    day = until or desk.today + timedelta(days=days)
    if day <= desk.today:
        raise WrongUse(f"--until {day}: has passed", "Say a day to come.")
    click.echo(mark_snoozed(desk.book, desk.settings, task, desk.today, day, note), err=True)
