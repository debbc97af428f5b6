"""A side of a card with what is asked of it over and over, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.contact import Contact
from enrich.fold import fold
from enrich.merging import names, same_value
from enrich.merging.compare import domains, is_free_mail
from enrich.merging.shots import series_of
from enrich.merging.text import squeeze, words


@dataclass(frozen=True)
class Side:
    """One card of a run, as read."""

    id: str
    file: str
    page: int
    contacts: tuple[Contact, ...]
    """Its holders, or the one contact of kind org."""
    alone: bool = True
    """No other card is in the picture."""


TELLING = 5
"""An organisation's name of fewer letters turns up in other words."""


class KnownSide:
    """A side with what is asked of it over and over, worked out once."""

    def __init__(self, place: int, placed: Placed) -> None:
        self.place = place
        self.shot = placed.shot
        self.side = placed.side
        self.series = series_of(placed.side.file)
        contacts = self.side.contacts
        self.names = [c.name for c in contacts if c.name is not None]
        self.emails = {fold(e.address) for c in contacts for e in c.emails}
        self.numbers = {p.number for c in contacts for p in c.phones if p.valid}
        self.domains = {host for c in contacts for host in domains(c) if not is_free_mail(host)}
        self.cores = {
            core
            for c in contacts
            for o in c.organizations
            if len(squeeze(core := same_value.organization_core(o.value))) >= TELLING
        }
        self.text = "\n".join(_printed(c) for c in contacts)
        self.squeezed = squeeze(self.text)
        self.words = set(words(self.text))
        self.streets = [a.street or a.full for c in contacts for a in c.addresses]

        self.keys = self.emails | self.numbers | self.domains | self.cores

    @property
    def is_sparse(self) -> bool:
        """Nothing by which one could reach or name anybody."""
        return not (self.names or self.emails or self.numbers)


@dataclass(frozen=True)
class Placed:
    """A side and the number of its shot."""

    shot: int
    side: Side


def by_picture(sides: Sequence[Side]) -> list[Placed]:
    """The sides in their order, those of one picture with the same number."""
    shots: dict[tuple[str, int], int] = {}
    return [Placed(shots.setdefault((side.file, side.page), len(shots)), side) for side in sides]


def _printed(contact: Contact) -> str:
    pieces = [
        contact.notes or "",
        *(o.value for o in contact.organizations),
        *(d.value for d in contact.departments),
        *(t.value for t in contact.titles),
        *(a.full for a in contact.addresses),
        *(u.url for u in contact.urls),
        *(e.address for e in contact.emails),
    ]
    return "\n".join(piece for piece in pieces if piece)


def weight_of(known: KnownSide) -> int:
    """How much a side says about whom to reach, 0 to 5."""
    return 3 * bool(known.names) + bool(known.emails) + bool(known.numbers)


def names_agree(front: KnownSide, back: KnownSide) -> str | None:
    """How the two sides name one person, as a key of the reasons; None if they do not."""
    found = None
    for a in front.names:
        for b in back.names:
            likeness = names.likeness(a, b)
            if likeness.kind in ("script", "transliterated"):
                return "same name in two scripts"
            if names.compatible(likeness):
                found = "same name"
    return found
