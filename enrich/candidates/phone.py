"""Phone numbers: found, cut apart, verified and told what they are for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from enrich.candidates import phone_layout as layout
from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.phone_labels import (
    EXTENSION,
    Label,
    is_label_only,
    label_before,
    mend_labels,
)
from enrich.candidates.phone_line import Mention, agrees, read_mentions
from enrich.candidates.phone_number import Verified, digits_of, verify
from enrich.candidates.phone_runs import Piece, Regions
from enrich.candidates.phone_text import flatten, hide_electronic, repairs
from enrich.region import RegionGuess
from enrich.region_numbers import trunk_numbers
from ocr.engine import Line

# A region with less than this share of the best one's evidence cannot vouch for digits
# that stand without a label.
LIKELY_SHARE = 0.4
# Less than a digit gained scores: a repair that makes one more digit verify is taken.
REPAIR_COST = 0.5
# Evidence below this share of the best region's is noise.
NOISE_SHARE = 0.1
# So far behind the likeliest, a country's numbers must be written as they are there.
FAR_BEHIND = 4.0
CLOSE_SHARE = 0.8
_BY_LINE_TYPE = {"mobile": "mobile", "fixed": "work", "tollfree": "tollfree", "pager": "pager"}


_LAST_DIGITS = re.compile(r"(?P<digits>[+(]*\d[\d\s().+-]*)(?<=[\d)])[\s./-]*$")
_FIRST_DIGITS = re.compile(r"\s*(?P<digits>\d(?:[\d .-]*\d)?)(?![^\W_])")


# Punctuation and connecting words around a number, which are then no free text.
_LEADING = re.compile(r"(?:(?<![^\W_])[^\w\0]+|[\s:|·]*)$")
_CONNECTING = re.compile(
    r"(?:[^\w\0]*(?:\b(?:and|or|to|und|oder|et|ou|y|e|bis)\b)?[^\w\0]*)$", re.I
)
_TRAILING = re.compile(r"[^\w\0]+$|\s*(?:[,;|·/&]\s*)?")


@dataclass(frozen=True)
class PhoneCandidate(Candidate):
    """A proposed phone number; ``value`` is its ``number``."""

    number: str = ""
    """E.164 when valid, else the digits as printed, with the plus if there is one."""
    type: str = "unknown"
    """mobile, work, fax, home, tollfree, pager or unknown."""
    extension: str | None = None
    valid: bool = True
    """Whether it can be dialled."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""


@dataclass(frozen=True)
class _Placed:
    """A mention in its line, with what the rest of the card says about it."""

    line: int
    mention: Mention
    label: Label | None
    label_line: int
    own_label: bool
    second: Span | None = None
    """Where the number goes on when it is wrapped."""
    extra: tuple[Span, ...] = ()


def find_phones(
    lines: Sequence[Line], regions: Sequence[RegionGuess]
) -> tuple[PhoneCandidate, ...]:
    """Every phone number printed on a card, in the order of the lines.

    Args:
        lines: the card's lines, upright.
        regions: where the card may be from, likeliest first
            (:func:`enrich.region.rank_regions`).
    """
    return _Reader(lines, regions).read()


class _Reader:
    """One card's lines on their way to phone numbers."""

    def __init__(self, lines: Sequence[Line], regions: Sequence[RegionGuess]) -> None:
        self.lines = lines
        self.boxes = [layout.box_of(line) for line in lines]
        self.texts = [mend_labels(hide_electronic(flatten(line.text))) for line in lines]
        regions = _with_most_numbers(regions, self.texts)
        top = max((guess.weight for guess in regions), default=0.0)
        self.regions = Regions(
            tuple(g.region for g in regions if g.weight >= LIKELY_SHARE * top),
            tuple(g.region for g in regions if g.weight >= NOISE_SHARE * top),
            frozenset(g.region for g in regions if g.weight < top - FAR_BEHIND),
        )

    def read(self) -> tuple[PhoneCandidate, ...]:
        known = [
            mention.piece.verified
            for index in range(len(self.lines))
            for mention in self._mentions(index, (), False)
            if mention.piece.verified and not mention.piece.short
        ]
        placed: list[_Placed] = []
        for index in sorted(range(len(self.lines)), key=lambda i: (self.boxes[i].top, i)):
            placed += self._place(index, known, placed)
        placed = self._join_wrapped(placed)
        placed = [self._add_extension_below(p) for p in placed]
        placed.sort(key=lambda p: (p.line, p.mention.piece.start))
        return tuple(self._candidate(p, placed) for p in placed)

    def _mentions(self, index: int, known: Sequence[Verified], outer: bool) -> list[Mention]:
        """The best reading of a line: as it stands, or with repaired digits that verify."""
        best: list[Mention] = []
        best_score = -1.0
        original = self.texts[index]
        for text, changes in repairs(original):
            mentions = read_mentions(text, self.regions, known, outer)
            changed = [i for i, (a, b) in enumerate(zip(original, text, strict=True)) if a != b]
            if any(
                not any(m.piece.verified and m.piece.start - 1 <= i < m.piece.end for m in mentions)
                for i in changed
            ):
                continue
            score = sum(m.piece.score for m in mentions) - REPAIR_COST * changes
            if score > best_score:
                best, best_score = mentions, score
        return best

    def _place(
        self, index: int, known: Sequence[Verified], earlier: Sequence[_Placed]
    ) -> list[_Placed]:
        outer = self._label_elsewhere(index)
        if outer is None and any(p.line != index for p in earlier):
            outer = self._label_of_number_above(index, earlier)
        mentions = self._mentions(index, known, outer is not None)
        placed = []
        for mention in mentions:
            if mention.label is not None:
                placed.append(_Placed(index, mention, mention.label, index, mention.own_label))
            elif outer is not None and (mention.leads or placed):
                label, line, own = outer
                if not own and not agrees(label, mention.piece.verified):
                    placed.append(_Placed(index, mention, None, index, False))
                else:
                    placed.append(_Placed(index, mention, label, line, own and not placed))
            else:
                placed.append(_Placed(index, mention, None, index, False))
        return placed

    def _label_elsewhere(self, index: int) -> tuple[Label, int, bool] | None:
        """A label in its own line, to the left of this one or right above it."""
        if not re.match(r"[\s:.\-)*|+(#=]*\d", self.texts[index]):
            return None
        beside = layout.left_neighbour(self.boxes, index)
        if beside is not None:
            text = self.texts[beside]
            label = is_label_only(text)
            if label is None and not re.search(r"\d", text):
                label = label_before(text, len(text))
                if label and not (label.strong and text.rstrip().endswith((":", ".", "-"))):
                    label = None
            if label:
                return label, beside, True
        for above in layout.lines_above(self.boxes, index)[:2]:
            label = is_label_only(self.texts[above])
            if label and label.strong and len(self.texts[above].strip(" :.")) >= 3:
                return label, above, True
        return None

    def _label_of_number_above(
        self, index: int, earlier: Sequence[_Placed]
    ) -> tuple[Label, int, bool] | None:
        match = re.match(r"[\s:.\-)*|=]*(?=[+(]*\d)", self.texts[index])
        if not match:
            return None
        here = layout.column_of(self.lines[index], self.boxes[index], match.end())
        near = layout.lines_above(self.boxes, index)
        height = self.boxes[index].height
        for placed in reversed(earlier):
            if placed.line not in near or placed.label is None:
                continue
            if placed.label_line == placed.line and placed.label.start >= placed.mention.piece.end:
                continue  # a label behind a number is that number's own
            box, line = self.boxes[placed.line], self.lines[placed.line]
            there = layout.column_of(line, box, placed.mention.piece.start)
            under_number = abs(here - there) <= 0.9 * height
            open_list = re.search(r"[,/;&]\s*$", line.text) is not None
            under_label = abs(self.boxes[index].left - box.left) <= 0.9 * height
            right = abs(self.boxes[index].right - box.right) <= 0.9 * height
            if (
                under_number
                or open_list
                or (under_label and placed.label.type == "work")
                or (right and placed.label.type is not None)
            ):
                return placed.label, placed.line, False
        return None

    def _join_wrapped(self, placed: list[_Placed]) -> list[_Placed]:
        """Numbers that go on in the next line: neither half dials, both together do."""
        done = list(placed)
        for index, text in enumerate(self.texts):
            first = _LAST_DIGITS.search(text)
            if first is None:
                continue
            start, end = first.span("digits")
            label = label_before(text, start)
            if label is None or any(
                p.line == index and p.mention.piece.end > start and p.mention.piece.verified
                for p in done
            ):
                continue
            for other in self._next_places(index):
                second = _FIRST_DIGITS.match(self.texts[other])
                if second is None or len(digits_of(second["digits"])) > 8:
                    continue
                if re.match(r" [^\W\d_]{3}", self.texts[other][second.end("digits") :]):
                    continue  # a postal code and its town
                printed = f"{first['digits']} {second['digits']}"
                verified = verify(printed, self.regions.likely)
                if verified is None:
                    continue
                whole = Piece(start, end, printed, verified, float(len(digits_of(printed))))
                rest = Span(other, second.start("digits"), second.end("digits"))
                done = [
                    p
                    for p in done
                    if p.line != other and not (p.line == index and p.mention.piece.end > start)
                ]
                mention = Mention(whole, label, True, label.start, end)
                done.append(_Placed(index, mention, label, index, True, second=rest))
                break
        return done

    def _next_places(self, index: int) -> list[int]:
        """Lines in which a line may go on: the one to the right, then those below."""
        right = layout.right_neighbour(self.boxes, index)
        below = [
            other
            for other in range(len(self.lines))
            if index in layout.lines_above(self.boxes, other)
        ]
        return [*([] if right is None else [right]), *below]

    def _add_extension_below(self, placed: _Placed) -> _Placed:
        if placed.mention.extension:
            return placed
        for index, text in enumerate(self.texts):
            match = EXTENSION.fullmatch(text.strip())
            if not match or not re.match(r"\W*[^\W\d_]{3}", text):
                continue
            if placed.line in layout.lines_above(self.boxes, index) or (
                layout.left_neighbour(self.boxes, index) == placed.line
            ):
                return replace(
                    placed,
                    mention=replace(placed.mention, extension=match["digits"]),
                    extra=(Span(index, 0, len(text)),),
                )
        return placed

    def _candidate(self, placed: _Placed, everything: Sequence[_Placed]) -> PhoneCandidate:
        mention, piece = placed.mention, placed.mention.piece
        verified = piece.verified
        said = placed.label.type if placed.label else None
        if placed.label:
            label = placed.label
            letter = self.texts[placed.label_line][label.start : label.end]
            said = None if _is_mistaken(label, letter, verified) else said
        kind = said or _type_of(verified)
        printed = self.lines[placed.line].text[piece.start : piece.end]
        spans = [Span(placed.line, piece.start, piece.end)]
        if placed.second:
            second = placed.second
            spans.append(second)
            printed += " " + self.lines[second.line].text[second.start : second.end]
        reasons = [verified.reason if verified else "cannot be dialled as printed"]
        if said:
            reasons.append(
                f"label says {said}" if placed.own_label else f"listed under a {said} label"
            )
        elif verified and kind != "unknown":
            reasons.append(f"numbering plan says {verified.line_type}")
        plus = "+" if "+" in piece.text else ""
        number = verified.e164 if verified else plus + piece.digits
        return PhoneCandidate(
            kind="phone",
            value=number,
            raw=printed,
            spans=tuple(spans),
            labels=self._label_spans(placed, everything),
            verified=verified is not None,
            reasons=tuple(reasons),
            number=number,
            type=kind,
            extension=mention.extension,
            valid=verified is not None,
            country=verified.country if verified else None,
        )

    def _label_spans(self, placed: _Placed, everything: Sequence[_Placed]) -> tuple[Span, ...]:
        """The label, the punctuation around the number, its extension and notes."""
        text, line = self.texts[placed.line], placed.line
        piece, label = placed.mention.piece, placed.label
        start, end = placed.mention.start, placed.mention.end
        found: list[Span] = []
        if label is not None and placed.own_label and placed.label_line != line:
            found.append(Span(placed.label_line, label.start, label.end))
        taken = [p.mention.end for p in everything if p.line == line]
        floor = max((e for e in taken if e <= start), default=0)
        between = _CONNECTING if floor else _LEADING
        start -= len(between.search(text[floor:start])[0])  # type: ignore[index]
        end += len(_TRAILING.match(text[end:])[0])  # type: ignore[index]
        if start < piece.start:
            found.append(Span(line, start, piece.start))
        if end > piece.end:
            found.append(Span(line, piece.end, end))
        return (*found, *placed.extra)


def _with_most_numbers(
    regions: Sequence[RegionGuess], texts: Sequence[str]
) -> tuple[RegionGuess, ...]:
    """Of countries about equally likely, that first in which most of the card's numbers dial."""
    if len(regions) < 2:
        return tuple(regions)
    close = [guess for guess in regions if guess.weight >= CLOSE_SHARE * regions[0].weight]
    numbers = [number for text in texts for number in trunk_numbers(text)]
    dialled = {
        guess.region: sum(verify(number, (guess.region,)) is not None for number in numbers)
        for guess in close
    }
    close.sort(key=lambda guess: -dialled[guess.region])
    return (*close, *regions[len(close) :])


_PORTABLE = frozenset(("FR", "BE", "CH", "LU", "MC"))
"""Where ``P.`` stands for *portable*."""


def _is_mistaken(label: Label, printed: str, verified: Verified | None) -> bool:
    """Whether a lone letter says what the numbering plan contradicts.

    Readers take drawn handsets, telephones and printers for letters: ``C``, ``O``, ``f``. With a
    colon or a dot behind it a letter is one, but ``P.`` may be a phone or a *portable*.
    """
    letter = printed.strip(" .:()+").casefold()
    if verified is None or len(letter) > 1:
        return False
    plan = {"fixed": "work", "mobile": "mobile"}.get(verified.line_type)
    if label.strong:
        return letter == "p" and plan == "mobile" and verified.country in _PORTABLE
    return (plan, label.type) in {("work", "mobile"), ("mobile", "work"), ("mobile", "fax")}


def _type_of(verified: Verified | None) -> str:
    """What the numbering plan alone says; on a business card a fixed line is at work."""
    if verified is None:
        return "unknown"
    if verified.line_type == "either" and not verified.e164.startswith("+1"):
        return "mobile"
    return _BY_LINE_TYPE.get(verified.line_type, "unknown")
