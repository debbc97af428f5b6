"""``kith note``: what you talked about, what they need, what you promised."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import click

from enrich.contact import Contact
from pipeline.book.derive import display_name
from pipeline.commands._desk import Desk, at_desk, read_day, refuse_future
from pipeline.errors import WrongUse
from pipeline.followup.schedule import join_tags, read_birthday, read_date, split_tags


@click.command(name="note", short_help="Note something of a contact.")
@click.argument("contact")
@click.argument("text", required=False)
@click.option("--needs", help="What they are looking for.")
@click.option("--offers", help="What they can give others.")
@click.option("--promised", help="What you promised them.")
@click.option("--topics", help="What they care about, with commas between.")
@click.option("--birthday", metavar="DATE", help="As 1980-05-17, or 05-17 without the year.")
@click.option("--tag", "tags", multiple=True, help="Add a tag; steps of the plan can be for one.")
@click.option("--untag", "untags", multiple=True, help="Take a tag away.")
@click.option("--event", help="Where you met them, when the card's run did not say or was wrong.")
@click.option("--met-on", callback=read_day, metavar="DATE", help="The day you met.")
@click.option("--place", help="The town or venue.")
@at_desk
def command(
    desk: Desk,
    contact: str,
    text: str | None,
    needs: str | None,
    offers: str | None,
    promised: str | None,
    topics: str | None,
    birthday: str | None,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    event: str | None,
    met_on: date | None,
    place: str | None,
) -> None:
    """Note something of CONTACT: a name, an e-mail address or the start of an id.

    TEXT is what you talked about. Its first sentence goes into your drafts when it names a topic; a
    new one goes before what was noted earlier. An empty text ("") takes back all that was noted, of
    TEXT or of an option.

    \b
    kith note lindqvist "talked about cold storage without mains power"
    kith note mara@example.org --promised "the field report" --needs "a pilot clinic"
    """
    refuse_future("--met-on", met_on, desk.today)
    found = desk.book.find(contact)
    about = desk.book.about(found.id)
    values: dict[str, str | None] = {}
    if text is not None:
        earlier = about.get("note")
        said = text.strip()
        values["note"] = "\n".join(filter(None, (said, earlier))) if said else None
    plain = {"needs": needs, "offers": offers, "promised": promised, "topics": topics}
    values |= {key: value.strip() or None for key, value in plain.items() if value is not None}
    if birthday is not None:
        if birthday and read_birthday(birthday) is None:
            raise WrongUse(f"{birthday}: is no birthday", "Say 1980-05-17, or 05-17.")
        with suppress(ValueError):  # it has no year
            refuse_future("--birthday", date.fromisoformat(birthday), desk.today)
        values["birthday"] = birthday or None
    if tags or untags:
        known = split_tags(about.get("tags"))
        changed = (known | split_tags(",".join(tags))) - split_tags(",".join(untags))
        values["tags"] = join_tags(changed) or None
    met = [
        ("event", event),
        ("met_on", met_on.isoformat() if met_on else None),
        ("place", place),
    ]
    corrections = [(field, "set", [value]) for field, value in met if value is not None]
    if not values and not corrections:
        _show(desk, found.id)
        return
    label = display_name(found)
    # What is so already is no step for kith undo to take back, unless it holds anew.
    again = _passed_on(desk, found)
    values = {k: value for k, value in values.items() if value != about.get(k) or k in again}
    if not values and not corrections:
        click.echo(f"nothing new of {label}", err=True)
        return
    with desk.book.transaction():
        if corrections:
            desk.book.correct_all(found.id, corrections)
        if values:
            desk.book.set_note(found.id, **values)
    noted = [key for key, value in values.items() if value is not None]
    noted += [field for field, _, _ in corrections]
    if noted:
        click.echo(f"noted of {label}: {', '.join(noted)}", err=True)
    if back := [key for key, value in values.items() if value is None]:
        click.echo(f"taken back of {label}: {', '.join(back)} (kith undo restores it)", err=True)


def _passed_on(desk: Desk, contact: Contact) -> set[str]:
    """The keys of notes that drafts leave out, as a message told them."""
    from pipeline.followup.people import my_zone
    from pipeline.followup.settled import sort_notes

    met_on, zone = read_date(contact.met.date), my_zone(desk.settings)
    return set(sort_notes(desk.book, contact.id, met_on, desk.settings.plan, zone).told)


def _show(desk: Desk, id_: str) -> None:
    met = desk.book.contact(id_).met
    meeting = {"event": met.event, "met on": met.date, "place": met.place}
    known = {key: value for key, value in meeting.items() if value}
    for key, value in [*sorted(desk.book.about(id_).values.items()), *known.items()]:
        for number, line in enumerate(value.splitlines()):
            click.echo(f"{'' if number else key + ':':<10} {line}")
