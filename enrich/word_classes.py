"""Which kinds of words a stretch of text is made of: the lexicons' view, one number per class."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from enrich.cities import city_names
from enrich.fold import LETTERS, fold
from enrich.lexicon import Lexicon, load_lexicon

WORD_CLASSES = (
    "given", "family", "name", "honorific", "degree", "title", "seniority", "field", "department",
    "organization", "legal", "address", "state", "country", "city", "slogan", "hours",
)  # fmt: skip

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_WORD = re.compile(rf"(?:{LETTERS}|\d)+(?:['’](?:{LETTERS}|\d)+)*")


def words_of(text: str) -> list[str]:
    """The folded words of ``text``; where the engine lost a space, a capital starts a word."""
    return _WORD.findall(fold(_CAMEL.sub(" ", text)))


@lru_cache(maxsize=50_000)
def word_classes(word: str) -> Mapping[str, float]:
    """Share 0..1 of each class for one folded word; classes it is not in are left out."""
    lexicon = load_lexicon()
    found = {
        "given": lexicon.given(word),
        "family": lexicon.family(word),
        "name": lexicon.name(word),
        "legal": float(lexicon.legal_form(word) is not None),
        "state": float(bool(lexicon.regions_named(word))) if len(word) > 1 else 0.0,
        "country": float(lexicon.country(word) is not None),
        "city": float(len(word) > 2 and word in city_names()),
        **_vocabularies(lexicon, word),
    }
    return {name: share for name, share in found.items() if share}


@lru_cache(maxsize=50_000)
def text_classes(text: str) -> Mapping[str, float]:
    """Share 0..1 of the letters of ``text`` that words and phrases of each class cover."""
    lexicon = load_lexicon()
    spaced = _CAMEL.sub(" ", text)
    words = words_of(text)
    total = max(1, sum(map(len, words)))
    found: dict[str, float] = _vocabularies(lexicon, spaced)
    for name in ("given", "family", "name"):
        found[name] = sum(len(w) * word_classes(w).get(name, 0.0) for w in words) / total
    tokens = re.split(r"[\s,()]+", text)
    found["honorific"] = max((float(lexicon.is_honorific(t)) for t in tokens if t), default=0.0)
    found["degree"] = sum(len(t) for t in tokens if t and lexicon.looks_like_degree(t)) / max(
        1, len(text)
    )
    form = lexicon.legal_form(spaced)
    found["legal"] = 0.0 if form is None else max(0.3, len(form.text) / len(spaced))
    found["city"] = _phrase_share(words, total, lambda p: len(p) > 2 and p in city_names())
    found["state"] = _phrase_share(words, total, lambda p: len(p) > 1 and lexicon.regions_named(p))
    found["country"] = _phrase_share(words, total, lambda p: lexicon.country(p) is not None)
    return {name: share for name, share in found.items() if share}


def _vocabularies(lexicon: Lexicon, text: str) -> dict[str, float]:
    return {
        "title": lexicon.titles.share(text),
        "seniority": lexicon.seniority.share(text),
        "field": lexicon.title_fields.share(text),
        "department": lexicon.departments.share(text),
        "organization": lexicon.organisations.share(text),
        "address": lexicon.addresses.share(text),
        "slogan": lexicon.slogans.share(text),
        "hours": lexicon.hours.share(text),
    }


def _phrase_share(words: list[str], total: int, known: Callable[[str], object]) -> float:
    """Share of the letters in known phrases of up to four words, longest first."""
    covered, at = 0, 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            phrase = " ".join(words[at : at + size])
            if at + size <= len(words) and known(phrase):
                covered += sum(map(len, words[at : at + size]))
                at += size
                break
        else:
            at += 1
    return covered / total
