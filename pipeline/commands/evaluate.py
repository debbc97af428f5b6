"""``kith evaluate``: how right the contacts are, against labels made by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import click
from rich.table import Table

from enrich.contact import Contact
from enrich.contact_json import load_contact
from pipeline.commands._screen import open_screen
from pipeline.errors import WrongUse
from pipeline.evaluation.figures import Evaluation, evaluate, evaluation_json
from pipeline.evaluation.labels import LabelledPicture, load_labels


@click.command(name="evaluate", short_help="Judge contacts by labels of what the pictures print.")
@click.argument("labels", type=click.Path(path_type=Path))
@click.option(
    "--contacts",
    type=click.Path(path_type=Path),
    default=Path("kith-out/cards.jsonl"),
    show_default=True,
    metavar="FILE",
    help="What to judge: what each card says by itself, where kith run puts it, or the "
    "contacts.jsonl beside it, in which cards are joined and corrected.",
)
@click.option("--only", default="", metavar="PREFIX", help="Only pictures whose names begin so.")
@click.option("--errors", is_flag=True, help="List every difference first.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(labels: Path, contacts: Path, only: str, errors: bool, as_json: bool) -> None:
    """Judge contacts by LABELS, a JSON file that says what is printed on each picture.

    Prints precision, recall and F1 per field, the share of pictures whose contacts need no
    edit, and how far the confidences can be trusted.
    """
    labelled, judged = load_labels(labels), load_contacts(contacts)
    _refuse_strangers(labels, labelled, contacts, judged)
    evaluation = evaluate(labelled, judged, only)
    if not evaluation.no_edit.of:
        raise WrongUse(f"{labels}: no labelled picture's name begins with {only!r}")
    if errors:
        for d in evaluation.differences:
            click.echo(f"{d.file} {d.field}: got {list(d.got)} want {list(d.want)}", err=as_json)
    if as_json:
        click.echo(json.dumps(evaluation_json(evaluation)))
    else:
        console = open_screen(width=80)
        for table in (_fields_table(evaluation), _reliability_table(evaluation)):
            console.print(table)
        for line in _sentences(evaluation):
            console.print(line, soft_wrap=True)


def _refuse_strangers(
    labels: Path,
    labelled: Sequence[LabelledPicture],
    contacts: Path,
    judged: Sequence[Contact],
) -> None:
    """Labels of other pictures than those that were read say nothing.

    Raises:
        WrongUse: no picture is in both files.
    """
    pictures = [picture.file for picture in labelled]
    files = [PurePosixPath(source.file).name for contact in judged for source in contact.source]
    if pictures and not set(pictures) & set(files):
        found = f"such as {files[0]}" if files else "and there are no cards in it"
        raise WrongUse(
            f"{labels}: none of its pictures, such as {pictures[0]}, is in {contacts}, {found}",
            "An id in the labels is the name of a picture's file, without folders; "
            "run kith over these pictures first, or name its results with --contacts.",
        )


def load_contacts(path: Path) -> list[Contact]:
    """The contacts of a ``cards.jsonl`` or ``contacts.jsonl``.

    Raises:
        WrongUse: no such file, or a line is not a contact.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise WrongUse(
            f"{path}: cannot be read: {(error.strerror or str(error)).lower()}",
            "Make contacts with kith run first, or name their file with --contacts.",
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path}: is not UTF-8 text") from error
    contacts = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                contacts.append(load_contact(line))
            except ValueError as error:
                raise WrongUse(f"{path}, line {number}: {error}") from error
    return contacts


def _fields_table(evaluation: Evaluation) -> Table:
    table = Table("field")
    for column in ("precision", "recall", "F1", "printed"):
        table.add_column(column, justify="right")
    for field, score in evaluation.fields.items():
        figures = (score.precision, score.recall, score.f1)
        table.add_row(field, *(f"{figure:.3f}" for figure in figures), str(score.printed))
    return table


def _reliability_table(evaluation: Evaluation) -> Table:
    table = Table("confidence")
    for column in ("right", "fields"):
        table.add_column(column, justify="right")
    for band in evaluation.bands:
        right = f"{band.right.share:.3f}" if band.right.of else "-"
        table.add_row(f"{band.low:.2f} - {band.high:.2f}", right, str(band.right.of))
    return table


def _sentences(evaluation: Evaluation) -> list[str]:
    sure = [band.right for band in evaluation.bands if band.low >= 0.9]
    count, of = sum(s.count for s in sure), sum(s.of for s in sure)
    every = sum(band.right.of for band in evaluation.bands)
    return [
        f"Cards that need no edit: {evaluation.no_edit.share:.3f} (of {evaluation.no_edit.of})",
        f"Phone type right: {evaluation.phone_type.share:.3f} (of {evaluation.phone_type.of})",
        f"Confidence 0.9 and more: {count / max(1, of):.3f} right, "
        f"{of / max(1, every):.3f} of all fields",
        f"Fields that want a look: {evaluation.look.share:.3f} (of {evaluation.look.of}); "
        f"of the wrong ones {evaluation.caught.share:.3f} (of {evaluation.caught.of})",
    ]
