"""How likely a field is right: everything known for and against it, weighed as a whole.

What is measured of each value is a tuple of SIGNALS; :class:`Judge` turns it into the share
of such fields that turn out right. Its trees and curves are fitted on fields of cards that
the labelling had not seen (``python -m training.calibrate``), so that a confidence means
what it says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.phone import PhoneCandidate
from enrich.evidence import Evidence
from enrich.fold import is_unspaced
from enrich.forest import Forest, load_forest
from enrich.layout import box_of, gaps, neighbours
from enrich.names import domain_spells, email_spells_name, name_likeness, same_person_scripts
from enrich.roles import ROLES, Role
from enrich.segments import Segment
from enrich.text_kinds import TEXT_KINDS, text_kinds
from enrich.word_classes import text_classes, words_of
from enrich.wrapping import ends_open

KINDS = (
    "name",
    "title",
    "department",
    "organization",
    "address",
    "phone",
    "email",
    "url",
    "social",
)
"""The kinds of fields, in contacts.jsonl's words."""

_OF_TEXT = (
    "share", "least_share", "margin", "sounds", "sounds_rival", "likeness", "spelled", "domain", "known", "legal",
    "segments", "lines", "words", "digits", "least_join", "rival_join", "rival_share", "touching_share", "height",
    "runner_up", "postal", "unfinished", "caps", "y", "borrowed", "score", "same_name",
)  # fmt: skip
_OF_PATTERN = (
    "verified",
    "valid",
    "reasons",
    "typed",
    "region",
    "agrees",
    "home",
    "coded",
    "mended",
    "spans",
)
_OF_BOTH = ("kind", "reading", "mean_reading", "same_kind", "chars", "unspaced", "card_segments", "card_reading")  # fmt: skip
SIGNALS: tuple[str, ...] = (*_OF_BOTH, *_OF_TEXT, *_OF_PATTERN)

Signals = tuple[float, ...]
"""One number per entry of SIGNALS."""

_CODE = re.compile(r"\d{4,6}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b")


class Judging(Protocol):
    """Whatever gives fields their confidence."""

    def confidence(self, kind: str, signals: Signals) -> float:
        """How likely a field of ``kind`` with these signals is right, 0..1."""
        ...

    def keeps(self, kind: str, confidence: float) -> bool:
        """Whether free text this doubtful is still a field, or goes to the notes."""
        ...


@dataclass(frozen=True)
class Judge:
    """The fitted judge."""

    forest: Forest
    curves: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]
    """Per kind: what the trees say, and the share of such fields that were right."""
    least: Mapping[str, float]
    """Per kind of free text: below this confidence it is no field."""

    def confidence(self, kind: str, signals: Signals) -> float:
        """See :class:`Judging`."""
        plain = float(self.forest.predict(np.array([signals], np.float32))[0, 1])
        curve = self.curves.get(kind)
        return round(plain if curve is None else float(np.interp(plain, *curve)), 4)

    def keeps(self, kind: str, confidence: float) -> bool:
        """See :class:`Judging`."""
        return confidence >= self.least.get(kind, 0.0)


@cache
def load_judge() -> Judge:
    """The judge that travels with the package."""
    data = json.loads(files("enrich").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    return Judge(
        load_forest("judge"),
        {k: (tuple(p[0] for p in c), tuple(p[1] for p in c)) for k, c in data["curves"].items()},
        data["least"],
    )


@dataclass(frozen=True)
class Weighed:
    """What the labelling thought of the segments, for :func:`measure_text`."""

    shares: NDArray[np.float64]
    """Shape (segments, roles)."""
    joins: Mapping[tuple[int, int], float]
    """How surely pairs of segments are one value."""


@dataclass(frozen=True)
class Ranked:
    """What the ranking of organisations thought of the one it chose; all 0..1."""

    score: float
    runner_up: float
    """How likely the next best was."""
    least_join: float
    """How surely its own pieces belong together."""
    join_outside: float
    """How surely something beside it does."""
    borrowed: float
    """The share of its letters that only the card's domain spells."""


def mean_shares(
    segments: Sequence[Segment], shares: NDArray[np.float64], inside: Sequence[int]
) -> NDArray[np.float64]:
    """Share of each role over the letters of the segments ``inside``, shape (len(ROLES),)."""
    letters = np.array([len(segments[i].text) for i in inside], float)
    mean = (shares[list(inside)] * letters[:, None]).sum(axis=0) / letters.sum()
    return np.asarray(mean)


def measure_text(
    evidence: Evidence, weighed: Weighed, role: Role, text: str, inside: Sequence[int], same_role: int,
    ranked: Ranked | None = None,
) -> Signals:  # fmt: skip
    """The signals of one value in free text, made of the segments ``inside``."""
    segments = evidence.segments
    members = set(inside)
    column = weighed.shares[:, ROLES.index(role)]
    mean = mean_shares(segments, weighed.shares, inside)
    rival = float(np.delete(mean, ROLES.index(role)).max())
    kinds = dict(zip(TEXT_KINDS, text_kinds(text), strict=True))
    sounds = kinds.pop(role.value, 0.0)
    classes = text_classes(text)
    boxes = [box_of(s) for s in segments]
    near = neighbours(boxes, [s.span.line for s in segments])
    touching = {
        j
        for i in inside
        for j in (near[i].above, near[i].below, near[i].before, near[i].after)
        if j is not None and j not in members and max(gaps(boxes[i], boxes[j])) < boxes[i].height
    }
    outside = [i for i in range(len(segments)) if i not in members]
    largest = max(s.height for s in segments)
    row = {
        **_common(evidence, role.value, [segments[i].span for i in inside], text, same_role),
        "share": float(mean[ROLES.index(role)]),
        "least_share": float(column[list(inside)].min()),
        "margin": float(mean[ROLES.index(role)]) - rival,
        "sounds": sounds,
        "sounds_rival": max(kinds.values()),
        "likeness": name_likeness(text).score,
        "spelled": max((email_spells_name(m, text).score for m in evidence.context.email_locals), default=-1.0),
        "same_name": _printed_again(weighed, segments, outside, text) if role is Role.NAME else 0.0,
        "domain": max((domain_spells(d, text).score for d in evidence.context.domains), default=-1.0),
        "known": classes.get("given" if role is Role.NAME else role.value, 0.0),
        "legal": classes.get("legal", 0.0),
        "segments": float(len(inside)),
        "lines": float(len({segments[i].span.line for i in inside})),
        "words": float(len(words_of(text))),
        "digits": sum(c.isdigit() for c in text) / max(1, len(text)),
        "least_join": min((s for (a, b), s in weighed.joins.items() if a in members and b in members), default=1.0),
        "rival_join": max((s for (a, b), s in weighed.joins.items() if (a in members) != (b in members)), default=0.0),
        "rival_share": max((float(column[i]) for i in outside), default=0.0),
        "touching_share": max((float(column[i]) for i in touching), default=0.0),
        "height": max(segments[i].height for i in inside) / largest,
        "postal": float(bool(_CODE.search(text))),
        "unfinished": float(ends_open(text)),
        "caps": float(text.isupper()),
        "y": sum(boxes[i].middle[1] for i in inside) / len(inside) / evidence.context.height,
    }  # fmt: skip
    if ranked is not None:
        row.update(
            score=ranked.score,
            runner_up=ranked.runner_up,
            least_join=ranked.least_join,
            rival_join=ranked.join_outside,
            borrowed=ranked.borrowed,
        )
    return tuple(row.get(name, 0.0) for name in SIGNALS)


def _printed_again(
    weighed: Weighed, segments: Sequence[Segment], outside: Sequence[int], text: str
) -> float:
    """How surely another name on the card is this one in another script, 0..1."""
    others = [
        segments[i].text for i in outside if ROLES[int(weighed.shares[i].argmax())] is Role.NAME
    ]
    return max(
        (same_person_scripts(*pair) or 0.0 for o in others for pair in ((text, o), (o, text))),
        default=0.0,
    )


def measure_pattern(evidence: Evidence, kind: str, candidate: Candidate) -> Signals:
    """The signals of one pattern field: an e-mail, a web address, a handle or a number."""
    found: dict[str, Sequence[Candidate]] = {
        "phone": evidence.phones,
        "email": evidence.emails,
        "url": evidence.urls,
        "social": evidence.socials,
    }
    row = {
        **_common(evidence, kind, candidate.spans, candidate.value, len(found[kind])),
        "verified": float(candidate.verified),
        "reasons": float(len(candidate.reasons)),
        "mended": float(_letters(candidate.raw) != _letters(candidate.value)),
        "spans": float(len(candidate.spans)),
    }
    if isinstance(candidate, PhoneCandidate):
        sure = {r.region: r.weight for r in evidence.regions}
        total = sum(sure.values()) or 1.0
        row["valid"] = float(candidate.valid)
        row["typed"] = float(candidate.type != "unknown")
        row["region"] = sure.get(candidate.country or "", 0.0) / total
        row["home"] = sure.get(candidate.country or "", 0.0)
        row["coded"] = float("+" in candidate.raw or candidate.raw.startswith("00"))
        row["mended"] = float(not _digits(candidate.value).endswith(_digits(candidate.raw)[-6:]))
    elif kind in {"email", "url"}:
        host = candidate.value.rpartition("@")[2].removeprefix("www.").partition("/")[0]
        others = [c.value for c in (*evidence.emails, *evidence.urls) if c is not candidate]
        row["agrees"] = float(any(host in other for other in others))
    return tuple(row.get(name, 0.0) for name in SIGNALS)


def _common(
    evidence: Evidence, kind: str, spans: Sequence[Span], text: str, same_kind: int
) -> dict[str, float]:
    lines = evidence.lines
    sure = [
        c.confidence
        for s in spans
        for c in lines[s.line].chars[s.start : s.end]
        if not c.text.isspace()
    ] or [lines[s.line].confidence for s in spans]
    return {
        "kind": float(KINDS.index(kind)),
        "reading": min(sure),
        "mean_reading": sum(sure) / len(sure),
        "same_kind": float(same_kind),
        "chars": float(len(text)),
        "unspaced": float(is_unspaced(text)),
        "card_segments": float(len(evidence.segments)),
        "card_reading": sum(line.confidence for line in lines) / max(1, len(lines)),
    }


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
