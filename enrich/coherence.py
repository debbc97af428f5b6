"""What cards look like as a whole: corrections to roles that each segment alone cannot know."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enrich.address_groups import ends_in_code, row_text
from enrich.address_lines import LETTERED_CODE, LOOSE, fill_addresses, is_place
from enrich.address_towns import is_known_town
from enrich.asides import drop_asides
from enrich.degrees import call_degrees_credentials
from enrich.employers import (
    governs_place,
    is_partnership,
    is_rank_before_firm,
    is_rank_before_unit,
    lists_partners,
)
from enrich.evidence import Evidence
from enrich.fold import is_unspaced
from enrich.layout import Box, Neighbours, aligned, box_of, gaps, neighbours
from enrich.lexicon import load_lexicon
from enrich.name_lines import tell_names
from enrich.names import name_likeness
from enrich.roles import ROLES, Role
from enrich.seams import is_east_asian_unit
from enrich.segments import goes_on, unparted
from enrich.text_kinds import sounds_like
from enrich.word_classes import text_classes, word_classes, words_of
from enrich.wrapping import ends_in_joining_word

_CODE_AND_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} ([^\W\d_][^\d,]*?)(?: [A-ZÅÄÖØ]{1,3})?")
_TOWN_AND_LETTERED_CODE = re.compile(rf"[^\W\d_][^\d,]*? (?:{LETTERED_CODE.pattern})")
_STATE_AND_CODE = re.compile(r"[A-Z]{2,3}\.?\s*(?:\d{4,5}|[A-Z]\d[A-Z])")
"""What follows a town and nothing else, in North America and Australia."""
_OF = re.compile(r"\b(?:of|de|del|della|di|do|du|von)$", re.IGNORECASE)
"""Behind what a town or a state is part of a name; ``Made in`` is followed by one too."""


def decide(evidence: Evidence, shares: NDArray[np.float64]) -> tuple[Role, ...]:
    """The role of each segment: the likeliest, unless the card as a whole speaks against it."""
    roles = [ROLES[i] for i in shares.argmax(axis=1)]
    boxes = [box_of(s) for s in evidence.segments]
    near = neighbours(boxes, [s.span.line for s in evidence.segments])
    _drop_lone_letters(evidence, roles)
    tell_names(evidence, roles, shares, boxes, near)
    _call_ranks_titles(evidence, roles)
    call_degrees_credentials(evidence, roles)
    _call_firms_organisations(evidence, roles)
    _part_titles_from_firms(evidence, roles)
    _call_towns_employers(evidence, roles)
    _call_coded_towns_addresses(evidence, roles)
    fill_addresses(evidence, roles, shares, boxes, near)
    _empty_lists(evidence, roles)
    _fill_coded_lines(evidence, roles)
    _fill_lines(evidence, roles, shares)
    _fill_blocks(roles, shares, boxes, near)
    _extend_blocks(roles, shares, boxes, near)
    _lead_into_addresses(evidence, roles, boxes, near)
    _finish_wrapped(evidence, roles, boxes, near)
    _specify_titles(evidence, roles, boxes, near)
    _complete_institutions(evidence, roles, boxes, near)
    _part_units_from_titles(evidence, roles)
    drop_asides(evidence, roles)
    return tuple(roles)


def settle(shares: NDArray[np.float64], roles: Sequence[Role]) -> NDArray[np.float64]:
    """The shares as the card as a whole sees them: each segment's role has its largest."""
    settled = shares.copy()
    likeliest = shares.argmax(axis=1)
    for at, role in enumerate(roles):
        own = ROLES.index(role)
        settled[at, [own, likeliest[at]]] = shares[at, [likeliest[at], own]]
    return settled


def _drop_lone_letters(evidence: Evidence, roles: list[Role]) -> None:
    """One letter with no name beside it is a logo or a stain."""
    segments = evidence.segments
    for at, segment in enumerate(segments):
        if roles[at] is Role.NAME and sum(map(str.isalpha, segment.text)) < 2:
            row = [i for i, other in enumerate(segments) if other.span.line == segment.span.line]
            if not any(i != at and roles[i] is Role.NAME for i in row):
                roles[at] = Role.OTHER


def _call_ranks_titles(evidence: Evidence, roles: list[Role]) -> None:
    """``部長`` alone is a rank, also beside ``営業部`` and no part of that department's name.

    So is ``Notary Public`` behind a name and a comma.
    """
    titles = load_lexicon().titles
    for at, segment in enumerate(evidence.segments):
        rank = is_unspaced(segment.text) and segment.text in titles
        named = at > 0 and roles[at - 1] is Role.NAME and goes_on(evidence.segments, at - 1)
        behind = named and roles[at] is Role.OTHER and segment.text in titles
        if behind or (roles[at] in {Role.DEPARTMENT, Role.OTHER} and rank):
            roles[at] = Role.TITLE


def _call_firms_organisations(evidence: Evidence, roles: list[Role]) -> None:
    """What ends in a legal form, as ``Marketing, Inc.``, is no title, two family names nobody."""
    for at, segment in enumerate(evidence.segments):
        formed = roles[at] is Role.TITLE and load_lexicon().final_legal_form(segment.text)
        named = roles[at] is Role.NAME and is_partnership(segment.text)
        if formed or named or lists_partners(evidence.lines[segment.span.line].text):
            roles[at] = Role.ORGANIZATION


def _part_titles_from_firms(evidence: Evidence, roles: list[Role]) -> None:
    """``Partner, Keller & Hughes LLP`` is what somebody is and, behind the comma, where."""
    segments = evidence.segments
    for at in range(len(segments) - 1):
        if roles[at] is not roles[at + 1] or roles[at] not in {Role.TITLE, Role.ORGANIZATION}:
            continue
        if is_rank_before_firm(segments, at):
            roles[at], roles[at + 1] = Role.TITLE, Role.ORGANIZATION
        elif roles[at] is Role.TITLE and is_rank_before_unit(segments, at):
            roles[at + 1] = Role.DEPARTMENT


def _call_towns_employers(evidence: Evidence, roles: list[Role]) -> None:
    """``City of Johannesburg`` on a line of its own is who somebody works for, not where.

    Only where nothing else is: in London it may be a line of the address.
    """
    if Role.ORGANIZATION in roles:
        return
    lines = [segment.span.line for segment in evidence.segments]
    for at, segment in enumerate(evidence.segments):
        alone = lines.count(segment.span.line) == 1
        behind = at > 0 and roles[at - 1] is Role.ADDRESS
        if alone and not behind and governs_place(segment.text):
            roles[at] = Role.ORGANIZATION
            return


def _call_coded_towns_addresses(evidence: Evidence, roles: list[Role]) -> None:
    """``8000 Aarhus C`` and ``Greenfield GF1 2AB`` are no second name of what is named so."""
    for at, segment in enumerate(evidence.segments):
        if roles[at] is not Role.ORGANIZATION:
            continue
        begins = _CODE_AND_TOWN.fullmatch(segment.text)
        town = begins is not None and is_known_town(begins[1], evidence.region)
        if town or _TOWN_AND_LETTERED_CODE.fullmatch(segment.text):
            roles[at] = Role.ADDRESS


def _empty_lists(evidence: Evidence, roles: list[Role]) -> None:
    """One thing of a list, between two that are no address, is none: ``oil, industrial, lubes``."""
    region = evidence.region
    for at in range(1, len(roles) - 1):
        text = evidence.segments[at].text
        if roles[at] is not Role.ADDRESS or not roles[at - 1] is roles[at + 1] is Role.OTHER:
            continue
        listed = goes_on(evidence.segments, at - 1) and goes_on(evidence.segments, at)
        if listed and not any(map(str.isdigit, text)) and not is_place(text, region):
            roles[at] = Role.OTHER


def _fill_coded_lines(evidence: Evidence, roles: list[Role]) -> None:
    """A line that ends in a postal code is an address, all of it: ``G-4, Sector 39, Noida - 201301``.

    What stands before the first piece that is one for sure may be the holder or the organisation.
    """
    segments = evidence.segments
    region = evidence.region
    for row in unparted(segments):
        if len(row) == 1:
            continue
        text = row_text(evidence, row)
        if not ends_in_code(text, region):
            continue
        if sounds_like(text, "address") < 0.35:
            continue
        begun = False
        for at in row:
            own = segments[at].text
            begun = begun or roles[at] is Role.ADDRESS
            firm = load_lexicon().legal_form(own) is not None
            if not begun and _sounds_like_a_name(own):
                continue
            if not firm and (begun or roles[at] in LOOSE):
                roles[at] = Role.ADDRESS


def _sounds_like_a_name(text: str) -> bool:
    named = " " in text and name_likeness(text).score >= 0.85
    return named and sounds_like(text, "name") > 0.3


def _fill_lines(evidence: Evidence, roles: list[Role], shares: NDArray[np.float64]) -> None:
    """``(W)`` inside an address, ``(Planning)`` after a title, a town before its state and code."""
    segments = evidence.segments
    column = shares[:, ROLES.index(Role.ADDRESS)]
    for at, here in enumerate(segments):
        before = roles[at - 1] if goes_on(evidence.segments, at - 1) else None
        after = roles[at + 1] if goes_on(evidence.segments, at) else None
        bracket = here.text.startswith("(")
        if roles[at] not in LOOSE:
            continue
        if before is Role.ADDRESS and (after is Role.ADDRESS or (bracket and len(here.text) <= 6)):
            roles[at] = Role.ADDRESS
        elif before is Role.TITLE and bracket:
            roles[at] = Role.TITLE
    for at in range(len(segments) - 1):
        if goes_on(evidence.segments, at) and roles[at + 1] is Role.ADDRESS:
            town = len(segments[at].text.split()) <= 3 and segments[at].text[:1].isalpha()
            if town and _STATE_AND_CODE.match(segments[at + 1].text):
                roles[at] = Role.ADDRESS
    for at in range(len(segments) - 2, -1, -1):
        if (
            roles[at] in LOOSE
            and column[at] > 0.25
            and goes_on(evidence.segments, at)
            and roles[at + 1] is Role.ADDRESS
        ):
            roles[at] = Role.ADDRESS


def _fill_blocks(
    roles: list[Role], shares: NDArray[np.float64], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """A line close between two lines of an address is a line of it."""
    column = shares[:, ROLES.index(Role.ADDRESS)]
    for at, place in enumerate(near):
        if roles[at] not in LOOSE or column[at] < 0.15:
            continue
        if place.above is None or place.below is None:
            continue
        if roles[place.above] is Role.ADDRESS and roles[place.below] is Role.ADDRESS:
            height = boxes[at].height
            above, below = boxes[place.above], boxes[place.below]
            if boxes[at].top - above.bottom < height and below.top - boxes[at].bottom < height:
                roles[at] = Role.ADDRESS


LEAST_ADDRESS = 0.2
"""A line set like the address it touches is part of it from this share on."""


def _extend_blocks(
    roles: list[Role], shares: NDArray[np.float64], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """The name of a house or a landmark, set like the address right below or above it."""
    column = shares[:, ROLES.index(Role.ADDRESS)]
    for at in np.argsort(-column, kind="stable"):
        at = int(at)
        if roles[at] not in LOOSE or column[at] < LEAST_ADDRESS:
            continue
        for other in (near[at].below, near[at].above):
            if other is None or roles[other] is not Role.ADDRESS:
                continue
            a, b = boxes[at], boxes[other]
            height = min(a.height, b.height)
            _, down = gaps(a, b)
            alike = height > 0.8 * max(a.height, b.height)
            if alike and down < 0.8 * height and aligned(a, b):
                roles[at] = Role.ADDRESS
                break


def _lead_into_addresses(
    evidence: Evidence, roles: list[Role], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """``Larch Executive Suites,`` ends in a comma and is set like the address right below it."""
    for at, place in enumerate(near):
        below = place.below
        if roles[at] not in {Role.OTHER, Role.TITLE} or below is None:
            continue
        segment = evidence.segments[at]
        line = evidence.lines[segment.span.line].text
        if line.strip() != f"{segment.text}," or roles[below] is not Role.ADDRESS:
            continue
        a, b = boxes[at], boxes[below]
        alike = min(a.height, b.height) > 0.8 * max(a.height, b.height)
        left = abs(a.left - b.left) < 0.6 * b.height
        if alike and left and b.top - a.bottom < b.height and _names_house(segment.text):
            roles[at] = Role.ADDRESS


def _names_house(text: str) -> bool:
    """``Larch Executive Suites``, but not ``Advocate High Court``."""
    found = words_of(text)
    if len(found) < 2:
        return False
    first, last = word_classes(found[0]), word_classes(found[-1])
    ranked = {"title", "seniority", "honorific"} & first.keys() or "title" in last
    return not ranked and last.get("address", 0.0) == 1.0


def _finish_wrapped(
    evidence: Evidence, roles: list[Role], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """What ends in ``and`` or ``of`` goes on in the line below, whatever that looks like alone.

    ``Chamber of Commerce of`` goes on in a town, ``University of`` in a state.
    """
    for at, place in enumerate(near):
        if roles[at] not in {Role.TITLE, Role.ORGANIZATION, Role.DEPARTMENT} or place.below is None:
            continue
        if not ends_in_joining_word(evidence.segments[at].text):
            continue
        a, b = boxes[at], boxes[place.below]
        alike = min(a.height, b.height) > 0.75 * max(a.height, b.height)
        below = evidence.segments[place.below].text
        of_place = roles[at] is Role.ORGANIZATION and _OF.search(evidence.segments[at].text)
        town = of_place and _is_town_or_area(below, evidence.region)
        free = roles[place.below] in LOOSE or (town and roles[place.below] is Role.ADDRESS)
        if alike and aligned(a, b) and b.top - a.bottom < a.height and free:
            roles[place.below] = roles[at]


def _is_town_or_area(text: str, region: str | None) -> bool:
    return is_known_town(text, region) or is_place(text, region)


def _specify_titles(
    evidence: Evidence, roles: list[Role], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """``(Traffic Planning)`` right below a title says more of it."""
    for at, place in enumerate(near):
        text = evidence.segments[at].text
        if place.above is None or roles[place.above] is not Role.TITLE:
            continue
        if roles[at] not in LOOSE and roles[at] is not Role.ORGANIZATION:
            continue
        if text.startswith("(") and text.endswith(")") and any(c.islower() for c in text):
            a, b = boxes[place.above], boxes[at]
            if b.top - a.bottom < a.height and aligned(a, b):
                roles[at] = Role.TITLE


_POSTS = frozenset({"title", "seniority", "field", "department"})


def _complete_institutions(
    evidence: Evidence, roles: list[Role], boxes: list[Box], near: tuple[Neighbours, ...]
) -> None:
    """``UNIVERSITY`` below ``LAKEVIEW`` is of its name; a kind of institution is nobody's title."""
    for at, place in enumerate(near):
        segment = evidence.segments[at]
        if roles[at] is not Role.TITLE or len(words_of(segment.text)) != 1:
            continue
        classes = text_classes(segment.text)
        if classes.get("organization", 0.0) < 1.0 or _POSTS & classes.keys():
            continue
        roles[at] = Role.OTHER
        above = place.above
        if above is None or roles[above] is not Role.ORGANIZATION:
            continue
        a, b = boxes[above], boxes[at]
        if b.top - a.bottom < max(a.height, b.height) and aligned(a, b):
            roles[at] = Role.ORGANIZATION


def _part_units_from_titles(evidence: Evidence, roles: list[Role]) -> None:
    """``営業部`` before ``部長`` on a line is the unit that the title leads, no part of it."""
    for at, (unit, title) in enumerate(itertools.pairwise(evidence.segments)):
        both = roles[at] is Role.TITLE and roles[at + 1] is Role.TITLE
        if both and unit.span.line == title.span.line and is_east_asian_unit(unit.text):
            roles[at] = Role.DEPARTMENT
