"""From a person and what happened so far to the tasks that are open.

Nothing is remembered but what the owner said (touches, marks): open tasks are derived anew
each time. So planning again never doubles a task, a done one never comes back, undoing is
taking a word back, and a logged meeting moves the plan on by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.followup.plan import Between, Channel, Every, Plan, Step, Within
from pipeline.followup.records import Mark, Person, Schedule, Task, Touch, TouchKind, Verdict
from pipeline.followup.windows import (
    Window,
    window_after_contact,
    window_after_meeting,
    window_of_birthday,
)
from pipeline.followup.workdays import join_weekends, next_working_day, weekend_of


@dataclass(frozen=True)
class Rules:
    """How the owner plans: the plan and the owner's own week."""

    plan: Plan
    country: str | None = None
    """The owner's, for the weekend."""
    weekends: bool = False
    """Whether weekends are for follow-up too."""
    postcard_days: int = 7


_WRITTEN = frozenset({Channel.EMAIL, Channel.POSTCARD, Channel.LINKEDIN})
_TALKED = frozenset({TouchKind.CALLED, TouchKind.MET, TouchKind.VIDEO})
_ANY = frozenset(TouchKind)


def satisfied_by(step: Step) -> frozenset[TouchKind]:
    """The kinds of touch that fulfil a step; the stronger one does for the weaker.

    Who was called need not be written to, who was met need not be called. Only a request to
    connect connects, and only meeting, or a video call, is meeting.
    """
    if isinstance(step.when, Every):
        return _ANY
    first = step.channels[0]
    if first is Channel.MEET:
        return frozenset({TouchKind.MET, TouchKind.VIDEO})
    if first is Channel.CALL:
        return _TALKED
    if first is Channel.LINKEDIN:
        return frozenset({TouchKind.CONNECTED})
    return _TALKED | {TouchKind.WROTE}


def touch_of(channel: Channel, step: Step, local: bool | None) -> TouchKind:
    """The kind of touch that doing a task by ``channel`` is."""
    if channel is Channel.MEET:
        return TouchKind.VIDEO if local is False else TouchKind.MET
    if channel is Channel.CALL:
        return TouchKind.CALLED
    if channel is Channel.LINKEDIN and satisfied_by(step) == {TouchKind.CONNECTED}:
        return TouchKind.CONNECTED
    return TouchKind.WROTE


def task_id(person: str, step: str, occasion: str) -> str:
    """Ten letters and digits (50 bits) that name one task for ever."""
    digest = hashlib.sha256("\x1f".join((person, step, occasion)).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join(_DIGITS[number >> shift & 31] for shift in range(45, -1, -5))


# Crockford's Base32, lower case: no letter that can be taken for a digit.
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def plan_person(
    person: Person, touches: Sequence[Touch], marks: Sequence[Mark], rules: Rules, today: date
) -> Schedule:
    """What is open about one person.

    ``today`` matters only to birthdays, and to what lapsed so long ago that nobody asks for it:
    everything else is fixed by what happened.
    """
    if not person.channels:
        return Schedule((), None)
    marks_by_task = {mark.task: mark for mark in sorted(marks, key=lambda mark: mark.on)}
    tasks: list[Task] = []
    keeping: list[Task] = []
    again: date | None = None
    linked = False
    for step in rules.plan.steps:
        if not step.audience.includes(person.starred, person.tags):
            continue
        channel = next((c for c in step.channels if c in person.channels), None)
        if channel is None:
            continue
        if isinstance(step.when, Within) and channel is Channel.LINKEDIN:
            if linked:
                continue  # whoever is thanked by a request to connect is not sent a second one
            linked = True
        weekend = _weekend(rules, person, channel)
        if isinstance(step.when, Within | Between):
            if not _long_over(person, step, today):
                tasks += _once(person, step, channel, touches, marks_by_task, weekend)
        elif isinstance(step.when, Every):
            keeping += _keep(person, step, channel, touches, marks_by_task, weekend)
        elif person.birthday:
            task, again = _birthday(
                person, step, channel, touches, marks_by_task, weekend, today, rules
            )
            tasks += task
    # Someone with several tags is kept in touch with by the most frequent of their steps.
    tasks += sorted(keeping, key=lambda task: (task.due, task.step))[:1]
    return Schedule(tuple(tasks), again)


def plan_once(
    person: Person,
    step: Step,
    touches: Sequence[Touch],
    marks: Sequence[Mark],
    weekend: frozenset[int],
) -> Task | None:
    """The open task of one step that follows a meeting, in or out of the plan, if there is one."""
    marks_by_task = {mark.task: mark for mark in sorted(marks, key=lambda mark: mark.on)}
    tasks = _once(person, step, step.channels[0], touches, marks_by_task, weekend)
    return next(iter(tasks), None)


def last_contact(person: Person, touches: Iterable[Touch]) -> date | None:
    """The day they were last in touch: the latest touch, or the first meeting."""
    days = [touch.on for touch in touches]
    return max([*days, person.met_on] if person.met_on else days, default=None)


def _weekend(rules: Rules, person: Person, channel: Channel) -> frozenset[int]:
    mine = frozenset[int]() if rules.weekends else weekend_of(rules.country)
    if channel in _WRITTEN or person.country is None:
        return mine
    return join_weekends([mine, weekend_of(person.country)])


REMEMBERED = 60
"""Days for which a lapsed task is still planned, so that it can be named, or done after all."""


def _long_over(person: Person, step: Step, today: date) -> bool:
    if person.met_on is None or step.lapse_days is None:
        return False
    last = step.when.last if isinstance(step.when, Between) else 7
    return (today - person.met_on).days > last + step.lapse_days + REMEMBERED


def _once(
    person: Person,
    step: Step,
    channel: Channel,
    touches: Sequence[Touch],
    marks: dict[str, Mark],
    weekend: frozenset[int],
) -> list[Task]:
    """The task of a step that follows a meeting, unless it was fulfilled since."""
    if person.met_on is None or not isinstance(step.when, Within | Between):
        return []
    # Without the event's name or day in it, the id outlives their correction. A word from
    # before this meeting was about an earlier one.
    mark = _mark(person, step, "meeting", marks)
    if mark and mark.on < person.met_on:
        mark = None
    if _closed(mark):
        return []
    wanted = satisfied_by(step)
    for touch in touches:
        # Whoever is connected stays so, also when met again.
        counts = touch.on >= person.met_on or touch.kind is TouchKind.CONNECTED
        if touch.kind in wanted and counts and not touch.is_meeting(person.met_on):
            return []
    window = window_after_meeting(step.when, person.met_on, weekend)
    id_ = task_id(person.id, step.name, "meeting")
    return [_task(id_, person, step, channel, window, mark, weekend)]


def _keep(
    person: Person,
    step: Step,
    channel: Channel,
    touches: Sequence[Touch],
    marks: dict[str, Mark],
    weekend: frozenset[int],
) -> list[Task]:
    """The next time to be in touch, counted from the last contact.

    A skipped one counts as a contact made that day: the next comes a full interval later.
    """
    anchor = last_contact(person, touches)
    if anchor is None or not isinstance(step.when, Every):
        return []
    while True:
        id_ = task_id(person.id, step.name, anchor.isoformat())
        mark = _mark(person, step, anchor.isoformat(), marks)
        if mark is None or not _closed(mark):
            break
        anchor = max(mark.on, anchor + timedelta(days=1))
    window = window_after_contact(step.when, anchor, weekend)
    return [_task(id_, person, step, channel, window, mark, weekend)]


def _birthday(
    person: Person,
    step: Step,
    channel: Channel,
    touches: Sequence[Touch],
    marks: dict[str, Mark],
    weekend: frozenset[int],
    today: date,
    rules: Rules,
) -> tuple[list[Task], date]:
    """The task of the next birthday that is neither lapsed nor kept."""
    assert person.birthday is not None
    ahead = rules.postcard_days if channel is Channel.POSTCARD else 0
    for year in range(today.year, today.year + 3):
        window = window_of_birthday(person.birthday, year, ahead, weekend)
        id_ = task_id(person.id, step.name, str(year))
        mark = _mark(person, step, str(year), marks)
        task = _task(id_, person, step, channel, window, mark, weekend)
        over = task.lapses or task.due + timedelta(days=30)
        # Any word to them in these days was surely a greeting, too.
        kept = any(window.start <= touch.on <= over for touch in touches)
        if over >= today and not kept and not _closed(mark):
            return [task], over + timedelta(days=1)
    return [], date(today.year + 1, 1, 1)


def _mark(person: Person, step: Step, occasion: str, marks: dict[str, Mark]) -> Mark | None:
    """The last word on a task, also when it was said before its person was merged into another."""
    if not marks:
        return None
    ids = (task_id(id_, step.name, occasion) for id_ in (person.id, *person.merged))
    said = [marks[id_] for id_ in ids if id_ in marks]
    return max(said, key=lambda mark: mark.on, default=None)


def _closed(mark: Mark | None) -> bool:
    return mark is not None and mark.verdict is not Verdict.SNOOZED


def _task(
    id_: str,
    person: Person,
    step: Step,
    channel: Channel,
    window: Window,
    mark: Mark | None,
    weekend: frozenset[int],
) -> Task:
    lapses = None
    if step.lapse_days is not None:
        lapses = window.due + timedelta(days=step.lapse_days)
    task = Task(
        id=id_,
        person=person.id,
        step=step.name,
        channel=channel,
        start=window.start,
        due=window.due,
        lapses=lapses,
        starred=person.starred,
    )
    if mark is None or mark.until is None:
        return task
    back = next_working_day(mark.until, weekend)
    return replace(
        task,
        start=max(back, task.start),
        due=max(back, task.due),
        lapses=lapses and max(lapses, back + timedelta(days=step.lapse_days or 0)),
        snoozed=True,
    )
