"""Words that announce an address: ``Head Office:``, ``Res.:``, ``Adresse``, 本社."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.address_words import ANNOUNCING
from enrich.candidates.candidate import Span
from enrich.candidates.web_labels import line_below
from enrich.fold import LETTERS, has_other_letters
from enrich.text_kinds import sounds_like
from enrich.word_classes import text_classes
from ocr.engine import Line

_BRANCH = (
    r"(?:avd\.?|avdeling|filial(?:e|a|ul|en)?|niederlassung|zweigstelle|agence|antenne|sede|"
    r"sucursal|delegaci[oó]n|succursale|oddzia[lł]|pobo[cč]ka|fi[oó]ktelep|[sş]ube(?:si)?|филиал|офис)"
)
"""One of several offices."""
_ONE_KIND = (
    rf"(?:{_BRANCH}|"
    r"(?:(?:head|regd\.?|registered|corp(?:orate|\.)?|admin(?:istrative|\.)?|branch|main|city|sales|site|central|"
    r"zonal|regional|mailing|postal|production|home|office|street|business|permanent|studio|factory|visiting)\s*"
    r"(?:(?:&|and|cum|/)\s*(?:works|factory|branch|corp(?:orate|\.)?|head|regd\.?|admin\.?)\s*)?)?"
    r"(?:off(?:ice)?|resi?(?:dence|dential)?|branch(?:es)?|factory|works|workshop|showroom|godown|address|"
    r"addr?|lab(?:oratory)?|plant|head\s?quarters|h\.?\s?q|h[./]?\s?o|b[./]?\s?o|r[./]?\s?o|clinic|studio|warehouse|"
    r"adresse|anschrift|dirección|direccion|domicilio|indirizzo|sede\s+legale|büro|zentrale|"
    r"siège(?:\s+social)?|bureau|oficina|endereço|escritório|adres|kantoor|cím|besuchsadresse|postanschrift|"
    r"correspondence|atelier|werkstatt|lager|fabrik|fábrica|fabrica|planta|taller|bodega|depósito|loja|magazzino|"
    r"stabilimento|negozio|siedziba|merkez(?:\s+ofis)?|fabrika|địa\s+chỉ|trụ\s+sở(?:\s+chính)?|"
    r"(?:юридическ|почтов|фактическ|юридичн|поштов|фактичн)\w+\s+адрес[аи]?|адрес[аи]?|склад|завод|магазин|"
    r"διεύθυνση|έδρα|העסק|כתובת|משרד|العنوان|المصنع|المعرض|المكتب|पता|कार्यालय|ที่อยู่|สำนักงาน(?:ใหญ่)?))"
)
_KINDS = rf"{_ONE_KIND}(?:\s*(?:&|\+|/|and|cum|und|et|y|e)\s*{_ONE_KIND})?"
# A drawn house or pin before the label may be read as a letter.
_START = r"(?:^(?:\w\s)?|(?<=[|•·;])\s*)"
_SPACED = re.compile(
    # A dash without a space may be inside a word: Office-Manager.
    rf"{_START}[(\[]?{_KINDS}[)\]]?\s*\.?\s*(?:[:：\-–=]*[:：=][:：\-–=]*\s*(?=\S)|[\-–]+(?=\s*\S.*\d)\s*|[\-–]+\s+(?=\S))|"
    rf"{_START}(?:office|residence|head office|regd\.? office|corporate office|factory|branch office)"
    r"(?:\s+address)?\s*\.?\s+(?=(?:#|\d|plot|flat|h\.?\s?no))",
    re.I,
)
_LISTED = re.compile(
    rf"{_START}[(\[]?{ANNOUNCING}[)\]]?\s*(?:\.?\s*[:：]+\s*(?=\S)|\s+[-–—=]\s+(?=\S))",
    re.I,
)
_ALONE = re.compile(rf"\W*(?:{_KINDS}|{ANNOUNCING}|werk|depot)\W*", re.I)
_ADDRESS_KIND = re.compile(
    r"^\W*(?:bezoekadres|postadres|vestigingsadres|besöksadress|postadress|besøksadresse|postadresse|besucheradresse)"
    r"\s+(?=\S.*\d)",
    re.I,
)
"""Of the kinds of address that are told apart, without a colon."""
_LETTER = re.compile(
    r"^(?:[O0R]\s?[:：]\s*(?=\S*[A-Za-z#])|A(?:dd?)?\s?[:：]\s*(?=.*\d)|A\.\s?(?=[\uac00-\ud7a3]{2}))"
)
_CJK = re.compile(
    r"(?:^|(?<=\s))(?:本社|支社|支店|本店|営業所|事務所|工場|住所|地址|公司地址|總公司|总部|分公司)"
    r"(?![長长장])\s*[:：／/]?\s*"
    r"|^(?:본사|지사|주소|공장)\s*[:：\-–]\s*"
    r"|^(?:[\u4e00-\u9fff]{1,4}(?:本社|支社|支店|本店|営業所|事務所|工場|总部|分公司)|"
    r"[\uac00-\ud7a3]{2,3}(?:본사|지사|공장|사무소|지점))\s*(?:[:：]\s*|\s[-–]\s?(?=\S))"
)
_CJK_ALONE = re.compile(
    r"\W*(?:本社|支社|支店|本店|営業所|事務所|工場|住所|地址|公司地址|總公司|总部|分公司|본사|지사|주소|공장"
    r"|[\u4e00-\u9fff\uac00-\ud7a3]{2,4}(?:本社|支社|支店|本店|営業所|事務所|工場|본사|지사|공장|사무소)\s*[:：])\W*"
)
_OFFICE_IN = re.compile(
    rf"^\W*(?:{_BRANCH}|branch|office|punct|b[uü]ro|buero|bureau|oficina|ufficio|biuro|iroda|kontor|toimisto|ofis|kantoor)"
    r"\s+(?P<town>[^\W\d_]+(?:\s[^\W\d_]+){0,2})\s*:\s*(?=[^\W\d_]{3}.*\d)",
    re.I,
)
"""An office and the town it is in: ``Avd. Bergen: Strandgaten 52``."""


_PLACE_OF_WORK = (
    r"(?:office|depot|branch|chambers?|hea?dquarters|hq|campus|showroom|workshop|godown|warehouse|residence|works"
    r"|factory|counter|location|loc|outlet|classes)"
)
_SOME_OFFICE = re.compile(
    rf"{_START}(?:[^\W\d_][\w.'’&-]*\s){{0,2}}{_PLACE_OF_WORK}\s?[-–]?\s?(?:\d|[IVX]{{1,3}})?\s*[:：]\s*(?=\S)",
    re.I,
)
"""Whichever office, shop or works: ``Sales Depot:``, ``Int'l Headquarters:``, ``Showroom-2:``."""
_SOME_OFFICE_ALONE = re.compile(
    rf"\W*(?:(?P<town>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*)?)\s)?{_PLACE_OF_WORK}\s?[-–]?\s?(?:\d|[IVX]{{1,3}})?\W*",
    re.I,
)
_BRANCH_ALONE = re.compile(r"(?:[^\W\d_][\w.'’-]*\s(?:&\s)?){1,4}branch\W*", re.I)
_ANY_WORD = re.compile(
    r"^\W*(?P<label>[^\W\d_][^\d:：,]{1,24}?(?:\s(?:\d{1,2}|[IVX]{1,3}))?|[^\W\d_]{2,5}\s?\d{1,2})\s*[:：]\s*"
)
_SPECIFIED = re.compile(
    rf"{_START}[(\[]?{ANNOUNCING}(?!\w)(?:[\s./-]+[^\s:：,\d]{{1,15}}){{0,3}}\s?(?:\d{{1,2}})?[)\]]?\s*[:：]\s*(?=\S)",
    re.I,
)
"""A listed word with what kind it is, where, or the how-manieth: ``Kho phụ tùng:``, ``Đ/c CQ:``."""
_VIETNAMESE = re.compile(
    r"^(?:CN|CS|VP(?:GD|ĐD)?)\b(?:\s[^\s:\d]{1,8}){0,3}\s?\d{0,2}\s*:\s*(?=.*[đơưăĐƠƯ\u1ea0-\u1ef9])"
)
"""Branch, place and office, which are other things in other languages."""
_THAI = re.compile(r"^(?:(?:สาขา|โรงงาน|สำนักงาน)[\u0e00-\u0e7f]*|สนง\.)\s+(?=\d+(?:/\d+)?\s\S)")
"""Thai announces without a colon."""
# What counts houses and rooms is part of the address.
_COUNTS = re.compile(
    r"\b(?:no|nr|box|plot|flat|door|suite|ste|apt|unit|floor|level|tower|stall|gate|phase|pillar|lot|bay|pier|sector|ward"
    r"|blo[ck]{1,2}|code|hours|tầng|lầu|lô|étage|piso|piano)\b",
    re.I,
)
_OWN_FIELD = ("given", "family", "organization", "legal", "city", "state", "country", "title")
"""Classes of words that are more than a label: a company, a holder, a town before a colon."""
_OWN_FIELD_OF_ONE_WORD = ("given", "family", "legal", "city", "state", "country", "title")
"""A single word for a trade is the place where it is done: ``चिकित्सालय:``, ``Мастерская:``."""
_HOURS = 0.3
"""From this share of words for days and hours on, a line says when, not where."""
_SIGNS = (r"\d", r"\S[\s,]+\S", rf"(?={LETTERS})[^\s\d.,/()-]{{4}}|[\u3040-\u9fff]{{2}}")
"""Numbers, several words, and one of them long."""
_LEAST_KNOWN = 0.3
"""How much what follows a word that announces addresses must sound like one."""
_HARDLY = 0.1
"""And a number where such a word stands alone before the colon."""
LEAST_ADDRESS = 0.5
"""How much what follows an unknown word must sound like an address."""


def find_address_labels(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Span, ...]:
    """Where such words stand, outside ``taken``, when something follows them on the line."""
    found: list[Span] = []
    for index, line in enumerate(lines):
        for pattern in (
            _SOME_OFFICE, _SPACED, _ADDRESS_KIND, _LETTER, _CJK, _THAI, _VIETNAMESE, _LISTED, _SPECIFIED,
        ):  # fmt: skip
            for match in pattern.finditer(line.text):
                span = Span(index, match.start(), match.end())
                follows = line.text[match.end() :]
                if not follows or not match.group().strip() or not _is_free(span, (*taken, *found)):
                    continue
                if pattern in (_SOME_OFFICE, _LISTED) and not _may_be_address(follows):
                    continue
                if pattern is _SPECIFIED and not _specifies(match.group(), follows):
                    continue
                found.append(span)
    return tuple(found)


def find_announcements(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Span, ...]:
    """Words of no list before a colon and an address: ``Filiale:``, ``Abitazione:``.

    An office is announced with its town, or by its word alone on the line above its address; that
    is told here, as it takes more than a label.
    """
    found: list[Span] = []
    for index, line in enumerate(lines):
        if _stands_alone(line.text):
            span = Span(index, 0, len(line.text))
            below = line_below(lines, index)
            if (
                below is not None
                and _is_free(span, taken)
                and not any(other.line == below for other in taken)
                and (
                    _sounds_like_address(lines[below].text)
                    or (_is_certain(line.text) and _may_be_address(lines[below].text))
                )
            ):
                found.append(span)
            continue
        office = _OFFICE_IN.match(line.text)
        if office and text_classes(office["town"]).get("city", 0.0) > 0.5:
            span = Span(index, *office.span())
            if _is_free(span, taken):
                found.append(span)
                continue
        match = _ANY_WORD.match(line.text)
        if match is None:
            continue
        span = Span(index, match.start("label"), match.end())
        follows = line.text[match.end() :]
        if not follows:
            below = line_below(lines, index)
            if below is None or any(span.line == below for span in taken):
                continue
            follows = lines[below].text
        if _is_free(span, taken) and _announces(match["label"], follows):
            found.append(span)
    return tuple(found)


def _stands_alone(text: str) -> bool:
    """Whether a line only says which office the address below it is of: ``Fresno Office``."""
    if is_address_label(text) or _CJK_ALONE.fullmatch(text) or _BRANCH_ALONE.fullmatch(text):
        return True
    office = _SOME_OFFICE_ALONE.fullmatch(text)
    if office is None:
        return False
    numbered = re.search(r"\d|[IVX]\W*$", text) is not None
    named = office["town"] is not None and (
        text_classes(office["town"]).get("city", 0.0) > 0.9 or text.rstrip().endswith(":")
    )
    return numbered or named


def _announces(label: str, text: str) -> bool:
    """Whether ``text`` has numbers and words as addresses have them, and ``label`` is no part of it."""
    classes = text_classes(label)
    own = _OWN_FIELD if len(label.split()) > 1 else _OWN_FIELD_OF_ONE_WORD
    if _COUNTS.search(label) or max(classes.get(name, 0.0) for name in (*own, "hours")) >= 0.3:
        return False
    return _sounds_like_address(text)


def _sounds_like_address(text: str) -> bool:
    if not all(re.search(sign, text) for sign in _SIGNS) or _tells_hours(text):
        return False
    return sounds_like(text, "address") >= LEAST_ADDRESS


def _tells_hours(text: str) -> bool:
    return text_classes(text).get("hours", 0.0) > _HOURS


def _specifies(label: str, text: str) -> bool:
    """Whether ``text`` is an address, and ``label`` no firm, holder or post with such a word in it."""
    label = label.strip(" :：")
    announcing = re.match(ANNOUNCING, label, re.I)
    more = label[announcing.end() :] if announcing else label
    own = text_classes(more)
    named = max(own.get(name, 0.0) for name in ("given", "family", "honorific")) >= 0.3
    named = named and own.get("city", 0.0) < 0.3
    posted = text_classes(label).get("title", 0.0) >= 0.3
    if named or posted or re.search('[«»„“”"&]', label) or _tells_hours(text):
        return False
    classes = text_classes(text)
    if classes.get("address", 0.0) >= 0.2 or classes.get("city", 0.0) >= 0.2:
        return True
    sound = sounds_like(text, "address")
    # A number behind a comma is that of a house, not of a phone, where nothing is said of whose it is.
    housed = (
        not more and re.search(r"\d.*,|,.*\d", text) and not re.search(r"\d(?:[ -]?\d){6}", text)
    )
    return sound >= LEAST_ADDRESS or (sound >= _HARDLY and bool(housed))


def _names_place(text: str) -> bool:
    classes = text_classes(text)
    return max(classes.get(name, 0.0) for name in ("city", "state", "country")) > 0.5


def _is_certain(label: str) -> bool:
    """A label that has a colon or is one of those that stand for nothing else."""
    alone = _CJK_ALONE.fullmatch(label) or re.fullmatch(rf"\W*{ANNOUNCING}\W*", label, re.I)
    return label.rstrip().endswith((":", "：")) or alone is not None


def _may_be_address(text: str) -> bool:
    """Whether the end of a line may be an address; only Latin letters are known by their sound."""
    if not re.search(r"[\d,،、]", text):
        return False
    pieces = [p.strip() for p in text.split(",") if p.strip()]
    if len(pieces) > 1 and all(map(_names_place, pieces)):
        return True
    if has_other_letters(text):
        return True
    return sounds_like(text, "address") >= _LEAST_KNOWN


def is_address_label(text: str) -> bool:
    """Whether ``text`` only announces an address: ``Regd. Office:``."""
    return _ALONE.fullmatch(text) is not None


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return not any(span.overlaps(other) for other in taken)
