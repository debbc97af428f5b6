"""``kith stats``: honest numbers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands._desk import Desk, at_desk

if TYPE_CHECKING:
    from pipeline.followup.stats import EventNumbers


@click.command(name="stats", short_help="Count, per event, who was followed up in time.")
@click.option("--event", help="Of one event only.")
@click.option(
    "--svg",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="Write the picture there.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@at_desk
def command(desk: Desk, event: str | None, svg: Path | None, as_json: bool) -> None:
    """Count, per event, who was followed up in 48 hours, called by day 30, met by day 90.

    Shares are of those for whom the time is up; who was in touch before is counted beside them.
    A real connection is somebody you spoke to or met again. Those whose thank-you was given up
    (unthanked) and the starred who were not met in time (lapsed) are counted, and named.
    """
    from pipeline.errors import WrongUse
    from pipeline.followup.stats import count_events, draw_stats, total
    from pipeline.replacing import write_anew

    numbers = count_events(desk.book, desk.settings, desk.today, None if event is None else [event])
    if event is not None and not numbers:
        raise WrongUse(f"--event {event}: nobody was met there on a day you said")
    if svg:
        write_anew(svg, draw_stats(numbers) + "\n", ".svg")
    if as_json:
        rows = [{**asdict(n), "first_day": n.first_day.isoformat()} for n in numbers]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not numbers:
        click.echo("Nobody yet whose day of meeting is known.", err=True)
        return
    together = total(numbers)
    listed = [*numbers, together] if together and len(numbers) > 1 else list(numbers)
    _print(listed)
    for one in numbers:
        for word, names in (("unthanked", one.unthanked), ("lapsed", one.lapsed)):
            if names:
                click.echo(f"{word}, {one.event or 'no event'}: {', '.join(names)}")
        if one.unnamed:
            cards = "card names" if one.unnamed == 1 else "cards name"
            click.echo(
                f"not counted, {one.event or 'no event'}: {one.unnamed} company {cards} no person "
                '(kith correct CONTACT "name=…")'
            )


def _print(rows: list[EventNumbers]) -> None:
    from pipeline.commands._book import print_table
    from pipeline.followup.stats import share_so_far

    columns = ("event", "contacts", "★", "within 48 h", "called by 30 d", "met by 90 d")
    table = []
    for one in rows:
        met = share_so_far(one.met, one.meetable, one.met_early)
        met += f", {one.by_video} by video" if one.by_video else ""
        table.append(
            (
                one.event or "(none)",
                str(one.contacts),
                str(one.starred),
                share_so_far(one.thanked, one.thankable, one.thanked_early),
                share_so_far(one.called, one.callable, one.called_early),
                met,
                str(one.real),
                str(len(one.unthanked)),
                str(len(one.lapsed)),
            )
        )
    print_table((*columns, "real", "unthanked", "lapsed"), table)
