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
            click.echo(
                f"{action.id:>6}  {action.at}  {action.verb}" + (" (undone)" * action.undone)
            )
        return
    action = desk.book.redo(number) if redo else desk.book.undo(number)
    click.echo(f"{'redone' if redo else 'undone'}: {action.verb} of {action.at}", err=True)
