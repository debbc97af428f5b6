"""One stretch of digits: which number it is, verified with libphonenumber's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType

_LINE_TYPES = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "either",
    PhoneNumberType.TOLL_FREE: "tollfree",
    PhoneNumberType.PAGER: "pager",
}


@dataclass(frozen=True)
class Verified:
    """A number that can be dialled."""

    e164: str
    country: str | None
    """ISO 3166-1 alpha-2; None for numbers of no country."""
    line_type: str
    """mobile, fixed, either, tollfree, pager or other, as the numbering plan says."""
    reason: str


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def verify(text: str, regions: Sequence[str]) -> Verified | None:
    """The number ``text`` dials from the first of ``regions`` where it is valid, or None.

    ``text`` holds digits and punctuation only. With a plus or an international prefix the
    regions do not matter.
    """
    return _verify(text, tuple(regions))


SHORTEST_CODED = 7
"""Fewer digits behind a plus are a code and no number."""


@lru_cache(maxsize=4096)
def _verify(text: str, regions: tuple[str, ...]) -> Verified | None:
    digits = digits_of(text)
    if not 5 <= len(digits) <= 18:
        return None
    if "+" in text:
        for form in _international_forms(text):
            found = _valid("+" + form, None, "valid with its country code")
            if found:
                return found
        if len(digits) < SHORTEST_CODED:
            return None
    elif digits.startswith("00"):
        found = _valid("+" + digits_of(text.replace("(0)", "")).lstrip("0"), None, "")
        if found:
            return Verified(
                found.e164, found.country, found.line_type, "valid with its country code"
            )
    if len(digits) > 15:
        return None
    unusual = None
    for region in regions:
        code = str(phonenumbers.country_code_for_region(region))
        if "+" in text and digits.startswith(code):
            continue  # a code of the country and a number too short, no number inside it
        found = _valid(digits, region, f"valid for region {region}")
        if found and found.line_type != "other":
            return found
        unusual = unusual or found
    if unusual:
        return unusual
    for region in regions:
        code = str(phonenumbers.country_code_for_region(region))
        if code != "0" and digits.startswith(code):
            found = _valid("+" + digits, None, f"valid for region {region} with its country code")
            if found:
                return found
    return None


def begins_with_code(printed: str, regions: Sequence[str]) -> bool:
    """Whether the first group of digits is the calling code of one of ``regions``, without a plus.

    ``91-80-553 6859`` on an Indian card dials nothing today, and nothing abroad either.
    """
    first = re.match(r"\D*(\d+)", printed)
    return first is not None and any(
        first[1] == str(phonenumbers.country_code_for_region(region)) for region in regions
    )


def _international_forms(text: str) -> Iterable[str]:
    """Digits after the plus: without the trunk zero in brackets, and with it (Italy)."""
    without = digits_of(re.sub(r"\(\s*0\s*\)", "", text))
    yield without.removeprefix("00")
    whole = digits_of(text)
    if whole != without:
        yield whole


def parse_valid(printed: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    """The number as it is dialled from ``region``; None where it is no valid one there."""
    try:
        parsed = phonenumbers.parse(printed, region)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def usual_groups(number: phonenumbers.PhoneNumber) -> list[str]:
    """The groups of digits that its country writes it in."""
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.findall(r"\d+", written)


def _valid(number: str, region: str | None, reason: str) -> Verified | None:
    parsed = parse_valid(number, region)
    if parsed is None:
        return None
    country = phonenumbers.region_code_for_number(parsed)
    return Verified(
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        None if country in (None, "001") else country,
        _LINE_TYPES.get(phonenumbers.number_type(parsed), "other"),
        reason,
    )


_ALSO_USUAL = {"NO": ([3, 2, 3],)}
"""Digits per group where a country has more than one habit."""


def is_dialled_from(verified: Verified, region: str) -> bool:
    """Whether the number has the country code of ``region``."""
    return verified.e164.startswith(f"+{phonenumbers.country_code_for_region(region)}")


def is_grouped_as_usual(printed: str, verified: Verified) -> bool:
    """Whether digits are set apart as the country does: ``901 44 872`` in Norway.

    Two years beside each other may be.
    """
    groups = re.findall(r"\d+", printed)
    years = all(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups)
    as_usual = [len(group) for group in usual_groups(phonenumbers.parse(verified.e164, None))]
    written = (as_usual, *_ALSO_USUAL.get(verified.country or "", ()))
    return len(groups) > 1 and not years and [len(g) for g in groups] in written


def _first_group(number: phonenumbers.PhoneNumber) -> int:
    """Digits of the area where every call dials it, as in Poland: by how numbers are written."""
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return len(re.split(r"\D", written)[0])


def carry_area(local: str, known: Iterable[Verified]) -> Verified | None:
    """A number printed without area code, completed from another one on the card.

    Only where the area code leaves exactly the printed digits, and only from fixed lines:
    a mobile number has no area code to lend.
    """
    for base in known:
        if base.line_type not in ("fixed", "either"):
            continue
        parsed = phonenumbers.parse(base.e164, None)
        national = phonenumbers.national_significant_number(parsed)
        area = phonenumbers.length_of_geographical_area_code(parsed) or _first_group(parsed)
        missing = len(national) - len(local)
        # A code may be printed longer or shorter than it is: "21 0424 2498, 4242767" share 424.
        if not area or (missing != area and not _is_of_one_exchange(national, local, area)):
            continue
        area = missing
        found = _valid(
            f"+{parsed.country_code}{national[:area]}{local}", None, "area code printed elsewhere"
        )
        if found:
            return found
    return None


_SHARED = 3
"""First digits that two numbers of one exchange have in common."""


def _is_of_one_exchange(national: str, local: str, area: int) -> bool:
    """Whether a code printed a digit too long or too short is all that ``local`` lacks."""
    missing, shared = len(national) - len(local), local[:_SHARED]
    return (
        abs(missing - area) == 1
        and national[missing:].startswith(shared)
        and not national[area:].startswith(shared)
        and len(set(shared)) > 1
    )


SHORTHAND = 5
"""Digits of the longest shorthand that says itself to be one."""


def complete_suffix(suffix: str, base: str, longest: int = SHORTHAND) -> Verified | None:
    """``37`` after ``+91 40 2300 0336``: the same number with other last digits.

    ``longest``: as many digits as may be meant, those of the last printed group.
    """
    if not 1 <= len(suffix) <= longest or len(suffix) >= len(base) - 4:
        return None
    if base[-len(suffix) :] == suffix:
        return None
    return _valid(base[: -len(suffix)] + suffix, None, "short for the number before it")


def spell_vanity(text: str, regions: Sequence[str]) -> Verified | None:
    """``1-800-FLOWERS``: letters as on the keypad, for regions that dial so."""
    for region in regions:
        if phonenumbers.country_code_for_region(region) == 1:
            found = _valid(
                phonenumbers.convert_alpha_characters_in_number(text),
                region,
                f"letters of the keypad, valid for region {region}",
            )
            if found:
                return found
    return None
