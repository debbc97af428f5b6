"""``kith contacts``: who is in the book."""

from __future__ import annotations

import json

import click

from enrich.contact_json import contact_to_json
from pipeline.book import Book
from pipeline.book.records import Listed
from pipeline.commands._book import at_book, print_table
from pipeline.commands._screen import open_screen


@click.command(
    name="contacts", short_help="List the contacts that hold every word of QUERY, or all."
)
@click.argument("query", required=False, default="")
@click.option("--event", help="Only those you met there.")
@click.option("--only", "kind", type=click.Choice(["individual", "org"]), help="People or firms.")
@click.option("--json", "as_json", is_flag=True, help="Print contacts.jsonl: one JSON a line.")
@at_book
def command(book: Book, query: str, event: str | None, kind: str | None, as_json: bool) -> None:
    """List the contacts that hold every word of QUERY, or all, by name."""
    if as_json:
        for contact in book.contacts(query, event, kind):
            click.echo(json.dumps(contact_to_json(contact), ensure_ascii=False))
        return
    found = list(book.list(query, event, kind))
    if open_screen(width=200).width < _WIDE:
        print_table(("id", "contact"), [(choice.id, _card(choice)) for choice in found])
    else:
        print_table(
            ("id", "name", "title", "organisation", "e-mail", "phone"),
            [
                (c.id, c.name, c.title or "", c.organization or "", c.email or "", c.phone or "")
                for c in found
            ],
        )
    click.echo(f"{len(found):,} contact{'s' * (len(found) != 1)}", err=True)


_WIDE = 140
"""Columns from which a table does not cut addresses in two."""


def _card(choice: Listed) -> str:
    """One thing under the other, for a narrow terminal."""
    job = ", ".join(filter(None, (choice.title, choice.organization)))
    return "\n".join(filter(None, (choice.name, job, choice.email, choice.phone)))
