"""What the documentation tells to type works, and every command and option is documented."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.errors import Exit
from tests.pipeline.pictures import ABE, BEA, BEA_ELSEWHERE, draw_card

REPOSITORY = Path(__file__).parents[2]
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands(page: Path) -> list[str]:
    """The lines after ``$ kith`` in a page's console blocks."""
    lines = [line for block in BLOCK.findall(page.read_text()) for line in block.splitlines()]
    return [line.removeprefix("$ kith ") for line in lines if line.startswith("$ kith ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the documentation has it: photos, labels, and a run over them."""
    folder = tmp_path_factory.mktemp("desk")
    draw_card(folder / "photos" / "abe.jpg", ABE)
    draw_card(folder / "photos" / "bea.jpg", BEA)
    # Perhaps the same person: a pair that waits for a word.
    draw_card(folder / "photos" / "bea-2.jpg", BEA_ELSEWHERE)
    example = re.search(
        r"^```json\n(\[.*?)^```",
        (REPOSITORY / "docs/reading.md").read_text(),
        re.DOTALL | re.MULTILINE,
    )
    assert example
    assert json.loads(example[1])
    (folder / "labels.json").write_text(example[1])
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_work_as_written(
    page: Path, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # The day after the evening that the pages tell of.
    now = {"KITH_NOW": "2026-11-21T09:00:00+01:00"}
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), **now}
    for command in commands(page):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *shlex.split(command)],
            cwd=desk,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"kith {command}\n{done.stderr}"


def test_there_are_commands_to_run() -> None:
    assert sum(len(commands(page)) for page in PAGES) >= 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text()):
        name, _, heading = target.partition("#")
        if "://" in target:
            continue
        other = page.parent / name if name else page
        assert other.exists(), target
        assert not heading or heading in anchors(other), target


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", ["run", "evaluate", "doctor"])
def test_every_option_is_documented(name: str) -> None:
    text = "".join(page.read_text() for page in PAGES)
    assert f"kith {name}" in text
    command = cli.get_command(click.Context(cli), name)
    assert command
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in text, parameter.opts[0]


def test_the_scripts_that_need_no_language_are_those_that_doctor_names() -> None:
    (engine,) = (
        line for line in CliRunner().invoke(cli, ["doctor"]).stdout.splitlines() if "reads" in line
    )
    told = " ".join(CliRunner().invoke(cli, ["run", "--help"]).stdout.split())
    assert engine.endswith("reads Han, Kana, Latin")
    assert "beyond Latin, Chinese and Japanese" in told
    assert "Cards in Latin script, Chinese and Japanese" in (REPOSITORY / "README.md").read_text()


@pytest.mark.parametrize("page", ["README.md", "docs/batch-and-ci.md"])
def test_every_exit_code_is_documented(page: str) -> None:
    text = (REPOSITORY / page).read_text()
    help_text = CliRunner().invoke(cli, ["run", "--help"]).stdout
    for code in Exit:
        assert f"| {code:d} |" in text
        assert re.search(rf"^ +{code:d} ", help_text, re.MULTILINE), code
