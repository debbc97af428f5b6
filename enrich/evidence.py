"""Everything the labelling looks at for one card: pattern fields, segments and context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.candidates.address_labels import find_address_labels, find_announcements
from enrich.candidates.candidate import Candidate, Span, without
from enrich.candidates.emails import (
    drop_label_letter,
    drop_misread_colon,
    find_emails,
    mend_first_letter,
    mend_underscore,
)
from enrich.candidates.host_agreement import agree_on_hosts
from enrich.candidates.hosts import split_host
from enrich.candidates.phone import PhoneCandidate, find_phones
from enrich.candidates.socials import find_socials
from enrich.candidates.urls import find_urls
from enrich.features import CardContext
from enrich.layout import Box
from enrich.lexicon import load_lexicon
from enrich.region import RegionGuess, rank_regions
from enrich.segments import Segment, cut_lines, quad_of
from enrich.stamps import without_stamp
from enrich.zeros import mend_zeros
from ocr.engine import Line


@dataclass(frozen=True)
class Evidence:
    """One card, prepared for the joint decision."""

    lines: tuple[Line, ...]
    width: float
    height: float
    emails: tuple[Candidate, ...]
    urls: tuple[Candidate, ...]
    socials: tuple[Candidate, ...]
    phones: tuple[PhoneCandidate, ...]
    regions: tuple[RegionGuess, ...]
    address_labels: tuple[Span, ...]
    segments: tuple[Segment, ...]
    context: CardContext

    @property
    def region(self) -> str | None:
        """The likeliest country, ISO 3166-1 alpha-2; None when nothing tells."""
        return self.regions[0].region if self.regions else None


def gather(
    lines: Sequence[Line], width: float, height: float, region: str | None = None
) -> Evidence:
    """Find the pattern fields, cut the rest into segments and say what the card tells of both."""
    lines = without_stamp([mend_zeros(line) for line in lines])
    regions = rank_regions(lines, region)
    emails = find_emails(lines)
    taken = _spans(emails)
    socials = find_socials(lines, taken)
    taken += _spans(socials)
    urls = find_urls(lines, taken, emails)
    emails, urls = agree_on_hosts(emails, urls, lines)
    taken += _spans(urls)
    phones = tuple(
        phone
        for phone in find_phones(without(lines, taken), regions)
        if not any(a.overlaps(b) for a in phone.spans for b in taken)
    )
    taken += [span for phone in phones for span in (*phone.spans, *phone.labels)]
    address_labels = find_address_labels(lines, taken)
    announced = find_announcements(lines, [*taken, *address_labels])
    patterns = (
        *(("email", c.spans) for c in emails),
        *(("url", c.spans) for c in urls),
        *(("social", c.spans) for c in socials),
        *(("phone", p.spans) for p in phones),
    )
    hosts = [split_host(c.value.rpartition("@")[2]) for c in emails]
    hosts += [split_host(c.value.removeprefix("www.").partition("/")[0]) for c in urls]
    domains = dict.fromkeys(
        h.name for h in hosts if h and not load_lexicon().is_free_mail(h.registered)
    )
    labels = (*address_labels, *announced)
    segments = cut_lines(lines, [*taken, *labels], labels)
    said = [s.text for s in segments]
    names = [c.value.rpartition("@")[2] for c in (*emails, *urls)]
    emails = tuple(
        _mend_email(email, lines[email.spans[0].line].text, said, names) for email in emails
    )
    context = CardContext(
        max(1.0, width),
        max(1.0, height),
        tuple(c.value.rpartition("@")[0] for c in emails),
        tuple(domains),
        tuple((kind, _box(lines, spans[0])) for kind, spans in patterns),
    )
    return Evidence(
        lines,
        width,
        height,
        emails,
        urls,
        socials,
        phones,
        regions,
        address_labels,
        segments,
        context,
    )


def _mend_email(
    email: Candidate, text: str, said: Sequence[str], hosts: Sequence[str]
) -> Candidate:
    """The address as the card's other print tells it; ``text`` is its line."""
    email = mend_first_letter(drop_label_letter(email, said), said, hosts)
    return mend_underscore(drop_misread_colon(email, text, said), text, said)


def _spans(candidates: Sequence[Candidate]) -> list[Span]:
    return [span for c in candidates for span in (*c.spans, *c.labels)]


def _box(lines: Sequence[Line], span: Span) -> Box:
    quad = quad_of(lines[span.line], span)
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))
