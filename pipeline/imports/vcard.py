"""vCard 2.1, 3.0 and 4.0, as phones, Outlook, Google, Apple and Nextcloud write them.

Read line by line rather than by a library: vobject refuses whole files for one bad line,
and address books are full of them.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from enrich.address_order import in_country_order
from enrich.contact import Address, Contact, Name, Text
from enrich.fold import is_latin
from pipeline.book.records import Entry
from pipeline.export.outgoing import id_of
from pipeline.imports.lines import (
    iso_date,
    make_emails,
    make_entry,
    make_links,
    make_name,
    make_phone,
    said_by,
    with_unusable,
)
from pipeline.imports.meetings import take_met, take_native

_ORIGIN = "vcard"


@dataclass(frozen=True)
class Property:
    """One content line."""

    name: str
    """Upper case, without its group."""
    parameters: dict[str, str]
    """Upper-case names to values; ``TYPE`` holds all types, lower case, joined by commas."""
    value: str
    """Decoded, still escaped."""


def read_vcards(content: bytes, region: str | None = None) -> Iterator[Entry]:
    """The contacts of a ``.vcf`` file; cards without anything in them are left out.

    A card of a group is nobody: its name is a label of its members.

    Args:
        region: ISO country of numbers without a country code.
    """
    cards = list(_cards(_decode(content)))
    groups = [_group(card) for card in cards if _is_group(card)]
    for card in cards:
        entry = None if _is_group(card) else _entry(card, region)
        if entry is not None:
            uids = {_bare_uid(p.value) for p in card if p.name == "UID"}
            labels = [name for name, members in groups if name and uids & members]
            yield replace(entry, labels=tuple(dict.fromkeys((*entry.labels, *labels))))


def _is_group(card: list[Property]) -> bool:
    kinds = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
    return any(p.name in kinds and p.value.strip().lower() == "group" for p in card)


def _group(card: list[Property]) -> tuple[str, set[str]]:
    """The name of a group and the UIDs of its members."""
    members = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
    name = next((_text(p.value) for p in card if p.name == "FN"), "")
    return name, {_bare_uid(p.value) for p in card if p.name in members}


def _bare_uid(value: str) -> str:
    return _text(value).lower().removeprefix("urn:uuid:")


def is_cut_off(content: bytes) -> bool:
    """Whether a ``.vcf`` file ends within a card."""
    lines = (line.strip().upper() for line in _logical_lines(_decode(content)))
    marks = [line for line in lines if line in ("BEGIN:VCARD", "END:VCARD")]
    return marks[-1:] == ["BEGIN:VCARD"]


def _cards(text: str) -> Iterator[list[Property]]:
    """The properties of each card, also of one that lacks its end."""
    card: list[Property] | None = None
    principals: list[list[Property]] = []
    last = ""
    for line in _logical_lines(text):
        last = line
        upper = line.strip().upper()
        if upper == "BEGIN:VCARD":
            if card and card[-1].name == "AGENT" and not card[-1].value.strip():
                # 2.1 puts the card of somebody's agent within theirs.
                principals.append(card)
            elif card:
                yield card
            card = []
        elif upper == "END:VCARD":
            if card:
                yield card
            card = principals.pop() if principals else None
        elif card is not None:
            found = _property(line)
            if found is not None:
                card.append(found)
    if card and not text.endswith(("\n", "\r")) and _property(last):
        # Of a line that was cut nobody can tell what it said.
        card.pop()
    yield from filter(None, [*principals, card])


def _decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        try:
            return content.decode(encoding or "cp1252")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _logical_lines(text: str) -> Iterator[str]:
    lines = re.split(r"\r\n|\n|\r", text)
    current = ""
    for line in lines:
        if line[:1] in (" ", "\t") and current:
            current += line[1:]
        elif _is_soft_broken(current):
            # 2.1 breaks quoted-printable values with a "=" at the end of the line.
            current = current[:-1] + line
        else:
            if current.strip():
                yield current
            current = line
    if current.strip():
        yield current


def _is_soft_broken(line: str) -> bool:
    head = line.partition(":")[0].upper()
    return line.endswith("=") and "QUOTED-PRINTABLE" in head


_LINE = re.compile(r'(?s)(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)')


def _property(line: str) -> Property | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    name, head, value = match.groups()
    parameters: dict[str, str] = {}
    types: list[str] = []
    for piece in re.findall(r';((?:[^";]|"[^"]*")+)', head):
        key, equals, given = piece.partition("=")
        if not equals:
            # 2.1 writes types and encodings bare.
            bare = key.upper()
            if bare in ("QUOTED-PRINTABLE", "BASE64", "B"):
                parameters["ENCODING"] = bare
            else:
                types.append(key.lower())
        elif key.upper() == "TYPE":
            types += given.strip('"').lower().split(",")
        else:
            parameters[key.upper()] = given.strip('"')
    parameters["TYPE"] = ",".join(types)
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        charset = parameters.get("CHARSET", "utf-8")
        raw = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
        try:
            value = raw.decode(charset, errors="replace")
        except LookupError:
            value = raw.decode("utf-8", errors="replace")
        value = value.replace("\r\n", "\\n").replace("\n", "\\n")
    return Property(name.upper(), parameters, value)


def _text(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value).strip()


def _structured(value: str) -> list[str]:
    parts, current, escaped = [], "", False
    for character in value:
        if character == ";" and not escaped:
            parts.append(_text(current))
            current = ""
        else:
            current += character
        escaped = character == "\\" and not escaped
    return [*parts, _text(current)]


def _entry(card: list[Property], region: str | None) -> Entry | None:
    def of(*names: str) -> list[Property]:
        return [p for p in card if p.name in names and p.value.strip()]

    def texts(*names: str) -> list[str]:
        return [text for p in of(*names) if (text := _text(p.value))]

    organizations, departments = _organizations(of("ORG"))
    name = _name(of("N"), texts("FN"), organizations, of("X-ABSHOWAS", "KIND"))
    socials = [_uri(p.value) for p in of("X-SOCIALPROFILE", "X-LINKEDIN", "SOCIALPROFILE", "IMPP")]
    urls, profiles = make_links([*(_uri(v) for v in texts("URL")), *socials], _ORIGIN)
    evidence = said_by(_ORIGIN)
    labels = [g for p in of("CATEGORIES") for g in _categories(p.value)]
    met, notes = take_met("\n".join(texts("NOTE")), labels)
    contact = Contact(
        kind="individual" if name else "org",
        name=name,
        titles=tuple(Text(t, evidence) for t in dict.fromkeys(texts("TITLE", "ROLE"))),
        departments=tuple(Text(d, evidence) for d in departments),
        organizations=tuple(Text(o, evidence) for o in organizations),
        phones=tuple(
            make_phone(_number(p), _phone_type(p.parameters["TYPE"]), _ORIGIN, region)
            for p in of("TEL")
        ),
        emails=make_emails(texts("EMAIL"), _ORIGIN),
        urls=urls,
        socials=profiles,
        addresses=tuple(_addresses(of("ADR"), of("LABEL"))),
        notes=with_unusable(notes, texts("EMAIL")) or None,
        met=met,
    )
    uid = next(iter(texts("UID")), None)
    if name is not None and name.native is None and id_of(uid or "") is not None:
        name, notes = take_native(name, contact.notes or "")
        contact = replace(contact, name=name, notes=notes or None)
    if contact == Contact(kind="org"):
        return None
    birthday = next((d for p in of("BDAY") if (d := _birthday(p))), None)
    revised = next((d for text in texts("REV") if (d := iso_date(text))), "")
    entry = make_entry(_ORIGIN, contact, uid, revised or met.date or "", birthday, labels)
    return replace(entry, own_id=id_of(uid or ""))


def _name(
    structured: list[Property], full: list[str], organizations: list[str], kinds: list[Property]
) -> Name | None:
    whole = full[0] if full else ""
    parts = _structured(structured[0].value) if structured else []
    family, given, additional, prefix, suffix = (*parts, *[""] * 5)[:5]
    is_company = any(p.value.strip().lower() in ("company", "org") for p in kinds)
    if not (family or given) and (is_company or whole in (*organizations, "")):
        return None
    together = " ".join(part for part in (given, additional, family) if part)
    # FN often repeats honorific and degrees, which are no part of the name.
    if together and is_latin(together):
        whole = together if _decorated(whole, together, prefix, suffix) else whole or together
    name = make_name(whole or together, given, additional, family, prefix, suffix, _ORIGIN)
    if name is not None and len(full) > 1 and not is_latin(full[1]):
        return replace(name, native=full[1])
    return name


def _decorated(whole: str, bare: str, prefix: str, suffix: str) -> bool:
    rest = whole
    for part in (prefix, suffix):
        rest = rest.replace(part, " ", 1) if part else rest
    return " ".join(rest.replace(",", " ").split()) == bare


def _organizations(properties: Iterable[Property]) -> tuple[list[str], list[str]]:
    organizations: list[str] = []
    departments: list[str] = []
    for found in properties:
        organization, *units = _structured(found.value)
        if organization:
            organizations.append(organization)
        departments += [unit for unit in units if unit]
    return list(dict.fromkeys(organizations)), list(dict.fromkeys(departments))


def _number(found: Property) -> str:
    value = _text(found.value)
    if value.lower().startswith("tel:"):
        number, *parameters = value[4:].split(";")
        extension = next((p[4:] for p in parameters if p.lower().startswith("ext=")), None)
        return f"{number} x{extension}" if extension else number
    return value


def _phone_type(types: str) -> str:
    given = set(types.split(","))
    for kind, wanted in (
        ("fax", {"fax"}),
        ("mobile", {"cell", "mobile", "iphone"}),
        ("pager", {"pager"}),
        ("home", {"home"}),
        ("work", {"work"}),
    ):
        if given & wanted:
            return kind
    return "unknown"


def _uri(value: str) -> str:
    return _text(value).removeprefix("x-apple:")


def _addresses(structured: list[Property], labels: list[Property]) -> Iterator[Address]:
    # In 3.0 the printed form is a property of its own; in 4.0 it is a parameter.
    printed = labels if len(labels) == len(structured) else [None] * len(structured)
    for found, label in zip(structured, printed, strict=True):
        text = found.parameters.get("LABEL", "").replace("^n", "\n").replace("^'", '"')
        address = _address(found.value, _one_line(_text(label.value if label else text)))
        if address is not None:
            yield address
    if not structured:
        yield from (Address(_one_line(_text(p.value)), evidence=said_by(_ORIGIN)) for p in labels)


def _one_line(text: str) -> str:
    return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))


def _address(value: str, printed: str) -> Address | None:
    parts = (*map(_one_line, _structured(value)), *[""] * 7)[:7]
    box, extended, street, city, region, code, country = parts
    if not any(parts) and not printed:
        return None
    whole_street = ", ".join(part for part in (box, extended, street) if part)
    full = printed or in_country_order(whole_street, city, region, code, country)
    if not (city or region or code or country):
        return Address(full, evidence=said_by(_ORIGIN))
    return Address(
        full,
        whole_street or None,
        city or None,
        region or None,
        code or None,
        country.upper() if len(country) == 2 else country or None,
        said_by(_ORIGIN),
    )


def _birthday(found: Property) -> str | None:
    date = iso_date(_text(found.value))
    # Apple writes a year that is none where only the day is known.
    left_out = found.parameters.get("X-APPLE-OMIT-YEAR")
    if date and left_out and date.startswith(f"{left_out}-"):
        return f"-{date.removeprefix(left_out)}"
    return date


def _categories(value: str) -> list[str]:
    return [_text(group) for group in re.split(r"(?<!\\),", value) if _text(group)]
