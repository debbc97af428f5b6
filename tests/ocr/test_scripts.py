"""Print in scripts that the first engine lacks: noticed, read by a second one, or marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr.doubt import find_doubt, is_pattern
from ocr.engine import Char, Engine, Line, Picture, Quad, Script
from ocr.scripts import TONGUES, at_home, lacking
from ocr.second import UNREAD, Checked, read_other_scripts

PICTURE = np.full((600, 1000, 3), 255, np.uint8)
KNOWN = frozenset({Script.LATIN, Script.HAN, Script.KANA})


def box(row: int, letters: int) -> Quad:
    """A box in which so many Latin letters fit."""
    top, right = 20.0 + 60 * row, 40.0 + 22 * letters
    return (40.0, top), (right, top), (right, top + 40), (40.0, top + 40)


def line(row: int, text: str, confidence: float = 0.98, fits: int | None = None) -> Line:
    chars = tuple(Char(letter, confidence, (i + 0.5) / len(text)) for i, letter in enumerate(text))
    return Line(text, confidence, box(row, fits or len(text)), chars)


class FakeEngine:
    """Reads what it is told stands in each row, and nothing elsewhere."""

    name = "fake"
    scripts = KNOWN

    def __init__(self, rows: Mapping[int, Line] | None = None) -> None:
        self.rows = rows or {}

    def detect(self, picture: Picture) -> tuple[Quad, ...]:
        return ()

    def recognize(self, picture: Picture, quads: Sequence[Quad]) -> tuple[Line | None, ...]:
        found = (self.rows.get(round((quad[0][1] - 20) / 60)) for quad in quads)
        return tuple(
            replace(read, quad=quad) if read else None
            for read, quad in zip(found, quads, strict=True)
        )

    def read(self, picture: Picture) -> tuple[Line, ...]:
        return ()


class FakeSecond:
    """The engines it was given, and a note of which were asked for."""

    def __init__(self, expected: tuple[str, ...] = (), **engines: Engine) -> None:
        self.expected = expected
        self.engines = engines
        self.asked: list[str] = []

    def open(self, language: str) -> Engine | None:
        self.asked.append(language)
        return self.engines.get(language)

    def advice(self, languages: Sequence[str]) -> str:
        return f"install {'+'.join(languages)}"


def check(lines: Sequence[Line], silent: Sequence[Quad], second: FakeSecond) -> Checked:
    return read_other_scripts(PICTURE, lines, silent, FakeEngine(), second)


def texts(checked: Checked) -> list[str]:
    return [line.text for line in checked.lines]


LATIN = (
    line(0, "Mara Lindqvist"),
    line(1, "Director of Research"),
    line(2, "T +46 70 174 06 12"),
    line(3, "mara@medicine.example.edu"),
)
KOREAN = (
    line(0, "早6", 0.55, fits=14),
    line(2, "+82 51-555-8593"),
    line(3, "haneul@dalbit-example.co.kr"),
)
"""Row 1 is silent."""
HANGUL = {0: line(0, "달빛커피 주식회사", 0.93), 1: line(1, "박하늘", 0.92)}


class TestCountries:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("+82 2-555-0143", "ko"),
            ("Tel. (+7) 495 555-01-43", "ru"),
            ("0082 2 555 0143", "ko"),
            ("anna@dom-example.com.ua", "uk"),
            ("www.gesher-example.co.il", "he"),
            ("M: +84 90 000 1363", "vi"),
        ],
    )
    def test_a_number_or_domain_names_the_language(self, text: str, language: str) -> None:
        assert at_home([text]) == (language,)

    @pytest.mark.parametrize(
        "text", ["+1 202 555 0143", "+44 20 7946 0182", "mara@x.example.edu", "Since 1982", ""]
    )
    def test_others_name_none(self, text: str) -> None:
        assert at_home([text]) == ()

    def test_what_an_engine_reads_is_not_lacking(self) -> None:
        assert "ko" in lacking(KNOWN)
        assert "ko" not in lacking(KNOWN | {Script.HANGUL})

    def test_every_language_has_a_pack_and_its_letters(self) -> None:
        from ocr.tesseract import pack_for, scripts_for

        for code, tongue in TONGUES.items():
            assert pack_for(code)
            assert scripts_for(code) & {tongue.script, Script.LATIN}


class TestDoubt:
    def test_ordinary_print_leaves_none(self) -> None:
        assert find_doubt(LATIN, ()).lines == ()

    def test_silent_boxes_unsure_and_sparse_lines_are_doubtful(self) -> None:
        unsure, sparse = line(0, "jnsala kup", 0.5), line(1, ". , . 12", 0.95, fits=20)
        doubt = find_doubt([unsure, sparse, LATIN[2]], [box(4, 12)])
        assert [found.text for found in doubt.lines] == [". , . 12", "", "jnsala kup"]
        assert doubt.share == 1.0

    def test_a_logo_is_a_small_part_of_a_card(self) -> None:
        logo = line(5, "Jn", 0.4, fits=4)
        assert find_doubt([*LATIN, logo], ()).share < 0.25

    def test_han_counts_by_its_width(self) -> None:
        assert find_doubt([line(0, "株式会社青空", 0.97, fits=12)], ()).lines == ()

    @pytest.mark.parametrize(
        "text", ["E mara@x.example.edu", "www.kvadrat-example.ru", "T +7 900 000-38-78"]
    )
    def test_patterns(self, text: str) -> None:
        assert is_pattern(text)

    @pytest.mark.parametrize("text", ["620014, . , . , 45", "12 naj 4 50000", "Mara Lindqvist"])
    def test_no_patterns(self, text: str) -> None:
        assert not is_pattern(text)


class TestSecondReading:
    def test_a_latin_card_costs_nothing_and_stays(self) -> None:
        second = FakeSecond(ko=FakeEngine(HANGUL))
        assert check(LATIN, (), second) == Checked(LATIN)
        assert second.asked == []

    def test_korean_lines_are_read_and_the_rest_is_kept(self) -> None:
        checked = check(KOREAN, [box(1, 8)], FakeSecond(ko=FakeEngine(HANGUL)))
        assert texts(checked) == ["달빛커피 주식회사", "박하늘", KOREAN[1].text, KOREAN[2].text]
        assert checked.warnings == ()
        assert all(found.legible for found in checked.lines)

    def test_lines_in_two_languages_are_read(self) -> None:
        lines = (
            line(0, "Nonna S a Co", 0.6, fits=28),
            line(1, "r - |", 0.5, fits=24),
            line(2, "+7 912 555 60 86"),
        )
        rows = {
            0: line(0, "Nonna Sorokina Нонна Сорокина", 0.95),
            1: line(1, "Vice President | Директор", 0.94),
        }
        checked = check(lines, (), FakeSecond(ru=FakeEngine(rows)))
        assert texts(checked) == [rows[0].text, rows[1].text, lines[2].text]

    def test_letters_of_two_scripts_in_one_word_are_no_language(self) -> None:
        lines = (
            line(0, "Nonna S", 0.6, fits=28),
            line(1, "r - |", 0.5),
            line(2, "+7 912 555 60 86"),
        )
        rows = {0: line(0, "Nonna СорокinaНонна", 0.9), 1: line(1, "Vicе Рrеsidеnt", 0.9)}
        assert check(lines, (), FakeSecond(ru=FakeEngine(rows))) == Checked(lines)

    def test_without_a_country_the_language_that_reads_best_is_taken(self) -> None:
        lines = [KOREAN[0], line(3, "haneul@dalbit-example.com")]
        worse = FakeEngine({0: line(0, "גשר תוכנה", 0.72)})
        second = FakeSecond(he=worse, ko=FakeEngine(HANGUL))
        assert "박하늘" in texts(check(lines, [box(1, 8)], second))

    def test_a_logo_that_no_language_reads_well_changes_nothing(self) -> None:
        lines = (line(0, "Rnj kua", 0.5), line(1, "zzu 4", 0.5), line(2, "+91 11 5555 0143"))
        guess = FakeEngine({0: line(0, "हरित", 0.4), 1: line(1, "Rn", 0.9)})
        others = {code: FakeEngine() for code in TONGUES if code != "hi"}
        assert check(lines, (), FakeSecond(hi=guess, **others)) == Checked(lines)

    def test_the_word_by_a_number_is_read_too(self) -> None:
        lines = [*KOREAN[:1], line(2, "o +82 51-555-8593", 0.97)]
        rows = {**HANGUL, 2: line(2, "전화 +82 51-555-8593", 0.9)}
        checked = check(lines, [box(1, 8)], FakeSecond(ko=FakeEngine(rows)))
        assert "전화 +82 51-555-8593" in texts(checked)

    def test_a_number_is_never_changed(self) -> None:
        rows = {**HANGUL, 2: line(2, "전화 +82 51-555-8893", 0.9)}
        checked = check(KOREAN, [box(1, 8)], FakeSecond(ko=FakeEngine(rows)))
        assert KOREAN[1].text in texts(checked)

    def test_words_between_the_digits_of_a_number_are_read(self) -> None:
        print_ = "10433 새별광역시 남구 달빛길 345-7, 398호"
        # The first engine sees digits alone, where they stand, and is right about them.
        places = [i for i, c in enumerate(print_) if not "가" <= c <= "힣" and c != " "]
        seen = tuple(Char(print_[i], 0.97, (i + 0.5) / len(print_)) for i in places)
        number = Line("".join(c.text for c in seen), 0.97, box(4, 40), seen)
        misread = line(4, print_.replace("345-7", "3345-7"), 0.9)
        second = FakeSecond(ko=FakeEngine({**HANGUL, 4: misread}))
        checked = check([*KOREAN, number], [box(1, 8)], second)
        assert texts(checked)[-1] == print_

    def test_a_number_without_words_is_not_asked_for_any(self) -> None:
        number = line(4, "+82 51-555-8594")
        other = line(4, "팔이 +82 51-555-8594 달빛커피")
        second = FakeSecond(ko=FakeEngine({**HANGUL, 4: other}))
        checked = check([*KOREAN, number], [box(1, 8)], second)
        assert texts(checked)[-1] == "+82 51-555-8594"

    def test_a_digit_lost_in_the_second_reading_makes_it_unsure(self) -> None:
        lines = [line(0, "45, , , 302001", 0.97, fits=24), line(1, "+91 11 5555 0143")]
        rows = {0: line(0, "45, स्टेशन रोड, जयपुर 30200", 0.93), 2: line(2, "संपादक", 0.95)}
        checked = check(lines, [box(2, 8)], FakeSecond(hi=FakeEngine(rows)))
        assert checked.lines[0].text.endswith("30200")
        assert checked.lines[0].confidence <= 0.5

    def test_a_look_alike_before_an_address_is_cut_off(self) -> None:
        lines = [KOREAN[0], line(3, "ohaneul@dalbit-example.co.kr")]
        rows = {**HANGUL, 3: line(3, "0|& haneul@dalbit-example.co.kr", 0.8)}
        checked = check(lines, [box(1, 8)], FakeSecond(ko=FakeEngine(rows)))
        assert "haneul@dalbit-example.co.kr" in texts(checked)

    def test_an_address_without_a_word_before_it_stays(self) -> None:
        lines = [KOREAN[0], line(3, "lliass@dalbit-example.co.kr")]
        rows = {**HANGUL, 3: line(3, "liass@dalbit-example.co.kr", 0.8)}
        checked = check(lines, [box(1, 8)], FakeSecond(ko=FakeEngine(rows)))
        assert "lliass@dalbit-example.co.kr" in texts(checked)

    def test_capitals_that_look_alike_are_read_in_the_card_s_script(self) -> None:
        lines = [
            line(0, "Kohcgnb", 0.4),
            line(1, "TAPACOBA"),
            line(2, "OPTIMA"),
            line(3, "mail@optima-example.ru"),
        ]
        rows = {
            0: line(0, "Консалт", 0.95),
            1: line(1, "ТАРАСОВА", 0.95),
            2: line(2, "ОРТИМА", 0.95),
            4: line(4, "ВОЗСН", 0.95),
        }
        lines.append(line(4, "BOSCH"))
        checked = check(lines, [box(5, 8)], FakeSecond(ru=FakeEngine(rows)))
        assert texts(checked)[:3] == ["Консалт", "ТАРАСОВА", "OPTIMA"]
        assert "BOSCH" in texts(checked)

    @pytest.mark.parametrize(
        ("read", "surely", "second", "text"),
        [
            ("apmep", 0.95, "Партнер", "Партнер"),
            ("443309 Camapa", 0.99, "443309 Самара", "443309 Самара"),
            ("YNPABNTEN", 0.95, "УПРАВИТЕЛ", "УПРАВИТЕЛ"),
            # Latin print stays: read as surely as such, with a letter or digit that speaks for it,
            # or in words of both scripts.
            ("BASED", 0.99, "ВАЅЕD", "BASED"),
            ("VENTA", 0.999, "УЕПТА", "VENTA"),
            ("Sobornaya St.", 0.99, "5оротауа St.", "Sobornaya St."),
            ("Camapa 40", 0.99, "Самара", "Camapa 40"),
        ],
    )
    def test_small_letters_that_look_alike_too(
        self, read: str, surely: float, second: str, text: str
    ) -> None:
        lines = [line(0, "Kohcgnb", 0.4), line(1, read, surely), line(3, "mail@dom-example.ru")]
        rows = {0: line(0, "Консалт", 0.95), 1: line(1, second, 0.95)}
        checked = check(lines, [box(5, 8)], FakeSecond(ru=FakeEngine(rows)))
        assert texts(checked)[1] == text

    def test_one_doubtful_word_is_enough_at_home(self) -> None:
        printed = line(0, "Mara Lindqvist ahnvnu")
        chars = tuple(
            replace(c, confidence=0.7 if i > 14 else 0.99) for i, c in enumerate(printed.chars)
        )
        lines = [replace(printed, chars=chars), *LATIN[1:3], line(3, "mara@rim-example.co.th")]
        rows = {0: line(0, "Mare Lindqvlst มารา", 0.93)}
        checked = check(lines, (), FakeSecond(th=FakeEngine(rows)))
        assert texts(checked) == ["Mara Lindqvist มารา", *(x.text for x in lines[1:])]

    def test_elsewhere_one_doubtful_word_is_a_logo(self) -> None:
        lines = [line(0, "ahnvnu", 0.7), *LATIN]
        second = FakeSecond(th=FakeEngine({0: line(0, "มารา", 0.95)}))
        assert check(lines, (), second) == Checked(tuple(lines))
        assert second.asked == []

    def test_greek_letters_say_that_a_card_is_greek(self) -> None:
        lines = [line(0, "Kατστηα λνδρι", 0.9), line(1, "Θεδοσίυ Tαβρ", 0.86)]
        rows = {0: line(0, "Κατάστημα Χαλάνδρι", 0.68), 1: line(1, "Θεοδοσίου Ταβέρνα", 0.7)}
        thai = FakeEngine({0: line(0, "ดเ้ทง", 0.84), 1: line(1, "ดเดต", 0.75)})
        checked = check(lines, (), FakeSecond(el=FakeEngine(rows), th=thai))
        assert texts(checked) == [row.text for row in rows.values()]

    def test_an_address_loses_a_label_and_no_number_beside_it(self) -> None:
        lines = [
            line(0, "nJi' xl", 0.5, fits=12),
            line(1, "cascade@rim-example.co.il7up"),
            line(2, "058-555-9494, E-mail: mara@rim-example.co.il :.1"),
        ]
        rows = {
            0: line(0, "לאה טל", 0.95),
            1: line(1, "cascade@rim-example.co.il אימייל", 0.9),
            2: line(2, "נ. mara@rim-example.co.il E-mail: 058-555-9494", 0.9),
        }
        checked = check(lines, (), FakeSecond(he=FakeEngine(rows)))
        assert texts(checked)[1] == "cascade@rim-example.co.il"
        assert texts(checked)[2].startswith("058-555-9494, E-mail: mara@rim-example.co.il")

    @pytest.mark.parametrize(
        ("seen", "read", "text"),
        [
            # Letters of a Hebrew word run into the number, and two numbers in the other order.
            ("058-555-2930/054-555-73597~7170", "סלולארי 058-555-2930 / 054-555-7359", None),
            ("8455398 7' ,1 .7.n", "ת.ד. 1, מיקוד 8455398", None),
            # Another digit: the first engine's stand.
            ("058-555-2930", "נייד 058-555-2980", "058-555-2930"),
            ("02-971-5502", "פקס 02-911-5502", "02-971-5502"),
        ],
    )
    def test_numbers_beside_hebrew_words(self, seen: str, read: str, text: str | None) -> None:
        lines = [line(0, "nJi' xl", 0.5, fits=12), line(1, seen), line(3, "a@rim-example.co.il")]
        rows = {0: line(0, "לאה טל", 0.95), 1: line(1, read, 0.93)}
        checked = check(lines, (), FakeSecond(he=FakeEngine(rows)))
        assert texts(checked)[1] == (text or read)

    @pytest.mark.parametrize(
        "read", ["هاتف +971 56 555 0143", "هاتف: +971 SO 555 0143", "هاتف +971 555 0143"]
    )
    def test_no_digit_beside_an_arabic_word_is_changed(self, read: str) -> None:
        lines = [line(0, "nJi' xl", 0.5, fits=12), line(1, "+971 50 555 0143 il")]
        rows = {0: line(0, "شركة النور", 0.95), 1: line(1, read, 0.9)}
        checked = check(lines, (), FakeSecond(ar=FakeEngine(rows)))
        assert texts(checked)[1] == lines[1].text

    @pytest.mark.parametrize(
        ("seen", "read"),
        [
            ("sara.tamir@rim-example.co.il", "Sara. tamir@rim-example.co.il מייל:"),
            ("r_hadad@rim-example.co.il", "r_hadad@rim-example.co. אימייל"),
            ("mara@rim-example.com", "mara@rim-example .com אימייל"),
            ("mara@rim-example.com | www.rim-example.com", "mara@rim-example.com אתר"),
        ],
    )
    def test_nothing_is_cut_off_an_address(self, seen: str, read: str) -> None:
        lines = [line(0, "nJi' xl", 0.5, fits=12), line(1, seen), line(3, "www.rim-example.co.il")]
        rows = {0: line(0, "לאה טל", 0.95), 1: line(1, read, 0.9)}
        checked = check(lines, (), FakeSecond(he=FakeEngine(rows)))
        assert texts(checked)[1] == seen

    def test_letters_an_engine_does_not_claim_are_not_believed(self) -> None:
        lines = [
            line(0, "Aκαδημα 8, 264 74 τρα"),
            line(1, "KAΛΛINIKH"),
            line(3, "+30 2610 450739"),
        ]
        rows = {0: line(0, "Ακαδημίας 8, 264 74 Πάτρα", 0.95), 1: line(1, "ΚΑΛΛΙΝΙΚΗ", 0.95)}
        read = check(lines, [], FakeSecond(el=FakeEngine(rows)))
        assert texts(read)[:2] == ["Ακαδημίας 8, 264 74 Πάτρα", "ΚΑΛΛΙΝΙΚΗ"]
        unread = check(lines, [], FakeSecond())
        assert all(not found.legible for found in unread.lines[:2])
        assert "Greek" in unread.warnings[0]

    def test_what_the_second_can_hardly_read_is_kept_but_not_understood(self) -> None:
        rows = {**HANGUL, 4: line(4, "디스", 0.3)}
        checked = check(KOREAN, [box(1, 8), box(4, 4)], FakeSecond(ko=FakeEngine(rows)))
        (hardly,) = [found for found in checked.lines if found.text == "디스"]
        assert not hardly.legible

    def test_a_language_the_user_expects_needs_less_evidence(self) -> None:
        lines = [line(0, "Mara Lindqvist"), line(1, "zz", 0.5, fits=10)]
        reader = FakeEngine({1: line(1, "박하늘", 0.92)})
        assert "박하늘" in texts(check(lines, (), FakeSecond(("ko",), ko=reader)))


class TestUnread:
    def test_the_card_says_which_language_and_what_to_do(self) -> None:
        checked = check(KOREAN, [box(1, 8)], FakeSecond())
        assert checked.warnings == (
            "printed in Korean, which the installed engines cannot read: install ko",
        )
        assert [found.legible for found in checked.lines] == [False, True, True]
        assert texts(checked) == [found.text for found in KOREAN]

    def test_latin_lines_of_it_stay_legible(self) -> None:
        name = line(4, "Park Haneul", 0.99)
        checked = check([*KOREAN, name], [box(1, 8)], FakeSecond())
        assert name in checked.lines

    def test_without_a_country_it_is_another_script(self) -> None:
        checked = check([KOREAN[0]], [box(1, 8)], FakeSecond())
        assert checked.warnings[0].startswith(UNREAD + "another script")

    def test_hebrew_numbers_are_not_believed(self) -> None:
        lines = [line(0, "SHJIP JEP", 0.5), line(1, "JED UN", 0.5), line(2, "+972 3-555-784670")]
        (number,) = [x for x in check(lines, (), FakeSecond()).lines if "+972" in x.text]
        assert max(char.confidence for char in number.chars) <= 0.1

    def test_ukrainian_read_as_russian_is_unsure_and_says_so(self) -> None:
        lines = [line(2, "+380 50 000-47-37")]
        reader = FakeEngine({0: line(0, "Тарас Бондаренко", 0.95), 1: line(1, "Адвокат", 0.95)})
        checked = check(lines, [box(0, 16), box(1, 8)], FakeSecond(ru=reader))
        assert checked.warnings == ("printed in Ukrainian and read as Russian: install uk",)
        assert checked.lines[0].text == "Тарас Бондаренко"
        assert checked.lines[0].confidence <= 0.5


class TestVietnamese:
    LINES = (
        line(0, "V Bo Trâm", 0.95),
        line(1, "Phó giám đc", 0.99),
        line(2, "T +84 28 5555 5695"),
        line(3, "tram.vu@songdo-example.vn"),
    )

    def test_letters_are_restored(self) -> None:
        reader = FakeEngine({0: line(0, "Vũ Bảo Trâm", 0.95), 1: line(1, "Phó giám đốc", 0.95)})
        checked = check(self.LINES, (), FakeSecond(vi=reader))
        assert texts(checked)[:2] == ["Vũ Bảo Trâm", "Phó giám đốc"]
        assert checked.lines[2:] == self.LINES[2:]

    def test_another_reading_of_the_same_place_is_not_taken(self) -> None:
        reader = FakeEngine({0: line(0, "Công ty Sông Đỏ", 0.95)})
        checked = check(self.LINES, (), FakeSecond(vi=reader))
        assert checked.lines[0].text == "V Bo Trâm"
        assert checked.lines[0].confidence < 0.9

    def test_without_a_reader_it_is_unsure_and_says_so(self) -> None:
        checked = check(self.LINES, (), FakeSecond())
        assert "Vietnamese" in checked.warnings[0]
        assert all(found.confidence < 0.9 for found in checked.lines[:2])
        assert checked.lines[2:] == self.LINES[2:]

    @pytest.mark.parametrize(
        "printed",
        [
            ("Trnh Khc Hiu", "Trưng phòng Nhân s", "S 58, ngõ 12, ph L Dun"),
            ("Ngô Văn Hùng", "Nghiên cu viên", "S 14, ngõ 99, ph Láng H, Biên Hoà"),
        ],
    )
    def test_maimed_words_tell_it_without_a_country(self, printed: tuple[str, ...]) -> None:
        lines = tuple(line(row, text) for row, text in enumerate(printed))
        second = FakeSecond(vi=FakeEngine())
        check(lines, (), second)
        assert second.asked == ["vi"]

    def test_an_accent_that_only_the_first_engine_saw_stays(self) -> None:
        lines = (*self.LINES, line(4, "Bo Trâm"))
        reader = FakeEngine({4: line(4, "Bảo Tram", 0.95)})
        assert texts(check(lines, (), FakeSecond(vi=reader)))[4] == "Bảo Trâm"

    def test_a_line_whose_vowels_all_have_marks_is_read_again(self) -> None:
        lines = (*self.LINES, line(4, "S 49, ngõ 23, ph Bch Đng,"))
        reader = FakeEngine({4: line(4, "Số 49, ngõ 23, phố Bạch Đằng,", 0.95)})
        assert texts(check(lines, (), FakeSecond(vi=reader)))[4] == "Số 49, ngõ 23, phố Bạch Đằng,"

    @pytest.mark.parametrize(
        "text",
        [
            "Société générale à Genève",
            "Müller & Söhne",
            "Ştefan Brânză",
            "dr. sc. Đurđa Perić, Trg bana Jelačića 5, Hr Sv",
            "Mihăiță Vânzări, str bl sc Bd Cj",
            "João Conceição Soluções Tecnológicas Lt Qd Bl",
            "Kõszegi vezetõ Értékesítési krt Kft Pf",
        ],
    )
    def test_other_accents_are_not_vietnamese(self, text: str) -> None:
        lines = (line(0, text), line(1, "+33 1 99 00 12 34"))
        assert check(lines, (), FakeSecond()) == Checked(lines)
