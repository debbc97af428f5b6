"""Which countries print cards in which script, and how much a script says of a card's country."""

from __future__ import annotations

from typing import Final

CYRILLIC_HOMES: Final[dict[str, float]] = {
    "RU": 1.5, **dict.fromkeys(("BG", "UA", "BY", "KZ", "RS"), 0.14), "MK": 0.1,
}  # fmt: skip
"""Where cards are printed in Cyrillic letters, and how much those say of it."""
ARAB_STATES: Final[dict[str, float]] = {
    "SA": 1.0, "AE": 0.9, "EG": 0.8, **dict.fromkeys(("IQ", "JO", "LB", "KW", "MA", "DZ"), 0.5),
    **dict.fromkeys(("QA", "BH", "OM", "TN", "SY"), 0.4), **dict.fromkeys(("YE", "LY", "SD", "PS"), 0.3),
}  # fmt: skip
"""The same of Arabic letters."""

SCRIPT_REGIONS: Final[tuple[tuple[str, str, dict[str, float]], ...]] = (
    ("kana", "[\u3041-\u3096\u30a1-\u30fa]", {"JP": 4.0}),
    ("Hangul", "[\uac00-\ud7a3]", {"KR": 4.0}),
    # One letter alone is more often an icon that was misread.
    ("Han", "[\u4e00-\u9fff]\\s?[\u4e00-\u9fff]", {"CN": 1.5, "TW": 1.2, "JP": 1.0, "HK": 0.8}),
    ("Cyrillic", "[\u0410-\u044f]", CYRILLIC_HOMES),
    ("Ukrainian letters", "[іїєґІЇЄҐ]", {"UA": 2.0}),
    ("Serbian letters", "[ђћЂЋ]", {"RS": 2.5, "BA": 0.6}),
    ("South Slavic letters", "[јљњџЈЉЊЏ]", {"RS": 2.0, "MK": 1.6, "BA": 0.5}),
    ("Macedonian letters", "[ѓќѕЃЌЅ]", {"MK": 2.5}),
    ("Kazakh letters", "[ұһҰҺ]", {"KZ": 2.5}),
    ("Greek", "[\u0391-\u03a9\u03b1-\u03c9]{3}", {"GR": 3.0, "CY": 1.8}),
    ("Thai", "[\u0e01-\u0e2e]", {"TH": 4.0}),
    ("Hebrew", "[\u05d0-\u05ea]", {"IL": 4.0}),
    ("Arabic", "[\u0627-\u064a]", ARAB_STATES),
    # Kurds and Arabs have letters of these too, and others that Persian lacks.
    ("Persian letters", r"(?s)\A(?!.*[ێۆڵەڕيكة]).*[پچژگ]", {"IR": 1.5}),
    ("Urdu letters", "[ٹڈڑے]", {"PK": 3.5}),
    ("Devanagari", "[\u0905-\u0939]", {"IN": 3.0, "NP": 0.5}),
    ("Bengali", "[\u0985-\u09b9]", {"BD": 1.5, "IN": 1.5}),
    ("Tamil", "[\u0b85-\u0bb9]", {"IN": 2.5, "LK": 0.8}),
    (
        "Indian scripts",
        "[\u0a05-\u0a39\u0a85-\u0ab9\u0b05-\u0b39\u0c05-\u0c39\u0c85-\u0cb9\u0d05-\u0d39]",
        {"IN": 4.0},
    ),
    ("Sinhala", "[\u0d85-\u0dc6]", {"LK": 4.0}),
    ("Lao", "[\u0e81-\u0eae]", {"LA": 4.0}),
    ("Burmese", "[\u1000-\u1021]", {"MM": 4.0}),
    ("Khmer", "[\u1780-\u17a2]", {"KH": 4.0}),
    ("Georgian", "[\u10d0-\u10f0]", {"GE": 4.0}),
    ("Armenian", "[\u0531-\u0587]", {"AM": 4.0}),
    ("Ethiopic", "[\u1200-\u135a]", {"ET": 4.0}),
)

SCRIPT_HOMES: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (
        "[\u0410-\u044f]",
        frozenset(CYRILLIC_HOMES).union(
            ("ME", "BA", "TJ", "UZ", "MD", "AZ", "GE", "AM", "IL", "LV", "EE")
        ),
    ),
    ("[\u0391-\u03a9\u03b1-\u03c9]", frozenset(("GR", "CY"))),
    (
        "[\u0621-\u064a\u067e\u0686\u06a9\u06af\u06cc]",
        frozenset(ARAB_STATES).union(("IR", "PK", "AF", "IL")),
    ),
    ("[\u05d0-\u05ea]", frozenset(("IL",))),
    ("[\u0e01-\u0e2e]", frozenset(("TH",))),
    ("[\u0905-\u0939]", frozenset(("IN", "NP"))),
)
"""Letters of a script, and where cards are printed in it."""
