"""When two readings of a field are one value: equal, or apart by a slip of the reader."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from enrich.contact import Address, Email, Name, Phone, Text, Url
from enrich.fold import fold, is_unspaced
from enrich.merging.text import squeeze, words

# Characters that readers take for one another; all of a group become its first.
_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"), ("8", "b"))

_LEGAL_FORMS = """
    ab ag as asa bhd bv co company corp corporation eg ek ev gbr gmbh inc incorporated kft kg kgaa
    lda limited llc llp ltd ltda mbh nv ohg oy oyj plc private pte pty pvt sa sarl sas sdn se
    sl slu spa spzoo srl sro 株式会社 有限会社 有限公司 股份有限公司 주식회사 ооо оао зао
"""
_LEGAL = frozenset(_LEGAL_FORMS.split())
# Printed against the name without a space, so that words do not separate them.
_ATTACHED_LEGAL = re.compile("株式会社|有限会社|合同会社|股份有限公司|有限公司|주식회사|㈱|㈜")


def is_slip(a: str, b: str) -> bool:
    """Whether two texts differ in nothing a reader could not have got wrong.

    Case, spacing, accents and look-alike letters do not count; of the rest one letter in
    ten may differ, but no digit may differ from another digit.
    """
    left, right = squeeze(a), squeeze(b)
    if left == right:
        return True
    if not left or not right or _digits_differ(left, right):
        return False
    left, right = _plain(left), _plain(right)
    allowed = max(len(left), len(right)) // 10
    return Levenshtein.distance(left, right, score_cutoff=allowed) <= allowed


def _digits_differ(a: str, b: str) -> bool:
    """Whether turning ``a`` into ``b`` puts one digit in the place of another."""
    return any(
        op.tag == "replace" and a[op.src_pos].isdigit() and b[op.dest_pos].isdigit()
        for op in Levenshtein.editops(a, b)
    )


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    for many, one in _LOOKALIKES:
        text = text.replace(many, one)
    return text


@lru_cache(maxsize=16384)
def organization_core(name: str) -> str:
    """The name of an organisation without legal forms, articles and punctuation."""
    kept = [word for word in words(_ATTACHED_LEGAL.sub(" ", name)) if word not in _LEGAL]
    # A name such as "Co Co Ltd" consists of nothing else.
    return " ".join(word for word in kept if word not in ("the", "and")) or " ".join(words(name))


def could_be_misread(a: str, b: str) -> bool:
    """Whether one text may be a bad reading of the other, or of a part of it."""
    left, right = squeeze(a), squeeze(b)
    short, long = sorted((left, right), key=len)
    if len(short) < 5:
        return False
    if short.isdigit() and long.isdigit():
        return Levenshtein.distance(short, long) <= len(long) // 3
    return fuzz.ratio(left, right) >= 75 or fuzz.partial_ratio(short, long) >= 85


def has_word_before(read: Email, sure: Email) -> bool:
    """Whether an address is another one with more before it: ``emailmara@`` for ``mara@``."""
    a, b = fold(read.address), fold(sure.address)
    return a != b and a.endswith(b)


def title(a: Text, b: Text) -> bool:
    """Titles and departments: equal but for a slip."""
    return is_slip(a.value, b.value)


def organization(a: Text, b: Text) -> bool:
    """Organisations: the same but for legal form, case and slips."""
    left, right = organization_core(a.value), organization_core(b.value)
    return left == right or is_slip(left, right)


def email(a: Email, b: Email) -> bool:
    """Addresses: equal, or a slip within the local part or within the domain, not in both."""
    left, right = fold(a.address), fold(b.address)
    if left == right:
        return True
    local_a, _, domain_a = left.partition("@")
    local_b, _, domain_b = right.partition("@")
    if domain_a == domain_b:
        return len(local_a) > 3 and is_slip(local_a, local_b)
    return local_a == local_b and is_slip(domain_a, domain_b)


def phone(a: Phone, b: Phone) -> bool:
    """Numbers: the same number, or the same digits with less prefix when one cannot be dialled.

    Numbers next to each other are common on one desk, so a differing digit is never a slip.
    """
    if a.extension and b.extension and a.extension != b.extension:
        return False
    if a.number == b.number:
        return True
    if a.valid and b.valid:
        return False
    left, right = digits(a.number), digits(b.number)
    short, long = sorted((left.lstrip("0"), right.lstrip("0")), key=len)
    return len(short) >= 6 and long.endswith(short)


def digits(text: str) -> str:
    """The decimal digits of ``text``."""
    return "".join(c for c in text if c.isdigit())


def url(a: Url, b: Url) -> bool:
    """Web addresses: the same without scheme, ``www.`` and trailing slash, or a slip."""
    left, right = bare_url(a.url), bare_url(b.url)
    return left == right or (len(left) > 8 and is_slip(left, right))


def bare_url(text: str) -> str:
    """A web address without scheme, ``www.`` and trailing slash, in lower case."""
    return re.sub(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?", "", text.strip().lower()).rstrip("/")


# Address lines are long and wrapped anywhere: the share of common words decides (0..100).
_SAME_ADDRESS = 90.0


def address(a: Address, b: Address) -> bool:
    """Addresses: the same words in about the same order, and no other house or box."""
    if a.postal_code and b.postal_code and squeeze(a.postal_code) != squeeze(b.postal_code):
        return False
    left, right = " ".join(words(a.full)), " ".join(words(b.full))
    if left == right or _has_the_same_letters(a.full, b.full):
        return True
    if squeeze(a.full) == squeeze(b.full) and _without_code(a) == _without_code(b):
        return True
    if _numbers(left) == _numbers(right) and _has_letters_more(a.full, b.full):
        return True
    if _numbers(left) == _numbers(right) and _has_the_same_parts(a, b):
        return True
    if _numbers(left) != _numbers(right) and not _one_holds_the_other(left, right):
        return False
    return fuzz.token_sort_ratio(left, right) >= _SAME_ADDRESS or _one_holds_the_other(left, right)


def _without_code(address: Address) -> frozenset[str] | None:
    """The numbers of an address beside its postal code, which may have a blank; None without one."""
    if not address.postal_code:
        return None
    digits = r"\s?".join(map(re.escape, squeeze(address.postal_code)))
    return _numbers(re.sub(digits, " ", fold(address.full)))


_MORE = 2
"""Letters that a reader sees too many or too few of."""


def _has_letters_more(a: str, b: str) -> bool:
    """Whether one is the other with a letter or two more: ``CSRT`` for ``SRT``, no Hill for Mill."""
    kinds = [tag for tag, *_ in Levenshtein.editops(squeeze(a), squeeze(b)).as_list()]
    return is_slip(a, b) and len(kinds) <= _MORE and set(kinds) in ({"insert"}, {"delete"})


def _has_the_same_letters(a: str, b: str) -> bool:
    """Whether the order alone differs, of parts that no spaces tell apart."""
    if not (is_unspaced(a) and is_unspaced(b)):
        return False
    return sorted(_PIECES.findall(fold(a))) == sorted(_PIECES.findall(fold(b)))


_PIECES = re.compile(r"\d+(?:[-‐–−/]\d+)*|[^\W\d_]")
"""Letters, and the numbers of a house as they follow one another: 1-2-3 is not 3-2-1."""


def _has_the_same_parts(a: Address, b: Address) -> bool:
    """Whether street, town and code are there and the same, in whatever order they stand."""
    known = [(a.street, b.street), (a.city, b.city), (a.postal_code, b.postal_code)]
    others = [(a.region, b.region), (a.country, b.country)]
    return all(x and y and squeeze(x) == squeeze(y) for x, y in known) and all(
        not x or not y or squeeze(x) == squeeze(y) for x, y in others
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", text))


def _one_holds_the_other(left: str, right: str) -> bool:
    short, long = sorted((set(left.split()), set(right.split())), key=len)
    return len(short) >= 4 and short <= long


def spells_out(full: Name, short: Name) -> bool:
    """Whether ``full`` says the same name as ``short`` with more letters.

    Every word of the short form is a word of the full one, or its initial, in order.
    """
    rest = list(words(full.full))
    for word in words(short.full):
        index = next(
            (
                i
                for i, candidate in enumerate(rest)
                if candidate == word or (len(word) == 1 and candidate.startswith(word))
            ),
            None,
        )
        if index is None:
            return False
        rest = rest[index + 1 :]
    return True


# Two readings of one name by a bad camera are still this close (0..1).
_RESEMBLES = 0.7


def resembles(a: str, b: str) -> bool:
    """Whether two texts could be readings of one, of which at least one went badly wrong."""
    return Levenshtein.normalized_similarity(squeeze(a), squeeze(b)) >= _RESEMBLES
