"""Commands as they are typed, in a book with two people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from pipeline.book import Book
from pipeline.cli import cli
from tests.pipeline.book.people import MARA, OTTO, entry


def kith(*arguments: str | Path, status: int = 0, answer: str | None = None) -> Result:
    """Run a command, which is to end with ``status``."""
    result = CliRunner().invoke(cli, [*map(str, arguments)], input=answer)
    assert result.exit_code == status, result.output
    return result


def shown(who: str) -> dict[str, Any]:
    """What ``kith show`` knows of somebody."""
    found: dict[str, Any] = json.loads(kith("show", who, "--json").stdout)
    return found


def fill_book() -> Path:
    """Put two people into the default book; returns its folder."""
    with Book.open() as book:
        book.add_entries([entry("mara1111", MARA), entry("otto2222", OTTO)])
        return book.folder
