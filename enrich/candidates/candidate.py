"""A proposal: this stretch of that line could be such a field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ocr.engine import Line


@dataclass(frozen=True)
class Span:
    """A stretch of one line."""

    line: int
    """Index into the card's lines."""
    start: int
    end: int
    """Character offsets, ``start`` inclusive, ``end`` exclusive."""

    def overlaps(self, other: Span) -> bool:
        """Whether both stand on a character of one line."""
        return self.line == other.line and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Candidate:
    """One proposed value and where it stands. Proposals may overlap; the labelling decides."""

    kind: str
    """email, phone, url, social, …"""
    value: str
    """In its normal form: an address in lower case, a number in E.164, …"""
    raw: str
    """As printed."""
    spans: tuple[Span, ...]
    """What it is printed on, more than one when the print is wrapped."""
    labels: tuple[Span, ...] = ()
    """The label words that belong to it (``Tel.:``), which are then no free text."""
    verified: bool = True
    """False when the form fits but nothing confirms the value."""
    reasons: tuple[str, ...] = field(default=())
    """Named reasons, for a person."""


def without(lines: Sequence[Line], taken: Iterable[Span]) -> tuple[Line, ...]:
    """The lines with blanks where ``taken`` stands; every other character keeps its place."""
    texts = [list(line.text) for line in lines]
    for span in taken:
        texts[span.line][span.start : span.end] = " " * (span.end - span.start)
    return tuple(replace(line, text="".join(text)) for line, text in zip(lines, texts, strict=True))
