"""What can go wrong, each with an exit code and a message that says what to do.

Library code raises these and never prints; the command line (:mod:`pipeline.cli`)
is the only place that turns them into words on stderr and an exit status.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command (docs/batch-and-ci.md)."""

    OK = 0
    """All good."""
    FAULT = 1
    """A fault of ours."""
    USAGE = 2
    """Asked for something that cannot be done: wrong option, no such folder, nowhere to write."""
    UNREAD = 3
    """Done, but some files could not be read."""
    WANTS_A_LOOK = 4
    """Done and everything was read, but with ``--strict`` some fields want a look."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C; what was done is kept."""


class KithError(Exception):
    """Base of everything kith raises on purpose.

    The message names the file or option concerned; ``hint``, if any, says what to do.
    """

    exit_code: int = Exit.FAULT

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class WrongUse(KithError):
    """The user asked for something that cannot be done; nothing was changed."""

    exit_code = Exit.USAGE


class CannotWrite(KithError):
    """A file or folder of ours cannot be written: no permission, disk full, …"""

    exit_code = Exit.USAGE
