"""A short sum of every cell of a row, by which a changed cell is known when the table comes back."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence

_LETTERS = 3
"""Per cell: a change goes unnoticed once in 32,768, and the column stays short."""


def make_check(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    """The sums of the cells of ``columns``, one after the other."""
    return "".join(_sum(column, cells[column]) for column in columns)


def split_check(check: str, columns: Sequence[str]) -> dict[str, str] | None:
    """The sums by column; None when there are none, or they are of other columns."""
    if len(check) != _LETTERS * len(columns):
        return None
    return {column: check[_LETTERS * at : _LETTERS * (at + 1)] for at, column in enumerate(columns)}


def is_as_written(column: str, cell: str, sums: Mapping[str, str]) -> bool:
    """Whether the cell is what the table held when its sums were made."""
    return _sum(column, cell) == sums[column]


def _sum(column: str, cell: str) -> str:
    # Spreadsheets trim and rewrap; that is no change.
    text = f"{column}/{' '.join(cell.split())}"
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:_LETTERS]
