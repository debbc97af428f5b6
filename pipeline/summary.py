"""What a run says when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from enrich.contact import Source
from ocr.second import UNREAD
from pipeline.errors import Exit
from pipeline.export.outgoing import shown_name
from pipeline.run import RunResult

_DOUBTFUL_NAMED = 10


def exit_code(result: RunResult, strict: bool) -> Exit:
    """The exit code of a run (docs/batch-and-ci.md)."""
    if result.left:
        return Exit.INTERRUPTED
    if result.failures:
        return Exit.UNREAD
    if strict and result.to_look_at:
        return Exit.WANTS_A_LOOK
    return Exit.OK


def summary_text(
    result: RunResult, seconds: float, folder: Path, written: bool = True, waiting: int = 0
) -> str:
    """A few lines for a person.

    Args:
        written: whether the files in the folder are this run's.
        waiting: how many pairs of the book's contacts may be one person.
    """
    lines = [f"{failure.file}: {failure.reason}" for failure in result.failures]
    if lines:
        lines.append("")
    known = f" ({result.reused} read before)" if result.reused else ""
    lines.append(
        ", ".join(
            [
                _count(result.photos, "photo") + known,
                _count(result.cards, "card"),
                _count(len(result.contacts), "contact"),
                f"{_count(result.to_look_at, 'field')} to look at",
                _count(len(result.failures), "failure"),
                f"{seconds:.1f} s",
            ]
        )
    )
    lines += [f"{_count(cards, 'card')} {text}" for text, cards in unread_scripts(result).items()]
    if result.met_elsewhere:
        keep = "keeps" if result.met_elsewhere == 1 else "keep"
        lines.append(
            f"{_count(result.met_elsewhere, 'card')} {keep} the meeting that was said before; "
            "--correct-met puts this one in its place."
        )
    if result.forgotten:
        show = "shows" if result.forgotten == 1 else "show"
        lines.append(
            f"{_count(result.forgotten, 'photo')} {show} somebody you forgot, who is left out "
            "(--again takes them in)."
        )
    lines += doubtful_lines(
        {c.id: shown_name(c) for c in result.contacts if c.id in result.doubtful}
    )
    if waiting:
        lines.append(waiting_line(waiting))
    if any(contact.met.date is None for contact in result.contacts):
        lines.append(
            "Nobody said yet when you met some of them: run the same command again with "
            "--met-on DATE, and kith today plans whom to thank and call."
        )
    if result.left:
        lines.append(
            f"Stopped: {_count(result.left, 'photo')} not read yet. "
            "Run the same command again to go on."
        )
    if result.former:
        lines.append(
            f"{_count(len(result.former), 'photo')} of these had been read with other options: "
            "until then that counts."
        )
    lines.append(
        f"Results are in {folder}: report.html, contacts.vcf, contacts.csv, "
        "cards.jsonl, contacts.jsonl, worklist.csv"
        if written
        else f"The results in {folder} stay as they are: "
        "they hold photos that this run did not get to."
    )
    return "\n".join(lines)


def summary_json(
    result: RunResult, seconds: float, folder: Path, written: bool = True, waiting: int = 0
) -> dict[str, Any]:
    """The same for a program; its keys are a promise (docs/batch-and-ci.md)."""
    return {
        "photos": result.photos,
        "cards": result.cards,
        "contacts": len(result.contacts),
        "to_look_at": result.to_look_at,
        "failures": [{"file": f.file, "reason": f.reason} for f in result.failures],
        "unread_scripts": unread_scripts(result),
        "read_before": result.reused,
        "not_reached": result.left,
        "forgotten": result.forgotten,
        "maybe_forgotten": list(result.doubtful),
        "pairs_waiting": waiting,
        "seconds": round(seconds, 1),
        "out": str(folder),
        "written": written,
    }


def waiting_line(pairs: int) -> str:
    """What to say of pairs that may be one person."""
    return f"{_count(pairs, 'pair')} wait{'s' * (pairs == 1)} for your word: kith merge --list"


def doubtful_lines(names: Mapping[str, str]) -> list[str]:
    """What to say of new contacts, by id, that may be somebody who was forgotten."""
    lines = [
        f"{name} may be somebody you forgot; if so: kith forget {id_}"
        for id_, name in list(names.items())[:_DOUBTFUL_NAMED]
    ]
    if len(names) > _DOUBTFUL_NAMED:
        lines.append(f"… and {len(names) - _DOUBTFUL_NAMED:,} more may be")
    return lines


def unread_scripts(result: RunResult) -> dict[str, int]:
    """What the warnings say of scripts that nobody reads, and on how many cards."""
    said: dict[str, set[Source]] = {}
    for contact in result.contacts:
        for warning in contact.warnings:
            if warning.startswith(UNREAD):
                said.setdefault(warning, set()).update(contact.source)
    counts = Counter({warning: len(sources) for warning, sources in said.items()})
    return dict(counts.most_common())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
