"""``kith log``: you were in touch; the plan moves on by itself."""

from __future__ import annotations

from datetime import date

import click

from pipeline.commands._desk import Desk, at_desk, read_day, refuse_future
from pipeline.errors import WrongUse
from pipeline.followup.marking import log_touch
from pipeline.followup.records import TouchKind


@click.command(name="log", short_help="Record that you were in touch with a contact.")
@click.argument("contact")
@click.option("--met", is_flag=True, help="You met face to face.")
@click.option("--video", is_flag=True, help="You met by video call.")
@click.option("--called", is_flag=True, help="You spoke on the phone.")
@click.option("--wrote", is_flag=True, help="You wrote an e-mail or a card.")
@click.option("--connected", is_flag=True, help="You linked on a network.")
@click.option("--on", callback=read_day, metavar="DATE", help="The day. [default: today]")
@click.option("--note", help="What it was about.")
@at_desk
def command(desk: Desk, contact: str, on: date | None, note: str | None, **said: bool) -> None:
    """Record that you were in touch with CONTACT: a name, an e-mail address or an id's start.

    What it fulfils leaves the list, and keeping in touch counts from that day.
    """
    kinds = [kind for kind, chosen in said.items() if chosen]
    if not kinds:
        raise WrongUse(
            "how were you in touch?", "Say --met, --video, --called, --wrote or --connected."
        )
    if len(kinds) > 1:
        raise WrongUse(
            f"{' and '.join(f'--{kind}' for kind in kinds)} are two touches",
            "Log each for itself.",
        )
    day = on or desk.today
    refuse_future("--on", day, desk.today)
    found = desk.book.find(contact)
    told = log_touch(desk.book, desk.settings, found.id, TouchKind(kinds[0]), day, desk.today, note)
    click.echo(told, err=True)
