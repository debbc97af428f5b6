"""Which files are photos: everything a folder holds that looks like a picture.

A file is taken when its extension says picture, or when its first bytes do, whatever
the extension. Files named on the command line are always taken, so that the reading
stage can say what is wrong with them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ocr.errors import OcrError
from ocr.photo import tell_format
from pipeline.errors import WrongUse

EXTENSIONS = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".dib"}
    | {".heic", ".heics", ".heif", ".hif", ".avif", ".gif", ".pdf"}
)


@dataclass(frozen=True, order=True)
class PhotoFile:
    """A file to read."""

    name: str
    """As contacts name it: relative to the folder given, ``/``-separated."""
    path: Path
    """Where it is."""


@dataclass(frozen=True)
class Found:
    """What the folders hold."""

    photos: tuple[PhotoFile, ...]
    """Sorted by name."""
    unreadable: tuple[PhotoFile, ...]
    """Folders that may not be looked into."""


def discover_photos(places: Sequence[Path]) -> Found:
    """All photos in ``places`` (files and folders, folders recursively), each once.

    Hidden files and folders are skipped, and so is a book, which holds pictures of cards;
    symbolic links to folders are not followed. Same content of the folders, same answer.

    Raises:
        WrongUse: a place does not exist, or there is no photo in any of them.
    """
    found: dict[str, PhotoFile] = {}
    unreadable: list[PhotoFile] = []
    for place in places:
        if place.is_dir():
            files = _walk(place, unreadable)
        elif place.exists():
            files = [PhotoFile(_shown(place.name), place)]
        else:
            raise WrongUse(f"{place}: no such file or folder", "Check the spelling of the path.")
        for file in files:
            found.setdefault(os.path.realpath(file.path), file)
    if not found and not unreadable:
        named = ", ".join(map(str, places))
        if any((place / BOOK_FILE).exists() for place in places):
            raise WrongUse(
                f"{named}: is a book, in which kith looks for no photos",
                "Photos that lie there belong into a folder of their own.",
            )
        raise WrongUse(
            f"{named}: no photos in here",
            "kith reads JPEG, PNG, WebP, TIFF, BMP, HEIC and PDF files.",
        )
    return Found(tuple(sorted(_tell_apart(found.values()))), tuple(sorted(unreadable)))


def refuse_within_book(found: Found, places: Sequence[Path], book: Path) -> None:
    """Refuse a book whose folder holds photos that would be passed over from then on.

    These are photos right in it, and those below it that were found by searching it, or a folder
    around it: in a book no photos are looked for. A folder of photos within it can be named.

    Args:
        found: what was found in ``places``.

    Raises:
        WrongUse: there are such photos.
    """
    folder = _real(book)
    around = any(place.is_dir() and folder.is_relative_to(_real(place)) for place in places)
    for photo in found.photos:
        parent = _real(photo.path.parent)
        if parent == folder or (around and parent.is_relative_to(folder)):
            raise _holding(book, photo.path)
    with suppress(OSError):  # of a folder that cannot be looked into opening the book will tell
        if not (book / BOOK_FILE).exists():
            for path in sorted(book.iterdir()):
                if _is_photo(path):
                    raise _holding(book, path)


def _holding(book: Path, photo: Path) -> WrongUse:
    return WrongUse(
        f"{book}: holds photos ({photo}), and cannot be the book as well",
        "Name a folder of its own with --book, or move the photos out of it.",
    )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


BOOK_FILE = "book.sqlite3"
"""By this file a folder is known as a book."""


def _walk(folder: Path, unreadable: list[PhotoFile]) -> list[PhotoFile]:
    def note(error: OSError) -> None:
        path = Path(error.filename)
        unreadable.append(PhotoFile(_shown(path.relative_to(folder).as_posix()), path))

    files = []
    for parent, folders, names in os.walk(folder, onerror=note):
        if BOOK_FILE in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if _is_photo(path):
                files.append(PhotoFile(_shown(path.relative_to(folder).as_posix()), path))
    return files


def _is_photo(path: Path) -> bool:
    return not path.name.startswith(".") and _is_there(path) and _is_picture(path)


def _is_there(path: Path) -> bool:
    """Also a link to a file that is gone: somebody expects it to be read."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _is_picture(path: Path) -> bool:
    if path.suffix.lower() in EXTENSIONS:
        return True
    try:
        with path.open("rb") as file:
            tell_format(file.read(1024))
    except (OcrError, OSError):
        return False
    return True


def _tell_apart(files: Iterable[PhotoFile]) -> list[PhotoFile]:
    """Name files of several folders by their whole path where the short name is taken."""
    files = list(files)
    taken = Counter(file.name for file in files)
    return [
        file if taken[file.name] == 1 else replace(file, name=_shown(file.path.as_posix()))
        for file in files
    ]


def _shown(name: str) -> str:
    """A name that can be written anywhere: no control characters, nothing that is not UTF-8."""
    text = os.fsencode(name).decode(errors="replace")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
