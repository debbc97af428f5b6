"""What the book hands out, and what it raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from enrich.contact import Contact, Met
from pipeline.errors import Exit, KithError, WrongUse

_CHOICES_NAMED = 20
"""More than these do not fit on a screen."""


class NotInBook(WrongUse):
    """Nobody in the book answers to this name, e-mail or id."""


class Ambiguous(WrongUse):
    """Several people answer to it; ``choices`` are they."""

    def __init__(self, query: str, choices: Sequence[Listed]) -> None:
        lines = [f"  {choice.id}  {choice.label}" for choice in choices[:_CHOICES_NAMED]]
        if len(choices) > _CHOICES_NAMED:
            lines.append(f"  … and {len(choices) - _CHOICES_NAMED:,} more: kith contacts lists all")
        super().__init__(
            "\n".join([f"{query!r} could be any of {len(choices):,} contacts:", *lines]),
            "Say which one by its id (its first letters suffice) or by an e-mail address.",
        )
        self.choices = tuple(choices)


class BookBusy(KithError):
    """Another kith is writing to the book."""

    exit_code = Exit.USAGE


class BookUnusable(KithError):
    """The book cannot be opened or written: damaged, from a newer kith, no permission."""

    exit_code = Exit.USAGE


@dataclass(frozen=True)
class Listed:
    """A contact as lists show it: the columns that need no unpacking."""

    id: str
    kind: str
    name: str
    """The display name: a person's, else the organisation's, else an e-mail or number."""
    organization: str | None
    title: str | None
    email: str | None
    phone: str | None
    city: str | None
    country: str | None
    met: Met

    @property
    def label(self) -> str:
        """Name, organisation and e-mail on one line."""
        parts = (self.name, self.organization, self.email)
        return ", ".join(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True)
class Entry:
    """What one card, or one line of an imported address book, says of one holder."""

    id: str
    """Stable: made from the photo's content, or from the imported line's own id."""
    contact: Contact
    """As read; its ``id`` is empty."""
    origin: str = "card"
    """card, or the format it was imported from: vcard, google, outlook, linkedin, kith."""
    card: str | None = None
    holder: int = 0
    dated: str = ""
    """ISO date it stands for: when met, or when the imported line was last changed."""
    birthday: str | None = None
    labels: tuple[str, ...] = ()
    own_id: str | None = None
    """Of an imported line that kith wrote: the contact's id in the book it was written from. Not
    kept."""


@dataclass(frozen=True)
class About:
    """What the owner noted of a person; the latest word on each key of each card counts."""

    values: dict[str, str] = field(default_factory=dict)
    """note, needs, offers, promised, topics, birthday, star, tags, … to what was said."""

    def get(self, key: str) -> str | None:
        """What was said under ``key``, or None."""
        return self.values.get(key)


@dataclass(frozen=True)
class Touch:
    """One time the owner and the person were in touch."""

    id: int
    contact: str
    """The contact's id as of now, after merges."""
    kind: str
    """met, called, wrote, or the channel of a done task."""
    date: str
    """ISO 8601 date, or date and time."""
    note: str | None = None
    task: str | None = None
    """The task this touch fulfilled, by its id."""


@dataclass(frozen=True)
class TaskMark:
    """The owner's word on a planned task: done, skipped or snoozed."""

    id: int
    task: str
    contact: str
    state: str
    """done, skipped or snoozed."""
    date: str
    until: str | None = None
    """For snoozed: the ISO date it comes back."""
    note: str | None = None


@dataclass(frozen=True)
class Correction:
    """A person's word on a field, which outranks every reading."""

    id: int
    contact: str
    field: str
    """name, title, department, organization, phone, email, url, social, address, notes, …"""
    op: str
    """set: exactly these; add: these too; remove: not these."""
    texts: tuple[str, ...]
    covers: tuple[str, ...] = ()
    """The entries it speaks about: those the contact had then."""
    before: tuple[str, ...] = ()
    """The values it replaced, as compared: none of them comes back from anywhere."""


@dataclass(frozen=True)
class Decision:
    """A verdict on whether two entries are one person, or two sides of one card."""

    id: int
    a: str
    b: str
    verdict: str
    """same, different or proposed."""
    by: str
    """kith or person."""
    back: str | None = None
    """For two sides of one card: which of the two is the back."""
    score: float = 0.0
    """0..1."""
    reasons: tuple[str, ...] = ()
    live: bool = True


@dataclass(frozen=True)
class Action:
    """Something a person did, with all rows it left; can be undone and redone."""

    id: int
    at: str
    """ISO 8601 time, UTC."""
    verb: str
    """The command: correct, note, log, merge, … never what it said."""
    undone: bool = False
    about: tuple[str, ...] = ()
    """The names, as they are now, of whom it spoke."""
    said: tuple[str, ...] = ()
    """What it said, each in a few words; filled in lists of actions."""
