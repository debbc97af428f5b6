"""What planning works on and what it gives: people, what happened, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.followup.plan import Channel


class TouchKind(StrEnum):
    """How two people were in touch."""

    WROTE = "wrote"
    """E-mail, message or postcard."""
    CONNECTED = "connected"
    """The request to connect on a network."""
    CALLED = "called"
    MET = "met"
    """Face to face."""
    VIDEO = "video"
    """A video call, which stands for a meeting when they are far away."""


@dataclass(frozen=True)
class Touch:
    """One time they were in touch after the first meeting."""

    kind: TouchKind
    on: date
    task: str | None = None
    """Id of the task it fulfilled."""

    def is_meeting(self, met_on: date | None) -> bool:
        """Whether it is the meeting of this day itself: it was no touch after it."""
        return self.kind is TouchKind.MET and self.on == met_on


class Verdict(StrEnum):
    """The owner's word on a task."""

    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"


@dataclass(frozen=True)
class Mark:
    """A word on one task; of several on the same task the last counts."""

    task: str
    verdict: Verdict
    on: date
    until: date | None = None
    """The day a snoozed task comes back."""


@dataclass(frozen=True)
class Person:
    """What planning needs to know of a contact."""

    id: str
    met_on: date | None
    starred: bool = False
    tags: frozenset[str] = frozenset()
    birthday: tuple[int, int] | None = None
    """(month, day)."""
    channels: frozenset[Channel] = frozenset()
    """What the card allows."""
    country: str | None = None
    merged: tuple[str, ...] = ()
    """Ids the person had before cards were merged."""


@dataclass(frozen=True)
class Task:
    """One thing to do about one person."""

    id: str
    """Stable: the same person, step and occasion give the same id in every run."""
    person: str
    step: str
    channel: Channel
    start: date
    """First day it is offered."""
    due: date
    """Last day it is in time."""
    lapses: date | None
    """Last day it makes sense; None is for ever."""
    starred: bool
    snoozed: bool = False


@dataclass(frozen=True)
class Schedule:
    """All that is planned for one person."""

    tasks: tuple[Task, ...]
    """Open ones, future and lapsed ones included."""
    plan_again: date | None
    """The day on which time alone changes the plan (a birthday has passed)."""
