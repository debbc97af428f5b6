"""Where the blocks of a card stand. Every layout has a place for every block."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ocr.engine import Quad
from samples.generate.content import Content
from samples.generate.dice import Dice
from samples.generate.records import Print
from samples.generate.rows import LINE_HEIGHT, Piece, Row, spans_of, width_of, wrap


@dataclass(frozen=True)
class Slot:
    """A rectangle of the card, in shares of its width and height."""

    left: float
    top: float
    right: float
    bottom: float
    align: str
    """left, center or right."""
    valign: str
    """top, middle or bottom."""
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    name: str
    slots: tuple[Slot, ...]
    portrait: bool = False
    held_out: bool = False


def _layout(name: str, *slots: str, portrait: bool = False, held_out: bool = False) -> Layout:
    made = []
    for text in slots:
        box, align, valign, blocks = text.split(";")
        left, top, right, bottom = (float(v) / 100 for v in box.split())
        made.append(Slot(left, top, right, bottom, align, valign, tuple(blocks.split())))
    return Layout(name, tuple(made), portrait, held_out)


LAYOUTS = (
    _layout("centred", "5 6 95 32;center;top;logo organisation", "5 34 95 60;center;middle;holders", "4 62 96 95;center;bottom;address contact web extra"),
    _layout("centred, name first", "5 6 95 34;center;top;holders", "5 36 95 58;center;middle;logo organisation", "4 60 96 95;center;bottom;address contact web extra"),
    _layout("left", "6 6 94 30;left;top;logo organisation", "6 33 94 58;left;middle;holders", "6 60 94 95;left;bottom;address contact web extra"),
    _layout("logo at the side", "4 10 42 92;center;middle;logo extra", "47 8 96 40;left;top;holders", "47 42 96 95;left;bottom;organisation address contact web"),
    _layout("two columns below", "5 6 95 28;left;top;logo", "5 30 95 56;left;middle;holders", "5 58 50 95;left;bottom;organisation address", "54 58 96 95;left;bottom;contact web extra"),
    _layout("holder opposite logo", "5 6 45 50;left;top;logo extra", "48 6 95 40;right;top;holders", "30 45 95 95;right;bottom;organisation address contact web"),
    _layout("holder opposite logo, left text", "5 6 45 55;left;top;logo extra", "50 6 95 40;left;top;holders", "50 44 95 95;left;bottom;organisation address contact web"),
    _layout("numbers on top", "5 5 48 30;left;top;logo", "52 5 95 32;left;top;contact", "5 34 95 66;center;middle;holders organisation", "3 68 97 95;center;bottom;address web extra"),
    _layout("holder below left", "5 6 95 42;right;top;logo organisation", "5 48 45 95;left;bottom;holders web", "49 46 96 95;left;bottom;address contact extra"),
    _layout("shop", "5 5 95 20;center;top;contact", "4 22 96 50;center;middle;logo organisation", "5 52 95 76;center;middle;extra holders", "4 78 96 95;center;bottom;address web"),
    _layout("footer strip", "5 8 58 42;left;top;holders", "60 8 95 48;right;top;logo", "5 48 95 78;left;bottom;organisation contact", "3 80 97 96;center;middle;address web extra"),
    _layout("three columns", "5 6 95 44;center;middle;logo organisation", "4 52 35 95;left;bottom;holders", "37 52 66 95;left;bottom;address extra", "68 52 97 95;left;bottom;contact web"),
    _layout("company below", "6 7 94 48;left;top;holders contact", "6 52 94 95;left;bottom;logo organisation address web extra"),
    _layout("half and half", "4 10 46 90;center;middle;logo organisation extra", "52 8 96 38;left;middle;holders", "52 40 96 94;left;middle;contact address web"),
    _layout("indented", "6 6 94 30;left;top;logo organisation", "22 33 94 60;left;middle;holders", "22 62 95 95;left;bottom;address contact web extra"),
    _layout("holder middle", "5 6 60 30;left;top;logo", "5 34 60 62;left;middle;holders", "62 6 96 62;left;top;extra contact", "5 66 96 95;left;bottom;organisation address web"),
    _layout("address opposite numbers", "5 6 95 36;center;top;logo organisation", "5 38 95 62;center;middle;holders", "4 66 48 95;left;bottom;address", "52 66 96 95;right;bottom;contact web extra"),
    _layout("upright", "8 5 92 28;center;top;logo organisation", "8 30 92 54;center;middle;holders", "5 57 95 95;center;bottom;contact address web extra", portrait=True),
    _layout("upright left", "8 6 92 34;left;top;holders", "8 36 92 60;left;middle;contact", "8 62 92 95;left;bottom;logo organisation address web extra", portrait=True),
    _layout("corner to corner", "46 6 95 32;right;top;logo organisation", "5 32 62 58;left;middle;holders", "38 60 95 95;right;bottom;contact address web extra", held_out=True),
    _layout("numbers across", "5 6 52 44;left;top;holders", "5 46 95 66;left;middle;contact", "5 70 64 95;left;bottom;organisation address", "66 60 96 95;right;bottom;logo web extra", held_out=True),
    _layout("back to back", "4 12 47 60;right;middle;holders", "53 12 96 60;left;middle;logo organisation", "4 64 96 95;center;bottom;contact address web extra", held_out=True),
    _layout("address first", "5 6 50 40;left;top;organisation address", "52 6 95 40;right;top;contact web", "5 42 95 72;center;middle;holders", "5 74 95 95;center;bottom;logo extra", held_out=True),
    _layout("upright, company below", "7 5 93 26;left;top;holders", "7 30 93 58;left;middle;contact web", "7 62 93 95;left;bottom;logo organisation address extra", portrait=True, held_out=True),
)  # fmt: skip


def choose_layout(dice: Dice) -> Layout:
    """One of the layouts of this seed's side, sometimes mirrored."""
    layouts = [x for x in LAYOUTS if x.held_out == dice.held_out]
    weights = {i: 0.4 if x.portrait else 1.0 for i, x in enumerate(layouts)}
    layout = layouts[dice.weigh(weights)]
    if dice.chance(0.25) and all(
        s.align != "center" or s.right - s.left > 0.8 for s in layout.slots
    ):
        swap = {"left": "right", "right": "left", "center": "center"}
        keep = dice.chance(0.5)
        layout = replace(layout, name=layout.name + ", mirrored", slots=tuple(
            replace(s, left=1 - s.right, right=1 - s.left, align=s.align if keep else swap[s.align])
            for s in layout.slots
        ))  # fmt: skip
    return layout


def lay_out(
    dice: Dice, content: Content, layout: Layout, width: int, height: int
) -> tuple[Print, ...]:
    """Every row of ``content`` at its place, in type that fits the slots."""
    body = (min(width, height * 1.7) if not layout.portrait else width * 1.5) * dice.pick(
        (0.026, 0.029, 0.033, 0.037)
    )
    pitch = dice.pick((1.3, 1.35, 1.45, 1.6))
    gap = dice.pick((0.5, 0.8, 1.2))
    cells = [c for slot in layout.slots for c in _cells(slot, content)]
    factor = 1.0
    while True:
        size = body * factor
        placed = [_fit(cell, rows, width, size, factor < 0.8) for cell, rows in cells]
        heights = [_height(rows, size, pitch, gap) for rows in placed]
        if factor < 0.45 or all(
            h <= (c.bottom - c.top) * height for h, (c, _) in zip(heights, cells, strict=True)
        ):
            break
        factor *= 0.94
    prints: list[Print] = []
    for (cell, _), rows, tall in zip(cells, placed, heights, strict=True):
        room = (cell.bottom - cell.top) * height - tall
        y = cell.top * height + {"top": 0.0, "middle": room / 2, "bottom": room}[cell.valign]
        for i, row in enumerate(rows):
            font = row.scale * size
            y += row.space_before * gap * size if i else 0.0
            prints += _print_row(dice, row, cell, y, font, size, width)
            y += font * pitch
    return tuple(prints)


def turn_round(prints: tuple[Print, ...], width: int) -> tuple[Print, ...]:
    """The card as in a mirror, for scripts that run from right to left; lines keep their text."""
    swap = {"left": "right", "right": "left", "center": "center"}
    turned = []
    for printed in prints:
        (left, top), (right, _), (_, bottom), _ = printed.quad
        left, right = width - right, width - left
        quad: Quad = ((left, top), (right, top), (right, bottom), (left, bottom))
        turned.append(replace(printed, quad=quad, align=swap[printed.align]))
    return tuple(turned)


def _cells(slot: Slot, content: Content) -> list[tuple[Slot, list[Row]]]:
    """The slot with its rows; several addresses or holders stand side by side where there is room."""
    for name, several in (("address", content.addresses), ("holders", content.holders)):
        if (
            name in slot.blocks
            and len(several) > 1
            and slot.right - slot.left > 0.7
            and len(slot.blocks) < 4
        ):
            rest = replace(slot, blocks=tuple(b for b in slot.blocks if b != name))
            other = _block_rows(rest, content)
            share = 0.55 if other else 1.0
            middle = slot.top + (slot.bottom - slot.top) * share
            step = (slot.right - slot.left) / len(several)
            align = "left" if slot.align == "center" else slot.align
            cells = [
                (Slot(slot.left + i * step, slot.top, slot.left + (i + 0.95) * step, middle, align, "top", ()), rows)
                for i, rows in enumerate(several)
            ]  # fmt: skip
            return [*cells, (replace(rest, top=middle + 0.02), other)] if other else cells
    return [(slot, _block_rows(slot, content))]


def _block_rows(slot: Slot, content: Content) -> list[Row]:
    rows: list[Row] = []
    for block in slot.blocks:
        parts: list[list[Row]] = {
            "logo": [content.logo], "organisation": [content.organisation], "holders": content.holders,
            "contact": [content.contact], "web": [content.web], "address": content.addresses,
            "extra": [content.extra],
        }[block]  # fmt: skip
        for part in parts:
            for i, row in enumerate(part):
                rows.append(replace(row, space_before=max(row.space_before, 1.0)) if not i else row)
    return rows


def _fit(slot: Slot, rows: list[Row], width: int, size: float, tight: bool) -> list[Row]:
    limit = (slot.right - slot.left) * width / size
    fitted: list[Row] = []
    for row in rows:
        if tight and row.optional:
            continue
        wide = width_of(row.text, row.style.bold) * row.scale
        if None in row.pieces:
            fitted += _break_gaps(row, limit)
        elif wide > limit and row.scale > 1.0:
            fitted += wrap(
                replace(row, scale=max(row.scale * limit / wide, row.scale * 0.6, 0.9)), limit
            )
        else:
            fitted += wrap(row, limit)
    return fitted


def _segments(row: Row) -> list[Row]:
    segments: list[Row] = []
    current: list[Piece] = []
    for piece in (*row.pieces, None):
        if piece is None:
            if current:
                segments.append(replace(row, pieces=tuple(current), tab=0.0))
            current = []
        else:
            current.append(piece)
    return segments


def _break_gaps(row: Row, limit: float) -> list[Row]:
    """A row with gaps stays whole where it fits, else its parts stand below each other."""
    segments = _segments(row)
    if row.tab:
        if row.tab + width_of(segments[-1].text) * row.scale <= limit or len(segments) < 2:
            return [row]
        joined = replace(row, pieces=tuple(p for p in row.pieces if p), tab=0.0)
        return wrap(joined, limit)
    total = sum(width_of(s.text, row.style.bold) for s in segments) + 2.0 * (len(segments) - 1)
    if total * row.scale <= limit:
        return [row]
    return [part for s in segments for part in wrap(s, limit)]


def _height(rows: list[Row], size: float, pitch: float, gap: float) -> float:
    return sum(
        r.scale * size * pitch + (r.space_before * gap * size if i else 0.0)
        for i, r in enumerate(rows)
    )


def _print_row(
    dice: Dice, row: Row, slot: Slot, y: float, font: float, size: float, width: int
) -> list[Print]:
    left, right = slot.left * width, slot.right * width
    segments = _segments(row)
    wide = [width_of(s.text, row.style.bold) * font for s in segments]
    if len(segments) == 1:
        start = {"left": left, "right": right - wide[0], "center": (left + right - wide[0]) / 2}[
            slot.align
        ]
        return [_print(segments[0], start, y, wide[0], font, slot.align)]
    if row.tab:
        starts = [left, left + row.tab * size]
        if slot.align != "left":
            total = row.tab * size + max(wide[1], font * 8)
            shift = (right - left - total) / (1 if slot.align == "right" else 2)
            starts = [s + max(shift, 0.0) for s in starts]
    else:
        spare = right - left - sum(wide)
        step = min(spare / (len(segments) - 1), font * dice.pick((1.5, 2.5, 4.0, 9.0)))
        starts, x = [], left
        if slot.align != "left":
            x += (spare - step * (len(segments) - 1)) / (1 if slot.align == "right" else 2)
        for w in wide:
            starts.append(x)
            x += w + step
    return [
        _print(s, x, y, w, font, "left") for s, x, w in zip(segments, starts, wide, strict=False)
    ]


def _print(row: Row, x: float, y: float, wide: float, font: float, align: str) -> Print:
    text, spans = spans_of(p for p in row.pieces if p)
    bottom = y + font * LINE_HEIGHT
    quad: Quad = ((x, y), (x + wide, y), (x + wide, bottom), (x, bottom))
    return Print(text, quad, font, spans, align, row.style)
