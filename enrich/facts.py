"""What follows from a contact alone: country, city, time zone, seniority, language to write in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from enrich.cities import City, country_of_domain, distance_km, find_city, largest_city
from enrich.contact import Address, Contact, Phone


@dataclass(frozen=True)
class Facts:
    """What follows from a contact."""

    country: str | None
    """ISO 3166-1 alpha-2 of where they work."""
    city: City | None
    timezone: str | None
    """IANA name."""
    timezone_from: str
    """What the time zone was told by: ``city Utrecht``, ``phone +31…``, ``country NL`` or empty."""
    seniority: str | None
    """founder, executive, director, manager or senior; None when the title does not tell."""
    language: str | None
    """ISO 639-1 code of the language to write in: the card's, else the country's."""


def gather_facts(contact: Contact) -> Facts:
    """Everything that follows from ``contact``; the same contact gives the same facts."""
    country = _country(contact)
    city = _city(contact.addresses, country)
    timezone, told_by = _timezone(contact.phones, country, city)
    return Facts(
        country=country or (city.country if city else None),
        city=city,
        timezone=timezone,
        timezone_from=told_by,
        seniority=seniority_of(title.value for title in contact.titles),
        language=_language(contact.languages, country),
    )


def kilometres_between(facts: Facts, home: City | None) -> float | None:
    """How far they are from ``home``, as the crow flies; None when one place is unknown."""
    if facts.city is None or home is None:
        return None
    return distance_km(facts.city, home)


def _country(contact: Contact) -> str | None:
    for address in contact.addresses:
        if address.country:
            return address.country.upper()
    for phone in contact.phones:
        if phone.country and phone.type != "tollfree":
            return phone.country.upper()
    hosts = [email.address.rpartition("@")[2] for email in contact.emails]
    hosts += [re.split(r"[/:?#]", url.url, maxsplit=1)[0] for url in contact.urls]
    return next((found for host in hosts if (found := country_of_domain(host))), None)


def _city(addresses: Iterable[Address], country: str | None) -> City | None:
    for address in addresses:
        land = (address.country or country or "").upper() or None
        for name in _city_names(address):
            if city := find_city(name, land, address.region):
                return city
    return None


_EAST_ASIAN = re.compile(r"([\u3400-\u9fff]{1,4}?)[都府県市區区]")


def _city_names(address: Address) -> Iterable[str]:
    if address.city:
        yield address.city
        # "Springfield IL", "Paris Cedex 08", "東京都"
        yield re.sub(r"\b(cedex.*|[A-Z]{2}|\d+)$", "", address.city, flags=re.IGNORECASE).strip()
    yield from _EAST_ASIAN.findall(address.city or address.full)
    if address.city:
        return
    # The city stands late in an address, after the street; so the last part is tried first.
    for part in reversed(re.split(r"[,;·|]", address.full)):
        # Postal codes and states fall out: "3512 PH Utrecht", "Springfield IL 62701".
        words = re.sub(r"\b[\w-]*\d[\w-]*|\b[A-Z]{1,2}\b", " ", part)
        if 2 < len(words.strip(" -.")) < 40:
            yield words


def _timezone(
    phones: Iterable[Phone], country: str | None, city: City | None
) -> tuple[str | None, str]:
    if city:
        return city.timezone, f"city {city.name}"
    from phonenumbers import NumberParseException, parse
    from phonenumbers.timezone import time_zones_for_number

    for phone in phones:
        if not phone.valid or phone.type == "tollfree":
            continue
        try:
            zones = time_zones_for_number(parse(phone.number))
        except NumberParseException:
            continue
        if len(zones) == 1 and zones[0] != "Etc/Unknown":
            return zones[0], f"phone {phone.number}"
    largest = largest_city(country) if country else None
    return (largest.timezone, f"country {country}") if largest else (None, "")


# Ranks in the order in which they are looked for: "Managing Director" is an executive,
# "Director" a director, "Senior Manager" a manager.
_RANKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(words, re.IGNORECASE))
    for rank, words in (
        ("founder", r"founder|owner|gründer|inhaber|fondat|fundador|sócio|創業者|創始|オーナー"),
        (
            "executive",
            r"\bc[efotimp]o\b|\bchief\b|president|managing (director|partner)|geschäftsführ"
            r"|vorstand|directeur général|directrice générale|\bpdg\b|director(a)? general"
            r"|diretor(a)? (geral|executiv)|presidente|chair(man|woman|person)?\b"
            r"|代表取締役|社長|会長|総裁|总裁|董事长",
        ),
        (
            "director",
            r"\bdirector|\bdirecteur|directrice|diretor|\bvp\b|vice.president|head of|leiter"
            r"|partner|\bdean\b|professor|\bprof\b"
            r"|responsable de|部長|本部長|教授|取締役|总监|主任",
        ),
        (
            "manager",
            r"manager|\blead\b|supervisor|gerente|chef de|課長|係長|マネージャー|经理|teamleit",
        ),
        ("senior", r"senior|principal|\bsr\b|sênior|主任研究|シニア"),
    )
)


def seniority_of(titles: Iterable[str]) -> str | None:
    """The highest rank that any of the titles names, or None."""
    printed = " · ".join(titles)
    # A vice president is no president.
    plain = re.sub(r"vice[- ]president\w*", "VP", printed, flags=re.IGNORECASE)
    return next((rank for rank, words in _RANKS if words.search(plain)), None)


# Countries where nearly all business is written in one of our languages.
_SPOKEN = {
    **dict.fromkeys(("DE", "AT", "LI"), "de"),
    **dict.fromkeys(("FR", "MC", "SN", "CI"), "fr"),
    **dict.fromkeys(
        (
            *("ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "GT", "CU", "BO", "DO", "HN"),
            *("PY", "SV", "NI", "CR", "PA", "UY"),
        ),
        "es",
    ),
    **dict.fromkeys(("PT", "BR", "AO", "MZ", "CV"), "pt"),
    "JP": "ja",
}


def _language(printed: tuple[str, ...], country: str | None) -> str | None:
    return printed[0] if printed else _SPOKEN.get(country or "")
