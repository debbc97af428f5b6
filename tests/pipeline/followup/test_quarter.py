"""A quarter, day by day with a fixed clock: 3 events, 60 people, a user who is late at times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from enrich.contact import Contact, Met
from pipeline.book import Book
from pipeline.followup.agenda import Agenda, lapsed_names, plan_day
from pipeline.followup.marking import log_touch, mark_done, mark_skipped, mark_snoozed
from pipeline.followup.records import TouchKind
from pipeline.followup.schedule import refresh_plan
from pipeline.followup.stats import count_events
from pipeline.settings import Settings
from tests.pipeline.followup.town import Clock, fill, person, settings

FAIR = Met("Harbour Fair", "2026-09-11", "Rotterdam")  # a Friday evening
NIGHT = Met("Chamber Night", "2026-10-07", "Utrecht")  # a Wednesday
DINNER = Met("Founders Dinner", "2026-11-05", "Amsterdam")  # a Thursday
PLACES = [
    ("+31201234567", "Amersfoort", "NL"),
    ("+12025550143", "Chicago", "US"),
    ("+81312345678", "Tokyo", "JP"),
    ("+20223456789", "Cairo", "EG"),
    ("+61291234567", "Sydney", "AU"),
]
STARRED = {"fair00", "fair01", "fair04", "night01", "night03", "dinner00", "dinner01", "dinner02"}
LIMIT = 8


@dataclass
class Diary:
    """What the simulation saw."""

    listed: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    """Days on which each task was on the list."""
    done: dict[str, date] = field(default_factory=dict)
    skipped: dict[str, date] = field(default_factory=dict)
    snoozed: dict[str, date] = field(default_factory=dict)
    touches: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    full: set[date] = field(default_factory=set)
    """Days on which the limit left something for later."""
    steps: dict[str, tuple[str, str, date, date]] = field(default_factory=dict)
    """Person, step, first start and first due day by task."""
    lapsed: set[str] = field(default_factory=set)


def _people() -> dict[str, Contact]:
    people: dict[str, Contact] = {}
    for prefix, met in (("fair", FAIR), ("night", NIGHT), ("dinner", DINNER)):
        for number in range(20):
            phone, city, country = PLACES[number % len(PLACES)]
            people[f"{prefix}{number:02}"] = person(
                f"{prefix.title()} Number{number:02}",
                met,
                email=number % 7 != 6,
                phone=None if number % 6 == 5 else phone,
                city=None if number % 9 == 8 else city,
                country=None if number % 9 == 8 else country,
            )
    # Neither e-mail nor phone nor address: only a name.
    people["dinner19"] = person("Dinner Number19", DINNER, email=False)
    return people


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, Settings, Diary]]:
    folder = tmp_path_factory.mktemp("quarter")
    rules = settings(folder, f"[limits]\ntouches_per_day = {LIMIT}\n")
    clock = Clock("2026-09-11")
    with Book.open(folder / "book", clock) as book:
        diary = Diary()
        _live(book, rules, clock, diary)
        yield book, rules, diary


def _live(book: Book, rules: Settings, clock: Clock, diary: Diary) -> None:
    people = _people()
    day = date(2026, 9, 11)
    while day <= date(2027, 1, 15):
        clock.set(day)
        for met in (FAIR, NIGHT, DINNER):
            if met.date == day.isoformat():
                new = {id_: c for id_, c in people.items() if c.met == met}
                fill(book, new)
                for id_ in sorted(new.keys() & STARRED):
                    book.set_note(id_, star="1")
        agenda = plan_day(book, rules, day)
        assert _rows(book) == _rows(book, again=(rules, day))
        _work(book, rules, day, agenda, diary)
        day += timedelta(days=1)


def _work(book: Book, rules: Settings, day: date, agenda: Agenda, diary: Diary) -> None:
    """Do what is listed, but some of it late, some of it never."""
    diary.lapsed |= set(agenda.lapsed)
    if agenda.waiting and not agenda.day_off:
        diary.full.add(day)
    for item in agenda.items:
        task = item.task
        diary.listed[task.id].append(day)
        diary.steps.setdefault(task.id, (task.person, task.step, task.start, task.due))
    for item in agenda.items:
        task, id_ = item.task, item.task.id
        sulks = int(id_, 36) % 5
        if task.step == "meet" and task.person in {"fair00", "night01"}:
            continue  # never met: they lapse
        if task.step == "thank-you" and task.person.endswith("13"):
            continue  # never thanked: they lapse
        if sulks == 0 and len(diary.listed[id_]) < 3:
            continue  # two days late
        if sulks == 1 and id_ not in diary.snoozed:
            until = day + timedelta(days=3)
            mark_snoozed(book, rules, id_, day, until, None)
            diary.snoozed[id_] = until
        elif sulks == 2 and not task.starred:
            mark_skipped(book, rules, id_, day, "no")
            diary.skipped[id_] = day
        else:
            mark_done(book, rules, id_, day, day, "ok")
            diary.done[id_] = day
            diary.touches[day] += 1
    if day == date(2026, 10, 20):
        # Met by chance, without any task: the plan moves on by itself.
        log_touch(book, rules, "fair01", TouchKind.MET, day, day, None)


def _rows(book: Book, again: tuple[Settings, date] | None = None) -> list[tuple[object, ...]]:
    if again:
        refresh_plan(book, *again)
    return [tuple(row) for row in book.query("SELECT * FROM planned ORDER BY task")]


def test_everyone_is_thanked_lapsed_or_skipped_and_nobody_lost(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    _, _, diary = quarter
    thanked = {person for person, step, *_ in diary.steps.values() if step == "thank-you"}
    assert thanked == set(_people())


def test_no_task_is_listed_after_it_was_closed(quarter: tuple[Book, Settings, Diary]) -> None:
    _, _, diary = quarter
    for closed in (diary.done, diary.skipped):
        for id_, day in closed.items():
            assert diary.listed[id_][-1] == day
    for id_, until in diary.snoozed.items():
        assert not [d for d in diary.listed[id_] if until - timedelta(days=3) < d < until]


def test_no_person_has_a_step_twice_but_to_keep_in_touch(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    _, _, diary = quarter
    once = [(person, step) for person, step, *_ in diary.steps.values() if step != "keep-in-touch"]
    assert len(once) == len(set(once))
    kept = [s for s in diary.steps.values() if s[1] == "keep-in-touch"]
    assert len(kept) == len({(person, start) for person, _, start, _ in kept})


def test_every_task_appears_on_its_day_or_waits_for_the_limit_alone(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    _, _, diary = quarter
    for id_, (_, _, start, _) in diary.steps.items():
        first = diary.listed[id_][0]
        assert first >= start
        for offset in range((first - start).days):
            day = start + timedelta(days=offset)
            assert day.weekday() >= 5 or day in diary.full


@pytest.mark.parametrize(
    ("event", "step", "start", "due"),
    [
        ("fair", "thank-you", "2026-09-14", "2026-09-14"),  # Friday evening: Monday
        ("night", "thank-you", "2026-10-08", "2026-10-09"),
        ("dinner", "thank-you", "2026-11-06", "2026-11-06"),  # Thursday: on Friday
        ("fair", "call", "2026-10-12", "2026-10-12"),  # day 30 is a Sunday
        ("dinner", "call", "2026-12-07", "2026-12-07"),  # day 30 is a Saturday
        ("fair", "meet", "2026-11-10", "2026-12-10"),
        ("night", "meet", "2026-12-07", "2027-01-05"),
    ],
)
def test_the_days_are_those_of_the_plan(
    quarter: tuple[Book, Settings, Diary], event: str, step: str, start: str, due: str
) -> None:
    _, _, diary = quarter
    days = {
        (s[2].isoformat(), s[3].isoformat())
        for id_, s in diary.steps.items()
        if s[0].startswith(event)
        and s[1] == step
        and not _egyptian(s[0])
        # A task that was first seen after its snooze bears the snoozed days.
        and (id_ not in diary.snoozed or diary.listed[id_][0] < diary.snoozed[id_])
    }
    assert days == {(start, due)}


def _egyptian(person: str) -> bool:
    return int(person[-2:]) % 5 == 3


def test_a_call_to_cairo_avoids_friday_and_saturday(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    _, _, diary = quarter
    (call,) = [s for s in diary.steps.values() if s[:2] == ("night03", "call")]
    assert call[2] == date(2026, 11, 9)  # day 30 is a Friday


def test_nothing_is_asked_on_weekends_and_never_more_than_the_limit(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    _, _, diary = quarter
    days = {day for listed in diary.listed.values() for day in listed}
    assert not [day for day in days if day.weekday() >= 5]
    assert max(diary.touches.values()) <= LIMIT
    per_day = [sum(day in listed for listed in diary.listed.values()) for day in days]
    assert max(per_day) <= LIMIT


def test_starred_people_come_first(quarter: tuple[Book, Settings, Diary]) -> None:
    _, _, diary = quarter
    first_day = date(2026, 9, 14)
    on_it = {diary.steps[id_][0] for id_, days in diary.listed.items() if first_day in days}
    assert {"fair00", "fair01", "fair04"} <= on_it


def test_a_chance_meeting_moves_the_plan_on(quarter: tuple[Book, Settings, Diary]) -> None:
    book, _, diary = quarter
    assert ("fair01", "meet") not in {s[:2] for s in diary.steps.values()}
    (row,) = book.query("SELECT step, start FROM planned WHERE person = 'fair01'")
    assert tuple(row) == ("keep-in-touch", "2027-01-20")  # three months after that day


def test_the_lapsed_are_named_and_counted(quarter: tuple[Book, Settings, Diary]) -> None:
    book, rules, diary = quarter
    assert "Fair Number00" in diary.lapsed
    assert lapsed_names(book, date(2027, 1, 25), date(2027, 1, 10)) == ("Night Number01",)
    numbers = {e.event: e for e in count_events(book, rules, date(2027, 1, 25))}
    assert numbers["Harbour Fair"].lapsed == ("Fair Number00",)
    assert numbers["Harbour Fair"].contacts == 20


def test_the_one_with_a_name_only_is_looked_up_on_the_network(
    quarter: tuple[Book, Settings, Diary],
) -> None:
    book, _, diary = quarter
    (task,) = [id_ for id_, s in diary.steps.items() if s[:2] == ("dinner19", "thank-you")]
    assert diary.listed[task]
    assert book.contact("dinner19").emails == ()
