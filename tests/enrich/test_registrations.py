"""Numbers of authorities, told from those of houses."""

from __future__ import annotations

import pytest

from enrich.registrations import is_numbered_in_brackets, is_registration


@pytest.mark.parametrize(
    "text",
    [
        "NMPRC PERMIT #54108",
        "Membership No. 31408",
        "Practice No: 0617482",
        "GMC No. 4417283",
        "D.L. No. : 20B-BR-PAT-2817",
        "Reg. No. 61847 (TNMC)",
        "RC: 774182",
        "(NY #024881)",
        "#M-18834",
        "CA DRE# 01447318",
        "Agency Code : 0041748J",
        "GSTIN: 29ABCDE1234F1Z5",
        "RCS Lille Métropole 812 440 097",
        "Charity No. 1132945.",
        "RERA BRN: 58316",
        "U24230MH1994PTC084172",
        "CREFITO 3/118826-F",
        "Ankara Barosu Sicil No: 31817",
    ],
)
def test_numbers_of_authorities(text: str) -> None:
    assert is_registration(text)


@pytest.mark.parametrize(
    "text",
    [
        "Plot No. 1234",
        "S.F. No. 127/2B",
        "12 Main St #2041",
        "Suite #1204",
        "H.No: 12-2-1234",
        "Tel: 12345678",
        "PIN: 560001",
        "SCO: 1234",
        "DELHI : 110006",
        "Branch No. 4512",
        "Manager",
        "",
    ],
)
def test_other_numbers(text: str) -> None:
    assert not is_registration(text)


def test_a_number_in_brackets_behind_a_title() -> None:
    assert is_numbered_in_brackets("(No. 418)") and is_numbered_in_brackets("(Col. nº 2.217)")
    assert not is_numbered_in_brackets("(Flat No. 3)") and not is_numbered_in_brackets("(Projects)")
