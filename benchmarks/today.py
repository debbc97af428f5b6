"""How fast ``kith today`` answers on a large book.

    python benchmarks/today.py [--contacts 50000] [--touches 200000] [--book DIR]

Makes a book of invented people met over six years (a share of them starred, in proportion to what
people do: one to three per event), with touches spread over them, and measures: the first plan of
the whole book, the list afterwards in this process, and the command from the shell, beside the
time the command takes to start at all (``kith --version``).
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from enrich.contact import Address, Contact, Email, Met, Name, Phone, Text
from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.followup.agenda import plan_day
from pipeline.followup.schedule import refresh_plan
from pipeline.settings import load_settings

NOW = datetime(2026, 11, 19, 8, tzinfo=UTC)
TODAY = NOW.date()
CITIES = [("Utrecht", "NL"), ("Berlin", "DE"), ("Chicago", "US"), ("Tokyo", "JP"), ("Lyon", "FR")]
FIRST = ["Ada", "Bo", "Cy", "Di", "Eve", "Finn", "Gus", "Hana", "Ida", "Jo"]


def make_book(folder: Path, contacts: int, touches: int) -> None:
    """Fill a new book."""
    dice = random.Random(6)
    events = [TODAY - timedelta(days=dice.randrange(1, 6 * 365)) for _ in range(contacts // 20)]
    with Book.open(folder, clock=lambda: NOW) as book:
        for start in range(0, contacts, 5000):
            book.add_entries(
                _entry(dice, number, events) for number in range(start, min(start + 5000, contacts))
            )
        with book.transaction():
            for number in range(0, contacts, 10):
                book.set_note(_id(number), star="1", note="talked about the weather in bees")
            kinds = ("wrote", "called", "met")
            for _ in range(touches):
                # Half of what happens, happens with the starred.
                number = dice.randrange(contacts)
                number -= number % 10 if dice.random() < 0.5 else 0
                day = TODAY - timedelta(days=dice.randrange(1, 6 * 365))
                book.record_touch(_id(number), dice.choice(kinds), day.isoformat())


def _id(number: int) -> str:
    return f"person{number:06}"


def _entry(dice: random.Random, number: int, events: list[date]) -> Entry:
    city, country = dice.choice(CITIES)
    met = events[number // 20 % len(events)]
    given, family = dice.choice(FIRST), f"Number{number}"
    return Entry(
        _id(number),
        Contact(
            name=Name(f"{given} {family}", given=given, family=family),
            organizations=(Text(f"House {number % 977}"),),
            emails=(Email(f"person{number}@example.org"),),
            phones=(Phone("+31201234567", "020 123 4567", "work", country="NL"),),
            addresses=(Address(city, city=city, country=country),),
            met=Met(f"Event {number // 20}", met.isoformat(), city),
        ),
    )


def measure(folder: Path) -> None:
    """Print what takes how long."""
    settings = load_settings()
    with Book.open(folder, clock=lambda: NOW) as book:
        for table, plural in (("contact", "contacts"), ("touch", "touches")):
            (count,) = next(iter(book.query(f"SELECT count(*) FROM {table}")))
            print(f"{plural + ':':<34}{count:>9,}")
        book.connection.execute("DELETE FROM meta WHERE key LIKE 'plan_%'")
        print(f"{'first plan of the whole book:':<34}{_best(1, book_plan, book, settings):>9.3f} s")
        (count,) = next(iter(book.query("SELECT count(*) FROM planned")))
        print(f"{'open tasks:':<34}{count:>9,}")
        print(f"{'list, nothing changed:':<34}{_best(5, book_day, book, settings):>9.3f} s")
        book.record_touch(_id(10), "called", TODAY.isoformat())
        print(f"{'list, after one touch:':<34}{_best(1, book_day, book, settings):>9.3f} s")
    environment = {**os.environ, "KITH_BOOK": str(folder), "KITH_NOW": NOW.isoformat()}
    start = _best(5, run, ["--version"], environment)
    whole = _best(5, run, ["today"], environment)
    print(f"{'kith --version (start-up):':<34}{start:>9.3f} s")
    print(f"{'kith today:':<34}{whole:>9.3f} s")
    print(f"{'kith today after start-up:':<34}{whole - start:>9.3f} s")


def book_plan(book: Book, settings: object) -> None:
    refresh_plan(book, settings, TODAY)  # type: ignore[arg-type]


def book_day(book: Book, settings: object) -> None:
    plan_day(book, settings, TODAY)  # type: ignore[arg-type]


def run(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        env=environment,
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[1],
    )


def _best(times: int, function: object, *arguments: object) -> float:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        function(*arguments)  # type: ignore[operator]
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    """Read the arguments, make the book if need be, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--contacts", type=int, default=50_000)
    parser.add_argument("--touches", type=int, default=200_000)
    parser.add_argument("--book", type=Path, help="keep the book there, and use it if it is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.book or Path(temporary) / "book"
        if not (folder / "book.sqlite3").exists():
            started = time.perf_counter()
            make_book(folder, options.contacts, options.touches)
            print(f"{'making the book:':<34}{time.perf_counter() - started:>9.1f} s")
        measure(folder)


if __name__ == "__main__":
    main()
