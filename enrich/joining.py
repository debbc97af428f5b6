"""Which neighbouring segments of one role are one value: wrapped names, titles, addresses.

A pair is judged by its print (size, edge, gap), by what parts it and by the words on
both sides of the cut. Values are the connected groups of pairs judged to belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enrich.address_lines import LETTERED_CODE, TOWN_AND_STATE
from enrich.fold import are_two_scripts, is_unspaced, is_without_accents, letters_of
from enrich.forest import Forest
from enrich.layout import Box, aligned, box_of, gaps
from enrich.lexicon import load_lexicon
from enrich.names import is_reading, spells_name
from enrich.roles import ROLES, Role
from enrich.segments import Segment
from enrich.text_kinds import TEXT_KINDS, text_kinds
from enrich.word_classes import WORD_CLASSES, text_classes, word_classes, words_of
from enrich.wrapping import ends_open
from ocr.engine import Line

_CLASSES = (
    "title",
    "department",
    "organization",
    "legal",
    "address",
    "city",
    "state",
    "country",
    "given",
    "family",
)

PAIR_FEATURES: tuple[str, ...] = (
    *(f"role_{role.value}" for role in ROLES),
    "same_line", "soft", "gap_chars", "comma", "dash", "bracket", "gap", "side_gap", "same_left", "centred",
    "same_right", "height_ratio", "caps_a", "caps_b", "lower_b", "continues", "ends_dot", "digit_b", "postal_a",
    "postal_b", "words_a", "words_b", "between", "same_text", "labelled", "chars_a", "chars_b", "width_ratio",
    *(f"a_{c}" for c in _CLASSES), *(f"b_{c}" for c in _CLASSES),
    *(f"last_{c}" for c in _CLASSES), *(f"first_{c}" for c in _CLASSES),
    *(f"{part}_k_{kind}" for part in ("a", "b", "ab") for kind in TEXT_KINDS), "ab_gain",
)  # fmt: skip

assert set(_CLASSES) <= set(WORD_CLASSES)


def candidate_pairs(
    segments: Sequence[Segment], roles: Sequence[Role]
) -> tuple[tuple[int, int], ...]:
    """Pairs worth judging: each segment with the nearest of its role above, before and in order."""
    boxes = [box_of(segment) for segment in segments]
    pairs: set[tuple[int, int]] = set()
    for role in ROLES:
        if role is Role.OTHER:
            continue
        mine = [i for i, r in enumerate(roles) if r is role]
        for place, b in enumerate(mine):
            if place:
                pairs.add((mine[place - 1], b))
            above = _nearest_above(boxes, segments, mine, b)
            if above is not None:
                pairs.add((above, b))
    texts = [words_of(segment.text) for segment in segments]
    pairs = {
        (a, b)
        for a, b in pairs
        if not (
            roles[b] is Role.NAME
            and (
                texts[a] == texts[b]
                or is_unspaced(segments[a].text) != is_unspaced(segments[b].text)
                or are_two_scripts(segments[a].text, segments[b].text)
                or is_without_accents(segments[a].text, segments[b].text)
                or is_without_accents(segments[b].text, segments[a].text)
                or _is_pronounced(segments[a].text, segments[b].text)
                or _are_two_people(segments[a], segments[b])
            )
        )
        and not (
            roles[b] in {Role.TITLE, Role.DEPARTMENT}
            and segments[a].span.line != segments[b].span.line
            and are_two_scripts(segments[a].text, segments[b].text)
        )
        # A logo and the same name in print are not one name.
        and not (
            roles[b] is Role.ORGANIZATION
            and segments[a].span.line != segments[b].span.line
            and letters_of(segments[a].text) == letters_of(segments[b].text)
        )
        and not (
            segments[a].span.line != segments[b].span.line
            and _far_apart(boxes[a], boxes[b], roles[b])
        )
    }
    # A word that announces an address starts one, whatever stands before it.
    pairs = {(a, b) for a, b in pairs if not segments[b].labelled}
    return tuple(sorted(pairs))


def _are_two_people(a: Segment, b: Segment) -> bool:
    """Two whole names: on lines of their own, parted by a bar, or of one family."""
    own_lines = a.span.line != b.span.line
    if own_lines and _is_full_name(a.text) and _is_full_name(b.text):
        return True
    if own_lines and all(re.fullmatch(r"[\u4e00-\u9fff]{3,4}", s.text) for s in (a, b)):
        return True
    first, second = words_of(a.text), words_of(b.text)
    if min(len(first), len(second)) < 2:
        return False
    place = 0 if is_unspaced(a.text) else -1
    return first[place] == second[place] or not (own_lines or b.soft_before)


def _is_full_name(text: str) -> bool:
    """A given name and a family name: ``García López`` and ``Hans Peter`` are half of one."""
    lexicon = load_lexicon()
    words = [w for w in words_of(text) if len(w) > 2 and not lexicon.is_honorific(w)]
    return (
        len(words) >= 2
        and lexicon.given(words[0]) > lexicon.family(words[0])
        and lexicon.family(words[-1]) >= lexicon.given(words[-1])
    )


def _is_pronounced(one: str, other: str) -> bool:
    """A Japanese name and, in kana above or below it, how it is pronounced."""
    return (is_reading(one) and spells_name(other)) or (is_reading(other) and spells_name(one))


def _far_apart(a: Box, b: Box, role: Role) -> bool:
    """Two lines and more below, or more than half a dozen letters beside: no wrapped line.

    Lines of an address may stand apart, but not side by side in two columns.
    """
    across, down = gaps(a, b)
    low, high = sorted((a.height, b.height))
    if role is Role.ADDRESS:
        return -down > 0.3 * low and across > 6 * high
    return across > 6 * low or down > 2 * low


def _nearest_above(
    boxes: Sequence[Box], segments: Sequence[Segment], mine: Sequence[int], at: int
) -> int | None:
    own = boxes[at]
    best: tuple[float, float, int] | None = None
    for other in mine:
        box = boxes[other]
        if other == at or segments[other].span.line == segments[at].span.line:
            continue
        gap = own.middle[1] - box.middle[1]
        if gap < 0.4 * min(own.height, box.height):
            continue
        overlap = min(own.right, box.right) - max(own.left, box.left)
        if overlap <= 0 and abs(own.left - box.left) > own.height:
            continue
        key = (gap, abs(own.left - box.left), other)
        if best is None or key < best:
            best = key
    return None if best is None else best[2]


def judge_pairs(
    forest: Forest,
    segments: Sequence[Segment],
    roles: Sequence[Role],
    pairs: Sequence[tuple[int, int]],
    lines: Sequence[Line],
) -> list[float]:
    """How likely the two of each pair are one value, 0..1."""
    if not pairs:
        return []
    scores = forest.predict(measure_pairs(segments, roles, pairs, lines))[:, 1].tolist()
    scores = [
        0.0 if roles[a] is Role.NAME and _have_own_numbers(segments, lines, a, b) else score
        for (a, b), score in zip(pairs, scores, strict=True)
    ]
    boxes = [box_of(segment) for segment in segments]
    return [
        1.0
        if _says_more(segments, roles, boxes, a, b)
        or _has_its_town(segments, roles, boxes, lines, a, b)
        or _is_halved_name(segments, roles, boxes, lines, a, b)
        else float(score)
        for (a, b), score in zip(pairs, scores, strict=True)
    ]


_NUMBER = 7
"""Digits of a telephone number at least."""


def _have_own_numbers(segments: Sequence[Segment], lines: Sequence[Line], a: int, b: int) -> bool:
    """``Jimmy 07470 338152`` above ``Wayne 07470 338209``: two people."""
    rows = {segments[a].span.line, segments[b].span.line}
    return len(rows) == 2 and all(sum(map(str.isdigit, lines[row].text)) >= _NUMBER for row in rows)


_TOWN_LINE = re.compile(
    r"(?:[A-Z]{1,2}-)?\d{4,6}(?: ?[A-Z]{2})?\s?[^\W\d_]{3,}(?:[ .'’/-]+[^\W\d_]+){0,4}"
)
"""A postal code and its town, and nothing else."""
_ENDS_IN_CODE = re.compile(r"(?:^|[\s-])\d{4,6}$")


def _has_its_town(
    segments: Sequence[Segment], roles: Sequence[Role], boxes: Sequence[Box], lines: Sequence[Line],
    a: int, b: int,
) -> bool:  # fmt: skip
    """``Mühlstraße 8`` right above ``5030 Salzburg``: neither is an address without the other.

    So are ``21 Conrad St.`` above ``Calgary, AB T8A 4X7`` and ``Calle Mayor 11 - 50064`` above
    ``Zaragoza``.
    """
    first, second = segments[a], segments[b]
    if (
        roles[a] is not Role.ADDRESS
        or roles[b] is not Role.ADDRESS
        or first.span.line == second.span.line
    ):
        return False
    above, below = (lines[s.span.line].text.strip(" .") for s in (first, second))
    coded = re.search(r"\d", above) and not _TOWN_LINE.search(first.text)
    opens = _TOWN_LINE.fullmatch(second.text) is not None
    ends = TOWN_AND_STATE.fullmatch(below) and not TOWN_AND_STATE.search(above)
    town = text_classes(below).get("city", 0.0) > 0.5 and not re.search(r"[\d,]", below)
    wraps = town and _ENDS_IN_CODE.search(above) and below.startswith(second.text)
    code = LETTERED_CODE.fullmatch(second.text) and not LETTERED_CODE.search(above)
    if not ((coded and (opens or ends)) or wraps or code):
        return False
    down = boxes[b].top - boxes[a].bottom
    height = min(boxes[a].height, boxes[b].height)
    if not -0.5 * height < down < height:
        return False
    left = min(
        (boxes[i] for i, s in enumerate(segments) if s.span.line == first.span.line),
        key=lambda x: x.left,
    )
    return aligned(boxes[a], boxes[b]) or abs(left.left - boxes[b].left) < height


def _is_halved_name(
    segments: Sequence[Segment], roles: Sequence[Role], boxes: Sequence[Box], lines: Sequence[Line],
    a: int, b: int,
) -> bool:  # fmt: skip
    """``JOAQUIN`` above ``MAIDANA``: a given name alone and, set alike, what is none."""
    first, second = segments[a], segments[b]
    if not (roles[a] is roles[b] is Role.NAME):
        return False
    if any(
        lines[s.span.line].text.strip() != s.text or not s.text.isalpha() for s in (first, second)
    ):
        return False
    height = min(boxes[a].height, boxes[b].height)
    down = boxes[b].top - boxes[a].bottom
    alike = height > 0.7 * max(boxes[a].height, boxes[b].height)
    lexicon = load_lexicon()
    given = lexicon.given(first.text) > max(0.3, lexicon.family(first.text))
    return (
        given
        and lexicon.given(second.text) <= lexicon.family(second.text)
        and alike
        and first.text.isupper() == second.text.isupper()
        and 0 <= down < 1.2 * height
        and aligned(boxes[a], boxes[b])
    )


def _says_more(
    segments: Sequence[Segment], roles: Sequence[Role], boxes: Sequence[Box], a: int, b: int
) -> bool:
    """``(Traffic Planning)`` behind a title or right below it."""
    text = segments[b].text
    if roles[b] not in {Role.TITLE, Role.DEPARTMENT} or not (
        text.startswith("(") and text.endswith(")")
    ):
        return False
    if segments[a].span.line == segments[b].span.line:
        return b == a + 1
    down = boxes[b].top - boxes[a].bottom
    return -0.5 * boxes[a].height < down < boxes[a].height and aligned(boxes[a], boxes[b])


def measure_pairs(
    segments: Sequence[Segment],
    roles: Sequence[Role],
    pairs: Sequence[tuple[int, int]],
    lines: Sequence[Line],
) -> NDArray[np.float32]:
    """Features of each pair, shape (pairs, len(PAIR_FEATURES))."""
    boxes = [box_of(segment) for segment in segments]
    rows = [_pair(segments, roles, boxes, lines, a, b) for a, b in pairs]
    if not rows:
        return np.zeros((0, len(PAIR_FEATURES)), np.float32)
    return np.array([[row.get(name, 0.0) for name in PAIR_FEATURES] for row in rows], np.float32)


def _pair(
    segments: Sequence[Segment],
    roles: Sequence[Role],
    boxes: Sequence[Box],
    lines: Sequence[Line],
    a: int,
    b: int,
) -> dict[str, float]:
    first, second = segments[a], segments[b]
    box_a, box_b = boxes[a], boxes[b]
    height = min(box_a.height, box_b.height)
    same_line = first.span.line == second.span.line
    gap_text = lines[first.span.line].text[first.span.end : second.span.start] if same_line else ""
    tail = lines[first.span.line].text[first.span.end :].strip() if not same_line else ""
    row = {f"role_{roles[b].value}": 1.0}
    row.update(
        same_line=float(same_line),
        soft=float(second.soft_before and same_line and b == a + 1),
        gap_chars=float(len(gap_text)),
        comma=float("," in gap_text or tail.startswith(",")),
        dash=float(any(c in gap_text + tail[:1] for c in "-–—/")),
        bracket=float(second.text.startswith("(")),
        gap=(box_b.top - box_a.bottom) / height,
        side_gap=(box_b.left - box_a.right) / height,
        same_left=float(abs(box_a.left - box_b.left) < 0.6 * height),
        centred=float(abs(box_a.middle[0] - box_b.middle[0]) < 0.6 * height),
        same_right=float(abs(box_a.right - box_b.right) < 0.6 * height),
        height_ratio=min(box_a.height, box_b.height) / max(box_a.height, box_b.height),
        caps_a=float(first.text.isupper()),
        caps_b=float(second.text.isupper()),
        lower_b=float(second.text[:1].islower()),
        continues=float(ends_open(first.text + tail[:1])),
        ends_dot=float(first.text.endswith(".")),
        digit_b=float(second.text[:1].isdigit()),
        postal_a=float(bool(re.search(r"\d{4,6}", first.text))),
        postal_b=float(bool(re.search(r"\d{4,6}", second.text))),
        words_a=float(len(words_of(first.text))),
        words_b=float(len(words_of(second.text))),
        between=float(b - a),
        labelled=float(second.labelled),
        same_text=float(words_of(first.text) == words_of(second.text)),
        chars_a=float(len(first.text)),
        chars_b=float(len(second.text)),
        width_ratio=box_a.width / box_b.width,
    )
    kinds = {
        "a": text_kinds(first.text),
        "b": text_kinds(second.text),
        "ab": text_kinds(f"{first.text} {second.text}"),
    }
    for part, shares in kinds.items():
        row.update((f"{part}_k_{k}", s) for k, s in zip(TEXT_KINDS, shares, strict=True))
    own = roles[b].value
    row["ab_gain"] = row[f"ab_k_{own}"] - max(row[f"a_k_{own}"], row[f"b_k_{own}"])
    for prefix, segment in (("a", first), ("b", second)):
        words = [word_classes(word) for word in words_of(segment.text)]
        for name in _CLASSES:
            row[f"{prefix}_{name}"] = max((w.get(name, 0.0) for w in words), default=0.0)
            edge = words[-1] if prefix == "a" and words else words[0] if words else {}
            row[f"{'last' if prefix == 'a' else 'first'}_{name}"] = edge.get(name, 0.0)
    return row


def group(
    segments: Sequence[Segment],
    pairs: Sequence[tuple[int, int]],
    together: Sequence[float],
    threshold: float = 0.5,
) -> tuple[tuple[int, ...], ...]:
    """Connected groups of all segments by the pairs whose score passes ``threshold``.

    The surest pairs are joined first; what has by then become two columns side by side
    stays two.
    """
    boxes = [box_of(segment) for segment in segments]
    home = list(range(len(segments)))
    groups: dict[int, tuple[int, ...]] = {i: (i,) for i in home}
    ranked = sorted(zip(together, pairs, strict=True), key=lambda item: (-item[0], item[1]))
    for score, (a, b) in ranked:
        if score < threshold or home[a] == home[b]:
            continue
        first, second = sorted((home[a], home[b]))
        if _are_columns(boxes, segments, groups[first], groups[second]):
            continue
        groups[first] = tuple(sorted(groups[first] + groups.pop(second)))
        for i in groups[first]:
            home[i] = first
    return tuple(groups[key] for key in sorted(groups))


def _are_columns(
    boxes: Sequence[Box], segments: Sequence[Segment], left: Sequence[int], right: Sequence[int]
) -> bool:
    """Whether at least two lines of one stand beside lines of the other, with a gap between."""
    rows = 0
    for a in left:
        for b in right:
            if segments[a].span.line == segments[b].span.line:
                continue
            height = min(boxes[a].height, boxes[b].height)
            across, down = gaps(boxes[a], boxes[b])
            rows += -down > 0.5 * height and across > 1.5 * height
    return rows >= 2
