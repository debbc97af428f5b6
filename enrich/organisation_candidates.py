"""Every way the print could spell the organisation, measured for a ranking.

A logo is often set apart from the rest of the name, or the name is printed twice. So
candidates are all small groups of touching segments, composed, and the ranking judges
the whole text: does it look like an organisation, does the domain spell it, is it big,
is something of it left over beside it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from enrich.address_lines import is_street_alone
from enrich.asides import names_profession
from enrich.compose import compose, in_print_order
from enrich.employers import is_partnership, is_rank_before_firm
from enrich.evidence import Evidence
from enrich.fold import is_latin_letter, is_unspaced, letters_of
from enrich.forest import Forest
from enrich.joining import judge_pairs
from enrich.layout import Box, Neighbours, aligned, box_of, gaps, neighbours
from enrich.lexicon import load_lexicon
from enrich.names import domain_spells
from enrich.roles import ROLES, Role
from enrich.segments import Segment, goes_on
from enrich.text_kinds import TEXT_KINDS, sounds_like, text_kinds
from enrich.word_classes import text_classes, words_of
from enrich.wrapping import begins_joined, ends_open

MOST_SEGMENTS = 4
MOST_SEEDS = 10
SHORTEST_NAME, ALIKE = 6, 85
"""Letters, and per cent of them alike, from which on two names are one that was misread once."""
LEAST_JOINED = 0.75
"""From here on the print beside a candidate belongs to it, if the whole is likely enough."""
MOST_BEHIND = 0.2
"""So much less likely the whole may be than its part."""
# In small letters: AND and OF are words of names in capitals too (OF COURSE CATERING).
_AMID = re.compile(r"(?:and|of|for|und|et|y|&)(?!\w)|[(\[](?!\w{1,2}[)\]])")

_ROLES = tuple(ROLES)
_CLASSES = (
    "organization",
    "legal",
    "given",
    "family",
    "title",
    "department",
    "address",
    "slogan",
    "city",
)

CANDIDATE_FEATURES: tuple[str, ...] = (
    *(f"mean_{r.value}" for r in _ROLES), *(f"min_{r.value}" for r in (Role.ORGANIZATION,)),
    "segments", "words", "chars", "caps", "confidence", "height", "least_height", "height_spread", "x", "y",
    "domain", "domain_gain", "repeats", "printed_again", "part_of_again", "touching_left", "best_share",
    "same_line", "gap", "side_gap", "digits", "local", "is_first", "share_sum", "rank_share", "longer_legal",
    "comma", "ends_continues", "case_mix", "starts_bracket", "twin_above", "twin_below", "sound_gain",
    "beside_address", "least_join", "join_outside",
    *(f"w_{c}" for c in _CLASSES), *(f"k_{kind}" for kind in TEXT_KINDS),
)  # fmt: skip


@dataclass(frozen=True)
class OrganisationCandidate:
    """One way to read the organisation."""

    segments: tuple[int, ...]
    """Indices into the card's segments, in print order."""
    text: str


def propose_organisations(
    evidence: Evidence, shares: NDArray[np.float64]
) -> tuple[OrganisationCandidate, ...]:
    """Groups of one to MOST_SEGMENTS touching segments around those that may be the organisation."""
    segments = evidence.segments
    if not segments:
        return ()
    column = shares[:, ROLES.index(Role.ORGANIZATION)]
    seeds = [int(i) for i in np.argsort(-column, kind="stable")[:MOST_SEEDS] if column[i] > 0.03]
    links = _links(evidence, seeds)
    groups = {frozenset((i,)) for i in seeds}
    frontier = set(groups)
    for _ in range(MOST_SEGMENTS - 1):
        grown = {
            group | {j}
            for group in frontier
            for i in group
            for j in links.get(i, ())
            if j not in group
        }
        frontier = grown - groups
        groups |= frontier
        if len(groups) > 250:
            break
    streets = {i for i in seeds if is_street_alone(segments[i].text, evidence.region)}
    ranks = {i for i in range(len(segments)) if is_rank_before_firm(segments, i)}
    found: dict[str, OrganisationCandidate] = {}
    for group in sorted(groups, key=lambda g: (len(g), sorted(g))):
        texts = [segments[i].text for i in group]
        if _says_twice(texts) or _is_translated(texts):
            continue  # the same name in the logo and in print, or in another language
        if any(i in ranks and i + 1 in group for i in group):
            continue
        if len(group) > 1 and group & streets:
            continue
        ordered = tuple(in_print_order(segments, sorted(group)))
        printed = [segments[i].text for i in ordered]
        if any(map(_is_remark, printed[1:])) or _goes_past_form(printed):
            continue
        if any(map(is_partnership, printed)) and any(map(names_profession, printed)):
            continue  # Keller & Hughes are the firm, and attorneys
        text = compose(segments, ordered, evidence.lines)
        found.setdefault(f"{ordered}", OrganisationCandidate(ordered, text))
    return tuple(found.values())


def _is_remark(text: str) -> bool:
    """``(An ISO 9001 company)``, ``(Ministry of Water Resources)``: said of a name, no part of it.

    ``(India) Pvt. Ltd.`` is the end of one.
    """
    in_brackets = text.startswith(("(", "[")) and len(text.split()) >= 3
    return in_brackets and load_lexicon().final_legal_form(text) is None


def _goes_past_form(parts: Sequence[str]) -> bool:
    """Whether more than a bracket or a place follows the legal form that ends a name.

    ``Northwind Pvt. Ltd.`` and ``Consulting Engineers & Planners`` are two things.
    """
    for at, part in enumerate(parts[:-1]):
        form = load_lexicon().final_legal_form(part)
        named = form is not None and form.span[0] > 0
        more = [rest for rest in parts[at + 1 :] if not _ends_joined(rest)]
        if named and any(len(rest.split()) >= 3 for rest in more):
            return True
    return False


def _ends_joined(text: str) -> bool:
    """``y Compañía Limitada`` behind ``Galleguillos Hnos.``"""
    return begins_joined(text) and load_lexicon().legal_form(text) is not None


def _says_twice(texts: Sequence[str]) -> bool:
    """Whether two of the texts are the same name, but for a letter or two that was misread."""
    letters = [letters_of(text) for text in texts]
    return any(
        a == b or (min(len(a), len(b)) >= SHORTEST_NAME and fuzz.ratio(a, b) >= ALIKE)
        for a, b in itertools.combinations(letters, 2)
    )


def _is_translated(texts: Sequence[str]) -> bool:
    """A name in Latin letters and one in others; a legal form alone is part of the other's.

    East Asian names mix both, but not where each has words enough for a name.
    """
    latin, spoken, other, east_asian = False, False, False, False
    for text in texts:
        letters = [c for c in text if c.isalpha()]
        form = load_lexicon().legal_form(text)
        if len(letters) < 4 or (form is not None and len(form.text) > len(text) - 3):
            continue
        all_latin = all(map(is_latin_letter, letters))
        latin |= all_latin
        spoken |= all_latin and " " in text
        other |= all("\u0370" <= c < "\u1100" for c in letters)
        east_asian |= is_unspaced(text) and not any(map(is_latin_letter, letters))
    return (latin and other) or (spoken and east_asian)


def _links(evidence: Evidence, seeds: Sequence[int]) -> dict[int, set[int]]:
    """Which seeds touch: neighbours on the line or above and below, not too far apart."""
    segments = evidence.segments
    boxes = [box_of(s) for s in segments]
    near = neighbours(boxes, [s.span.line for s in segments])
    inside = set(seeds)
    links: dict[int, set[int]] = {}
    for i in seeds:
        for j in (near[i].above, near[i].below, near[i].before, near[i].after):
            if j is None or j not in inside:
                continue
            a, b = boxes[i], boxes[j]
            height = max(a.height, b.height)
            side, down = gaps(a, b)
            if down < 1.2 * height and side < 2.5 * height:
                links.setdefault(i, set()).add(j)
                links.setdefault(j, set()).add(i)
    return links


def measure_organisations(
    evidence: Evidence,
    shares: NDArray[np.float64],
    candidates: Sequence[OrganisationCandidate],
    joins: Forest,
) -> NDArray[np.float32]:
    """Features of each candidate, shape (candidates, len(CANDIDATE_FEATURES)).

    ``joins`` tells whether two pieces of print are one value (:mod:`enrich.joining`).
    """
    if not candidates:
        return np.zeros((0, len(CANDIDATE_FEATURES)), np.float32)
    segments = evidence.segments
    column = shares[:, ROLES.index(Role.ORGANIZATION)]
    order = np.argsort(-column, kind="stable")
    rank = {int(i): n for n, i in enumerate(order)}
    largest = max(s.height for s in segments)
    usual = float(np.median([s.height for s in segments]))
    domains = evidence.context.domains
    spelled = {
        i: max((domain_spells(d, segments[i].text).score for d in domains), default=0.0)
        for i in {i for c in candidates for i in c.segments}
    }
    boxes = [box_of(s) for s in segments]
    near = neighbours(boxes, [s.span.line for s in segments])
    words = [frozenset(words_of(s.text)) for s in segments]
    legal_anywhere = max((text_classes(c.text).get("legal", 0.0) for c in candidates), default=0.0)
    links = _links(evidence, sorted({i for c in candidates for i in c.segments}))
    together = _togetherness(evidence, links, joins)
    rows = []
    for candidate in candidates:
        inside = candidate.segments
        classes = text_classes(candidate.text)
        own = words_of(candidate.text)
        heights = [segments[i].height for i in inside]
        domain = max((domain_spells(d, candidate.text).score for d in domains), default=0.0)
        touching = {j for i in inside for j in links.get(i, ())} - set(inside)
        rest = [i for i in range(len(segments)) if i not in inside]
        row = {
            f"mean_{r.value}": float(shares[list(inside), n].mean()) for n, r in enumerate(_ROLES)
        }
        row.update(
            min_organization=float(column[list(inside)].min()),
            segments=len(inside),
            words=len(own),
            chars=len(candidate.text),
            caps=float(candidate.text.isupper()),
            confidence=min(segments[i].confidence for i in inside),
            height=max(heights) / largest,
            least_height=min(heights) / usual,
            height_spread=min(heights) / max(heights),
            x=sum(boxes[i].middle[0] for i in inside) / len(inside) / evidence.width,
            y=sum(boxes[i].middle[1] for i in inside) / len(inside) / evidence.height,
            domain=domain,
            domain_gain=domain - max(spelled[i] for i in inside),
            repeats=float(len(own) - len(set(own))),
            printed_again=float(any(words[i] and words[i] <= set(own) for i in rest)),
            part_of_again=float(any(set(own) < words[i] for i in rest if own)),
            touching_left=max((float(column[j]) for j in touching), default=0.0),
            best_share=float(column.max()),
            same_line=float(len({segments[i].span.line for i in inside}) == 1),
            gap=_largest_gap(boxes, inside) / usual,
            side_gap=_side_gap(boxes, inside) / usual,
            digits=sum(c.isdigit() for c in candidate.text) / max(1, len(candidate.text)),
            local=float(bool(evidence.context.email_locals)),
            is_first=float(0 in inside),
            share_sum=float(column[list(inside)].sum()),
            rank_share=float(min(rank[i] for i in inside)),
            longer_legal=legal_anywhere - classes.get("legal", 0.0),
            comma=float("," in candidate.text),
            case_mix=float(len({_case(segments[i].text) for i in inside})),
            starts_bracket=float(candidate.text.startswith("(")),
            twin_above=_twin(boxes, near, column, inside, -1),
            twin_below=_twin(boxes, near, column, inside, 1),
            least_join=min((s for p, s in together.items() if p <= set(inside)), default=1.0),
            join_outside=max(
                (s for p, s in together.items() if len(p & set(inside)) == 1), default=0.0
            ),
            beside_address=_beside_address(segments, shares, inside),
            sound_gain=sounds_like(candidate.text, "organization")
            - max(sounds_like(segments[i].text, "organization") for i in inside),
            ends_continues=float(ends_open(candidate.text)),
        )
        row.update((f"w_{c}", classes.get(c, 0.0)) for c in _CLASSES)
        kinds = text_kinds(candidate.text)
        row.update((f"k_{kind}", share) for kind, share in zip(TEXT_KINDS, kinds, strict=True))
        rows.append([row[name] for name in CANDIDATE_FEATURES])
    return np.array(rows, np.float32)


def score_organisations(
    forest: Forest, candidates: Sequence[OrganisationCandidate], rows: NDArray[np.float32]
) -> NDArray[np.float64]:
    """How likely each candidate is right, 0..1, shape (candidates,).

    One that begins with ``and`` or a bracket, other than ``(주)``, has left something out.
    """
    amid = [_AMID.match(candidate.text) is not None for candidate in candidates]
    return np.where(amid, 0.3, 1.0) * forest.predict(rows)[:, 1]


def choose_organisation(
    candidates: Sequence[OrganisationCandidate],
    rows: NDArray[np.float32],
    scores: NDArray[np.float64],
) -> int:
    """Index of the candidate to take: the likeliest, and what most likely belongs to it.

    A name that leaves out what is joined to it is wrong even where its own words score best.

    Args:
        candidates: at least one.
        rows: what :func:`measure_organisations` says of them.
        scores: how likely each is right, 0..1, shape (candidates,); see :func:`score_organisations`.
    """
    best = int(scores.argmax())
    outside = rows[:, CANDIDATE_FEATURES.index("join_outside")]
    if outside[best] < LEAST_JOINED:
        return best
    own, letters = set(candidates[best].segments), letters_of(candidates[best].text)
    wholes = [
        at
        for at, candidate in enumerate(candidates)
        if own < set(candidate.segments)
        and scores[at] > scores[best] - MOST_BEHIND
        and outside[at] < outside[best]
        and letters_of(candidate.text).count(letters) == 1
    ]
    return max(wholes, key=lambda at: scores[at], default=best)


def _togetherness(
    evidence: Evidence, links: Mapping[int, set[int]], joins: Forest
) -> dict[frozenset[int], float]:
    """How likely each two linked segments would be one name, were both of an organisation."""
    pairs = [(a, b) for a, others in sorted(links.items()) for b in sorted(others) if a < b]
    roles = [Role.ORGANIZATION] * len(evidence.segments)
    scores = judge_pairs(joins, evidence.segments, roles, pairs, evidence.lines)
    return {frozenset(pair): score for pair, score in zip(pairs, scores, strict=True)}


def _beside_address(
    segments: Sequence[Segment], shares: NDArray[np.float64], inside: Sequence[int]
) -> float:
    """The address's share of what only a comma parts from it: a town before its postal code."""
    column = shares[:, ROLES.index(Role.ADDRESS)]
    beside = [
        at
        for i in inside
        for at, first in ((i - 1, i - 1), (i + 1, i))
        if at not in inside and goes_on(segments, first)
    ]
    return max((float(column[at]) for at in beside), default=0.0)


def _twin(
    boxes: Sequence[Box],
    near: Sequence[Neighbours],
    column: NDArray[np.float64],
    inside: Sequence[int],
    direction: int,
) -> float:
    """The organisation's share of the line above (-1) or below (1) that is set the same way.

    -1 where there is none: a name that is wrapped goes on in such a line.
    """
    edge = (min if direction < 0 else max)(inside, key=lambda i: boxes[i].middle[1])
    other = near[edge].above if direction < 0 else near[edge].below
    if other is None or other in inside:
        return -1.0
    a, b = boxes[edge], boxes[other]
    _, down = gaps(a, b)
    alike = min(a.height, b.height) > 0.85 * max(a.height, b.height)
    return float(column[other]) if alike and down < a.height and aligned(a, b) else -1.0


def _case(text: str) -> str:
    """How the words are set: a slogan under a logo is often set otherwise than the name."""
    letters = [w for w in text.split() if w[:1].isalpha()]
    if text.isupper():
        return "capitals"
    return "small" if letters and not any(w[0].isupper() for w in letters) else "title"


def _largest_gap(boxes: Sequence[Box], inside: Sequence[int]) -> float:
    tops = sorted((boxes[i] for i in inside), key=lambda b: b.top)
    return max((b.top - a.bottom for a, b in itertools.pairwise(tops)), default=0.0)


def _side_gap(boxes: Sequence[Box], inside: Sequence[int]) -> float:
    lefts = sorted((boxes[i] for i in inside), key=lambda b: b.left)
    return max((b.left - a.right for a, b in itertools.pairwise(lefts)), default=0.0)
