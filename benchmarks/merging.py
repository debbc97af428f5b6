"""Precision and recall of merging on labelled cards: the same people again, with edits.

    python benchmarks/merging.py LABELS [--read cards.jsonl] [--json]

LABELS is a file of labels as in docs/reading.md. Every person on a picture of a single card is
put into a book (a printer's dummy is nobody, and left out), then everybody once more as another
card or address book would have them: as they are, by a short form of the given name, with
initials, at another firm, in another script; and each with all that the first card says, or
with the e-mail address, the numbers or the firm alone. One book for each such pair of choices.

- precision: of the pairs that kith joined by itself, those that truly are one person;
- joined: of the pairs that truly are one person, those it joined by itself;
- recall: those and the ones it proposes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from anyascii import anyascii

from benchmarks.population import SHORT_FORMS
from enrich.contact import Address, Contact, Email, Name, Phone, Text, Url
from enrich.contact_json import load_contact
from enrich.fold import fold, is_latin
from enrich.merging.text import squeeze
from pipeline.book import Book
from pipeline.book.records import Entry


@dataclass(frozen=True)
class Measured:
    """How the pairs of one kind of edit came out."""

    edit: str
    keeps: str
    true: int
    joined: int
    found: int
    """Joined or proposed."""
    wrongly_joined: int
    wrongly_proposed: int


@dataclass(frozen=True)
class Person:
    """Somebody on a labelled picture."""

    first: Contact
    """Their card in the book: as labelled, or as read."""
    truth: Contact
    """What the card says, of which the second record is made."""


def load_people(labels: Path, read: Path | None = None) -> list[Person]:
    """The distinct people on the labelled pictures of single cards.

    Args:
        read: contacts.jsonl or cards.jsonl of a run over the pictures, for the first cards.
    """
    readings = _load_readings(read) if read else None
    people: dict[tuple[str, str], Person] = {}
    for picture in json.loads(labels.read_text(encoding="utf-8")):
        if picture["kind"] != "person" or picture.get("card_count", 1) != 1:
            continue
        for person in picture["persons"]:
            contact = _contact(picture, person)
            assert contact.name is not None
            firm = contact.organizations[0].value if contact.organizations else ""
            # A card that lies there flat and as a photo is one person, and so is one who has
            # two cards of one firm.
            key = squeeze(contact.name.full), squeeze(firm)
            if readings is None:
                people.setdefault(key, Person(contact, contact))
            elif len(readings.get(picture["id"], ())) == 1 == len(picture["persons"]):
                people.setdefault(key, Person(readings[picture["id"]][0], contact))
    return list(people.values())


def _load_readings(path: Path) -> dict[str, list[Contact]]:
    found: dict[str, list[Contact]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        contact = load_contact(line)
        file = Path(contact.source[0].file).name
        if contact.name is not None:
            found.setdefault(file, []).append(replace(contact, id="", source=()))
    return found


def _contact(picture: Mapping[str, Any], person: Mapping[str, Any]) -> Contact:
    native = person.get("native_name")
    return Contact(
        name=Name(
            person["name"],
            given=person.get("given"),
            family=person.get("family"),
            native=native if native != person["name"] else None,
        ),
        titles=tuple(map(Text, person.get("titles", ()))),
        organizations=tuple(map(Text, picture.get("orgs", ())[:1])),
        phones=tuple(
            Phone(p["e164"] or p["raw"], p["raw"], p["type"], p.get("ext"), bool(p["e164"]))
            for p in picture.get("phones", ())
        ),
        emails=tuple(map(Email, picture.get("emails", ()))),
        urls=tuple(map(Url, picture.get("urls", ()))),
        addresses=tuple(
            Address(a["full"], None, a["city"], a["region"], a["postal_code"], a["country"])
            for a in picture.get("addresses", ())
        ),
    )


Edit = Callable[[Contact], Contact | None]
"""The person as they come again; None where the edit cannot be made."""


def _same(person: Contact) -> Contact:
    return person


def _short(person: Contact) -> Contact | None:
    assert person.name is not None
    given, family = person.name.given, person.name.family
    short = SHORT_FORMS.get(fold(given or ""))
    if short is None or family is None:
        return None
    name = Name(f"{short.title()} {family}", given=short.title(), family=family)
    return replace(person, name=name)


def _initials(person: Contact) -> Contact | None:
    assert person.name is not None
    given, family = person.name.given, person.name.family
    if not given or not family or not is_latin(given) or len(squeeze(given)) < 2:
        return None
    initials = " ".join(f"{word[0]}." for word in given.split())
    return replace(person, name=Name(f"{initials} {family}", given=initials, family=family))


def _new_firm(person: Contact) -> Contact:
    """Everything of the firm is new; the mobile number stays where there is one."""
    assert person.name is not None
    former = "".join(value.value for value in person.organizations)
    # A firm of one's own: namesakes who move to the same firm could not be told apart.
    letters = sha256(f"{person.name.full}/{former}".encode()).hexdigest()[:6]
    firm = f"{letters.translate(_AS_LETTERS).title()} Partners"
    host = firm.replace(" ", "-").lower() + ".example"
    return replace(
        person,
        titles=(Text("Managing Partner"),),
        organizations=(Text(firm),),
        emails=(Email(f"{squeeze(person.name.full)}@{host}"),),
        urls=(Url(host),),
        phones=tuple(p for p in person.phones if p.type == "mobile"),
        addresses=(),
    )


_AS_LETTERS = str.maketrans("0123456789", "ghijklmnop")
# Several letters first; after the usual romanisation of Russian.
_CYRILLIC = (
    *(("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц")),
    *(("ya", "я"), ("yu", "ю"), ("ph", "ф"), ("th", "т"), ("ck", "к"), ("x", "кс"), ("qu", "кв")),
    *zip("abvgdezijklmnoprstufhcywq", "абвгдезийклмнопрстуфхкывк", strict=True),
)


def _script(person: Contact) -> Contact:
    """In Latin letters if the card has another script, else in Cyrillic."""
    assert person.name is not None
    if person.name.native or not is_latin(person.name.full):
        native = person.name.native or person.name.full
        # One card bears the one script, one the other.
        name = Name(native if is_latin(person.name.full) else _romanised(person.name))
        return replace(person, name=name)
    text = anyascii(person.name.full).lower()
    for latin, cyrillic in _CYRILLIC:
        text = text.replace(latin, cyrillic)
    return replace(person, name=Name(text.title()))


def _romanised(name: Name) -> str:
    parts = (name.given, name.family) if name.given and name.family else (name.full,)
    return " ".join(anyascii(part) for part in parts).title()


EDITS: dict[str, Edit] = {
    "as they are": _same,
    "short form": _short,
    "initials": _initials,
    "other firm": _new_firm,
    "other script": _script,
}
KEEPS: dict[str, Callable[[Contact], Contact]] = {
    "all": lambda c: c,
    "e-mail": lambda c: Contact(name=c.name, emails=c.emails),
    "numbers": lambda c: Contact(name=c.name, phones=c.phones),
    "firm": lambda c: Contact(name=c.name, organizations=c.organizations),
}
"""What else the second record says."""


def measure(people: Sequence[Person]) -> list[Measured]:
    """Put everybody into a book twice, for each edit and each rest of the card."""
    return [
        _measure(people, edit, keeps)
        for edit in EDITS
        for keeps in KEEPS
        # At another firm, what is kept of the former card is nothing but the mobile number.
        if edit != "other firm" or keeps == "all"
    ]


def _measure(people: Sequence[Person], edit: str, keeps: str) -> Measured:
    entries = [Entry(f"first{n:04}", who.first) for n, who in enumerate(people)]
    truth = {entry.id: number for number, entry in enumerate(entries)}
    for number, who in enumerate(people):
        again = EDITS[edit](who.truth)
        kept = KEEPS[keeps](again) if again else None
        # A record that says nothing but a name could be anybody's.
        if kept is not None and kept != Contact(name=kept.name):
            entries.append(Entry(f"again{number:04}", kept, origin="vcard"))
            truth[entries[-1].id] = number
    with tempfile.TemporaryDirectory() as folder, Book.open(Path(folder)) as book:
        book.add_entries(entries)
        book.find_duplicates()
        lead = {id_: book.lead(id_) for id_ in truth}
        proposed = {frozenset((pair.a, pair.b)) for pair in book.proposals()}
    true = joined = found = wrongly_joined = wrongly_proposed = 0
    for a, b in combinations(truth, 2):
        is_joined = lead[a] == lead[b]
        is_proposed = not is_joined and frozenset((lead[a], lead[b])) in proposed
        if truth[a] == truth[b]:
            true += 1
            joined += is_joined
            found += is_joined or is_proposed
        else:
            wrongly_joined += is_joined
            wrongly_proposed += is_proposed
    return Measured(edit, keeps, true, joined, found, wrongly_joined, wrongly_proposed)


def add_up(rows: Sequence[Measured], edit: str, keeps: str = "") -> Measured:
    """Several lines as one."""
    sums = [
        sum(getattr(row, column) for row in rows)
        for column in ("true", "joined", "found", "wrongly_joined", "wrongly_proposed")
    ]
    return Measured(edit, keeps, *sums)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("--read", type=Path, metavar="CARDS")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows = measure(load_people(arguments.labels, arguments.read))
    rows.append(add_up(rows, "everything"))
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=1))
        return
    print(
        f"{'edit':<14} {'keeps':<8} {'pairs':>6} {'precision':>9} {'joined':>7} {'recall':>7} "
        f"{'asked wrongly':>13}"
    )
    for row in rows:
        both = row.joined + row.wrongly_joined
        precision = row.joined / both if both else 1.0
        print(
            f"{row.edit:<14} {row.keeps:<8} {row.true:>6} {precision:>9.3f} "
            f"{_share(row.joined, row.true):>7} {_share(row.found, row.true):>7} "
            f"{row.wrongly_proposed:>13}"
        )


if __name__ == "__main__":
    main()
