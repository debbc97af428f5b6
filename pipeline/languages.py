"""Which languages kith can be told to expect on cards, by their two-letter codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel import Locale
from babel.core import get_global

from ocr.tesseract import pack_for
from pipeline.errors import WrongUse


def check_languages(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes in lower case, each once.

    Raises:
        WrongUse: one is no language, or of a script that no engine of ours reads.
    """
    lower = tuple(dict.fromkeys(code.lower() for code in codes))
    for code in lower:
        if pack_for(code) is None and not _is_latin(code):
            raise WrongUse(
                f"--lang {code}: is no language that kith reads, by its two letters (ISO 639-1)",
                f"Say one of {', '.join(_in_scripts_of_their_own())}, "
                "or any in Latin letters, such as de or sv.",
            )
    return lower


def language_name(code: str) -> str:
    """The English name of a language; its code when there is none."""
    return str(_names().get(code, code))


@cache
def _in_scripts_of_their_own() -> tuple[str, ...]:
    codes = (code for code in _names() if len(code) == 2)
    return tuple(sorted(code for code in codes if pack_for(code) and not _is_latin(code)))


def _is_latin(code: str) -> bool:
    """Whether it is a language in Latin letters, which RapidOCR reads whatever language it is."""
    likely = get_global("likely_subtags").get(code, "")
    return len(code) == 2 and code in _names() and "_Latn_" in likely


@cache
def _names() -> dict[str, str]:
    return dict(Locale("en").languages.items())
