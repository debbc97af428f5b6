"""What can be said of each segment in numbers: its words, its shape, its place, its company.

The same features serve training and reading; their names are those in the weights file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enrich.layout import Box, Neighbours, box_of, neighbours
from enrich.names import any_spells_name, domain_spells, name_likeness
from enrich.segments import Segment
from enrich.text_kinds import TEXT_KINDS, text_kinds
from enrich.word_classes import WORD_CLASSES, text_classes, word_classes, words_of

_POSTAL = re.compile(
    r"\b\d{5}(?:-\d{4})?\b|\b\d{3}\s?\d{3}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|〒|\b\d{3}-\d{4}\b|\b\d{4}\s?[A-Z]{2}\b|[-–]\s?\d{1,2}\.?$"
)
_DOTTED = re.compile(r"(?:\b[A-Za-z]{1,4}\.\s?){2,}")
_INITIALS = re.compile(r"\b[A-Z]\.?(?=\s|[A-Z]\.|$)")
_TIME = re.compile(r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m|p\.m|uhr|h)\b|\b\d{1,2}:\d{2}\b", re.I)
_PHONE_WORDS = re.compile(
    r"\(?(?:tele?(?:phone|fax)?|ph(?:one)?s?|fax|mob(?:ile)?|cell|fon|voice)\b\W*(?:no)?\W*(?:[\d+]|$)",
    re.I,
)
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힯]")


@dataclass(frozen=True)
class CardContext:
    """What the rest of the card says, beside the segments themselves."""

    width: float
    height: float
    email_locals: tuple[str, ...] = ()
    """Local parts of the card's e-mail addresses."""
    domains: tuple[str, ...] = ()
    """Its own hosts, without www; no free-mail providers."""
    pattern_boxes: tuple[tuple[str, Box], ...] = ()
    """Kind and place of each pattern field (email, phone, url, social)."""


_OWN = (
    "chars", "words", "digits", "capitals", "title_case", "lower_start", "all_caps", "dots", "commas",
    "ampersand", "bracket", "quote", "hash", "postal", "dotted", "initials", "time", "cjk", "cjk_chars",
    "starts_digit", "ends_digit", "ends_dot", "longest_word", "mean_word", "vowels", "year", "exclaims",
    "confidence", "single_letter_words", "camel", "labelled", "likeness", "likeness_best", "phone_words",
)  # fmt: skip
_PLACE = (
    "rel_height", "height_rank", "height_to_max", "x_middle", "y_middle", "left", "right", "width",
    "order", "segments", "soft_before", "soft_after", "piece", "pieces", "line_chars", "line_words",
    "name_in_email", "name_in_email_best", "org_in_domain", "org_in_domain_best", "emails", "domains",
    "phone_below", "email_below", "pattern_above", "pattern_gap", "same_line_pattern", "repeats",
    "larger_above", "portrait",
)  # fmt: skip
_KINDS = tuple(f"k_{kind}" for kind in TEXT_KINDS)
_SHARED = (*(f"w_{c}" for c in WORD_CLASSES), *_KINDS)
_EXTRA = tuple(f"first_{c}" for c in WORD_CLASSES) + tuple(f"last_{c}" for c in WORD_CLASSES)
_LINE = (*(f"line_{c}" for c in WORD_CLASSES), *(f"line_{kind}" for kind in _KINDS))
_NEAR = (
    *_SHARED, "digits", "words", "all_caps", "postal", "dotted", "name_in_email",
    "org_in_domain", "rel_height", "cjk", "likeness", "labelled",
)  # fmt: skip
_SIDES = ("above", "below", "before", "after", "above2", "below2")
_GAPS = ("gap_above", "gap_below", "gap_before", "gap_after", "same_left_above", "same_left_below",
         "same_height_above", "same_height_below", "centred_above", "centred_below")  # fmt: skip

FEATURES: tuple[str, ...] = (
    *_OWN, *_PLACE, *_SHARED, *_EXTRA, *_LINE,
    *(f"{side}:{name}" for side in _SIDES for name in _NEAR), *_GAPS,
)  # fmt: skip


def measure(segments: Sequence[Segment], context: CardContext) -> NDArray[np.float32]:
    """Features of every segment of one card, shape (segments, len(FEATURES))."""
    if not segments:
        return np.zeros((0, len(FEATURES)), np.float32)
    boxes = [box_of(segment) for segment in segments]
    near = neighbours(boxes, [segment.span.line for segment in segments])
    rows: list[dict[str, float]] = []
    for _at, segment in enumerate(segments):
        row = _own(segment)
        row.update(_words(segment.text))
        rows.append(row)
    _place(rows, segments, boxes, context)
    table = [_with_company(rows, at, near, boxes) for at in range(len(segments))]
    return np.array([[row.get(name, 0.0) for name in FEATURES] for row in table], np.float32)


def _own(segment: Segment) -> dict[str, float]:
    text = segment.text
    words = words_of(text)
    alpha = [c for c in text if c.isalpha()]
    n = max(1, len(text))
    raw_words = text.split()
    return {
        "chars": len(text),
        "words": len(words),
        "digits": sum(c.isdigit() for c in text) / n,
        "capitals": sum(c.isupper() for c in alpha) / max(1, len(alpha)),
        "title_case": sum(w[:1].isupper() and w[1:].islower() for w in raw_words) / max(1, len(raw_words)),
        "lower_start": float(text[:1].islower()),
        "all_caps": float(bool(alpha) and all(c.isupper() for c in alpha)),
        "dots": text.count("."),
        "commas": text.count(","),
        "ampersand": float("&" in text),
        "bracket": float("(" in text),
        "quote": float(any(c in text for c in "\"“”'’")),
        "hash": float("#" in text),
        "postal": float(bool(_POSTAL.search(text))),
        "dotted": float(bool(_DOTTED.search(text))),
        "initials": float(len(_INITIALS.findall(text))),
        "time": float(bool(_TIME.search(text))),
        "cjk": float(bool(_CJK.search(text))),
        "cjk_chars": float(len(_CJK.findall(text))),
        "starts_digit": float(text[:1].isdigit()),
        "ends_digit": float(text[-1:].isdigit()),
        "ends_dot": float(text.endswith(".")),
        "longest_word": max((len(w) for w in words), default=0),
        "mean_word": sum(map(len, words)) / max(1, len(words)),
        "vowels": sum(c in "aeiouy" for c in text.lower()) / max(1, len(alpha)),
        "year": float(bool(re.search(r"\b(?:18|19|20)\d\d\b", text))),
        "exclaims": float(any(c in text for c in "!?™®©")),
        "confidence": segment.confidence,
        "labelled": float(segment.labelled),
        "phone_words": float(bool(_PHONE_WORDS.match(text))),
        "single_letter_words": float(sum(len(w) == 1 for w in words)),
        "camel": float(bool(re.search(r"[a-z][A-Z]", text))),
    }  # fmt: skip


def _words(text: str) -> dict[str, float]:
    words = words_of(text)
    classes = text_classes(text)
    first = word_classes(words[0]) if words else {}
    last = word_classes(words[-1]) if words else {}
    row: dict[str, float] = dict(zip(_KINDS, text_kinds(text), strict=True))
    for name in WORD_CLASSES:
        row[f"w_{name}"] = classes.get(name, 0.0)
        row[f"first_{name}"] = first.get(name, 0.0)
        row[f"last_{name}"] = last.get(name, 0.0)
    return row


def _place(
    rows: list[dict[str, float]],
    segments: Sequence[Segment],
    boxes: Sequence[Box],
    context: CardContext,
) -> None:
    heights = np.array([max(1.0, s.height) for s in segments])
    usual, largest = float(np.median(heights)), float(heights.max())
    by_line: dict[int, list[int]] = {}
    for at, segment in enumerate(segments):
        by_line.setdefault(segment.span.line, []).append(at)
    named = [any_spells_name(context.email_locals, s.text) for s in segments]
    hosted = [
        max((domain_spells(d, s.text).score for d in context.domains), default=0.0)
        for s in segments
    ]
    likely = [name_likeness(s.text).score for s in segments]
    folded = ["".join(words_of(s.text)) for s in segments]
    for at, (row, segment, box) in enumerate(zip(rows, segments, boxes, strict=True)):
        mates = by_line[segment.span.line]
        line_text = " ".join(segments[m].text for m in mates)
        x, y = box.middle
        below = [(kind, b) for kind, b in context.pattern_boxes if b.middle[1] > y]
        gaps = [abs(b.middle[1] - y) for _, b in context.pattern_boxes]
        row.update(
            rel_height=heights[at] / usual,
            height_rank=float((heights > heights[at] * 1.05).sum()),
            height_to_max=heights[at] / largest,
            x_middle=x / context.width,
            y_middle=y / context.height,
            left=box.left / context.width,
            right=box.right / context.width,
            width=box.width / context.width,
            order=at / len(segments),
            segments=float(len(segments)),
            soft_before=float(segment.soft_before),
            soft_after=float(at + 1 < len(segments) and segments[at + 1].soft_before),
            piece=float(mates.index(at)),
            pieces=float(len(mates)),
            line_chars=float(len(line_text)),
            line_words=float(len(words_of(line_text))),
            name_in_email=named[at],
            name_in_email_best=float(named[at] > 0 and named[at] >= max(named)),
            org_in_domain=hosted[at],
            org_in_domain_best=float(hosted[at] > 0 and hosted[at] >= max(hosted)),
            emails=float(len(context.email_locals)),
            domains=float(len(context.domains)),
            phone_below=float(any(kind == "phone" for kind, _ in below)),
            email_below=float(any(kind == "email" for kind, _ in below)),
            pattern_above=float(len(context.pattern_boxes) > len(below)),
            pattern_gap=min(gaps, default=context.height) / usual,
            same_line_pattern=float(any(abs(b.middle[1] - y) < 0.5 * box.height for _, b in context.pattern_boxes)),
            likeness=likely[at],
            likeness_best=float(likely[at] > 0 and likely[at] >= max(likely)),
            repeats=float(folded.count(folded[at]) > 1),
            larger_above=float(any(h > 1.2 * heights[at] and b.middle[1] < y for h, b in zip(heights, boxes, strict=True))),
            portrait=float(context.height > context.width),
        )  # fmt: skip
        line_classes = text_classes(line_text)
        for name in WORD_CLASSES:
            row[f"line_{name}"] = line_classes.get(name, 0.0)
        for name, share in zip(_KINDS, text_kinds(line_text), strict=True):
            row[f"line_{name}"] = share


def _with_company(
    rows: Sequence[Mapping[str, float]],
    at: int,
    near: Sequence[Neighbours],
    boxes: Sequence[Box],
) -> dict[str, float]:
    row = dict(rows[at])
    here = near[at]
    above2 = near[here.above].above if here.above is not None else None
    below2 = near[here.below].below if here.below is not None else None
    others = (here.above, here.below, here.before, here.after, above2, below2)
    for side, other in zip(_SIDES, others, strict=True):
        for name in _NEAR:
            row[f"{side}:{name}"] = -1.0 if other is None else rows[other][name]
    own = boxes[at]
    for side, other in (("above", here.above), ("below", here.below)):
        if other is None:
            row[f"gap_{side}"] = 20.0
            continue
        box = boxes[other]
        gap = own.top - box.bottom if side == "above" else box.top - own.bottom
        row[f"gap_{side}"] = gap / own.height
        row[f"same_left_{side}"] = float(abs(own.left - box.left) < 0.6 * own.height)
        row[f"centred_{side}"] = float(abs(own.middle[0] - box.middle[0]) < 0.6 * own.height)
        row[f"same_height_{side}"] = min(own.height, box.height) / max(own.height, box.height)
    for side, other in (("before", here.before), ("after", here.after)):
        if other is None:
            row[f"gap_{side}"] = 20.0
            continue
        box = boxes[other]
        gap = own.left - box.right if side == "before" else box.left - own.right
        row[f"gap_{side}"] = gap / own.height
    return row
