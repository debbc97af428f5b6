"""``kith draft``: a text to one person, to read, change and send yourself."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands._desk import Desk, at_desk

if TYPE_CHECKING:
    from pipeline.followup.drafting import Draft
    from pipeline.followup.people import Acquaintance


@click.command(name="draft", short_help="Draft what to write for a task or contact.")
@click.argument("what", required=False, metavar="[TASK|CONTACT]")
@click.option("--template", help="With a CONTACT: thank-you, linkedin, call, meet-coffee, …")
@click.option("--lang", "language", help="Instead of the card's language.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write files there: .eml for mail, .txt for the rest.",
)
@click.option(
    "--labels",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PDF",
    help="Write the address labels of the postcards as a sheet to print.",
)
@at_desk
def command(
    desk: Desk,
    what: str | None,
    template: str | None,
    language: str | None,
    out: Path | None,
    labels: Path | None,
) -> None:
    """Draft the text of a TASK, of a CONTACT's next task, or of everything on today's list.

    Each draft is for one person and from your notes about that person. What lacks your notes is
    not drafted; it says what to note. Drafts are signed: your name, [me] name in kith.toml, is
    needed first. kith sends nothing.
    """
    from pipeline.files import make_private_folder

    if language is not None:
        from pipeline.errors import WrongUse
        from pipeline.settings import LANGUAGES

        if language not in LANGUAGES:
            raise WrongUse(f"--lang {language}: is not one of {', '.join(LANGUAGES)}")
    if template is not None:
        _check_template(desk, template)
    work = _work(desk, what, template, language)
    if out:
        make_private_folder(out)
    asked: set[str] = set()
    for name, person, draft in work:
        if out and draft.ready:
            _write(desk, out, name, person, draft)
        else:
            present(person, draft, asked)
    if labels:
        _write_labels(desk, labels, [person for _, person, d in work if d.template in _BY_POST])


def _check_template(desk: Desk, template: str) -> None:
    from pipeline.errors import WrongUse
    from pipeline.followup.rendering import known_templates

    known = known_templates(desk.settings.own_templates)
    if template not in known:
        raise WrongUse(f"--template {template}: there is none", f"There are {', '.join(known)}.")


_BY_MAIL = frozenset(
    {"thank-you", "call-request", "meet-coffee", "meet-video", "keep-in-touch", "birthday"}
)
_BY_POST = frozenset({"postcard", "birthday"})


def _work(
    desk: Desk, what: str | None, template: str | None, language: str | None
) -> list[tuple[str, Acquaintance, Draft]]:
    """File name, person and draft of everything asked for."""
    from pipeline.errors import WrongUse
    from pipeline.followup.agenda import describe, plan_day
    from pipeline.followup.letters import draft_item, draft_to
    from pipeline.followup.people import meet_again
    from pipeline.followup.schedule import NoSuchTask, find_task, next_task
    from pipeline.followup.unnamed import find_unnamed, refuse_nameless

    agenda = plan_day(desk.book, desk.settings, desk.today)
    if what is None:
        items = list(agenda.items)
    else:
        try:
            task = find_task(desk.book, what)
        except NoSuchTask:
            if card := find_unnamed(desk.book, desk.settings, what, desk.today):
                raise refuse_nameless(what, card.task.person) from None
            contact = desk.book.find(what)
            if contact.name is None:
                raise refuse_nameless(what, contact.id) from None
            if template is not None:
                person = meet_again(desk.book, contact.id, desk.settings)
                assert person is not None
                draft = draft_to(person, template, desk.settings, desk.today, None, language)
                return [(template, person, draft)]
            found = next_task(desk.book, contact.id, desk.today)
            if found is None:
                raise WrongUse(
                    f"{what}: nothing is planned", "Say which draft with --template."
                ) from None
            task = found
        item = describe(desk.book, task, desk.settings, desk.today)
        items = [item] if item else []
    return [
        (f"{i.task.id}-{i.template}", i.person, draft_item(i, desk.settings, desk.today, language))
        for i in items
    ]


def present(person: Acquaintance, draft: Draft, asked: set[str] | None = None) -> None:
    """Print a draft with the ways to open it, or what it still lacks.

    Args:
        asked: what earlier drafts lacked; how to answer it is not said again. Added to.
    """
    if draft.ready:
        _show(person, draft)
    else:
        _say_missing(person, draft, set() if asked is None else asked)


def _say_missing(person: Acquaintance, draft: Draft, asked: set[str]) -> None:
    from pipeline.followup.drafting import WHO_ARE_YOU

    name = person.recipient.name.full
    click.echo(f"not ready: {draft.template} to {name}", err=True)
    for question in draft.missing:
        if question == WHO_ARE_YOU and question in asked:
            continue
        short, _, _ = question.partition(" (")
        click.echo(f"  {short if question in asked else question}", err=True)
    asked.update(draft.missing)
    if any("talk about" in question for question in draft.missing):
        click.echo(f'  kith note {person.recipient.id} "talked about …"', err=True)


def _show(person: Acquaintance, draft: Draft) -> None:
    from pipeline.followup.mail import linkedin_link, mailto_link

    recipient = person.recipient
    if draft.subject:
        address = f"<{recipient.email}>" if recipient.email else "(no e-mail on the card)"
        click.echo(f"To: {recipient.name.full} {address}")
        click.echo(f"Subject: {draft.subject}\n")
    click.echo(draft.body.rstrip("\n"))
    if draft.subject and recipient.email:
        click.echo(f"\n{mailto_link(draft, recipient)}")
    if draft.template == "linkedin":
        click.echo(f"\n{linkedin_link(recipient, person.linkedin)}")
    click.echo("")
    for hint in draft.hints:
        click.echo(f"look: {recipient.name.full}: {hint}", err=True)


def _write(desk: Desk, folder: Path, name: str, person: Acquaintance, draft: Draft) -> None:
    from pipeline.files import write_privately
    from pipeline.followup.mail import build_eml, linkedin_link

    recipient = person.recipient
    stem = f"{name}-{_file_name(recipient.name.full)}"
    if draft.subject and recipient.email and draft.template in _BY_MAIL:
        path = folder / f"{stem}.eml"
        write_privately(path, build_eml(draft, recipient, desk.settings.me, desk.now))
    else:
        path = folder / f"{stem}.txt"
        link = linkedin_link(recipient, person.linkedin)
        tail = f"\n\n{link}\n" if draft.template == "linkedin" else ""
        write_privately(path, draft.body.rstrip("\n") + (tail or "\n"))
    click.echo(str(path))
    for hint in draft.hints:
        click.echo(f"look: {recipient.name.full}, {path}: {hint}", err=True)


def _file_name(text: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    return re.sub(r"[^\w]+", "-", plain).strip("-")[:40] or "draft"


def _write_labels(desk: Desk, path: Path, people: list[Acquaintance]) -> None:
    from pipeline.followup.drafting import choose_language
    from pipeline.followup.labels import SHEETS, build_sheet, label_lines
    from pipeline.replacing import write_anew

    settings = desk.settings
    labels = []
    for person in people:
        language = choose_language(person.recipient.language, settings.me.languages)
        if lines := label_lines(person.contact, language, settings.me.country or None):
            labels.append(lines)
    if not labels:
        click.echo("no postcards among these, so no labels", err=True)
        return
    sheet = SHEETS[settings.label_sheet]
    write_anew(path, build_sheet(labels, sheet, desk.now, settings.label_font), ".pdf")
    count = f"{len(labels)} label{'s' * (len(labels) != 1)}"
    click.echo(f"{path}: {count} for {settings.label_sheet}", err=True)
