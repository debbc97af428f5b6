"""Pictures drawn for tests: cards of people who do not exist, and files that are broken."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ABE = ("Abe Sample", "Sales Manager", "Northwind Ltd", "+1 202 555 0143", "abe@northwind.example")
BEA = ("Bea Muster", "Engineer", "Muster GmbH", "+49 30 23125 123", "bea@muster.example")
BEA_ELSEWHERE = (
    "Bea Muster",
    "Consultant",
    "Kestrel Labs",
    "+49 30 23125 456",
    "bea@kestrel.example",
)


def draw_card(path: Path, lines: tuple[str, ...] = ABE) -> Path:
    """A white card with one line of text below the other, on a dark table."""
    card = Image.new("RGB", (900, 540), "#fcfbf7")
    pen = ImageDraw.Draw(card)
    for number, line in enumerate(lines):
        font = ImageFont.load_default(size=54 if number == 0 else 34)
        pen.text((70, 60 + 90 * number), line, font=font, fill="#1c2230")
    photo = Image.new("RGB", (1300, 900), "#3a2f28")
    photo.paste(card, (200, 180))
    path.parent.mkdir(parents=True, exist_ok=True)
    photo.save(path, quality=90)
    return path


def draw_sky(path: Path) -> None:
    """A picture without a card."""
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(path)


def write_huge_png(path: Path, side: int = 60_000) -> None:
    """A few bytes whose header says ``side`` by ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def write_truncated_jpeg(path: Path) -> None:
    """The first half of a photo."""
    whole = io.BytesIO()
    Image.effect_noise((600, 400), 60).convert("RGB").save(whole, "JPEG")
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
