"""How a card prints its holder: name, honorific, degrees and titles as rows."""

from __future__ import annotations

from dataclasses import replace

from samples.generate.dice import Dice
from samples.generate.people import Person, honour
from samples.generate.records import Role, Style
from samples.generate.rows import Piece, Row, capitals, upper_case


def name_rows(dice: Dice, person: Person, index: int, bilingual: bool) -> list[Row]:
    """The name with its honorific and degrees, and in its other script, a row each or in one."""
    scale = dice.pick((1.1, 1.25, 1.4, 1.6, 1.9))
    style = Style(bold=dice.chance(0.6), italic=dice.chance(0.08), accent=dice.chance(0.3))
    upper = dice.chance(0.33)
    pieces: list[Piece] = []
    if person.honorific:
        pieces += [
            Piece(person.honorific, Role.HONORIFIC, index),
            Piece(honour(dice, person.honorific)),
        ]
    pieces.append(
        Piece(
            upper_case(person.name) if upper else person.name,
            Role.NAME,
            index,
        )
    )
    rows: list[Row] = []
    if person.credentials:
        where = dice.weigh({"after": 55, "below": 30, "brackets": 6, "spaced": 9})
        degrees = Piece(person.credentials, Role.CREDENTIALS, index)
        if where == "below":
            rows.append(Row((degrees,), dice.pick((0.75, 0.9, 1.0))))
        elif where == "brackets":
            pieces += [Piece(" ("), degrees, Piece(")")]
        else:
            pieces += [Piece(", " if where == "after" else " "), degrees]
    words = person.name.split()
    if person.head and len(words) > person.head and not person.honorific and dice.chance(0.4):
        whole = pieces.pop(0)
        first, last = whole.text.split()[: person.head], whole.text.split()[person.head :]
        if dice.chance(0.4):
            first = [w.upper() for w in first] if person.head == 1 else first
        rows.insert(0, Row((replace(whole, text=" ".join(last)), *pieces), scale, style))
        rows.insert(0, Row((replace(whole, text=" ".join(first)),), scale, style, 0.4))
    else:
        rows.insert(0, Row(tuple(pieces), scale, style, 0.4))
    if person.kana:
        rows.insert(dice.pick((0, 1)), Row((Piece(person.kana, Role.NAME, index),), 0.65))
    if person.native:
        native = [Piece(person.native, Role.NAME, index)]
        if person.native_honorific:
            blank = Piece(honour(dice, person.native_honorific))
            native = [Piece(person.native_honorific, Role.HONORIFIC, index), blank, *native]
        if dice.chance(0.25):
            glue = Piece(dice.pick((" ", " ", " / ")) if bilingual else " ")
            rows[0] = replace(rows[0], pieces=(*rows[0].pieces, glue, *native))
        else:
            rows.insert(
                dice.pick((0, 1)),
                Row(tuple(native), scale * dice.pick((1.0, 1.3, 0.8)), style, 0.4),
            )
    return rows


def title_rows(dice: Dice, titles: list[str], first: int) -> list[Row]:
    """Titles, a row each or joined; ``first`` is the number of the first one on the card."""
    scale, style = dice.pick((0.85, 1.0, 1.0, 1.1)), Style(italic=dice.chance(0.2))
    pieces = [Piece(t, Role.TITLE, first + i) for i, t in enumerate(titles)]
    if len(pieces) > 1 and dice.chance(0.3):
        glue = Piece(dice.pick((" / ", ", ", " & ", " | ")))
        joined: list[Piece] = []
        for piece in pieces:
            joined += [glue, piece] if joined else [piece]
        rows = [Row(tuple(joined), scale, style)]
    else:
        rows = [Row((piece,), scale, style) for piece in pieces]
    if dice.chance(0.12):
        rows = [capitals(row) for row in rows]
    elif dice.chance(0.03):
        rows = [
            replace(r, pieces=tuple(p and replace(p, text=p.text.lower()) for p in r.pieces))
            for r in rows
        ]
    return rows
