"""What wants a look says what to look at; a poor picture makes nothing sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from enrich.contact import Contact, Evidence
from enrich.read import read_contacts
from enrich.review import SURE
from ocr.card import Card, Code
from ocr.engine import Char, Line
from ocr.quality import BLURRED, GLARE, SMALL
from tests.enrich.cards import place

_QUAD = ((0.0, 0.0), (900.0, 0.0), (900.0, 500.0), (0.0, 500.0))
_CARD = (
    place("Northwind Medicine Inc.", 60, 40, 40),
    place("Dr. Mara C. Lindqvist, MD", 60, 160, 32),
    place("Director of Research", 60, 205, 20),
    place("Tel: +1 202 555 0143", 60, 380, 20),
    place("mara.lindqvist@northwind.example.com", 60, 410, 20),
)


def _read(lines: Sequence[Line], warnings: Sequence[str] = (), payload: str = "") -> Contact:
    picture = np.zeros((500, 900, 3), np.uint8)
    codes = (Code(payload, "QR", _QUAD),) if payload else ()
    (contact,) = read_contacts(Card(picture, _QUAD, 0, tuple(lines), codes, tuple(warnings)))
    return contact


def _unsure(line: Line, letter: str) -> Line:
    """The line with one letter that was hardly legible."""
    at = line.text.rindex(letter)
    chars = [Char(c, 0.99, (i + 0.5) / len(line.text)) for i, c in enumerate(line.text)]
    chars[at] = replace(chars[at], confidence=0.4)
    return replace(line, chars=tuple(chars))


def _printed(contact: Contact) -> list[Evidence]:
    assert contact.name is not None
    fields = (*contact.titles, *contact.organizations, *contact.phones, *contact.emails)
    return [contact.name.evidence, *(field.evidence for field in fields)]


def test_a_letter_read_with_doubt_is_named_with_its_word() -> None:
    contact = _read([*_CARD[:3], _unsure(_CARD[3], "0"), _CARD[4]])
    (phone,) = contact.phones
    assert phone.evidence.confidence < SURE
    assert "look: the 0 of “0143” was read with doubt" in phone.evidence.reasons


def test_of_a_long_word_only_the_part_around_the_letter_is_shown() -> None:
    contact = _read([*_CARD[:4], _unsure(_CARD[4], "w")])
    (email,) = contact.emails
    assert email.evidence.confidence < SURE
    (look,) = (r for r in email.evidence.reasons if r.startswith("look:"))
    assert look.startswith("look: the w of “") and len(look) < 60


def test_an_address_that_was_mended_says_what_was_read() -> None:
    (email,) = _read([*_CARD[:4], place("mara.lindqvist@gmail.corn", 60, 410, 20)]).emails
    assert email.address == "mara.lindqvist@gmail.com"
    assert email.evidence.confidence < SURE
    assert "look: mended, “mara.lindqvist@gmail.corn” was read" in email.evidence.reasons


def test_a_field_that_is_sure_has_nothing_to_look_at() -> None:
    for evidence in _printed(_read(_CARD)):
        if evidence.confidence >= SURE:
            assert not any(reason.startswith("look:") for reason in evidence.reasons)


@pytest.mark.parametrize("warning", [SMALL, BLURRED, GLARE])
def test_nothing_read_from_a_poor_picture_is_sure(warning: str) -> None:
    plain, poor = _read(_CARD), _read(_CARD, [warning])
    assert any(evidence.confidence >= SURE for evidence in _printed(plain))
    for good, bad in zip(_printed(plain), _printed(poor), strict=True):
        assert bad.confidence < SURE
        if good.confidence >= SURE:
            assert bad.reasons[-1] == f"look: {warning}"
        else:
            assert bad == good
    assert {"name", "phone", "email"} <= set(poor.review)


def test_print_in_another_script_makes_the_rest_no_less_sure() -> None:
    told = _read(_CARD, ["some lines could not be read: install tesseract-ocr-tha"])
    assert _printed(told) == _printed(_read(_CARD))


def test_what_a_code_says_is_sure_however_poor_the_picture() -> None:
    payload = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Lindqvist;Mara\nFN:Mara Lindqvist\n"
        "EMAIL:mara.lindqvist@northwind.example.com\nEND:VCARD"
    )
    contact = _read(_CARD, [BLURRED], payload)
    assert [e.address for e in contact.emails] == ["mara.lindqvist@northwind.example.com"]
    assert contact.emails[0].evidence.confidence >= SURE
    assert contact.name is not None and contact.name.evidence.confidence >= SURE
    assert contact.phones[0].evidence.confidence < SURE
