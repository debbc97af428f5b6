"""``kith calendar``: the plan in your calendar."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands._desk import Desk, at_desk


@click.command(
    name="calendar", short_help="Put the plan into calendar files, or on a CalDAV server."
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write followups.ics and tasks.ics there.",
)
@click.option("--push", "url", metavar="URL", help="Push to the CalDAV server at URL.")
@click.option("--user", help="Your name on that server.")
@click.option("--dry-run", is_flag=True, help="Only show what a push would do.")
@click.option("--allow-deletions", is_flag=True, help="Even if most items would be deleted.")
@click.option("--events", default="kith follow-ups", show_default=True, help="Calendar's name.")
@click.option("--tasks", default="kith tasks", show_default=True, help="Task list's name.")
@at_desk
def command(
    desk: Desk,
    out: Path | None,
    url: str | None,
    user: str | None,
    dry_run: bool,
    allow_deletions: bool,
    events: str,
    tasks: str,
) -> None:
    """Export the plan as calendar files, or push it to a CalDAV server.

    Calls and meetings are events, what you write is one event a day, and every task is a to-do.
    What a day has no room for (touches_per_day) is in the event of the next day that has.
    Exporting again updates what changed and cancels what is no longer planned.

    The password of a push is read from $KITH_CALDAV_PASSWORD, else asked for.
    """
    from pipeline.errors import WrongUse
    from pipeline.followup.calendar import EVENTS, TODOS, calendar_items
    from pipeline.followup.calendar_files import build_files, publish
    from pipeline.replacing import refuse_others, write_anew

    if out is None and url is None:
        raise WrongUse("where to?", "Say -o DIR for files, or --push URL for a server.")
    if out:
        for name in (EVENTS, TODOS):
            refuse_others(out / name, "", ".ics")
    published = publish(desk.book, calendar_items(desk.book, desk.settings, desk.now), desk.now)
    if out:
        for name, content in build_files(published).items():
            write_anew(out / name, content, ".ics")
            count = sum(entry.file == name for entry in published)
            click.echo(f"{out / name}: {count} item{'s' * (count != 1)}", err=True)
    if url is None:
        return
    from pipeline.commands._password import password_of
    from pipeline.followup.caldav_sync import apply_push, connected, open_collections, plan_push

    password = password_of(user, "KITH_CALDAV_PASSWORD")
    with connected(url, user, password) as client:
        remotes = open_collections(client, {EVENTS: events, TODOS: tasks}, create=not dry_run)
        actions = plan_push(desk.book, published, remotes, allow_deletions)
        for action in actions:
            click.echo(f"{action.verb:<8}  {action.summary}")
        if dry_run:
            click.echo(f"would do {len(actions)}; nothing was changed", err=True)
            return
        conflicts = apply_push(desk.book, client, actions, remotes)
    done = sum(a.verb in {"create", "update", "delete"} for a in actions) - len(conflicts)
    left = len(actions) - done
    click.echo(f"pushed {done}" + (f", left {left} as they are there" if left else ""), err=True)
