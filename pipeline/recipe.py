"""Under which name a reading is kept: everything that could make it come out differently."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import ocr

_LIBRARIES = (
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "openvino",
    "pillow",
    "pillow-heif",
    "pypdfium2",
    "rapidocr",
    "zxing-cpp",
)


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def reading_key(content: str, recipe: str) -> str:
    """The key for the reading of a file with this content.

    It begins with :func:`content_part`, so that whatever was read from a file is found.
    """
    how = hashlib.sha256(f"{content}\n{recipe}".encode()).hexdigest()
    return content_part(content) + how[:24]


def content_part(content: str) -> str:
    """What the keys of all readings of a file with this content begin with."""
    return content[:40]


def reading_recipe(engine: str, languages: tuple[str, ...]) -> str:
    """Engine, languages, versions of the libraries and the code that read: one fingerprint.

    The code of our own ``ocr`` room is part of it, so that a reading can never be older
    than the reader.
    """
    parts = [engine, ",".join(languages), _own_code()]
    parts += [f"{name} {_version(name)}" for name in _LIBRARIES]
    if engine != "rapidocr":
        parts.append(tesseract_version() or "no tesseract")
        parts.append(",".join(tesseract_languages()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def tesseract_version() -> str | None:
    """Tesseract's own name and version; None when it is not installed."""
    said = _ask_tesseract("--version")
    return said[0] if said else None


def tesseract_languages() -> tuple[str, ...]:
    """Codes of Tesseract's installed language packs, sorted; empty without Tesseract."""
    return tuple(sorted(line for line in _ask_tesseract("--list-langs")[1:] if line.strip()))


def _ask_tesseract(option: str) -> list[str]:
    program = shutil.which("tesseract")
    if program is None:
        return []
    try:
        answer = subprocess.run(
            [program, option], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return (answer.stdout or answer.stderr).splitlines()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "-"


def _own_code() -> str:
    folder = Path(ocr.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
