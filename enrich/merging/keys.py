"""The keys under which a person is looked for among many.

Two contacts are compared only if they share a key, so keys decide what can be found
at all; what is then made of it is decided in :mod:`enrich.merging.compare`.
"""

from __future__ import annotations

from enrich.contact import Contact
from enrich.merging import names
from enrich.merging.same_value import bare_url, digits, organization_core
from enrich.merging.text import fold

WEAK = ("n:", "i:", "f:")
"""How the keys begin that bring together namesakes and near-namesakes, and no more."""


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
        for form in names.forms(contact.name):
            keys |= names.block_keys(form)
            for organization in contact.organizations:
                core = organization_core(organization.value)
                keys.update(f"g:{word}@{core}" for word in names.telling_words(form))
    elif contact.organizations:
        keys.add(f"o:{organization_core(contact.organizations[0].value)}")
        keys.update(f"u:{bare_url(url.url)}" for url in contact.urls)
    return frozenset(keys)
