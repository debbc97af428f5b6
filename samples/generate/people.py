"""Made-up people: names as the cards of a country print them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from anyascii import anyascii

from samples.generate.dice import Dice, country_words, lexicon
from samples.generate.natives import SOURCES, make_native, native_family, native_given
from samples.generate.romanise import latin


@dataclass(frozen=True)
class Person:
    """One holder, before it is decided how the card prints them."""

    name: str
    """As printed, natural case, without honorific and degrees."""
    given: str | None
    family: str | None
    mail: tuple[str, str]
    """Given and family name in plain ASCII, for e-mail addresses."""
    honorific: str | None = None
    credentials: str | None = None
    native: str | None = None
    """The name in the country's own script, if the card prints one."""
    kana: str | None = None
    native_honorific: str | None = None
    """Printed before ``native``."""
    head: int = 0
    """So many words of ``name`` may stand on a line of their own."""


@cache
def _names(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = lexicon("people")["names"].get(source)
    if own:
        given, family = own["given"], own["family"]
        particles = lexicon("people")["particles"]
        families: list[str] = []
        particle = ""
        for token in family.split():
            if token in particles:
                particle += token + " "
            else:
                families.append(particle + token.replace("_", " "))
                particle = ""
        return tuple(given.split()), tuple(families)
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    if isinstance(getattr(provider, "first_names", None), property | None):
        given_names = (*provider.first_names_male, *provider.first_names_female)
    else:
        given_names = tuple(provider.first_names)
    for attribute in ("last_names", "unisex_last_names", "male_last_names", "last_names_female"):
        if hasattr(provider, attribute):
            return given_names, tuple(getattr(provider, attribute))
    raise AttributeError(f"no family names in Faker's {source}")


@cache
def _pairs() -> tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...]]:
    provider: Any = import_module("faker.providers.person.ja_JP").Provider
    return tuple(provider.first_name_pairs), tuple(provider.last_name_pairs)


@cache
def _romanized(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    return tuple(provider.first_romanized_names), tuple(provider.last_romanized_names)


def plain(text: str) -> str:
    """``text`` in the letters an e-mail address can have."""
    text = latin(text)
    for special, letters in (
        ("ß", "ss"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "o"), ("ł", "l"), ("ı", "i"),
        ("æ", "ae"), ("Ł", "L"), ("đ", "d"),
    ):  # fmt: skip
        text = text.replace(special, letters)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_latin(country: str) -> bool:
    """Whether cards of this edition print native names in Latin letters."""
    return bool(country_words(country)["languages"][0] == "en")


def family_name(dice: Dice, country: str) -> str:
    """A family name as companies and streets of the country carry it."""
    source = dice.pick(country_words(country)["names"])
    if source == "ja_JP":
        return dice.pick(_pairs()[1])[0]
    if source in SOURCES:
        return native_family(dice, source, _is_latin(country))
    return dice.word(_names(source)[1])


def given_name(dice: Dice, country: str) -> str:
    source = dice.pick(country_words(country)["names"])
    if source in SOURCES:
        return native_given(dice, source, _is_latin(country))
    return dice.word(_names(source)[0])


_USUAL = (0.08, 0.1)
"""How often a card prints an honorific and credentials, where a country has no habit of its own."""
_SHARED = {"PK": "IN", "LK": "IN"}
_GLUED = ("นาย", "นาง", "นางสาว", "คุณ", "น.ส.")
"""Honorifics that stand before a name without a blank."""


def _honours(dice: Dice, country: str, native: bool) -> tuple[str | None, str | None]:
    """Honorific and credentials, or None; in the language of the card's country."""
    words = country_words(country)
    language = words["languages"][0]
    honor, degree = words.get("typical", _USUAL)
    made = []
    for kind, chance in (("honorifics", honor), ("credentials", degree)):
        lists = lexicon("people")[kind]
        keys = (language,) if native else (_SHARED.get(country, country), language)
        options = next((lists[key] for key in keys if key in lists), None)
        made.append(options if options and dice.chance(chance) else None)
    honorific, credentials = made
    return dice.pick(honorific) if honorific else None, dice.word(
        credentials
    ) if credentials else None


def make_person(dice: Dice, country: str, both: bool = False) -> Person:
    """A person with a name in one of the country's printed forms, in ``both`` scripts if asked."""
    words = country_words(country)
    source = dice.pick(words["names"])
    language = words["languages"][0]
    if source == "ja_JP":
        return _japanese(dice)
    if source in ("zh_CN", "zh_TW"):
        return _chinese(dice, source)
    if source in SOURCES:
        return _native(dice, country, source, both)
    if country in ("IN", "LK") and dice.chance(0.55):
        source = "south_india" if country == "IN" else "lanka"
    given_names, families = _names(source)
    given, family = dice.word(given_names), dice.word(families)
    if source == "cs_CZ":
        given, family = _czech(dice)
    if source == "pl_PL" and given.endswith("a") and family.endswith(("ski", "cki")):
        family = family[:-1] + "a"
    second = dice.word(given_names)
    if source in ("en_IN", "south_india", "lanka", "en_PK"):
        name, first, last = _subcontinent(dice, given, second, family, source)
    elif source in ("es_ES", "es_MX", "es_CO", "es_CL"):
        other = dice.word(families)
        last = f"{family} {other}" if dice.chance(0.6) else family
        first = f"{given} {second}" if dice.chance(0.25) and second != given else given
        name = f"{first} {last}"
    elif source == "pt_PT":
        other = dice.word(families)
        glue = dice.pick((" ", " ", " ", " da ", " de ", " e "))
        last = f"{other}{glue}{family}" if dice.chance(0.35) and other != family else family
        first = f"{given} {second}" if dice.chance(0.12) and second != given else given
        name = f"{first} {last}"
    elif source in ("malay_men", "malay_women"):
        between = ("bin", "bin", "b.") if source == "malay_men" else ("binti", "binti", "bt.")
        lead = "Mohd " if source == "malay_men" else "Siti "
        first, last = (lead + given if dice.chance(0.25) else given), family
        name = f"{first} {dice.pick((*between, ''))} {last}".replace("  ", " ")
    elif source == "filipino":
        first, last = (f"{given} {second}" if dice.chance(0.15) else given), family
        middle = f" {dice.pick('ABCDEGLMPRSTV')}." if dice.chance(0.45) else ""
        name = f"{first}{middle} {last}"
    elif source == "hu_HU":
        first, last = given, f"{family}-{dice.word(families)}" if dice.chance(0.08) else family
        name = f"{last} {first}"
    elif source == "kr":
        name = dice.pick(
            (
                f"{given} {family}",
                f"{family} {given}",
                f"{given.replace('-', ' ')} {family}",
                f"{family}, {given}",
                f"{given[0]}. {given.split('-')[-1][0].upper()}. {family}",
            )
        )
        first, last = given, family
    elif source == "hk" and "-" in given:
        name = dice.pick(
            (
                f"{family} {given}",
                f"{given} {family}",
                f"{family} {given.replace('-', ' ').title()}",
            )
        )
        first, last = given, family
    else:
        first, last, name = _western(dice, given, second, family, families, language)
    honorific, credentials = _honours(dice, country, False)
    mail_given = next((t for t in name.replace(".", " ").split() if len(t) > 2), given)
    return Person(
        name, first, last, (plain(mail_given if country == "IN" else given), plain(family)),
        honorific, credentials,
    )  # fmt: skip


def _native(dice: Dice, country: str, source: str, both: bool) -> Person:
    english_card = _is_latin(country)
    made = make_native(dice, source, english_card)
    honorific, credentials = _honours(dice, country, not english_card)
    mail = (plain(made.latin_given), plain(made.latin_family))
    latin_name = made.latin
    if english_card and latin_name and not both:
        return Person(latin_name, made.latin_given, made.latin_family, mail, honorific, credentials)
    if latin_name is None or not (both or dice.chance(0.08)):
        return Person(
            made.native, made.given, made.family, mail, honorific, credentials, head=made.head
        )
    if english_card:
        english, honorific = honorific, None
    else:
        english = "Dr." if honorific and dice.chance(0.25) else None
    return Person(
        latin_name, made.latin_given, made.latin_family, mail, english, credentials,
        native=made.native, native_honorific=honorific,
    )  # fmt: skip


@cache
def _czech_names() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    provider: Any = import_module("faker.providers.person.cs_CZ").Provider
    return (
        (tuple(provider.first_names_male), tuple(provider.last_names_male)),
        (tuple(provider.first_names_female), tuple(provider.last_names_female)),
    )


def _czech(dice: Dice) -> tuple[str, str]:
    """Given and family name of a man or a woman: ``Dvořák``, ``Dvořáková``."""
    given_names, families = _czech_names()[dice.chance(0.4)]
    return dice.word(given_names), dice.word(families)


def honour(dice: Dice, honorific: str) -> str:
    """What stands between an honorific and the name."""
    if honorific in _GLUED:
        return ""
    gap = dice.pick((" ", " ", ""))
    # A word that is written out, or ends in a stroke, never runs into the name.
    return gap if gap or honorific[-1] in "./" or honorific.isascii() else " "


def _western(
    dice: Dice, given: str, second: str, family: str, families: tuple[str, ...], language: str
) -> tuple[str, str, str]:
    style = dice.weigh(
        {"plain": 70, "middle": 12, "two": 4, "initial": 5, "double": 5, "hyphen": 4}
    )
    if style == "middle" and language in ("en", "nl", "pt"):
        return given, family, f"{given} {second[0]}. {family}"
    if style == "two":
        return f"{given} {second}", family, f"{given} {second} {family}"
    if style == "initial":
        return f"{given[0]}.", family, f"{given[0]}. {family}"
    if style == "double":
        last = f"{family}-{dice.word(families)}"
        return given, last, f"{given} {last}"
    if style == "hyphen" and language in ("de", "fr"):
        return f"{given}-{second}", family, f"{given}-{second} {family}"
    return given, family, f"{given} {family}"


def _subcontinent(
    dice: Dice, given: str, second: str, family: str, source: str
) -> tuple[str, str | None, str | None]:
    letters = [dice.pick("ABCDGHJKLMNPRSTV") for _ in range(3)]
    dot = dice.pick((". ", ".", ".", " "))
    one, two = letters[0] + dot, letters[0] + dot + letters[1] + dot
    three = two + letters[2] + dot
    tail = dot.strip()
    south = {
        "given family": 20, "one given": 8, "two given": 9, "one given family": 9,
        "two family": 7, "three family": 3, "given one": 7, "given two": 5,
        "given second family": 8, "two given second": 5, "given second": 9, "family given": 5,
        "given second one": 3, "given one family": 4,
    }  # fmt: skip
    north = {
        "given family": 68,
        "given second family": 10,
        "one family": 6,
        "two family": 6,
        "given one family": 10,
    }
    style = dice.weigh(south if source in ("south_india", "lanka") else north)
    parts = {
        "given": given, "second": second, "family": family, "one": one.strip(),
        "two": two.strip(), "three": three.strip(),
    }  # fmt: skip
    pieces = style.split()
    text = ""
    for piece in pieces:
        glue = "" if not text or (text.endswith(".") and dot == ".") else " "
        text += glue + parts[piece]
    if pieces[-1] in ("one", "two") and tail == "." and dice.chance(0.6):
        text = text.rstrip(".")
    first = given if "given" in pieces else None
    last = family if "family" in pieces else None
    return text.strip(), first, last


def _japanese(dice: Dice) -> Person:
    given_pairs, family_pairs = _pairs()
    given, family = dice.pick(given_pairs), dice.pick(family_pairs)
    gap = dice.pick((" ", "", "　", " "))
    native = family[0] + gap + given[0]
    latin_given, latin_family = given[2].capitalize(), family[2].capitalize()
    mail = (plain(latin_given), plain(latin_family))
    latin = dice.pick(
        (
            f"{latin_given} {latin_family}",
            f"{latin_family} {latin_given}",
            f"{latin_given} {latin_family.upper()}",
        )
    )
    style = dice.weigh({"both": 5, "native": 3, "latin": 2, "kana": 2})
    if style == "latin":
        return Person(latin, latin_given, latin_family, mail)
    if style == "both":
        return Person(latin, latin_given, latin_family, mail, native=native)
    kana = f"{family[1]} {given[1]}" if style == "kana" else None
    return Person(native, given[0], family[0], mail, kana=kana)


def _chinese(dice: Dice, source: str) -> Person:
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    givens, families = tuple(provider.first_names), tuple(provider.last_names)
    style = dice.weigh({"both": 4, "native": 4, "latin": 3})
    family, given = dice.word(families), dice.word(givens)
    if style == "latin":
        latin_given = dice.pick(_romanized(source)[0])
        latin_family = dice.pick(_romanized(source)[1])
    else:
        latin_family = anyascii(family).strip().capitalize()
        spoken = [anyascii(letter).strip() for letter in given]
        between = "-" if source == "zh_TW" else ""
        latin_given = between.join(spoken)
        latin_given = latin_given.title() if between else latin_given.capitalize()
    native = family + given
    if dice.chance(0.25):
        native = " ".join(native)
    mail = (plain(latin_given), plain(latin_family))
    latin = dice.pick(
        (
            f"{latin_given} {latin_family}",
            f"{latin_family} {latin_given}",
            f"{latin_given}, {latin_family}",
        )
    )
    if style == "latin":
        return Person(latin, latin_given, latin_family, mail)
    if style == "both":
        return Person(latin, latin_given, latin_family, mail, native=native)
    return Person(native, None, None, mail)
