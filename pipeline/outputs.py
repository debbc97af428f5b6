"""The files a run leaves in its output folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from enrich.contact import Contact
from enrich.contact_json import dump_contact, load_contact
from pipeline.export.table import write_table
from pipeline.export.vcard import write_vcards
from pipeline.files import cannot_write, make_private_folder, write_privately
from pipeline.followup.of_run import FollowUp
from pipeline.followup.worklist import worklist_csv, worklist_rows
from pipeline.imports.own import is_own
from pipeline.imports.tables import decode_table, header_of
from pipeline.replacing import IsEarlier, holds, refuse_others
from pipeline.report.page import write_report
from pipeline.run import RunResult

CARDS = "cards.jsonl"
"""What each card says by itself."""
CONTACTS = "contacts.jsonl"
TABLE = "contacts.csv"


def _is_our_table(old: bytes, _new: bytes) -> bool:
    # A spreadsheet may have saved it with other separators, or as UTF-16.
    return is_own(header_of(decode_table(old)))


_RESULTS: dict[str, IsEarlier | None] = {
    CONTACTS: None,
    CARDS: None,
    TABLE: _is_our_table,
    "contacts.vcf": None,
    "worklist.csv": None,
    "report.html": holds(" \N{EN DASH} kith</title>".encode()),
}
"""The files of a run, and how an earlier one is told where that is not by its ending."""


def refuse_other_files(folder: Path) -> None:
    """See to it that a run would replace nothing in the folder but results of earlier runs.

    Raises:
        WrongUse: it would; the message names the file.
    """
    for name, is_earlier in _RESULTS.items():
        refuse_others(
            folder / name,
            worklist_csv(()),  # only to know the columns of an earlier worklist by
            Path(name).suffix,
            "Name another folder with --out, or move that file away first.",
            is_earlier,
        )


def keep_edited(folder: Path) -> Path | None:
    """Keep a copy of the folder's table if it was changed since a run wrote it.

    What a run writes is known by ``contacts.jsonl`` beside it, of which the table follows.

    Returns:
        Where the copy is; None when nothing was changed.

    Raises:
        CannotWrite: no permission, disk full, …
    """
    try:
        content = (folder / TABLE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_write(folder / TABLE, error) from error
    if not content.strip() or content == _table_beside(folder):
        return None
    number, kept = 1, folder / "contacts.edited.csv"
    while os.path.lexists(kept):
        number += 1
        kept = folder / f"contacts.edited-{number}.csv"
    write_privately(kept, content)
    return kept


def _table_beside(folder: Path) -> bytes | None:
    try:
        return write_table(_read(folder / CONTACTS)).encode()
    except (OSError, ValueError):
        return None  # Better a copy too many than an edit too few.


def open_output_folder(folder: Path) -> None:
    """Make sure that files can be written there, before any work is done.

    Raises:
        CannotWrite: they cannot.
    """
    make_private_folder(folder)
    try:
        handle, name = tempfile.mkstemp(prefix=".kith-", suffix=".part", dir=folder)
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        raise cannot_write(folder, error) from error


def takes_away(folder: Path, result: RunResult) -> bool:
    """Whether a stopped run would leave photos out that the files in the folder hold."""
    return bool(result.left and _photos_in(folder) - (result.contents.keys() - result.unknown))


def _photos_in(folder: Path) -> set[str]:
    try:
        cards = _read(folder / CARDS)
    except (OSError, ValueError):
        return set()  # no results of ours
    return {source.file for card in cards for source in card.source}


def _read(path: Path) -> list[Contact]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [load_contact(line) for line in lines if line.strip()]


def write_outputs(
    folder: Path, result: RunResult, follow_up: FollowUp | None = None
) -> tuple[Path, ...]:
    """Write all files; each is replaced as a whole.

    Args:
        follow_up: what the book knows of the contacts; None for contacts nobody knows yet.

    Raises:
        CannotWrite: no permission, disk full, …
    """
    follow_up = follow_up or FollowUp(worklist_rows(result.contacts), picture="")
    contents = {
        CONTACTS: "".join(dump_contact(c) + "\n" for c in result.contacts),
        CARDS: "".join(dump_contact(c) + "\n" for c in result.as_read),
        TABLE: write_table(result.contacts),
        "contacts.vcf": write_vcards(result.contacts),
        "worklist.csv": worklist_csv(follow_up.rows),
        "report.html": write_report(result, follow_up.picture),
    }
    for name, content in contents.items():
        write_privately(folder / name, content)
    return tuple(folder / name for name in contents)
