"""Which way to read the organisation is taken."""

from __future__ import annotations

import numpy as np
import pytest

from enrich.evidence import gather
from enrich.labelling import load_weights
from enrich.organisation_candidates import (
    CANDIDATE_FEATURES,
    OrganisationCandidate,
    choose_organisation,
    propose_organisations,
    score_organisations,
)
from enrich.roles import ROLES, Role
from tests.enrich.cards import stack

AVN = OrganisationCandidate((0,), "AVN")
INSTITUTE = OrganisationCandidate((1,), "Institute of Design")
WHOLE = OrganisationCandidate((0, 1), "AVN Institute of Design")
TWICE = OrganisationCandidate((0, 2), "AVN AVN Institute of Design")


def choose(*scored: tuple[OrganisationCandidate, float, float]) -> str:
    """The text taken; each candidate with its score and how surely something beside it joins."""
    rows = np.zeros((len(scored), len(CANDIDATE_FEATURES)), np.float32)
    rows[:, CANDIDATE_FEATURES.index("join_outside")] = [join for _, _, join in scored]
    scores = np.array([score for _, score, _ in scored])
    return scored[choose_organisation([c for c, _, _ in scored], rows, scores)][0].text


def test_what_belongs_to_the_likeliest_is_taken_with_it() -> None:
    assert choose((INSTITUTE, 0.7, 0.9), (AVN, 0.3, 0.9), (WHOLE, 0.6, 0.0)) == WHOLE.text


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (("Golden Toys Mfg. Co.", "金豐玩具製造有限公司"), False),
        (("NTT", "データ株式会社"), True),
        (("Lakeview Dental", "Clinic"), True),
    ],
)
def test_a_name_in_two_scripts_is_two(lines: tuple[str, str], together: bool) -> None:
    evidence = gather(stack(*lines), 900, 400)
    shares = np.full((len(evidence.segments), len(ROLES)), 0.02)
    shares[:, ROLES.index(Role.ORGANIZATION)] = 0.9
    found = propose_organisations(evidence, shares)
    assert any(len(candidate.segments) > 1 for candidate in found) is together


def test_a_part_stays_alone_where_the_whole_is_much_less_likely() -> None:
    assert choose((INSTITUTE, 0.9, 0.9), (WHOLE, 0.5, 0.0)) == INSTITUTE.text


def test_a_part_stays_alone_where_nothing_is_joined_to_it() -> None:
    assert choose((INSTITUTE, 0.7, 0.3), (WHOLE, 0.6, 0.0)) == INSTITUTE.text


def test_a_name_printed_twice_is_taken_once() -> None:
    assert choose((AVN, 0.7, 0.9), (TWICE, 0.6, 0.0)) == AVN.text


def test_a_legal_form_in_brackets_begins_names() -> None:
    formed, plain = (OrganisationCandidate((1,), t) for t in ("(재)한국문화재단", "한국문화재단"))
    rows = np.zeros((2, len(CANDIDATE_FEATURES)), np.float32)
    one, other = score_organisations(load_weights().organisations, [formed, plain], rows)
    assert one == other


@pytest.mark.parametrize("text", ["and Engineering", "(MBT) India Pvt. Ltd."])
def test_a_name_does_not_begin_with_and_or_a_bracket(text: str) -> None:
    rest, loud = (OrganisationCandidate((1,), t) for t in (text, "AND Engineering"))
    rows = np.zeros((2, len(CANDIDATE_FEATURES)), np.float32)
    less, more = score_organisations(load_weights().organisations, [rest, loud], rows)
    assert less == pytest.approx(0.3 * more)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Institute of Hydrology", "(Ministry of Water and Power)"), False),
        (("Northwind Planners Pvt. Ltd.", "Consulting Engineers & Planners"), False),
        (("Northwind Planners", "(India) Pvt. Ltd."), True),
        (("Harbour Institute", "of Marine Biology"), True),
        (("Cascade Notaries", "Cascade Nofaries"), False),
        (("ביטון אופטיקה", "Galaxy Medicals"), False),
        (("АТ «Барвінок Плюс»", "Northwind Software"), False),
        (("Northwind", "ソリューションズ"), True),
        (("Northwind", "Medicine Inc."), True),
        (("Pemberton & Quist", "Family Law Attorneys"), False),
        (("Geotherm", "Soil Consultants"), True),
    ],
)
def test_what_is_said_of_a_name_or_again_is_no_part_of_it(
    lines: tuple[str, ...], whole: bool
) -> None:
    evidence = gather(stack(*lines), 900, 400)
    shares = np.full((len(evidence.segments), len(ROLES)), 0.01)
    shares[:, ROLES.index(Role.ORGANIZATION)] = 0.9
    everything = set(range(len(evidence.segments)))
    proposed = [set(c.segments) for c in propose_organisations(evidence, shares)]
    assert (everything in proposed) is whole
