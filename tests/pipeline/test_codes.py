"""A QR code on the card: read at any angle, outranking print, and saying where they differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from enrich.read import read_contacts
from ocr.card import Card, Photo
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from samples.cards import CARDS, QR_VCARD
from samples.drawing import SCALE, draw_card
from samples.generate.photograph import Pose, Scene, photograph

TURNS = tuple(range(0, 360, 30))
SLANTS = {"from below": (26.0, 0.0), "from the left": (0.0, 26.0), "from a corner": (18.0, -18.0)}

CODE_MIDDLE = np.array([771.0, 293.0])
"""Where the sample's code is drawn, in its own units."""


@pytest.fixture(scope="module")
def rapid() -> RapidEngine:
    return RapidEngine()


def seen(engine: RapidEngine, pose: Pose) -> Card:
    """The one card of a photo of the sample with a code."""
    photo = photograph(
        [(draw_card(CARDS["qr"]()), pose)], Scene("felt", 1700, 1700, contrast=0.45), 11
    )
    (card,) = read_cards(Photo(np.ascontiguousarray(photo), 0, "JPEG"), engine)
    return card


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS)
def test_a_code_is_read_at_every_turn(rapid: RapidEngine, turn: int) -> None:
    card = seen(rapid, Pose(width=0.6, turn=turn, tilt=6))
    assert [code.text for code in card.codes] == [QR_VCARD]
    (contact,) = read_contacts(card)
    assert [(p.number, p.type) for p in contact.phones] == [("+12065550197", "mobile")]


@pytest.mark.parametrize("slant", SLANTS)
def test_a_code_is_read_at_a_slant(rapid: RapidEngine, slant: str) -> None:
    tilt, lean = SLANTS[slant]
    card = seen(rapid, Pose(width=0.7, turn=20, tilt=tilt, lean=lean))
    assert [code.text for code in card.codes] == [QR_VCARD]


def test_where_the_code_is_on_the_card(rapid: RapidEngine) -> None:
    card = seen(rapid, Pose(width=0.6, turn=200, tilt=6))
    (code,) = card.codes
    height, width = card.picture.shape[:2]
    middle = np.mean(code.quad, axis=0) / (width, height)
    wanted = CODE_MIDDLE * SCALE / draw_card(CARDS["qr"]()).shape[1::-1]
    assert np.abs(middle - wanted).max() < 0.03


def test_the_code_outranks_print_and_disagreement_is_marked(rapid: RapidEngine) -> None:
    card = seen(rapid, Pose(width=0.7, turn=-8, tilt=6))
    (agreed,) = read_contacts(card)
    (code,) = card.codes
    other = QR_VCARD.replace("Calliope", "Kalliope").replace("5550197", "5550142")
    (contact,) = read_contacts(replace(card, codes=(replace(code, text=other),)))
    assert agreed.warnings == ()
    assert contact.name is not None
    assert contact.name.full == "Kalliope Brandvold"
    assert contact.phones[0].number == "+12065550142"
    assert [w.partition(" is ")[0] for w in contact.warnings] == [
        "the code says the name",
        "the code says the number",
    ]
    assert all("the print" in warning for warning in contact.warnings)
