"""The contact: what a card says about a person or an organisation.

Every field carries its value, a confidence (0..1, see :mod:`enrich.judging`), the named
reasons for it, and where on the card it stands.
The JSON face of these records is :mod:`enrich.contact_json`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ocr.engine import Quad


@dataclass(frozen=True)
class Evidence:
    """Why a value is believed, and where it stands. Part of every field."""

    confidence: float = 0.0
    """0..1: the share of such fields that are right, at most 0.89; of those above, 99 in 100 were."""
    reasons: tuple[str, ...] = ()
    """Named reasons, such as ``valid for region IN`` or ``domain matches organisation``."""
    quad: Quad | None = None
    """Where on the card, in card pixels; None when it follows from elsewhere (a code)."""


NO_EVIDENCE = Evidence()


@dataclass(frozen=True)
class Name:
    """A person's name. ``full`` is as printed, in natural case, without honorific and degrees."""

    full: str
    prefix: str | None = None
    given: str | None = None
    additional: str | None = None
    family: str | None = None
    suffix: str | None = None
    native: str | None = None
    """The same name in the other script printed on the card."""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Text:
    """A title, a department or an organisation."""

    value: str
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Phone:
    """A telephone number."""

    number: str
    """E.164 when valid, else the digits as printed."""
    raw: str
    """As printed."""
    type: str
    """mobile, work, fax, home, tollfree, pager or unknown."""
    extension: str | None = None
    valid: bool = True
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Email:
    address: str
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Url:
    url: str
    """Without scheme and trailing slash, as printed otherwise; lower-case host."""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Social:
    network: str
    """linkedin, x, instagram, facebook, github, skype, wechat, line, …"""
    handle: str
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Address:
    """A postal address; ``full`` on one line in print order."""

    full: str
    street: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True)
class Source:
    """Which card of which file a contact was read from."""

    file: str
    """File name relative to the folder given on the command line, ``/``-separated."""
    card: int = 0
    """Position of the card in the picture, 0 first."""
    side: str = "front"
    """front or back."""
    page: int = 0
    """Page of a PDF or TIFF, 0 first."""


@dataclass(frozen=True)
class Met:
    """The occasion."""

    event: str | None = None
    date: str | None = None
    """ISO 8601 date."""
    place: str | None = None


F = TypeVar("F", Text, Phone, Email, Url, Social, Address)


@dataclass(frozen=True)
class Contact:
    """One person or one organisation, as read from one or more cards."""

    id: str = ""
    """Stable across re-runs; empty until the pipeline names it."""
    kind: str = "individual"
    """individual, or org for a card without a holder (then ``name`` is None)."""
    source: tuple[Source, ...] = ()
    name: Name | None = None
    titles: tuple[Text, ...] = ()
    departments: tuple[Text, ...] = ()
    organizations: tuple[Text, ...] = ()
    """The first is the one an address book shows."""
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    urls: tuple[Url, ...] = ()
    socials: tuple[Social, ...] = ()
    addresses: tuple[Address, ...] = ()
    notes: str | None = None
    """Everything printed that is none of the above, one line each: nothing is dropped."""
    met: Met = field(default_factory=Met)
    review: tuple[str, ...] = ()
    """Names of fields that want a look, in contacts.jsonl's words: name, title, organization, …"""
    warnings: tuple[str, ...] = ()
    """What is wrong with the picture or could not be read, for a person."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes printed on the card, most text first."""


def with_evidence(contact: Contact, change: Callable[[Evidence], Evidence]) -> Contact:
    """The contact with ``change`` applied to the evidence of every field."""

    def changed(values: tuple[F, ...]) -> tuple[F, ...]:
        return tuple(replace(value, evidence=change(value.evidence)) for value in values)

    return replace(
        contact,
        name=replace(contact.name, evidence=change(contact.name.evidence))
        if contact.name
        else None,
        titles=changed(contact.titles),
        departments=changed(contact.departments),
        organizations=changed(contact.organizations),
        phones=changed(contact.phones),
        emails=changed(contact.emails),
        urls=changed(contact.urls),
        socials=changed(contact.socials),
        addresses=changed(contact.addresses),
    )
