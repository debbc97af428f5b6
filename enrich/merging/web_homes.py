"""Where a firm is at home on the net, and whether two hosts are one firm's.

A host by itself proves little: strangers have their pages under one site builder, their mailboxes
at one provider and their profiles on one network. What identifies a firm is the part of the host
that it chose itself, and a mail domain counts only where the print bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz

from enrich.candidates.hosts import split_private
from enrich.contact import Contact
from enrich.fold import fold
from enrich.lexicon import is_plain, load_lexicon
from enrich.merging import same_value
from enrich.merging.text import squeeze, words

TELLING = 5
"""A name of fewer letters turns up in other words."""


@dataclass(frozen=True)
class Home:
    """A host taken apart by who chose which part of it."""

    under: str
    """A department or a host of the firm's own: ``medicine``; empty for ``www`` and the like."""
    label: str
    """The name that the firm registered: ``northwind``."""
    ending: str
    """What strangers share: ``com``, ``co.uk``, ``wordpress.com``."""
    mail: bool = False
    """Of an e-mail address."""
    path: str = ""
    """The first piece of a web address's path."""
    page: bool = False
    """The label is a path: a profile or page on a host where strangers have theirs."""

    @property
    def registered(self) -> str:
        """The registered name with its ending: ``northwind.com``."""
        return f"{self.label}.{self.ending}"

    @property
    def host(self) -> str:
        """The whole, without ``www`` and the like."""
        return f"{self.under}.{self.registered}" if self.under else self.registered


class Kinship(Enum):
    """What the homes of two cards say of whether they are one firm's."""

    NONE = "nothing"
    SAME = "same web domain"
    NAMED = "web domain named after the organisation"
    """The same, and it spells an organisation that one of the two prints."""
    ENDING = "another ending of the web domain"
    OTHER = "other web domain"


def homes(contact: Contact) -> frozenset[Home]:
    """The homes of the contact's own e-mail and web hosts; those of the public are none."""
    hosts = [(fold(e.address).rpartition("@")[2], "", True) for e in contact.emails]
    for url in contact.urls:
        host, _, path = same_value.bare_url(url.url).partition("/")
        hosts.append((host.split(":")[0], re.split(r"[?#]", path)[0], False))
    found = (_home(host, path, mail) for host, path, mail in hosts if "." in host)
    return frozenset(home for home in found if home is not None)


def own_pages(contact: Contact) -> frozenset[str]:
    """The contact's web addresses, without those that are the front door of a public host."""
    own = (replace(contact, emails=(), urls=(url,)) for url in contact.urls)
    return frozenset(same_value.bare_url(c.urls[0].url) for c in own if homes(c))


_PLAIN = re.compile(
    r"www?\d*|web\d*|m|mobile?|e?mail\d*|webmail|smtp|pop3?|imap|mx\d*|shop|store|blog|my|portal|info"
    r"|home(?:page)?|members?|users?|pages?|perso|sites?|maps?|online|app|support|help|[a-z]{2}(?:-[a-z]{2})?"
)
"""What stands before a firm's name on its own hosts and names nobody: ``mail.``, ``de.``"""


@lru_cache(maxsize=16384)
def _home(host: str, path: str, mail: bool) -> Home | None:
    host = host.strip(".")
    lexicon = load_lexicon()
    if mail and lexicon.is_free_mail(host):
        return None
    public = None if mail else lexicon.public_host(host)
    if public is not None:
        own = [p for p in host.removesuffix(public).split(".") if p and not _PLAIN.fullmatch(p)]
        if own:
            return Home(".".join(own[:-1]), own[-1], public, mail, path.partition("/")[0])
        pages = [p for p in path.split("/") if p.strip("@") and not _NO_PAGE.fullmatch(p)]
        return Home("", pages[0].lstrip("@"), public, page=True) if pages else None
    parts = split_private(host)
    if parts is None:
        return None
    under = [p for p in parts[0].split(".") if p]
    while under and _PLAIN.fullmatch(under[0]):
        under.pop(0)
    return Home(".".join(under), parts[1], parts[2], mail, path.partition("/")[0])


_NO_PAGE = re.compile(
    r"(?i:in|pub|company|school|view|sites?|pages?|people|user|profile(?:\.php)?|id|u|c|p|channel|groups?|maps?|place"
    r"|search|dir|home|index(?:\.\w+)?|[a-z]{2}(?:[-_][a-z]{2})?|shops?|stores?|usr|add|d|s|a|cal|reviews?|watch|biz|feed)"
)
"""Pieces of a path in front of what somebody chose."""


def kinship(
    ours: Collection[Home], theirs: Collection[Home], us: Phrases, them: Phrases
) -> Kinship:
    """The nearest that any home of one card comes to any of the other's."""
    found = {_compare(a, b, us, them) for a in ours for b in theirs}
    order = (Kinship.NAMED, Kinship.SAME, Kinship.ENDING, Kinship.NONE, Kinship.OTHER)
    return next((kind for kind in order if kind in found), Kinship.NONE)


def _compare(a: Home, b: Home, us: Phrases, them: Phrases) -> Kinship:
    if a.page or b.page:
        return Kinship.SAME if are_one_page(a, b) else Kinship.NONE
    if a.label != b.label:
        return Kinship.OTHER
    if not _endings_agree(a.ending, b.ending):
        same = a.under == b.under and len(a.label) >= TELLING
        return Kinship.ENDING if same else Kinship.OTHER
    if a.ending != b.ending and len(a.label) < TELLING:
        return Kinship.OTHER
    after_firm = us.firm_is(a.label) or them.firm_is(a.label)
    named = after_firm or us.person_is(a.label) or them.person_is(a.label)
    if a.under != b.under:
        own = [us.firm_is(a.under) or us.person_is(a.under)] if a.under else []
        own += [them.firm_is(b.under) or them.person_is(b.under)] if b.under else []
        if all(own) and (len(own) == 2 or not named):
            return Kinship.OTHER
        if not named and (len(own) == 2 or a.mail or b.mail):
            return Kinship.NONE
    elif not named and ((a.mail and b.mail) or (a.path and b.path and a.path != b.path)):
        return Kinship.NONE
    return Kinship.NAMED if after_firm else Kinship.SAME


def are_one_page(a: Home, b: Home) -> bool:
    """Whether two pages on hosts of the public are one, slips of reading aside."""
    return (
        a.page
        and b.page
        and a.ending == b.ending
        and min(len(a.label), len(b.label)) >= TELLING
        and same_value.is_slip(a.label, b.label)
    )


def _endings_agree(a: str, b: str) -> bool:
    """Whether two endings are one, or one of them the other cropped or badly read."""
    return a == b or a.startswith(b) or b.startswith(a) or same_value.is_slip(a, b)


class Phrases:
    """What a card prints of who it is: its organisations, departments and people."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        contacts = tuple(contacts)
        self._firms = [text for c in contacts for text in _firms(c)]
        names = [c.name for c in contacts if c.name is not None]
        self._people = [text for n in names for text in (n.full, n.native) if text]

    def firm_is(self, label: str) -> bool:
        """Whether a part of a host spells an organisation or department of the card."""
        return any(_spells(label, text) for text in self._firms)

    def person_is(self, label: str) -> bool:
        """Whether a part of a host spells somebody on the card."""
        return any(_spells(label, text) for text in self._people)


def _firms(contact: Contact) -> Iterator[str]:
    yield from (same_value.organization_core(o.value) for o in contact.organizations)
    yield from (d.value for d in contact.departments)


_SPELLED = 0.6
"""The share of a label's letters that words of a name must cover for it to be that name's."""
_NEARLY = 85.0
"""A badly read logo is still this near to its domain (0..100)."""


def _spells(label: str, text: str) -> bool:
    """Whether a label is made of a name: its words, their beginnings or their initials."""
    letters = squeeze(label.split(".")[-1])
    parts = words(text)
    whole = "".join(parts)
    if not letters or not whole:
        return False
    if letters == whole or (len(parts) > 2 and letters == "".join(part[0] for part in parts)):
        return True
    if min(len(letters), len(whole)) >= TELLING and fuzz.ratio(letters, whole) >= _NEARLY:
        return True
    telling = [part for part in parts if len(part) > 2 and not is_plain(part)]
    if not any(part in letters for part in telling):
        return False
    rest = letters
    for part in sorted(parts, key=len, reverse=True):
        rest = rest.replace(part, "", 1) if len(part) > 2 else rest
    return len(letters) - len(rest) >= _SPELLED * len(letters)
