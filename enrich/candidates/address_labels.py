"""Words that announce an address: ``Head Office:``, ``Res.:``, ``Adresse``, 本社."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Span
from enrich.text_kinds import TEXT_KINDS, text_kinds
from ocr.engine import Line

_KINDS = (
    r"(?:(?:head|regd\.?|registered|corp(?:orate|\.)?|admin(?:istrative|\.)?|branch|main|city|sales|site|central|"
    r"zonal|regional|mailing|postal|production|home|office|street|business|permanent|studio|factory|visiting)\s*"
    r"(?:&\s*(?:works|factory|branch)\s*)?)?"
    r"(?:off(?:ice)?|resi?(?:dence|dential)?|branch(?:es)?|factory|works|workshop|showroom|godown|address|"
    r"addr?|lab(?:oratory)?|plant|head\s?quarters|h\.?\s?q|h\.?\s?o|b\.?\s?o|r\.?\s?o|clinic|studio|warehouse|"
    r"adresse|anschrift|dirección|direccion|domicilio|indirizzo|sede(?:\s+legale)?|büro|zentrale|niederlassung|"
    r"siège(?:\s+social)?|bureau|oficina|endereço|escritório|adres|kantoor|cím|besuchsadresse|postanschrift)"
)
_SPACED = re.compile(
    rf"(?:^|(?<=[|•·;])\s*)[(\[]?{_KINDS}[)\]]?\s*\.?\s*[:：\-–=]+\s*(?=\S)|"
    rf"(?:^|(?<=[|•·;])\s*)(?:office|residence|head office|regd\.? office|corporate office|factory|branch office)"
    r"(?:\s+address)?\s*\.?\s+(?=(?:#|\d|plot|flat|h\.?\s?no))",
    re.I,
)
_ANY_WORD = re.compile(r"^\W*(?P<label>[^\W\d_][^\d:：,]{2,24}?)\s*[:：]\s*(?=\S)")
"""Any word before a colon, in whatever language: a label where what follows is an address."""
_LETTER = re.compile(r"^[O0R]\s?[:：]\s*(?=\S*[A-Za-z#])")
_CJK = re.compile(
    r"(?:^|(?<=\s))(?:本社|支社|支店|本店|営業所|事務所|工場|住所|地址|公司地址|總公司|总部|分公司)\s*[:：／/]?\s*"
)


LEAST_SOUND = 0.7
_COUNTS = re.compile(
    r"\b(?:no|nr|box|plot|flat|door|suite|unit|floor|sector|ward|block|code|hours)\b", re.I
)


def _announces(label: str, text: str) -> bool:
    """Whether ``text`` has numbers and words as addresses have them, and ``label`` is no part of it."""
    kinds = dict(zip(TEXT_KINDS, text_kinds(text), strict=True))
    return (
        not _COUNTS.search(label)
        and bool(re.search(r"\d", text))
        and bool(re.search(r"\S[\s,]+\S", text))
        and bool(re.search(r"[^\W\d_]{4}|[\u3040-\u9fff]{2}", text))
        and kinds["address"] >= LEAST_SOUND
    )


def find_address_labels(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Span, ...]:
    """Where such words stand, outside ``taken``, when something follows them on the line."""
    found: list[Span] = []
    for index, line in enumerate(lines):
        for pattern in (_SPACED, _LETTER, _CJK, _ANY_WORD):
            for match in pattern.finditer(line.text):
                span = Span(index, match.start(), match.end())
                free = not any(
                    s.line == index and s.start < span.end and span.start < s.end
                    for s in (*taken, *found)
                )
                if pattern is _ANY_WORD and not _announces(
                    match["label"], line.text[match.end() :]
                ):
                    continue
                if free and match.end() < len(line.text) and match.group().strip():
                    found.append(span)
    return tuple(found)
