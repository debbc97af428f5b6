"""Days and times as a letter says them, and a person's notes as a letter can quote them."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.followup.topics import leading_topics

_DAY = {
    "en": "EEEE d MMMM",
    "de": "EEEE, d. MMMM",
    "fr": "EEEE d MMMM",
    "es": "EEEE d 'de' MMMM",
    "pt": "d 'de' MMMM (EEEE)",
    "ja": "M月d日(EEE)",
}
_ON = {"en": "on {}", "de": "am {}", "fr": "{}", "es": "el {}", "pt": "no dia {}", "ja": "{}"}
_AT = {
    "en": "{} at {:%H:%M}",
    "de": "{}, um {:%H:%M} Uhr",
    "fr": "{} à {:%H h %M}",
    "es": "{} a las {:%H:%M}",
    "pt": "{}, às {:%H:%M}",
    "ja": "{}{:%H:%M}",
}
_THERE = {
    "en": " (your time)",
    "de": " (Ihre Zeit)",
    "fr": " (heure locale pour vous)",
    "es": " (su hora local)",
    "pt": " (no seu horário)",
    "ja": "(現地時間)",
}


def say_day(day: date, language: str) -> str:
    """``Tuesday 1 December`` in one of our languages."""
    from babel.dates import format_date

    said: str = format_date(day, _DAY[language], locale=language)
    return re.sub(r"\b1 (?=\w)", "1er ", said) if language == "fr" else said


def say_on_day(day: date, language: str) -> str:
    """``on Tuesday 1 December``, ready to stand in a sentence."""
    return _ON[language].format(say_day(day, language))


def say_time(moment: datetime, language: str, elsewhere: bool = False) -> str:
    """``on Tuesday 1 December at 10:00``; ``elsewhere`` adds that it is the reader's time."""
    said = _AT[language].format(say_on_day(moment.date(), language), moment)
    if language == "fr":
        said = re.sub(r"à 0?(\d+) h( 00)?", r"à \1 h", said)
    if elsewhere and language == "ja" and str(moment.tzinfo) == "Asia/Tokyo":
        return said + "(日本時間)"
    return said + _THERE[language] if elsewhere else said


_LEAD_IN = re.compile(
    r"""^(?:
      (?:(?:we|i|he|she|they)\s+)?(?:had\s+an?\s+(?:\w+\s+)?|(?:an?\s+)?(?:\w+\s+)?)?
        (?:talked|talk|spoke|chatted|chat|conversation|discussion|told\s+me|asked)\s+
        (?:(?:to|with)\s+(?:him|her|them)\s+)?(?:about|of|on)
    | (?:we\s+)?discussed | about | re: | topic:
    | (?:(?:is|was)\s+)?(?:very\s+)?interested\s+in
    | (?:wir\s+)?(?:sprachen|redeten)\s+(?:über|von) | (?:\w+\s+)?gespräch\s+über
    | gesprochen\s+über | über | es\s+ging\s+um | thema:
    | (?:wir\s+)?(?:unterhielten|unterhalten)\s+(?:uns\s+)?über | (?:uns\s+)?unterhalten\s+über
    | (?:nous\s+avons\s+|on\s+a\s+)?(?:parlé|discuté)\s+(?:de|du|des) | à\s+propos\s+(?:de|du|des)
    | sujet\s*: | intéressée?\s+par
    | (?:hablamos|hablado|conversamos|falamos|falado|charlamos|conversa|charla)\s+(?:de|sobre)
    | sobre | acerca\s+de | tema: | assunto: | interesad[oa]\s+en | interessad[oa]\s+em
    )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_JA_ENDING = re.compile(r"(?:について|に関して|のことを)(?:話した|話しました|お話しした|お話)?$")
_PROMISED = re.compile(
    r"^(?:i\s+)?(?:promised\s+)?(?:(?:to\s+)?send(?:ing)?\s+(?:(?:him|her|them)\s+)?|to\s+)",
    re.IGNORECASE,
)


def quote_talk(note: str | None) -> str:
    """What a letter says you talked about: the note's first sentence without ``talked about``.

    Only the first: what follows is often for yourself alone.
    """
    first = _first_sentence(note)
    return _JA_ENDING.sub("", _LEAD_IN.sub("", first)).strip()


def quote_topic(note: str | None) -> str:
    """What of the note can stand after ``we talked about``; empty when none of it can.

    What is said to be the topic is one, also in the midst of the sentence; what follows it or
    stands alone must look like one.
    """
    first = _first_sentence(note)
    if _JA_ENDING.search(first):
        return quote_talk(note)
    for start in (0, *(found.end() for found in re.finditer(r"[,;–—]\s+", first))):
        clause = first[start:]
        if led := _LEAD_IN.match(clause):
            rest = clause[led.end() :]
            head = re.split(r"[,;–—]\s", rest, maxsplit=1)[0]
            # The first words are the topic whatever they look like; a memo may follow.
            return (head + leading_topics(rest[len(head) :])).strip(" ,;–—")
    return leading_topics(first)


def quote_promise(note: str | None) -> str:
    """What was promised, without ``to send``; several things with semicolons between."""
    things = _first_sentence(note).split("; ")
    return "; ".join(_PROMISED.sub("", thing).strip() for thing in things)


def quote_plain(note: str | None) -> str:
    """A note on one line, without its full stop."""
    return " ".join((note or "").split()).rstrip(".。 ")


def _first_sentence(note: str | None) -> str:
    lines = (note or "").strip().splitlines()
    if not lines:
        return ""
    # A full stop ends a sentence when a capital or an East Asian letter follows, not in "v2.0 of".
    first = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ\u3040-\u9fff])|(?<=[。！？])", lines[0])[0]
    return " ".join(first.split()).rstrip(".。 ")
