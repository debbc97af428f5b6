"""Draws cards in the scripts of :mod:`samples.foreign.words`; the same seed gives the same card."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.engine import Picture
from samples.fonts import open_font
from samples.foreign.words import ALL, PACKAGES, Words

_LATIN = "truetype/noto/NotoSans-Regular.ttf"
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
_PAPERS = (("#fbfaf6", "#1d2530"), ("#ffffff", "#333333"), ("#eef2f5", "#15324a"), ("#15324a", "#f4f1e8"))  # fmt: skip
_SIZE = (1050, 600)


@dataclass(frozen=True)
class ForeignCard:
    """A drawn card and what it says."""

    words: Words
    name: str
    """In the native script."""
    latin_name: str | None
    """The name in Latin letters too, when the card prints it."""
    title: str
    org: str
    address: str
    phone: str
    """As printed."""
    email: str
    url: str
    picture: Picture

    @property
    def number(self) -> str:
        """The telephone number in E.164 form."""
        return "+" + "".join(c for c in self.phone if c.isdigit())


def draw_foreign_card(words: Words, seed: int) -> ForeignCard:
    """One person's card.

    Raises:
        FileNotFoundError: a font is not installed.
    """
    dice = random.Random(f"{words.language} {seed}")
    family, given = dice.choice(words.families), dice.choice(words.givens)
    name = words.name.format(f=family[0], g=given[0])
    org, stem = dice.choice(words.orgs)
    domain = f"{stem}-example{dice.choice(words.domains)}"
    phone = "".join(
        str(dice.randrange(1, 10)) if c == "#" else c for c in dice.choice(words.phones)
    )
    latin = f"{given[1]} {family[1]}".title() if dice.random() < 0.35 else None
    title, address = dice.choice(words.titles), dice.choice(words.addresses)
    email, url = f"{given[1]}.{family[1]}@{domain}", f"www.{domain}"
    tel, mail = words.labels if dice.random() < 0.5 else ("T", "E")
    native = dice.choice(words.fonts)
    rows = [
        (org, 40, native[1]),
        (name, dice.choice((56, 62, 70)), native[1]),
        *([(latin, 34, _LATIN)] if latin else []),
        (title, 34, native[0]),
        (address, 30, native[0]),
        (f"{tel} {phone}", 30, native[0] if tel == words.labels[0] else _LATIN),
        (f"{mail} {email}", 30, native[0] if mail == words.labels[1] else _LATIN),
        (url, 30, _LATIN),
    ]
    if dice.random() < 0.5:
        rows = (
            rows[1:3] + rows[3:4] + rows[:1] + rows[4:]
            if latin
            else rows[1:3] + rows[:1] + rows[3:]
        )
    paper, ink = dice.choice(_PAPERS)
    side = "r" if words.script in _RIGHT_TO_LEFT else "l"
    picture = _draw(rows, paper, ink, dice.choice((side, side, "m")))
    return ForeignCard(words, name, latin, title, org, address, phone, email, url, picture)


def by_language(language: str) -> Words:
    """The words of one language."""
    return next(words for words in ALL if words.language == language)


def _draw(rows: list[tuple[str, int, str]], paper: str, ink: str, anchor: str) -> Picture:
    width, height = _SIZE
    image = Image.new("RGB", _SIZE, paper)
    draw = ImageDraw.Draw(image)
    step = (height - 80) / sum(size for _, size, _ in rows)
    x = {"l": 60.0, "m": width / 2, "r": width - 60.0}[anchor]
    y = 40.0
    for text, size, path in rows:
        y += size * step
        while _width(text, path, size) > width - 120:
            size -= 1
        for part, at in _laid_out(text, path, size, x, anchor):
            draw.text(
                (at, y - 0.3 * size),
                part,
                font=_font(_face(part, path), size),
                fill=ink,
                anchor="ls",
            )
    return np.asarray(image, np.uint8)


def _laid_out(text: str, path: str, size: int, x: float, anchor: str) -> list[tuple[str, float]]:
    """Where each stretch of one script starts; right-to-left print starts at the right."""
    parts = _stretches(text)
    if any("\u0590" <= c <= "\u06ff" for c in text):
        parts.reverse()
    at = x - {"l": 0.0, "m": 0.5, "r": 1.0}[anchor] * _width(text, path, size)
    placed = []
    for part in parts:
        font = _font(_face(part, path), size)
        placed.append((part, at))
        at += font.getlength(part) + 0.3 * size
    return placed


def _width(text: str, path: str, size: int) -> float:
    parts = _stretches(text)
    return sum(_font(_face(p, path), size).getlength(p) + 0.3 * size for p in parts) - 0.3 * size


def _stretches(text: str) -> list[str]:
    """Native print and ASCII letters apart: many native fonts have no Latin letters."""
    return [
        " ".join(words)
        for _, words in itertools.groupby(text.split(" "), key=lambda w: w.isascii())
    ]


def _face(text: str, path: str) -> str:
    return _LATIN if text.isascii() else path


def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return open_font(path, size, PACKAGES)
