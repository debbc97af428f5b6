"""What kith's Outlook file has no column for, and puts first in the notes, a line to a value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.export.outlook import PHONE_COLUMNS
from pipeline.export.vcard import PROFILES

_LINE = re.compile(
    r"(?P<what>Job Title|Company|E-mail|Web Page|Address|Phone \((?P<kind>\w+)\)|"
    rf"(?P<network>{'|'.join(PROFILES)})): (?P<value>\S.*)"
)


@dataclass(frozen=True)
class LeftOver:
    """The values, and the notes that follow them."""

    values: Mapping[str, Sequence[str]]
    """By the word before them: Job Title, Company, E-mail, Web Page, Address; profiles are web
    pages."""
    phones: Sequence[tuple[str, str]]
    """Kind and number."""
    rest: str


def take_left_over(notes: str) -> LeftOver:
    """The values at the head of the notes."""
    values: dict[str, list[str]] = defaultdict(list)
    phones: list[tuple[str, str]] = []
    lines = notes.splitlines()
    while lines and (found := _LINE.fullmatch(lines[0])):
        value, kind, network = found["value"], found["kind"], found["network"]
        if found["what"] == "E-mail" and "@" not in value:
            break
        if kind is not None and kind not in PHONE_COLUMNS:
            break
        if kind is not None:
            phones.append((kind, value))
        elif network is not None:
            values["Web Page"].append(PROFILES[network].format(value.lstrip("@")))
        else:
            values[found["what"]].append(value)
        lines.pop(0)
    return LeftOver(values, phones, "\n".join(lines))
