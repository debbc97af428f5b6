"""Addresses that were joined into one: apart again where a postal code or a town ends the first, and
where the next is announced, printed in other letters, behind a bar or goes to a box."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from enrich.address_pieces import pieces_of
from enrich.address_towns import is_known_town
from enrich.compose import in_print_order
from enrich.evidence import Evidence
from enrich.fold import is_latin_letter
from enrich.postal_codes import postal_code_form
from enrich.word_classes import text_classes

_CODE_FIRST = frozenset((
    "DE", "FR", "ES", "IT", "NL", "BE", "CH", "AT", "SE", "NO", "DK", "FI", "PL", "CZ", "SK", "PT",
    "GR", "TR", "RO", "LU", "JP", "KR", "CN", "TW", "IL", "MX",
))  # fmt: skip
"""Where the postal code stands before the town."""
_CODE_OPENS = frozenset(("JP", "CN", "TW", "KR"))
"""Where the postal code is the first thing of an address: what follows it belongs to it."""
SHORT_ZONE = re.compile(r"[A-Za-z]{3}\s?[-–]\s?\d{2}\.?$")
"""``Hyderabad - 38``: the last two digits of a code, as printed in India and Pakistan."""
_STREET = re.compile(
    r"^\W*\d+\w?[ ,]+(?:[^\W\d_][\w.'’-]*[ ]+){1,3}(?:st|str|street|road|rd|ave|avenue|blvd|boulevard|lane)\b"
    r"(?!.*\b(?:tower|building|bldg|cent(?:er|re)|plaza|floor|block)\b)",
    re.I,
)
"""What Latin print of an address has, and the name of a house has not: a number and its street."""
_TOWN_FIRST = re.compile(
    r"\W{0,2}(?:(?:г|гр|пгт|пос|смт)\.|(?P<metro>м\.))\s?(?P<town>[А-ЯІЇЄҐ][а-яіїєґ]+)\b[^,]*,.*\d"
)
"""A town and a street in it in Cyrillic letters: ``г. Аксай, мкр. 5``."""
_HOUSE = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_BOXES = r"(?:box|private bag|postfach|postbus|posbus|casilla|apartado)"
_BOX = re.compile(rf"\b{_BOXES}", re.I)


def split_addresses(evidence: Evidence, members: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """``members`` as one address, or as several.

    Several when a later line is announced (``Factory: ...``) or several lines end in a postal
    code. A line that only names a state or country goes with the address before it.
    """
    segments = evidence.segments
    rows = _rows(evidence, in_print_order(segments, members))
    starts = {k for k, row in enumerate(rows) if k and segments[row[0]].labelled}
    starts |= {k for k, row in enumerate(rows) if k and _is_headed(evidence, row)}
    starts |= _second_scripts(evidence, rows)
    starts |= _second_towns(evidence, rows)
    blocks = [rows[a:b] for a, b in itertools.pairwise([0, *sorted(starts), len(rows)])]
    parts = [part for block in blocks for part in _split_at_codes(evidence, block)]
    return tuple(half for part in parts for half in _split_at_town(evidence, part))


def _second_towns(evidence: Evidence, rows: Sequence[Sequence[int]]) -> set[int]:
    """Rows that begin with a town and have a street below rows that had one.

    ``м.`` is also what is near: a metro.
    """
    starts: set[int] = set()
    houses = 0
    for k, row in enumerate(rows):
        text = row_text(evidence, row)
        town = _TOWN_FIRST.match(text)
        metro = town is not None and town["metro"] is not None
        if town is not None and not (metro and not is_known_town(town["town"], evidence.region)):
            if houses:
                starts.add(k)
            houses = 0
        houses += len(_HOUSE.findall(text))
    return starts


def _rows(evidence: Evidence, ordered: Sequence[int]) -> list[list[int]]:
    """Segments in print order by the rows of print they stand in."""
    rows: list[list[int]] = []
    for i in ordered:
        if (
            rows
            and same_row(evidence, rows[-1][-1], i)
            and not _is_said_twice(evidence, rows[-1], i)
        ):
            rows[-1].append(i)
        else:
            rows.append([i])
    return rows


def _is_said_twice(evidence: Evidence, row: Sequence[int], at: int) -> bool:
    """``Grote Markt 14, 9600 Ronse | Grand-Place 14, 9600 Renaix``: a bar between two codes."""
    last, first = evidence.segments[row[-1]].span, evidence.segments[at].span
    if last.line != first.line:
        return False
    line = evidence.lines[last.line].text
    code = re.compile(rf"(?<![\w/])(?:{postal_code_form(evidence.region)})(?![\w/])")
    before, after = row_text(evidence, row), line[first.start :]
    bar = re.fullmatch(r"\s*[|/•·]\s*", line[last.end : first.start])
    return bar is not None and code.search(before) is not None and code.search(after) is not None


def _is_headed(evidence: Evidence, row: Sequence[int]) -> bool:
    """``Da Nang: 52 Bach Dang``: a town or country and a colon before a house and its street."""
    first = evidence.segments[row[0]]
    rest = evidence.lines[first.span.line].text[first.span.end :]
    if len(row) < 2 or first.span.start > 1 or not re.match(r"\s?[:：]\s?\S.*\d", rest):
        return False
    return (
        is_known_town(first.text, evidence.region)
        or only_region(first.text)
        or text_classes(first.text).get("city", 0.0) > 0.5
        or re.fullmatch(r"US|UK|UAE|HK|EU|HCMC", first.text) is not None
    )


def _second_scripts(evidence: Evidence, rows: Sequence[Sequence[int]]) -> set[int]:
    """Where the same address begins again in other letters: the one row, or none.

    The Latin one of the two has a number and a place in it; less may be the name of a house.
    """
    texts = [row_text(evidence, row) for row in rows]
    # Vietnamese cards print no accents where they say it in English.
    plain_only = evidence.region == "VN"
    latin = [is_mostly_latin(text) and (not plain_only or text.isascii()) for text in texts]
    changes = [k for k in range(1, len(rows)) if latin[k] is not latin[k - 1]]
    if len(changes) != 1:
        return set()
    at = changes[0]
    own = rows[at:] if latin[at] else rows[:at]
    plain = " ".join(texts[at:] if latin[at] else texts[:at])
    other = " ".join(texts[:at] if latin[at] else texts[at:])
    words = [re.sub(r"\d", "", evidence.segments[i].text) for row in own for i in row]
    classes = [text_classes(text) for text in words]
    placed = (
        any(c.get(n, 0.0) > 0.5 for c in classes for n in ("city", "state", "country"))
        or _STREET.search(plain) is not None
    )
    long = min(sum(map(str.isalpha, plain)), sum(map(str.isalpha, other)) * 2) >= 12
    return {at} if placed and long and re.search(r"\d", plain) else set()


def is_mostly_latin(text: str) -> bool:
    """Whether more than half of the letters are Latin ones."""
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
        elif ended and not opens and not only_region(text):
            parts.append([])
            ended = False
        parts[-1] += row
        ended = ended or code
    # What is left over after the last code is the end of that address, not one of its own.
    if len(parts) > 1 and not ended and not opens:
        last = parts.pop()
        parts[-1] += last
    return tuple(tuple(part) for part in (*parts, *listed))


_OPENS = re.compile(
    r"\W{0,2}(?:\d|(?:no|nos|plot|flat|room|suite|unit|shop|office|opp|near|h\.? ?no|d\.? ?no|số|lô|tầng|phòng"
    r"|p\.? ?o\.? ?box|gpo box|box \d|private bag|postfach|postbus|posbus|casilla|apartado)\b)",
    re.I,
)
"""How a street or the house on it begins."""


def _split_at_town(evidence: Evidence, members: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Two addresses where a row ends in a town and what begins below has a town of its own."""
    rows = _rows(evidence, members)
    texts = [row_text(evidence, row) for row in rows]
    code = re.compile(rf"\W*(?:{postal_code_form(evidence.region)})(?!\w)")
    for at in range(1, len(rows)):
        if not _OPENS.match(texts[at]) or code.match(texts[at]):
            continue
        towns = _ends_in_town(texts[at - 1], evidence.region, alone=at > 1) and any(
            _ends_in_town(text, evidence.region, alone=True) for text in texts[at:]
        )
        boxed = evidence.region in _BOXED and _BOX_FIRST.match(texts[at]) is not None
        again = boxed and _says_town_again(texts[at - 1], texts[at])
        if towns or again:
            upper, lower = rows[:at], rows[at:]
            rest = _split_at_town(evidence, [i for row in lower for i in row])
            return tuple(i for row in upper for i in row), *rest
    return (tuple(members),)


_BOXED = frozenset(("KE", "UG", "TZ", "RW", "ET", "GH", "NG", "ZM", "ZW", "MW", "BW", "NA", "ZA"))
"""Where mail goes to boxes, not to streets."""
_BOX_FIRST = re.compile(rf"\W{{0,2}}(?:p\.? ?o\.? ?|gpo )?{_BOXES}\b", re.I)


def _says_town_again(street: str, box: str) -> bool:
    """``Ministry Block B, Hola`` above ``P.O. Box 29 - 70101 Hola``: the box is in a town by itself."""
    last = re.sub(r"[\d\W]+$", "", street.rpartition(",")[2]).strip()
    wide = only_region(last) or text_classes(last).get("country", 0.0) > 0.5
    named = len(last) > 2 and last != street.strip() and not wide
    return named and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", box, re.I) is not None


def _ends_in_town(text: str, region: str | None, alone: bool) -> bool:
    """Whether the last piece but a code, a state or a country is a listed town.

    One that stands ``alone`` in the first row of an address may be a house of that name.
    """
    code = rf"[\s,.\-–]*(?<!\w)(?:{postal_code_form(region)})\W*$"
    pieces = [p.text for p in pieces_of(re.sub(code, "", text)) if not only_region(p.text)]
    pieces = [p for p in pieces if any(map(str.isalpha, p))]
    return len(pieces) > (0 if alone else 1) and is_known_town(pieces[-1], region)


def _lists_places(evidence: Evidence, row: Sequence[int]) -> bool:
    """``Branches: Chennai, Kolkata, Mumbai``: places of an organisation, no part of an address."""
    text = row_text(evidence, row)
    labelled = bool(re.match(r"[^\W\d]{4}[^:\d]*:", text))
    places = sum(text_classes(evidence.segments[i].text).get("city", 0.0) > 0.5 for i in row)
    return not re.search(r"\d", text) and not only_region(text) and (labelled or places >= 3)


def ends_in_code(text: str, region: str | None) -> bool:
    """Whether a postal code of ``region`` ends the line, or begins it where that is the custom."""
    if SHORT_ZONE.search(text):
        return True
    code = postal_code_form(region)
    for match in re.finditer(rf"(?<![\w/])(?:{code})(?![\w/])", text):
        before, after = text[: match.start()], text[match.end() :].strip(" .,)-")
        if _BOX.search(before[-12:]):
            continue
        if not after or only_region(after) or _looks_like_region(after):
            return bool(before.strip()) or region in _CODE_FIRST
        begins = region in _CODE_FIRST and not before.strip(" 〒")
        if begins and (region in _CODE_OPENS or not re.search(r"\d", after)):
            return True
    return False


def same_row(evidence: Evidence, a: int, b: int) -> bool:
    """Whether two segments stand side by side, in one line of the engine's or in two."""
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


def only_region(text: str) -> bool:
    """Whether ``text`` names a state or a country and nothing else."""
    classes = text_classes(text)
    return classes.get("state", 0.0) + classes.get("country", 0.0) > 0.7


def without_heading(address: str) -> str:
    """``Kelso, 9 The Square, Kelso TD5 7HF`` without the town that stands above it as its heading."""
    parted = re.match(r"(?P<heading>[^,:\d]{3,}?)\s?[,:]\s+(?P<rest>.+)", address, re.DOTALL)
    if parted is None:
        return address
    again = rf"(?<!\w){re.escape(parted['heading'])}(?!\w)"
    return parted["rest"] if re.search(again, parted["rest"], re.IGNORECASE) else address
