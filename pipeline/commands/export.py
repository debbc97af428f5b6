"""``kith export``: the book into every other address book."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from pipeline.book import Book
from pipeline.commands._book import at_book
from pipeline.commands._password import password_of
from pipeline.errors import Exit, WrongUse
from pipeline.export.formats import FORMATS
from pipeline.export.gather import gather
from pipeline.export.outgoing import Outgoing
from pipeline.export.sync import Collection, Doing, Known, Plan, apply_plan, make_plan
from pipeline.replacing import former_parts, refuse_others, write_anew

_SYNCED = ("vdir", "carddav")
_STDOUT = ("-", "/dev/stdout")
_WITH_PHOTOS = ("vcard", "vcard4", "jscontact", *_SYNCED)
_WITH_REMARKS = ("google", "outlook", *_WITH_PHOTOS)


@click.command(name="export", short_help="Write contacts to CSV, vCard, CardDAV and more.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*FORMATS, "carddav"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file or, for vdir, the folder; - for stdout. [default: contacts.… here]",
)
@click.option("--event", help="Only those you met there.")
@click.option(
    "--only", metavar="WHICH", help="people, firms, starred, since:DATE, or words they hold."
)
@click.option("--photos", is_flag=True, help="With the card's picture (vCard, JSContact).")
@click.option("--remarks", is_flag=True, help="With what you noted of them (not csv, xlsx, jsonl).")
@click.option("--url", help="carddav: the address book's or the server's address.")
@click.option("--user", help="carddav: your name there.")
@click.option("--dry-run", is_flag=True, help="carddav, vdir: show the plan and do nothing.")
@click.option(
    "--max-deletions",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help="carddav, vdir: refuse to delete more.",
)
@at_book
def command(
    book: Book,
    format_name: str,
    output: Path | None,
    event: str | None,
    only: str | None,
    photos: bool,
    remarks: bool,
    url: str | None,
    user: str | None,
    dry_run: bool,
    max_deletions: int,
) -> None:
    """Write the book's contacts as FORMAT, all or some.

    \b
    vcard     contacts.vcf, version 3.0: for import dialogs and phones
    vcard4    contacts.vcf, version 4.0
    google    Google Contacts CSV          outlook  classic Outlook CSV
    csv       one row per contact          xlsx     the same for Excel
    jsonl     one JSON a line              jscontact  RFC 9553
    vdir      a folder for vdirsyncer and khard
    carddav   straight to a server (Nextcloud, Fastmail, iCloud, Radicale, …)

    vdir and carddav change only what changed, report what somebody else changed there and
    leave it alone, and delete who is no longer in the book, up to --max-deletions. Whom
    --only or --event leave out stays there as before.
    The password for carddav is taken from $KITH_DAV_PASSWORD or asked for.
    """
    for option, asked, able in (
        ("--photos", photos, _WITH_PHOTOS),
        ("--remarks", remarks, _WITH_REMARKS),
        ("--dry-run", dry_run, _SYNCED),
    ):
        if asked and format_name not in able:
            raise WrongUse(f"{format_name}: has no {option}", f"These have: {', '.join(able)}.")
    to_stdout = str(output) in _STDOUT
    if to_stdout and format_name == "vdir":
        raise WrongUse("vdir: is a folder, and cannot go to stdout", "Name a folder with -o.")
    people = list(gather(book, event, only, photos, remarks))
    if not people and next(book.list(), None) is not None:
        # Written, it would empty what is there: more likely a slip than a wish.
        raise WrongUse(
            "nobody in the book is of those you asked for",
            "Nothing was written or deleted; see who is there with: kith contacts",
        )
    if format_name not in _SYNCED:
        _write(format_name, people, None if to_stdout else output, to_stdout)
        return
    if not dry_run:
        book.expect_to_write()  # what is over there then has to be remembered
    with ExitStack() as stack:
        collection = _open(stack, format_name, output, url, user)
        leads = {row["id"]: row["lead"] for row in book.query("SELECT id, lead FROM entry")}
        plan = make_plan(people, _known(book, collection.name), collection, leads)
        _show(plan)
        if dry_run:
            return
        left = apply_plan(
            plan,
            collection,
            lambda known: _remember(book, collection.name, known),
            lambda contact: _drop(book, collection.name, contact),
            max_deletions,
        )
    if left.steps:
        click.echo(f"{len(left.steps)} left alone, see above.", err=True)
        click.get_current_context().exit(Exit.UNREAD)


def _write(format_name: str, people: list[Outgoing], output: Path | None, to_stdout: bool) -> None:
    files = FORMATS[format_name]().export(people)
    if to_stdout:
        for file in files:
            sys.stdout.buffer.write(file.content)
        return
    paths = []
    for number, file in enumerate(files, 1):
        path = output or Path(file.name)
        if output is not None and (output.is_dir() or str(output).endswith(os.sep)):
            path = output / file.name
        elif output is not None and len(files) > 1:
            path = output.with_name(f"{output.stem}-{number}{output.suffix}")
        refuse_others(path, file.content, Path(file.name).suffix)
        paths.append(path)
    for path, file in zip(paths, files, strict=True):
        write_anew(path, file.content, Path(file.name).suffix)
        click.echo(f"{path}", err=True)
    if format_name == "google":  # the format of several files
        for path in former_parts(paths, files[0].content, Path(files[0].name).suffix):
            click.echo(f"{path}: is of an earlier export and no part of this one", err=True)
    click.echo(f"{len(people):,} contact{'s' * (len(people) != 1)}", err=True)


def _open(
    stack: ExitStack, format_name: str, output: Path | None, url: str | None, user: str | None
) -> Collection:
    if format_name == "vdir":
        from pipeline.export.folder import VdirFolder

        return VdirFolder(output or Path("contacts"))
    from pipeline.export.carddav import CardDav

    if url is None:
        raise WrongUse("where to?", "Say --url https://… of your address book.")
    password = password_of(user, "KITH_DAV_PASSWORD")
    return stack.enter_context(CardDav(url, user, password))


def _show(plan: Plan) -> None:
    for step in plan.steps:
        told = f"{step.doing.value:>9}  {step.label}"
        click.echo(f"{told}: {step.reason}" if step.reason else told, err=True)
    counts = ", ".join(f"{plan.count(doing)} {doing.value}" for doing in Doing)
    click.echo(f"{counts}, {plan.unchanged} unchanged", err=True)
    if plan.untouched:
        others = f"{plan.untouched:,} other{'s' * (plan.untouched != 1)}"
        click.echo(f"{others} of the book, not asked for: left there as before", err=True)


def _known(book: Book, collection: str) -> list[Known]:
    rows = book.query(
        "SELECT contact, href, etag, digest FROM remote WHERE collection = ? ORDER BY contact",
        (collection,),
    )
    return [Known(*row) for row in rows]


def _remember(book: Book, collection: str, known: Known) -> None:
    with book.transaction():
        book.connection.execute(
            "INSERT OR REPLACE INTO remote VALUES (?, ?, ?, ?, ?)",
            (collection, known.contact, known.href, known.etag, known.digest),
        )


def _drop(book: Book, collection: str, contact: str) -> None:
    with book.transaction():
        book.connection.execute(
            "DELETE FROM remote WHERE collection = ? AND contact = ?", (collection, contact)
        )
