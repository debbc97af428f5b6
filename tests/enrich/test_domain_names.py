"""What a domain says of an organisation whose logo was not read, or badly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.domain_names import complete, mend, spell_out
from enrich.fold import letters_of


def test_what_is_printed_is_completed_in_front() -> None:
    assert complete("NAIL SPA", "marigoldnailspa.com") == "Marigold NAIL SPA"
    assert complete("SOCIAL", "thegardensocial.com") == "The Garden SOCIAL"
    assert complete("NAIL SPA", "nailspa.com") is None
    assert complete("NAIL SPA", "harbourcafe.com") is None
    assert complete("Marigold", "marigoldpaloalto.com") is None


def test_what_is_misread_is_mended() -> None:
    assert mend("Rosewocd Halt", "rosewoodhall.com") == "Rosewood Hall"
    assert mend("ROSEWOCD HALL", "rosewoodhall.com") == "ROSEWOOD HALL"
    assert mend("Rosewood Hall", "rosewoodhall.com") is None
    assert mend("Rosewood Hall", "rosewoodhallhotels.com") is None
    assert mend("Rosewood Hall", "harbourcafe.com") is None


@pytest.mark.parametrize(("reading", "text"), [(0.9, "Rosewood Hall"), (0.99, "Rosewocd Hall")])
def test_print_that_was_read_well_is_believed(reading: float, text: str) -> None:
    assert spell_out("Rosewocd Hall", reading, ["rosewoodhall.com"])[0] == text


def test_the_share_that_is_not_printed_is_told() -> None:
    text, borrowed = spell_out("NAIL SPA", 0.99, ["gmail.com", "marigoldnailspa.com"])
    assert text == "Marigold NAIL SPA"
    assert borrowed == pytest.approx(8 / 15)
    assert spell_out("NAIL SPA", 0.99, ["gmail.com"]) == ("NAIL SPA", 0.0)


@given(st.text(max_size=30), st.floats(0, 1), st.text(max_size=30))
def test_any_text_is_taken_and_adds_letters_of_the_domain_only(
    text: str, reading: float, domain: str
) -> None:
    host = f"{letters_of(domain)}.com"
    made, borrowed = spell_out(text, reading, [domain, host])
    assert set(letters_of(made)) <= set(letters_of(host + text))
    assert 0.0 <= borrowed <= 1.0
