"""One host printed several times on a card is one host, whatever was read each time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from enrich.candidates.candidate import Candidate, without
from enrich.candidates.hosts import Host, looks, provider_one_letter_longer, split_host
from ocr.engine import Line

_LONGEST = 4
"""Words of print that one domain may be made of."""
_SHORTEST = 5
"""Letters from which a domain and print that look the same are the same."""

Votes = dict[str, float]
"""Readings of one host, and how surely each was read."""


def agree_on_hosts(
    emails: Sequence[Candidate], urls: Sequence[Candidate], lines: Sequence[Line]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Let addresses of one host, and print that spells it, correct look-alike letters.

    ``edstechnologles.com`` beside ``@edstechnologies.com`` is one host read twice, and ``EDS
    Technologies`` is its name. The reading that was surest over all wins everywhere.
    """
    heard: dict[str, Votes] = {}
    for candidate in (*emails, *urls):
        host = _host_of(candidate)
        if host is not None:
            votes = heard.setdefault(_group_of(host, heard), {})
            sure = _certainty(lines[candidate.spans[0].line], *_place(candidate))
            votes[host.registered] = votes.get(host.registered, 0.0) + sure
    if not heard:
        return tuple(emails), tuple(urls)
    for spelled, sure in _names_in_print(lines, (*emails, *urls)):
        for votes in heard.values():
            _hear_print(votes, spelled, sure)
    best = {look: max(sorted(votes), key=lambda h: votes[h]) for look, votes in heard.items()}

    def settle(candidate: Candidate) -> Candidate:
        host = _host_of(candidate)
        right = best.get(_group_of(host, heard)) if host else None
        if host is None or right is None or right == host.registered:
            return candidate
        value = candidate.value.replace(host.registered, right)
        return replace(
            candidate, value=value, reasons=(*candidate.reasons, "host as printed elsewhere")
        )

    settled = tuple(map(settle, urls))
    hosts = {host.registered for host in map(_host_of, settled) if host is not None}
    spans = [span for email in emails for span in email.spans]
    outside = " ".join(line.text for line in without(lines, spans)).lower()
    told = tuple(map(settle, emails))
    same = Counter(email.value.rpartition("@")[2] for email in told)
    hosts |= {host for host, times in same.items() if times > 1}
    return tuple(_at_provider(email, hosts, outside) for email in told), settled


def _at_provider(email: Candidate, hosts: Collection[str], outside: str) -> Candidate:
    """An e-mail at a host that lacks one letter of a mail provider's, and is said nowhere else."""
    host = _host_of(email)
    provider = provider_one_letter_longer(host) if host is not None else None
    if host is None or provider is None or {host.registered, host.name} & set(hosts):
        return email
    if host.domain in outside:
        return email
    value = email.value.replace(f"@{host.name}", f"@{provider}")
    return replace(email, value=value, reasons=(*email.reasons, "repaired to a known host"))


def _group_of(host: Host, heard: Iterable[str]) -> str:
    """How the readings of one host look; no card prints two hosts that differ in one letter."""
    look = looks(host.registered)
    if look in heard:
        return look
    name, _, suffix = look.partition(".")
    for other in heard:
        same, _, ending = other.partition(".")
        differing = sum(a != b for a, b in zip(name, same, strict=False))
        if len(name) == len(same) >= _SHORTEST and ending == suffix and differing == 1:
            return other
    return look


def _hear_print(votes: Votes, spelled: str, sure: float) -> None:
    """Print that looks like the host's domain speaks for the reading that it spells."""
    for registered in tuple(votes):
        domain, dot, suffix = registered.partition(".")
        if "-" in domain or looks(domain) != looks(spelled):
            continue
        same = f"{spelled}{dot}{suffix}"
        votes[same] = votes.get(same, 0.0) + sure
        return


def _names_in_print(
    lines: Sequence[Line], addresses: Sequence[Candidate]
) -> Iterator[tuple[str, float]]:
    """Up to four words outside ``addresses``, as one word without capitals, and how surely read."""
    taken = [span for candidate in addresses for span in candidate.spans]
    said: dict[str, float] = {}
    for index, line in enumerate(lines):
        words = [
            match
            for match in re.finditer(r"[A-Za-z0-9]+", line.text)
            if not any(s.line == index and s.start < match.end() and match.start() < s.end for s in taken)
        ]  # fmt: skip
        for first in range(len(words)):
            for last in range(first, min(len(words), first + _LONGEST)):
                spelled = "".join(word.group() for word in words[first : last + 1]).lower()
                if len(spelled) >= _SHORTEST:
                    sure = _certainty(line, words[first].start(), words[last].end())
                    said[spelled] = max(said.get(spelled, 0.0), sure)
    yield from said.items()


def _host_of(candidate: Candidate) -> Host | None:
    text = candidate.value.rpartition("@")[2].partition("/")[0]
    return split_host(text.removeprefix("www."))


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.spans[0].start, candidate.spans[0].end


def _certainty(line: Line, start: int, end: int) -> float:
    return min((char.confidence for char in line.chars[start:end]), default=0.5)
