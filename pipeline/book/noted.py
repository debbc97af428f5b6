"""What was noted of one person whose cards were once taken for several people's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_BETWEEN = {
    "note": "\n",
    "needs": "; ",
    "offers": "; ",
    "promised": "; ",
    "topics": ", ",
    "tags": ", ",
}
"""Keys of which the words on several cards are kept together, and what stands between them."""

Word = tuple[str, str, str | None]
"""The entry it was said of, the key, and the text; None where that was taken back."""


def gather_words(words: Iterable[Word]) -> dict[str, str]:
    """What holds of a contact, by key, from the words on its entries, oldest first.

    Of one entry the latest word on a key counts. Those of several entries stand together, the
    newest first and equal ones once; where there can be only one, the latest counts.
    """
    said: dict[str, dict[str, list[tuple[int, str | None]]]] = {}
    for turn, (entry, key, text) in enumerate(words):
        # What was said last comes last.
        of_key = said[key] = said.pop(key, {})
        of_key.setdefault(entry, []).append((turn, text))
    return {key: text for key, of in said.items() if (text := _together(key, list(of.values())))}


def spread_word(
    words: Sequence[Word], lead: str, key: str, text: str | None
) -> Mapping[str, str | None]:
    """What is to be said of each entry when ``text`` is said of the contact that they are.

    A text that holds all there was adds to it: what is new is said of ``lead``, and every entry
    keeps its own word, which it takes along when they turn out to be two people. Any other text
    stands in the place of what was said of each.

    Args:
        words: what was said under ``key`` so far, oldest first.
    """
    latest = {entry: said for entry, _, said in words}
    own = {entry: said for entry, said in latest.items() if said}
    between = _BETWEEN.get(key)
    for_all = dict.fromkeys((lead, *latest), text)
    if between is None or not text:
        return for_all
    if own.keys() <= {lead}:
        return {lead: text}
    pieces = dict.fromkeys(piece for piece in text.split(between) if piece.strip())
    known = {piece for said in own.values() for piece in said.split(between) if piece.strip()}
    if not known <= pieces.keys():
        return for_all
    new = [piece for piece in pieces if piece not in known]
    if not new:
        # Said again as it stands, or put in another order.
        return own if text == gather_words(words)[key] else for_all
    if key == "tags":
        return {lead: between.join(sorted({*new, *own.get(lead, "").split(between)} - {""}))}
    return {lead: between.join(filter(None, (*new, own.get(lead))))}


def _together(key: str, histories: Sequence[Sequence[tuple[int, str | None]]]) -> str | None:
    standing = sorted((h for h in histories if h[-1][1]), key=lambda h: h[-1][0], reverse=True)
    texts = list(dict.fromkeys(history[-1][1] or "" for history in standing))
    if len(texts) < 2 or key not in _BETWEEN:
        return texts[0] if texts else None
    between = _BETWEEN[key]
    since: dict[str, int] = {}
    for history in standing:
        for piece, turn in _first_said(history, between).items():
            since[piece] = min(turn, since.get(piece, turn))
    pieces = dict.fromkeys(p for text in texts for p in text.split(between) if p.strip())
    if key == "tags":
        return between.join(sorted(pieces))
    return between.join(sorted(pieces, key=lambda piece: since[piece], reverse=True))


def _first_said(history: Iterable[tuple[int, str | None]], between: str) -> dict[str, int]:
    """The pieces of the text that stands, and since when each has been there."""
    since: dict[str, int] = {}
    for turn, text in history:
        since = {piece: since.get(piece, turn) for piece in (text or "").split(between)}
    return since
