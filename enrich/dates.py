"""Months with their year: the day a card was printed, an event, an examination."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr")
_MONTH_AND_YEAR = re.compile(r"(?P<month>[^\W\d_]{3,})\.?,?\s(?:19|20)\d\d")

SINCE = r"since|estd|established|founded|seit|gegr\w*|depuis|fond[ée]e?|fundad[ao]|sedan|sinds"
"""Words before the year in which a firm began, as a regular expression without case."""


def is_month_and_year(text: str) -> bool:
    """Whether ``text`` is nothing but a month and its year: ``May 2017``, ``Sept. 2019``."""
    found = _MONTH_AND_YEAR.fullmatch(text.strip())
    return found is not None and found["month"].casefold() in _months()


@cache
def _months() -> frozenset[str]:
    """Names and abbreviations of the months (CLDR), in small letters without dots."""
    return frozenset(
        name.casefold().rstrip(".")
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale(language).months["format"][width].values()
    )
