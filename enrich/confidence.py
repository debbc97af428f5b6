"""One figure for how sure a field is: of the fields at 0.9, nine in ten are right."""

from __future__ import annotations

from enrich.contact import Contact, Evidence


def field_confidence(kind: str, share: float, reading: float, support: float = 0.0) -> float:
    """Confidence 0..1 from the labelling's ``share``, the ``reading`` and cross-evidence ``support``."""
    doubt = (1 - share) * (1 - 0.5 * support) + 0.3 * max(0.0, 0.9 - reading)
    return max(0.0, min(1.0, 1 - doubt))


SURE = 0.9
"""Fields below this want a look."""


def fields_to_review(contact: Contact) -> tuple[str, ...]:
    """Names of the fields, in contacts.jsonl's words, of which some value is not sure."""
    fields: tuple[tuple[str, tuple[Evidence, ...]], ...] = (
        ("name", (contact.name.evidence,) if contact.name else ()),
        ("title", tuple(t.evidence for t in contact.titles)),
        ("department", tuple(d.evidence for d in contact.departments)),
        ("organization", tuple(o.evidence for o in contact.organizations[:1])),
        ("phone", tuple(p.evidence for p in contact.phones)),
        ("email", tuple(e.evidence for e in contact.emails)),
        ("url", tuple(u.evidence for u in contact.urls)),
        ("address", tuple(a.evidence for a in contact.addresses)),
    )
    doubtful = [name for name, found in fields if any(e.confidence < SURE for e in found)]
    if contact.name is None and not contact.organizations:
        doubtful.insert(0, "name")
    return tuple(doubtful)
