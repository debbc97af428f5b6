"""``kith merge``: who is the same person."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from pipeline.book import Book
from pipeline.book.decisions import PAIR_NUMBERS
from pipeline.book.records import Decision
from pipeline.commands._book import at_book, label, print_table
from pipeline.errors import WrongUse


@click.command(name="merge", short_help="Say that two contacts are one person.")
@click.argument("contacts", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="Pairs that wait for your word.")
@click.option("--made", is_flag=True, help="Pairs that were joined, latest first.")
@click.option("--accept", type=int, multiple=True, metavar="NUMBER", help="They are one.")
@click.option("--reject", type=int, multiple=True, metavar="NUMBER", help="They are two, for good.")
@click.option("--undo", type=int, multiple=True, metavar="NUMBER", help="Part a joined pair.")
@click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON.")
@at_book
def command(
    book: Book,
    contacts: tuple[str, ...],
    listing: bool,
    made: bool,
    accept: tuple[int, ...],
    reject: tuple[int, ...],
    undo: tuple[int, ...],
    as_json: bool,
) -> None:
    """Say that two CONTACTS are one person, or judge the pairs that kith found.

    Sure pairs are joined by every run and import; the others wait in --list. A pair you
    reject or part is never joined or proposed again, unless you merge it yourself.
    """
    if contacts:
        if listing or made:
            raise WrongUse(
                f"--{'list' if listing else 'made'} shows pairs, two names merge them: "
                "they do not go together",
                "Say one, then the other.",
            )
        if len(contacts) != 2:
            raise WrongUse("kith merge takes two contacts", "Name both, as in: kith merge A B")
        first, second = (book.find(query).id for query in contacts)
        if first == second:
            raise WrongUse(f"{contacts[0]!r} and {contacts[1]!r} are one contact already: {first}")
        born = _birthdays(book, first, second)
        book.judge(first, second, "same")
        joined = label(book.contact(book.lead(first)))
        click.echo(f"merged: {joined} (kith undo takes it back)", err=True)
        _tell_birthday(book, first, born)
    labels = _labels(book) if accept or reject or undo else {}
    if twice := {*accept} & {*reject}:
        raise WrongUse(f"pair {min(twice)} cannot be accepted and rejected both")
    judged = [
        (_pair(book, number, expected), verdict)
        for numbers, verdict, expected in (
            (accept, "same", "proposed"),
            (reject, "different", "proposed"),
            (undo, "different", "same"),
        )
        for number in dict.fromkeys(numbers)
    ]
    for pair, verdict in judged:
        born = _birthdays(book, pair.a, pair.b) if verdict == "same" else set()
        book.judge(pair.a, pair.b, verdict, pair.back if verdict == "same" else None)
        who = f"{labels[pair.a]} · {labels[pair.b]}"
        click.echo(f"{_DONE[verdict]}: {who} (kith undo takes it back)", err=True)
        _tell_birthday(book, pair.a, born)
    if made:
        _print(book, book.joins(), as_json)
    elif listing or not (contacts or accept or reject or undo):
        _print(book, book.proposals(), as_json)


def _pair(book: Book, number: int, expected: str) -> Decision:
    pair = book.decision(number)
    if pair.verdict != expected:
        raise WrongUse(f"pair {number} is {pair.verdict}, not {expected}", PAIR_NUMBERS)
    one = book.lead(pair.a) == book.lead(pair.b)
    if expected == "proposed" and one:
        raise WrongUse(f"pair {number}: both are one contact already", PAIR_NUMBERS)
    if expected == "proposed" and not any(_is_of(book, pair, p) for p in book.proposals()):
        raise WrongUse(
            f"pair {number}: both were kept apart already",
            "If they are one after all: kith undo, or kith merge with both of them.",
        )
    if expected == "same" and not one:
        raise WrongUse(f"pair {number}: both are two contacts already", PAIR_NUMBERS)
    return pair


def _birthdays(book: Book, a: str, b: str) -> set[str]:
    return {day for id_ in (a, b) if (day := book.about(id_).get("birthday"))}


def _tell_birthday(book: Book, joined: str, born: set[str]) -> None:
    """Of two birthdays only one can count; say which, that the other is not lost unseen."""
    kept = book.about(joined).get("birthday")
    if others := sorted(born - {kept}):
        click.echo(f"  their birthday is {kept} now, no longer {others[0]}", err=True)


def _is_of(book: Book, pair: Decision, waiting: Decision) -> bool:
    return {book.lead(pair.a), book.lead(pair.b)} == {waiting.a, waiting.b}


def _print(book: Book, pairs: Sequence[Decision], as_json: bool) -> None:
    names = _labels(book)
    if as_json:
        click.echo(
            json.dumps(
                [
                    {
                        "number": pair.id,
                        "a": pair.a,
                        "b": pair.b,
                        "names": [names[pair.a], names[pair.b]],
                        "sides": pair.back is not None,
                        "by": pair.by,
                        "score": pair.score,
                        "reasons": list(pair.reasons),
                    }
                    for pair in pairs
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    rows = [
        (
            str(pair.id),
            f"{names[pair.a]}\n{names[pair.b]}",
            "front and back" if pair.back else "one person",
            f"{pair.score:.0%}" if pair.by == "kith" else "your word",
            "\n".join(pair.reasons),
        )
        for pair in pairs
    ]
    print_table(("number", "who", "as", "sure", "why"), rows)
    click.echo(f"{len(rows):,} pair{'s' * (len(rows) != 1)}", err=True)


def _labels(book: Book) -> dict[str, str]:
    """What each card or imported line says of itself: the two of a pair may be one contact now."""
    return {
        row["id"]: ", ".join(part for part in (row["name"], row["firm"]) if part) or row["id"]
        for row in book.query(_LABELS)
    }


_DONE = {"same": "merged", "different": "kept apart"}

_LABELS = """
    SELECT e.id, n.name, coalesce(o.name, CASE e.id WHEN c.id THEN c.organization END) AS firm
    FROM entry e JOIN contact c ON c.id = e.lead
    LEFT JOIN (SELECT entry, json_extract(parts, '$.full') AS name FROM value
               WHERE field = 'name') n ON n.entry = e.id
    LEFT JOIN (SELECT entry, json_extract(parts, '$.value') AS name FROM value
               WHERE field = 'organization' AND position = 0) o ON o.entry = e.id
"""
