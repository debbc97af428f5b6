"""``contacts.vcf``: vCard 3.0 (RFC 2426), the version every import dialog takes."""

from __future__ import annotations

from collections.abc import Iterable

import vobject

from enrich.contact import Address, Contact, Phone
from pipeline.export.table import phone_text

_UNFOLDED = 1_000_000_000
_PHONE_TYPES = {
    "mobile": ["CELL"],
    "work": ["WORK", "VOICE"],
    "fax": ["WORK", "FAX"],
    "home": ["HOME", "VOICE"],
    "tollfree": ["WORK", "VOICE"],
    "pager": ["PAGER"],
    "unknown": ["VOICE"],
}
_PROFILES = {
    "facebook": "https://www.facebook.com/{}",
    "github": "https://github.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "x": "https://x.com/{}",
}


def write_vcards(contacts: Iterable[Contact]) -> str:
    """The contacts as one file: UTF-8, lines folded at 75 octets, ended by CRLF."""
    return "".join(write_vcard(contact) for contact in contacts)


def write_vcard(contact: Contact) -> str:
    """One contact. Same contact, same text: there is no date of writing in it."""
    card = vobject.vCard()
    _add(card, "uid", f"kith-{contact.id}")
    _add(card, "fn", shown_name(contact))
    _add(card, "n", _structured_name(contact))
    organization = [o.value for o in contact.organizations[:1]]
    if organization:
        _add(card, "org", [*organization, *(d.value for d in contact.departments)])
    if contact.name is None:
        _add(card, "x-abshowas", "COMPANY")
    for title in contact.titles:
        _add(card, "title", title.value)
    for phone in contact.phones:
        _add(card, "tel", phone_text(phone), _phone_types(phone))
    for email in contact.emails:
        _add(card, "email", email.address, ["INTERNET", "WORK"])
    for url in contact.urls:
        _add(card, "url", url.url if "://" in url.url else f"https://{url.url}")
    for social in contact.socials:
        profile = _PROFILES.get(social.network, "x-apple:{}").format(social.handle.lstrip("@"))
        _add(card, "x-socialprofile", profile, [social.network])
    for address in contact.addresses:
        _add(card, "adr", _structured_address(address), ["WORK"])
    if contact.met.event:
        _add(card, "categories", [contact.met.event])
    note = "\n".join(_note_lines(contact, bool(organization)))
    if note:
        _add(card, "note", note)
    text = card.serialize(validate=True, lineLength=_UNFOLDED)
    return "".join(fold_line(line) + "\r\n" for line in text.split("\r\n")[:-1])


def fold_line(line: str) -> str:
    """Break a content line so that no part has more than 75 octets (RFC 2426, 2.6).

    No character is cut in two; vobject's own folding miscounts those beyond ASCII.
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


def shown_name(contact: Contact) -> str:
    """What an address book shows: the person, else the organisation, else what there is."""
    candidates = [
        contact.name.full if contact.name else "",
        *(o.value for o in contact.organizations),
        *(e.address for e in contact.emails),
        *(p.number for p in contact.phones),
        *(u.url for u in contact.urls),
        *(contact.notes or "").splitlines(),
    ]
    return next((text for text in candidates if text.strip()), f"Card {contact.id}")


def _structured_name(contact: Contact) -> vobject.vcard.Name:
    name = contact.name
    if name is None:
        return vobject.vcard.Name()
    if not (name.given or name.family):
        return vobject.vcard.Name(given=name.full)
    return vobject.vcard.Name(
        family=name.family or "",
        given=name.given or "",
        additional=name.additional or "",
        prefix=name.prefix or "",
        suffix=name.suffix or "",
    )


def _structured_address(address: Address) -> vobject.vcard.Address:
    if not (address.street or address.city):
        return vobject.vcard.Address(street=address.full)
    return vobject.vcard.Address(
        street=address.street or "",
        city=address.city or "",
        region=address.region or "",
        code=address.postal_code or "",
        country=address.country or "",
    )


def _phone_types(phone: Phone) -> list[str]:
    return _PHONE_TYPES.get(phone.type, ["VOICE"])


def _note_lines(contact: Contact, organization_shown: bool) -> list[str]:
    """What vCard 3.0 has no property for, so that nothing printed is lost."""
    lines = []
    met = [part for part in (contact.met.event, contact.met.place, contact.met.date) if part]
    if met:
        lines.append("Met: " + ", ".join(met))
    if contact.name and contact.name.native:
        lines.append(contact.name.native)
    lines += [o.value for o in contact.organizations[1:]]
    if not organization_shown:
        lines += [d.value for d in contact.departments]
    if contact.notes:
        lines += contact.notes.splitlines()
    return lines


def _add(
    card: vobject.base.Component, name: str, value: object, types: list[str] | None = None
) -> None:
    line = card.add(name)
    line.value = value
    if types:
        line.type_paramlist = types
