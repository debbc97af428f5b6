"""Cards that lie on a printed page: told from what is printed there by how they lie.

With the page's print wiped away (:mod:`ocr.pages`) a card shows as an even patch. A box or a
picture of the page does too, but neither is turned against the lines nor hides any.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr.engine import Engine, Picture, Quad
from ocr.evidence import FRAME, Verdict, judge_outlines
from ocr.geometry import Points, aspect_of, share_inside, to_points
from ocr.glance import shrink_to
from ocr.ground import cuts_lines
from ocr.outlines import propose_from_edges, propose_patches, propose_plain_patches
from ocr.pages import (
    TURNED,
    WIPED,
    cut_length,
    is_page,
    lies_on_page,
    print_inside,
    turned_by,
    wipe_print,
)
from ocr.selection import alike_cards, best_set, in_reading_order

_PATCH = 3.0
"""Score of a patch on a printed page, before its own print is looked for."""
_SEEN = 0.85
"""Share of its outline along which the edge of a card on a printed page shows."""


def stand_on_page(cards: Sequence[Verdict], texts: Sequence[Points]) -> bool:
    """Whether there is no page, or the cards are told from what is printed on it."""
    held = frozenset[int]().union(*(card.inside for card in cards))
    others = [text for i, text in enumerate(texts) if i not in held]
    if not is_page(others):
        return True
    return bool(cards) and all(
        card.edge >= _SEEN
        and not card.crossing
        and _is_card_shaped(card.points)
        and turned_by(card.points, others)
        > max(TURNED, turned_by(card.points, [texts[i] for i in card.inside]))
        for card in cards
    )


def cards_on_page(
    picture: Picture, scale: float, texts: Sequence[Points], engine: Engine, size: tuple[int, int]
) -> list[tuple[Verdict, tuple[Quad, ...]]]:
    """Cards on a printed page with their text boxes in the photo; [] when none is sure.

    Args:
        picture: the photo.
        scale: of the small picture, in its pixels per pixel of the photo.
        texts: all text boxes, in pixels of the small picture.
        engine: only its ``detect`` is used, once per card.
        size: width and height of the small picture.
    """
    wiped = wipe_print(shrink_to(picture, WIPED)[0], *size)
    verdicts: list[Verdict] = []
    seen: list[tuple[Verdict, tuple[Quad, ...]]] = []
    for propose in (propose_plain_patches, propose_patches, propose_from_edges):
        verdicts += judge_outlines(wiped, (), propose(wiped, ()), _PATCH)
        good = [
            v
            for v in verdicts
            if v.edge >= _SEEN
            and v.weakest >= 0.5
            and v.score >= _PATCH
            and v.share < FRAME
            and _is_card_shaped(v.points)
            and lies_on_page(v.points, texts, size)
        ]
        for chosen in best_set(good, ()):
            verdict = _without_shadow(chosen, good, texts)
            own = print_inside(picture, verdict.points / scale, engine)
            if own and _lies_on_print(verdict, own, texts):
                seen.append((verdict, own))
        # Turned against the page, none of them is a box printed on it.
        turned = [pair for pair in seen if turned_by(pair[0].points, texts) > TURNED]
        if turned:
            seen = turned
            break
    cards = in_reading_order(alike_cards(best_set([v for v, _ in seen], ()), ()))
    return [next(pair for pair in seen if pair[0] is card) for card in cards]


def _lies_on_print(card: Verdict, own: Sequence[Quad], texts: Sequence[Points]) -> bool:
    """Whether a card with print of its ``own`` is none of the page's boxes and pictures.

    It is turned against the page and its print with it, or it hides what the page says.
    """
    if turned_by(card.points, texts) > TURNED:
        # A picture's slant is not that of the words on it.
        return turned_by(card.points, [to_points(text) for text in own]) < TURNED
    return len(own) > 1 and cuts_lines(card.points, texts)


def _without_shadow(chosen: Verdict, others: Sequence[Verdict], texts: Sequence[Points]) -> Verdict:
    """The outline, or one a little smaller that cuts much less of the page's print."""
    best, least = chosen, cut_length(chosen.points, texts) - 0.25 * chosen.area**0.5
    for other in others:
        if (
            0.6 * chosen.area < other.area < chosen.area
            and other.score > chosen.score - 0.4
            and share_inside(other.points, chosen.points) > 0.95
            and (cut := cut_length(other.points, texts)) < least
        ):
            best, least = other, cut
    return best


def _is_card_shaped(points: Points) -> bool:
    return 1.25 < aspect_of(points) < 2.2
