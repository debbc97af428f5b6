"""What to call people: salutations and the order of names, by the language of the letter."""

from __future__ import annotations

import re

from enrich.contact import Name

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_SCHOLARS = re.compile(r"(dr|dra|prof|professor|pr|ing|lic|mag)(\.?-[\w.-]+)?", re.IGNORECASE)
"""Prefixes that a letter keeps in every language: Dr., Prof., Dr.-Ing."""

_CIVIL = {
    "en": {"mr", "mrs", "ms", "miss", "sir", "dame"},
    "de": {"herr", "frau"},
    "fr": {"m", "mme", "mlle", "monsieur", "madame"},
    "es": {"sr", "sra", "srta", "don", "doña"},
    "pt": {"sr", "sra", "srta"},
}
_FRENCH = {
    "m": "Monsieur",
    "mme": "Madame",
    "mlle": "Madame",
    "dr": "Docteur",
    "pr": "Professeur",
    "prof": "Professeur",
    "professeur": "Professeur",
}
_SPELLED = frozenset({"professor", "frau", "herr", "miss", "madame", "monsieur", "don", "doña"})
"""Prefixes that take no full stop."""


def is_east_asian(text: str) -> bool:
    """Whether Han, kana or Hangul stands in it."""
    return bool(_CJK.search(text))


def address_name(name: Name, language: str, country: str | None) -> str:
    """The name as it stands on an envelope or in a list, without honorific.

    Japanese letters take the form in Han or kana when the card has one, which begins with the
    family name; a Japanese person's Latin name is put family name first there, too.
    """
    if language != "ja":
        return name.full
    native = next((form for form in (name.native, name.full) if form and is_east_asian(form)), None)
    if native:
        return native
    if country == "JP" and name.family and name.given:
        return f"{name.family} {name.given}"
    return name.full


def greet(name: Name, language: str, country: str | None) -> str:
    """The salutation without the punctuation after it.

    Where the language marks gender and the card does not tell it, a form that needs none is
    taken (Guten Tag, Bonjour, Hola, Olá). A given name alone is used where that is the custom
    and the card names no degree or title.
    """
    if language == "ja":
        return f"{address_name(name, 'ja', country)} 様"
    titles = _titles(name, language)
    family = name.family or name.full
    if language == "de":
        civil = any(title.rstrip(".").casefold() in _CIVIL["de"] for title in titles)
        return " ".join(("Guten Tag", *titles, family if civil else name.full))
    if language == "fr":
        return " ".join(("Bonjour", *titles, family if titles else name.full))
    hello = {"en": "Dear", "es": "Hola,", "pt": "Olá,"}[language]
    if titles:
        return " ".join((hello, *titles, family))
    if language == "en" and country == "JP" and name.family:
        # English business letters in Japan call people so, whatever their gender.
        return f"{hello} {_latin_family(name)}-san"
    return f"{hello} {first_name(name)}"


def first_name(name: Name) -> str:
    """The given name, or the whole name where the card has only initials or none."""
    given = (name.given or "").strip()
    letters = [word for word in re.split(r"[\s.]+", given) if word]
    if not letters or all(len(word) == 1 and not is_east_asian(word) for word in letters):
        return name.full
    # Nobody is called by a middle initial: "Mara C." is Mara.
    return re.sub(r"(\s+\w\.)+$", "", given)


def _latin_family(name: Name) -> str:
    return name.family or name.full


def _titles(name: Name, language: str) -> list[str]:
    titles = []
    for word in (name.prefix or "").replace(",", " ").split():
        bare = word.rstrip(".").casefold()
        if bare not in _CIVIL.get(language, set()) and not _SCHOLARS.fullmatch(bare):
            continue
        if language == "fr":
            titles.append(_FRENCH.get(bare, word))
        else:
            titles.append(word if bare in _SPELLED or word.endswith(".") else f"{word}.")
    # French says only the highest: Bonjour Professeur, not Bonjour Professeur Docteur.
    return titles[:1] if language == "fr" else titles
