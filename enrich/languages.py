"""Which languages a card is printed in, by its letters and the words the lexicons know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ocr.engine import Line

_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힯]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("el", re.compile(r"[Ͱ-Ͽ]{2}")),
    ("he", re.compile(r"[֐-׿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[฀-๿]")),
    ("zh", re.compile(r"[㐀-鿿]")),
)
_WORDS = {
    "de": "straße strasse str platz geschäftsführer leiter gmbh fon telefon mobil und für der das abteilung vertrieb beratung",
    "fr": "rue avenue boulevard téléphone tél portable directeur directrice responsable société et des du les chargé conseil",
    "es": "calle avenida teléfono móvil director directora gerente empresa ventas del los las ingeniero licenciado colonia",
    "pt": "rua avenida telefone celular telemóvel diretor diretora gerente empresa vendas da dos das engenheiro ltda",
    "it": "via piazza telefono cellulare direttore responsabile amministratore società della dei srl spa dott",
    "nl": "straat laan plein telefoon mobiel directeur bedrijf verkoop en het bv afdeling",
    "en": "street road avenue floor suite phone mobile cell office manager director engineer sales company and the of for",
}  # fmt: skip
"""Not among them, because cards in other languages bear them too: Tel, Ing., single letters (a
label, an initial), and what family names begin with, such as van."""
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}


def languages_of(lines: Sequence[Line], hints: Sequence[str] = ()) -> tuple[str, ...]:
    """ISO 639-1 codes, most text first; ``hints`` decide where nothing printed does."""
    votes: Counter[str] = Counter()
    text = "\n".join(line.text for line in lines)
    for language, pattern in _SCRIPTS:
        count = len(pattern.findall(text))
        if count > 1:
            votes[language] += count
    if votes["ja"] and votes["zh"]:
        votes["ja"] += votes.pop("zh")
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        for language, words in _SETS.items():
            if word in words:
                votes[language] += len(word)
    ranked = [language for language, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))]
    likely = [language for language in ranked if votes[language] >= 0.25 * votes[ranked[0]]]
    return tuple(likely) or tuple(hints)
