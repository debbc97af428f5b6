"""Made-up people: names as the cards of a country print them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from samples.generate.dice import Dice, country_words

# Families and given names of regions Faker has no Latin-script list for.
_OWN: dict[str, tuple[str, str]] = {
    "kr": (
        "Min-jun Seo-yeon Ji-ho Jung-hee Hyun-woo Sang-min Young-ho Eun-ji Soo-jin Dong-hyun "
        "Jae-sung Mi-kyung Tae-yang Ha-eun Joon-ho Kyung-soo Sung-ho Hye-jin Byung-chul Yoo-na "
        "Kwang-su Na-ri In-sook Chul-soo Ji-won Seung-woo Bo-ra Ki-tae",
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Yoo "
        "Hong Moon Bae Baek Noh Ryu Nam Shim Koo",
    ),
    "hk": (
        "Wai-man Chi-keung Siu-ling Ka-yan Tsz-kin Mei-ling Wing-sze Kwok-wai Hoi-ying Man-kit "
        "Yuk-lan Chun-hei Pui-shan Raymond Vivian Kenneth Winnie Alan Fiona Jason Peggy Eddie Carmen "
        "Stanley Joyce Desmond Queenie Patrick Yvonne",
        "Chan Wong Cheung Leung Lam Ng Ho Lau Tsang Yip Chow Kwok Fung Tam Cheng Mak Tang Yeung "
        "Poon Lui Choi Kwan Tse Hui Szeto Au Tan Lim Koh Goh Teo Ong Sim",
    ),
    "malay": (
        "Ahmad Siti Nurul Mohd Azlan Farah Hafiz Rahim Zainab Faizal Aishah Hakim Suraya Iskandar",
        "Rahman Ismail Abdullah Hassan Yusof Osman Salleh Ibrahim Hamid Jaafar Aziz Latiff Razak",
    ),
    "gulf": (
        "Ahmed Mohammed Khalid Fatima Omar Layla Hassan Mariam Yousef Noor Sultan Hind Rashid Amal "
        "Saeed Salma Tariq Reem Faisal Huda Ali Zainab Hamad Noura Ibrahim Samira Nabil Rania",
        "Al-Mansoori Al Hashimi Haddad Khoury Al-Farsi Nasser Al-Suwaidi Mansour Al Qasimi Saleh "
        "Al-Balushi Darwish Al Marri Shamsi Khalil Al Zaabi Aziz Al-Amri Fakhoury Jaber Barakat",
    ),
    "lanka": (
        "Nimal Chaminda Kumari Suresh Tharindu Dilani Ruwan Anoma Kasun Priyanka Sanath Malini "
        "Niroshan Vasanthi Lakmal Ishara Roshan Chathurika Asanka Nadeesha Selvan Mathi",
        "Perera Fernando Silva Jayasinghe Wickramasinghe Bandara Gunawardena Rajapaksha Dissanayake "
        "Herath Ranasinghe Weerasekara Senanayake Sivakumar Tharmalingam Nadarajah Amarasinghe "
        "Karunaratne Liyanage Mendis",
    ),
    "afrikaans": (
        "Pieter Johan Annelize Francois Hennie Elmarie Kobus Marlene Gerrit Riana Danie Karin Jaco "
        "Hettie Willem Susanna Deon Magda Louis Ilse",
        "van der Merwe Botha Pretorius Venter Kruger Fourie Coetzee du Plessis van Wyk Nel Steyn "
        "Swanepoel Joubert le Roux Erasmus Viljoen Marais Potgieter Engelbrecht Oosthuizen",
    ),
    "vi_latin": (
        "Minh Linh Tuan Huong Nam Trang Duc Mai Hai Lan Thanh Binh Kim Tam",
        "Nguyen Tran Le Pham Huynh Vo Dang Bui Do Ngo Duong Ly Truong Dinh",
    ),
    "south_india": (
        "Ramesh Suresh Lakshmi Venkatesh Srinivas Padma Narayana Krishna Murali Madhavi Satish Usha "
        "Ravi Prasad Anjali Kiran Mohan Bhaskar Sudhakar Latha Gopal Rajesh Vani Chandra Shekar Naveen "
        "Sridhar Kalyani Hari Sunitha Mahesh Ganesh Swathi Balaji Raghu Prabhakar Vijaya Arun Karthik "
        "Meena Selvam Senthil Kumaran Vasudevan Jayanthi Anand Harish Deepa Pradeep Sujatha",
        "Reddy Rao Naidu Raju Sharma Murthy Iyer Iyengar Nair Menon Pillai Gowda Shetty Hegde Babu "
        "Varma Chowdary Goud Yadav Sastry Kumar Swamy Achari Prasad Das Naik Patel Acharya Bhat Rama "
        "Venkata Pantulu Mudaliar Chettiar Varghese Thomas Mathew Joseph Fernandes",
    ),
}
_PARTICLES = {"van", "der", "du", "le", "Al"}


@dataclass(frozen=True)
class Person:
    """One holder, before it is decided how the card prints them."""

    name: str
    """As printed, natural case, without honorific and degrees."""
    given: str | None
    family: str | None
    mail: tuple[str, str]
    """Given and family name in plain ASCII, for e-mail addresses."""
    honorific: str | None = None
    credentials: str | None = None
    native: str | None = None
    """The name in the country's own script, if the card prints one."""
    kana: str | None = None


@cache
def _names(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if source in _OWN:
        given, family = _OWN[source]
        families: list[str] = []
        particle = ""
        for token in family.split():
            if token in _PARTICLES:
                particle += token + " "
            else:
                families.append(particle + token)
                particle = ""
        return tuple(given.split()), tuple(families)
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    given_names = tuple(provider.first_names)
    for attribute in ("last_names", "unisex_last_names", "male_last_names", "last_names_female"):
        if hasattr(provider, attribute):
            return given_names, tuple(getattr(provider, attribute))
    raise AttributeError(f"no family names in Faker's {source}")


@cache
def _pairs() -> tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str], ...]]:
    provider: Any = import_module("faker.providers.person.ja_JP").Provider
    return tuple(provider.first_name_pairs), tuple(provider.last_name_pairs)


@cache
def _romanized(source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    return tuple(provider.first_romanized_names), tuple(provider.last_romanized_names)


def plain(text: str) -> str:
    """``text`` in the letters an e-mail address can have."""
    for special, letters in (
        ("ß", "ss"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "o"), ("ł", "l"), ("ı", "i"),
        ("æ", "ae"), ("Ł", "L"), ("đ", "d"),
    ):  # fmt: skip
        text = text.replace(special, letters)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(c for c in text.casefold() if c.isalnum())


def family_name(dice: Dice, country: str) -> str:
    """A family name as companies and streets of the country carry it."""
    source = dice.pick(country_words(country)["names"])
    if source == "ja_JP":
        return dice.pick(_pairs()[1])[0]
    return dice.word(_names(source)[1])


def given_name(dice: Dice, country: str) -> str:
    source = dice.pick(country_words(country)["names"])
    return dice.word(_names(source)[0])


_HONORIFICS = {
    "en": ("Dr.", "Dr", "Prof.", "Professor", "Mr.", "Ms.", "Mrs.", "Rev.", "Dr."),
    "IN": (
        "Dr.",
        "Dr.",
        "Er.",
        "Prof.",
        "Mr.",
        "Smt.",
        "Shri",
        "Adv.",
        "CA",
        "Ar.",
        "Dr",
        "Professor",
        "Engr.",
        "Sri",
    ),
    "de": ("Dr.", "Prof. Dr.", "Dipl.-Ing.", "Dr.-Ing.", "Dipl.-Kfm.", "Frau", "Herr", "Mag."),
    "fr": ("Dr", "Me", "M.", "Mme", "Docteur", "Maître"),
    "es": ("Dr.", "Dra.", "Lic.", "Ing.", "Arq.", "D.", "Mtro.", "C.P."),
    "it": ("Dott.", "Dott.ssa", "Ing.", "Avv.", "Arch.", "Geom.", "Rag.", "Prof."),
    "nl": ("Drs.", "Ir.", "Mr.", "Dr.", "Ing.", "Prof. dr."),
    "pt": ("Dr.", "Dra.", "Prof.", "Eng.", "Arq."),
    "tr": ("Dr.", "Av.", "Prof. Dr.", "Dt.", "Uzm. Dr."),
    "sv": ("Dr",),
    "hu": ("Dr.", "dr.", "Prof. Dr."),
    "pl": ("dr", "mgr inż.", "inż.", "prof.", "lek. stom.", "mgr"),
}
_CREDENTIALS = {
    "en": ("MD", "M.D.", "PhD", "Ph.D.", "MBA", "CPA", "Esq.", "J.D.", "DDS", "D.M.D.", "P.E.", "RN", "LCSW", "AIA", "CFP®", "PMP", "MBA, PMP", "MD, FACC", "BSc (Hons)", "MSc, PhD", "FRCS", "ACCA", "MRICS", "GRI, CRS", "LMT", "CPA, CFE", "M.Ed.", "B.S.B.A.", "Jr.", "III", "CEng MICE", "OAM", "DVM", "LEED AP"),
    "IN": ("B.E.", "M.Tech", "M.Tech.", "Ph.D.", "M.Tech., Ph.D.", "B.Tech, MBA", "M.A., LL.B.", "B.Com., LL.B.", "M.B.B.S., M.D.", "B.D.S.", "M.B.B.S., D.C.H.", "B.Sc., B.Ed.", "M.Sc., Ph.D.", "F.C.A.", "M.Sc.", "B.E. (Civil)", "M.E. (Struct.)", "M.S. (Ortho)", "B.Arch., A.I.I.A.", "M.B.A.", "DCE, AMIE", "B.E., M.I.E.", "FIE, C.Engg.", "M.Com., FCA, DISA", "B.P.T.", "M.Tech (IIT)", "B.A.M.S.", "I.A.S.", "IFS", "MDS", "PMP®", "M.Sc., M.Phil., Ph.D."),
    "de": ("MBA", "M.Sc.", "M.A.", "Dipl.-Ing. (FH)", "LL.M.", "B.Eng."),
    "es": ("MBA", "Ph.D.", "M. en C.", "MSc."),
    "nl": ("MSc", "BSc", "RA", "MBA", "MA"),
    "hu": ("PhD", "MBA"),
    "fr": ("MBA", "PhD"),
    "tr": ("MBA", "SMMM"),
}  # fmt: skip
_TYPICAL = {"IN": (0.3, 0.28), "PK": (0.15, 0.12), "DE": (0.22, 0.08), "AT": (0.35, 0.15)}


def make_person(dice: Dice, country: str) -> Person:
    """A person with a name in one of the country's printed forms."""
    words = country_words(country)
    source = dice.pick(words["names"])
    language = words["languages"][0]
    if source == "ja_JP":
        return _japanese(dice)
    if source in ("zh_CN", "zh_TW"):
        return _chinese(dice, source)
    if country in ("IN", "LK") and dice.chance(0.55):
        source = "south_india" if country == "IN" else "lanka"
    given_names, families = _names(source)
    given, family = dice.word(given_names), dice.word(families)
    if source == "pl_PL" and given.endswith("a") and family.endswith(("ski", "cki")):
        family = family[:-1] + "a"
    second = dice.word(given_names)
    if source in ("en_IN", "south_india", "lanka", "en_PK"):
        name, first, last = _subcontinent(dice, given, second, family, source)
    elif source in ("es_ES", "es_MX"):
        other = dice.word(families)
        last = f"{family} {other}" if dice.chance(0.6) else family
        first = f"{given} {second}" if dice.chance(0.25) and second != given else given
        name = f"{first} {last}"
    elif source == "hu_HU":
        first, last = given, f"{family}-{dice.word(families)}" if dice.chance(0.08) else family
        name = f"{last} {first}"
    elif source == "kr":
        name = dice.pick(
            (
                f"{given} {family}",
                f"{family} {given}",
                f"{given.replace('-', ' ')} {family}",
                f"{family}, {given}",
                f"{given[0]}. {given.split('-')[-1][0].upper()}. {family}",
            )
        )
        first, last = given, family
    elif source == "hk" and "-" in given:
        name = dice.pick(
            (
                f"{family} {given}",
                f"{given} {family}",
                f"{family} {given.replace('-', ' ').title()}",
            )
        )
        first, last = given, family
    else:
        first, last, name = _western(dice, given, second, family, families, language)
    honor, degree = _TYPICAL.get(country, (0.08, 0.1))
    key = "IN" if country in ("IN", "PK", "LK") else language
    honorific = dice.pick(_HONORIFICS[key]) if key in _HONORIFICS and dice.chance(honor) else None
    credentials = (
        dice.word(_CREDENTIALS[key]) if key in _CREDENTIALS and dice.chance(degree) else None
    )
    mail_given = next((t for t in name.replace(".", " ").split() if len(t) > 2), given)
    return Person(
        name, first, last, (plain(mail_given if country == "IN" else given), plain(family)),
        honorific, credentials,
    )  # fmt: skip


def _western(
    dice: Dice, given: str, second: str, family: str, families: tuple[str, ...], language: str
) -> tuple[str, str, str]:
    style = dice.weigh(
        {"plain": 70, "middle": 12, "two": 4, "initial": 5, "double": 5, "hyphen": 4}
    )
    if style == "middle" and language in ("en", "nl", "pt"):
        return given, family, f"{given} {second[0]}. {family}"
    if style == "two":
        return f"{given} {second}", family, f"{given} {second} {family}"
    if style == "initial":
        return f"{given[0]}.", family, f"{given[0]}. {family}"
    if style == "double":
        last = f"{family}-{dice.word(families)}"
        return given, last, f"{given} {last}"
    if style == "hyphen" and language in ("de", "fr"):
        return f"{given}-{second}", family, f"{given}-{second} {family}"
    return given, family, f"{given} {family}"


def _subcontinent(
    dice: Dice, given: str, second: str, family: str, source: str
) -> tuple[str, str | None, str | None]:
    letters = [dice.pick("ABCDGHJKLMNPRSTV") for _ in range(3)]
    dot = dice.pick((". ", ".", ".", " "))
    one, two = letters[0] + dot, letters[0] + dot + letters[1] + dot
    three = two + letters[2] + dot
    tail = dot.strip()
    south = {
        "given family": 20, "one given": 8, "two given": 9, "one given family": 9,
        "two family": 7, "three family": 3, "given one": 7, "given two": 5,
        "given second family": 8, "two given second": 5, "given second": 9, "family given": 5,
        "given second one": 3, "given one family": 4,
    }  # fmt: skip
    north = {
        "given family": 68,
        "given second family": 10,
        "one family": 6,
        "two family": 6,
        "given one family": 10,
    }
    style = dice.weigh(south if source in ("south_india", "lanka") else north)
    parts = {
        "given": given, "second": second, "family": family, "one": one.strip(),
        "two": two.strip(), "three": three.strip(),
    }  # fmt: skip
    pieces = style.split()
    text = ""
    for piece in pieces:
        glue = "" if not text or (text.endswith(".") and dot == ".") else " "
        text += glue + parts[piece]
    if pieces[-1] in ("one", "two") and tail == "." and dice.chance(0.6):
        text = text.rstrip(".")
    first = given if "given" in pieces else None
    last = family if "family" in pieces else None
    return text.strip(), first, last


def _japanese(dice: Dice) -> Person:
    given_pairs, family_pairs = _pairs()
    given, family = dice.pick(given_pairs), dice.pick(family_pairs)
    gap = dice.pick((" ", "", "　", " "))
    native = family[0] + gap + given[0]
    latin_given, latin_family = given[2].capitalize(), family[2].capitalize()
    mail = (plain(latin_given), plain(latin_family))
    latin = dice.pick(
        (
            f"{latin_given} {latin_family}",
            f"{latin_family} {latin_given}",
            f"{latin_given} {latin_family.upper()}",
        )
    )
    style = dice.weigh({"both": 5, "native": 3, "latin": 2, "kana": 2})
    if style == "latin":
        return Person(latin, latin_given, latin_family, mail)
    if style == "both":
        return Person(latin, latin_given, latin_family, mail, native=native)
    kana = f"{family[1]} {given[1]}" if style == "kana" else None
    return Person(native, given[0], family[0], mail, kana=kana)


def _chinese(dice: Dice, source: str) -> Person:
    provider: Any = import_module(f"faker.providers.person.{source}").Provider
    givens, families = tuple(provider.first_names), tuple(provider.last_names)
    latin_given = dice.pick(_romanized(source)[0])
    latin_family = dice.pick(_romanized(source)[1])
    native = dice.word(families) + dice.word(givens)
    if dice.chance(0.25):
        native = " ".join(native)
    mail = (plain(latin_given), plain(latin_family))
    latin = dice.pick(
        (
            f"{latin_given} {latin_family}",
            f"{latin_family} {latin_given}",
            f"{latin_given}, {latin_family}",
        )
    )
    style = dice.weigh({"both": 4, "native": 4, "latin": 3})
    if style == "latin":
        return Person(latin, latin_given, latin_family, mail)
    if style == "both":
        return Person(latin, latin_given, latin_family, mail, native=native)
    return Person(native, None, None, mail)
