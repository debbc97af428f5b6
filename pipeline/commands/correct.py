"""``kith correct``: your word on a field, which outranks every reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import click

from enrich.contact import Contact
from pipeline.book import Book
from pipeline.book.corrections import FIELDS, taken_away
from pipeline.commands._book import at_book, label
from pipeline.commands._desk import refuse_future, what_time
from pipeline.errors import WrongUse
from pipeline.followup.people import today_of
from pipeline.followup.places import settle
from pipeline.settings import find_settings, load_settings


@click.command(name="correct", short_help="Say what is right about a contact.")
@click.argument("contact")
@click.argument("words", nargs=-1, required=True, metavar="FIELD=VALUE...")
@at_book
def command(book: Book, contact: str, words: tuple[str, ...]) -> None:
    """Say what is right about CONTACT: a name, an e-mail address or an id's start.

    \b
    FIELD=VALUE   the field is this (say it twice for two values; empty: nothing)
    FIELD+=VALUE  this too
    FIELD-=VALUE  not this

    \b
    kith correct lindqvist title=Director phone+=mobile:+12025550143
    kith correct lindqvist "name=Lindqvist, Mara Sofia" email-=info@medicine.example

    A number that is there already keeps its kind. What a = takes away is named.

    What you say holds when photos are read again, also by a better reader, and when the
    same address book is imported again. kith undo takes it back.
    """
    corrections = parse_words(words)
    _refuse_meetings_to_come(book, corrections)
    found = book.find(contact)
    book.correct_all(found.id, corrections)
    corrected = book.contact(found.id)
    click.echo(f"noted of {label(corrected)} (kith undo takes it back)", err=True)
    for number in _not_to_be_dialled(corrected, corrections):
        click.echo(
            f"phone {number}: cannot be dialled like this; kept as you typed it (is its country "
            "code missing, as in +49…?)",
            err=True,
        )
    for field, op, texts in corrections:
        if op == "set" and (gone := taken_away(field, found, corrected)):
            how = f" ({field}+=VALUE adds and takes nothing away)" if texts else ""
            click.echo(f"taken away: {field} {'; '.join(gone)}{how}", err=True)


def _not_to_be_dialled(
    contact: Contact, corrections: list[tuple[str, str, list[str]]]
) -> Iterator[str]:
    said = [text for field, op, texts in corrections for text in texts if field == "phone"]
    for phone in contact.phones:
        if not phone.valid and any(text.endswith(phone.raw) for text in said):
            yield phone.raw


def _refuse_meetings_to_come(book: Book, corrections: list[tuple[str, str, list[str]]]) -> None:
    said = [day for field, _, texts in corrections if field == "met_on" for day in texts]
    if not said:
        return
    settings = settle(book, load_settings(find_settings(book.folder)))
    for text in said:
        with suppress(ValueError):  # no day at all: the book says so
            refuse_future("met_on", date.fromisoformat(text), today_of(what_time(), settings))


def parse_words(words: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    """``FIELD=VALUE`` and the like as (field, op, values); ``=`` of one field goes together.

    Raises:
        WrongUse: no such form.
    """
    result: dict[tuple[str, str], list[str]] = {}
    for word in words:
        match = re.fullmatch(r"([a-z]+(?:[_-][a-z]+)*)(\+=|-=|=)(.*)", word, re.DOTALL)
        if match is None:
            raise WrongUse(f"{word!r}: is not FIELD=VALUE", f"Fields are {', '.join(FIELDS)}.")
        field = match.group(1).replace("-", "_")
        op = {"=": "set", "+=": "add", "-=": "remove"}[match.group(2)]
        values = result.setdefault((field, op), [])
        if match.group(3).strip():
            values.append(match.group(3).strip())
    return [(field, op, values) for (field, op), values in result.items()]
