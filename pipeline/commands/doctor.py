"""``kith doctor``: what is installed, what is missing, and the command that installs it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.commands._book import read_languages
from pipeline.diagnosis import diagnose


@click.command(name="doctor", short_help="Say what reads cards here, and what is missing.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    callback=read_languages,
    metavar="LANG",
    help="Check for this language, as ru or ko,th; may be given several times.",
)
@click.option(
    "--book",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The book to look into. [default: $KITH_BOOK, else your data folder]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(languages: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """Say what reads cards on this machine, what is missing, and where the data lives."""
    findings = diagnose(languages, folder)
    if as_json:
        click.echo(json.dumps([asdict(f) for f in findings], ensure_ascii=False))
        return
    for finding in findings:
        mark = "ok " if finding.good else "!  "
        click.echo(f"{mark} {finding.topic:<10} {finding.text}")
        if finding.advice:
            click.echo(f"{'':14} {finding.advice}")
