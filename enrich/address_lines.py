"""Lines that are an address by their form, whatever the words alone sound like.

A town behind its postal code, what stands right beside it and counts houses, what a label
announces, and the ways in which streets are written in scripts of which the trained
labelling has seen little.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enrich.address_groups import row_text
from enrich.cities import find_city
from enrich.dates import SINCE
from enrich.evidence import Evidence
from enrich.fold import has_other_letters
from enrich.layout import Box, Neighbours, aligned, bounds, gaps
from enrich.lexicon import load_lexicon
from enrich.names import any_spells_name, parse_name
from enrich.postal_codes import postal_code_form
from enrich.roles import ROLES, Role
from enrich.segments import Segment
from enrich.text_kinds import sounds_like
from enrich.word_classes import text_classes, word_classes, words_of

LOOSE = frozenset({Role.OTHER, Role.CREDENTIAL, Role.DEPARTMENT})
"""Roles that the rest of the card may overrule."""
_LEAST_SHARE = 0.25
"""How much the labelling must think of it, where the sound says less."""
_LEAST_STREET = 0.25
"""The same where it stands right above the town."""
_SINCE = re.compile(
    rf"(?:{SINCE}|est|dal|desde|od|iso)\b",
    re.I,
)
"""What counts years and norms."""
_SPELLED = 0.5
"""From here on an e-mail address is made of a name."""
LEAST_SOUND = 0.3
"""How much a line must sound like an address to be the street of the town beside it."""

_NUMBER = r"[\d一二三四五六七八九十〇]+"
_FORMS = re.compile(
    # Japan and China: ward or town, block and house; the postal sign
    rf"[市区區郡町村].{{0,12}}?{_NUMBER}(?:[ノの之\-－‐−]{_NUMBER})+|^\W{{0,2}}〒\s?\d{{3}}-?\d{{4}}"
    # ... which is taken for a letter
    r"|^[T干テ]\s?\d{3}-\d{4}$"
    # Thailand: a district and its province
    r"|(?:^|\s)(?:อ\.|อำเภอ|เขต)\s?[\u0e01-\u0e4e]{3,}\s+(?:จ\.\s?|จังหวัด)?[\u0e01-\u0e4e]{3,}"
    r"|[都道府県].{1,8}[市区郡町村].{0,14}(?:丁目|番地|番|号)|[市区].{1,10}(?:丁目|番地)"
    rf"|[市区區].{{1,12}}[路街道].{{0,6}}{_NUMBER}[号號]"
    # Korea: province or city, district, road and number
    r"|[\uac00-\ud7a3]+(?:시|도)\s?[\uac00-\ud7a3]+(?:시|구|군).*(?:로|길|동)\s?\d"
    # Arabic and Hebrew: the word for street and a number
    r"|\d\s*(?:ش|شارع|طريق)[.\s]|(?:^|\s)(?:شارع|طريق|ش\.)\s.*\d|(?:רחוב|רח['׳]|שדרות|שד['׳])\s.*\d"
    # Russian and its neighbours
    r"|(?:^|[\s,])(?:ул|вул|пр-т|просп|пер|наб|бул|б-р)[.\s]\s?[^\W\d_].*\d"
    # Indonesia
    r"|^(?:Jl|Jln|Jalan)\b\.?\s.*\d"
)
_MARKED = re.compile(
    r"(?:ถนน|ถ\.|แขวง|เขต|ต\.|อ\.|จ\.|ตำบล|อำเภอ|จังหวัด|หมู่|ซอย|ซ\.)"
    r"|(?:^|[\s,])(?:Phường|Quận|Đường|P\.|Q\.|TP\.|Tỉnh|Huyện|Xã|Thôn)(?=[\s\d])"
)
"""Words of Thai and Vietnamese addresses, of which one alone may stand elsewhere."""
_LANDMARK = re.compile(
    r"(?:opp|opposite|near|nr|behind|beside|besides|adj|adjacent to|next to|in front of|frente a"
    r"|junto a|en face de|à côté de|gegenüber|hinter|neben|tegenover|naast|presso|vicino a)\b[.:]?\s",
    re.I,
)
"""How a landmark that says where a house stands is introduced."""
_REGISTERED = re.compile(
    r"\b(?:cap(?:itale?)?\.? ?soc(?:iale?)?|capital social|au capital de|bank ?giro|plus ?giro|F-skatt\w*|IBAN|BIC|"
    r"SWIFT|SIRET|SIREN|RCS|HRB|USt-?Id\w*|P\.? ?IVA|partita iva|NIF|CNPJ|CUIT|REGON|GSTIN|TIN|CIN|VAT(?: no| reg)?|"
    r"org\.? ?(?:nr|nummer)|y-tunnus|ext(?:ension|n)?)\b\W*(?=[^,]*\d)|登録番号|許可番号",
    re.I,
)
"""What counts capital, accounts and registrations has numbers and words, as addresses have."""
LETTERED_CODE = re.compile(
    r"[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|\d{4}\s[A-Z]{2}"
)
"""Postal codes of Canada, Britain and the Netherlands."""
_HOUSE = re.compile(
    r"[\w\u30fc・ ]{2,12}(?:ビル(?:ディング)?|会館|プラザ|タワー|マンション|ハイツ|大厦|大廈|大楼|大樓)(?:\s?\d{1,2}[F階樓楼])?"
    r"|[A-Z]?\d{1,4}(?:호|층|号室|號室|室)"
)
"""Names of houses and numbers of rooms in East Asia."""
_STATE_AND_CODE = re.compile(r"[A-Z]{2}\.?\s\d{4,5}(?:-\d{4})?")
TOWN_AND_STATE = re.compile(
    r"[^\W\d_][^\d,]{2,30},\s*[A-Z]{2,3}\.?,?\s+(?:\d{4,5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)"
)
"""``Calgary, AB T8A 4X7``, the whole line."""


def is_address_form(text: str) -> bool:
    """Whether ``text`` is written as only addresses are."""
    return _FORMS.search(text) is not None or len(_MARKED.findall(text)) >= 2


def fill_addresses(
    evidence: Evidence,
    roles: list[Role],
    shares: NDArray[np.float64],
    boxes: Sequence[Box],
    near: Sequence[Neighbours],
) -> None:
    """Give the role of an address to loose segments that are one by form, label or neighbour."""
    column = shares[:, ROLES.index(Role.ADDRESS)]
    region = evidence.region
    towns = [
        is_coded_town(segment.text, region)
        or TOWN_AND_STATE.fullmatch(evidence.lines[segment.span.line].text.strip(" .")) is not None
        or (roles[at] is Role.ADDRESS and _town_in(segment.text, region) is not None)
        for at, segment in enumerate(evidence.segments)
    ]
    for at, segment in enumerate(evidence.segments):
        registered = not segment.labelled and _REGISTERED.search(segment.text)
        if roles[at] is Role.ADDRESS and registered:
            roles[at] = Role.OTHER
        formed = towns[at] or is_address_form(segment.text) or _is_announced(segment, column[at])
        if roles[at] in LOOSE and formed:
            roles[at] = Role.ADDRESS
    pairs = _towns_and_states(evidence)
    for first, second in pairs:
        below = near[first].below
        coded = below is not None and LETTERED_CODE.fullmatch(evidence.segments[below].text)
        may_be = {*LOOSE, Role.ADDRESS, *([Role.ORGANIZATION] if coded else [])}
        if {roles[first], roles[second]} <= may_be:
            roles[first] = roles[second] = Role.ADDRESS
    for at, segment in enumerate(evidence.segments):
        if roles[at] not in LOOSE:
            continue
        sounds = column[at] >= _LEAST_SHARE or _sounds(segment.text)
        street = sounds and counts_houses(segment.text)
        landmark = _LANDMARK.match(segment.text) is not None
        joins = (street or landmark) and any(
            ((street and towns[o]) or (landmark and roles[o] is Role.ADDRESS))
            and _is_by(boxes, near, at, o)
            for o in range(len(roles))
        )
        if joins or _goes_on(evidence, roles, boxes, near[at], at):
            roles[at] = Role.ADDRESS
    rows = _rows(evidence, boxes)
    stated = {i for pair in pairs for i in pair}
    towns = [town or at in stated for at, town in enumerate(towns)]
    _fill_between(evidence, roles, rows, near)
    _fill_above_towns(evidence, roles, rows, near, towns)


def _rows(evidence: Evidence, boxes: Sequence[Box]) -> list[Box]:
    """For each segment the bounds of all print on its line."""
    lines: dict[int, Box] = {}
    for segment, box in zip(evidence.segments, boxes, strict=True):
        known = lines.get(segment.span.line)
        lines[segment.span.line] = box if known is None else bounds((known, box))
    return [lines[segment.span.line] for segment in evidence.segments]


def _fill_between(
    evidence: Evidence, roles: list[Role], rows: Sequence[Box], near: Sequence[Neighbours]
) -> None:
    """What sounds like a name amid an address is a quarter, where something else is the name."""
    names = [at for at, role in enumerate(roles) if role is Role.NAME]
    region = evidence.region
    for at, segment in enumerate(evidence.segments):
        above, below = near[at].above, near[at].below
        if (
            roles[at] is Role.NAME
            and (len(names) > 1 or _ends_as_quarter(segment.text))
            and above is not None
            and below is not None
            and roles[above] is roles[below] is Role.ADDRESS
            and _touches(rows, at, above)
            and _touches(rows, at, below)
            and parse_name(segment.text, region).prefix is None
            and _town_in(evidence.segments[above].text, region) is None
            and any_spells_name(evidence.context.email_locals, segment.text) < _SPELLED
        ):
            roles[at] = Role.ADDRESS


def _ends_as_quarter(text: str) -> bool:
    """``Lakshmi Hills``: the last word is one of addresses, and nobody's family name."""
    last = word_classes(words_of(text)[-1]) if words_of(text) else {}
    return last.get("address", 0.0) >= 0.5 > last.get("family", 0.0)


def _fill_above_towns(
    evidence: Evidence,
    roles: list[Role],
    rows: Sequence[Box],
    near: Sequence[Neighbours],
    towns: Sequence[bool],
) -> None:
    """A loose line that counts houses right above a town: the town's street."""
    segments = evidence.segments
    for at, segment in enumerate(segments):
        below = near[at].below
        if below is None or not towns[below] or roles[below] is not Role.ADDRESS:
            continue
        row = [i for i, other in enumerate(segments) if other.span.line == segment.span.line]
        text = row_text(evidence, row)
        if (
            all(roles[i] in LOOSE for i in row)
            and counts_houses(text)
            and (has_other_letters(text) or sounds_like(text, "address") >= _LEAST_STREET)
            and _touches(rows, at, below)
        ):
            for i in row:
                roles[i] = Role.ADDRESS


def _is_announced(segment: Segment, share: float) -> bool:
    """Whether a label such as ``Office:`` stands before words that may be an address."""
    words = re.search(r"[^\W\d_]{2}", segment.text) is not None
    told = re.search(r"\d", segment.text) or _MARKED.search(segment.text)
    return segment.labelled and words and (told is not None or share > 0.1)


def _goes_on(
    evidence: Evidence, roles: Sequence[Role], boxes: Sequence[Box], place: Neighbours, at: int
) -> bool:
    """Whether a code or place follows an address on its line, or a place in the line below."""
    text = evidence.segments[at].text
    region = evidence.region
    more = is_place(text, region) or is_rest_of_address(text)
    before, above = place.before, place.above
    if before is not None and _close(boxes, at, before) and (more or _is_code(text, region)):
        return roles[before] is Role.ADDRESS
    return (
        more and above is not None and _touches(boxes, at, above) and roles[above] is Role.ADDRESS
    )


def _is_by(boxes: Sequence[Box], near: Sequence[Neighbours], at: int, other: int) -> bool:
    """Whether another segment stands right beside one, or set alike right above or below it."""
    beside = other in (near[at].before, near[at].after) and _close(boxes, at, other)
    return other != at and (beside or _touches(boxes, at, other))


def _is_code(text: str, region: str | None) -> bool:
    """A postal code of the country, or a state and its code where a digit was lost."""
    form = rf"{_STATE_AND_CODE.pattern}|{postal_code_form(region)}"
    return re.fullmatch(form, text.strip(" .,")) is not None


def _towns_and_states(evidence: Evidence) -> list[tuple[int, int]]:
    """Lines that say ``Springfield, IL`` or ``Kharkiv, Ukraine`` and nothing else."""
    segments = evidence.segments
    found = []
    for first, (town, area) in enumerate(itertools.pairwise(segments)):
        line = evidence.lines[town.span.line].text
        whole = town.span.line == area.span.line and town.span.start <= 1 and area.soft_before
        if not whole or area.span.end < len(line.rstrip(" .")) or not town.text[:1].isupper():
            continue
        last = text_classes(area.text)
        placed = last.get("state", 0.0) + last.get("country", 0.0) > 0.7
        if placed and text_classes(town.text).get("city", 0.0) > 0.5:
            found.append((first, first + 1))
    return found


def is_coded_town(text: str, region: str | None) -> bool:
    """``2021 Antwerpen``, ``ירושלים 9450194``: a postal code of the country and a town of it."""
    town = _town_in(text, region)
    if town is None or region is None:
        return False
    state = re.fullmatch(r"(?P<town>.+?),? [A-Z]{2,3}", town)
    return any(find_city(t, region) for t in (town, state["town"] if state else town))


def _town_in(text: str, region: str | None) -> str | None:
    """The words beside a postal code of the country, where there is nothing else."""
    code = postal_code_form(region)
    match = re.fullmatch(
        rf"(?:{code})\s*(?P<a>[^\d,]+)|(?P<b>[^\d,]+)\s+(?:{code})", text.strip(" .,")
    )
    return None if match is None else (match["a"] or match["b"]).strip(" .-")


def is_rest_of_address(text: str) -> bool:
    """What ends an address and nothing else: ``K8U 9Y6``, ``大手ビル``, ``B8호``."""
    return LETTERED_CODE.fullmatch(text) is not None or _HOUSE.fullmatch(text) is not None


def is_place(text: str, region: str | None) -> bool:
    """Names of towns, states and countries, and nothing else."""
    pieces = [p.strip() for p in re.split(r"[,،\-–()]+", text) if p.strip()]
    return bool(pieces) and all(_names_place(piece, region) for piece in pieces)


def is_town_alone(text: str, region: str | None) -> bool:
    """``Springfield, OR 97477``: a town with its postal code and no street."""
    rest, codes = re.subn(rf"(?<!\w)(?:{postal_code_form(region)})(?!\w)", "", text)
    return codes == 1 and is_place(rest.strip(" .,"), region)


def is_street_alone(text: str, region: str | None) -> bool:
    """``12 Harbour Street``: a street with its number, no town and no postal code."""
    code = re.search(rf"(?<!\w)(?:{postal_code_form(region)})(?!\w)", text)
    town = is_place(text.split(",")[-1], region)
    return code is None and not town and counts_houses(text) and _sounds(text)


def _names_place(piece: str, region: str | None) -> bool:
    classes = text_classes(piece)
    area = classes.get("state", 0.0) + classes.get("country", 0.0) > 0.7
    if len(piece) < 4 and piece.isascii():
        return area and piece.isupper()  # Ana is a town too, and ge a country's code
    if area or load_lexicon().country(piece.casefold()) is not None:
        return True
    return region is not None and find_city(piece, region) is not None


def counts_houses(text: str) -> bool:
    """A house number at either end of words."""
    number = re.match(r"\d{1,4}\b", text) or re.search(r"\b\d{1,4}\s?[A-Za-z]?\.?$", text)
    other = _SINCE.match(text) or _REGISTERED.search(text)
    return number is not None and not other and re.search(r"[^\W\d_]{3}", text) is not None


def _sounds(text: str) -> bool:
    """Like an address; only Latin letters are known by their sound."""
    if has_other_letters(text):
        return True
    return sounds_like(text, "address") >= LEAST_SOUND


def _close(boxes: Sequence[Box], a: int, b: int) -> bool:
    """With room for few letters between."""
    across, _ = gaps(boxes[a], boxes[b])
    return across < 2.5 * min(boxes[a].height, boxes[b].height)


def _touches(boxes: Sequence[Box], a: int, b: int) -> bool:
    """Set alike, one right above the other."""
    one, other = boxes[a], boxes[b]
    height = min(one.height, other.height)
    _, down = gaps(one, other)
    return (
        height > 0.75 * max(one.height, other.height)
        and down < 0.9 * height
        and aligned(one, other)
    )
