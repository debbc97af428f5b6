"""A card in, its contacts out: the door of this room."""

from __future__ import annotations

from dataclasses import dataclass

from enrich.contact import Contact
from ocr.card import Card


@dataclass(frozen=True)
class Hints:
    """What the user knows about the cards of a run."""

    region: str | None = None
    """ISO 3166-1 alpha-2 country numbers without a country code are likely from."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes."""


def read_contacts(card: Card, hints: Hints = Hints()) -> tuple[Contact, ...]:
    """The contacts of one card: one per holder, or one of kind ``org`` without a holder.

    ``id``, ``source`` and ``met`` are left for the pipeline to fill. Text that is no
    field ends up in ``notes``; nothing printed is dropped.
    """
    notes = "\n".join(line.text for line in card.lines)
    return (Contact(kind="org", notes=notes or None, warnings=card.warnings),)
