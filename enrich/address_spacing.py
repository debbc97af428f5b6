"""The spaces that a reader lost in an address, put back where only one reading makes sense."""

from __future__ import annotations

import re

from enrich.fold import fold
from enrich.lexicon import load_lexicon

_CJK = r"[\u3040-\u30ff\u3400-\u9fff]"
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = frozenset(("City", "Park", "Port", "Tech", "Hub", "Plex", "Town"))
"""How they end: HafenCity, MediaPark."""
_BEGINNINGS = frozenset(("Mac", "Van", "Von", "Del", "Des", "San", "Los", "Las", "Fitz", "Ver"))
"""How names of places begin that are printed as one word: MacDonald, DesMoines."""


def space_address(text: str) -> str:
    """``9 OldMillLayout,NearAirport`` as ``9 Old Mill Layout, Near Airport``.

    Also between words and numbers (``PA19104``, ``Auckland1010``, ``99-902Łódź``), behind dots
    (``pl.Wolności``), and round a Japanese postal code, whose sign readers take for a letter.
    """
    if re.search(_CJK, text):
        text = _space_japanese(text)
    text = re.sub(r"(?<![A-Za-z])([A-Z]{2})(\d{5})(?!\d)", r"\1 \2", text)
    text = _WORD.sub(lambda match: _part_words(match.group()), text)
    out: list[str] = []
    for at, letter in enumerate(text):
        if at and _lost_before(text, at):
            out.append(" ")
        out.append(letter)
    return "".join(out)


def _lost_before(text: str, at: int) -> bool:
    """Whether a space was printed between ``text[at - 1]`` and ``text[at]``."""
    before, here = text[at - 1], text[at]
    if not here.isalnum():
        return False
    if before in ",;":
        return at > 1 and text[at - 2].isalnum() and (here.isalpha() or text[at - 2].isalpha())
    if before == ".":
        return at > 2 and text[at - 2].islower() and here.isupper() and _is_word(text, at)
    if before.isdigit() and here.isupper():
        number = re.search(r"(?:^|[^\w-])\d{1,5}$|\d-\d{3,4}$", text[:at])
        return number is not None and _is_word(text, at)
    if before.islower() and here.isdigit():
        word = re.search(r"[^\W\d_]+$", text[:at])
        digits = re.match(r"\d{1,6}(?!\w)", text[at:])
        return word is not None and len(word[0]) > 3 and digits is not None
    return False


def _is_word(text: str, at: int) -> bool:
    """A capital and small letters."""
    rest = text[at + 1 : at + 3]
    return len(rest) == 2 and rest.isalpha() and rest.islower()


def _part_words(run: str) -> str:
    """``OldMillLayout``, a seam being a small letter before a capitalised word."""
    line = run[0]
    for at in range(1, len(run)):
        if run[at - 1].islower() and run[at].isupper() and _is_word(run, at):
            last = line.split()[-1]
            piece = re.match(r".[^\W\d_A-Z]*", run[at:])
            known = any(
                fold(word) in load_lexicon().addresses for word in (last, piece[0] if piece else "")
            )
            whole = piece is not None and piece[0] in _ENDINGS
            if not whole and (known or (len(last) > 2 and last not in _BEGINNINGS)):
                line += " "
        line += run[at]
    return line


def _space_japanese(text: str) -> str:
    text = re.sub(r"(?:(?<!\w)[TF]|[テ干〶〒])\s?(?=\d{3}-\d{4}(?!\d))", "〒", text)
    # The sign may be lost altogether: no house has five digits, a hyphen and four more.
    text = re.sub(r"(?<=[-\d]\d)(?<!\d{3})(\d{3}-\d{4})$", r"〒\1", text)
    text = re.sub(r"(?<=\w)〒", " 〒", text)
    text = re.sub(rf"(\d{{3}}-\d{{4}})(?={_CJK})", r"\1 ", text)
    text = re.sub(rf"({_CJK})(?=\s?\d{{3}}-\d{{4}}(?!\d))", r"\1 ", text)
    # The name of a building follows the numbers of block and house.
    return re.sub(
        r"(\d-\d+(?:-\d+)?|(?<=番)\d+号)(?=[\u3040-\u30ff\u3400-\u9fff]{2,})(?!\d*[丁番号階])",
        r"\1 ",
        text,
    )
