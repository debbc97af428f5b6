"""Cards of nobody: a printer's sample, a template that was printed as it came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from enrich.contact import Contact, Evidence
from enrich.merging.text import words

SAMPLE = "a sample card's words, not a person's"
"""The reason that the name of such a card bears."""

_WARNING = "looks like a sample card"
_CONFIDENCE = 0.2
_ADDRESS = re.compile(
    r"\bany ?(?:town|city|where)\b|\b1234? (?:main|street|your|road|any|example)\b"
    r"|\byour (?:street|city|town)\b|\bstreet address\b|\bcity (?:state|st) (?:zip|postal|country|\d{5})"
    r"|\bmuster(?:stadt|strasse|str|weg|hausen|ort|allee)\b"
    r"|\b(?:ihre|deine) (?:strasse|adresse|anschrift)\b|\bvotre (?:adresse|rue|ville)\b"
    r"|\brue exemple\b|\b(?:su|tu) (?:direccion|calle|ciudad)\b|\bcalle falsa\b"
    r"|\b(?:seu|sua) (?:endereco|rua|cidade)\b|\b(?:tuo|vostro) indirizzo\b|\bvia esempio\b"
    r"|\b(?:uw|jouw) (?:adres|straat)\b|\bvoorbeeldstraat\b|[○〇×]{2}|您的地址|某某"
)
_LOREM = re.compile(r"\b(?:lorem ipsum|dolor sit amet)\b")
_COUNTED = re.compile(r"(?:\d{0,2}1234567890|0123456789|\d*?(\d)\1{6,})\Z")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The phrases of ``data/sample_words.txt`` by section."""
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    text = files("enrich").joinpath("data/sample_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            section |= {_plain(phrase) for phrase in line.split("|")} - {""}
    return {name: frozenset(phrases) for name, phrases in found.items()}


def mark_sample(contact: Contact) -> Contact:
    """The contact as it is, but its name doubted and a warning said if it is nobody's card.

    Nothing printed is taken away. Whoever says that the name is right
    (:data:`pipeline.book.corrections.OWNER`) has it as a person's.
    """
    signs = sample_signs(contact)
    if not signs:
        return contact
    said = ", ".join(f"“{sign}”" for sign in signs[:3])
    warning = (
        f"looks like a sample card: {said}; no follow-up is planned until you confirm the name"
    )
    name = contact.name
    if name is not None:
        reasons = (*name.evidence.reasons, SAMPLE)
        doubt = min(name.evidence.confidence, _CONFIDENCE)
        name = replace(name, evidence=Evidence(doubt, reasons, name.evidence.quad))
    return replace(contact, name=name, warnings=(*contact.warnings, warning))


def is_sample(contact: Contact) -> bool:
    """Whether all that is known of the contact is such a card, and nobody has said it is right."""
    if contact.name is not None:
        return SAMPLE in contact.name.evidence.reasons
    return any(warning.startswith(_WARNING) for warning in contact.warnings)


def sample_signs(contact: Contact) -> tuple[str, ...]:
    """The print that makes it a sample; empty for a card of somebody.

    Words that stand for a name suffice. Of others it takes two in different fields: a real card
    may have kept one line of its template.
    """
    found = dict(_signs(contact))
    for text in _texts(contact):
        if _stands_for_a_name(text):
            return tuple(dict.fromkeys((text, *found.values())))
    return tuple(dict.fromkeys(found.values())) if len(found) >= 2 else ()


def _stands_for_a_name(text: str) -> bool:
    """Alone, or run together with what stands for a firm: ``Nome Cognome La tua azienda``."""
    names, others = _words()["names"], _words()["others"]
    # A template's middle initial is as good as none.
    plain = [word for word in words(text) if len(word) > 1 or not word.isascii()]
    return " ".join(plain) in names or any(
        (front in names and back in others) or (front in others and back in names)
        for at in range(1, len(plain))
        for front, back in [(" ".join(plain[:at]), " ".join(plain[at:]))]
    )


def _plain(text: str) -> str:
    return " ".join(words(text))


def _texts(contact: Contact) -> Iterator[str]:
    name = contact.name
    if name is not None:
        yield name.full
        yield from filter(None, (name.native,))
    for values in (contact.organizations, contact.titles, contact.departments):
        yield from (value.value for value in values)
    if name is None:
        # Beside a name, 姓名 is the label of a form.
        yield from (contact.notes or "").splitlines()


def _signs(contact: Contact) -> Iterator[tuple[str, str]]:
    """Signs by the field in which they stand, the last of a field winning."""
    name = contact.name
    others = _words()["others"]
    if name is not None:
        forms = {_plain(name.full), _plain(name.native or "")}
        if forms & (_words()["dummies"] | others):
            yield "name", name.full
    for field, values in (
        ("title", (*contact.titles, *contact.departments)),
        ("organization", contact.organizations),
    ):
        yield from ((field, v.value) for v in values if _is_filler(v.value))
    for email in contact.emails:
        if _is_dummy_email(email.address):
            yield "email", email.address
    # Of mail providers there are pages, too.
    hosts = _words()["hosts"] | _words()["vague hosts"] - {"mail", "email"}
    for url in contact.urls:
        if _label(url.url.split("/")[0]) in hosts:
            yield "url", url.url
    for address in contact.addresses:
        if _ADDRESS.search(_plain(address.full)) or _plain(address.full) in others:
            yield "address", address.full
    for phone in contact.phones:
        if _COUNTED.match("".join(c for c in phone.raw if c.isdigit())):
            yield "phone", phone.raw
    for line in (contact.notes or "").splitlines():
        plain = _plain(line)
        if _is_filler(line) or (len(plain) < 60 and _ADDRESS.search(plain)):
            yield "notes", line


def _is_filler(text: str) -> bool:
    plain = _plain(text)
    others = _words()["others"]
    # Two lines taken for one: "Your title Your company".
    ends = (match.start() for match in re.finditer(" ", plain))
    parted = any(plain[:at] in others and plain[at + 1 :] in others for at in ends)
    return plain in others or parted or _LOREM.search(plain) is not None


def _is_dummy_email(address: str) -> bool:
    own, _, host = address.casefold().rpartition("@")
    own = re.sub(r"[._-]", "", own)
    label = _label(host)
    known = _words()
    vague = own in known["vague own"] and label in known["vague hosts"]
    return own in known["own"] or label in known["hosts"] or vague


def _label(host: str) -> str:
    """The name within a host: ``your-company`` of ``www.your-company.co.uk``."""
    labels = [label for label in host.casefold().split(".") if label != "www"]
    return labels[0].replace("-", "") if labels else ""
