"""One figure for how sure a field is: of the fields at 0.9, nine in ten are right."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np

from enrich.contact import Contact, Evidence


@cache
def load_curves() -> dict[str, tuple[tuple[float, ...], tuple[float, ...]]]:
    """Per kind of field: plain confidences and the share of such fields that were right.

    Written by ``python -m training.calibrate``; a kind without a curve keeps its plain figure.
    """
    data = json.loads(files("enrich").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    return {
        kind: (tuple(k[0] for k in knots), tuple(k[1] for k in knots))
        for kind, knots in data.items()
    }


def field_confidence(kind: str, share: float, reading: float, support: float = 0.0) -> float:
    """How likely a field of this kind is right, 0..1.

    ``share`` is how sure the labelling is, ``reading`` the engine's least sure character and
    ``support`` what other fields say for it (the e-mail spells the name), each 0..1.
    """
    doubt = (1 - share) * (1 - 0.5 * support) + 0.3 * max(0.0, 0.9 - reading)
    plain = max(0.0, min(1.0, 1 - doubt))
    curve = load_curves().get(kind)
    return plain if curve is None else float(np.interp(plain, *curve))


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
