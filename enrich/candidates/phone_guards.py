"""What looks like a phone number and is none."""

from __future__ import annotations

import itertools
import re

from enrich.candidates.phone_labels import kind_of

# Before unlabelled digits these say that they count something else.
_NOT_A_PHONE = re.compile(
    r"(?:\b(?:box|bag|no|nos|nr|reg(?:d|n|istration)?|lic(?:en[cs]e)?|gst(?:in)?|vat|tin|pan|cin|iso|"
    r"patents?|bsb|acc(?:oun)?t|konto(?:nr)?|a/c|iban|swift|bic|abn|acn|hrb?|siret|siren|rcs|cif|nif|"
    r"nit|rut|ruc|cnpj|cpf|cuit|rfc|ein|ust|ustid|uid|steuer|tva|kvk|btw|npi|dre|mls|nmls|id|code|"
    r"pin|zip|cep|plot|flat|door|house|ward|unit|suite|ste|room|rm|floor|since|est|estd|cricos|qq|"
    r"p\.?\s?iva|partita iva|creci?(?:-[a-z]{2})?|crea(?:-[a-z]{2})?|oab|"
    r"skype|wechat|icq|km|rs|inr|usd|eur|crn|provider|member(?:ship)?|roll|ref|serial|bar|vol|telex|grams?|cables?|"
    r"frn|ntn|strn|rbq|adeli|rpps|gmc|hpcsa|ptr|rc|c\.?r|登録番号|法人番号|"
    r"postfach|posbus|bp|b\.p|pf|apartado|caixa postal|casella postale|"
    r"isbn|issn|udyam|fssai|cert(?:ificate)?|[τt]\.?\s?[κk]|αφμ|γεμη|инн|кпп|огрн(?:ип)?|окпо|бик|индекс|"
    r"єдрпоу|рнокпп|індекс|еик|булстат|пиб|ičo?|dič|nip|regon|krs|oib|cvr|y-tunnus|org\.?\s?nr|"
    r"adószám|mersis|v\.?d|mst|mã số thuế|ח\.?פ|ע\.?מ|מיקוד|ص\.?\s?ب|س\.?\s?ت|사업자(?:등록번호)?|등록번호|우편번호|우\)|"
    r"邮编|郵編|郵便番号)|#|\$|€|£|₹|〒)[\s.:#№-]*(?:[A-Z]{1,4}[-/ ]?)?$|\bRCS\b[^\d:]{0,20}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{1,2}[./-]){2}(?:19|20)\d{2}|(?:19|20)\d{2}(?:[./-]\d{1,2}){2}")
_HOURS = re.compile(r"\d{1,2}[.:h]\d{2}\s?-\s?\d{1,2}[.:h]\d{2}")
_YEARS = re.compile(r"(?:19|20)\d{2}\s?[-/]\s?(?:19|20)\d{2}")
_ZIP_PLUS_FOUR = re.compile(r"\d{5}-\d{4}")
# House numbers of the kind 12-2-422/30: short groups, a slash, no leading zero.
_HOUSE = re.compile(r"[1-9]\d{0,2}(?:-\d{1,4}){1,3}(?:/\d{1,4})+|[1-9]\d{0,2}(?:/\d{1,3}){2,}")
_DASHED = re.compile(r"[1-9]\d{0,2}(?:-\d{1,3}){2,}|[1-9]\d{0,2}-\d{1,3}")
# Engines read the sign before a Japanese postal code as one of these.
_POSTAL_SIGN = re.compile(r"(?:(?:^|[^\w.])[TF]|[テ干〶〒]\s?)$")
_KOREAN_CODE = re.compile(r"[\uac00-\ud7a3]\s?\d{1,4}(?:-\d{1,4})?\s?\(\d{5}\)")
"""A house and its postal code: ``분성로 613-8 (50922)``."""
_INDIAN_CODE = re.compile(
    r"(?P<word>[^\W\d_]+)(?P<code> ?[-–] ?[1-9]\d{2} ?\d{3})(?= *\(?0\d{2,4}\)?[ -]\d)"
)
"""Before a number with its area code, also run into it: ``Rourkela - 769 001 0661-240 7163``."""
_ROOM_AND_HOUSE = re.compile(r"\b[PR]\. ?\d{1,4}, ?\d{1,4}[A-Za-z]?(?= +[^\W\d_]{2})")
"""``P.602, 170 Nguyễn Đình Chiểu``."""
_HOURS_IN_BRACKETS = re.compile(
    r"\(\d{1,2} ?[-–] ?\d{1,2}(?: ?(?:h|ч|hrs?|uhr))?\.?\)(?! ?\d)", re.IGNORECASE
)
_BRAZILIAN_CODE = re.compile(r"\bCEP\b[\s.:]*\d{2}\.?\d{3}-\d{3}(?!\d)", re.IGNORECASE)
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?: ?\d{4}){3,}")


_BEFORE_PLACE = re.compile(r"\d{5,6}|\d{3}-\d{4}|\d{3} \d{2}")
_PLACE_BEHIND = re.compile(r"[,.]?\s*(?:[^\W\d_]\.\s?)?(?P<word>[^\W\d_]{2,}).*\d")
"""A town with a street and house: what stands behind a code, and never behind a number to dial."""
_OFFICES = frozenset(
    ["office", "офіс", "офис", "oficina", "büro", "bureau", "kantoor", "escritório", "ufficio"]
)


def counts_something_else(text: str, start: int) -> bool:
    """Whether the word before ``start`` says that the digits are no phone number."""
    return bool(_NOT_A_PHONE.search(text, max(0, start - 24), start))


def looks_like_other_number(printed: str) -> bool:
    """Dates, opening hours, spans of years, ZIP+4 codes and house numbers."""
    bare = printed.strip(" ()")
    groups = [int(group) for group in re.findall(r"\d+", bare)]
    if len(groups) > 5 and all(b - a == 1 for a, b in itertools.pairwise(groups)):
        return True  # boxes to be stamped
    return any(form.fullmatch(bare) for form in (_DATE, _HOURS, _YEARS, _ZIP_PLUS_FOUR, _HOUSE))


def may_be_house_number(text: str, start: int, end: int) -> bool:
    """Whether digits that dial nothing are short dashed groups, or go on after a slash."""
    return bool(
        _DASHED.fullmatch(text[start:end].strip(" ()"))
        or re.match(r"\s?/\s?(?:[A-Z]\b|\d{1,3}(?:\D|$))", text[end:])
        or re.search(r"\d\s?/\s?$", text[max(0, start - 4) : start])
    ) and not re.match(r"\(?\d{3}\)?[-. ]\d{3}|\d{7}", text[start:end])


def may_be_postal_code(text: str, label: int, start: int, end: int) -> bool:
    """Whether digits that dial nothing, as the caller knows, stand where a postal code does.

    Behind two letters, as ``MO. 64199``, or before a place: ``Office: 620142, Samara``.

    Args:
        text: a line.
        label: where what may be a label of a number begins.
        start: where the digits begin.
        end: and end.
    """
    digits = text[start:end]
    if re.fullmatch(r"\d{5}-\d{3}", digits) and text[label:start].strip(" .:").casefold() == "cep":
        return True  # on Turkish cards the word is a mobile phone
    behind = _PLACE_BEHIND.match(text[end:])
    if _BEFORE_PLACE.fullmatch(digits) and behind and kind_of(behind["word"]) is None:
        word = re.split(r"\s", text[label:start].strip(" .:：()-"))[-1]
        if kind_of(word) in ("work", "place", "home"):
            return True
    if not digits.isdigit() or len(digits) > 6:
        return False
    word = text[label:start].strip(" .:()-")
    state = len(digits) == 5 and len(word) <= 2 and word.isupper()
    after = re.match(r",\s*([^\W\d_]{3,})", text[end:])
    office = word.casefold().split(" ")[-1] in _OFFICES
    place = office and after is not None and kind_of(after[1]) is None
    return state or place


def is_japanese_postal_code(text: str, start: int, end: int) -> bool:
    """``T435-0015``: three digits and four right behind what may be the postal sign."""
    return bool(re.fullmatch(r"\d{3}-\d{4}", text[start:end]) and _POSTAL_SIGN.search(text[:start]))


def numbers_of_other_kinds(text: str) -> list[tuple[int, int]]:
    """Stretches that are an IBAN, hours in brackets, or of an address by the way it is printed."""
    forms = (_IBAN, _KOREAN_CODE, _BRAZILIAN_CODE, _HOURS_IN_BRACKETS, _ROOM_AND_HOUSE)
    codes = [m for m in _INDIAN_CODE.finditer(text) if kind_of(m["word"]) is None]
    return [
        *(match.span() for form in forms for match in form.finditer(text)),
        *(match.span("code") for match in codes),
    ]
