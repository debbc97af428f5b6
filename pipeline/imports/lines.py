"""What importers have in common: values made of text cells, and the entry of a line."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

import phonenumbers

from enrich.contact import Contact, Email, Evidence, Name, Phone, Social, Text, Url
from enrich.fold import fold
from enrich.merging.same_value import digits
from pipeline.book.records import Entry

_EXTENSION = re.compile(r"(?i)[\s,;]*(?:ext\.?|x|#)\s*(\d{1,7})\s*\Z")
_PROFILE = re.compile(
    r"(?i)\A(?:https?://)?(?:www\.)?(?:[a-z]{2}\.)?"
    r"(linkedin|x|twitter|facebook|github|instagram|xing)\.com/"
    r"(?:in/|profile/|pub/)?@?([\w.%-]+)/?(?:\?.*)?\Z"
)


def said_by(origin: str) -> Evidence:
    """Why an imported value is believed: somebody typed it, which is good but may be old."""
    return Evidence(0.9, (f"in your {origin} address book",))


def make_entry(
    origin: str,
    contact: Contact,
    key: str | None,
    dated: str = "",
    birthday: str | None = None,
    labels: Iterable[str] = (),
) -> Entry:
    """The entry of an imported line.

    Args:
        key: the line's own id in its format. Without one the line is known again by the name
            with the first e-mail address, number or employer.
    """
    if key is None:
        name = contact.name.full if contact.name else ""
        others = (
            *(e.address for e in contact.emails),
            # As typed: what --region makes of it must not make another line of it.
            *(digits(p.raw) for p in contact.phones),
            *(o.value for o in contact.organizations),
        )
        key = f"{fold(name)}/{fold(next(iter(others), ''))}"
    digest = hashlib.sha256(f"{origin}/{key}".encode()).digest()
    return Entry(
        base64.b32encode(digest).decode().lower()[:12],
        contact,
        origin=origin,
        dated=dated,
        birthday=birthday,
        labels=tuple(dict.fromkeys(label for label in labels if label)),
    )


def make_name(
    full: str,
    given: str = "",
    additional: str = "",
    family: str = "",
    prefix: str = "",
    suffix: str = "",
    origin: str = "",
) -> Name | None:
    """A name from its parts; the whole is made of them when it is not given. None if empty."""
    whole = full or " ".join(part for part in (given, additional, family) if part)
    if not whole:
        return None
    return Name(
        whole,
        prefix or None,
        given or None,
        additional or None,
        family or None,
        suffix or None,
        evidence=said_by(origin),
    )


def make_texts(values: Iterable[str], origin: str) -> tuple[Text, ...]:
    """Titles, departments or organisations, each once."""
    return tuple(Text(value, said_by(origin)) for value in dict.fromkeys(values) if value)


def make_phone(text: str, kind: str, origin: str, region: str | None) -> Phone:
    """A number as typed, in international form where that can be told."""
    found = _EXTENSION.search(text)
    extension = found.group(1) if found else None
    bare = text[: found.start()] if found else text
    try:
        parsed = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        number, valid, country = digits(bare) or bare, False, None
    else:
        valid = phonenumbers.is_valid_number(parsed)
        country = phonenumbers.region_code_for_number(parsed)
        number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if not valid and not bare.lstrip().startswith(("+", "00")):
            # Not a number of that country after all: its code would be a guess.
            number = digits(bare)
    return Phone(number, text, kind, extension, valid, country, said_by(origin))


def make_emails(texts: Iterable[str], origin: str) -> tuple[Email, ...]:
    """The e-mail addresses among ``texts``, each once."""
    found = dict.fromkeys(text.strip() for text in texts if "@" in text)
    return tuple(Email(address, said_by(origin)) for address in found)


def with_unusable(notes: str, emails: Iterable[str]) -> str:
    """The notes, and below them what stands for an e-mail address and cannot be one."""
    lines = (f"E-mail: {text.strip()}" for text in emails if text.strip() and "@" not in text)
    return "\n".join(filter(None, (notes, *dict.fromkeys(lines))))


def make_links(texts: Iterable[str], origin: str) -> tuple[tuple[Url, ...], tuple[Social, ...]]:
    """Web addresses, and the profiles among them."""
    urls: dict[str, Url] = {}
    socials: dict[tuple[str, str], Social] = {}
    for text in texts:
        profile = _PROFILE.match(text.strip())
        if profile:
            network = {"twitter": "x"}.get(profile.group(1).lower(), profile.group(1).lower())
            handle = profile.group(2)
            socials[network, handle] = Social(network, handle, said_by(origin))
        elif text.strip():
            bare = re.sub(r"(?i)\Ahttps?://", "", text.strip()).rstrip("/")
            urls[bare] = Url(bare, said_by(origin))
    return tuple(urls.values()), tuple(socials.values())


def iso_date(text: str) -> str | None:
    """``1980-02-03`` or ``--02-03`` from what address books write; None when it is no date."""
    text = text.strip()
    compact = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?", text)
    if compact:
        return "-".join(compact.groups())
    without_year = re.fullmatch(r"--(\d\d)-?(\d\d)", text)
    if without_year:
        return f"--{without_year.group(1)}-{without_year.group(2)}"
    return None
