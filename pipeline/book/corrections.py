"""A person's word on a field, and how it outranks what is read now and later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from enrich.contact import Contact, Met, Name, Phone, Social
from enrich.fold import fold
from enrich.merging import same_value
from enrich.merging.combine import Part
from enrich.merging.text import squeeze
from pipeline.book.entries import LISTS
from pipeline.book.records import Correction
from pipeline.book.typed import OWNER, check_value, parse, says_kind
from pipeline.errors import WrongUse
from pipeline.plain import clean

SINGLE = ("name", "native", "prefix", "suffix", "kind", "notes", "event", "met_on", "place")
"""Fields that hold one text."""
FIELDS = (*SINGLE, *LISTS)
"""Every field that can be corrected."""


def load_corrections(connection: sqlite3.Connection, lead: str) -> list[Correction]:
    """Those in force for the contact, oldest first."""
    rows = connection.execute(
        "SELECT c.* FROM correction c JOIN entry e ON e.id = c.contact "
        "WHERE e.lead = ? AND c.live ORDER BY c.id",
        (lead,),
    )
    return [
        Correction(
            row["id"],
            row["contact"],
            row["field"],
            row["op"],
            tuple(json.loads(row["texts"])),
            tuple(json.loads(row["covers"])),
            tuple(json.loads(row["before"])),
        )
        for row in rows
    ]


def save_correction(
    connection: sqlite3.Connection,
    contact: Contact,
    entries: Sequence[str],
    field: str,
    op: str,
    texts: Sequence[str],
    action: int,
) -> None:
    """Keep the word of a person on ``field`` of ``contact``, whose entries are ``entries``.

    Raises:
        WrongUse: no such field, or not a value of it.
    """
    texts = [clean(text) for text in texts]
    check(field, op, texts)
    if op != "remove":
        _check_values(contact, field, texts)
        texts = [_with_known_kind(contact, field, text) for text in texts]
    if op == "remove":
        _check_present(contact, field, texts)
    before = sorted(_key(field, value) for value in _values(contact, field))
    connection.execute(
        "INSERT INTO correction (contact, field, op, texts, covers, before, action) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            contact.id,
            field,
            op,
            json.dumps(list(texts), ensure_ascii=False),
            json.dumps(sorted(entries)),
            json.dumps(before if op == "set" else [], ensure_ascii=False),
            action,
        ),
    )


def check(field: str, op: str, texts: Sequence[str]) -> None:
    """Refuse what is not a field, an operation or a value of the field.

    Raises:
        WrongUse: says what would be right.
    """
    if field not in FIELDS:
        raise WrongUse(f"{field!r} is not a field", f"Fields are {', '.join(FIELDS)}.")
    if op == "add" and not texts:
        raise WrongUse(f"{field}+= names no value", f"Say {field}+=VALUE, or {field}= for nothing.")
    if field in SINGLE and (op != "set" or len(texts) > 1):
        raise WrongUse(f"{field} has one value only", f"Say {field}=VALUE once.")
    if field == "kind" and texts and texts[0] not in ("individual", "org"):
        raise WrongUse(f"kind={texts[0]} is neither individual nor org")
    if field == "met_on":
        for text in texts:
            if not _is_day(text):
                raise WrongUse(f"{text!r} is not a day", "Say it as in 2026-11-20.")


def _check_values(contact: Contact, field: str, texts: Sequence[str]) -> None:
    """Refuse what is no value; what the contact has already, say from an import, may stay.

    Raises:
        WrongUse: says what would be right.
    """
    present = {_key(field, value) for value in _values(contact, field)}
    country = _country([contact])
    for text in texts:
        if _key(field, parse(field, text, country)) not in present:
            check_value(field, text, country)


def _with_known_kind(contact: Contact, field: str, text: str) -> str:
    """A number that is there already keeps its kind, unless another is said."""
    if field != "phone" or says_kind(text):
        return text
    key = _key(field, parse(field, text, _country([contact])))
    kind = next((phone.type for phone in contact.phones if _key(field, phone) == key), "unknown")
    return text if kind == "unknown" else f"{kind}:{text}"


def taken_away(field: str, before: Contact, after: Contact) -> list[str]:
    """The values of a list field that the contact no longer has, as they may be typed."""
    kept = {_key(field, value) for value in _values(after, field)}
    return [_shown(v) for v in _values(before, field) if _key(field, v) not in kept]


def _check_present(contact: Contact, field: str, texts: Sequence[str]) -> None:
    """Refuse to take away what is not there: it is a slip of the one who typed it.

    Raises:
        WrongUse: names the values there are.
    """
    values = _values(contact, field)
    present = {_key(field, value) for value in values}
    there = "; ".join(_shown(value) for value in values)
    hint = f"There is: {there}." if there else "There is none."
    if not texts:
        raise WrongUse(f"{field}-= names no value", f"{hint} {field}= takes all away.")
    for text in texts:
        if not _keys(field, text, _country([contact])) & present:
            raise WrongUse(f"{text!r} is no {field} of this contact", hint)


def _shown(value: Any) -> str:
    """A value as it may be typed, to take it away or to say it again."""
    if isinstance(value, Social):
        return f"{value.network}:{value.handle}"
    if isinstance(value, Phone):
        kind = "" if value.type == "unknown" else f"{value.type}:"
        return f"{kind}{value.number}" + (f" x{value.extension}" if value.extension else "")
    texts = (getattr(value, name, None) for name in ("value", "address", "url", "full"))
    return next(text for text in texts if isinstance(text, str))


def _country(contacts: Iterable[Contact]) -> str:
    """The country of their numbers, for those that were typed without its code."""
    return next((p.country for c in contacts for p in c.phones if p.country), "") or ""


def _keys(field: str, text: str, hint: str) -> set[str]:
    """What a typed value may be known by: a number also by its digits as printed."""
    keys = {_key(field, parse(field, text, hint))}
    if field == "phone":
        keys.add(f"{same_value.digits(text)}x")
    return keys


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def correct_parts(parts: Sequence[Part], corrections: Sequence[Correction]) -> list[Part]:
    """Put a person's words on list fields into the readings, before they are combined.

    They stand in the newest reading they speak about, so that a card of a later date
    still comes before them; what they speak against is taken out everywhere.
    """
    result = list(parts)
    for correction in corrections:
        if correction.field in LISTS:
            result = _correct(result, correction)
    return result


def _correct(parts: Sequence[Part], correction: Correction) -> list[Part]:
    field = correction.field
    country = _country(part.contact for part in parts)
    said = tuple(parse(field, text, country) for text in correction.texts)
    gone = {key for text in correction.texts for key in _keys(field, text, country)}
    covered = [part for part in parts if part.id in correction.covers] or list(parts)
    home = max(covered, key=lambda part: part.dated)
    result = []
    for part in parts:
        values = _values(part.contact, field)
        if correction.op == "set":
            values = () if part.id in correction.covers else _without(field, values, correction)
        elif correction.op == "remove":
            values = tuple(v for v in values if _key(field, v) not in gone)
        if part is home and correction.op == "set":
            values = _once(field, (*said, *values))
        elif part is home and correction.op == "add":
            values = _once(field, (*values, *said))
        change: dict[str, Any] = {LISTS[field]: values}
        result.append(replace(part, contact=replace(part.contact, **change)))
    return result


def _without(field: str, values: Sequence[Any], correction: Correction) -> tuple[Any, ...]:
    return tuple(value for value in values if _key(field, value) not in correction.before)


def apply_corrections(contact: Contact, corrections: Sequence[Correction]) -> Contact:
    """Put a person's words on single fields into the combined contact, oldest first."""
    for correction in corrections:
        if correction.field in SINGLE:
            text = correction.texts[0].strip() if correction.texts else ""
            contact = _set_single(contact, correction.field, text)
    spoken = {correction.field for correction in corrections}
    return replace(contact, review=tuple(r for r in contact.review if r not in spoken))


def _once(field: str, values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple({_key(field, value): value for value in reversed(values)}.values())[::-1]


def _set_single(contact: Contact, field: str, text: str) -> Contact:
    match field:
        case "name":
            if not text:
                return replace(contact, name=None)
            return replace(contact, name=parse_name(text, contact.name), kind="individual")
        case "native" | "prefix" | "suffix" if contact.name is not None:
            form: dict[str, Any] = {field: text or None}
            return replace(contact, name=replace(contact.name, **form))
        case "kind":
            return replace(contact, kind=text or "individual")
        case "notes":
            return replace(contact, notes=text or None)
        case "event" | "met_on" | "place":
            key = {"met_on": "date"}.get(field, field)
            met: Met = replace(contact.met, **{key: text or None})
            return replace(contact, met=met)
    return contact


def parse_name(text: str, former: Name | None = None) -> Name:
    """A name as a person writes it: ``Family, Given`` or ``Given Additional Family``.

    Honorific, degrees and the native form of the former name stay.
    """
    family, comma, given = (piece.strip() for piece in text.partition(","))
    if comma and family and given:
        first, *more = given.split()
        name = Name(f"{given} {family}", None, first, " ".join(more) or None, family)
    else:
        pieces = text.split()
        name = Name(" ".join(pieces))
        if former is not None and squeeze(former.full) == squeeze(name.full):
            name = replace(former, full=name.full)
        elif len(pieces) > 1:
            middle = " ".join(pieces[1:-1]) or None
            name = replace(name, given=pieces[0], additional=middle, family=pieces[-1])
        else:
            name = replace(name, given=pieces[0] if pieces else None)
    if former is not None:
        name = replace(name, prefix=former.prefix, suffix=former.suffix, native=former.native)
    return replace(name, evidence=OWNER)


def _values(contact: Contact, field: str) -> tuple[Any, ...]:
    return tuple(getattr(contact, LISTS[field])) if field in LISTS else ()


def _key(field: str, value: Any) -> str:
    """A value as corrections compare it."""
    match field:
        case "phone":
            return f"{same_value.digits(value.number)}x{value.extension or ''}"
        case "email":
            return fold(value.address)
        case "url":
            return same_value.bare_url(value.url)
        case "social":
            return f"{value.network}:{fold(value.handle)}"
        case "address":
            return squeeze(value.full)
        case _:
            return fold(value.value).strip()
