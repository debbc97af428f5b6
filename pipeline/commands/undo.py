"""``kith undo``: take back the last thing you said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from pipeline.commands._desk import Desk, at_desk
from pipeline.followup.people import my_zone
from pipeline.settings import Settings

_NAMED = 3
"""More names or words than these make a step of a list too long."""
_LONGEST = 40


@click.command(name="undo", short_help="Take back the latest thing you said or noted.")
@click.argument("number", type=int, required=False)
@click.option(
    "--list",
    "listing",
    is_flag=True,
    help="Show the latest actions: what they said of whom, and when.",
)
@click.option("--redo", is_flag=True, help="Put back what was undone last.")
@at_desk
def command(desk: Desk, number: int | None, listing: bool, redo: bool) -> None:
    """Take back your latest note, star, log, done, skip, snooze, correction or merge.

    NUMBER, from --list, takes back an earlier one.
    """
    if listing:
        for action in desk.book.actions():
            of = f": {_few(action.about)}" if action.about else ""
            said = f" · {_few(action.said)}" if action.said else ""
            undone = " (undone)" if action.undone else ""
            when = _say_moment(action.at, desk.settings)
            click.echo(f"{action.id:>6}  {when}  {action.verb}{of}{said}{undone}")
        return
    action = desk.book.redo(number) if redo else desk.book.undo(number)
    of = f" of {', '.join(action.about)}" if action.about else ""
    when = _say_moment(action.at, desk.settings)
    click.echo(f"{'redone' if redo else 'undone'}: {action.verb}{of}, said {when}", err=True)


def _say_moment(at: str, settings: Settings) -> str:
    """A moment of the book's as the owner's clock showed it."""
    local = datetime.fromisoformat(at).astimezone(my_zone(settings))
    return f"{local:%Y-%m-%d %H:%M}"


def _few(texts: Sequence[str]) -> str:
    """The first of the texts, each short enough for a list."""
    shown = [t if len(t) <= _LONGEST else t[: _LONGEST - 1].rstrip() + "…" for t in texts[:_NAMED]]
    more = len(texts) - _NAMED
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
