"""Notes in another language than the letter are pointed at, those in its own are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.book import About
from pipeline.followup.drafting import Draft, Offer
from pipeline.followup.letters import draft_to
from pipeline.followup.people import acquaint
from tests.pipeline.followup.test_drafts import TODAY
from tests.pipeline.followup.town import MARA, settings


def _letter(
    folder: Path,
    language: str,
    mine: tuple[str, ...],
    template: str = "thank-you",
    offer: Offer | None = None,
    **notes: str,
) -> Draft:
    rules = settings(folder, f'language = "{mine[0]}"\nlanguages = {list(mine)}\n')
    mara = acquaint(replace(MARA, languages=(language,)), About(notes), None, rules)
    assert mara is not None
    draft = draft_to(mara, template, rules, TODAY, offer)
    assert draft.ready and draft.language == language
    return draft


def _asked(draft: Draft) -> str:
    return next((hint for hint in draft.hints if "translate it" in hint), "")


ENGLISH = (
    "talked about fridges that run without mains power",
    "quiet pumps",
    "cold chains",
    "wind farm noise in Denmark",
    "interested in Müller's espresso machines",
    "left-handed scissors",
    "night trains to Vienna",
    "solar roofs for schools",
    "software",
    "quiet pumps, Utrecht",
    "open data",
)
GERMAN = (
    "Wir sprachen über leise Pumpen",
    "leise Pumpen",
    "Messtechnik",
    "Kalibrierung im laufenden Betrieb",
    "Kühlschränke ohne Strom",
    "Nachtzüge nach Wien",
    "Pflegekräfte gewinnen",
    "Datenschutz",
    "Druck auf Glas",
    "gebrauchte Maschinen",
    "Verpackung aus Pilzen",
)
OTHERS = (
    "停電に強い保冷庫について話した",
    "山田さんの工場",
    "тихие насосы",
    "parlé des emballages sans plastique",
    "hablamos de bombas silenciosas",
    "conversamos sobre triagem por telefone",
    "over stille pompen gesproken",
    "pannelli solari",
    "ciche pompy w szkołach",
)


@pytest.mark.parametrize("note", ENGLISH)
def test_english_notes_stand_unasked_in_english_letters_of_an_english_owner(
    tmp_path: Path, note: str
) -> None:
    assert not _asked(_letter(tmp_path, "en", ("en", "de"), note=note))


@pytest.mark.parametrize("note", GERMAN)
def test_german_notes_stand_unasked_in_german_letters_of_a_german_owner(
    tmp_path: Path, note: str
) -> None:
    assert not _asked(_letter(tmp_path, "de", ("de", "en"), note=note))


@pytest.mark.parametrize("note", (*GERMAN, *OTHERS))
def test_other_notes_do_not_slip_into_english_letters(tmp_path: Path, note: str) -> None:
    if note == "Messtechnik":  # what nothing tells is taken to be in one's own language
        note = "Messtechnik für Brauereien"
    draft = _letter(tmp_path, "en", ("en", "de"), note=note)
    assert "“en”" in _asked(draft)


@pytest.mark.parametrize("note", (*ENGLISH, *OTHERS))
def test_other_notes_do_not_slip_into_german_letters_of_an_english_owner(
    tmp_path: Path, note: str
) -> None:
    assert "“de”" in _asked(_letter(tmp_path, "de", ("en", "de"), note=note))


def test_what_is_clearly_in_the_letters_language_is_not_asked_about(tmp_path: Path) -> None:
    german = {"note": GERMAN[0], "promised": "die Messreihe aus dem Labor"}
    assert not _asked(_letter(tmp_path, "de", ("en", "de"), **german))
    japanese = _letter(tmp_path, "ja", ("en", "ja"), note=OTHERS[0])
    assert not _asked(japanese)


def test_only_the_words_that_stand_in_the_letter_are_asked_about(tmp_path: Path) -> None:
    notes = {"note": "talked about quiet pumps", "needs": "einen Partner für die Messung"}
    assert "einen Partner" in _asked(_letter(tmp_path, "en", ("en", "de"), **notes))
    assert "quiet" not in _asked(_letter(tmp_path, "en", ("en", "de"), **notes))
    birthday = _letter(tmp_path, "en", ("en", "de"), "birthday", **notes)
    assert "Partner" not in birthday.body and not _asked(birthday)


def test_a_bare_topic_is_told_by_the_note_around_it(tmp_path: Path) -> None:
    draft = _letter(tmp_path, "en", ("en", "de"), note="Wir sprachen über Robotik")
    assert "about Robotik." in draft.body
    assert "“Robotik”" in _asked(draft)


def test_introductions_and_shared_articles_are_asked_about_too(tmp_path: Path) -> None:
    offer = Offer(
        other_name="Ken Ito",
        they_offer="sensors for fridges",
        other_needs="a test site for sensors in the north",
    )
    asked = _asked(_letter(tmp_path, "de", ("en", "de"), "introduce", offer))
    assert "a test site" in asked and "sensors for fridges" in asked
    assert not _asked(_letter(tmp_path, "en", ("en", "de"), "introduce", offer))
    article = Offer(url="https://example.org/a", about="cold chains and vaccines", shared="chains")
    assert "cold chains" in _asked(_letter(tmp_path, "de", ("en", "de"), "share", article))


def test_the_call_sheet_is_for_its_owner(tmp_path: Path) -> None:
    assert not _asked(_letter(tmp_path, "en", ("en", "de"), "call", note=GERMAN[0]))
