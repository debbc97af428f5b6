"""Real cards as other people's and other firms': the same layout with other names on it.

There are few labelled cards. What the weights learn from the layout of one should not hang on
how well known its holder's name is, or on the words of its organisation. A word is replaced by
one of the same length and initial, so that places stay as they are and an initial in an e-mail
address stays right; it is replaced wherever it is printed, in mail and web addresses too.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from enrich.cities import city_names
from enrich.fold import fold, word_set
from enrich.lexicon import load_lexicon
from enrich.word_classes import word_classes
from ocr.engine import Line, Point

_KEPT = frozenset((
    "title", "seniority", "field", "department", "organization", "legal", "address", "state",
    "country", "slogan", "degree", "hours",
))  # fmt: skip
"""Kinds of words that say what something is: they stay."""
_FORMS = word_set(
    "pvt ltd llc jsc inc llp corp gmbh private limited plc pte sdn bhd of the and for"
)
"""Pieces of legal forms, and words that join, which no list of kinds has alone."""
_LONG = 5
"""Letters from which a word is replaced inside others too, as in ``northwindmedicine.com``."""
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstv"
_FREE_TEXT = ("persons", "orgs", "org_aliases", "departments", "emails", "urls", "addresses")


@dataclass(frozen=True)
class Transplant:
    """A card that nobody printed, with its label."""

    lines: tuple[Line, ...]
    truth: Mapping[str, Any]
    width: float
    height: float


def transplant(
    lines: Sequence[Line], truth: Mapping[str, Any], width: float, height: float, seed: str
) -> Transplant:
    """The card with other names on it, a little narrower or wider; the same seed gives the same.

    Args:
        lines: as read.
        truth: the card's label object.
        width: of the card in pixels.
        height: of the card in pixels.
        seed: any text.
    """
    rng = random.Random(seed)
    words = _replacements(truth, fold("\n".join(line.text for line in lines)), rng)
    changed = [_reword(line, words) for line in lines]
    label = {k: _walk(v, words) if k in _FREE_TEXT else v for k, v in truth.items()}
    return Transplant(*_shift(changed, width, height, rng, label))


def _replacements(truth: Mapping[str, Any], text: str, rng: random.Random) -> dict[str, str]:
    """What each folded word becomes; only words that were read as they are labelled."""
    printed = set(re.findall(r"[a-z]+", text))
    new: dict[str, str] = {}

    def words(value: str | None) -> Iterator[str]:
        for word in re.findall(r"[^\W\d_]+", fold(value or "")):
            if len(word) > 2 and word in printed and word not in new and word not in _FORMS:
                yield word

    for person in truth["persons"]:
        for kind in ("given", "family"):
            for word in words(person.get(kind)):
                known = word_classes(word).get(kind, 0.0) > 0
                new[word] = _another(kind, word, rng, 1.0 if known else 0.5)
        for word in words(person["name"]):
            new[word] = _another(rng.choice(("given", "family")), word, rng, 0.7)
    for organisation in (*truth["orgs"], *truth["org_aliases"]):
        for word in words(organisation):
            if not _KEPT & set(word_classes(word)):
                kind = rng.choice(("family", "family", "city"))
                new[word] = word if rng.random() < 0.15 else _another(kind, word, rng, 0.45)
    return {word: other for word, other in new.items() if other != word}


def _another(kind: str, word: str, rng: random.Random, known: float) -> str:
    """A word of the same length and initial: of a list, with a chance of ``known``, or made up."""
    listed = _lists()[kind].get((len(word), word[0]))
    if listed and rng.random() < known:
        return rng.choice(listed)
    letters = (rng.choice(_VOWELS if c in "aeiouy" else _CONSONANTS) for c in word[1:])
    return word[0] + "".join(letters)


@cache
def _lists() -> Mapping[str, Mapping[tuple[int, str], list[str]]]:
    """Words of each kind by their length and initial."""
    lists: dict[str, dict[tuple[int, str], list[str]]] = {
        kind: defaultdict(list) for kind in ("given", "family", "city")
    }

    def add(kind: str, word: str) -> None:
        if word.isascii() and word.isalpha():
            lists[kind][len(word), word[0]].append(word)

    for name, (given, family) in sorted(load_lexicon().names.items()):
        if given and given >= family:
            add("given", name)
        if family and family >= given:
            add("family", name)
    for city in sorted(city_names()):
        add("city", city)
    return lists


def _respelled(text: str, words: Mapping[str, str]) -> str:
    """The text with words replaced, each letter in the case it was printed in."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    letters = list(text)
    for word in sorted(words, key=lambda w: (-len(w), w)):
        alone = word if len(word) >= _LONG else rf"(?<![a-z]){word}(?![a-z])"
        for found in re.finditer(alone, folded):
            for at, letter in enumerate(words[word], found.start()):
                letters[at] = letter.upper() if text[at].isupper() else letter
        folded = re.sub(alone, lambda found: "\0" * len(found[0]), folded)
    return "".join(letters)


def _reword(line: Line, words: Mapping[str, str]) -> Line:
    text = _respelled(line.text, words)
    chars = line.chars
    if len(chars) == len(text):
        chars = tuple(replace(char, text=letter) for char, letter in zip(chars, text, strict=True))
    return replace(line, text=text, chars=chars)


def _walk(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _respelled(value, words)
    if isinstance(value, list):
        return [_walk(one, words) for one in value]
    if isinstance(value, dict):
        return {key: _walk(one, words) for key, one in value.items()}
    return value


def _shift(
    lines: Sequence[Line], width: float, height: float, rng: random.Random, label: Mapping[str, Any]
) -> tuple[tuple[Line, ...], Mapping[str, Any], float, float]:
    """Lines a little higher or lower, on a card cut a little closer or wider."""
    xs = [x for line in lines for x, _ in line.quad] or [0.0, width]
    ys = [y for line in lines for _, y in line.quad] or [0.0, height]

    def margin(room: float, size: float) -> float:
        return rng.uniform(-min(max(0.0, room) * 0.8, 0.05 * size), 0.06 * size)

    left, top = margin(min(xs), width), margin(min(ys), height)
    right, bottom = margin(width - max(xs), width), margin(height - max(ys), height)
    moved = []
    for line in lines:
        tall = line.quad[3][1] - line.quad[0][1]
        middle = sum(y for _, y in line.quad) / 4
        stretch = rng.uniform(0.95, 1.05)
        dx, dy = rng.uniform(-0.15, 0.15) * tall + left, rng.uniform(-0.06, 0.06) * tall + top
        a, b, c, d = (_moved(p, middle, stretch, dx, dy) for p in line.quad)
        moved.append(replace(line, quad=(a, b, c, d)))
    return tuple(moved), label, width + left + right, height + top + bottom


def _moved(point: Point, middle: float, stretch: float, dx: float, dy: float) -> Point:
    x, y = point
    return x + dx, (y - middle) * stretch + middle + dy
