"""The vocabulary of phone labels: what one word, letter or icon says about a number."""

from __future__ import annotations

import unicodedata
from typing import Final

# phone: any telephone (on a card: at work). place: a department, a label only before a colon.
# contact: leaves the type open. filler: says nothing alone ("No.", "line").
# other: the label of something that is no phone.
_WORDS: Final[dict[str, str]] = {
    "phone": """tel tele telno telephone telephones telephon telefon telefone telefono telefoon
        telefonas téléphone telef telf tlf tfn tfno tlfn telp tlp phone phones ph phs phon phn fon
        fone fono fonos dial voice landline landlines t p ☎ ☏ ✆ ℡ 📞 電話 电话 電话 电話 電
        電話番号 連絡先 tél τηλ τηλέφωνο тел телефон 전화 هاتف ت تلفون טל טלפון โทร โทรศัพท์ đt thoại
        simi sími puh puhelin दूरभाष फोन दूर телефони телефоны τηλέφωνα τ т
        전화번호 대표전화 تليفون الهاتف هـ tels tlp telepon hovednr telef tālr tālrunis telefonnr
        telefonnummer telefoonnummer telefonszám telnr tlfnr rufnummer ffôn simu тлф телефону טלפקס
        تليفاكس تلفاكس تلفن فون टेलीफैक्स sđt เบอร์โทร 电话号码 電話號碼""",
    "work": """office off offi offc o work w business bus direct dir direkt directo diretto directe
        direto direkte dd ddi did d main switchboard reception centralita conmutador zentrale
        durchwahl standard std bureau büro buero uff ufficio oficina escritório kantoor kontor växel
        sentralbord doorkiesnummer board desk epabx pbx 直通 代表 직통 사무실 раб роб прямой ישיר geral vaihde centrala
        โทรศัพท์สำนักงาน 대표번호 直線 直线 centralino centr algemeen comercial pabx ústředna ústredňa
        santral ofis iroda központ biuro sekretariat 대표 유선 κέντρο σταθερό suora työ keskus đtcq
        المكتب دفتر במשרד festnetz fisso fijo fixo fiksni fix stacjonarny vezetékes vonalas doorkies
        receptie accueil secrétariat ofna ofic bur arb городской служебный секретарь 总机 總機 座机 座機 固话
        办公电话 辦公電話 辦公室 办公室 公司电话 公司電話 代表tel 直通tel สายตรง 교환 pejabat ured
        بدالة مباشر الإدارة السكرتير السكرتارية מזכירות לשכה γραμματεία регистратура реєстратура
        ординаторская ординаторська бухгалтерия бухгалтерія секретаріат 사무국 행정전화 민원실 科室 办公""",
    "place": """clinic hospital factory works showroom shop store studio lab admin administration
        sales support service services enquiry enquiries inquiry inquiries warehouse офис офіс приёмная приймальня
        γραφείο משרד مكتب कार्यालय कार्या สำนักงาน birou kantor kancelář văn vp b
        مغازه فروشگاه 店面 店舗 가게 工房 教会 교회 정비소 종무소 στούντιο επιχείρηση
        ambulator магазин склад цех""",
    "fax": """fax faxes efax fx f facsimile telefax télécopie telecopie téléc télécopieur telefaks faks faksi
        telecopier φαξ факс ファックス ファクス 팩스 傳真 传真 فاكس ف פקס แฟกซ์ โทรสาร फैक्स 📠 🖷
        แฟ็กซ์ ф φ פ الفاكس facs faksimili faxnummer faxnr faxszám telefaxnummer belgegeçer
        belgegecer bréfsími faksas fakss ffacs faics телефакс فکس نمابر 팩시밀리 图文传真 圖文傳真 傳眞
        دورنگار ファクシミリ τηλεομοιότυπο תלפקס""",
    "mobile": """mobile funk mobil mobila mobiel mobilni mobilnummer mobiltelefon mobilfunk mobitel
        mobilfon mobtel mob mobi mbl mbile mo m cell cel cellular celular cellulare cellphone cells
        cp c handy handphone hp gsm móvil movil móv portable port natel telemóvel telemovel tlm tm
        kom komórka whatsapp whatapp watsapp wa viber telegram signal sms matkapuh matkapuhelin
        cep моб мобильный сот сотовый κιν κινητό 携帯 携帯電話 手機 手机 行動電話 行動 移动电话
        移動電話 휴대폰 휴대전화 핸드폰 모바일 جوال محمول موبايل متحرك נייד סלולרי
        มือถือ dđ động farsími मोबाइल 📱 📲 м мобільний мобилен κ نقال الجوال ج م मो मोबा
        סל נ פלאפון סלולארי ponsel telm telem mobiltlf biltlf đtdđ โทรศัพท์มือถือ mobiltel
        mobilnr mobielnummer mobiil mobilais mobilusis handynr telefonino portatile seluler selular
        selfoon bimbit whats wsp zalo komórkowy mobiltelefonnummer мобилни ұялы همراه موبایل خلوي
        سيار סלולר 手提 手提电话 手提電話 流動電話 行动电话 携帯tel 휴대 โทรศัพท์เคลื่อนที่ भ्रमणध्वनी
        المحمول النقال خليوي 손전화 손말틀 大陸手機 особистий личный""",
    "home": """residence residential resi res ress resid r home h private privat privé casa domicile
        domicilio abitazione particular part thuis hjem hem koti 自宅 宅 자택 дом домашний домашній οικία οικ בית منزل
        निवास आवास नि byt acasă kotipuh rumah บ้าน dom residencial bostad bost lakás ev 宅电 宅電 riêng
        בבית kodu kućni 집 abit
        المنزل خانه σπίτι кућа кућни 牧師館 사택 집전화 住家""",
    "tollfree": """tollfree toll freephone freecall freefone gratuit gratuito verde
        フリーダイヤル gratis gratuita gratuitos grátis gratisnummer vert grønt grön zöldszám infolinka
        infolinia bezplatná bezplatný zelená maksuton pulsa ダイヤル 수신자부담 бесплатный бесплатно
        безплатен безкоштовно χρέωση โทรฟรี phí חינם المجاني مجاني फ्री टोलफ्री costo""",
    "pager": "pager pgr beeper",
    "contact": """contact contacts contacto contatto kontakt call reach sos emergency appointment
        appointments appt appts booking bookings text संपर्क hotline helpline infoline kundeservice
        kundenservice klantenservice kundtjänst kundservice asiakaspalvelu sac 热线 熱線 服务热线 服務熱線 客服热线
        客服电话 고객센터 연락처 линия лінія εξυπηρέτησης สายด่วน đài מוקד الساخن हेल्पलाइन
        الحجز للحجز ραντεβού запись резервации randevu 예약 객실예약 상담 입원상담 긴급출동 预约 门诊预约
        預約掛號 服務專線 招生热线 客服 reservations reservas réservations rezervace rezerwacje""",
    "filler": """no nos num number numbers nr nro número numero n° nº line lines free us and or at
        on und et for me our my intl international local điện di 番号 nummer čís com linka linha
        ligne línea sin nhà bàn tổng miễn bebas звонок горячая гаряча з усіх телефонів γραμμή χωρίς
        שיחת الرقم الخط رقم नं नंबर टोल フリ chamada ligação center centre číslo nomor""",
    "other": """email mail mailto web website url site www skype icq qq wechat gst gstin pan tin cin
        vat frn ntn strn telex gram grams cable""",
}


ACCENTED: Final[dict[str, str]] = {"č": "filler"}
"""Words that without their accent are another one: the Czech number sign is no mobile."""


def fold(word: str) -> str:
    """Lower case without accents."""
    text = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare or word.casefold())


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in _WORDS.items():
        for word in words.split():
            table.setdefault(fold(word), kind)
    return table


KINDS: Final = _table()
FORGIVING: Final = tuple(
    word
    for word, kind in KINDS.items()
    if len(word) >= 3
    and word.isascii()
    and kind in ("phone", "fax", "mobile")
    and word not in ("zalo", "simu", "wsp", "whats")
)
