"""Cut printed lines into segments: stretches that are one thing each.

What the pattern fields have claimed is taken out first; the rest is cut at strong
delimiters (bars, bullets, wide gaps) and at soft ones (commas, dashes, brackets).
A soft cut is only an offer: neighbours that turn out to be the same field are put
together again with the print between them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from enrich.candidates.candidate import Span
from enrich.candidates.web_labels import line_below
from enrich.lexicon import load_lexicon
from enrich.names import name_likeness
from enrich.seams import find_seam
from ocr.engine import Line, Point, Quad

_STRONG = re.compile(r"\s*(?:[|¦•●■◆▪·∙‧※★☆►▶◦]|\s{3,}|\s[ⅠⅡI1l]\s(?=\S+@))\s*")
_SOFT = re.compile(
    r"\s*[,;，、；]\s*|\s+[-–—/~]\s+|\s*[–—]\s*|\s*[:：]\s+"
    # 営業部部長: a department and the rank in it, printed as one word or nearly so.
    r"|(?<=[部課室科局])\s?(?=(?:本部長|部長|課長|室長|係長|次長|主任|主査|主幹|取締役))"
    r"|\s*(?=[(（\[])|(?<=[)）\]])\s*|\s*[/]\s*(?=[A-Z][a-z])|\s+/(?=[^\W\d_\u0000-\u024f\u1e00-\u1eff])"
    # Town Planner & 파트장: said of one person in two scripts.
    r"|(?<=[A-Za-z]{3})\s+&\s+(?=[^\W\d_\u0000-\u024f])|(?<=[^\s\d\u0000-\u024f]{2})\s+&\s+(?=[A-Za-z]{3})"
    # Master Plumber #M-18834, Auctioneer TXL #11208: a title and the number of a licence.
    r"|(?<![A-Z]{2})\s+(?=(?:[A-Z]{2,5} ?){0,2}#\s?(?:[A-Z]{1,3}-?\d{4}|\d{5}))"
)
_IN_FORM = re.compile(
    r"\s*[(（][^()（）]{1,14}[)）]\s*(?=(?:Pvt|Pte|Pty|Private|Proprietary|Ltd|Limited|Sdn|Co|Inc|LLC)\b)",
    re.IGNORECASE,
)
"""Brackets inside a firm's name: ``Steel Mills (Pvt) Ltd``, ``Northwind (Thailand) Co., Ltd.``"""
_NICKNAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,3}[(（][\"“'‘]?[^\W\d_][^\W\d_A-Z][\w'’-]*[\"”'’]?[)）]\s(?:[^\W\d_][\w.'’-]*\s?){1,3}(?=$|[,|])"
)
"""A name that somebody goes by, in brackets between the others: ``Qing (Sharon) Meng``."""
_ORDINAL = re.compile(r"(?:^|(?<=\s))\d{1,2}(?:st|nd|rd|th)(?:$|(?=\s))", re.IGNORECASE)
_NAMED = 0.7
_EDGE = " \t,;:|/·•-–—~*'\"“”‘’`._=>»«"


@dataclass(frozen=True)
class Segment:
    """A stretch of one line that is taken to be one thing."""

    span: Span
    text: str
    """What stands there, without delimiters at its ends."""
    quad: Quad
    """Where it stands, in card pixels."""
    confidence: float
    """Mean confidence of its characters, 0..1."""
    soft_before: bool = False
    """Only a comma, dash or bracket parts it from the segment before."""
    labelled: bool = False
    """A word that announces an address stands right before it."""

    @property
    def height(self) -> float:
        """Height of the print in pixels."""
        (x0, y0), (x3, y3) = self.quad[0], self.quad[3]
        return float(((x3 - x0) ** 2 + (y3 - y0) ** 2) ** 0.5)


def goes_on(segments: Sequence[Segment], at: int) -> bool:
    """Whether only a comma, dash or bracket parts the next segment from this one on its line."""
    if not 0 <= at < len(segments) - 1:
        return False
    following = segments[at + 1]
    return segments[at].span.line == following.span.line and following.soft_before


def unparted(segments: Sequence[Segment]) -> list[range]:
    """The segments of each stretch of a line that no bar, bullet or wide gap parts."""
    starts = [at for at in range(len(segments)) if not goes_on(segments, at - 1)]
    return [range(a, b) for a, b in itertools.pairwise([*starts, len(segments)])]


def cut_lines(
    lines: Sequence[Line], taken: Sequence[Span], address_labels: Sequence[Span] = ()
) -> tuple[Segment, ...]:
    """Segments of what ``taken`` leaves, in reading order. Every letter or digit is in one."""
    segments: list[Segment] = []
    # A label that has a line for itself announces the line below.
    announced = {
        line_below(lines, s.line) for s in address_labels if s.end >= len(lines[s.line].text)
    }
    for index, line in enumerate(lines):
        claimed = sorted((s.start, s.end) for s in taken if s.line == index)
        for start, end in _free(len(line.text), claimed):
            for number, (a, b) in enumerate(_cut(line, start, end)):
                soft = number > 0 and not _is_strong(line, segments[-1].span.end, a)
                labelled = (a <= 1 and index in announced) or any(
                    s.line == index and s.end <= a <= s.end + 2 for s in address_labels
                )
                segments.append(_segment(line, Span(index, a, b), soft, labelled))
    return tuple(segments)


def _free(length: int, claimed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    free, at = [], 0
    for start, end in claimed:
        if start > at:
            free.append((at, start))
        at = max(at, end)
    if at < length:
        free.append((at, length))
    return free


def _cut(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    text = line.text[start:end]
    cuts = {0, len(text)}
    for pattern in (_STRONG, _SOFT):
        for match in pattern.finditer(text):
            if pattern is _SOFT and _keeps_together(text, match):
                continue
            cuts.update((match.start(), match.end()))
    cuts.update(at - start for at in wide_gaps(line) if start < at < end)
    edges = sorted(cuts)
    pieces = []
    for a, b in itertools.pairwise(edges):
        a, b = _trim(text, a, b)
        if a < b and any(c.isalnum() for c in text[a:b]):
            seam = find_seam(text[a:b])
            parts = [(a, b)] if seam is None else [_trim(text, a, a + seam), (a + seam, b)]
            pieces += [(start + x, start + y) for x, y in parts]
    return pieces


def _trim(text: str, a: int, b: int) -> tuple[int, int]:
    while a < b and text[a] in _EDGE:
        a += 1
    while b > a and text[b - 1] in _EDGE and not (text[b - 1] == "." and b - a > 1):
        b -= 1
    return a, b


def _keeps_together(text: str, match: re.Match[str]) -> bool:
    """Commas inside brackets, brackets before a legal form and a dash in numbers part nothing."""
    if any(f.start() <= match.start() and match.end() <= f.end() for f in _IN_FORM.finditer(text)):
        return True
    nickname = _NICKNAME.match(text)
    if nickname and match.end() < nickname.end() and name_likeness(nickname[0]).score >= _NAMED:
        return True
    before = text[: match.start()]
    if before.count("(") > before.count(")") and not match.group().strip().startswith("("):
        return match.group().strip() not in ("",) or match.end() != match.start()
    if match.group().strip() == "&":
        # Ernst & Янг is one firm, Town Planner & 파트장 two titles.
        titles = load_lexicon().titles
        return not all(map(titles.hits, (before, text[match.end() :])))
    dash = match.group().strip() in {"-", "–", "—"}
    last = before.rpartition(" ")[2]
    if dash and _ORDINAL.fullmatch(last) and _ORDINAL.match(text[match.end() :]):
        return True  # 5th – 6th Grade
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return match.group().strip() in {"-", "–", "—", "/"} and len(around) == 2 and around.isdigit()


def _is_strong(line: Line, before: int, after: int) -> bool:
    gap = line.text[before:after]
    return bool(_STRONG.search(gap)) or any(before <= at <= after for at in wide_gaps(line))


def wide_gaps(line: Line) -> tuple[int, ...]:
    """Offsets where the print leaves a gap of more than two or three characters' width."""
    if len(line.chars) != len(line.text) or len(line.text) < 6:
        return ()
    places = [(i, c.position) for i, c in enumerate(line.chars) if not line.text[i].isspace()]
    steps = sorted(b[1] - a[1] for a, b in itertools.pairwise(places))
    if not steps:
        return ()
    usual = max(steps[len(steps) // 2], 1e-4)
    (x0, y0), (x1, y1) = line.quad[0], line.quad[1]
    (x3, y3) = line.quad[3]
    width = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    height = max(1.0, ((x3 - x0) ** 2 + (y3 - y0) ** 2) ** 0.5)
    return tuple(
        b[0]
        for a, b in itertools.pairwise(places)
        if b[1] - a[1] > 3.6 * usual and (b[1] - a[1]) * width > 1.3 * height
    )


def _segment(line: Line, span: Span, soft: bool, labelled: bool) -> Segment:
    chars = line.chars[span.start : span.end] if len(line.chars) == len(line.text) else ()
    confidence = sum(c.confidence for c in chars) / len(chars) if chars else line.confidence
    return Segment(
        span, line.text[span.start : span.end], quad_of(line, span), confidence, soft, labelled
    )


def quad_of(line: Line, span: Span) -> Quad:
    """The part of the line's quad that ``span`` stands on."""
    if (span.start, span.end) == (0, len(line.text)):
        return line.quad
    if len(line.chars) == len(line.text) and line.chars:
        half = 0.5 / len(line.text)
        left = line.chars[span.start].position - half
        right = line.chars[span.end - 1].position + half
    else:
        left, right = span.start / len(line.text), span.end / len(line.text)
    left, right = max(0.0, min(1.0, left)), max(0.0, min(1.0, right))
    tl, tr, br, bl = line.quad
    return (
        _between(tl, tr, left),
        _between(tl, tr, right),
        _between(bl, br, right),
        _between(bl, br, left),
    )


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
