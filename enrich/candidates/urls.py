"""Web addresses; bare hosts only where they are printed like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.hosts import (
    COMMON_SUFFIXES,
    nearest_host,
    repair_host,
    split_host,
)
from enrich.candidates.web_labels import label_before, line_below, without_glued_label
from ocr.engine import Line

_URL = re.compile(
    r"(?:https?\s?[:;]?\s?/\s?/?\s?)?(?:vvww|wwww|www|ww\.?w?|wvw)(?:\s?[.,:·•]|(?<=www)-)?\s?[A-Za-z0-9](?:(?!www\.)[^\s,;|])*(?:\s?[.,](?!\s?www)\s?[a-z]{2,}\b[^\s,;|]*)*"
    r"|https?\s?[:;]\s?/\s?/\s?[^\s,;|]+"
    r"|(?<![\w@.\-])[A-Za-z0-9][\w\-]*(?:\.(?!www\b)[\w\-]+)+(?:/[^\s,;|]*)?(?![\w@])",
    re.I | re.ASCII,
)
_ABBREVIATIONS = frozenset(
    [
        "b",
        "m",
        "ph",
        "d",
        "st",
        "mr",
        "mrs",
        "ms",
        "dr",
        "no",
        "pvt",
        "co",
        "c",
        "a",
        "p",
        "s",
        "o",
        "h",
        "r",
        "f",
        "l",
        "w",
    ]
)


def find_urls(
    lines: Sequence[Line], taken: Sequence[Span], emails: Sequence[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Web addresses outside ``taken``; bare hosts only when they look like one.

    The hosts of ``emails`` vouch for theirs.
    """
    hosts = [split_host(email.value.rpartition("@")[2]) for email in emails]
    mail_hosts = frozenset(host.registered for host in hosts if host is not None)
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text.replace("\u3000", " ")
        for match in _URL.finditer(text):
            start, end = match.span()
            # What stands before www without a gap belongs to something else.
            start += max(0, match.group().lower().find("www.")) if "://" not in match.group() else 0
            if any(Span(index, start, end).overlaps(other) for other in taken):
                continue
            printed = without_glued_label(text[start:end])
            end = start + len(printed)
            value, used = _read_url(printed, mail_hosts)
            if value is None:
                continue
            spans = [Span(index, start, start + used)]
            if end >= len(text.rstrip()):
                below = line_below(lines, index)
                wrapped = None if below is None else _goes_on(printed, lines[below].text.strip())
                if below is not None and wrapped is not None:
                    value, used = _read_url(wrapped, mail_hosts)
                    spans = [Span(index, start, end), Span(below, 0, len(lines[below].text))]
                    if value is None:
                        continue
            label = label_before(text, start, index)
            marked = bool(re.match(r"(?:https?|w{2,4}|vvww|wvw)\b|www", printed, re.I))
            alone = printed.strip() == text.strip()
            if not (marked or label or _looks_like_host(value, printed, mail_hosts, alone)):
                continue
            reason = "www or a scheme" if marked else "ends in a public suffix"
            found.append(
                Candidate(
                    "url", value, text[start : start + used], tuple(spans), label, True, (reason,)
                )
            )
    return tuple(found)


def _goes_on(printed: str, below: str) -> str | None:
    """A path with what the line below adds to it, or None.

    It is told by a slash or hyphen at the line's end, or by slashes in both lines.
    """
    if re.fullmatch(r"[\w\-/.~%?=&#]+", below) is None or split_host(below.partition("/")[0]):
        return None
    printed = printed.rstrip()
    if printed.endswith(("/", "-")):
        return printed + below
    path = printed.partition("://")[2] or printed
    return f"{printed}/{below.lstrip('/')}" if "/" in path and "/" in below else None


def _read_url(printed: str, mail_hosts: frozenset[str]) -> tuple[str | None, int]:
    body = printed.rstrip(".,;:)]}>'\"-/ ")
    used = len(body)
    body = re.sub(r"^(?:web\s?-?site|web|url|www)[a-z:.]?\s?(?=www\b)", "", body, flags=re.I)
    text = re.sub(r"^https?\s?[:;]?\s?/\s?/?\s?", "", body, flags=re.I)
    text = re.sub(
        r"^(?:vvww|wwww|wvw|wwv|vww|w[il]ww|ww[il]w|ww\.w|ww)(?=\s?[.,:])", "www", text, flags=re.I
    )
    text = re.sub(r"^www(?:-|\s?[.,:·•])?\s?(?=[A-Za-z0-9])", "www.", text, flags=re.I)
    text = re.sub(r"\s?[,]\s?(?=[a-z]{2,})|\s?\.\s?", ".", text)
    text = text.replace(" ", "")
    host_text, slash, path = text.partition("/")
    if "~" in host_text and not path:
        # A tilde opens a path: the slash before it was lost or misread.
        host_text, _, home = host_text.partition("~")
        host_text, slash, path = host_text.rstrip("'’`\"|!"), "/", f"~{home}"
    www = host_text.lower().startswith("www.")
    bare = host_text[4:] if www else host_text
    host = split_host(bare)
    if host is not None and not www and host.registered not in mail_hosts:
        # The W of a label has run into it.
        rest = split_host(re.sub(r"^[ew]\.?(?=\w)", "", bare, flags=re.I))
        if rest is not None and rest.registered in mail_hosts:
            host = rest
    if host is None:
        host = repair_host(bare) or nearest_host(bare, mail_hosts)
    if host is None:
        return None, used
    if host.suffix.split(".")[-1] not in COMMON_SUFFIXES and www:
        host = repair_host(bare) or host
    name = ("www." if www else "") + host.name
    return name + slash + path if path else name, used


def _looks_like_host(
    value: str, printed: str, mail_hosts: frozenset[str], alone: bool = False
) -> bool:
    """``alone``: nothing else is printed on its line."""
    host = split_host(value.partition("/")[0])
    if host is None:
        return False
    if host.registered in mail_hosts:
        return True
    labels = printed.partition("/")[0].split(".")
    if host.name in ("org.no", "org.nr"):
        return False  # the Norwegian register's
    names = labels[: -host.suffix.count(".") - 1]
    if any(label.lower() in _ABBREVIATIONS for label in names) or len(host.domain) < 3:
        return False
    if not re.search(r"[A-Za-z]", host.domain):
        return False
    last = labels[-1]
    if host.suffix.split(".")[-1] not in COMMON_SUFFIXES:
        # B.Tech, Pvt.Ltd: suffixes that are words must be printed like a host, all lower case.
        return printed.islower() and len(host.domain) >= (3 if alone else 5)
    return last.islower() or (printed.isupper() and last in {"COM", "ORG", "NET", "EDU", "GOV"})
