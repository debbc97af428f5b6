"""How one card labels its numbers: words, letters, icons or nothing; before, after or in a column."""

from __future__ import annotations

from dataclasses import dataclass, replace

from samples.generate.dice import Dice, lexicon
from samples.generate.records import Role, Style
from samples.generate.rows import Piece, Row, width_of

ICONS = {
    "work": "☎", "telfax": "☎", "mobile": "▯", "fax": "⎙", "home": "⌂", "tollfree": "☎", "email": "✉", "url": "⊕",
    "skype": "Ⓢ", "facebook": "ⓕ", "twitter": "ⓣ", "instagram": "◎", "linkedin": "ⓘ",
}  # fmt: skip
"""Characters that stand for drawn icons; an engine reads nothing there, or junk."""
_LETTERS = {
    "work": "TPOD", "telfax": "TP", "mobile": "MC", "fax": "F", "home": "RH", "tollfree": "T",
    "email": "E", "url": "W", "skype": "S",
}  # fmt: skip


@dataclass(frozen=True)
class Lettering:
    """A card's own habit."""

    language: str
    how: str
    """word, letter, icon, none, or after (``(R)`` behind the number)."""
    colon: str
    tabbed: bool
    """Numbers begin in one column, labels stand apart."""
    glue: str | None
    """What joins several entries on one row; None for a row each."""
    case: str
    """as is, upper or lower."""
    mail_label: bool
    words: dict[str, str]
    """The word chosen for each kind."""
    bold: bool

    def shows(self, kind: str) -> bool:
        """Whether the card says what a number is."""
        return self.how != "none" and kind != "none"

    def _word(self, kind: str) -> str:
        text = self.words.get(kind, "")
        return (
            text.upper() if self.case == "upper" else text.lower() if self.case == "lower" else text
        )

    def entry(self, dice: Dice, kind: str, pieces: list[Piece], inline: bool = False) -> Row:
        """One labelled value as a row."""
        style = Style(bold=self.bold)
        if kind == "none" or (
            kind in ("email", "url") and not self.mail_label and self.how != "icon"
        ):
            return Row(tuple(pieces), style=style)
        if self.how == "icon" and kind in ICONS:
            return Row((Piece(ICONS[kind], Role.LABEL), Piece("  "), *pieces), style=style)
        if self.how == "after" and f"after_{kind}" in self.words:
            return Row(
                (*pieces, Piece(" "), Piece(self._word(f"after_{kind}"), Role.LABEL)), style=style
            )
        word = self._word(kind)
        if self.how == "none" or not word:
            return Row(tuple(pieces), style=style)
        label = Piece(word, Role.LABEL)
        if self.tabbed and not inline:
            mark = self.colon.strip()
            head = (Piece(mark + " "),) if mark else ()
            return Row((label, None, *head, *pieces), style=style)
        colon = self.colon if not word.endswith(".") else self.colon.removeprefix(".") or " "
        return Row((label, Piece(colon), *pieces), style=style)

    def rows(self, dice: Dice, entries: list[tuple[str, list[Piece]]]) -> list[Row]:
        """All entries of the contact block as rows."""
        rows = [self.entry(dice, kind, pieces) for kind, pieces in entries]
        if self.tabbed:
            labels = [r.pieces[0].text for r in rows if None in r.pieces and r.pieces[0]]
            tab = max((width_of(text, self.bold) for text in labels), default=0.0) + 0.9
            return [replace(r, tab=tab) if None in r.pieces else r for r in rows]
        if self.glue is None:
            return rows
        joined: list[Row] = []
        for row in rows:
            last = joined[-1] if joined else None
            if last and len(last.text) + len(row.text) < 58 and dice.chance(0.75):
                middle = (None,) if self.glue == "gap" else (Piece(self.glue),)
                if self.glue != "gap" or None not in last.pieces:
                    joined[-1] = replace(last, pieces=(*last.pieces, *middle, *row.pieces))
                    continue
            joined.append(row)
        return joined


def choose_lettering(dice: Dice, language: str) -> Lettering:
    """The habit of a new card in ``language``."""
    labels = lexicon("labels")
    own, english = labels[language], labels["en"]
    if language != "en" and dice.chance(0.12):
        own = english
    words = {kind: dice.pick(own.get(kind) or english[kind]) for kind in english}
    letters = _LETTERS | own.get("letters", {})
    how = dice.weigh({"word": 58, "letter": 14, "icon": 8, "none": 12, "after": 8})
    if how == "letter":
        words |= {kind: dice.pick(options) for kind, options in letters.items()}
        if words["work"] == "P" and language == "fr":
            words["work"] = "T"
    elif language == "en" and dice.chance(0.06):
        words |= {
            "work": "(O)",
            "home": "(R)",
            "mobile": "(M)",
            "fax": dice.pick(("(F)", "Fax", "(Fax)")),
        }
    return Lettering(
        language, how,
        dice.pick((": ", ": ", ": ", " : ", " : ", ":", " :", " ", ". ", "  ", ") " if how == "letter" else ": ")),
        how in ("word", "letter") and dice.chance(0.25),
        dice.weigh({None: 58, "gap": 10, "  ": 8, " | ": 9, " • ": 5, ", ": 6, " - ": 2, " / ": 2}),
        dice.weigh({"as is": 84, "upper": 8, "lower": 8}),
        dice.chance(0.6), words, dice.chance(0.12),
    )  # fmt: skip
