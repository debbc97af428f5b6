"""Errors and exit codes, whatever the command."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from enrich.contact import Name
from pipeline.book import Book
from pipeline.cli import Commands, cli
from pipeline.errors import Exit, KithError, WrongUse
from tests.pipeline.book.people import MARA, entry


def run_raising(error: BaseException, *options: str) -> Result:
    """A command line like ours whose one command raises ``error``."""

    class One(Commands):
        def list_commands(self, ctx: click.Context) -> list[str]:
            return ["fail"]

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            def fail() -> None:
                raise error

            return click.Command("fail", callback=fail)

    group = One(params=[click.Option(["--debug"], is_flag=True)], callback=lambda debug: None)
    return CliRunner().invoke(group, [*options, "fail"])


def test_our_errors_leave_as_their_message_and_exit_code() -> None:
    result = run_raising(WrongUse("cards/: no such folder", "Check the spelling."))
    assert result.exit_code == Exit.USAGE
    assert result.stderr == "kith: cards/: no such folder\nCheck the spelling.\n"
    assert result.stdout == ""


def test_an_unforeseen_error_is_a_fault_of_ours_without_traceback() -> None:
    result = run_raising(RuntimeError("two\nlines"))
    assert result.exit_code == Exit.FAULT
    assert "a fault of ours: RuntimeError: two lines" in result.stderr
    assert "Traceback" not in result.stderr


def test_debug_shows_the_traceback() -> None:
    assert "Traceback" in run_raising(KithError("x"), "--debug").stderr


def test_a_full_disk_is_told_with_the_file() -> None:
    result = run_raising(OSError(errno.ENOSPC, "No space left on device", "out/contacts.csv"))
    assert result.exit_code == Exit.USAGE
    assert result.stderr == "kith: out/contacts.csv: No space left on device\n"


def test_a_full_disk_behind_a_pipe_is_told_without_its_number() -> None:
    result = run_raising(OSError(errno.ENOSPC, "No space left on device"))
    assert result.stderr == "kith: No space left on device\n"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    result = run_raising(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert result.exit_code == Exit.OK
    assert result.stderr == ""


@pytest.mark.parametrize("reason", [KeyboardInterrupt(), click.Abort()])
def test_ctrl_c_and_a_no_end_with_130(reason: BaseException) -> None:
    result = run_raising(reason)
    assert result.exit_code == Exit.INTERRUPTED
    assert "stopped" in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"]])
def test_help_and_version(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == Exit.OK
    assert "business cards" in result.stdout or result.stdout.startswith("kith 0")


def test_every_command_has_help() -> None:
    names = cli.list_commands(click.Context(cli))
    assert names
    for name in names:
        result = CliRunner().invoke(cli, [name, "--help"])
        assert result.exit_code == Exit.OK, result.output


def test_an_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(cli, ["nonsense"]).exit_code == Exit.USAGE


@pytest.mark.parametrize("arguments", [["contacts"], ["contacts", "--json"], ["today", "--json"]])
def test_a_closed_pipe_ends_a_command_quietly(arguments: list[str]) -> None:
    with Book.open() as book:
        book.add_entries([entry("mara1111", MARA)])
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(writing)
    assert done.returncode == Exit.OK
    assert done.stderr == ""


def test_a_terminal_without_the_letters_of_a_name_shows_their_numbers() -> None:
    name = Name("Taro Yamada", "山田 太郎", "Taro", family="Yamada")
    with Book.open() as book:
        book.add_entries([entry("taro1111", replace(MARA, name=name))])
    for arguments in (["show", "yamada"], ["contacts"]):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *arguments],
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "PYTHONIOENCODING": "ascii",
            },
            capture_output=True,
            encoding="ascii",
            timeout=60,
        )
        assert done.returncode == Exit.OK, done.stderr
        assert "Yamada" in done.stdout
        assert "contacts" in arguments or "\\u5c71" in done.stdout


def test_the_list_of_commands_cuts_no_sentence_short() -> None:
    listed = CliRunner().invoke(cli, ["--help"]).output.split("Commands:")[1].splitlines()
    assert all(line.endswith(".") and not line.endswith("...") for line in listed if line.strip())
