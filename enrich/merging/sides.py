"""Front and back: which cards of a run are two sides of one.

A side is weighed against every other side it could belong to: by what both print, by the
file names, by the order of the shots, and by the distance between the shots of pairs that
are sure already (all fronts first, then all backs). Two sides that name different people
are never joined, and a front has the backs of one picture at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from enrich.merging.backs import is_backish
from enrich.merging.compare import Match, Verdict
from enrich.merging.known_side import KnownSide, Side, by_picture, names_agree
from enrich.merging.shared_print import (
    address_elsewhere,
    are_one_party,
    is_front_of,
    organization_elsewhere,
    read_alike,
    share_organization,
)
from enrich.merging.shots import counted_stems, far_apart, named_as_sides, numbered_one_two
from enrich.merging.web_homes import Kinship, kinship

__all__ = ["Pair", "Side", "pair_sides"]

WEIGHTS = {
    "named as front and back": 6.0,
    "named as first and second of two": 3.0,
    "pages of one document": 3.5,
    "shot one after the other": 1.5,
    "shot before its front": 0.5,
    "as far apart as the other pairs": 3.0,
    "same e-mail": 5.0,
    "same number": 3.0,
    "same web domain": 4.0,
    "web domain named after the organisation": 5.0,
    "same organisation": 4.0,
    "same name": 5.0,
    "same name in two scripts": 5.0,
    "names that sound alike in two scripts": 2.0,
    "organisation printed on the other side": 3.5,
    "part of the organisation printed on the other side": 2.0,
    "address printed on the other side": 1.5,
    "says nothing of its own": 1.0,
    "hours, a map or a logo only": 1.5,
    "other organisation": -2.5,
    "other web domain": -4.0,
    "another ending of the web domain": -1.5,
    "other e-mail": -1.0,
    "other numbers": -2.0,
    "nothing printed in common": -2.0,
    "another series of shots": -1.0,
}
"""Points per reason."""
SURE_POINTS = 4.0
PROPOSE_POINTS = 2.5
GAP_POINTS = 1.0
"""A back is sure of its front only if no front of another party comes within this."""


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
    known = [KnownSide(place, placed) for place, placed in enumerate(by_picture(sides))]
    counted = counted_stems(side.file for side in sides)
    scored = [
        (found, front, back)
        for front, back in _worth_weighing(known)
        if (found := _weigh(front, back, counted)) is not None
    ]
    _add_distances(scored)
    return tuple(_choose(scored))


_WINDOW = 40
"""Shots between a front and its back, unless they share a number or the like."""


def _worth_weighing(known: Sequence[KnownSide]) -> Iterator[tuple[KnownSide, KnownSide]]:
    """Ordered pairs near each other or with something in common; grows with the run's length."""
    by_key: dict[str, list[KnownSide]] = {}
    by_shot: dict[int, list[KnownSide]] = {}
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


def _weigh(front: KnownSide, back: KnownSide, counted: frozenset[str]) -> dict[str, float] | None:
    """The reasons for ``back`` being the back of ``front``; None if it cannot be."""
    if front.shot == back.shot or not is_front_of(front, back):
        return None
    found: dict[str, float] = {}
    if front.names and back.names:
        kind = names_agree(front, back)
        if kind is None:
            return None
        found[kind] = WEIGHTS[kind]
        if kind == "same name":
            return None  # twice the same side: a question for the comparison of people
    if read_alike(front, back):
        return None
    for reason, holds in (
        ("named as front and back", named_as_sides(front.side.file, back.side.file)),
        (
            "named as first and second of two",
            numbered_one_two(front.side.file, back.side.file, counted),
        ),
        ("pages of one document", _pages(front.side, back.side)),
        ("shot one after the other", _follows(front, back)),
        ("shot before its front", _follows(back, front)),
        ("same e-mail", not front.emails.isdisjoint(back.emails)),
        ("same number", not front.numbers.isdisjoint(back.numbers)),
        ("same organisation", share_organization(front, back)),
        ("address printed on the other side", address_elsewhere(front, back)),
    ):
        if holds:
            found[reason] = WEIGHTS[reason]
    kin = kinship(front.homes, back.homes, front.phrases, back.phrases)
    if kin is not Kinship.NONE:
        found[kin.value] = WEIGHTS[kin.value]
    if "same organisation" not in found:
        elsewhere = organization_elsewhere(front, back, kin in _ONE_DOMAIN)
        if elsewhere is not None:
            found[elsewhere] = WEIGHTS[elsewhere]
    if _distance(front, back) is None and not found.keys() & _NAMED:
        found["another series of shots"] = WEIGHTS["another series of shots"]
    _add_lack_of_own(found, front, back)
    _add_conflicts(found, front, back)
    return found


def _add_distances(scored: Sequence[tuple[dict[str, float], KnownSide, KnownSide]]) -> None:
    """Fronts shot in a row and then their backs are all as far apart: sure pairs tell how far.

    A pair is believed by its distance when another back, at most two shots away, has a front
    at that distance which what both print makes sure.
    """
    sure: dict[int, list[KnownSide]] = {}
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


_ONE_DOMAIN = (Kinship.SAME, Kinship.NAMED)
_NAMED = {"named as front and back", "named as first and second of two", "pages of one document"}
_PRINTED = {
    "same e-mail",
    "same number",
    "same organisation",
    "same name in two scripts",
    "names that sound alike in two scripts",
    "organisation printed on the other side",
    "part of the organisation printed on the other side",
    "address printed on the other side",
    *(kin.value for kin in _ONE_DOMAIN),
}
_ONE_FIRM = {
    "same organisation",
    "organisation printed on the other side",
    "part of the organisation printed on the other side",
    # Beside such a domain the other side's "organisation" is a slogan or a branch.
    Kinship.NAMED.value,
}


def _add_lack_of_own(found: dict[str, float], front: KnownSide, back: KnownSide) -> None:
    if not back.is_sparse or front.is_sparse:
        return
    if not back.cores or share_organization(front, back):
        found["says nothing of its own"] = WEIGHTS["says nothing of its own"]
    if is_backish(back):
        reason = "hours, a map or a logo only"
        found[reason] = WEIGHTS[reason]


def _add_conflicts(found: dict[str, float], front: KnownSide, back: KnownSide) -> None:
    if front.cores and back.cores and not _ONE_FIRM & found.keys():
        found["other organisation"] = WEIGHTS["other organisation"]
    if not back.is_sparse and not _PRINTED & found.keys():
        found["nothing printed in common"] = WEIGHTS["nothing printed in common"]
    one_domain = any(kin.value in found for kin in _ONE_DOMAIN)
    if front.emails and back.emails and "same e-mail" not in found and not one_domain:
        found["other e-mail"] = WEIGHTS["other e-mail"]
    if front.numbers and back.numbers and "same number" not in found:
        found["other numbers"] = WEIGHTS["other numbers"]


def _points(found: dict[str, float]) -> float:
    return sum(found.values())


def _choose(scored: Sequence[tuple[dict[str, float], KnownSide, KnownSide]]) -> Iterable[Pair]:
    """The best front for every back, one back picture for every front."""
    ranked = sorted(
        ((_points(f), front, back, f) for f, front, back in scored if _points(f) > 0),
        key=lambda item: (-item[0], _gap(item[1], item[2]), item[2].place, item[1].place),
    )
    front_of: dict[int, KnownSide] = {}
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
            and not are_one_party(front, other)
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


def _pages(front: Side, back: Side) -> bool:
    return front.file == back.file and front.page % 2 == 0 and back.page == front.page + 1


def _follows(first: KnownSide, second: KnownSide) -> bool:
    return (
        second.shot == first.shot + 1
        and first.side.alone
        and second.side.alone
        and not far_apart(first.side.file, second.side.file)
    )


def _distance(front: KnownSide, back: KnownSide) -> int | None:
    """How far apart two shots of one series are; None if they are of different series."""
    return back.shot - front.shot if front.series == back.series else None


def _gap(front: KnownSide, back: KnownSide) -> tuple[bool, int]:
    return _distance(front, back) is None, abs(back.shot - front.shot)
