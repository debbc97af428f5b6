"""Made-up names in the script of a country, beside the Latin form its cards print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from samples.foreign.words import ALL
from samples.generate.dice import Dice, lexicon
from samples.generate.romanise import korean_family, korean_given, latin

_LOCALES = {"ko": "ko_KR", "ru": "ru_RU", "uk": "uk_UA", "bg": "bg_BG", "el": "el_GR"}
_MORE = {"th": "th_TH", "he": "he_IL", "ar": "ar_AA", "hi": "hi_IN"}
SOURCES = frozenset(_LOCALES) | {"th", "vi", "he", "ar", "hi"}
"""Languages of these names."""
_FEW_FAMILIES = ("ko", "vi")
# Names on the cards that measure reading in other scripts; those must not be trained on.
_MEASURED = frozenset(
    native
    for words in ALL
    for native, _ in (
        *words.givens,
        *(words.families if words.language not in _FEW_FAMILIES else ()),
    )
)


@dataclass(frozen=True)
class NativeName:
    """One name and how a card prints it in both scripts."""

    native: str
    latin: str | None
    """None when no Latin spelling is known."""
    given: str
    family: str
    latin_given: str
    latin_family: str
    head: int = 0
    """So many words of ``native`` may stand on a line of their own."""


Spelled = tuple[str, str | None]
"""Native and Latin."""


def native_family(dice: Dice, source: str, roman: bool = False) -> str:
    """A family name in the script of ``source``, or in Latin letters."""
    native, spelled = _family(dice, source, dice.chance(0.5), roman)
    return spelled if roman and spelled else native


def native_given(dice: Dice, source: str, roman: bool = False) -> str:
    """A given name in the script of ``source``, or in Latin letters."""
    native, spelled = _given(dice, source, dice.chance(0.5), roman)
    return spelled if roman and spelled else native


def make_native(dice: Dice, source: str, roman: bool = False) -> NativeName:
    """A name, its parts in an order that is usual there; ``roman``: one with a Latin spelling."""
    female = dice.chance(0.42)
    given, family = _given(dice, source, female, roman), _family(dice, source, female, roman)
    if source == "ko":
        return _korean(dice, given[0], family[0])
    if source == "vi":
        return _vietnamese(dice, given, family)
    native_order, latin_order, head = _order(dice, source, female, given, family)
    known = given[1] is not None and family[1] is not None
    return NativeName(
        native_order, latin_order if known else None, given[0], family[0],
        given[1] if known and given[1] else "", family[1] if known and family[1] else "", head,
    )  # fmt: skip


def _order(
    dice: Dice, source: str, female: bool, given: Spelled, family: Spelled
) -> tuple[str, str, int]:
    """The whole name, native and Latin, and how many words of it may stand apart."""
    second: Spelled = ("", "")
    style = "given family"
    if source in ("ru", "uk", "bg"):
        second = _spell(_patronymic(dice, source, female), source)
        style = dice.weigh({
            "given family": 36, "given second family": 26, "family given second": 26,
            "family given": 9, "initials": 3,
        } if source != "bg" else {"given family": 70, "given second family": 28, "initials": 2})  # fmt: skip
        if style == "initials":
            text = f"{given[0][0]}. {second[0][0]}. {family[0]}"
            return text, f"{(given[1] or '')[:1]}. {family[1]}", 0
    elif source == "el":
        style = dice.weigh({"given family": 72, "family given": 14, "middle": 14})
        if style == "middle":
            letter = dice.pick("ΑΒΓΔΕΗΘΙΚΛΜΝΠΣΤΦΧ")
            return (
                f"{given[0]} {letter}. {family[0]}",
                f"{given[1]} {latin(letter)}. {family[1]}",
                0,
            )
    elif source in ("ar", "hi"):
        middle = _given(dice, source, False, True)
        if source == "hi":
            middle = dice.pick(
                (("कुमार", "Kumar"), ("लाल", "Lal"), ("प्रकाश", "Prakash"), ("चन्द्र", "Chandra"))
            )
            middle = middle if not female else dice.pick((("कुमारी", "Kumari"), ("देवी", "Devi")))
        if dice.chance(0.28 if source == "ar" else 0.15) and middle[0] not in (given[0], family[0]):
            second, style = middle, "given second family"
    parts = {"given": given, "second": second, "family": family}
    order = [parts[word] for word in style.split()]
    native = " ".join(p[0] for p in order)
    roman = [p[1] or "" for p in order]
    if source in ("ru", "uk", "bg") and dice.chance(0.75):
        roman = [given[1] or "", family[1] or ""]
    head = 0
    if source in ("ru", "uk") and style == "family given second":
        head = 1
    elif source in ("ru", "uk") and style == "given second family":
        head = 2
    return native, " ".join(roman), head


def _korean(dice: Dice, given: str, family: str) -> NativeName:
    text = dice.weigh({
        f"{family}{given}": 66, f"{family} {given}": 18, " ".join(family + given): 16,
    })  # fmt: skip
    first, roman_family = korean_given(given, dice.chance(0.5)), korean_family(family)
    whole = "".join(first)
    capital = [part.capitalize() for part in first]
    roman = dice.pick(
        (
            f"{roman_family} {'-'.join(first)}", f"{'-'.join(first)} {roman_family}",
            f"{whole} {roman_family}", f"{' '.join(capital)} {roman_family}",
            f"{roman_family}, {' '.join(capital)}", f"{roman_family} {whole}",
            f"{'-'.join(capital)} {roman_family}",
        )
    )  # fmt: skip
    return NativeName(text, roman, given, family, "".join(first), roman_family)


def _vietnamese(dice: Dice, given: Spelled, family: Spelled) -> NativeName:
    roman_given, roman_family = given[1] or "", family[1] or ""
    last = roman_given.split()[-1]
    roman = dice.pick(
        (
            f"{roman_family} {roman_given}", f"{roman_family} {roman_given}",
            f"{last} {roman_family}", f"{roman_given} {roman_family}",
        )
    )  # fmt: skip
    return NativeName(f"{family[0]} {given[0]}", roman, given[0], family[0], last, roman_family)


def _given(dice: Dice, source: str, female: bool, roman: bool) -> Spelled:
    return _pick(dice, source, "women" if female else "men", roman)


def _family(dice: Dice, source: str, female: bool, roman: bool) -> Spelled:
    return _pick(dice, source, "families of women" if female else "families of men", roman)


def _pick(dice: Dice, source: str, kind: str, roman: bool) -> Spelled:
    common = lexicon("natives").get(source, {}).get(kind)
    if source in _LOCALES and common and dice.chance(0.7):
        return _spell(dice.word(common), source)
    if source in _LOCALES:
        name = dice.word(_from_faker(_LOCALES[source], kind))
        if source == "bg" and kind.startswith("families"):
            name = _bulgarian(name, kind.endswith("women"))
        return _spell(name, source)
    if source in _MORE and not roman and dice.chance(0.12):
        return dice.word(_from_faker(_MORE[source], kind)), None
    native, _, spelled = dice.word(_pairs(source, kind)).partition("|")
    return native, spelled


def _bulgarian(family: str, female: bool) -> str:
    """Faker's list has the forms of men and women side by side."""
    man = re.sub("(?<=ов|ев|ин|ск)а$", "", family)
    man = man + "и" if man.endswith("ск") else man
    if not female:
        return man
    return (
        man[:-1] + "а"
        if man.endswith("ски")
        else man + "а"
        if man[-2:] in ("ов", "ев", "ин")
        else man
    )


def _spell(native: str, source: str) -> Spelled:
    return native, " ".join(w.capitalize() for w in latin(native, source).split())


@cache
def _pairs(source: str, kind: str) -> tuple[str, ...]:
    pairs: list[str] = lexicon("natives")[source][kind.split()[0]]
    return tuple(p for p in pairs if p.partition("|")[0] not in _MEASURED)


_ATTRIBUTES = {
    "men": ("first_names_male",),
    "women": ("first_names_female",),
    "families of men": ("last_names_male", "last_names"),
    "families of women": ("last_names_female", "last_names"),
    "fathers of men": ("middle_names_male",),
    "fathers of women": ("middle_names_female",),
}


@cache
def _from_faker(locale: str, kind: str) -> tuple[str, ...]:
    provider: Any = import_module(f"faker.providers.person.{locale}").Provider
    found = next(getattr(provider, a) for a in _ATTRIBUTES[kind] if hasattr(provider, a))
    return tuple(
        name
        for name in dict.fromkeys(found)
        if name not in _MEASURED and name[0].isalpha() and not re.search("[A-Za-z]", name)
    )


def _patronymic(dice: Dice, source: str, female: bool) -> str:
    """The father's name as a middle name: ``Петрович``, ``Петрівна``, in Bulgaria ``Петрова``."""
    if source == "bg":
        father = dice.word(_from_faker("bg_BG", "men")).rstrip("аоияейь")
        return father + ("ова" if female else "ов")
    if dice.chance(0.7):
        his, _, hers = dice.word(lexicon("natives")[source]["fathers"]).partition("|")
        return hers if female else his
    return dice.word(_from_faker(_LOCALES[source], f"fathers of {'women' if female else 'men'}"))
