"""Made-up cards without end: text with layout and truth, and what an OCR engine makes of them.

Used to train the labelling and to measure it on cards nobody tuned on. Nothing made here is a
real person's card. Generated numbers and domains look real and may exist: what is committed to
the repository (samples/photos) uses reserved ones instead.

Seeds from :data:`HELD_OUT_FROM` (1,000,000) on are held out: they use layouts and words that
lower seeds never use. Never train or tune on them.
"""

from samples.generate.design import design_card, design_many
from samples.generate.dice import COUNTRIES, HELD_OUT_FROM
from samples.generate.misread import LineSpan, to_lines
from samples.generate.records import DesignedCard, Print, Role, Span, Truth, label

__all__ = [
    "COUNTRIES",
    "HELD_OUT_FROM",
    "DesignedCard",
    "LineSpan",
    "Print",
    "Role",
    "Span",
    "Truth",
    "design_card",
    "design_many",
    "label",
    "to_lines",
]
