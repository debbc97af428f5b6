"""Cells of a table that a spreadsheet opens as text, never as a formula."""

from __future__ import annotations

import re

# The wide forms run in spreadsheets set to an East Asian language.
_RUNS = re.compile(r"[=@+\-\t\r\n＝＠＋－]")
_NUMBER = re.compile(r"(?:[\d\s().;,/\-+－＋]|(?<= )x(?=\d))*\Z")  # with extension: +1202… x12


def make_harmless(cell: str) -> str:
    """Put an apostrophe before what Excel or LibreOffice would take for a formula.

    Telephone numbers such as ``+49 30 123`` hold nothing that could run and stay as they
    are, so that importing the table again does not spoil them. Source of the rule:
    OWASP, "CSV Injection".
    """
    if _RUNS.match(cell) and not _NUMBER.match(cell):
        return "'" + cell
    return cell


def read_harmless(cell: str) -> str:
    """The inverse: what :func:`make_harmless` was given."""
    if cell.startswith("'") and _RUNS.match(cell[1:]):
        return cell[1:]
    return cell
