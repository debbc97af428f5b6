"""Birthdays, with or without the year, in the one form in which the book and exports hold them."""

from __future__ import annotations

import re
from datetime import date

_LEAP = 2000
"""29 February without a year is a day."""


def read_birthday(text: str | None) -> str | None:
    """``1980-05-17`` or ``--05-17`` from these or ``05-17``; None when it is no such day."""
    match = re.fullmatch(r"(?:(\d{4})-|--)?(\d\d)-(\d\d)", (text or "").strip())
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        date(int(year or _LEAP), int(month), int(day))
    except ValueError:
        return None
    return f"{year or '-'}-{month}-{day}"


def parts_of(birthday: str) -> tuple[int | None, int, int]:
    """Year, month and day of what :func:`read_birthday` gives; the year is None without one."""
    *year, month, day = birthday.removeprefix("--").split("-")
    return int(year[0]) if year else None, int(month), int(day)
