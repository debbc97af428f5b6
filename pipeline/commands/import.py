"""``kith import``: what you already have in other address books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from pipeline.book import Book
from pipeline.book.entries import load_entry
from pipeline.book.forgotten import alone, sift
from pipeline.book.records import Entry
from pipeline.book.said import Word
from pipeline.commands._book import at_new_book, check_region
from pipeline.commands._desk import what_time
from pipeline.errors import WrongUse
from pipeline.followup.people import today_of
from pipeline.imports.bring_back import bring_back
from pipeline.imports.choose import OWN, READERS, tell_format
from pipeline.imports.meetings import leave_out_future
from pipeline.imports.namesakes import each_once, part_namesakes
from pipeline.imports.our_cards import leave_out_ours
from pipeline.imports.own import OwnLine, own_lines
from pipeline.imports.tables import decode_table
from pipeline.imports.vcard import is_cut_off
from pipeline.settings import find_settings, load_settings
from pipeline.summary import doubtful_lines, waiting_line


@click.command(name="import", short_help="Take address books into the book.")
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
@at_new_book
def command(
    book: Book,
    files: tuple[Path, ...],
    format_name: str | None,
    region: str | None,
    again: bool,
) -> None:
    """Take FILES into the book: vCard, Google CSV, Outlook CSV, LinkedIn Connections.csv, or
    kith's own contacts.csv after you edited it.

    Who is there already is joined when that is sure, and proposed in kith merge --list when
    not. Importing a newer export of the same address book updates what came from it; what
    you corrected stays.
    """
    settings = load_settings(find_settings(book.folder))
    region = region or settings.me.country or None
    today = today_of(what_time(), settings)
    with book.run_lock(wait=600):
        for path in files:
            content = path.read_bytes()
            name = format_name or tell_format(str(path), content)
            try:
                taken = _take(book, name, content, region, today, again)
            except WrongUse as error:
                raise WrongUse(f"{path}: {error.message}", error.hint) from error
            for line in taken:
                click.echo(f"{path}: {line}" if line is taken[0] else line, err=True)
            if name == "vcard" and is_cut_off(content):
                click.echo(
                    f"{path}: ends within a contact; what there is of it is taken. "
                    "Export the file again to have all of it.",
                    err=True,
                )
    waiting = len(book.proposals())
    if waiting:
        click.echo(waiting_line(waiting), err=True)


def _take(
    book: Book, name: str, content: bytes, region: str | None, today: date, again: bool
) -> list[str]:
    """Take one file in, all of it or nothing; what there is to say of it."""
    lines: list[OwnLine] = []
    if name == OWN:
        lines = list(own_lines(decode_table(content), region, today))
        entries = [line.entry for line in lines]
    else:
        entries = [leave_out_future(e, today) for e in READERS[name](content, region)]
    if not entries:
        raise WrongUse("no contact in it")
    with book.transaction():
        entries = part_namesakes(entries, lambda id_: load_entry(book.connection, id_))
        lines = [replace(line, entry=e) for line, e in zip(lines, entries, strict=bool(lines))]
        entries = each_once(entries)
        sifted = sift(book.connection, entries, again)
        kept = sifted.kept
        words: Mapping[str, Sequence[Word]] = {}
        new: Sequence[Entry] = kept
        if name == OWN:
            stay = {entry.id for entry in kept}
            brought = bring_back(book, [line for line in lines if line.entry.id in stay])
            new, words = brought.entries, brought.words
        else:
            new = leave_out_ours(book, kept, region)
        fresh = sum(load_entry(book.connection, e.id) is None for e in new) if words else 0
        changed = book.add_entries(new)
        if words:
            book.correct_many(words)
        found = book.find_duplicates()
        doubtful = alone(book.connection, sifted.doubtful)
    contacts = f"{len(kept):,} contact{'s' * (len(kept) != 1)}"
    told = [
        f"{contacts} of {name}, {len({*changed, *words}):,} new or changed, "
        f"{found.joined:,} joined with others"
    ]
    if words:
        fields = sum(map(len, words.values()))
        what = f"{fields:,} field{'s' * (fields != 1)} of {len(words):,}"
        told.append(f"What you changed in the table is noted: {what} (kith undo takes it back)")
    if fresh:
        rows, they = ("rows are", "they stay") if fresh > 1 else ("row is", "it stays")
        told.append(f"{fresh:,} {rows} new: {they} when that is undone (kith forget deletes)")
    if sifted.left_out:
        told.append(f"{sifted.left_out:,} left out because you forgot them (--again takes them in)")
    names = {choice.id: choice.label for choice in book.list() if choice.id in doubtful}
    return told + doubtful_lines(names)
