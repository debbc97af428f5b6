"""When two readings of the same print count as the same."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from pipeline.evaluation.labels import Holder

_HONORIFICS = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "sir", "prof", "professor", "dipl", "ing", "mag"}
    | {"er", "ca", "ar", "adv", "sri", "shri", "smt"}
)
TITLE, ORGANIZATION, ADDRESS = 90, 88, 88
"""Similarity in percent from which two readings are the same."""
RECUT_TITLES = 92
"""The same for all titles of a card together, cut into lines in another way."""


def fold(text: str) -> str:
    """Words in lower case without diacritics and punctuation, one blank between them."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", plain).replace("_", " ").split())


def fold_name(text: str) -> str:
    """A name as its letters: initials run together, honorifics dropped, order kept."""
    return "".join(word for word in fold(text).split() if word not in _HONORIFICS)


def is_name_of(text: str, holder: Holder) -> bool:
    """Whether ``text`` is the holder's name, in either script, in any order of its words."""
    letters = fold_name(text)
    right = {fold_name(holder.name)}
    if holder.native_name:
        right.add(fold_name(holder.native_name))
    if holder.credentials:
        right.add(fold_name(holder.name) + fold_name(holder.credentials))
    same_words = sorted(fold(text).split()) == sorted(fold(holder.name).split())
    return bool(letters) and (letters in right or same_words)


def alike(one: str, other: str, percent: float) -> bool:
    """Whether two texts are similar to at least ``percent`` of their letters."""
    one, other = fold(one), fold(other)
    return bool(one and other) and fuzz.ratio(one, other) >= percent


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are alike, whatever the order of their parts."""
    return fuzz.token_sort_ratio(fold(one), fold(other)) >= ADDRESS


def url_key(url: str) -> str:
    """A web address without scheme, ``www.`` and trailing slash."""
    url = re.sub(r"^[a-z]+://", "", url.strip().casefold())
    return re.sub(r"^www\.", "", url).rstrip("/")
