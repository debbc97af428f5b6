"""Renders docs/drafts.md: every template in every language, for made-up people.

Run: python docs/render_drafts.py > docs/drafts.md
A test renders it too and compares, so that the page cannot fall behind the templates.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from enrich.contact import Address, Contact, Email, Met, Name, Phone, Text
from pipeline.book import About
from pipeline.followup.drafting import TEMPLATES, Draft, Offer
from pipeline.followup.letters import draft_to
from pipeline.followup.people import acquaint
from pipeline.settings import Me, load_settings

TODAY = date(2026, 11, 19)
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "ja": "Japanese",
}

PEOPLE = {
    "en": Contact(
        id="e1",
        name=Name("Mara Lindqvist", prefix="Dr.", given="Mara", family="Lindqvist"),
        titles=(Text("Director"),),
        organizations=(Text("Northwind Medicine"),),
        emails=(Email("mara@medicine.example.edu"),),
        phones=(Phone("+12025550143", "(202) 555-0143", "work", country="US"),),
        addresses=(Address("Springfield, IL", city="Springfield", region="IL", country="US"),),
        languages=("en",),
        met=Met("Chamber Night", "2026-11-18", "Utrecht"),
    ),
    "de": Contact(
        id="d1",
        name=Name("Anna Brandt", prefix="Dr.", given="Anna", family="Brandt"),
        titles=(Text("Geschäftsführerin"),),
        organizations=(Text("Brandt Pumpen GmbH"),),
        emails=(Email("a.brandt@example.de"),),
        phones=(Phone("+4930901820001", "030 901820001", "work", country="DE"),),
        addresses=(Address("Berlin", city="Berlin", country="DE"),),
        languages=("de",),
        met=Met("Lange Nacht der Gründer", "2026-11-18", "Berlin"),
    ),
    "fr": Contact(
        id="f1",
        name=Name("Claire Fontaine", prefix="Mme", given="Claire", family="Fontaine"),
        titles=(Text("Directrice des achats"),),
        organizations=(Text("Fontaine & Filles"),),
        emails=(Email("claire@example.fr"),),
        phones=(Phone("+33199001234", "01 99 00 12 34", "work", country="FR"),),
        addresses=(Address("Lyon", city="Lyon", country="FR"),),
        languages=("fr",),
        met=Met("Salon des artisans", "2026-11-18", "Lyon"),
    ),
    "es": Contact(
        id="s1",
        name=Name("Lucía Herrera Ríos", given="Lucía", family="Herrera Ríos"),
        titles=(Text("Arquitecta"),),
        organizations=(Text("Estudio Alameda"),),
        emails=(Email("lucia@example.es"),),
        phones=(Phone("+34910000000", "910 00 00 00", "work", country="ES"),),
        addresses=(Address("Madrid", city="Madrid", country="ES"),),
        languages=("es",),
        met=Met("Foro Ciudad", "2026-11-18", "Madrid"),
    ),
    "pt": Contact(
        id="p1",
        name=Name("Ana Souza", prefix="Dra.", given="Ana", family="Souza"),
        titles=(Text("Diretora"),),
        organizations=(Text("Clínica Aurora"),),
        emails=(Email("ana@example.com.br"),),
        phones=(Phone("+551140000000", "(11) 4000-0000", "work", country="BR"),),
        addresses=(Address("São Paulo", city="São Paulo", country="BR"),),
        languages=("pt",),
        met=Met("Feira da Saúde", "2026-11-18", "São Paulo"),
    ),
    "ja": Contact(
        id="j1",
        name=Name("Taro Yamada", given="Taro", family="Yamada", native="山田 太郎"),
        titles=(Text("営業部長"),),
        organizations=(Text("北風商事株式会社"),),
        emails=(Email("yamada@example.jp"),),
        phones=(Phone("+81300000000", "03-0000-0000", "work", country="JP"),),
        addresses=(Address("東京都千代田区", city="東京", country="JP"),),
        languages=("ja", "en"),
        met=Met("ものづくり交流会", "2026-11-18", "東京"),
    ),
}

NOTES = {
    "en": {
        "note": "talked about fridges that run without mains power",
        "needs": "a clinic for a pilot",
        "offers": "introductions to hospitals in the Midwest",
        "promised": "to send her the field report from Ghana",
        "topics": "cold chains, vaccines",
    },
    "de": {
        "note": "Wir sprachen über leise Pumpen für Altbauten",
        "needs": "einen Partner in den Niederlanden",
        "offers": "Erfahrung mit Förderanträgen",
        "promised": "die Messreihe aus Utrecht",
        "topics": "Schallschutz",
    },
    "fr": {
        "note": "parlé des emballages sans plastique",
        "needs": "un imprimeur aux Pays-Bas",
        "offers": "des contacts chez les artisans de la région",
        "promised": "l’étude sur les encres végétales",
        "topics": "emballage",
    },
    "es": {
        "note": "hablamos de patios que refrescan las escuelas",
        "needs": "datos de temperatura de otras ciudades",
        "offers": "planos de tres escuelas piloto",
        "promised": "el informe de Róterdam",
        "topics": "sombra, agua",
    },
    "pt": {
        "note": "conversamos sobre triagem por telefone",
        "needs": "um parceiro para o projeto piloto",
        "offers": "uma rede de doze clínicas",
        "promised": "o artigo sobre a experiência de Utrecht",
        "topics": "telemedicina",
    },
    "ja": {
        "note": "停電に強い保冷庫について話した",
        "needs": "実証実験の協力先",
        "offers": "国内の販売網",
        "promised": "ガーナの現地報告書",
        "topics": "保冷、物流",
    },
}

OTHERS = {
    "en": ("Ken Ito", "Sora Sensors", "a test site for sensors", "sensors for fridges"),
    "de": ("Joost de Wit", "De Wit Techniek", "leise Pumpen", "Montage in den Niederlanden"),
    "fr": ("Joost de Wit", "De Wit Druk", "des emballages", "l’impression à l’encre végétale"),
    "es": ("Ken Ito", "Sora Sensors", "escuelas piloto", "sensores de temperatura"),
    "pt": ("Ken Ito", "Sora Sensors", "clínicas para um teste", "equipamento para projetos piloto"),
    "ja": ("鈴木 花子", "空センサー株式会社", "国内の販売網", "実証実験の場"),
}

ME = Me(
    name="Jonas Vermeer",
    email="jonas@example.org",
    company="Kestrel Labs",
    city="Utrecht",
    country="NL",
    timezone="Europe/Amsterdam",
    language="en",
    languages=("en", "de", "fr", "es", "pt", "ja"),
)


def render(template: str, language: str, notes: dict[str, str] | None = None) -> Draft:
    """One example."""
    settings = replace(load_settings(), me=ME)
    about = About(NOTES[language] if notes is None else notes)
    person = acquaint(PEOPLE[language], about, date(2026, 11, 19), settings)
    assert person is not None
    name, house, needs, offers = OTHERS[language]
    offer = Offer(
        url="https://example.org/article",
        about=NOTES[language]["topics"],
        shared=NOTES[language]["topics"],
        other_name=name,
        other_about=house,
        they_need=NOTES[language]["needs"],
        other_offers=offers,
        they_offer=NOTES[language]["offers"],
        other_needs=needs,
        by=date(2026, 11, 26),
    )
    if template not in {"introduce", "share"}:
        offer = Offer()
    return draft_to(person, template, settings, TODAY, offer, language)


def page() -> str:
    """docs/drafts.md."""
    parts = [
        "# Drafts, as they come out",
        "",
        "Every template in every language, for made-up people. Jonas Vermeer of Utrecht met them "
        "on 18 November 2026 and noted what stands in [render_drafts.py](render_drafts.py), each "
        "in the language of the card; the drafts are of the next morning. "
        "How they are chosen: [follow-up.md](follow-up.md).",
        "",
        "A thank-you without your notes is not drafted. It asks:",
        "",
        *(f"> {question}" for question in render("thank-you", "en", {}).missing),
        "",
    ]
    for language, title in LANGUAGES.items():
        parts += [f"## {title}", ""]
        for template in TEMPLATES:
            draft = render(template, language)
            parts += [f"### {template} ({language})", "", "```text"]
            if draft.subject:
                parts += [draft.subject, "-" * 40]
            parts += [draft.body.rstrip(), "```", ""]
            if template == "linkedin":
                limit = load_settings().note_limit
                parts += [f"{len(draft.body)} of {limit} characters.", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(page())
