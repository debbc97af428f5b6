"""E-mail against name, domain against organisation, script against script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.names import domain_spells, email_spells_name, same_person_scripts


@pytest.mark.parametrize(
    ("local", "name", "low", "high"),
    [
        ("john.smith", "John Smith", 1.0, 1.0),
        ("smith_john77", "John Smith", 1.0, 1.0),
        ("jsmith", "John Smith", 0.9, 0.95),
        ("smithj", "John Smith", 0.9, 0.95),
        ("johns", "John Smith", 0.85, 0.9),
        ("jfsmith", "John F. Smith", 0.9, 0.95),
        ("john", "John Smith", 0.6, 0.8),
        ("smijoh", "John Smith", 0.6, 0.8),
        ("js", "John Smith", 0.4, 0.5),
        ("jonh.smith", "John Smith", 0.6, 0.9),
        ("ksrao", "K.S. Rao", 0.9, 1.0),
        ("hans.mueller", "Hans Müller", 1.0, 1.0),
        ("minjun.kim", "Kim Min-jun", 1.0, 1.0),
        ("yamada", "山田太郎", 0.6, 0.8),
        ("i.petrov", "Иван Петров", 0.9, 0.95),
        ("sales", "John Smith", 0.0, 0.0),
        ("info", "Ines Fo", 0.0, 0.0),
        ("brown", "John Smith", 0.0, 0.0),
        ("", "John Smith", 0.0, 0.0),
        ("john", "", 0.0, 0.0),
    ],
)
def test_emails(local: str, name: str, low: float, high: float) -> None:
    found = email_spells_name(local, name)
    assert low <= found.score <= high
    assert bool(found.reason) == bool(found.score)


@pytest.mark.parametrize(
    ("domain", "organisation", "low", "high"),
    [
        ("northwindmedicine.example", "Northwind Medicine", 1.0, 1.0),
        ("www.northwind.example/about", "Northwind Medicine Ltd.", 0.9, 1.0),
        ("northwind-medicine.example", "NORTHWIND MEDICINE PVT. LTD.", 1.0, 1.0),
        ("nist.example", "National Institute of Science & Technology", 0.8, 0.9),
        ("mail.northwind.example", "Northwind Medicine", 0.7, 0.9),
        ("bluehenprinters.example", "Blue Hen Stationers & Printers", 0.7, 0.9),
        ("gmail.com", "Gmail Repair Shop", 0.0, 0.0),
        ("yahoo.co.in", "Yahoo Tailors", 0.0, 0.0),
        ("southerly.example", "Northwind Medicine", 0.0, 0.0),
    ],
)
def test_domains(domain: str, organisation: str, low: float, high: float) -> None:
    assert low <= domain_spells(domain, organisation).score <= high


def test_scripts() -> None:
    assert (same_person_scripts("Иван Петров", "Ivan Petrov") or 0) > 0.9
    assert (same_person_scripts("山田太郎", "Taro Yamada") or 0) >= 0.75
    assert (same_person_scripts("山田太郎", "Jiro Suzuki") or 0) < 0.3
    assert (same_person_scripts("김민준", "Minjun Kim") or 0) > 0.75
    assert (same_person_scripts("วิชัย แก้วมณี", "Wichai Kaewmanee") or 0) > 0.6
    assert (same_person_scripts("วิชัย แก้วมณี", "Somchai Rattana") or 0) < 0.6
    assert (same_person_scripts("דוד אלון", "David Alon") or 0) > 0.6
    assert (same_person_scripts("محمد سعيد", "Mohammed Saeed") or 0) > 0.6
    assert same_person_scripts("John Smith", "John Smith") is None


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text(one: str, other: str) -> None:
    assert 0 <= email_spells_name(one, other).score <= 1
    assert 0 <= domain_spells(one, other).score <= 1
    score = same_person_scripts(one, other)
    assert score is None or 0 <= score <= 1
