"""Which notes a letter may quote as what you talked about, in every language with templates."""

from __future__ import annotations

import re

import pytest

from pipeline.followup.drafting import BLANKS, Draft
from pipeline.followup.phrases import quote_topic
from pipeline.followup.rendering import TEMPLATES
from pipeline.settings import LANGUAGES
from tests.pipeline.followup.test_drafts import EXAMPLES

TOPICS = """
cold storage without mains power | the new plant in Gent | fridges that run without mains power | a pilot in Chicago
v2.0 of the pump | call centres in Poland | email marketing | contact lenses | meeting rooms for hire | works councils
no-code tools | left-handed scissors | used batteries | needs analysis | lead times | write-offs | friendly bacteria
how pumps are tested | why clinics are full | great apes | old bridges | sailing | great white sharks
leise Pumpen | Kalibrierung im laufenden Betrieb | die Wärmepumpe im Altbau | Frauen in der Technik | Mannschaftssport
neue Förderanträge | alte Brücken | Kundenbindung | Freundschaftsspiele
emballages sans plastique | des emballages sans plastique | la rénovation des écoles | les encres végétales
azulejos para escuelas | la sombra en los patios | el agua de lluvia | energía solar
triagem por telefone | o projeto piloto | energia solar no campo | a rede de clínicas
停電に強い保冷庫 | 物流の自動化 | 新しい工場 | 保冷、物流
"""
MEMOS = """
met at bar, call back re invoice | friend of Anna | Anna's friend | a good friend of Peter's | nice guy | tall, red hair
wants a demo | call back next week | call her on Monday | send him the deck | from Berlin | at the bar | CEO of Northwind
knows Otto | he runs a bakery | Anna wants a demo | works at Brandt | follow up in May | not interested | vip | very funny
interested | daughter studies in Lyon | looking for a job | introduced by Otto | todo | great conversation | wife of Otto
ann@example.org | +49 30 901820 | ??? | remember the invoice | used to work with Otto | asked for a quote | email him
Freund von Anna | kennt Otto | wegen Rechnung zurückrufen | Angebot schicken | nächste Woche anrufen | sehr nett
arbeitet bei Brandt | am Buffet getroffen | aus Berlin | Kollegin von Otto | ist die Frau von Otto | netter Typ
ami d'Anna | rencontré au bar | rappeler lundi | collègue de Luc | travaille chez Brandt | très sympa | veut une démo
amigo de Ana | conocí en el bar | llamar el lunes | quiere una demo | trabaja en Brandt | muy simpática
amiga da Ana | conheci no bar | ligar segunda | quer uma demo | trabalha na Brandt | muito simpático
アンナの友人 | バーで会った | 請求書の件で折り返し電話 | 来週連絡する | 佐藤さん
"""


def entries(table: str) -> list[str]:
    return [note.strip() for note in re.split(r"[|\n]", table) if note.strip()]


@pytest.mark.parametrize("note", entries(TOPICS))
def test_what_names_a_subject_is_quoted_as_it_is(note: str) -> None:
    assert quote_topic(note) == note


@pytest.mark.parametrize("note", entries(MEMOS))
def test_what_is_a_memo_is_not(note: str) -> None:
    assert quote_topic(note) == ""


@pytest.mark.parametrize(
    ("note", "topic"),
    [
        ("talked about the old man and the sea", "the old man and the sea"),
        ("met at the bar, talked about quiet pumps, call back re invoice", "quiet pumps"),
        ("quiet pumps; wants a demo", "quiet pumps"),
        ("talked about pumps, fans and valves, owes me lunch", "pumps, fans and valves"),
        ("friend of Anna. Talked about her divorce", ""),
        ("very interested in quiet pumps", "quiet pumps"),
        ("had a long chat about quiet pumps", "quiet pumps"),
        ("am Buffet getroffen, Gespräch über leise Pumpen", "leise Pumpen"),
        ("rencontré au bar, parlé des emballages sans plastique", "emballages sans plastique"),
        ("amigo de Ana; hablamos de azulejos", "azulejos"),
        ("conheci no bar, conversamos sobre triagem", "triagem"),
        ("保冷庫について話した", "保冷庫"),
        ("", ""),
    ],
)
def test_the_topic_is_found_in_the_midst_of_a_note(note: str, topic: str) -> None:
    assert quote_topic(note) == topic


def draft(template: str, language: str, **notes: str) -> Draft:
    found: Draft = EXAMPLES["render"](template, language, notes)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["thank-you", "linkedin", "postcard", "call-request"])
def test_a_memo_leaves_a_marked_blank_and_says_so(template: str, language: str) -> None:
    found = draft(template, language, note="met at bar, call back re invoice")
    assert found.ready
    assert BLANKS[language] in found.body
    assert "bar" not in found.body and "invoice" not in found.subject + found.body
    assert any(BLANKS[language] in hint and "call back" in hint for hint in found.hints)


@pytest.mark.parametrize("language", LANGUAGES)
def test_topics_that_were_noted_fill_it(language: str) -> None:
    topics = EXAMPLES["NOTES"][language]["topics"]
    found = draft("thank-you", language, note="friend of Anna", topics=topics)
    assert topics in found.body and BLANKS[language] not in found.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_memo_stands_in_no_letter(template: str, language: str) -> None:
    needs = EXAMPLES["NOTES"][language]["needs"]
    found = draft(template, language, note="friend of Anna", needs=needs)
    assert found.ready
    if template == "call":
        assert "friend of Anna" in found.body  # a sheet for yourself
    else:
        assert "Anna" not in found.subject + found.body
        blank = template in {"thank-you", "linkedin", "postcard", "call-request"}
        assert (BLANKS[language] in found.body) is blank
        assert BLANKS[language] not in found.subject
