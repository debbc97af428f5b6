"""How the people on a card are reached: numbers, mail and web addresses, as printed and in truth."""

from __future__ import annotations

import re
from dataclasses import replace

from samples.generate.dice import Dice, country_words, lexicon
from samples.generate.lettering import Lettering
from samples.generate.numbers import Number, choose_form, make_number
from samples.generate.organisations import Organisation
from samples.generate.people import Person, plain
from samples.generate.places import Place
from samples.generate.records import Role, TruePhone
from samples.generate.rows import Piece, Row

_PUBLIC_MAIL = ("info", "sales", "contact", "office", "mail", "enquiries", "admin", "hello", "support", "marketing")  # fmt: skip

Entry = tuple[str, list[Piece]]
"""What it is (a kind of label) and its pieces."""


class Reach:
    """Writes the contact block of one card; the truth grows with every value."""

    def __init__(self, dice: Dice, country: str, place: Place, style: Lettering) -> None:
        self.dice = dice
        self.country = country
        self.place = place
        self.style = style
        self.form = choose_form(dice, country)
        self.dated = dice.weigh({"": 93, "no area": 3, "short": 4 if country == "IN" else 0})
        """Landlines that cannot be dialled as printed: without area code, or of an old, shorter plan."""
        self.phones: list[TruePhone] = []
        self.emails: list[str] = []
        self.urls: list[str] = []
        self.socials: list[tuple[str, str]] = []

    def number(self, kind: str) -> Number:
        """A number of this card; its ``e164`` is None when nobody can dial it as printed."""
        made = make_number(self.dice, self.country, kind, self.place.landline, self.form)
        if not self.dated or not made.area:
            return made
        rest = made.national[len(made.area) :]
        if self.dated == "no area":
            cut = 3 if len(rest) == 7 else 4
            mark = self.dice.pick(("-", " ", ""))
            return Number(rest[:cut] + mark + rest[cut:], None, made.national, made.area)
        head = self.dice.pick((f"0{made.area}-", f"+91-{made.area}-", f"(0{made.area}) ", ""))
        return Number(head + rest[1:], None, made.area + rest[1:], made.area)

    def phone_pieces(self, number: Number, kind: str) -> list[Piece]:
        """The pieces of one number, which the truth now holds."""
        dice = self.dice
        pieces = [Piece(number.printed, Role.PHONE, len(self.phones))]
        ext = None
        if kind == "work" and dice.chance(0.05):
            ext = str(dice.number(2, 9999))
            labels = lexicon("labels")
            own = labels[self.style.language].get("extension")
            mark = dice.pick(own or labels["en"]["extension"])
            pieces[0] = Piece(f"{number.printed} {mark} {ext}", Role.PHONE, len(self.phones))
        self.phones.append(TruePhone(number.printed, number.e164, kind, ext))
        return pieces

    def _phones(self, kind: str, count: int) -> list[Piece]:
        """Several numbers under one label, some shortened."""
        dice = self.dice
        first = self.number(kind if kind in ("mobile", "tollfree") else "work")
        pieces = self.phone_pieces(first, kind)
        glue = dice.pick((", ", " / ", "/", " , ", ", ", " & ", " | "))
        for _ in range(count - 1):
            how = dice.weigh(
                {"full": 5, "no area": 3 if first.area else 0, "tail": 2 if first.area else 0}
            )
            if how == "full":
                number = self.number(kind if kind in ("mobile", "tollfree") else "work")
                pieces += [Piece(glue), *self.phone_pieces(number, kind)]
                continue
            length = len(first.national)
            if how == "tail":
                size = dice.number(1, 3)
                tail = dice.digits("#" * size)
                printed, national = tail, first.national[: length - size] + tail
                mark = dice.pick(("/", " / ", "-", "/ ")) if size < 3 else dice.pick(("/", " / "))
            else:
                rest = first.national[len(first.area) :]
                printed = rest[:4] + dice.digits("#" * (len(rest) - 4))
                national, mark = first.area + printed, glue
            e164 = None if first.e164 is None else first.e164[: len(first.e164) - length] + national
            pieces += [Piece(mark), Piece(printed, Role.PHONE, len(self.phones))]
            self.phones.append(TruePhone(printed, e164, kind, None, True))
        return pieces

    def write(
        self, org: Organisation, people: list[Person]
    ) -> tuple[list[Row], list[Row], list[Row]]:
        """The contact block, web addresses that stand elsewhere, and what stands with the holder."""
        dice = self.dice
        entries: list[Entry] = []
        web: list[Row] = []
        india = self.country in ("IN", "PK", "LK")
        for kind, chance in (
            ("work", 0.72),
            ("fax", 0.36),
            ("mobile", 0.72 if india else 0.6),
            ("home", 0.1 if india else 0.015),
            ("tollfree", 0.04),
        ):
            if dice.chance(chance):
                count = (
                    dice.weigh({1: 78, 2: 18, 3: 4})
                    if kind in ("work", "mobile")
                    else dice.weigh({1: 92, 2: 8})
                )
                label = kind
                if kind == "work" and dice.chance(0.06):
                    label = "telfax"
                bare = "tollfree" if kind == "tollfree" else "unknown"
                kind_shown = kind if self.style.shows(label) else bare
                pieces = self._phones(kind, count)
                for i in range(len(self.phones) - count, len(self.phones)):
                    self.phones[i] = replace(self.phones[i], type=kind_shown)
                entries.append((label, pieces))
        if dice.chance(0.25):
            dice.random.shuffle(entries)
        mails = dice.weigh({1: 80, 0: 8, 2: 12})
        for i in range(mails):
            address = self._mail(org, people, i)
            if address.lower() not in self.emails:
                label = "email" if not i or dice.chance(0.5) else "none"
                entries.append((label, [Piece(address, Role.EMAIL, len(self.emails))]))
                self.emails.append(address.lower())
        urls: list[Entry] = []
        if dice.chance(0.62) and (org.own_domain or dice.chance(0.4)):
            urls.append(("url", [Piece(self._url(org), Role.URL, len(self.urls) - 1)]))
        if dice.chance(0.09):
            urls += self._social(org, people)
        if dice.chance(0.35):
            web = [self.style.entry(dice, "none", pieces) for _, pieces in urls]
            web = [
                replace(r, style=replace(r.style, bold=dice.chance(0.4), accent=True)) for r in web
            ]
        else:
            entries += urls
        if dice.chance(0.12):
            dice.random.shuffle(entries)
        personal: list[Row] = []
        if len(people) == 1 and dice.chance(0.1):
            own = [e for e in entries if e[0] in ("email", "mobile")][: dice.number(1, 2)]
            entries = [e for e in entries if e not in own]
            personal = [self.style.entry(dice, kind, pieces, inline=True) for kind, pieces in own]
        return self.style.rows(dice, entries), web, personal

    def _mail(self, org: Organisation, people: list[Person], index: int) -> str:
        dice = self.dice
        words = country_words(self.country)
        domain = (
            org.domain
            if org.own_domain and (not index or dice.chance(0.4))
            else dice.pick(words["webmail"])
        )
        if (
            not people
            or not any(people[0].mail)
            or dice.chance(0.14)
            or (index and dice.chance(0.5))
        ):
            stem = org.domain.split(".")[0]
            local = dice.pick(_PUBLIC_MAIL) if domain == org.domain else stem
            if domain != org.domain and dice.chance(0.4):
                local += dice.pick(
                    (str(dice.number(1, 99)), ".info", "_sales", str(dice.number(1990, 2020)))
                )
        else:
            person = people[index % len(people)]
            given, family = person.mail
            given, family = given or "office", family or "info"
            local = dice.pick((
                f"{given}.{family}", f"{given}.{family}", f"{given[0]}{family}", f"{given[0]}.{family}", given,
                f"{given}{family}", f"{given}_{family}", f"{family}.{given}", f"{given}{family[0]}", family,
                f"{given}.{family[0]}", f"{family}{given[0]}", f"{given[0]}{family[:3]}", f"{family}",
            ))  # fmt: skip
            if domain != org.domain and dice.chance(0.4):
                local += (
                    str(dice.number(1, 99)) if dice.chance(0.7) else str(dice.number(1955, 2001))
                )
        address = f"{local}@{domain}"
        if dice.chance(0.05):
            address = address[0].upper() + address[1:]
        elif dice.chance(0.03):
            address = address.upper()
        return address

    def _url(self, org: Organisation) -> str:
        dice = self.dice
        host = org.domain
        path = ""
        if dice.chance(0.05):
            path = "/" + dice.pick(
                ("shop", "en", "contact", "home", "~" + plain(host[:4]), "index.html")
            )
        head = dice.weigh({"www.": 68, "": 16, "http://www.": 9, "https://": 3, "http://": 4})
        self.urls.append(re.sub(r"^https?://", "", head + host + path).lower())
        shown = head + host + path
        if dice.chance(0.06):
            shown = "www." + host.split(".")[0].title() + "." + host.split(".", 1)[1] + path
            self.urls[-1] = shown.lower()
        elif dice.chance(0.04):
            shown = shown.upper()
        return shown + (
            dice.pick(("", "", "", "/")) if head.startswith("http") and not path else ""
        )

    def _social(self, org: Organisation, people: list[Person]) -> list[Entry]:
        dice = self.dice
        given, family = people[0].mail if people else ("", "")
        handle = dice.pick((org.domain.split(".")[0], given + family, f"{given}.{family}"))
        handle = handle.strip(".") or "office"
        out = []
        network = dice.pick(("facebook", "linkedin", "twitter", "instagram", "skype", "whatsapp"))
        index = len(self.socials)
        if network == "whatsapp":
            return []
        shown = {
            "facebook": dice.pick((f"facebook.com/{handle}", f"www.facebook.com/{handle}", f"fb.com/{handle}")),
            "linkedin": dice.pick((f"linkedin.com/in/{handle}", f"www.linkedin.com/in/{handle}")),
            "twitter": dice.pick((f"@{handle}", f"twitter.com/{handle}")),
            "instagram": dice.pick((f"@{handle}", f"instagram.com/{handle}")),
            "skype": handle,
        }[network]  # fmt: skip
        label = "skype" if network == "skype" else "none"
        if shown.startswith("@"):
            label = network
        out.append((label, [Piece(shown, Role.SOCIAL, index)]))
        self.socials.append((network, handle))
        return out
