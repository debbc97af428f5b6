"""An address on one line, from its parts, in the order of its country."""

from __future__ import annotations

from enrich.fold import has_other_letters
from enrich.lexicon import load_lexicon
from enrich.merging.text import words
from enrich.postal_codes import stands_behind_town

_EAST_ASIA = frozenset(("CN", "HK", "JP", "KR", "MO", "TW"))
"""In their own script the largest comes first; in Latin letters, last."""


def in_country_order(
    street: str = "", city: str = "", region: str = "", code: str = "", country: str = ""
) -> str:
    """The parts as they would be printed; empty when there are none.

    Args:
        country: two letters, which nobody prints, or a name.
    """
    where = country_code(country)
    shown = "" if len(country) == 2 and (street or city) else country
    own_script = has_other_letters(f"{street}{city}{region}")
    if where in _EAST_ASIA and own_script:
        between = " " if where == "KR" else ""
        code = f"〒{code}" if code and where == "JP" else code
        place = between.join(filter(None, (region, city, street)))
        return " ".join(filter(None, (shown, code, place)))
    if where is None:
        town = " ".join(filter(None, (city, region, code)))
    elif stands_behind_town(where) or where in _EAST_ASIA:
        town = " ".join(filter(None, (", ".join(filter(None, (city, region))), code)))
    else:
        town = ", ".join(filter(None, (" ".join(filter(None, (code, city))), region)))
    return ", ".join(filter(None, (street, town, shown)))


def country_code(country: str) -> str | None:
    """The two letters of a country given by them or by its name; None when it is not known."""
    if len(country) == 2 and country.isascii() and country.isalpha():
        return {"UK": "GB"}.get(country.upper(), country.upper())
    return load_lexicon().countries.get(" ".join(words(country)))
