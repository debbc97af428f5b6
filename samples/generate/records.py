"""What a designed card is made of: printed lines with the role of every character, and the truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ocr.engine import Quad


class Role(StrEnum):
    """What a run of printed characters is."""

    NAME = "name"
    HONORIFIC = "honorific"
    CREDENTIALS = "credentials"
    TITLE = "title"
    DEPARTMENT = "department"
    ORGANIZATION = "organization"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    SOCIAL = "social"
    LABEL = "label"
    """A word that says what stands beside it: ``Tel:``, ``(Residence)``, ``Head Office:``."""
    SLOGAN = "slogan"
    OTHER = "other"
    """Service lists, opening hours, licence numbers, partners."""
    NOISE = "noise"
    """Nothing printed on purpose as text: logos read as letters, scanner watermarks."""


@dataclass(frozen=True)
class Span:
    """Characters ``start`` to ``end`` of one line and their role."""

    start: int
    end: int
    role: Role
    entity: int = 0
    """Which of the card's names, addresses, phones … of this role, in the truth's order."""


@dataclass(frozen=True)
class Style:
    """How a line is printed; nothing but :mod:`samples.generate.render` needs it."""

    bold: bool = False
    italic: bool = False
    serif: bool = False
    accent: bool = False
    """In the card's second colour."""
    logo: bool = False
    """In the face of the company's logo."""


@dataclass(frozen=True)
class Print:
    """One printed line; what stands apart on the same height is a line of its own."""

    text: str
    quad: Quad
    """Corners in card pixels, as an engine's detector would put them."""
    size: float
    """Font size in pixels."""
    spans: tuple[Span, ...]
    """In order, not overlapping; characters in none are separators."""
    align: str = "left"
    style: Style = Style()


@dataclass(frozen=True)
class TruePerson:
    name: str
    honorific: str | None = None
    credentials: str | None = None
    given: str | None = None
    family: str | None = None
    native_name: str | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class TruePhone:
    raw: str
    e164: str | None
    type: str
    ext: str | None = None
    expanded: bool = False


@dataclass(frozen=True)
class TrueAddress:
    full: str
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class Truth:
    """What a careful person reads on the card, in the words of the label format."""

    kind: str
    country: str | None
    langs: tuple[str, ...]
    persons: tuple[TruePerson, ...] = ()
    orgs: tuple[str, ...] = ()
    org_aliases: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    phones: tuple[TruePhone, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    socials: tuple[tuple[str, str], ...] = ()
    """(network, handle)"""
    addresses: tuple[TrueAddress, ...] = ()
    qr: bool = False
    note: str = ""


def label(
    truth: Truth,
    file_name: str,
    *,
    rotation: int = 0,
    card_count: int = 1,
    side: str = "front",
    pair: str | None = None,
) -> dict[str, Any]:
    """The truth of one picture as an object of a label file."""
    return {
        "id": file_name,
        "kind": truth.kind,
        "rotation": rotation,
        "langs": list(truth.langs),
        "country": truth.country,
        "persons": [
            {
                "name": p.name,
                "honorific": p.honorific,
                "credentials": p.credentials,
                "given": p.given,
                "family": p.family,
                "native_name": p.native_name,
                "titles": list(p.titles),
            }
            for p in truth.persons
        ],
        "orgs": list(truth.orgs),
        "org_aliases": list(truth.org_aliases),
        "departments": list(truth.departments),
        "phones": [
            {"raw": p.raw, "e164": p.e164, "type": p.type, "ext": p.ext, "expanded": p.expanded}
            for p in truth.phones
        ],
        "emails": list(truth.emails),
        "urls": list(truth.urls),
        "socials": [{"network": n, "handle": h} for n, h in truth.socials],
        "addresses": [
            {
                "full": a.full,
                "city": a.city,
                "region": a.region,
                "postal_code": a.postal_code,
                "country": a.country,
            }
            for a in truth.addresses
        ],
        "qr": truth.qr,
        "handwriting": [],
        "unsure": [],
        "note": truth.note,
        "card_count": card_count,
        "side": side,
        "pair": pair,
    }


@dataclass(frozen=True)
class DesignedCard:
    """A made-up card: its size, every printed line, and what it truly says."""

    seed: int
    country: str
    layout: str
    held_out: bool
    """Made from the layouts and words that training seeds never use."""
    width: int
    """Pixels."""
    height: int
    prints: tuple[Print, ...]
    truth: Truth
    palette: int = 0
    """Seed of the colours and ornaments when it is drawn."""
    extra: dict[str, str] = field(default_factory=dict)
    """What only drawing needs, such as the payload of a QR code."""
