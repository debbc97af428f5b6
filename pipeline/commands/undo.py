"""``kith undo``: take back the last thing you said."""

from __future__ import annotations

import click

from pipeline.commands._desk import Desk, at_desk


@click.command(name="undo")
@click.argument("number", type=int, required=False)
@click.option("--list", "listing", is_flag=True, help="Show the latest actions.")
@click.option("--redo", is_flag=True, help="Put back what was undone last.")
@at_desk
def command(desk: Desk, number: int | None, listing: bool, redo: bool) -> None:
    """Take back your latest note, star, log, done, skip, snooze, correction or merge.

    NUMBER, from --list, takes back an earlier one.
    """
    if listing:
        for action in desk.book.actions():
            of = f": {', '.join(action.about)}" if action.about else ""
            undone = " (undone)" if action.undone else ""
            click.echo(f"{action.id:>6}  {action.at}  {action.verb}{of}{undone}")
        return
    action = desk.book.redo(number) if redo else desk.book.undo(number)
    of = f" of {', '.join(action.about)}" if action.about else ""
    when = action.at[:16].replace("T", " ")
    click.echo(f"{'redone' if redo else 'undone'}: {action.verb}{of}, said {when}", err=True)
