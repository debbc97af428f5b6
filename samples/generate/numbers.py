"""Made-up telephone numbers, valid by their country's plan, printed in the country's ways."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from samples.generate.dice import Dice, country_words


@dataclass(frozen=True)
class Number:
    """A number and how this card prints it."""

    printed: str
    e164: str | None
    """None when it cannot be dialled as printed."""
    national: str
    """Digits after the country code."""
    area: str
    """The part of ``national`` a card may leave out when another number shows it."""


def make_number(dice: Dice, country: str, kind: str, area: str, form: str) -> Number:
    """A number of ``kind`` (mobile, tollfree or a landline) printed by ``form``.

    ``area`` is the landline pattern of the holder's city; ``form`` one of :func:`choose_form`.
    """
    words = country_words(country)
    patterns = {"mobile": words["mobile"], "tollfree": words["tollfree"]}.get(kind, [area])
    for _ in range(400):
        pattern = dice.pick(patterns)
        digits = dice.digits(area if pattern == "area" else pattern)
        try:
            parsed = phonenumbers.parse(_trunk(country, digits), country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            break
    else:
        raise ValueError(f"no valid {kind} number in {country} of {patterns}")
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(parsed)
    fixed = kind not in ("mobile", "tollfree")
    prefix = area.split("#")[0] if fixed else ""
    if country == "IN" and fixed:  # the pattern's last fixed digit begins the subscriber number
        prefix = prefix[:-1]
    printed = _print(dice, parsed, prefix, form, country)
    if _dialled(printed, country) != e164:
        printed = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Number(printed, e164, national, prefix)


def _dialled(printed: str, country: str) -> str | None:
    """What a caller in ``country`` reaches by it; None when nobody."""
    try:
        parsed = phonenumbers.parse(printed, country)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _trunk(country: str, digits: str) -> str:
    code = phonenumbers.country_code_for_region(country)
    return f"+{code}{digits}"


_AREA_IN_BRACKETS = ("RU", "UA", "KZ", "BG", "ID", "VN", "PH", "EG", "CL", "CO", "AR", "RO", "MY")


def choose_form(dice: Dice, country: str) -> str:
    """How a card prints its numbers: the same for all of them."""
    forms = {
        "national": 30.0,
        "international": 26,
        "dots": 7,
        "dashes": 10,
        "compact": 6,
        "zero": 6,
        "spaced": 7,
        "double zero": 2,
        "code dash": 6,
    }
    if country in ("US", "CA"):
        forms = {
            "national": 34.0,
            "dashes": 24,
            "dots": 20,
            "spaced": 6,
            "international": 6,
            "one dash": 6,
            "compact": 1,
            "no space": 4,
        }
    elif country == "IN":
        forms = {
            "national": 12.0,
            "dashes": 14,
            "code dash": 20,
            "international": 16,
            "area dash": 22,
            "compact": 8,
            "parens": 8,
            "double zero": 2,
            "spaced": 4,
        }
    elif country in _AREA_IN_BRACKETS:
        forms |= {"code parens": 45.0 if country in ("RU", "UA", "KZ") else 15.0, "parens": 8.0}
    return dice.weigh(forms)


def _print(
    dice: Dice, parsed: phonenumbers.PhoneNumber, prefix: str, form: str, country: str
) -> str:
    formats = phonenumbers.PhoneNumberFormat
    national = phonenumbers.format_number(parsed, formats.NATIONAL)
    international = phonenumbers.format_number(parsed, formats.INTERNATIONAL)
    code = f"+{parsed.country_code}"
    digits = phonenumbers.national_significant_number(parsed)
    rest = digits[len(prefix) :] if prefix else digits
    trunk = "0" if national.lstrip("(").startswith("0") and not digits.startswith("0") else ""
    if form == "international":
        return international
    if form == "dots":
        return re.sub(r"[\s-]+", ".", re.sub(r"\) ?", ".", national).replace("(", ""))
    if form == "dashes":
        return re.sub(r"[\s]+", "-", re.sub(r"\) ?", "-", national).replace("(", ""))
    if form == "compact":
        return re.sub(r"\D", "", national) if dice.chance(0.6) else code + digits
    if form == "no space":
        return national.replace(" ", "")
    if form == "one dash":
        return f"1-{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if form == "zero" and trunk:
        return international.replace(code + " ", f"{code} (0)" + dice.pick(("", " ")))
    if form == "double zero":
        return "00" + international[1:]
    if form == "code dash":
        head = dice.pick((code, code, code[1:] if country == "IN" else code))
        return f"{head}-{prefix}-{rest}" if prefix else f"{head}-{digits}"
    if form == "code parens":
        area = prefix or digits[: max(2, len(digits) - 7)]
        return f"{code} ({area}) {_pairs(dice, digits[len(area) :])}"
    if form == "area dash" and prefix:
        return f"{trunk}{prefix}{dice.pick(('-', ' - ', '- '))}{_halve(dice, rest)}"
    if form == "parens" and prefix:
        return f"({trunk}{prefix}) {_halve(dice, rest)}"
    if form == "spaced":
        return (
            f"{trunk}{prefix} {_halve(dice, rest)}".strip()
            if prefix
            else _group(dice, digits, trunk)
        )
    if form == "area dash":
        return _group(dice, digits, "")
    return national


def _pairs(dice: Dice, digits: str) -> str:
    """``1234567`` as ``123-45-67``, the way of the countries that print the area in brackets."""
    mark = dice.pick(("-", "-", " "))
    if len(digits) == 7:
        return mark.join((digits[:3], digits[3:5], digits[5:]))
    if len(digits) == 6:
        return mark.join((digits[:2], digits[2:4], digits[4:]))
    return mark.join((digits[:-4], digits[-4:])) if len(digits) > 5 else digits


def _halve(dice: Dice, digits: str) -> str:
    middle = len(digits) // 2
    return digits if dice.chance(0.6) else f"{digits[:middle]} {digits[middle:]}"


def _group(dice: Dice, digits: str, trunk: str) -> str:
    cut = dice.pick((0, 0, 5, 3, 4))
    if not cut or len(digits) < 8:
        return trunk + digits
    if cut == 3:
        return f"{trunk}{digits[:3]} {digits[3:6]} {digits[6:]}"
    return f"{trunk}{digits[:cut]} {digits[cut:]}"
