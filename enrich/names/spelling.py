"""Whether an e-mail address spells a name, a domain an organisation, and one script another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz
from tldextract import TLDExtract

from enrich.fold import fold, is_unspaced, letters_of, word_set, words
from enrich.lexicon import load_lexicon
from enrich.names.case import PARTICLES
from enrich.names.native import split_native
from enrich.names.parse import parse_name

_NOBODY = word_set(
    "info sales contact admin office mail email support hr hello service services enquiry enquiries"
    " inquiry marketing jobs career careers kontakt team post reception webmaster accounts billing"
    " help booking bookings reservations reservation orders order shop store general export"
    " purchase feedback press media customercare care ask hi welcome studio accueil vendas ventas"
    " contato contacto comercial secretaria director manager ceo md president"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_FILLERS = word_set("of the and for in on at a an de des du la le les der die das und y e del di")


@dataclass(frozen=True)
class Spelling:
    """How well one text spells another."""

    score: float
    """0..1: 1 spelled out, 0.9 initial and family name, 0.5 initials alone, 0 not at all."""
    reason: str
    """Such as ``initial and family name``; empty when the score is 0."""


NOT_SPELLED = Spelling(0.0, "")


def email_spells_name(local_part: str, name: str) -> Spelling:
    """How well the part of an e-mail before the ``@`` spells a person's name.

    The local part, without digits and separators, is covered by beginnings of the name's words,
    each used once, in any order.
    """
    local = letters_of(re.sub(r"\d+", "", local_part.split("+")[0].split("@")[0]))
    if not local or local in _NOBODY:
        return NOT_SPELLED
    best = NOT_SPELLED
    for parts in _spellings(name):
        for found in (_cover(local, parts), _contained(local, parts), _near(local, parts)):
            best = max(best, found, key=lambda s: s.score)
    return best


def any_spells_name(local_parts: Sequence[str], name: str) -> float:
    """How well the best of several mailboxes spells a person's name, 0..1."""
    return max((email_spells_name(local, name).score for local in local_parts), default=0.0)


def is_role_mailbox(local_part: str) -> bool:
    """Whether ``info@`` or ``sales@`` is read by whoever is there, not by one person."""
    return letters_of(local_part) in _NOBODY


def _spellings(name: str) -> list[tuple[str, ...]]:
    native = split_native(name) if is_unspaced(name) else None
    surnames = load_lexicon().native_surnames.get(native.family or "", ()) if native else ()
    if native and surnames:
        given = "".join(words(anyascii(native.given or "")))
        return [(fold(surname), given) for surname in surnames]
    latin = name if fold(name).isascii() else anyascii(name)
    full = parse_name(latin).full
    plain = [w for token in words(full) for w in token.replace("'", "").split("-") if w]
    umlauts = words(full.casefold().translate(_UMLAUTS))
    spelled = [tuple(plain), tuple(umlauts), tuple(words(full.replace("-", "")))]
    spelled.append(tuple(w for w in plain if w not in PARTICLES))
    return [parts for parts in dict.fromkeys(spelled) if parts]


def _cover(local: str, parts: Sequence[str]) -> Spelling:
    """Cover all of ``local`` by beginnings of ``parts``; dotted initials count letter by letter."""
    pieces = _explode_initials(parts)[:7]
    best = NOT_SPELLED
    # (rest of local, unused pieces, fully used, initials used, letters of shortened pieces)
    stack: list[tuple[str, tuple[str, ...], tuple[str, ...], int, int]] = [
        (local, pieces, (), 0, 0)
    ]
    while stack:
        rest, unused, used, initials, shortened = stack.pop()
        if not rest:
            best = max(best, _rate(used, initials, shortened, pieces), key=lambda s: s.score)
            continue
        for at, piece in enumerate(unused):
            others = unused[:at] + unused[at + 1 :]
            shared = _shared(rest, piece)
            if len(piece) > 1 and shared == len(piece):
                stack.append((rest[shared:], others, (*used, piece), initials, shortened))
            elif shared >= 3:
                stack.append((rest[shared:], others, used, initials, shortened + shared))
            if shared:
                stack.append((rest[1:], others, used, initials + 1, shortened))
    return best


def _explode_initials(parts: Sequence[str]) -> tuple[str, ...]:
    """Initials run together (``ks`` of ``K.S.``) as single letters."""
    lexicon = load_lexicon()
    return tuple(
        piece
        for part in parts
        for piece in (part if len(part) < 4 and not lexicon.name(part) else [part])
    )


def _shared(rest: str, piece: str) -> int:
    size = 0
    while size < min(len(rest), len(piece)) and rest[size] == piece[size]:
        size += 1
    return size


def _rate(used: Sequence[str], initials: int, shortened: int, pieces: Sequence[str]) -> Spelling:
    long_used = [piece for piece in used if len(piece) > 2]
    if len(used) >= 2 and long_used:
        return Spelling(1.0, "names spelled out")
    if len(used) == 1 and shortened >= 3:
        return Spelling(0.9, "a name and the beginning of another")
    if len(used) == 1 and initials:
        family = used[0] == pieces[-1]
        reason = "initial and family name" if family else "name and initial"
        return Spelling((0.93 if family else 0.88) if long_used else 0.7, reason)
    if len(used) == 1:
        if len(used[0]) < 3:
            return Spelling(0.3, "a short name alone")
        return Spelling(0.75 if len(used[0]) > 3 else 0.6, "one name alone")
    if shortened >= 3:
        return Spelling(0.75 if initials or shortened >= 5 else 0.5, "names shortened")
    if initials >= 2 and initials == len(pieces):
        return Spelling(0.5, "initials")
    if initials >= 3:
        return Spelling(0.4, "some initials")
    return NOT_SPELLED


def _contained(local: str, parts: Sequence[str]) -> Spelling:
    hits = [part for part in parts if len(part) > 3 and part in local and part != local]
    if not hits:
        return NOT_SPELLED
    share = min(1.0, sum(map(len, hits)) / len(local))
    return Spelling(round(0.35 + 0.45 * share, 3), "contains a name")


def _near(local: str, parts: Sequence[str]) -> Spelling:
    """Spelled out but for a slip of the reader."""
    whole = ["".join(parts), "".join(reversed(parts)), parts[0][:1] + parts[-1]]
    closeness = max(fuzz.ratio(local, spelled) for spelled in whole) / 100
    if len(local) < 5 or closeness < 0.84:
        return NOT_SPELLED
    return Spelling(round(0.85 * closeness, 3), "names spelled with a slip")


def domain_spells(domain: str, organisation: str) -> Spelling:
    """How well a web or mail domain spells an organisation's name.

    Domains of mail providers spell nobody.
    """
    lexicon = load_lexicon()
    host = domain.strip().casefold().split("@")[-1].split("/")[0].removeprefix("www.")
    if not host or lexicon.is_free_mail(host):
        return NOT_SPELLED
    form = lexicon.legal_form(organisation)
    bare = (
        organisation[: form.span[0]] + " " + organisation[form.span[1] :] if form else organisation
    )
    tokens = [t.replace("'", "") for t in words(anyascii(bare) if is_unspaced(bare) else bare)]
    parts = [p for t in tokens for p in t.split("-") if p] or list(words(organisation))
    whole = [word for word in words(organisation) if word.isascii()]
    scored = [
        _domain_label(label, spelled, place)
        for place, label in enumerate(_labels(host))
        for spelled in ([parts, whole] if form else [parts])
    ]
    return max([NOT_SPELLED, *scored], key=lambda s: s.score)


def _domain_label(label: str, parts: Sequence[str], place: int) -> Spelling:
    """``place`` is 0 for the registered label, more for those before it, which weigh less."""
    label = letters_of(label)
    if len(label) < 2 or not parts:
        return NOT_SPELLED
    telling = [p for p in parts if p not in _FILLERS]
    ways = [(["".join(parts), "".join(telling)], 1.0, "domain spells the organisation")]
    ways += [
        (["".join(telling[:n])], 0.9, "domain spells its first words")
        for n in range(1, len(telling))
        if len("".join(telling[:n])) > 2
    ]
    acronyms = {"".join(p[0] for p in parts), "".join(p[0] for p in telling)}
    acronyms |= {"".join(p if len(p) < 5 and at == 0 else p[0] for at, p in enumerate(telling))}
    ways.append(([a for a in acronyms if len(a) > 2], 0.85, "domain is the acronym"))
    ways.append(([a for a in acronyms if len(a) == 2], 0.55, "domain is two initials"))
    best = NOT_SPELLED
    for spelled, score, reason in ways:
        if label in spelled:
            best = max(best, Spelling(score, reason), key=lambda s: s.score)
    best = max(best, _partly(label, telling), key=lambda s: s.score)
    return Spelling(round(best.score * 0.9, 3), best.reason) if place else best


def _partly(label: str, telling: Sequence[str]) -> Spelling:
    """The domain is made of whole or shortened words in order, or is one slip away."""
    best = NOT_SPELLED
    joined = "".join(telling)
    closeness = fuzz.ratio(label, joined) / 100
    if closeness > 0.84 and len(label) > 4:
        best = Spelling(round(0.95 * closeness, 3), "domain nearly spells the organisation")
    lexicon = load_lexicon()
    own = [p for p in telling if len(p) > 2 and p in label and p not in lexicon.organisations]
    if own:
        share = sum(map(len, own)) / len(label)
        score = 0.35 + 0.5 * min(1.0, share) if share > 0.3 else 0.25
        best = max(best, Spelling(round(score, 3), "domain holds its name"), key=lambda s: s.score)
    first = telling[0] if telling else ""
    shared = _shared(label, first)
    if shared >= 3 and shared in (len(label), len(first)) and first not in lexicon.organisations:
        score = 0.6 if shared > 3 else 0.5
        begins = Spelling(score, "domain begins like the organisation")
        best = max(best, begins, key=lambda s: s.score)
    covered, used = _in_order(label, telling)
    if covered == len(label) and used > 1 and len(label) > 3:
        best = max(best, Spelling(0.8, "domain shortens its words"), key=lambda s: s.score)
    return best


def _in_order(label: str, parts: Sequence[str]) -> tuple[int, int]:
    """How many letters of the label beginnings of the words cover, in order, and of how many."""
    reach = {0: 0}
    for part in parts:
        for at, used in list(reach.items()):
            shared = _shared(label[at:], part)
            for size in range(1 if len(label) < 6 else 2, shared + 1):
                reach[at + size] = max(reach.get(at + size, 0), used + 1)
    end = max(reach)
    return end, reach[end]


@cache
def _extractor() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def _labels(host: str) -> list[str]:
    """The registered label, then those before it, from right to left."""
    found = _extractor()(host)
    if not found.suffix:
        return [label for label in reversed(host.split(".")[:-1] or [host]) if label]
    before = [label for label in reversed(found.subdomain.split(".")) if label]
    return [label for label in [found.domain, *before] if label]


_FEW_VOWELS = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0e00-\u0e7f]")
"""Hebrew and Arabic leave vowels out, Thai prints them in another order than it speaks them."""


def _consonants(text: str) -> str:
    return re.sub(r"[aeiouy'`]|(?<=.)h", "", text.casefold())


def same_person_scripts(native: str, latin: str) -> float | None:
    """How surely two names in different scripts are one person's, 0..1; None when unknowable.

    Alphabets and Hangul are compared letter by letter. Of names in Han letters only a Chinese or
    Korean reading and the table of common surnames can be compared: the readings of Japanese
    given names cannot be known, so an agreeing surname counts 0.75 and an unlisted one nothing.
    """
    if native.isascii() or not native.strip() or not latin.strip():
        return None
    wanted = [w for w in words(parse_name(latin).full) if len(w) > 1]
    if not wanted:
        return None
    sounds = sorted(words(anyascii(" ".join(native.split()))))
    closeness = (
        max(
            fuzz.ratio("".join(sounds), "".join(sorted(wanted))),
            fuzz.ratio("".join(words(anyascii(native))), "".join(wanted)),
        )
        / 100
    )
    if _FEW_VOWELS.search(native):
        if len(words(parse_name(native).full)) != len(wanted):
            return round(min(closeness, 0.5), 3)
        bones = _consonants("".join(words(anyascii(native)))), _consonants("".join(wanted))
        turned = _consonants("".join(sounds)), _consonants("".join(sorted(wanted)))
        closeness = max(closeness, *(0.9 * fuzz.ratio(*pair) / 100 for pair in (bones, turned)))
        return round(closeness, 3)
    if not is_unspaced(native):
        return round(closeness, 3)
    name = split_native(native)
    surnames = load_lexicon().native_surnames.get(name.family or "", ()) if name else ()
    if any(fold(surname) in wanted for surname in surnames):
        return round(max(0.75, closeness), 3)
    if surnames:
        return round(min(0.2, closeness), 3)
    return round(closeness, 3) if closeness > 0.75 else None
