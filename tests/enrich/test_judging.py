"""Fields get their confidence from a judge; what it finds too doubtful goes to the notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from enrich.assemble import assemble
from enrich.evidence import gather
from enrich.judging import KINDS, SIGNALS, Signals, load_judge
from enrich.labelling import label
from tests.enrich.cards import stack

LINES = stack(
    "Mara Lindqvist", "Sales Director", "Northwind Logistics Ltd", "265 Garden Drive", "Springfield, IL 62701",
    "mara@northwind.example.com", "+1 202 555 0143",
)  # fmt: skip


@dataclass
class Strict:
    """Believes in nothing of one kind; remembers what it was asked."""

    doubted: str
    asked: list[tuple[str, Signals]] = field(default_factory=list)

    def confidence(self, kind: str, signals: Signals) -> float:
        self.asked.append((kind, signals))
        return 0.01 if kind == self.doubted else 0.99

    def keeps(self, kind: str, confidence: float) -> bool:
        return confidence > 0.5


def test_what_the_judge_doubts_is_no_field_but_in_the_notes() -> None:
    evidence = gather(LINES, 500, 300)
    (contact,) = assemble(evidence, label(evidence), Strict("title"))
    assert not contact.titles
    assert "Sales Director" in (contact.notes or "")
    assert contact.name is not None and contact.name.evidence.confidence == 0.99


def test_without_its_name_the_card_is_an_organisation_and_the_name_is_noted() -> None:
    evidence = gather(LINES, 500, 300)
    (contact,) = assemble(evidence, label(evidence), Strict("name"))
    assert contact.kind == "org" and contact.name is None
    assert "Mara Lindqvist" in (contact.notes or "")


def test_numbers_and_addresses_of_the_net_are_never_dropped() -> None:
    evidence = gather(LINES, 500, 300)
    for kind in ("phone", "email"):
        (contact,) = assemble(evidence, label(evidence), Strict(kind))
        assert contact.phones and contact.emails


def test_every_field_is_measured_whole() -> None:
    evidence = gather(LINES, 500, 300)
    judge = Strict("nothing")
    assemble(evidence, label(evidence), judge)
    assert {"name", "title", "organization", "address", "phone", "email"} <= {
        k for k, _ in judge.asked
    }
    assert all(len(signals) == len(SIGNALS) for _, signals in judge.asked)


def test_the_judge_that_travels_fits_the_signals() -> None:
    judge = load_judge()
    assert judge.forest.features == SIGNALS
    assert set(judge.curves) <= set(KINDS)
    for xs, ys in judge.curves.values():
        assert list(xs) == sorted(xs) and list(ys) == sorted(ys)


@given(
    st.lists(st.floats(-5, 50), min_size=len(SIGNALS), max_size=len(SIGNALS)),
    st.sampled_from(KINDS),
)
def test_a_confidence_is_a_share(signals: list[float], kind: str) -> None:
    assert 0 <= load_judge().confidence(kind, tuple(signals)) <= 1
