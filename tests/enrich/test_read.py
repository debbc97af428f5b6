"""The door of the room: a read card in, contacts out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enrich.contact import Contact
from enrich.contact_json import dump_contact, load_contact
from enrich.fold import fold, letters_of, word_set
from enrich.read import Hints, read_contacts
from ocr.card import Card, Code
from ocr.engine import Line
from tests.enrich.cards import place, stack

_QUAD = ((0.0, 0.0), (900.0, 0.0), (900.0, 500.0), (0.0, 500.0))


def _card(*lines: Line, codes: tuple[Code, ...] = ()) -> Card:
    picture = np.zeros((500, 900, 3), np.uint8)
    return Card(picture, _QUAD, 0, lines, codes)


def _one(*lines: Line, region: str | None = None) -> Contact:
    (contact,) = read_contacts(_card(*lines), Hints(region))
    return contact


PLAIN = (
    place("Northwind Medicine Inc.", 60, 40, 40),
    place("Dr. Mara C. Lindqvist, MD", 60, 160, 32),
    place("Director of Research", 60, 205, 20),
    place("265 Garden Drive, Suite 12", 60, 300, 20),
    place("Springfield, IL 62701", 60, 330, 20),
    place("Tel: (202) 555-0143", 60, 380, 20),
    place("mara.lindqvist@northwind.example.com", 60, 410, 20),
    place("www.northwind.example.com", 60, 440, 20),
)


def test_a_plain_card_needs_no_edit() -> None:
    contact = _one(*PLAIN)
    assert contact.kind == "individual"
    assert contact.name is not None
    assert contact.name.full == "Mara C. Lindqvist"
    assert (contact.name.prefix, contact.name.family) == ("Dr.", "Lindqvist")
    assert contact.name.suffix == "MD"
    assert [t.value for t in contact.titles] == ["Director of Research"]
    assert contact.organizations[0].value == "Northwind Medicine Inc."
    assert [(p.number, p.type) for p in contact.phones] == [("+12025550143", "work")]
    assert [e.address for e in contact.emails] == ["mara.lindqvist@northwind.example.com"]
    (address,) = contact.addresses
    assert address.full == "265 Garden Drive, Suite 12, Springfield, IL 62701"
    assert (address.city, address.region, address.postal_code) == ("Springfield", "IL", "62701")


def test_every_field_says_why_and_where() -> None:
    contact = _one(*PLAIN)
    assert contact.name is not None
    fields = [
        contact.name,
        *contact.titles,
        *contact.organizations,
        *contact.phones,
        *contact.emails,
    ]
    for found in fields:
        assert found.evidence.reasons
        assert found.evidence.quad is not None
        assert 0 < found.evidence.confidence <= 1


def test_a_card_without_a_holder_is_an_organisation() -> None:
    contact = _one(
        place("THE HARBOUR CAFE", 60, 60, 60),
        place("Breakfast & Lunch, open daily", 60, 150, 20),
        place("12 Pier Road, Springfield, IL 62701", 60, 300, 20),
        place("(202) 555-0170", 60, 340, 20),
    )
    assert contact.kind == "org"
    assert contact.name is None
    assert fold(contact.organizations[0].value) == "the harbour cafe"


def test_two_labelled_addresses_stay_two() -> None:
    contact = _one(
        place("Mara Lindqvist", 60, 40, 32),
        place("Office : 12, Garden Street, Springfield, IL 62701", 60, 200, 20),
        place("Res : 7, Lake View Road, Riverton, IL 62561", 60, 230, 20),
    )
    assert len(contact.addresses) == 2
    assert all(not a.full.startswith(("Office", "Res")) for a in contact.addresses)


def test_a_vcard_in_a_code_outranks_the_print() -> None:
    payload = "BEGIN:VCARD\nVERSION:3.0\nN:Lindqvist;Mara;C.;;\nFN:Mara C. Lindqvist\nTEL;TYPE=CELL:+12025550199\nEND:VCARD"
    card = _card(*PLAIN, codes=(Code(payload, "QRCode", _QUAD),))
    (contact,) = read_contacts(card)
    assert contact.phones[0].number == "+12025550199"
    assert contact.phones[0].type == "mobile"
    assert "+12025550143" in {p.number for p in contact.phones}


def test_print_that_disagrees_with_the_code_is_said() -> None:
    payload = "MECARD:N:Okafor,Ada;TEL:+12025550198;;"
    card = _card(*PLAIN, codes=(Code(payload, "QRCode", _QUAD),))
    (contact,) = read_contacts(card)
    assert contact.name is not None and contact.name.full == "Ada Okafor"
    assert any("Mara" in warning for warning in contact.warnings)


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=8))
def test_any_text_gives_contacts_that_can_be_written_and_read_back(texts: list[str]) -> None:
    contacts = read_contacts(_card(*stack(*texts)))
    assert contacts
    for contact in contacts:
        assert dump_contact(load_contact(dump_contact(contact))) == dump_contact(contact)


_WORDS = word_set(
    "Mara Lindqvist Prof. Dr. Director of Research Northwind GmbH & Co Garden Street Suite Ltd."
    " 山田 健一 ヤマダ ケンイチ 株式会社 डॉ. अनीता शर्मा проф. Анна MSc MBA quality for every home ( ) , - |"
)
_PLAIN_WORDS = st.lists(st.sampled_from(sorted(_WORDS)), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=60)
@example(["Co", "Co", "MBA"])
@given(st.lists(_PLAIN_WORDS, min_size=1, max_size=7))
def test_every_printed_word_is_in_some_field_or_in_the_notes(texts: list[str]) -> None:
    contacts = read_contacts(_card(*stack(*texts)))
    said = letters_of("\n".join(dump_contact(contact) for contact in contacts))
    printed = {word for text in texts for word in text.split()}
    assert {word for word in printed if letters_of(word) not in said} == set()


@pytest.mark.parametrize(
    ("printed", "name", "noted"),
    [
        ("Inh. Mara Lindqvist", "Mara Lindqvist", "Inh."),
        ("Ask for Peter Holm", "Peter Holm", "Ask for"),
        ("Prop. Dashrath M. Panchal", "Dashrath M. Panchal", "Prop."),
        ("Liên hệ: Nguyễn Văn Hùng", "Nguyễn Văn Hùng", "Liên hệ"),
    ],
)
def test_what_leads_in_to_a_name_is_kept_beside_it(printed: str, name: str, noted: str) -> None:
    contact = _one(
        *stack("NORTHWIND", printed, "Tel. +49 30 23125 123", "info@northwind.example.com")
    )
    assert contact.name is not None and contact.name.full == name
    assert noted in (contact.notes or "")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Don & Ruth Baker", ["Don Baker", "Ruth Baker"]),
        ("Mr. & Mrs. John Smith", ["John Smith"]),
        ("Jofrid & Anna Holm", ["Jofrid Holm", "Anna Holm"]),
    ],
)
def test_who_shares_a_family_name(printed: str, names: list[str]) -> None:
    found = read_contacts(_card(*stack(printed, "12 Garden Street, Springfield, IL 62701")))
    assert [c.name and c.name.full for c in found] == names


def test_a_couple_is_two_people() -> None:
    lines = stack("Holm Bakery", "Anna & Peter Holm", "Tel. +49 30 23125 123")
    couple = read_contacts(_card(*lines))
    assert [c.name and c.name.full for c in couple] == ["Anna Holm", "Peter Holm"]


@pytest.mark.parametrize(
    "lines",
    [("Lê Khắc Hiếu", "Hieu Le"), ("Hieu Le / Lê Khắc Hiếu",), ("HIEU LE", "Bác sĩ Lê Khắc Hiếu")],
)
def test_a_name_with_and_without_accents_is_one_holder(lines: tuple[str, ...]) -> None:
    contact = _one(*stack("Công ty TNHH Sao Bắc", *lines, "Giám đốc", "hieu@saobac-example.vn"))
    assert contact.name is not None
    assert (contact.name.full, contact.name.native) == ("Hieu Le", "Lê Khắc Hiếu")


def test_titles_in_two_scripts_on_one_line_are_two() -> None:
    contact = _one(
        *stack("한빛건설 주식회사", "김민수", "Town Planner & 파트장", "minsu@hanbit-example.kr")
    )
    assert [title.value for title in contact.titles] == ["Town Planner", "파트장"]


def test_honorifics_in_two_scripts_are_both_kept() -> None:
    contact = _one(
        place("Northwind Medicine Ltd.", 60, 40, 40),
        place("डॉ. अनीता शर्मा", 60, 160, 34),
        place("Prof. Anita Sharma", 60, 210, 34),
        place("Consultant", 60, 255, 20),
        place("anita.sharma@northwind.example.com", 60, 410, 20),
    )
    assert contact.name is not None
    assert (contact.name.prefix, contact.name.full) == ("Prof.", "Anita Sharma")
    assert contact.name.native == "अनीता शर्मा"
    assert contact.notes is not None and "डॉ." in contact.notes


def test_a_doubtful_name_that_the_card_spells_in_latin_letters_is_one() -> None:
    contact = _one(
        place("ปิยะ บุญมา", 55, 69, 66),
        place("Piya Boonma", 58, 164, 41),
        place("วิศวกรอาวุโส", 54, 219, 47),
        place("piya.boonma@fahsai-example.com", 54, 500, 30),
    )
    assert contact.name is not None
    assert (contact.name.full, contact.name.native) == ("Piya Boonma", "ปิยะ บุญมา")


def test_one_look_alike_letter_parts_no_name() -> None:
    for name in ("Иван Петрoв", "김민수A", "Μαρία Παπαδοπούλου"):
        contacts = read_contacts(
            _card(place(name, 60, 160, 34), place("+7 495 123 45 67", 60, 380, 20))
        )
        assert len(contacts) == 1, name


def test_a_bengali_name_right_below_its_latin_form_is_the_same_holder() -> None:
    contact = _one(
        place("Rupam Sarkar", 60, 160, 34),
        place("রূপম সরকার", 60, 200, 30),
        place("Sculptor", 60, 245, 20),
        place("rupam.sarkar@northwind.example.com", 60, 410, 20),
    )
    assert contact.name is not None
    assert (contact.name.full, contact.name.native) == ("Rupam Sarkar", "রূপম সরকার")


def test_a_greek_name_and_its_latin_form_are_one_holder() -> None:
    contact = _one(
        place("Μαρία Παπαδοπούλου", 60, 160, 34),
        place("Maria Papadopoulou", 60, 210, 34),
        place("maria@northwind.example.com", 60, 410, 20),
    )
    assert contact.name is not None
    assert contact.name.native == "Μαρία Παπαδοπούλου"


def test_a_line_without_height_is_read() -> None:
    flat = ((10.0, 10.0), (210.0, 10.0), (210.0, 10.0), (10.0, 10.0))
    lines = (Line("Mara Lindqvist", 0.99, flat), *PLAIN[2:3], *PLAIN[6:7])
    assert read_contacts(_card(*lines))


def test_print_around_an_at_sign_is_no_part_of_an_email() -> None:
    contact = _one(*PLAIN, place("Find us @ the fair, follow @northwind", 60, 470, 14))
    assert contact.warnings == ()


def test_part_of_an_email_is_said_and_wants_a_look() -> None:
    contact = _one(*PLAIN[:6], place("mara.lindqvist@northw", 60, 410, 20))
    assert contact.emails == ()
    assert "email" in contact.review
    assert any("mara.lindqvist@northw" in warning for warning in contact.warnings)


def test_what_is_no_field_lands_in_the_notes() -> None:
    contact = _one(*PLAIN, place("Licence 4711-XQ, established 1954", 500, 470, 14))
    assert contact.notes is not None and "4711" in contact.notes


def test_a_tag_is_no_part_of_a_name() -> None:
    contact = _one(*PLAIN, place("#maralind", 60, 240, 28))
    assert contact.name is not None and contact.name.full == "Mara C. Lindqvist"
    assert "#maralind" in (contact.notes or "")


def test_a_family_name_above_the_other_names_is_of_the_same_holder() -> None:
    contact = _one(*stack("Уварова", "Виктория Львовна", "Главный бухгалтер", "+7 495 123-45-67"))
    assert contact.name is not None
    assert (contact.name.full, contact.name.family) == ("Уварова Виктория Львовна", "Уварова")
