"""One contact out of several readings of the same person.

Values that differ by a slip of the reader only are one value, and the better
supported reading of it stays; values that truly differ are all kept, newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from enrich.contact import Contact, Met, Name, Social, Source
from enrich.fold import is_latin
from enrich.merging import same_value
from enrich.merging.misreadings import (
    DOUBTFUL,
    SURER,
    V,
    absorb_misreadings,
    best_of,
    find_retakes,
    ids_of,
)
from enrich.merging.text import squeeze
from enrich.review import unsure_fields


@dataclass(frozen=True)
class Part:
    """One reading of the person: a card's side, or a line of an imported address book."""

    id: str
    contact: Contact
    dated: str = ""
    """ISO 8601 date the reading stands for; empty when unknown, which counts as oldest."""


@dataclass(frozen=True)
class Combined:
    """The contact and, per field, which parts each of its values came from."""

    contact: Contact
    origins: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Field name as in ``Contact.review`` to one tuple of part ids per value, in order."""


def combine(parts: Sequence[Part]) -> Combined:
    """The person that all ``parts`` are readings of. The result bears no id.

    Args:
        parts: at least one. Their order breaks ties of date: the first comes first.
    """
    newest_first = sorted(parts, key=lambda part: part.dated, reverse=True)
    retakes = find_retakes({part.id: part.contact for part in parts})
    origins: dict[str, tuple[tuple[str, ...], ...]] = {}

    def union(
        key: str, values: Callable[[Contact], Iterable[V]], same: Callable[[V, V], bool]
    ) -> tuple[V, ...]:
        groups = absorb_misreadings(_group(newest_first, values, same), retakes)
        origins[key] = tuple(ids_of(group) for group in groups)
        return tuple(best_of(group) for group in groups)

    name, origins["name"] = _name(newest_first)
    contact = Contact(
        kind="individual" if name or _any_person(newest_first) else newest_first[0].contact.kind,
        source=_sources(parts),
        name=name,
        titles=union("title", lambda c: c.titles, same_value.title),
        departments=union("department", lambda c: c.departments, same_value.title),
        organizations=union("organization", lambda c: c.organizations, same_value.organization),
        phones=union("phone", lambda c: c.phones, same_value.phone),
        emails=union("email", lambda c: c.emails, same_value.email),
        urls=union("url", lambda c: c.urls, same_value.url),
        socials=union("social", lambda c: c.socials, _same_social),
        addresses=union("address", lambda c: c.addresses, same_value.address),
        notes=_notes(parts),
        met=_met(newest_first),
        warnings=_once(warning for part in parts for warning in part.contact.warnings),
        languages=_once(code for part in newest_first for code in part.contact.languages),
    )
    return Combined(replace(contact, review=_review(parts, contact)), origins)


def _group(
    parts: Sequence[Part],
    values: Callable[[Contact], Iterable[V]],
    same: Callable[[V, V], bool],
) -> list[list[tuple[str, V]]]:
    groups: list[list[tuple[str, V]]] = []
    for part in parts:
        for value in values(part.contact):
            home = next((g for g in groups if _belongs(part.id, value, g, same)), None)
            if home is None:
                groups.append([(part.id, value)])
            else:
                home.append((part.id, value))
    return groups


def _belongs(part: str, value: V, group: list[tuple[str, V]], same: Callable[[V, V], bool]) -> bool:
    # Two values that one card prints are two values, however alike.
    return all(member_part != part for member_part, _ in group) and any(
        same(value, member) for _, member in group
    )


def _same_social(a: Social, b: Social) -> bool:
    return a.network == b.network and squeeze(a.handle) == squeeze(b.handle)


def _name(parts: Sequence[Part]) -> tuple[Name | None, tuple[tuple[str, ...], ...]]:
    """The best name, with the form in the other script taken from another part."""
    named = [(part.id, part.contact.name) for part in parts if part.contact.name is not None]
    if not named:
        return None, ()
    latin = [(id_, name) for id_, name in named if is_latin(name.full)]
    chosen = _fullest(latin or named)
    origin = next(id_ for id_, name in named if name is chosen)
    supporters = [origin, *(id_ for id_, name in named if name.native or name is not chosen)]
    native = chosen.native or next((n.native for _, n in named if n.native), None)
    if native is None and latin:
        native = next((n.full for _, n in named if not is_latin(n.full)), None)
    prefix = chosen.prefix or next((n.prefix for _, n in named if n.prefix), None)
    suffix = chosen.suffix or next((n.suffix for _, n in named if n.suffix), None)
    return replace(chosen, native=native, prefix=prefix, suffix=suffix), (_once(supporters),)


def _fullest(names: Sequence[tuple[str, Name]]) -> Name:
    """The most trusted name; another form of it with more letters wins when as trusted.

    The newest name stands unless an older one says the same with more letters: people
    marry, and a full given name is worth more than an initial. Of readings that differ in a few
    letters the one that more cards show is right.
    """
    best = names[0][1]
    for _, name in names[1:]:
        gain = len(squeeze(name.full)) - len(squeeze(best.full))
        trust = name.evidence.confidence - best.evidence.confidence
        votes, support = _votes(name, names), _votes(best, names)
        if same_value.is_slip(name.full, best.full):
            is_same = squeeze(name.full) == squeeze(best.full)
            better = trust > 0 if is_same else sum(votes) > sum(support)
        elif len(votes) > max(1, len(support)) and same_value.could_be_misread(
            name.full, best.full
        ):
            better = sum(votes) > sum(support)
        elif best.evidence.confidence < DOUBTFUL and same_value.could_be_misread(
            name.full, best.full
        ):
            better = trust > SURER or (gain > 0 and same_value.spells_out(name, best))
        else:
            better = gain > 0 and trust > -_TRUST_GAP and same_value.spells_out(name, best)
        if better:
            best = name
    return best


def _votes(name: Name, names: Sequence[tuple[str, Name]]) -> list[float]:
    """How far each card that reads this name in the same letters is to be trusted."""
    letters = squeeze(name.full)
    return [other.evidence.confidence for _, other in names if squeeze(other.full) == letters]


# A fuller form of a name is taken although it is this much less certain.
_TRUST_GAP = 0.15


def _any_person(parts: Sequence[Part]) -> bool:
    return any(part.contact.kind == "individual" and part.contact.name for part in parts)


def _sources(parts: Sequence[Part]) -> tuple[Source, ...]:
    return _once(source for part in parts for source in part.contact.source)


def _notes(parts: Sequence[Part]) -> str | None:
    seen: set[str] = set()
    lines = []
    for part in parts:
        for line in (part.contact.notes or "").splitlines():
            key = squeeze(line) or line.strip()
            if key and key not in seen:
                seen.add(key)
                lines.append(line)
    return "\n".join(lines) or None


def _met(parts: Sequence[Part]) -> Met:
    """The latest occasion that is known."""
    return next((part.contact.met for part in parts if part.contact.met != Met()), Met())


def _review(parts: Sequence[Part], whole: Contact) -> tuple[str, ...]:
    """Fields that want a look: those of which a value is not sure, whichever part it came from,
    and those that want one in every part that has something to say of them.
    """
    doubtful = _once(name for part in parts for name in part.contact.review)
    everywhere = {
        name
        for name in doubtful
        if all(name in part.contact.review or not _has(part.contact, name) for part in parts)
    }
    # One reading by itself has said what it wants.
    unsure = unsure_fields(whole) if len(parts) > 1 else ()
    return _once((*(n for n in doubtful if n in everywhere or n in unsure), *unsure))


def _has(contact: Contact, name: str) -> bool:
    plain = {
        "name": contact.name,
        "title": contact.titles,
        "department": contact.departments,
        "organization": contact.organizations,
        "phone": contact.phones,
        "email": contact.emails,
        "url": contact.urls,
        "social": contact.socials,
        "address": contact.addresses,
    }
    return bool(plain.get(name))


T = TypeVar("T")


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
