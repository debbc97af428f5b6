"""The rows of ``worklist.csv``: what to do next about contacts that were just read, and by when."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date

from enrich.contact import Contact
from enrich.sample_cards import is_sample
from pipeline.export.cells import make_harmless
from pipeline.followup.plan import Between, Channel, Plan, Step, Within
from pipeline.followup.unnamed import FIND_OUT, WHOM
from pipeline.followup.windows import window_after_meeting
from pipeline.followup.workdays import weekend_of
from pipeline.settings import load_settings

UNKNOWN = "unknown: when did you meet?"
"""Stands where a date would, while nobody has said when the meeting was (``--met-on``)."""

NOBODY = "look at the card: a sample of a printer or template, or somebody?"
"""The next step about a sample card."""


@dataclass(frozen=True)
class WorklistRow:
    """One contact and what comes next; the field names are the columns of ``worklist.csv``."""

    contact_id: str
    name: str
    organization: str
    event: str
    met_on: str
    """ISO date, or :data:`UNKNOWN`."""
    next_step: str
    """What to do next, in words."""
    how: str
    """The channel and the address or number to use."""
    by: str
    """ISO date by when, or :data:`UNKNOWN`."""
    thank_by: str
    """When the thank-you is due; empty where none is planned."""
    call_by: str
    """When the call is due; empty where none is planned."""
    meet_by: str
    """When the meeting is due; empty where none is planned."""
    missing: str
    """What you still have to say so that the next step can be personal."""


COLUMNS = tuple(field.name for field in fields(WorklistRow))


def worklist_rows(
    contacts: Iterable[Contact], plan: Plan | None = None, weekend: frozenset[int] | None = None
) -> tuple[WorklistRow, ...]:
    """What to do next about each freshly read contact, in the order given.

    Nothing is known yet of what was talked about, so every row asks for it. ``plan`` and
    ``weekend`` (weekdays, Monday 0) default to kith's own plan and Saturday and Sunday.
    """
    plan = plan or load_settings().plan
    days_off = weekend_of(None) if weekend is None else weekend
    return tuple(_row(contact, plan, days_off) for contact in contacts)


def worklist_csv(rows: Iterable[WorklistRow]) -> str:
    """The rows under their header, as RFC 4180 text; cells that a spreadsheet would run are made
    harmless with a leading apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([make_harmless(cell) for cell in astuple(row)])
    return text.getvalue()


def _row(contact: Contact, plan: Plan, weekend: frozenset[int]) -> WorklistRow:
    step = next((s for s in plan.steps if s.audience.kind != "tag"), None)
    channel = None if step is None else _channel(contact, step)
    met_on = _date(contact.met.date)
    nobody = contact.name is None
    if is_sample(contact):
        plan, channel, step = Plan(()), None, None
    return WorklistRow(
        contact_id=contact.id,
        name=contact.name.full if contact.name else "",
        organization=contact.organizations[0].value if contact.organizations else "",
        event=contact.met.event or "",
        met_on=met_on.isoformat() if met_on else UNKNOWN,
        next_step=_next(contact, step),
        how="" if nobody or channel is None else _how(contact, channel),
        by=_due(next(iter(steps_by_column(plan)["thank_by"]), None), met_on, weekend),
        **deadlines(contact, plan, weekend),
        missing="; ".join(_missing(contact, channel)),
    )


def _next(contact: Contact, step: Step | None) -> str:
    if is_sample(contact):
        return NOBODY
    return FIND_OUT if contact.name is None or step is None else step.why


def steps_by_column(plan: Plan) -> dict[str, tuple[Step, ...]]:
    """The steps whose due days the columns ``thank_by``, ``call_by`` and ``meet_by`` show."""
    once = [step for step in plan.steps if isinstance(step.when, Within | Between)]
    return {
        "thank_by": tuple(step for step in once if isinstance(step.when, Within))[:1],
        "call_by": tuple(step for step in once if step.channels[0] is Channel.CALL),
        "meet_by": tuple(step for step in once if step.channels[0] is Channel.MEET),
    }


def deadlines(
    contact: Contact,
    plan: Plan,
    weekend: frozenset[int],
    starred: bool = False,
    tags: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """The three columns for somebody about whom nothing was done yet."""
    met_on = _date(contact.met.date)
    days = {}
    for column, steps in steps_by_column(plan).items():
        planned = [
            _due(step, met_on, weekend)
            for step in steps
            if contact.name and step.audience.includes(starred, tags) and _channel(contact, step)
        ]
        days[column] = min(planned, default="")
    return days


def _due(step: Step | None, met_on: date | None, weekend: frozenset[int]) -> str:
    if step is None or not isinstance(step.when, Within | Between):
        return ""
    if met_on is None:
        return UNKNOWN
    return window_after_meeting(step.when, met_on, weekend).due.isoformat()


def _channel(contact: Contact, step: Step) -> Channel | None:
    possible = {
        Channel.EMAIL: bool(contact.emails),
        Channel.CALL: any(phone.valid for phone in contact.phones),
        Channel.POSTCARD: bool(contact.addresses),
        Channel.LINKEDIN: contact.name is not None,
        Channel.MEET: True,
    }
    return next((channel for channel in step.channels if possible[channel]), None)


def _how(contact: Contact, channel: Channel) -> str:
    if channel is Channel.EMAIL:
        return f"e-mail {contact.emails[0].address}"
    if channel is Channel.CALL:
        return f"call {next(phone.number for phone in contact.phones if phone.valid)}"
    if channel is Channel.POSTCARD:
        return f"postcard to {contact.addresses[0].full}"
    handles = [s.handle for s in contact.socials if s.network == "linkedin"]
    if channel is Channel.LINKEDIN:
        return f"LinkedIn {handles[0]}" if handles else "LinkedIn, search by name"
    return "in person"


def _missing(contact: Contact, channel: Channel | None) -> list[str]:
    if is_sample(contact):
        return []
    missing = []
    if contact.name is None:
        missing.append(WHOM)
    elif channel is None:
        missing.append("how can they be reached?")
    if not contact.met.date:
        missing.append("when did you meet?")
    if not (contact.met.event or contact.met.place):
        missing.append("where did you meet?")
    missing.append("what did you talk about?")
    return missing


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
