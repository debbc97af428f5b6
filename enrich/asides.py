"""What stands beside the fields of a card and sounds like one: what a firm deals in, lists of
its branches, dates and registrations.
"""

from __future__ import annotations

import re

from enrich.address_groups import only_region, row_text
from enrich.candidates.address_labels import is_address_label
from enrich.cities import find_city
from enrich.dates import SINCE, is_month_and_year
from enrich.evidence import Evidence
from enrich.fold import fold
from enrich.lexicon import load_lexicon
from enrich.registrations import is_numbered_in_brackets, is_registration
from enrich.roles import Role
from enrich.segments import goes_on, unparted
from enrich.word_classes import text_classes, word_classes, words_of

MOST_CITIES, LARGE, TOWN = 3, 300_000, 100_000
"""So many cities of so many people are a list of them; villages may be quarters of a town. Where
there is nothing else on the line, smaller ones count too."""
_BRANCHES = frozenset({Role.ADDRESS, Role.NAME, Role.ORGANIZATION})
"""What a list of towns is taken for."""
_NO_ADDRESS = re.compile(
    r"\b(?:no|nr|reg|lic|id)\b\s?[.:#]*\s?[A-Z]{0,3}\d{6,}[A-Z]?$"
    r"|^(?:tel|telefax|telephone|phone|ph|fax|mobile|mob|cell)\b[\s.:]*\+?[\d\s()/-]{5,}$"
    r"|\.{4,} ?[\d.,]+ ?[^\W\d_]{0,4}$"
    rf"|^(?:desde|dal|od) 1[5-9]\d\d$|^[^\d,]*\b(?:{SINCE}|siden|alapítva|rok zał)\b\W*1[5-9]\d\d$"
    r"|^[^\d,]*\b(?:since|depuis|sinds|seit)$",
    re.I,
)
"""Numbers of other things, a price behind its dots, the age of a firm."""
_CAMPUS = re.compile(r"(?:[^\W\d_][\w.'’-]*[ -]){0,2}campus\.?", re.I)
_WIRED = re.compile(
    r"\b(?:telex|tlx|twx|cables?|(?:tele)?grams?)\b[^\w\d]*(?:add(?:ress)?\W*)?$", re.I
)
"""What announces an address that is dialled on wires."""
_HOURS = 0.6
"""Share of the words of opening hours from which a text tells them."""
_TRADE = re.compile(
    r"(?:(?:wholesale |retail |leading )?(?:dealers?|traders|specialists|stockists|experts|speciali[sz](?:ed|ing)) in"
    r"|(?:wholesale )?(?:suppliers|manufacturers|mfrs\.?|exporters|importers|distributors)"
    r"(?: ?(?:&|and|,) ?\w+)? (?:of|for)"
    r"|(?:authori[sz]ed|exclusive|official) (?:\w+ )?(?:dealers?|distributors?|re-?sellers?|retailers?|sponsors?|stockists?)"
    r")\b(?!.*\b(?:manager|director|head|officer|executive)\b)",
    re.I,
)
"""How a line begins that says what a firm deals in."""
_FIELD = re.compile(r"practi[cs]e (?:limited|restricted|confined) to\b", re.I)
"""How a surgery says what it treats."""
_UNIT = re.compile(
    r"(?:department|dept\.?|division|section|unit|office|institute|centre|center|bureau|laboratory|lab|team|desk|cell)$"
    r"|^(?:department|dept\.?|division|section|office|institute|centre|center|bureau|laboratory) (?:of|for)\b",
    re.I,
)


def drop_asides(evidence: Evidence, roles: list[Role]) -> None:
    """Take the role of an address, a title or an organisation from what is none."""
    _drop_dates_and_numbers(evidence, roles)
    _drop_lists_of_cities(evidence, roles)
    _drop_columns_of_cities(evidence, roles)
    _tell_trades(evidence, roles)
    _tell_labels(evidence, roles)
    _tell_past_and_memberships(evidence, roles)
    _tell_states(evidence, roles)


_STATE = re.compile(
    r"(?:the )?(?:(?:arab|islamic|federal|federative|democratic|socialist|people['’]s|hashemite|hellenic) )*"
    r"(?:republic|kingdom|sultanate|state|commonwealth|royaume|république|república|repubblica|republik|republika)"
    r"(?: (?:of|du|de la|de|di|d['’]))? ?(?:the )?(?P<country>[^\W\d_][^\d,;:()]{2,24})",
    re.IGNORECASE,
)
_STATES = frozenset(map(fold, (
    "Ελληνική Δημοκρατία", "Κυπριακή Δημοκρατία", "Hellenic Republic", "מדינת ישראל", "Российская Федерация",
    "Република България", "Република Србија", "Република Македонија", "Република Северна Македонија",
    "Қазақстан Республикасы", "Республика Казахстан", "Республика Беларусь", "Рэспубліка Беларусь",
    "المملكة العربية السعودية", "جمهورية مصر العربية", "المملكة المغربية", "المملكة الأردنية الهاشمية",
    "الجمهورية التونسية", "الجمهورية الجزائرية الديمقراطية الشعبية", "الجمهورية اللبنانية", "جمهورية العراق",
    "دولة الإمارات العربية المتحدة", "دولة قطر", "دولة الكويت", "مملكة البحرين", "سلطنة عمان",
    "جمهوری اسلامی ایران", "대한민국", "中华人民共和国", "中華人民共和國", "中華民國", "ราชอาณาจักรไทย",
    "Cộng hòa Xã hội Chủ nghĩa Việt Nam", "Bundesrepublik Deutschland", "Republik Österreich",
    "Schweizerische Eidgenossenschaft", "Confédération suisse", "République française", "Repubblica italiana",
    "República Argentina", "Rzeczpospolita Polska", "Česká republika", "Türkiye Cumhuriyeti", "Republika Srbija",
)))  # fmt: skip


def _tell_states(evidence: Evidence, roles: list[Role]) -> None:
    """The name of the state above that of its ministry is no employer."""
    segments = evidence.segments
    firms = [at for at, role in enumerate(roles) if role is Role.ORGANIZATION]
    states = [
        at
        for at in firms
        if evidence.lines[segments[at].span.line].text.strip() == segments[at].text
        and names_state(segments[at].text)
    ]
    if len(states) < len(firms):
        for at in states:
            roles[at] = Role.OTHER


def names_state(text: str) -> bool:
    """``REPUBLIC OF CYPRUS``, ``Ελληνική Δημοκρατία``; no country's name alone, which firms bear."""
    if fold(text) in _STATES:
        return True
    state = _STATE.fullmatch(text.strip())
    return state is not None and load_lexicon().country(state["country"]) is not None


_PAST = re.compile(
    r"(?:ex[-. ](?!officio)|formerly\b|former\b|past\b|ancien(?:ne)?\b|ehem(?:\.|alige[rn]?\b)|бывш|колишн"
    r"|πρώην\b|पूर्व |माजी |nguyên (?:giám đốc|trưởng|phó|chủ)|לשעבר|.{2,20} לשעבר$|(?:bivš[iae]|były|bývalý|eski)\b)",
    re.IGNORECASE,
)
"""What somebody was."""
_MEMBER = re.compile(
    r"(?:life )?member(?: of (?:the )?)?.*\b(?:association|society|institute|chamber|council|bar|federation)\b"
    r"|عضو (?:نقابة|جمعية|الجمعية|اتحاد|رابطة|غرفة|کانون|انجمن|نظام)"
    r"|μέλος .*(?:συλλόγου|επιμελητηρίου|ένωσης|εταιρε[ίι]ας)"
    r"|(?:miembro|membro|s[oó]ci[oa] d[aeo]l?) .*\b(?:asociación|colegio|associazione|ordem|ordine|sociedad|associação|cámara)\b"
    r"|membre .*\b(?:ordre|association|société|chambre|réseau|fédération)\b"
    r"|mitglied .*(?:verband|kammer|innung|verein|gesellschaft)"
    r"|член .*(?:союза|ассоциации|палаты|гильдии|общества|спілки|асоціації|съюз)"
    r"|(?:hội|thành) viên (?:hội|hiệp hội|liên đoàn)|.{3,}(?:会員|會員|정회원)$|חבר .*(?:לשכת|איגוד|התאחדות)"
    r"|सदस्य,? .*(?:संघ|परिषद|असोसिएशन)|członek .*(?:izby|stowarzyszenia|związku)",
    re.IGNORECASE,
)
"""What somebody belongs to beside their work."""
_BLESSING = re.compile(
    r"[|॥]{1,2}.*[|॥]{1,2}"
    r"|(?:om|jai|jay|shri|shree|sri|maa|ma)\b.{2,30}\b(?:namah?a?|namoh|krupa|kripa|prasann?a?|jayam|sharanam|saranam)"
    r"|(?:jai|jay) (?:shri|shree|sri|maa|mata|ma|shiv|bhole|guru|hind|jinendra|swaminarayan)\b.{0,20}"
    r"|om namah? .{3,20}|bismillah.{0,40}|786",
    re.IGNORECASE,
)
"""What a card from South Asia may open with."""


def is_blessing(line: str) -> bool:
    """``|| Shree Ganeshaya Namah ||``, ``JAI MAA KALI``."""
    return _BLESSING.fullmatch(line.strip(" .*-~")) is not None


def _tell_past_and_memberships(evidence: Evidence, roles: list[Role]) -> None:
    """``Formerly Senior Scientist`` and ``Member of the Bar`` are no titles, ``|| Shree Ganeshaya
    Namah ||`` is nobody."""
    for at, segment in enumerate(evidence.segments):
        if is_blessing(evidence.lines[segment.span.line].text):
            roles[at] = Role.OTHER
        belongs = roles[at] in {Role.TITLE, Role.ORGANIZATION} and _MEMBER.match(segment.text)
        if belongs or (roles[at] is Role.TITLE and _PAST.match(segment.text)):
            role, roles[at] = roles[at], Role.OTHER
            while goes_on(evidence.segments, at) and roles[at + 1] is role:
                at += 1
                roles[at] = Role.OTHER


_ADDRESS_WORD = re.compile(
    r"(?:address|adresse|anschrift|direcci[oó]n|domicilio|indirizzo|endere[cç]o|adres|alamat|адрес|住所|地址|주소)\W*",
    re.IGNORECASE,
)
"""What says that an address follows, where it stands alone and is read as part of one."""


def _tell_labels(evidence: Evidence, roles: list[Role]) -> None:
    """``Regd. Office:`` announces an address and is no firm; ``Address`` alone is none either."""
    for at, segment in enumerate(evidence.segments):
        if roles[at] not in {Role.ORGANIZATION, Role.ADDRESS}:
            continue
        line = evidence.lines[segment.span.line].text.strip()
        firm = roles[at] is Role.ORGANIZATION
        label = firm and line.endswith(":") and is_address_label(line)
        if label or _ADDRESS_WORD.fullmatch(line):
            roles[at] = Role.OTHER


def _tell_trades(evidence: Evidence, roles: list[Role]) -> None:
    """``Dealers in cement, steel`` is neither the firm nor what its owner is, all of the line."""
    told = frozenset({Role.TITLE, Role.ORGANIZATION, Role.DEPARTMENT})
    lines: set[int] = set()
    for at, segment in enumerate(evidence.segments):
        if roles[at] in told and _FIELD.match(segment.text):
            roles[at] = Role.OTHER
        if roles[at] not in told or load_lexicon().legal_form(segment.text) is not None:
            continue
        if _TRADE.match(segment.text):
            lines.add(segment.span.line)
        if segment.span.line in lines:
            roles[at] = Role.OTHER


def says_what_kind(text: str) -> bool:
    """Whether it says of the organisation beside it what kind of one it is, or what it has:

    ``children's bookshop``, ``Café • Bakery • Events``, ``Family Law Attorneys``.
    """
    listed = len(re.findall(r"\s[•·|]\s", text)) > 1
    return (text.islower() and " " in text) or listed or names_profession(text)


_PROFESSIONS = re.compile(
    r"(?:attorneys|lawyers|solicitors|barristers|advocates|accountants|auditors|architects|engineers|surveyors"
    r"|consultants|dentists|physiotherapists|advis[eo]rs|brokers|notaries|realtors|contractors|rechtsanw[aä]lte"
    r"|steuerberater|architekten|notare|abogados|avocats|architectes|notaires|advogados|avvocati|advocaten)"
    r"(?: at law| & counsell?ors)?",
    re.IGNORECASE,
)
"""People of a profession, as firms call themselves below their name."""
_OF_TRADES = frozenset({"field", "organization", "title", "seniority", "department"})


def names_profession(text: str) -> bool:
    """People of one profession and of what kind they are, without anybody's name."""
    found = _PROFESSIONS.search(text)
    if found is None or found.end() < len(text.rstrip(" .")):
        return False
    return all(
        word in {"family", "and", "certified", "public"} or _OF_TRADES & word_classes(word).keys()
        for word in words_of(text[: found.start()])
    )


def says_when(text: str) -> bool:
    """``Mon - Fri 9 am - 5 pm``, ``Di u. Fr 9–11 Uhr``: most words are of days and hours."""
    hours = load_lexicon().hours.share(text)
    times = re.search(r"\d", text) and not re.search(r"\d{3}", re.sub(r"\d\d[:.]\d\d", "", text))
    return bool(times) and hours >= _HOURS


def lists_places(address: str) -> bool:
    """``Portland | Bend | the Gorge``: places beside each other, without a number, are no address.

    Nor is ``Riverside Campus`` alone; ``Doha | Qatar`` is one.
    """
    if _CAMPUS.fullmatch(address):
        return True
    pieces = re.split(r"\s+[|•·]\s+|\s/\s", address)
    if len(pieces) == 1:
        listed = re.split(r"\s+[-–—.*]\s+", address)
        streets = any(load_lexicon().addresses.hits(piece) for piece in listed)
        if len(listed) > 2 and not streets and not only_region(listed[-1]):
            pieces = listed
    country = load_lexicon().country(pieces[-1].strip(" .").casefold())
    short = all(len(piece.split()) <= 3 and "," not in piece for piece in pieces)
    return len(pieces) > 1 and short and country is None and not any(map(str.isdigit, address))


def names_unit(title: str) -> bool:
    """``Admissions Office`` without a word for a rank is where somebody works."""
    classes, parts = text_classes(title), words_of(title)
    ranked = classes.get("title", 0.0) > 0.5 or any(
        word_classes(word).get(name, 0.0) > 0.3 for word in parts for name in ("title", "seniority")
    )
    unit = len(parts) > 1 and _UNIT.search(title.strip()) is not None
    if unit and parts[-1] == "office" and word_classes(parts[-2]).get("title"):
        return True  # Bursar Office, Public Defender Office
    return not ranked and (unit or classes.get("department", 0.0) >= 0.5)


def _is_city(text: str, least: int) -> bool:
    city = find_city(text)
    country = load_lexicon().country(text.casefold())
    # Singapore is both; México and Panamá end an address.
    return city is not None and city.population >= least and country in (None, "SG", "HK")


def _drop_lists_of_cities(evidence: Evidence, roles: list[Role]) -> None:
    """``Boston · Hong Kong · Sydney``: where a firm has branches, and no address."""
    segments = evidence.segments
    told = {s.span.line for s, role in zip(segments, roles, strict=True) if role in _BRANCHES}
    for line in told:
        if re.search(r"\d", evidence.lines[line].text):
            continue
        row = [at for at, segment in enumerate(segments) if segment.span.line == line]
        pieces = [
            piece.strip(" .")
            for at in row
            for piece in re.split(r"[,·•|/&-]|\s{2,}", segments[at].text.split(":")[-1])
        ]
        known = {piece.casefold() for piece in pieces if piece}
        cities = sum(_is_city(piece, LARGE) for piece in known)
        # Paris may be somebody, but not amid nothing but towns.
        all_towns = len(known) >= MOST_CITIES and all(_is_city(piece, TOWN) for piece in known)
        branches = cities >= MOST_CITIES and cities > 0.7 * len(pieces)
        for at in row:
            if all_towns or (branches and roles[at] is Role.ADDRESS):
                roles[at] = Role.OTHER


def _drop_columns_of_cities(evidence: Evidence, roles: list[Role]) -> None:
    """The same with a line for each, on a card without an address: ``Chicago``, ``Denver`` ..."""
    cities = [
        at
        for at, segment in enumerate(evidence.segments)
        if roles[at] in {*_BRANCHES, Role.OTHER} and _is_city(segment.text.strip(" ."), LARGE)
        if evidence.lines[segment.span.line].text.strip(" .") == segment.text.strip(" .")
    ]
    names = {evidence.segments[at].text.strip(" .").casefold() for at in cities}
    address = any(role is Role.ADDRESS for at, role in enumerate(roles) if at not in cities)
    if len(names) > MOST_CITIES and not address:
        for at in cities:
            roles[at] = Role.OTHER


def _drop_dates_and_numbers(evidence: Evidence, roles: list[Role]) -> None:
    """``May 2017``, ``Reg. No. 1234567`` and ``Tel 84-43-943`` are no part of an address.

    ``GSTIN: 29ABCDE1234F1Z5`` is no field at all.
    """
    for row in unparted(evidence.segments):
        line = evidence.lines[evidence.segments[row[0]].span.line].text
        if is_registration(line) or is_registration(row_text(evidence, row)):
            for at in row:
                roles[at] = Role.OTHER
    for at, segment in enumerate(evidence.segments):
        numbered = roles[at] is Role.TITLE and is_numbered_in_brackets(segment.text)
        if numbered or is_registration(segment.text):
            roles[at] = Role.OTHER
        if roles[at] is Role.ADDRESS and (
            is_month_and_year(segment.text)
            or _NO_ADDRESS.search(segment.text)
            or says_when(segment.text)
            or says_when(evidence.lines[segment.span.line].text)
            or _WIRED.search(evidence.lines[segment.span.line].text[: segment.span.start])
        ):
            roles[at] = Role.OTHER
