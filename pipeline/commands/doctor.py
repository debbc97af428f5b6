"""``kith doctor``: what is installed, what is missing, and the command that installs it."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from pipeline.diagnosis import diagnose


@click.command(name="doctor")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="LANG",
    help="Check for this language, as ru; may be given several times.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(languages: tuple[str, ...], as_json: bool) -> None:
    """Say what reads cards on this machine, what is missing, and where the data lives."""
    findings = diagnose(languages)
    if as_json:
        click.echo(json.dumps([asdict(f) for f in findings], ensure_ascii=False))
        return
    for finding in findings:
        mark = "ok " if finding.good else "!  "
        click.echo(f"{mark} {finding.topic:<10} {finding.text}")
        if finding.advice:
            click.echo(f"{'':14} {finding.advice}")
