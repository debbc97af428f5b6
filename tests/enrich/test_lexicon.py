"""What the word lists answer, through the lexicon's door."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.fold import fold, letters_of, words
from enrich.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ａ社", "a社"),
        ("がぎ", "がぎ"),
        ("नमस्ते", "नमस्ते"),
        ("김", "김"),
        ("Nguyễn Đức", "nguyen duc"),
        ("O’Neill", "o'neill"),
        ("ΔΉΜΟΣ", "δημοσ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S.p.A.", ("spa",)),
        ("Pvt.Ltd.", ("pvt", "ltd")),
        ("Sp. z o.o.", ("sp", "z", "oo")),
        ("R&D, Sales/Marketing", ("r", "d", "sales", "marketing")),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@settings(deadline=None)  # the first call reads the cities
@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    words(text)
    LEXICON.given(text), LEXICON.family(text), LEXICON.is_honorific(text)
    LEXICON.looks_like_degree(text), LEXICON.city(text), LEXICON.country(text)
    assert 0 <= LEXICON.title_share(text) <= 1
    assert 0 <= LEXICON.addresses.share(text) <= 1
    form = LEXICON.legal_form(text)
    assert form is None or form.text in text[form.span[0] : form.span[1]]
    assert letters_of(letters_of(text)) == letters_of(text)


@pytest.mark.parametrize(
    "name", ["John", "Padma", "Jürgen", "Xiaoming", "Kenji", "Siobhán", "Иванова"]
)
def test_known_names(name: str) -> None:
    assert LEXICON.name(name) > 0


def test_given_and_family_names_apart() -> None:
    assert LEXICON.given("Johannes") > 0.6 > LEXICON.family("Johannes")
    assert LEXICON.family("Srivastava") > 0.6 > LEXICON.given("Srivastava")
    assert LEXICON.family("佐藤") > 0.6
    assert LEXICON.name("Geschäftsführer") == 0


@pytest.mark.parametrize(
    "text",
    ["Dr.", "Dipl.-Ing.", "Prof. Dr.", "Shri", "Smt.", "Herr", "Mme", "Sra.", "様", "先生", "Er."],
)
def test_honorifics(text: str) -> None:
    assert LEXICON.is_honorific(text)


def test_md_is_mohammed() -> None:
    assert not LEXICON.is_honorific("Md.")


@pytest.mark.parametrize(
    "text",
    ["Ph.D.", "PhD", "MBA", "M.Tech.", "B. Arch", "F.R.I.C.S.", "LL.B.", "Esq.", "P.E.", "DDS"],
)
def test_degrees(text: str) -> None:
    assert LEXICON.is_degree(text)


@pytest.mark.parametrize("text", ["Ma", "Do", "John", "K.", "Anders"])
def test_not_degrees(text: str) -> None:
    assert not LEXICON.looks_like_degree(text)


@pytest.mark.parametrize(
    "text",
    [
        "Senior Sales Manager",
        "Asst. Vice President - Designs",
        "代表取締役社長",
        "Geschäftsführender Gesellschafter",
        "Directeur Commercial",
        "Gerente de Ventas",
        "Генеральный директор",
        "销售总监",
        "대표이사",
        "Заместитель директора",
        "Головний редактор",
        "Υπεύθυνος Πωλήσεων",
        "ผู้สอบบัญชีรับอนุญาต",
        "Trưởng khoa",
        "סמנכ״לית שיווק",
        "الرئيس التنفيذي",
        "प्रधानाचार्य",
        "Šéfredaktor",
        "Økonomichef",
        "Markkinointijohtaja",
    ],
)
def test_titles(text: str) -> None:
    assert LEXICON.title_share(text) > 0.75


@pytest.mark.parametrize("text", ["Maria Rossi", "12 Example Lane", "Sales & Marketing Department"])
def test_not_titles(text: str) -> None:
    assert LEXICON.title_share(text) <= 0.5


@pytest.mark.parametrize(
    ("text", "form", "region"),
    [
        ("Beispiel GmbH & Co. KG", "GmbH & Co. KG", "DE"),
        ("EXAMPLE (P) LTD.", "(P) LTD.", "IN"),
        ("Example Pvt Ltd", "Pvt Ltd", "IN"),
        ("Example Co.,Ltd.", "Co.,Ltd.", "CN"),
        ("株式会社サンプル", "株式会社", "JP"),
        ("Przykład Sp. z o.o.", "Sp. z o.o.", "PL"),
        ("PT. Contoh Jaya", "PT.", "ID"),
        ("ООО Пример", "ООО", "RU"),
        ("Ejemplo S.A. de C.V.", "S.A. de C.V.", "MX"),
        ("Örnek Tic. Ltd. Şti.", "Tic. Ltd. Şti.", "TR"),
        ("Exempel AB", "AB", "SE"),
        ("ПАО «Пример»", "ПАО", "RU"),
        ("Группа компаний «Пример»", "Группа компаний", "RU"),
        ("ТзОВ «Приклад»", "ТзОВ", "UA"),
        ("(주)예시", "(주)", "KR"),
        ("บริษัท ตัวอย่าง จำกัด", "จำกัด", "TH"),
        ("CTCP Ví Dụ", "CTCP", "VN"),
        ("דוגמה בע'מ", "בע'מ", "IL"),
        ("شركة المثال المحدودة", "المحدودة", "SA"),
        ("उदाहरण एंड संस", "एंड संस", "IN"),
        ("Παράδειγμα Α.Τ.Ε.", "Α.Τ.Ε.", "GR"),
        ("Eksempel & Søn", "& Søn", "DK"),
    ],
)
def test_legal_forms(text: str, form: str, region: str) -> None:
    found = LEXICON.legal_form(text)
    assert found is not None
    assert found.text == form
    assert region in found.regions
    assert text[found.span[0] : found.span[1]].strip() == form


@pytest.mark.parametrize(
    "text",
    [
        "ул. Мира, д. 5, оф. 12", "просп. Миру, буд. 5", "ж.к. Люлин, бл. 5", "Λεωφ. Ειρήνης 5, 2ος όροφος",
        "99 ถ.สุขใจ", "Khu công nghiệp 5, huyện 3", "קיבוץ דוגמה", "شارع 5، بجوار المسجد", "दुकान नं. 5, चौक",
        "대로 5길", "Gedung Contoh, lantai 5",
    ],
)  # fmt: skip
def test_address_words(text: str) -> None:
    assert LEXICON.addresses.hits(text)


@pytest.mark.parametrize("text", ["Kim Lau", "P. Kumar", "Raj K", "К. Петров"])
def test_initials_and_names_are_no_address(text: str) -> None:
    assert not {"p", "k", "к"} & {*LEXICON.addresses.hits(text)}


@pytest.mark.parametrize("text", ["Incredible ideas", "Good as gold", "Ask Sab Ali", "Limitless"])
def test_no_legal_form(text: str) -> None:
    assert LEXICON.legal_form(text) is None


def test_places() -> None:
    munich = LEXICON.city("MÜNCHEN")
    assert munich is not None and munich.country == "DE" and munich.timezone == "Europe/Berlin"
    texan = LEXICON.city("Paris", "US")
    assert texan is not None and texan.country == "US"
    assert LEXICON.city("東京") is not None
    assert LEXICON.country("U.S.A.") == "US"
    assert LEXICON.country("Österreich") == "AT"
    assert [region.code for region in LEXICON.regions_named("T.N.", "IN")] == ["TN"]


def test_vocabularies_know_many_languages() -> None:
    assert len(LEXICON.titles) > 2000
    assert "Apotheke" in LEXICON.organisations
    assert LEXICON.addresses.hits("Musterstraße 3, 2. Stock") == ("stock",)
    assert LEXICON.addresses.hits("中央区1丁目2番地") == ("区", "丁目", "番地")
    assert LEXICON.hours.share("Mon - Fri 9 am") > 0.5
    assert LEXICON.slogans.hits("Your trusted partner since 1999")


def test_free_mail() -> None:
    assert LEXICON.is_free_mail("gmail.com")
    assert LEXICON.is_free_mail("yahoo.co.in")
    for provider in ("bluewin.ch", "t-online.de", "orange.fr", "libero.it", "btinternet.com"):
        assert LEXICON.is_free_mail(provider)
    assert LEXICON.is_free_mail("comcast.net")
    assert not LEXICON.is_free_mail("example.com")


def test_public_hosts() -> None:
    assert LEXICON.public_host("goldenspoon.wordpress.com") == "wordpress.com"
    assert LEXICON.public_host("de-de.facebook.com") == "facebook.com"
    assert LEXICON.public_host("home.t-online.de") == "t-online.de"
    assert LEXICON.public_host("www.northwind.example") is None
