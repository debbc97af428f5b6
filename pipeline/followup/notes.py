"""What you noted about someone, and what of that a letter may quote."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Notes:
    """What you noted about someone, in your own words."""

    talked: str = ""
    needs: str = ""
    offers: str = ""
    promised: str = ""
    topics: str = ""


NEEDS_TALK = frozenset({"thank-you", "linkedin", "postcard", "call-request"})
"""Templates about the meeting, which say what you talked about there."""

NEEDS_SOMETHING = frozenset({"meet-coffee", "meet-video", "keep-in-touch"})
"""Templates that say something personal, whichever note it is from."""

PROMISING = frozenset({"thank-you", "postcard", "call-request", "call"}) | NEEDS_SOMETHING
"""Templates that quote what you promised: who was sent one of these was told."""


def open_notes(template: str, notes: Notes, untold: Notes | None) -> Notes:
    """The notes that a draft may quote: a promise is made once, news of a meeting are told once.

    Args:
        untold: what of ``notes`` no message passed on before; None when nothing was.
    """
    if untold is None:
        return notes
    if template in NEEDS_TALK:
        return replace(untold, offers=notes.offers)
    return replace(notes, promised=untold.promised)


def say_left_out(template: str, told: Notes, quoted: Notes) -> str:
    """What to say of a promise that the draft would quote, had it not been told before."""
    if template not in PROMISING or not told.promised or told.promised in quoted.promised:
        return ""
    return f"left out, as you were in touch since you promised: {told.promised}"
