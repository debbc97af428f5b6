"""Print in a script the first engine lacks: read by a second one, or marked as not read.

Every card is checked on the text alone, which costs nothing. Only where that text reads
as if its letters were unknown are a few lines tried in the languages that may be printed
there; what convinces is then read anew, line by line, and the rest stays as it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ocr.bilingual import with_sure_words
from ocr.doubt import (
    Doubt,
    doubtful_words,
    find_doubt,
    is_doubtful,
    is_pattern,
    sureness,
    unsure,
)
from ocr.engine import Engine, Line, Picture, Quad, Script
from ocr.greek import with_own_capitals
from ocr.lines import tidy_lines
from ocr.numerals import (
    has_hole,
    keeps_digits,
    with_label,
    with_sure_digits,
    without_label,
)
from ocr.scripts import TONGUES, TWINS, Tongue, at_home, lacking
from ocr.vietnamese import read_accents, seems_vietnamese

UNREAD = "printed in "
"""How the warning of a card begins whose script nobody reads."""
_SHARE_AT_HOME, _SHARE_OF_SCRIPT, _SHARE_ALONE = 0.03, 0.2, 0.25
"""Part of a card's print that must be doubtful for a trial: where a number or domain names
a country whose script the engine lacks, and where nothing does."""
_FLAG_AT_HOME, _FLAG_ALONE = 0.3, 0.4
"""The same for saying, without a trial, that a card could not be read."""
_PROBES = 3
_FEW = 4
"""Fewer letters are no word: an abbreviation in Latin letters, a sign, an initial."""
_PLAIN_TWINS = {
    latin: frozenset(twins)
    for latin, twins in {
        "A": "АΑΛ", "B": "ВΒ", "C": "С", "E": "ЕΕΣ", "H": "НΗ", "I": "ІΙΠ", "J": "Ј", "K": "КΚ", "M": "МΜ",
        "N": "ΝΠ", "O": "ОΟΘΦ", "P": "РΡ", "S": "Ѕ", "T": "ТΤΓ", "X": "ХΧ", "Y": "УΥ", "Z": "Ζ",
    }.items()
}  # fmt: skip
"""The letters of other scripts that a Latin capital can stand for; of S and J there is none in
Russian, so a word with one is Latin."""
_CONVINCING, _USABLE = 0.6, 0.5
"""Confidence of a trial that settles the language, and of a line read in it."""
_PLAIN = 0.85
"""The same of print that the first engine reads well in other letters."""
_LATIN = 0.985
"""Confidence with which the first engine reads Latin print, less of look-alikes."""
_SURE, _FULL = 0.9, 1.1
"""On a card in another script, what is below these (:mod:`ocr.doubt`) is not Latin."""
_LOOK_ALIKE = 0.85, 1.0
"""Below these it is not even when the second engine cannot read it either."""


class SecondReader(Protocol):
    """The engines that may be asked for further scripts."""

    expected: tuple[str, ...]
    """Languages the user said to expect, ISO 639-1."""

    def open(self, language: str) -> Engine | None:
        """An engine for a language, or None when there is none."""
        ...

    def advice(self, languages: Sequence[str]) -> str:
        """What a person has to do so that these can be read."""
        ...


@dataclass(frozen=True)
class Checked:
    """A card's lines after the check."""

    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()


def read_other_scripts(
    picture: Picture,
    lines: Sequence[Line],
    silent: Sequence[Quad],
    engine: Engine,
    second: SecondReader,
) -> Checked:
    """The lines, with those in scripts that ``engine`` lacks read by ``second`` or marked.

    Args:
        picture: the upright card.
        lines: what ``engine`` read.
        silent: where it found text and read nothing.
        engine: the first engine.
        second: whom to ask.
    """
    unknown = lacking(engine.scripts)
    lines = [_not_believed(line, unknown) for line in lines]
    texts = [line.text for line in lines]
    home = [c for c in dict.fromkeys((*second.expected, *at_home(texts))) if c in unknown]
    if "vi" in unknown and seems_vietnamese(lines, "vi" in home):
        return _vietnamese(picture, lines, second)
    home = [code for code in home if code != "vi"] or _by_letters(lines, unknown)
    doubt = find_doubt(lines, silent)
    alone = doubt.several and doubt.share >= _SHARE_ALONE
    if not alone and not (home and _asks_at_home(doubt)):
        return Checked(tuple(lines))
    much = doubt.share >= _SHARE_OF_SCRIPT
    relatives = [
        c for c in unknown if much and any(_same_script(c, h) for h in home) and c not in home
    ]
    others = _one_per_script([c for c in unknown if c not in (*home, *relatives)]) if alone else []
    for group in (home, relatives, others):
        found = _convincing(picture, doubt, group, second, bilingual=group is not others)
        if found is not None:
            code, reader = found
            read = _reread(picture, lines, silent, TONGUES[code], reader)
            return (
                _as_relative(read, code, home[0], second) if group is relatives else Checked(read)
            )
    missing = [code for code in home or others if second.open(code) is None]
    if not missing or not doubt.several:
        return Checked(tuple(lines))
    if home and doubt.share >= _FLAG_AT_HOME:
        return _flagged(lines, TONGUES[missing[0]], second)
    if not home and doubt.share >= _FLAG_ALONE:
        return _flagged(lines, None, second)
    return Checked(tuple(lines))


def _asks_at_home(doubt: Doubt) -> bool:
    """Whether more than a logo is doubtful: several lines, or a word amid others that are not."""
    if doubt.share < _SHARE_AT_HOME:
        return False
    return doubt.share >= _SHARE_OF_SCRIPT or doubt.several or any(map(_is_partly, doubt.lines))


def _is_partly(line: Line) -> bool:
    """Whether only some words of a line are doubtful."""
    doubtful = sum(end - start for start, end in doubtful_words(line))
    return 0 < doubtful < len(line.text) / 2


def _by_letters(lines: Sequence[Line], unknown: Sequence[str]) -> list[str]:
    """Languages whose print is read with letters that an engine knows without claiming to."""
    greek = TONGUES["el"].letters
    words = sum(len(greek.findall(word)) > 1 for line in lines for word in line.text.split())
    return [code for code in ("el", "ru") if code in unknown] if words > 1 else []


def _not_believed(line: Line, unknown: Sequence[str]) -> Line:
    """The line, unsure where an engine reads letters that it does not claim to know.

    Vietnamese letters are Latin ones with marks that it drops.
    """
    letters = [c for c in line.text if c.isalpha()]
    known = [TONGUES[code] for code in unknown if code != "vi"]
    strange = sum(any(tongue.letters.match(c) for tongue in known) for c in letters)
    many = strange >= _FEW and 3 * strange > len(letters)
    all_alike = strange > 0 and any(_looks_native(line.text, tongue.script) for tongue in known)
    return unsure(line, _USABLE) if many or all_alike else line


def _same_script(code: str, other: str) -> bool:
    return TONGUES[code].script is TONGUES[other].script


def _as_relative(lines: Sequence[Line], code: str, wanted: str, second: SecondReader) -> Checked:
    """A card read in another language of its script: some letters will be wrong."""
    name, instead = TONGUES[wanted].name, TONGUES[code].name
    letters = TONGUES[code].letters
    return Checked(
        tuple(unsure(line, _USABLE) if letters.search(line.text) else line for line in lines),
        (f"{UNREAD}{name} and read as {instead}: {second.advice((wanted,))}",),
    )


def _vietnamese(picture: Picture, lines: Sequence[Line], second: SecondReader) -> Checked:
    reader = second.open("vi")
    read = read_accents(picture, lines, reader)
    if reader is not None:
        return Checked(read)
    return Checked(read, (_warning("Vietnamese", second.advice(("vi",))),))


def _one_per_script(languages: Sequence[str]) -> list[str]:
    """The first language of every script but the Latin ones."""
    scripts: dict[Script, str] = {}
    for code in languages:
        scripts.setdefault(TONGUES[code].script, code)
    return [code for script, code in scripts.items() if script is not Script.VIETNAMESE]


def _convincing(
    picture: Picture,
    doubt: Doubt,
    languages: Sequence[str],
    second: SecondReader,
    bilingual: bool,
) -> tuple[str, Engine] | None:
    """The language that a few doubtful lines read best in, if any reads them well.

    ``bilingual``: the card is expected to be in one of them, maybe with Latin words on a line.
    """
    probes = [line.quad for line in doubt.lines[:_PROBES]]
    best: tuple[float, str, Engine] | None = None
    for code in languages:
        reader = second.open(code)
        if reader is None:
            continue
        read = reader.recognize(picture, probes)
        scores = [_native_score(line, TONGUES[code], bilingual) for line in read]
        good = [score for score in scores if score >= _CONVINCING]
        if 2 * len(good) >= len(probes) and good and (best is None or sum(scores) > best[0]):
            best = sum(scores), code, reader
    return None if best is None else best[1:]


def _native_share(line: Line, tongue: Tongue) -> float:
    """Part of a line's letters that are the language's own."""
    letters = [c for c in line.text if c.isalpha() or tongue.letters.match(c)]
    return sum(bool(tongue.letters.match(c)) for c in letters) / len(letters) if letters else 0.0


def _native_score(line: Line | None, tongue: Tongue, bilingual: bool = False) -> float:
    """How well a line reads in a language, 0..1; 0 if it is not mostly in its letters.

    On a ``bilingual`` card it may be wholly Latin words beside words wholly in its letters: what
    is misread mixes both in a word.
    """
    if line is None:
        return 0.0
    native = [c for c in line.chars if tongue.letters.match(c.text)]
    pure = bilingual and _has_word(line.text, tongue) and not _has_mixed_word(line.text, tongue)
    if len(native) < 2 or (_native_share(line, tongue) < 0.7 and not pure):
        return 0.0
    return sum(c.confidence for c in native) / len(native)


def _has_word(text: str, tongue: Tongue) -> bool:
    """Whether a word of some length is all in the language's letters."""
    return any(
        len(word) >= _FEW and all(map(tongue.letters.match, word))
        for word in re.findall(r"[^\W\d_]+", text)
    )


def _has_mixed_word(text: str, tongue: Tongue) -> bool:
    return any(
        0 < sum(bool(tongue.letters.match(c)) for c in word) < len(word)
        for word in re.findall(r"\w+", text)
        if not word.isdecimal()
    )


def _reread(
    picture: Picture,
    lines: Sequence[Line],
    silent: Sequence[Quad],
    tongue: Tongue,
    reader: Engine,
) -> tuple[Line, ...]:
    """The card with everything that may be in the script of ``tongue`` read by ``reader``."""
    # A number with a hole has words between its digits.
    holed = [] if tongue.leftward else [line for line in lines if _is_holed_number(line)]
    free = [line for line in lines if line in holed or not is_pattern(line.text)]
    doubtful = [
        line
        for line in free
        if line in holed
        or is_doubtful(line, _SURE, _FULL)
        or doubtful_words(line)
        or tongue.letters.search(line.text)
    ]
    sure = [line for line in free if line not in doubtful]
    patterns = [line for line in lines if line not in free]
    hosts = "".join(line.text for line in patterns).casefold()
    # Cyrillic and Greek print is read in look-alikes, as surely as Latin. What the card's own
    # addresses spell so is in Latin letters: a brand.
    alike = [
        line
        for line in sure
        if tongue.script in TWINS
        and not any(word in hosts for word in line.text.casefold().split() if len(word) >= _FEW)
    ]
    asked = [*doubtful, *alike, *patterns]
    read = reader.recognize(picture, [*(line.quad for line in asked), *silent])
    changed: dict[int, Line] = {}
    for line, other in zip(asked, read, strict=False):
        if line in holed:
            changed[id(line)] = _with_words(line, other, tongue)
        elif is_pattern(line.text):
            merge = without_label if "@" in line.text else with_label
            changed[id(line)] = merge(line, other, tongue)
        elif any(line is one for one in alike):
            if other is not None and _is_rather(line, other, tongue):
                changed[id(line)] = other
        elif other is not None and _native_share(other, tongue) and sureness(other) >= _USABLE:
            whole = with_sure_words(line, other, tongue)
            if tongue.script is Script.GREEK:
                whole = with_own_capitals(whole, line)
            changed[id(line)] = (
                whole if keeps_digits(line, other, tongue) else unsure(whole, _USABLE)
            )
        elif is_doubtful(line, *_LOOK_ALIKE):
            changed[id(line)] = replace(line, legible=False)
    # What is hardly read is kept, though not understood: nothing printed is dropped.
    added = [
        replace(line, legible=sureness(line) >= _USABLE)
        for line in read[len(asked) :]
        if line is not None
    ]
    return tidy_lines([*(changed.get(id(line), line) for line in lines), *added])


def _is_rather(line: Line, other: Line, tongue: Tongue) -> bool:
    """Whether print that reads well in Latin letters is in the tongue's look-alikes of them.

    All its letters have twins there, or what the second engine reads is words of the tongue alone.
    """
    twin = _looks_native(line.text, tongue.script)
    least = _CONVINCING if twin else _PLAIN
    if _native_score(other, tongue) < least or not keeps_digits(line, other, tongue):
        return False
    if not twin and _has_mixed_word(other.text, tongue):
        return False
    return _keeps_letters(line, other) or (not twin and sureness(line) < _LATIN)


def _is_holed_number(line: Line) -> bool:
    return is_pattern(line.text) and not any(map(str.isalpha, line.text)) and has_hole(line)


def _with_words(line: Line, other: Line | None, tongue: Tongue) -> Line:
    """A number with the words between its digits that only the second engine reads."""
    native = sum(bool(tongue.letters.match(c.text)) for c in other.chars) if other else 0
    if other is None or native < _FEW or sureness(other) < _USABLE:
        return line
    return with_sure_digits(line, other) if keeps_digits(line, other, tongue) else line


def _looks_native(text: str, script: Script) -> bool:
    """Whether all letters and digits, several letters among them, look like the script's own."""
    plain = [c for c in unicodedata.normalize("NFD", text) if c.isalnum()]
    twins = TWINS.get(script, frozenset())
    return sum(map(str.isalpha, plain)) >= _FEW and twins.issuperset(plain)


def _keeps_letters(line: Line, other: Line) -> bool:
    """Whether each Latin letter is read as the one it looks like: the S of BOSCH is no З.

    Only where as many letters were read; else nothing can be compared.
    """
    first = [c for c in unicodedata.normalize("NFD", line.text) if c.isalnum()]
    second = [c for c in unicodedata.normalize("NFD", other.text) if c.isalnum()]
    if len(first) != len(second):
        return True
    return all(
        a not in _PLAIN_TWINS or b in _PLAIN_TWINS[a] for a, b in zip(first, second, strict=True)
    )


def _flagged(lines: Sequence[Line], tongue: Tongue | None, second: SecondReader) -> Checked:
    """The card with what is in another script marked, and a warning that says so."""
    marked = []
    for line in lines:
        if not is_pattern(line.text):
            marked.append(replace(line, legible=not is_doubtful(line, _SURE, _FULL)))
        elif tongue is not None and tongue.script is Script.HEBREW:
            marked.append(unsure(line, 0.1))  # the word by a number looks like more digits
        else:
            marked.append(line)
    if tongue is None:
        return Checked(tuple(marked), (_warning("another script", second.advice(())),))
    return Checked(tuple(marked), (_warning(tongue.name, second.advice((tongue.code,))),))


def _warning(what: str, advice: str) -> str:
    return f"{UNREAD}{what}, which the installed engines cannot read: {advice}"
