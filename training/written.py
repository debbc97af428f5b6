"""Cards written down by hand: made-up people, in the words and habits that no generator has.

A file of them (``training/written/*.cards``) holds one card after the other::

    == US 89x51
    c44 9 5.5 | {o:GREEN VALLEY LANDSCAPING}
    8 24 4.0 | {h:Mr.} {n:Peter J. Alvarado}, {c:CPA}
    8 28.5 2.6 | {t:Senior Estimator}, {d:Commercial Projects}
    r82 44 2.4 | {e:peter@greenvalley.example}

The header gives country, width and height in millimetres; a line its left end (``c44``: centre,
``r82``: right end), its top and its height in millimetres, and its text, where every tag says what
the letters in it are. Pieces of one value share a number (``{a1:…}``); what belongs to the
second of two holders has his (``{n2:…}``, ``{t2a:…}``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import phonenumbers

from samples.generate.records import (
    DesignedCard,
    Print,
    Role,
    TrueAddress,
    TruePerson,
    TruePhone,
    Truth,
)
from samples.generate.rows import LINE_HEIGHT, Piece, spans_of, width_of

WRITTEN = Path(__file__).parent / "written"
_DOTS = 12
"""Pixels of a millimetre, as a scan at 300 dpi has."""
_HEADER = re.compile(r"==\s*([A-Z]{2})\s+(\d+)\s*x\s*(\d+)\s*$")
_LINE = re.compile(r"([cr]?)(-?[\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\|\s?(.*)$")
_TAG = re.compile(r"\{(p[wmfh]|[nNhctdoaeu])(\d*[a-z]?):([^{}]*)\}")
_ROLES = {
    "n": Role.NAME, "N": Role.NAME, "h": Role.HONORIFIC, "c": Role.CREDENTIALS, "t": Role.TITLE,
    "d": Role.DEPARTMENT, "o": Role.ORGANIZATION, "a": Role.ADDRESS, "pw": Role.PHONE,
    "pm": Role.PHONE, "pf": Role.PHONE, "ph": Role.PHONE, "e": Role.EMAIL, "u": Role.URL,
}  # fmt: skip
_AND = re.compile(r"\s(?:&|and|et|und|y|e|i)\s")
_PHONES = {"pw": "work", "pm": "mobile", "pf": "fax", "ph": "home"}


def is_held_out(design: DesignedCard) -> bool:
    """Whether a card serves to measure only: one of every ten is never fitted on."""
    return design.seed % 10 == 9


@dataclass
class _Value:
    tag: str
    holder: str
    text: str
    joined: bool = False
    """Another value of its kind follows it behind an and."""


def read_written(path: Path) -> Iterator[DesignedCard]:
    """The cards of a file; the seed of each is its number, from 0 on.

    Raises:
        ValueError: a line that is neither header nor printed line; the message names it.
    """
    for number, block in enumerate(_blocks(path)):
        yield _card(block, number, path.stem)


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("==") and block:
            yield block
            block = []
        if row.strip():
            block.append(row.strip())
    if block:
        yield block


def _card(block: list[str], seed: int, home: str) -> DesignedCard:
    place = f"{home} card {seed + 1}"
    header = _HEADER.match(block[0])
    if header is None:
        raise ValueError(f"{place}: no header: {block[0]}")
    country, width, height = header[1], int(header[2]) * _DOTS, int(header[3]) * _DOTS
    values: dict[tuple[str, str], _Value] = {}
    prints = []
    for row in block[1:]:
        line = _LINE.match(row)
        if line is None:
            raise ValueError(f"{place}: no line: {row}")
        side, x, y, size = line[1], *(float(line[i]) * _DOTS for i in (2, 3, 4))
        text, spans = spans_of(_pieces(_whole_titles(line[5]), values))
        if "{" in text or "}" in text:
            raise ValueError(f"{place}: a tag that is none: {row}")
        wide = min(width_of(text) * size / LINE_HEIGHT, 0.98 * width)
        left = x - wide * {"": 0.0, "c": 0.5, "r": 1.0}[side]
        left = min(max(left, 0.01 * width), 0.99 * width - wide)
        quad = ((left, y), (left + wide, y), (left + wide, y + size), (left, y + size))
        prints.append(Print(text, quad, size / LINE_HEIGHT, spans))
    truth = _truth(country, list(values.values()))
    return DesignedCard(seed, country, home, False, width, height, tuple(prints), truth)


_TWO_TITLES = re.compile(r"\{t(\w*):([^{}]*)\}(\s(?:&|and|und|et|y|e)\s)\{t\w*:([^{}]*)\}")
_TITLE_AND_UNIT = re.compile(r"\{t(\w*):([^{}]*)\}(,\s|\s[-–]\s)\{d\w*:([^{}]*)\}")
_HEADS = re.compile(
    r"\b(?:head|chair|chief|dean|director|president|manager|lead|leader|vp|(?:co-?)?ordinator|in-?charge|leiter\w*)\b",
    re.IGNORECASE,
)


def _whole_titles(text: str) -> str:
    """``Founder & CEO`` is one title, and so is ``Head, Accounts Department``: what heads a unit has
    it in its name."""
    text = _TWO_TITLES.sub(r"{t\1:\2\3\4}", text)
    return _TITLE_AND_UNIT.sub(
        lambda m: f"{{t{m[1]}:{m[2]}{m[3]}{m[4]}}}" if _HEADS.search(m[2]) else m[0], text
    )


def _pieces(text: str, values: dict[tuple[str, str], _Value]) -> Iterator[Piece]:
    at, last = 0, None
    for tag in _TAG.finditer(text):
        between = text[at : tag.start()]
        yield Piece(between)
        if last is not None and last.tag == tag[1] and _AND.fullmatch(between):
            last.joined = True
        kind, mark, printed = tag[1], tag[2], tag[3].strip()
        key = (kind, mark or f"#{len(values)}")
        if key in values:
            values[key].text += _between(values[key].text, printed) + printed
        else:
            values[key] = _Value(kind, re.sub(r"\D", "", mark), printed)
        last = values[key]
        alike = [k for k in values if _ROLES[k[0]] is _ROLES[kind]]
        yield Piece(printed, _ROLES[kind], alike.index(key))
        at = tag.end()
    yield Piece(text[at:])


def _between(before: str, after: str) -> str:
    """Scripts without blanks are wrapped without one."""
    wide = re.compile(r"[\u0e00-\u0e7f\u3000-\u9fff]")
    return "" if wide.match(before[-1:]) and wide.match(after[:1]) else " "


def _truth(country: str, values: list[_Value]) -> Truth:
    def texts(kind: str, holder: str | None = None) -> tuple[str, ...]:
        found = [v.text for v in values if v.tag == kind and holder in (None, v.holder)]
        return tuple(dict.fromkeys(found))

    names = [v for v in values if v.tag == "n"] or [v for v in values if v.tag == "N"]
    several = len({v.holder for v in names}) > 1
    persons = []
    for name in names if several else names[:1]:
        holder = name.holder if several else None
        native = (texts("N", holder) or (None,))[0] if name.tag == "n" else None
        persons.append(
            TruePerson(
                _with_family(name, names),
                honorific=" ".join(texts("h", holder)) or None,
                credentials=", ".join(texts("c", holder)) or None,
                native_name=native,
                titles=texts("t", holder),
            )
        )
    organisations = texts("o")
    return Truth(
        "person" if persons else "company",
        country,
        (),
        tuple(persons),
        organisations[:1],
        organisations[1:],
        texts("d"),
        tuple(p for v in values if v.tag in _PHONES for p in _phones(v, country)),
        tuple(t.casefold() for t in texts("e")),
        tuple(re.sub(r"^https?://|/$", "", t.casefold()) for t in texts("u")),
        (),
        tuple(TrueAddress(t) for t in texts("a")),
    )


def _with_family(name: _Value, names: list[_Value]) -> str:
    """``Ines`` of ``Ines & Walt Haglund`` has his name, which is printed once for both."""
    at = names.index(name)
    shared = name.joined and at + 1 < len(names) and " " not in name.text
    return f"{name.text} {names[at + 1].text.split(' ', 1)[-1]}" if shared else name.text


def _phones(value: _Value, country: str) -> Iterator[TruePhone]:
    """The number, and those that shorthand behind it (``/ 37``) stands for."""
    short = re.search(r"/\s*\d{1,4}$", value.text.rstrip())
    whole = None if short else _e164(value.text, country)
    first = re.match(r"[^\d+]*[+\d][\d\s().+-]*\d", value.text)
    number = whole or (_e164(first[0], country) if first else None)
    yield TruePhone(value.text, number, _PHONES[value.tag])
    if whole is None and first and number:
        for short in re.findall(r"\d{1,4}(?!\d)", value.text[first.end() :]):
            yield TruePhone(short, number[: -len(short)] + short, _PHONES[value.tag], expanded=True)


def _e164(text: str, country: str) -> str | None:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    number.extension = None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
