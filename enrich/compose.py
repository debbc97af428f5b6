"""Put the segments of one value together again, with the print that stood between them."""

from __future__ import annotations

from collections.abc import Sequence

from enrich.candidates.candidate import Span
from enrich.cities import find_city
from enrich.segments import Segment
from ocr.engine import Line, Quad

_LARGER = 5
"""Times as many people as in a place that the line above may end in: San is a town in Mali."""


def in_print_order(segments: Sequence[Segment], group: Sequence[int]) -> list[int]:
    """The group's segments as one would read them: by line from the top, then along the line."""
    return sorted(group, key=lambda i: (_row(segments, group, i), segments[i].quad[0][0], i))


def _row(segments: Sequence[Segment], group: Sequence[int], at: int) -> float:
    """The height of the line a segment is on; segments beside each other share the topmost's."""
    own = segments[at]
    middle = (own.quad[0][1] + own.quad[3][1]) / 2
    rows = [
        (segments[i].quad[0][1] + segments[i].quad[3][1]) / 2
        for i in group
        if abs((segments[i].quad[0][1] + segments[i].quad[3][1]) / 2 - middle)
        < 0.5 * min(own.height, segments[i].height)
    ]
    return min(rows, default=middle)


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
