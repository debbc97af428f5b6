"""``report.html``: the cards and their fields as one page without scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from enrich.contact import Contact
from pipeline.report.fields import FieldRow, field_rows
from pipeline.run import CardKey, CardPicture, Failure, RunResult


@dataclass(frozen=True)
class Person:
    """One contact of an article."""

    heading: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class Picture:
    """One card of an article."""

    data: str
    """The JPEG in base64."""
    width: int
    height: int
    caption: str
    marks: tuple[FieldRow, ...]
    """The rows whose place on this card is known."""


@dataclass(frozen=True)
class Article:
    """The pictures and people that belong together: usually one of each."""

    pictures: tuple[Picture, ...]
    people: tuple[Person, ...]
    warnings: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        """Whether any of its fields wants a look."""
        return any(row.doubtful for person in self.people for row in person.rows)

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(len(person.rows) for person in self.people)


def write_report(result: RunResult, numbers: str = "") -> str:
    """The page as HTML text. Same result, same text.

    Args:
        numbers: an SVG of our own making to stand under the figures: what became of the contacts.
    """
    articles = _articles(result)
    heading, *details = _occasion(result) or ["Business cards"]
    return _template().render(
        articles=articles,
        to_check=sum(article.doubtful for article in articles),
        most_rows=max((article.rows for article in articles), default=0),
        result=result,
        heading=heading,
        details=" · ".join(details),
        numbers=Markup(numbers),
    )


def _occasion(result: RunResult) -> list[str]:
    """Where and when these people were met; of several events their names alone."""
    meetings = [contact.met for contact in result.contacts]
    events = list(dict.fromkeys(met.event for met in meetings if met.event))
    if len(events) > 1:
        return ["Business cards", *events]
    places = {met.place for met in meetings if met.place}
    days = {met.date for met in meetings if met.date}
    return [*events, *(part for parts in (places, days) if len(parts) == 1 for part in parts)]


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("pipeline.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["breaking"] = _breaking
    return environment.get_template("report.html.j2")


def _breaking(address: str) -> Markup:
    """A long e-mail address breaks after its @ before it breaks anywhere else."""
    return Markup("@<wbr>").join(address.split("@"))


def _articles(result: RunResult) -> list[Article]:
    """Contacts that share their cards share an article; a card without one has its own."""
    pictures = {picture.key: picture for picture in result.pictures}
    groups: dict[tuple[CardKey, ...], list[Contact]] = {}
    for contact in result.contacts:
        # The same picture may stand in several files; it is shown once.
        keys = set(
            result.places.get(contact.id)
            or (CardKey(s.file, s.page, s.card) for s in contact.source)
        )
        groups.setdefault(tuple(sorted(keys & pictures.keys())), []).append(contact)
    shown = {key for keys in groups for key in keys}
    groups |= {(key,): [] for key in pictures if key not in shown}
    reasons = _reasons(result.failures)
    return [
        _article([pictures[key] for key in keys], groups[keys], reasons, result.contents)
        for keys in sorted(groups)
    ]


def _reasons(failures: Iterable[Failure]) -> dict[str, tuple[str, ...]]:
    by_file: dict[str, tuple[str, ...]] = {}
    for failure in failures:
        by_file[failure.file] = (*by_file.get(failure.file, ()), failure.reason)
    return by_file


def _article(
    pictures: Sequence[CardPicture],
    contacts: Sequence[Contact],
    reasons: dict[str, tuple[str, ...]],
    contents: Mapping[str, str],
) -> Article:
    people: list[Person] = []
    marks: list[FieldRow] = []
    for contact in contacts:
        first = sum(len(person.rows) for person in people)
        people.append(Person(_heading(contact), field_rows(contact, first)))
        # A contact from two cards does not say on which of them a field stands.
        if len(pictures) == 1 and _is_all_from(pictures[0].key, contact, contents):
            marks += [row for row in people[-1].rows if row.quad is not None]
    warnings = [warning for contact in contacts for warning in contact.warnings]
    if not contacts:
        warnings += [reason for p in pictures for reason in reasons.get(p.key.file, ())]
    return Article(
        tuple(_picture(picture, tuple(marks)) for picture in pictures),
        tuple(people),
        tuple(dict.fromkeys(warnings)),
    )


def _is_all_from(key: CardKey, contact: Contact, contents: Mapping[str, str]) -> bool:
    """Whether all of the contact's cards are this one, under whatever names of its photo."""
    return all(
        (source.page, source.card) == (key.page, key.card)
        and contents.get(source.file) == contents.get(key.file)
        for source in contact.source
    )


def _picture(picture: CardPicture, marks: tuple[FieldRow, ...]) -> Picture:
    key = picture.key
    where = f", page {key.page + 1}" if key.page else ""
    which = f", card {key.card + 1}" if key.card else ""
    data = base64.b64encode(picture.jpeg).decode()
    return Picture(data, *picture.size, f"{key.file}{where}{which}", marks)


def _heading(contact: Contact) -> str:
    if contact.name:
        return contact.name.full
    return contact.organizations[0].value if contact.organizations else "No name read"
