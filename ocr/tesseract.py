"""Tesseract by pytesseract: other scripts, a second reader for doubtful text, or a choice."""

from __future__ import annotations

import csv
import itertools
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from ocr.engine import Char, Line, Picture, Quad, Script
from ocr.errors import EngineError
from ocr.looks import FIRST_LOOK, MORE_LOOKS, SURE, Look, cut_out, is_better, is_mixed

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

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af()（）「」・0-9]")
_DIRECTION_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEFTWARD = re.compile(r"[\u0590-\u08ff]")
_SPARSE, _SINGLE_LINE, _RAW_LINE = 11, 7, 13
"""Page segmentation modes of Tesseract's manual; the last looks for no lines in a line."""


def pack_for(language: str) -> str | None:
    """Tesseract's name for an ISO 639-1 language, None when it is not in our table."""
    known = _PACKS.get(language.lower().split("-")[0])
    return known[0] if known else None


def scripts_for(language: str) -> frozenset[Script]:
    """The scripts that the pack of an ISO 639-1 language reads; none when it is not in our table."""
    known = _PACKS.get(language.lower().split("-")[0])
    return known[1] if known else frozenset()


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


@dataclass(frozen=True)
class _Word:
    """What Tesseract calls a word: in Thai or Korean often a single letter."""

    text: str
    confidence: float
    x: int
    y: int
    width: int
    height: int
    spaced: bool
    """Tesseract's text has a space before it."""


class TesseractEngine:
    """Tesseract with one set of languages, fixed at construction."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str] = ()) -> None:
        """With the packs for ``languages``; without any, English plus the installed CJK packs.

        Raises:
            EngineError: Tesseract or a wanted pack is missing; names the command that
                installs it.
        """
        # On lines, its threads wait for each other more than they work; photos are read in
        # processes side by side anyway.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
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
        self._own = self._languages.removesuffix("+eng")
        """Without English, which sees Latin words amid letters that it does not know."""
        self.scripts: frozenset[Script] = frozenset().union(
            *(_PACKS[code][1] for code in wanted), {Script.LATIN}
        )

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        """See :meth:`ocr.engine.Engine.detect`; finds level text only."""
        return tuple(line.quad for line in self._lines(picture, _SPARSE))

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        """See :meth:`ocr.engine.Engine.recognize`."""
        if not quads:
            return ()
        best = self._look(picture, quads, FIRST_LOOK, _SINGLE_LINE)
        unsure = [i for i, line in enumerate(best) if line is None or line.confidence < SURE]
        for look in MORE_LOOKS:
            self._improve(best, unsure, picture, quads, look, _SINGLE_LINE)
        mixed = [i for i, line in enumerate(best) if line and is_mixed(line)]
        self._improve(best, mixed, picture, quads, FIRST_LOOK, _SINGLE_LINE, self._own)
        # Where Tesseract sees no line in a line there may be one all the same.
        empty = [i for i, line in enumerate(best) if line is None]
        self._improve(best, empty, picture, quads, FIRST_LOOK, _RAW_LINE)
        return tuple(best)

    def _improve(
        self,
        best: list[Line | None],
        which: Sequence[int],
        picture: Picture,
        quads: Sequence[Quad],
        look: Look,
        mode: int,
        languages: str = "",
    ) -> None:
        """Replace those of ``which`` in ``best`` that this look reads more surely."""
        if not which:
            return
        again = self._look(picture, [quads[i] for i in which], look, mode, languages)
        for i, line in zip(which, again, strict=True):
            former = best[i]
            if line and (former is None or is_better(line, former)):
                best[i] = line

    def _look(
        self, picture: Picture, quads: Sequence[Quad], look: Look, mode: int, languages: str = ""
    ) -> list[Line | None]:
        crops = [cut_out(picture, quad, look) for quad in quads]
        return [
            _line([word for line in lines for word in line], quad, float(crop.shape[1]))
            if lines
            else None
            for lines, quad, crop in zip(
                self._gather(crops, mode, languages), quads, crops, strict=True
            )
        ]

    def read(self, picture: Picture) -> tuple[Line, ...]:
        """See :meth:`ocr.engine.Engine.read`."""
        lines = self._lines(picture, _SPARSE)
        return tuple(sorted(lines, key=lambda line: (line.quad[0][1], line.quad[0][0])))

    def _lines(self, picture: Picture, mode: int) -> list[Line]:
        scale = 1.0 if min(picture.shape[:2]) >= 900 else min(3.0, 900 / min(picture.shape[:2]))
        if scale > 1:
            picture = np.asarray(
                cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC),
                np.uint8,
            )
        lines = []
        for gathered in self._gather([picture], mode)[0]:
            left = min(word.x for word in gathered)
            top = min(word.y for word in gathered)
            right = max(word.x + word.width for word in gathered)
            bottom = max(word.y + word.height for word in gathered)
            quad: Quad = (
                (left / scale, top / scale),
                (right / scale, top / scale),
                (right / scale, bottom / scale),
                (left / scale, bottom / scale),
            )
            moved = [replace(word, x=word.x - left) for word in gathered]
            lines.append(_line(moved, quad, float(max(1, right - left))))
        return lines

    def _gather(
        self, pictures: Sequence[Picture], mode: int, languages: str = ""
    ) -> list[list[list[_Word]]]:
        """The words of every line of every picture, in the order in which they are read."""
        text, table = self._run(pictures, mode, languages or self._languages)
        pages: list[dict[tuple[str, str, str], list[_Word]]] = [{} for _ in pictures]
        at = 0
        for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            printed = (row["text"] or "").strip()
            confidence = float(row["conf"])
            if not printed or confidence < 0:
                continue
            found = text.find(printed, at)
            spaced = found <= 0 or text[found - 1].isspace()
            at = found + len(printed) if found >= 0 else at
            word = _DIRECTION_MARKS.sub("", printed).strip()
            if word:
                lines = pages[int(row["page_num"]) - 1]
                key = (row["block_num"], row["par_num"], row["line_num"])
                x, y, width, height = (int(row[n]) for n in ("left", "top", "width", "height"))
                lines.setdefault(key, []).append(
                    _Word(word, min(1.0, confidence / 100), x, y, width, height, spaced)
                )
        return [list(lines.values()) for lines in pages]

    def _run(self, pictures: Sequence[Picture], mode: int, languages: str) -> tuple[str, str]:
        """Tesseract's text and its table of words, all pictures in one run.

        The table parts what Tesseract calls words, the text says which spaces are printed.
        Loading a language takes longer than reading a line, hence one run.
        """
        import pytesseract

        with tempfile.TemporaryDirectory(prefix="kith-") as name:
            folder = Path(name)
            try:
                files = [folder / f"{number}.png" for number in range(len(pictures))]
                for file, picture in zip(files, pictures, strict=True):
                    Image.fromarray(picture).save(file, compress_level=1)
                (folder / "files.txt").write_text("\n".join(map(str, files)) + "\n", "utf-8")
                pytesseract.pytesseract.run_tesseract(
                    str(folder / "files.txt"),
                    str(folder / "out"),
                    "txt",
                    languages,
                    f"--psm {mode} -c preserve_interword_spaces=1 -c tessedit_create_tsv=1",
                )
                text, table = ((folder / f"out.{end}").read_text("utf-8") for end in ("txt", "tsv"))
            except (
                pytesseract.TesseractError,
                pytesseract.TesseractNotFoundError,
                OSError,
            ) as error:
                raise EngineError(f"Tesseract failed: {error}") from error
        return text, table


def _line(words: Sequence[_Word], quad: Quad, width: float) -> Line:
    """Words in reading order as one line; each word's confidence spread over its characters.

    Positions grow along the text. In a line of a script written to the left they are
    counted from its right edge, where its reading starts.
    """
    chars: list[Char] = []
    leftward = bool(_LEFTWARD.search("".join(word.text for word in words)))
    for word in _numbers_rightward(words) if leftward else words:
        abbreviated = word.text.startswith(".") and chars and _UNSPACED.match(chars[-1].text)
        if (
            chars
            and not abbreviated
            and (word.spaced or not _both_unspaced(chars[-1].text, word.text))
        ):
            chars.append(Char(" ", min(word.confidence, chars[-1].confidence), 0.0))
        for i, letter in enumerate(word.text):
            share = (i + 0.5) / len(word.text)
            at = _share(word.x + word.width * share, width)
            if leftward:
                at = 1 - _share(word.x + word.width * (1 - share), width)
            if letter == "\u0e32" and chars and chars[-1].text == "\u0e4d":
                chars[-1] = Char("\u0e33", word.confidence, at)  # as people type Thai's AM
            else:
                chars.append(Char(letter, word.confidence, at))
    text = "".join(char.text for char in chars)
    return Line(text, sum(char.confidence for char in chars) / len(chars), quad, _in_step(chars))


def _numbers_rightward(words: Sequence[_Word]) -> list[_Word]:
    """The words of a leftward line with its numbers and Latin words from left to right.

    Tesseract gives them in the order of the letters around them, and puts the plus of a
    telephone number behind its country code.
    """
    ordered: list[_Word] = []
    for native, run in itertools.groupby(words, key=lambda w: bool(_LEFTWARD.search(w.text))):
        if native:
            ordered += run
            continue
        for word in sorted(run, key=lambda w: w.x):
            digits = word.text.removesuffix("+")
            turned = f"+{digits}" if digits.isdecimal() and digits != word.text else word.text
            ordered.append(replace(word, text=turned, spaced=True))
    return ordered


def _both_unspaced(before: str, after: str) -> bool:
    """Whether both sides are of scripts in which Tesseract calls every syllable a word."""
    return bool(_UNSPACED.match(before) and _UNSPACED.match(after))


def _in_step(chars: Sequence[Char]) -> tuple[Char, ...]:
    """Positions that never step back: words of a line with two directions do."""
    last = 0.0
    stepped = []
    for char in chars:
        last = max(last, char.position)
        stepped.append(Char(char.text, char.confidence, last))
    return tuple(stepped)


def _share(x: float, width: float) -> float:
    return max(0.0, min(1.0, x / width))
