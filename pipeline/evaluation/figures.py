"""Many pictures: precision, recall and F1 per field, cards without an edit, reliability."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from enrich.contact import Contact
from pipeline.evaluation.labels import LabelledPicture
from pipeline.evaluation.picture import (
    FIELDS,
    NO_EDIT_FIELDS,
    Said,
    Verdict,
    count_phone_types,
    judge_picture,
)
from pipeline.kinds import kind_of

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Lower ends of the bands of confidence; each reaches to the next, the last to 1."""


@dataclass(frozen=True)
class FieldScore:
    """One field over all pictures."""

    hits: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was said, the share that is right."""
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """Of what is printed, the share that was said."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def printed(self) -> int:
        """How many there are to find."""
        return self.hits + self.missed


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """0..1; 0 of nothing is 0."""
        return self.count / max(1, self.of)


@dataclass(frozen=True)
class Band:
    """The fields whose confidence lies between two bounds."""

    low: float
    high: float
    right: Share


@dataclass(frozen=True)
class Difference:
    """A field that is not right."""

    file: str
    field: str
    got: tuple[str, ...]
    """Said, but wrong."""
    want: tuple[str, ...]
    """Printed, but not said."""


@dataclass(frozen=True)
class Evaluation:
    """The figures."""

    fields: dict[str, FieldScore]
    phone_type: Share
    """Of the numbers found, those with the right type."""
    no_edit: Share
    """Pictures whose name, title, organisation, numbers and addresses are all right."""
    bands: tuple[Band, ...]
    """Reliability: the share that is right by confidence."""
    look: Share
    """Fields that want a look, of all fields said or asked for."""
    caught: Share
    """Of the wrong fields, those that want a look."""
    differences: tuple[Difference, ...]


def evaluate(
    labels: Iterable[LabelledPicture], contacts: Iterable[Contact], only: str = ""
) -> Evaluation:
    """Judge contacts by the labels of the pictures whose names begin with ``only``.

    A picture's contacts are those that name it as a source; folders are ignored.
    """
    pictures = [p for p in labels if p.file.startswith(only) and p.kind != "not_a_card"]
    by_file: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        for file in {PurePosixPath(source.file).name for source in contact.source}:
            by_file[file].append(contact)
    verdicts = [(p.file, judge_picture(p, by_file[p.file])) for p in pictures]
    typed = [count_phone_types(p, by_file[p.file]) for p in pictures]
    judged = [v for _, several in verdicts for v in several.values()]
    wrong = [said for verdict in judged for said in verdict.wrong]
    return Evaluation(
        fields={field: _score(v[field] for _, v in verdicts if field in v) for field in FIELDS},
        phone_type=Share(sum(right for right, _ in typed), sum(of for _, of in typed)),
        no_edit=Share(sum(_needs_no_edit(v) for _, v in verdicts), len(pictures)),
        bands=_bands([said for verdict in judged for said in verdict.right], wrong),
        look=_look([c for p in pictures for c in by_file[p.file]]),
        caught=Share(sum(said.marked for said in wrong), len(wrong)),
        differences=tuple(_differences(verdicts)),
    )


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures as one JSON object."""
    return {
        **{
            field: {"precision": s.precision, "recall": s.recall, "f1": s.f1, "n": s.printed}
            for field, s in evaluation.fields.items()
        },
        "phone_type": {"accuracy": evaluation.phone_type.share, "n": evaluation.phone_type.of},
        "perfect": {"share": evaluation.no_edit.share, "n": evaluation.no_edit.of},
        "reliability": [
            {"from": b.low, "to": b.high, "right": b.right.share, "n": b.right.of}
            for b in evaluation.bands
        ],
        "look": {"share": evaluation.look.share, "n": evaluation.look.of},
        "wrong_marked": {"share": evaluation.caught.share, "n": evaluation.caught.of},
    }


def _score(verdicts: Iterable[Verdict]) -> FieldScore:
    several = list(verdicts)
    return FieldScore(
        sum(v.hits for v in several),
        sum(len(v.wrong) for v in several),
        sum(len(v.missed) for v in several),
    )


def _needs_no_edit(verdicts: dict[str, Verdict]) -> bool:
    return all(v.perfect for field, v in verdicts.items() if field in NO_EDIT_FIELDS)


def _bands(right: Sequence[Said], wrong: Sequence[Said]) -> tuple[Band, ...]:
    bands = []
    for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        top = high if high < 1 else 2.0  # the last band holds 1 itself
        hits, misses = (sum(low <= s.confidence < top for s in said) for said in (right, wrong))
        bands.append(Band(low, high, Share(hits, hits + misses)))
    return tuple(bands)


def _look(contacts: Iterable[Contact]) -> Share:
    marked = total = 0
    for contact in contacts:
        asked = {kind_of(word) for word in contact.review}
        held = {
            "name": contact.name,
            "title": contact.titles,
            "department": contact.departments,
            "organization": contact.organizations,
            "phone": contact.phones,
            "email": contact.emails,
            "url": contact.urls,
            "social": contact.socials,
            "address": contact.addresses,
        }
        marked += len(asked)
        total += len(asked | {kind for kind, values in held.items() if values})
    return Share(marked, total)


def _differences(verdicts: Iterable[tuple[str, dict[str, Verdict]]]) -> Iterator[Difference]:
    for file, several in verdicts:
        for field, verdict in several.items():
            if not verdict.perfect:
                got = tuple(said.value for said in verdict.wrong)
                yield Difference(file, field, got, verdict.missed)
