from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enrich.contact import Address, Contact, Email, Name, Phone, Social, Text, Url
from enrich.merging.compare import Verdict, compare

BOARD = "+12025550100"


def person(
    full: str,
    emails: tuple[str, ...] = (),
    mobile: str | None = None,
    work: str | None = None,
    organization: str | None = None,
    **more: Any,
) -> Contact:
    words = full.split()
    phones = [Phone(n, n, k) for n, k in ((mobile, "mobile"), (work, "work")) if n]
    return Contact(
        name=Name(full, given=words[0], family=words[-1]),
        emails=tuple(map(Email, emails)),
        phones=tuple(phones),
        organizations=(Text(organization),) if organization else (),
        **more,
    )


MARA = person("Mara Lindqvist", ("mara@northwind.example",), "+12025550143", BOARD, "Northwind Inc")

SURE = {
    "another spelling of the firm": person(
        "Mara Lindqvist", work=BOARD, organization="NORTHWIND, Inc."
    ),
    "a short form and the same mobile": person("M. Lindqvist", mobile="+12025550143"),
    "the same mail, nothing else": person("Mara Lindqvist", ("MARA@northwind.example",)),
    "a new job with the old mobile": person(
        "Mara Lindqvist", ("ml@elsewhere.example",), "+12025550143", None, "Elsewhere AB"
    ),
}
PROPOSED = {
    "the name alone": person("Mara Lindqvist"),
    "an initial at the switchboard": person("M. Lindqvist", (), None, BOARD, "Northwind Inc"),
    "another address at the firm": person(
        "Mara Lindqvist", ("m.lindqvist@northwind.example",), None, BOARD, "Northwind Inc"
    ),
    "a new family name": person("Mara Holm", ("mara@northwind.example",)),
    "a junior of that name": person("Mara Lindqvist Jr.", (), None, BOARD, "Northwind Inc"),
}
APART = {
    "a colleague": person("Karl Meyer", (), None, BOARD, "Northwind Inc"),
    "a relative at the firm": person("Karl Lindqvist", (), None, BOARD, "Northwind Inc"),
    "another one with the same role address": person(
        "Mia Lind", ("info@northwind.example",), None, BOARD, "Northwind Inc"
    ),
    "the firm itself": Contact(
        kind="org", organizations=(Text("Northwind Inc"),), phones=(Phone(BOARD, BOARD, "work"),)
    ),
    "the spouse who shares the address": person("Karl Holm", ("mara@northwind.example",)),
}


@pytest.mark.parametrize("case", SURE)
def test_sure(case: str) -> None:
    match = compare(MARA, SURE[case])
    assert match.verdict == Verdict.SURE, match
    assert match.score > 0.9
    assert compare(SURE[case], MARA) == match


@pytest.mark.parametrize("case", PROPOSED)
def test_worth_a_question(case: str) -> None:
    match = compare(MARA, PROPOSED[case])
    assert match.verdict == Verdict.PROPOSE, match
    assert match.reasons


@pytest.mark.parametrize("case", APART)
def test_apart(case: str) -> None:
    assert compare(MARA, APART[case]).verdict == Verdict.APART


def test_what_a_firm_shares_joins_nobody() -> None:
    """Role address, switchboard, firm, web, street together, but other people."""
    shared: dict[str, Any] = {
        "emails": ("info@northwind.example",),
        "work": BOARD,
        "organization": "Northwind Inc",
        "urls": (Url("northwind.example"),),
        "addresses": (Address("265 Garden Drive, Springfield"),),
        "titles": (Text("Sales Manager"),),
    }
    for other in ("John Smith", "Karl Smith", "J. Meyer", "Jane Smithson"):
        assert compare(person("Jane Smith", **shared), person(other, **shared)) != Verdict.SURE
    assert compare(person("Jane Smith", **shared), person("John Smith", **shared)).verdict == (
        Verdict.APART
    )
    initial = compare(person("Jane Smith", **shared), person("J. Smith", **shared))
    assert initial.verdict == Verdict.PROPOSE


def test_a_common_name_says_little() -> None:
    a = person("Jane Smith", ("j@one.example",))
    b = person("Jane Smith", ("j@two.example",))
    assert compare(a, b).verdict == Verdict.PROPOSE
    assert compare(a, b, common=True).verdict == Verdict.APART


def test_a_profile_is_as_good_as_a_mail() -> None:
    profile = (Social("linkedin", "maralindqvist"),)
    a, b = replace(MARA, socials=profile), person("Mara C. Lindqvist", socials=profile)
    assert compare(a, b).verdict == Verdict.SURE


def test_firms() -> None:
    firm = Contact(
        kind="org",
        organizations=(Text("Red Door Ltd."),),
        phones=(Phone(BOARD, BOARD, "work"),),
        addresses=(Address("2123 Camino Road, Springfield"),),
    )
    again = replace(firm, organizations=(Text("RED DOOR"),), addresses=())
    branch = replace(firm, phones=(), addresses=(Address("9 Harbour Street, Shelbyville"),))
    assert compare(firm, again).verdict == Verdict.SURE
    assert compare(firm, branch).verdict == Verdict.APART
    other = replace(firm, organizations=(Text("Blue Window"),))
    assert compare(firm, other).verdict == Verdict.APART
