"""Cyrillic, Greek and Hangul in Latin letters, as passports and e-mail addresses spell them."""

from __future__ import annotations

import re

_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
_UKRAINIAN = {**_RUSSIAN, "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}  # fmt: skip
_BULGARIAN = {**_RUSSIAN, "х": "h", "щ": "sht", "ъ": "a", "ь": "y"}
_GREEK_PAIRS = {
    "ου": "ou", "ού": "ou", "αυ": "av", "αύ": "av", "ευ": "ef", "εύ": "ef", "μπ": "b", "ντ": "nt", "γκ": "gk",
    "γγ": "ng", "γχ": "nch", "αι": "ai", "αί": "ai", "ει": "ei", "εί": "ei", "οι": "oi", "οί": "oi",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o", "ϊ": "i",
    "ϋ": "y", "ΐ": "i", "ΰ": "y",
}  # fmt: skip
_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")  # fmt: skip
_VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
_TAILS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "l", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
)  # fmt: skip
# How Korean families spell themselves, whatever the rules say.
_KOREAN_FAMILIES = {
    "김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho", "윤": "Yoon",
    "장": "Jang", "임": "Lim", "오": "Oh", "신": "Shin", "서": "Seo", "권": "Kwon", "황": "Hwang", "안": "Ahn",
    "송": "Song", "류": "Ryu", "유": "Yoo", "전": "Jeon", "홍": "Hong", "고": "Ko", "문": "Moon", "손": "Son",
    "양": "Yang", "배": "Bae", "백": "Baek", "허": "Heo", "남": "Nam", "심": "Shim", "노": "Noh", "하": "Ha",
    "곽": "Kwak", "성": "Sung", "차": "Cha", "주": "Joo", "우": "Woo", "구": "Koo", "나": "Na", "민": "Min",
    "진": "Jin", "지": "Ji", "엄": "Um", "채": "Chae", "원": "Won", "천": "Chun", "방": "Bang", "공": "Kong",
    "현": "Hyun", "함": "Ham", "변": "Byun", "염": "Yeom", "여": "Yeo", "추": "Choo", "도": "Do", "석": "Seok",
    "선": "Sun", "설": "Seol", "마": "Ma", "길": "Gil", "연": "Yeon", "위": "Wi", "표": "Pyo", "명": "Myung",
    "기": "Ki", "반": "Ban", "왕": "Wang", "금": "Keum", "옥": "Ok", "육": "Yuk", "인": "In", "맹": "Maeng",
    "한": "Han",
}  # fmt: skip


# The same for syllables of given names: half of their bearers keep to the rules.
_KOREAN_GIVEN = {
    "현": "hyun", "영": "young", "경": "kyung", "성": "sung", "정": "jung", "희": "hee", "수": "soo", "우": "woo",
    "준": "joon", "은": "eun", "선": "sun", "광": "kwang", "병": "byung", "주": "joo", "순": "soon", "용": "yong",
    "연": "yeon", "건": "gun", "규": "kyu", "철": "chul", "승": "seung", "종": "jong", "훈": "hoon", "기": "ki",
}  # fmt: skip


def latin(text: str, language: str = "ru") -> str:
    """``text`` in Latin letters; letters of no script known here stay as they are."""
    if text.isascii():
        return text
    table = {"uk": _UKRAINIAN, "bg": _BULGARIAN}.get(language, _RUSSIAN)
    if language == "ru":
        text = re.sub("(?<=[иы])й\\b", "", text)
    elif language == "uk":
        text = re.sub("\\bЄ", "Йе", text)
        text = re.sub("\\bЮ", "Йу", text)
        text = re.sub("\\bЯ", "Йа", text).replace("Й", "Y")
    out: list[str] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2].lower()
        letter = text[at]
        if pair in _GREEK_PAIRS:
            out.append(_cased(_GREEK_PAIRS[pair], letter))
            at += 2
            continue
        at += 1
        low = letter.lower()
        if low in table:
            out.append(_cased(table[low], letter))
        elif low in _GREEK:
            out.append(_cased(_GREEK[low], letter))
        elif "\uac00" <= letter <= "\ud7a3":
            out.append(_syllable(letter))
        else:
            out.append(letter)
    return "".join(out)


def _cased(roman: str, letter: str) -> str:
    return roman.capitalize() if letter.isupper() else roman


def _syllable(letter: str) -> str:
    code = ord(letter) - 0xAC00
    return _LEADS[code // 588] + _VOWELS[code % 588 // 28] + _TAILS[code % 28]


def korean_family(name: str) -> str:
    """A Korean family name as its bearers spell it."""
    return _KOREAN_FAMILIES.get(name) or latin(name).capitalize()


def korean_given(name: str, by_rule: bool = True) -> tuple[str, ...]:
    """The syllables of a Korean given name in Latin letters, the first a capital."""
    usual = {} if by_rule else _KOREAN_GIVEN
    syllables = [usual.get(letter) or latin(letter) for letter in name]
    return (syllables[0].capitalize(), *syllables[1:])
