"""``kith star``: the one to three quality contacts of an event."""

from __future__ import annotations

import click

from pipeline.book.derive import display_name
from pipeline.commands._desk import Desk, at_desk


@click.command(name="star", short_help="Star a contact: one of the few to know well.")
@click.argument("contacts", nargs=-1, required=True, metavar="CONTACT...")
@click.option("--off", is_flag=True, help="Take the star away.")
@at_desk
def command(desk: Desk, contacts: tuple[str, ...], off: bool) -> None:
    """Star CONTACT: one of the few you want to know well.

    Starred people get the whole plan and come first in the list; the others get a thank-you.
    """
    # All are found before any is changed, so that a wrong name changes nothing.
    found = [desk.book.find(contact) for contact in contacts]
    for contact in found:
        star = None if off else "1"
        if desk.book.about(contact.id).get("star") != star:  # else there is nothing to undo
            desk.book.set_note(contact.id, star=star)
        label = display_name(contact)
        click.echo(f"{label}: {'no star' if off else 'starred'}", err=True)
        if not off and contact.met.date is None:
            click.echo(
                f"  the plan begins once you say when you met: kith note {contact.id} --met-on "
                f"DATE, or when you were last in touch: kith log {contact.id} --called --on DATE",
                err=True,
            )
