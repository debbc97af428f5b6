"""``contacts.xlsx``: the columns of contacts.csv as a spreadsheet in which nothing runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from pipeline.export.outgoing import ExportFile, Outgoing
from pipeline.export.table import COLUMNS, table_row
from pipeline.plain import clean

_MAX_CELL = 32767
"""Characters that a cell can hold; Excel calls a file with more damaged."""


class Xlsx:
    """One sheet, one row per contact; every cell is text."""

    name = "xlsx"
    ending = ".xlsx"

    def export(self, people: Sequence[Outgoing]) -> Sequence[ExportFile]:
        """See :class:`~pipeline.export.outgoing.Exporter`."""
        buffer = io.BytesIO()
        # write_string makes text of everything: no formula, number or link is guessed.
        workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
        # A fixed date, so that the same contacts give the same file.
        workbook.set_properties({"created": datetime(2000, 1, 1), "title": "kith contacts"})
        sheet = workbook.add_worksheet("contacts")
        bold = workbook.add_format({"bold": True})
        for column, title in enumerate(COLUMNS):
            sheet.write_string(0, column, title, bold)
        for number, person in enumerate(people, 1):
            for column, cell in enumerate(table_row(person.contact).values()):
                if cell:
                    sheet.write_string(number, column, clean(cell)[:_MAX_CELL])
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(len(people), 1), len(COLUMNS) - 1)
        workbook.close()
        return [ExportFile("contacts.xlsx", buffer.getvalue())]
