"""How alike two names are: spelling, order, initials, short forms, scripts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from enrich.contact import Name
from enrich.fold import fold, is_latin
from enrich.lexicon import load_lexicon
from enrich.merging.nicknames import formal_names, may_be_same_given
from enrich.merging.same_value import is_slip
from enrich.merging.text import words


@dataclass(frozen=True)
class NameForm:
    """A name in one script, as folded words."""

    words: tuple[str, ...]
    family: tuple[str, ...] = ()
    """The family name's words, empty when it is not known which they are."""
    spelled: bool = True
    """False when it was transliterated from another script."""

    @property
    def given(self) -> tuple[str, ...]:
        """The words that are not the family name."""
        rest = list(self.words)
        for word in self.family:
            if word in rest:
                rest.remove(word)
        return tuple(rest)


@dataclass(frozen=True)
class Likeness:
    """How alike, and what it rests on."""

    kind: str
    """same, slip, short, initial, near, script, transliterated, given, family or different."""
    reason: str


DIFFERENT = Likeness("different", "different names")

# From closest to farthest: the best pair of forms speaks for two names.
_ORDER = (
    *("same", "script", "slip", "short", "transliterated", "initial", "near"),
    *("given", "family", "different"),
)


def compatible(likeness: Likeness) -> bool:
    """Whether the two may well be one person's name."""
    return _ORDER.index(likeness.kind) <= _ORDER.index("near")


@lru_cache(maxsize=16384)
def forms(name: Name) -> tuple[NameForm, ...]:
    """The name in each script it is known in, other scripts also in Latin letters."""
    result = [_form(name.full, name.family)]
    if name.native:
        result.append(_form(name.native, None))
    for text in (name.full, name.native or ""):
        if any(c.isalpha() for c in text) and not is_latin(text):
            latin = words(anyascii(_spaced(text)))
            if latin:
                result.append(NameForm(latin, spelled=False))
    return tuple(dict.fromkeys(form for form in result if form.words))


GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior"))
"""Words that tell bearers of one name apart and are no part of it."""


def _form(full: str, family: str | None) -> NameForm:
    all_words = tuple(word for word in words(full) if word not in GENERATIONS) or words(full)
    family_words = tuple(word for word in words(family or "") if word not in GENERATIONS)
    if not all(word in all_words for word in family_words):
        family_words = ()
    return NameForm(all_words, family_words)


def _spaced(text: str) -> str:
    # anyascii runs syllables of Han and Hangul together; names without spaces have the
    # family name in their first character.
    if " " in text.strip() or len(text) < 2 or not _is_syllabic(text):
        return text
    return f"{text[0]} {text[1:]}"


def _is_syllabic(text: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)


def block_keys(form: NameForm) -> frozenset[str]:
    """Keys under which names worth comparing meet.

    ``n:`` keys are shared by the same name in any order, by a short form of the given name,
    and by a slip in the family name's tail. An ``i:`` key is that of a name with an initial
    and meets the ``f:`` keys of the names in full that it may stand for.
    """
    keys = {f"n:{_whole(form.words)}"}
    ends = {form.words[0], form.words[-1], *form.family[-1:]}
    for family in ends:
        if len(family) < 2:
            continue
        for given in ends - {family}:
            if len(given) == 1:
                keys.add(f"i:{family} {given}")
                continue
            for formal in formal_names(given):
                keys.add(f"n:{family} {formal}")
                keys.add(f"f:{family} {formal[0]}")
            keys.add(f"n:{given} {family[:3]}-")
    return frozenset(keys)


def telling_words(form: NameForm) -> frozenset[str]:
    """The first and the last word and the formal names they may stand for, no initials."""
    ends = {form.words[0], form.words[-1], *form.family[-1:]}
    return frozenset(formal for word in ends if len(word) > 1 for formal in formal_names(word))


def whole_key(name: Name) -> str:
    """The key that only bearers of the very same name share, whatever the order."""
    return _whole(words(name.full))


def _whole(name_words: tuple[str, ...]) -> str:
    return "+".join(sorted(name_words))


def likeness(a: Name, b: Name) -> Likeness:
    """The closest that any form of ``a`` comes to any form of ``b``."""
    best = DIFFERENT
    for left in forms(a):
        for right in forms(b):
            found = _compare(left, right)
            if _ORDER.index(found.kind) < _ORDER.index(best.kind):
                best = found
    if best.kind == "same" and (a.native or b.native) and not _same_script(a, b):
        return Likeness("script", "same name in two scripts")
    return best


def _same_script(a: Name, b: Name) -> bool:
    return is_latin(a.full) == is_latin(b.full)


@lru_cache(maxsize=16384)
def _compare(a: NameForm, b: NameForm) -> Likeness:
    if not (a.spelled and b.spelled):
        return _compare_sounds(a, b)
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return Likeness("same", "same name")
    if len(a.words) == 1 or len(b.words) == 1:
        if is_slip(" ".join(a.words), " ".join(b.words)) and len(a.words) == len(b.words):
            return Likeness("slip", "same name but for a slip")
        if set(a.words) & set(b.words):
            return Likeness("family", "one name in common")
        return DIFFERENT
    return _pair_up(a, b)


def _pair_up(a: NameForm, b: NameForm) -> Likeness:
    """Match the words of the shorter name to those of the longer one."""
    short, long = sorted((a, b), key=lambda form: len(form.words))
    rest = list(long.words)
    found: list[str] = []
    unmatched: list[str] = []
    # Whole words first, so that an initial does not take the place of the word it equals.
    for word in sorted(short.words, key=len, reverse=True):
        match = _best_match(word, rest)
        if match is None:
            unmatched.append(word)
        else:
            rest.remove(match[1])
            found.append(match[0])
    if unmatched:
        return _partial(a, b)
    if not set(found) - {"initial"}:
        return DIFFERENT
    # Both ends of a name count: "Mara Lindqvist" is no short form of "Mara Sofia Holm".
    if _ends_left_out(short, long, rest):
        return Likeness("family", "part of the name in common")
    for kind, reason in (
        ("near", "given names a letter apart"),
        ("initial", "same name with an initial"),
        ("short", "a short form of the given name"),
        ("slip", "same name but for a slip"),
    ):
        if kind in found and _matters(kind, found, short, long):
            return Likeness(kind, reason)
    return Likeness("same", "same name")


def _matters(kind: str, found: list[str], short: NameForm, long: NameForm) -> bool:
    # A middle initial beside a given and a family name in full takes nothing away.
    return kind != "initial" or sum(1 for match in found if match != "initial") < 2


def _best_match(word: str, candidates: list[str]) -> tuple[str, str] | None:
    for candidate in candidates:
        if candidate == word:
            return "same", candidate
    for candidate in candidates:
        if len(word) > 1 and len(candidate) > 1 and may_be_same_given(word, candidate):
            return "near" if _are_his_and_hers(word, candidate) else "short", candidate
    for candidate in candidates:
        if len(word) > 3 and _is_typo(word, candidate):
            return "near" if _are_two_given(word, candidate) else "slip", candidate
    for candidate in candidates:
        if word[0] == candidate[0] and 1 in (len(word), len(candidate)):
            return "initial", candidate
    return None


def _is_typo(a: str, b: str) -> bool:
    # Short words a letter apart are other names as often as slips: Jan, Jon, Jen.
    distance = Levenshtein.distance(a, b, score_cutoff=2)
    if distance <= 1:
        return min(len(a), len(b)) >= 5 or is_slip(a, b)
    return distance == 2 and is_slip(a, b)


def _are_his_and_hers(a: str, b: str) -> bool:
    """Whether two names are a man's and a woman's form of one: Roberto, Roberta; Louis, Louise."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"}
    return len(short) > 3 and long in (short + "a", short + "e")


_GIVEN = 0.3
"""How surely a word must be a given name (0..1) to be one rather than a slip of another."""


def _are_two_given(a: str, b: str) -> bool:
    """Whether both are given names as they stand: Mario and Maria are two people."""
    lexicon = load_lexicon()
    return min(lexicon.given(a), lexicon.given(b)) > _GIVEN


def _ends_left_out(short: NameForm, long: NameForm, rest: list[str]) -> bool:
    """Whether the longer name's family name, where known, is missing from the shorter."""
    if long.family:
        return all(word in rest for word in long.family)
    return len(short.words) < len(long.words) and {long.words[0], long.words[-1]} <= set(rest)


def _partial(a: NameForm, b: NameForm) -> Likeness:
    common = set(a.words) & set(b.words)
    long_common = {word for word in common if len(word) > 1}
    if not long_common:
        return DIFFERENT
    if long_common & set(a.given) & set(b.given) and a.family and b.family:
        return Likeness("given", "same given name, other family name")
    return Likeness("family", "one name in common")


# Transliterations spell the same sound in many ways (Kim, Gim; Yuri, Iurii).
_SOUNDS_ALIKE = 0.75


def _compare_sounds(a: NameForm, b: NameForm) -> Likeness:
    left, right = "".join(sorted(a.words)), "".join(sorted(b.words))
    best = max(
        Levenshtein.normalized_similarity(left, right),
        Levenshtein.normalized_similarity("".join(a.words), "".join(b.words)),
        Levenshtein.normalized_similarity("".join(a.words), "".join(reversed(b.words))),
    )
    if best >= _SOUNDS_ALIKE and len(left) >= 5:
        return Likeness("transliterated", "names that sound alike in two scripts")
    return DIFFERENT


def spelled_by(local_part: str, name: Name) -> bool:
    """Whether the local part of an e-mail address holds the person's name or initials."""
    local = fold(local_part)
    pieces = [word for form in forms(name) for word in form.words]
    return any(len(word) > 2 and word in local for word in pieces)
