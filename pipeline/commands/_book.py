"""What commands on the book share: the option for it, and how a contact is shown."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from phonenumbers import SUPPORTED_REGIONS

from enrich.contact import Contact
from pipeline.book import Book
from pipeline.commands._desk import what_time
from pipeline.commands._screen import open_screen


def at_book(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--book`` and, as first argument, the open :class:`Book` that is there."""
    return _with_book(function, must_exist=True)


def at_new_book(function: Callable[..., None]) -> Callable[..., None]:
    """Like :func:`at_book`, for a command that fills books: one that is not there is made."""
    return _with_book(function, must_exist=False)


def _with_book(function: Callable[..., None], must_exist: bool) -> Callable[..., None]:
    @click.option(
        "--book",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="The book to work in. [default: $KITH_BOOK, else your data folder]",
    )
    @functools.wraps(function)
    def with_book(*args: Any, folder: Path | None, **options: Any) -> None:
        now = what_time()
        with Book.open(folder, clock=lambda: now, must_exist=must_exist) as book:
            function(book, *args, **options)

    return with_book


def check_region(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A country as two letters, for ``--region``."""
    if value is None:
        return None
    region = {"UK": "GB"}.get(value.upper(), value.upper())
    if region not in SUPPORTED_REGIONS:
        raise click.BadParameter(f"{value!r}: say a country as two letters, such as DE, IN or US")
    return region


def read_languages(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Languages as two letters each, for ``--lang``; several may stand in one word."""
    from pipeline.languages import check_languages  # slow to import

    return check_languages([code for part in value for code in re.split(r"[,+\s]+", part) if code])


def label(contact: Contact) -> str:
    """How a message names a contact: as you would, with the id that no other has."""
    firm = contact.organizations[0].value if contact.organizations else None
    name = contact.name.full if contact.name else firm
    return f"{name} ({contact.id})" if name else contact.id


def print_table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A plain table on stdout, as wide as it needs to be when that is no terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    open_screen(width=200).print(table)
