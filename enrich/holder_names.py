"""The holders' names: taken apart, with their degrees, each person once, in the order printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enrich import contact as records
from enrich.compose import hull
from enrich.evidence import Evidence
from enrich.fold import is_without_accents
from enrich.labelling import Value
from enrich.lexicon import load_lexicon
from enrich.names import any_spells_name, is_generation, is_given_and_patronymic, parse_name
from enrich.roles import Role
from enrich.word_classes import text_classes


def find_names(
    evidence: Evidence, values: Sequence[Value]
) -> tuple[tuple[records.Name, ...], list[str]]:
    """The names of the card's holders, and what of them has no field."""
    found, led_in = _read_names(evidence, values)
    names, over = _pair_scripts(_distinct(found))
    return names, [*led_in, *over]


_LEAD_IN = re.compile(
    r"(?:inh(?:aber(?:in)?)?|prop(?:r?ietor|r)?|ask for|call|ring|contact|attn|pregunte por|o bien|your hosts?|driver"
    r"|liên hệ|контакт(?:на особа|ное лицо)?|обращаться|звертат\w+|υπεύθυν\w+|επικοινωνία|איש קשר|للتواصل|مسؤول"
    r"|ติดต่อ|संपर्क|सम्पर्क|担当者?|連絡人|联系人|聯絡人|담당자?)(?:\b[\s.:]+|\s*[:：]\s*|\s+)"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What may stand before a name and is none of it: ``Inh. Mara Lind``, ``Ask for Mara``."""


def _read_names(
    evidence: Evidence, values: Sequence[Value]
) -> tuple[list[records.Name], list[str]]:
    """The names, and what led in to them."""
    region = evidence.region
    found: list[records.Name] = []
    led_in: list[str] = []
    for value in _single_names(_with_family_above(v for v in values if v.role is Role.NAME)):
        degrees = [
            v.text for v in values if v.role is Role.CREDENTIAL and follows_name(evidence, value, v)
        ]
        text = value.text
        lead_in = _LEAD_IN.match(text)
        if lead_in is not None:
            led_in.append(lead_in[0].strip(" :"))
            text = text[lead_in.end() :]
        if degrees and is_generation(degrees[0]):
            text = f"{text}, {degrees.pop(0)}"  # of the name, which the comma has cut
        parsed = parse_name(text, region)
        if not parsed.full or not any(c.isalpha() for c in parsed.full):
            continue
        suffix = ", ".join(filter(None, (parsed.suffix, *degrees))) or None
        spelled = any_spells_name(evidence.context.email_locals, parsed.full)
        reasons = ["labelled as a name by print and place"]
        if spelled >= 0.5:
            reasons.append("e-mail spells the name")
        found.append(
            records.Name(
                parsed.full,
                parsed.prefix,
                parsed.given,
                parsed.additional,
                parsed.family,
                suffix,
                None,
                records.Evidence(
                    value.confidence,
                    (*reasons, *value.doubts),
                    value.quad,
                ),
            )
        )
    return _in_rows(found), led_in


def _in_rows(names: Sequence[records.Name]) -> list[records.Name]:
    """From the top, and of those beside each other from the left, even where a photo slants them."""

    def place(name: records.Name) -> tuple[float, float, float]:
        (x, y), _, _, (_, bottom) = name.evidence.quad or ((0.0, 0.0),) * 4
        return (y + bottom) / 2, x, max(1.0, bottom - y)

    ordered: list[records.Name] = []
    rest = sorted(names, key=place)
    while rest:
        first, _, height = place(rest[0])
        row = [name for name in rest if place(name)[0] - first < height]
        ordered += sorted(row, key=lambda name: place(name)[1])
        rest = [name for name in rest if place(name)[0] - first >= height]
    return ordered


_AND = re.compile(r"\s+(?:&|and|und|et|y|(?-i:e|i|en|och|og|ja|и|і|та|και))\s+", re.I)
_ONE_LETTER = re.compile(r"\s(?:e|i|y)\s")
"""Between two family names of one person too: ``Rui Pereira e Sousa Costa``."""
_EAST_ASIAN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_OTHER_SCRIPTS = r"\u0370-\u08ff\u0900-\u139f\u1400-\u167f\u1780-\u17ff\u1f00-\u1fff" + _EAST_ASIAN
_NATIVE = re.compile(f"[{_OTHER_SCRIPTS}]")
# Without a gap only scripts whose letters no Latin one is mistaken for.
_SEAM = re.compile(
    rf"(?<=[A-Za-z])[\s/(]+(?=[{_OTHER_SCRIPTS}])|(?<=[{_OTHER_SCRIPTS}])[\s/(]+(?=[A-Za-z])"
    rf"|(?<=[A-Za-z]{{2}})(?=[{_EAST_ASIAN}]{{2}})|(?<=[{_EAST_ASIAN}]{{2}})(?=[A-Za-z]{{2}})"
)


def _single_names(values: Iterable[Value]) -> list[Value]:
    """``Ada Okafor & Mara Lind`` is two holders; a native and a Latin form are taken apart."""
    single = []
    for value in values:
        parts = _SEAM.split(value.text)
        if any(map(is_mixed, parts)):
            parts = [value.text]  # look-alikes of one script in words of another
        if len(parts) == 1:
            parts = _said_twice(value.text)
        if len(parts) == 1:
            letter = _ONE_LETTER.search(value.text) is not None
            parts = _with_family(_AND.split(value.text), letter) or [value.text]
        single += [replace(value, text=bare) for part in parts if (bare := _bare(part))]
    return single


def _said_twice(text: str) -> list[str]:
    """``Hieu Le / Lê Khắc Hiếu``, also with nothing but a blank between, is said in two ways."""
    for gap in re.finditer(r"\s*/\s*|\s+", text):
        first, second = text[: gap.start()], text[gap.end() :]
        if is_without_accents(first, second) or is_without_accents(second, first):
            return [first, second]
    return [text]


def _begins_with_given(part: str) -> bool:
    lexicon, word = load_lexicon(), part.split()[0]
    return lexicon.given(word) > lexicon.family(word)


def _with_family(parts: Sequence[str], one_letter: bool = False) -> list[str] | None:
    """``Yann & Claire Le Goff`` are Yann Le Goff and Claire Le Goff; None where one is nobody.

    ``one_letter``: what joins them may join family names as well.
    """
    if all(len(part.split()) > 1 for part in parts):
        return list(parts) if not one_letter or all(map(_begins_with_given, parts)) else None
    *others, last = parts
    family = parse_name(last).family
    if not family or not all(_may_be_given(part) for part in others if " " not in part):
        return None
    return [part if " " in part else f"{part} {family}" for part in others] + [last]


_USUAL = 0.7
"""Don and Mason are given names before they are an honorific and a trade."""
_CLOSE = 1.5
"""Heights of the smaller print between a family name and the names below it."""


def _with_family_above(values: Iterable[Value]) -> list[Value]:
    """``Уварова`` on a line above ``Виктория Львовна`` is her family name."""
    names = list(values)
    for below in [v for v in names if is_given_and_patronymic(v.text)]:
        for above in names:
            if len(above.text.split()) != 1 or len(above.text) < 3:
                continue
            gap = below.quad[0][1] - above.quad[3][1]
            height = min(v.quad[3][1] - v.quad[0][1] for v in (above, below))
            beside = above.quad[0][0] < below.quad[1][0] and below.quad[0][0] < above.quad[1][0]
            if beside and -0.5 * height < gap < _CLOSE * height:
                whole = replace(
                    below,
                    text=f"{above.text} {below.text}",
                    segments=(*above.segments, *below.segments),
                    quad=hull([above.quad, below.quad]),
                    confidence=min(above.confidence, below.confidence),
                    doubts=(*above.doubts, *below.doubts),
                )
                names = [whole if v is below else v for v in names if v is not above]
                break
    return names


def _may_be_given(word: str) -> bool:
    """A given name, or a word with a capital that is no family name, honorific or post."""
    lexicon = load_lexicon()
    if lexicon.given(word) >= _USUAL and not word.endswith("."):
        return True
    if lexicon.is_honorific(word) or text_classes(word).get("title", 0.0) > 0.3:
        return False
    return lexicon.given(word) > 0 or (word.istitle() and lexicon.family(word) == 0)


def _bare(part: str) -> str:
    """Without slashes, blanks and brackets around, but for those that open or close inside."""
    part = part.strip(" /&")
    while part.count("(") != part.count(")") and part[:1] + part[-1:] != "()":
        if part.startswith("("):
            part = part[1:].strip(" /")
        elif part.endswith((")", "(")):
            part = part[:-1].strip(" /")
        else:
            break
    return part[1:-1].strip() if part[:1] + part[-1:] == "()" else part


def is_native(text: str) -> bool:
    """Whether there are letters of another script than Latin."""
    return _NATIVE.search(text) is not None


def is_mixed(text: str) -> bool:
    """More than a stray look-alike in two scripts."""
    latin, native = len(re.findall("[A-Za-z]", text)), len(_NATIVE.findall(text))
    return min(latin, native) > 0.25 * (latin + native)


def _distinct(names: Sequence[records.Name]) -> list[records.Name]:
    """One of each: a name printed twice (logo and line) is one holder."""
    kept: dict[str, records.Name] = {}
    for name in names:
        key = re.sub(r"\W", "", name.full).casefold()
        known = kept.get(key, name)
        kept[key] = replace(
            known,
            prefix=known.prefix or name.prefix,
            suffix=_joined(known.suffix, name.suffix),
        )
    return list(kept.values())


def _joined(first: str | None, second: str | None) -> str | None:
    """Degrees of both, each once."""
    parts = [part for text in (first, second) if text for part in text.split(", ")]
    return ", ".join(dict.fromkeys(parts)) or None


def _pair_scripts(
    names: Sequence[records.Name],
) -> tuple[tuple[records.Name, ...], list[str]]:
    """A native and a Latin form, one each, are one holder.

    Returns the names, and a native honorific for which the Latin one leaves no room.
    """
    names = _with_accents(names)
    native = [n for n in names if is_native(n.full)]
    latin = [n for n in names if not is_native(n.full)]
    if len(native) == 1 and len(latin) == 1:
        both = replace(
            latin[0],
            native=native[0].full,
            prefix=latin[0].prefix or native[0].prefix,
            suffix=_joined(latin[0].suffix, native[0].suffix),
        )
        over = native[0].prefix if latin[0].prefix else None
        return (both,), [over] if over else []
    return tuple(replace(n, native=n.full) if is_native(n.full) else n for n in names), []


def _with_accents(names: Sequence[records.Name]) -> list[records.Name]:
    """``Hieu Le`` and ``Lê Khắc Hiếu`` are one holder: abroad, and at home."""
    kept = list(names)
    for plain in names:
        for other in kept:
            if plain in kept and is_without_accents(plain.full, other.full):
                both = replace(
                    plain,
                    native=other.full,
                    prefix=plain.prefix or other.prefix,
                    suffix=_joined(plain.suffix, other.suffix),
                )
                kept = [both if n is plain else n for n in kept if n is not other]
                break
    return kept


def follows_name(evidence: Evidence, name: Value, degree: Value) -> bool:
    """Degrees belong to the name on their line, right above or right below them."""
    lines = {evidence.segments[i].span.line for i in name.segments}
    if any(evidence.segments[i].span.line in lines for i in degree.segments):
        return True
    height = name.quad[3][1] - name.quad[0][1]
    return (
        abs(degree.quad[0][1] - name.quad[3][1]) < 1.5 * height
        or abs(name.quad[0][1] - degree.quad[3][1]) < 0.8 * height
    )
