"""Addresses in Han, kana, Hangul and Thai: parts told by how their names begin or end."""

from __future__ import annotations

import re

from enrich.address_areas import is_area
from enrich.address_towns import is_known_town

_WARD = r"[^\s\d、，,]{1,5}?(?:区|區)"
_PROVINCE = (
    r"(?P<region>東京都|北海道|(?:京都|大阪)府|[^\s\d、，,〒]{2,3}県|[^\s\d、，,]{2,3}省"
    r"|[^\s\d、，,]{2,5}自治[区區])"
)
_JAPAN_CHINA = re.compile(
    rf"(?:{_PROVINCE}\s?)?"
    rf"(?P<city>[^\s\d、，,]{{2,5}}?[市縣](?!场|場)(?:{_WARD}|[^\s\d、，,]{{1,4}}?县)?|(?<=都){_WARD}"
    r"|[^\s\d、，,]{1,5}?郡[^\s\d、，,]{1,5}?[町村]|[^\s\d、，,]{1,4}?县)"
)
_JAPANESE_WARD = re.compile(rf"(?<![^\s\d、，,〒])(?P<region>(?!))?(?P<city>{_WARD})")
_KOREA = re.compile(
    r"(?:(?P<region>[가-힣]+도|경기|강원|충북|충남|전북|전남|경북|경남|제주)\s)?"
    r"(?P<city>[가-힣]+(?:특별자치시|특별시|광역시|시)(?:\s[가-힣]+[구군])?"
    r"|(?:서울|부산|대구|인천|광주|대전|울산|세종)(?:\s[가-힣]+[구군])?|[가-힣]+[군](?=\s))"
)
_HONG_KONG = re.compile(
    r"(?P<region>九龍|新界|香港島|港島)?\s?"
    r"(?P<city>中環|上環|西環|金鐘|灣仔|銅鑼灣|天后|北角|鰂魚涌|太古|西灣河|筲箕灣|柴灣|薄扶林|香港仔|黃竹坑|鴨脷洲|赤柱"
    r"|尖沙咀|尖東|佐敦|油麻地|旺角|太子|大角咀|深水埗|長沙灣|荔枝角|美孚|石硤尾|九龍塘|九龍城|九龍灣|何文田|紅磡|土瓜灣|新蒲崗|黃大仙|鑽石山"
    r"|觀塘|牛頭角|藍田|油塘|葵涌|葵芳|葵興|青衣|荃灣|屯門|元朗|天水圍|沙田|火炭|大圍|馬鞍山|大埔|粉嶺|上水|西貢|將軍澳|東涌)"
)
_THAI_TOWN = re.compile(r"(?:(?<!\S)(?:จ\.|จังหวัด)\s?)?([ก-๙]{3,}ฯ?)")
Span = tuple[str, int, int]
_Places = tuple[Span | None, Span | None]


def find_places(text: str, country: str | None) -> _Places | None:
    """Province and town, each with its span; None where the address is in other letters."""
    if re.search(r"[ก-๙]{2}", text):
        return _find_thai(text)
    if not re.search(r"[\u3400-\u9fff가-힣]{2}", text):
        return None
    if re.search(r"[가-힣]{2}", text):
        return _spans(_KOREA.search(text))
    if country == "HK":
        return _spans(_HONG_KONG.search(text))
    found = _spans(_JAPAN_CHINA.search(text))
    if found is None and country == "JP":
        found = _spans(_JAPANESE_WARD.search(text))
    return found or _find_known(text, country)


def _spans(match: re.Match[str] | None) -> _Places | None:
    if match is None:
        return None
    region, city = (
        (match[name], *match.span(name)) if match[name] else None for name in ("region", "city")
    )
    return region, city


def _find_known(text: str, country: str | None) -> _Places | None:
    """``江苏省苏州工业园区``: a listed town in front, without the word for town behind it."""
    start = re.search(r"(?<![^\s\d、，,〒])(?=[\u3400-\u9fff])", text)
    if start is None:
        return None
    at = start.start()
    province = re.compile(rf"{_PROVINCE}\s?").match(text, at)
    region = (province["region"], *province.span("region")) if province else None
    at = province.end() if province else at
    for size in (4, 3, 2):
        if is_known_town(text[at : at + size], country):
            return region, (text[at : at + size], at, at + size)
    return (region, None) if region else None


def _find_thai(text: str) -> _Places | None:
    """The province, which is the town too, from the end; districts stay with the street."""
    for match in reversed(list(_THAI_TOWN.finditer(text))):
        if match[1].startswith("กรุงเทพ") or is_area(match[1], "TH"):
            return None, (match[1], *match.span())
    return None
