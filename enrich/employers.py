"""Who somebody works for, where the same words could be something else.

``Partner, Keller & Hughes LLP`` is a title and a firm on one line. ``City of Johannesburg`` is a
place in an address, and the employer where it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.lexicon import load_lexicon
from enrich.segments import Segment, goes_on
from enrich.text_kinds import sounds_like

_SOUNDS, _SOUNDS_FIRM = 0.5, 0.4
"""Shares from which words sound like a title, and like an organisation."""
_KNOWN = 0.3
"""Share from which a word is known as a family name."""
_GOVERNS = re.compile(
    r"(?:(?:City|Town|Township|Village|Borough|County|State|Government|Govt\.?|Republic) of"
    r"|Landkreis|Stadt|Gemeinde) [^\W\d_][^\d,]*"
)
_PARTNERS = re.compile(
    r"[^\W\d_][\w'’-]{2,}(?:, [^\W\d_][\w'’-]{2,})+,? (?:&|and) [^\W\d_][\w'’-]{2,}"
)
_UNIT = re.compile(r"(?:Department|Dept\.?|Faculty|School|Division) of \w.*", re.IGNORECASE)
_SCHOOL = re.compile(
    r"(?!(?:the|an?|our|junior|senior|primary|secondary|high|middle|elementary|boys|girls|government|govt|public"
    r"|private|business|law|medical|nursing|graduate|dental|general)\b)"
    r"(?:[^\W\d_][\w.'’&-]* ){2,6}(?:school|college|university|academy|hospital|institute)",
    re.IGNORECASE,
)
"""A school or hospital that has a name before its kind: ``Graduate Business School`` is a unit."""
_HEADS = re.compile(
    r"\b(?:head|chair|chief|dean|director|hod|president|manager|(?:co-?)?ordinator|in-?charge)",
    re.IGNORECASE,
)
"""Who heads a unit has it in the title: ``Head, Department of Architecture``."""


def is_rank_before_firm(segments: Sequence[Segment], at: int) -> bool:
    """Whether a segment is a title and the next, behind a comma or dash on its line, a firm."""
    return goes_on(segments, at) and _is_rank(segments[at].text) and _is_firm(segments[at + 1].text)


def is_rank_before_unit(segments: Sequence[Segment], at: int) -> bool:
    """``Professor, Department of Civil Engineering``: the same for a part of an organisation."""
    return (
        goes_on(segments, at)
        and _UNIT.fullmatch(segments[at + 1].text) is not None
        and _is_rank(segments[at].text)
        and _HEADS.search(segments[at].text) is None
    )


def governs_place(text: str) -> bool:
    """Whether it is what governs a place and is named after it, and nothing more."""
    return _GOVERNS.fullmatch(text) is not None


def is_partnership(text: str) -> bool:
    """``Ballard & Dudley``: of two people at least one has a given name."""
    lexicon = load_lexicon()
    pair = re.fullmatch(r"([^\W\d_]{3,}) (?:&|and|und|et|y) ([^\W\d_]{3,})", text)
    return pair is not None and all(
        lexicon.given(word) <= lexicon.family(word) for word in pair.groups()
    )


def lists_partners(text: str) -> bool:
    """``Whitfield, Moore & Greene``: family names alone, which no list of people has."""
    lexicon = load_lexicon()
    names = re.split(r", | & | and ", text)
    return (
        _PARTNERS.fullmatch(text) is not None
        and all(lexicon.given(name) <= lexicon.family(name) for name in names)
        and sum(lexicon.family(name) >= _KNOWN for name in names) > 1
        and not lexicon.titles.hits(text)
        and not lexicon.organisations.hits(text)
    )


def _is_rank(text: str) -> bool:
    lexicon = load_lexicon()
    if text in lexicon.titles:
        return True
    names_firm = lexicon.organisations.hits(text) or lexicon.legal_form(text)
    return (
        not names_firm and bool(lexicon.titles.hits(text)) and sounds_like(text, "title") >= _SOUNDS
    )


def _is_firm(text: str) -> bool:
    """By its legal form, its kind or somebody's name.

    ``Hart Bakery`` and ``Birch Hill Elementary School`` are some, ``Hotel Sales`` is a field of work.
    """
    lexicon = load_lexicon()
    if lexicon.final_legal_form(text) is not None:
        return True
    if _SCHOOL.fullmatch(text) and sounds_like(text, "organization") >= _SOUNDS_FIRM:
        return True
    kinds = lexicon.organisations.hits(text)
    said = {word for hit in kinds for word in hit.split()}
    named = any(
        lexicon.family(word) >= _KNOWN and word not in said
        for word in re.findall(r"[^\W\d_]{3,}", text.casefold())
    )
    if not named or not text[0].isalpha() or lexicon.titles.hits(text):
        return False
    if is_partnership(text):
        return not kinds
    return bool(kinds) and sounds_like(text, "organization") >= _SOUNDS_FIRM
