"""Made-up organisations: names, logos, slogans, services and domains."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samples.generate.dice import Dice, country_words, lexicon
from samples.generate.people import family_name, given_name, plain

_HEADS = ["Nova", "Apex", "Zen", "Opti", "Medi", "Tri", "Astra", "Vita", "Omni", "Geo", "Inno", "Sol", "Terra", "Aero", "Hydro", "Digi", "Nex", "Pro", "Uni", "Veri", "Alti", "Cura", "Lumi", "Kera", "Sano", "Bright", "North", "West", "East", "Blue", "Green", "Silver", "Golden", "Red", "Star", "Sun", "Moon", "Royal", "Prime", "First", "True", "Pure", "Oak", "Stone", "River", "Sea", "Sky", "Sri", "Sai", "Shree", "Jaya", "Maha", "Om", "Cross", "Iron", "Swift", "Clear", "Open", "Smart", "Delta", "Sigma", "Alpha", "Metro", "Inter", "Trans", "Euro"]  # fmt: skip
_TAILS = ["tek", "sys", "ra", "via", "nix", "dyne", "gen", "lux", "cor", "mark", "line", "wind", "field", "gate", "point", "works", "wave", "path", "view", "bridge", "crest", "hill", "land", "leaf", "light", "way", "max", "ton", "ia", "on", "is", "os", "ex", "um", "bay", "port", "forge", "nest", "cell", "core", "loop", "net", "form", "scape", "span", "link"]  # fmt: skip
_WORDS = ["Balaji", "Ganesh", "Lakshmi", "Krishna", "Meridian", "Horizon", "Pinnacle", "Summit", "Cascade", "Heritage", "Liberty", "Pioneer", "Phoenix", "Falcon", "Eagle", "Lotus", "Orchid", "Jasmine", "Sapphire", "Diamond", "Crystal", "Pearl", "Coral", "Amber", "Ivory", "Crown", "Victory", "Unity", "Harmony", "Fortune", "Paradise", "Galaxy", "Orion", "Neptune", "Titan", "Atlas", "Everest", "Alpine", "Pacific", "Atlantic", "Mayflower", "Lighthouse", "Compass", "Anchor", "Beacon", "Cornerstone", "Evergreen", "Sunrise", "Riverside", "Lakeside", "Parkside", "Downtown", "Village", "Country", "Family", "Quality", "Perfect", "Modern", "Classic", "Elite", "Express", "National", "Universal", "United", "Allied", "Standard", "General", "Superior", "Dynamic", "Creative", "Precision", "Advanced", "Integrated", "Northern", "Southern", "Coastal", "Valley", "Mountain", "Maple", "Willow", "Cedar", "Juniper", "Hazel", "Rosewood", "Bluebird", "Robin", "Kingfisher", "Tiger", "Lion"]  # fmt: skip
_EN_LOGO = {"ja", "zh"}
_LATIN_NOUNS = ["Trading", "Electric", "Industries", "Construction", "Systems", "Technology", "Electronics", "Precision", "Chemical", "Foods", "Design", "Logistics", "International", "Machinery"]  # fmt: skip


@dataclass(frozen=True)
class Organisation:
    name: str
    """In full, as the card's text prints it."""
    logo: str
    """What stands in the logo: the name, its first part, or its initials."""
    aliases: tuple[str, ...]
    domain: str
    own_domain: bool
    """The e-mail addresses are under ``domain``; else at a public mail provider."""
    slogan: str | None
    services: tuple[str, ...]
    others: tuple[str, ...]
    public: bool
    """A university, an office, a charity: it has departments and a long name."""
    languages: tuple[str, ...]


def coin(dice: Dice) -> str:
    """A coined brand word."""
    for _ in range(100):
        word = dice.word(_HEADS) + dice.word(_TAILS) if dice.chance(0.5) else dice.word(_WORDS)
        if len(word) > 4:
            return word
    return "Meridian"


def make_organisation(dice: Dice, country: str, latin: bool = False) -> Organisation:
    """An organisation of the country, private or public; ``latin`` in Latin script only."""
    words = country_words(country)
    language = (
        "en" if latin and words["languages"][0] in _EN_LOGO else dice.pick(words["languages"])
    )
    text = lexicon(language)
    city, region = dice.word(words["cities"]).split("|")[:2]
    kind = dice.weigh({"company": 78, "university": 9, "government": 8, "ngo": 4, "church": 1})
    if latin or (kind != "company" and kind not in text["institutions"]):
        kind = "company"
    industry = dice.pick(text["industry"])
    family = family_name(dice, country)
    brand = family
    if latin and words["languages"][0] in _EN_LOGO:
        brand = f"{coin(dice)} {dice.word(_LATIN_NOUNS)}"
        name = brand + dice.pick((" Co., Ltd.", " Co.,Ltd.", " Inc.", " Corporation", ""))
    elif kind == "company":
        name, brand = _company(dice, country, language, industry, family, city)
    else:
        pattern = dice.word(text["institutions"][kind])
        town = _town(city)
        coined = dice.word(text["coined"]) if "coined" in text else coin(dice)
        name = pattern.format(
            city=town, family=family, coined=coined, region=region or town,
            given=given_name(dice, country),
        )  # fmt: skip
        brand = name
    aliases = [brand] if brand != name else []
    initials = "".join(t[0] for t in name.split() if t[0].isupper())
    logo = brand
    if len(name.split()) > 2 and 2 < len(initials) < 6 and dice.chance(0.3):
        logo = initials
        aliases.append(initials)
    elif dice.chance(0.35):
        logo = name
    slogan = dice.word(text["slogans"]) if dice.chance(0.3) else None
    services = tuple(
        dict.fromkeys(dice.word(industry["services"]) for _ in range(dice.number(2, 7)))
    )
    others = tuple(
        dict.fromkeys(_other(dice, country, text, industry) for _ in range(dice.number(1, 3)))
    )
    return Organisation(
        name, logo, tuple(dict.fromkeys(a for a in aliases if a != name)),
        _domain(dice, country, name, brand, initials, kind),
        dice.chance(0.72 if country != "IN" else 0.55), slogan,
        services if kind == "company" else (), others, kind != "company",
        (language,) if language not in _EN_LOGO or not dice.chance(0.3) else (language, "en"),
    )  # fmt: skip


def _town(city: str) -> str:
    """The town of a district, as names of institutions say it."""
    if city.endswith(("区", "區")):
        return city.split("市")[0].split("都")[0]
    if city.endswith("구"):
        return re.sub("(특별|광역)?시$", "", city.split()[0])
    return re.sub(r"^(?:TP\.?|Thành phố)\s*", "", city)


def _company(
    dice: Dice, country: str, language: str, industry: dict[str, list[str]], family: str, city: str
) -> tuple[str, str]:
    words = country_words(country)
    legal = dice.pick(words["legal"])
    noun = dice.word(industry["nouns"])
    if "brands" in lexicon(language):
        return _native_company(dice, country, lexicon(language), legal, noun, family, city)
    if language == "ja":
        stem = dice.pick((family, family, coin(dice), city[-3:-1])) + noun
        if dice.chance(0.2):
            latin = f"{coin(dice)} {dice.word(_LATIN_NOUNS)}"
            return f"{latin} Co., Ltd.", latin
        if dice.chance(0.15):
            return stem, stem
        gap = dice.pick(("", "", " "))
        return (legal + gap + stem if dice.chance(0.7) else stem + gap + legal), stem
    if language == "zh":
        town = city.split("市")[0]
        stem = "".join(
            dice.pick("华中东方新远大恒信瑞德嘉美通达天地金龙海安盛泰和兴") for _ in range(2)
        )
        if dice.chance(0.3):
            latin = f"{coin(dice)} {dice.word(_LATIN_NOUNS)}"
            return f"{latin} Co., Ltd.", latin
        return f"{town if dice.chance(0.6) else ''}{stem}{noun}{legal}", stem + noun
    prefixes = industry.get("prefix")
    style = dice.weigh(
        {"family noun": 26, "coined noun": 30, "coined": 8, "two families": 6, "prefix": 18 if prefixes else 0,
         "city noun": 6, "the": 3, "possessive": 4 if language == "en" else 0, "initials noun": 5, "family": 3}
    )  # fmt: skip
    if style == "prefix":
        assert prefixes
        brand = f"{dice.word(prefixes)} {dice.pick((family, coin(dice)))}"
        return (_with_form(brand, legal) if dice.chance(0.4) else brand), brand
    other = family_name(dice, country)
    letters = "".join(dice.pick("ABCDEGHIKLMNPRSTV") for _ in range(dice.number(2, 3)))
    brand = {
        "family noun": f"{family} {noun}",
        "coined noun": f"{coin(dice)} {noun}",
        "coined": coin(dice),
        "two families": f"{family} & {other}",
        "city noun": f"{city} {noun}",
        "the": f"The {dice.word(_WORDS)} {noun}",
        "possessive": f"{given_name(dice, country)}'s {noun}",
        "initials noun": f"{letters} {noun}",
        "family": family,
    }[style]
    if style in ("coined", "two families", "family") or dice.chance(0.5):
        if legal[0] == "&" and "&" in brand:
            return brand, brand
        short = brand if style != "coined noun" or dice.chance(0.5) else brand.split()[0]
        return _with_form(brand, legal), short
    return brand, brand


def _native_company(
    dice: Dice,
    country: str,
    text: dict[str, list[str]],
    legal: str,
    noun: str,
    family: str,
    city: str,
) -> tuple[str, str]:
    """A company whose name is in another script than Latin, or is a Latin brand there."""
    if dice.chance(0.1):
        latin = f"{coin(dice)} {dice.word(_LATIN_NOUNS)}" if dice.chance(0.5) else coin(dice)
        return (_with_form(latin, legal) if dice.chance(0.6) else latin), latin
    brand = dice.word(text["brands"]).format(
        coined=dice.word(text["coined"]), noun=noun, family=family, city=_town(city),
        given=given_name(dice, country),
    )  # fmt: skip
    return (_with_form(brand, legal) if dice.chance(0.72) else brand), brand


def _with_form(brand: str, legal: str) -> str:
    """The legal form before, behind or around the name: ``PT *``, ``บริษัท * จำกัด``."""
    return legal.replace("*", brand) if "*" in legal else f"{brand} {legal}"


def _other(dice: Dice, country: str, text: dict[str, list[str]], industry: dict[str, str]) -> str:
    if country == "IN" and dice.chance(0.35):
        return dice.digits(
            dice.pick(("GSTIN : 36A@@@@####@#Z#", "TIN No. 28#########", "Regd. No. ####", "CIN: U72200@@20##PTC######",
                       "Reg. No. #####", "An ISO 9001:20## Company", "PAN: A@@P@####@", "L.No. ##/####", "Licence No. ####"))
        )  # fmt: skip
    if text is lexicon("en") and country in ("US", "CA") and dice.chance(0.25):
        return dice.digits(dice.pick(("Lic. # 0D#####", "CA Lic. #######", "NMLS # ######", "License No. ######", "DRE #0#######", "Member FDIC")))  # fmt: skip
    if country in ("AU", "NZ", "GB", "ZA") and dice.chance(0.3):
        return dice.digits(dice.pick(("ABN ## ### ### ###", "CRICOS Provider 00###@", "Reg. No. 20##/######/07", "VAT Reg. No. ### #### ##", "Company No. 0#######")))  # fmt: skip
    if dice.chance(0.12):
        return dice.digits(
            dice.pick(("ISO 9001:20##", "Since 19##", "Est. 19##", "ISO 14001 Certified"))
        )
    return dice.word(text["others"])


def _domain(dice: Dice, country: str, name: str, brand: str, initials: str, kind: str) -> str:
    tlds = country_words(country)["tlds"]
    tokens = [
        plain(t) for t in brand.split() if plain(t) and plain(t) not in ("the", "of", "de", "and")
    ]
    if not tokens:
        tokens = [plain(coin(dice))]
    joined = "".join(tokens)
    options = [joined if len(joined) < 22 else "".join(tokens[:2])]
    if len(tokens) > 1:
        options += [tokens[0], "-".join(tokens[:2]), tokens[0] + tokens[1]]
        if len(tokens[0]) < 3:
            options.remove(tokens[0])
    if len(initials) > 2:
        options.append(plain(initials))
    tld = dice.pick(tlds)
    if kind == "university":
        academic = {
            "US": "edu",
            "IN": "ac.in",
            "GB": "ac.uk",
            "AU": "edu.au",
            "ZA": "ac.za",
            "JP": "ac.jp",
            "KR": "ac.kr",
            "TH": "ac.th",
            "VN": "edu.vn",
            "IL": "ac.il",
            "ID": "ac.id",
            "MY": "edu.my",
            "PH": "edu.ph",
            "NG": "edu.ng",
            "KE": "ac.ke",
            "UA": "edu.ua",
            "EG": "edu.eg",
            "SA": "edu.sa",
            "CO": "edu.co",
            "AR": "edu.ar",
        }
        tld = academic.get(country[:2], tld)
    label = dice.pick(options)[:26].strip("-")
    return f"{label if len(label) > 2 else label + 'group'}.{tld}"
