"""The numbers of one line with their labels, before the rest of the card is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from enrich.candidates import phone_guards
from enrich.candidates.phone_labels import (
    EXTENSION,
    LINES_NOTE,
    Label,
    kind_of,
    label_after,
    label_before,
)
from enrich.candidates.phone_number import Verified, is_grouped_as_usual, spell_vanity
from enrich.candidates.phone_runs import Group, Piece, Regions, cut_run, split_runs

NANP_SHAPE = re.compile(r"(?:\+?1[-. ]?)?(?:\(\d{3}\)\s?|\d{3}[-./ ])\d{3}[-. ]\d{4}")


_SHORTEST_MOBILE, _LONGEST_LOCAL = 7, 12
_RAW = 1.0
"""Score of a number that is kept as printed."""


@dataclass(frozen=True)
class Mention:
    """A phone number as it stands in one line."""

    piece: Piece
    label: Label | None
    """Its own label, or the one it shares with the numbers before it in the list."""
    own_label: bool
    """False when the label was printed for an earlier number of the list."""
    start: int
    end: int
    """Character offsets with its own labels, extension and notes such as ``(10 lines)``."""
    extension: str | None = None
    leads: bool = False
    """Nothing but punctuation before it: a label elsewhere may be meant for it."""


@dataclass(frozen=True)
class _Annotation:
    start: int
    end: int
    extension: str | None


def read_mentions(
    text: str, regions: Regions, known: Sequence[Verified], outer: bool
) -> list[Mention]:
    """The phone numbers of a flattened line.

    Args:
        text: flattened, mended, electronic addresses hidden.
        regions: of the card.
        known: verified numbers elsewhere on the card, nearest first.
        outer: a label outside the line is meant for its first number.
    """
    notes = _annotations(text)
    bare = text
    for note in notes:
        bare = bare[: note.start] + "\1" * (note.end - note.start) + bare[note.end :]
    for start, end in phone_guards.numbers_of_other_kinds(bare):
        bare = bare[:start] + "\1" * (end - start) + bare[end:]
    runs = [run for run in split_runs(bare) if sum(g.end - g.start for g in run) >= 5]
    after = _labels_follow(bare, runs)
    mentions: list[Mention] = []
    for position, run in enumerate(runs):
        mentions += _read_run(bare, run, position == 0, after, regions, known, outer)
    mentions += _vanity_numbers(bare, mentions, regions)
    mentions.sort(key=lambda mention: mention.piece.start)
    return [_annotate(text, mention, notes) for mention in mentions]


def _annotations(text: str) -> list[_Annotation]:
    found = [
        _Annotation(match.start(), match.end(), match["digits"])
        for match in EXTENSION.finditer(text)
        if sum(map(str.isdigit, text[: match.start()])) >= 5
        and not (
            text[match.start() : match.end()].lstrip()[:1] == "#"
            and not text[match.start() - 1 : match.start()].isdigit()
        )
    ]
    found += [_Annotation(m.start(), m.end(), None) for m in LINES_NOTE.finditer(text)]
    return found


def _annotate(text: str, mention: Mention, notes: Sequence[_Annotation]) -> Mention:
    end = mention.end
    for note in sorted(notes, key=lambda note: note.start):
        if note.start >= end and not re.search(r"[^\W_]", text[end : note.start]):
            end = note.end
            mention = replace(mention, end=end, extension=note.extension or mention.extension)
    return mention


def _opening(text: str, start: int) -> int:
    """Where a number whose first digit is at ``start`` begins: plus and bracket included."""
    return len(re.sub(r"(?:\(\s*\+\s*\)|[+(\s#])+$", "", text[:start]))


def _labels_follow(text: str, runs: Sequence[Sequence[Group]]) -> bool:
    """Whether the line prints labels behind the numbers (``… phone  … cell``)."""
    if not runs:
        return False
    first = label_before(text, _opening(text, runs[0][0].start))
    if first and not first.generic:
        return False
    return label_after(text, runs[-1][-1].end) is not None


def _read_run(
    text: str,
    run: Sequence[Group],
    first: bool,
    after: bool,
    regions: Regions,
    known: Sequence[Verified],
    outer: bool,
) -> list[Mention]:
    start, end = _opening(text, run[0].start), run[-1].end
    before = label_before(text, start)
    follow = label_after(text, end, lenient=after)
    if (
        before
        and follow
        and not after
        and not (before.generic and text[follow.start : follow.end].strip()[:1] in "([")
    ):
        follow = None
    if follow and before and after and not first:
        before = None
    leads = first and not re.search(r"[^\W_]", text[:start])
    label = before or follow
    labelled = label is not None or (outer and leads)
    pieces = cut_run(text, run, regions, known, labelled)
    if _bracketed_o(text, run) and not pieces[0].verified:
        rest = cut_run(text, run[1:], regions, known, True)
        label = Label(frozenset({"work"}), before.start if before else start, run[1].start, True)
        return _accept(text, rest, label, None, regions, False)
    mentions = _accept(text, pieces, before, follow, regions, leads, outer)
    if not mentions and before and before.strong and len(pieces) > 1:
        # No cut explains all of it: it is one number that cannot be dialled.
        first_digit, last_digit = pieces[0].start, pieces[-1].end
        whole = Piece(first_digit, last_digit, text[first_digit:last_digit], None, _RAW)
        mentions = _accept(text, [whole], before, follow, regions, leads, outer)
    return mentions


def agrees(label: Label, verified: Verified | None) -> bool:
    """Whether the numbering plan allows a number to share the label of another one."""
    if verified is None or label.type is None:
        return True
    if label.type == "mobile":
        return verified.line_type in ("mobile", "either")
    if label.type == "tollfree":
        return verified.line_type == "tollfree"
    if label.type == "fax":
        return verified.line_type != "mobile"
    return verified.line_type not in ("mobile", "tollfree")


def _bracketed_o(text: str, run: Sequence[Group]) -> bool:
    """``(0) 2766…`` where the engine read the O of an office as a zero."""
    zero = run[0]
    return (
        len(run) > 1
        and text[zero.start : zero.end] == "0"
        and text[max(0, zero.start - 1) : zero.start] == "("
        and text[zero.end : zero.end + 1] == ")"
    )


_LOCAL_DASHED = re.compile(r"[1-9]\d{0,2}-\d\d-\d\d")
"""``345-67-89``: a number of a town in Eastern Europe, behind a word for it."""


def _accept(
    text: str,
    pieces: Sequence[Piece],
    before: Label | None,
    follow: Label | None,
    regions: Regions,
    leads: bool,
    outer: bool = False,
) -> list[Mention]:
    mentions: list[Mention] = []
    weak = before is None or not before.strong
    counted = before.start if before else pieces[0].start
    guarded = weak and phone_guards.counts_something_else(text, counted)
    for position, piece in enumerate(pieces):
        last = position == len(pieces) - 1
        label = follow if last and follow and (before is None or before.generic) else before
        listed = not last and text[piece.end : pieces[position + 1].start].strip(" +(") != ""
        if label is None and listed and piece.verified and follow and follow.type != "fax":
            # "…, … cell": of a list, only a fax is told apart behind its last number.
            label = follow if agrees(follow, piece.verified) else None
        named = label is not None or (outer and leads)
        if position and text[pieces[position - 1].end : piece.start].strip(" +(") in (
            ",",
            ";",
            "|",
        ):
            guarded = False
        believed = named and before is None and piece.verified is not None
        local = not weak and _LOCAL_DASHED.fullmatch(piece.text) is not None
        if not local and _refused(text, piece, guarded and not believed):
            continue
        if "JP" in regions.likely and phone_guards.is_japanese_postal_code(
            text, piece.start, piece.end
        ):
            continue
        if named and (position == 0 or mentions or label is follow):
            sure = _believed_with_label(text, piece, label, position, mentions)
        else:
            sure = _believed_alone(text, piece, regions, pieces)
        if sure:
            start = before.start if before and not mentions else piece.start
            end = follow.end if follow and last else piece.end
            own = start < piece.start or end > piece.end
            mentions.append(Mention(piece, label, own, start, end, leads=leads and position == 0))
    return mentions


def _refused(text: str, piece: Piece, guarded: bool) -> bool:
    if phone_guards.looks_like_other_number(piece.text):
        return True
    if piece.carried and "/" in piece.text:
        return True  # 6180/510 King William Terrace
    housed = re.fullmatch(r"[1-9]\d{0,3}[A-Za-z]? ?[·|] ?\d{4,5}", piece.text)
    if housed and (piece.verified is None or re.match(r" [^\W\d_]{3}", text[piece.end :])):
        return True  # the number of a house or room and a postal code
    if piece.verified is None and phone_guards.may_be_house_number(text, piece.start, piece.end):
        return True
    return guarded and not (piece.verified and "+" in piece.text)


def _believed_with_label(
    text: str, piece: Piece, label: Label | None, position: int, earlier: Sequence[Mention]
) -> bool:
    digits = len(piece.digits)
    if label is not None and not label.strong and digits < 7 and not (piece.short and earlier):
        return False  # a state and its ZIP code: "WA 98101"
    if piece.verified:
        return True
    if piece.score <= 0 or not 5 <= digits <= 15:
        return False
    if label is not None and label.type == "mobile" and digits < _SHORTEST_MOBILE:
        return False  # "M.No. 218654": the number of a member
    if label is not None and not label.strong and digits > _LONGEST_LOCAL:
        return False  # "T4180001936275": registered for tax in Japan
    zoned = re.fullmatch(r"\d{3} \d{3}", piece.text) and re.search(r"[-–] ?$", text[: piece.start])
    if zoned and label is not None and label.start >= piece.end:
        return False  # "Ranchi - 834 009 (R)0612-265": a postal code
    if phone_guards.may_be_postal_code(
        text, label.start if label else piece.start, piece.start, piece.end
    ):
        return False
    if position and earlier:
        # An old number among its like, not the postal code behind the list.
        sizes = [len(mention.piece.digits) for mention in earlier]
        return any(abs(digits - size) <= 1 for size in sizes) or 6 <= digits <= 8 < max(sizes)
    return True


def _believed_alone(text: str, piece: Piece, regions: Regions, pieces: Sequence[Piece]) -> bool:
    before = text[max(0, piece.start - 1) : piece.start]
    behind = re.match(r"[^\W\d_]+", text[piece.end :])
    listed = any(
        p.verified and p.end <= piece.start and not re.search(r"[^\W_]", text[p.end : piece.start])
        for p in pieces
    )
    if (
        re.match(r"[^\W_]|[-.]" if listed else r"[^\W_]|[-/.]", before)
        and "+" not in piece.text
        and not NANP_SHAPE.fullmatch(piece.text)
    ):
        return False
    if (
        behind
        and kind_of(behind[0]) is None
        and behind[0].lower() not in ("email", "e", "www", "web")
    ):
        return ("+" in piece.text or (listed and len(piece.digits) > 8)) and bool(piece.verified)
    if piece.short:
        return True
    digits = len(piece.digits)
    if piece.verified:
        if "+" in piece.text or piece.text.startswith("00"):
            return True
        if piece.carried or not regions.likely:
            return False
        if "country code" not in piece.verified.reason and not any(
            piece.verified.reason.endswith(f" {region}") for region in regions.likely
        ):
            return False
        if digits >= 9:
            return True
        if digits == 8 and is_grouped_as_usual(piece.text, piece.verified):
            return True
        # Eight digits or fewer may be anything: only where nothing else stands beside them.
        left = re.split(r"[|·]", text[: pieces[0].start])[-1]
        right = re.split(r"[|·]", text[pieces[-1].end :])[0]
        alone = all(p.verified for p in pieces) and not re.search(r"[^\W_]", left + right)
        return digits >= 7 and alone
    return ("+" in piece.text and 9 <= digits <= 15) or (
        NANP_SHAPE.fullmatch(piece.text) is not None
    )


_VANITY = re.compile(
    r"(?<![\w-])(?:1[-. ])?\(?\d{3}\)?[-./ ]{1,2}(?=[\d. -]*[A-Z]{3})"
    r"[\dA-Z]{2,7}(?:[-. ][\dA-Z]{1,5}){0,2}(?!\w)"
)
_WORD_LAST = re.compile(r"(?:1[-.])?\(?\d{3}\)?[-. ]\d{3}[-.][A-Z]{4}")
"""``510-848-GEEK`` is a number without a label too."""
_TOLL_FREE = re.compile(r"(?:1[-. ])?\(?8(?:00|33|44|55|66|77|88)\)?[-.]")


def _vanity_numbers(text: str, mentions: Sequence[Mention], regions: Regions) -> list[Mention]:
    found = []
    for match in _VANITY.finditer(text):
        start, end = match.span()
        if any(m.piece.start < end and m.piece.end > start for m in mentions):
            continue
        if len(re.sub(r"[\W_]", "", match[0]).removeprefix("1")) != 10:
            continue
        label = label_before(text, start)
        alone = _WORD_LAST.fullmatch(match[0]) and not re.search(r"[^\W\d_]", text[:start])
        told = alone or _TOLL_FREE.match(match[0])
        if label is None and not told:
            continue
        verified = spell_vanity(match[0], regions.likely)
        if verified:
            piece = Piece(start, end, match[0], verified, 10.0)
            found.append(
                Mention(piece, label, label is not None, label.start if label else start, end)
            )
    return found
