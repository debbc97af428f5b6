"""Bytes in, upright RGB pictures out: decoding by content, never by file name."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

from ocr.card import Photo
from ocr.engine import Picture
from ocr.errors import BrokenPhoto, EmptyPhoto, PhotoError, PhotoTooLarge, UnsupportedPhoto
from ocr.pdf import render_pages

SUPPORTED = "JPEG, PNG, WebP, TIFF, BMP, HEIC and PDF"
_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
)
_OTHERS = {
    b"GIF87a": "a GIF",
    b"GIF89a": "a GIF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"8BPS": "a Photoshop file",
    b"%!PS": "a PostScript file",
    b"FUJIFILM": "a camera's RAW file",
    b"\xff\x0a": "a JPEG XL",
    b"\x00\x00\x00\x0cJXL ": "a JPEG XL",
    b"\x00\x00\x00\x0cjP  ": "a JPEG 2000",
}


@dataclass(frozen=True)
class Limits:
    """What is refused before any pixel is decoded."""

    pixels: int = 120_000_000
    """Largest width x height of one picture; 120 megapixels need 360 MB as RGB."""
    pages: int = 500
    """Most pages or frames of one file."""


def decode(data: bytes, limits: Limits = Limits()) -> Iterator[Photo]:
    """The pictures in a file, one per page, EXIF orientation applied, alpha on white.

    The format is told from the content. Sizes are read from headers and checked
    before anything is decoded. Pages come one at a time, so that a long document
    needs the memory of one page.

    Raises:
        PhotoError: with a message for a person, without a file name. A later page
            of a file may fail after earlier ones were yielded.
    """
    kind = tell_format(data)
    try:
        if kind == "PDF":
            yield from render_pages(data, limits.pixels, limits.pages)
        elif kind == "HEIF":
            yield _decode_heif(data, limits)
        else:
            yield from _decode_pillow(data, kind, limits)
    except (PhotoError, GeneratorExit):
        raise
    except MemoryError as error:
        raise PhotoTooLarge("the picture does not fit into memory: make it smaller") from error
    except Exception as error:
        # Damaged files make decoders raise nearly anything: struct.error, KeyError, SyntaxError...
        raise BrokenPhoto(_explain(error, kind)) from error


def tell_format(data: bytes) -> str:
    """JPEG, PNG, WEBP, TIFF, BMP, HEIF or PDF, by the first bytes.

    Raises:
        EmptyPhoto: no bytes.
        UnsupportedPhoto: anything else, saying what it is where that can be told.
    """
    if not data:
        raise EmptyPhoto("the file is empty: copy it again from the phone or camera")
    head = data[:1024]
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "TIFF"
    if head.startswith(b"BM") and len(data) > 26:
        return "BMP"
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF_BRANDS:
            return "HEIF"
        raise UnsupportedPhoto(f"this is a video, not a photo; kith reads {SUPPORTED}")
    if b"%PDF-" in head:
        return "PDF"
    for start, name in _OTHERS.items():
        if head.startswith(start):
            raise UnsupportedPhoto(
                f"this is {name}; save it as JPEG or PNG (kith reads {SUPPORTED})"
            )
    what = "this is text, not a picture" if _is_text(head) else "this is no known kind of picture"
    raise UnsupportedPhoto(f"{what}; kith reads {SUPPORTED}, whatever the file's name says")


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8") if error.start > len(head) - 4 else "\0"
    return not any(ord(c) < 32 and c not in "\t\r\n\f" for c in text)


def _decode_pillow(data: bytes, kind: str, limits: Limits) -> Iterator[Photo]:
    with warnings.catch_warnings():
        # Pillow warns of large pictures and odd metadata; the limit here is our own.
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data), formats=_pillow_formats(kind))
        except Image.DecompressionBombError as error:
            raise PhotoTooLarge(_too_large(limits)) from error
        pages = getattr(image, "n_frames", 1) if kind == "TIFF" else 1
    if pages > limits.pages:
        raise PhotoTooLarge(f"the file has {pages} pages, more than {limits.pages}: split it")
    for page in range(pages):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if page:
                image.seek(page)
            _check_size(image.width, image.height, limits)
            photo = Photo(_to_rgb(ImageOps.exif_transpose(image)), page, kind)
        yield photo


def _pillow_formats(kind: str) -> list[str]:
    # Phones write several pictures into one JPEG (MPO): the first is the photo.
    return ["JPEG", "MPO"] if kind == "JPEG" else [kind]


def _decode_heif(data: bytes, limits: Limits) -> Photo:
    import pillow_heif

    heif = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
    width, height = heif.size
    _check_size(width, height, limits)
    # libheif applies the file's own turn and mirror while decoding; EXIF merely repeats it.
    return Photo(_to_rgb(heif.to_pillow()), 0, "HEIF")


def _check_size(width: int, height: int, limits: Limits) -> None:
    if width * height > limits.pixels:
        raise PhotoTooLarge(f"{width} x {height} pixels: {_too_large(limits)}")
    if width < 1 or height < 1:
        raise BrokenPhoto("the picture has no pixels: copy it again")


def _too_large(limits: Limits) -> str:
    return (
        f"the picture is larger than {limits.pixels // 1_000_000} megapixels: "
        "make it smaller and try again"
    )


def _to_rgb(image: Image.Image) -> Picture:
    """Any Pillow mode to 8-bit RGB; transparent parts become white."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = Image.fromarray(_to_8bit(np.asarray(image)))
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        image = Image.alpha_composite(ground, layer)
    rgb = image if image.mode == "RGB" else image.convert("RGB")
    return np.asarray(rgb, np.uint8)


def _to_8bit(values: np.ndarray) -> Picture:
    """Deep gray to 8 bits: 16-bit range when it is used, else what is there stretched."""
    gray = np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)
    if values.dtype.kind in "ui" and gray.min(initial=0) >= 0 and gray.max(initial=0) <= 65535:
        top = 65535.0 if gray.max(initial=0) > 255 else 255.0
        return np.asarray(gray * (255.0 / top), np.uint8)
    low, high = float(gray.min(initial=0)), float(gray.max(initial=0))
    return np.asarray((gray - low) * (255.0 / max(high - low, 1e-9)), np.uint8)


def _explain(error: Exception, kind: str) -> str:
    said = str(error).lower()
    if "truncated" in said or "not processed" in said or isinstance(error, EOFError):
        return f"the {kind} ends too early: it was copied incompletely, copy it again"
    return f"the {kind} is damaged and cannot be decoded: copy it again or save it anew"
