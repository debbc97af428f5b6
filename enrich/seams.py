"""Where two things, as a name and a title, stand in one line with nothing between but a space.

``Mara Lind Director of operations``: an engine often reads two columns, or a name in bold and
what follows, as one line. Both sides must sound like what they are taken for, the name must be
built of words known as names, and the line as a whole must not sound like a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.fold import is_unspaced
from enrich.lexicon import load_lexicon
from enrich.names import name_likeness
from enrich.registrations import is_numbered_in_brackets, is_registration
from enrich.text_kinds import TEXT_KINDS, text_kinds
from enrich.word_classes import text_classes
from enrich.wrapping import ends_in_joining_word

_NAME, _TITLE, _ADDRESS = map(TEXT_KINDS.index, ("name", "title", "address"))
LEAST_SOUND, LEAST_STREET = 0.65, 0.35
"""How much a title, or a street with its number, must sound like one."""
LEAST_LIKENESS, LEAST_NAME = 0.85, 0.3
"""How much a name must be built like one, and sound like one: firms are named after people."""
MOST_WORDS = 9
_NUMBERED = re.compile(
    r"\(?(?:[A-Z][A-Z.]+\b(?!\.? ?\+?[\d\s()-]{9,}$)|(?i:govt|lic|reg|permit|cert|member|practice|badge)\w*\b)"
)
"""How a number of an authority begins behind a title: in capitals, as nobody's family name is, and
not ``CRM`` and a number to dial."""


def find_seam(text: str) -> int | None:
    """The offset where the second part begins, or None where ``text`` is one thing."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == " " and text[i + 1 : i + 2] != " ")]
    if is_unspaced(text):
        return _unspaced_seam(text, starts[1:])
    for find in (_number_seam, _degree_seam, _street_seam):
        seam = find(text, starts[1:])
        if seam is not None:
            return seam
    if not 3 <= len(starts) <= MOST_WORDS:
        return None
    whole = text_kinds(text)
    if whole[_NAME] > 0.5 or whole[_NAME] + whole[_TITLE] < 0.5:
        return None
    best, place = (0, 0.0), None
    for number, at in enumerate(starts[1:], 1):
        left, right = text[: at - 1], text[at:]
        for name, title, words in ((left, right, number), (right, left, len(starts) - number)):
            if not 2 <= words <= 4 or not name[:1].isalpha():
                continue
            if title is left and all(map(load_lexicon().is_honorific, title.split())):
                continue  # Professor Ada Okafor
            named, titled = text_kinds(name)[_NAME], text_kinds(title)[_TITLE]
            sound = min(named, titled)
            # Of two cuts, that with the longer name leaves nothing of it behind.
            better = named > LEAST_NAME and titled > LEAST_SOUND and (words, sound) > best
            if better and name_likeness(name).score >= LEAST_LIKENESS:
                best, place = (words, sound), at
    return place


def _number_seam(text: str, starts: Sequence[int]) -> int | None:
    """In ``Mortgage Agent Lic# M21004417`` the number under which an authority knows somebody."""
    bracket = re.search(r"\s(\([^()]*\d[^()]*\))$", text)
    if (
        bracket is not None
        and is_numbered_in_brackets(bracket[1])
        and text_classes(text[: bracket.start()]).get("title", 0.0) > 0.3
    ):
        return bracket.start(1)
    if sum(map(str.isdigit, text)) < 4 or is_registration(text):
        return None
    tails = [at for at in starts if _NUMBERED.match(text[at:]) and is_registration(text[at:])]
    if not tails:
        return None
    before = text[: min(tails)]
    opened = before.rfind("(")
    return opened if opened > before.rfind(")") and opened > 0 else len(before)


def _degree_seam(text: str, starts: Sequence[int]) -> int | None:
    """In ``Managing Director B.E. Civil`` a dotted degree, with its subject, ends a title."""
    lexicon = load_lexicon()
    for number, at in enumerate(starts):
        left, degree = text[: at - 1], text[at:].split(" ")[0]
        if len(starts) - number > 2 or "." not in degree or not lexicon.is_degree(degree):
            continue
        if not ends_in_joining_word(left) and text_kinds(left)[_TITLE] > LEAST_SOUND:
            return at
    return None


def _street_seam(text: str, starts: Sequence[int]) -> int | None:
    """In ``Mara Lind 12 Harbour Street`` the house number ends the name."""
    number = next((at for at in starts if text[at].isdigit()), None)
    if number is None or not 2 <= text[:number].count(" ") <= 4:
        return None
    left, right = text[: number - 1], text[number:]
    street = bool(re.match(r"\d+\s[^\W\d]", right)) and text_kinds(right)[_ADDRESS] > LEAST_STREET
    named = street and text_kinds(left)[_NAME] > LEAST_NAME
    return number if named and name_likeness(left).score >= LEAST_LIKENESS else None


_UNIT = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]{1,12}(?:部|課|室|係|局|处|處|科|院|センター)"
    r"|[\uac00-\ud7a3]{2,12}(?:실|부|과|팀|단|센터|본부|국)"
)


def is_east_asian_unit(text: str) -> bool:
    """``営業部``, ``건설안전부``: a unit by its last letter, and no known title."""
    return _UNIT.fullmatch(text) is not None and text_classes(text).get("title", 0.0) < 1.0


def _unspaced_seam(text: str, starts: Sequence[int]) -> int | None:
    """In ``오철수 지점장`` and ``팀장 이유나`` both sides are one word, the title a known one.

    In ``営業部 部長`` a unit stands before the title of who leads it.
    """
    for at in starts:
        left, right = text[: at - 1], text[at:]
        if is_east_asian_unit(left) and text_classes(right).get("title", 0.0) == 1.0:
            return at
        for name, title in ((left, right), (right, left)):
            if (
                text_classes(title).get("title", 0.0) == 1.0
                and name_likeness(name).score >= LEAST_LIKENESS
            ):
                return at
    return None
