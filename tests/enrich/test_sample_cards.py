"""Cards that a printer or a template's maker has filled in are nobody's."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.contact import Contact
from enrich.read import read_contacts
from enrich.sample_cards import is_sample
from ocr.card import Card
from tests.enrich.cards import stack

_QUAD = ((0.0, 0.0), (900.0, 0.0), (900.0, 500.0), (0.0, 500.0))


def read(*lines: str) -> tuple[Contact, ...]:
    return read_contacts(Card(np.zeros((500, 900, 3), np.uint8), _QUAD, 0, stack(*lines), ()))


@pytest.mark.parametrize(
    "lines",
    [
        ("Your Company", "Your Name", "Job Title", "123 Main Street, Anytown"),
        ("YOUR LOGO", "FIRST M. LASTNAME", "yourname@yourcompany.com"),
        (
            "Brand Studio",
            "Olivia Wilson",
            "hello@reallygreatsite.com",
            "123 Anywhere St., Any City",
        ),
        ("Lorem ipsum dolor sit amet", "www.website.com"),
        ("Ihr Name", "Ihre Position", "Ihre Firma"),
        ("Musterfirma GmbH", "Max Mustermann", "Musterstraße 1, 12345 Musterstadt"),
        ("Votre nom", "Votre entreprise", "votrenom@votreentreprise.fr"),
        ("Su Nombre", "Su cargo", "Nombre de la empresa"),
        ("Seu Nome", "Sua Empresa", "seunome@suaempresa.com.br"),
        ("Nome Cognome", "La tua azienda"),
        ("Voornaam Achternaam", "Bedrijfsnaam"),
        ("会社名", "お名前", "役職"),
        ("您的姓名", "公司名称", "职位"),
        ("株式会社サンプル", "山田 太郎", "営業部長"),
    ],
)
def test_it_is_flagged_with_its_reason_and_keeps_what_is_printed(lines: tuple[str, ...]) -> None:
    contacts = read(*lines)
    assert contacts
    for contact in contacts:
        assert is_sample(contact)
        assert contact.review
        assert any("sample card" in warning for warning in contact.warnings)
        if contact.name:
            assert "name" in contact.review
            assert any("sample" in reason for reason in contact.name.evidence.reasons)
    kept = repr(contacts).casefold()
    for line in lines:
        for word in line.replace(",", "").split():
            assert word.casefold().strip(".") in kept


@pytest.mark.parametrize(
    "lines",
    [
        ("Northwind Medicine Inc.", "Mara Lindqvist", "Director", "mara@northwind.example.com"),
        # People bear these names, and a real card may have kept one line of its template.
        ("Kestrel Labs GmbH", "Max Mustermann", "Geschäftsführer", "max@kestrel.example"),
        ("Northwind Medicine Inc.", "John Smith", "Director", "john@northwind.example.com"),
        ("Northwind Medicine Inc.", "Mara Lindqvist", "Director", "123 Main Street, Springfield"),
        ("北風商事株式会社", "山田 太郎", "営業部長", "yamada@kitakaze.example.jp"),
        ("Name Badge Company Ltd", "Ann First", "Sales", "ann@namebadge.example"),
    ],
)
def test_a_real_card_is_not(lines: tuple[str, ...]) -> None:
    assert not any(map(is_sample, read(*lines)))
