"""From the labelled values to contacts: names taken apart, one main organisation, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from enrich import contact as records
from enrich.address_groups import without_heading
from enrich.address_spacing import space_address
from enrich.addresses import make_address
from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.phone import PhoneCandidate
from enrich.compose import hull, uncovered
from enrich.doubts import doubts_about_pattern, doubts_about_text
from enrich.evidence import Evidence
from enrich.holder_names import find_names, follows_name, is_mixed, is_native
from enrich.holders import Placed, owner_by_email, owners_by_place, shared_or_owned
from enrich.judging import SIGNALS, Judging, load_judge, measure_pattern
from enrich.labelling import Value
from enrich.names import (
    any_spells_name,
    is_reading,
    natural_case,
    part_reading,
    spells_name,
)
from enrich.organisations import order_organisations
from enrich.review import SURE
from enrich.roles import Role
from enrich.segments import quad_of
from ocr.engine import Line, Quad


def assemble(
    evidence: Evidence, values: Sequence[Value], judge: Judging | None = None
) -> tuple[records.Contact, ...]:
    """The contacts of one card, without ``id``, ``source`` and ``met``.

    What ``judge`` (default: the one that travels with the package) finds too doubtful for a
    field goes to the notes.
    """
    judge = judge or load_judge()
    judged = [_judged(evidence, value, judge) for value in values]
    values, beside = _part_readings(_spelled_elsewhere(evidence, values, judged))
    beside += [value.misread for value in values if value.misread is not None]
    values = _without_strays(evidence, values)
    names, unpaired = find_names(evidence, values)
    beside += unpaired
    base = _shared(evidence, values, judge)
    base = replace(base, notes="\n".join(filter(None, (base.notes, *beside))) or None)
    if not names:
        return (_holder(replace(base, kind="org"), None, values),)
    quads = [n.evidence.quad for n in names if n.evidence.quad is not None]
    base = replace(base, kind="individual")
    titled = [(i, v) for i, v in enumerate(values) if v.role in {Role.TITLE, Role.DEPARTMENT}]
    if len(names) == 1:
        return (_holder(base, names[0], [v for _, v in titled]),)
    title_owner = owners_by_place(quads, [Placed(i, v.quad) for i, v in titled])
    phone_owner = shared_or_owned(
        owners_by_place(quads, [Placed(i, p.evidence.quad) for i, p in enumerate(base.phones) if p.evidence.quad]),
        len(names),
    )  # fmt: skip
    fulls = [n.full for n in names]
    contacts = []
    for number, name in enumerate(names):
        mine = [v for i, v in titled if title_owner.get(i, number) == number]
        emails = tuple(
            e for e in base.emails
            if owner_by_email(fulls, e.address.partition("@")[0]) in {None, number}
        )  # fmt: skip
        phones = tuple(p for i, p in enumerate(base.phones) if phone_owner.get(i, number) == number)
        contacts.append(_holder(replace(base, emails=emails, phones=phones), name, mine))
    return tuple(contacts)


def _judged(evidence: Evidence, value: Value, judge: Judging) -> Value:
    """The value with its confidence, or as mere print when it is too doubtful for a field."""
    if not value.signals:
        return value
    confidence = judge.confidence(value.role.value, value.signals)
    if judge.keeps(value.role.value, confidence):
        doubts = doubts_about_text(evidence, value) if confidence < SURE else ()
        return replace(value, confidence=confidence, doubts=doubts)
    return replace(value, role=Role.OTHER)


_SPELLED = 0.5
"""How well an e-mail or a Latin name must spell a name in another script to bear it out."""


def _spelled_elsewhere(
    evidence: Evidence, values: Sequence[Value], judged: Sequence[Value]
) -> list[Value]:
    """With the doubtful names in other scripts that the card spells in Latin letters too."""
    if any(v.role is Role.NAME and is_native(v.text) for v in judged):
        return list(judged)
    latin = [".".join(v.text.split()) for v in judged if v.role is Role.NAME and v.text.isascii()]
    spellings = (*evidence.context.email_locals, *latin)
    kept = []
    for value, now in zip(values, judged, strict=True):
        borne_out = (
            value.role is Role.NAME
            and now.role is not Role.NAME
            and is_native(value.text)
            and not is_mixed(value.text)
            and any_spells_name(spellings, value.text) >= _SPELLED
        )
        kept.append(replace(value, confidence=_SPELLED) if borne_out else now)
    return kept


def _part_readings(values: Sequence[Value]) -> tuple[list[Value], list[str]]:
    """Japanese names without how they are pronounced, which is no second holder.

    Returns the values, and the readings that were printed as one with the name. Others become
    mere print.
    """
    spelled = any(v.role is Role.NAME and spells_name(v.text) for v in values)
    parted, readings = [], []
    for value in values:
        if value.role is Role.NAME:
            both = part_reading(value.text)
            if both:
                value = replace(value, text=both[0])
                readings.append(both[1])
            elif spelled and is_reading(value.text):
                value = replace(value, role=Role.OTHER)
        parted.append(value)
    return parted, readings


def _without_strays(evidence: Evidence, values: Sequence[Value]) -> list[Value]:
    """Degrees beside no name, and names without a letter, as mere print."""
    named = [v for v in values if v.role is Role.NAME and any(map(str.isalpha, v.text))]
    return [
        replace(value, role=Role.OTHER)
        if (
            value.role is Role.CREDENTIAL
            and not any(follows_name(evidence, n, value) for n in named)
        )
        or (value.role is Role.NAME and value not in named)
        else value
        for value in values
    ]


def _holder(
    base: records.Contact, name: records.Name | None, values: Sequence[Value]
) -> records.Contact:
    return replace(
        base,
        name=name,
        titles=tuple(_text(v, "title") for v in values if v.role is Role.TITLE),
        departments=tuple(_text(v, "department") for v in values if v.role is Role.DEPARTMENT),
    )


def _shared(evidence: Evidence, values: Sequence[Value], judge: Judging) -> records.Contact:
    region = evidence.region
    organizations = order_organisations(
        [v for v in values if v.role is Role.ORGANIZATION], evidence.context.domains, evidence
    )
    addresses = []
    for value in (v for v in values if v.role is Role.ADDRESS):
        reasons = records.Evidence(
            value.confidence,
            ("labelled as an address by print and place", *value.doubts),
            value.quad,
        )
        addresses.append(make_address(without_heading(space_address(value.text)), region, reasons))
    return records.Contact(
        organizations=tuple(organizations),
        phones=tuple(_phone(evidence, p, judge) for p in _unique_phones(evidence.phones)),
        emails=tuple(
            records.Email(c.value, _found(evidence, c, "email", judge))
            for c in _unique(evidence.emails)
        ),
        urls=tuple(
            records.Url(c.value, _found(evidence, c, "url", judge)) for c in _unique(evidence.urls)
        ),
        socials=tuple(
            records.Social(
                c.value.partition(" ")[0],
                c.value.partition(" ")[2],
                _found(evidence, c, "social", judge),
            )
            for c in _unique(evidence.socials)
        ),
        addresses=tuple(addresses),
        notes=_notes(evidence, values),
    )


def _unique(candidates: Sequence[Candidate]) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.value.casefold(), candidate)
    return list(first.values())


def _unique_phones(phones: Sequence[PhoneCandidate]) -> list[PhoneCandidate]:
    """One of each number; of the types printed for it the most telling is kept."""
    first: dict[str, PhoneCandidate] = {}
    for phone in phones:
        known = first.get(phone.number)
        if known is None or (known.type == "unknown" and phone.type != "unknown"):
            first[phone.number] = phone
    return list(first.values())


_GUESSED_LETTER = 0.5
"""A number or an address with a letter that the engine rather doubts than believes wants a look,
however likely all else makes it: another letter is another number, and as good a one."""
_GUESSED = 0.8
"""Most confidence in a number whose country is a guess: it wants a look."""


def _phone(evidence: Evidence, phone: PhoneCandidate, judge: Judging) -> records.Phone:
    found = _found(evidence, phone, "phone", judge)
    home = next((r for r in evidence.regions if r.region == phone.country), None)
    if home is not None and home.guessed and not phone.raw.startswith(("+", "00")):
        found = replace(
            found,
            confidence=min(found.confidence, _GUESSED),
            reasons=(*found.reasons, "country guessed from the look of the numbers"),
        )
    return records.Phone(
        phone.number, phone.raw, phone.type, phone.extension, phone.valid, phone.country, found
    )


def _found(evidence: Evidence, candidate: Candidate, kind: str, judge: Judging) -> records.Evidence:
    signals = measure_pattern(evidence, kind, candidate)
    confidence = judge.confidence(kind, signals)
    if signals[SIGNALS.index("reading")] < _GUESSED_LETTER:
        confidence = min(confidence, SURE - 0.01)
    doubts = doubts_about_pattern(evidence, candidate, signals) if confidence < SURE else ()
    return records.Evidence(
        confidence,
        (*candidate.reasons, *doubts),
        _quad(evidence.lines, candidate.spans),
    )


def _quad(lines: Sequence[Line], spans: Sequence[Span]) -> Quad:
    return hull([quad_of(lines[s.line], s) for s in spans])


def _text(value: Value, kind: str) -> records.Text:
    return records.Text(
        natural_case(value.text, kind),
        records.Evidence(
            value.confidence,
            (f"labelled as {kind} by print and place", *value.doubts),
            value.quad,
        ),
    )


def _notes(evidence: Evidence, values: Sequence[Value]) -> str | None:
    """What no field took, line by line: nothing printed is dropped."""
    taken = [
        s
        for c in (*evidence.emails, *evidence.urls, *evidence.socials)
        for s in (*c.spans, *c.labels)
    ]
    taken += evidence.address_labels
    taken += [s for p in evidence.phones for s in (*p.spans, *p.labels)]
    for value in values:
        if value.role is not Role.OTHER:
            taken += [evidence.segments[i].span for i in value.segments]
    rest = [uncovered(line, index, taken) for index, line in enumerate(evidence.lines)]
    return "\n".join(filter(None, rest)) or None
