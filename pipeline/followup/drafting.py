"""Drafts: one text to one person from your notes, or what is still missing for one.

A draft is never sent by kith. It says where you met, what you talked about, gives something
and proposes a time. Where it would have to fill a slot with an empty phrase, it is not ready
and asks instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from enrich.contact import Name
from pipeline.followup.hours import Slot
from pipeline.followup.names import address_name, first_name, greet
from pipeline.followup.notes import NEEDS_SOMETHING, NEEDS_TALK, Notes, open_notes, say_left_out
from pipeline.followup.phrases import (
    quote_plain,
    quote_promise,
    quote_talk,
    quote_topic,
    say_day,
    say_on_day,
    say_time,
)
from pipeline.followup.plan import Channel
from pipeline.followup.rendering import render, split
from pipeline.followup.tongues import may_be_foreign
from pipeline.settings import Me


@dataclass(frozen=True)
class Recipient:
    """The one person a draft is for."""

    id: str
    name: Name
    organization: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    city: str = ""
    country: str | None = None
    language: str | None = None
    event: str = ""
    place: str = ""
    met_on: date | None = None
    last_contact: date | None = None
    talked_on: date | None = None
    """When the note of what you talked about was made, if known."""
    local: bool | None = None
    """Whether they are near enough for a coffee; None when they may be."""
    notes: Notes = field(default_factory=Notes)
    told: Notes = field(default_factory=Notes)
    """What of the notes a message passed on before (:mod:`pipeline.followup.settled`)."""
    untold: Notes | None = None
    """The others; None when all are."""


@dataclass(frozen=True)
class Offer:
    """What a particular draft is about beyond the person: an article, another person."""

    url: str = ""
    about: str = ""
    """What the article is about."""
    shared: str = ""
    """What of that is theirs, in their words."""
    other_name: str = ""
    other_about: str = ""
    they_need: str = ""
    other_offers: str = ""
    they_offer: str = ""
    other_needs: str = ""
    by: date | None = None
    """When an answer is hoped for."""
    occasion: str = ""
    give: str = ""
    """What you can give them in a call, besides what you promised."""


@dataclass(frozen=True)
class Draft:
    """A text to one person."""

    template: str
    language: str
    subject: str
    """Empty for what has none: notes, call sheets, postcards."""
    body: str
    """Empty unless ``ready``."""
    missing: tuple[str, ...] = ()
    """Questions to answer before it can be written."""
    hints: tuple[str, ...] = ()
    """What would make it better, or wants a look before it goes out."""

    @property
    def ready(self) -> bool:
        """Whether there is a text that a person could send."""
        return not self.missing


def choose_language(card: str | None, mine: tuple[str, ...]) -> str:
    """The card's language if you write in it, else the first of yours."""
    return card if card in mine and card is not None else mine[0]


def choose_template(template: str, channel: Channel, local: bool | None) -> str:
    """The template of a step for the channel it goes by."""
    if template == "meet":
        return "meet-video" if local is False else "meet-coffee"
    if channel is Channel.CALL:
        return "call"
    if channel is Channel.EMAIL and template == "call":
        return "call-request"
    if template == "thank-you" and channel is Channel.LINKEDIN:
        return "linkedin"
    if template == "thank-you" and channel is Channel.POSTCARD:
        return "postcard"
    return template


def write_draft(
    template: str,
    recipient: Recipient,
    me: Me,
    slot: Slot,
    language: str,
    note_limit: int,
    offer: Offer | None = None,
    own_templates: Path | None = None,
) -> Draft:
    """Render one template for one person.

    Args:
        slot: the time that the draft proposes, or at which to call.
        note_limit: characters a LinkedIn note may have.
        own_templates: a folder whose ``<language>/<template>.j2`` goes before ours.

    Raises:
        WrongUse: there is no such template, or the user's own has a fault.
    """
    offer = offer or Offer()
    recipient = replace(recipient, notes=open_notes(template, recipient.notes, recipient.untold))
    values = _values(template, recipient, me, slot, language, offer)
    missing = _missing(template, recipient, me, values)
    if missing:
        return Draft(template, language, "", "", tuple(missing))
    rendered = render(template, language, values, own_templates)
    hints = _hints(template, recipient, language, values)
    if left_out := say_left_out(template, recipient.told, recipient.notes):
        hints.append(left_out)
    if template != "call" and not slot.decent and values["when"] in rendered:
        hints.append(
            f"the time it proposes is {slot.mine:%H:%M} where you are: no hour is decent for both"
        )
    if template != "call":
        hints += _ask_language(rendered, recipient.notes, offer, values, me, language)
    if template == "linkedin":
        return _fit(template, language, values, rendered, note_limit, own_templates, tuple(hints))
    subject, body = split(rendered)
    return Draft(template, language, subject, body, (), tuple(hints))


def _values(
    template: str, recipient: Recipient, me: Me, slot: Slot, language: str, offer: Offer
) -> dict[str, Any]:
    """What templates may use; docs/follow-up.md lists these."""
    notes, name = recipient.notes, recipient.name
    elsewhere = slot.theirs.utcoffset() != slot.mine.utcoffset()
    talked, needs = _talked(template, notes, language), quote_plain(notes.needs)
    topics = quote_plain(notes.topics)
    hello = greet(name, language, recipient.country)
    met = [recipient.event, recipient.place]
    if recipient.met_on:
        met.append(recipient.met_on.isoformat())
    separator = "、" if language == "ja" else ", "
    return {
        "hello": hello,
        "hi": re.sub(r"^Dear ", "Hi ", hello) if language == "en" else hello,
        "first": first_name(name),
        "name": address_name(name, language, recipient.country),
        "organization": recipient.organization,
        "about_them": separator.join(t for t in (recipient.title, recipient.organization) if t),
        "city": recipient.city,
        "local": recipient.local is True,
        "me": me,
        "event": recipient.event,
        "place": recipient.place,
        "met": separator.join(part for part in met if part),
        "last_contact": recipient.last_contact and say_day(recipient.last_contact, language),
        "talked": talked,
        "needs": needs,
        "offers": quote_plain(notes.offers),
        "promised": quote_promise(notes.promised),
        "topics": topics,
        "subject": offer.about or _short(_about(talked, topics, needs)),
        "give": "; ".join(t for t in (quote_promise(notes.promised), offer.give) if t),
        "when": say_time(slot.theirs, language, elsewhere),
        "when_short": say_on_day(slot.theirs.date(), language),
        "slot_theirs": f"{say_day(slot.theirs.date(), language)} {slot.theirs:%H:%M}",
        "slot_mine": f"{say_day(slot.mine.date(), language)} {slot.mine:%H:%M}",
        "slot_place": str(slot.theirs.tzinfo) if elsewhere else "",
        "decent": slot.decent,
        "number": recipient.phone,
        "occasion": offer.occasion,
        "log_command": f'kith log {recipient.id} --called --note "…"',
        "url": offer.url,
        "shared": offer.shared,
        "other": {"name": offer.other_name, "about": offer.other_about},
        "they_need": quote_plain(offer.they_need),
        "they_offer": quote_plain(offer.they_offer),
        "other_needs": quote_plain(offer.other_needs),
        "other_offers": quote_plain(offer.other_offers),
        "by": say_day(offer.by, language) if offer.by else "",
    }


BLANKS = {
    "en": "[fill in: our topic]",
    "de": "[bitte ergänzen: worüber]",
    "fr": "[à compléter : notre sujet]",
    "es": "[completar: nuestro tema]",
    "pt": "[preencher: nosso assunto]",
    "ja": "[ご記入ください:話題]",
}
"""Stands where the topic would, when what was noted is none."""


def _talked(template: str, notes: Notes, language: str) -> str:
    """What the text says you talked about: the note where that reads well, else a blank.

    Where the sentence may as well be left out, it is.
    """
    if template == "call":  # for the owner, who knows what the note means
        return quote_talk(notes.talked)
    topic = quote_topic(notes.talked)
    if topic or not quote_talk(notes.talked):
        return topic
    others = quote_plain(notes.topics)
    if template in NEEDS_TALK:
        return others or BLANKS[language]
    spoken = template not in NEEDS_SOMETHING or others or quote_plain(notes.needs)
    return "" if spoken else BLANKS[language]


def _about(talked: str, topics: str, needs: str) -> str:
    """What a subject line is about: a blank only when there is nothing else."""
    written = "" if talked in BLANKS.values() else talked
    return written or topics or needs or talked


WHO_ARE_YOU = (
    'who are you? (two lines of kith.toml say it: [me] and name = "…"; kith doctor knows where)'
)
"""Asked when nobody is there to sign; one answer is for all drafts."""

_NEEDS_PLACE = NEEDS_TALK | {"meet-coffee", "meet-video"}


def _missing(template: str, recipient: Recipient, me: Me, values: dict[str, Any]) -> list[str]:
    missing = []
    if template in _NEEDS_PLACE and not (values["event"] or values["place"]):
        missing.append("where did you meet?")
    if template in NEEDS_TALK and not values["talked"]:
        missing.append("what did you talk about?")
    personal = (values[key] for key in ("talked", "needs", "topics"))
    if template in NEEDS_SOMETHING and not any(personal):
        missing.append("what did you talk about, or what do they need?")
    if not me.name and template != "call":
        missing.append(WHO_ARE_YOU)
    return missing


def _hints(template: str, recipient: Recipient, language: str, values: dict[str, Any]) -> list[str]:
    hints = []
    blank = values["talked"] == BLANKS[language]
    if blank:
        noted = quote_talk(recipient.notes.talked)
        hints.append(
            f"a blank to fill in, {BLANKS[language]}: “{noted}” is not what you talked about"
        )
    if template in {"thank-you", "postcard"} and not (values["promised"] or values["needs"]):
        hints.append("nothing of value yet: what could you give? (kith note … --promised)")
    if values["promised"] and template not in {"linkedin", "call", "introduce", "share"}:
        hints.append(f"you promise: {values['promised']}; attach it or have it ready")
    met_on, talked_on = recipient.met_on, recipient.talked_on
    if (
        template in _NEEDS_PLACE
        and values["talked"]
        and met_on
        and talked_on
        and talked_on < met_on
    ):
        hints.append(f"your note is of {talked_on}, before you met there on {met_on}: is it right?")
    if template == "meet-coffee" and recipient.local is None:
        hints.append("nothing tells whether they are near: --template meet-video if they are not")
    return hints


def _ask_language(
    text: str, notes: Notes, offer: Offer, values: dict[str, Any], me: Me, language: str
) -> list[str]:
    """What to look at because words you noted may be in another language than ``text``."""
    noted = {key: values[key] for key in _NOTED} | {
        "talked": notes.talked,
        "promised": notes.promised,
        "give": notes.promised,
        "subject": offer.about,
    }
    everything = "\n".join((notes.talked, notes.needs, notes.offers, notes.promised, notes.topics))
    own = me.language == me.languages[0] == language
    found: list[str] = []
    for key, whole in noted.items():
        said = values[key]
        if not said or not whole or said in BLANKS.values() or any(said in one for one in found):
            continue
        about_other = key.startswith("other_")
        wider = (said, whole) if about_other else (said, whole, everything)
        stands = said in text or _clause(said) in text
        if stands and may_be_foreign(wider, language, own):
            found.append(said)
    quoted = ", ".join(f"“{said}”" for said in found)
    return [f"perhaps not in “{language}”, so translate it: {quoted}, as you noted"] * bool(found)


_NOTED = (
    *("talked", "needs", "offers", "promised", "topics", "give", "subject", "shared"),
    *("they_need", "they_offer", "other_needs", "other_offers"),
)
"""The values that are your own words."""


def _fit(
    template: str,
    language: str,
    values: dict[str, Any],
    rendered: str,
    limit: int,
    own: Path | None,
    hints: tuple[str, ...],
) -> Draft:
    """The first wording that is short enough, with the topic cut at a clause if need be."""
    shorter = {**values, "talked": _clause(values["talked"])}
    texts = [rendered]
    if shorter["talked"] != values["talked"]:
        texts.append(render(template, language, shorter, own))
    shortest = 0
    for text in texts:
        for wording in re.split(r"^-{4,}$", text, flags=re.MULTILINE):
            note = " ".join(wording.split())
            if len(note) <= limit:
                return Draft(template, language, "", note, (), hints)
            shortest = min(shortest or len(note), len(note))
    over = shortest - limit
    missing = f"what did you talk about, in fewer words? (the note is {over} characters too long)"
    return Draft(template, language, "", "", (missing,), hints)


def _clause(text: str) -> str:
    if text in BLANKS.values():
        return text
    return re.split(r"\s*[,;:(–—、(]|\s+-\s+|\s+(?:and|und|et|y|e)\s+", text, maxsplit=1)[0]


def _short(text: str, longest: int = 60) -> str:
    """A subject line: the text, or its first clause, or its first words."""
    for candidate in (text, _clause(text)):
        if len(candidate) <= longest:
            return candidate
    return text[:longest].rsplit(" ", 1)[0]
