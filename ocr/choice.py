"""Which engine reads: by name and by the languages the user expects."""

from __future__ import annotations

from collections.abc import Sequence

from ocr.engine import Engine
from ocr.errors import EngineError
from ocr.null import NullEngine

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
