"""What two sides both print: an organisation, a web domain, an address."""

from __future__ import annotations

import re

from enrich.merging import same_value
from enrich.merging.known_side import TELLING, KnownSide, names_agree, weight_of
from enrich.merging.text import squeeze, words


def share_domain(front: KnownSide, back: KnownSide) -> bool:
    """Whether both print a host of one domain."""
    if not front.domains.isdisjoint(back.domains):
        return True
    # A cropped or badly read address may have lost its ending: the name before it tells.
    left = {_label(host) for host in front.domains}
    right = {_label(host) for host in back.domains}
    return any(len(label) >= TELLING for label in left & right)


def _label(host: str) -> str:
    labels = host.removeprefix("www.").split(".")
    return labels[0] if len(labels) < 3 else labels[-2] if len(labels[-2]) > 3 else labels[-3]


def share_organization(front: KnownSide, back: KnownSide) -> bool:
    """Whether both name one organisation, slips of reading aside."""
    return any(a == b or same_value.is_slip(a, b) for a in front.cores for b in back.cores)


def organization_elsewhere(front: KnownSide, back: KnownSide) -> bool:
    """One side's organisation, or the name in its domain, stands in the other side's text."""
    for one, other in ((front, back), (back, front)):
        for name in [*map(squeeze, one.cores), *(squeeze(_label(h)) for h in one.domains)]:
            if len(name) >= TELLING and name in other.squeezed:
                return True
    return False


def address_elsewhere(front: KnownSide, back: KnownSide) -> bool:
    """The house number and the street of one side stand on the other, as on a map."""
    for one, other in ((front, back), (back, front)):
        for street in one.streets:
            # House numbers of three digits and more are rarely on a card by chance.
            numbers = re.findall(r"(?<!\d)\d{3,5}(?!\d)", street)[:1]
            telling = [w for w in words(street) if len(w) > 3 and not w.isdigit()]
            if numbers and telling and numbers[0] in other.words and telling[0] in other.words:
                return True
    return False


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
