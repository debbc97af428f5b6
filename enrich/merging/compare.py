"""Are two contacts one person? A sum of named, weighted reasons, for and against.

The weights are points: about as many as one would be ready to bet. What two different
people commonly share (a role address, a switchboard, an employer) earns too few points
to join anybody by itself, and an outright conflict of names rules the pair out.

Method after beets' autotagger: distance from named penalties, a recommendation from a
threshold *and* from the gap to the runner-up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from enrich.contact import Contact, Name, Phone
from enrich.fold import fold
from enrich.lexicon import load_lexicon
from enrich.merging import names, same_value
from enrich.merging.text import squeeze
from enrich.merging.trades import names_a_firm
from enrich.merging.web_homes import Home, Phrases, are_one_page, homes, own_pages

WEIGHTS = {
    "name": {"same": 4.0, "script": 4.0, "slip": 3.0, "short": 3.0, "transliterated": 2.5}
    | {"initial": 2.0, "near": 2.0, "given": -2.0, "family": -6.0, "different": -9.0},
    "evidence": {
        "same e-mail": 5.0,
        "same role e-mail": 1.0,
        "same mobile number": 4.5,
        "same profile": 5.0,
        "same number": 2.5,
        "same fax": 0.5,
        "same organisation": 2.0,
        "same web domain": 1.5,
        "same address": 1.0,
        "same title": 0.5,
        "a long name": 1.0,
        "other e-mail at the same domain": -2.0,
        "other mobile number": -1.0,
        "other generation": -2.5,
        "other organisation": -0.1,  # people change jobs: said, but hardly held against them
        "a common name": -2.0,
    },
}
"""Points per reason."""

SURE_POINTS = 6.4
"""From here on two contacts are joined without asking."""
PROPOSE_POINTS = 3.9
"""From here on they are proposed."""
GAP_POINTS = 1.5
"""A match is sure only if it leads the next best, which is someone else, by this much."""

ROLE_NAMES = """
    info information sales sale contact contacts office mail email support hello hi admin service
    services enquiries enquiry inquiries inquiry kontakt welcome team help marketing hr jobs career
    careers press media accounts accounting billing orders order booking bookings reservations
    reservation reception frontdesk secretary sekretariat verwaltung export import customercare
    customerservice feedback webmaster postmaster noreply ventas contacto contato vendas comercial
    accueil vertrieb buero empfang
"""
_ROLES = frozenset(ROLE_NAMES.split())


class Verdict(StrEnum):
    """What to do with a pair."""

    SURE = "same"
    PROPOSE = "proposed"
    APART = "different"


@dataclass(frozen=True)
class Match:
    """What speaks for and against a pair being one."""

    verdict: Verdict
    points: float
    reasons: tuple[str, ...]
    """Named reasons, the weightiest first; those against start with ``but``."""

    @property
    def score(self) -> float:
        """The points as 0..1; a pair just worth proposing is at one half."""
        return round(1 / (1 + math.exp(PROPOSE_POINTS - self.points)), 3)


APART = Match(Verdict.APART, -9.0, ())


def is_role_address(address: str) -> bool:
    """Whether an e-mail address belongs to a function rather than a person."""
    local = fold(address).partition("@")[0]
    return local.rstrip("0123456789").replace("-", "").replace(".", "") in _ROLES


def compare(a: Contact, b: Contact, common: bool = False) -> Match:
    """Weigh whether ``a`` and ``b`` are one person, or one organisation.

    Args:
        common: many in the book bear this name, so that the name alone says little.
    """
    if a.name is not None and b.name is not None:
        return _people(a, b, common)
    if a.name is None and b.name is None:
        return _organizations(a, b)
    return APART


def ruled_out(a: Name, b: Name) -> bool:
    """Whether two names alone say that these are two people, whatever else they share."""
    likeness = names.likeness(a, b)
    if names.compatible(likeness) or likeness.kind == "given":
        return False
    # A badly read card of the same person has a name that is at least near.
    return not same_value.resembles(a.full, b.full)


def enough_alone(likeness: names.Likeness, common: bool) -> bool:
    """Whether names so alike may be worth a question without a second sign.

    Signs are what :mod:`enrich.merging.keys` makes keys of: beyond these only a title and the
    length of a name speak for a pair.
    """
    points = WEIGHTS["name"][likeness.kind] + WEIGHTS["evidence"]["same title"]
    if likeness.kind in ("same", "script"):
        points += WEIGHTS["evidence"]["a long name"]
    if common and likeness.kind in _COMMON_KINDS:
        points += WEIGHTS["evidence"]["a common name"]
    return points >= PROPOSE_POINTS


_COMMON_KINDS = ("same", "initial", "short", "slip")
"""How names must be alike for a common one to say less."""


def _people(a: Contact, b: Contact, common: bool) -> Match:
    assert a.name is not None
    assert b.name is not None
    if ruled_out(a.name, b.name):
        return APART
    likeness = names.likeness(a.name, b.name)
    compatible = names.compatible(likeness)
    found: dict[str, float] = {likeness.reason: WEIGHTS["name"][likeness.kind]}
    for reason, holds in _EVIDENCE:
        if holds(a, b):
            found[reason] = WEIGHTS["evidence"][reason]
    if common and likeness.kind in _COMMON_KINDS:
        found["a common name"] = WEIGHTS["evidence"]["a common name"]
    if likeness.kind in ("same", "script") and _is_long(a) and _is_long(b):
        found["a long name"] = WEIGHTS["evidence"]["a long name"]
    if "same organisation" in found:
        # One firm has one domain: the second of the two says little more.
        found.pop("other organisation", None)
    personal = _PERSONAL & found.keys()
    points = sum(found.values())
    if not compatible:
        # Couples share addresses; one person with two names is worth a question at most.
        if not personal:
            return APART
        return Match(Verdict.PROPOSE, max(points, PROPOSE_POINTS), _reasons(found))
    if points >= SURE_POINTS and _may_be_sure(likeness.kind, personal, found):
        return Match(Verdict.SURE, points, _reasons(found))
    if points >= PROPOSE_POINTS or personal:
        return Match(Verdict.PROPOSE, max(points, PROPOSE_POINTS), _reasons(found))
    return Match(Verdict.APART, points, _reasons(found))


_PERSONAL = {"same e-mail", "same mobile number", "same profile"}
_AGAINST = ("other generation", "other e-mail at the same domain")


def _may_be_sure(kind: str, personal: set[str], found: dict[str, float]) -> bool:
    # Couples and family firms share mailboxes and numbers.
    if kind == "near" or any(reason in found for reason in _AGAINST):
        return False
    # With an initial or by sound alone, colleagues at one switchboard look the same.
    return bool(personal) or kind in ("same", "script", "slip")


def _organizations(a: Contact, b: Contact) -> Match:
    found: dict[str, float] = {}
    left, right = _first_organization(a), _first_organization(b)
    if not left or not right:
        return APART
    if left == right or same_value.is_slip(left, right):
        found["same organisation"] = 4.0 if names_a_firm(left) else 2.5
    else:
        return APART
    for reason, points, holds in (
        ("same number", 2.5, _share_phone),
        ("same e-mail", 2.5, _share_email),
        ("same web address", 1.5, _share_url),
        ("same address", 2.0, _share_address),
        ("other address", -3.0, _other_place),
    ):
        if holds(a, b):
            found[reason] = points
    points = sum(found.values())
    if points >= SURE_POINTS - 1 and "other address" not in found:
        return Match(Verdict.SURE, max(points, SURE_POINTS), _reasons(found))
    if len(found) > 1 and points >= PROPOSE_POINTS - 1:
        return Match(Verdict.PROPOSE, max(points, PROPOSE_POINTS), _reasons(found))
    return Match(Verdict.APART, points, _reasons(found))


def _reasons(found: dict[str, float]) -> tuple[str, ...]:
    ranked = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(reason if points > 0 else f"but {reason}" for reason, points in ranked)


def _personal_emails(contact: Contact) -> set[str]:
    return {fold(e.address) for e in contact.emails if not is_role_address(e.address)}


def _emails(contact: Contact) -> set[str]:
    return {fold(e.address) for e in contact.emails}


def _share_personal_email(a: Contact, b: Contact) -> bool:
    return not _personal_emails(a).isdisjoint(_personal_emails(b))


def _share_role_email(a: Contact, b: Contact) -> bool:
    shared = _emails(a) & _emails(b)
    return bool(shared) and not shared & _personal_emails(a)


def _share_email(a: Contact, b: Contact) -> bool:
    return not _emails(a).isdisjoint(_emails(b))


def _numbers(contact: Contact, wanted: Callable[[Phone], bool]) -> set[str]:
    return {p.number + "x" + (p.extension or "") for p in contact.phones if wanted(p)}


def _is_mobile(phone: Phone) -> bool:
    return phone.type == "mobile"


def _share_mobile(a: Contact, b: Contact) -> bool:
    left, right = _numbers(a, _is_mobile), _numbers(b, _is_mobile)
    # An address book may not say that a number is a mobile one; one side's word is enough.
    return not (left.isdisjoint(_numbers(b, _is_line)) and right.isdisjoint(_numbers(a, _is_line)))


def _is_line(phone: Phone) -> bool:
    return phone.type not in ("fax", "tollfree")


def _share_phone(a: Contact, b: Contact) -> bool:
    if _share_mobile(a, b):
        return False
    return any(
        same_value.phone(left, right)
        for left in filter(_is_line, a.phones)
        for right in filter(_is_line, b.phones)
    )


def _share_fax(a: Contact, b: Contact) -> bool:
    def is_fax(phone: Phone) -> bool:
        return phone.type == "fax"

    return not _numbers(a, is_fax).isdisjoint(_numbers(b, is_fax))


def _other_mobile(a: Contact, b: Contact) -> bool:
    left, right = _numbers(a, _is_mobile), _numbers(b, _is_mobile)
    return bool(left) and bool(right) and left.isdisjoint(right)


def _share_profile(a: Contact, b: Contact) -> bool:
    left = {(s.network, squeeze(s.handle)) for s in a.socials}
    return not left.isdisjoint((s.network, squeeze(s.handle)) for s in b.socials)


def _organization_cores(contact: Contact) -> list[str]:
    return [same_value.organization_core(o.value) for o in contact.organizations]


def _first_organization(contact: Contact) -> str:
    cores = _organization_cores(contact)
    return cores[0] if cores else ""


def _share_organization(a: Contact, b: Contact) -> bool:
    return any(
        left == right or same_value.is_slip(left, right)
        for left in _organization_cores(a)
        for right in _organization_cores(b)
        if left and right and names_a_firm(left)
    )


def _other_organization(a: Contact, b: Contact) -> bool:
    return (
        bool(a.organizations)
        and bool(b.organizations)
        and not _share_organization(a, b)
        and not _share_domain(a, b)
    )


def _share_domain(a: Contact, b: Contact) -> bool:
    return any(
        are_one_page(left, right)
        if left.page or right.page
        else left.registered == right.registered
        and _within(left.under, right.under)
        # Under the same host strangers have pages of their own, unless it is named after the firm.
        and (not (left.path and right.path and left.path != right.path) or _named(left, a, b))
        for left in homes(a)
        for right in homes(b)
    )


def _within(one: str, other: str) -> bool:
    return (
        not one or not other or f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")
    )


def _named(home: Home, a: Contact, b: Contact) -> bool:
    phrases = Phrases((a, b))
    return phrases.firm_is(home.label) or phrases.person_is(home.label)


def _other_email_at_domain(a: Contact, b: Contact) -> bool:
    left, right = _personal_emails(a), _personal_emails(b)
    if not left or not right or not left.isdisjoint(right):
        return False
    if any(same_value.is_slip(x, y) for x in left for y in right):
        return False
    ours = {address.rpartition("@")[2] for address in left}
    return any(
        host in ours and not load_lexicon().is_free_mail(host)
        for host in (address.rpartition("@")[2] for address in right)
    )


def _share_url(a: Contact, b: Contact) -> bool:
    return not own_pages(a).isdisjoint(own_pages(b))


def _share_address(a: Contact, b: Contact) -> bool:
    return any(same_value.address(x, y) for x in a.addresses for y in b.addresses)


def _other_place(a: Contact, b: Contact) -> bool:
    return bool(a.addresses) and bool(b.addresses) and not _share_address(a, b)


def _share_title(a: Contact, b: Contact) -> bool:
    return any(same_value.title(x, y) for x in a.titles for y in b.titles)


def _other_generation(a: Contact, b: Contact) -> bool:
    return _generation(a) != _generation(b)


def _generation(contact: Contact) -> frozenset[str]:
    assert contact.name is not None
    text = f"{contact.name.full} {contact.name.suffix or ''}"
    return names.GENERATIONS & frozenset(squeeze(word) for word in text.split())


def _is_long(contact: Contact) -> bool:
    """Three words in full, or rare letters: a name few people share."""
    assert contact.name is not None
    return any(
        sum(1 for word in form.words if len(word) > 1) >= 3
        for form in names.forms(contact.name)
        if form.spelled
    )


_EVIDENCE: tuple[tuple[str, Callable[[Contact, Contact], bool]], ...] = (
    ("same e-mail", _share_personal_email),
    ("same role e-mail", _share_role_email),
    ("same mobile number", _share_mobile),
    ("same profile", _share_profile),
    ("same number", _share_phone),
    ("same fax", _share_fax),
    ("same organisation", _share_organization),
    ("same web domain", _share_domain),
    ("same address", _share_address),
    ("same title", _share_title),
    ("other e-mail at the same domain", _other_email_at_domain),
    ("other mobile number", _other_mobile),
    ("other generation", _other_generation),
    ("other organisation", _other_organization),
)
