"""A made-up address book of any size, and which of its lines are the same person.

Names come from the tables of Faker: those for the United States and Sweden bear the
frequencies of their registers, so that Smiths and Anderssons are as thick on the ground as in
life. A third of the family names are from the long tail behind these tables, so that a larger
book has more of them, as more firms (from single ones to a few that have hundreds); given names
are as few as they are in life. Namesakes become more all the same: somebody in a book of twice
the size has twice as many. Anybody may come twice, at any distance. Everything follows from the
size and the number of the line, so that nothing need be kept in memory.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate

from anyascii import anyascii

from enrich.contact import Contact, Email, Name, Phone, Text
from pipeline.book.records import Entry

TWICE = 0.1
"""The share of lines that are somebody who is in the book already."""

_COUNTRIES = {"en_US": 40, "sv_SE": 12, "de_DE": 12, "fr_FR": 8, "es_ES": 8, "en_IN": 10} | {
    "it_IT": 5,
    "ru_RU": 5,
}
"""Where people come from, in per cent."""
_RARE = 0.35
"""The share of family names that no table has. In the United States, where the thousand commonest
names, which Faker's table is, are those of about two in five, it is larger; in most other countries
here it is smaller. Fewer rare names are more namesakes, the harder case."""
_FIRST_RARE, _LAST_RARE = 1_000, 6_000_000
"""The ranks of the rare names. The census of the United States in 2000 counted six million family
names, 151,671 of them (those with a hundred bearers or more) for nine in ten people. Where a name's
frequency falls as its rank (Zipf's law), every order of magnitude of ranks holds as many people, so
that ranks are drawn evenly on a logarithmic scale, and distinct names grow as a power of the size
(Heaps' law)."""

_SYLLABLES = "bar ker lin mor tal ven sol han gar del fer nor wes hol brand stein berg ack ro ma"
_ENDINGS = "son man ski ova ez etti er berg feld mann strom gren ley ton wick ini aho uchi ato"
_TRADES = "works systems labs trading foods logistics media health energy design partners"
_HEADS, _TAILS, _FIRM = (words.split() for words in (_SYLLABLES, _ENDINGS, _TRADES))
_MAILERS = ("gmail.com", "gmx.de", "yahoo.com", "outlook.com")

_SHORT_FORMS = """
    robert:bob william:bill elizabeth:liz michael:mike susan:sue james:jim john:jack
    richard:dick thomas:tom christopher:chris daniel:dan matthew:matt anthony:tony
    joseph:joe david:dave jennifer:jen jessica:jess margaret:peggy patricia:pat
    katherine:kate barbara:barb deborah:debbie nicholas:nick steven:steve andrew:andy
    joshua:josh kenneth:ken edward:ed samuel:sam gregory:greg alexander:alex
    benjamin:ben jonathan:jon timothy:tim rebecca:becky kimberly:kim cynthia:cindy
"""
SHORT_FORMS = dict(pair.split(":") for pair in _SHORT_FORMS.split())
"""Given names to a short form in common use."""


@dataclass(frozen=True)
class Line:
    """One line of the address book."""

    entry: Entry
    person: int
    """Who it is: the number of the person's first line."""
    edit: str | None = None
    """For somebody who comes again, what became of them in the meantime."""


def make_people(size: int) -> Iterator[Line]:
    """The lines of an address book of ``size`` lines."""
    for number in range(size):
        rng = random.Random(f"line/{number}")
        if number and rng.random() < TWICE:
            person = _first_line(rng.randrange(number))
            edit = rng.choice(list(EDITS))
            contact = EDITS[edit](rng, make_person(person, size))
            yield Line(_entry(number, contact), person, edit)
        else:
            yield Line(_entry(number, make_person(number, size)), number)


def _first_line(number: int) -> int:
    """The person on line ``number``, who may be somebody from an earlier line."""
    while number:
        rng = random.Random(f"line/{number}")
        if rng.random() >= TWICE:
            break
        number = rng.randrange(number)
    return number


def _entry(number: int, contact: Contact) -> Entry:
    # Ids are hashes, as in life: lines that follow each other are nowhere near in the file.
    return Entry(sha256(str(number).encode()).hexdigest()[:12], contact, origin="vcard")


def make_person(number: int, size: int) -> Contact:
    """The person who is on line ``number`` for the first time."""
    rng = random.Random(f"person/{number}")
    country = rng.choices(list(_COUNTRIES), list(_COUNTRIES.values()))[0]
    given, family = _draw(rng, country, "first_names"), _draw(rng, country, "last_names")
    if country != "ru_RU" and rng.random() < _RARE:
        family = _rare_name(int(_FIRST_RARE * (_LAST_RARE / _FIRST_RARE) ** rng.random()))
    # Of n firms the first has about one in the square root of n, most have one or two.
    firms = max(size // 4, 1)
    firm = _firm(int(firms * rng.random() ** 2))
    host = firm.replace(" ", "-").lower() + ".example"
    # Firms number their namesakes; here everybody is, so that no address is shared by chance.
    local = f"{anyascii(given)}.{anyascii(family)}{number}".replace(" ", "").lower()
    own = Email(f"{local}@{rng.choice(_MAILERS) if rng.random() < 0.15 else host}")
    mobile = f"+4915{number:09}"
    board = f"+4930{int(sha256(firm.encode()).hexdigest(), 16) % 10**7:07}"
    return Contact(
        name=Name(f"{given} {family}", given=given, family=family),
        organizations=(Text(firm),),
        emails=(own, Email(f"info@{host}")) if rng.random() < 0.3 else (own,),
        phones=(
            *((Phone(mobile, mobile, "mobile"),) if rng.random() < 0.7 else ()),
            *((Phone(board, board, "work"),) if rng.random() < 0.6 else ()),
        ),
    )


def _rare_name(rank: int) -> str:
    """The family name of that rank: another one for every rank, the rarest of four syllables."""
    rank, tail = divmod(rank, len(_TAILS))
    name = _TAILS[tail]
    while rank:
        rank, head = divmod(rank, len(_HEADS))
        name = _HEADS[head] + name
    return name.title()


def _draw(rng: random.Random, country: str, table: str) -> str:
    names, weights = _table(country, table)
    return rng.choices(names, cum_weights=weights)[0]


@lru_cache(maxsize=32)
def _table(country: str, table: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    provider = importlib.import_module(f"faker.providers.person.{country}").Provider
    names = getattr(provider, table)
    if isinstance(names, dict):
        return tuple(names), tuple(accumulate(names.values()))
    # Without frequencies: about as the harmonic series, which family names follow (Zipf).
    shuffled = sorted(set(names), key=lambda name: sha256(name.encode()).hexdigest())
    return tuple(shuffled), tuple(accumulate(1 / (rank + 5) for rank in range(len(shuffled))))


@lru_cache(maxsize=4096)
def _firm(index: int) -> str:
    rng = random.Random(f"firm/{index}")
    name = rng.choice(_HEADS) + rng.choice(_HEADS) + rng.choice(_TAILS)
    return f"{name} {rng.choice(_FIRM)}".title()


def _nickname(rng: random.Random, person: Contact) -> Contact:
    given, family = _name(person)
    short = SHORT_FORMS.get(given.lower(), given).title()
    return replace(person, name=Name(f"{short} {family}", given=short, family=family))


def _initial(rng: random.Random, person: Contact) -> Contact:
    given, family = _name(person)
    return replace(person, name=Name(f"{given[0]}. {family}", family=family))


def _slip(rng: random.Random, person: Contact) -> Contact:
    given, family = _name(person)
    slip = family[:2] + family[3:] if len(family) > 5 else family
    return replace(person, name=Name(f"{given} {slip}", given=given, family=slip))


def _new_job(rng: random.Random, person: Contact) -> Contact:
    """Another firm with all that belongs to it; the mobile number, where known, is kept."""
    firm = f"{rng.choice(_HEADS)}{rng.choice(_TAILS)} {rng.choice(_FIRM)}".title()
    mobile = tuple(p for p in person.phones if p.type == "mobile")
    private = tuple(e for e in person.emails if not e.address.endswith(".example"))
    return replace(person, organizations=(Text(firm),), emails=private, phones=mobile)


def _script(rng: random.Random, person: Contact) -> Contact:
    """A card in Latin letters of somebody who has one in their own."""
    given, family = (anyascii(part) for part in _name(person))
    return replace(person, name=Name(f"{given} {family}", given=given, family=family))


def _bare(rng: random.Random, person: Contact) -> Contact:
    """An old card: the firm and its switchboard, nothing of one's own."""
    board = tuple(p for p in person.phones if p.type == "work")
    return replace(person, emails=(), phones=board)


def _again(rng: random.Random, person: Contact) -> Contact:
    return person


def _name(person: Contact) -> tuple[str, str]:
    assert person.name is not None
    return person.name.given or "", person.name.family or ""


EDITS: dict[str, Callable[[random.Random, Contact], Contact]] = {
    "nickname": _nickname,
    "initial": _initial,
    "slip": _slip,
    "new job": _new_job,
    "other script": _script,
    "bare": _bare,
    "same card": _again,
}
"""What may have become of a person between two cards."""
