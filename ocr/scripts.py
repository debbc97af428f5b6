"""Which languages are printed in scripts that an engine may lack, and where they are at home.

A card rarely says what language it is in, but it says where its holder can be called.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ocr.engine import Script


@dataclass(frozen=True)
class Tongue:
    """A language and how its print is recognised."""

    code: str
    """ISO 639-1."""
    name: str
    script: Script
    letters: re.Pattern[str]
    """One of its letters that no other of our scripts has."""
    calling: tuple[str, ...]
    """Country calling codes of where cards are printed in it, without the plus."""
    domains: tuple[str, ...]
    """Top-level domains of the same countries."""

    @property
    def leftward(self) -> bool:
        """Whether its print runs to the left."""
        return self.script in {Script.HEBREW, Script.ARABIC}


_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]")
VIETNAMESE = re.compile(
    r"[\u01a0\u01a1\u01af\u01b0\u0110\u0111\u0128\u0129\u0168\u0169\u1ea0-\u1ef9]"
)

EAST_ASIAN = r"\u3040-\u30ff\u3400-\u9fff"
"""Kana and Han, for a class of letters in a pattern."""

TWINS = {
    Script.CYRILLIC: frozenset("ABCEHIJKMOPSTXYaceiopxy3ΦφΠΓΛb6"),
    Script.GREEK: frozenset("ABEHIKMNOPTXYZvouΣΛΔΦΓΘΞΠΩς"),
}
"""An engine that lacks a script takes its print for these letters and digits."""

TONGUES = {
    tongue.code: tongue
    for tongue in (
        Tongue("ko", "Korean", Script.HANGUL, re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
               ("82",), ("kr",)),
        Tongue("ru", "Russian", Script.CYRILLIC, _CYRILLIC,
               ("7", "375"), ("ru", "su", "by", "kz")),
        Tongue("uk", "Ukrainian", Script.CYRILLIC, _CYRILLIC, ("380",), ("ua",)),
        Tongue("bg", "Bulgarian", Script.CYRILLIC, _CYRILLIC, ("359",), ("bg",)),
        Tongue("sr", "Serbian", Script.CYRILLIC, _CYRILLIC,
               ("381", "382", "387", "389"), ("rs", "me", "ba", "mk")),
        Tongue("th", "Thai", Script.THAI, re.compile(r"[\u0e00-\u0e7f]"), ("66",), ("th",)),
        Tongue("hi", "Hindi", Script.DEVANAGARI, _DEVANAGARI, ("91", "977"), ("in", "np")),
        Tongue("mr", "Marathi", Script.DEVANAGARI, _DEVANAGARI, (), ()),
        Tongue("ar", "Arabic", Script.ARABIC, _ARABIC,
               ("971", "966", "20", "962", "961", "965", "974", "973", "968", "212", "213",
                "216", "218", "964", "963", "967", "249", "970"),
               ("ae", "sa", "eg", "jo", "lb", "kw", "qa", "bh", "om", "ma", "dz", "tn", "ly",
                "iq", "sy", "ye", "sd", "ps")),
        Tongue("fa", "Persian", Script.ARABIC, _ARABIC, ("98",), ("ir",)),
        Tongue("ur", "Urdu", Script.ARABIC, _ARABIC, ("92",), ("pk",)),
        Tongue("he", "Hebrew", Script.HEBREW, re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]"),
               ("972",), ("il",)),
        Tongue("el", "Greek", Script.GREEK, re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
               ("30", "357"), ("gr", "cy")),
        Tongue("vi", "Vietnamese", Script.VIETNAMESE, VIETNAMESE, ("84",), ("vn",)),
    )
}  # fmt: skip
"""By code, the commonest language of each script first."""

_CALLING = {code: tongue.code for tongue in TONGUES.values() for code in tongue.calling}
_DOMAINS = {domain: tongue.code for tongue in TONGUES.values() for domain in tongue.domains}
_NUMBER = re.compile(r"(?:\+|\b00)\s?\(?(\d[\d\s().\-]{7,20})")
_HOST = re.compile(r"(?:@|www\.|\.)[\w\-]+\.([a-z]{2})(?![\w.\-@])", re.I)


def lacking(scripts: Iterable[Script]) -> tuple[str, ...]:
    """Codes of the languages whose script is not among ``scripts``."""
    known = frozenset(scripts)
    return tuple(tongue.code for tongue in TONGUES.values() if tongue.script not in known)


def at_home(texts: Iterable[str]) -> tuple[str, ...]:
    """Languages of the countries that numbers and domains in ``texts`` belong to, likeliest first."""
    votes: Counter[str] = Counter()
    for text in texts:
        for match in _NUMBER.finditer(text):
            digits = re.sub(r"\D", "", match.group(1))
            known = (digits[:length] for length in (3, 2, 1))
            votes.update(_CALLING[code] for code in known if code in _CALLING)
        votes.update(
            _DOMAINS[domain.lower()] for domain in _HOST.findall(text) if domain.lower() in _DOMAINS
        )
    return tuple(code for code, _ in votes.most_common())
