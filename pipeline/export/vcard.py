"""vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

3.0 is what import dialogs take; 4.0 holds more (both scripts of a name, every employer).
Whatever 3.0 has no property for goes into its NOTE, so that nothing printed is lost.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence

from enrich.contact import Address, Contact, Phone
from enrich.fold import is_latin
from pipeline.book.birthdays import parts_of
from pipeline.export.outgoing import (
    ExportFile,
    Outgoing,
    groups,
    met_line,
    name_parts,
    shown_name,
)
from pipeline.export.table import phone_text
from pipeline.plain import clean

_TYPES_3 = {
    "mobile": "CELL",
    "work": "WORK,VOICE",
    "fax": "WORK,FAX",
    "home": "HOME,VOICE",
    "tollfree": "WORK,VOICE",
    "pager": "PAGER",
}
_TYPES_4 = {
    "mobile": "cell",
    "work": '"work,voice"',
    "fax": '"work,fax"',
    "home": '"home,voice"',
    "tollfree": '"work,voice"',
    "pager": "pager",
}
PROFILES = {
    "facebook": "https://www.facebook.com/{}",
    "github": "https://github.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "x": "https://x.com/{}",
    "youtube": "https://www.youtube.com/@{}",
    "xing": "https://www.xing.com/profile/{}",
}
"""Where the profile of a handle is; other networks are written as ``x-apple:handle``."""

_NO_YEAR = 1604


class VCard:
    """All contacts in one ``.vcf`` file."""

    ending = ".vcf"

    def __init__(self, version: str = "3.0") -> None:
        self.name = {"3.0": "vcard", "4.0": "vcard4"}[version]
        self.version = version

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        text = "".join(write_vcard(person, self.version) for person in people)
        return [ExportFile("contacts.vcf", text.encode())]


class Vdir:
    """A folder with one vCard 3.0 per contact, as vdirsyncer and khard keep it."""

    name = "vdir"
    ending = ""

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        return [ExportFile(f"{p.uid}.vcf", write_vcard(p).encode()) for p in people]


def write_vcards(contacts: Iterable[Contact]) -> str:
    """Contacts as one file of vCard 3.0: UTF-8, lines folded at 75 octets, ended by CRLF."""
    return "".join(write_vcard(Outgoing(contact)) for contact in contacts)


def write_vcard(person: Outgoing, version: str = "3.0") -> str:
    """One contact. Same contact, same text: its date is that of its change, not of writing."""
    lines = _lines_4(person) if version == "4.0" else _lines_3(person)
    text = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]
    return "".join(fold_line(line) + "\r\n" for line in text)


def _lines_3(person: Outgoing) -> Iterable[str]:
    contact = person.contact
    yield f"UID:{_text(person.uid)}"
    if person.changed:
        yield f"REV:{person.changed}"
    yield f"FN:{_text(shown_name(contact))}"
    yield "N:" + _structured(name_parts(contact))
    organizations = [o.value for o in contact.organizations]
    departments = [d.value for d in contact.departments]
    if organizations:
        yield "ORG:" + _structured([organizations[0], *departments])
    if contact.name is None:
        yield "X-ABSHOWAS:COMPANY"
    for title in contact.titles:
        yield f"TITLE:{_text(title.value)}"
    for phone in contact.phones:
        yield f"TEL;TYPE={_TYPES_3.get(phone.type, 'VOICE')}:{_text(phone_text(phone))}"
    for email in contact.emails:
        yield f"EMAIL;TYPE=INTERNET,WORK:{_text(email.address)}"
    yield from _shared_lines(person, "ADR;TYPE=WORK:")
    if person.birthday and person.birthday.startswith("--"):
        # 3.0 has no date without a year; this is how Apple writes it, and others read it.
        yield f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}{person.birthday[1:]}"
    elif person.birthday:
        yield f"BDAY:{person.birthday}"
    note = [
        met_line(contact) or "",
        (contact.name.native or "") if contact.name else "",
        *organizations[1:],
        *(() if organizations else departments),
        *_remarks(person),
    ]
    yield from _note(note)
    if person.picture is not None:
        yield "PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(person.picture).decode()


def _lines_4(person: Outgoing) -> Iterable[str]:
    contact = person.contact
    yield f"UID:{_text(person.uid)}"
    if person.changed:
        # 4.0 takes the basic format only (RFC 6350, 4.3.5).
        yield "REV:" + person.changed.replace("-", "").replace(":", "")
    yield f"KIND:{'individual' if contact.name else 'org'}"
    native = contact.name.native if contact.name else None
    alternative = ";ALTID=1" if native else ""
    yield f"FN{alternative}:{_text(shown_name(contact))}"
    if native:
        language = next((c for c in contact.languages if c != "en"), None)
        tag = f";LANGUAGE={language}" if language and not is_latin(native) else ""
        yield f"FN;ALTID=1{tag}:{_text(native)}"
    yield "N:" + _structured(name_parts(contact))
    departments = [d.value for d in contact.departments]
    for number, organization in enumerate(contact.organizations):
        units = departments if number == 0 else []
        preference = f";PREF={number + 1}" if number < 100 else ""
        yield f"ORG{preference}:" + _structured([organization.value, *units])
    for title in contact.titles:
        yield f"TITLE:{_text(title.value)}"
    for phone in contact.phones:
        yield _tel_4(phone)
    for email in contact.emails:
        yield f"EMAIL;TYPE=work:{_text(email.address)}"
    yield from _shared_lines(person, "ADR;TYPE=work:")
    if person.birthday:
        # 4.0 takes the basic format only: 19800517, or --0517 without the year.
        year, month, day = parts_of(person.birthday)
        yield f"BDAY:{'--' if year is None else f'{year:04}'}{month:02}{day:02}"
    yield from _note(
        [
            met_line(contact) or "",
            *(() if contact.organizations else departments),
            *_remarks(person),
        ]
    )
    if person.picture is not None:
        data = base64.b64encode(person.picture).decode()
        yield f"PHOTO:data:image/jpeg;base64,{data}"


def _tel_4(phone: Phone) -> str:
    kind = f";TYPE={_TYPES_4.get(phone.type, 'voice')}"
    if not (phone.valid and phone.number.startswith("+") and phone.number[1:].isdecimal()):
        return f"TEL;VALUE=text{kind}:{_text(phone_text(phone))}"
    extension = phone.extension or ""
    if not extension:
        return f"TEL;VALUE=uri{kind}:tel:{phone.number}"
    if extension.isascii() and extension.isalnum():
        return f"TEL;VALUE=uri{kind}:tel:{phone.number};ext={extension}"
    return f"TEL;VALUE=text{kind}:{_text(phone_text(phone))}"


def _shared_lines(person: Outgoing, address_property: str) -> Iterable[str]:
    """What both versions write alike."""
    contact = person.contact
    for url in contact.urls:
        yield f"URL:{_uri(url.url if '://' in url.url else f'https://{url.url}')}"
    for social in contact.socials:
        profile = PROFILES.get(social.network, "x-apple:{}").format(social.handle.lstrip("@"))
        network = "".join(c for c in social.network if c.isalnum() or c == "-") or "other"
        yield f"X-SOCIALPROFILE;TYPE={network}:{_uri(profile)}"
    for address in contact.addresses:
        yield address_property + _structured(_address(address))
    belongs_to = groups(person)
    if belongs_to:
        yield "CATEGORIES:" + ",".join(_text(group) for group in belongs_to)


def _address(address: Address) -> tuple[str, ...]:
    if not (address.street or address.city):
        return "", "", address.full, "", "", "", ""
    return (
        *("", ""),
        address.street or "",
        address.city or "",
        address.region or "",
        address.postal_code or "",
        address.country or "",
    )


def _remarks(person: Outgoing) -> list[str]:
    return [*(person.remarks or "").splitlines(), *(person.contact.notes or "").splitlines()]


def _note(lines: Sequence[str]) -> Iterable[str]:
    text = "\n".join(line for line in lines if line)
    if text:
        yield f"NOTE:{_text(text)}"


def _structured(parts: Sequence[str]) -> str:
    return ";".join(_text(part) for part in parts)


def _text(value: str) -> str:
    escaped = clean(value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")


def _uri(value: str) -> str:
    # A URI is no TEXT: nothing in it is escaped, so nothing may break the line.
    return "".join(clean(value).split())


def fold_line(line: str) -> str:
    """Break a content line so that no part has more than 75 octets (RFC 2426, 2.6).

    No character is cut in two.
    """
    parts = [""]
    room = 75
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = 74  # the blank that begins a continuation counts
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)
