"""What a domain says of an organisation whose logo was not read, or badly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.domain_names import complete, mend, spell_out


@pytest.mark.parametrize(
    ("printed", "domain", "whole"),
    [
        ("NAIL SPA", "marigoldnailspa.com", "Marigold NAIL SPA"),
        ("NAIL SPA", "nailspa.com", None),
        ("NAIL SPA", "harbourcafe.com", None),
        ("NAIL SPA", "visitnailspa.com", None),
        ("NAIL SPA", "nailspapaloalto.com", None),
        ("Rossi", "avvocatomariorossi.it", None),
        ("Tata Motors", "careerstatamotors.com", None),
        ("Honda", "hondahonda.com", None),
    ],
)
def test_a_trade_is_completed_by_the_name_before_it(
    printed: str, domain: str, whole: str | None
) -> None:
    assert complete(printed, domain) == whole


@pytest.mark.parametrize(
    ("printed", "domain", "mended"),
    [
        ("Rosewocd Halt", "rosewoodhall.com", "Rosewood Hall"),
        ("ROSEWOCD HALL", "rosewoodhall.com", "ROSEWOOD HALL"),
        ("Harbour Clesign", "harbourdesign.com", "Harbour Design"),
        ("Rosewood Hall", "rosewoodhall.com", None),
        ("Rosewood Hall", "rosewoodhallhotels.com", None),
        ("Smiths", "smith.com", None),
        ("Müller Bau", "muellerbau.de", None),
        ("7-Eleven", "eleven.com", None),
        ("AT&T Labs", "attlab.com", None),
        ("Colours Ltd", "colorsltd.com", None),
        ("Theatre Royal", "theaterroyal.com", None),
        ("Rosewocd Halt", "gmail.com", None),
    ],
)
def test_letters_alike_are_mended_and_nothing_else(
    printed: str, domain: str, mended: str | None
) -> None:
    assert mend(printed, domain) == mended


@pytest.mark.parametrize(("reading", "text"), [(0.9, "Rosewood Hall"), (0.99, "Rosewocd Hall")])
def test_print_that_was_read_well_is_believed(reading: float, text: str) -> None:
    spelled = spell_out("Rosewocd Hall", reading, ["rosewoodhall.com"])
    assert spelled.text == text
    assert spelled.misread == (None if reading > 0.96 else "Rosewocd Hall")


def test_the_share_that_is_not_printed_is_told() -> None:
    spelled = spell_out("NAIL SPA", 0.99, ["gmail.com", "marigoldnailspa.com"])
    assert spelled.text == "Marigold NAIL SPA"
    assert spelled.borrowed == pytest.approx(8 / 15)
    assert spell_out("NAIL SPA", 0.99, ["gmail.com"]).borrowed == 0.0


@given(
    st.text("abcdeilmnort ABCDEILMNORT", max_size=14),
    st.text("abcdeilmnort", min_size=1, max_size=14),
)
def test_print_is_kept_or_handed_on_as_misread(text: str, label: str) -> None:
    spelled = spell_out(text, 0.5, [f"{label}.com"])
    assert spelled.text.endswith(text) or spelled.misread == text
    assert 0.0 <= spelled.borrowed <= 1.0
