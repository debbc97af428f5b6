"""The words, letters and icons that say what a phone number is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from enrich.candidates.phone_words import ACCENTED, FORGIVING, KINDS, fold

_LETTER_LIKE: Final = str.maketrans("01", "ol")


@dataclass(frozen=True)
class Label:
    """A label and where it stands in its line."""

    kinds: frozenset[str]
    """phone, work, fax, mobile, home, tollfree, pager, contact."""
    start: int
    end: int
    """Character offsets, punctuation that belongs to the label included."""
    strong: bool
    """A whole word, or a letter that only a label is written like (``M:``, ``(R)``)."""

    @property
    def type(self) -> str | None:
        """The phone type it says, None for one that leaves it open."""
        return type_of(self.kinds)

    @property
    def generic(self) -> bool:
        """Says only that a telephone number follows."""
        return self.kinds <= {"phone", "contact"}


def type_of(kinds: Iterable[str]) -> str | None:
    """The one type for a label that says several things (``Tel/Fax`` is answered: work)."""
    said = set(kinds)
    if "fax" in said and ("phone" not in said or "telefax" in said):
        return "fax"
    for kind in ("tollfree", "pager", "mobile", "home"):
        if kind in said:
            return kind
    return "work" if said & {"phone", "work"} else None


# Marks above and below letters, which Thai, Devanagari and decomposed Latin words contain.
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TOKEN = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*(?:['’°º][^\W\d_]+)?|[☎☏✆℡📞📠🖷📱📲]|\d+|\S")
_WITHIN = frozenset(":.-#/&()[]=>*·'\"׳״|~;_\u200d\ufe0f")


_POSTAL_WORDS = frozenset({"cep", "zip", "pin", "plz", "cap"})
# The Greek postal code's abbreviation is made of the letters of telephone and mobile.
_POSTAL_LETTERS = re.compile(r"(?<!\w)[τt]\.\s?[κk]\.?\s*$", re.I)
# Brazil's is the Turks' word for a mobile, but the code has its own form.
_CEP, _BRAZILIAN_CODE = re.compile(r"(?<!\w)cep\W*$", re.I), re.compile(r"\s*\d{5}-\d{3}(?!\d)")


def kind_of(word: str, exact: bool = True) -> str | None:
    """What one word says about a number, None when it is no label.

    With ``exact`` false, one slip of the reader is forgiven in longer words.
    """
    folded = fold(word)
    kind = ACCENTED.get(word.casefold()) or KINDS.get(folded)
    if kind is None and len(word) > 3:
        glued = _glued(word)
        if glued:
            return KINDS[fold(glued)]
    if kind is None and not exact and len(folded) >= 3 and folded not in _POSTAL_WORDS:
        near = [w for w in FORGIVING if len(w) == len(folded) and OSA.distance(w, folded) == 1]
        kind = KINDS[near[0]] if near else None
    return None if kind == "other" else kind


def _glued(word: str) -> str | None:
    """The label at the end of a word the engine ran together: ``TitleOffice``, ``MobileNo``."""
    if word.isupper():
        return None  # MALMÖ does not end in Mö
    parts = re.findall(r"[A-Z][^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])|^[^\W\d_A-Z]+", word)
    for part in reversed(parts[1:] if len(parts) > 1 else []):
        kind = KINDS.get(fold(part))
        if kind not in ("filler", None):
            return part if len(part) >= 2 and kind not in ("contact", "other") else None
        if kind is None:
            return None
    if parts and KINDS.get(fold(parts[0])) not in ("filler", "other", "contact", None):
        return str(parts[0])
    return None


_SPACED = re.compile(
    r"(?<![^\W_])(?:[A-Za-z](?: [A-Za-z]){2,}|"
    r"[\u3040-\u9fff\uac00-\ud7a3](?: {1,3}[\u3040-\u9fff\uac00-\ud7a3]){1,4})(?![^\W\d_])"
)
"""Letters set apart, to be as wide as the labels above and below them: ``T E L``, ``전  화``."""
_DOTTED = re.compile(r"(?<![^\W_])([^\W\d_])\. ?([^\W\d_])(?=\.?\s*:)")


def _close_up(match: re.Match[str]) -> str:
    """The letters of a spaced or dotted label in one word, blanks behind it."""
    word = "".join(filter(str.isalpha, match[0]))
    kind = KINDS.get(fold(word))
    known = kind not in (None, "filler", "other", "contact")
    return word.ljust(len(match[0])) if known else match[0]


def mend_labels(text: str) -> str:
    """``0ff`` and ``Te1`` read as the label they are; ``(0):`` as ``(O):``; same length.

    Labels whose letters stand apart are closed up: ``T E L``, ``전 화``, ``C.P:``.
    """

    def mend(match: re.Match[str]) -> str:
        word = match[0].translate(_LETTER_LIKE)
        return word if len(word) >= 3 and KINDS.get(fold(word)) else match[0]

    # A colon that was read as a dot: "H.P. .010-2083-4594".
    text = re.sub(r"(?<=[^\W\d_]) \.(?=\+?\d)|(?<=[^\W\d_]\.) \.(?=\+?\d)", " :", text)
    text = re.sub(r"(?<!\w)H/P(?!\w)", "Hp ", text, flags=re.IGNORECASE)
    # What arrives as mail is a fax all the same.
    text = re.sub(
        r"(?<=\bfax)(?: to | ?2 ?)e-?mail(?=\W{0,3}\d)",
        lambda match: "." * len(match[0]),
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"(?<!\w)(hand) (phones?)(?!\w)", r"\1\2 ", text, flags=re.IGNORECASE)
    text = _DOTTED.sub(_close_up, _SPACED.sub(_close_up, text))
    text = re.sub(r"(?<!\w)(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?!\w)", mend, text)
    text = re.sub(r"(?:(?<=^)|(?<=[^\d+][\s:])|(?<=[:\s]))0(?=\s?:)", "O", text)
    text = re.sub(r"(?<=\()0(?=\)\s?[:.])", "O", text)
    return re.sub(r"(?<=\d\()0(?=\)\s*(?:$|[,;/|]))|(?<=\d \()0(?=\)\s*(?:$|[,;/|]))", "O", text)


def label_before(text: str, end: int) -> Label | None:
    """The label that ends at ``end``, where a number begins."""
    if _POSTAL_LETTERS.search(text, max(0, end - 8), end):
        return None
    if _BRAZILIAN_CODE.match(text, end) and _CEP.search(text, max(0, end - 8), end):
        return None
    tokens = list(_TOKEN.finditer(text, 0, end))
    kinds: list[str] = []
    start = end
    strong = False
    seen_colon = False
    closing = 0
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        word = token[0]
        if text[token.end() : start].count(" ") > 6:
            break
        if word in _WITHIN or (word == "," and kinds and kinds[-1] != "filler"):
            if word in ":)":
                seen_colon = True
            if word in "|;·" and (kinds or index != len(tokens) - 1):
                break
            closing += (word in ")]") - (word in "([")
            if closing < 0 and not kinds:
                # An opening bracket that belongs to the number.
                break
            continue
        kind = _kind_here(text, token, seen_colon or bool(kinds))
        if kind == "place":
            kind = "work" if seen_colon else None
        if kind is None:
            break
        if kind == "filler":
            kinds.append(kind)
            continue
        if len(word) <= 2 and word.isascii() and fold(word) != "ph":
            strong |= seen_colon or text[token.end() : token.end() + 1] in (".", ")")
        else:
            strong |= kind != "contact" or seen_colon
        kinds += [kind, "telefax"] if fold(word) == "telefax" else [kind]
        start = token.start()
        glued = _glued(word) if fold(word) not in KINDS else None
        if glued:
            start += word.rindex(glued)
            break
    said = frozenset(k for k in kinds if k != "filler")
    if not said:
        return None
    while start > 0 and text[start - 1] in "([#":
        start -= 1  # "(Off) 23…": the bracket before the word belongs to it
    if seen_colon and said & {"work", "tollfree"}:
        start = _whole_phrase(text, start)
    return Label(said, start, end, strong)


def _whole_phrase(text: str, start: int) -> int:
    """``Production Office:`` is one label: up to two words before it belong to it."""
    match = re.search(r"(?:^|[|,;·]\s*)((?:[^\W\d_]+\s+){1,2})$", text[:start])
    return match.start(1) if match else start


def _kind_here(text: str, token: re.Match[str], sure: bool) -> str | None:
    word = token[0]
    if word == "#":
        return "filler"
    if len(word) == 1 and word.isascii():
        before = text[max(0, token.start() - 2) : token.start()]
        if re.search(r"[^\W\d_]\.$|[^\W\d_]$|[^\W\d_]['’&-]$", before):
            return None  # an initial or abbreviation: "A.P."
        if before[-1:].isdigit() and not re.search(r"\d{4}$", text[: token.start()]):
            return None  # "12F" is a flat, "…4321F: …" the end of one number and a label
        if re.match(r"\.?\s?no\b", text[token.end() :], re.I) and word in "DHSWRPdhswrp":
            return None  # "H.No." counts houses
        if word.islower() and word in "ad":
            return None
    return kind_of(word, exact=not sure)


_AFTER = re.compile(
    r"\s*(?P<open>[(\[]\s*)?(?P<words>[^\W\d_]+\.?(?:\s?[/&]\s?[^\W\d_]+\.?|\s[^\W\d_]+\.?)?)\s*(?P<close>[)\]])?"
)


def label_after(text: str, start: int, lenient: bool = False) -> Label | None:
    """The label that follows a number ending at ``start``: ``… fax``, ``… (Residence)``.

    With ``lenient``, it may stand before another number: the line is known to print labels
    behind the numbers.
    """
    match = _AFTER.match(text, start)
    if not match or (match["open"] and not match["close"]):
        return None
    words = re.findall(r"[^\W\d_]+", match["words"])
    kinds: list[str] = []
    end = match.end()
    for position, word in enumerate(words):
        kind = kind_of(word)
        if kind is None or (len(word) == 1 and not match["open"]):
            if position == 0 or match["open"]:
                return None
            end = match.start("words") + match["words"].index(word, len(words[0]))
            break
        kinds.append("telefax" if fold(word) == "telefax" else kind)
        kinds.append(kind)
    said = frozenset(k for k in kinds if k not in ("filler", "contact", "place"))
    if not said:
        return None
    if not match["open"]:
        end = start + len(text[start:end].rstrip())
        if text[end : end + 1] in ":-" and text[end : end + 1]:
            return None  # the label of what follows
        if not lenient and re.match(r"\.?\s*:?\s*[+(]?\d", text[end:]):
            return None
    return Label(said, start, end, True)


def is_label_only(text: str) -> Label | None:
    """The label a line is, when it holds nothing else."""
    label = label_before(text, len(text))
    if label is None or text[: label.start].strip(" :.-|·*>"):
        return None
    return Label(label.kinds, 0, len(text), label.strong or len(text.strip()) <= 3)


EXTENSION = re.compile(
    r"[\s,;.(/-]*(?:\b(?:ext(?:ension|n|ns)?|extension no|x|loc(?:al)?|int(?:erno)?|anexo|poste|app|apparaat|"
    r"toestel|dw|ramal|nebenstelle|internal|доб|вн|внутр|вътр|dahili|wew|klapka|mellék|pesawat|ankn(?:ytning)?|"
    r"εσωτ|שלוחה|تحويلة|داخلي)(?:\b|(?=\d))|(?<=\d)x|#|内線|內線|分機|分机|转|轉|内线|내선|ต่อ|máy lẻ|số lẻ)"
    r"\.?\s*(?:no\.?)?\s*[:.#-]?\s*(?P<digits>\d{1,6})(?!\d)\s*\)?",
    re.IGNORECASE,
)
LINES_NOTE = re.compile(
    r"\s*[-,]?\s*[(\[]?\s*\d{1,3}\s*(?:lines?|lignes?|líneas?|leitungen|hunting)\b\s*[)\]]?", re.I
)
