"""Which of the organisations on a card an address book shows first."""

from __future__ import annotations

from collections.abc import Sequence

from enrich import contact as records
from enrich.evidence import Evidence
from enrich.fold import letters_of
from enrich.labelling import Value
from enrich.names import domain_spells
from enrich.word_classes import word_classes, words_of


def order_organisations(
    values: Sequence[Value], domains: Sequence[str], evidence: Evidence
) -> list[records.Text]:
    """Organisations, the one to show first; what one repeats of another is left out."""
    scored = sorted(
        ((v.main, _weight(v, domains, evidence), -i, v) for i, v in enumerate(values)), reverse=True
    )
    kept: list[records.Text] = []
    for _, _, _, value in scored:
        if any(letters_of(value.text) in letters_of(k.value) for k in kept):
            continue
        spelled = max((domain_spells(d, value.text).score for d in domains), default=0.0)
        reasons = ["labelled as an organisation by print and place"]
        if value.borrowed > 0:
            reasons.append("completed from the web or mail address: look at the logo")
        elif spelled >= 0.5:
            reasons.append("domain matches organisation")
        if _legal(value.text):
            reasons.append("has a legal form")
        reasons += value.doubts
        kept.append(
            records.Text(value.text, records.Evidence(value.confidence, tuple(reasons), value.quad))
        )
    return kept


def _legal(text: str) -> bool:
    return any(word_classes(w).get("legal", 0.0) > 0 for w in words_of(text))


def _weight(value: Value, domains: Sequence[str], evidence: Evidence) -> float:
    spelled = max((domain_spells(d, value.text).score for d in domains), default=0.0)
    height = max(evidence.segments[i].height for i in value.segments)
    largest = max(s.height for s in evidence.segments)
    words = len(words_of(value.text))
    return (
        2.0 * value.share
        + 1.0 * spelled
        + 0.8 * _legal(value.text)
        + 0.5 * height / largest
        + 0.1 * min(words, 4)
        + 0.5 * value.reading
    )
