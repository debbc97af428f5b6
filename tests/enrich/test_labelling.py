"""What the labelling holds for certain, whatever the forests say."""

from __future__ import annotations

import pytest

from enrich.evidence import gather
from enrich.labelling import label, load_weights, role_shares
from enrich.roles import ROLES, Role
from tests.enrich.cards import stack


def organisation_share(text: str) -> float:
    evidence = gather(stack("Mara Lind", text, "+1 202 555 0143"), 900, 500)
    shares = role_shares(evidence, load_weights())
    assert shares.sum(axis=1) == pytest.approx(1.0)
    texts = [segment.text for segment in evidence.segments]
    return float(shares[texts.index(text), ROLES.index(Role.ORGANIZATION)])


def test_a_street_on_a_sketch_map_is_nobodys_firm() -> None:
    assert organisation_share("University Ave.") == 0.0
    assert organisation_share("North Embankment Rd") == 0.0
    assert organisation_share("Harbour Avenue Studios") > 0.0


def test_every_piece_of_print_is_in_a_value() -> None:
    evidence = gather(stack("Mara Lind", "Director, Northwind GmbH", "Elm Road 12"), 900, 500)
    values = label(evidence)
    assert {at for value in values for at in value.segments} == set(range(len(evidence.segments)))
