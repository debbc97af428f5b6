"""Which engine reads: by name and by the languages the user expects."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.engine import Engine
from ocr.errors import EngineError
from ocr.null import NullEngine
from ocr.second import SecondReader

ENGINES = ("auto", "rapidocr", "tesseract", "null")


def open_engine(name: str = "auto", languages: Sequence[str] = ()) -> Engine:
    """An engine ready to read, one per process.

    Args:
        name: one of :data:`ENGINES`; ``auto`` is RapidOCR.
        languages: ISO 639-1 codes; which packs Tesseract reads with. RapidOCR
            reads all it knows at once and ignores them.

    Raises:
        EngineError: unknown name, or not installed, with the command that installs it.
    """
    if name in ("auto", "rapidocr"):
        from ocr.rapid import RapidEngine

        return RapidEngine()
    if name == "tesseract":
        from ocr.tesseract import TesseractEngine

        return TesseractEngine(languages)
    if name == "null":
        return NullEngine()
    raise EngineError(f"no engine is called {name!r}; choose one of {', '.join(ENGINES)}")


def open_second(name: str = "auto", languages: Sequence[str] = ()) -> SecondReader | None:
    """Who reads the scripts that the engine called ``name`` lacks; None when nobody is to ask.

    Args:
        name: one of :data:`ENGINES`. Only ``auto`` asks Tesseract; ``rapidocr`` alone still
            says what it could not read, and of the others the user has chosen the language.
        languages: ISO 639-1 codes the user expects.
    """
    if name == "auto":
        return TesseractSecond(languages)
    return NoSecond() if name == "rapidocr" else None


class TesseractSecond:
    """Tesseract, with one language at a time, started when it is first asked for."""

    def __init__(self, languages: Sequence[str] = ()) -> None:
        self.expected = tuple(languages)
        self._engines: dict[str, Engine | None] = {}
        self._packs: tuple[str, ...] | None = None

    def open(self, language: str) -> Engine | None:
        """See :meth:`ocr.second.SecondReader.open`."""
        if language not in self._engines:
            self._engines[language] = self._start(language)
        return self._engines[language]

    def _start(self, language: str) -> Engine | None:
        from ocr.tesseract import TesseractEngine, installed_packs, pack_for

        if self._packs is None:
            self._packs = installed_packs()
        if pack_for(language) not in self._packs:
            return None
        return TesseractEngine((language,))

    def advice(self, languages: Sequence[str]) -> str:
        """See :meth:`ocr.second.SecondReader.advice`."""
        from ocr.tesseract import install_command

        return install_command(languages) if languages else "see kith doctor"


class NoSecond:
    """Nobody: what the engine lacks is only found and marked."""

    expected: tuple[str, ...] = ()

    def open(self, language: str) -> Engine | None:
        """See :meth:`ocr.second.SecondReader.open`."""
        return None

    def advice(self, languages: Sequence[str]) -> str:
        """See :meth:`ocr.second.SecondReader.advice`."""
        return "leave --engine at auto"
