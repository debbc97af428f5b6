"""The keys under which a person is looked for among many.

Two contacts are compared only if they share a key, so keys decide what can be found
at all; what is then made of it is decided in :mod:`enrich.merging.compare`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enrich.contact import Contact
from enrich.fold import fold
from enrich.merging import names
from enrich.merging.same_value import bare_url, digits, organization_core
from enrich.merging.web_homes import homes

NAMES = ("n:", "i:", "f:")
"""How the keys begin that bring together namesakes and near-namesakes, and no more."""

NAMES_AT = ("g:", "d:", "a:")
"""How the keys begin that one word of a name makes with a second sign: the firm, its web domain,
the number of the address. Where a name alone is borne by too many, these still tell."""

PERSONAL = ("e:", "p:", "s:")
"""How the keys begin that may make one person even of two who bear different names."""


def match_keys(contact: Contact) -> frozenset[str]:
    """Keys such as ``e:mara@medicine.example.edu`` or ``n:lindqvist mara``."""
    keys = {f"e:{fold(email.address)}" for email in contact.emails}
    for phone in contact.phones:
        number = digits(phone.number).lstrip("0")
        if len(number) >= 6:
            # The last digits are the same whether or not a country code was printed.
            keys.add(f"p:{number[-8:]}")
    for social in contact.socials:
        keys.add(f"s:{social.network}:{fold(social.handle)}")
    if contact.name is not None:
        signs = [*_signs(contact)]
        for form in names.forms(contact.name):
            keys |= names.block_keys(form)
            for word in names.telling_words(form):
                keys.update(f"{kind}{word}@{sign}" for kind, sign in signs)
    elif contact.organizations:
        keys.add(f"o:{organization_core(contact.organizations[0].value)}")
        keys.update(f"u:{bare_url(url.url)}" for url in contact.urls)
    return frozenset(keys)


def _signs(contact: Contact) -> Iterator[tuple[str, str]]:
    """What together with a name tells, each with how its keys begin."""
    for organization in contact.organizations:
        yield "g:", organization_core(organization.value)
    for home in homes(contact):
        # A department's host is one with that of its firm.
        labels = home.under.split(".") if home.under else []
        for start in range(len(labels) + 1):
            yield "d:", ".".join([*labels[start:], home.registered])
    for address in contact.addresses:
        numbers = re.findall(r"\d{3,}", fold(address.full))
        if numbers:
            # Most often the postal code; a house number where there is none.
            yield "a:", max(numbers, key=len)
