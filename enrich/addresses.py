"""Take a postal address apart: street, city, region, postal code, country.

What is certain is taken first, the country and the postal code; they tell where the state and the
town stand. What is left is the street, in the order printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from enrich.address_areas import find_area, find_country
from enrich.address_east_asia import find_places
from enrich.address_pieces import SEPARATOR, TAKEN, Beside, pieces_of
from enrich.address_towns import find_town, is_known_town
from enrich.contact import Address, Evidence
from enrich.postal_codes import find_code

_CITY_STATES = frozenset(("SG", "MC", "VA"))
"""Countries that are their town too."""


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
        left = _take(left, country[1], country[2])
    here = country[0] if country else region
    found = find_code(left, here, SEPARATOR, lambda text: is_known_town(text, here))
    by_code = by_area = None
    if found is not None:
        code, by_code = found.code, Beside(found.start, found.end)
        left = _take(left, found.start, found.end)
    places = find_places(left)
    if places is not None:
        area, city = (place and place[0] for place in places)
        for place in places:
            if place is not None:
                left = _take(left, place[1], place[2])
    else:
        state = find_area(left, here)
        if state is not None:
            area, by_area = state[0], Beside(state[1], state[2])
            left = _take(left, state[1], state[2])
        town = find_town(left, here, by_code, by_area)
        if town is not None:
            city = town[0]
            left = _take(left, town[1], town[2])
    if city is None and country is not None and country[0] in _CITY_STATES:
        city = full[country[1] : country[2]]
    told = code or area or places or is_known_town(city or "", here)
    street = ", ".join(piece.text for piece in pieces_of(left)) or None
    return AddressParts(street, city, area, code, here if country or told else None)


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
