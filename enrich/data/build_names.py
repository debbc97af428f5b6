"""Write names.txt.gz: given and family names of the world, and how specific each one is.

Run from the repository root: ``python enrich/data/build_names.py``. Needs Faker (a development
dependency, MIT licence); the names of all its locales are taken, those in alphabets such as
Cyrillic also in Latin letters. Names that Faker lacks are in names_more.txt and
surnames_native.txt beside this file, and in names_native.txt those of languages with scripts of
their own; all three were written for this project.

A line is ``name<TAB>given<TAB>family``, folded; the numbers count the languages that know it as
one or the other, 9 at most.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import faker.providers.person as person
from anyascii import anyascii

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from enrich.fold import fold  # noqa: E402

PREFIXES = ("first_", "last_", "romanized_")
ALPHABETS = ("CYRILLIC", "GREEK", "HIRAGANA", "KATAKANA", "HANGUL", "ARMENIAN", "GEORGIAN")
SHORTEST = 4
"""Letters of a rarer name in Latin spelling: fewer are too often another word."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def collect() -> dict[str, tuple[set[str], set[str]]]:
    """Folded name to the languages that use it as a given name and as a family name."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        language = module.name.split("_")[0] if module.name != "en_IN" else "hi"
        for attribute in dir(provider):
            if not attribute.startswith(PREFIXES):
                continue
            values = getattr(provider, attribute)
            if "format" in attribute or not isinstance(values, (tuple, list, dict, set)):
                continue
            kind = 1 if "last" in attribute else 0
            for name in values:
                if isinstance(name, str):
                    _add(found, name, kind, language)
    for line in (HERE / "names_more.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            label, name = line.split("\t")
            _add(found, name, int(label == "family"), "more")
    for line in (HERE / "names_native.txt").read_text(encoding="utf-8").splitlines():
        language, label, name = line.split("\t")
        _add(found, name, int(label == "family"), language, SHORTEST)
    for line in (HERE / "surnames_native.txt").read_text(encoding="utf-8").splitlines():
        language, native, latin = line.split("\t")
        _add(found, native, 1, language)
        for name in latin.split(" "):
            _add(found, name, 1, language)
    return found


def _add(
    found: dict[str, tuple[set[str], set[str]]],
    name: str,
    kind: int,
    language: str,
    shortest: int = 0,
) -> None:
    name = name.strip(" ()")
    spellings = {fold(name), fold(name.casefold().translate(UMLAUTS))}
    if _is_alphabet(name) and len(latin := fold(anyascii(name))) >= shortest:
        spellings.add(latin)
    for spelling in spellings | {part for s in spellings for part in _parts(s)}:
        if spelling and "\t" not in spelling and not any(c.isdigit() for c in spelling):
            found[spelling][kind].add(language)


def _is_alphabet(name: str) -> bool:
    """Whether letters alone tell the sound: not so in Han, nor where vowels are left out."""
    return any(unicodedata.name(letter, "").startswith(ALPHABETS) for letter in name)


def _parts(spelling: str) -> list[str]:
    """The telling words of a name of several words: ``berg`` of ``van den berg``."""
    parts = spelling.split()
    return [part for part in parts if len(part) > 3] if len(parts) > 1 else []


def write(path: Path) -> int:
    """The number of names written."""
    found = collect()
    lines = [
        f"{name}\t{min(9, len(given))}\t{min(9, len(family))}\n"
        for name, (given, family) in sorted(found.items())
    ]
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("".join(lines).encode())
    return len(lines)


if __name__ == "__main__":
    print(write(HERE / "names.txt.gz"), "names")
