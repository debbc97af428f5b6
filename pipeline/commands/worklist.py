"""``kith worklist``: everything that is planned, as CSV or a page."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands._desk import Desk, at_desk


@click.command(name="worklist", short_help="List every open task of the next days.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "html"]), default="csv", show_default=True
)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="PATH")
@click.option(
    "--days", type=click.IntRange(0), default=90, show_default=True, help="How far to look ahead."
)
@at_desk
def command(desk: Desk, form: str, out: Path | None, days: int) -> None:
    """List every open task of the next days, to stdout or into a file."""
    from pipeline.followup.overview import list_open, overview_csv, overview_html
    from pipeline.replacing import write_anew

    rows = list_open(desk.book, desk.settings, desk.today, days)
    text = overview_csv(rows) if form == "csv" else overview_html(rows, desk.today)
    if out:
        write_anew(out, text, f".{form}")
        click.echo(f"{out}: {len(rows)} task{'s' * (len(rows) != 1)}", err=True)
    else:
        click.echo(text, nl=False)
