"""``kith run``: photos in; contacts, worklist and report out."""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import click

from enrich.contact import Met
from enrich.read import Hints
from pipeline.book import Book
from pipeline.book.file import book_folder as book_path
from pipeline.book.records import BookBusy
from pipeline.commands._book import check_region, read_languages
from pipeline.commands._desk import read_day, refuse_future, what_time
from pipeline.discover import discover_photos, refuse_within_book
from pipeline.errors import Exit
from pipeline.executors import Executor, Processes, Serial
from pipeline.followup.of_run import follow_up_of
from pipeline.followup.people import today_of
from pipeline.followup.places import settle
from pipeline.machine import default_workers
from pipeline.outputs import (
    TABLE,
    keep_edited,
    open_output_folder,
    refuse_other_files,
    takes_away,
    write_outputs,
)
from pipeline.progress import watch
from pipeline.readings import FolderOfReadings
from pipeline.recipe import reading_recipe
from pipeline.run import RunOptions, run_photos
from pipeline.settings import find_settings, load_settings
from pipeline.shelving import must_read, shelve
from pipeline.stages import PhotoReader
from pipeline.summary import exit_code, summary_json, summary_text


@click.command(name="run", short_help="Turn photos of cards into contacts and a worklist.")
@click.argument("photos", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--event", help="Where you met them, such as 'Chamber Night'.")
@click.option("--met-on", callback=read_day, metavar="DATE", help="The day you met, as 2026-11-20.")
@click.option("--place", help="Town or venue of the meeting.")
@click.option(
    "--correct-met",
    is_flag=True,
    help="Say this meeting also of cards of which another was said before; else they keep it.",
)
@click.option("--again", is_flag=True, help="Also those whom you forgot.")
@click.option(
    "--region",
    callback=check_region,
    metavar="CC",
    help="Country of numbers printed without a country code, as DE, IN or US.",
)
@click.option(
    "--lang",
    "languages",
    multiple=True,
    callback=read_languages,
    metavar="LANG",
    help="Languages to expect, as ru or ko,el: tried first where print seems to be in a script "
    "beyond Latin, Chinese and Japanese.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "rapidocr", "tesseract"]),
    default="auto",
    show_default=True,
    help="What reads the text; auto takes RapidOCR and, for scripts it lacks, Tesseract.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=True),
    default=Path("kith-out"),
    show_default=True,
    metavar="DIR",
    help="Folder for the results of this run.",
)
@click.option(
    "--book",
    "book_folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The book that keeps everything. [default: $KITH_BOOK, else your data folder]",
)
@click.option(
    "--workers",
    type=click.IntRange(0),
    help="Processes that read at the same time; 0 reads in this one. "
    "[default: one per core, fewer when memory is short]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="Give up on a file that takes longer.",
)
@click.option(
    "--strict", is_flag=True, help=f"Exit with {Exit.WANTS_A_LOOK} if a field wants a look."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON on stdout.")
def command(
    photos: tuple[Path, ...],
    event: str | None,
    met_on: date | None,
    place: str | None,
    correct_met: bool,
    again: bool,
    region: str | None,
    languages: tuple[str, ...],
    engine: str,
    out: Path,
    book_folder: Path | None,
    workers: int | None,
    timeout: float,
    strict: bool,
    as_json: bool,
) -> None:
    """Turn PHOTOS of business cards, files or folders, into contacts and a worklist.

    Everything goes into your book, where nobody is twice and what you say of people stays;
    the folder of results holds the contacts of these photos. Files that are in the book
    already and did not change are not read again.

    \b
    Exit codes:
      0    all good
      1    a fault of ours
      2    wrong usage: no such folder, no photos in it, nowhere to write, disk full
      3    done, but some files could not be read
      4    with --strict: everything was read, but some fields want a look
      130  stopped by Ctrl-C; what was done is kept, the next run goes on
    """
    started = time.monotonic()
    found = discover_photos(photos)
    refuse_within_book(found, photos, book_path(book_folder))
    refuse_other_files(out)
    open_output_folder(out)
    met = Met(event, met_on.isoformat() if met_on else None, place)
    options = RunOptions(reading_recipe(engine, languages), Hints(region, languages), met)
    with Book.open(book_folder) as book, waiting_for_run(book):
        settings = settle(book, load_settings(find_settings(book.folder)))
        today = today_of(what_time(), settings)
        refuse_future("--met-on", met_on, today)
        store = FolderOfReadings(book.readings)
        store.tidy()
        with watch() as watcher:
            read = run_photos(
                found,
                options,
                PhotoReader(engine, languages),
                choose_executor(workers, timeout, len(found.photos)),
                store,
                watcher,
                lambda content: must_read(book, content, again),
                book.last_recipe,
            )
        result = shelve(book, read, options.recipe, store, correct_met, again)
        follow_up = follow_up_of(book, settings, result.contacts, today)
        waiting = len(book.proposals())
    written = not takes_away(out, result)
    if written:
        edited = keep_edited(out)
        write_outputs(out, result, follow_up)
        if edited:
            _tell_of_edits(edited, book_folder)
    seconds = time.monotonic() - started
    click.echo(summary_text(result, seconds, out, written, waiting), err=True)
    if as_json:
        summary = summary_json(result, seconds, out, written, waiting)
        click.echo(json.dumps(summary, ensure_ascii=False))
    click.get_current_context().exit(exit_code(result, strict))


def _tell_of_edits(kept: Path, book: Path | None) -> None:
    take_in = ["kith", "import", str(kept), *(["--book", str(book)] if book else [])]
    click.echo(
        f"{kept.with_name(TABLE)} was changed since kith wrote it, and is now {kept.name}.\n"
        f"To take the changes into your book: {shlex.join(take_in)}",
        err=True,
    )


_PATIENCE = 3600.0
"""Seconds to wait for another run on the same book."""


@contextmanager
def waiting_for_run(book: Book) -> Iterator[None]:
    """Keep other runs out of the book; say so while one under way is waited for."""
    with ExitStack() as stack:
        try:
            stack.enter_context(book.run_lock(wait=0))
        except BookBusy:
            click.echo(f"{book.folder}: another run is at work; waiting for it to end", err=True)
            stack.enter_context(book.run_lock(wait=_PATIENCE))
        yield


def choose_executor(workers: int | None, timeout: float, photos: int) -> Executor:
    """Processes as wished or as fit this machine, no more than there are photos."""
    if workers == 0:
        return Serial()
    return Processes(max(1, min(workers or default_workers(), photos)), timeout)
