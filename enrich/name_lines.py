"""Lines that are a name by what stands on and beside them, whatever else they are taken for."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enrich.cities import find_city
from enrich.evidence import Evidence
from enrich.layout import Box, Neighbours, gaps
from enrich.lexicon import load_lexicon
from enrich.names import any_spells_name, name_likeness, parse_name, same_person_scripts
from enrich.roles import ROLES, Role
from enrich.segments import goes_on
from enrich.text_kinds import sounds_like
from enrich.word_classes import word_classes, words_of

LEAST_NAME = 0.2
"""The likeliest name on a card without a sure one is taken from this share on."""
LEAST_SAME = 0.6
"""From here on two names in two scripts are one person's, if they stand together."""
_LIKE, _SOUND = 0.8, 0.3
"""How much words must look and sound like a name where their place speaks for one."""
_AND = re.compile(r"\s+(?:&|and|und|et|y)$", re.IGNORECASE)
_NUMBER_FOLLOWS = re.compile(r"\s*[:–-]\s*(?:\(?\+|\(?\d)")
_PAID_OR_TEXTED = frozenset((
    "zelle", "venmo", "paypal", "paytm", "phonepe", "gpay", "bkash", "mpesa", "jio", "airtel", "vodafone",
    "whatsapp", "viber", "telegram", "signal", "line", "wechat", "skype", "kakao", "imo",
))  # fmt: skip
"""Services that are named before a number."""
_OF_NAMES = frozenset({"given", "family", "name"})


def tell_names(
    evidence: Evidence,
    roles: list[Role],
    shares: NDArray[np.float64],
    boxes: Sequence[Box],
    near: Sequence[Neighbours],
) -> None:
    """Give the role of a name where the card as a whole tells one."""
    _find_a_name(evidence, roles, shares)
    _find_couples(evidence, roles, boxes, near)
    _find_native_names(evidence, roles, boxes, near)


def _find_a_name(evidence: Evidence, roles: list[Role], shares: NDArray[np.float64]) -> None:
    """Most cards have a holder: without a sure one, the likeliest that looks like a name."""
    if Role.NAME in roles:
        return
    column = shares[:, ROLES.index(Role.NAME)].copy()
    for at, segment in enumerate(evidence.segments):
        column[at] *= 0.5 + name_likeness(segment.text).score
    best = int(column.argmax())
    if column[best] >= LEAST_NAME:
        roles[best] = Role.NAME
        return
    for at, segment in enumerate(evidence.segments):
        if roles[at] is Role.ORGANIZATION and _is_own_name(evidence, segment.text):
            roles[at] = Role.NAME
            return
    for at in range(len(roles)):
        if _is_honoured(evidence, roles, at) or _is_before_number(evidence, roles, at):
            roles[at] = Role.NAME
            return
        if _is_before_rank(evidence, roles, at):
            roles[at], roles[at + 1] = Role.NAME, Role.TITLE
            return


def _is_honoured(evidence: Evidence, roles: Sequence[Role], at: int) -> bool:
    """``Professor Ada Okafor`` is a name with its honorific, not a title."""
    if roles[at] is not Role.TITLE:
        return False
    parsed = parse_name(evidence.segments[at].text)
    return (
        parsed.prefix is not None
        and len(parsed.full.split()) > 1
        and _looks_and_sounds(parsed.full)
    )


def _is_before_rank(evidence: Evidence, roles: Sequence[Role], at: int) -> bool:
    """``Mara Lind, Notary Public`` among the lines of a list."""
    segments = evidence.segments
    if roles[at] is not Role.OTHER or not goes_on(segments, at) or goes_on(segments, at + 1):
        return False
    behind = segments[at + 1].text
    return _looks_and_sounds(segments[at].text) and behind in load_lexicon().titles


def _looks_and_sounds(text: str) -> bool:
    return name_likeness(text).score >= _LIKE and sounds_like(text, "name") >= _SOUND


def _is_before_number(evidence: Evidence, roles: Sequence[Role], at: int) -> bool:
    """``Meenal: +91 98480 22338``: one word that lists know as a name or not at all, and a number."""
    segment = evidence.segments[at]
    text, line = segment.text, evidence.lines[segment.span.line].text
    if roles[at] is not Role.OTHER or not text.istitle() or len(text) < 3:
        return False
    known = {kind for word in words_of(text) for kind in word_classes(word)}
    return (
        not line[: segment.span.start].strip()
        and _NUMBER_FOLLOWS.match(line, segment.span.end) is not None
        and any(span.line == segment.span.line for p in evidence.phones for span in p.spans)
        and known <= _OF_NAMES
        and text.casefold() not in _PAID_OR_TEXTED
        and find_city(text) is None
        and sounds_like(text, "name") >= _SOUND
    )


def _find_couples(
    evidence: Evidence, roles: list[Role], boxes: Sequence[Box], near: Sequence[Neighbours]
) -> None:
    """``Ada Okafor &`` right above ``Mara Lind`` is the first of two people."""
    for at, segment in enumerate(evidence.segments):
        alone = _AND.sub("", segment.text)
        below = near[at].below
        if alone == segment.text or below is None or roles[below] is not Role.NAME:
            continue
        if roles[at] not in {Role.TITLE, Role.OTHER, Role.ORGANIZATION} or _names_a_trade(alone):
            continue
        a, b = boxes[at], boxes[below]
        close = b.top - a.bottom < min(a.height, b.height)
        # What stands below it speaks for a name as well: to look or to sound like one is enough.
        if close and (sounds_like(alone, "name") >= _SOUND or name_likeness(alone).score >= _LIKE):
            roles[at] = Role.NAME


def _find_native_names(
    evidence: Evidence, roles: list[Role], boxes: Sequence[Box], near: Sequence[Neighbours]
) -> None:
    """``ปิยะ บุญมา`` right above ``Piya Boonma`` is the same name in its own script."""
    for at, place in enumerate(near):
        if roles[at] is not Role.NAME or not evidence.segments[at].text.isascii():
            continue
        for other in (place.above, place.below, place.before, place.after):
            if other is None or roles[other] not in {Role.OTHER, Role.ORGANIZATION}:
                continue
            a, b = boxes[at], boxes[other]
            if max(gaps(a, b)) >= 1.5 * max(a.height, b.height):
                continue
            text = evidence.segments[other].text
            same = same_person_scripts(text, evidence.segments[at].text)
            if same is not None and same >= LEAST_SAME and not _names_a_trade(text):
                roles[other] = Role.NAME


def _names_a_trade(text: str) -> bool:
    """A firm that bears its owner's name is no second print of it."""
    lexicon = load_lexicon()
    trade = lexicon.organisations.hits(text) or lexicon.titles.hits(text)
    return bool(trade) or lexicon.legal_form(text) is not None


def _is_own_name(evidence: Evidence, text: str) -> bool:
    """A person who trades under their name: it looks like one and the e-mail spells it."""
    spelled = any_spells_name(evidence.context.email_locals, text)
    return spelled >= 0.5 and name_likeness(text).score >= 0.7
