"""``kith import``: what you already have in other address books."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.book import Book
from pipeline.book.forgetting import Forgotten
from pipeline.commands._book import at_book, check_region
from pipeline.errors import WrongUse
from pipeline.imports.choose import READERS, tell_format
from pipeline.settings import find_settings, load_settings


@click.command(name="import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(READERS)),
    help="What the files are. [default: told by their content]",
)
@click.option(
    "--region",
    callback=check_region,
    metavar="CC",
    help="Country of numbers without a country code, as DE. [default: yours, from the settings]",
)
@click.option("--again", is_flag=True, help="Also those whom you forgot.")
@at_book
def command(
    book: Book,
    files: tuple[Path, ...],
    format_name: str | None,
    region: str | None,
    again: bool,
) -> None:
    """Take FILES into the book: vCard, Google CSV, Outlook CSV, LinkedIn Connections.csv.

    Who is there already is joined when that is sure, and proposed in kith merge --list when
    not. Importing a newer export of the same address book updates what came from it; what
    you corrected stays.
    """
    region = region or load_settings(find_settings(book.folder)).me.country or None
    with book.run_lock(wait=600):
        for path in files:
            content = path.read_bytes()
            name = format_name or tell_format(str(path), content)
            entries = list(READERS[name](content, region))
            if not entries:
                raise WrongUse(f"{path}: no contact in it")
            forgotten = Forgotten(book.connection)
            kept = [e for e in entries if again or not forgotten.holds_line(e.id)]
            with book.transaction():
                changed = book.add_entries(kept)
                found = book.find_duplicates()
            contacts = f"{len(kept):,} contact{'s' * (len(kept) != 1)}"
            told = f"{path}: {contacts} of {name}, {len(changed):,} new or changed"
            click.echo(f"{told}, {found.joined:,} joined with others", err=True)
            if len(kept) < len(entries):
                click.echo(
                    f"{len(entries) - len(kept)} left out because you forgot them (--again "
                    "takes them in)",
                    err=True,
                )
    waiting = len(book.proposals())
    if waiting:
        pairs = f"{waiting:,} pairs wait" if waiting > 1 else "1 pair waits"
        click.echo(f"{pairs} for your word: kith merge --list", err=True)
