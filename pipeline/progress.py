"""How a run gets on, as a bar on stderr; silent when nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.run import Watcher


class Silent:
    """Says nothing."""

    def begin(self, photos: int) -> None:
        """See :meth:`Watcher.begin`."""

    def advance(self, photos: int, cards: int) -> None:
        """See :meth:`Watcher.advance`."""


class Bar:
    """A bar with photos done, cards done, cards per second and time left."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, cards="0 cards", speed="")
        self._cards = 0
        self._started = time.monotonic()

    def begin(self, photos: int) -> None:
        """See :meth:`Watcher.begin`."""
        self._started = time.monotonic()
        self._progress.update(self._task, total=photos)

    def advance(self, photos: int, cards: int) -> None:
        """See :meth:`Watcher.advance`."""
        self._cards += cards
        speed = self._cards / max(0.1, time.monotonic() - self._started)
        self._progress.update(
            self._task,
            advance=photos,
            cards="1 card" if self._cards == 1 else f"{self._cards:,} cards",
            speed=f"· {speed:.1f} cards/s",
        )


@contextmanager
def watch() -> Iterator[Watcher]:
    """A watcher for the time of a run: a bar on a terminal, else silence."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("photos · {task.fields[cards]} {task.fields[speed]} ·"),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)
