"""Values as a person types them: what a field takes, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import phonenumbers

from enrich.addresses import make_address
from enrich.candidates.hosts import split_host
from enrich.candidates.socials import network_of, read_profile
from enrich.contact import Email, Evidence, Phone, Social, Text, Url
from enrich.merging import same_value
from pipeline.errors import WrongUse

OWNER = Evidence(1.0, ("said by you",))
"""The evidence of whatever a person says."""

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def parse(field: str, text: str, hint: str = "") -> Any:
    """A value of a list field from what a person wrote.

    A telephone number may start with its type (``mobile:+49…``), an address is taken apart as
    one on a card is.

    Args:
        hint: the country of numbers and addresses that do not say theirs.
    """
    text = text.strip()
    readers: dict[str, Callable[[str], Any]] = {
        "phone": lambda value: _phone(value, hint),
        "email": lambda value: Email(_bare_email(value), OWNER),
        "url": lambda value: Url(_SCHEME.sub("", value), OWNER),
        "social": _social,
        "address": lambda value: make_address(value, hint or None, OWNER),
    }
    reader = readers.get(field)
    return Text(text, OWNER) if reader is None else reader(text)


def check_value(field: str, text: str, hint: str = "") -> None:
    """Refuse what is no value of a list field.

    Raises:
        WrongUse: says what would be right.
    """
    match field:
        case "phone":
            _check_phone(text, hint)
        case "email":
            if not _EMAIL.fullmatch(_bare_email(text)):
                raise WrongUse(
                    f"{text!r} is not an e-mail address",
                    "It needs a name, @ and a domain, as in mara@northwind.example.",
                )
        case "url":
            if not _is_web_address(text):
                raise WrongUse(
                    f"{text!r} is not a web address",
                    "Write it as in northwind.example/team, with https:// or http:// or without.",
                )
        case "social":
            _check_social(text)


# E-mail

_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_EMAIL = re.compile(
    rf"[^\s@<>()\[\]\"\\,;:]+@(?:{_LABEL}\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{{2,}})", re.IGNORECASE
)


def is_email(text: str) -> bool:
    """Whether ``text`` is an e-mail address and nothing else."""
    return _EMAIL.fullmatch(text) is not None


def _bare_email(text: str) -> str:
    """The address out of ``mailto:…``, ``<…>`` or ``Name <…>``."""
    text = text.strip()
    if framed := re.fullmatch(r"[^<>]*<([^<>]+)>", text):
        text = framed[1].strip()
    return re.sub(r"^mailto:([^?]*)(?:\?.*)?$", r"\1", text, flags=re.IGNORECASE).strip()


# Web addresses


def _is_web_address(text: str) -> bool:
    rest = _SCHEME.sub("", text.strip())
    if re.search(r"\s", rest):
        return False
    host = re.sub(r":\d{1,5}$", "", re.split(r"[/?#]", rest, maxsplit=1)[0])
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        return False
    # .example is reserved for cards like those of our documentation (RFC 2606).
    named = re.fullmatch(r"(?:[a-z0-9-]+\.)+example", host, re.IGNORECASE)
    return named is not None or split_host(host) is not None


# Profiles


def _social(text: str) -> Social:
    network, _, handle = (part.strip() for part in text.partition(":"))
    profile = read_profile(text) or read_profile(handle)
    if profile is not None:
        return Social(*profile, OWNER)
    return Social(network.lower(), handle.removeprefix("@") or handle, OWNER)


def _check_social(text: str) -> None:
    if read_profile(text) is not None:
        return
    network, colon, handle = (part.strip() for part in text.partition(":"))
    if not colon or not network or not handle.strip("@"):
        raise WrongUse(
            f"{text!r} does not say which network",
            "Write network:handle, as in linkedin:mara, or the address of the profile.",
        )
    profile = read_profile(handle)
    if profile is not None and network_of(network) != profile[0]:
        raise WrongUse(f"{text!r} is a profile at {profile[0]}, not at {network}")
    if profile is None and re.search(r"/|^www\.|\s", handle):
        raise WrongUse(
            f"{text!r} is not a profile that kith can tell the handle of",
            "Write network:handle, as in linkedin:mara; an address of anything else is a url.",
        )


# Telephone numbers

_PHONE_TYPES = ("mobile", "work", "fax", "home", "tollfree", "pager", "unknown")
_TYPES_TOO = {
    "cell": "mobile", "cellphone": "mobile", "mobil": "mobile", "handy": "mobile",
    "office": "work", "business": "work", "direct": "work", "main": "work",
    "telefax": "fax", "private": "home", "toll-free": "tollfree",
    "tel": "unknown", "phone": "unknown", "telephone": "unknown", "voice": "unknown",
}  # fmt: skip
_EXTENSION = re.compile(
    r"[\s,;]*(?:ext(?:ension|n)?[.:=]?|x|#|durchwahl|доб\.?)\s*\d{1,8}\s*$", re.IGNORECASE
)
_MOST_DIGITS = 18
"""E.164 has 15; three more are dialled to leave the country."""


def _split_type(text: str) -> tuple[str | None, str]:
    """The type and the number; None as type when a word before the number says none."""
    word, colon, number = text.partition(":")
    said = word.strip().lower()
    if not colon or not re.fullmatch(r"[^\W\d_][^\d]*", said):
        return "unknown", text.strip()
    return _TYPES_TOO.get(said, said if said in _PHONE_TYPES else None), number.strip()


def says_kind(text: str) -> bool:
    """Whether a word before the number says what kind it is."""
    return _split_type(text)[1] != text.strip()


def _check_phone(text: str, hint: str) -> None:
    kind, number = _split_type(text)
    if kind is None:
        raise WrongUse(
            f"{text!r} does not say what kind of number it is",
            f"Kinds are {', '.join(_PHONE_TYPES[:-1])}, as in mobile:+12025550143.",
        )
    digits = same_value.digits(number)
    if not digits:
        raise WrongUse(f"{text!r} is not a telephone number", "It needs digits.")
    bare = _EXTENSION.sub("", number)
    if _says_several(bare) or len(same_value.digits(bare)) > _MOST_DIGITS:
        raise WrongUse(
            f"{text!r} is more than one telephone number",
            "Say each for itself, as in phone=+12025550143 phone=+12025550144.",
        )
    if re.search(r"[^\W\d_]", bare) and not _is_spelled(bare, hint):
        raise WrongUse(f"{text!r} is not a telephone number", "Write it in digits.")


def _says_several(number: str) -> bool:
    if number.count("+") + number.count("\uff0b") > 1:
        return True
    for separator, least in ((r"[,;|\n]|\s(?:or|and|oder|und|ou|et)\s", 5), (r"/", 7)):
        parts = [same_value.digits(part) for part in re.split(separator, number)]
        if sum(len(part) >= least for part in parts) > 1:
            return True
    return False


def _is_spelled(number: str, hint: str) -> bool:
    """Whether it is a number with letters to remember it by, as 1-800-FLOWERS."""
    if not phonenumbers.is_alpha_number(number):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, hint or None))
    except phonenumbers.NumberParseException:
        return False


def _phone(text: str, hint: str) -> Phone:
    kind, number = _split_type(text)
    if kind is None:
        kind, number = "unknown", text.strip()
    try:
        parsed = phonenumbers.parse(number, hint or None)
    except phonenumbers.NumberParseException:
        return Phone(same_value.digits(number) or number, number, kind, valid=False, evidence=OWNER)
    valid = phonenumbers.is_valid_number(parsed)
    international = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    guessed = not valid and not number.startswith(("+", "00"))
    return Phone(
        # Not a number of that country after all: its code would be a guess.
        same_value.digits(number.partition("x")[0]) if guessed else international,
        number,
        kind,
        parsed.extension,
        valid,
        phonenumbers.region_code_for_number(parsed),
        OWNER,
    )
