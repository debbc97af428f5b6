"""Sides that are backs by themselves: with opening hours, a map or a logo and nothing else."""

from __future__ import annotations

import re

from enrich.fold import fold
from enrich.merging.known_side import KnownSide

_HOURS = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m|uhr|h)\b|\bnoon\b|営業時間|定休日|öffnungszeiten"
    r"|opening hours|\bhours\b|\bappointment\b|\bclosed\b|geschlossen|horaires|horario",
)
_WEEKDAY_NAMES = """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday
    sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lun mar mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo
"""
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
_STREET = re.compile(
    r"\b(?:ave|avenue|st|street|rd|road|blvd|hwy|exit|expy|straße|strasse|platz)\b"
)


def is_backish(known: KnownSide) -> bool:
    """Whether it prints hours, street names of a map, or next to nothing."""
    text = fold(known.text)
    lines = [line for line in text.splitlines() if line.strip()]
    hours = len(_HOURS.findall(text)) + len(_WEEKDAYS & known.words)
    streets = sum(1 for line in lines if len(line) < 25 and _STREET.search(line))
    return hours >= 2 or streets >= 2 or len(lines) <= 3
