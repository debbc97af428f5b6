"""What speaks against a field that is not sure, in words that a person can check on the card.

The judge weighs everything (:mod:`enrich.judging`); of that these are the points somebody with the
card in hand can settle at a glance. They stand among a field's reasons and begin with ``look:``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Candidate, Span
from enrich.evidence import Evidence
from enrich.fold import letters_of
from enrich.judging import SIGNALS, Signals
from enrich.labelling import Value
from enrich.roles import Role
from ocr.engine import Line

LOOK = "look: "
"""What every doubt begins with."""
_UNSURE = 0.85
"""Confidence below which a letter may be another one."""
_CLOSE = 0.6
"""By less than this the shares of two roles are close."""
_LOOSE, _TIED = 0.8, 0.3
"""Pieces joined less surely than the first may be two things; what is tied to other print by more
than the second may go on there."""
_AS_LIKELY = 0.4
"""How likely another reading of the organisation is to be worth a word."""
_LONG_WORD = 16
"""Letters of a word from which only those around the doubtful one are shown."""
_KINDS = {
    Role.NAME: "a name",
    Role.CREDENTIAL: "letters behind a name",
    Role.TITLE: "a title",
    Role.DEPARTMENT: "a department",
    Role.ORGANIZATION: "an organisation",
    Role.ADDRESS: "part of an address",
    Role.OTHER: "no field at all",
}


def doubts_about_text(evidence: Evidence, value: Value) -> tuple[str, ...]:
    """Of a value in free text: doubtful letters, another role, pieces too many or too few."""
    said = dict(zip(SIGNALS, value.signals, strict=False))
    doubts = _misread(evidence.lines, [evidence.segments[i].span for i in value.segments])
    if said.get("margin", 1.0) < _CLOSE and value.rival is not None:
        doubts.append(f"it may be {_KINDS[value.rival]}")
    if said.get("segments", 1.0) > 1 and said.get("least_join", 1.0) < _LOOSE:
        doubts.append("it may be two things")
    if said.get("rival_join", 0.0) > _TIED or said.get("unfinished", 0.0):
        doubts.append("what stands beside it may belong to it")
    elif said.get("runner_up", 0.0) > _AS_LIKELY:
        doubts.append("other print on the card may be it")
    return tuple(LOOK + doubt for doubt in doubts)


def doubts_about_pattern(
    evidence: Evidence, candidate: Candidate, signals: Signals
) -> tuple[str, ...]:
    """Of a number or an address of the web: doubtful letters, what was mended."""
    said = dict(zip(SIGNALS, signals, strict=True))
    doubts = _misread(evidence.lines, candidate.spans)
    read = re.sub(r"^\w+://", "", candidate.raw.strip())
    same = candidate.kind in {"email", "url"} and letters_of(read) == letters_of(candidate.value)
    if candidate.kind != "social" and said["mended"] and not same:
        doubts.append(f"mended, “{read}” was read")
    return tuple(LOOK + doubt for doubt in doubts)


def _misread(lines: Sequence[Line], spans: Sequence[Span]) -> list[str]:
    """The least sure letter of what stands in the spans, with its word, when it is a doubtful one."""
    told = [
        (char.confidence, span.line, at)
        for span in spans
        for at, char in enumerate(lines[span.line].chars[span.start : span.end], span.start)
        if char.text.isalnum()
    ]
    if not told or min(told)[0] >= _UNSURE:
        return []
    _, index, at = min(told)
    return [
        f"the {lines[index].text[at]} of “{_around(lines[index].text, at)}” was read with doubt"
    ]


def _around(text: str, at: int) -> str:
    """The word that letter stands in, or what is near it in print without gaps."""
    start, end = next(m.span() for m in re.finditer(r"\S+", text) if m.start() <= at < m.end())
    if end - start <= _LONG_WORD:
        return text[start:end]
    start, end = max(start, at - _LONG_WORD // 2), min(end, at + _LONG_WORD // 2)
    return text[start:end]
