"""``kith doctor``: what is installed, and what is missing."""

from __future__ import annotations

import platform

import click

from pipeline import __version__


@click.command(name="doctor")
def command() -> None:
    """Say what is installed on this machine."""
    click.echo(f"kith {__version__}, Python {platform.python_version()}")
