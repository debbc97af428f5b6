"""``kith contacts``: who is in the book."""

from __future__ import annotations

import json

import click

from enrich.contact_json import contact_to_json
from pipeline.book import Book
from pipeline.commands._book import at_book, print_table


@click.command(name="contacts")
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
    rows = [
        (
            choice.id,
            choice.name,
            choice.title or "",
            choice.organization or "",
            choice.email or "",
            choice.phone or "",
        )
        for choice in book.list(query, event, kind)
    ]
    print_table(("id", "name", "title", "organisation", "e-mail", "phone"), rows)
    click.echo(f"{len(rows):,} contact{'s' * (len(rows) != 1)}", err=True)
