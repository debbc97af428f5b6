"""What an OCR engine makes of a designed card: its lines, with the slips that engines make.

The slips are those seen in PP-OCR's readings of cards: blanks lost or added around punctuation,
look-alike letters, dots lost, lines joined across a narrow gap or cut at a wide one, junk where
logos and icons stand, and detection boxes that are a little off.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from ocr.engine import Char, Line, Quad
from samples.generate.lettering import ICONS
from samples.generate.records import DesignedCard, Print, Role
from samples.generate.rows import width_of

_LOOKALIKES = {
    "l": "1Ii", "I": "l1|", "1": "lI", "0": "Oo", "O": "0Q", "o": "0c", "5": "S", "S": "5", "8": "B", "B": "8",
    "m": "rn", "e": "c", "c": "e", "i": "l1", "a": "o", "u": "v", "v": "u", "g": "q", "t": "f", "G": "C", "Z": "2",
    "n": "r", "h": "b", ",": ".", ".": ",", "ö": "o", "ü": "u", "ä": "a", "é": "e", "ő": "ö", "ű": "ü", "ı": "i",
    "ş": "s", "ğ": "g", "ł": "l", "ç": "c", "ñ": "n", "Ö": "O", "İ": "I", "-": "–", "6": "G", "D": "O", "V": "Y",
    "&": "8", "'": "’", "部": "都", "木": "本", "大": "太",
    "й": "и", "ё": "е", "и": "й", "ш": "щ", "щ": "ш", "ц": "ч", "ь": "ы", "б": "6", "З": "3", "о": "o0", "с": "c",
    "В": "B", "і": "i", "ї": "і", "ґ": "г", "є": "е", "п": "л", "н": "и",
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ό": "ο", "ύ": "υ", "ώ": "ω", "ν": "v", "ρ": "p", "ο": "o",
    "ד": "ר", "ר": "ד", "ה": "ח", "ח": "ה", "ו": "ן", "ן": "ו", "ב": "כ", "כ": "ב", "ם": "ס", "י": "'",
    "ة": "ه", "أ": "ا", "إ": "ا", "ي": "ى", "ب": "ن", "ت": "ن", "خ": "ح", "ق": "ف",
    "ด": "ต", "ค": "ด", "ถ": "ก", "ภ": "ก", "ช": "ซ", "ผ": "พ", "บ": "ป", "ฟ": "พ",
    "ब": "व", "व": "ब", "घ": "ध", "भ": "म", "म": "भ", "इ": "ड",
    "ư": "u", "ơ": "o", "ạ": "a", "ế": "ê", "ễ": "ê", "ệ": "ê", "ộ": "ô", "ồ": "ô", "ị": "i", "ụ": "u", "đ": "d",
    "김": "긴", "영": "열", "민": "만", "업": "엄", "림": "립", "부": "무",
}  # fmt: skip
_JUNK = ["CS", "®", "∈", "ISO", "TUV", "K", "G&", "A", "UKAS", "soeg", "回", "口", "II", "LT", "e", "ttm", "0", "M", "Est", "ISO 9001", "人", "女", "8", "QN", "»", "BQO"]  # fmt: skip
_ICON_JUNK = ["", "", "", "", "", "C", "O", "回", "口", "L", "①", "f", "in", "®", "0", "田", "凸", "&", "M", "①", "心"]  # fmt: skip


@dataclass(frozen=True)
class LineSpan:
    """Characters ``start`` to ``end`` of the line at index ``line``, and what they truly are."""

    line: int
    start: int
    end: int
    role: Role
    entity: int = 0


@dataclass(frozen=True)
class _Glyph:
    text: str
    role: Role | None
    entity: int
    confidence: float


@dataclass(frozen=True)
class _Draft:
    glyphs: tuple[_Glyph, ...]
    quad: Quad
    size: float


def to_lines(
    design: DesignedCard, noise_seed: int, level: float = 1.0
) -> tuple[tuple[Line, ...], tuple[LineSpan, ...]]:
    """The lines an engine would read on the flat card, and the roles of their characters.

    ``level`` scales how often slips happen; 0 reads the card perfectly. Lines come top to
    bottom, left to right. Spans of one line do not overlap; characters in none separate.
    """
    rng = random.Random(design.seed * 1_000_003 + noise_seed)
    doubt = rng.choice((0.5, 1.0, 1.0, 2.0)) if level > 0 else 0.5
    drafts = [_draft(p, rng, doubt) for p in design.prints]
    if level > 0:
        drafts = [
            _misread_logo(d, rng) if p.style.logo else d
            for d, p in zip(drafts, design.prints, strict=True)
        ]
        drafts = [d for d in drafts if d.glyphs]
        card_level = level * rng.choice((0.2, 0.5, 1.0, 1.0, 2.0))
        drafts = _join_close(drafts, rng, card_level)
        drafts = [part for d in drafts for part in _cut(d, rng, card_level)]
        drafts = [_slip(d, rng, card_level) for d in drafts]
        drafts += _noise(design, rng, card_level)
        drafts = [_jitter(d, rng) for d in drafts]
    drafts = _reading_order([d for d in map(_strip, drafts) if d.glyphs])
    lines, spans = [], []
    for index, draft in enumerate(drafts):
        line, line_spans = _finish(draft, index)
        lines.append(line)
        spans += line_spans
    return tuple(lines), tuple(spans)


def _sureness(rng: random.Random, doubt: float) -> float:
    """The engine's confidence in a letter it reads right.

    As it was over 27,802 letters on 231 real cards: nearly all above 0.999, one in a hundred below
    0.97, one in two hundred below 0.9. ``doubt`` scales how many are not among the first.
    """
    at = rng.random() / doubt
    if at < 0.0002:
        return rng.uniform(0.3, 0.5)
    if at < 0.0054:
        return rng.triangular(0.5, 0.9, 0.85)
    if at < 0.01:
        return rng.uniform(0.9, 0.97)
    return 1.0 - (0.03 * rng.random() ** 2.5 if at < 0.045 else 0.001 * rng.random() ** 3)


def _draft(printed: Print, rng: random.Random, doubt: float) -> _Draft:
    roles: list[tuple[Role | None, int]] = [(None, 0)] * len(printed.text)
    for span in printed.spans:
        for i in range(span.start, span.end):
            roles[i] = (span.role, span.entity)
    icons = set(ICONS.values())
    glyphs = []
    for char, (role, entity) in zip(printed.text, roles, strict=True):
        if char in icons:
            for junk in rng.choice(_ICON_JUNK):
                glyphs.append(_Glyph(junk, Role.NOISE, 0, rng.uniform(0.4, 0.95)))
            continue
        glyphs.append(_Glyph(char, role, entity, _sureness(rng, doubt)))
    return _Draft(tuple(glyphs), printed.quad, printed.size)


def _misread_logo(draft: _Draft, rng: random.Random) -> _Draft:
    """Drawn letters: not read at all, read in part, or with many slips."""
    chance = rng.random()
    glyphs = draft.glyphs
    if chance < 0.08:
        return replace(draft, glyphs=())
    if chance < 0.13 and len(glyphs) > 6:
        text = "".join(g.text for g in glyphs)
        cut = text.find(" ") + 1 or rng.randint(1, 3)
        return replace(draft, glyphs=glyphs[cut:])
    if chance < 0.22:
        wrong = [
            replace(g, text=rng.choice(_LOOKALIKES[g.text]), confidence=rng.uniform(0.3, 0.9))
            if g.text in _LOOKALIKES and rng.random() < 0.2
            else replace(g, confidence=g.confidence * rng.uniform(0.6, 1.0))
            for g in glyphs
        ]
        return replace(draft, glyphs=tuple(wrong))
    return draft


def _join_close(drafts: list[_Draft], rng: random.Random, level: float) -> list[_Draft]:
    """Lines on one height with a narrow gap between them, read as one."""
    joined: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (round(d.quad[0][1] / 4), d.quad[0][0])):
        for i, other in enumerate(joined):
            gap = draft.quad[0][0] - other.quad[1][0]
            same_height = abs(draft.quad[0][1] - other.quad[0][1]) < 0.25 * draft.size
            similar = 0.7 < draft.size / other.size < 1.4
            near = gap < draft.size * rng.choice((0.5, 1.0, 1.6, 2.4))
            if (
                same_height
                and similar
                and -0.3 * draft.size < gap
                and near
                and rng.random() < 0.8 * min(level, 1.25)
            ):
                space = (_Glyph(" ", None, 0, 1.0),) if rng.random() < 0.7 else ()
                quad = (other.quad[0], draft.quad[1], draft.quad[2], other.quad[3])
                parts = (other.glyphs, draft.glyphs)
                first, last = parts if not any(map(_is_rtl, parts)) else parts[::-1]
                joined[i] = _Draft(first + space + last, quad, other.size)
                break
        else:
            joined.append(draft)
    return joined


def _cut(draft: _Draft, rng: random.Random, level: float) -> list[_Draft]:
    """Now and then a line comes in two where it has a wide blank, a bar or a bullet."""
    text = "".join(g.text for g in draft.glyphs)
    for mark in ("  ", " | ", " • ", " : ", " / "):
        at = text.find(mark)
        if (
            at > 0
            and at + len(mark) < len(text)
            and rng.random() < 0.12 * level * (3 if mark == "  " else 1)
        ):
            share = width_of(text[:at]) / max(width_of(text), 1e-6)
            after = width_of(text[: at + len(mark)]) / max(width_of(text), 1e-6)
            if _is_rtl(draft.glyphs):
                share, after = 1 - after, 1 - share
            left, right = draft.quad[0][0], draft.quad[1][0]
            top, bottom = draft.quad[0][1], draft.quad[2][1]
            x1, x2 = left + (right - left) * share, left + (right - left) * after
            first: Quad = ((left, top), (x1, top), (x1, bottom), (left, bottom))
            second: Quad = ((x2, top), (right, top), (right, bottom), (x2, bottom))
            if _is_rtl(draft.glyphs):
                first, second = second, first
            return [
                _Draft(draft.glyphs[:at], first, draft.size),
                _Draft(draft.glyphs[at + len(mark) :], second, draft.size),
            ]
    return [draft]


def _is_rtl(glyphs: tuple[_Glyph, ...]) -> bool:
    """Whether a line begins at its right end: most of its letters are Hebrew or Arabic."""
    letters = [g.text for g in glyphs if g.text.isalpha()]
    return sum(bidirectional(letter) in ("R", "AL") for letter in letters) * 2 > len(letters)


def _slip_sureness(rng: random.Random) -> float:
    """The engine's confidence where it reads a letter wrong, or over one; every sixth it is sure of."""
    return rng.uniform(0.95, 1.0) if rng.random() < 1 / 6 else rng.uniform(0.35, 0.95)


def _slip(draft: _Draft, rng: random.Random, level: float) -> _Draft:
    lose_blanks = rng.choice((0.02, 0.05, 0.1, 0.25, 0.9)) if rng.random() < 0.45 * level else 0.0
    out: list[_Glyph] = []
    glyphs = draft.glyphs
    for i, glyph in enumerate(glyphs):
        char = glyph.text
        before = glyphs[i - 1].text if i else ""
        after = glyphs[i + 1].text if i + 1 < len(glyphs) else ""
        if char == " ":
            by_mark = (before and before in ".,:;-/)") or (after and after in "(:;,-/&@")
            if rng.random() < min(0.95, lose_blanks * (1.6 if by_mark else 0.5)):
                continue
            if before == " " and rng.random() < 0.8:
                continue
        elif char in _LOOKALIKES and rng.random() < 0.0035 * level:
            for wrong in rng.choice(_LOOKALIKES[char]) if char != "m" else "rn":
                out.append(replace(glyph, text=wrong, confidence=_slip_sureness(rng)))
            continue
        elif (char in ".,:" and rng.random() < 0.006 * level) or rng.random() < 0.0005 * level:
            if out and out[-1].text != " ":
                out[-1] = replace(out[-1], confidence=_slip_sureness(rng))
            continue
        out.append(glyph)
        if char in ".@-," and after not in ("", " ") and rng.random() < 0.008 * level:
            out.append(_Glyph(" ", glyph.role, glyph.entity, 0.9))
        if char == ":" and rng.random() < 0.004 * level:
            out.append(glyph)
    if rng.random() < 0.006 * level:
        out.insert(0, _Glyph(rng.choice("·-.'|*"), Role.NOISE, 0, 0.6))
    if rng.random() < 0.012 * level and len(out) > 4:
        worse = rng.uniform(0.5, 0.9)
        out = [replace(g, confidence=g.confidence * worse) for g in out]
    return _Draft(tuple(out), draft.quad, draft.size)


def _noise(design: DesignedCard, rng: random.Random, level: float) -> list[_Draft]:
    """Lines that nobody printed as text."""
    texts: list[tuple[str, float, float, float]] = []
    w, h = design.width, design.height
    size = h * 0.045
    for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 2))):
        junk = (
            rng.choice(_JUNK)
            if rng.random() < 0.7
            else "".join(rng.choice("abcdeghiklmnorstu·'0") for _ in range(rng.randint(1, 7)))
        )
        texts.append(
            (
                junk,
                rng.uniform(0, 0.85) * w,
                rng.uniform(0, 0.92) * h,
                size * rng.choice((0.5, 1, 2)),
            )
        )
    if rng.random() < 0.12:
        texts.append(("CS", 0.013 * w, 0.88 * h, size * 1.2))
        if rng.random() < 0.6:
            texts.append(
                (
                    rng.choice(("Scanned with", "Scanned w", "Scanned")),
                    0.09 * w,
                    0.875 * h,
                    size * 0.7,
                )
            )
        texts.append(("CamScanner", 0.09 * w, 0.935 * h, size * 0.7))
    drafts = []
    for text, x, y, font in texts:
        wide = width_of(text) * font
        quad: Quad = ((x, y), (x + wide, y), (x + wide, y + font * 1.28), (x, y + font * 1.28))
        glyphs = tuple(_Glyph(c, Role.NOISE, 0, rng.uniform(0.3, 1.0)) for c in text)
        drafts.append(_Draft(glyphs, quad, font))
    return drafts


def _jitter(draft: _Draft, rng: random.Random) -> _Draft:
    sway = draft.size * 0.09
    quad = tuple(
        (round(x + rng.uniform(-sway, sway), 1), round(y + rng.uniform(-sway, sway), 1))
        for x, y in draft.quad
    )
    return replace(draft, quad=(quad[0], quad[1], quad[2], quad[3]))


def _strip(draft: _Draft) -> _Draft:
    glyphs = list(draft.glyphs)
    while glyphs and not glyphs[0].text.strip():
        glyphs.pop(0)
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    return replace(draft, glyphs=tuple(glyphs))


def _reading_order(drafts: list[_Draft]) -> list[_Draft]:
    """Top to bottom; lines whose tops are less than 10 px apart left to right (as RapidOCR sorts)."""
    ordered = sorted(drafts, key=lambda d: (d.quad[0][1], d.quad[0][0]))
    for i in range(len(ordered) - 1):
        for j in range(i, -1, -1):
            one, two = ordered[j], ordered[j + 1]
            if abs(two.quad[0][1] - one.quad[0][1]) < 10 and two.quad[0][0] < one.quad[0][0]:
                ordered[j], ordered[j + 1] = two, one
            else:
                break
    return ordered


def _finish(draft: _Draft, index: int) -> tuple[Line, list[LineSpan]]:
    glyphs = draft.glyphs
    text = "".join(g.text for g in glyphs)
    total = max(width_of(text), 1e-6)
    chars, spans, x, start = [], [], 0.0, 0
    for i, glyph in enumerate(glyphs):
        wide = width_of(glyph.text)
        chars.append(Char(glyph.text, round(glyph.confidence, 3), round((x + wide / 2) / total, 4)))
        x += wide
        last = i + 1 == len(glyphs)
        here = (glyph.role, glyph.entity)
        if last or (glyphs[i + 1].role, glyphs[i + 1].entity) != here:
            end = i + 1
            if glyph.role is not None:
                while text[start] == " ":
                    start += 1
                while text[end - 1] == " ":
                    end -= 1
                spans.append(LineSpan(index, start, end, glyph.role, glyph.entity))
            start = i + 1
    mean = sum(c.confidence for c in chars) / len(chars)
    return Line(text, round(mean, 4), draft.quad, tuple(chars)), spans
