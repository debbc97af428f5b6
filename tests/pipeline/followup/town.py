"""Made-up people and settings for the tests of follow-up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enrich.contact import Address, Contact, Email, Met, Name, Phone, Social, Text
from pipeline.book import Book
from pipeline.book.records import Entry
from pipeline.cli import cli
from pipeline.settings import Settings, load_settings

KITH_TOML = """
[me]
name = "Jonas Vermeer"
email = "jonas@example.org"
company = "Kestrel Labs"
city = "Utrecht"
country = "NL"
"""


def settings(folder: Path, more: str = "") -> Settings:
    """Jonas of Utrecht, with ``more`` kith.toml."""
    path = folder / "kith.toml"
    path.write_text(KITH_TOML + more, encoding="utf-8")
    return load_settings(path)


class Clock:
    """A clock that the test sets."""

    def __init__(self, day: date | str) -> None:
        self.set(day)

    def set(self, day: date | str) -> None:
        """Make it nine in the morning, UTC, of ``day``."""
        when = date.fromisoformat(day) if isinstance(day, str) else day
        self.now = datetime(when.year, when.month, when.day, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def person(
    name: str,
    met: Met,
    email: bool = True,
    phone: str | None = None,
    city: str | None = None,
    country: str | None = None,
    language: str | None = None,
    **more: object,
) -> Contact:
    """A contact; its e-mail is made from the name."""
    given, _, family = name.partition(" ")
    address = f"{given}.{family}@example.org".lower().replace(" ", "")
    return Contact(
        name=Name(name, given=given, family=family or None),
        emails=(Email(address),) if email else (),
        phones=(Phone(phone, phone, "mobile", country=country),) if phone else (),
        addresses=(Address(city, city=city, country=country),) if city else (),
        languages=(language,) if language else (),
        met=met,
        **more,  # type: ignore[arg-type]
    )


def fill(book: Book, people: dict[str, Contact]) -> None:
    """Put people into the book under these ids."""
    book.add_entries([Entry(id_, contact) for id_, contact in people.items()])


NIGHT = Met("Chamber Night", "2026-11-18", "Utrecht")

MARA = person(
    "Mara Lindqvist",
    NIGHT,
    phone="+12025550143",
    city="Chicago",
    country="US",
    language="en",
    organizations=(Text("Northwind Medicine"),),
    titles=(Text("Director"),),
    socials=(Social("linkedin", "maralindqvist"),),
)
ANNA = person("Anna Brandt", NIGHT, phone="+31201234567", city="Amersfoort", country="NL")
"""Near enough for a coffee."""
TARO = Contact(
    name=Name("Taro Yamada", given="Taro", family="Yamada", native="山田 太郎"),
    organizations=(Text("北風商事"),),
    emails=(Email("yamada@example.jp"),),
    phones=(Phone("+81312345678", "03-1234-5678", "work", country="JP"),),
    addresses=(Address("〒100-0001 東京都千代田区千代田1-1", city="東京", country="JP"),),
    languages=("ja", "en"),
    met=NIGHT,
)
NOWHERE = Contact(name=Name("Nia Quill", given="Nia", family="Quill"), met=NIGHT)
"""A card without e-mail, phone or address."""


Kith = Callable[..., Result]


def beside_a_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kith:
    """Run a command in a folder, beside a book with two people."""
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"mara1": MARA, "anna1": ANNA})
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_NOW", "2026-11-19T09:00:00+01:00")
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == code, result.output
        return result

    return run
