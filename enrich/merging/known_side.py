"""A side of a card with what is asked of it over and over, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.contact import Contact
from enrich.fold import fold
from enrich.merging import names, same_value
from enrich.merging.shots import series_of
from enrich.merging.text import squeeze, words
from enrich.merging.trades import names_a_firm
from enrich.merging.web_homes import TELLING, Phrases, homes


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
        self.homes = frozenset(home for c in contacts for home in homes(c))
        self.phrases = Phrases(contacts)
        firms = [same_value.organization_core(o.value) for c in contacts for o in c.organizations]
        self.cores = {
            core for core in firms if len(squeeze(core)) >= TELLING and names_a_firm(core)
        }
        self.text = "\n".join(_printed(c) for c in contacts)
        self.words = set(words(self.text))
        self.lines = [words(line) for line in self.text.splitlines()]
        self.firm_lines = [words(firm) for firm in firms]
        self.other_lines = [words(line) for c in contacts for line in _other_lines(c)]
        self.runs = {"".join(line) for line in (*self.firm_lines, *self.other_lines)}
        """Every line that may bear the name of a firm, run together."""
        self.streets = [a.street or a.full for c in contacts for a in c.addresses]

        self.keys = self.emails | self.numbers | {h.registered for h in self.homes} | self.cores

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


def _other_lines(contact: Contact) -> list[str]:
    """Whole lines that may bear the name of a firm, hosts and addresses left out."""
    texts = [t.value for t in (*contact.departments, *contact.titles)]
    return [*texts, *(contact.notes or "").splitlines()]


def weight_of(known: KnownSide) -> int:
    """How much a side says about whom to reach, 0 to 5."""
    return 3 * bool(known.names) + bool(known.emails) + bool(known.numbers)


def names_agree(front: KnownSide, back: KnownSide) -> str | None:
    """How the two sides name one person, as a key of the reasons; None if they do not."""
    found = None
    for a in front.names:
        for b in back.names:
            likeness = names.likeness(a, b)
            if likeness.kind == "script":
                return "same name in two scripts"
            if likeness.kind == "transliterated":
                return "names that sound alike in two scripts"
            if names.compatible(likeness):
                found = "same name"
    return found
