"""Lines of one address book that cannot be told apart by name and first number.

The first of them has the id of such a line; each further one has an id of its own, by its rank.
Which of them is which is told by the book: a line stays the one that it is most like there,
wherever in the file it stands by now.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from enrich.contact import Contact
from enrich.merging.same_value import digits
from enrich.merging.text import squeeze
from pipeline.book.records import Entry

_Find = Callable[[str], Entry | None]


def part_namesakes(entries: Sequence[Entry], find: _Find) -> list[Entry]:
    """The entries in their order, lines that differ under ids that differ.

    Lines that say the same bear the same id.

    Args:
        find: the entry that the book has under an id, or None.
    """
    alike: dict[str, list[Entry]] = {}
    for entry in entries:
        lines = alike.setdefault(entry.id, [])
        if not any(_says_the_same(entry, line) for line in lines):
            lines.append(entry)
    ids = {id_: _assign(id_, lines, find) for id_, lines in alike.items()}
    return [replace(entry, id=_id_of(entry, alike[entry.id], ids[entry.id])) for entry in entries]


def each_once(entries: Sequence[Entry]) -> list[Entry]:
    """The first entry of each id."""
    return list({entry.id: entry for entry in reversed(entries)}.values())[::-1]


def _id_of(entry: Entry, lines: Sequence[Entry], ids: Sequence[str]) -> str:
    return next(id_ for line, id_ in zip(lines, ids, strict=True) if _says_the_same(entry, line))


def _says_the_same(a: Entry, b: Entry) -> bool:
    return (a.contact, a.birthday, set(a.labels)) == (b.contact, b.birthday, set(b.labels))


def _assign(id_: str, lines: Sequence[Entry], find: _Find) -> list[str]:
    known: dict[str, Entry | None] = {}
    rank = 1
    # One beyond those of the file shows whether the book knows of more namesakes.
    while rank <= len(lines) + 1 or known[_ranked(id_, rank - 1)] is not None:
        known[_ranked(id_, rank)] = find(_ranked(id_, rank))
        rank += 1
    said = [_values(line) for line in lines]
    former = {one: _values(entry) for one, entry in known.items() if entry is not None}
    closest = sorted(
        ((number, one) for number in range(len(lines)) for one in former),
        key=lambda pair: -len(said[pair[0]] & former[pair[1]]),
    )
    found: dict[int, str] = {}
    for number, one in closest:
        if number not in found and one not in found.values():
            found[number] = one
    free = [one for one in known if one not in found.values()]
    return [found[n] if n in found else free.pop(0) for n in range(len(lines))]


def _ranked(id_: str, rank: int) -> str:
    if rank == 1:
        return id_
    digest = hashlib.sha256(f"{id_}/{rank}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:12]


def _values(entry: Entry) -> set[tuple[str, str]]:
    contact: Contact = entry.contact
    found = {
        *(("title", squeeze(t.value)) for t in contact.titles),
        *(("department", squeeze(d.value)) for d in contact.departments),
        *(("organization", squeeze(o.value)) for o in contact.organizations),
        *(("phone", digits(p.raw)) for p in contact.phones),
        *(("email", squeeze(e.address)) for e in contact.emails),
        *(("url", squeeze(u.url)) for u in contact.urls),
        *(("social", squeeze(s.handle)) for s in contact.socials),
        *(("address", squeeze(a.full)) for a in contact.addresses),
        *(("note", squeeze(line)) for line in (contact.notes or "").splitlines()),
        *(("label", label) for label in entry.labels),
    }
    if contact.name is not None:
        found.add(("name", squeeze(contact.name.full)))
    if entry.birthday:
        found.add(("birthday", entry.birthday))
    return found
