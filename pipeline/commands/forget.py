"""``kith forget``: remove somebody completely."""

from __future__ import annotations

import click

from pipeline.book import Book
from pipeline.commands._book import at_book
from pipeline.readings import FolderOfReadings
from pipeline.shelving import forget


@click.command(name="forget", short_help="Remove a contact completely.")
@click.argument("contact")
@click.option("--yes", is_flag=True, help="Do not ask.")
@at_book
def command(book: Book, contact: str, yes: bool) -> None:
    """Remove CONTACT completely: what was read, noted, done, and the cards' pictures.

    This cannot be undone. Reading photos of the card again does not bring the person back, nor
    does kith import, unless with --again. Who shares a card with the person stays, without the
    card's picture.
    """
    found = book.find(contact)
    (choice,) = (c for c in book.list() if c.id == found.id)
    if not yes:
        click.confirm(f"Forget {choice.label} for good?", abort=True, err=True)
    with book.run_lock(wait=600):
        gone, exports = forget(book, FolderOfReadings(book.readings), found.id)
    lines = f"{gone.entries} card{'s' * (gone.entries != 1)} or imported"
    click.echo(f"forgotten: {lines} line{'s' * (gone.entries != 1)}", err=True)
    for path in exports:
        click.echo(f"deleted: {path}", err=True)
    if gone.files:
        click.echo("Still yours to delete, if you wish: " + ", ".join(gone.files), err=True)
    click.echo(
        "Files exported before still hold the person: export again, and run kith export "
        "carddav to delete them there.",
        err=True,
    )
