"""Numbers under which authorities know a firm, a trade or a member, which belong to no field.

``GSTIN: 29ABCDE1234F1Z5``, ``Lic. No. 0094471``, ``NMPRC PERMIT #54108``, ``(NY #024881)``.
"""

from __future__ import annotations

import re

from enrich.lexicon import load_lexicon

_AUTHORITIES = re.compile(
    r"(?i:GST(?:IN)?|VAT|TIN|TRN|PAN|CIN|EIN|ABN|ACN|UEN|CNPJ|CPF|CAU|CREA|CRECI|CRM|OAB|CUIT|CUIL|RFC|RUC|RUT"
    r"|NIT|NIF|CIF|NIP|REGON|KRS|IČO?|DIČ|SIRET|SIREN|RCS(?: [^\W\d_]+)*|TVA|USt-?Id(?:-?Nr)?|HRB|P\.? ?IVA|Partita IVA"
    r"|CREFITO|CREF|CRP|CRO|CRN|CRC|CRF|CRMV|COREN|Chamber of Commerce|STK"
    r"|(?:Cal)?DRE|NMLS|Lic(?:en[cs]e)?|Commission|KvK|BTW|CVR|Org\.? ?nr|ИНН|ОГРН|КПП|OIB"
    r"|NTN|STRN|FRN|LLPIN|FSSAI|UDYAM|CRICOS|ADELI|RPPS|CNAI|C\.U\.I|C\.U\.I\.T|HPCSA(?: MP)?|PTR|DX|GPS"
    r"|RERA(?: BRN)?|BRN|ORN|SWIFT(?:/BIC)?|BIC|FN|SAVC|Acc(?:ount)?)\b\.?"
    r"(?: ?(?i:no|nr|n[°º]|number|id)\b)?[\s.:#-]*(?=(?:\D*\d){4})[A-Z]{0,5} ?\d[\dA-Z./ -]{3,}",
)
_WORD = (
    r"(?:reg(?:d|n|istration)?|lic(?:en[cs]ed?)?|permit|cert(?:ificate|ified)?|member(?:ship)?|practice|charity|firm"
    r"|agency|vendor|accreditation|affl?(?:iliation)?|approval|iata|std|bar|badge|sicil|kayıt)"
)
_NUMBERED = re.compile(
    r"\(?(?P<whose>(?:[A-Za-z][\w.&'’/-]* ){0,4}?)"
    rf"(?:(?i:{_WORD})\.?\s?(?:(?i:no|nr|nos|number|code)\b\.?\s?[:#]?|#|:)|C\.?R\.?\s?:|RC\s?:"
    r"|[A-Z](?:\.?[A-Z]){1,6}\.?\s?(?:(?i:no|nr|number)\b\.?\s?[:#]?|#))"
    r"\s?(?P<code>[A-Z]{0,6}[-/ ]?\d[\w/.-]*)(?: ?\([^()]*\))?\)?"
)
"""A word or an abbreviation, a sign for number, and the number: all of the text."""
_BARE = re.compile(
    r"[UL]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}|\(?(?:[A-Z]{2} )?#\s?[A-Z]{0,3}-?\d{5,}\)?"
)
_HOUSED = re.compile(
    r"\b(?:plot|flat|sco|scf|cts|ts|rs|sy|sf|pin|door|house|h|d|s|shop|room|rm|suite|ste|unit|apt|box|p\.?o|ward|survey|gat|khasra|gala|office|road"
    r"|street|block|lot|stall|gate|pillar|bldg|building|site|floor|sector|bay|slip|pier|phase|km|tel|fax|ph|mob|cell|wa)"
    r"\.?\s?(?:no|nos|nr|number|#)",
    re.IGNORECASE,
)
"""What is numbered in an address."""
_BRACKETED = re.compile(
    r"\((?:[^\W\d_][\w.&'-]*\s){0,3}(?:nos?|nr|n[º°]|reg|lic|#|№)[\s.:#]*\d[\w/.-]*\)",
    re.IGNORECASE,
)
"""``(No. 418)``, ``(Col. nº 2.217)``."""
_DIGITS = 4


def is_registration(text: str) -> bool:
    """Whether the whole text is such a number with what it is called."""
    text = text.strip(" .,;")
    if _HOUSED.search(text.replace(".", "")):
        return False
    numbered = _NUMBERED.fullmatch(text)
    return (
        _AUTHORITIES.fullmatch(text) is not None
        or _BARE.fullmatch(text) is not None
        or (
            numbered is not None
            and sum(map(str.isdigit, numbered["code"])) >= _DIGITS
            and not load_lexicon().titles.hits(numbered["whose"])
        )
    )


def is_numbered_in_brackets(text: str) -> bool:
    """Whether the text, which stands behind a title, is the number of a licence: ``(No. 418)``."""
    return _BRACKETED.fullmatch(text.strip()) is not None and _HOUSED.search(text) is None
