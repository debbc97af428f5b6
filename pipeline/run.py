"""A run: every photo through the stages, once, whatever happens to the others."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Protocol

from PIL import Image

from enrich.contact import Contact, Met
from enrich.read import Hints
from pipeline.discover import Found, PhotoFile
from pipeline.executors import Executor, Lost, Worker, describe_fault
from pipeline.readings import Reading, ReadingStore
from pipeline.recipe import content_hash, reading_key
from pipeline.stages import PhotoRead, enrich_cards

_PREVIEW_SIDE, _PREVIEW_SIDE_OF_MANY, _MANY = 760, 420, 200
"""Longest side in pixels of the pictures in the report: sharp at half a laptop's width, and
legible when so many photos would make the page too heavy for a phone (50 KB a card else)."""


NO_CARD = "no business card found in this picture"
"""The reason of a failure."""


@dataclass(frozen=True)
class Failure:
    """A file, or a card in it, that could not be read."""

    file: str
    reason: str


@dataclass(frozen=True, order=True)
class CardKey:
    """A card of a run."""

    file: str
    page: int
    card: int


@dataclass(frozen=True)
class CardPicture:
    """What the report shows of a card."""

    key: CardKey
    jpeg: bytes
    size: tuple[int, int]
    """Width and height of the upright crop in which the quads of the fields are given."""


@dataclass(frozen=True)
class RunResult:
    """What a run found."""

    contacts: tuple[Contact, ...] = ()
    """In the order of the files, then of the cards in them; every card is a contact of its
    own until the book has joined those of one person (:mod:`pipeline.shelving`)."""
    pictures: tuple[CardPicture, ...] = ()
    """Of every card found, in the same order."""
    failures: tuple[Failure, ...] = ()
    photos: int = 0
    """Files that were to be read."""
    reused: int = 0
    """Of these, unchanged since they were read last."""
    left: int = 0
    """Of these, not reached because the run was stopped."""
    former: Mapping[str, str] = field(default_factory=dict)
    """By the content hash of those not reached of which an earlier reading stands in the results:
    the recipe by which that was made."""
    unknown: frozenset[str] = frozenset()
    """The files not reached of which nothing is known."""
    contents: Mapping[str, str] = field(default_factory=dict)
    """The content hash of every file that could be opened."""
    places: Mapping[str, tuple[CardKey, ...]] = field(default_factory=dict)
    """By the contact's id: its cards in this run, once the book has joined those of one person.
    The sources of a contact cannot tell them: photos of other runs may have the same names."""
    as_read: tuple[Contact, ...] = ()
    """What each card says by itself, once the book has joined those of one person."""
    met_elsewhere: int = 0
    """Cards of which the book knew another meeting than the one of this run, and kept it."""
    forgotten: int = 0
    """Files that show somebody who was forgotten and is left out."""
    doubtful: tuple[str, ...] = ()
    """Ids of new contacts that may be somebody who was forgotten."""

    @property
    def cards(self) -> int:
        """Cards found."""
        return len(self.pictures)

    @property
    def to_look_at(self) -> int:
        """Fields that want a look."""
        return sum(len(contact.review) for contact in self.contacts)


class Watcher(Protocol):
    """Is told how a run gets on."""

    def begin(self, photos: int) -> None:
        """So many files are to be read."""
        ...

    def advance(self, photos: int, cards: int) -> None:
        """So many more files are done, with so many cards found in them."""
        ...


@dataclass(frozen=True)
class RunOptions:
    """What a run is told about the cards."""

    recipe: str
    """Fingerprint of how photos are read (:mod:`pipeline.recipe`)."""
    hints: Hints = Hints()
    met: Met = Met()


def run_photos(
    found: Found,
    options: RunOptions,
    reader: Worker[PhotoFile, PhotoRead],
    executor: Executor,
    store: ReadingStore,
    watcher: Watcher,
    reread: Callable[[str], bool] = lambda content: False,
    last_recipe: Callable[[str], str | None] = lambda content: None,
) -> RunResult:
    """Read what was not read before, and make contacts of everything.

    Ctrl-C ends the reading and returns what is known: what is done, and of the rest, which is
    counted in ``left``, the last reading with other options. Before anything new was read it is
    raised instead.

    Args:
        found: the files.
        options: what the run is told about the cards.
        reader: reads one file.
        executor: where files are read.
        store: of the readings.
        watcher: is told how the run gets on.
        reread: whether a file with this content is read again, although it was read before.
        last_recipe: by which recipe a file with this content was read last; None if never.

    Raises:
        KithError: the engine cannot be started, or readings cannot be stored.
        KeyboardInterrupt: stopped while looking up what is known already.
    """
    tally = _Tally(options, _PREVIEW_SIDE if len(found.photos) <= _MANY else _PREVIEW_SIDE_OF_MANY)
    watcher.begin(len(found.photos))
    tally.failures += [
        Failure(f.name, "this folder may not be read; check its permissions")
        for f in found.unreadable
    ]
    new: list[PhotoFile] = []
    for file in found.photos:
        content = tally.sort_in(file)
        if content is None:  # unreadable, or the same picture as another file
            watcher.advance(1, 0)
            continue
        stored = None if reread(content) else store.get(reading_key(content, options.recipe))
        if stored is None:
            new.append(file)
            continue
        tally.reused += 1
        tally.take(file, PhotoRead(stored))
        watcher.advance(1, len(stored.cards))
    left = {file.name: file for file in new}
    try:
        with closing(executor.run(reader, new)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, Lost):
                    tally.failures.append(Failure(outcome.job.name, outcome.reason))
                    del left[outcome.job.name]
                    watcher.advance(1, 0)
                    continue
                read = outcome.result
                if read.failure is None:
                    key = reading_key(tally.contents[outcome.job.name], options.recipe)
                    store.put(key, read.reading)
                tally.take(outcome.job, read)
                del left[outcome.job.name]
                watcher.advance(1, len(read.reading.cards))
    except KeyboardInterrupt:
        tally.fall_back(left.values(), last_recipe, store)
    return tally.result(len(found.photos), len(left))


@dataclass(frozen=True)
class _Taken:
    """What came of one file."""

    contacts: Sequence[tuple[CardKey, Contact]]
    pictures: Sequence[CardPicture]
    failures: Sequence[Failure]


class _Tally:
    """Gathers a run's results in whatever order they come."""

    def __init__(self, options: RunOptions, preview_side: int) -> None:
        self.options = options
        self.preview_side = preview_side
        self.contents: dict[str, str] = {}
        self.namesakes: dict[str, list[str]] = {}
        self.taken: list[_Taken] = []
        self.failures: list[Failure] = []
        self.reused = 0
        self.former: dict[str, str] = {}
        self.unknown: set[str] = set()

    def sort_in(self, file: PhotoFile) -> str | None:
        """The file's content hash if it is a readable file not seen before."""
        try:
            content = content_hash(file.path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            if isinstance(error, PermissionError):
                reason += "; check its permissions"
            self.failures.append(Failure(file.name, f"cannot be opened: {reason}"))
            return None
        names = self.namesakes.setdefault(content, [])
        names.append(file.name)
        self.contents[file.name] = content
        return content if len(names) == 1 else None

    def take(self, file: PhotoFile, read: PhotoRead) -> None:
        """Make contacts of a reading; stopped in the middle, nothing of it is taken."""
        self.taken.append(self._made_of(file, read))

    def fall_back(
        self,
        files: Iterable[PhotoFile],
        last_recipe: Callable[[str], str | None],
        store: ReadingStore,
    ) -> None:
        """Take the last reading of files that were not reached, where there is one."""
        for file in files:
            content = self.contents[file.name]
            recipe = last_recipe(content)
            stored = None if recipe is None else store.get(reading_key(content, recipe))
            if recipe is None or stored is None:
                self.unknown.update(self.namesakes[content])
                continue
            self.former[content] = recipe
            self.take(file, PhotoRead(stored))

    def _made_of(self, file: PhotoFile, read: PhotoRead) -> _Taken:
        reasons = []
        if read.failure is not None:
            reasons.append(read.failure)
        elif not read.reading.cards:
            reasons.append(NO_CARD)
        contacts: Sequence[Contact] = ()
        try:
            contacts = enrich_cards(
                read.reading,
                self.contents[file.name],
                file.name,
                self.options.hints,
                self.options.met,
            )
        except Exception as error:  # one card must never stop the others
            reasons.append(describe_fault(error))
        else:
            reasons += _without_contact(read.reading, contacts)
        return _Taken(
            [(CardKey(file.name, c.source[0].page, c.source[0].card), c) for c in contacts],
            _pictures(file, read.reading, self.preview_side),
            [Failure(file.name, reason) for reason in reasons],
        )

    def result(self, photos: int, left: int) -> RunResult:
        """Everything gathered, in the order of the files."""
        contacts = [pair for taken in self.taken for pair in taken.contacts]
        pictures = [picture for taken in self.taken for picture in taken.pictures]
        failures = self.failures + [failure for taken in self.taken for failure in taken.failures]
        return RunResult(
            contacts=tuple(
                self._with_namesakes(contact)
                for _, contact in sorted(contacts, key=lambda pair: pair[0])
            ),
            pictures=tuple(sorted(pictures, key=lambda picture: picture.key)),
            failures=tuple(sorted(failures, key=lambda f: (f.file, f.reason))),
            photos=photos,
            reused=self.reused,
            left=left,
            former=self.former,
            unknown=frozenset(self.unknown),
            contents=self.contents,
        )

    def _with_namesakes(self, contact: Contact) -> Contact:
        """Also name the other files that hold the very same picture."""
        (source,) = contact.source
        names = self.namesakes[self.contents[source.file]]
        return replace(contact, source=tuple(replace(source, file=name) for name in names))


def _without_contact(reading: Reading, contacts: Sequence[Contact]) -> list[str]:
    """Why cards of a file have no contact."""
    known = {(c.source[0].page, c.source[0].card) for c in contacts}
    reasons = []
    for card in reading.cards:
        if (card.page, card.index) not in known:
            which = f"card {card.index + 1}" if len(reading.cards) > 1 else "the card"
            why = "; ".join(card.warnings) or "nothing on it could be read"
            reasons.append(f"{which}: {why}")
    return reasons


def _pictures(file: PhotoFile, reading: Reading, side: int) -> Sequence[CardPicture]:
    return [
        CardPicture(CardKey(file.name, card.page, card.index), _preview(card.crop, side), card.size)
        for card in reading.cards
    ]


def _preview(crop: bytes, side: int) -> bytes:
    with Image.open(io.BytesIO(crop)) as image:
        if max(image.size) <= side:
            return crop
        image.draft("RGB", (side, side))
        image.thumbnail((side, side))
        small = io.BytesIO()
        image.save(small, "JPEG", quality=78)
        return small.getvalue()
