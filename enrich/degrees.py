"""Degrees and letters after a name, told from the titles they stand behind."""

from __future__ import annotations

import re

from enrich.evidence import Evidence
from enrich.fold import word_set
from enrich.lexicon import load_lexicon
from enrich.roles import Role
from enrich.segments import goes_on


def call_degrees_credentials(evidence: Evidence, roles: list[Role]) -> None:
    """``M. Sc.`` is a degree wherever it stands, ``B.E. Civil`` behind a title on its line too."""
    segments, lexicon = evidence.segments, load_lexicon()
    for at, segment in enumerate(segments):
        first = segment.text.split()[0]
        if roles[at] is Role.OTHER and "." in first and lexicon.is_degree(segment.text):
            roles[at] = Role.CREDENTIAL
        behind = at > 0 and segment.span.line == segments[at - 1].span.line
        titles = behind and roles[at - 1] is roles[at] is Role.TITLE
        if titles and "." in first and lexicon.is_degree(first):
            roles[at] = Role.CREDENTIAL
    for at in range(len(segments)):
        if roles[at] is Role.TITLE and not _AFTER_NAME.fullmatch(segments[at].text):
            for letters in _letters_behind(evidence, at):
                roles[letters] = Role.CREDENTIAL


_AFTER_NAME = re.compile(r"[A-Z]{2,6}(?:-[A-Z]{1,4})?®?(?:\s[A-Z]{2,6}){0,2}")
"""Letters that whoever passed an examination may put behind the name."""
_FIELDS = word_set(
    "hr it qa qc rd pr ict ehs hse seo ui ux crm erp sap ceo cfo coo cto cio cmo chro vp avp svp evp md"
    " gm dgm agm emea apac mena gcc saarc latam asean us usa uk uae eu na sa nsw vic qld wa ncr"
)
"""Short words for fields, ranks and regions, which are part of a title."""


def _letters_behind(evidence: Evidence, at: int) -> list[int]:
    """What follows a title on its line where that is nothing but degrees: ``Broker, GRI, CRS``.

    One alone must be known as a degree.
    """
    segments, lexicon = evidence.segments, load_lexicon()
    found = []
    while goes_on(segments, at):
        at += 1
        text = segments[at].text.strip("() ")
        letters = _AFTER_NAME.fullmatch(text) is not None and not _FIELDS & set(
            text.casefold().split()
        )
        if not letters and not lexicon.looks_like_degree(text):
            return []
        found.append(at)
    known = len(found) > 1 or any(lexicon.is_degree(segments[i].text.strip("() ")) for i in found)
    return found if known else []
