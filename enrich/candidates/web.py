"""E-mail addresses, web addresses and social handles.

Each value is verified, not only matched: the host must end in a known public
suffix (Public Suffix List as bundled with tldextract). Slips of the reading
engine are repaired only towards something that verifies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import tldextract
from rapidfuzz import fuzz

from enrich.candidates.candidate import Candidate, Span
from ocr.engine import Line

_LABEL = (
    r"(?:e[\s.\-]{0,2}mails?|mail\s?id|mails?|email\s?id|correo|courriel|web\s?-?sites?|site\s?web|"
    r"home\s?page|internet|url|http|web|visit(?:\s+us(?:\s+at)?)?|メール|電子郵件|邮箱|电邮|電郵|网址|網址|"
    r"ホームページ|e|w|i|m)"
)
_LABEL_BEFORE = re.compile(
    r"(?:^|(?<=[\s,;|/•·(]))[(\[]?"
    + _LABEL
    + r"[)\]]?\s*(?:[:;=>|]|\.(?!\w)|-|–|\s|$)[\s:.\-–=>|]*$",
    re.I,
)
_GLUED_LABEL = re.compile(
    r"^(?:e[.\-]?mails?(?:id)?|web(?:site)?|mail(?:id)?|url)\s*[:;.\-–=_]+\s*|^[ewi]\s*[:;]\s*|^[ewi][)\]]\s*|"
    r"^e-?mail(?:id)?(?=\w{3})",
    re.I,
)
_GLUED_NUMBER = re.compile(r"\+?\d[\d\-.]{5,}\d(?=[A-Za-z])")
_AT = re.compile(r"\s*[@＠©](?=\s*\w|\s*$)\s*|\s*[\[(]\s*at\s*[\])]\s*", re.I)
_LOCAL_END = re.compile(r"[A-Za-z0-9_+\-][\w.+\-'&]*$", re.ASCII)
_HOST_START = re.compile(r"[A-Za-z0-9](?:[\w\-]*\s?[.,·•]\s?)*[\w\-]+", re.ASCII)
_URL = re.compile(
    r"(?:https?\s?[:;]?\s?/\s?/?\s?)?(?:vvww|wwww|www|ww\.?w?|wvw)\s?[.,:·•]?\s?[A-Za-z0-9](?:(?!www\.)[^\s,;|])*(?:\s?[.,](?!\s?www)\s?[a-z]{2,}\b[^\s,;|]*)*"
    r"|https?\s?[:;]\s?/\s?/\s?[^\s,;|]+"
    r"|(?<![\w@.\-])[A-Za-z0-9][\w\-]*(?:\.(?!www\b)[\w\-]+)+(?:/[^\s,;|]*)?(?![\w@])",
    re.I | re.ASCII,
)
_COMMON_SUFFIXES = frozenset(
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
_PROVIDERS = (
    "gmail.com", "yahoo.com", "yahoo.co.in", "yahoo.co.uk", "yahoo.co.jp", "hotmail.com", "outlook.com",
    "rediffmail.com", "aol.com", "icloud.com", "live.com", "msn.com", "gmx.de", "gmx.net", "web.de",
    "googlemail.com", "comcast.net", "sbcglobal.net", "verizon.net", "att.net", "earthlink.net",
    "protonmail.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com", "naver.com", "t-online.de",
    "orange.fr", "wanadoo.fr", "free.fr", "libero.it", "me.com", "mac.com", "ymail.com", "bigpond.com",
)  # fmt: skip


@cache
def _extractor() -> tldextract.TLDExtract:
    # No live list and no cache folder: the bundled snapshot only, so nothing is fetched.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


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
    parts = _extractor()(text.lower())
    if not parts.suffix or not parts.domain:
        return None
    return Host(text.lower(), parts.domain, parts.suffix)


def find_emails(lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """E-mail addresses, with slips repaired towards an address whose host verifies."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text
        floor = 0
        for at in _AT.finditer(text):
            if at.start() < floor:
                continue
            candidate = _email_at(lines, index, at, floor)
            if candidate is None:
                continue
            found.append(candidate)
            floor = next(s.end for s in candidate.spans if s.line == index)
    return tuple(found)


def _email_at(lines: Sequence[Line], index: int, at: re.Match[str], floor: int) -> Candidate | None:
    text = lines[index].text
    local = _LOCAL_END.search(text[floor : at.start()])
    if local is None:
        return None
    start = floor + local.start()
    local_text = local.group()
    glued = _GLUED_LABEL.match(local_text)
    if glued and glued.end() < len(local_text):
        start += glued.end()
        local_text = local_text[glued.end() :]
    number = _GLUED_NUMBER.match(local_text)
    if number:
        start += number.end()
        local_text = local_text[number.end() :]
    local_text, extra = _widen_local(text, floor, start, local_text)
    start -= extra
    spans = [Span(index, start, at.end())]
    rest = text[at.end() :]
    host, used, reasons = _read_host(rest)
    if host is None or used >= len(rest.rstrip()):
        below = _line_below(lines, index, start)
        if below is not None and (host is None or rest.rstrip().endswith((".", "-"))):
            wrapped = rest.strip() + lines[below].text.strip().split(" ")[0]
            longer, _, _ = _read_host(wrapped)
            if longer is not None:
                host, reasons = longer, ("wrapped over two lines",)
                used = len(rest)
                first = lines[below].text
                lead = len(first) - len(first.lstrip())
                spans.append(Span(below, lead, lead + len(first.strip().split(" ")[0])))
    if host is None:
        printed = re.match(r"[\w.\-]*", rest)
        tail = printed.group() if printed else ""
        if not tail or not _label(text, start, index):
            return None
        raw = text[start : at.end() + len(tail)]
        value = f"{local_text}@{tail}".lower().strip(".")
        spans[0] = Span(index, start, at.end() + len(tail))
        return Candidate("email", value, raw, tuple(spans), _label(text, start, index), False,
                         ("the host is not a known one",))  # fmt: skip
    spans[0] = Span(index, start, at.end() + used)
    local_text = local_text.strip(".'-").replace("..", ".")
    value = f"{local_text}@{host.name}".lower()
    raw = text[start : at.end() + used]
    why = ("host ends in a public suffix", *reasons)
    return Candidate("email", value, raw, tuple(spans), _label(text, start, index), True, why)


def _widen_local(text: str, floor: int, start: int, local: str) -> tuple[str, int]:
    """Take in what a lost or added space cut off to the left of the local part.

    ``s. takeuchi@`` or ``first .last@``: a dot at the cut says the parts belong together.
    """
    extra = 0
    while True:
        before = text[floor : start - extra]
        cut = re.search(r"([A-Za-z0-9_+\-]+)(\s?[._]\s|\s[._]\s?)$", before, re.ASCII)
        if cut is None and local[:1] in "._":
            cut = re.search(r"([A-Za-z0-9_+\-]+)(\s)$", before, re.ASCII)
        joint = cut.group(2).strip() if cut else ""
        if cut is None and local.isdigit():
            # Nobody's address is digits beside a word: the underscore between was lost.
            cut, joint = re.search(r"(?:^|(?<=[\s:;]))([A-Za-z.]{3,})(\s)$", before, re.ASCII), "_"
        if cut is None or re.fullmatch(_LABEL, cut.group(1), re.I):
            return local, extra
        local = cut.group(1) + joint + local
        extra += len(cut.group())


def _line_below(lines: Sequence[Line], index: int, _start: int) -> int | None:
    quad = lines[index].quad
    height = quad[3][1] - quad[0][1]
    best = None
    for other, line in enumerate(lines):
        gap = line.quad[0][1] - quad[0][1]
        if other == index or not 0.5 * height < gap < 2.2 * height:
            continue
        if line.quad[1][0] < quad[0][0] or line.quad[0][0] > quad[1][0]:
            continue
        if best is None or gap < lines[best].quad[0][1] - quad[0][1]:
            best = other
    return best


def _read_host(rest: str) -> tuple[Host | None, int, tuple[str, ...]]:
    """The host at the start of ``rest``: it, the characters used, and what was repaired."""
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
        if host is None or host.suffix.split(".")[-1] not in _COMMON_SUFFIXES:
            continue
        if tight != piece and not _tight_enough(piece, host):
            continue
        return host, end, () if tight == piece else ("space or comma read as dot",)
    if plain is not None:
        repaired = _repair_host(plain.group().strip(".-"))
        if repaired is not None:
            return repaired, len(plain.group().rstrip(".-")), ("repaired to a known host",)
        host = split_host(plain.group().strip(".-"))
        if host is not None:
            return host, len(plain.group().rstrip(".-")), ()
    return None, 0, ()


def _tight_enough(piece: str, host: Host) -> bool:
    """A joined-up host must be so by its suffix alone: ``gmail. com``, not ``x.com, in``."""
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


def _repair_host(text: str) -> Host | None:
    """``gmail.corn`` → gmail.com, ``yahoocom`` → yahoo.com; None when nothing verifies."""
    low = text.lower()
    if split_host(low) is not None and low.rsplit(".", 1)[-1] in _COMMON_SUFFIXES:
        return split_host(low)
    for provider in _PROVIDERS:
        if _looks(low) == _looks(provider):
            return split_host(provider)
    for pattern, suffix in _SLIPS:
        fixed, changed = pattern.subn(suffix, low)
        host = split_host(fixed) if changed else None
        if host is not None and len(host.domain) > 1:
            return host
    return None


def _looks(text: str) -> str:
    """The shape the engine may confuse: no dots, one letter for look-alikes."""
    text = re.sub(r"[.,\-\s]", "", text.lower())
    for seen, plain in (("rn", "m"), ("1", "l"), ("i", "l"), ("0", "o"), ("vv", "w"), ("5", "s")):
        text = text.replace(seen, plain)
    return text


def _label(text: str, start: int, index: int) -> tuple[Span, ...]:
    match = _LABEL_BEFORE.search(text[:start])
    if match is None:
        return ()
    return (Span(index, match.start(), start),)


def find_urls(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Candidate, ...]:
    """Web addresses outside ``taken``; bare hosts only when they look like one."""
    mail_hosts = frozenset(_mail_hosts(lines, taken))
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text
        for match in _URL.finditer(text):
            start, end = match.span()
            if any(s.line == index and s.start < end and start < s.end for s in taken):
                continue
            value, used = _read_url(match.group(), mail_hosts)
            if value is None:
                continue
            spans = [Span(index, start, start + used)]
            if match.group().rstrip().endswith(("/", "-")) and end >= len(text.rstrip()):
                below = _line_below(lines, index, start)
                if below is not None and re.fullmatch(
                    r"[\w\-/.~%?=&#]+", lines[below].text.strip()
                ):
                    value, used = _read_url(
                        match.group().rstrip() + lines[below].text.strip(), mail_hosts
                    )
                    spans = [Span(index, start, end), Span(below, 0, len(lines[below].text))]
                    if value is None:
                        continue
            label = _label(text, start, index)
            marked = bool(re.match(r"(?:https?|w{2,4}|vvww|wvw)\b|www", match.group(), re.I))
            if not marked and not label and not _looks_like_host(value, match.group(), mail_hosts):
                continue
            reason = "www or a scheme" if marked else "ends in a public suffix"
            found.append(
                Candidate(
                    "url", value, text[start : start + used], tuple(spans), label, True, (reason,)
                )
            )
    return tuple(found)


def _nearest_host(text: str, hosts: frozenset[str]) -> Host | None:
    """An e-mail's host that ``text`` can only be a slip of, else None."""
    near = [h for h in sorted(hosts) if fuzz.ratio(text.lower(), h) >= 80]
    return split_host(near[0]) if len(near) == 1 else None


def _mail_hosts(lines: Sequence[Line], taken: Sequence[Span]) -> list[str]:
    hosts = []
    for span in taken:
        host = split_host(lines[span.line].text[span.start : span.end].rpartition("@")[2].strip())
        if host is not None:
            hosts.append(host.registered)
    return hosts


def agree_on_hosts(
    emails: Sequence[Candidate], urls: Sequence[Candidate], lines: Sequence[Line]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Let addresses of one host correct each other's look-alike letters.

    ``edstechnologles.com`` beside ``@edstechnologies.com`` is one host read twice; the
    reading whose characters the engine was surer of wins for both.
    """
    heard: dict[str, dict[str, float]] = {}
    for candidate in (*emails, *urls):
        host = _host_of(candidate)
        if host is not None:
            votes = heard.setdefault(_looks(host.registered), {})
            sure = _certainty(candidate, lines)
            votes[host.registered] = votes.get(host.registered, 0.0) + sure
    best = {look: max(sorted(votes), key=lambda h: votes[h]) for look, votes in heard.items()}

    def settle(candidate: Candidate) -> Candidate:
        host = _host_of(candidate)
        right = best.get(_looks(host.registered)) if host else None
        if host is None or right is None or right == host.registered:
            return candidate
        value = candidate.value.replace(host.registered, right)
        return replace(
            candidate, value=value, reasons=(*candidate.reasons, "host as printed elsewhere")
        )

    return tuple(map(settle, emails)), tuple(map(settle, urls))


def _host_of(candidate: Candidate) -> Host | None:
    text = candidate.value.rpartition("@")[2].partition("/")[0]
    return split_host(text.removeprefix("www."))


def _certainty(candidate: Candidate, lines: Sequence[Line]) -> float:
    span = candidate.spans[0]
    chars = lines[span.line].chars[span.start : span.end]
    return min((char.confidence for char in chars), default=0.5)


def _read_url(printed: str, mail_hosts: frozenset[str]) -> tuple[str | None, int]:
    body = printed.rstrip(".,;:)]}>'\"-/ ")
    used = len(body)
    body = re.sub(r"^(?:web\s?-?site|web|url)[a-z:.]?(?=www)", "", body, flags=re.I)
    text = re.sub(r"^https?\s?[:;]?\s?/\s?/?\s?", "", body, flags=re.I)
    text = re.sub(r"^(?:vvww|wwww|wvw|ww\.w|ww)(?=\s?[.,:])", "www", text, flags=re.I)
    text = re.sub(r"^www\s?[.,:·•]?\s?(?=[A-Za-z0-9])", "www.", text, flags=re.I)
    text = re.sub(r"\s?[,]\s?(?=[a-z]{2,})|\s?\.\s?", ".", text)
    text = text.replace(" ", "")
    host_text, slash, path = text.partition("/")
    www = host_text.lower().startswith("www.")
    bare = host_text[4:] if www else host_text
    host = split_host(bare)
    if host is None:
        host = _repair_host(bare) or _nearest_host(bare, mail_hosts)
    if host is None:
        return None, used
    if host.suffix.split(".")[-1] not in _COMMON_SUFFIXES and www:
        host = _repair_host(bare) or host
    name = ("www." if www else "") + host.name
    return name + slash + path if path else name, used


def _looks_like_host(value: str, printed: str, mail_hosts: frozenset[str]) -> bool:
    host = split_host(value.partition("/")[0])
    if host is None:
        return False
    if host.registered in mail_hosts:
        return True
    labels = printed.partition("/")[0].split(".")
    if any(label.lower() in _ABBREVIATIONS for label in labels[:-1]) or len(host.domain) < 3:
        return False
    if not re.search(r"[A-Za-z]", host.domain):
        return False
    last = labels[-1]
    if host.suffix.split(".")[-1] not in _COMMON_SUFFIXES:
        # B.Tech, Pvt.Ltd: suffixes that are words must be printed like a host, all lower case.
        return printed.islower() and len(host.domain) >= 5
    return last.islower() or (printed.isupper() and last in {"COM", "ORG", "NET", "EDU", "GOV"})


_NETWORKS = {
    "facebook": r"f?facebook|fb", "linkedin": r"linkedin", "twitter": r"twitter|x", "instagram": r"instagram|insta|ig",
    "youtube": r"youtube", "github": r"github", "pinterest": r"pinterest", "tiktok": r"tiktok",
    "xing": r"xing", "vimeo": r"vimeo", "telegram": r"t|telegram", "weibo": r"weibo",
}  # fmt: skip
_SOCIAL_URL = re.compile(
    r"^(?:www\.|m\.|[a-z]{2}\.)?(?P<host>[a-z]+)\.(?:com|me|de)/(?:in/|company/|pub/|user/|@|channel/|#!/)?(?P<handle>[^/?#]+)",
    re.I,
)
_LABELLED = re.compile(
    r"(?:^|(?<=[\s,;|/•·(]))(?P<net>skype|twitter|facebook|fb|instagram|insta|linkedin|linked\s?in|wechat|weixin|"
    r"微信(?:号)?|line(?:\s?id)?|yahoo|aim|icq|msn|telegram|whatsapp|github|qq|kakao(?:talk)?|pinterest|youtube|tiktok|bbm)"
    r"(?:\s?(?:id|name|handle))?\s*[:：@/\-]\s*@?(?P<handle>[A-Za-z0-9_.\-]{3,40})(?![\w@])",
    re.I,
)
_BARE_HANDLE = re.compile(
    r"(?:^|(?<=[\s,;|•·(]))(?P<mark>/)(?P<handle>[a-z0-9_.]{4,40})(?![\w@.])", re.ASCII
)
_LABEL_NETWORK = {"fb": "facebook", "insta": "instagram", "weixin": "wechat"}


def find_socials(lines: Sequence[Line], taken: Sequence[Span]) -> tuple[Candidate, ...]:
    """Social handles: profile addresses, ``Skype: name``, ``@name``. ``value`` is ``network handle``."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text
        for match in re.finditer(r"[A-Za-z.]+\.(?:com|me|de)/[^\s,;|]+", text, re.I):
            profile = _SOCIAL_URL.match(match.group())
            network = _network(profile.group("host")) if profile else None
            if profile is None or network is None:
                continue
            handle = profile.group("handle").rstrip(".,;)")
            found.append(_social(network, handle, index, text, match.start(), match.end()))
        for match in _LABELLED.finditer(text):
            word = re.sub(r"\s|id$", "", match.group("net").lower())
            network = _LABEL_NETWORK.get(word, word)
            network = {"微信": "wechat", "微信号": "wechat"}.get(network, network)
            handle = match.group("handle").rstrip(".-")
            if (
                network == "whatsapp"
                or split_host(handle)
                or (handle.isdigit() and network != "qq")
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
        if not any(
            s.line == span.line and s.start < span.end and span.start < s.end for s in others
        ):
            free.append(candidate)
    return tuple(free)


def _network(host: str) -> str | None:
    for network, pattern in _NETWORKS.items():
        if re.fullmatch(pattern, host, re.I):
            return network
    return None


def _social(network: str, handle: str, index: int, text: str, start: int, end: int) -> Candidate:
    value = f"{network} {handle}"
    return Candidate("social", value, text[start:end], (Span(index, start, end),), (), True,
                     (f"handle on {network}",))  # fmt: skip
