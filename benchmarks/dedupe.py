"""Time and memory of the search for duplicates, by the size of the book.

    python benchmarks/dedupe.py [SIZE …]

Fills a book with made-up people, one in ten of them twice (a nickname, an initial, a new
firm, a slip of the pen), lets kith look for duplicates, and prints one line per size. Every
size runs in a process of its own, so that the peak memory is its own. Seconds are those of
the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from enrich.contact import Contact, Email, Name, Phone, Text
from pipeline.book import Book
from pipeline.book.records import Entry

SIZES = (1_000, 10_000, 100_000, 200_000)

_GIVEN_NAMES = """
    robert william james elizabeth margaret katherine anna maria john michael thomas susan peter
    daniel laura julia emma lukas felix jonas ines carlos diego lucia marta pavel olga irina ivan
    yusuf leila omar fatima kenji yuki haruto mei wei jing rahul priya anil sunita arjun kavya
    pierre camille louis chloe marco giulia paolo chiara lars ingrid sven astrid mikko aino
"""
_SYLLABLES = "bar ker lin mor tal ven sol han gar del fer nor wes hol brand stein berg ack ro ma"
_ENDINGS = "son man ski ova ez etti er berg feld mann strom gren ley ton wick ini aho uchi ato"
_TRADES = "works systems labs trading foods logistics media health energy design partners"
_GIVEN, _HEADS, _TAILS, _FIRM = (
    names.split() for names in (_GIVEN_NAMES, _SYLLABLES, _ENDINGS, _TRADES)
)
_SHORT = {
    "robert": "bob",
    "william": "bill",
    "elizabeth": "liz",
    "michael": "mike",
    "susan": "sue",
}


def make_people(size: int, seed: int = 1) -> Iterator[tuple[Entry, bool]]:
    """Entries, and whether each is one of an earlier person."""
    rng = random.Random(seed)
    recent: list[Contact] = []
    for number in range(size):
        again = bool(recent) and rng.random() < 0.1
        contact = _edit(rng, rng.choice(recent)) if again else _person(rng, number)
        if not again:
            recent.append(contact)
            del recent[:-200]
        yield Entry(f"p{number:07}", contact, origin="vcard"), again


def _person(rng: random.Random, number: int) -> Contact:
    given = rng.choice(_GIVEN)
    family = rng.choice(_HEADS) + rng.choice(_HEADS) + rng.choice(_TAILS)
    firm = f"{rng.choice(_HEADS)}{rng.choice(_TAILS)} {rng.choice(_FIRM)}"
    host = firm.replace(" ", "-") + ".example"
    mobile = f"+4915{number:09}"
    return Contact(
        name=Name(f"{given} {family}".title(), given=given.title(), family=family.title()),
        organizations=(Text(firm.title()),),
        emails=(Email(f"{given}.{family}{number % 97}@{host}"), Email(f"info@{host}")),
        # Everybody at a firm shares its switchboard.
        phones=(
            Phone(mobile, mobile, "mobile"),
            Phone(board := f"+4930{hash_of(firm):07}", board, "work"),
        ),
    )


def hash_of(text: str) -> int:
    """A number of seven digits that is the same in every process."""
    return random.Random(text).randrange(10**7)


def _edit(rng: random.Random, person: Contact) -> Contact:
    assert person.name is not None
    given, family = person.name.given or "", person.name.family or ""
    match rng.randrange(4):
        case 0:
            short = _SHORT.get(given.lower(), given).title()
            return replace(person, name=Name(f"{short} {family}", given=short, family=family))
        case 1:
            return replace(person, name=Name(f"{given[0]}. {family}", family=family))
        case 2:
            firm = replace(person, organizations=(Text("Elsewhere Ltd"),), emails=())
            return replace(firm, phones=person.phones[:1])
        case _:
            slip = family[:2] + family[3:] if len(family) > 5 else family
            return replace(person, name=Name(f"{given} {slip}", given=given, family=slip))


@dataclass(frozen=True)
class Measured:
    """One line of the table."""

    size: int
    fill: float
    check: float
    peak_mb: float
    base_mb: float
    compared: int
    joined: int
    proposed: int
    twice: int


def measure(size: int) -> Measured:
    """Fill a book of that size and search it for duplicates."""
    base = _peak_mb()
    with tempfile.TemporaryDirectory() as folder, Book.open(Path(folder)) as book:
        begun = time.process_time()
        twice = 0
        batch: list[Entry] = []
        for entry, again in make_people(size):
            twice += again
            batch.append(entry)
            if len(batch) == 2000:
                book.add_entries(batch)
                batch.clear()
        book.add_entries(batch)
        filled = time.process_time()
        found = book.find_duplicates()
        checked = time.process_time()
    return Measured(
        size, filled - begun, checked - filled, _peak_mb(), base, found.compared,
        found.joined, found.proposed, twice,
    )  # fmt: skip


def _peak_mb() -> float:
    # Linux counts in KiB.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Print the table, or with ``--one SIZE`` one of its lines."""
    if arguments[:1] == ["--one"]:
        m = measure(int(arguments[1]))
        print(
            f"{m.size:>9,} {m.fill:>8.1f} {m.check:>8.1f} {m.check / m.size * 1e6:>10.0f} "
            f"{m.peak_mb:>8.0f} {m.compared:>11,} {m.twice:>8,} {m.joined:>8,} {m.proposed:>9,}",
            flush=True,
        )
        return
    print(
        f"{'contacts':>9} {'fill s':>8} {'check s':>8} {'µs/contact':>10} {'peak MB':>8} "
        f"{'compared':>11} {'twice':>8} {'joined':>8} {'proposed':>9}",
        flush=True,
    )
    for size in [int(a.replace("_", "")) for a in arguments] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    main(sys.argv[1:])
