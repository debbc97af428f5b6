"""A contact as the rows that the report shows beside its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import phonenumbers

from enrich.contact import Contact, Evidence, Phone
from enrich.doubts import LOOK
from ocr.engine import Quad
from pipeline.kinds import KINDS, kind_of

_LOOK_BELOW = 0.9
"""Of several values of a kind that wants a look, those below this confidence do."""


@dataclass(frozen=True)
class FieldRow:
    """One row beside a card."""

    number: int
    """Counts the rows of an article: a row and its mark on the picture share it."""
    kind: str
    label: str
    value: str
    """Empty when the field was looked for and not found."""
    detail: str
    """A word or two after the value, such as the kind of number; may be empty."""
    link: str
    """Where a click leads; may be empty."""
    percent: int | None
    """Confidence; None where there is none."""
    doubtful: bool
    reasons: str
    look: str
    """What to check where the field is doubtful; every reason when nothing in particular is."""
    quad: Quad | None
    """In pixels of the upright crop."""


def field_rows(contact: Contact, first: int) -> tuple[FieldRow, ...]:
    """The rows of a contact, numbered from ``first``; missing fields that want a look last."""
    wanted = {kind_of(word) for word in contact.review}
    values = list(_values(contact))
    weakest: dict[str, float] = {}
    for kind, _, _, _, evidence in values:
        weakest[kind] = min(evidence.confidence, weakest.get(kind, 1.0))
    rows = [
        FieldRow(
            number,
            kind,
            KINDS[kind],
            value,
            detail,
            link,
            None if kind == "notes" else int(evidence.confidence * 100),  # 0.997 is not 100 %
            kind in wanted and evidence.confidence <= max(_LOOK_BELOW, weakest[kind]),
            ", ".join(evidence.reasons),
            _what_to_check(evidence.reasons),
            evidence.quad,
        )
        for number, (kind, value, detail, link, evidence) in enumerate(values, first)
    ]
    missing = [kind for kind in KINDS if kind in wanted and kind not in weakest]
    for number, kind in enumerate(missing, first + len(rows)):
        rows.append(FieldRow(number, kind, KINDS[kind], "", "", "", None, True, "", "", None))
    return tuple(rows)


_TYPED = ("said by you", "in your ")
"""How reasons begin of what was typed into kith or an address book, and is on no card."""


def _what_to_check(reasons: Sequence[str]) -> str:
    doubts = [reason.removeprefix(LOOK) for reason in reasons if reason.startswith(LOOK)]
    return LOOK + "; ".join(doubts) if doubts else ", ".join(reasons)


def _values(contact: Contact) -> Iterator[tuple[str, str, str, str, Evidence]]:
    """Kind, value, detail, link and evidence of everything a contact holds."""
    name = contact.name
    if name:
        around = ", ".join(part for part in (name.prefix, name.suffix) if part)
        yield "name", name.full, around, "", name.evidence
        if name.native and name.native != name.full:
            yield "name", name.native, "", "", name.evidence
    for title in contact.titles:
        yield "title", title.value, "", "", title.evidence
    for department in contact.departments:
        yield "department", department.value, "", "", department.evidence
    for organization in contact.organizations:
        yield "organization", organization.value, "", "", organization.evidence
    for phone in contact.phones:
        number = _spaced(phone)
        number += f" ext. {phone.extension}" if phone.extension else ""
        kind = "" if phone.type == "unknown" else phone.type
        typed = any(reason.startswith(_TYPED) for reason in phone.evidence.reasons)
        as_it_was = "as typed" if typed else "as printed"
        detail = kind if phone.valid else f"{kind} {as_it_was}".strip()
        yield "phone", number, detail, f"tel:{phone.number}" if phone.valid else "", phone.evidence
    for email in contact.emails:
        yield "email", email.address, "", f"mailto:{email.address}", email.evidence
    for url in contact.urls:
        yield "url", url.url, "", f"https://{url.url.split('://')[-1]}", url.evidence
    for social in contact.socials:
        yield "social", social.handle, social.network, "", social.evidence
    for address in contact.addresses:
        yield "address", address.full, address.country or "", "", address.evidence
    if contact.notes:
        yield "notes", contact.notes, "", "", Evidence()


def _spaced(phone: Phone) -> str:
    """A number in groups as people read it: ``+44 20 7946 0182``."""
    try:
        number = phonenumbers.parse(phone.number)
    except phonenumbers.NumberParseException:
        return phone.number
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
