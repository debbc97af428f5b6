"""However a card lies on the table, it gives the same contact."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.contact import Contact
from enrich.read import read_contacts
from ocr.card import Photo
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from samples.cards import CARDS
from samples.drawing import draw_card
from samples.generate.photograph import Pose, Scene, photograph

TILTS = (-25, -15, -5, 5, 15, 25)


def what_it_says(contact: Contact) -> tuple[object, ...]:
    """The values of a contact, without confidences and places."""
    name = contact.name
    return (
        name and (name.full, name.prefix, name.suffix, name.native),
        [t.value for t in contact.titles],
        [o.value for o in contact.organizations],
        sorted((p.number, p.type) for p in contact.phones),
        sorted(e.address for e in contact.emails),
        sorted(u.url for u in contact.urls),
        [a.full for a in contact.addresses],
    )


@pytest.mark.slow
@pytest.mark.parametrize("sample", ["german", "centred", "gradient", "two_holders"])
def test_24_turns_of_a_sample_give_one_contact(sample: str) -> None:
    engine = RapidEngine()
    flat = draw_card(CARDS[sample]())
    said = {}
    for tilt in TILTS:
        pose = Pose(width=0.55, turn=tilt, tilt=8)
        photo = photograph([(flat, pose)], Scene("oak", 1800, 1800), 5)
        for quarter in range(4):
            turned = np.ascontiguousarray(np.rot90(photo, quarter))
            (card,) = read_cards(Photo(turned, 0, "JPEG"), engine)
            said[tilt, 90 * quarter] = [what_it_says(contact) for contact in read_contacts(card)]
    first = said[TILTS[0], 0]
    assert all(holder[0] and holder[4] for holder in first), first
    assert {turn: s for turn, s in said.items() if s != first} == {}
