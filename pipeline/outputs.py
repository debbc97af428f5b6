"""The files a run leaves in its output folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from enrich.contact_json import dump_contact, load_contact
from pipeline.export.table import write_table
from pipeline.export.vcard import write_vcards
from pipeline.files import cannot_write, make_private_folder, write_privately
from pipeline.followup.of_run import FollowUp
from pipeline.followup.worklist import worklist_csv, worklist_rows
from pipeline.report.page import write_report
from pipeline.run import RunResult

CARDS = "cards.jsonl"
"""What each card says by itself."""


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
        lines = (folder / CARDS).read_text(encoding="utf-8").split("\n")
        cards = [load_contact(line) for line in lines if line.strip()]
    except (OSError, ValueError):
        return set()  # no results of ours
    return {source.file for card in cards for source in card.source}


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
        "contacts.jsonl": "".join(dump_contact(c) + "\n" for c in result.contacts),
        CARDS: "".join(dump_contact(c) + "\n" for c in result.as_read),
        "contacts.csv": write_table(result.contacts),
        "contacts.vcf": write_vcards(result.contacts),
        "worklist.csv": worklist_csv(follow_up.rows),
        "report.html": write_report(result, follow_up.picture),
    }
    for name, content in contents.items():
        write_privately(folder / name, content)
    return tuple(folder / name for name in contents)
