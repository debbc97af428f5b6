"""Time, memory, precision and recall of the search for duplicates, by the size of the book.

    python benchmarks/dedupe.py [--recall] [SIZE …]

Fills a book with made-up people (benchmarks/population.py), one in ten of them twice (a
nickname, an initial, a new firm, a slip of the pen, another script …), lets kith look for
duplicates, and prints one line per size. Every size runs in a process of its own, so that the
peak memory is its own. Seconds are those of the processor, and still too long on a busy
machine, whose caches are shared; "steps" are those of the database per contact, which are the
same everywhere and with the pairs compared show the growth. Precision and recall are of pairs:

- precision: of the pairs that are one contact now, those that truly are one person;
- joined: of the pairs that truly are one person, those that are one contact now;
- recall: those and the ones that are proposed (kith merge --list).

With ``--recall``, the recall of each edit is printed below.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.population import Line, make_people
from pipeline.book import Book

SIZES = (1_000, 10_000, 100_000, 200_000)
_BATCH = 2000
_TICK = 1000


@dataclass
class Score:
    """How the pairs came out."""

    true: int = 0
    joined: int = 0
    found: int = 0
    """Joined or proposed."""
    wrongly_joined: int = 0
    wrongly_proposed: int = 0
    edits: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """Pairs of a person's first line and an edited one, by the edit and whether found."""

    @property
    def precision(self) -> float:
        """Of the pairs joined, those that are one person; 1 when none was joined."""
        both = self.joined + self.wrongly_joined
        return self.joined / both if both else 1.0


@dataclass(frozen=True)
class Measured:
    """One line of the table."""

    size: int
    fill: float
    check: float
    peak_mb: float
    steps: int
    """Instructions of SQLite's machine during the check."""
    compared: int
    score: Score


def measure(size: int) -> Measured:
    """Fill a book of that size and search it for duplicates."""
    with tempfile.TemporaryDirectory() as folder, Book.open(Path(folder)) as book:
        begun = time.process_time()
        for lines in _batches(make_people(size)):
            book.add_entries(line.entry for line in lines)
        filled = time.process_time()
        ticks = count()
        book.connection.set_progress_handler(lambda: next(ticks) and None, _TICK)
        found = book.find_duplicates()
        steps = next(ticks) * _TICK
        book.connection.set_progress_handler(None, 0)
        checked = time.process_time()
        peak = _peak_mb()
        score = judge(book, make_people(size))
    return Measured(size, filled - begun, checked - filled, peak, steps, found.compared, score)


def judge(book: Book, lines: Iterator[Line]) -> Score:
    """Hold what was joined and proposed against the truth."""
    score = Score()
    first: dict[int, str] = {}
    again: dict[int, list[tuple[str, str]]] = {}
    person: dict[str, int] = {}
    for line in lines:
        id_ = line.entry.id
        person[id_] = line.person
        if line.edit is None:
            first[line.person] = id_
        else:
            again.setdefault(line.person, []).append((id_, line.edit))
    lead = {row["id"]: row["lead"] for row in book.query("SELECT id, lead FROM entry")}
    proposed = {frozenset((pair.a, pair.b)) for pair in book.proposals()}
    for number, others in again.items():
        everyone = [(first[number], ""), *others]
        for (one, _), (other, edit) in combinations(everyone, 2):
            joined = lead[one] == lead[other]
            found = joined or frozenset((lead[one], lead[other])) in proposed
            score.true += 1
            score.joined += joined
            score.found += found
            if one == first[number]:
                score.edits[edit, found] += 1
    members: dict[str, list[str]] = {}
    for id_, leader in lead.items():
        members.setdefault(leader, []).append(id_)
    for ids in members.values():
        score.wrongly_joined += sum(person[a] != person[b] for a, b in combinations(ids, 2))
    for pair in proposed:
        a, b = (members[leader] for leader in pair)
        score.wrongly_proposed += {person[id_] for id_ in a}.isdisjoint(person[id_] for id_ in b)
    return score


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _peak_mb() -> float:
    # Linux counts in KiB.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Print the table, or with ``--one SIZE`` one of its lines."""
    detailed = "--recall" in arguments
    arguments = [a for a in arguments if a != "--recall"]
    if arguments[:1] == ["--one"]:
        _print(measure(int(arguments[1])), detailed)
        return
    print(
        f"{'contacts':>9} {'fill s':>8} {'check s':>8} {'µs/contact':>10} {'peak MB':>8} {'steps':>6} "
        f"{'compared':>11} {'twice':>8} {'precision':>9} {'joined':>7} {'recall':>7} "
        f"{'asked wrongly':>13}",
        flush=True,
    )
    for size in [int(a.replace("_", "")) for a in arguments] or SIZES:
        one = [sys.executable, __file__, "--one", str(size)]
        subprocess.run([*one, "--recall"] if detailed else one, check=True)


def _print(m: Measured, detailed: bool) -> None:
    s = m.score
    print(
        f"{m.size:>9,} {m.fill:>8.1f} {m.check:>8.1f} {m.check / m.size * 1e6:>10.0f} "
        f"{m.peak_mb:>8.0f} {m.steps / m.size:>6.0f} {m.compared:>11,} {s.true:>8,} {s.precision:>9.4f} "
        f"{s.joined / s.true:>7.3f} {s.found / s.true:>7.3f} {s.wrongly_proposed:>13,}",
        flush=True,
    )
    if detailed:
        for edit in sorted({edit for edit, _ in s.edits}):
            hits, misses = s.edits[edit, True], s.edits[edit, False]
            print(f"{'':>9} {edit:<14} {hits:>7,} of {hits + misses:>7,} found", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
