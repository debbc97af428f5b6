"""Greek print with Latin letters amid it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.greek import mend_greek, with_own_capitals
from tests.ocr.fakes import line


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("AKA∆HMIAΣ 52·107 51 AΘHNA", "ΑΚΑΔΗΜΙΑΣ 52·107 51 ΑΘΗΝΑ"),
        ("ΠAIIAN∆PEOY 58", "ΠΑΠΑΝΔΡΕΟΥ 58"),
        ("ΠAIlAN∆PEOY 58", "ΠΑΠΑΝΔΡΕΟΥ 58"),
        ("NIKH ΛAΣKAPH", "ΝΙΚΗ ΛΑΣΚΑΡΗ"),
        ("Tόλη", "Τόλη"),
        ("Toli Ελένη", "Toli Ελένη"),
    ],
)
def test_a_greek_word_is_greek_throughout(read: str, printed: str) -> None:
    mended, _ = mend_greek([line(read), line("Λεωφόρος Αθηνών")])
    assert mended.text == printed
    assert "".join(char.text for char in mended.chars) == printed


@pytest.mark.parametrize(
    "text",
    [
        "OMEGA Ω",
        "ΔTECH Labs",
        "KATO TAXI",
        "5 µm",
        "Alpha α",
        "ΑΦΜ 123 IBAN",
        "ΤΟΜΕΑΣ III",
        "ΙΣΤΟΤΟΠΟΣ WWW.NIKH.GR",
        "Ταχ.: ANNA@OTENET.GR",
        "KIA ΑΣΦΑΛΕΙΕΣ",
    ],
)
def test_what_is_not_greek_stays(text: str) -> None:
    assert mend_greek([line(text), line("Λεωφόρος Αθηνών")])[0].text == text


@pytest.mark.parametrize("other", ["+7 (846) 135 95 97", "info@example.com.ua", "Mara Lind"])
def test_look_alikes_of_russian_stay(other: str) -> None:
    lines = (line("TeeΦoH"), line(other))
    assert mend_greek(lines) == lines


@given(st.text(st.sampled_from("ABEIlΠΣ∆Ω x1,·"), min_size=1, max_size=20))
def test_numbers_and_marks_stay_where_they_are(text: str) -> None:
    (mended,) = mend_greek([line(text)])
    assert [c for c in mended.text if not c.isalpha() and c != "∆"] == [
        c for c in text if not c.isalpha() and c != "∆"
    ]
    assert "".join(char.text for char in mended.chars) == mended.text
    assert mend_greek([mended]) == (mended,)


def test_capitals_that_only_greek_has_are_believed_over_latin_ones() -> None:
    first, read = line("HΛEKTPOΛOΓIKA ΓEPOIIOYΛOΣ"), line("HAEKTPOAOTIKA ΓΕΡΟΠΟΥΛΟΣ")
    mended = mend_greek([with_own_capitals(read, first), line("Οδός Ερμού")])
    assert mended[0].text == "ΗΛΕΚΤΡΟΛΟΓΙΚΑ ΓΕΡΟΠΟΥΛΟΣ"


def test_other_words_than_the_first_engine_saw_stay() -> None:
    read = line("BOSCH ΓΕΡΟΠΟΥΛΟΣ")
    assert with_own_capitals(read, line("ΓEPOIIOYΛOΣ")) == read


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Γιάννης K. Τσιάκος", "Γιάννης Κ. Τσιάκος"),
        ("Χριστοδούλα IT. Αργυροπούλου", "Χριστοδούλα Π. Αργυροπούλου"),
        ("Christodoula Ρ. Argyropoulou", "Christodoula P. Argyropoulou"),
        ("Ελληνική IKE", "Ελληνική ΙΚΕ"),
        ("Ταβέρνα A.E., Πάτρα", "Ταβέρνα Α.Ε., Πάτρα"),
        ("Lumion I.K.E.", "Lumion I.K.E."),
        ("Anna K. Holm", "Anna K. Holm"),
    ],
)
def test_initials_and_legal_forms_are_in_the_letters_of_their_neighbours(
    read: str, printed: str
) -> None:
    assert mend_greek([line(read), line("Οδός Ερμού")])[0].text == printed
