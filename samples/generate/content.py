"""The blocks of text of one card, before they are laid out, and the truth they carry."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from samples.generate.dice import Dice, country_words, lexicon
from samples.generate.holders import name_rows, title_rows
from samples.generate.lettering import Lettering, choose_lettering
from samples.generate.organisations import Organisation, coin, make_organisation
from samples.generate.people import Person, make_person
from samples.generate.places import (
    MadeAddress,
    Place,
    in_full,
    make_address,
    make_place,
    romanize,
    same_place,
)
from samples.generate.reach import Reach
from samples.generate.records import Role, Style, TrueAddress, TruePerson, Truth
from samples.generate.rows import Piece, Row, capitals

_ASIAN = ("JP", "CN", "TW")
_ENGLISH_TITLES = (
    "de",
    "nl",
    "sv",
    "fr",
    "it",
    "da",
    "no",
    "fi",
    "cs",
    "ro",
    "pt-PT",
    "id",
    "ko",
    "th",
    "vi",
    "el",
    "he",
)
"""Languages whose cards now and then print an English title."""


@dataclass
class Content:
    """What stands on a card, by block; a layout puts every block somewhere."""

    country: str
    logo: list[Row] = field(default_factory=list)
    organisation: list[Row] = field(default_factory=list)
    holders: list[list[Row]] = field(default_factory=list)
    contact: list[Row] = field(default_factory=list)
    web: list[Row] = field(default_factory=list)
    addresses: list[list[Row]] = field(default_factory=list)
    extra: list[Row] = field(default_factory=list)
    truth: Truth | None = None


class Writer:
    """Writes the content of one card; the truth grows with every row."""

    def __init__(self, dice: Dice, edition: str) -> None:
        self.dice = dice
        self.edition = edition
        self.country = country = edition[:2]
        words = country_words(edition)
        self.other: str | None = words["second"] if dice.chance(words.get("both", 0.0)) else None
        """The edition whose language a bilingual card adds."""
        self.language: str = dice.pick(words["languages"])
        self.style: Lettering = choose_lettering(dice, self.language)
        self.place: Place = make_place(dice, edition)
        self.reach = Reach(dice, country, self.place, self.style)
        self.persons: list[TruePerson] = []
        self.departments: list[str] = []
        self.addresses: list[TrueAddress] = []
        self.orgs: list[str] = []
        self.aliases: list[str] = []

    def write(self) -> Content:
        """A whole card."""
        dice, edition = self.dice, self.edition
        holders = dice.weigh({1: 86, 0: 9, 2: 4, 3: 1})
        people = [make_person(dice, edition, self.other is not None) for _ in range(holders)]
        latin = self.country in _ASIAN and bool(people) and people[0].name.isascii()
        latin = latin and people[0].native is None
        if latin:
            self.language = "en"
            self.style = choose_lettering(dice, "en")
            self.reach = Reach(dice, self.country, self.place, self.style)
        org = make_organisation(dice, edition, latin)
        second = make_organisation(dice, self.other) if self.other else None
        if second:
            org = replace(org, domain=second.domain)
        content = Content(self.country)
        self._write_organisation(content, org)
        if second and self.orgs and dice.chance(0.55):
            self._second_name(content, org, second)
        for person in people:
            content.holders.append(self._holder(person, org, len(people)))
        content.contact, content.web, personal = self.reach.write(org, people)
        if personal:
            content.holders[0] += personal
        for i in range(self._count_addresses()):
            content.addresses.append(self._address(i, latin, edition))
        if self.other and self.addresses and dice.chance(0.4):
            content.addresses.append(self._address(0, False, self.other))
        self._write_extra(content, org)
        aliases = tuple(
            dict.fromkeys(a for a in (*org.aliases, *self.aliases) if a not in self.orgs)
        )
        content.truth = Truth(
            kind="person" if people else "company",
            country=self.country if self.addresses or dice.chance(0.9) else None,
            langs=tuple(dict.fromkeys(x.partition("-")[0] for x in self._languages())),
            persons=tuple(self.persons), orgs=tuple(self.orgs), org_aliases=aliases,
            departments=tuple(dict.fromkeys(self.departments)), phones=tuple(self.reach.phones),
            emails=tuple(dict.fromkeys(self.reach.emails)), urls=tuple(dict.fromkeys(self.reach.urls)),
            socials=tuple(self.reach.socials), addresses=tuple(self.addresses),
        )  # fmt: skip
        return content

    def _write_organisation(self, content: Content, org: Organisation) -> None:
        dice = self.dice
        use = dice.weigh({"logo": 40, "text": 19, "both": 32, "none": 4, "split": 5})
        if use == "split" and (len(org.name.split()) < 3 or not org.name.isascii()):
            use = "text"
        self.orgs = [] if use == "none" else [org.logo if use == "logo" else org.name]
        big = Style(bold=dice.chance(0.6), logo=True, accent=dice.chance(0.6))
        if use == "split":  # the first word stands only in the logo, the others beside the address
            first, _, others = org.name.partition(" ")
            content.logo.append(Row((Piece(first, Role.ORGANIZATION),), dice.pick((1.8, 2.6)), big))
            tail = Row((Piece(others, Role.ORGANIZATION),), 1.2, Style(bold=True), 0.5)
            content.organisation.append(capitals(tail) if dice.chance(0.6) else tail)
        if use in ("logo", "both"):
            text = org.logo
            if dice.chance(0.03) and text.isascii() and len(text) < 12:
                text = " ".join(text.replace(" ", " ")).upper()
            row = Row((Piece(text, Role.ORGANIZATION),), dice.pick((1.5, 1.8, 2.2, 2.6)), big)
            row = capitals(row) if dice.chance(0.4) else row
            words = text.split()
            if len(words) > 1 and dice.chance(0.3):
                cut = dice.number(1, len(words) - 1)
                small = dice.pick((1.0, 0.7, 0.5))
                head = replace(
                    row, pieces=(Piece(" ".join(row.text.split()[:cut]), Role.ORGANIZATION),)
                )
                tail = replace(row, pieces=(Piece(" ".join(row.text.split()[cut:]), Role.ORGANIZATION),), scale=row.scale * small)  # fmt: skip
                content.logo += [head, tail]
            else:
                content.logo.append(row)
            if org.slogan:
                content.logo.append(self._aside(org.slogan, Role.SLOGAN))
        if use in ("text", "both"):
            style = Style(bold=dice.chance(0.7), accent=dice.chance(0.5))
            row = Row(
                (Piece(org.name, Role.ORGANIZATION),),
                dice.pick((1.0, 1.1, 1.25, 1.5) if use == "both" else (1.25, 1.5, 1.8)),
                style,
                0.5,
            )
            content.organisation.append(capitals(row) if dice.chance(0.35) else row)
            if org.slogan and use == "text":
                content.organisation.append(self._aside(org.slogan, Role.SLOGAN))
        if org.public and dice.chance(0.3) and use != "none":
            self._department(content.organisation)

    def _languages(self) -> tuple[str, ...]:
        if self.other is None:
            return (self.language,)
        return (self.language, country_words(self.other)["languages"][0])

    def _second_name(self, content: Content, org: Organisation, second: Organisation) -> None:
        """The organisation's name in the other language, below or above the first."""
        dice = self.dice
        rows = content.organisation or content.logo
        style = Style(bold=dice.chance(0.5), accent=dice.chance(0.4))
        row = Row((Piece(second.name, Role.ORGANIZATION),), dice.pick((0.8, 1.0, 1.2)), style)
        rows.insert(dice.pick((0, 1)), capitals(row) if dice.chance(0.25) else row)
        self.aliases.append(second.name)

    def _aside(self, text: str, role: Role) -> Row:
        dice = self.dice
        row = Row(
            (Piece(text, role),),
            dice.pick((0.75, 0.85, 0.95, 1.1)),
            Style(italic=dice.chance(0.4), accent=dice.chance(0.3)),
            optional=True,
        )
        return capitals(row) if dice.chance(0.2) else row

    def _department(self, rows: list[Row]) -> None:
        text = self.dice.word(lexicon(self.language)["departments"])
        if text not in self.departments:
            rows.append(
                Row(
                    (Piece(text, Role.DEPARTMENT, len(self.departments)),),
                    self.dice.pick((0.9, 1.0, 1.1)),
                )
            )
            self.departments.append(text)

    def _title(self, language: str) -> str:
        dice = self.dice
        text = lexicon(language)
        if language == "en" and dice.chance(0.45):
            level, function, area = (dice.word(text[k]) for k in ("levels", "functions", "areas"))
            return dice.pick((
                f"{level} {function}", f"{level} {function}", function, f"{function} - {area}", f"{function}, {area}",
                f"Head - {area}", f"Director of {area}", f"Vice President - {area}", f"Manager - {area}", f"{area} Manager",
                f"{area} Executive", f"{level} Manager ({area})", f"Head of {area}", f"{level} {function} - {area}", f"{area} Consultant",
            ))  # fmt: skip
        if language in _ENGLISH_TITLES and dice.chance(0.12):
            return dice.word(lexicon("en")["titles"])
        return str(dice.word(text["titles"]))

    def _holder(self, person: Person, org: Organisation, holders: int) -> list[Row]:
        dice, index = self.dice, len(self.persons)
        titles = [
            self._title(self.language) for _ in range(dice.weigh({1: 78, 0: 10, 2: 11, 3: 1}))
        ]
        if titles and self.other and dice.chance(0.6):
            titles.insert(dice.pick((0, 1)), self._title(self._languages()[1]))
        titles = list(dict.fromkeys(titles))
        shown_credentials = person.credentials
        name = name_rows(dice, person, index, self.other is not None)
        before = sum(len(p.titles) for p in self.persons)
        beside = titles[:1] if self.language == "ko" and dice.chance(0.35) else []
        if beside:  # "김 민 수  과장": the first title stands on the line of the name
            title = Piece(titles[0], Role.TITLE, before)
            glue = Piece(dice.pick(("  ", " ", " / ", " | ")))
            parts = (
                (*name[0].pieces, glue, title)
                if dice.chance(0.7)
                else (title, glue, *name[0].pieces)
            )
            name[0] = replace(name[0], pieces=parts)
        below = title_rows(dice, titles[len(beside) :], before + len(beside))
        if dice.chance(0.2 if not org.public else 0.45):
            self._department(below)
        if dice.chance(0.1) and self.orgs and holders == 1:
            below.append(
                Row((Piece(self.orgs[0], Role.ORGANIZATION),), 1.0, Style(bold=dice.chance(0.4)))
            )
        above = self.country in _ASIAN and self.language != "en"
        above = above or dice.chance(0.5 if self.language == "ko" else 0.04)
        rows = below + name if above and len(below) < 4 else name + below
        self.persons.append(TruePerson(
            person.name, person.honorific, shown_credentials, person.given, person.family, person.native, tuple(titles),
        ))  # fmt: skip
        if holders > 1 and dice.chance(0.7):
            number = self.reach.number("mobile")
            rows.append(self.style.entry(dice, "mobile", self.reach.phone_pieces(number, "mobile")))
        return rows

    def _count_addresses(self) -> int:
        return self.dice.weigh({1: 80, 0: 7, 2: 11, 3: 2})

    def _address(self, index: int, latin: bool, edition: str) -> list[Row]:
        dice = self.dice
        place = self.place if not index or dice.chance(0.5) else make_place(dice, edition)
        if edition != self.edition:
            place = same_place(dice, self.edition, place, edition)
        romanized = self.country in _ASIAN and latin
        make = romanize if romanized else make_address
        made: MadeAddress = make(dice, edition, place)
        entity = len(self.addresses)
        lines = made.lines
        if len(lines) > 1 and dice.chance(0.22):
            glue = (
                dice.pick((", ", ", ", " • ", " | ", " - ", " · "))
                if self.country not in _ASIAN
                else " "
            )
            lines = (glue.join(line.rstrip(",") for line in lines),)
        scale = dice.pick((0.85, 1.0, 1.0, 1.0))
        upper = dice.chance(0.08)
        rows = [Row((Piece(line, Role.ADDRESS, entity),), scale) for line in lines]
        rows = [capitals(r) for r in rows] if upper else rows
        if dice.chance(0.14 if not index else 0.85):
            words = lexicon("labels")[self.language]["address"]
            word = dice.word(words) if len(words) > 7 else dice.pick(words)
            label = Piece(word.upper() if dice.chance(0.15) else word, Role.LABEL)
            if dice.chance(0.35):
                rows.insert(
                    0, Row((label, Piece(dice.pick((":", "", " :")))), scale, Style(bold=True), 0.4)
                )
            else:
                rows[0] = replace(
                    rows[0],
                    pieces=(
                        label,
                        Piece(dice.pick((" : ", ": ", " - ", ": ", ":"))),
                        *rows[0].pieces,
                    ),
                )
        if dice.chance(0.06 if not index else 0.35):
            number = self.reach.number("work")
            pieces = self.reach.phone_pieces(number, "work")
            label_row = self.style.entry(dice, "work", pieces, inline=True)
            if not self.style.shows("work"):
                self.reach.phones[-1] = replace(self.reach.phones[-1], type="unknown")
            if dice.chance(0.4):
                rows[-1] = replace(
                    rows[-1],
                    pieces=(
                        *rows[-1].pieces,
                        Piece(dice.pick((" ", ", ", "  "))),
                        *label_row.pieces,
                    ),
                )
            else:
                rows.append(label_row)
        rows[0] = replace(rows[0], space_before=0.4)
        self.addresses.append(
            TrueAddress(in_full(lines), made.city, made.region, made.postal_code, self.country)
        )
        return rows

    def _write_extra(self, content: Content, org: Organisation) -> None:
        dice = self.dice
        if self.language == "en" and dice.chance(0.05):
            content.extra += [self._aside(coin(dice), Role.OTHER) for _ in range(dice.number(1, 5))]
        if org.services and dice.chance(0.28 if self.persons else 0.6):
            if dice.chance(0.5):
                glue = dice.pick((" | ", " • ", ", ", " · ", " - ", " / "))
                leads = (
                    "Dealers in : ",
                    "Specialists in ",
                    "Mfrs. of ",
                    "Suppliers of: ",
                    "We offer ",
                    "",
                )
                lead = dice.pick(leads) if self.language == "en" and dice.chance(0.4) else ""
                content.extra.append(self._aside(lead + glue.join(org.services), Role.OTHER))
            else:
                mark = dice.pick(("", "• ", "- ", "· "))
                content.extra += [self._aside(mark + s, Role.OTHER) for s in org.services]
        if dice.chance(0.3):
            content.extra += [self._aside(text, Role.OTHER) for text in org.others]
