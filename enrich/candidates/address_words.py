"""What is printed before an address, in many languages: which office, shop or mailbox it is."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# "_" is a blank that may be missing, "(a|b)" one of several endings.
_WORDS: Final = """
    Admn._Office Marketing_Office Liaison_Office Principal_Office Delivery_Address Billing_Address Surgery Campus
    Hauptsitz Hausanschrift Privat Geschäftsstelle Firmensitz Lieferanschrift Lieferadresse Rechnungsadresse
    Besucheradresse Praxis Kanzlei Hauptverwaltung Standort Ladengeschäft Postadresse Hauptbüro Privatadresse
    Bezoekadres Postadres Hoofdkantoor Vestiging Privé Magazijn Winkel Praktijk Correspondentieadres Factuuradres
    Siège Usine Domicile Agence Magasin Entrepôt Dépôt Cabinet Boutique Adresse_postale Bureaux Siège_administratif
    Matriz Casa_matriz Consultorio Sucursal Oficina_central Oficinas Despacho Almacén Tienda Domicilio_(social|fiscal)
    Sede_(central|social|principal|operativa|amministrativa|legale) Delegación Corporativo Dirección_postal
    Ufficio Uffici Abitazione Deposito Recapito Filiale
    Filial Consultório Morada Armazém Delegação Depósito Sede
    Besöksadress Postadress Huvudkontor Kontor Bostad Leveransadress Fakturaadress Butik Verkstad Mottagning
    Hovedkontor Klinik Klinikk Butikk Besøksadresse Besøgsadresse Værksted Verksted Leveringsadresse Fakturaadresse
    Käyntiosoite Postiosoite Osoite Toimisto Pääkonttori Tehdas Laskutusosoite Varasto Myymälä Toimipiste
    Székhely Iroda Telephely Levelezési_cím Postacím Üzlet Raktár Rendelő Bemutatóterem Üzem Központ
    Biuro Zakład Magazyn Sklep Gabinet Kancelaria Adres_(korespondencyjny|biura)
    Sídlo_(firmy|společnosti|spoločnosti) Sídlo Adresa Kancelář Kancelária Provozovna Prevádzka Ordinace Ordinácia
    Fakturační_adresa Fakturačná_adresa Korespondenční_adresa Dílna Prodejna
    Sediu Sediul Sediu_(social|central) Sediul_(social|central) Punct_de_lucru Birou Magazin Sucursala Fabrica Depozit
    Ofis Genel_Müdürlük Mağaza Depo Atölye Muayenehane İrtibat_(ofisi|bürosu) İmalat
    Sjedište Sedište Sedež Ured Poslovnica Pisarna Naslov Skladište Ordinacija
    Aadress Birojs Adrese Juridiskā_adrese Adresas Buveinė Biuras Heimilisfang Skrifstofa
    Alamat Kantor Kantor_(Pusat|Cabang) Cabang Gudang Pabrik Rumah Ibu_Pejabat Pejabat Kilang Toko Bengkel
    Địa_chỉ Đ/c ĐC Văn_phòng Văn_phòng_(đại_diện|giao_dịch|chính) VPGD VPĐD Chi_nhánh Nhà_máy Xưởng Xưởng_SX Kho
    Cơ_sở Trụ_sở Cửa_hàng Showroom Phòng_khám Phòng_trưng_bày Nhà_xưởng Nhà_riêng Trại
    Представительство Производство Филиал Центральный_офис Головной_офис Главный_офис Салон Клиника Фабрика
    Філія Представництво Виробництво Головний_офіс Офіс Адреса
    Магазин Майстерня Мастерская Радионица Погон Производња Канцеларија Магацин Продавница Шоурум
    Централен_офис Цех Производствена_база Кантора
    Γραφείο Γραφεία Υποκατάστημα Εργοστάσιο Κατάστημα Ιατρείο Αποθήκη Κεντρικό Κεντρικά_(γραφεία) Κατοικία Δ/νση
    משרד_ראשי משרדים סניף מפעל מרפאה מען מען_למכתבים מחסן חנות המשרד
    المكتب_الرئيسي الفرع فرع الإدارة الادارة الإدارة_العامة المقر المقر_الرئيسي المركز_الرئيسي العيادة المخزن المستودع
    المحل المصنع المعرض المكتب عنوان آدرس نشانی دفتر دفتر_مرکزی کارخانه شعبه فروشگاه
    कार्यालय_का_पता निवास निवास_स्थान प्रधान_कार्यालय मुख्य_कार्यालय शाखा_कार्यालय पंजीकृत_कार्यालय शाखा दुकान फैक्ट्री कारखाना क्लिनिक
    ऑफिस ऑफ़िस घर गोदाम ब्रांच मुख्य_दुकान मुख्य_शाखा केंद्र केन्द्र सेवा_केन्द्र केन्द्रीय_कार्यालय पत्ता ठेगाना चिकित्सालय विक्रय_केंद्र शोरूम वर्कशॉप
    สาขา สนง. สำนักงานสาขา ออฟฟิศ โกดัง บ้าน โรงงาน โชว์รูม คลังสินค้า คลินิก ร้าน
    본점 지점 연구소 물류센터 사무소 사무실 매장 주_소
    地_址 工厂 工廠 总公司 厂址 廠址 办事处 辦事處 總部 营业部 门市 门店 通讯地址 联系地址 聯絡地址 办公地址 住址
    所在地 研究所 店舗 总_部 總_部 公司 项目部 生产基地 分店 分行 商位 档口 仓库 倉庫 展厅 展廳
"""


def _pattern(word: str) -> str:
    """The word as a regular expression that also knows it without its accents."""
    out = []
    for letter in word:
        bare, *marks = tuple(unicodedata.normalize("NFD", letter))
        if letter == "_":
            out.append(r"\s*")
        elif letter in "()|":
            out.append("(?:" if letter == "(" else letter)
        elif marks and all(map(unicodedata.combining, marks)):
            out.append(f"[{letter}{bare}]")
        else:
            out.append(re.escape(letter))
    return "".join(out)


ANNOUNCING: Final = f"(?:{'|'.join(sorted(map(_pattern, _WORDS.split()), key=len, reverse=True))})"
"""A regular expression of such words, the longest first, to be matched without case."""
