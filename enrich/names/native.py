"""Names in Han, kana, Hangul and Thai: printed without spaces, the family name first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from enrich.fold import word_set
from enrich.lexicon import load_lexicon

_HAN = re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_ALL_KANA = re.compile("[\u3040-\u30ff]+")
_KANA = re.compile("[\u3040-\u30ff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_AFTER = (
    *("공학박사", "의학박사", "경영학박사", "법학박사", "이학박사", "문학박사", "공학석사"),
    *("工学博士", "理学博士", "医学博士", "農学博士", "経済学博士", "法学博士", "文学博士"),
    *(
        "선생님",
        "先生",
        "女士",
        "小姐",
        "博士",
        "박사",
        "귀하",
        "様",
        "殿",
        "님",
    ),
)
# Chinese family names of two letters: of three letters, any other name begins with one of one.
_TWO_LETTERS = word_set(
    "欧阳 歐陽 司徒 司马 司馬 上官 诸葛 諸葛 东方 東方 夏侯 皇甫 尉迟 令狐 慕容 长孙 端木 公孙"
)
_BEFORE = (
    *("ศ.ดร.", "รศ.ดร.", "ผศ.ดร.", "ศาสตราจารย์ ดร.", "รองศาสตราจารย์ ดร.", "ผู้ช่วยศาสตราจารย์ ดร."),
    *("นางสาว", "น.ส.", "นาย", "นาง", "ดร.", "คุณ", "ผศ.", "รศ.", "นพ.", "พญ.", "ทพญ.", "ทพ.", "อ."),
)
"""Longer ones before those they begin with."""


@dataclass(frozen=True)
class NativeName:
    """A name in its own script."""

    full: str
    prefix: str | None
    given: str | None
    family: str | None
    suffix: str | None


def split_native(
    text: str, region: str | None = None, languages: Sequence[str] = ()
) -> NativeName | None:
    """The parts of a name in a script without spaces, or None when Latin letters prevail."""
    text = re.sub(r"[（(].*?[)）]", " ", text) or text
    if sum(letter.isascii() and letter.isalpha() for letter in text) > len(text) / 3:
        return None
    text = " ".join(text.replace("\u3000", " ").split())
    prefix, text = _before(text)
    suffix, text = _after(text)
    if not text:
        return None
    if "・" in text or "·" in text:
        first, _, last = re.sub("[·]", "・", text).rpartition("・")
        return NativeName(text, prefix, first or None, last or None, suffix)
    tokens = text.split(" ")
    if _THAI.search(text):
        family = " ".join(tokens[1:]) or None
        return NativeName(text, prefix, tokens[0], family, suffix)
    if len(tokens) == 2 and len(text) > 3:
        return NativeName(text, prefix, tokens[1], tokens[0], suffix)
    if all(len(token) == 1 for token in tokens) and len(tokens) > 1:
        return _split_letters("".join(tokens), prefix, suffix, region, languages)
    if len(tokens) > 1:
        if all(len(t) <= 1 for t in tokens[:-1]) or all(len(t) <= 1 for t in tokens[1:]):
            return _split_letters("".join(tokens), prefix, suffix, region, languages)
        return NativeName(text, prefix, " ".join(tokens[1:]), tokens[0], suffix)
    return _split_letters(text, prefix, suffix, region, languages)


def part_reading(text: str) -> tuple[str, str] | None:
    """A Japanese name and how it is pronounced, printed as one; None where there are not both.

    ``山田 健一 ヤマダ ケンイチ``. A given name is often in kana too (``佐々木 ひろゆき``), so each
    of the two must be a whole name.
    """
    tokens = text.split()
    for at in range(1, len(tokens)):
        parts = " ".join(tokens[:at]), " ".join(tokens[at:])
        for name, reading in (parts, parts[::-1]):
            if is_reading(reading) and spells_name(name):
                return name, reading
    return None


def is_reading(text: str) -> bool:
    """Nothing but kana, and enough of it for a family and a given name."""
    letters = re.sub(r"[\s・]", "", text)
    enough = len(letters) >= (4 if len(text.split()) > 1 else 6)
    return enough and _ALL_KANA.fullmatch(letters) is not None


def spells_name(text: str) -> bool:
    """Han enough for a family and a given name, and not the family name alone."""
    letters = "".join(_HAN.findall(text))
    return len(letters) > 3 or (len(letters) == 3 and letters not in load_lexicon().native_surnames)


def _split_letters(
    text: str, prefix: str | None, suffix: str | None, region: str | None, languages: Sequence[str]
) -> NativeName:
    size = _family_size(text, region, languages)
    return NativeName(text, prefix, text[size:] or None, text[:size] or None, suffix)


def _family_size(text: str, region: str | None, languages: Sequence[str]) -> int:
    """How many letters the family name has, from the table of surnames, else from habit."""
    if len(text) < 2:
        return 0
    surnames = load_lexicon().native_surnames
    known = [size for size in (3, 2, 1) if size < len(text) and text[:size] in surnames]
    if _HANGUL.fullmatch(text):
        return 2 if len(text) > 3 and 2 in known else 1
    japanese = region == "JP" or "ja" in languages or bool(_KANA.search(text))
    chinese = region in {"CN", "TW", "HK", "SG", "MO"} or "zh" in languages
    if text[:2] in _TWO_LETTERS and len(text) > 2:
        return 2
    one_letter = chinese and len(text) == 3 and 1 in known
    if known and not one_letter and (known[0] > 1 or not japanese):
        return known[0]
    if known and chinese:
        return known[-1]
    if japanese or len(text) > 3:
        return {2: 1, 3: 2, 4: 2}.get(len(text), 2)
    return 1


def _before(text: str) -> tuple[str | None, str]:
    """What honours a name before it, and the name; further ones, as in ``ผศ. ดร.``, with a dot."""
    for honorific in _BEFORE:
        if text.startswith(honorific) and len(text) > len(honorific):
            name = text[len(honorific) :].strip()
            further, rest = _before(name)
            # Without a dot it may begin the name.
            if further and further.endswith("."):
                return f"{honorific} {further}", rest
            return honorific, name
    first, _, rest = text.partition(" ")
    if _THAI.match(first) and rest and load_lexicon().is_honorific(first):
        further, name = _before(rest)
        return " ".join(filter(None, (first, further))), name
    return None, text


def _after(text: str) -> tuple[str | None, str]:
    for honorific in _AFTER:
        if text.endswith(honorific) and len(text) > len(honorific) + 1:
            return honorific, text[: -len(honorific)].strip()
    return None, text
