"""A printed name taken apart: honorific, given, additional and family names, degrees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from enrich.fold import is_unspaced, letters_of, word_set
from enrich.lexicon import Lexicon, load_lexicon
from enrich.names.case import PARTICLES, is_initials, natural_case, restore_spaces, space_dots
from enrich.names.native import split_native
from enrich.names.order import split_name


@dataclass(frozen=True)
class ParsedName:
    """The parts of a name; every letter of them is printed in the text."""

    full: str
    """As printed, in natural case, without honorific and degrees; generations (Jr.) stay."""
    prefix: str | None = None
    """Honorifics: ``Prof. Dr.``."""
    given: str | None = None
    """Given names and the initials before them: ``Mara``, ``G. Ravi``."""
    additional: str | None = None
    """Initials between the names, or after three and more of them."""
    family: str | None = None
    """With its particles; None for a single name."""
    suffix: str | None = None
    """Degrees, credentials and generations, as printed: ``Jr., MD, PhD``."""


_GENERATION = re.compile(r"(?:jr|sr|jnr|snr|junior|filho|neto|ii|iii|iv)\.?", re.IGNORECASE)
_CLASS_YEAR = re.compile(r"\s['’‘]\d{2}$")
"""In which its bearer graduated: ``Mara Lind '09``."""
_BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_DOTTED_INITIALS = re.compile(r"[^\W\d_](?:[.\s]+[^\W\d_])*\.?")
# Arabic names have no initials, and Greek ones none in small letters: "د. أحمد", "κ. Νίκος".
_NO_INITIALS = re.compile("[\u0600-\u06ffα-ω]")
_THAI_DOTS = re.compile(r"(?<=^[ก-ฮ]\.)\s(?=[ก-ฮ]\.)")
"""The blank in ``น. ส. สิริกานต์``, which is one honorific."""
_FRENCH = frozenset({"FR", "BE", "CH", "LU", "MC"})
# Two dotted letters after a name may be initials as well; these are the degrees among them.
_TWO_LETTER_DEGREES = word_set("be ma ba md pe me jd ms bs rn bl bt od do dc")


def parse_name(text: str, region: str | None = None, languages: Sequence[str] = ()) -> ParsedName:
    """Take a name apart. Any text is answered; what is no name comes back whole in ``full``.

    ``region`` (ISO 3166-1) and ``languages`` (ISO 639-1) of the card decide where print alone
    cannot: which name comes first, whether two family names are usual, what ``M.`` means.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split()).strip(" ,;:|•·–—-*_")
    if not text:
        return ParsedName("")
    lexicon = load_lexicon()
    text = _THAI_DOTS.sub("", text)
    if is_unspaced(text):
        name, _, after = text.partition(",")
        degrees = [after.strip()] if _is_degrees(after.strip(), lexicon) else []
        native = split_native(name if degrees else text, region, languages)
        if native:
            suffixes = ([native.suffix] if native.suffix else []) + degrees
            return ParsedName(
                native.full, native.prefix, native.given, None, native.family, _join(suffixes, ", ")
            )
    name, suffixes = _split_suffixes(text, lexicon)
    year = _CLASS_YEAR.search(name)
    if year is not None:
        name, suffixes = name[: year.start()], [year[0].strip(), *suffixes]
    tokens, degrees = _split_degrees(
        restore_spaces(name).replace(",", " ").split(), lexicon, region
    )
    tokens = space_dots(" ".join(tokens)).split()
    tokens = [*_part_honorific(tokens[0], lexicon), *tokens[1:]] if tokens else tokens
    if any(token[:1].isupper() for token in tokens):
        tokens = [_mend_capital(token, lexicon) for token in tokens]
    prefixes, tokens = _split_prefixes(tokens, lexicon, region, languages)
    suffixes = degrees + suffixes
    core = tokens
    generations: list[str] = []
    while len(core) > 1 and _GENERATION.fullmatch(core[-1]):
        generations.insert(0, core[-1])
        core = core[:-1]
    parts = split_name(core, region, languages)
    full = natural_case(" ".join(parts.printed), "name") if parts.printed else ""
    full = " ".join([full, *generations]).strip()
    return ParsedName(
        full or text,
        _join(prefixes, " "),
        _cased(parts.given, parts.printed, full),
        _cased(parts.additional, parts.printed, full),
        _cased(parts.family, parts.printed, full),
        _join([*generations, *suffixes], ", "),
    )


def _join(parts: Sequence[str], by: str) -> str | None:
    return by.join(parts) or None


def _cased(tokens: Sequence[str], printed: Sequence[str], full: str) -> str | None:
    """The tokens in the case they got as part of the whole name."""
    if not tokens:
        return None
    cased = full.split(" ")
    where = {token: at for at, token in enumerate(printed)}
    return " ".join(
        cased[where[t]] if t in where and len(cased) >= len(printed) else natural_case(t)
        for t in tokens
    )


def _split_suffixes(text: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """Brackets and what follows a comma: degrees go, ``Family, Given`` is turned round."""
    suffixes: list[str] = []
    lead: list[str] = []

    def bracket(match: re.Match[str]) -> str:
        inner = match.group(1).strip()
        if lexicon.is_honorific(inner):
            lead.append(inner)
            return " "
        if not inner or _is_degrees(inner, lexicon) or match.start() > len(text) * 0.6:
            suffixes.append(match.group())
            return " "
        return match.group()

    name = " ".join(_BRACKETED.sub(bracket, text).split()) if "(" in text or "（" in text else text
    head, *rest = [part.strip() for part in re.split(r"[,，]", name)]
    rest = [part for part in rest if part]
    if rest and len(head.split()) <= 2 and not _is_degrees(rest[0], lexicon):
        turned = not any(letter.isdigit() for letter in rest[0]) and len(rest[0].split()) <= 3
        if turned and not _GENERATION.fullmatch(rest[0]) and len(head.split()) == 1:
            head, rest = f"{rest[0]} {head}", rest[1:]
    if rest and _GENERATION.fullmatch(rest[0]):
        head, rest = f"{head} {rest[0]}", rest[1:]
    name = " ".join([*lead, head]).strip()
    if not name:
        return text, []
    return name, [*rest, *suffixes]


def is_generation(text: str) -> bool:
    """Whether the text is what tells a son from his father: ``Jr.``, ``III``."""
    return _GENERATION.fullmatch(text.strip(" ,")) is not None


def _is_degrees(text: str, lexicon: Lexicon) -> bool:
    tokens = text.replace("/", " ").replace("&", " ").split()
    return lexicon.looks_like_degree(text) or bool(
        tokens and all(lexicon.looks_like_degree(token) for token in tokens)
    )


def _split_prefixes(
    tokens: list[str], lexicon: Lexicon, region: str | None, languages: Sequence[str]
) -> tuple[list[str], list[str]]:
    prefixes: list[str] = []
    french = region in _FRENCH or "fr" in languages
    while len(tokens) > 1:
        for size in range(min(3, len(tokens) - 1), 0, -1):
            phrase = " ".join(tokens[:size])
            bare = letters_of(phrase)
            vietnamese = region == "VN" and phrase.endswith(".") and bare in _VIETNAMESE
            if not lexicon.is_honorific(phrase) and not vietnamese:
                continue
            # "Dr. G." is no "drg.": an initial is not part of an honorific.
            if size > 1 and len(letters_of(tokens[size - 1])) == 1 and bare[-2:] != "hc":
                continue
            initials = _DOTTED_INITIALS.fullmatch(phrase) and not _NO_INITIALS.match(phrase)
            styled = bare in _STYLES and lexicon.is_honorific(tokens[size])
            if initials and not (french and bare == "m") and not styled:
                continue
            if (
                size == 1
                and "." not in phrase
                and not _is_plainly_honorific(phrase, tokens, lexicon)
            ):
                continue
            prefixes += tokens[:size]
            tokens = tokens[size:]
            break
        else:
            break
    return prefixes, tokens


_VIETNAMESE = word_set("ds lm cn dd ht tt sc ni")
"""Pharmacist, priest and monk, which are initials elsewhere."""
_STYLES = word_set("he hh hrh")
"""Of office: ``H.E. Dr. …``; before a name they would be initials."""
# Others begin names too: ShriKant, HeLena, OngBak.
_GLUED = word_set("dr prof professor mr mrs ms miss mme ing maitre herr frau dott avv arch lic")


_GLUED_BEFORE_NAMES = word_set("shri sri smt kum")
_GLUED_MARK = re.compile(
    r"([^\W\da-zA-Z][^\s/'’׳]{0,7}?['’׳.]|[\u0600-\u06ff]{1,3}(?=/))(?=/?[^\W\d_].)"
)
"""``אינג'תומר``, ``पं.दिनेश``, ``م/رانيا``: a mark ends the honorific."""
_GLUED_NATIVE = ("श्रीमती", "डॉ.", "डा.")


def _part_honorific(token: str, lexicon: Lexicon) -> list[str]:
    """``DrLinda``: a reader lost the space behind the honorific."""
    glued = _GLUED_MARK.match(token)
    if glued and lexicon.is_honorific(glued[1]):
        return [glued[1], token[glued.end() :].lstrip("/")]
    for native in _GLUED_NATIVE:
        if token.startswith(native) and len(token) > len(native) + 1:
            return [native, token[len(native) :]]
    initial = re.fullmatch(r"([^\W\d_]+[^\W\d_A-Z])([A-Z]\.?)", token)
    if initial and letters_of(initial.group(1)) in _GLUED | _GLUED_BEFORE_NAMES:
        return list(initial.groups())
    for at in range(2, len(token) - 2):
        if token[at - 1].islower() and token[at].isupper():
            title, name = token[:at], token[at:]
            known = letters_of(title) in _GLUED or (
                letters_of(title) in _GLUED_BEFORE_NAMES
                and lexicon.name(re.split(r"(?<=[^\W\d_A-Z])(?=[A-Z])", name)[0]) > 0
            )
            # "MeANNE" on a card in capitals; "McDONALD" is no honorific.
            apart = known or (name.isupper() and lexicon.is_honorific(title))
            return [title, name] if apart and lexicon.name(token) == 0 else [token]
    return [token]


def _mend_capital(token: str, lexicon: Lexicon) -> str:
    """``lan`` is ``Ian`` where the other names begin with capitals: the two look the same."""
    capital = "I" + token[1:]
    if not re.fullmatch(r"l[^\W\d_A-Z]{2,}", token) or letters_of(token) in PARTICLES:
        return token
    # Hardly a name begins with an l and such a consonant: "lvasiuk".
    unheard = re.match(r"l[bcdfgkmnpqrstvxz]", token) is not None
    known = lexicon.name(capital)
    return capital if unheard or known >= max(0.01, lexicon.name(token)) else token


def _is_plainly_honorific(word: str, tokens: Sequence[str], lexicon: Lexicon) -> bool:
    """``Don Smith`` and ``SK Rao`` are names, ``Don Carlos Smith`` and ``Dr Smith`` are not."""
    capitals = all(token.isupper() for token in tokens)
    # KR B RAO is printed with three initials.
    initials = len(tokens) > 2 and len(letters_of(tokens[1])) == 1
    if word.isupper() and len(word) == 2 and (initials or not capitals):
        return letters_of(word) in {"dr", "mr", "ms", "er"}
    return lexicon.name(word) == 0 or len(tokens) > 2


def _split_degrees(
    tokens: list[str], lexicon: Lexicon, region: str | None
) -> tuple[list[str], list[str]]:
    """Degrees printed after the name without a comma."""
    degrees: list[str] = []
    while len(tokens) > 1:
        for size in (3, 2, 1):
            rest = tokens[:-size]
            phrase = " ".join(tokens[-size:])
            if rest and (
                _ends_in_degree(rest, phrase, size, lexicon)
                or (size == 1 and _is_letters_after_name(rest, phrase, lexicon, region, degrees))
            ):
                degrees.insert(0, phrase)
                tokens = rest
                break
        else:
            break
    return tokens, degrees


def _ends_in_degree(rest: Sequence[str], phrase: str, size: int, lexicon: Lexicon) -> bool:
    if not any(len(letters_of(token)) > 1 for token in rest):
        return False
    if size > 1:
        return lexicon.is_degree(phrase) and "." in phrase and not is_initials(phrase)
    bare = letters_of(phrase)
    if is_initials(phrase) and len(bare) < 3:
        return len(bare) == 2 and bare in _TWO_LETTER_DEGREES and len(rest) > 1
    if not lexicon.looks_like_degree(phrase):
        return False
    return "." in phrase or (phrase != phrase.lower() and lexicon.name(phrase) == 0)


_SHORT_FAMILY_NAMES = frozenset({"CN", "HK", "MO", "MY", "SG", "TW", "VN"})
"""Where a name of two letters in capitals is a family name: ``Wei Ling MA``."""

_INITIALS_BEHIND = frozenset({"IN", "LK", "MY", "SG"})
"""Where initials stand behind the name too: ``Ravi Kumar BNS``."""


def _is_letters_after_name(
    rest: Sequence[str], phrase: str, lexicon: Lexicon, region: str | None, found: Sequence[str]
) -> bool:
    """``BAppSc``, ``MKIP``: capitals that hardly make a word, behind two names in small letters.

    ``found``: letters that follow these.
    """
    if not phrase.isalpha() or sum(len(t) > 2 and t[1:].islower() for t in rest) < 2:
        return False
    if len(phrase) == 2 and phrase.isupper() and lexicon.is_degree(phrase):
        return region not in _SHORT_FAMILY_NAMES
    if len(phrase) < (4 if region in _INITIALS_BEHIND and not found else 3):
        return False
    mixed = re.match(r"[A-Z]{2,}[a-z]+[A-Z]|[BM][A-Z][a-z]{1,3}[A-Z]", phrase) is not None
    vowels = sum(letter in "AEIOUY" for letter in phrase)
    unsaid = phrase.isupper() and len(phrase) <= 6 and (bool(found) or vowels * 4 <= len(phrase))
    return (mixed or unsaid) and lexicon.name(phrase) == 0
