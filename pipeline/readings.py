"""What was read from a photo, kept so that it is read only once.

A reading holds what the ``ocr`` room found: lines, codes and the straightened crops, and
nothing of what was made of them. The cheap second half of the work is done anew in every
run, so that better labelling improves old readings too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from ocr.card import Card, Code
from ocr.engine import Char, Line, Quad
from pipeline.files import cannot_write, make_private_folder, write_privately

_FORMAT = 2


@dataclass(frozen=True)
class CardReading:
    """One card of a photo."""

    page: int
    """Page of a PDF or TIFF, 0 first."""
    index: int
    """Position among the cards of its page."""
    size: tuple[int, int]
    """Width and height of the upright crop in pixels, in which the quads are given."""
    quad: Quad
    """The card's corners in photo pixels."""
    turn: int
    """Clockwise degrees that made the crop upright."""
    lines: tuple[Line, ...]
    codes: tuple[Code, ...]
    warnings: tuple[str, ...]
    crop: bytes
    """The upright crop as JPEG."""

    def as_card(self) -> Card:
        """The card without its pixels: a picture of the right size that is blank.

        What follows works on text and geometry; a stored reading must give the same
        contact as a fresh one, so neither hands pixels on.
        """
        width, height = self.size
        blank = np.broadcast_to(np.uint8(255), (height, width, 3))
        return Card(blank, self.quad, self.turn, self.lines, self.codes, self.warnings, self.index)


@dataclass(frozen=True)
class Reading:
    """All cards of one file."""

    cards: tuple[CardReading, ...]
    """No two of the same page and index, by which their pictures are named."""


def crop_name(key: str, page: int, index: int) -> str:
    """Under which name the picture of a card is kept, and the book knows it."""
    return f"{key}-{page}-{index}"


class ReadingStore(Protocol):
    """Where readings are kept; keys are lower-case hexadecimal."""

    def get(self, key: str) -> Reading | None:
        """The reading stored under ``key``; None if there is none or it is damaged."""
        ...

    def put(self, key: str, reading: Reading) -> None:
        """Keep ``reading``, whole or not at all.

        Raises:
            CannotWrite: no permission, disk full, …
        """
        ...

    def drop(self, key: str) -> None:
        """Delete what is stored under ``key``, pictures too, if anything is.

        Raises:
            CannotWrite: no permission, …
        """
        ...

    def keys(self, beginning: str) -> list[str]:
        """The keys of all readings that begin so, sorted."""
        ...


class NoReadings:
    """Keeps nothing."""

    def get(self, key: str) -> Reading | None:
        """See :meth:`ReadingStore.get`."""
        return None

    def put(self, key: str, reading: Reading) -> None:
        """See :meth:`ReadingStore.put`."""

    def drop(self, key: str) -> None:
        """See :meth:`ReadingStore.drop`."""

    def keys(self, beginning: str) -> list[str]:
        """See :meth:`ReadingStore.keys`."""
        return []


class FolderOfReadings:
    """Readings as files: ``ab/abcd….json`` with its crops ``ab/abcd…-0-0.jpg`` beside it.

    A crop is named by the card's page and index, so that it keeps its name when another card
    of the photo is taken out.

    The JSON file is written last, and renamed into place: a run killed at any moment
    leaves whole readings only.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Reading | None:
        """See :meth:`ReadingStore.get`."""
        try:
            data = json.loads(self._path(key, ".json").read_bytes())
            if data["format"] != _FORMAT:
                return None
            return Reading(
                tuple(
                    _card_from_json(
                        card, self._path(crop_name(key, card["page"], card["index"]), ".jpg")
                    )
                    for card in data["cards"]
                )
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None  # reading the photo again repairs it

    def put(self, key: str, reading: Reading) -> None:
        """See :meth:`ReadingStore.put`."""
        make_private_folder(self._path(key, ".json").parent)
        for card in reading.cards:
            write_privately(self._path(crop_name(key, card.page, card.index), ".jpg"), card.crop)
        data = {"format": _FORMAT, "cards": [_card_to_json(card) for card in reading.cards]}
        write_privately(self._path(key, ".json"), json.dumps(data, ensure_ascii=False))

    def drop(self, key: str) -> None:
        """See :meth:`ReadingStore.drop`."""
        self._delete(f"{key[:2]}/{key}*")

    def keys(self, beginning: str) -> list[str]:
        """The keys of all readings that begin so, sorted."""
        return sorted(path.stem for path in self.folder.glob(f"{beginning[:2]}/{beginning}*.json"))

    def tidy(self) -> None:
        """Delete what killed runs left half written. No other run may be at work.

        Raises:
            CannotWrite: no permission, …
        """
        self._delete("*/.kith-*.part")

    def _delete(self, pattern: str) -> None:
        try:
            for path in sorted(self.folder.glob(pattern)):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def crop(self, name: str) -> bytes | None:
        """The picture of a card by its name, see :func:`crop_name`."""
        try:
            return self._path(name, ".jpg").read_bytes()
        except OSError:
            return None

    def _path(self, key: str, ending: str) -> Path:
        return self.folder / key[:2] / (key + ending)


def _card_to_json(card: CardReading) -> dict[str, Any]:
    return {
        "page": card.page,
        "index": card.index,
        "size": card.size,
        "quad": card.quad,
        "turn": card.turn,
        "lines": [
            {
                "text": line.text,
                "confidence": line.confidence,
                "quad": line.quad,
                "chars": [[c.text, c.confidence, c.position] for c in line.chars],
                "legible": line.legible,
            }
            for line in card.lines
        ],
        "codes": [
            {"text": code.text, "symbology": code.symbology, "quad": code.quad}
            for code in card.codes
        ],
        "warnings": card.warnings,
    }


def _card_from_json(data: dict[str, Any], crop: Path) -> CardReading:
    width, height = data["size"]
    return CardReading(
        page=data["page"],
        index=data["index"],
        size=(width, height),
        quad=_quad(data["quad"]),
        turn=data["turn"],
        lines=tuple(
            Line(
                line["text"],
                line["confidence"],
                _quad(line["quad"]),
                tuple(Char(*char) for char in line["chars"]),
                line.get("legible", True),
            )
            for line in data["lines"]
        ),
        codes=tuple(
            Code(code["text"], code["symbology"], _quad(code["quad"])) for code in data["codes"]
        ),
        warnings=tuple(data["warnings"]),
        crop=crop.read_bytes(),
    )


def _quad(corners: Sequence[Sequence[float]]) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d
