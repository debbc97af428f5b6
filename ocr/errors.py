"""What can go wrong in this room, in words for a person.

Messages never name a file: this room sees bytes, not paths. Whoever opened the
file puts its name in front.
"""

from __future__ import annotations


class OcrError(Exception):
    """Base of every error this room raises on purpose."""


class PhotoError(OcrError):
    """The bytes could not be turned into a picture; the message says what to do."""


class EmptyPhoto(PhotoError):
    """There are no bytes at all."""


class UnsupportedPhoto(PhotoError):
    """Not one of the formats that :func:`ocr.photo.decode` reads."""


class BrokenPhoto(PhotoError):
    """The format is known but the content is cut short or damaged."""


class LockedPhoto(PhotoError):
    """A PDF that needs a password."""


class PhotoTooLarge(PhotoError):
    """More pixels or pages than the limits allow; nothing was decoded."""


class EngineError(OcrError):
    """A reading engine is unknown, not installed, or failed."""
