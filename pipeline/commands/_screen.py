"""The console that tables are printed on."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def open_screen(width: int) -> Console:
    """Stdout; ``width`` columns wide when it is no terminal and nobody says how wide."""
    from rich.console import Console  # slow to import

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            """Leave it to pipeline.cli; rich would end with an exit code of its own."""
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    screen = Screen(highlight=False)
    if not screen.is_terminal and "COLUMNS" not in os.environ:
        screen = Screen(highlight=False, width=width)
    return screen
