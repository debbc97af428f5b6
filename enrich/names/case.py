"""Print in capitals, in small letters or without spaces, turned into how people write names."""

from __future__ import annotations

import re

from enrich.fold import fold, letters_of, word_set
from enrich.lexicon import load_lexicon

PARTICLES = word_set(
    "van von der den de da do dos das du del della di dei la las los le ten ter te zu zum zur"
    " vom af av bin binti bint ibn ben al el y e i und and"
    " عبد بن بنت ابن أبو ابو آل بنو בן בר בת אבו"
)
"""Words inside family names. Alone or at the end they may be names of their own."""
_LOWERED = PARTICLES - {"ben", "al", "el", "le", "la", "di", "della", "e", "i", "y", "te", "do"}
_MAC = word_set(
    "allister arthur aulay callum cormack donald donnell dougall dowell farlane gregor intosh"
    " intyre kay kenna kenzie kinnon lachlan laren laughlin lean leod mahon millan nab neil"
    " phail pherson queen rae taggart"
)
_ROMAN = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX)", re.IGNORECASE)
_PIECE = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*", re.UNICODE)
_SMALL_WORDS = word_set(
    "of and the for in at on to by a an with und der die das für im de des du la le et en y e da"
    " do dos das del di della dei van von voor och og"
)
_ACRONYMS = word_set(
    "ceo cfo coo cto cio cmo cso cro ciso md vp svp evp avp hr hrd it ict qa qc qs pr rd gis gps"
    " erp sap crm cad cam bim ui ux seo sem pmo pm po sme hse ehs hvac mep plc usa uk uae eu us"
    " bpo kpo ai ml iot bi dba ems amc ngo csr esg ca cs pa pg ug ll nw ne sw se po uae apac emea"
    " latam mena gm agm dgm hod cpa cfa mba phd"
)
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u03ff\u0400-\u052f]")
"""Where only the first word of a title has a capital."""
_VOWELS = frozenset("aeiouyáéíóúäöüàèìòùâêîôûãõåæøœ")


def natural_case(text: str, kind: str = "name") -> str:
    """``text`` as people write it: ``JOHN MCDONALD`` becomes ``John McDonald``.

    ``kind`` is ``name``, ``title``, ``address`` or ``organization``. Print that is not all
    capitals or all small is kept, but in names single words in capitals are lowered
    (``John SMITH``) and spaces after dots restored (``G.RAVI`` is ``G. Ravi``). Organisations
    keep their print: ``IBM`` is not ``Ibm``. Only case, dots and spaces between words change.
    """
    if kind == "organization":
        return text
    if kind == "name":
        return _name_case(space_dots(" ".join(text.split())))
    if not _is_one_case(text):
        return text
    if kind == "title" and _GREEK_OR_CYRILLIC.search(text) and text == text.lower():
        return text[:1].upper() + text[1:]
    return _phrase_case(text, keep_short=kind == "address")


def restore_spaces(text: str) -> str:
    """Put back the spaces a reader lost between names: ``MaraLind`` where both are known names.

    Where nothing in the print shows the seam (``MARALIND``), both names must be well known and
    the whole unknown. Anything else stays as it is.
    """
    tokens = text.split()
    alone = len(tokens) == 1
    return " ".join(part for token in tokens for part in _split_names(token, alone))


def is_initials(token: str) -> bool:
    """``K``, ``K.``, ``K.S.``, ``KS`` (two or three capitals that no name is spelled with)."""
    bare = letters_of(token)
    if len(bare) == 1:
        return token[:1].isupper() or "." in token
    if re.fullmatch(r"(?:[^\W\d_][.\s]){1,4}[^\W\d_]?\.?", token):
        return True
    if not token.isupper() or len(bare) > 3 or not bare.isalpha():
        return False
    known = load_lexicon().name(token) > 0
    return not known and (len(bare) == 2 or not _VOWELS & set(bare))


def _is_one_case(text: str) -> bool:
    # ß has no capital in print: GROß is in capitals.
    letters = [c for c in text if c.isalpha() and c.lower() != c.upper() and c != "ß"]
    return len(letters) > 1 and (
        all(letter.isupper() for letter in letters) or all(letter.islower() for letter in letters)
    )


def space_dots(text: str) -> str:
    """A space after the dot of an initial or of an abbreviated word, none inside ``K.S.``."""
    out: list[str] = []
    for token in text.split(" "):
        pieces = token.split(".")
        if len(pieces) == 1 or "@" in token or not all(_is_plain(p) for p in pieces):
            out.append(token)
            continue
        line = ""
        for at, piece in enumerate(pieces):
            last = at == len(pieces) - 1
            follows = "" if last else next((p for p in pieces[at + 1 :] if p), "")
            both_short = len(piece) <= 1 and len(follows) <= 1
            line += piece
            if not last:
                tight = both_short or not follows or follows.startswith(("-", "ª", "º"))
                line += "." if tight else ". "
        out.append(line)
    return _drop_seam_dots(" ".join(out))


def _drop_seam_dots(text: str) -> str:
    """``Mara. Lind`` is two names with a dot for a space; ``Md. Ali`` and ``K. Lind`` keep it."""
    words = text.split(" ")
    lexicon = load_lexicon()
    for at, word in enumerate(words[:-1]):
        bare = letters_of(word)
        if len(bare) > 3 and not lexicon.is_honorific(word) and word.endswith("."):
            words[at] = word[:-1]
    return " ".join(words)


def _is_plain(piece: str) -> bool:
    return all(letter.isalpha() or letter in "-'’" for letter in piece)


def _name_case(text: str) -> str:
    tokens = text.split(" ")
    one_case = _is_one_case(text)
    cased: list[str] = []
    for at, token in enumerate(tokens):
        inner = 0 < at < len(tokens) - 1
        bare = fold(token).strip(".,()\"'")
        if len(bare) <= 1:
            cased.append(token.upper() if one_case and bare.isalpha() else token)
        elif _ROMAN.fullmatch(bare) and at and at == len(tokens) - 1 and _in_capitals(token):
            cased.append(token)
        elif inner and bare in _LOWERED and (one_case or _in_capitals(token)):
            cased.append(token.lower())
        elif (one_case and not _in_capitals(token)) or _in_capitals(token):
            keep = _in_capitals(token) and is_initials(token) and len(tokens) > 1
            cased.append(token if keep else _PIECE.sub(_capitalise, token))
        elif re.match(r"M[cC][A-Z]{2,}", token):
            cased.append("Mc" + _PIECE.sub(_capitalise, token[2:]))
        else:
            cased.append(token)
    return " ".join(cased)


def _in_capitals(token: str) -> bool:
    return token.replace("ß", "").isupper()


def _capitalise(match: re.Match[str]) -> str:
    word = match.group()
    if len(word) == 1:
        return word.upper()
    seam = re.match(r"([oOdDlL])(['’`´])(.{2,})", word)
    if seam:
        return seam[1].upper() + seam[2] + _upper_first(seam[3])
    small = word.lower()
    if small.startswith("mc") and len(small) > 4:
        return "Mc" + _upper_first(small[2:])
    if small.startswith("mac") and small[3:] in _MAC:
        return "Mac" + _upper_first(small[3:])
    return _upper_first(small)


def _upper_first(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _phrase_case(text: str, keep_short: bool) -> str:
    seen = 0

    def cased(match: re.Match[str]) -> str:
        nonlocal seen
        word, seen = match.group(), seen + 1
        small = word.lower()
        if seen > 1 and small in _SMALL_WORDS:
            return small
        no_vowels = not _VOWELS & set(small) and word.isupper() and len(word) > 1
        if small in _ACRONYMS or _ROMAN.fullmatch(word) or no_vowels:
            return word.upper() if small in _ACRONYMS else word
        if keep_short and word.isupper() and len(word) < 3:
            return word
        return _upper_first(word)

    return _PIECE.sub(cased, text)


def _split_names(token: str, alone: bool) -> list[str]:
    lexicon = load_lexicon()
    seams = [
        at
        for at in range(2, len(token) - 1)
        if token[at].isupper() and token[at - 1].islower() and token[at + 1].islower()
    ]
    for at in seams:
        left, right = token[:at], token[at:]
        if left in {"Mc", "Mac", "De", "La", "Le", "Di", "Da", "Van", "Du", "Fitz", "El", "Al"}:
            continue
        if lexicon.name(left) and (lexicon.name(right) or len(seams) > 1):
            return [left, *_split_names(right, alone)]
    if seams or not alone or len(token) < 8 or not token.isalpha() or lexicon.name(token):
        return [token]
    pairs = [(token[:at], token[at:]) for at in range(4, len(token) - 3)]
    known = [pair for pair in pairs if all(lexicon.name(part) > 0.3 for part in pair)]
    if not known:
        return [token]
    best = max(known, key=lambda pair: (sum(map(lexicon.name, pair)), min(map(len, pair))))
    return list(best) if token.isupper() or token.islower() else [best[0], _upper_first(best[1])]
