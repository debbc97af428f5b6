"""Social handles: profile addresses, ``Skype: name``, ``/name``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.hosts import split_host
from ocr.engine import Line

_NETWORKS = {
    "facebook": r"f?facebook|fb", "linkedin": r"linkedin", "twitter": r"twitter|x", "instagram": r"instagram|insta|ig",
    "youtube": r"youtube", "github": r"github", "pinterest": r"pinterest", "tiktok": r"tiktok",
    "xing": r"xing", "vimeo": r"vimeo", "telegram": r"t|telegram", "weibo": r"weibo",
}  # fmt: skip
_SOCIAL_URL = re.compile(
    r"^(?:www\.|m\.|[a-z]{2}\.)?(?P<host>[a-z]+)\.(?:com|me|de)/(?:in/|company/|pub/|user/|@|channel/|#!/)?(?P<handle>[^/?#]+)",
    re.I,
)
_PROFILE = re.compile(
    r"(?:https?://)?(?:(?:www|m|mobile|[a-z]{2})\.)?(?P<host>[a-z]+)\.(?:com|me|de)/"
    r"(?:(?:in|company|school|showcase|pub|profile|user|channel|c)/|@|#!/)?"
    r"(?P<handle>[^/?#\s]+)(?:[/?#]\S*)?",
    re.I,
)
_NO_HANDLES = {
    "in", "company", "school", "showcase", "pub", "profile", "user", "channel", "c", "p", "s", "i",
    "reel", "reels", "watch", "people", "pages", "groups", "events", "jobs", "posts", "feed",
    "status", "share", "sharer", "hashtag", "explore", "search", "home", "login", "intent",
    "profile.php", "watch.php",
}  # fmt: skip
"""First parts of paths at which something else than a profile is."""
_LABELLED = re.compile(
    r"(?:^|(?<=[\s,;|/•·(]))(?P<net>skype|twitter|facebook|fb|instagram|insta|linkedin|linked\s?in|wechat|weixin|"
    r"微信(?:号)?|line(?:\s?id)?|yahoo|aim|icq|msn|telegram|whatsapp|github|qq|kakao(?:talk)?|pinterest|youtube|tiktok|bbm)"
    r"(?:\s?(?:id|name|handle))?\s*[:：@/\-]\s*@?(?P<handle>[A-Za-z0-9_.\-]{3,40})(?![\w@])",
    re.I,
)
_BARE_HANDLE = re.compile(
    r"(?:^|(?<=[\s,;|•·(]))(?P<mark>/)(?P<handle>[a-z0-9_.]{4,40})(?![\w@.])", re.ASCII
)
_SPACED = re.compile(
    r"(?:^|(?<=[\s,;|/•·(]))(?P<net>instagram|insta|ig|tiktok)\s*[:/]?\s+(?P<handle>[a-z0-9_]+(?:\.[a-z0-9_]+)*)(?![\w@.])"
)
"""A network whose sign was an icon or is left out: ``insta  northwind.studio``."""
_LABEL_NETWORK = {"ig": "instagram", "fb": "facebook", "insta": "instagram", "weixin": "wechat"}


def find_socials(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Candidate, ...]:
    """Social handles: profile addresses, ``Skype: name``, ``@name``. ``value`` is ``network handle``."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text
        for match in re.finditer(r"[A-Za-z.]+\.(?:com|me|de)/[^\s,;|]+", text, re.I):
            profile = _SOCIAL_URL.match(match.group())
            network = network_of(profile.group("host")) if profile else None
            if profile is None or network is None:
                continue
            handle = profile.group("handle").rstrip(".,;)")
            found.append(_social(network, handle, index, text, match.start(), match.end()))
        for match in _SPACED.finditer(text):
            if len(match["handle"]) > 3 and re.search(r"[._]|\d", match["handle"]):
                network = _LABEL_NETWORK.get(match["net"], match["net"])
                found.append(
                    _social(network, match["handle"], index, text, match.start(), match.end())
                )
        for match in _LABELLED.finditer(text):
            word = re.sub(r"\s|id$", "", match.group("net").lower())
            network = _LABEL_NETWORK.get(word, word)
            network = {"微信": "wechat", "微信号": "wechat"}.get(network, network)
            handle = match.group("handle").rstrip(".-")
            if (
                network == "whatsapp"
                or split_host(handle)
                # "Direct line: 305-643-5595" is a telephone.
                or (not re.search(r"[A-Za-z]", handle) and network not in ("qq", "icq"))
            ):
                continue
            found.append(_social(network, handle, index, text, match.start(), match.end()))
        for match in _BARE_HANDLE.finditer(text):
            handle = match.group("handle")
            if not re.search(r"[a-z]{3}", handle) or match.start():
                continue
            # The icon beside it is no text; a name after a slash is how Facebook's is printed.
            network = "facebook"
            found.append(_social(network, handle, index, text, match.start(), match.end()))
    free: list[Candidate] = []
    for candidate in found:
        span = candidate.spans[0]
        others = [*taken, *(s for c in free for s in c.spans)]
        if not any(span.overlaps(other) for other in others):
            free.append(candidate)
    return tuple(free)


def read_profile(text: str) -> tuple[str, str] | None:
    """The network and the handle of a profile's address as it is copied from a browser, or None."""
    profile = _PROFILE.fullmatch(text.strip())
    network = network_of(profile["host"]) if profile else None
    if profile is None or network is None or profile["handle"].lower() in _NO_HANDLES:
        return None
    handle = unquote(profile["handle"]).strip()
    return (network, handle) if handle else None


def network_of(name: str) -> str | None:
    """The network that is called so, in its address or for short; None if kith knows none."""
    for network, pattern in _NETWORKS.items():
        if re.fullmatch(pattern, name, re.I):
            return network
    return None


def _social(network: str, handle: str, index: int, text: str, start: int, end: int) -> Candidate:
    value = f"{network} {handle}"
    return Candidate("social", value, text[start:end], (Span(index, start, end),), (), True,
                     (f"handle on {network}",))  # fmt: skip
