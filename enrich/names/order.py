"""Which of a name's words are given and which family names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from enrich.fold import fold, letters_of, word_set
from enrich.lexicon import load_lexicon
from enrich.names.case import PARTICLES, is_initials


@dataclass(frozen=True)
class NameParts:
    """Words as printed, in print order."""

    printed: tuple[str, ...]
    given: tuple[str, ...] = ()
    additional: tuple[str, ...] = ()
    family: tuple[str, ...] = ()


_FAMILY_FIRST = {"CN": 0.4, "TW": 0.4, "HK": 0.3, "KR": 0.4, "VN": 0.6, "HU": 0.4, "JP": 0.1}
_BY_LANGUAGE = {"zh": 0.3, "ko": 0.4, "vi": 0.6, "hu": 0.4, "ja": 0.1}
_VIETNAMESE = word_set(
    "nguyen tran pham huynh hoang phan vu vo dang bui ngo duong dinh trinh doan truong"
)
# Family names there, but given names or particles elsewhere.
_ALSO_VIETNAMESE = word_set(
    "le ly ho do mai cao ha thai luu luong quach lam dao to kieu chu ta vuong"
)
_HERS = re.compile("(?:[оеё]вна|ична|[ії]вна)$", re.IGNORECASE)
_HIS = re.compile("[ое]вич$", re.IGNORECASE)
_PATRONYMIC = re.compile("(?:ич|[оеё]вна|ична|[ії]вна)$", re.IGNORECASE)
"""Russian and Ukrainian middle names after the father."""
_EITHER_ORDER = word_set("HU RU UA BY KZ BG GR CY")
_EITHER_LANGUAGE = word_set("hu ru uk be kk bg el")
_TWO_FAMILY_NAMES = word_set(
    "ES MX AR CL CO PE EC VE UY PY BO CR PA GT HN SV NI DO CU PR PT BR AO MZ"
)


def split_name(
    tokens: Sequence[str], region: str | None = None, languages: Sequence[str] = ()
) -> NameParts:
    """Split the words of a name that has neither honorific nor degrees left."""
    printed = tuple(tokens)
    core = [token for token in printed if not _is_nickname(token, printed)]
    full = [token for token in core if not is_initials(token)]
    if not full:
        return NameParts(printed, tuple(core[:-1]) or tuple(core), (), tuple(core[1:][-1:]))
    if len(core) == 1:
        return NameParts(printed, tuple(core))
    if _ends_in_patronymic(core):
        size = 0 if len(core) == 2 else 1
        return NameParts(printed, tuple(core[size:]), (), tuple(core[:size]))
    marked = _marked_family(core)
    if marked:
        rest = [token for token in core if token not in marked]
        given, additional = _given_and_initials(rest)
        return NameParts(printed, given, additional, tuple(marked))
    if _family_comes_first(full, core, region, languages):
        size = _with_particles_first(core)
        return NameParts(printed, tuple(core[size:]), (), tuple(core[:size]))
    return _western(printed, core, full, region, languages)


def _ends_in_patronymic(core: Sequence[str]) -> bool:
    """``Петров Иван Сергеевич`` and ``Анна Сергеевна``, but ``Адам Мицкевич`` is a family name."""
    if len(core) == 2:
        return bool(_HERS.search(core[1])) and not is_initials(core[0])
    if len(core) != 3 or any(map(is_initials, core)):
        return False
    lexicon = load_lexicon()
    # Анна Мария Мицкевич bears two given names.
    western = lexicon.given(core[0]) > lexicon.family(core[0])
    patronymic = bool(_PATRONYMIC.search(core[2])) and not _PATRONYMIC.search(core[1])
    return patronymic and (not western or bool(_HERS.search(core[2])))


def is_given_and_patronymic(text: str) -> bool:
    """``Виктория Львовна``, to which a family name belongs."""
    core = text.split()
    if len(core) != 2 or any(map(is_initials, core)):
        return False
    # Мицкевич, a family name, looks the same: only what else is printed tells.
    return _HERS.search(core[1]) is not None or _HIS.search(core[1]) is not None


def _western(
    printed: tuple[str, ...],
    core: list[str],
    full: list[str],
    region: str | None,
    languages: Sequence[str],
) -> NameParts:
    trailing = 0
    while trailing < len(core) - 1 and is_initials(core[-1 - trailing]):
        trailing += 1
    if trailing:
        body, initials = core[:-trailing], tuple(core[-trailing:])
        if len(body) < 3:
            # South Indian print: the initials after the name stand for the father's or the place.
            return NameParts(printed, tuple(body), (), initials)
        given, _ = _given_and_initials(body[:-1])
        return NameParts(printed, given, initials, (body[-1],))
    start = len(core) - 1
    if _has_two_family_names(core, full, region, languages):
        start -= 1
    while start > 1 and _is_particle(core[start - 1]):
        start -= 1
    given, additional = _given_and_initials(core[:start])
    return NameParts(printed, given, additional, tuple(core[start:]))


def _is_particle(token: str) -> bool:
    return not is_initials(token) and fold(token).strip(".'’") in PARTICLES


def _given_and_initials(tokens: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Initials after the last full given name are additional, those before belong to it."""
    end = len(tokens)
    while end > 1 and is_initials(tokens[end - 1]):
        end -= 1
    if not any(not is_initials(token) for token in tokens[:end]):
        return tuple(tokens), ()
    return tuple(tokens[:end]), tuple(tokens[end:])


def _marked_family(tokens: Sequence[str]) -> list[str]:
    """The words in capitals at one end beside words that are not: the family name, by custom."""
    words = [t for t in tokens if len(letters_of(t)) > 1 and not is_initials(t)]
    capitals = [t for t in words if t.isupper()]
    if not capitals or len(capitals) == len(words):
        return []
    if list(words[: len(capitals)]) == capitals or list(words[-len(capitals) :]) == capitals:
        return capitals
    return []


def _family_comes_first(
    full: Sequence[str], core: Sequence[str], region: str | None, languages: Sequence[str]
) -> bool:
    if len(full) < 2 or is_initials(core[0]) or is_initials(core[-1]):
        return False
    lexicon = load_lexicon()
    habit = max(
        [_FAMILY_FIRST.get(region or "", 0.0), *(_BY_LANGUAGE.get(lang, 0.0) for lang in languages)]
    )
    first, last = full[0], full[-1]
    eastern = _eastern_surnames()
    either = region in _EITHER_ORDER or bool(_EITHER_LANGUAGE & set(languages))
    vietnamese = region == "VN" or "vi" in languages
    if vietnamese and letters_of(first) in _ALSO_VIETNAMESE:
        return True
    if not either and letters_of(first) not in eastern:
        return False
    western = lexicon.given(first) + lexicon.family(last)
    turned = lexicon.family(first) + lexicon.given(last)
    if letters_of(first) in eastern and letters_of(last) not in eastern:
        turned += 0.5
    elif letters_of(last) in eastern and letters_of(first) not in eastern:
        western += 0.5
    return turned + habit > western + 0.3


def _with_particles_first(core: Sequence[str]) -> int:
    return 1 if len(core) < 2 or fold(core[0]) not in PARTICLES else min(2, len(core) - 1)


def _has_two_family_names(
    core: Sequence[str], full: Sequence[str], region: str | None, languages: Sequence[str]
) -> bool:
    if region not in _TWO_FAMILY_NAMES and not {"es", "pt"} & set(languages):
        return False
    if len(full) < 3 or is_initials(core[-2]) or fold(core[-2]) in PARTICLES:
        return False
    lexicon = load_lexicon()
    return len(full) > 3 or lexicon.given(core[-2]) <= lexicon.family(core[-2])


def _is_nickname(token: str, tokens: Sequence[str]) -> bool:
    return len(tokens) > 2 and token[0] in "\"“„'‘(«" and token[-1] in "\"”“'’)»" and len(token) > 2


@cache
def _eastern_surnames() -> frozenset[str]:
    """Surnames of China, Korea and Japan in Latin letters, and the Vietnamese ones."""
    table = load_lexicon().native_surnames.values()
    return frozenset(letters_of(n) for latin in table for n in latin) | _VIETNAMESE
