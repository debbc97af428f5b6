"""The files a run leaves in its output folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from enrich.contact_json import dump_contact
from pipeline.export.table import write_table
from pipeline.export.vcard import write_vcards
from pipeline.files import cannot_write, make_private_folder, write_privately
from pipeline.followup.of_run import FollowUp
from pipeline.followup.worklist import worklist_csv, worklist_rows
from pipeline.report.page import write_report
from pipeline.run import RunResult


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
        "cards.jsonl": "".join(dump_contact(c) + "\n" for c in result.as_read),
        "contacts.csv": write_table(result.contacts),
        "contacts.vcf": write_vcards(result.contacts),
        "worklist.csv": worklist_csv(follow_up.rows),
        "report.html": write_report(result, follow_up.picture),
    }
    for name, content in contents.items():
        write_privately(folder / name, content)
    return tuple(folder / name for name in contents)
