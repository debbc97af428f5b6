"""Which fields of a contact want a look."""

from __future__ import annotations

import re

from enrich.contact import Contact, Evidence

SURE = 0.9
"""Fields below this want a look."""

_PART = re.compile(r"(?<![\w.+\-])(?=[\d.+\-]*[A-Za-z])[\w.+\-]+[@＠]\w[\w.\-]*", re.ASCII)


def partial_emails(contact: Contact) -> tuple[str, ...]:
    """What the notes hold of e-mail addresses that glare, a fold or the engine cut short."""
    return tuple(dict.fromkeys(_PART.findall(contact.notes or "")))


def fields_to_review(contact: Contact) -> tuple[str, ...]:
    """Names of the fields, in contacts.jsonl's words, that want a look on a card as it was read."""
    doubtful = [*unsure_fields(contact)]
    if contact.name is None and not contact.organizations:
        doubtful.insert(0, "name")
    if partial_emails(contact) and not contact.emails:
        doubtful.append("email")
    return tuple(doubtful)


def unsure_fields(contact: Contact) -> tuple[str, ...]:
    """Names of the fields of which some value is not sure; of the organisations, the first."""
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
    return tuple(name for name, found in fields if any(e.confidence < SURE for e in found))
