"""Labels: what a careful person reads on the cards of a picture (docs/reading.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import WrongUse


@dataclass(frozen=True)
class Holder:
    """A person named on the card."""

    name: str
    native_name: str | None
    credentials: str | None
    titles: tuple[str, ...]


@dataclass(frozen=True)
class LabelledPhone:
    """A number."""

    raw: str
    e164: str | None
    """None: cannot be dialled today; not scored."""
    type: str
    expanded: bool
    """From shorthand such as ``/37``: finding it is neither required nor wrong."""


@dataclass(frozen=True)
class LabelledPicture:
    """One picture and the lists of everything on its cards."""

    file: str
    kind: str
    """person, company, template or not_a_card; the last is not scored."""
    holders: tuple[Holder, ...]
    organizations: tuple[str, ...]
    aliases: tuple[str, ...]
    """Other readings of the organisation that count as right."""
    phones: tuple[LabelledPhone, ...]
    emails: tuple[str, ...]
    urls: tuple[str, ...]
    addresses: tuple[str, ...]
    socials: tuple[tuple[str, str], ...]
    """Network and handle."""
    unsure: frozenset[str]
    """Keys of the label file that cannot be told from the picture; not scored."""


def load_labels(path: Path) -> tuple[LabelledPicture, ...]:
    """The labels in a file; keys that are missing count as empty.

    Raises:
        WrongUse: no such file, or it holds no labels.
    """
    try:
        data = json.loads(path.read_bytes())
        return tuple(picture_of_label(item) for item in data)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be read: {(error.strerror or '').lower()}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongUse(
            f"{path}: holds no labels ({type(error).__name__}: {error})",
            "docs/reading.md describes the format.",
        ) from error


def picture_of_label(item: Mapping[str, Any]) -> LabelledPicture:
    """One object of a label file."""
    return LabelledPicture(
        file=item["id"],
        kind=item.get("kind") or "person",
        holders=tuple(
            Holder(
                person["name"],
                person.get("native_name"),
                person.get("credentials"),
                tuple(person.get("titles") or ()),
            )
            for person in item.get("persons") or ()
        ),
        organizations=tuple(item.get("orgs") or ()),
        aliases=tuple(item.get("org_aliases") or ()),
        phones=tuple(
            LabelledPhone(
                phone.get("raw") or "",
                phone.get("e164"),
                phone.get("type") or "unknown",
                bool(phone.get("expanded")),
            )
            for phone in item.get("phones") or ()
        ),
        emails=tuple(item.get("emails") or ()),
        urls=tuple(item.get("urls") or ()),
        addresses=tuple(address["full"] for address in item.get("addresses") or ()),
        socials=tuple((s["network"], s["handle"]) for s in item.get("socials") or ()),
        unsure=frozenset(item.get("unsure") or ()),
    )
