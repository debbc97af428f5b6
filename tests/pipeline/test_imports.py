from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.contact import Contact
from pipeline.errors import WrongUse
from pipeline.export.formats import FORMATS
from pipeline.export.outgoing import Outgoing
from pipeline.export.table import phone_text
from pipeline.export.vcard import write_vcard
from pipeline.imports.choose import READERS, tell_format
from tests.pipeline.export.strategies import people

OLD_PHONE = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Zo=C3=AB;;Dr.\r\n"
    b"TEL;CELL;PREF:(202) 555-0143\r\nTEL;WORK;FAX:+1 202 555 0199 ext. 7\r\n"
    b"EMAIL;INTERNET:zoe@example.com\r\n"
    b"ORG;CHARSET=UTF-8:Northwind\\; Sons;Sales\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=\r\nsecond\r\n"
    b"BDAY:19800203\r\nnonsense without a colon\r\nEND:VCARD\r\n"
)
LINKEDIN = (
    'Notes:\n"When exporting your connection data, you may notice …"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Mara,"Lindqvist, MD",https://www.linkedin.com/in/maralindqvist,,Northwind,Director,'
    "12 Jun 2024\n,,,,,,\n"
)
OLD_GOOGLE = (
    "Name,Given Name,Additional Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
    "Mara Lindqvist,Mara,,Lindqvist,--02-03,* myContacts ::: Fair,* Work,"
    "m@a.example ::: m@b.example,Mobile,+49 1512 3456789,Northwind,Director\n"
)


def read(content: bytes, name: str = "file") -> list[Contact]:
    return [entry.contact for entry in READERS[tell_format(name, content)](content, "US")]


def test_vcard_2_1_of_an_old_phone() -> None:
    (entry,) = READERS["vcard"](OLD_PHONE, "US")
    contact = entry.contact
    assert contact.name is not None
    assert (contact.name.full, contact.name.prefix) == ("Zoë Ångström", "Dr.")
    assert [(p.number, p.type, p.extension) for p in contact.phones] == [
        ("+12025550143", "mobile", None),
        ("+12025550199", "fax", "7"),
    ]
    assert contact.organizations[0].value == "Northwind; Sons"
    assert contact.departments[0].value == "Sales"
    assert contact.notes == "first\nsecond"
    assert entry.birthday == "1980-02-03"


APPLE = b"""BEGIN:VCARD
VERSION:3.0
N:Lindqvist;Mara;C.;Dr.;
FN:Dr. Mara C. Lindqvist
ORG:Northwind Medicine;Research
item1.TEL;type=pref:030 901820
item1.X-ABLabel:_$!<Other>!$_
item2.ADR;type=WORK;type=pref:;;265 Garden Drive;Springfield;IL;62701;USA
item3.URL;type=pref:https://www.linkedin.com/in/maralindqvist/
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQ
END:VCARD
"""


def test_apples_own_ways_are_understood() -> None:
    (entry,) = READERS["vcard"](APPLE, "US")
    contact = entry.contact
    assert contact.name is not None
    assert (contact.name.full, contact.name.prefix) == ("Mara C. Lindqvist", "Dr.")
    assert entry.birthday == "--02-03"
    assert [s.handle for s in contact.socials] == ["maralindqvist"]
    # A number that is none of the country given is not made one.
    assert [(p.number, p.valid) for p in contact.phones] == [("030901820", False)]
    (german,) = READERS["vcard"](APPLE, "DE")
    assert [(p.number, p.valid) for p in german.contact.phones] == [("+4930901820", True)]


def test_linkedin_connections_give_profiles() -> None:
    (entry,) = READERS["linkedin"](LINKEDIN.encode(), None)
    assert entry.dated == "2024-06-12"
    contact = entry.contact
    assert contact.name is not None
    assert (contact.name.full, contact.name.suffix) == ("Mara Lindqvist", "MD")
    assert [(s.network, s.handle) for s in contact.socials] == [("linkedin", "maralindqvist")]


@pytest.mark.parametrize("prefix", ["", "X-ADDRESSBOOKSERVER-"])
def test_a_group_is_a_label_of_its_members(prefix: str) -> None:
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nN:Choir\nFN:Choir\n{prefix}KIND:group\n"
        f"{prefix}MEMBER:urn:uuid:AB-1\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nUID:ab-1\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Otto Brandt\nUID:urn:uuid:ab-2\nEND:VCARD\n"
    )
    mara, otto = READERS["vcard"](cards.encode(), None)
    assert mara.contact.name is not None and mara.contact.name.full == "Mara Lindqvist"
    assert (mara.labels, otto.labels) == (("Choir",), ())


@pytest.mark.parametrize(
    "content",
    [
        "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nNOTE:sings\nEMAIL:mara at home\nEND:VCARD\n",
        "First Name,Last Name,Notes,E-mail 1 - Label,E-mail 1 - Value\n"
        "Mara,Lindqvist,sings,Work,mara at home\n",
        "First Name,Last Name,Company,Notes,E-mail Address\nMara,Lindqvist,,sings,mara at home\n",
    ],
    ids=["vcard", "google", "outlook"],
)
def test_an_e_mail_address_that_is_none_is_noted(content: str) -> None:
    (contact,) = read(content.encode())
    assert not contact.emails
    assert contact.notes == "sings\nE-mail: mara at home"


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "preface", ["", 'Notes:{0}{0}\n"When exporting, you may …"{0}{0}\n{0}{0}\n']
)
def test_linkedin_saved_by_a_spreadsheet_is_known(
    separator: str, encoding: str, preface: str
) -> None:
    table = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Mara,Lindqvist,https://www.linkedin.com/in/maralindqvist,,Northwind,Director,12.06.2024\n"
    ).replace(",", separator)
    content = (preface.format(separator) + table).encode(encoding)
    assert tell_format("file", content) == "linkedin"
    (entry,) = READERS["linkedin"](content, None)
    assert entry.contact.socials[0].handle == "maralindqvist"
    assert entry.contact.organizations[0].value == "Northwind"
    assert entry.dated == "2024-06-12"


def test_the_former_header_of_google_is_read_too() -> None:
    (entry,) = READERS["google"](OLD_GOOGLE.encode("utf-16"), None)
    assert [e.address for e in entry.contact.emails] == ["m@a.example", "m@b.example"]
    assert entry.contact.phones[0].number == "+4915123456789"
    assert (entry.labels, entry.birthday) == (("Fair",), "--02-03")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (OLD_PHONE, "vcard"),
        (LINKEDIN.encode(), "linkedin"),
        (OLD_GOOGLE.encode(), "google"),
        (FORMATS["google"]().export([])[0].content, "google"),
        (FORMATS["outlook"]().export([])[0].content, "outlook"),
    ],
)
def test_the_format_is_told_by_the_content(content: bytes, name: str) -> None:
    assert tell_format("export.txt", content) == name


def test_what_is_no_address_book_is_named() -> None:
    with pytest.raises(WrongUse, match=r"list\.txt"):
        tell_format("list.txt", b"milk\neggs\n")


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(WrongUse, match=r"list\.csv: is empty"):
        tell_format("list.csv", b" \n")


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_are_read_without_a_fault(content: bytes) -> None:
    for reader in READERS.values():
        list(reader(content, "DE"))
    list(READERS["vcard"](b"BEGIN:VCARD\n" + content + b"\nEND:VCARD\n", None))


def emails(contact: Contact) -> list[str]:
    return [e.address for e in contact.emails]


def numbers(contact: Contact) -> list[str]:
    return [phone_text(p) for p in contact.phones]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(person=people)
@settings(max_examples=100, deadline=None)
def test_our_own_vcards_come_back(version: str, person: Outgoing) -> None:
    contact = person.contact
    found = list(READERS["vcard"](write_vcard(person, version).encode(), None))
    if not found:
        # A card that holds nothing but a made-up display name.
        assert not (contact.name or contact.emails or contact.phones or contact.organizations)
        return
    (entry,) = found
    assert emails(entry.contact) == emails(contact)
    assert numbers(entry.contact) == numbers(contact)
    assert [t.value for t in entry.contact.titles] == list(
        dict.fromkeys(t.value for t in contact.titles)
    )
    first = [o.value for o in contact.organizations][:1]
    assert [o.value for o in entry.contact.organizations][:1] == first
    if contact.name and contact.name.given and contact.name.family and entry.contact.name:
        assert entry.contact.name.given == contact.name.given
        assert entry.contact.name.family == contact.name.family


@given(people)
@settings(max_examples=80, deadline=None)
def test_our_own_google_files_come_back(person: Outgoing) -> None:
    contact = person.contact
    (file,) = FORMATS["google"]().export([person])
    found = list(READERS["google"](file.content, None))
    if not found:
        assert not (contact.name or contact.emails or contact.phones or contact.organizations)
        return
    (entry,) = found
    assert emails(entry.contact) == emails(contact)
    assert numbers(entry.contact) == numbers(contact)
    for key in ("titles", "organizations"):
        expected = dict.fromkeys(value.value for value in getattr(contact, key))
        assert [value.value for value in getattr(entry.contact, key)] == list(expected)


def test_the_same_line_is_known_again(tmp_path: Path) -> None:
    (first,) = READERS["google"](OLD_GOOGLE.encode(), None)
    (again,) = READERS["google"](OLD_GOOGLE.replace("Director", "Chair").encode(), None)
    assert first.id == again.id
