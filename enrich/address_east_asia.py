"""Addresses in Han, kana and Hangul: from the large to the small, told by how names end."""

from __future__ import annotations

import re

_WARD = r"[^\s\d、，,]{1,5}?(?:区|區)"
_JAPAN_CHINA = re.compile(
    r"(?:(?P<region>東京都|北海道|(?:京都|大阪)府|[^\s\d、，,〒]{2,3}県|[^\s\d、，,]{2,3}省"
    r"|[^\s\d、，,]{2,5}自治[区區])\s?)?"
    rf"(?P<city>[^\s\d、，,]{{2,5}}?[市縣](?!場)(?:{_WARD}|[^\s\d、，,]{{1,4}}?县)?|(?<=都){_WARD}"
    r"|[^\s\d、，,]{1,5}?郡[^\s\d、，,]{1,5}?[町村]|[^\s\d、，,]{1,4}?县)"
)
_KOREA = re.compile(
    r"(?:(?P<region>[가-힣]+도|경기|강원|충북|충남|전북|전남|경북|경남|제주)\s)?"
    r"(?P<city>[가-힣]+(?:특별자치시|특별시|광역시|시)(?:\s[가-힣]+[구군])?"
    r"|(?:서울|부산|대구|인천|광주|대전|울산|세종)(?:\s[가-힣]+[구군])?|[가-힣]+[군](?=\s))"
)
Span = tuple[str, int, int]


def find_places(text: str) -> tuple[Span | None, Span | None] | None:
    """Province and town, each with its span; None where the address is in other letters."""
    pattern = _KOREA if re.search(r"[가-힣]{2}", text) else _JAPAN_CHINA
    if not re.search(r"[\u3400-\u9fff가-힣]{2}", text):
        return None
    match = pattern.search(text)
    if match is None:
        return None
    region, city = (
        (match[name], *match.span(name)) if match[name] else None for name in ("region", "city")
    )
    return region, city
