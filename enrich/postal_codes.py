"""Postal codes: their forms by country, and which number of an address is one.

Forms and the place beside the town follow the Universal Postal Union's addressing guides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_FORMS: dict[str, str] = {
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
    "SK": r"\d{3}\s?\d{2}",
    "GR": r"\d{3}\s?\d{2}",
    "TW": r"\d{3}(?:\d{2,3})?",
    "SG": r"\d{6}",
    "CN": r"\d{6}",
    "RU": r"\d{6}",
    "RO": r"\d{6}",
    "KR": r"\d{5}|\d{3}-\d{3}",
    "IL": r"\d{7}|\d{5}",
    "IE": r"[A-Z]\d[\dW]\s?[A-Z\d]{4}",
    "AR": r"[A-Z]\d{4}[A-Z]{3}|\d{4}",
    "AZ": r"(?:AZ[-\s]?)?\d{4}",
    "CL": r"\d{7}|\d{3}-\d{4}",
    "HR": r"\d{2}\s?\d{3}",
    "IR": r"\d{5}-?\d{5}",
    "KZ": r"\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d",
    "LB": r"\d{4}\s\d{4}|\d{4}",
    "MT": r"[A-Z]{3}\s?\d{4}",
}
_FOUR = frozenset((
    "AU", "AT", "CH", "BE", "DK", "NO", "NZ", "ZA", "HU", "LU", "BG", "SI", "LV", "PH", "BD",
    "AF", "AL", "AM", "CY", "ET", "GE", "HT", "LI", "LR", "MD", "MK", "MZ", "PY", "TN", "VE",
))  # fmt: skip
_SIX = frozenset(("BY", "CO", "EC", "KG", "NG", "TJ", "TM", "UZ"))
_THREE = frozenset(("FO", "IS", "LS", "MG", "OM", "PG"))
_NO_CODES = frozenset((
    "HK", "AE", "MO", "QA", "AG", "AO", "BF", "BH", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF",
    "CG", "CI", "CM", "DJ", "DM", "ER", "FJ", "GA", "GH", "GM", "GY", "JM", "KM", "LC", "LY", "ML",
    "MR", "MW", "PA", "RW", "SC", "SL", "SR", "SY", "TD", "TG", "TT", "UG", "YE", "ZW",
))  # fmt: skip
"""Where addresses have none, or none that are told from the number of a block."""
_BEHIND_TOWN = frozenset((
    "US", "CA", "GB", "AU", "NZ", "IN", "ZA", "PH", "SG", "ID", "TH", "LK", "PK", "BD", "NG",
    "IE", "IL", "SA", "EG", "VN", "KE", "NP", "AM", "IR", "JO", "KH", "LB", "MM", "MT", "UZ", "VE",
))  # fmt: skip
"""Where the code follows the town; elsewhere it stands before it, or on either side."""
_EITHER_SIDE = frozenset((
    "RU", "UA", "BG", "HU", "RO", "BR", "KR", "CN", "JP", "TW", "TR", "KZ", "BY", "AZ", "AL",
))  # fmt: skip
_LABEL = (
    r"(?:\b(?:C\.?\s?P\.?|CEP|P\.?I\.?N\.?(?:\s?code)?|Zip(?:\s?code)?|Post(?:al)?\s?code"
    r"|P\.?\s?C\.?|cod(?:\s(?:po[sșş]tal|postal))?|T\.K\.)"
    r"|Τ\.?\s?Κ\.?|индекс|邮编|邮政编码|郵遞區號|מיקוד|الرمز البريدي|〒)\s?[:：.\-–]*\s*"
)
_COUNTRY_LETTERS = (
    r"(?<!\w)(?:FIN|CZ|CH|NL|DK|SE|NO|FI|PL|GR|HU|SK|SI|LU|LV|LT|EE|AT|DE|FR|BE|IT|ES|RO|BG|HR"
    r"|[DAFBSNLIEH])[-–\s]\s?"
)
_NOT_A_CODE = re.compile(
    r"(?:\b(?:no|nos|nr|num|box|plot|suite|ste|unit|km|room|rm|flat|shop|lot|floor|postfach|postbus|boîte|bp"
    r"|postboks|ap|of|piso|sala|бл|вх|ап|ет|кв|оф|офис|д|дом|корп|пом|стр|h\.?\s?no)\b\.?|[#№º°]|ص\.?\s?ب\.?|ת\.?ד\.?)\s?[:.]?\s*$",
    re.I,
)
"""What stands before a number that counts boxes, rooms or houses."""
_ZONE = re.compile(r"(?<=[^\W\d_])\s?[-–]\s?(\d{1,2})\W*$")
"""``Hyderabad - 28``: in India the last digits of the code are enough within a city."""


@dataclass(frozen=True)
class FoundCode:
    """A postal code in an address."""

    code: str
    """As printed, without a label and the letters of the country."""
    start: int
    end: int
    """The span that is not part of anything else, label and letters included."""


def postal_code_form(region: str | None) -> str:
    """The regular expression of a country's postal codes; five digits where it is unknown."""
    if region in _FORMS:
        return _FORMS[region]
    for length, regions in ((4, _FOUR), (6, _SIX), (3, _THREE)):
        if region in regions:
            return rf"(?:[A-Z]{{1,2}}-)?\d{{{length}}}"
    return r"(?:[A-Z]{1,2}-)?\d{5}"


def stands_behind_town(region: str | None) -> bool:
    """Whether a country's postal codes follow the town instead of going before it."""
    return region in _BEHIND_TOWN


def find_code(
    text: str, region: str | None, separator: str, is_town: Callable[[str], bool]
) -> FoundCode | None:
    """The postal code of an address on one line, if it has one.

    Args:
        text: the address.
        region: the country whose codes are looked for.
        separator: a pattern of what parts the pieces of the address.
        is_town: whether a text is a town's name.
    """
    if region in _NO_CODES:
        return None
    best: tuple[float, int, FoundCode] | None = None
    for match in _pattern(region).finditer(text):
        found = FoundCode(match["code"].lstrip("〒 "), match.start(), match.end())
        before = re.split(separator, text[: match.start()])[-1].strip(" .-–,")
        after = re.split(separator, text[match.end() :])[0].strip(" .-–,")
        weight = _weigh(match, text, before, after, region, is_town)
        if weight >= 0 and (best is None or (weight, match.start()) > best[:2]):
            best = (weight, match.start(), found)
    if best is not None:
        return best[2]
    zone = _ZONE.search(text) if region == "IN" else None
    return FoundCode(zone[1], zone.start(), zone.end(1)) if zone else None


@cache
def _pattern(region: str | None) -> re.Pattern[str]:
    form = re.sub(r"^\(\?:\[A-Z\]\{1,2\}-\)\?", "", postal_code_form(region))
    form = form.replace("(?:SE-?)?", "")
    # A street number may end in a letter or have a part of its own behind a slash or dash.
    bare = rf"(?<![\w/])(?<!\d[-–])(?P<code>{form})(?![\w/]|[-–]\d)"
    if region == "IN":
        # Also right behind the town and its dash, and before a state in brackets.
        bare = rf"(?<![\w/])(?<!\d[-–])[-–]?\s?(?P<code>{form})(?!\w)"
    elif region in {"TW", "CN", "JP", "KR"}:
        bare = rf"(?<![A-Za-z\d/-])(?P<code>{form})(?![A-Za-z\d/]|[-–]\d)"
    elif region == "KE":
        # P.O. Box 16 - 00200: the box and the code of its office.
        bare = rf"(?<![\w/])(?P<code>{form})(?![\w/]|[-–]\d)"
    elif region == "SG":
        bare = rf"(?:(?<!\w)S\s?\()?(?<!\d)(?P<code>{form})(?!\d)"
    letters = rf"{_COUNTRY_LETTERS}|(?<!\w){region}[-–]" if region else _COUNTRY_LETTERS
    return re.compile(rf"(?:(?P<label>(?i:{_LABEL}))|(?P<letters>{letters}))?{bare}")


def _counts_something_else(before: str, region: str | None) -> bool:
    word = _NOT_A_CODE.search(before)
    # AP is a state of the American mail, and an apartment elsewhere.
    return word is not None and not (region == "US" and word[0].strip() == "AP")


def _weigh(
    match: re.Match[str],
    text: str,
    before: str,
    after: str,
    region: str | None,
    is_town: Callable[[str], bool],
) -> float:
    """How likely a number of the right form is the code; below 0 it is none."""
    code = match["code"]
    if _counts_something_else(text[: match.start()], region):
        return 5.0 if match["label"] else -6.0
    weight = 4.0 if match["label"] else 0.0
    weight += 1.5 if match["letters"] else 0.0
    weight += 1.5 if re.search(r"[A-Za-z-]", code) or len(code.replace(" ", "")) > 5 else 0.0
    if region == "KR" and "-" in code and text[match.end() :].strip(" )"):
        # Codes had this form until 2015; in front it is a house.
        weight -= 3.0
    behind, either = region in _BEHIND_TOWN, region in _EITHER_SIDE
    if not before and not after:
        return weight + 1.0
    if after and not before:
        # The street's name follows a house number.
        return weight + (2.5 if is_town(after) else 1.5 if not behind else -3.0)
    if before and not after:
        fits = behind or either or is_town(before)
        return weight + (2.0 if fits else -1.0 if len(code) < 5 else 0.0)
    return weight + (1.0 if is_town(after) or (behind and is_town(before)) else -0.5)
