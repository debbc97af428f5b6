"""The wheel, installed in an empty environment outside the checkout, does the main job."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.pipeline.pictures import draw_card

REPOSITORY = Path(__file__).parents[2]
ROOMS = ("ocr", "enrich", "pipeline")


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("build")
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for room in ROOMS:
        shutil.copytree(REPOSITORY / room, folder / room, ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, folder)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", folder=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


@pytest.mark.slow
def test_everything_in_the_rooms_travels(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    there = {
        path.relative_to(REPOSITORY).as_posix()
        for room in ROOMS
        for path in (REPOSITORY / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there <= packed
    assert not any(name.startswith(("tests/", "samples/")) for name in packed)


@pytest.mark.slow
def test_the_installed_wheel_does_the_main_job(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_NOW", "2026-11-21T09:00:00+01:00")
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", folder=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    purelib = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=tmp_path
    ).strip()
    # The libraries are those of this environment, so that the test needs no network.
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(purelib) / "libraries.pth").write_text("\n".join(sorted(libraries)) + "\n")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    run(*pip, "--no-deps", "--no-index", "--ignore-installed", wheel, folder=tmp_path)
    where = run(python, "-c", "import pipeline; print(pipeline.__file__)", folder=tmp_path)
    assert where.startswith(purelib)

    draw_card(tmp_path / "photos" / "abe.jpg")
    kith = tmp_path / "venv" / "bin" / "kith"
    run(kith, "run", "photos", "--met-on", "2026-11-20", folder=tmp_path)
    out = tmp_path / "kith-out"
    assert "abe@northwind.example" in (out / "contacts.jsonl").read_text()
    assert "data:image/jpeg" in (out / "report.html").read_text()
    assert (out / "worklist.csv").read_text().count("\n") == 2
