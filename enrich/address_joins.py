"""Two parts that are one address: what begins it and what ends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.address_groups import SHORT_ZONE, is_mostly_latin, only_region, row_text, same_row
from enrich.address_lines import counts_houses, is_place, is_street_alone, is_town_alone
from enrich.address_towns import is_known_town
from enrich.compose import in_print_order
from enrich.evidence import Evidence
from enrich.layout import aligned, bounds, box_of
from enrich.postal_codes import postal_code_form
from enrich.word_classes import word_classes, words_of


def join_halves(
    evidence: Evidence, addresses: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], ...]:
    """Addresses, those as one of which one begins what another ends.

    One without a town goes on right below. Where a card has but two, and one is a street alone
    and the other its town alone, they may stand at the foot of one column and of the other.
    """
    region = evidence.region
    parts = _join_stacked(evidence, addresses)
    if len(parts) == 2:
        texts = [", ".join(evidence.segments[i].text for i in part) for part in parts]
        for street, town in ((0, 1), (1, 0)):
            if is_town_alone(texts[town], region) and is_street_alone(texts[street], region):
                return ((*parts[street], *parts[town]),)
    return tuple(parts)


def _join_stacked(evidence: Evidence, addresses: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """``Unit 4, Harbour House`` right above ``12 Quay Street, Cork``: one has no town."""
    segments = evidence.segments
    parts = [tuple(in_print_order(segments, part)) for part in addresses]
    parts.sort(key=lambda part: segments[part[0]].quad[0][1])
    for upper in reversed(list(parts)):
        below = next((other for other in parts if _stands_on(evidence, upper, other)), None)
        if below is None or segments[below[0]].labelled:
            continue
        if _names_town(evidence, upper):
            # A country ends the address above it, unless it heads the one below.
            heads = any(_stands_on(evidence, below, other) for other in parts)
            ends = only_region(row_text(evidence, below)) and not heads
        else:
            ends = _names_town(evidence, below)
        if ends and _may_go_on(evidence, upper, below):
            parts[parts.index(upper)] = (*upper, *below)
            parts.remove(below)
    return parts


def _may_go_on(evidence: Evidence, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Not in another script, nor from what may be a village to another street."""
    above, below = (row_text(evidence, part) for part in (upper, lower))
    last = above.rpartition(",")[2]
    named = last != above and not re.search(r"\d", last)
    known = any(word_classes(word).get("address", 0.0) >= 0.5 for word in words_of(last))
    village = named and not known and counts_houses(below.split(",")[0])
    return is_mostly_latin(above) == is_mostly_latin(below) and not village


def _names_town(evidence: Evidence, part: Sequence[int]) -> bool:
    """Whether an address says where its street is: by a postal code or a town."""
    region = evidence.region
    texts = [evidence.segments[i].text for i in part]
    code = rf"(?<![\w/])(?<!\d-)(?:{postal_code_form(region)})(?![\w/])"
    return any(
        re.search(code, text)
        or SHORT_ZONE.search(text)
        or is_place(text.rstrip("."), region)
        or is_known_town(text, region)
        for text in texts
    )


def _row_of(evidence: Evidence, part: Sequence[int], at: int) -> list[int]:
    return [i for i in part if same_row(evidence, at, i)]


def _stands_on(evidence: Evidence, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Whether the last row of one is set as the first of another, right above it.

    Their left edges are those of their lines, labels counted, or of the addresses alone.
    """
    if upper == lower:
        return False
    segments = evidence.segments
    above, below = _row_of(evidence, upper, upper[-1]), _row_of(evidence, lower, lower[0])
    one, other = (bounds([box_of(segments[i]) for i in row]) for row in (above, below))
    first, second = (
        evidence.lines[segments[row[0]].span.line].quad[0][0] for row in (above, below)
    )
    height = min(one.height, other.height)
    alike = height > 0.75 * max(one.height, other.height)
    return (
        alike
        and -0.5 * height < other.top - one.bottom < 0.9 * height
        and (aligned(one, other) or abs(first - second) < 0.6 * height)
    )
