"""Tesseract by pytesseract: other scripts, a second reader for doubtful text, or a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from PIL import Image

from ocr.engine import Char, Line, Picture, Quad, Script
from ocr.errors import EngineError

_PACKS: dict[str, tuple[str, frozenset[Script]]] = {
    "ar": ("ara", frozenset({Script.ARABIC})),
    "bg": ("bul", frozenset({Script.CYRILLIC})),
    "cs": ("ces", frozenset({Script.LATIN})),
    "de": ("deu", frozenset({Script.LATIN})),
    "el": ("ell", frozenset({Script.GREEK})),
    "en": ("eng", frozenset({Script.LATIN})),
    "es": ("spa", frozenset({Script.LATIN})),
    "fa": ("fas", frozenset({Script.ARABIC})),
    "fr": ("fra", frozenset({Script.LATIN})),
    "he": ("heb", frozenset({Script.HEBREW})),
    "hi": ("hin", frozenset({Script.DEVANAGARI})),
    "hu": ("hun", frozenset({Script.LATIN})),
    "it": ("ita", frozenset({Script.LATIN})),
    "ja": ("jpn", frozenset({Script.HAN, Script.KANA})),
    "ko": ("kor", frozenset({Script.HANGUL})),
    "mr": ("mar", frozenset({Script.DEVANAGARI})),
    "nl": ("nld", frozenset({Script.LATIN})),
    "pl": ("pol", frozenset({Script.LATIN})),
    "pt": ("por", frozenset({Script.LATIN})),
    "ru": ("rus", frozenset({Script.CYRILLIC})),
    "sr": ("srp", frozenset({Script.CYRILLIC})),
    "th": ("tha", frozenset({Script.THAI})),
    "tr": ("tur", frozenset({Script.LATIN})),
    "uk": ("ukr", frozenset({Script.CYRILLIC})),
    "ur": ("urd", frozenset({Script.ARABIC})),
    "vi": ("vie", frozenset({Script.LATIN, Script.VIETNAMESE})),
    "zh": ("chi_sim", frozenset({Script.HAN})),
}
"""Language (ISO 639-1) to Tesseract's pack and the scripts it reads."""

_LETTER_HEIGHT = 32
"""Pixels; Tesseract's network was trained on lines of 36 to 48 and reads smaller print badly."""
_SPARSE, _BLOCK, _SINGLE_LINE = 11, 6, 7
"""Page segmentation modes of Tesseract's manual."""


def pack_for(language: str) -> str | None:
    """Tesseract's name for an ISO 639-1 language, None when it is not in our table."""
    known = _PACKS.get(language.lower().split("-")[0])
    return known[0] if known else None


def install_command(languages: Sequence[str] = ()) -> str:
    """The Debian and Ubuntu command that installs Tesseract with these languages."""
    packs = [pack.replace("_", "-") for pack in map(pack_for, languages) if pack]
    names = ["tesseract-ocr", *(f"tesseract-ocr-{pack}" for pack in packs if pack != "eng")]
    return "sudo apt-get install " + " ".join(dict.fromkeys(names))


def installed_packs() -> tuple[str, ...]:
    """Names of the installed language packs; () when there is no Tesseract."""
    import pytesseract

    try:
        return tuple(sorted(set(pytesseract.get_languages(config="")) - {"osd", "equ"}))
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return ()


@dataclass
class _Words:
    """The words of one line while it is gathered."""

    words: list[tuple[str, float, int, int, int, int]] = field(default_factory=list)


class TesseractEngine:
    """Tesseract with one set of languages, fixed at construction."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str] = ()) -> None:
        """With the packs for ``languages``; without any, English plus the installed CJK packs.

        Raises:
            EngineError: Tesseract or a wanted pack is missing; names the command that
                installs it.
        """
        packs = installed_packs()
        if not packs:
            raise EngineError(f"Tesseract is not installed: {install_command(languages)}")
        wanted = list(languages)
        if not wanted:
            wanted = [code for code in ("en", "ja", "zh") if _PACKS[code][0] in packs]
        unknown = [code for code in wanted if pack_for(code) is None]
        if unknown:
            raise EngineError(f"no Tesseract pack is known for: {', '.join(unknown)}")
        missing = [code for code in wanted if pack_for(code) not in packs]
        if missing:
            raise EngineError(f"Tesseract lacks {', '.join(missing)}: {install_command(missing)}")
        if "eng" in packs and "en" not in wanted:
            wanted.append("en")  # every card has an e-mail or a web address
        self._languages = "+".join(dict.fromkeys(_PACKS[code][0] for code in wanted)) or packs[0]
        self.scripts: frozenset[Script] = frozenset().union(
            *(_PACKS[code][1] for code in wanted), {Script.LATIN}
        )

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        """See :meth:`ocr.engine.Engine.detect`; finds level text only."""
        return tuple(line.quad for line in self._lines(picture, _SPARSE))

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        """See :meth:`ocr.engine.Engine.recognize`."""
        return tuple(self._recognize_one(picture, quad) for quad in quads)

    def read(self, picture: Picture) -> tuple[Line, ...]:
        """See :meth:`ocr.engine.Engine.read`."""
        lines = self._lines(picture, _SPARSE)
        return tuple(sorted(lines, key=lambda line: (line.quad[0][1], line.quad[0][0])))

    def _recognize_one(self, picture: Picture, quad: Quad) -> Line | None:
        corners = np.array(quad, np.float32)
        width = max(float(np.linalg.norm(corners[1] - corners[0])), 4.0)
        height = max(float(np.linalg.norm(corners[3] - corners[0])), 4.0)
        scale = max(1.0, min(4.0, 1.5 * _LETTER_HEIGHT / height))
        size = (max(8, round(width * scale)), max(8, round(height * scale)))
        pad = size[1] // 4
        flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32) + pad
        matrix = cv2.getPerspectiveTransform(corners, flat)
        crop = cv2.warpPerspective(
            picture,
            matrix,
            (size[0] + 2 * pad, size[1] + 2 * pad),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        gathered = self._gather(np.asarray(crop, np.uint8), _SINGLE_LINE)
        words = [word for line in gathered for word in line.words]
        if not words:
            return None
        return _line(words, quad, float(crop.shape[1]))

    def _lines(self, picture: Picture, mode: int) -> list[Line]:
        scale = 1.0 if min(picture.shape[:2]) >= 900 else min(3.0, 900 / min(picture.shape[:2]))
        if scale > 1:
            picture = np.asarray(
                cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC),
                np.uint8,
            )
        lines = []
        for gathered in self._gather(picture, mode):
            left = min(x for _, _, x, _, _, _ in gathered.words)
            top = min(y for _, _, _, y, _, _ in gathered.words)
            right = max(x + w for _, _, x, _, w, _ in gathered.words)
            bottom = max(y + h for _, _, _, y, _, h in gathered.words)
            quad: Quad = (
                (left / scale, top / scale),
                (right / scale, top / scale),
                (right / scale, bottom / scale),
                (left / scale, bottom / scale),
            )
            moved = [(t, c, x - left, y, w, h) for t, c, x, y, w, h in gathered.words]
            lines.append(_line(moved, quad, float(max(1, right - left))))
        return lines

    def _gather(self, picture: Picture, mode: int) -> list[_Words]:
        import pytesseract

        try:
            data: dict[str, list[Any]] = pytesseract.image_to_data(
                Image.fromarray(picture),
                lang=self._languages,
                config=f"--psm {mode}",
                output_type=pytesseract.Output.DICT,
            )
        except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, OSError) as error:
            raise EngineError(f"Tesseract failed: {error}") from error
        lines: dict[tuple[int, int, int], _Words] = {}
        for i, text in enumerate(data["text"]):
            confidence = float(data["conf"][i])
            if not str(text).strip() or confidence < 0:
                continue
            key = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
            lines.setdefault(key, _Words()).words.append(
                (
                    str(text).strip(),
                    min(1.0, confidence / 100),
                    int(data["left"][i]),
                    int(data["top"][i]),
                    int(data["width"][i]),
                    int(data["height"][i]),
                )
            )
        return list(lines.values())


def _line(words: Sequence[tuple[str, float, int, int, int, int]], quad: Quad, width: float) -> Line:
    """Words left to right as one line; each word's confidence spread over its characters."""
    chars: list[Char] = []
    for text, confidence, x, _, w, _ in words:
        if chars:
            chars.append(Char(" ", min(confidence, chars[-1].confidence), _share(x, width)))
        for i, letter in enumerate(text):
            chars.append(Char(letter, confidence, _share(x + w * (i + 0.5) / len(text), width)))
    text = "".join(char.text for char in chars)
    return Line(text, sum(char.confidence for char in chars) / len(chars), quad, tuple(chars))


def _share(x: float, width: float) -> float:
    return max(0.0, min(1.0, x / width))
