"""The cadence: which steps follow a meeting, when, by what channel, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Channel(StrEnum):
    """How one person reaches another."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    CALL = "call"
    MEET = "meet"
    """Coffee or lunch when they are local, a video call when not."""
    POSTCARD = "postcard"


@dataclass(frozen=True)
class Within:
    """From the day after the meeting, at most ``hours`` after it."""

    hours: int


@dataclass(frozen=True)
class Between:
    """From day ``first`` to day ``last`` after the meeting; a single day when they are equal."""

    first: int
    last: int


@dataclass(frozen=True)
class Every:
    """``months`` after the last contact, again and again."""

    months: int


@dataclass(frozen=True)
class Birthday:
    """On their birthday; a postcard leaves earlier, to arrive on it."""


When = Within | Between | Every | Birthday


@dataclass(frozen=True)
class Audience:
    """For whom a step is."""

    kind: str
    """everyone, starred, others (not starred) or tag."""
    tag: str = ""

    def includes(self, starred: bool, tags: frozenset[str]) -> bool:
        """Whether a contact with this star and these tags gets the step."""
        if self.kind == "tag":
            return self.tag in tags
        return self.kind == "everyone" or starred == (self.kind == "starred")


@dataclass(frozen=True)
class Step:
    """One line of the plan."""

    name: str
    """Short and unique; part of every task's identity, so renaming a step starts it anew."""
    when: When
    channels: tuple[Channel, ...]
    """The first one that the card allows is used."""
    template: str
    """Name of the draft's template."""
    audience: Audience
    lapse_days: int | None
    """Days after the due day when it is too late and counts as lapsed; None never lapses."""
    why: str
    """What ``kith today`` says it is for."""


@dataclass(frozen=True)
class Plan:
    """All steps, in the order in which they are offered."""

    steps: tuple[Step, ...]

    def step(self, name: str) -> Step | None:
        """The step of that name."""
        return next((step for step in self.steps if step.name == name), None)

    def longest_day(self) -> int:
        """Days after a meeting at which its last step is due or lapses."""
        days = [0]
        for step in self.steps:
            if isinstance(step.when, Between):
                days.append(step.when.last + (step.lapse_days or 0))
        return max(days)


_WITHIN = re.compile(r"within (\d+) hours")
_ON = re.compile(r"on day (\d+)")
_BY = re.compile(r"(?:from day (\d+) )?by day (\d+)")
_EVERY = re.compile(r"every (?:(\d+) months|month)")

LONGEST_DAYS = 3653
"""Ten years: what is planned farther ahead is a slip of the keyboard."""

WHEN_FORMS = (
    "within 48 hours",
    "on day 30",
    "by day 90",
    "from day 60 by day 90",
    "every 3 months",
    "on birthday",
)
"""Every way to say when, as kith.toml spells it."""


def parse_when(text: str) -> When:
    """Read one of :data:`WHEN_FORMS`.

    Raises:
        ValueError: none of them, or more than ten years ahead.
    """
    said = " ".join(text.lower().split())
    for number in re.findall(r"\d+", said):
        unit = 1 / 24 if "hour" in said else 30 if "month" in said else 1
        # Longer numbers than that are none that Python reads.
        if len(number) > 9 or int(number) * unit > LONGEST_DAYS:
            raise ValueError(f"“{text}” is more than ten years ahead")
    if match := _WITHIN.fullmatch(said):
        return Within(int(match[1]))
    if match := _ON.fullmatch(said):
        return Between(int(match[1]), int(match[1]))
    if match := _BY.fullmatch(said):
        last = int(match[2])
        first = int(match[1]) if match[1] else max(1, last - 30)
        if first > last:
            raise ValueError(f"“{text}” ends before it begins")
        return Between(first, last)
    if match := _EVERY.fullmatch(said):
        months = int(match[1] or 1)
        if months:
            return Every(months)
    if said == "on birthday":
        return Birthday()
    raise ValueError(f"“{text}” is not a time kith knows; say one like: " + ", ".join(WHEN_FORMS))


def parse_audience(text: str) -> Audience:
    """Read ``everyone``, ``starred``, ``others`` or ``tag:NAME``.

    Raises:
        ValueError: none of them.
    """
    said = text.strip()
    if said in {"everyone", "starred", "others"}:
        return Audience(said)
    kind, _, tag = said.partition(":")
    if kind == "tag" and tag.strip():
        return Audience("tag", tag.strip().casefold())
    raise ValueError(f"“{text}” is nobody; say everyone, starred, others or tag:NAME")


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(following - timedelta(days=1), date(year, month, 1) + timedelta(days=day.day - 1))
