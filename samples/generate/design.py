"""From a seed to a designed card."""

from __future__ import annotations

from collections.abc import Iterator

from samples.generate.content import Writer
from samples.generate.dice import COUNTRIES, Dice, country_words, editions
from samples.generate.dummy import write_dummy
from samples.generate.layouts import choose_layout, lay_out, turn_round
from samples.generate.records import DesignedCard

# How often each country is drawn: the common ones more often, every one often enough to be learned.
_SHARES = {
    "US": 16.0, "IN": 22, "GB": 6, "DE": 5, "FR": 4, "AU": 3, "CA": 3, "JP": 4, "CN": 3,
    "KR": 5, "RU": 4, "UA": 2.8, "TH": 3.6, "VN": 3.4, "IL": 3.8, "EG": 2.2, "SA": 2.2, "GR": 2.8, "BG": 1.2,
    "CZ": 1.1, "RO": 1.1, "DK": 1.1, "NO": 1.1, "FI": 1.1, "PT": 1.1, "ID": 1.1, "MY": 1.1, "PH": 1.1,
    "IE": 1.1, "NG": 1.1, "KE": 1.1, "AR": 1.1, "CO": 1.1, "CL": 1.1,
}  # fmt: skip


def design_card(seed: int, country: str | None = None) -> DesignedCard:
    """The card of ``seed``; the same seed and country always give the same card.

    ``country`` is an ISO 3166-1 alpha-2 code of :data:`COUNTRIES`, or None to draw one.

    Raises:
        KeyError: ``country`` is none of them.
    """
    dice = Dice(seed)
    drawn = dice.weigh({code: _SHARES.get(code, 1.6) for code in COUNTRIES})
    code = drawn if country is None else country
    edition = dice.weigh(editions(code))
    words = country_words(edition)
    dummy = code == "US" and dice.chance(0.1)
    content = write_dummy(dice) if dummy else Writer(dice, edition).write()
    layout = choose_layout(dice)
    width = dice.pick((600, 800, 1000, 1050, 1200, 1400, 1600))
    height = round(width / words["aspect"])
    if layout.portrait:
        width, height = height, width
    assert content.truth is not None
    prints = lay_out(dice, content, layout, width, height)
    if words.get("rtl") and dice.chance(0.9):
        prints = turn_round(prints, width)
    return DesignedCard(
        seed, code, layout.name, dice.held_out, width, height,
        prints, content.truth, dice.number(0, 2**31),
    )  # fmt: skip


def design_many(n: int, seed: int) -> Iterator[DesignedCard]:
    """``n`` cards of the seeds from ``seed`` on."""
    for i in range(n):
        yield design_card(seed + i)
