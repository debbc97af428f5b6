"""Names of the world, taken apart."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.fold import letters_of
from enrich.names import parse_name, part_reading

# text, region, full, prefix, given, additional, family, suffix
NAMES: list[tuple[str, str | None, str, str | None, str | None, str | None, str | None, str | None]]
NAMES = [
    ("Mara Lindqvist", "SE", "Mara Lindqvist", None, "Mara", None, "Lindqvist", None),
    ("JOHN F. MCDONALD", "US", "John F. McDonald", None, "John", "F.", "McDonald", None),
    ("Dr. Anna Holm, MD, PhD", "US", "Anna Holm", "Dr.", "Anna", None, "Holm", "MD, PhD"),
    ("Anna Holm Ph.D", "US", "Anna Holm", None, "Anna", None, "Holm", "Ph.D"),
    ("(Dr.) Anna Holm M.Tech.", "IN", "Anna Holm", "Dr.", "Anna", None, "Holm", "M.Tech."),
    ("अधि.निशा खण्डेलवाल", "IN", "निशा खण्डेलवाल", "अधि.", "निशा", None, "खण्डेलवाल", None),
    ("אינג'תומר אגמון", "IL", "תומר אגמון", "אינג'", "תומר", None, "אגמון", None),
    ("م/رانيا المصري", "EG", "رانيا المصري", "م", "رانيا", None, "المصري", None),
    ("रवि कुमार शर्मा", "IN", "रवि कुमार शर्मा", None, "रवि कुमार", None, "शर्मा", None),
    ("นที ใจดี", "TH", "นที ใจดี", None, "นที", None, "ใจดี", None),
    ("DS Rathore", "IN", "DS Rathore", None, "DS", None, "Rathore", None),
    ("อาจารย์ ปิยะ บุญมา", "TH", "ปิยะ บุญมา", "อาจารย์", "ปิยะ", None, "บุญมา", None),
    ("О'Коннор Джон", "RU", "О'Коннор Джон", None, "О'Коннор", None, "Джон", None),
    ("Mr.Peter Holm", "GB", "Peter Holm", "Mr.", "Peter", None, "Holm", None),
    ("Peter Holm Jr., CPA", "US", "Peter Holm Jr.", None, "Peter", None, "Holm", "Jr., CPA"),
    ("Anna Holm '09", "US", "Anna Holm", None, "Anna", None, "Holm", "'09"),
    ("Anna Holm MA", "GB", "Anna Holm", None, "Anna", None, "Holm", "MA"),
    ("Wei Ling MA", "SG", "Wei Ling Ma", None, "Wei Ling", None, "Ma", None),
    ("Anna Holm BAppSc", "AU", "Anna Holm", None, "Anna", None, "Holm", "BAppSc"),
    ("Peter Holm MNQKR TRV", "IE", "Peter Holm", None, "Peter", None, "Holm", "MNQKR, TRV"),
    ("Suresh Kumar BNS", "IN", "Suresh Kumar BNS", None, "Suresh Kumar", None, "BNS", None),
    ("Dipl.-Wirtmath. Eva Holm", "DE", "Eva Holm", "Dipl.-Wirtmath.", "Eva", None, "Holm", None),
    ("H.E. Dr. Omar Haddad", "AE", "Omar Haddad", "H.E. Dr.", "Omar", None, "Haddad", None),
    ("The Revd Canon Anna Holm", "GB", "Anna Holm", "The Revd Canon", "Anna", None, "Holm", None),
    ("Peter Holm III", "US", "Peter Holm III", None, "Peter", None, "Holm", "III"),
    ("Holm, Peter", "US", "Peter Holm", None, "Peter", None, "Holm", None),
    ('Robert "Bob" Miller', "US", 'Robert "Bob" Miller', None, "Robert", None, "Miller", None),
    ("PATRICK O'NEILL", "IE", "Patrick O'Neill", None, "Patrick", None, "O'Neill", None),
    ("Yo-Yo Ma", "US", "Yo-Yo Ma", None, "Yo-Yo", None, "Ma", None),
    ("G.PADMINI", "IN", "G. Padmini", None, "G.", None, "Padmini", None),
    ("K S RAO", "IN", "K S Rao", None, "K S", None, "Rao", None),
    ("KR B MENON", "IN", "KR B Menon", None, "KR B", None, "Menon", None),
    ("KR MAX HUBER", "AT", "Max Huber", "KR", "Max", None, "Huber", None),
    ("A.B.C. Menon", "IN", "A.B.C. Menon", None, "A.B.C.", None, "Menon", None),
    ("R. Suresh Iyer", "IN", "R. Suresh Iyer", None, "R. Suresh", None, "Iyer", None),
    ("Ramesh S", "IN", "Ramesh S", None, "Ramesh", None, "S", None),
    ("Md. Karim", "IN", "Md. Karim", None, "Md.", None, "Karim", None),
    ("Dr. G. Menon", "IN", "G. Menon", "Dr.", "G.", None, "Menon", None),
    ("Smt. Asha Bose", "IN", "Asha Bose", "Smt.", "Asha", None, "Bose", None),
    ("K. Shah B.E.", "IN", "K. Shah", None, "K.", None, "Shah", "B.E."),
    ("AjayKishore", "IN", "Ajay Kishore", None, "Ajay", None, "Kishore", None),
    ("YAMADA Taro", "JP", "Yamada Taro", None, "Taro", None, "Yamada", None),
    ("Taro Yamada", "JP", "Taro Yamada", None, "Taro", None, "Yamada", None),
    ("Wang Xiaoming", "CN", "Wang Xiaoming", None, "Xiaoming", None, "Wang", None),
    ("Kim Min-jun", "KR", "Kim Min-jun", None, "Min-jun", None, "Kim", None),
    ("Nguyễn Văn An", "VN", "Nguyễn Văn An", None, "Văn An", None, "Nguyễn", None),
    ("Kovács János", "HU", "Kovács János", None, "János", None, "Kovács", None),
    ("Kim Smith", "US", "Kim Smith", None, "Kim", None, "Smith", None),
    ("Lucía Pérez García", "ES", "Lucía Pérez García", None, "Lucía", None, "Pérez García", None),
    ("Juan Carlos Ruiz", "ES", "Juan Carlos Ruiz", None, "Juan Carlos", None, "Ruiz", None),
    ("JAN VAN DER BERG", "NL", "Jan van der Berg", None, "Jan", None, "van der Berg", None),
    ("Dipl.-Ing. Hans Müller", "DE", "Hans Müller", "Dipl.-Ing.", "Hans", None, "Müller", None),
    ("Prof. Dr. med. Eva Bauer", "DE", "Eva Bauer", "Prof. Dr. med.", "Eva", None, "Bauer", None),
    ("M. Paul Dupont", "FR", "Paul Dupont", "M.", "Paul", None, "Dupont", None),
    ("M. Paul Dupont", "US", "M. Paul Dupont", None, "M. Paul", None, "Dupont", None),
    ("น. ส. สิริกานต์ รุ่งเรืองศรี", "TH", "สิริกานต์ รุ่งเรืองศรี", "น.ส.", "สิริกานต์", None, "รุ่งเรืองศรี", None),
    ("DS. Hồ Hữu Phước", "VN", "Hồ Hữu Phước", "DS.", "Hữu Phước", None, "Hồ", None),
    ("D.S. Rao", "IN", "D.S. Rao", None, "D.S.", None, "Rao", None),
    ("山田太郎", "JP", "山田太郎", None, "太郎", None, "山田", None),
    ("山田 太郎 様", "JP", "山田 太郎", None, "太郎", None, "山田", "様"),
    ("山 田 太 郎", "JP", "山田太郎", None, "太郎", None, "山田", None),
    ("王小明", "CN", "王小明", None, "小明", None, "王", None),
    ("欧阳明", "CN", "欧阳明", None, "明", None, "欧阳", None),
    ("김민준", "KR", "김민준", None, "민준", None, "김", None),
    ("남궁민수", "KR", "남궁민수", None, "민수", None, "남궁", None),
    ("ジョン・スミス", "JP", "ジョン・スミス", None, "ジョン", None, "スミス", None),
    ("นายสมชาย ใจดี", "TH", "สมชาย ใจดี", "นาย", "สมชาย", None, "ใจดี", None),
    ("DrLinda Berg", "GB", "Linda Berg", "Dr", "Linda", None, "Berg", None),
    ("DrH. D. Shekar", "IN", "H. D. Shekar", "Dr", "H. D.", None, "Shekar", None),
    ("Atty. Jose Cruz", "PH", "Jose Cruz", "Atty.", "Jose", None, "Cruz", None),
    ("ShriAyaan Salvi", "IN", "Ayaan Salvi", "Shri", "Ayaan", None, "Salvi", None),
    ("MeANNE ROBIN", "FR", "Anne Robin", "Me", "Anne", None, "Robin", None),
    ("Eng.ª Carlota Azevedo", "PT", "Carlota Azevedo", "Eng.ª", "Carlota", None, "Azevedo", None),
    ("lan English", "CA", "Ian English", None, "Ian", None, "English", None),
    ("Juan de la Cruz", "ES", "Juan de la Cruz", None, "Juan", None, "de la Cruz", None),
    ("lola garcia", "ES", "Lola Garcia", None, "Lola", None, "Garcia", None),
    ("MaîtreDaniel Roux", "FR", "Daniel Roux", "Maître", "Daniel", None, "Roux", None),
    ("ผศ. ดร. วิชัย ใจดี", "TH", "วิชัย ใจดี", "ผศ. ดร.", "วิชัย", None, "ใจดี", None),
    ("รศ.ดร. วิชัย ใจดี", "TH", "วิชัย ใจดี", "รศ.ดร.", "วิชัย", None, "ใจดี", None),
    ("박 지 수, 공학박사", "KR", "박지수", None, "지수", None, "박", "공학박사"),
    ("박지수, MBA", "KR", "박지수", None, "지수", None, "박", "MBA"),
    (
        "Петров Иван Сергеевич",
        "RU",
        "Петров Иван Сергеевич",
        None,
        "Иван Сергеевич",
        None,
        "Петров",
        None,
    ),
    (
        "Иван Сергеевич Петров",
        "RU",
        "Иван Сергеевич Петров",
        None,
        "Иван Сергеевич",
        None,
        "Петров",
        None,
    ),
    (
        "Иван Петрович Рабинович",
        "RU",
        "Иван Петрович Рабинович",
        None,
        "Иван Петрович",
        None,
        "Рабинович",
        None,
    ),
    ("Елена Сергеевна", "RU", "Елена Сергеевна", None, "Елена Сергеевна", None, None, None),
    ("Адам Мицкевич", "UA", "Адам Мицкевич", None, "Адам", None, "Мицкевич", None),
    (
        "Гунько Соломія Анатоліївна",
        "UA",
        "Гунько Соломія Анатоліївна",
        None,
        "Соломія Анатоліївна",
        None,
        "Гунько",
        None,
    ),
    ("Иван Петров, к.т.н.", "RU", "Иван Петров", None, "Иван", None, "Петров", "к.т.н."),
    ("Κ. Δημήτρης Παππάς", "GR", "Κ. Δημήτρης Παππάς", None, "Κ. Δημήτρης", None, "Παππάς", None),
    ("κ. Δημήτρης Παππάς", "GR", "Δημήτρης Παππάς", "κ.", "Δημήτρης", None, "Παππάς", None),
    ("د. طارق عبد الحميد", "EG", "طارق عبد الحميد", "د.", "طارق", None, "عبد الحميد", None),
    ("م. وليد القحطاني", "SA", "وليد القحطاني", "م.", "وليد", None, "القحطاني", None),
    ('ד"ר יוסף בן דוד', "IL", "יוסף בן דוד", 'ד"ר', "יוסף", None, "בן דוד", None),
    ("डॉ. रमेश तिवारी", "IN", "रमेश तिवारी", "डॉ.", "रमेश", None, "तिवारी", None),
    ("Asha", "IN", "Asha", None, "Asha", None, None, None),
    ("", None, "", None, None, None, None, None),
]


@pytest.mark.parametrize(
    ("text", "region", "full", "prefix", "given_", "additional", "family", "suffix"), NAMES
)
def test_names(
    text: str,
    region: str | None,
    full: str,
    prefix: str | None,
    given_: str | None,
    additional: str | None,
    family: str | None,
    suffix: str | None,
) -> None:
    parsed = parse_name(text, region)
    assert parsed.full.replace(" ", "") == full.replace(" ", "")
    assert (parsed.prefix, parsed.given, parsed.additional) == (prefix, given_, additional)
    assert (parsed.family, parsed.suffix) == (family, suffix)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text("ABab .,-'()\"éŞ王田 김の MDrPh", max_size=40),
    ),
    st.sampled_from([None, "IN", "ES", "JP", "CN", "KR", "VN", "HU", "FR"]),
)
def test_every_letter_comes_from_the_text(text: str, region: str | None) -> None:
    parsed = parse_name(text, region)
    printed = Counter(letters_of(text))
    for part in (parsed.full, parsed.prefix, parsed.given, parsed.additional, parsed.family):
        assert not Counter(letters_of(part or "")) - printed
    assert not Counter(letters_of(parsed.suffix or "")) - printed


@settings(deadline=None)
@given(st.text("Ab. K,Rao'é", max_size=30))
def test_parsing_the_full_name_again_changes_nothing(text: str) -> None:
    once = parse_name(text).full
    assert letters_of(parse_name(once).full) in letters_of(once)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("山田健一 ヤマダ ケンイチ", ("山田健一", "ヤマダ ケンイチ")),
        ("ヤマダ ケンイチ 山田 健一", ("山田 健一", "ヤマダ ケンイチ")),
        ("田中 さくらこ", None),
        ("佐々木 ひろゆき", None),
        ("佐々木 アンドリュー", None),
        ("山田健一", None),
        ("ヤマダ ケンイチ", None),
        ("Taro Yamada", None),
    ],
)
def test_a_japanese_name_and_how_it_is_pronounced(text: str, parts: tuple[str, str] | None) -> None:
    assert part_reading(text) == parts
