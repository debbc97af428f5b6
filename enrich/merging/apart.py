"""What of a contact belongs to somebody else who is on the same card.

Two holders of one card share what is printed on it, so that the e-mail address of the one may
stand in the contact of the other. When one of them is to be forgotten, it must go there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from enrich.contact import Contact, Name
from enrich.fold import fold
from enrich.merging.names import forms


def leave_out(contact: Contact, others: Iterable[Name]) -> Contact:
    """The contact without what is another holder's alone.

    E-mail addresses, profiles and pages that spell the other's name go, titles and lines of the
    notes that hold it too; what spells the contact's own name stays. The firm stays, also when
    it is named after the other.
    """

    def stays(text: str) -> bool:
        return not speaks_of(text, others, contact.name)

    others = tuple(others)
    lines = (contact.notes or "").splitlines()
    return replace(
        contact,
        titles=tuple(t for t in contact.titles if stays(t.value)),
        emails=tuple(e for e in contact.emails if stays(e.address)),
        socials=tuple(s for s in contact.socials if stays(s.handle)),
        urls=tuple(u for u in contact.urls if stays(u.url.partition("/")[2])),
        notes="\n".join(filter(stays, lines)) or None,
    )


def speaks_of(text: str, others: Iterable[Name], own: Name | None) -> bool:
    """Whether a text spells a name of ``others`` and not the name ``own``.

    Of an e-mail address what stands before the ``@`` counts: the rest is the firm's.
    """
    if " " not in text:
        text = text.partition("@")[0]
    mine = _marks([own] if own else [])
    theirs = _marks(others)
    return _spells(text, theirs - mine) and not _spells(text, mine)


def _marks(names: Iterable[Name]) -> frozenset[str]:
    """By what a name is known in a text: its words, and its initials as ``=ml``."""
    found: set[str] = set()
    for name in names:
        for form in forms(name):
            found.update(word for word in form.words if len(word) > 1)
            found.add("=" + "".join(word[0] for word in form.words))
    return frozenset(mark for mark in found if len(mark) > 2 or mark[0] != "=")


def _spells(text: str, marks: frozenset[str]) -> bool:
    """Whether a text holds a word of a name, or is its initials and no more.

    In addresses words are run together; those of up to three letters must stand alone.
    """
    folded = fold(text)
    pieces = re.split(r"[\W\d_]+", folded)
    if "=" + "".join(pieces) in marks:
        return True
    return any(mark in (folded if len(mark) > 3 else pieces) for mark in marks if mark[0] != "=")
