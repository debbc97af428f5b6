"""Telling by its content which address book a file comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.book.records import Entry
from pipeline.errors import WrongUse
from pipeline.imports.outlook import is_outlook, read_outlook
from pipeline.imports.own import is_own, read_own
from pipeline.imports.tables import decode_table, header_of, is_linkedin, read_google, read_linkedin
from pipeline.imports.vcard import read_vcards

Reader = Callable[[bytes, str | None], Iterator[Entry]]

OWN = "kith"
"""The format of ``contacts.csv``, which holds contacts by the book's own ids."""

READERS: dict[str, Reader] = {
    OWN: lambda content, region: read_own(decode_table(content), region),
    "vcard": read_vcards,
    "google": lambda content, region: read_google(decode_table(content), region),
    "outlook": lambda content, region: read_outlook(decode_table(content), region),
    "linkedin": lambda content, region: read_linkedin(decode_table(content), region),
}
"""How to read each format, by its name on the command line."""


def tell_format(name: str, content: bytes) -> str:
    """The format of a file.

    Raises:
        WrongUse: it is empty or none that kith reads; the message names the file.
    """
    if not content.strip():
        raise WrongUse(f"{name}: is empty", "Export it again.")
    head = decode_table(content[:65536])
    header = header_of(head)
    if is_own(header):
        return OWN
    if "BEGIN:VCARD" in head.upper():
        return "vcard"
    for line in head.splitlines():
        if is_linkedin(line):
            return "linkedin"
        if "E-mail 1 - " in line or "Organization Name" in line or "Group Membership" in line:
            return "google"
    if is_outlook(header):
        return "outlook"
    raise WrongUse(
        f"{name}: is no address book that kith reads",
        "It reads vCard (.vcf), Google CSV, Outlook CSV, LinkedIn's Connections.csv and its own "
        "contacts.csv; say which with --format.",
    )
