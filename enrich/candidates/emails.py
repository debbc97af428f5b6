"""E-mail addresses, with slips of the reading engine repaired towards a host that verifies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from enrich.candidates.candidate import Candidate, Span
from enrich.candidates.hosts import read_host
from enrich.candidates.phone_number import verify
from enrich.candidates.web_labels import LABEL, label_before, line_below, without_glued_label
from enrich.names import email_spells_name, is_role_mailbox
from ocr.engine import Line

_GLUED_LABEL = re.compile(
    r"^(?:e[.\-]?mails?(?:\s?id)?|web(?:site)?|mail(?:\s?id)?|url)\s*[:;.\-–=_]+\s*|"
    r"^e-post[ae]?\.|^id(?=(?:info|office|support|contact|enquir|hello)\w*$)|"
    r"^(?:e-?post[ae]?|courriel|correo|id)\s*[:;=]+\s*|^[ewi]\s*[:;]\s*|^[ewi][)\]]\s*|"
    r"^e-?mail(?:id)?(?=\w{3})",
    re.I,
)
_LABEL_AND_SLIP = re.compile(r"(?:e[.\-]?)?mail(?:id)?[a-z]{1,2}", re.I)
_GLUED_NUMBER = re.compile(r"\+?\d[\d\-.]{5,}\d(?=[A-Za-z])")
_AT = re.compile(r"\s*[@＠©](?=\s*\w|\s*$)\s*|\s*[\[(]\s*at\s*[\])]\s*", re.I)
_HANDLE_OF = re.compile(
    r"\b(?:insta(?:gram)?|ig|fb|facebook|twitter|tiktok|telegram|youtube|threads|line|kakao(?:talk)?)\s*[:/]?\s+@$|"
    r"\b(?:insta(?:gram)?|ig|fb|facebook|twitter|tiktok|telegram)\s*[:/]\s*@$",
    re.I,
)
"""A network and the sign before a handle on it: ``insta @northwind.day``."""
_LOCAL_END = re.compile(r"[A-Za-z0-9_+\-][\w.+\-'&]*$", re.ASCII)


def find_emails(lines: Sequence[Line]) -> tuple[Candidate, ...]:
    """E-mail addresses, with slips repaired towards an address whose host verifies."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        text = line.text.replace("\u3000", " ")
        floor = 0
        for at in _AT.finditer(text):
            if at.start() < floor or _HANDLE_OF.search(text, 0, at.end()):
                continue
            candidate = _email_at(lines, index, at, floor)
            if candidate is None:
                continue
            found.append(candidate)
            floor = next(s.end for s in candidate.spans if s.line == index)
    return tuple(found)


def _email_at(lines: Sequence[Line], index: int, at: re.Match[str], floor: int) -> Candidate | None:
    text = at.string
    local = _LOCAL_END.search(text[floor : at.start()])
    if local is None:
        return None
    start = floor + local.start()
    local_text = local.group()
    glued = _GLUED_LABEL.match(local_text)
    if glued and glued.end() < len(local_text):
        start += glued.end()
        local_text = local_text[glued.end() :]
    number = _GLUED_NUMBER.match(local_text) or _end_of_number(text[floor:start], local_text)
    if number:
        start += number.end()
        local_text = local_text[number.end() :]
    local_text, extra = _widen_local(text, floor, start, local_text)
    start -= extra
    spans = [Span(index, start, at.end())]
    # Where a gap is lost, the card's web address follows.
    rest = re.split(r"[^\w/]*www\.", text[at.end() :], maxsplit=1, flags=re.I)[0]
    rest = _before_next(without_glued_label(rest))
    host, used, reasons = read_host(rest)
    if host is None or used >= len(rest.rstrip()):
        below = line_below(lines, index)
        if below is not None and (host is None or rest.rstrip().endswith((".", "-"))):
            wrapped = rest.strip() + lines[below].text.strip().split(" ")[0]
            longer, _, _ = read_host(wrapped)
            if longer is not None:
                host, reasons = longer, ("wrapped over two lines",)
                used = len(rest)
                first = lines[below].text
                lead = len(first) - len(first.lstrip())
                spans.append(Span(below, lead, lead + len(first.strip().split(" ")[0])))
    if host is None:
        printed = re.match(r"[\w.\-]*", rest)
        tail = printed.group() if printed else ""
        if not tail or not label_before(text, start, index):
            return None
        raw = text[start : at.end() + len(tail)]
        value = f"{local_text}@{tail}".lower().strip(".")
        spans[0] = Span(index, start, at.end() + len(tail))
        return Candidate("email", value, raw, tuple(spans), label_before(text, start, index), False,
                         ("the host is not a known one",))  # fmt: skip
    spans[0] = Span(index, start, at.end() + used)
    local_text = local_text.strip(".'-").replace("..", ".")
    value = f"{local_text}@{host.name}".lower()
    raw = text[start : at.end() + used]
    why = ("host ends in a public suffix", *reasons)
    return Candidate("email", value, raw, tuple(spans), label_before(text, start, index), True, why)


_NEXT = re.compile(r"(?:\s*[,;|/]\s*|\s+)[\w.+\-]+\s?[@＠]")


def _before_next(rest: str) -> str:
    """What stands before another address: its local part is no more of this one's host."""
    following = _NEXT.search(rest)
    return rest[: following.start()] if following else rest


def _end_of_number(before: str, local: str) -> re.Match[str] | None:
    """The digits at the start of ``0069fzho`` behind ``+86 10 6655``: a lost gap, no name.

    The number before must need them: it dials nothing without, and something with them, or its
    other groups have as many digits.
    """
    digits = re.match(r"\d{2,}(?=[A-Za-z])", local)
    if digits and re.search(rf"(?:\b\d{{{len(digits.group())}}}[\s.\-]){{3,}}$", before):
        return digits
    number = re.search(r"\+\d[\d\s().\-]{4,}\d[\s\-]$", before)
    if digits is None or number is None:
        return None
    printed = number.group()
    needs = verify(printed, ()) is None and verify(printed + digits.group(), ()) is not None
    return digits if needs else None


def _spelled(local: str, texts: Sequence[str]) -> float:
    """How well ``local`` spells the name in one of ``texts``, 0..1."""
    return max((email_spells_name(local, text).score for text in texts), default=0.0)


def mend_first_letter(email: Candidate, texts: Sequence[str], hosts: Sequence[str]) -> Candidate:
    """``Imangal@`` on the card of L. Mangal: a capital I and a small l look the same.

    Args:
        email: an address as read.
        texts: what else the card says, a name among it.
        hosts: of the card's addresses.
    """
    local, _, host = email.value.partition("@")
    # A small i has a dot.
    if not email.raw.startswith(("I", "l")) or email.raw[:1].lower() != local[:1]:
        return email
    other = ("l" if local[0] == "i" else "i") + local[1:]
    said = {name.removeprefix("www.").split(".")[0] for name in hosts}
    as_read, as_other = (_spelled(form, texts) + (form in said) for form in (local, other))
    if as_other < 0.7 or as_other - as_read < 0.1:
        return email
    reasons = (*email.reasons, "first letter as the card spells it elsewhere")
    return replace(email, value=f"{other}@{host}", reasons=reasons)


def drop_label_letter(email: Candidate, texts: Sequence[str]) -> Candidate:
    """Without the ``E`` or ``M`` that stood before it, if a name on the card is spelled so.

    ``Ej.adeyemi@`` on the card of J. Adeyemi is a label letter whose gap was lost.
    """
    local, _, host = email.value.partition("@")
    label_letter = re.match(r"[em]\.?(?=\w)", local)
    if email.labels or label_letter is None or is_role_mailbox(local):
        return email  # marketing@ is no arketing@
    after = label_letter.end()
    whole, short = _spelled(local, texts), _spelled(local[after:], texts)
    # "Efalo@": a capital before small letters is hardly part of the address.
    enough = 0.6 if re.match(r"[EM][a-z]", email.raw) else 0.85
    if short < enough or short - whole < 0.1:
        return email
    first = email.spans[0]
    spans = (replace(first, start=first.start + after), *email.spans[1:])
    label = Span(first.line, first.start, first.start + after)
    reasons = (*email.reasons, "a name on the card is spelled without the label letter")
    return replace(
        email, value=f"{local[after:]}@{host}", spans=spans, labels=(label,), reasons=reasons
    )


def mend_underscore(email: Candidate, text: str, texts: Sequence[str]) -> Candidate:
    """``mara lind@`` on the card of Mara Lind, behind a label: the underscore was lost.

    Args:
        email: an address as read.
        text: the line it stands on.
        texts: what else the card says, a name among it.
    """
    local, _, host = email.value.partition("@")
    first = email.spans[0]
    word = re.search(r"[:.]\s?([A-Za-z]{3,}) $", text[: first.start])
    if word is None or is_role_mailbox(local):
        return email
    whole = f"{word[1].lower()}_{local}"
    as_whole = _spelled(whole, texts)
    if as_whole < 0.85 or as_whole - _spelled(local, texts) < 0.1:
        return email
    spans = (replace(first, start=word.start(1)), *email.spans[1:])
    reasons = (*email.reasons, "a name on the card is spelled with the word before")
    return replace(email, value=f"{whole}@{host}", spans=spans, reasons=reasons)


def drop_misread_colon(email: Candidate, text: str, texts: Sequence[str]) -> Candidate:
    """Without a glued label and the letter or two that the colon after it was read as.

    ``Emailanrktreddy@`` on the card of R. K. T. Reddy, ``mailaninfo@`` on any: what is left must
    spell a name on the card, which the longer form does not, or be a mailbox of no one person.

    Args:
        email: an address as read.
        text: the line it stands on.
        texts: what else the card says, a name among it.
    """
    first = email.spans[0]
    local, _, host = email.value.partition("@")
    word = re.search(r"[A-Za-z.\-]*$", text[: first.start])
    begin = word.start() if word else first.start
    glued = _LABEL_AND_SLIP.match(text, begin)
    if glued is None or glued.end() <= first.start:
        return email
    for start in (glued.end() - 1, glued.end()):
        rest = local[start - first.start :]
        if start <= first.start or text[start : start + len(rest)].lower() != rest:
            continue
        as_read, as_rest = _spelled(local, texts), _spelled(rest, texts)
        if is_role_mailbox(rest) or (as_rest >= 0.85 and as_rest - as_read >= 0.1):
            spans = (replace(first, start=start), *email.spans[1:])
            reasons = (*email.reasons, "a name on the card is spelled without what stands before")
            return replace(email, value=f"{rest}@{host}", raw=email.raw[start - first.start :],
                           spans=spans, labels=(Span(first.line, begin, start),), reasons=reasons)  # fmt: skip
    return email


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
        whole = before[: cut.end(1)].split("  ")[-1] if cut else ""
        if cut is None or re.search(rf"(?:^|\s){LABEL}$", whole, re.I):
            return local, extra
        local = cut.group(1) + joint + local
        extra += len(cut.group())
