"""The list for today: few enough to be personal, the most important first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from enrich.sample_cards import SAMPLE
from pipeline.book import Book
from pipeline.followup.drafting import choose_template
from pipeline.followup.given_up import count_given_up, given_up
from pipeline.followup.hours import Slot
from pipeline.followup.notes import NEEDS_TALK, open_notes
from pipeline.followup.people import Acquaintance, call_slot, meet_again
from pipeline.followup.plan import Birthday, Channel, Every, Step
from pipeline.followup.records import Task
from pipeline.followup.schedule import count_open, my_days_off, open_tasks, refresh_plan
from pipeline.followup.unnamed import FIND_OUT, UnnamedCard, unnamed_cards
from pipeline.followup.workdays import is_working_day, next_working_day
from pipeline.settings import Settings


@dataclass(frozen=True)
class Item:
    """One line of the list."""

    task: Task
    step: Step
    person: Acquaintance
    why: str
    """What makes it due: a meeting, a silence, a birthday."""
    what: str
    """What to do, in words."""
    how: str
    """The address, number or way."""
    template: str
    slot: Slot | None
    """When to call, for calls."""
    overdue: int
    """Days past the due day, 0 when in time."""
    missing: str
    """What to note first, so that a draft can be written."""


@dataclass(frozen=True)
class Agenda:
    """What one day asks for."""

    day: date
    items: tuple[Item, ...]
    waiting: int
    """Tasks that the daily limit leaves for another day."""
    touches_today: int
    limit: int
    room: int
    """How many touches the day still takes."""
    day_off: bool
    """A weekend: nothing is asked."""
    next_day: date
    """The next working day."""
    lapsed: tuple[str, ...]
    """Names of starred people whom the plan gave up on meeting in the last two weeks."""
    given_up: Mapping[str, int]
    """How many tasks of each step lapsed undone, those of meeting apart; company cards, too."""
    unnamed: tuple[UnnamedCard, ...]
    """Company cards of which it is time to say whom you met; they take none of the room."""
    unnamed_waiting: int
    """Those that are more than a day's touches, or that a day off leaves for the next."""
    undated: int
    """People of whom nobody said when they were met: the plan has no day to count from."""


def plan_day(book: Book, settings: Settings, today: date, everything: bool = False) -> Agenda:
    """Today's list, planned afresh.

    Args:
        everything: also what the daily limit or the weekend leaves for another day.
    """
    refresh_plan(book, settings, today)
    days_off = my_days_off(settings)
    day_off = not is_working_day(today, days_off)
    (touched,) = next(
        iter(
            book.query(
                "SELECT count(*) FROM touch WHERE live AND date >= ? AND date < ?",
                (today.isoformat(), (today + timedelta(days=1)).isoformat()),
            )
        )
    )
    spared = day_off and not everything
    next_day = next_working_day(today + timedelta(days=1), days_off)
    room = 0 if day_off else max(0, settings.limits.touches_per_day - touched)
    shown = open_tasks(book, today, at_most=-1 if everything else room)
    offered = count_open(book, today, next_day if spared else None)
    items = tuple(item for task in shown if (item := describe(book, task, settings, today)))
    cards = unnamed_cards(book, settings, today)
    in_vain = sum(card.given_up for card in cards)
    asked = [card for card in cards if card.is_asked(next_day if spared else today)]
    shown_cards = 0 if spared else len(asked) if everything else settings.limits.touches_per_day
    return Agenda(
        day=today,
        items=items,
        waiting=offered - len(shown),
        touches_today=int(touched),
        limit=settings.limits.touches_per_day,
        room=room,
        day_off=day_off,
        next_day=next_day,
        lapsed=lapsed_names(book, today, today - timedelta(days=14)),
        given_up={**count_given_up(book, today), **({FIND_OUT: in_vain} if in_vain else {})},
        unnamed=tuple(asked[:shown_cards]),
        unnamed_waiting=len(asked[shown_cards:]),
        undated=_count_undated(book),
    )


def list_given_up(book: Book, settings: Settings, agenda: Agenda) -> Agenda:
    """The list of a day with what lapsed undone in the two months before it, instead of its own."""
    tasks = given_up(book, agenda.day)
    items = (describe(book, task, settings, agenda.day) for task in tasks)
    cards = unnamed_cards(book, settings, agenda.day)
    return replace(
        agenda,
        items=tuple(item for item in items if item),
        unnamed=tuple(card for card in cards if card.given_up),
    )


def _count_undated(book: Book) -> int:
    query = (
        "SELECT count(*) FROM contact WHERE kind <> 'org' AND met_on IS NULL "
        "AND instr(body, ?) = 0"  # nobody can be thanked for a sample card
    )
    ((count,),) = book.query(query, (SAMPLE,))
    return int(count)


def describe(book: Book, task: Task, settings: Settings, today: date) -> Item | None:
    """A task as a line of the list; None when its step or person is gone."""
    step = settings.plan.step(task.step)
    person = meet_again(book, task.person, settings)
    if step is None or person is None:
        return None
    template = choose_template(step.template, task.channel, person.recipient.local)
    slot = call_slot(person, max(task.start, today), settings) if task.channel is CALL else None
    return Item(
        task=task,
        step=step,
        person=person,
        why=_why(step, person, today),
        what=_what(step, task.channel, person),
        how=_how(task.channel, person),
        template=template,
        slot=slot,
        overdue=max(0, (today - task.due).days),
        missing=_missing(template, person),
    )


CALL = Channel.CALL


def lapsed_names(book: Book, today: date, since: date) -> tuple[str, ...]:
    """Starred people whom the plan gave up on meeting from ``since`` to yesterday, by name."""
    rows = book.query(
        "SELECT DISTINCT c.name FROM planned p JOIN contact c ON c.id = p.person "
        "WHERE p.starred AND p.channel = ? AND p.lapses >= ? AND p.lapses < ? ORDER BY c.sort",
        (Channel.MEET.value, since.isoformat(), today.isoformat()),
    )
    return tuple(row["name"] for row in rows)


def _why(step: Step, person: Acquaintance, today: date) -> str:
    recipient = person.recipient
    if isinstance(step.when, Every):
        last = recipient.last_contact or recipient.met_on
        return f"last contact {last}" if last else "never in touch yet"
    if isinstance(step.when, Birthday):
        return "birthday"
    return "met" if recipient.met_on is None else say_met(recipient.met_on, today)


def say_met(met_on: date, today: date) -> str:
    """How long ago the meeting was."""
    days = (today - met_on).days
    return f"met {days} {'day' if days == 1 else 'days'} ago"


def _what(step: Step, channel: Channel, person: Acquaintance) -> str:
    if channel is Channel.MEET:
        if person.recipient.local:
            return "meet for coffee or lunch"
        return "meet by video call" if person.recipient.local is False else step.why
    if channel is Channel.EMAIL and step.channels[0] is Channel.CALL:
        return "ask for a number to call"
    return step.why


def _how(channel: Channel, person: Acquaintance) -> str:
    recipient = person.recipient
    if channel is Channel.EMAIL:
        return f"e-mail {recipient.email}"
    if channel is Channel.CALL:
        return f"call {recipient.phone}"
    if channel is Channel.POSTCARD:
        return "postcard"
    if channel is Channel.LINKEDIN:
        return "LinkedIn"
    if recipient.local is False:
        return "video call"
    place = f", {recipient.city}" if recipient.city else ""
    return ("in person" if recipient.local else "in person or by video call") + place


def _missing(template: str, person: Acquaintance) -> str:
    notes = open_notes(template, person.recipient.notes, person.recipient.untold)
    if template in NEEDS_TALK and not notes.talked:
        return "what did you talk about?"
    return ""
