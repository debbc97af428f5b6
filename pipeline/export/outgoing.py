"""What exporters are given, and what they give back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from enrich.contact import Contact
from pipeline.plain import clean

_UID = "kith-"


@dataclass(frozen=True)
class Outgoing:
    """A contact on its way into somebody's address book."""

    contact: Contact
    birthday: str | None = None
    """ISO 8601 date, or ``--MM-DD`` without a year."""
    labels: tuple[str, ...] = ()
    """Groups it belongs to, beside the event."""
    picture: bytes | None = None
    """The card's picture as JPEG, where it was asked for."""
    remarks: str | None = None
    """What the owner noted, where it was asked for."""
    changed: str | None = None
    """When it last changed in the book, as ``2026-11-20T18:00:00Z``; None when not known."""

    @property
    def uid(self) -> str:
        """The name under which other programs know the contact; never changes."""
        return f"{_UID}{self.contact.id}"


def id_of(uid: str) -> str | None:
    """The contact's id in a name of :attr:`Outgoing.uid`; None for a name by other programs."""
    return uid.removeprefix(_UID) if uid.startswith(_UID) and uid != _UID else None


@dataclass(frozen=True)
class ExportFile:
    """One file of an export."""

    name: str
    """Its name within the export's folder."""
    content: bytes


class Exporter(Protocol):
    """A format. Writing is left to the caller; same people, same bytes."""

    name: str
    """As on the command line."""
    ending: str
    """Of the file name, with its dot; empty for a format that is a folder of files."""

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """The files of the export, at least one unless the format is a folder.

        A format with a limit on rows yields several files of whole contacts.
        """
        ...


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
    return next((text for text in candidates if clean(text).strip()), f"Card {contact.id}")


def name_parts(contact: Contact) -> tuple[str, str, str, str, str]:
    """Family, given, additional names, honorific and degrees; a name not taken apart is given."""
    name = contact.name
    if name is None:
        return "", "", "", "", ""
    prefix, suffix = name.prefix or "", name.suffix or ""
    if not (name.given or name.family):
        return "", name.full, "", prefix, suffix
    return name.family or "", name.given or "", name.additional or "", prefix, suffix


def met_line(contact: Contact) -> str | None:
    """``Met: Chamber Night, Springfield, 2026-11-20``, or None."""
    met = contact.met
    parts = [part for part in (met.event, met.place, met.date) if part]
    return "Met: " + ", ".join(parts) if parts else None


def groups(person: Outgoing) -> list[str]:
    """The groups of the contact: the event where it was met, then its labels."""
    event = person.contact.met.event
    return list(dict.fromkeys([*([event] if event else []), *person.labels]))
