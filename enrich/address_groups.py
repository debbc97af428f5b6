"""Two addresses that were joined into one: apart again where the first one's code ends it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from enrich.address_lines import counts_houses, is_place, is_street_alone, is_town_alone
from enrich.addresses import postal_code_form
from enrich.compose import in_print_order
from enrich.evidence import Evidence
from enrich.fold import is_latin_letter
from enrich.layout import aligned, bounds, box_of
from enrich.word_classes import text_classes, word_classes, words_of

_CODE_FIRST = frozenset(
    (
        "DE",
        "FR",
        "ES",
        "IT",
        "NL",
        "BE",
        "CH",
        "AT",
        "SE",
        "NO",
        "DK",
        "FI",
        "PL",
        "CZ",
        "SK",
        "PT",
        "GR",
        "TR",
        "RO",
        "LU",
        "JP",
        "KR",
        "CN",
        "TW",
        "IL",
        "MX",
    )
)
"""Where the postal code stands before the town."""
_CODE_OPENS = frozenset(("JP", "CN", "TW", "KR"))
"""Where the postal code is the first thing of an address: what follows it belongs to it."""
_SHORT_ZONE = re.compile(r"[A-Za-z]{3}\s?[-–]\s?\d{2}\.?$")
"""``Hyderabad - 38``: the last two digits of a code, as printed in India and Pakistan."""
_BOX = re.compile(r"\bbox\b|postfach|casilla|apartado", re.I)


def split_addresses(evidence: Evidence, members: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """``members`` as one address, or as several.

    Several when a later line is announced (``Factory: ...``) or several lines end in a postal
    code. A line that only names a state or country goes with the address before it.
    """
    segments = evidence.segments
    ordered = in_print_order(segments, members)
    rows: list[list[int]] = []
    for i in ordered:
        if rows and _same_row(evidence, rows[-1][-1], i):
            rows[-1].append(i)
        else:
            rows.append([i])
    starts = {k for k, row in enumerate(rows) if k and segments[row[0]].labelled}
    starts |= _second_scripts(evidence, rows)
    blocks = [rows[a:b] for a, b in itertools.pairwise([0, *sorted(starts), len(rows)])]
    return tuple(part for block in blocks for part in _split_at_codes(evidence, block))


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
        whole = _names_town(evidence, upper)
        row = _row_of(evidence, upper, upper[-1])
        for lower in parts:
            below = lower is not upper and not segments[lower[0]].labelled
            if below and _stands_on(evidence, row, _row_of(evidence, lower, lower[0])):
                text = row_text(evidence, lower)
                ends = _names_town(evidence, lower)
                if whole:
                    # A country may also head the office below it.
                    end = _row_of(evidence, lower, lower[-1])
                    heads = any(
                        _stands_on(evidence, end, _row_of(evidence, other, other[0]))
                        for other in parts
                        if other not in (upper, lower)
                    )
                    ends = _only_region(text) and not heads
                if ends and _may_go_on(evidence, upper, lower):
                    parts[parts.index(upper)] = (*upper, *lower)
                    parts.remove(lower)
                break
    return parts


def _may_go_on(evidence: Evidence, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Not in another script, nor from what may be a village to another street."""
    above, below = (row_text(evidence, part) for part in (upper, lower))
    last = above.rpartition(",")[2]
    named = last != above and not re.search(r"\d", last)
    known = any(word_classes(word).get("address", 0.0) >= 0.5 for word in words_of(last))
    village = named and not known and counts_houses(below.split(",")[0])
    return _is_latin(above) == _is_latin(below) and not village


def _names_town(evidence: Evidence, part: Sequence[int]) -> bool:
    """Whether an address says where its street is: by a postal code or a town."""
    region = evidence.region
    texts = [evidence.segments[i].text for i in part]
    code = rf"(?<![\w/])(?<!\d-)(?:{postal_code_form(region)})(?![\w/])"
    return any(
        re.search(code, text) or _SHORT_ZONE.search(text) or is_place(text, region)
        for text in texts
    )


def _row_of(evidence: Evidence, part: Sequence[int], at: int) -> list[int]:
    return [i for i in part if _same_row(evidence, at, i)]


def _stands_on(evidence: Evidence, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Whether two rows are set alike, the first right above the second, labels counted or not."""
    segments = evidence.segments
    one, other = (bounds([box_of(segments[i]) for i in row]) for row in (upper, lower))
    first, second = (
        evidence.lines[segments[row[0]].span.line].quad[0][0] for row in (upper, lower)
    )
    height = min(one.height, other.height)
    alike = height > 0.75 * max(one.height, other.height)
    return (
        alike
        and -0.5 * height < other.top - one.bottom < 0.9 * height
        and (aligned(one, other) or abs(first - second) < 0.6 * height)
    )


def _second_scripts(evidence: Evidence, rows: Sequence[Sequence[int]]) -> set[int]:
    """Where the same address begins again in other letters: the one row, or none.

    The Latin one of the two has a number and a place in it; less may be the name of a house.
    """
    texts = [row_text(evidence, row) for row in rows]
    latin = [_is_latin(text) for text in texts]
    changes = [k for k in range(1, len(rows)) if latin[k] is not latin[k - 1]]
    if len(changes) != 1:
        return set()
    at = changes[0]
    own = rows[at:] if latin[at] else rows[:at]
    plain = " ".join(texts[at:] if latin[at] else texts[:at])
    other = " ".join(texts[:at] if latin[at] else texts[at:])
    classes = [text_classes(evidence.segments[i].text) for row in own for i in row]
    placed = any(c.get(n, 0.0) > 0.5 for c in classes for n in ("city", "state", "country"))
    long = min(sum(map(str.isalpha, plain)), sum(map(str.isalpha, other)) * 2) >= 12
    return {at} if placed and long and re.search(r"\d", plain) else set()


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(map(is_latin_letter, letters)) * 2 > len(letters)


def _split_at_codes(evidence: Evidence, rows: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    region = evidence.region
    texts = [row_text(evidence, row) for row in rows]
    coded = [ends_in_code(text, region) for text in texts]
    if region in _CODE_FIRST - _CODE_OPENS:
        # "Willemstraat 2728" above "2009 Antwerpen" ends in the number of a house.
        for i, below in enumerate(texts[1:]):
            opened = re.match(r"(?:[A-Z]{1,2}-)?\d", below) is not None
            coded[i] = coded[i] and not (opened and coded[i + 1] and texts[i][-1:].isdigit())
    listed: list[list[int]] = []
    if region not in _CODE_OPENS:
        while len(rows) > 1 and any(coded[:-1]) and _lists_places(evidence, rows[-1]):
            listed.insert(0, rows.pop())
            coded.pop()
    if sum(coded) < 2:
        return tuple(tuple(part) for part in ([i for row in rows for i in row], *listed) if part)
    parts: list[list[int]] = [[]]
    ended = False
    opens = region in _CODE_OPENS
    for row, code in zip(rows, coded, strict=True):
        text = row_text(evidence, row)
        if opens and code and parts[-1]:
            parts.append([])
        elif ended and not opens and not _only_region(text):
            parts.append([])
            ended = False
        parts[-1] += row
        ended = ended or code
    # What is left over after the last code is the end of that address, not one of its own.
    if len(parts) > 1 and not ended and not opens:
        last = parts.pop()
        parts[-1] += last
    return tuple(tuple(part) for part in (*parts, *listed))


def _lists_places(evidence: Evidence, row: Sequence[int]) -> bool:
    """``Branches: Chennai, Kolkata, Mumbai``: places of an organisation, no part of an address."""
    text = row_text(evidence, row)
    labelled = bool(re.match(r"[^\W\d]{4}[^:\d]*:", text))
    places = sum(text_classes(evidence.segments[i].text).get("city", 0.0) > 0.5 for i in row)
    return not re.search(r"\d", text) and not _only_region(text) and (labelled or places >= 3)


def ends_in_code(text: str, region: str | None) -> bool:
    """Whether a postal code of ``region`` ends the line, or begins it where that is the custom."""
    if _SHORT_ZONE.search(text):
        return True
    code = postal_code_form(region)
    for match in re.finditer(rf"(?<![\w/])(?:{code})(?![\w/])", text):
        before, after = text[: match.start()], text[match.end() :].strip(" .,)-")
        if _BOX.search(before[-12:]):
            continue
        if not after or _only_region(after) or _looks_like_region(after):
            return bool(before.strip()) or region in _CODE_FIRST
        begins = region in _CODE_FIRST and not before.strip(" 〒")
        if begins and (region in _CODE_OPENS or not re.search(r"\d", after)):
            return True
    return False


def _same_row(evidence: Evidence, a: int, b: int) -> bool:
    one, other = evidence.segments[a], evidence.segments[b]
    if one.span.line == other.span.line:
        return True
    middle = (one.quad[0][1] + one.quad[3][1]) / 2
    return abs((other.quad[0][1] + other.quad[3][1]) / 2 - middle) < 0.5 * one.height


def row_text(evidence: Evidence, row: Sequence[int]) -> str:
    """The print from the first of the row's segments to the last, where they share a line."""
    first, last = evidence.segments[row[0]].span, evidence.segments[row[-1]].span
    if first.line == last.line:
        return evidence.lines[first.line].text[first.start : last.end]
    return " ".join(evidence.segments[i].text for i in row)


def _looks_like_region(text: str) -> bool:
    """A state and a country with a letter misread: a few words, no number, after a comma."""
    words = text.split()
    return len(words) <= 4 and all(w[:1].isupper() for w in words) and not re.search(r"\d", text)


def _only_region(text: str) -> bool:
    classes = text_classes(text)
    return classes.get("state", 0.0) + classes.get("country", 0.0) > 0.7
