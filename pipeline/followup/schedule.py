"""The plan in the book: derived rows, brought up to date for whom something changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from sqlite3 import Connection, Row

from enrich.sample_cards import SAMPLE
from pipeline.book import Book, birthdays
from pipeline.book.birthdays import parts_of
from pipeline.book.noted import Word, gather_words
from pipeline.errors import WrongUse
from pipeline.followup.plan import Channel
from pipeline.followup.planning import Rules, plan_person
from pipeline.followup.records import Mark, Person, Task, Touch, TouchKind, Verdict
from pipeline.followup.workdays import weekend_of
from pipeline.settings import Settings

NOTHING_MORE = "nothing more is planned"
"""Said where :func:`next_task` finds none."""

_NEVER = "9999-12-31"


class NoSuchTask(WrongUse):
    """No open task answers to this id."""


def rules_of(settings: Settings) -> Rules:
    """How the owner plans, as kith.toml says it."""
    return Rules(
        plan=settings.plan,
        country=settings.me.country or None,
        weekends=settings.hours.weekends,
        postcard_days=settings.hours.postcard_days,
    )


def my_days_off(settings: Settings) -> frozenset[int]:
    """Weekdays (Monday 0) on which the owner asks nothing of the list."""
    return frozenset() if settings.hours.weekends else weekend_of(settings.me.country or None)


def refresh_plan(book: Book, settings: Settings, today: date) -> int:
    """Plan anew for everyone whose plan is out of date; returns how many that were.

    After that, :func:`open_tasks` and the rows of ``planned`` are right for ``today``.
    """
    with book.transaction(derived=True):
        connection = book.connection
        _expect_all_after_change(connection, settings, today)
        connection.execute(
            "INSERT INTO plan_due SELECT person FROM plan_again WHERE day <= ? "
            "AND person NOT IN (SELECT person FROM plan_due)",
            (today.isoformat(),),
        )
        (due,) = connection.execute("SELECT count(*) FROM plan_due").fetchone()
        if not due:
            return 0
        for table in ("planned", "plan_again"):
            connection.execute(f"DELETE FROM {table} WHERE person IN (SELECT person FROM plan_due)")
        _plan(connection, settings, today)
        connection.execute("DELETE FROM plan_due")
        return int(due)


def _expect_all_after_change(connection: Connection, settings: Settings, today: date) -> None:
    """Have everyone planned anew when kith.toml changed, or the clock went back."""
    known = dict(connection.execute("SELECT key, value FROM meta WHERE key LIKE 'plan_%'"))
    planned_on = known.get("plan_day", "")
    if known.get("plan_rules") != settings.fingerprint or planned_on > today.isoformat():
        connection.execute("DELETE FROM plan_due")
        connection.execute("DELETE FROM planned")
        connection.execute("INSERT INTO plan_due SELECT id FROM contact")
    if planned_on != today.isoformat() or known.get("plan_rules") != settings.fingerprint:
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [("plan_rules", settings.fingerprint), ("plan_day", today.isoformat())],
        )


def _plan(connection: Connection, settings: Settings, today: date) -> None:
    rules = rules_of(settings)
    positions = {step.name: number for number, step in enumerate(settings.plan.steps)}
    for table in ("noted", "planning"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
        connection.execute(f"CREATE TEMP TABLE {table} (person TEXT PRIMARY KEY) WITHOUT ROWID")
    people = list(_people(connection, settings, today))
    connection.executemany("INSERT INTO planning VALUES (?)", [(p.id,) for p in people])
    touches, marks = _touches(connection), _marks(connection)
    merged = joined_entries(connection.execute, planning=True)
    tasks: list[Task] = []
    again: list[tuple[str, str]] = []
    for person in people:
        if person.id in merged:
            person = replace(person, merged=tuple(merged[person.id]))
        schedule = plan_person(
            person, touches.get(person.id, ()), marks.get(person.id, ()), rules, today
        )
        tasks += schedule.tasks
        if schedule.plan_again:
            again.append((person.id, schedule.plan_again.isoformat()))
    connection.executemany(
        "INSERT OR REPLACE INTO planned VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _rows(tasks, positions),
    )
    connection.executemany("INSERT OR REPLACE INTO plan_again VALUES (?, ?)", again)


def _people(connection: Connection, settings: Settings, today: date) -> Iterator[Person]:
    """Those whose plan is due and for whom any step could still be open.

    Whoever was met longer ago than the plan reaches, has no star, no tag and no birthday, has
    nothing open: most of a large book.
    """
    horizon = (today - timedelta(days=settings.plan.longest_day() + 60)).isoformat()
    noted = _noted(connection)
    connection.executemany("INSERT INTO noted VALUES (?)", [(id_,) for id_ in noted])
    rows = connection.execute(
        "SELECT c.id, c.kind, c.met_on, c.country, c.body FROM plan_due d "
        "CROSS JOIN contact c ON c.id = d.person WHERE c.kind <> 'org' AND (c.met_on >= ? "
        "OR EXISTS (SELECT 1 FROM noted n WHERE n.person = c.id))",
        (horizon,),
    )
    for row in rows:
        said = noted.get(row["id"], {})
        channels, phone_country = channels_of(row["body"], starred=bool(said.get("star")))
        yield Person(
            id=row["id"],
            met_on=read_date(row["met_on"]),
            starred=bool(said.get("star")),
            tags=split_tags(said.get("tags")),
            birthday=read_birthday(said.get("birthday")),
            channels=channels,
            country=row["country"] or phone_country,
        )


def _noted(connection: Connection) -> dict[str, dict[str, str]]:
    """Star, tags and birthday of those whose plan is due and who have any of these."""
    noted: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(
        # CROSS JOIN keeps SQLite from walking the large table when few people are due.
        "SELECT e.lead, json_extract(e.extra, '$.birthday') AS birthday "
        "FROM plan_due d CROSS JOIN entry e ON e.lead = d.person "
        "WHERE e.extra LIKE '%\"birthday\"%'"
    ):
        noted[row["lead"]]["birthday"] = row["birthday"]
    words: dict[str, list[Word]] = defaultdict(list)
    for row in connection.execute(
        "SELECT e.lead, a.contact, a.key, a.value "
        "FROM plan_due d CROSS JOIN entry e ON e.lead = d.person "
        "CROSS JOIN about a ON a.contact = e.id "
        "WHERE a.live AND a.key IN ('star', 'tags', 'birthday') ORDER BY a.id"
    ):
        words[row["lead"]].append((row["contact"], row["key"], row["value"]))
    for id_, said in words.items():
        noted[id_] |= {key: "" for _, key, _ in said} | gather_words(said)
    return {id_: said for id_, said in noted.items() if any(said.values())}


def channels_of(body: str, starred: bool) -> tuple[frozenset[Channel], str | None]:
    """By what a contact of contacts.jsonl's form can be reached, and the country of its phone.

    A sample card is nobody's, unless its owner says otherwise: by its name or by a star.
    """
    contact = json.loads(body)
    if not contact["name"] or (SAMPLE in contact["name"]["reasons"] and not starred):
        return frozenset(), None
    phones = [p for p in contact["phones"] if p["valid"] and p["type"] not in {"fax", "pager"}]
    channels = {Channel.MEET, Channel.LINKEDIN}
    if contact["emails"]:
        channels.add(Channel.EMAIL)
    if phones:
        channels.add(Channel.CALL)
    if contact["addresses"]:
        channels.add(Channel.POSTCARD)
    return frozenset(channels), phones[0]["country"] if phones else None


def _touches(connection: Connection) -> dict[str, list[Touch]]:
    """The latest touch of each kind: all that planning asks is whether one came after a day."""
    found: dict[str, list[Touch]] = defaultdict(list)
    for row in connection.execute(
        "SELECT e.lead, t.kind, max(t.date) AS date FROM planning p "
        "CROSS JOIN entry e ON e.lead = p.person CROSS JOIN touch t ON t.contact = e.id "
        "WHERE t.live GROUP BY e.lead, t.kind"
    ):
        if (touch := read_touch(row["kind"], row["date"])) is not None:
            found[row["lead"]].append(touch)
    return found


def _marks(connection: Connection) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = defaultdict(list)
    for row in connection.execute(
        "SELECT e.lead, m.task, m.state, m.date, m.until FROM planning p "
        "CROSS JOIN entry e ON e.lead = p.person CROSS JOIN task_mark m ON m.contact = e.id "
        "WHERE m.live AND m.id = "
        "(SELECT max(n.id) FROM task_mark n WHERE n.task = m.task AND n.live) ORDER BY m.id"
    ):
        mark = read_mark(row["task"], row["state"], row["date"], row["until"])
        if mark is not None:
            found[row["lead"]].append(mark)
    return found


def joined_entries(
    ask: Callable[[str], Iterable[Row]], planning: bool = False
) -> dict[str, list[str]]:
    """The entries that were joined to another, oldest first, by the one that leads.

    Args:
        ask: gives the rows of a SELECT over the book.
        planning: only of the people in the table of that name, without a look at all the others.
    """
    entries = "planning p CROSS JOIN entry e ON e.lead = p.person" if planning else "entry e"
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(f"SELECT e.lead, e.id FROM {entries} WHERE e.id <> e.lead ORDER BY e.seq"):
        found[row["lead"]].append(row["id"])
    return found


def _rows(tasks: Iterable[Task], positions: dict[str, int]) -> Iterator[tuple[object, ...]]:
    for task in tasks:
        yield (
            *(task.id, task.person, task.step, positions[task.step], task.channel.value),
            *(task.start.isoformat(), task.due.isoformat()),
            *(task.lapses.isoformat() if task.lapses else _NEVER, task.starred, task.snoozed),
        )


def task_of(row: Row) -> Task:
    """A row of ``planned`` as a record."""
    lapses = None if row["lapses"] == _NEVER else date.fromisoformat(row["lapses"])
    return Task(
        id=row["task"],
        person=row["person"],
        step=row["step"],
        channel=Channel(row["channel"]),
        start=date.fromisoformat(row["start"]),
        due=date.fromisoformat(row["due"]),
        lapses=lapses,
        starred=bool(row["starred"]),
        snoozed=bool(row["snoozed"]),
    )


def open_tasks(book: Book, today: date, until: date | None = None, at_most: int = -1) -> list[Task]:
    """Tasks that are offered by ``until`` (today) and have not lapsed, the most important first:
    starred people, then by due day, one person's tasks together. ``at_most`` -1 is all."""
    rows = book.query(
        f"SELECT * FROM planned WHERE {_OPEN} ORDER BY starred DESC, due, person, position LIMIT ?",
        ((until or today).isoformat(), today.isoformat(), at_most),
    )
    return [task_of(row) for row in rows]


def count_open(book: Book, today: date, until: date | None = None) -> int:
    """How many :func:`open_tasks` would give."""
    rows = book.query(
        f"SELECT count(*) AS number FROM planned WHERE {_OPEN}",
        ((until or today).isoformat(), today.isoformat()),
    )
    return int(next(iter(rows))["number"])


_OPEN = "start <= ? AND lapses >= ?"


def find_task(book: Book, id_: str) -> Task:
    """The open task whose id is, or begins with, ``id_``.

    Raises:
        NoSuchTask: none, or several.
    """
    said = id_.strip().lower()
    rows = list(
        book.query(
            "SELECT * FROM planned WHERE task >= ? AND task < ? LIMIT 5", (said, said + "\x7f")
        )
    )
    if len(said) >= 3 and len(rows) == 1:
        return task_of(rows[0])
    if len(rows) > 1:
        names = ", ".join(row["task"] for row in rows)
        raise NoSuchTask(f"{id_}: could be {names}", "Say more of the task's id.")
    raise NoSuchTask(f"{id_}: no open task has this id", "See the ids with: kith today")


def read_touch(kind: str, on: str, task: str | None = None) -> Touch | None:
    """A touch as the book keeps it; None when its kind or day says nothing to the plan."""
    day = read_date(on)
    try:
        return None if day is None else Touch(TouchKind(kind), day, task)
    except ValueError:
        return None


def read_mark(task: str, state: str, on: str, until: str | None) -> Mark | None:
    """The owner's word on a task as the book keeps it; None when its day says nothing."""
    day = read_date(on)
    return None if day is None else Mark(task, Verdict(state), day, read_date(until))


def read_date(text: str | None) -> date | None:
    """The day of an ISO date or time; None when there is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def read_birthday(text: str | None) -> tuple[int, int] | None:
    """(month, day) of ``1980-05-17``, ``--05-17`` or ``05-17``; None when it is none of these."""
    birthday = birthdays.read_birthday(text)
    return parts_of(birthday)[1:] if birthday else None


def split_tags(text: str | None) -> frozenset[str]:
    """Tags, written with commas between them, as the plan compares them."""
    return frozenset(tag.strip().casefold() for tag in (text or "").split(",") if tag.strip())


def join_tags(tags: Iterable[str]) -> str:
    """The inverse of :func:`split_tags`, sorted."""
    return ", ".join(sorted(tags))


def tasks_of(book: Book, person: str, today: date) -> list[Task]:
    """The open tasks of a person that have not lapsed, the one that is offered first in front."""
    rows = book.query(
        "SELECT * FROM planned WHERE person = ? AND lapses >= ? ORDER BY start, position",
        (book.lead(person), today.isoformat()),
    )
    return [task_of(row) for row in rows]


def next_task(book: Book, person: str, today: date) -> Task | None:
    """The first of :func:`tasks_of`, or None."""
    return next(iter(tasks_of(book, person, today)), None)
