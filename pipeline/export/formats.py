"""Every export format by its name on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from enrich.contact_json import dump_contact
from pipeline.export.google import GoogleCsv
from pipeline.export.jscontact import JsContact
from pipeline.export.outgoing import Exporter, ExportFile, Outgoing
from pipeline.export.outlook import OutlookCsv
from pipeline.export.sheet import Xlsx
from pipeline.export.table import write_table
from pipeline.export.vcard import VCard, Vdir


class PlainCsv:
    """``contacts.csv``, as a run writes it."""

    name = "csv"
    ending = ".csv"

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        text = write_table(person.contact for person in people)
        return [ExportFile("contacts.csv", text.encode())]


class JsonLines:
    """``contacts.jsonl``, as a run writes it."""

    name = "jsonl"
    ending = ".jsonl"

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        text = "".join(dump_contact(person.contact) + "\n" for person in people)
        return [ExportFile("contacts.jsonl", text.encode())]


FORMATS: dict[str, Callable[[], Exporter]] = {
    "vcard": VCard,
    "vcard4": lambda: VCard("4.0"),
    "google": GoogleCsv,
    "outlook": OutlookCsv,
    "csv": PlainCsv,
    "xlsx": Xlsx,
    "jsonl": JsonLines,
    "jscontact": JsContact,
    "vdir": Vdir,
}
"""How to make the exporter of each format that is written as files."""
