"""The stages a photo walks through, in order; each a plain function from record to record.

::

    discover_photos ─► read_photo ─► enrich_cards ─► shelve ─────► write_outputs
    (discover.py)      per file, in  per reading,    into the book   (outputs.py)
                       a process     here            (shelving.py)
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from enrich.contact import Contact, Met, Source
from enrich.read import Hints, read_contacts
from ocr.card import Card, Photo
from ocr.choice import open_engine, open_second
from ocr.engine import Engine
from ocr.errors import EngineError, OcrError
from ocr.photo import Limits, decode
from ocr.reader import read_cards
from ocr.second import SecondReader
from pipeline.discover import PhotoFile
from pipeline.errors import WrongUse
from pipeline.readings import CardReading, Reading

_CROP_QUALITY = 88
"""JPEG quality of kept crops: print stays crisp at about a tenth of a PNG's size."""


@dataclass(frozen=True)
class PhotoRead:
    """What came of one file."""

    reading: Reading
    failure: str | None = None
    """Why nothing, or not everything, could be read; None when all went well."""


@dataclass(frozen=True)
class PhotoReader:
    """The worker that reads photos (see :mod:`pipeline.executors`)."""

    engine: str = "auto"
    languages: tuple[str, ...] = ()
    limits: Limits = Limits()

    def open(self) -> Callable[[PhotoFile], PhotoRead]:
        """Load the engine.

        Raises:
            WrongUse: the engine is unknown or not installed.
        """
        try:
            engine = open_engine(self.engine, self.languages)
            second = open_second(self.engine, self.languages)
        except EngineError as error:
            raise WrongUse(str(error), "kith doctor says what is installed.") from error
        return lambda file: read_photo(file, engine, self.limits, second)


def read_photo(
    file: PhotoFile,
    engine: Engine,
    limits: Limits = Limits(),
    second: SecondReader | None = None,
) -> PhotoRead:
    """Decode a file, find its cards, straighten and read them; there may be no card.

    A file that fails half-way keeps the pages read until then and says why it ended.
    """
    cards: list[CardReading] = []
    failure = None
    try:
        for photo in decode(file.path.read_bytes(), limits):
            cards.extend(_keep(photo, card) for card in read_cards(photo, engine, second))
    except OcrError as error:
        failure = str(error)
    except OSError as error:
        failure = f"cannot be opened: {(error.strerror or str(error)).lower()}"
    return PhotoRead(Reading(tuple(cards)), failure)


def enrich_cards(
    reading: Reading, content: str, file: str, hints: Hints, met: Met
) -> tuple[Contact, ...]:
    """The contacts of one file's cards, with ids, their source and the occasion.

    ``content`` is the hash of the file's bytes. A card on which nothing is legible has
    no contact.
    """
    contacts = []
    for card in reading.cards:
        source = Source(file, card.index, "front", card.page)
        for holder, contact in enumerate(read_contacts(card.as_card(), hints)):
            if says_anything(contact):
                key = contact_id(content, card.page, card.index, holder)
                contacts.append(replace(contact, id=key, source=(source,), met=met))
    return tuple(contacts)


def contact_id(content: str, page: int, card: int, holder: int) -> str:
    """A short name for the ``holder``-th contact of a card that later runs give it again.

    60 bits of SHA-256 in lower-case base32: in a million contacts, two share one with a
    probability of 1 in 2 million.
    """
    digest = hashlib.sha256(f"{content}/{page}/{card}/{holder}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:12]


def says_anything(contact: Contact) -> bool:
    """Whether there is anything in it to write down."""
    return bool(
        contact.name
        or contact.titles
        or contact.departments
        or contact.organizations
        or contact.phones
        or contact.emails
        or contact.urls
        or contact.socials
        or contact.addresses
        or contact.notes
    )


def _keep(photo: Photo, card: Card) -> CardReading:
    height, width = card.picture.shape[:2]
    crop = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(card.picture)).save(crop, "JPEG", quality=_CROP_QUALITY)
    return CardReading(
        photo.page,
        card.index,
        (width, height),
        card.quad,
        card.turn,
        card.lines,
        card.codes,
        card.warnings,
        crop.getvalue(),
    )
