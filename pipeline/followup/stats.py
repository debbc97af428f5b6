"""Honest numbers: contacts collected against people followed up, called, met, and lapsed."""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from enrich.sample_cards import SAMPLE
from pipeline.book import About, Book
from pipeline.followup.given_up import is_unthanked, marks_of
from pipeline.followup.meetings import Meeting, earlier_meetings, known_events, once_an_event
from pipeline.followup.plan import Between, Channel, Step, Within
from pipeline.followup.planning import satisfied_by
from pipeline.followup.records import Person, Touch, TouchKind
from pipeline.followup.schedule import (
    channels_of,
    joined_entries,
    my_days_off,
    read_date,
    read_touch,
    rules_of,
    split_tags,
)
from pipeline.followup.unnamed import NO_PERSON, is_let_rest
from pipeline.followup.windows import window_after_meeting
from pipeline.settings import Settings


@dataclass(frozen=True)
class EventNumbers:
    """What became of the people met at one event."""

    event: str
    """Empty for those met at no named event."""
    first_day: date
    contacts: int
    starred: int
    thanked: int
    """Written to, called or met within 48 hours (on a working day)."""
    thanked_early: int
    """Of these, those whose 48 hours are not over: they are in no share yet."""
    thankable: int
    """Those whose 48 hours are over."""
    called: int
    """Spoken to within 30 days of the meeting."""
    called_early: int
    callable: int
    met: int
    """Met again within 90 days, video calls included."""
    met_early: int
    by_video: int
    """Of the met, by video call alone."""
    meetable: int
    real: int
    """Real connections: spoken to or met at least once since the event."""
    lapsed: tuple[str, ...]
    """Starred people whose 90 days have passed without a meeting, by name."""
    unthanked: tuple[str, ...]
    """People whose thank-you was given up: never written to, called or met since, by name."""
    unnamed: int
    """Company cards that name no person, but for the skipped; not among the contacts."""


@dataclass
class _Tally:
    first_day: date
    contacts: int = 0
    starred: int = 0
    thanked: int = 0
    thanked_early: int = 0
    thankable: int = 0
    called: int = 0
    called_early: int = 0
    callable: int = 0
    met: int = 0
    met_early: int = 0
    by_video: int = 0
    meetable: int = 0
    real: int = 0
    lapsed: tuple[str, ...] = ()
    unthanked: tuple[str, ...] = ()
    unnamed: int = 0


_TALKED = frozenset({TouchKind.CALLED, TouchKind.MET, TouchKind.VIDEO})
_FACE = frozenset({TouchKind.MET, TouchKind.VIDEO})
_OF_EVENTS = (
    "AND (c.event IN (SELECT value FROM json_each(?2)) OR c.id IN (SELECT n.lead FROM event v "
    "JOIN entry n ON n.event = v.id WHERE v.name IN (SELECT value FROM json_each(?2))))"
)
_WORDS = frozenset(TouchKind) - {TouchKind.CONNECTED}


def count_events(
    book: Book, settings: Settings, today: date, events: Collection[str] | None = None
) -> tuple[EventNumbers, ...]:
    """The numbers of every event, oldest first, or of these alone (case ignored).

    Whoever was met at several counts at each; for the earlier, the later is meeting again.
    """
    wanted = None if events is None else known_events(book, events)
    which = _OF_EVENTS if wanted is not None else ""
    values = (SAMPLE, json.dumps(sorted(wanted or ())))[: 1 if wanted is None else 2]
    touches: dict[str, list[Touch]] = defaultdict(list)
    for row in book.query(
        "SELECT c.id, t.kind, t.date FROM contact c CROSS JOIN entry e ON e.lead = c.id "
        "CROSS JOIN touch t ON t.contact = e.id "
        f"WHERE t.live AND c.met_on IS NOT NULL AND instr(c.body, ?1) = 0 {which}",
        values,
    ):
        if (touch := read_touch(row["kind"], row["date"])) is not None:
            touches[row["id"]].append(touch)
    noted, marks = book.all_about(), marks_of(book.task_marks())
    merged, earlier = joined_entries(book.query), earlier_meetings(book)
    rules = rules_of(settings)
    tallies: dict[str, _Tally] = {}
    rows = book.query(
        "SELECT c.id, c.name, c.event, c.met_on, c.country, c.body FROM contact c "
        "WHERE c.kind <> 'org' AND c.met_on IS NOT NULL "
        # Nobody can be thanked for a sample card.
        f"AND instr(c.body, ?1) = 0 {which} ORDER BY c.met_on, c.sort, c.id",
        values,
    )
    for row in rows:
        latest = read_date(row["met_on"])
        if latest is None:
            continue
        about = noted.get(row["id"], About())
        meetings = once_an_event(Meeting(row["event"] or "", latest), earlier.get(row["id"], ()))
        known = _Known(
            row["id"],
            row["name"],
            bool(about.get("star")),
            [*touches[row["id"]], *(Touch(TouchKind.MET, met.on) for met in meetings)],
        )
        for meeting in meetings:
            if wanted is not None and meeting.event not in wanted:
                continue
            tally = tallies.setdefault(meeting.event, _Tally(meeting.on))
            tally.first_day = min(tally.first_day, meeting.on)
            _count(tally, known, meeting.on, settings, today)
            if known.since(meeting.on, _WORDS) or deadlines(meeting.on, settings)[0] >= today:
                continue
            channels, country = channels_of(row["body"], known.starred)
            person = Person(
                id=known.id,
                met_on=meeting.on,
                starred=known.starred,
                tags=split_tags(about.get("tags")),
                channels=channels,
                country=row["country"] or country,
                merged=tuple(merged.get(known.id, ())),
            )
            if is_unthanked(person, known.touches, marks.get(known.id, ()), rules, today):
                tally.unthanked += (known.name,)
    for row in book.query(
        "SELECT c.id, c.event, c.met_on FROM contact c "
        f"WHERE c.met_on IS NOT NULL AND {NO_PERSON} {which}",
        values,
    ):
        met_on = read_date(row["met_on"])
        if met_on is None or (wanted is not None and row["event"] not in wanted):
            continue
        firm = Person(row["id"], met_on, merged=tuple(merged.get(row["id"], ())))
        if is_let_rest(firm, marks.get(firm.id, ()), settings.plan):
            continue
        tally = tallies.setdefault(row["event"] or "", _Tally(met_on))
        tally.first_day = min(tally.first_day, met_on)
        tally.unnamed += 1
    counted = [EventNumbers(event, **vars(tally)) for event, tally in tallies.items()]
    return tuple(sorted(counted, key=lambda numbers: (numbers.first_day, numbers.event)))


@dataclass(frozen=True)
class _Known:
    """A person, and when they were in touch."""

    id: str
    name: str
    starred: bool
    touches: Sequence[Touch]
    """With having met again at another event."""

    def since(self, met_on: date, kinds: Collection[TouchKind]) -> list[Touch]:
        """The touches of these kinds after a meeting."""
        return [
            touch
            for touch in self.touches
            if touch.on >= met_on and not touch.is_meeting(met_on) and touch.kind in kinds
        ]


def _count(tally: _Tally, known: _Known, met_on: date, settings: Settings, today: date) -> None:
    thank_by, call_by, meet_by = deadlines(met_on, settings)
    thanked = any(t.on <= thank_by for t in known.since(met_on, _WORDS))
    called = any(t.on <= call_by for t in known.since(met_on, _TALKED))
    seen = {t.kind for t in known.since(met_on, _FACE) if t.on <= meet_by}
    tally.contacts += 1
    tally.starred += known.starred
    # A success is in the share when a failure would be: else it is of the successful alone at first.
    tally.thanked += thanked
    tally.thanked_early += thanked and thank_by >= today
    tally.thankable += thank_by < today
    tally.called += called
    tally.called_early += called and call_by >= today
    tally.callable += call_by < today
    tally.met += bool(seen)
    tally.met_early += bool(seen) and meet_by >= today
    tally.meetable += meet_by < today
    tally.by_video += seen == {TouchKind.VIDEO}
    tally.real += bool(known.since(met_on, _TALKED))
    if known.starred and not seen and meet_by < today:
        tally.lapsed += (known.name,)


def deadlines(met_on: date, settings: Settings) -> tuple[date, date, date]:
    """The last days on which thanking, calling and meeting are in time.

    They are those of the plan's first step of each sort, else 48 hours, 30 and 90 days; moved
    off weekends as the plan moves its tasks.
    """
    weekend = my_days_off(settings)
    steps = settings.plan.steps
    first = {
        "thank": next((s for s in steps if isinstance(s.when, Within)), None),
        "call": _by_channel(steps, Channel.CALL),
        "meet": _by_channel(steps, Channel.MEET),
    }
    days = []
    for sort, usual in (
        ("thank", Within(48)),
        ("call", Between(30, 30)),
        ("meet", Between(60, 90)),
    ):
        step = first[sort]
        when = step.when if step and isinstance(step.when, Within | Between) else usual
        days.append(window_after_meeting(when, met_on, weekend).due)
    return days[0], days[1], days[2]


def _by_channel(steps: Sequence[Step], channel: Channel) -> Step | None:
    return next(
        (s for s in steps if s.channels[0] is channel and satisfied_by(s) != frozenset(TouchKind)),
        None,
    )


def total(numbers: Sequence[EventNumbers]) -> EventNumbers | None:
    """All events together; None without any."""
    if not numbers:
        return None
    tally = _Tally(numbers[0].first_day)
    for one in numbers:
        for key in vars(tally):
            if key != "first_day":
                setattr(tally, key, getattr(tally, key) + getattr(one, key))
    return EventNumbers("all", **vars(tally))


_DRAWN = 12
"""Events in the picture, the latest: more are no picture any more."""


def draw_stats(numbers: Sequence[EventNumbers]) -> str:
    """The numbers as an SVG picture to stand in a page: per event, contacts in grey and what
    became of them in colour. It scales with the page and needs no script; empty without events."""
    numbers = [one for one in numbers if one.contacts][-_DRAWN:]
    if not numbers:
        return ""
    widest = max(one.contacts for one in numbers)
    # Narrow, so that a phone, which shows the page at this width, need not shrink the letters.
    row, left, width = 92, 2, 360
    height = row * len(numbers) + 52
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Contacts per event against real connections" '
        'font-family="system-ui, sans-serif" font-size="13">'
    ]
    for number, one in enumerate(numbers):
        top = number * row + 8
        name = html.escape(_shorten(one.event or "no event named"), quote=True)
        scale = (width - 2 * left) / max(1, widest)
        parts.append(
            f'<text x="{left}" y="{top + 12}" fill="currentColor" font-weight="600">{name}</text>'
            f'<text x="{left}" y="{top + 30}" fill="currentColor">'
            f"{one.real} of {one.contacts} real connections</text>"
            + _bar(left, top + 38, one.contacts * scale, 26, "#9ca3af55")
        )
        for offset, count, colour in (
            (38, one.thanked, "#60a5fa"),
            (47, one.called, "#34d399"),
            (56, one.met, "#f59e0b"),
        ):
            parts.append(_bar(left, top + offset, count * scale, 8, colour))
    legend = [("contacts", "#9ca3af"), ("within 48 h", "#60a5fa")]
    legend += [("called by day 30", "#34d399"), ("met by day 90", "#f59e0b")]
    for place, (text, colour) in enumerate(legend):
        x, y = left + place % 2 * 180, height - 46 + place // 2 * 22
        parts.append(
            f'<rect x="{x}" y="{y}" width="12" height="12" rx="2" fill="{colour}"/>'
            f'<text x="{x + 18}" y="{y + 11}" fill="currentColor">{text}</text>'
        )
    return "\n".join([*parts, "</svg>"])


def _shorten(name: str) -> str:
    """A name that fits into a line of the picture."""
    return name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"


_LETTERS = 44
"""Of 13 px type in 360 px, with some to spare for wide ones."""


def _bar(x: float, y: float, width: float, height: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width:.1f}" height="{height}" rx="2" fill="{colour}"/>'


def share(part: int, whole: int) -> str:
    """``4 of 5 (80 %)``, or a dash while it is too early to tell."""
    return f"{part} of {whole} ({(200 * part + whole) // (2 * whole)} %)" if whole else "–"


def share_so_far(part: int, whole: int, early: int) -> str:
    """The :func:`share` without the ``early`` ones of ``part``, and how many these are."""
    if not early:
        return share(part, whole)
    return f"{share(part - early, whole)}, {early} more so far" if whole else f"{early} so far"
