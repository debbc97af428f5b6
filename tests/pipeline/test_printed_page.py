"""A card on a printed page: the page's words are in no contact.

Cards of the page's own tone, and cards with a picture to their rim, can still be taken for part of
the page; ``python -m benchmarks.finding --read`` counts what leaks.
"""

from __future__ import annotations

import pytest

from enrich.contact_json import dump_contact
from enrich.read import read_contacts
from ocr.card import Photo
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from samples.cards import CARDS
from samples.drawing import draw_card
from samples.generate.hard import WORDS, compose


@pytest.mark.slow
@pytest.mark.parametrize(("sample", "seed"), [("plain", 0), ("centred", 2)])
def test_no_word_of_the_page_is_in_the_contact(sample: str, seed: int) -> None:
    design = CARDS[sample]()
    flat = draw_card(design)
    photo = compose("printed", seed, lambda _: flat)
    (card,) = read_cards(Photo(photo.picture, 0, "JPEG"), RapidEngine())
    (contact,) = read_contacts(card)
    said = dump_contact(contact).casefold()
    assert [word for word in WORDS if word in said] == []
    assert [e.address for e in contact.emails] == list(design.truth.emails)
