"""The JSON face of a contact: one line of ``contacts.jsonl``. Its keys are a promise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from enrich.contact import (
    Address,
    Contact,
    Email,
    Evidence,
    Met,
    Name,
    Phone,
    Social,
    Source,
    Text,
    Url,
)
from ocr.engine import Quad

Json = dict[str, Any]


def dump_contact(contact: Contact) -> str:
    """One JSON line without a newline; same contact, same bytes."""
    return json.dumps(contact_to_json(contact), ensure_ascii=False)


def load_contact(line: str) -> Contact:
    """The inverse of :func:`dump_contact`.

    Raises:
        ValueError: not JSON, or not a contact.
    """
    data = json.loads(line)
    if not isinstance(data, dict):
        raise ValueError("a contact is a JSON object")
    return contact_from_json(data)


def contact_to_json(contact: Contact) -> Json:
    """The contact as plain lists, dictionaries, strings and numbers."""
    name = contact.name
    return {
        "id": contact.id,
        "kind": contact.kind,
        "source": [
            {"file": s.file, "card": s.card, "side": s.side, "page": s.page} for s in contact.source
        ],
        "name": None
        if name is None
        else {
            "full": name.full,
            "prefix": name.prefix,
            "given": name.given,
            "additional": name.additional,
            "family": name.family,
            "suffix": name.suffix,
            "native": name.native,
            **_evidence(name.evidence),
        },
        "titles": [{"value": t.value, **_evidence(t.evidence)} for t in contact.titles],
        "departments": [{"value": t.value, **_evidence(t.evidence)} for t in contact.departments],
        "organizations": [
            {"value": t.value, **_evidence(t.evidence)} for t in contact.organizations
        ],
        "phones": [
            {
                "number": p.number,
                "raw": p.raw,
                "type": p.type,
                "extension": p.extension,
                "valid": p.valid,
                "country": p.country,
                **_evidence(p.evidence),
            }
            for p in contact.phones
        ],
        "emails": [{"address": e.address, **_evidence(e.evidence)} for e in contact.emails],
        "urls": [{"url": u.url, **_evidence(u.evidence)} for u in contact.urls],
        "socials": [
            {"network": s.network, "handle": s.handle, **_evidence(s.evidence)}
            for s in contact.socials
        ],
        "addresses": [
            {
                "full": a.full,
                "street": a.street,
                "city": a.city,
                "region": a.region,
                "postal_code": a.postal_code,
                "country": a.country,
                **_evidence(a.evidence),
            }
            for a in contact.addresses
        ],
        "notes": contact.notes,
        "met": {
            "event": contact.met.event,
            "date": contact.met.date,
            "place": contact.met.place,
        },
        "review": list(contact.review),
        "warnings": list(contact.warnings),
        "languages": list(contact.languages),
    }


def contact_from_json(data: Mapping[str, Any]) -> Contact:
    """The inverse of :func:`contact_to_json`; unknown keys are ignored, missing ones are empty.

    Raises:
        ValueError: a value has the wrong shape.
    """
    try:
        return _contact(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a contact: {error}") from error


def _contact(data: Mapping[str, Any]) -> Contact:
    name = data.get("name")
    met = data.get("met") or {}
    return Contact(
        id=data.get("id") or "",
        kind=data.get("kind") or "individual",
        source=tuple(
            Source(s["file"], s.get("card", 0), s.get("side") or "front", s.get("page", 0))
            for s in data.get("source") or []
        ),
        name=None if name is None else _to_name(name, _to_evidence(name)),
        titles=_texts(data.get("titles")),
        departments=_texts(data.get("departments")),
        organizations=_texts(data.get("organizations")),
        phones=tuple(
            Phone(
                p["number"],
                p.get("raw") or p["number"],
                p.get("type") or "unknown",
                p.get("extension"),
                p.get("valid", True),
                p.get("country"),
                _to_evidence(p),
            )
            for p in data.get("phones") or []
        ),
        emails=tuple(Email(e["address"], _to_evidence(e)) for e in data.get("emails") or []),
        urls=tuple(Url(u["url"], _to_evidence(u)) for u in data.get("urls") or []),
        socials=tuple(
            Social(s["network"], s["handle"], _to_evidence(s)) for s in data.get("socials") or []
        ),
        addresses=tuple(
            Address(
                a["full"],
                a.get("street"),
                a.get("city"),
                a.get("region"),
                a.get("postal_code"),
                a.get("country"),
                _to_evidence(a),
            )
            for a in data.get("addresses") or []
        ),
        notes=data.get("notes"),
        met=Met(met.get("event"), met.get("date"), met.get("place")),
        review=tuple(data.get("review") or []),
        warnings=tuple(data.get("warnings") or []),
        languages=tuple(data.get("languages") or []),
    )


def load_bare_name(text: str | None) -> Name | None:
    """The name from its own JSON, without what it rests on; None for None and ``null``."""
    name = json.loads(text or "null")
    return None if name is None else _to_name(name, Evidence())


def _to_name(data: Mapping[str, Any], evidence: Evidence) -> Name:
    return Name(
        data["full"],
        data.get("prefix"),
        data.get("given"),
        data.get("additional"),
        data.get("family"),
        data.get("suffix"),
        data.get("native"),
        evidence,
    )


def _texts(items: Sequence[Mapping[str, Any]] | None) -> tuple[Text, ...]:
    return tuple(Text(item["value"], _to_evidence(item)) for item in items or [])


def _evidence(evidence: Evidence) -> Json:
    return {
        "confidence": round(evidence.confidence, 3),
        "reasons": list(evidence.reasons),
        "quad": None
        if evidence.quad is None
        else [[round(x, 1), round(y, 1)] for x, y in evidence.quad],
    }


def _to_evidence(item: Mapping[str, Any]) -> Evidence:
    quad = item.get("quad")
    corners = None if quad is None else cast(Quad, tuple((float(x), float(y)) for x, y in quad))
    return Evidence(float(item.get("confidence") or 0.0), tuple(item.get("reasons") or []), corners)
