"""Which role each segment of a card has, told from the card's labels.

Labels say what is printed, not where; a segment gets the role of the labelled value
its letters are part of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from enrich.roles import Role
from enrich.segments import Segment

_ORDER = {
    Role.NAME: 4,
    Role.TITLE: 3,
    Role.ORGANIZATION: 2,
    Role.DEPARTMENT: 2.5,
    Role.ADDRESS: 1,
    Role.CREDENTIAL: 0,
}


def letters(text: str) -> str:
    """Only letters and digits, folded."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", "", text)


def truth_values(truth: Mapping[str, Any]) -> list[tuple[Role, str]]:
    """Every labelled value with its role."""
    values: list[tuple[Role, str]] = []
    for person in truth["persons"]:
        values.append(
            (Role.NAME, " ".join(filter(None, (person.get("honorific"), person["name"]))))
        )
        if person.get("native_name"):
            values.append((Role.NAME, person["native_name"]))
        values += [(Role.TITLE, t) for t in person["titles"]]
        if person.get("credentials"):
            values.append((Role.CREDENTIAL, person["credentials"]))
    values += [(Role.ORGANIZATION, o) for o in (*truth["orgs"], *truth["org_aliases"])]
    values += [(Role.DEPARTMENT, d) for d in truth["departments"]]
    values += [(Role.ADDRESS, a["full"]) for a in truth["addresses"]]
    return values


def align(segments: Sequence[Segment], truth: Mapping[str, Any]) -> list[tuple[Role, int]]:
    """Role of each segment and the number of the labelled value it is part of (-1: none)."""
    values = truth_values(truth)
    ranked = [_ranked(segment.text, values) for segment in segments]
    chosen = [options[0][1] if options else -1 for options in ranked]
    # A word such as a city can be part of several values: its neighbours tell which.
    for at, options in enumerate(ranked):
        close = [number for score, number in options if score > options[0][0] - 0.16]
        if len(close) < 2:
            continue
        near = [
            chosen[other]
            for other in (at - 1, at + 1)
            if 0 <= other < len(segments) and _side_by_side(segments[at], segments[other])
        ] or [chosen[other] for other in (at - 1, at + 1) if 0 <= other < len(segments)]
        chosen[at] = next((n for n in near if n in close), chosen[at])
    _gather_organisations(segments, values, ranked, chosen)
    for first, last, number in _address_runs(segments, values):
        chosen[first : last + 1] = [number] * (last + 1 - first)
    return [(values[n][0] if n >= 0 else Role.OTHER, n) for n in chosen]


def _gather_organisations(
    segments: Sequence[Segment],
    values: Sequence[tuple[Role, str]],
    ranked: Sequence[Sequence[tuple[float, int]]],
    chosen: list[int],
) -> None:
    """Pieces that together print one organisation's name get its number, each and all.

    Alone, ``Pilani`` may as well be part of a shorter name that the labels list too.
    """
    open_pieces = {
        at
        for at, number in enumerate(chosen)
        if number >= 0 and values[number][0] is Role.ORGANIZATION
    }
    names = [n for n, (role, _) in enumerate(values) if role is Role.ORGANIZATION]
    for number in sorted(names, key=lambda n: (-len(letters(values[n][1])), n)):
        pieces = sorted(at for at in open_pieces if number in {n for _, n in ranked[at]})
        sizes = [len(letters(segments[at].text)) for at in pieces]
        whole = len(letters(values[number][1]))
        parted = len(pieces) > 1 and max(sizes) < 0.95 * whole
        if parted and 0.85 * whole <= sum(sizes) <= 1.15 * whole:
            for at in pieces:
                chosen[at] = number
            open_pieces -= set(pieces)


def _address_runs(
    segments: Sequence[Segment], values: Sequence[tuple[Role, str]]
) -> list[tuple[int, int, int]]:
    """Neighbours on a line that together stand in an address: first, last, number of the value.

    ``Stanford`` alone is also an organisation, and ``3-5-3`` alone is nothing.
    """
    found: list[tuple[int, int, int]] = []
    for first in range(len(segments)):
        own = letters(segments[first].text)
        for last in range(first + 1, len(segments)):
            if not _side_by_side(segments[first], segments[last]):
                break
            own += letters(segments[last].text)
            for number, (role, value) in enumerate(values):
                whole = letters(value)
                if (
                    role is Role.ADDRESS
                    and LEAST_RUN <= len(own) <= len(whole)
                    and fuzz.partial_ratio(own, whole) >= 92
                ):
                    found.append((first, last, number))
    # The longest last: it is what is kept.
    return sorted(found, key=lambda run: (run[1] - run[0], run))


LEAST_RUN = 8
"""Letters and digits that a run must have to be told from chance."""


def _side_by_side(a: Segment, b: Segment) -> bool:
    return a.span.line == b.span.line


def _ranked(text: str, values: Sequence[tuple[Role, str]]) -> list[tuple[float, int]]:
    own = letters(text)
    options = []
    for number, (role, value) in enumerate(values):
        whole = letters(value)
        score = _part(own, whole, text, value) if own and whole else 0.0
        if score > 0:
            options.append((score + 0.01 * _ORDER[role], number))
    return sorted(options, key=lambda option: (-option[0], option[1]))


def _part(own: str, whole: str, text: str, value: str) -> float:
    """How surely ``own`` is printed as part of ``whole``; 0 when it is not."""
    if own == whole:
        return 1.0
    if len(own) <= 3:
        # M.A. is one word, and so is the A in plot A.12.
        parted = re.split(r"[\s,./()\-]+", value) + re.split(r"[\s,/()]+", value)
        words = [letters(word) for word in parted]
        return 0.75 if own in words else 0.0
    if len(own) > len(whole) * 1.6:
        # The engine ran two things together: the larger share decides.
        return 0.6 if whole in own and len(whole) > 0.6 * len(own) else 0.0
    ratio = (
        fuzz.ratio(own, whole) / 100
        if len(own) > len(whole)
        else fuzz.partial_ratio(own, whole) / 100
    )
    if ratio < 0.82:
        return 0.0
    return 0.9 * ratio * (0.85 + 0.15 * min(1.0, len(own) / len(whole)))
