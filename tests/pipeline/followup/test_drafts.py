"""Drafts: complete, in the right words for the person, or not ready and saying why."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.contact import Name
from pipeline.book import About
from pipeline.errors import WrongUse
from pipeline.followup.drafting import Draft
from pipeline.followup.letters import draft_to
from pipeline.followup.mail import build_eml, linkedin_link, mailto_link
from pipeline.followup.names import address_name, greet
from pipeline.followup.people import Acquaintance, acquaint
from pipeline.followup.phrases import quote_promise, quote_talk, say_time
from pipeline.followup.rendering import TEMPLATES
from pipeline.settings import LANGUAGES, NOTE_LIMITS, load_settings
from tests.pipeline.followup.town import MARA, TARO, settings

EXAMPLES = runpy.run_path(str(Path(__file__).parents[3] / "docs" / "render_drafts.py"))
TODAY = date(2026, 11, 19)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_in_every_language_is_complete(template: str, language: str) -> None:
    draft: Draft = EXAMPLES["render"](template, language)
    assert draft.ready
    text = f"{draft.subject}\n{draft.body}"
    assert not re.search(r"[{}]|None|\bFalse\b|undefined|\( *\)|「」|„“|« *»|  +[.,?]", text)
    assert not re.search(r"\n{3,}|[,.:;?!]{2,}|\n[,.:;]", text)
    if template not in {"linkedin", "call", "postcard"}:
        assert draft.subject and "\n" not in draft.subject and len(draft.subject) < 90
        assert draft.body.count("Jonas Vermeer") >= 1
    if language == "ja":
        assert "月島 遥香" in draft.body
        assert template == "call" or "月島 遥香 様" in draft.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("account", NOTE_LIMITS)
def test_a_note_on_linkedin_keeps_its_limit(language: str, account: str) -> None:
    rules = replace(load_settings(), me=EXAMPLES["ME"], linkedin_account=account)
    notes = EXAMPLES["NOTES"][language]
    for length in range(1, 12):
        talked = " ".join([quote_talk(notes["note"])] * length)
        person = acquaint(EXAMPLES["PEOPLE"][language], About({"note": talked}), None, rules)
        assert person is not None
        draft = draft_to(person, "linkedin", rules, TODAY)
        assert len(draft.body) <= NOTE_LIMITS[account]
        assert draft.ready or "characters too long" in draft.missing[0]


def test_the_page_of_examples_is_current() -> None:
    page = Path(__file__).parents[3] / "docs" / "drafts.md"
    assert page.read_text(encoding="utf-8") == EXAMPLES["page"]()


def _mara(tmp_path: Path, more: str = "", **notes: str) -> tuple[Acquaintance, object]:
    rules = settings(tmp_path, more)
    person = acquaint(MARA, About(notes), None, rules)
    assert person is not None
    return person, rules


def _draft(tmp_path: Path, template: str, more: str = "", **notes: str) -> Draft:
    person, rules = _mara(tmp_path, more, **notes)
    return draft_to(person, template, rules, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("template", ["thank-you", "linkedin", "postcard", "call-request"])
def test_without_what_you_talked_about_there_is_no_text_but_a_question(
    tmp_path: Path, template: str
) -> None:
    draft = _draft(tmp_path, template, needs="a pilot clinic")
    assert draft.missing == ("what did you talk about?",)
    assert draft.body == draft.subject == ""


def test_it_also_asks_where_you_met_and_who_you_are(tmp_path: Path) -> None:
    person, rules = _mara(tmp_path)
    lost = replace(person, recipient=replace(person.recipient, event="", place=""))
    nobody = replace(rules, me=replace(rules.me, name=""))  # type: ignore[attr-defined,type-var]
    assert draft_to(lost, "thank-you", nobody, TODAY).missing == (  # type: ignore[arg-type]
        "where did you meet?",
        "what did you talk about?",
        'who are you? (two lines of kith.toml say it: [me] and name = "…"; kith doctor knows where)',
    )


def test_a_thank_you_has_its_four_parts(tmp_path: Path) -> None:
    draft = _draft(
        tmp_path, "thank-you", note="talked about quiet pumps", promised="to send the test series"
    )
    assert "at Chamber Night in Utrecht" in draft.body  # there
    assert "what you told me about quiet pumps." in draft.body  # about what
    assert "talked about talked" not in draft.body
    assert "As promised: the test series." in draft.body  # something of value
    assert re.search(r"on \w+ \d+ \w+ at \d\d:\d\d \(your time\)", draft.body)  # a time


def test_a_thank_you_without_anything_to_give_says_so(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "thank-you", note="talked about quiet pumps")
    assert draft.ready
    assert any("nothing of value" in hint for hint in draft.hints)


def test_only_the_first_sentence_of_a_note_leaves_the_house(tmp_path: Path) -> None:
    note = "talked about quiet pumps. Seemed tired, going through a divorce.\nowes me lunch"
    for template in ("thank-you", "linkedin", "keep-in-touch", "birthday", "meet-video"):
        draft = _draft(tmp_path, template, note=note)
        assert "quiet pumps" in draft.body
        assert "divorce" not in draft.body and "lunch" not in draft.body


def test_notes_in_another_language_than_the_letter_are_pointed_at(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    taro = acquaint(TARO, About({"note": "talked about fridges"}), None, rules)
    assert taro is not None
    draft = draft_to(taro, "thank-you", rules, TODAY)
    assert draft.language == "ja"
    assert any("translate" in hint for hint in draft.hints)
    english = replace(rules, me=replace(rules.me, languages=("en", "de")))
    assert draft_to(taro, "thank-you", english, TODAY).language == "en"
    assert "Dear Yamada-san" in draft_to(taro, "thank-you", english, TODAY).body


def test_own_templates_go_before_ours_and_their_faults_are_named(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "en"
    own.mkdir(parents=True)
    (own / "thank-you.j2").write_text("Subject: Hi\n{{ hi }}, {{ talked }}!", encoding="utf-8")
    assert _draft(tmp_path, "thank-you", note="talked about pumps").body == ("Hi Mara, pumps!\n")
    assert "Kestrel Labs" in _draft(tmp_path, "keep-in-touch", note="pumps").body
    (own / "birthday.j2").write_text("{{ nonsense }}", encoding="utf-8")
    with pytest.raises(WrongUse, match=r"birthday\.j2.*nonsense"):
        _draft(tmp_path, "birthday")
    with pytest.raises(WrongUse, match="no such template"):
        _draft(tmp_path, "blast")


@pytest.mark.parametrize(
    ("name", "language", "country", "greeting"),
    [
        (Name("Mara Lindqvist", given="Mara", family="Lindqvist"), "en", "US", "Dear Mara"),
        (
            Name("Mara Lindqvist", prefix="Dr", given="Mara", family="Lindqvist"),
            "en",
            "US",
            "Dear Dr. Lindqvist",
        ),
        (Name("Mara C. Lindqvist", given="Mara C.", family="Lindqvist"), "en", "US", "Dear Mara"),
        (Name("A.B.C. Kumar", given="A.B.C.", family="Kumar"), "en", "IN", "Dear A.B.C. Kumar"),
        (Name("Taro Yamada", given="Taro", family="Yamada"), "en", "JP", "Dear Yamada-san"),
        (Name("Anna Brandt", given="Anna", family="Brandt"), "de", "DE", "Guten Tag Anna Brandt"),
        (
            Name("Anna Brandt", prefix="Frau Dr.", given="Anna", family="Brandt"),
            "de",
            "DE",
            "Guten Tag Frau Dr. Brandt",
        ),
        (
            Name("Ute Wolf", prefix="Dr.-Ing.", given="Ute", family="Wolf"),
            "de",
            "DE",
            "Guten Tag Dr.-Ing. Ute Wolf",
        ),
        (Name("Luc Petit", given="Luc", family="Petit"), "fr", "FR", "Bonjour Luc Petit"),
        (
            Name("Luc Petit", prefix="M.", given="Luc", family="Petit"),
            "fr",
            "FR",
            "Bonjour Monsieur Petit",
        ),
        (
            Name("Ana Ríos Vega", prefix="Dra.", given="Ana", family="Ríos Vega"),
            "es",
            "MX",
            "Hola, Dra. Ríos Vega",
        ),
        (Name("Ana Souza", given="Ana", family="Souza"), "pt", "BR", "Olá, Ana"),
        (Name("山田 太郎", given="太郎", family="山田"), "ja", "JP", "山田 太郎 様"),
        (
            Name("Taro Yamada", given="Taro", family="Yamada", native="山田 太郎"),
            "ja",
            "JP",
            "山田 太郎 様",
        ),
        (Name("Taro Yamada", given="Taro", family="Yamada"), "ja", "JP", "Yamada Taro 様"),
        (Name("Mara Lindqvist", given="Mara", family="Lindqvist"), "ja", "SE", "Mara Lindqvist 様"),
    ],
)
def test_salutations(name: Name, language: str, country: str, greeting: str) -> None:
    assert greet(name, language, country) == greeting


@given(
    st.builds(
        Name,
        full=st.text(min_size=1),
        prefix=st.none() | st.text(),
        given=st.none() | st.text(),
        family=st.none() | st.text(),
        native=st.none() | st.text(),
    ),
    st.sampled_from(LANGUAGES),
    st.sampled_from([None, "JP", "US"]),
)
def test_any_name_is_greeted(name: Name, language: str, country: str | None) -> None:
    assert greet(name, language, country)
    assert address_name(name, language, country)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("talked about cold storage.", "cold storage"),
        ("We talked about v2.0 of the pump", "v2.0 of the pump"),
        ("Wir sprachen über leise Pumpen", "leise Pumpen"),
        ("hablamos de patios", "patios"),
        ("停電に強い保冷庫について話した", "停電に強い保冷庫"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_what_a_letter_quotes_of_a_note(note: str, said: str) -> None:
    assert quote_talk(note) == said


def test_a_promise_is_quoted_without_its_verb() -> None:
    assert quote_promise("to send her the report") == "the report"
    assert quote_promise("I promised to send the report.") == "the report"
    assert quote_promise("a book; to send her a plan") == "a book; a plan"


def test_times_as_each_language_says_them() -> None:
    noon = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    assert say_time(noon, "en") == "on Tuesday 1 December at 14:30"
    assert say_time(noon, "de") == "am Dienstag, 1. Dezember, um 14:30 Uhr"
    assert say_time(noon, "fr", True) == "mardi 1er décembre à 14 h 30 (heure locale pour vous)"
    assert say_time(noon.replace(hour=9, minute=0), "fr") == "mardi 1er décembre à 9 h"
    assert say_time(noon, "es") == "el martes 1 de diciembre a las 14:30"
    assert say_time(noon, "pt") == "no dia 1 de dezembro (terça-feira), às 14:30"
    assert say_time(noon, "ja") == "12月1日(火)14:30"


def test_the_mail_file_reads_back(tmp_path: Path) -> None:
    person, rules = _mara(tmp_path, note="talked about „leise“ Pumpen — 保冷庫")
    draft = draft_to(person, "thank-you", rules, TODAY)  # type: ignore[arg-type]
    now = datetime(2026, 11, 19, 8, tzinfo=UTC)
    data = build_eml(draft, person.recipient, rules.me, now)  # type: ignore[attr-defined]
    assert data == build_eml(draft, person.recipient, rules.me, now)  # type: ignore[attr-defined]
    mail = message_from_bytes(data, policy=policy.default)
    assert mail["To"] == "Mara Lindqvist <mara.lindqvist@example.org>"
    assert mail["From"] == "Jonas Vermeer <jonas@example.org>"
    assert mail["Subject"] == draft.subject
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().replace("\r\n", "\n") == draft.body


@given(st.text(max_size=80), st.text(min_size=1, max_size=40))
def test_what_a_card_says_never_becomes_a_header(subject: str, name: str) -> None:
    rules = replace(load_settings(), me=EXAMPLES["ME"])
    person = acquaint(MARA, About(), None, rules)
    assert person is not None
    recipient = replace(person.recipient, name=Name(name))
    draft = Draft("thank-you", "en", " ".join(subject.split()), "text\n")
    mail = message_from_bytes(
        build_eml(draft, recipient, rules.me, datetime(2026, 1, 1, tzinfo=UTC)),
        policy=policy.default,
    )
    assert set(mail.keys()) == {
        *("Subject", "From", "To", "Date", "X-Unsent", "MIME-Version"),
        *("Content-Type", "Content-Transfer-Encoding"),
    }
    assert mail["To"].addresses[0].addr_spec == recipient.email


def test_a_mailto_link_reads_back_and_stays_short(tmp_path: Path) -> None:
    person, rules = _mara(tmp_path, note="talked about pumps & fans?")
    draft = draft_to(person, "thank-you", rules, TODAY)  # type: ignore[arg-type]
    link = urlsplit(mailto_link(draft, person.recipient))
    assert unquote(link.path) == person.recipient.email
    assert parse_qs(link.query)["body"][0].replace("\r\n", "\n") == draft.body
    long = mailto_link(replace(draft, body=draft.body * 9), person.recipient)
    assert len(long) < 1900 and "body" not in long


def test_linkedin_is_their_profile_or_a_search_for_them(tmp_path: Path) -> None:
    person, _ = _mara(tmp_path)
    assert linkedin_link(person.recipient, person.linkedin).endswith("/in/maralindqvist")
    assert linkedin_link(person.recipient) == (
        "https://www.linkedin.com/search/results/people/"
        "?keywords=Mara%20Lindqvist%20Northwind%20Medicine"
    )
