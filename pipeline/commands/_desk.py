"""What every follow-up command works at: the open book, kith.toml, and what time it is."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from pipeline.book import Book
from pipeline.book.file import is_named
from pipeline.errors import WrongUse
from pipeline.followup.places import settle
from pipeline.settings import Settings, find_settings, load_settings


@dataclass(frozen=True)
class Desk:
    """One command's surroundings."""

    book: Book
    settings: Settings
    now: datetime
    """Aware."""

    @property
    def today(self) -> date:
        """The day it is where the owner is."""
        from pipeline.followup.people import today_of

        return today_of(self.now, self.settings)


def at_desk(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--book`` and, as first argument, the open :class:`Desk`.

    The book must be there.
    """
    return _with_desk(function, lambda folder, clock: Book.open(folder, clock, must_exist=True))


def at_desk_from_the_start(function: Callable[..., None]) -> Callable[..., None]:
    """Like :func:`at_desk`, but the book in your data folder need not be there yet.

    One that is named, with ``--book`` or ``$KITH_BOOK``, must be.
    """

    def opened(folder: Path | None, clock: Callable[[], datetime]) -> Book:
        if is_named(folder):
            return Book.open(folder, clock, must_exist=True)
        return Book.open_or_empty(None, clock)

    return _with_desk(function, opened)


def _with_desk(
    function: Callable[..., None],
    opened: Callable[[Path | None, Callable[[], datetime]], Book],
) -> Callable[..., None]:

    @click.option(
        "--book",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="The book to work in. [default: $KITH_BOOK, else your data folder]",
    )
    @functools.wraps(function)
    def with_desk(*args: Any, folder: Path | None, **options: Any) -> None:
        now = what_time()
        with opened(folder, lambda: now) as book:
            settings = settle(book, load_settings(find_settings(book.folder)))
            function(Desk(book, settings, now), *args, **options)

    return with_desk


def what_time() -> datetime:
    """Now, or what ``$KITH_NOW`` says, for scripts and tests that need the same output twice.

    Raises:
        WrongUse: it says no time.
    """
    fixed = os.environ.get("KITH_NOW")
    if not fixed:
        return datetime.now(UTC)
    try:
        now = datetime.fromisoformat(fixed)
    except ValueError:
        raise WrongUse(
            f"KITH_NOW={fixed}: is no time", "Say one like 2026-11-20T09:00:00+01:00."
        ) from None
    return now if now.tzinfo else now.replace(tzinfo=UTC)


def refuse_future(option: str, day: date | None, today: date) -> None:
    """What has happened has a day that has come.

    Raises:
        WrongUse: it has not.
    """
    if day is not None and day > today:
        raise WrongUse(f"{option} {day}: has not come yet", f"Today is {today}.")


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Callback of options that take an ISO date."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r}: say a day as in 2026-11-20", ctx, param) from error
