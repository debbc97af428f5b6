"""Drafts for the people in the book: the right template, language and proposed time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.followup.agenda import Item
from pipeline.followup.drafting import Draft, Offer, choose_language, write_draft
from pipeline.followup.people import Acquaintance, call_slot, proposed_slot
from pipeline.followup.plan import Birthday
from pipeline.settings import Settings


def draft_item(item: Item, settings: Settings, today: date, language: str | None = None) -> Draft:
    """The draft of one line of the list."""
    birthday = isinstance(item.step.when, Birthday) and item.template == "call"
    offer = Offer(occasion=item.step.why) if birthday else Offer()
    day = max(today, item.task.start)
    return draft_to(item.person, item.template, settings, day, offer, language)


def draft_to(
    person: Acquaintance,
    template: str,
    settings: Settings,
    today: date,
    offer: Offer | None = None,
    language: str | None = None,
) -> Draft:
    """One text to one person.

    Call sheets are for the owner, in the owner's language; all else is in the card's language
    when the owner writes it.

    Raises:
        WrongUse: there is no such template.
    """
    if template == "call":
        chosen = language or settings.me.language
        slot = call_slot(person, today, settings)
    else:
        chosen = language or choose_language(person.recipient.language, settings.me.languages)
        slot = proposed_slot(person, today, settings)
    return write_draft(
        template,
        person.recipient,
        settings.me,
        slot,
        chosen,
        settings.note_limit,
        offer,
        own_templates(settings),
    )


def own_templates(settings: Settings) -> Path | None:
    """The user's templates, beside kith.toml, if there are any."""
    folder = settings.own_templates
    return folder if folder and folder.is_dir() else None
