"""A printer's dummy card: placeholders where a person's particulars would stand."""

from __future__ import annotations

from samples.generate.content import Content
from samples.generate.dice import Dice
from samples.generate.lettering import choose_lettering
from samples.generate.records import (
    Role,
    Style,
    TrueAddress,
    TruePerson,
    TruePhone,
    Truth,
)
from samples.generate.rows import Piece, Row, capitals

_NAMES = (
    "Your Name",
    "John Doe",
    "Jane Doe",
    "Firstname Lastname",
    "Name Surname",
    "Full Name",
    "John Smith",
    "Your Name Here",
)
_TITLES = (
    "Job Title",
    "Your Title",
    "Position",
    "Title / Position",
    "Your Position Here",
    "Designation",
)
_COMPANIES = (
    "Company Name",
    "Your Company",
    "Your Logo Here",
    "Business Name",
    "Company Name Here",
    "Your Business Name",
    "Brand Name",
)
_STREETS = (
    "123 Street Name",
    "Your Address Here",
    "1234 Street Address",
    "Address Line 1",
    "000 Main Street",
    "Street Address, Suite",
)
_TOWNS = (
    "City, State 12345",
    "City, State, Zip Code",
    "Address Line 2",
    "Your City, ST 00000",
    "City, Country",
)
_PHONES = (
    "123-456-7890",
    "(123) 456-7890",
    "000 000 0000",
    "+00 123 456 789",
    "123.456.7890",
    "000-000-0000",
    "+1 234 567 890",
)
_MAILS = (
    "name@company.com",
    "your.name@email.com",
    "email@yourcompany.com",
    "info@yourwebsite.com",
    "example@email.com",
    "mail@domain.com",
)
_SITES = (
    "www.yourwebsite.com",
    "www.companyname.com",
    "www.website.com",
    "yourdomain.com",
    "www.yourcompany.com",
)


def write_dummy(dice: Dice) -> Content:
    """The content of a dummy card; none of its numbers can be dialled."""
    style = choose_lettering(dice, "en")
    name, title, company = dice.pick(_NAMES), dice.pick(_TITLES), dice.pick(_COMPANIES)
    street, town = dice.pick(_STREETS), dice.pick(_TOWNS)
    mail, site = dice.pick(_MAILS), dice.pick(_SITES)
    content = Content("US")
    logo = Row(
        (Piece(company, Role.ORGANIZATION),), dice.pick((1.5, 2.0)), Style(bold=True, logo=True)
    )
    content.logo.append(capitals(logo) if dice.chance(0.5) else logo)
    if dice.chance(0.5):
        tagline = dice.pick(
            ("Your slogan here", "Tagline goes here", "Company slogan", "Insert tagline")
        )
        content.logo.append(Row((Piece(tagline, Role.SLOGAN),), 0.8, optional=True))
    holder = Row((Piece(name, Role.NAME),), 1.4, Style(bold=dice.chance(0.5)), 0.4)
    content.holders.append([
        capitals(holder) if dice.chance(0.4) else holder, Row((Piece(title, Role.TITLE),)),
    ])  # fmt: skip
    kinds = ["work", "mobile", "fax"][: dice.number(1, 3)]
    phones, entries = [], []
    for i, kind in enumerate(kinds):
        number = dice.pick(_PHONES)
        phones.append(TruePhone(number, None, kind if style.shows(kind) else "unknown"))
        entries.append((kind, [Piece(number, Role.PHONE, i)]))
    entries.append(("email", [Piece(mail, Role.EMAIL)]))
    entries.append(("url", [Piece(site, Role.URL)]))
    content.contact = style.rows(dice, entries)
    content.addresses = [[Row((Piece(line, Role.ADDRESS),)) for line in (street, town)]]
    content.truth = Truth(
        "template", None, ("en",), (TruePerson(name, titles=(title,)),), (company,), (), (), tuple(phones),
        (mail,), (site,), (), (TrueAddress(f"{street}, {town}"),),
    )  # fmt: skip
    return content
