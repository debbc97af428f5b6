"""Merging held against the truth: people who come again with edits, made up and labelled ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.merging import EDITS, Measured, Person, add_up, load_people, measure
from benchmarks.population import make_person
from tests.conftest import BENCH


def check(rows: Sequence[Measured]) -> None:
    """Nobody is joined wrongly; nine in ten are joined or proposed, after every kind of edit."""
    for row in rows:
        assert row.wrongly_joined == 0, row
    for edit in EDITS:
        whole = add_up([row for row in rows if row.edit == edit], edit)
        assert whole.true, edit
        assert whole.found / whole.true >= 0.9, whole
    # The first of them is the very same card: it must not be a question.
    assert rows[0].joined / rows[0].true >= 0.95, rows[0]


@pytest.mark.slow
def test_made_up_people_are_known_again() -> None:
    people = [make_person(number, 300) for number in range(300)]
    check(measure([Person(who, who) for who in people]))


@pytest.mark.slow
@pytest.mark.skipif(not BENCH.exists(), reason="the bench of real cards is not here")
def test_people_on_real_cards_are_known_again() -> None:
    check(measure(load_people(BENCH / "dev" / "labels.json")))
