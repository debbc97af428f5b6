"""Renders docs/drafts.md: every template in every language, for people of the sample cards.

Run: python docs/render_drafts.py > docs/drafts.md
A test renders it too and compares, so that the page cannot fall behind the templates.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from enrich.contact import Address, Contact, Email, Met, Name, Phone, Text
from pipeline.book import About
from pipeline.followup.drafting import BLANKS, Draft, Offer
from pipeline.followup.letters import draft_to
from pipeline.followup.people import acquaint
from pipeline.followup.rendering import TEMPLATES
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

SAMPLES = Path(__file__).parents[1] / "samples" / "labels.json"


def sample(file: str, event: str, place: str) -> Contact:
    """The first person on a sample card, as its label says."""
    label = next(one for one in json.loads(SAMPLES.read_text("utf-8")) if one["id"] == file)
    person = label["persons"][0]
    return Contact(
        id=file.partition(".")[0],
        name=Name(
            person["name"],
            prefix=person["honorific"],
            given=person["given"],
            family=person["family"],
            native=person["native_name"],
        ),
        titles=tuple(Text(title) for title in person["titles"]),
        organizations=tuple(Text(name) for name in label["orgs"][:1]),
        emails=tuple(Email(address) for address in label["emails"][:1]),
        phones=tuple(
            Phone(one["e164"], one["raw"], one["type"], country=label["country"])
            for one in label["phones"]
            if one["e164"]
        ),
        addresses=tuple(
            Address(one["full"], city=one["city"], region=one["region"], country=one["country"])
            for one in label["addresses"]
        ),
        languages=tuple(label["langs"]),
        met=Met(event, "2026-11-18", place),
    )


PEOPLE = {
    "en": sample("plain.jpg", "Chamber Night", "Utrecht"),
    "de": sample("german.jpg", "Lange Nacht der Gründer", "Berlin"),
    "fr": sample("upright.jpg", "Salon des artisans", "Lyon"),
    "es": sample("spanish.png", "Foro Ciudad", "Guadalajara"),
    "ja": sample("japanese.jpg", "ものづくり交流会", "東京"),
    # No sample card is Portuguese.
    "pt": Contact(
        id="pt",
        name=Name("Ana Souza", prefix="Dra.", given="Ana", family="Souza"),
        titles=(Text("Diretora"),),
        organizations=(Text("Clínica Aurora"),),
        emails=(Email("ana@example.com.br"),),
        addresses=(Address("São Paulo", city="São Paulo", country="BR"),),
        languages=("pt",),
        met=Met("Feira da Saúde", "2026-11-18", "São Paulo"),
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
        "note": "Wir sprachen über Kalibrierung im laufenden Betrieb",
        "needs": "einen Partner in den Niederlanden",
        "offers": "Erfahrung mit Förderanträgen",
        "promised": "die Messreihe aus Utrecht",
        "topics": "Messtechnik",
    },
    "fr": {
        "note": "parlé des emballages sans plastique",
        "needs": "un imprimeur aux Pays-Bas",
        "offers": "des contacts chez les artisans de la région",
        "promised": "l’étude sur les encres végétales",
        "topics": "emballage",
    },
    "es": {
        "note": "hablamos de azulejos que refrescan los patios de escuela",
        "needs": "datos de temperatura de otras ciudades",
        "offers": "muestras para tres escuelas piloto",
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
        "note": "小ロットの精密部品について話した",
        "needs": "実証実験の協力先",
        "offers": "試作品の短納期加工",
        "promised": "ユトレヒトの実験報告書",
        "topics": "精密加工、品質管理",
    },
}

OTHERS = {
    "en": ("Ken Ito", "Sora Sensors", "a test site for sensors", "sensors for fridges"),
    "de": (
        "Joost de Wit",
        "De Wit Techniek",
        "kalibrierte Sensoren",
        "Vertrieb in den Niederlanden",
    ),
    "fr": ("Joost de Wit", "De Wit Druk", "des emballages", "l’impression à l’encre végétale"),
    "es": ("Ken Ito", "Sora Sensors", "escuelas piloto", "sensores de temperatura"),
    "pt": ("Ken Ito", "Sora Sensors", "clínicas para um teste", "equipamento para projetos piloto"),
    "ja": ("鈴木 花子", "空センサー株式会社", "試作品の加工先", "実証実験の場"),
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


MEMO = "met at the bar, call back re invoice"


def blank(language: str) -> str:
    """The line of a thank-you in which a memo leaves a blank."""
    lines = render("thank-you", language, {"note": MEMO}).body.splitlines()
    return next(line for line in lines if BLANKS[language] in line)


def page() -> str:
    """docs/drafts.md."""
    parts = [
        "# Drafts, as they come out",
        "",
        "Every template in every language, for people of the sample cards. Jonas Vermeer of Utrecht met them "
        "on 18 November 2026 and noted what stands in [render_drafts.py](render_drafts.py), each "
        "in the language of the card; the drafts are of the next morning. "
        "How they are chosen: [follow-up.md](follow-up.md).",
        "",
        "A thank-you without your notes is not drafted. It asks:",
        "",
        *(f"> {question}" for question in render("thank-you", "en", {}).missing),
        "",
        f"A note that is no topic, such as “{MEMO}”, leaves a blank to fill in, and the draft says so:",
        "",
        "\n>\n".join(f"> {blank(language)}" for language in LANGUAGES),
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
