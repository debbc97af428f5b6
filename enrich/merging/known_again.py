"""By what a person is known again who is no longer there to be compared with.

Of somebody who was forgotten only hashes are kept, so that nothing can be compared but for
being equal: a *sign* is a text that is the same wherever the person is met. Whoever asks says
which signs a newcomer bears and which of them one and the same person had borne.

A name is never enough, and neither is what a firm shares (a role address, the switchboard, its
name, its domain): only together they tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from enrich.contact import Contact, Phone
from enrich.fold import fold
from enrich.merging import names
from enrich.merging.compare import is_role_address
from enrich.merging.same_value import bare_url, digits, organization_core
from enrich.merging.text import squeeze
from enrich.merging.web_homes import homes


class Sign(StrEnum):
    """What a newcomer and the person one remembers have in common."""

    NAME = "name"
    """In any order, with or without what stands in the middle, also by a short form."""
    NEAR = "near"
    """The family name with the given one's initial, or the given name with a like family name."""
    EMAIL = "email"
    """An address of a person, not of a role."""
    MOBILE = "mobile"
    PROFILE = "profile"
    NUMBER = "number"
    """Of any line."""
    FIRM = "firm"
    """The name of the firm or its web domain."""
    COMPANY = "company"
    """Of a company without a person: its name."""
    COMPANY_SIGN = "company-sign"
    """Of a company without a person: an e-mail address or page."""
    COMPANY_NUMBER = "company-number"


class Known(StrEnum):
    """Whether a newcomer is the person one remembers."""

    SURE = "sure"
    MAYBE = "maybe"
    NO = "no"


NUMBERS = (Sign.NUMBER, Sign.MOBILE, Sign.COMPANY_NUMBER)
"""Signs that are telephone numbers: so few that all of them could be tried."""

_PERSONAL = frozenset((Sign.EMAIL, Sign.MOBILE, Sign.PROFILE))
_SHARED = frozenset((Sign.NUMBER, Sign.FIRM))
_COMPANYS = frozenset((Sign.COMPANY_SIGN, Sign.COMPANY_NUMBER))


def signs_of_person(contact: Contact) -> frozenset[tuple[Sign, str]]:
    """What is to be remembered of a person, from any card or line about them."""
    found = set(_names(contact))
    found |= {(Sign.EMAIL, fold(e.address)) for e in contact.emails if _is_personal(e.address)}
    found |= {(Sign.PROFILE, f"{s.network}:{squeeze(s.handle)}") for s in contact.socials}
    found |= {(Sign.FIRM, firm) for firm in _firms(contact)}
    for phone, number in _numbers(contact):
        found.add((Sign.NUMBER, number))
        if phone.type == "mobile":
            found.add((Sign.MOBILE, number))
    return frozenset(found)


def signs_of_company(contact: Contact) -> frozenset[tuple[Sign, str]]:
    """What is to be remembered of a company without a person."""
    found = {(Sign.COMPANY, organization_core(o.value)) for o in contact.organizations[:1]}
    found |= {(Sign.COMPANY_SIGN, fold(email.address)) for email in contact.emails}
    found |= {(Sign.COMPANY_NUMBER, number) for _, number in _numbers(contact)}
    found |= {(Sign.COMPANY_SIGN, bare_url(url.url)) for url in contact.urls}
    return frozenset(found)


def asked_of(contact: Contact) -> Iterator[tuple[Sign, str, Sign]]:
    """Signs to look up for a newcomer, each with what it means when it is known.

    An address book may not say that a number is a mobile one; one side's word is enough.
    """
    own = signs_of_person(contact)
    for sign, text in own:
        mobile = sign is Sign.NUMBER and (Sign.MOBILE, text) in own
        yield sign, text, Sign.MOBILE if mobile else sign
        if sign is Sign.NUMBER:
            yield Sign.MOBILE, text, Sign.MOBILE
    if contact.name is None:
        for sign, text in signs_of_company(contact):
            yield sign, text, sign


def recognise(contact: Contact, common: Iterable[Sign]) -> Known:
    """Whether a newcomer is the one with whom it has these signs in common."""
    signs = frozenset(common)
    personal = signs & _PERSONAL
    if contact.name is None:
        company = Sign.COMPANY in signs and signs & _COMPANYS
        if company or personal:
            return Known.SURE
        nameless = not contact.organizations and Sign.NUMBER in signs
        return Known.MAYBE if nameless or Sign.COMPANY in signs else Known.NO
    by_name = Sign.NAME in signs and signs & (_PERSONAL | _SHARED)
    # A couple shares a mailbox, and one secretary's number stands on several cards.
    if by_name or (Sign.NEAR in signs and personal) or len(personal) > 1:
        return Known.SURE
    if personal or Sign.NAME in signs or (Sign.NEAR in signs and Sign.FIRM in signs):
        return Known.MAYBE
    return Known.NO


def _names(contact: Contact) -> Iterator[tuple[Sign, str]]:
    if contact.name is None:
        return
    for form in names.forms(contact.name):
        for key in names.block_keys(form):
            kind, _, text = key.partition(":")
            if kind == "n" and not text.endswith("-"):
                yield Sign.NAME, text
            else:
                # Of the initial of a name in full and of one that is printed so.
                yield Sign.NEAR, text


def _is_personal(address: str) -> bool:
    return not is_role_address(address)


def _firms(contact: Contact) -> Iterator[str]:
    yield from filter(None, (organization_core(o.value) for o in contact.organizations))
    yield from sorted({home.host for home in homes(contact)})


def _numbers(contact: Contact) -> Iterator[tuple[Phone, str]]:
    """Lines with their last digits, which are the same with and without a country code."""
    for phone in contact.phones:
        number = digits(phone.number).lstrip("0")
        if len(number) >= 6 and phone.type not in ("fax", "tollfree"):
            yield phone, number[-8:]
