"""A Japanese card printed in columns, whichever way it is held."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.read import Hints, read_contacts
from ocr.card import Photo
from ocr.geometry import to_points
from ocr.rapid import RapidEngine
from ocr.reader import read_cards
from samples.foreign.vertical import VerticalCard, draw_vertical_card

CARD = VerticalCard(
    "有限会社さくら建設",
    "総務部",
    "主任",
    "高橋　翔太",
    "愛知県名古屋市中区栄三丁目十番二号",
    "〇五二（二四一）三八五七",
    "takahashi@sakura-example.jp",
)


@pytest.mark.slow
@pytest.mark.parametrize("quarter", range(4))
def test_columns_are_read_as_what_they_say(quarter: int) -> None:
    upright = draw_vertical_card(CARD)
    photo = np.ascontiguousarray(np.rot90(upright, quarter))
    (card,) = read_cards(Photo(photo, 0, "PNG"), RapidEngine())
    assert card.picture.shape[0] > card.picture.shape[1]
    assert card.turn == 90 * quarter
    (contact,) = read_contacts(card, Hints("JP"))
    name = contact.name
    assert name is not None
    assert (name.full, name.family, name.given) == ("高橋 翔太", "高橋", "翔太")
    assert [o.value for o in contact.organizations] == [CARD.org]
    assert [t.value for t in contact.titles] == [CARD.title]
    assert [p.number for p in contact.phones] == ["+81522413857"]
    assert [e.address for e in contact.emails] == [CARD.email]
    assert [a.full for a in contact.addresses] == [CARD.address]
    where = name.evidence.quad
    assert where is not None
    points = to_points(where)
    assert np.ptp(points[:, 1]) > 3 * np.ptp(points[:, 0])
    assert abs(float(points[:, 0].mean()) - 0.57 * card.picture.shape[1]) < 60
