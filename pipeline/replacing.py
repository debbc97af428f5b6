"""Writing where a file may be already: an earlier one of the same kind is replaced, no other.

``-o p.jpg`` is a slip, and so is an export in a folder that has a ``contacts.csv`` of somebody
else: neither may cost a photo or an address book.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import WrongUse
from pipeline.files import follow_link, make_private_folder, write_privately

IsEarlier = Callable[[bytes, bytes], bool]
"""Whether a file with the first content is an earlier one of the kind of the second."""

_TELLING = 5
"""Columns at the start of a table that tell what table it is; further ones may vary."""


def write_anew(path: Path, content: bytes | str, ending: str) -> None:
    """Write a file in a folder that is made if there is none; what is there must be of its kind.

    Args:
        ending: what is written, as ``.csv``; the path may have another.

    Raises:
        WrongUse: there is something else; it stays as it is.
        CannotWrite: no permission, disk full, …
    """
    refuse_others(path, content, ending)
    make_private_folder(follow_link(path).parent)
    write_privately(path, content)


def refuse_others(
    path: Path,
    content: bytes | str,
    ending: str,
    hint: str = "Give another name with -o, or move that file away first.",
    is_earlier: IsEarlier | None = None,
) -> None:
    """See to it that writing ``content`` would replace nothing but an earlier file of its kind.

    Args:
        ending: what is written, as ``.csv``.
        hint: what to do when something else is there.
        is_earlier: tells an earlier file of its kind; None for the one that ``ending`` names.

    Raises:
        WrongUse: it would.
    """
    new = content.encode() if isinstance(content, str) else content
    if not path.exists() or path.is_dir():  # a folder cannot be written over anyway
        return
    try:
        # What is no file (a device, a pipe) must not be read, or replaced.
        old = path.read_bytes() if path.is_file() else None
    except OSError:
        old = None
    is_earlier = is_earlier or _KINDS[ending]
    if old is None or (old.strip() and not is_earlier(old, new)):
        raise WrongUse(
            f"{path}: is there already, and is not an earlier {ending} file of this kind by kith",
            hint,
        )


def former_parts(paths: Sequence[Path], content: bytes, ending: str) -> list[Path]:
    """Files of an earlier export that had more parts, or fewer, than the one just written.

    Args:
        paths: what was written: ``a.csv``, or ``a-1.csv``, ``a-2.csv``, …
        content: of the first of them.
        ending: what was written, as ``.csv``.
    """
    first, several = paths[0], len(paths) > 1
    stem = first.stem.removesuffix("-1") if several else first.stem
    number = len(paths) + 1 if several else 1
    found = [first.with_name(f"{stem}{first.suffix}")] if several else []
    while (part := first.with_name(f"{stem}-{number}{first.suffix}")).exists():
        found.append(part)
        number += 1
    if not several and len(found) == 1:  # no export has one numbered part only
        found = []
    return [path for path in found if path.is_file() and _is_ours(path, content, ending)]


def _is_ours(path: Path, content: bytes, ending: str) -> bool:
    try:
        refuse_others(path, content, ending)
    except WrongUse:
        return False
    return True


def _is_same_table(old: bytes, new: bytes) -> bool:
    return _first_row(old)[:_TELLING] == _first_row(new)[:_TELLING]


def _first_row(table: bytes) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")), [])
    except (ValueError, csv.Error):
        return []


def _are_our_cards(old: bytes, _new: bytes) -> bool:
    lines = old.splitlines()
    return lines[0] == b"BEGIN:VCARD" and lines.count(b"BEGIN:VCARD") == sum(
        line.startswith(b"UID:kith-") for line in lines
    )


def _are_our_lines(old: bytes, _new: bytes) -> bool:
    try:
        return bool({"id", "kind", "met", "source"} <= json.loads(old.split(b"\n", 1)[0]).keys())
    except (ValueError, AttributeError):
        return False


def _are_our_objects(old: bytes, _new: bytes) -> bool:
    try:
        return all(card["uid"].startswith("kith-") for card in json.loads(old))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _is_our_workbook(old: bytes, _new: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(old)) as archive:
            return b"kith contacts" in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError):
        return False


def holds(mark: bytes) -> IsEarlier:
    """Files that hold this mark are of the kind."""
    return lambda old, _new: mark in old


_KINDS: dict[str, IsEarlier] = {
    ".csv": _is_same_table,
    ".vcf": _are_our_cards,
    ".jsonl": _are_our_lines,
    ".json": _are_our_objects,
    ".xlsx": _is_our_workbook,
    ".html": holds(b"<title>Follow-up</title>"),
    ".svg": holds(b'aria-label="Contacts per event against real connections"'),
    ".ics": holds(b"PRODID:-//kith//"),
    ".pdf": holds(b"/Title (Address labels)"),
}
"""By ending: whether a file is an earlier one of what is written."""
