"""What two sides both print: an organisation, an address, or all of it."""

from __future__ import annotations

import re

from enrich.merging import same_value
from enrich.merging.known_side import KnownSide, names_agree, weight_of
from enrich.merging.text import squeeze, words
from enrich.merging.web_homes import TELLING, Home


def share_organization(front: KnownSide, back: KnownSide) -> bool:
    """Whether both name one organisation, slips of reading aside."""
    return any(a == b or same_value.is_slip(a, b) for a in front.cores for b in back.cores)


def organization_elsewhere(front: KnownSide, back: KnownSide, one_domain: bool) -> str | None:
    """Whether one side's organisation, or the name in its domain, stands on the other, as a reason.

    Args:
        one_domain: both print a host of one domain. What only that spells is known from it.
    """
    found = None
    for one, other in ((front, back), (back, front)):
        for core in one.cores:
            name = tuple(words(core))
            if _is_line(name, other) or (len(name) > 1 and _stands_in_line(name, other)):
                return "organisation printed on the other side"
            if not one_domain and any(squeeze(core) == squeeze(h.label) for h in other.homes):
                return "organisation printed on the other side"
            # One word may begin the names of two firms.
            if any(_stands_in(name, line) for line in other.firm_lines):
                found = "part of the organisation printed on the other side"
        if not one_domain and any(_is_spelled(home, other) for home in one.homes):
            return "organisation printed on the other side"
    return found


def _is_line(name: tuple[str, ...], side: KnownSide) -> bool:
    return "".join(name) in side.runs


def _stands_in_line(name: tuple[str, ...], side: KnownSide) -> bool:
    return any(_stands_in(name, line) for line in (*side.firm_lines, *side.other_lines))


def _stands_in(name: tuple[str, ...], line: tuple[str, ...]) -> bool:
    """Whether whole words of a line, one after the other, make the name."""
    run = "".join(name)
    for start in range(len(line)):
        built = ""
        for word in line[start:]:
            built += word
            if built == run:
                return True
            if not run.startswith(built):
                break
    return False


def _is_spelled(home: Home, side: KnownSide) -> bool:
    """Whether a side prints the name in a domain as a firm's, or the domain in a line."""
    label = squeeze(home.label)
    if len(label) < TELLING:
        return False
    return any(label == "".join(line) for line in side.firm_lines) or any(
        _stands_in((label, squeeze(home.ending)), line) for line in side.other_lines
    )


def address_elsewhere(front: KnownSide, back: KnownSide) -> bool:
    """The house number and the street of one side stand together on the other, as on a map."""
    for one, other in ((front, back), (back, front)):
        for street in one.streets:
            # House numbers of three digits and more are rarely on a card by chance.
            numbers = re.findall(r"(?<!\d)\d{3,5}(?!\d)", street)[:1]
            telling = [w for w in words(street) if len(w) > 3 and not w.isdigit()]
            if numbers and telling and _stand_together(numbers[0], telling[0], other):
                return True
    return False


def _stand_together(number: str, street: str, side: KnownSide) -> bool:
    """On one line, or the number on one of its own, as on a map."""
    if number not in side.words or street not in side.words:
        return False
    with_street = [line for line in side.lines if street in line]
    return any(number in line for line in with_street) or (number,) in side.lines


def are_one_party(a: KnownSide, b: KnownSide) -> bool:
    """Whether two fronts are the same card shot twice, so that either may have the back."""
    return bool(
        (a.emails & b.emails and names_agree(a, b))
        or (a.numbers & b.numbers and (not a.names or not b.names or names_agree(a, b)))
    )


_ALIKE, _ALIKE_SHORT = 0.5, 0.8
"""Shared parts of the longer and of the shorter text of two shots of one side."""


def read_alike(front: KnownSide, back: KnownSide) -> bool:
    """Whether they are two shots of one side: what either says, the other says as well."""
    common = len(front.words & back.words)
    shorter, longer = sorted((len(front.words), len(back.words)))
    if weight_of(front) == weight_of(back) and common > _ALIKE_SHORT * shorter:
        return True
    return common > _ALIKE * longer


def is_front_of(front: KnownSide, back: KnownSide) -> bool:
    """The front says more about whom to reach; of equals the earlier shot is the front."""
    return (weight_of(front), -front.shot) > (weight_of(back), -back.shot)
