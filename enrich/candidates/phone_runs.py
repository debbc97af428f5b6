"""Digit groups of one line, cut into numbers.

A run is a row of digit groups with nothing but number punctuation between them. Where one
number ends and the next begins is decided by which cut verifies best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from enrich.candidates.phone_number import (
    SHORTEST_CODED,
    SHORTHAND,
    Verified,
    begins_with_code,
    carry_area,
    complete_suffix,
    digits_of,
    is_dialled_from,
    is_grouped_as_usual,
    verify,
)

_GROUP = re.compile(r"\d+")
_BETWEEN = re.compile(
    r"[\s()+\-.,/\\;&|~·*'\"\[\]:=]{0,9}|\s*(?:and|or|to|und|oder|et|ou|y|e|bis)\s*[+(]?", re.I
)
_HARD = re.compile(r"[,;|&:~]|\s·|·\s|[^\W\d_]|\d\s*\+|\+")
MAX_GROUPS = 9
LONGEST_AREA = 12
"""Characters that a country code and an area code take at most."""
LONGEST_TRUNK = 6
"""Digits of an area code with its trunk zero."""
ABROAD = 3.0
"""What it costs that a number without a country code is one in a less likely country."""
CODE_ALONE = -4.0
"""What a cut costs that parts a dialling code from its number."""


@dataclass(frozen=True)
class Regions:
    """Where numbers without a country code may be dialled, likeliest first."""

    likely: tuple[str, ...]
    """Enough evidence to believe a number that stands without a label."""
    all: tuple[str, ...]
    far: frozenset[str] = frozenset()
    """Those of ``all`` that hardly anything speaks for beside the likeliest."""


@dataclass(frozen=True)
class Group:
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A stretch of a run taken for one number."""

    start: int
    end: int
    text: str
    verified: Verified | None
    score: float
    short: bool = False
    """Printed as the last digits of the number before it."""
    carried: bool = False
    """Its area code stands elsewhere on the card."""
    joined: bool = False
    """Follows its predecessor after a list separator or alone."""

    @property
    def digits(self) -> str:
        return digits_of(self.text)


_COUNTRY_AND_AREA = 6
"""So many digits before a bracket are more than a country's code and an area's."""
_AREA = re.compile(r"0\d{2,}\) ?\d")
"""An area code as dialled within the country, behind its opening bracket."""


def split_runs(text: str) -> list[list[Group]]:
    """The runs of a line, each a list of its digit groups."""
    runs: list[list[Group]] = []
    for match in _GROUP.finditer(text):
        group = Group(match.start(), match.end())
        if runs:
            between = text[runs[-1][-1].end : group.start]
            # "600 018 (0821) 277": an area code in brackets begins another number.
            area = between.strip() == "(" and _AREA.match(text, group.start) is not None
            opens = area and sum(g.end - g.start for g in runs[-1]) >= _COUNTRY_AND_AREA
            if _BETWEEN.fullmatch(between) and not opens:
                runs[-1].append(group)
                continue
        runs.append([group])
    return runs


def cut_run(
    text: str,
    groups: Sequence[Group],
    regions: Regions,
    known: Sequence[Verified],
    labelled: bool,
) -> list[Piece]:
    """The cut of a run into numbers with the best total score, in print order.

    Args:
        text: the flattened line.
        groups: one run of it.
        regions: where numbers without country code may be dialled.
        known: numbers elsewhere on the card that may lend their area code.
        labelled: a label stands before or after the run.
    """
    best: list[tuple[float, list[Piece]]] = [(0.0, [])]
    for end in range(1, len(groups) + 1):
        options: list[tuple[float, list[Piece]]] = []
        for start in range(max(0, end - MAX_GROUPS), end):
            if start < end - 1 and _breaks_hard(text, groups[start:end]):
                continue
            score, before = best[start]
            separator = text[groups[start - 1].end : groups[start].start] if start else ""
            piece = _judge(text, groups[start:end], separator, before, regions, known, labelled)
            cost = _break_cost(separator) if start else 0.0
            options.append((score + piece.score - cost, [*before, piece]))
        best.append(max(options, key=lambda option: option[0]))
    return best[-1][1]


def _breaks_hard(text: str, groups: Sequence[Group]) -> bool:
    coded = "+" in text[max(0, groups[0].start - 3) : groups[0].start] or text.startswith(
        "00", groups[0].start
    )
    for index, (left, right) in enumerate(pairwise(groups)):
        between = text[left.end : right.start]
        if coded and between.strip(" ()") == "/" and left.end - groups[0].start <= LONGEST_AREA:
            continue  # +49 (0)30 / 23125-0
        if between.strip(" ()") == "/" and _is_area(text[groups[0].start : left.end]):
            continue  # 05 31 / 24 40 77
        if "," in between or _HARD.search(between):
            return True
        if between.count("/") and index:
            return True
    return False


def _is_area(printed: str) -> bool:
    """Whether digits are no more than an area code as dialled within the country."""
    return printed.startswith("0") and 2 <= len(digits_of(printed)) <= LONGEST_TRUNK


def _break_cost(separator: str) -> float:
    if _HARD.search(separator) or "/" in separator or "\\" in separator:
        return 0.0
    if separator.count(" ") >= 2 and not separator.strip():
        return 0.3
    if separator.strip() in ("", ".", "(", ")", ") ("):
        return 3.0 if separator == "." else 1.0
    if separator.strip() == "-" and separator.count(" ") == 2:
        return 1.5
    return 3.0


_OPENING = re.compile(r"(?:\(\s*\+\s*\)|\+\s?\(?|\(\s?\+?)\s*$")


def _judge(
    text: str,
    groups: Sequence[Group],
    separator: str,
    before: Sequence[Piece],
    regions: Regions,
    known: Sequence[Verified],
    labelled: bool,
) -> Piece:
    start, end = groups[0].start, groups[-1].end
    opening = _OPENING.search(text, max(0, start - 5), start)
    if opening:
        start = opening.start()
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    printed = text[start:end]
    digits = digits_of(printed)

    def piece(
        score: float, verified: Verified | None = None, short: bool = False, carried: bool = False
    ) -> Piece:
        return Piece(start, end, printed, verified, score, short, carried, bool(before))

    size = len(digits)
    previous = _last_verified(before)
    if 5 <= size <= 8 and previous and "+" not in printed and not digits.startswith("0"):
        # "0251 627684 / 627640": in some countries the second would dial something by itself.
        carried = carry_area(digits, _verified(before)[::-1])
        if carried:
            return piece(0.8 * size, carried, carried=True)
    verified = verify(printed, regions.likely)
    if verified:
        abroad = "+" not in printed and not is_dialled_from(verified, regions.likely[0])
        extra = (
            ("+" in printed) - 1.5 * ("/" in printed) - 2.0 * ("   " in printed) - ABROAD * abroad
        )
        return piece(size + extra, verified)
    listed = bool(re.search(r"[/,&;\\|]|\bto\b|\bbis\b", separator, re.I))
    alone = len(groups) == 1 and "+" not in printed and "(" not in separator
    longest = max(SHORTHAND, _last_group(before)) if listed else SHORTHAND
    # "034/718-441, 034/718-442": the second begins with its code.
    code = digits.startswith("0") and re.match(r"/\d", text[end:]) is not None
    may_be_short = previous and size <= longest and alone and not code
    if previous and may_be_short and (listed or separator.strip() == "-"):
        short = complete_suffix(digits, previous.e164, longest)
        if short and (listed or digits > previous.e164[-size:]):
            return piece(0.7 * size + 1.0, short, short=True)
    if 5 <= size <= 8 and "+" not in printed and (labelled or previous):
        carried = carry_area(digits, [*_verified(before)[::-1], *known])
        if carried:
            return piece(0.8 * size, carried, carried=True)
    home = regions.likely[:1]
    coded = size >= 7 and begins_with_code(printed, home)
    verified = None if coded else _verify_anywhere(printed, regions)
    if verified:
        return piece(0.6 * size, verified)
    if "/" in printed:
        return piece(0.0)
    if "+" in printed and size < SHORTEST_CODED and not re.match(r"\s*[/|]", text[end:]):
        return piece(CODE_ALONE)
    if "+" in printed or digits.startswith("00"):
        return piece(0.4 * size if 8 <= size <= 15 else 0.0)
    if not 5 <= size <= 15:
        return piece(0.0)
    if labelled:
        return piece(0.4 * size if size <= 8 else 0.25 * size)
    return piece(0.05 * size)


def _verify_anywhere(printed: str, regions: Regions) -> Verified | None:
    """The number in any country of the card; where hardly anything speaks for that, it must be
    written as it is there."""
    near = [region for region in regions.all if region not in regions.far]
    verified = verify(printed, near)
    if verified is None and regions.far:
        verified = verify(printed, regions.all)
        if verified is not None and not is_grouped_as_usual(printed, verified):
            return None
    return verified


def _last_group(pieces: Sequence[Piece]) -> int:
    """Digits of the last group of what was last printed whole: 7 of ``0891-2035774``."""
    whole = [piece.text for piece in pieces if not piece.short]
    groups = re.findall(r"\d+", whole[-1]) if whole else []
    return len(groups[-1]) if len(groups) > 1 else 0


def _verified(pieces: Iterable[Piece]) -> list[Verified]:
    return [p.verified for p in pieces if p.verified]


def _last_verified(pieces: Sequence[Piece]) -> Verified | None:
    """The number a shorthand continues: the piece before it, itself perhaps a shorthand."""
    return pieces[-1].verified if pieces else None
