"""The words before e-mails and web addresses, and where a wrapped one goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.candidates.candidate import Span
from enrich.candidates.hosts import COMMON_SUFFIXES, split_host
from ocr.engine import Line

LABEL = (
    r"(?:e[\s.\-]{0,2}mails?|mail\s?id|mails?|e-?mail\s?id|e-?post[ae]?|correo|courriel|web\s?-?sites?|site\s?web|"
    r"home\s?page|internet|url|http|web|visit(?:\s+us(?:\s+at)?)?|メール|이메일|почта|эл\.?\s?почта|דוא.ל|אימייל|"
    r"البريد الإلكتروني|ईमेल|อีเมล|電子郵件|邮箱|电邮|電郵|网址|網址|"
    r"ホームページ|adresse e-?mail|m[ée]l|correo electr[oó]nico|p[aá]gina web|siti?o(?:\s?web)?|site\s?internet|"
    r"correio(?: electr[oó]nico| eletr[oôó]nico)?|hemsida|webb|hjemmeside|nettside|internett|kotisivut|verkkosivut|"
    r"s[aä]hk[oö]posti|s-posti|honlap|weboldal|e-?mail c[ií]m|strona|trang web|situs|surel|webov[eé] str[aá]nky|"
    r"сайт|веб-?сайт|уеб-?сайт|имейл|ел\.?\s?пошта|ел\.?\s?поща|пошта|ιστοσελίδα|ιστότοπος|ηλ\.? ταχυδρομείο|"
    r"เว็บไซต์|เว็บไซด์|อีเมล์|אתר(?: אינטרנט)?|מייל|الموقع(?: الإلكتروني)?|البريد الالكتروني|بريد إلكتروني|إيميل|"
    r"वेबसाइट|ई-मेल|홈페이지|웹사이트|메일|전자우편|电子邮箱|电子邮件|電子郵箱|电子邮|网站|網站|e|w|i|m)"
)
_LABEL_BEFORE = re.compile(
    r"(?:^|(?<=[\s,;|/•·(]))[(\[]?"
    + LABEL
    + r"[)\]]?\s*(?:[:;=>|]|\.(?!\w)|-|–|\s|$)[\s:.\-–=>|]*$",
    re.I,
)


_LABEL_ALONE = re.compile(rf"\W*{LABEL}\W*", re.I)


def is_label_alone(text: str) -> bool:
    """Whether ``text`` is such a word, which stands apart from what it announces."""
    letters = sum(map(str.isalpha, text))  # (I) is India, in the names of companies
    return letters > 1 and _LABEL_ALONE.fullmatch(text) is not None


def label_before(text: str, start: int, index: int) -> tuple[Span, ...]:
    """The label word that ends at ``start`` in line ``index``, if any."""
    match = _LABEL_BEFORE.search(text[:start])
    if match is None:
        return ()
    return (Span(index, match.start(), start),)


_GLUED = re.compile(
    r"(\.(?:com|net|org|info|in|edu))(?=(?:cel[li1]|phone|tel|fax|mob|mail|e-?mail|web|off)[a-z]*\.?(?:[:;]|$))",
    re.I,
)


_RUN_ON = re.compile(r"\.[a-z]{2,4}(?=[A-Z][a-z]|\d{3})")


def without_glued_label(text: str) -> str:
    """``northwind.comPhones:`` up to where the next label begins, ``northwind.fr0735`` to the digits.

    No ending of a host has capitals within it, or digits.
    """
    match = _GLUED.search(text)
    if match:
        text = text[: match.end(1)]
    for end in _RUN_ON.finditer(text):
        host = split_host(text[: end.end()].rpartition("/")[2].removeprefix("www."))
        if host is not None and host.suffix.rpartition(".")[2] in COMMON_SUFFIXES:
            return text[: end.end()]
    return text


def line_below(lines: Sequence[Line], index: int) -> int | None:
    """The nearest line under line ``index`` that shares some of its width."""
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
