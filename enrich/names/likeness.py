"""How much a line looks like a person's name, and why."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from enrich.fold import fold, is_unspaced, letters_of
from enrich.lexicon import Lexicon, load_lexicon
from enrich.names.case import PARTICLES, is_initials
from enrich.names.native import split_native
from enrich.names.parse import ParsedName, parse_name


@dataclass(frozen=True)
class NameLikeness:
    """A score with its reasons."""

    score: float
    """0..1; 0.5 is undecided. A weighing, not a calibrated probability."""
    reasons: tuple[str, ...]
    """``word (weight)``, such as ``known given name (+1.6)``; the heaviest first."""


def name_likeness(text: str, lexicon: Lexicon | None = None) -> NameLikeness:
    """Weigh the shape of the words, known names and titles against words of other fields."""
    lexicon = lexicon or load_lexicon()
    weights: dict[str, float] = {"": -1.2}
    if is_unspaced(text):
        _weigh_native(text, lexicon, weights)
    else:
        _weigh_spaced(text, lexicon, weights)
    score = 1 / (1 + math.exp(-sum(weights.values())))
    told = sorted(((w, r) for r, w in weights.items() if r and w), key=lambda x: (-abs(x[0]), x[1]))
    return NameLikeness(round(score, 3), tuple(f"{reason} ({w:+.1f})" for w, reason in told))


def _weigh_spaced(text: str, lexicon: Lexicon, weights: dict[str, float]) -> None:
    parsed = parse_name(text)
    scholar = _has_degree(parsed, lexicon)
    # What follows a comma and is no degree belongs to the line: it is weighed with it.
    generation = (parsed.suffix or "") in parsed.full
    body = parsed.full if scholar or generation else text
    tokens = [token for token in body.split() if letters_of(token)]
    full = [token for token in tokens if not is_initials(token)]
    if any(letter.isdigit() for letter in body):
        weights["digits"] = -4.0
    if re.search(r"[@/\\#=+%]|www\.|\.(?:com|net|org)\b|:", body if scholar else text):
        weights["signs that names lack"] = -4.0
    if parsed.prefix:
        weights["honorific"] = 1.8
    if scholar:
        weights["degrees"] = 0.8
    weights["number of words"] = {0: -4.0, 1: -0.8, 2: 1.0, 3: 0.9, 4: 0.3, 5: -0.8}.get(
        len(tokens), -2.5
    )
    if full and len(full) < len(tokens):
        weights["initials"] = 0.9
    elif tokens and not full:
        weights["only initials"] = -2.5
    _weigh_shape(text, full, weights)
    _weigh_known(full, lexicon, weights)
    _weigh_against(body, full, lexicon, weights)


def _has_degree(parsed: ParsedName, lexicon: Lexicon) -> bool:
    """Whether the first credential, its bracket aside, is a degree."""
    for part in re.split(r"[,;]\s*", parsed.suffix or ""):
        bare = part.split("(")[0].strip()
        if bare and (lexicon.looks_like_degree(bare) or lexicon.looks_like_degree(bare.split()[0])):
            return True
    return False


def _weigh_shape(text: str, full: list[str], weights: dict[str, float]) -> None:
    if text == text.lower():
        return
    small = [t for t in full if t[:1].islower() and fold(t).strip(".") not in PARTICLES]
    if small:
        weights["words in small letters"] = -1.6
    elif full:
        weights["capitalised words"] = 0.5


def _weigh_known(full: list[str], lexicon: Lexicon, weights: dict[str, float]) -> None:
    if not full:
        return
    given = max(lexicon.given(token) for token in full)
    family = max(lexicon.family(token) for token in full)
    known = sum(lexicon.name(token) > 0 for token in full) / len(full)
    weights["known given name"] = 1.7 * given
    weights["known family name"] = 1.5 * family
    weights["words known as names"] = 1.2 * known - 0.4


def _weigh_against(body: str, full: list[str], lexicon: Lexicon, weights: dict[str, float]) -> None:
    form = lexicon.legal_form(body)
    if form and len(letters_of(form.text)) > 2:
        weights["legal form"] = -4.0
    # A word that is a name too (Baker, Cook, Street) speaks only softly against a name.
    plain = " ".join(token for token in full if lexicon.name(token) < 0.3)
    for reason, vocabulary, weight in (
        ("words of organisations", lexicon.organisations, -3.5),
        ("words of titles", lexicon.titles, -4.0),
        ("words of departments", lexicon.departments, -3.0),
        ("words of addresses", lexicon.addresses, -2.5),
        ("words of slogans", lexicon.slogans, -2.5),
        ("words of opening hours", lexicon.hours, -2.5),
        ("words of rank or field", lexicon.title_fields, -2.5),
    ):
        phrases = [hit for hit in vocabulary.hits(body) if " " in hit]
        sure = sum(len(letters_of(hit)) for hit in phrases) / max(1, len(letters_of(body)))
        share = max(vocabulary.share(plain), 0.35 * vocabulary.share(" ".join(full)), sure)
        weights[reason] = weight * min(1.0, share)
    if lexicon.country(body):
        weights["a country"] = -3.0
    elif len(full) < 3 and lexicon.city(body.rstrip(" .,")):
        weights["a city"] = -1.0


def _weigh_native(text: str, lexicon: Lexicon, weights: dict[str, float]) -> None:
    name = split_native(text)
    if name is None:
        _weigh_spaced(re.sub("[\u3000-\u9fff\uac00-\ud7a3]+", " ", text), lexicon, weights)
        return
    bare = name.full.replace(" ", "")
    if re.search(r"[0-9０-９@:：〒]", text):
        weights["digits"] = -4.0
    weights["length of a name"] = 1.2 if 2 <= len(bare) <= 6 else -2.5
    if name.family and lexicon.family(name.family.replace(" ", "")) > 0:
        weights["known family name"] = 1.8
    if name.given and lexicon.given(name.given.replace(" ", "")) > 0:
        weights["known given name"] = 1.0
    if name.suffix or name.prefix:
        weights["honorific"] = 1.0
    for reason, vocabulary, weight in (
        ("words of titles", lexicon.titles, -4.5),
        ("words of organisations", lexicon.organisations, -4.0),
        ("words of departments", lexicon.departments, -3.5),
        ("words of addresses", lexicon.addresses, -3.0),
        ("words of slogans", lexicon.slogans, -3.0),
        ("words of opening hours", lexicon.hours, -3.0),
    ):
        # Single letters such as 町 and 村 stand in family names as well.
        covered = sum(len(hit) for hit in vocabulary.hits(text) if len(hit) > 1)
        weights[reason] = weight * min(1.0, covered / max(1, len(bare)))
    if lexicon.legal_form(text):
        weights["legal form"] = -4.0
