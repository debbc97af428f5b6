"""Made-up addresses in the printed forms of a country."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from samples.generate.dice import Dice, country_words
from samples.generate.people import family_name, given_name


@dataclass(frozen=True)
class Place:
    """A town of the country and what its numbers begin with."""

    city: str
    region: str
    postal_code: str
    landline: str
    """Pattern of a landline's digits after the country code."""


@dataclass(frozen=True)
class MadeAddress:
    lines: tuple[str, ...]
    city: str | None
    region: str | None
    postal_code: str | None


def make_place(dice: Dice, country: str) -> Place:
    """A town of the country."""
    return _place(dice, country, dice.word(country_words(country)["cities"]))


def same_place(dice: Dice, country: str, place: Place, other: str) -> Place:
    """``place``, of an edition of the country, as the ``other`` edition names it."""
    cities = country_words(country)["cities"]
    at = next(
        i for i, city in enumerate(cities) if city.startswith(f"{place.city}|{place.region}|")
    )
    named = _place(dice, other, country_words(other)["cities"][at])
    return replace(named, postal_code=place.postal_code, landline=place.landline)


def _place(dice: Dice, country: str, line: str) -> Place:
    city, region, postal, landline = line.split("|")
    if country in ("US", "ZA") and postal.endswith("#"):
        postal = postal[: -postal.count("#")] + dice.digits("#" * postal.count("#"))
    return Place(city, region, dice.digits(postal), landline)


def make_address(dice: Dice, country: str, place: Place, short: bool = False) -> MadeAddress:
    """An address in ``place``; ``short`` for a narrow corner of the card."""
    words = country_words(country)
    variants: list[list[str]] = words["lines"]
    if short:
        variants = [v for v in variants if len(v) <= 2] or variants
    lines = dice.pick(variants)
    with_postal = any("{postal}" in line for line in lines)
    regions: dict[str, str] = words.get("regions", {})
    name = dice.word(words["street_words"])

    def fill(text: str, depth: int = 0) -> str:
        def token(match: re.Match[str]) -> str:
            key = match[1]
            if key == "n":
                return str(
                    dice.weigh(
                        {
                            dice.number(1, 30): 3,
                            dice.number(31, 999): 4,
                            dice.number(1000, 9999): 1 if country != "US" else 5,
                        }
                    )
                )
            if key in ("street", "unit", "building", "area", "landmark"):
                options: list[str] = words.get(key + "s", words["street_words"])
                return fill(dice.word(options), depth + 1)
            simple: dict[str, str] = {
                "n2": f"{dice.number(1, 60):02d}", "m": str(dice.number(1, 60)), "n4": f"{dice.number(1, 9999):04d}", "d": str(dice.number(1, 9)),
                "k": _numeral(dice.number(1, 9)), "kk": _numeral(dice.number(1, 39)),
                "l": dice.pick(words.get("letters", "ABCDEFGH")), "o": dice.pick(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")),
                "name": name if dice.chance(0.3) else dice.word(words["street_words"]),
                "name2": dice.pick(("Marché", "Stade", "Rhône", "Port", "Parc", "Lac")),
                "name3": dice.pick(("Église", "Hôtel de Ville", "Europe")),
                "city": place.city, "CITY": place.city.upper(), "region": place.region,
                "regionname": regions.get(place.region, place.region), "postal": place.postal_code,
                "shortpostal": (place.postal_code.split() or ["1"])[-1].lstrip("0") or "1", "country": words["country"],
            }  # fmt: skip
            if key in simple:
                return simple[key]
            return family_name(dice, country) if key == "family" else given_name(dice, country)

        return re.sub(r"\{(\w+)\}", token, text)

    printed = [_tidy(fill(line)) for line in lines]
    printed = [line for line in printed if line]
    if country == "IN" and dice.chance(0.06):
        printed = [line.upper() for line in printed]
    joined = " ".join(printed)
    region = place.region if place.region and place.region in joined else regions.get(place.region)
    return MadeAddress(
        tuple(printed), place.city if place.city.casefold() in joined.casefold() else None, region if region and region in joined else None,
        place.postal_code if with_postal and place.postal_code else None,
    )  # fmt: skip


def _numeral(number: int) -> str:
    """1..99 as columns print it: ``二十三``."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    ten = {0: "", 1: "十"}.get(tens, f"{digits[tens]}十")
    return ten + (digits[ones] if ones else "")


def romanize(dice: Dice, country: str, place: Place) -> MadeAddress:
    """The Latin form of an address in Japan, China or Taiwan."""
    words = country_words(country)
    town = words["romaji"][place.city]
    street = dice.word(words["romaji_words"])
    first = {
        "JP": f"{dice.number(1, 9)}-{dice.number(1, 30)}-{dice.number(1, 20)} {street}",
        "CN": f"No. {dice.number(1, 900)} {street} Road",
        "TW": f"{dice.number(1, 12)}F, No. {dice.number(1, 400)}, {street} Rd.",
    }[country]
    end = dice.pick((words["country"], words["country"].upper(), ""))
    postal = dice.pick((place.postal_code, ""))
    second = ", ".join(t for t in (town, " ".join(t for t in (postal, end) if t)) if t)
    lines = (f"{first}, {second}",) if dice.chance(0.3) else (f"{first},", second)
    return MadeAddress(lines, town.split(", ")[-1], None, postal or None)


def _tidy(line: str) -> str:
    line = re.sub(r"\(\)|,(?=\s*,)", "", line)
    line = re.sub(r"\s+([,.])", r"\1", line)
    line = re.sub(r"(?<=,)(?=[^\s\d])", " ", line) if "," in line else line
    return re.sub(r"\s{2,}", " ", line).strip().removeprefix(",").removesuffix("-").strip()


def in_full(lines: tuple[str, ...]) -> str:
    """The lines of an address on one line, as the label format wants it."""
    full = lines[0]
    for line in lines[1:]:
        glue = " " if full.rstrip().endswith((",", ".", "-", "–", ";", ":", "、")) else ", "
        full += glue + line
    return full
