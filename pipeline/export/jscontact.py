"""JSContact (RFC 9553): an array of Card objects in JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from enrich.contact import Address, Contact, Phone
from pipeline.book.birthdays import parts_of
from pipeline.export.outgoing import ExportFile, Outgoing, groups, met_line, shown_name
from pipeline.export.table import phone_text
from pipeline.export.vcard import PROFILES

_FEATURES = {"mobile": ["mobile", "voice"], "fax": ["fax"], "pager": ["pager"]}
_CONTEXTS = {"work": "work", "home": "private", "fax": "work", "tollfree": "work"}


class JsContact:
    """All contacts as one JSON array."""

    name = "jscontact"
    ending = ".json"

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        cards = [_card(person) for person in people]
        text = json.dumps(cards, ensure_ascii=False, indent=1) + "\n"
        return [ExportFile("contacts.jscontact.json", text.encode())]


def _card(person: Outgoing) -> dict[str, Any]:
    contact = person.contact
    card: dict[str, Any] = {
        "@type": "Card",
        "version": "1.0",
        "uid": person.uid,
        "kind": "individual" if contact.name else "org",
        "name": _name(contact),
        "organizations": _organizations(contact),
        "titles": _numbered("t", [{"name": t.value} for t in contact.titles]),
        "phones": _numbered("p", [_phone(phone) for phone in contact.phones]),
        "emails": _numbered(
            "e", [{"address": e.address, "contexts": {"work": True}} for e in contact.emails]
        ),
        "links": _numbered("l", [{"uri": _link(u.url)} for u in contact.urls]),
        "onlineServices": _numbered("s", [_service(s.network, s.handle) for s in contact.socials]),
        "addresses": _numbered("a", [_address(address) for address in contact.addresses]),
        "keywords": dict.fromkeys(groups(person), True),
        "notes": _numbered("n", [{"note": note} for note in _notes(person)]),
    }
    if person.changed:
        card["updated"] = person.changed
    if person.birthday:
        card["anniversaries"] = {"b1": {"kind": "birth", "date": _date(person.birthday)}}
    if person.picture is not None:
        data = base64.b64encode(person.picture).decode()
        uri = f"data:image/jpeg;base64,{data}"
        card["media"] = {"m1": {"kind": "photo", "uri": uri, "mediaType": "image/jpeg"}}
    return {key: value for key, value in card.items() if value}


def _name(contact: Contact) -> dict[str, Any]:
    name = contact.name
    if name is None:
        return {"full": shown_name(contact)}
    components = [
        {"kind": kind, "value": value}
        for kind, value in (
            ("title", name.prefix),
            ("given", name.given),
            ("given2", name.additional),
            ("surname", name.family),
            ("credential", name.suffix),
        )
        if value
    ]
    result: dict[str, Any] = {"full": name.full}
    if components:
        result["components"] = components
    return result


def _organizations(contact: Contact) -> dict[str, Any]:
    items: list[dict[str, Any]] = [{"name": o.value} for o in contact.organizations]
    units = [{"name": d.value} for d in contact.departments]
    if units:
        items = items or [{}]
        items[0]["units"] = units
    return _numbered("o", items)


def _phone(phone: Phone) -> dict[str, Any]:
    item: dict[str, Any] = {"number": phone_text(phone)}
    features = _FEATURES.get(phone.type, ["voice"])
    item["features"] = dict.fromkeys(features, True)
    if phone.type in _CONTEXTS:
        item["contexts"] = {_CONTEXTS[phone.type]: True}
    if phone.type == "tollfree":
        item["label"] = "tollfree"
    return item


def _link(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _service(network: str, handle: str) -> dict[str, Any]:
    item = {"service": network, "user": handle}
    if network in PROFILES:
        item["uri"] = PROFILES[network].format(handle.lstrip("@"))
    return item


def _address(address: Address) -> dict[str, Any]:
    components = [
        {"kind": kind, "value": value}
        for kind, value in (
            ("name", address.street),
            ("locality", address.city),
            ("region", address.region),
            ("postcode", address.postal_code),
        )
        if value
    ]
    item: dict[str, Any] = {"full": address.full, "contexts": {"work": True}}
    if components:
        item["components"] = components
    if address.country and len(address.country) == 2:
        item["countryCode"] = address.country.upper()
    return item


def _date(birthday: str) -> dict[str, Any]:
    year, month, day = parts_of(birthday)
    date: dict[str, Any] = {"@type": "PartialDate"}
    if year is not None:
        date["year"] = year
    return date | {"month": month, "day": day}


def _notes(person: Outgoing) -> list[str]:
    contact = person.contact
    native = contact.name.native if contact.name else None
    return [note for note in (met_line(contact), native, person.remarks, contact.notes) if note]


def _numbered(letter: str, items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {f"{letter}{number}": item for number, item in enumerate(items, 1)}
