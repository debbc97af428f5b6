"""Readings of one card that went wrong: no second value, but a bad print of the one that went well."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from enrich.contact import Contact, Email, Evidence, Phone
from enrich.merging import same_value
from enrich.merging.text import squeeze


class Valued(Protocol):
    """A value of a contact."""

    @property
    def evidence(self) -> Evidence: ...


V = TypeVar("V", bound=Valued)
DOUBTFUL = 0.5
"""A value less certain than this is a misreading of a surer one that it resembles."""
_DOUBTFUL_NUMBER = 0.3
"""Numbers next to each other are common, so only one that hardly can be right is taken for that."""
SURER = 0.2
"""How much surer the other one is at least."""
_SURE = 0.9
"""From this confidence on a value is right as printed, and no misreading of another."""
_COMMON, _COMMON_SHARE = 3, 0.6
"""Values that two photos of one print have in common at least, and how much of what the one says."""


def absorb_misreadings(
    groups: list[list[tuple[str, V]]], retakes: frozenset[frozenset[str]]
) -> list[list[tuple[str, V]]]:
    """Doubtful readings go with the surer value, from another card, that they resemble.

    The same card photographed twice is read well once and badly once; the bad reading is no
    second number or address. Where all else says that it is the same card, an e-mail address that
    has run into its label is none either.
    """
    kept: list[list[tuple[str, V]]] = []
    for group in groups:
        home = next((g for g in groups if _is_misread(group, g, retakes)), None)
        if home is not None:
            home += group
        else:
            kept.append(group)
    return kept


def _is_misread(
    group: list[tuple[str, V]], other: list[tuple[str, V]], retakes: frozenset[frozenset[str]]
) -> bool:
    """Whether what ``group`` reads is a bad print of what ``other`` does."""
    if other is group or set(ids_of(group)) & set(ids_of(other)):
        return False
    doubtful, sure = best_of(group), best_of(other)
    trust, theirs = doubtful.evidence.confidence, sure.evidence.confidence
    if not same_value.could_be_misread(text_of(doubtful), text_of(sure)):
        return False
    is_number = isinstance(doubtful, Phone)
    if trust < (_DOUBTFUL_NUMBER if is_number else DOUBTFUL):
        return theirs >= max(DOUBTFUL, trust + SURER)
    return (
        trust < _SURE <= theirs
        and isinstance(doubtful, Email)
        and isinstance(sure, Email)
        and same_value.has_word_before(doubtful, sure)
        and _are_of_one_print(group, other, retakes)
    )


def _are_of_one_print(
    group: list[tuple[str, V]], other: list[tuple[str, V]], retakes: frozenset[frozenset[str]]
) -> bool:
    """Whether each part that reads the one is a photo of what a part reads that has the other."""
    return all(any(frozenset((a, b)) in retakes for b in ids_of(other)) for a in ids_of(group))


def find_retakes(cards: Mapping[str, Contact]) -> frozenset[frozenset[str]]:
    """Pairs of cards, by id, that say the same: two photos of one, not two cards of one person."""
    said = {id_: _said(contact) for id_, contact in cards.items()}
    pairs = []
    for a, b in itertools.combinations(said, 2):
        common = len(said[a] & said[b])
        if common >= _COMMON and common >= _COMMON_SHARE * min(len(said[a]), len(said[b])):
            pairs.append(frozenset((a, b)))
    return frozenset(pairs)


def _said(contact: Contact) -> frozenset[str]:
    values: tuple[Iterable[Valued], ...] = (
        contact.titles, contact.organizations, contact.phones, contact.emails, contact.urls,
        contact.addresses,
    )  # fmt: skip
    texts = [text_of(value) for some in values for value in some]
    return frozenset(map(squeeze, [*texts, *([contact.name.full] if contact.name else [])]))


def text_of(value: Valued) -> str:
    """What a value says."""
    for field_ in ("value", "full", "number", "address", "url", "handle"):
        text = getattr(value, field_, None)
        if isinstance(text, str):
            return text
    return ""


def best_of(group: list[tuple[str, V]]) -> V:
    """The surest of some readings, each with the card it is from."""
    # max keeps the first of equals, which is the newest.
    return max((value for _, value in group), key=lambda value: value.evidence.confidence)


def ids_of(group: list[tuple[str, V]]) -> tuple[str, ...]:
    """The cards they are from."""
    return tuple(dict.fromkeys(part for part, _ in group))
