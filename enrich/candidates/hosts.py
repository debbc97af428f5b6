"""Host names: verified by the Public Suffix List, repaired only towards one that verifies.

The list is the snapshot bundled with tldextract; nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import tldextract
from phonenumbers import SUPPORTED_REGIONS
from rapidfuzz import fuzz

COMMON_SUFFIXES = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "mil",
        "int",
        "info",
        "biz",
        "eu",
        "io",
        "co",
        "ai",
        "us",
        "uk",
        "in",
        "de",
        "fr",
        "it",
        "es",
        "nl",
        "be",
        "ch",
        "at",
        "jp",
        "cn",
        "kr",
        "tw",
        "hk",
        "sg",
        "my",
        "au",
        "nz",
        "ca",
        "mx",
        "br",
        "ar",
        "cl",
        "za",
        "ae",
        "sa",
        "eg",
        "ng",
        "ke",
        "pk",
        "lk",
        "bd",
        "np",
        "th",
        "vn",
        "id",
        "ph",
        "ru",
        "ua",
        "pl",
        "cz",
        "sk",
        "hu",
        "ro",
        "bg",
        "gr",
        "tr",
        "il",
        "ie",
        "pt",
        "se",
        "no",
        "dk",
        "fi",
        "is",
        "lu",
        "li",
        "travel",
        "museum",
        "coop",
        "name",
        "mobi",
        "asia",
        "tv",
        "me",
        "cc",
    ]
)
"""Endings that people print on cards; the list has thousands that are plain words."""

_OWN_MAIL = frozenset(("nic.in", "gov.in"))
"""Hosts that are public suffixes and carry mailboxes themselves."""

_PROVIDERS = (
    "gmail.com", "yahoo.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.co.jp", "hotmail.com", "outlook.com",
    "rediffmail.com", "aol.com", "icloud.com", "live.com", "msn.com", "gmx.de", "gmx.net", "web.de",
    "googlemail.com", "comcast.net", "sbcglobal.net", "verizon.net", "att.net", "earthlink.net",
    "protonmail.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com", "naver.com", "t-online.de",
    "orange.fr", "wanadoo.fr", "free.fr", "libero.it", "me.com", "mac.com", "ymail.com", "bigpond.com",
)  # fmt: skip


_HOST_START = re.compile(r"[A-Za-z0-9](?:[\w\-]*\s?[.,·•]\s?)*[\w\-]*\w", re.ASCII)
_SHORTEST_PROVIDER = 9
"""Letters from which a provider's name with one missing is hardly another host."""
_DIGITS_AS_LETTERS = str.maketrans("015", "ols")


@cache
def _extractor() -> tldextract.TLDExtract:
    # No live list and no cache folder: the bundled snapshot only, so nothing is fetched.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@cache
def _private_extractor() -> tldextract.TLDExtract:
    # With the private section: under it strangers register names, as under a country's ending.
    return tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
    )


@dataclass(frozen=True)
class Host:
    """A host name taken apart by the Public Suffix List."""

    name: str
    domain: str
    """The registered name without suffix: ``kirby-india``."""
    suffix: str

    @property
    def registered(self) -> str:
        """Domain and suffix: ``kirby-india.com``."""
        return f"{self.domain}.{self.suffix}"


def split_host(text: str) -> Host | None:
    """The host in ``text`` when it ends in a public suffix, else None."""
    if not re.fullmatch(r"[A-Za-z0-9](?:[\w\-]*\.)+[\w\-]+", text, re.ASCII) or ".." in text:
        return None
    if "_" in text or len(text) > 253 or any(len(label) > 63 for label in text.split(".")):
        return None
    if text.lower() in _OWN_MAIL:
        return Host(text.lower(), *text.lower().split("."))
    parts = _extractor()(text.lower())
    if not parts.suffix or not parts.domain:
        return None
    return Host(text.lower(), parts.domain, parts.suffix)


@lru_cache(maxsize=16384)
def split_private(name: str) -> tuple[str, str, str] | None:
    """What stands before the registered name, that name, and the ending strangers share.

    ``("shop", "northwind", "github.io")``. An ending that nobody knows is the last label, as a
    badly read one still parts names. None where there is no registered name.
    """
    parts = _private_extractor()(name.casefold())
    if parts.suffix:
        return (parts.subdomain, parts.domain, parts.suffix) if parts.domain else None
    *under, domain, ending = ["", *name.casefold().split(".")]
    return (".".join(filter(None, under)), domain, ending) if domain and ending else None


def read_host(rest: str) -> tuple[Host | None, int, tuple[str, ...]]:
    """The host at the start of ``rest``: it, the characters used, and what was repaired."""
    twice = re.match(r"((?:[\w\-]+\.)+[a-z]{2,})\.\1(?![\w.])", rest, re.I | re.ASCII)
    if twice is not None:
        rest = twice[1]  # the card's web address ran on to it
    match = _HOST_START.match(rest)
    if match is None:
        return None, 0, ()
    printed = match.group()
    spaced = re.match(
        r"([\w\-]+(?:\.[\w\-]+)*) (com|org|net|edu|gov|co\.[a-z]{2}|com\.[a-z]{2})(?![\w.])", rest
    )
    if spaced is not None:
        host = split_host(f"{spaced.group(1)}.{spaced.group(2)}")
        inner = split_host(spaced.group(1))
        if host is not None and inner is None:
            return host, spaced.end(), ("space read as dot",)
    # Longest first: a space or comma inside may be a slip, or the end.
    ends = [m.end() for m in re.finditer(r"[\w\-]+", printed)]
    plain = re.match(r"[\w.\-]+", rest)
    for end in reversed(ends):
        piece = printed[:end]
        tight = re.sub(r"\s?[.,·•]\s?", ".", piece)
        host = split_host(tight)
        bare = tight.rstrip("0123456789")
        if host is None and tight == piece != bare and not bare.endswith(".co"):
            # "example.co.il7": what follows was read on to it.
            host, end = split_host(bare), end - len(tight) + len(bare)
            tight = piece = bare
        if host is None or not (
            host.suffix.split(".")[-1] in COMMON_SUFFIXES
            or (tight == piece and _is_whole(rest, end) and _ends_in_country(host))
        ):
            continue
        if tight != piece and not _tight_enough(piece, host):
            continue
        if re.search(r"^[^A-Z]+\.[^A-Z]+\.[A-Z][a-z]+$", piece):
            continue  # "example.com.Ph": what follows was read on to it
        lettered = host.name.translate(_DIGITS_AS_LETTERS)
        if lettered != host.name and lettered in _PROVIDERS:
            return split_host(lettered), end, ("repaired to a known host",)
        return host, end, () if tight == piece else ("space or comma read as dot",)
    if plain is not None:
        repaired = repair_host(plain.group().strip(".-"))
        if repaired is not None:
            return repaired, len(plain.group().rstrip(".-")), ("repaired to a known host",)
        host = split_host(plain.group().strip(".-"))
        if host is not None:
            return host, len(plain.group().rstrip(".-")), ()
    return None, 0, ()


def _is_whole(rest: str, end: int) -> bool:
    """Whether nothing is printed right behind ``end``."""
    return not re.match(r"[\w.,;:]*\w", rest[end:])


def _ends_in_country(host: Host) -> bool:
    """Under a country's own second level, as in ``com.qa``."""
    country = host.suffix.rpartition(".")[2]
    return "." in host.suffix and country.upper() in SUPPORTED_REGIONS


def provider_one_letter_longer(host: Host) -> str | None:
    """The mail provider that ``gmal.com`` can only be a slip of; None for any other host."""
    longer = [
        provider
        for provider in _PROVIDERS
        if len(provider) == len(host.name) + 1 >= _SHORTEST_PROVIDER
        and provider.endswith(f".{host.suffix}")
        and any(provider[:i] + provider[i + 1 :] == host.name for i in range(1, len(provider)))
    ]
    return longer[0] if len(longer) == 1 and host.name not in _PROVIDERS else None


def _tight_enough(piece: str, host: Host) -> bool:
    """A joined-up host must be so by its suffix alone: ``gmail. com``, not ``x.com, in``."""
    if re.search(r"\s[·•]\s", piece):
        return False
    tail = re.split(r"\s?[.,·•]\s|\s[.,·•]|,", piece)[-1]
    return tail in host.suffix or (host.name.endswith(tail.lower()) and "." in tail)


_SLIPS = (
    (re.compile(r"[.,]?c[o0]rn$"), ".com"), (re.compile(r"[.,]c[o0]m[a-z]?$"), ".com"),
    (re.compile(r"[.,]c[o0]$"), ".co"), (re.compile(r"[.,]c[o0]n$"), ".com"),
    (re.compile(r"[.,]?[o0]rg$"), ".org"), (re.compile(r"[.,]?[mn]et$"), ".net"),
    (re.compile(r"[.,]?c[o0]m$"), ".com"), (re.compile(r"[.,]?c[o0][.,]?in$"), ".co.in"),
    (re.compile(r"[.,]?c[o0][.,]?uk$"), ".co.uk"), (re.compile(r"[.,]?c[o0][.,]?jp$"), ".co.jp"),
    (re.compile(r"[.,]?edu$"), ".edu"), (re.compile(r"[.,]c[o0]m[.,]?au$"), ".com.au"),
    (re.compile(r"[.,]1n$"), ".in"), (re.compile(r"[.,]?g[o0]v$"), ".gov"),
)  # fmt: skip


def repair_host(text: str) -> Host | None:
    """``gmail.corn`` → gmail.com, ``yahoocom`` → yahoo.com; None when nothing verifies."""
    low = text.lower()
    if split_host(low) is not None and low.rsplit(".", 1)[-1] in COMMON_SUFFIXES:
        return split_host(low)
    for provider in _PROVIDERS:
        if looks(low) == looks(provider):
            return split_host(provider)
    for pattern, suffix in _SLIPS:
        fixed, changed = pattern.subn(suffix, low)
        host = split_host(fixed) if changed else None
        if host is not None and len(host.domain) > 1:
            return host
    return None


def looks(text: str) -> str:
    """The shape the engine may confuse: no dots, one letter for look-alikes."""
    text = re.sub(r"[.,\-\s]", "", text.lower())
    for seen, plain in (("rn", "m"), ("1", "l"), ("i", "l"), ("0", "o"), ("vv", "w"), ("5", "s")):
        text = text.replace(seen, plain)
    return text


def nearest_host(text: str, hosts: frozenset[str]) -> Host | None:
    """An e-mail's host that ``text`` can only be a slip of, else None."""
    near = [h for h in sorted(hosts) if fuzz.ratio(text.lower(), h) >= 80]
    return split_host(near[0]) if len(near) == 1 else None
