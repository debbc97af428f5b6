"""Text without what would steer a terminal or break a file."""

from __future__ import annotations

import re

# C0 but tab and newline, DEL, C1, and what XML has no place for.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def clean(text: str) -> str:
    """A text without control characters (tabs and line breaks stay, these as ``\\n``)."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
