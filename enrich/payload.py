"""What a QR code on the card says: vCard (RFC 6350, 2.1 too), MeCard (NTT Docomo) or a web address.

A code is typed by machine: what it says outranks what was read from print, and where
the two disagree the contact says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import phonenumbers
import vobject

from enrich.contact import Address, Contact, Email, Evidence, Name, Phone, Text, Url

FROM_CODE = Evidence(0.99, ("from the code on the card",), None)


def is_from_code(evidence: Evidence) -> bool:
    """Whether the code on the card says a field, wherever it is printed too."""
    return FROM_CODE.reasons[0] in evidence.reasons


def read_payload(text: str) -> Contact | None:
    """The contact a code carries; one with only a URL for a web address; None for anything else."""
    stripped = text.strip()
    if re.match(r"BEGIN:VCARD", stripped, re.I):
        return _vcard(stripped)
    if stripped.upper().startswith("MECARD:"):
        return _mecard(stripped[7:])
    if re.match(r"https?://\S+$", stripped, re.I):
        return Contact(urls=(Url(_bare(stripped), FROM_CODE),))
    if re.match(r"mailto:\S+@\S+$", stripped, re.I):
        return Contact(emails=(Email(stripped[7:].partition("?")[0].lower(), FROM_CODE),))
    return None


def merge_payload(
    contacts: Sequence[Contact], payload: Contact | None, region: str | None
) -> tuple[Contact, ...]:
    """The contacts with what the code adds; a code with a name speaks for its holder only."""
    contacts = tuple(contacts)
    if payload is None or not contacts:
        return contacts
    at = _holder(contacts, payload)
    merged = _merge(contacts[at], payload, region)
    return (*contacts[:at], merged, *contacts[at + 1 :])


def _holder(contacts: Sequence[Contact], payload: Contact) -> int:
    if payload.name is None:
        return 0
    wanted = _letters(payload.name.full)
    for number, contact in enumerate(contacts):
        if contact.name is not None and _letters(contact.name.full) == wanted:
            return number
    return 0


def _merge(contact: Contact, payload: Contact, region: str | None) -> Contact:
    doubts = []
    name = contact.name
    if payload.name is not None:
        if name is not None and _letters(name.full) != _letters(payload.name.full):
            doubts.append(f"the code says the name is {payload.name.full}, the print {name.full}")
        prefix, suffix = (name.prefix, name.suffix) if name else (None, None)
        name = replace(
            payload.name,
            prefix=payload.name.prefix or prefix,
            suffix=payload.name.suffix or suffix,
            native=name.native if name else None,
            evidence=replace(FROM_CODE, quad=name.evidence.quad if name else None),
        )
    coded = tuple(_dialled(p, region) for p in payload.phones)
    for what, says, prints in (
        ("number", [p.number for p in coded], [p.number for p in contact.phones]),
        ("e-mail", [e.address for e in payload.emails], [e.address for e in contact.emails]),
        (
            "organisation",
            [o.value for o in payload.organizations],
            [o.value for o in contact.organizations],
        ),
    ):
        if says and prints and not {_letters(s) for s in says} & {_letters(p) for p in prints}:
            doubts.append(f"the code says the {what} is {says[0]}, the print {prints[0]}")
    printed = {p.number: p for p in contact.phones}
    phones = tuple(
        replace(p, type=printed[p.number].type if p.type == "unknown" and p.number in printed else p.type)
        for p in coded
    )  # fmt: skip
    known = {p.number for p in phones}
    addresses = {e.address for e in payload.emails}
    hosts = {_host_key(u.url) for u in contact.urls}
    organizations = payload.organizations or contact.organizations
    return replace(
        contact,
        kind="individual" if name else contact.kind,
        name=name,
        titles=contact.titles or payload.titles,
        organizations=contact.organizations if _same(organizations, contact.organizations) else
        (*payload.organizations, *(o for o in contact.organizations)),
        phones=(*phones, *(p for p in contact.phones if p.number not in known)),
        emails=(*payload.emails, *(e for e in contact.emails if e.address not in addresses)),
        urls=(*contact.urls, *(u for u in payload.urls if _host_key(u.url) not in hosts)),
        addresses=contact.addresses or payload.addresses,
        warnings=(*contact.warnings, *doubts),
    )  # fmt: skip


def _same(a: Sequence[Text], b: Sequence[Text]) -> bool:
    return bool(a and b) and any(_letters(x.value) == _letters(y.value) for x in a for y in b)


def _vcard(text: str) -> Contact | None:
    try:
        card = vobject.readOne(text)
    except Exception:  # vobject raises several unrelated kinds on what others wrote
        return None
    fields: dict[str, list[vobject.base.ContentLine]] = card.contents
    full = str(fields["fn"][0].value).strip() if "fn" in fields else ""
    name = None
    if "n" in fields:
        n: Any = fields["n"][0].value
        parts = [_one(v) for v in (n.prefix, n.given, n.additional, n.family, n.suffix)]
        prefix, given, additional, family, suffix = parts
        spelled = " ".join(filter(None, (given, additional, family)))
        if spelled or full:
            name = Name(spelled or full, prefix, given, additional, family, suffix, None, FROM_CODE)
    elif full:
        name = Name(full, evidence=FROM_CODE)
    organizations: tuple[Text, ...] = ()
    if "org" in fields:
        value = fields["org"][0].value
        first = value[0] if isinstance(value, list) else str(value)
        organizations = (Text(str(first).strip(), FROM_CODE),) if str(first).strip() else ()
    return Contact(
        name=name,
        titles=tuple(Text(str(t.value), FROM_CODE) for t in fields.get("title", []) if t.value),
        organizations=organizations,
        phones=tuple(_tel(t) for t in fields.get("tel", []) if str(t.value).strip()),
        emails=tuple(Email(str(e.value).strip().lower(), FROM_CODE) for e in fields.get("email", []) if "@" in str(e.value)),
        urls=tuple(Url(_bare(str(u.value)), FROM_CODE) for u in fields.get("url", []) if u.value),
        addresses=tuple(filter(None, (_adr(a) for a in fields.get("adr", [])))),
    )  # fmt: skip


_TYPES = {
    "cell": "mobile",
    "mobile": "mobile",
    "fax": "fax",
    "home": "home",
    "work": "work",
    "pager": "pager",
}


def _tel(line: vobject.base.ContentLine) -> Phone:
    said = {str(v).lower() for key in ("TYPE", "type") for v in line.params.get(key, [])}
    said |= {str(v).lower() for v in line.singletonparams}
    kind = next(
        (_TYPES[k] for k in ("cell", "mobile", "fax", "home", "work", "pager") if k in said),
        "unknown",
    )
    raw = str(line.value).removeprefix("tel:").strip()
    return Phone(raw, raw, kind, evidence=FROM_CODE)


def _adr(line: vobject.base.ContentLine) -> Address | None:
    a: Any = line.value
    street, city, region, code, country = (
        _one(v) for v in (a.street, a.city, a.region, a.code, a.country)
    )
    full = ", ".join(filter(None, (street, city, " ".join(filter(None, (region, code))), country)))
    return Address(full, street, city, region, code, None, FROM_CODE) if full else None


def _mecard(text: str) -> Contact:
    fields: dict[str, list[str]] = {}
    for part in re.split(r"(?<!\\);", text):
        key, _, value = part.partition(":")
        if value:
            fields.setdefault(key.strip().upper(), []).append(
                re.sub(r"\\(.)", r"\1", value).strip()
            )
    name = None
    if fields.get("N"):
        family, _, given = fields["N"][0].partition(",")
        full = " ".join(filter(None, (given.strip(), family.strip())))
        name = Name(
            full, None, given.strip() or None, None, family.strip() or None, evidence=FROM_CODE
        )
    return Contact(
        name=name,
        titles=tuple(Text(t, FROM_CODE) for t in fields.get("TITLE", [])),
        organizations=tuple(Text(o, FROM_CODE) for o in fields.get("ORG", [])[:1]),
        phones=tuple(Phone(p, p, "unknown", evidence=FROM_CODE) for p in fields.get("TEL", [])),
        emails=tuple(Email(e.lower(), FROM_CODE) for e in fields.get("EMAIL", []) if "@" in e),
        urls=tuple(Url(_bare(u), FROM_CODE) for u in fields.get("URL", [])),
        addresses=tuple(Address(a, evidence=FROM_CODE) for a in fields.get("ADR", [])),
    )


def _dialled(phone: Phone, region: str | None) -> Phone:
    try:
        parsed = phonenumbers.parse(phone.raw, region)
    except phonenumbers.NumberParseException:
        return replace(phone, number=re.sub(r"[^\d+]", "", phone.raw) or phone.raw, valid=False)
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    country = phonenumbers.region_code_for_number(parsed)
    return replace(
        phone, number=number, country=country, valid=phonenumbers.is_valid_number(parsed)
    )


def _one(value: object) -> str | None:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text.strip() or None


def _bare(url: str) -> str:
    return re.sub(r"^https?://", "", url.strip(), flags=re.I).rstrip("/")


def _host_key(url: str) -> str:
    return url.lower().removeprefix("www.").rstrip("/")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
