"""Put the segments of one value together again, with the print that stood between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enrich.candidates.candidate import Span
from enrich.cities import find_city
from enrich.segments import Segment
from ocr.engine import Line, Quad

_QUOTES = {'"': '"', "”": "“", "“": "„", "»": "«", "’": "‘"}
"""What closes a quotation, and what began it."""
_LARGER = 5
"""Times as many people as in a place that the line above may end in: San is a town in Mali."""


def in_print_order(segments: Sequence[Segment], group: Sequence[int]) -> list[int]:
    """The group's segments as one would read them: by line from the top, then along the line."""
    lines: dict[int, list[int]] = {}
    for i in sorted(group, key=lambda i: (segments[i].span.start, i)):
        lines.setdefault(segments[i].span.line, []).append(i)
    stretches = {at: _stretch(segments, line) for at, line in sorted(lines.items())}
    order = sorted(
        stretches, key=lambda at: (_row(stretches[at], stretches.values()), stretches[at].left, at)
    )
    return [i for at in order for i in lines[at]]


@dataclass(frozen=True)
class _Stretch:
    """Where what a group has on one line stands; heights are of its middle, in card pixels."""

    left: float
    right: float
    at_left: float
    at_right: float
    height: float

    @property
    def middle(self) -> float:
        return (self.at_left + self.at_right) / 2


def _stretch(segments: Sequence[Segment], line: Sequence[int]) -> _Stretch:
    first, last = segments[line[0]], segments[line[-1]]
    (left, top_left), _, _, (_, bottom_left) = first.quad
    _, (right, top_right), (_, bottom_right), _ = last.quad
    return _Stretch(
        left,
        right,
        (top_left + bottom_left) / 2,
        (top_right + bottom_right) / 2,
        min(segments[i].height for i in line),
    )


def _row(own: _Stretch, all_: Iterable[_Stretch]) -> float:
    """The height of the row a line is on; lines beside each other share the topmost's."""
    return min(other.middle for other in all_ if _is_beside(own, other) or other is own)


def _is_beside(one: _Stretch, other: _Stretch) -> bool:
    """Whether two lines go on from each other, however steep the card lies."""
    left, right = (one, other) if one.left <= other.left else (other, one)
    overlap = min(left.right, right.right) - right.left
    if overlap > 0.5 * min(left.right - left.left, right.right - right.left):
        return False
    return abs(left.at_right - right.at_left) < 0.5 * min(one.height, other.height)


def compose(
    segments: Sequence[Segment], group: Sequence[int], lines: Sequence[Line], between: str = " "
) -> str:
    """The text of ``group`` in print order; ``between`` joins what stood on two lines."""
    text = ""
    last: Segment | None = None
    for i in in_print_order(segments, group):
        segment = segments[i]
        if last is None:
            text = _opening(lines, segment)
        elif last.span.line == segment.span.line:
            gap = lines[segment.span.line].text[last.span.end : segment.span.start]
            clean = not any(c.isalnum() for c in gap) and len(gap.strip()) <= 3
            text += (gap if clean and gap else " ") + segment.text
        else:
            tail = lines[last.span.line].text[last.span.end :].strip()[:1]
            if tail in {",", ";"} and not text.endswith(","):
                text += ","
            elif tail in {"-", "–", "/", "&"}:
                text += f" {tail}" if tail == "&" else tail
            if text.endswith(("-", "–")) and len(text) > 1 and text[-2].isalpha():
                text += segment.text
            elif text.endswith((",", "&", "/", ";")) or _wraps_city(text, segment.text):
                text += " " + segment.text
            else:
                text += between + segment.text
        last = segment
    if last is not None:
        text += _closing(lines, last, text)
    return " ".join(text.split())


def _wraps_city(text: str, below: str) -> bool:
    """``... San`` above ``Francisco, CA``: together they are a place, and not a lesser one."""
    end = text.rpartition(",")[2].split()
    start = below.partition(",")[0].split()
    for a in range(1, min(2, len(end)) + 1):
        alone = find_city(" ".join(end[-a:]))
        least = _LARGER * alone.population if alone else 0
        for b in range(1, min(2, len(start)) + 1):
            words = (*end[-a:], *start[:b])
            city = find_city(" ".join(words))
            if city and city.population > least and all(w[:1].isupper() for w in words):
                return True
    return False


def _opening(lines: Sequence[Line], segment: Segment) -> str:
    """The first segment with a mark before it that belongs to a house number (``#204``)."""
    line = lines[segment.span.line].text
    mark = line[: segment.span.start].rstrip()[-1:]
    return f"{mark}{segment.text}" if mark == "#" else segment.text


def _closing(lines: Sequence[Line], segment: Segment, text: str) -> str:
    """The mark right behind the last segment that closes a quotation begun in ``text``."""
    mark = lines[segment.span.line].text[segment.span.end :][:1]
    opener = _QUOTES.get(mark)
    if opener is None:
        return ""
    same = opener == mark
    is_open = text.count(mark) % 2 if same else text.count(opener) > text.count(mark)
    return mark if is_open else ""


def hull(quads: Sequence[Quad]) -> Quad:
    """The upright rectangle around ``quads``."""
    xs = [x for quad in quads for x, _ in quad]
    ys = [y for quad in quads for _, y in quad]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def uncovered(line: Line, index: int, spans: Sequence[Span]) -> str:
    """What of a line no span covers, tidied; empty when nothing legible is left."""
    keep = [True] * len(line.text)
    for span in spans:
        if span.line == index:
            keep[span.start : span.end] = [False] * (span.end - span.start)
    text = "".join(c if k else "\n" for c, k in zip(line.text, keep, strict=True))
    parts = [part.strip(" ,;:|·•-–/") for part in text.split("\n")]
    return " ".join(part for part in parts if any(c.isalnum() for c in part))
