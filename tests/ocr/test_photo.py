"""Decoding: every format by content, refusals with a message, never another exception."""

from __future__ import annotations

import io
import struct
import time
import zlib

import numpy as np
import pillow_heif
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ocr.card import Photo
from ocr.errors import (
    BrokenPhoto,
    EmptyPhoto,
    LockedPhoto,
    OcrError,
    PhotoTooLarge,
    UnsupportedPhoto,
)
from ocr.photo import Limits, decode

RED = Image.new("RGB", (300, 200), (200, 10, 10))


def encode(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def heif(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(image).save(buffer)
    return buffer.getvalue()


def only(data: bytes) -> Photo:
    (photo,) = decode(data)
    return photo


def noise() -> Image.Image:
    return Image.fromarray(np.random.default_rng(1).integers(0, 255, (90, 120, 3), np.uint8))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
def test_formats(kind: str) -> None:
    photo = only(encode(RED, kind))
    assert photo.format == kind
    assert photo.picture.shape == (200, 300, 3)
    assert np.abs(photo.picture[50, 50].astype(int) - (200, 10, 10)).max() < 6


def test_heif() -> None:
    photo = only(heif(RED))
    assert photo.format == "HEIF"
    assert photo.picture.shape == (200, 300, 3)


def test_pdf_pages_are_large_enough_to_read() -> None:
    photos = list(decode(encode(RED, "PDF", save_all=True, append_images=[RED])))
    assert [photo.page for photo in photos] == [0, 1]
    assert max(photos[0].picture.shape) == 2000


def test_tiff_pages() -> None:
    data = encode(RED, "TIFF", save_all=True, append_images=[RED.resize((50, 60))])
    assert [(p.page, p.picture.shape[:2]) for p in decode(data)] == [(0, (200, 300)), (1, (60, 50))]


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (0, 1)), (8, (1, 0))]
)
def test_exif_orientation(orientation: int, corner: tuple[int, int]) -> None:
    image = RED.copy()
    image.paste((0, 0, 255), (0, 0, 150, 100))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = only(encode(image, "JPEG", exif=exif)).picture
    blue = picture[-5 if corner[0] else 5, -5 if corner[1] else 5]
    assert blue[2] > 200


@pytest.mark.parametrize(
    "image",
    [
        RED.convert("P"),
        RED.convert("L"),
        RED.convert("1"),
        RED.convert("LA"),
        Image.fromarray(np.full((20, 30), 40000, np.uint16)),
    ],
)
def test_modes(image: Image.Image) -> None:
    assert only(encode(image, "PNG")).picture.shape[2] == 3


def test_deep_gray_keeps_its_range() -> None:
    picture = only(encode(Image.fromarray(np.full((20, 30), 40000, np.uint16)), "PNG")).picture
    assert 150 <= picture[0, 0, 0] <= 160


def test_cmyk() -> None:
    picture = only(encode(RED.convert("CMYK"), "JPEG")).picture
    assert picture[50, 50, 0] > 150 > 60 > picture[50, 50, 1]


def test_transparent_is_white() -> None:
    assert only(encode(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG")).picture.min() == 255


def png_of_declared_size(width: int, height: int) -> bytes:
    def chunk(tag: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"0" * 999)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 12_000)])
def test_declared_size_is_refused_before_decoding(size: tuple[int, int]) -> None:
    start = time.perf_counter()
    with pytest.raises(PhotoTooLarge, match="megapixels"):
        list(decode(png_of_declared_size(*size)))
    assert time.perf_counter() - start < 1


def test_own_limits() -> None:
    with pytest.raises(PhotoTooLarge):
        list(decode(encode(RED, "JPEG"), Limits(pixels=1000)))
    pages = encode(RED, "TIFF", save_all=True, append_images=[RED] * 3)
    with pytest.raises(PhotoTooLarge, match="pages"):
        list(decode(pages, Limits(pages=2)))


def test_empty() -> None:
    with pytest.raises(EmptyPhoto, match="empty"):
        list(decode(b""))


def test_truncated_jpeg() -> None:
    data = encode(noise(), "JPEG")
    with pytest.raises(BrokenPhoto, match="too early"):
        list(decode(data[: len(data) // 2]))


def test_text_is_said_to_be_text() -> None:
    with pytest.raises(UnsupportedPhoto, match="text"):
        list(decode(b"Dear reader, this is no picture.\n" * 90))


def test_gif_is_unsupported() -> None:
    with pytest.raises(UnsupportedPhoto, match="GIF"):
        list(decode(encode(RED, "GIF")))


def test_locked_pdf() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(250, 150)
    writer.encrypt("secret")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(LockedPhoto, match="password"):
        list(decode(buffer.getvalue()))


WHOLE = [encode(noise(), kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "PDF")]
WHOLE.append(heif(noise()))


def decodes_or_says_why(data: bytes) -> None:
    try:
        for photo in decode(data, Limits(pixels=4_000_000)):
            assert photo.picture.dtype == np.uint8
            assert photo.picture.ndim == 3
    except OcrError as error:
        assert str(error)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    decodes_or_says_why(data)


@given(st.sampled_from(WHOLE), st.data())
def test_any_damage(data: bytes, draw: st.DataObject) -> None:
    broken = bytearray(data[: draw.draw(st.integers(1, len(data)))])
    for _ in range(draw.draw(st.integers(0, 12))):
        broken[draw.draw(st.integers(0, len(broken) - 1))] = draw.draw(st.integers(0, 255))
    decodes_or_says_why(bytes(broken))
