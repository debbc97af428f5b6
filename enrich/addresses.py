"""Take a postal address apart: street, city, region, postal code, country.

What is certain is taken first, the country and the postal code; they tell where the state and the
town stand. What is left is the street, in the order printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from enrich.address_areas import find_area, find_country
from enrich.address_east_asia import find_places
from enrich.address_pieces import SEPARATOR, TAKEN, Beside, as_printed
from enrich.address_towns import find_town, is_known_town, opens_town
from enrich.contact import Address, Evidence
from enrich.postal_codes import find_code

_CITY_STATES = frozenset(("SG", "MC", "VA"))
"""Countries that have no other town."""


@dataclass(frozen=True)
class AddressParts:
    """What an address says, each as printed; None where it does not say."""

    street: str | None
    city: str | None
    region: str | None
    postal_code: str | None
    country: str | None


def parse_address(full: str, region: str | None) -> AddressParts:
    """The parts of ``full``, printed on one line; ``region`` is the card's likeliest country."""
    left = full.replace(TAKEN, " ")
    city = area = code = None
    country = find_country(left, region)
    if country is not None:
        left = _take_country(left, *country)
    here = country[0] if country else region
    found = find_code(left, here, SEPARATOR, lambda text: is_known_town(text, here))
    by_code = by_area = None
    if found is not None:
        code, by_code = found.code, Beside(found.start, found.end)
        left = _take(left, found.start, found.end)
        country = country or _find_before_code(left, here)
        if country is not None:
            left = _take(left, country[1], country[2])
    same = country and full[country[1] : country[2]]
    if same and not (here in _CITY_STATES or is_known_town(same, here)):
        same = None
    places = find_places(left, here)
    if places is not None:
        area, city = (place and place[0] for place in places)
        for place in places:
            if place is not None:
                left = _take(left, place[1], place[2])
    else:
        state = find_area(left, here, by_code)
        if state is not None:
            area, by_area = state[0], Beside(state[1], state[2])
            left = _take(left, state[1], state[2])
        if here in _CITY_STATES:
            twice = find_country(left, here)
            same = left[twice[1] : twice[2]] if twice else same
            left = _take(left, twice[1], twice[2]) if twice else left
        alone = same and country and _is_the_town(country, by_code, here)
        town = None if alone else find_town(left, here, by_code, by_area)
        if town is not None:
            city = town[0]
            left = _take(left, town[1], town[2])
    if city is None:
        city = same
    told = code or area or places or city
    street = as_printed(left) or None
    return AddressParts(street, city, area, code, here if country or told else None)


def _take_country(text: str, code: str, start: int, end: int) -> str:
    """The text without its country, which may be printed twice: Taiwan (R.O.C.)."""
    left = _take(text, start, end)
    again = find_country(left, code)
    if (
        again is not None
        and again[0] == code
        and not is_known_town(text[again[1] : again[2]], code)
    ):
        left = _take(left, again[1], again[2])
    return left


def _find_before_code(text: str, region: str | None) -> tuple[str, int, int] | None:
    """The country where the code is printed behind it: ``Ontario, Canada M5J 2J2``."""
    found = find_country(text, region)
    return found if found is not None and found[0] == region else None


def _is_the_town(country: tuple[str, int, int], code: Beside | None, here: str | None) -> bool:
    """Whether what names the country is the town too: right behind its code, or no other there."""
    if here in _CITY_STATES:
        return True
    return code is not None and opens_town(code, country[1], here)


def make_address(full: str, region: str | None, evidence: Evidence) -> Address:
    """``full`` as an address of a contact, with its parts; see :func:`parse_address`."""
    parts = parse_address(full, region)
    return Address(
        full,
        parts.street,
        parts.city,
        parts.region,
        parts.postal_code,
        parts.country,
        evidence,
    )


def _take(text: str, start: int, end: int) -> str:
    """The text with a stretch taken out, offsets kept."""
    return text[:start] + TAKEN * (end - start) + text[end:]
