"""Which piece of an address names the town.

Towns are GeoNames'; one too small to be listed is told by what stands beside it.
"""

from __future__ import annotations

import math
import re

from enrich.address_pieces import Beside, Piece, pieces_of, plain
from enrich.cities import find_city
from enrich.fold import fold
from enrich.postal_codes import stands_behind_town
from enrich.word_classes import word_classes, words_of

_WARD = re.compile(r"-(?:ku|shi|si)$")


def is_ward(text: str) -> bool:
    """Whether a name ends as those of wards and towns do: ``Chiyoda-ku``, ``Seongnam-si``."""
    return _WARD.search(text.strip()) is not None


def has_known_town(piece: Piece, country: str | None) -> bool:
    """Whether a piece is a listed town or ends in one."""
    return any(known_town(part.text, country) for part in _candidates(piece, country))


def may_be_town(piece: Piece, country: str | None) -> bool:
    """Whether a piece is or ends in a listed town, or names something and counts nothing."""
    if has_known_town(piece, country):
        return True
    named = re.search(r"[^\W\d_]{3}", piece.text) and not re.search(r"\d", piece.text)
    return bool(named or _behind_street(piece, country))


TOWN_MARK = re.compile(
    r"^(?:(?:г|гр|м|с|п|пгт|пос|місто|город|град)\.?\s+|(?:At\s?&\s?Post|At\s?Post|A/P|Vill(?:age)?)\b[.:]?\s*"
    r"|(?:TP\b\.?|Thành phố)\s?)(?=[^\W\d_]{2})",
    re.I,
)
"""What says that a town follows: ``г.``, ``TP.``"""
_PLACED = re.compile(
    r"^(?:new|greater|north|south|east|west|old|upper|lower|great|little|saint|st|san|santa|santo|são|port|porto|fort|mount"
    r"|capital|nova|novo|nueva|nuevo|neu|alt|bad|tp|kota|ciudad|la|el|los|las|le|les|den|ras|al|sri|cape|lake|novi|stara|nowy|nowa|stary|velika|bur)\b\.?$",
    re.I,
)
"""What a town's name begins with whose end may be another town's: New Delhi."""
_STREET_FIRST = frozenset((
    "FR", "BE", "ES", "PT", "IT", "BR", "MX", "AR", "CL", "CO", "PE", "RU", "UA", "BG", "PL",
    "CZ", "SK", "RO", "GR", "AE", "SA", "EG", "IL", "VN", "ID", "MY", "LB", "JO", "KW", "QA",
    "LU", "MA", "TN", "DZ", "SN", "CI", "CM", "UY", "EC", "BO", "VE", "CR", "PA", "GT", "DO",
    "PY", "KZ", "BY", "MD", "AL", "MK",
))  # fmt: skip
"""Countries that print the word for street before its name."""
_PART_WORD = re.compile(
    r"^(?:(?:del|deleg|col|fracc)\.|(?:dist|distt|district|tal|tq|taluk|taluka|tehsil|mandal|delegaci[oó]n|alcald[ií]a|colonia"
    r"|brgy|barangay|sangkat|khan|kec|kel|kecamatan|kelurahan)\b)[.:]*(?=\s|$)",
    re.I,
)
"""What stands before the name of a part of a town or of the land around it."""
_ZONE = re.compile(r"\s(?:\d{1,2}(?:e|er|ème)?|[A-ZÆØÅ]{1,2}|Cedex(?:\s\d+)?)$")
"""``Praha 4``, ``Dublin 15``, ``København K``."""
_NO_TOWN = re.compile(
    r"^(?:opp|near|nr|beside|behind|next|off|above|no|plot|flat|floor|p\.?\s?o|shop|h\.?\s?no|d\.?\s?no|unit|suite"
    r"|level|block|blk|room|rm|post|postfach|postbus|land\s?mark|adj|c/o|attn|phase|sector|col|fracc|barrio)\b|[#@]"
    r"|^\d+(?:st|nd|rd|th)\b",
    re.I,
)
_PLACEHOLDER = re.compile(r"(?:city|state|country|zip|st|suite)(?:\s?code)?", re.I)
_PART_OF_TOWN = re.compile(
    r"(?:[-\s](?:gu|subdistrict|township|dong|ro|gil|dist|distr|district|ward|quarter|nagar|colony|layout|estate)|^(?:quận|phường|q|p|ward|xã|เขต|แขวง|อ|ต|อำเภอ|ตำบล)\b.*)\.?$",
    re.I,
)
_BIG_FIRST = frozenset((
    "RU", "UA", "BG", "HU", "KZ", "BY", "CN", "JP", "KR", "TW",
))  # fmt: skip
"""Countries whose addresses begin with the town."""


def puts_street_first(country: str | None) -> bool:
    """Whether a country prints the word for street before its name."""
    return country in _STREET_FIRST


def find_town(
    text: str, country: str | None, code: Beside | None, area: Beside | None
) -> tuple[str, int, int] | None:
    """The town of an address and its span, from what is left of the address."""
    parts = pieces_of(text)
    best: tuple[float, int, Piece] | None = None
    for number, piece in enumerate(parts):
        for candidate in _behind_code(piece, code, country) or _candidates(piece, country):
            weight = _weigh(candidate, piece, country, code, area)
            last, first = number == len(parts) - 1, number == 0
            weight += 1.2 if last else 0.6 if first and country in _BIG_FIRST else 0.0
            if len(parts) == 1 and candidate is piece and code is None and area is None:
                weight -= 0.5
            if weight >= 1 and (best is None or (weight, candidate.start) > best[:2]):
                best = (weight, candidate.start, candidate)
    if best is None:
        return None
    town = best[2]
    mark = TOWN_MARK.match(town.text)
    name = town.text[mark.end() :] if mark and mark[0][0] not in "Tt" else town.text
    return name.rstrip(" .") or name, town.start, town.end


def opens_town(code: Beside, start: int, country: str | None) -> bool:
    """Whether what starts there is right behind a postal code that is printed before the town."""
    return not stands_behind_town(country) and 0 <= start - code.end <= 1


def _behind_code(piece: Piece, code: Beside | None, country: str | None) -> list[Piece]:
    """The whole of what is printed right behind a code that goes before the town, if it is a name."""
    if code is None or not opens_town(code, piece.start, country):
        return []
    words = _ZONE.sub("", piece.text).split()
    named = not any(re.search(r"[\d/]", word) for word in words)
    return [piece] if named and not any(map(names_street, words[2:])) else []


def is_known_town(text: str, country: str | None) -> bool:
    """Whether a text is the name of a listed town of the country, its zone or mark left out."""
    # Hòa and Hoà are one syllable.
    return known_town(text, country) > 0 or known_town(fold(text), country) > 0


def _candidates(piece: Piece, country: str | None) -> list[Piece]:
    """The piece, and what could be a town at its end behind a street."""
    found = [piece]
    words = list(re.finditer(r"\S+", piece.text))
    if known_town(piece.text, country):
        return found
    for size in range(min(4, len(words) - 1), 0, -1):
        start = words[-size].start()
        before = words[-size - 1][0]
        part = Piece(piece.text[start:], piece.start + start, piece.end)
        streets = country in _STREET_FIRST and names_street(before)
        if _PART_WORD.match(before) and known_town(part.text, country):
            break
        if not streets and not _PLACED.match(before) and known_town(part.text, country):
            found.append(part)
            break
    behind = _behind_street(piece, country)
    if behind is not None and all(p.start != behind.start for p in found):
        found.append(behind)
    slash = re.search(r"/\s?([^\W\d_]{3,})$", piece.text)
    if slash and known_town(slash[1], country):
        found.append(Piece(slash[1], piece.start + slash.start(1), piece.end))
    return found


def names_street(word: str) -> bool:
    """Whether a word is one of addresses: road, floor, calle."""
    return word_classes(plain(word)).get("address", 0.0) >= 0.5


def _behind_street(piece: Piece, country: str | None) -> Piece | None:
    """``Salem`` in ``100 Main Street Salem``, ``Exeter`` in ``9 London Lane Exeter``."""
    words = list(re.finditer(r"\S+", piece.text))
    at = max(
        (
            n
            for n, word in enumerate(words)
            if re.search(r"\d", word[0])
            or (names_street(word[0]) and not (n == 0 and _PLACED.match(word[0])))
        ),
        default=-1,
    )
    rest = words[at + 1 :]
    streets = country in _STREET_FIRST and at >= 0 and names_street(words[at][0])
    if (
        streets
        or at < 0
        or _PART_WORD.match(words[at][0])
        or not 1 <= len(rest) <= 3
        or not all(word[0][0].isupper() for word in rest)
    ):
        return None
    if not any(len(plain(word[0])) > 2 for word in rest):
        return None
    return Piece(piece.text[rest[0].start() :], piece.start + rest[0].start(), piece.end)


def known_town(text: str, country: str | None) -> float:
    """0 for no known town, else 3 to 4 by its size."""
    name = TOWN_MARK.sub("", text).strip(" .")
    name = re.sub(r"\s+Cedex.*$", "", name, flags=re.I)
    if not country or len(name) < 2:
        return 0.0
    zone = _ZONE.sub("", name)
    bare = re.sub(r"\s(?:City|Town)$", "", name)
    city = find_city(name, country) or find_city(zone, country) or find_city(bare, country)
    if city is None:
        city = find_city(re.sub(r"^(?:St|Ste|Mt|Ft)\b\.?", _spelled, name), country)
    if city is None and country in {"TR", "AZ"} and "İ" in name:
        # Python's lower case of İ has two characters.
        city = find_city(name.replace("I", "ı").replace("İ", "i"), country)
    return 3.0 + math.log10(max(10, city.population)) / 7 if city else 0.0


def _spelled(match: re.Match[str]) -> str:
    words = {"st": "Saint", "ste": "Sainte", "mt": "Mount", "ft": "Fort"}
    return words[match[0].rstrip(".").casefold()]


def _weigh(
    candidate: Piece, piece: Piece, country: str | None, code: Beside | None, area: Beside | None
) -> float:
    """How much speaks for a piece as the town, its place among the pieces left out."""
    text = candidate.text
    known = known_town(text, country)
    first = text.split()[0]
    weight = known or 1.5 * (first != text and len(first) > 3 and known_town(first, country) > 0)
    if country in {"JP", "KR"} and _WARD.search(text):
        weight += 3.0
    if re.search(r"[\s.]Dist\w*\.?$", text, re.I):
        weight -= 4.0
    if _PLACEHOLDER.fullmatch(text):
        weight -= 5.0
    if TOWN_MARK.match(text):
        weight += 3.0
    if _NO_TOWN.search(text):
        weight -= 5.0
    if _PART_OF_TOWN.search(text) or _PART_WORD.match(text):
        weight -= 2.5
    if re.search(r"\d", _ZONE.sub("", text)):
        weight -= 4.0
    words = [word for word in words_of(text) if len(word) > 1]
    street = sum(word_classes(w).get("address", 0.0) >= 0.5 for w in words)
    if street and not known:
        weight -= 3.0 if street == len(words) or len(words) > 3 else 1.5
    if len(words) > 4:
        weight -= 2.0
    if candidate is not piece and not known:
        weight -= 0.5
    if code is not None:
        weight += _nearness(candidate, code, 3.0, 2.0)
    if area is not None:
        weight += _nearness(candidate, area, 2.5, 2.0) if candidate.end <= area.start else 0.0
    return weight


def _nearness(candidate: Piece, beside: Beside, joined: float, next_to: float) -> float:
    gap = (
        beside.start - candidate.end
        if candidate.end <= beside.start
        else candidate.start - beside.end
    )
    return joined if gap <= 1 else next_to if gap <= 4 else 0.0
