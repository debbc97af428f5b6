"""The joint decision: which segment is what, and which segments are one value.

Two looks by trained forests give each segment a share for every role; the second look
knows what the first thinks of the neighbours and of the whole card. Then one labelling
of the card is chosen: the shares, corrected by what cards look like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from enrich.address_groups import split_addresses
from enrich.address_joins import join_halves
from enrich.address_lines import is_place
from enrich.address_towns import is_known_town
from enrich.asides import is_blessing, lists_places, names_unit, says_what_kind
from enrich.brand_lines import with_completion, with_second_line
from enrich.candidates.web_labels import is_label_alone
from enrich.coherence import decide, settle
from enrich.compose import compose, hull, in_print_order
from enrich.context import add_context
from enrich.domain_names import spell_out
from enrich.evidence import Evidence
from enrich.features import measure
from enrich.forest import Forest, load_forest
from enrich.joining import candidate_pairs, group, judge_pairs
from enrich.judging import Ranked, Signals, Weighed, mean_shares, measure_text
from enrich.lexicon import load_lexicon
from enrich.organisation_candidates import (
    CANDIDATE_FEATURES,
    choose_organisation,
    measure_organisations,
    propose_organisations,
    score_organisations,
)
from enrich.roles import ROLES, Role
from enrich.segments import Segment
from ocr.engine import Quad


@dataclass(frozen=True)
class Weights:
    """The trained forests."""

    first: Forest
    second: Forest
    joins: Forest
    organisations: Forest


@dataclass(frozen=True)
class Value:
    """One value in free text: its role, its words and how sure the decision is."""

    role: Role
    text: str
    segments: tuple[int, ...]
    """Indices into the card's segments, in print order."""
    share: float
    """Mean share of the role over the letters, 0..1."""
    reading: float
    """Lowest mean reading confidence of its segments, 0..1."""
    quad: Quad
    signals: Signals = ()
    """What speaks for and against it, for the judge."""
    main: bool = False
    """The organisation an address book shows."""
    borrowed: float = 0.0
    """Share of its letters that only the web or mail address spells, 0..1."""
    misread: str | None = None
    """What the engine made of it, where that was mended."""
    rival: Role | None = None
    """What else it may be: the role with the second largest share of its letters."""
    confidence: float = 0.0
    """How likely it is right, once the judge has spoken, 0..1."""
    doubts: tuple[str, ...] = ()
    """What to look at where that is not enough."""


_HANDLE = re.compile(r"@|#[^\W\d_]\w*$")
"""A handle or tag whose network only an icon tells; ``#2`` is a house."""
_STREET = re.compile(r"(?:[\w'’]+ ){1,3}(?:Ave|Rd|Blvd|Hwy|Expwy|Pkwy)\.?", re.IGNORECASE)
"""A street by its usual abbreviation, as on a sketch map: nobody's firm."""
_JUDGED = frozenset({Role.NAME, Role.TITLE, Role.DEPARTMENT, Role.ORGANIZATION, Role.ADDRESS})
LEAST_ORGANISATION = 0.25
"""A reading of the organisation less likely than this is not made."""


@cache
def load_weights() -> Weights:
    """The forests that travel with the package."""
    return Weights(
        load_forest("roles_first"),
        load_forest("roles_second"),
        load_forest("joins"),
        load_forest("organisations"),
    )


def label(evidence: Evidence, weights: Weights | None = None) -> tuple[Value, ...]:
    """Every free-text value of the card, in print order. Every segment is in at least one."""
    weights = weights or load_weights()
    segments = evidence.segments
    if not segments:
        return ()
    shares = role_shares(evidence, weights)
    roles = list(decide(evidence, shares))
    shares = settle(shares, roles)
    organisation, ranked = _choose_organisation(evidence, shares, weights)
    if organisation is not None and all(roles[i] is Role.NAME for i in organisation.segments):
        organisation = None
    if organisation is not None and _is_place_of_address(evidence, roles, organisation):
        organisation = None
    if organisation is not None:
        for i in organisation.segments:
            if roles[i] is not Role.NAME:
                roles[i] = Role.ORGANIZATION
    pairs = [
        pair
        for pair in candidate_pairs(segments, roles)
        if organisation is None or not set(pair) & set(organisation.segments)
    ]
    scores = judge_pairs(weights.joins, segments, roles, pairs, evidence.lines)
    groups = [
        part
        for found in group(segments, pairs, scores)
        for part in (
            split_addresses(evidence, found) if roles[found[0]] is Role.ADDRESS else (found,)
        )
    ]
    addresses = [g for g in groups if roles[g[0]] is Role.ADDRESS]
    groups = [g for g in groups if roles[g[0]] is not Role.ADDRESS]
    groups += join_halves(evidence, addresses)
    values = [_value(evidence, shares, roles[g[0]], g) for g in groups]
    values = [replace(v, role=_role_of_text(v)) for v in values]
    if organisation is not None:
        inside = set(organisation.segments)
        values = [v for v in values if v.role is Role.NAME or not inside & set(v.segments)]
        values = [
            replace(v, role=Role.OTHER)
            if v.role is Role.ORGANIZATION and says_what_kind(v.text)
            else v
            for v in values
        ]
        values.append(organisation)
    weighed = Weighed(shares, dict(zip(pairs, scores, strict=True)))
    counts = Counter(v.role for v in values)
    measured = []
    for v in sorted(values, key=lambda v: (v.quad[0][1], v.quad[0][0], v.segments)):
        if v.role in _JUDGED:
            signals = measure_text(
                evidence,
                weighed,
                v.role,
                v.text,
                v.segments,
                counts[v.role],
                ranked if v.main else None,
            )
            v = replace(v, signals=signals, rival=_rival(segments, shares, v))
        measured.append(v)
    return tuple(measured)


def _rival(segments: Sequence[Segment], shares: NDArray[np.float64], value: Value) -> Role:
    mean = mean_shares(segments, shares, value.segments)
    mean[ROLES.index(value.role)] = -1.0
    return ROLES[int(mean.argmax())]


def _is_place_of_address(evidence: Evidence, roles: Sequence[Role], found: Value) -> bool:
    """Whether what is taken for an organisation is the town or country of an address."""
    return all(roles[i] is Role.ADDRESS for i in found.segments) and all(
        is_place(part, evidence.region) or is_known_town(part, evidence.region)
        for part in (evidence.segments[i].text.rstrip(".") for i in found.segments)
    )


def _role_of_text(value: Value) -> Role:
    """The value's role, unless the whole of its text is something else.

    A unit is no title, and a legal form that stands alone no organisation.
    """
    if value.role is Role.TITLE and names_unit(value.text):
        return Role.DEPARTMENT
    if value.role is Role.ADDRESS and lists_places(value.text):
        return Role.OTHER
    if value.role is Role.ORGANIZATION:
        form = load_lexicon().legal_form(value.text)
        rest = "" if form is None else value.text[: form.span[0]] + value.text[form.span[1] :]
        if form is not None and not any(map(str.isalnum, rest)):
            return Role.OTHER
    return value.role


def role_shares(evidence: Evidence, weights: Weights) -> NDArray[np.float64]:
    """Share of each role for each segment, shape (segments, len(ROLES))."""
    rows = measure(evidence.segments, evidence.context)
    first = weights.first.predict(rows)
    shares = weights.second.predict(add_context(rows, first, evidence.segments))
    for at, segment in enumerate(evidence.segments):
        # A handle whose network only an icon tells, what announces a web address, a blessing.
        blessing = is_blessing(evidence.lines[segment.span.line].text)
        if blessing or _HANDLE.match(segment.text) or is_label_alone(segment.text):
            shares[at] = [float(role is Role.OTHER) for role in ROLES]
        if _STREET.fullmatch(segment.text):
            shares[at, ROLES.index(Role.ADDRESS)] += shares[at, ROLES.index(Role.ORGANIZATION)]
            shares[at, ROLES.index(Role.ORGANIZATION)] = 0.0
    return shares


def _choose_organisation(
    evidence: Evidence, shares: NDArray[np.float64], weights: Weights
) -> tuple[Value | None, Ranked | None]:
    """The likeliest way to read the organisation, and what the ranking thought of it."""
    candidates = propose_organisations(evidence, shares)
    if not candidates:
        return None, None
    rows = measure_organisations(evidence, shares, candidates, weights.joins)
    scores = score_organisations(weights.organisations, candidates, rows)
    best = choose_organisation(candidates, rows, scores)
    if scores[best] < LEAST_ORGANISATION:
        return None, None
    segments = evidence.segments
    groups, texts = [c.segments for c in candidates], [c.text for c in candidates]
    best = with_completion(segments, groups, texts, best)
    best = with_second_line(segments, groups, best)
    chosen = candidates[best]
    reading = min(segments[i].confidence for i in chosen.segments)
    spelled = spell_out(chosen.text, reading, evidence.context.domains)
    value = Value(
        Role.ORGANIZATION,
        spelled.text,
        chosen.segments,
        float(scores[best]),
        reading,
        hull([segments[i].quad for i in chosen.segments]),
        main=True,
        borrowed=spelled.borrowed,
        misread=spelled.misread,
    )
    found = dict(zip(CANDIDATE_FEATURES, rows[best].tolist(), strict=True))
    runner_up = float(np.delete(scores, best).max(initial=0.0))
    return value, Ranked(
        value.share, runner_up, found["least_join"], found["join_outside"], spelled.borrowed
    )


def _value(
    evidence: Evidence, shares: NDArray[np.float64], role: Role, members: Sequence[int]
) -> Value:
    segments = evidence.segments
    ordered = in_print_order(segments, members)
    letters = np.array([len(segments[i].text) for i in ordered], float)
    column = shares[ordered, ROLES.index(role)]
    between = ", " if role is Role.ADDRESS else " "
    return Value(
        role,
        compose(segments, ordered, evidence.lines, between),
        tuple(ordered),
        float((column * letters).sum() / letters.sum()),
        min(segments[i].confidence for i in ordered),
        hull([segments[i].quad for i in ordered]),
    )
