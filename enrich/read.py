"""A card in, its contacts out: the door of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from enrich.assemble import assemble
from enrich.columns import lay_in_rows
from enrich.contact import Contact, Evidence, with_evidence
from enrich.doubts import LOOK
from enrich.evidence import gather
from enrich.labelling import label
from enrich.languages import languages_of
from enrich.payload import is_from_code, merge_payload, read_payload
from enrich.review import SURE, fields_to_review, partial_emails
from enrich.sample_cards import mark_sample
from ocr.card import Card
from ocr.quality import POOR_PICTURE


@dataclass(frozen=True)
class Hints:
    """What the user knows about the cards of a run."""

    region: str | None = None
    """ISO 3166-1 alpha-2 country numbers without a country code are likely from."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes."""


NO_HINTS = Hints()
_DOUBTED = SURE - 0.01
"""Most confidence in what was read from a picture that should be taken again."""


def read_contacts(card: Card, hints: Hints = NO_HINTS) -> tuple[Contact, ...]:
    """The contacts of one card: one per holder, or one of kind ``org`` without a holder.

    ``id``, ``source`` and ``met`` are left for the pipeline to fill. Text that is no
    field ends up in ``notes``; nothing printed is dropped, but for the stamp of a scanning app
    (:mod:`enrich.stamps`), which is not on the card. Lines that no engine could
    read are kept there too, marked, and understood by nobody.
    """
    legible = tuple(line for line in card.lines if line.legible)
    unread = [f"[?] {line.text}" for line in card.lines if not line.legible]
    height, width = card.picture.shape[:2]
    rows = lay_in_rows(legible, float(width), float(height))
    evidence = gather(rows.lines, rows.width, rows.height, hints.region)
    contacts: Sequence[Contact] = [rows.place(c) for c in assemble(evidence, label(evidence))]
    for code in card.codes:
        contacts = merge_payload(contacts, read_payload(code.text), hints.region)
    poor = [warning for warning in card.warnings if warning in POOR_PICTURE]
    contacts = [_doubted(mark_sample(contact), poor) for contact in contacts]
    languages = languages_of(legible, hints.languages)
    return tuple(
        replace(
            c,
            notes="\n".join([*filter(None, [c.notes]), *unread]) or None,
            review=fields_to_review(c),
            warnings=(*c.warnings, *_cut_short(c), *card.warnings),
            languages=languages,
        )
        for c in contacts
    )


def _doubted(contact: Contact, poor: Sequence[str]) -> Contact:
    """With no field sure where the picture is too poor: what looks like a number may be another."""
    if not poor:
        return contact

    def doubt(evidence: Evidence) -> Evidence:
        if evidence.confidence < SURE or is_from_code(evidence):
            return evidence
        return replace(
            evidence, confidence=_DOUBTED, reasons=(*evidence.reasons, f"{LOOK}{poor[0]}")
        )

    return with_evidence(contact, doubt)


def _cut_short(contact: Contact) -> list[str]:
    return [f"only part of an e-mail address was read: {part}" for part in partial_emails(contact)]
