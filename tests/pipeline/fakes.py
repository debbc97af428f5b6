"""A reader without pixels: files hold the text of their cards, or tell it to misbehave."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from enrich.contact import Met
from enrich.read import Hints
from ocr.engine import Line
from pipeline.discover import PhotoFile, discover_photos
from pipeline.executors import Executor, Serial
from pipeline.readings import CardReading, NoReadings, Reading, ReadingStore
from pipeline.run import RunOptions, RunResult, run_photos
from pipeline.stages import PhotoRead

SIZE = (200, 100)


def write_cards(path: Path, *cards: str) -> Path:
    """A file for :class:`FakeReader`, one text per card."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n---\n".join(cards))
    return path


def make_reading(*cards: str) -> Reading:
    """A reading with a white crop per text."""
    crop = io.BytesIO()
    Image.new("RGB", SIZE, "white").save(crop, "JPEG")
    quad = ((0.0, 0.0), (200.0, 0.0), (200.0, 100.0), (0.0, 100.0))
    return Reading(
        tuple(
            CardReading(
                page=0,
                index=number,
                size=SIZE,
                quad=quad,
                turn=0,
                lines=tuple(Line(line, 0.9, quad) for line in text.splitlines() if line),
                codes=(),
                warnings=(),
                crop=crop.getvalue(),
            )
            for number, text in enumerate(cards)
        )
    )


@dataclass(frozen=True)
class FakeReader:
    """Reads files of :func:`write_cards`."""

    def open(self) -> Callable[[PhotoFile], PhotoRead]:
        return read_fake


def read_fake(file: PhotoFile) -> PhotoRead:
    text = file.path.read_text()
    match text:
        case "BROKEN":
            return PhotoRead(Reading(()), "the JPEG is damaged")
        case "HALF":
            return PhotoRead(make_reading("Page One"), "page 2 is damaged")
        case "NONE":
            return PhotoRead(Reading(()))
        case "FAULT":
            raise RuntimeError("unforeseen")
        case "CRASH":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "HANG":
            time.sleep(600)
        case "CTRL-C":
            raise KeyboardInterrupt
    return PhotoRead(make_reading(*text.split("\n---\n")))


@dataclass(frozen=True)
class Stopped(FakeReader):
    """Ctrl-C comes when it is at a file of this name."""

    at: str = ""

    def open(self) -> Callable[[PhotoFile], PhotoRead]:
        def read(file: PhotoFile) -> PhotoRead:
            if file.name == self.at:
                raise KeyboardInterrupt
            return read_fake(file)

        return read


@dataclass
class Count:
    """A watcher that counts."""

    expected: int = 0
    photos: int = 0
    cards: int = 0

    def begin(self, photos: int) -> None:
        self.expected = photos

    def advance(self, photos: int, cards: int) -> None:
        self.photos += photos
        self.cards += cards


@dataclass
class FakeRun:
    """A run over a folder of fake photos; the fields are what tests vary."""

    folder: Path
    recipe: str = "recipe"
    met: Met = field(default_factory=Met)
    executor: Executor = field(default_factory=Serial)
    store: ReadingStore = field(default_factory=NoReadings)
    watcher: Count = field(default_factory=Count)
    reread: Callable[[str], bool] = lambda content: False
    last_recipe: Callable[[str], str | None] = lambda content: None
    reader: FakeReader = field(default_factory=FakeReader)

    def __call__(self) -> RunResult:
        return run_photos(
            discover_photos([self.folder]),
            RunOptions(self.recipe, Hints(), self.met),
            self.reader,
            self.executor,
            self.store,
            self.watcher,
            self.reread,
            self.last_recipe,
        )
