"""``kith log``: you were in touch; the plan moves on by itself."""

from __future__ import annotations

from datetime import date

import click

from pipeline.commands._desk import Desk, at_desk, read_day, refuse_future
from pipeline.errors import WrongUse
from pipeline.followup.marking import log_touch
from pipeline.followup.records import TouchKind


@click.command(name="log")
@click.argument("contact")
@click.option("--met", "kind", flag_value="met", help="You met face to face.")
@click.option("--video", "kind", flag_value="video", help="You met by video call.")
@click.option("--called", "kind", flag_value="called", help="You spoke on the phone.")
@click.option("--wrote", "kind", flag_value="wrote", help="You wrote an e-mail or a card.")
@click.option("--connected", "kind", flag_value="connected", help="You linked on a network.")
@click.option("--on", callback=read_day, metavar="DATE", help="The day. [default: today]")
@click.option("--note", help="What it was about.")
@at_desk
def command(desk: Desk, contact: str, kind: str | None, on: date | None, note: str | None) -> None:
    """Record that you were in touch with CONTACT: a name, an e-mail address or an id's start.

    What it fulfils leaves the list, and keeping in touch counts from that day.
    """
    if kind is None:
        raise WrongUse(
            "how were you in touch?", "Say --met, --video, --called, --wrote or --connected."
        )
    day = on or desk.today
    refuse_future("--on", day, desk.today)
    found = desk.book.find(contact)
    told = log_touch(desk.book, desk.settings, found.id, TouchKind(kind), day, desk.today, note)
    click.echo(told, err=True)
