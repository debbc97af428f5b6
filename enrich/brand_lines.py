"""A brand and, below it, what completes the firm's name: ``ARCTIC BREEZE`` / ``Heating, Inc.``"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.fold import letters_of, word_set
from enrich.lexicon import load_lexicon
from enrich.segments import Segment, goes_on
from enrich.word_classes import word_classes, words_of
from enrich.wrapping import begins_joined

_GENERIC = 0.5
"""Share from which a word is one that firms of a trade are called by."""
_PROUD = word_set(
    "international national general united american european global universal first royal new great bank university"
)
"""Words of that kind that names begin with: ``International Paper Company``."""
_SHORTEST_BRAND = 3
_GOES_ON = re.compile(r"(?:& ?|\+ )[^\W\d_]{2,}(?:[ ,]+(?:& )?[^\W\d_]{2,}){0,2}\.?$")
"""A few words that an and joins to what is printed above them."""


def completes_brand(text: str) -> bool:
    """Whether a line is no firm's name by itself: a legal form, with no more than trades before it,
    or a few words behind an and.

    ``PRIVATE LIMITED``, ``& Exteriors Inc.``, ``Freight Services L.L.C``, ``(Thailand) Ltd.``,
    ``di Ermes Zanotti s.a.s.``, ``& Pressing Factory``; not ``Northwind Ltd.``
    """
    if _GOES_ON.match(text) and not load_lexicon().titles.hits(text):
        return True
    form = load_lexicon().final_legal_form(text)
    if form is None:
        return False
    rest = text[: form.span[0]].strip(" ,(-–")
    words = words_of(rest)
    if not words or re.match(r"[&+]|(?:di|dei|et|und) ", rest):
        return True
    place = re.fullmatch(r"\(([^()]+)\)[ ,]*", text[: form.span[0]])
    if place and load_lexicon().country(place[1].casefold()) is not None:
        return True
    generic = word_classes(words[0]).get("organization", 0.0) >= _GENERIC
    return generic and words[0] not in _PROUD


def is_brand_of(brand: str, rest: str) -> bool:
    """Whether the line above may be the name that ``rest`` completes: neither a firm's whole name
    nor the initials of what stands below."""
    own = letters_of(brand)
    initials = "".join(word[0] for word in words_of(rest))
    return (
        len(own) >= _SHORTEST_BRAND
        and load_lexicon().legal_form(brand) is None
        and not initials.startswith(own)
        and own not in letters_of(rest)
    )


def with_completion(
    segments: Sequence[Segment], groups: Sequence[tuple[int, ...]], texts: Sequence[str], best: int
) -> int:
    """The group that has the brand and its completion, where ``best`` has one of the two.

    Args:
        segments: of the card.
        groups: of segments in print order, one for each way to read the organisation.
        texts: what each reads.
        best: index of the group to complete.
    """
    single = {group[0]: text for group, text in zip(groups, texts, strict=True) if len(group) == 1}
    where = {group: at for at, group in enumerate(groups)}
    for group, at in where.items():
        *above, last = group
        completion = single.get(last)
        brand = where.get(tuple(above))
        amid = goes_on(segments, last - 1) and last - 1 not in above
        if completion is None or amid or brand is None or best not in (brand, where.get((last,))):
            continue
        if completes_brand(completion) and is_brand_of(texts[brand], completion):
            return at
    return best


def with_second_line(
    segments: Sequence[Segment], groups: Sequence[tuple[int, ...]], best: int
) -> int:
    """The group that has the line below the best one too, where that goes on with it.

    Args:
        segments: of the card.
        groups: of touching segments in print order, one for each way to read the organisation.
        best: index of the group to complete.
    """
    own = groups[best]
    longest = best
    finished = load_lexicon().final_legal_form(segments[own[-1]].text) is not None
    for at, group in enumerate(groups):
        more = group[len(own) :]
        if not more or group[: len(own)] != own or len(group) <= len(groups[longest]):
            continue
        first = segments[more[0]]
        wrapped = first.span.line != segments[own[-1]].span.line and first.span.start == 0
        whole = all(segments[i].span.line == first.span.line for i in more)
        if finished and load_lexicon().legal_form(segments[more[-1]].text) is None:
            continue
        if wrapped and whole and begins_joined(first.text) and not _names_institution(first.text):
            longest = at
    return longest


def _names_institution(text: str) -> bool:
    """``& Mercy Memorial General Hospital``: another institution, not the rest of a name."""
    words = words_of(text)
    return len(words) > 3 and word_classes(words[-1]).get("organization", 0.0) == 1.0
