"""The command ``kith``: one verb per module in :mod:`pipeline.commands`, each thin.

A command module is named after its verb (``set_up.py`` for ``set-up``) and holds a
:class:`click.Command` called ``command``. It is imported only when it is asked for.
Errors derived from :class:`~pipeline.errors.KithError` may leave any command: here,
and only here, they become a message on stderr and an exit status.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import pkgutil
import sys
import traceback
from importlib import import_module
from typing import Any

import click

from ocr.errors import EngineError, OcrError
from pipeline import __version__, commands
from pipeline.errors import Exit, KithError


class Commands(click.Group):
    """A group that finds its commands in :mod:`pipeline.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, sorted."""
        names = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, imported now; None when there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever it raises leaves as a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):  # the latter: a question was not answered with yes
            click.echo("kith: stopped", err=True)
            ctx.exit(Exit.INTERRUPTED)
        except BrokenPipeError:  # whoever reads us has seen enough, as head does
            _say_no_more()
            ctx.exit(Exit.OK)
        except Exception as error:
            _tell(error, debug=ctx.find_root().params["debug"])
            ctx.exit(_exit_code(error))


def _say_no_more() -> None:
    """Let what is left for stdout vanish, or Python complains of it when it ends."""
    with contextlib.suppress(OSError):  # a stdout that is no file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def _tell(error: Exception, debug: bool) -> None:
    """Say on stderr what went wrong, with the traceback only when asked for."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    if _exit_code(error) == Exit.FAULT and not isinstance(error, KithError):
        click.echo(f"kith: a fault of ours: {_one_line(error)}", err=True)
        click.echo("Run again with --debug before the command for the details.", err=True)
    else:
        click.echo(f"kith: {_words(error)}", err=True)


def _exit_code(error: Exception) -> int:
    if isinstance(error, KithError):
        return error.exit_code
    if isinstance(error, OcrError):
        return Exit.USAGE if isinstance(error, EngineError) else Exit.UNREAD
    if isinstance(error, OSError) and error.errno in _SURROUNDINGS:
        return Exit.USAGE
    return Exit.FAULT


_SURROUNDINGS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG}


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {error.strerror}"
    if isinstance(error, OSError) and error.strerror is not None:
        return error.strerror
    return str(error)


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="kith %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Turn photos of business cards into an address book and a follow-up worklist.

    Everything happens on this machine; nothing is sent anywhere.
    """
    # What we write holds other people's names and numbers: for the owner's eyes only.
    os.umask(0o077)


def main() -> None:
    """Entry point of the console command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # under pythonw or a debugger it may be no file
            # A name in letters that the terminal lacks is shown with their numbers.
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="kith")


if __name__ == "__main__":
    main()
