"""Front and back: which cards of a run are two sides of one.

A side is weighed against every other side it could belong to: by what both print, by the
file names, by the order of the shots, and by the distance between the shots of pairs that
are sure already (all fronts first, then all backs). Two sides that name different people
are never joined, and a front has the backs of one picture at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from enrich.contact import Contact
from enrich.merging import names, same_value
from enrich.merging.compare import Match, Verdict, domains, is_free_mail
from enrich.merging.text import fold, squeeze, words

WEIGHTS = {
    "named as front and back": 6.0,
    "named as first and second of two": 3.0,
    "pages of one document": 3.5,
    "shot one after the other": 1.5,
    "shot before its front": 0.5,
    "as far apart as the other pairs": 3.0,
    "same e-mail": 5.0,
    "same number": 4.0,
    "same web domain": 4.0,
    "same organisation": 4.0,
    "same name": 5.0,
    "same name in two scripts": 5.0,
    "organisation printed on the other side": 3.5,
    "address printed on the other side": 3.0,
    "says nothing of its own": 1.0,
    "hours, a map or a logo only": 1.5,
    "other organisation": -2.5,
    "other web domain": -4.0,
    "other numbers": -2.0,
    "another series of shots": -1.0,
}
"""Points per reason."""

SURE_POINTS = 4.0
PROPOSE_POINTS = 2.5
GAP_POINTS = 1.0
"""A back is sure of its front only if no front of another party comes within this."""


@dataclass(frozen=True)
class Side:
    """One card of a run, as read."""

    id: str
    file: str
    page: int
    contacts: tuple[Contact, ...]
    """Its holders, or the one contact of kind org."""
    alone: bool = True
    """No other card is in the picture."""


@dataclass(frozen=True)
class Pair:
    """Two sides of one card."""

    front: str
    back: str
    match: Match


def pair_sides(sides: Sequence[Side]) -> tuple[Pair, ...]:
    """The pairs among ``sides``, sure ones and proposed ones.

    Args:
        sides: in the order of their shots. Sides of one picture are never a pair.
    """
    known = [_Known(place, placed) for place, placed in enumerate(_by_picture(sides))]
    scored = [
        (found, front, back)
        for front, back in _worth_weighing(known)
        if (found := _weigh(front, back)) is not None
    ]
    _add_distances(scored)
    return tuple(_choose(scored))


_WINDOW = 40
"""Shots between a front and its back, unless they share a number or the like."""


def _worth_weighing(known: Sequence[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Ordered pairs near each other or with something in common; grows with the run's length."""
    by_key: dict[str, list[_Known]] = {}
    by_shot: dict[int, list[_Known]] = {}
    for one in known:
        by_shot.setdefault(one.shot, []).append(one)
        for key in one.keys:
            by_key.setdefault(key, []).append(one)
    for back in known:
        fronts = {
            front.place: front
            for shot in range(back.shot - _WINDOW, back.shot + _WINDOW + 1)
            for front in by_shot.get(shot, ())
        }
        for key in back.keys:
            # What more cards share than one party hands out says nothing of sides.
            if len(by_key[key]) <= _WINDOW:
                fronts.update((front.place, front) for front in by_key[key])
        fronts.pop(back.place, None)
        yield from ((fronts[place], back) for place in sorted(fronts))


@dataclass(frozen=True)
class _Placed:
    shot: int
    side: Side


def _by_picture(sides: Sequence[Side]) -> list[_Placed]:
    shots: dict[tuple[str, int], int] = {}
    return [_Placed(shots.setdefault((side.file, side.page), len(shots)), side) for side in sides]


class _Known:
    """A side with what is asked of it over and over, worked out once."""

    def __init__(self, place: int, placed: _Placed) -> None:
        self.place = place
        self.shot = placed.shot
        self.side = placed.side
        self.series = _series(placed.side.file)
        contacts = self.side.contacts
        self.names = [c.name for c in contacts if c.name is not None]
        self.emails = {fold(e.address) for c in contacts for e in c.emails}
        self.numbers = {p.number for c in contacts for p in c.phones if p.valid}
        self.domains = {host for c in contacts for host in domains(c) if not is_free_mail(host)}
        self.cores = {
            core
            for c in contacts
            for o in c.organizations
            if len(squeeze(core := same_value.organization_core(o.value))) >= _TELLING
        }
        self.text = "\n".join(_printed(c) for c in contacts)
        self.squeezed = squeeze(self.text)
        self.words = set(words(self.text))
        self.streets = [a.street or a.full for c in contacts for a in c.addresses]

        self.keys = self.emails | self.numbers | self.domains | self.cores

    @property
    def is_sparse(self) -> bool:
        """Nothing by which one could reach or name anybody."""
        return not (self.names or self.emails or self.numbers)


_TELLING = 5
"""An organisation's name of fewer letters turns up in other words."""


def _printed(contact: Contact) -> str:
    pieces = [
        contact.notes or "",
        *(o.value for o in contact.organizations),
        *(d.value for d in contact.departments),
        *(t.value for t in contact.titles),
        *(a.full for a in contact.addresses),
        *(u.url for u in contact.urls),
        *(e.address for e in contact.emails),
    ]
    return "\n".join(piece for piece in pieces if piece)


def _weigh(front: _Known, back: _Known) -> dict[str, float] | None:
    """The reasons for ``back`` being the back of ``front``; None if it cannot be."""
    if front.shot == back.shot or not _is_front_of(front, back):
        return None
    found: dict[str, float] = {}
    if front.names and back.names:
        kind = _names_agree(front, back)
        if kind is None:
            return None
        found[kind] = WEIGHTS[kind]
        if kind == "same name":
            return None  # twice the same side: a question for the comparison of people
    if _read_alike(front, back):
        return None
    for reason, holds in (
        ("named as front and back", _named_as_sides(front.side.file, back.side.file)),
        ("named as first and second of two", _numbered_one_two(front.side.file, back.side.file)),
        ("pages of one document", _pages(front.side, back.side)),
        ("shot one after the other", _follows(front, back)),
        ("shot before its front", _follows(back, front)),
        ("same e-mail", not front.emails.isdisjoint(back.emails)),
        ("same number", not front.numbers.isdisjoint(back.numbers)),
        ("same web domain", _share_domain(front, back)),
        ("same organisation", _share_organization(front, back)),
        ("address printed on the other side", _address_elsewhere(front, back)),
    ):
        if holds:
            found[reason] = WEIGHTS[reason]
    if "same organisation" not in found and _organization_elsewhere(front, back):
        reason = "organisation printed on the other side"
        found[reason] = WEIGHTS[reason]
    if _distance(front, back) is None and not found.keys() & _NAMED:
        found["another series of shots"] = WEIGHTS["another series of shots"]
    _add_lack_of_own(found, front, back)
    _add_conflicts(found, front, back)
    return found


_ALIKE, _ALIKE_SHORT = 0.5, 0.8
"""Shared parts of the longer and of the shorter text of two shots of one side."""


def _read_alike(front: _Known, back: _Known) -> bool:
    """Whether they are two shots of one side: what either says, the other says as well."""
    common = len(front.words & back.words)
    shorter, longer = sorted((len(front.words), len(back.words)))
    if _weight(front) == _weight(back) and common > _ALIKE_SHORT * shorter:
        return True
    return common > _ALIKE * longer


def _is_front_of(front: _Known, back: _Known) -> bool:
    """The front says more about whom to reach; of equals the earlier shot is the front."""
    return (_weight(front), -front.shot) > (_weight(back), -back.shot)


def _weight(known: _Known) -> int:
    return 3 * bool(known.names) + bool(known.emails) + bool(known.numbers)


def _names_agree(front: _Known, back: _Known) -> str | None:
    found = None
    for a in front.names:
        for b in back.names:
            likeness = names.likeness(a, b)
            if likeness.kind in ("script", "transliterated"):
                return "same name in two scripts"
            if names.compatible(likeness):
                found = "same name"
    return found


def _distance(front: _Known, back: _Known) -> int | None:
    """How far apart two shots of one series are; None if they are of different series."""
    return back.shot - front.shot if front.series == back.series else None


def _add_distances(scored: Sequence[tuple[dict[str, float], _Known, _Known]]) -> None:
    """Fronts shot in a row and then their backs are all as far apart: sure pairs tell how far.

    A pair is believed by its distance when another back, at most two shots away, has a front
    at that distance which what both print makes sure.
    """
    sure: dict[int, list[_Known]] = {}
    for found, front, back in scored:
        distance = _distance(front, back)
        if distance is None or abs(distance) < 2 or not _PRINTED & found.keys():
            continue
        if _points(found) >= SURE_POINTS:
            sure.setdefault(distance, []).append(back)
    reason = "as far apart as the other pairs"
    for found, front, back in scored:
        others = sure.get(_distance(front, back) or 0, [])
        if any(0 < abs(other.shot - back.shot) <= 2 for other in others):
            found[reason] = WEIGHTS[reason]


_NAMED = {"named as front and back", "named as first and second of two", "pages of one document"}
_PRINTED = {
    "same e-mail",
    "same number",
    "same web domain",
    "same organisation",
    "same name in two scripts",
    "organisation printed on the other side",
    "address printed on the other side",
}


def _series(file: str) -> str:
    """A file's name without its numbers: shots of one camera or scanner share it."""
    return re.sub(r"\d+", "#", fold(file.rpartition(".")[0]))


_SIDE_WORDS = (
    ("front", "back"),
    ("recto", "verso"),
    ("vorne", "hinten"),
    ("vorderseite", "rückseite"),
    ("obverse", "reverse"),
    ("f", "b"),
    ("a", "b"),
    ("表", "裏"),
)


def _named_as_sides(front: str, back: str) -> bool:
    """``x_front.jpg`` with ``x_back.jpg``, ``x-a`` with ``x-b`` and the like."""
    left, right = _cut_ending(front), _cut_ending(back)
    for first, second in _SIDE_WORDS:
        for one, other in ((left, right), (right, left)):
            stem_a = _without_word(one, first)
            if stem_a is not None and stem_a == _without_word(other, second):
                return len(first) > 1 or one is left
    return False


def _numbered_one_two(front: str, back: str) -> bool:
    """``x-1.jpg`` with ``x-2.jpg``, where what stands before is more than a camera's prefix."""
    left, right = _cut_ending(front), _cut_ending(back)
    stem_a, stem_b = _without_word(left, "1"), _without_word(right, "2")
    return stem_a is not None and stem_a == stem_b


def _cut_ending(file: str) -> str:
    path = PurePosixPath(file)
    return fold(str(path.with_suffix("")))


def _without_word(stem: str, word: str) -> str | None:
    """The stem without ``word`` at its end after a separator; None if it does not stand there."""
    match = re.fullmatch(rf"(.*[^\s_.-])[\s_.-]*[\s_.(-]{re.escape(fold(word))}\)?", stem)
    return match.group(1) if match else None


def _pages(front: Side, back: Side) -> bool:
    return front.file == back.file and front.page % 2 == 0 and back.page == front.page + 1


def _follows(first: _Known, second: _Known) -> bool:
    return second.shot == first.shot + 1 and first.side.alone and second.side.alone


def _share_domain(front: _Known, back: _Known) -> bool:
    if not front.domains.isdisjoint(back.domains):
        return True
    # A cropped or badly read address may have lost its ending: the name before it tells.
    left = {_label(host) for host in front.domains}
    right = {_label(host) for host in back.domains}
    return any(len(label) >= _TELLING for label in left & right)


def _label(host: str) -> str:
    labels = host.removeprefix("www.").split(".")
    return labels[0] if len(labels) < 3 else labels[-2] if len(labels[-2]) > 3 else labels[-3]


def _share_organization(front: _Known, back: _Known) -> bool:
    return any(a == b or same_value.is_slip(a, b) for a in front.cores for b in back.cores)


def _organization_elsewhere(front: _Known, back: _Known) -> bool:
    """One side's organisation, or the name in its domain, stands in the other side's text."""
    for one, other in ((front, back), (back, front)):
        for name in [*map(squeeze, one.cores), *(squeeze(_label(h)) for h in one.domains)]:
            if len(name) >= _TELLING and name in other.squeezed:
                return True
    return False


def _address_elsewhere(front: _Known, back: _Known) -> bool:
    """The house number and the street of one side stand on the other, as on a map."""
    for one, other in ((front, back), (back, front)):
        for street in one.streets:
            # House numbers of three digits and more are rarely on a card by chance.
            numbers = re.findall(r"(?<!\d)\d{3,5}(?!\d)", street)[:1]
            telling = [w for w in words(street) if len(w) > 3 and not w.isdigit()]
            if numbers and telling and numbers[0] in other.words and telling[0] in other.words:
                return True
    return False


def _add_lack_of_own(found: dict[str, float], front: _Known, back: _Known) -> None:
    if not back.is_sparse or front.is_sparse:
        return
    if not back.cores or not front.cores or _share_organization(front, back):
        found["says nothing of its own"] = WEIGHTS["says nothing of its own"]
    if _is_backish(back):
        reason = "hours, a map or a logo only"
        found[reason] = WEIGHTS[reason]


_HOURS = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m|uhr|h)\b|\bnoon\b|営業時間|定休日|öffnungszeiten"
    r"|opening hours|\bhours\b|\bappointment\b|\bclosed\b|geschlossen|horaires|horario",
)
_WEEKDAY_NAMES = """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday
    sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lun mar mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo
"""
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
_STREET = re.compile(
    r"\b(?:ave|avenue|st|street|rd|road|blvd|hwy|exit|expy|straße|strasse|platz)\b"
)


def _is_backish(known: _Known) -> bool:
    text = fold(known.text)
    lines = [line for line in text.splitlines() if line.strip()]
    hours = len(_HOURS.findall(text)) + len(_WEEKDAYS & known.words)
    streets = sum(1 for line in lines if len(line) < 25 and _STREET.search(line))
    return hours >= 2 or streets >= 2 or len(lines) <= 3


def _add_conflicts(found: dict[str, float], front: _Known, back: _Known) -> None:
    if (
        front.cores
        and back.cores
        and not ({"same organisation", "organisation printed on the other side"} & found.keys())
    ):
        found["other organisation"] = WEIGHTS["other organisation"]
    if front.domains and back.domains and "same web domain" not in found:
        found["other web domain"] = WEIGHTS["other web domain"]
    if front.numbers and back.numbers and "same number" not in found:
        found["other numbers"] = WEIGHTS["other numbers"]


def _points(found: dict[str, float]) -> float:
    return sum(found.values())


def _choose(scored: Sequence[tuple[dict[str, float], _Known, _Known]]) -> Iterable[Pair]:
    """The best front for every back, one back picture for every front."""
    ranked = sorted(
        ((_points(f), front, back, f) for f, front, back in scored if _points(f) > 0),
        key=lambda item: (-item[0], _gap(item[1], item[2]), item[2].place, item[1].place),
    )
    front_of: dict[int, _Known] = {}
    # A card photographed once more elsewhere is a series of its own.
    back_shot: dict[tuple[int, str], int] = {}
    for points, front, back, found in ranked:
        if points < PROPOSE_POINTS or back.place in front_of or front.place in front_of:
            continue
        if back_shot.get((front.place, back.series), back.shot) != back.shot:
            continue
        if (back.place, back.series) in back_shot:
            continue
        front_of[back.place] = front
        back_shot[front.place, back.series] = back.shot
        rivals = [
            other
            for other_points, other, other_back, _ in ranked
            if other_back is back
            and other is not front
            and other_points > points - GAP_POINTS
            and not _one_party(front, other)
            and back_shot.get((other.place, back.series), back.shot) == back.shot
        ]
        sure = points >= SURE_POINTS and not rivals
        reasons = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))
        yield Pair(
            front.side.id,
            back.side.id,
            Match(
                Verdict.SURE if sure else Verdict.PROPOSE,
                points,
                tuple(r if p > 0 else f"but {r}" for r, p in reasons),
            ),
        )


def _gap(front: _Known, back: _Known) -> tuple[bool, int]:
    return _distance(front, back) is None, abs(back.shot - front.shot)


def _one_party(a: _Known, b: _Known) -> bool:
    """Whether two fronts are the same card shot twice, so that either may have the back."""
    return bool(
        (a.emails & b.emails and _names_agree(a, b))
        or (a.numbers & b.numbers and (not a.names or not b.names or _names_agree(a, b)))
    )
