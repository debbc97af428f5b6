"""One picture: what its contacts say against its label, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from enrich.contact import Contact
from pipeline.evaluation.labels import LabelledPhone, LabelledPicture
from pipeline.evaluation.likeness import (
    ORGANIZATION,
    RECUT_TITLES,
    TITLE,
    alike,
    is_name_of,
    same_address,
    url_key,
)
from pipeline.kinds import kind_of

Truth = TypeVar("Truth")

FIELDS = ("name", "title", "org", "phone", "email", "url", "address", "social")
NO_EDIT_FIELDS = ("name", "title", "org", "phone", "email", "url", "address")
"""Those that must all be right for a card to need no edit."""
_KIND = {"org": "organization"}


@dataclass(frozen=True)
class Said:
    """A value that a contact gives."""

    value: str
    confidence: float
    marked: bool
    """Whether the contact says that this kind of field wants a look."""


@dataclass(frozen=True)
class Verdict:
    """What is right and wrong about one field of one picture."""

    hits: int
    """Values of the label that were found."""
    right: tuple[Said, ...]
    wrong: tuple[Said, ...]
    missed: tuple[str, ...]
    """Values of the label that were not found."""

    @property
    def perfect(self) -> bool:
        """Whether nothing is wrong and nothing missed."""
        return not self.wrong and not self.missed


def judge_picture(label: LabelledPicture, contacts: Sequence[Contact]) -> dict[str, Verdict]:
    """A verdict for each of :data:`FIELDS` that the label is sure of."""
    unsure = label.unsure
    verdicts = {}
    if not unsure & {"persons", "name"}:
        names = _said(contacts, "name")
        verdicts["name"] = _match(names, label.holders, is_name_of, lambda holder: holder.name)
    if not unsure & {"persons", "titles"}:
        verdicts["title"] = _judge_titles(_said(contacts, "title"), label)
    if "orgs" not in unsure:
        verdicts["org"] = _judge_organization(_said(contacts, "org"), label)
    if "phones" not in unsure:
        verdicts["phone"] = _judge_phones(_said(contacts, "phone"), label.phones)
    if "emails" not in unsure:
        verdicts["email"] = _match(
            _said(contacts, "email"), label.emails, lambda g, w: g.casefold() == w.casefold()
        )
    if "urls" not in unsure:
        verdicts["url"] = _judge_urls(_said(contacts, "url"), label)
    if "addresses" not in unsure:
        verdicts["address"] = _match(_said(contacts, "address"), label.addresses, same_address)
    if "socials" not in unsure:
        wanted = [_social(network, handle) for network, handle in label.socials]
        verdicts["social"] = _match(_said(contacts, "social"), wanted, lambda g, w: g == w)
    return verdicts


def count_phone_types(label: LabelledPicture, contacts: Sequence[Contact]) -> tuple[int, int]:
    """Numbers found whose type is right, and all numbers found whose type is labelled."""
    wanted = {p.e164: p.type for p in label.phones if p.e164 and p.type != "unknown"}
    got = {p.number: p.type for c in contacts for p in c.phones}
    found = [number for number in wanted if number in got]
    return sum(wanted[number] == got[number] for number in found), len(found)


def _said(contacts: Sequence[Contact], field: str) -> list[Said]:
    """All values of a field; what an earlier contact of the picture said is not repeated."""
    said: list[Said] = []
    for contact in contacts:
        marked = _KIND.get(field, field) in {kind_of(word) for word in contact.review}
        before = {s.value for s in said} if field != "name" else set()
        said += [
            Said(value, confidence, marked)
            for value, confidence in _values(contact, field)
            if value and value not in before
        ]
    return said


def _values(contact: Contact, field: str) -> Iterable[tuple[str, float]]:
    match field:
        case "name":
            if contact.name:
                shown = contact.name.full or contact.name.native or ""
                yield shown, contact.name.evidence.confidence
        case "title":
            yield from ((t.value, t.evidence.confidence) for t in contact.titles)
        case "org":
            yield from ((o.value, o.evidence.confidence) for o in contact.organizations)
        case "phone":
            yield from ((p.number, p.evidence.confidence) for p in contact.phones)
        case "email":
            yield from ((e.address, e.evidence.confidence) for e in contact.emails)
        case "url":
            yield from ((u.url, u.evidence.confidence) for u in contact.urls)
        case "address":
            yield from ((a.full, a.evidence.confidence) for a in contact.addresses)
        case "social":
            for social in contact.socials:
                yield _social(social.network, social.handle), social.evidence.confidence


def _social(network: str, handle: str) -> str:
    return f"{network.casefold()}: {handle.casefold().lstrip('@')}"


def _match(
    said: Sequence[Said],
    wanted: Iterable[Truth],
    same: Callable[[str, Truth], bool],
    shown: Callable[[Truth], str] = str,
) -> Verdict:
    """One to one, each value said with the first of the label that is the same."""
    missing = list(wanted)
    right, wrong = [], []
    for value in said:
        for position, truth in enumerate(missing):
            if same(value.value, truth):
                right.append(value)
                del missing[position]
                break
        else:
            wrong.append(value)
    return Verdict(len(right), tuple(right), tuple(wrong), tuple(shown(truth) for truth in missing))


def _judge_titles(said: list[Said], label: LabelledPicture) -> Verdict:
    titles = list(dict.fromkeys(title for holder in label.holders for title in holder.titles))
    verdict = _match(said, titles, lambda got, want: alike(got, want, TITLE))
    together = " ".join(s.value for s in said)
    if verdict.wrong and verdict.missed and alike(together, " ".join(titles), RECUT_TITLES):
        return Verdict(len(titles), tuple(said), (), ())  # the same words, cut at other places
    return verdict


def _judge_organization(said: list[Said], label: LabelledPicture) -> Verdict:
    """Only the first counts: it is the one an address book shows."""
    first = tuple(said[:1])
    names = (*label.organizations, *label.aliases)
    if first and any(alike(first[0].value, name, ORGANIZATION) for name in names):
        return Verdict(1, first, (), ())
    return Verdict(0, (), first, label.organizations[:1])


def _judge_phones(said: list[Said], labelled: Sequence[LabelledPhone]) -> Verdict:
    """By number; those that cannot be dialled, and those from shorthand, are neither."""
    wanted = {p.e164 for p in labelled if p.e164 and not p.expanded}
    optional = {p.e164 for p in labelled if p.e164} - wanted
    undiallable = {re.sub(r"\D", "", p.raw)[-6:] for p in labelled if not p.e164}
    got: dict[str, Said] = {}
    for value in said:
        number = re.sub(r"[^\d+]", "", value.value)
        if number in wanted or (number not in optional and number[-6:] not in undiallable):
            got.setdefault(number, value)
    return Verdict(
        len(wanted & got.keys()),
        tuple(value for number, value in got.items() if number in wanted),
        tuple(value for number, value in sorted(got.items()) if number not in wanted),
        tuple(sorted(wanted - got.keys())),
    )


def _judge_urls(said: list[Said], label: LabelledPicture) -> Verdict:
    """A profile's address counts as the social handle, not as a web address."""
    handles = [handle.casefold() for _, handle in label.socials]
    urls = [s for s in said if not any(h and url_key(s.value).endswith(h) for h in handles)]
    wanted = [url_key(url) for url in label.urls]
    return _match(urls, wanted, lambda got, want: url_key(got) == want)
