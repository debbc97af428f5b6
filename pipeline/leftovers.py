"""Exports that were written into the book's own folder and hold a person to be forgotten."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from enrich.fold import fold
from pipeline.book import store
from pipeline.files import cannot_write

_WRITTEN = frozenset(
    {".vcf", ".csv", ".xlsx", ".jsonl", ".json", ".html", ".ics", ".eml", ".txt", ".pdf"}
)
"""The endings of what kith writes: other files in the folder are somebody else's."""
_UNREADABLE = frozenset({".pdf"})
"""Files whose text cannot be searched: they go to be sure, and can be made again."""

_FOLDED = re.compile(r"\r?\n[ \t]")


def drop_exports(folder: Path, telling: Sequence[str]) -> tuple[Path, ...]:
    """Delete every file in the book's folder that holds one of the texts; returns which.

    What the book itself is made of is left alone, and what kith does not write. An export with other people in it goes as
    a whole: it can be made again.

    Raises:
        CannotWrite: no permission, …; saying it again goes on.
    """
    folded = tuple(fold(text) for text in telling)
    gone = []
    for path in sorted(folder.rglob("*")):
        try:
            if not (_is_export(path, folder) and _holds(path, folded)):
                continue
            path.unlink()
        except OSError as error:
            raise cannot_write(path, error) from error
        gone.append(path)
    return tuple(gone)


def _is_export(path: Path, folder: Path) -> bool:
    of_readings = path.relative_to(folder).parts[0] == store.READINGS
    return path.suffix.lower() in _WRITTEN and not of_readings and path.is_file()


def _holds(path: Path, folded: Sequence[str]) -> bool:
    if path.suffix.lower() in _UNREADABLE:
        return True
    return any(part in text for text in _texts(path.read_bytes()) for part in folded)


def _texts(content: bytes) -> list[str]:
    """The texts of a file, and of a file that is an archive (a spreadsheet) those in it."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [text for name in archive.namelist() for text in _texts(archive.read(name))]
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    # Lines of vCards and calendars may be folded in the middle of a name.
    return [fold(_FOLDED.sub("", content.decode(encoding, errors="replace")))]
