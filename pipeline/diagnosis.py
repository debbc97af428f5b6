"""What is installed on this machine and what that means: the facts of ``kith doctor``."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ocr.errors import EngineError
from ocr.tesseract import install_command, installed_packs, pack_for
from pipeline import __version__
from pipeline.book import Book
from pipeline.book.file import book_folder
from pipeline.discover import BOOK_FILE
from pipeline.errors import KithError, WrongUse
from pipeline.followup.places import home, unknown_town
from pipeline.languages import language_name
from pipeline.machine import available_memory, default_workers, usable_cores
from pipeline.recipe import tesseract_version
from pipeline.settings import find_settings, load_settings, own_settings

LANGUAGES = ("vi", "ko", "ru", "el", "th", "hi", "ar", "he")
"""Languages whose script only Tesseract reads, by ISO 639-1 code: the commonest of each."""
_LIBRARIES = ("rapidocr", "openvino", "onnxruntime", "opencv-python-headless", "pillow-heif")


@dataclass(frozen=True)
class Finding:
    """One line of the diagnosis."""

    topic: str
    text: str
    good: bool = True
    """False when something is missing or wrong."""
    advice: str = ""
    """What to do about it; may be empty."""


def diagnose(languages: Sequence[str] = (), folder: Path | None = None) -> tuple[Finding, ...]:
    """Everything worth knowing, the engines first.

    ``languages`` are those that Tesseract is wanted for; default: :data:`LANGUAGES`. ``folder``
    is the book's; None for the default one.
    """
    wanted = tuple(languages) or LANGUAGES
    folder = book_folder(folder)
    return (
        _rapidocr(),
        _tesseract(wanted),
        _language_packs(wanted),
        _opencv(),
        Finding("versions", ", ".join(_versions())),
        _machine(),
        _book(folder),
        _settings(folder),
    )


def _settings(folder: Path) -> Finding:
    try:
        path = find_settings(folder)
        settings = load_settings(path)
    except WrongUse as error:
        return Finding("kith.toml", error.message, good=False, advice=error.hint or "")
    if path is None:
        return Finding("kith.toml", f"none: our defaults; yours goes to {own_settings()}")
    if advice := unknown_town(settings, home(settings)):
        return Finding("kith.toml", str(path), good=False, advice=advice)
    return Finding("kith.toml", str(path))


def _rapidocr() -> Finding:
    from ocr.rapid import RapidEngine

    try:
        engine = RapidEngine()
    except (EngineError, ImportError, OSError, RuntimeError) as error:
        return Finding(
            "RapidOCR",
            f"cannot be used: {' '.join(str(error).split())}",
            good=False,
            advice="pip install --force-reinstall kith",
        )
    scripts = ", ".join(sorted(script.name.capitalize() for script in engine.scripts))
    return Finding("RapidOCR", f"{metadata.version('rapidocr')}, reads {scripts}")


def _tesseract(wanted: Sequence[str]) -> Finding:
    version = tesseract_version()
    if version is None:
        text = "not installed; only needed for further scripts and --engine tesseract"
        return Finding("Tesseract", text, good=False, advice=install_command(wanted))
    return Finding("Tesseract", version.removeprefix("tesseract "))


def _language_packs(wanted: Sequence[str]) -> Finding:
    installed = installed_packs()
    # RapidOCR reads whatever is in Latin letters; of some of it we know no pack.
    missing = [code for code in wanted if pack_for(code) and pack_for(code) not in installed]
    text = ", ".join(installed) or "none"
    if not missing:
        return Finding("languages", text)
    names = ", ".join(map(language_name, missing))
    # Without Tesseract its own line names the command.
    advice = install_command(missing) if installed else ""
    return Finding("languages", f"{text}; cannot read {names}", good=False, advice=advice)


def _opencv() -> Finding:
    builds = [
        name
        for name in ("opencv-python", "opencv-contrib-python", "opencv-python-headless")
        if _installed(name)
    ]
    if builds == ["opencv-python-headless"]:
        return Finding("OpenCV", "the headless build alone, as it should be")
    return Finding(
        "OpenCV",
        f"{' and '.join(builds) or 'none'} installed: builds overwrite each other's files",
        good=False,
        advice="pip uninstall opencv-python opencv-contrib-python opencv-python-headless "
        "&& pip install opencv-python-headless",
    )


def _versions() -> list[str]:
    known = [f"{name} {metadata.version(name)}" for name in _LIBRARIES if _installed(name)]
    return [f"kith {__version__}", f"Python {platform.python_version()}", *known]


def _machine() -> Finding:
    memory = available_memory()
    free = f"{memory / 1e9:.1f} GB of memory free, " if memory is not None else ""
    return Finding(
        "machine", f"{usable_cores()} cores, {free}kith run uses {default_workers()} workers"
    )


def _book(folder: Path) -> Finding:
    if not (folder / BOOK_FILE).exists():
        return Finding("the book", f"{folder} (not there yet)")
    try:
        with Book.open(folder) as book:
            ((state,),) = book.query("PRAGMA quick_check(1)")
            ((people,),) = book.query("SELECT count(*) FROM contact")
            read_only = book.read_only
    except KithError as error:
        return Finding("the book", error.message, good=False, advice=error.hint or "")
    if state != "ok":
        return Finding(
            "the book",
            f"{folder / BOOK_FILE}: is damaged",
            good=False,
            advice="Put a backup in its place.",
        )
    text = f"{folder}, {people:,} contact{'s' * (people != 1)}"
    if read_only:
        advice = "Check the folder's permissions if you want to write to it."
        return Finding("the book", f"{text}, can only be looked at", good=False, advice=advice)
    return Finding("the book", text)


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return importlib.util.find_spec(name) is not None
