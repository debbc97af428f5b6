"""The figures, on made-up labels; and that they are those of the bench's own script."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from enrich.contact import Contact, Email, Evidence, Name, Phone, Source, Text
from enrich.contact_json import contact_from_json, dump_contact
from pipeline.cli import cli
from pipeline.evaluation.figures import evaluate, evaluation_json
from pipeline.evaluation.labels import load_labels
from pipeline.evaluation.likeness import fold, fold_name, url_key

SCORE = Path(__file__).parents[3] / "shared" / "bench" / "score.py"
SAMPLES = Path(__file__).parents[2] / "samples" / "labels.json"

LABEL: dict[str, Any] = {
    "id": "a.jpg",
    "kind": "person",
    "persons": [
        {
            "name": "Mara C. Lindqvist",
            "honorific": "Dr.",
            "credentials": "PhD",
            "native_name": None,
            "titles": ["Director", "Head of Research"],
        }
    ],
    "orgs": ["Northwind Medicine"],
    "org_aliases": ["Northwind"],
    "phones": [
        {"raw": "+1 202 555 0143", "e164": "+12025550143", "type": "mobile"},
        {"raw": "555 0144 / 45", "e164": "+12025550145", "type": "work", "expanded": True},
        {"raw": "12 34 567", "e164": None, "type": "work"},
    ],
    "emails": ["mara@medicine.example.edu"],
    "urls": ["medicine.example.edu", "social.example.com/mara"],
    "socials": [{"network": "linkedin", "handle": "maralindqvist"}],
    "addresses": [{"full": "265 Garden Drive, Springfield, IL 62701"}],
    "unsure": [],
}
SECOND = {
    **LABEL,
    "id": "b.jpg",
    "persons": [
        {"name": "Taro Yamada", "native_name": "山田 太郎", "credentials": None, "titles": []},
        {"name": "Ana Ferreira", "native_name": None, "credentials": None, "titles": ["Sócia"]},
    ],
    "unsure": ["urls"],
}
NOT_A_CARD = {**LABEL, "id": "c.jpg", "kind": "not_a_card"}


def as_printed(label: dict[str, Any]) -> list[Contact]:
    """Contacts that say exactly what a label says."""
    data = {
        "source": [{"file": "folder/" + label["id"]}],
        "titles": [{"value": t, "confidence": 0.95} for p in label["persons"] for t in p["titles"]],
        "organizations": [{"value": o, "confidence": 0.95} for o in label["orgs"]],
        "phones": [
            {"number": p["e164"] or p["raw"], "type": p["type"], "confidence": 0.99}
            for p in label["phones"]
        ],
        "emails": [{"address": e, "confidence": 0.99} for e in label["emails"]],
        "urls": [{"url": u, "confidence": 0.99} for u in label["urls"]],
        "socials": [{**s, "confidence": 0.9} for s in label["socials"]],
        "addresses": [{**a, "confidence": 0.9} for a in label["addresses"]],
    }
    names: list[dict[str, Any] | None] = [
        {"full": p["name"], "native": p.get("native_name"), "confidence": 0.97}
        for p in label["persons"]
    ]
    return [contact_from_json({**data, "name": name}) for name in names or [None]]


@pytest.fixture
def labels_file(tmp_path: Path) -> Path:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps([LABEL, SECOND, NOT_A_CARD]))
    return path


def test_what_is_printed_scores_one(labels_file: Path) -> None:
    contacts = [c for label in (LABEL, SECOND) for c in as_printed(label)]
    evaluation = evaluate(load_labels(labels_file), contacts)
    assert all(score.f1 == 1 for score in evaluation.fields.values())
    assert (evaluation.no_edit.share, evaluation.no_edit.of) == (1, 2)
    assert evaluation.phone_type.share == 1
    assert evaluation.differences == ()


def test_nothing_said_scores_nothing(labels_file: Path) -> None:
    evaluation = evaluate(load_labels(labels_file), [])
    assert all(score.f1 == 0 for score in evaluation.fields.values())
    assert evaluation.no_edit.count == 0
    assert ("a.jpg", "name") in {(d.file, d.field) for d in evaluation.differences}


def test_only_takes_pictures_by_the_start_of_their_names(labels_file: Path) -> None:
    assert evaluate(load_labels(labels_file), as_printed(LABEL), "a").no_edit.share == 1


def test_reliability_counts_right_and_wrong_by_confidence(labels_file: Path) -> None:
    contact = Contact(
        source=(Source("a.jpg"),),
        name=Name("Somebody Else", evidence=Evidence(0.92)),
        organizations=(Text("Northwind", Evidence(1.0)), Text("not judged", Evidence(0.1))),
        emails=(Email("mara@medicine.example.edu", Evidence(0.91)),),
        phones=(Phone("+12025550145", "", "work", evidence=Evidence(0.2)),),
        review=("name",),
    )
    evaluation = evaluate(load_labels(labels_file), [contact], "a")
    bands = {band.low: (band.right.count, band.right.of) for band in evaluation.bands}
    assert bands == {0.0: (0, 0), 0.5: (0, 0), 0.7: (0, 0), 0.8: (0, 0), 0.9: (1, 2), 0.95: (1, 1)}
    assert (evaluation.caught.count, evaluation.caught.of) == (1, 1)
    assert (evaluation.look.count, evaluation.look.of) == (1, 4)


def test_titles_cut_at_other_places_are_right(labels_file: Path) -> None:
    (contact,) = as_printed(LABEL)
    recut = replace(contact, titles=(Text("Director Head"), Text("of Research")))
    assert evaluate(load_labels(labels_file), [recut], "a").fields["title"].f1 == 1


def test_folding() -> None:
    assert fold("  Müller & Söhne, GmbH_1 ") == "muller and sohne gmbh 1"
    assert fold_name("Dr. A.B. Sample") == "absample"
    assert url_key("HTTPS://www.Example.com/") == "example.com"


class TestCommand:
    def test_table(self, labels_file: Path, tmp_path: Path) -> None:
        contacts = tmp_path / "contacts.jsonl"
        contacts.write_text("".join(dump_contact(c) + "\n" for c in as_printed(LABEL)))
        arguments = ["evaluate", str(labels_file), "--contacts", str(contacts), "--errors"]
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, result.output
        assert "Cards that need no edit: 0.500 (of 2)" in result.stdout
        assert "b.jpg name: got [] want ['Taro Yamada', 'Ana Ferreira']" in result.stdout

    def test_json(self, labels_file: Path, tmp_path: Path) -> None:
        contacts = tmp_path / "contacts.jsonl"
        contacts.write_text("".join(dump_contact(c) + "\n" for c in as_printed(LABEL)))
        arguments = ["evaluate", str(labels_file), "--contacts", str(contacts), "--json"]
        figures = json.loads(CliRunner().invoke(cli, arguments).stdout)
        assert figures["email"] == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "n": 2}

    @pytest.mark.parametrize(
        ("labels", "contacts", "message"),
        [
            (None, "", "labels.json: cannot be read"),
            ("{", "", "holds no labels"),
            ("[{}]", "", "holds no labels"),
            ('["a"]', "", "holds no labels"),
            ("[]", "nonsense", "contacts.jsonl, line 1"),
            ("[]", None, "contacts.jsonl: cannot be read"),
            ("[]", "", "no labelled picture"),
        ],
    )
    def test_what_cannot_be_judged_is_wrong_use(
        self, tmp_path: Path, labels: str | None, contacts: str | None, message: str
    ) -> None:
        for name, text in (("labels.json", labels), ("contacts.jsonl", contacts)):
            if text is not None:
                (tmp_path / name).write_text(text)
        arguments = [str(tmp_path / "labels.json"), "--contacts", str(tmp_path / "contacts.jsonl")]
        result = CliRunner().invoke(cli, ["evaluate", *arguments])
        assert result.exit_code == 2
        assert message in result.stderr and "Traceback" not in result.stderr


TEXT_KEYS = ("value", "number", "address", "url", "handle", "full")


def perturb(contact: Contact, rng: random.Random) -> Contact:
    """The contact with some of its values changed, dropped, doubled or moved."""
    data = json.loads(dump_contact(contact))
    for key in ("titles", "organizations", "phones", "emails", "urls", "socials", "addresses"):
        items = data[key]
        if items and rng.random() < 0.3:
            items.append(copy.deepcopy(rng.choice(items)))
        if items and rng.random() < 0.3:
            items.pop(rng.randrange(len(items)))
        rng.shuffle(items)
        for item in items:
            text_key = next(
                k for k in ("value", "number", "address", "url", "handle", "full") if k in item
            )
            if rng.random() < 0.3:
                item[text_key] = garble(item[text_key], rng)
            if "type" in item and rng.random() < 0.3:
                item["type"] = rng.choice(["work", "fax"])
    if data["name"] and rng.random() < 0.4:
        data["name"]["full"] = garble(data["name"]["full"], rng)
    if rng.random() < 0.1:
        data["name"] = None
    return contact_from_json(data)


def garble(text: str, rng: random.Random) -> str:
    match rng.randrange(7):
        case 0:
            return text.upper()
        case 1:
            return " ".join(reversed(text.split()))
        case 2:
            return text[:-1]
        case 3:
            return "Dr. " + text
        case 4:
            return text.replace(" ", "").replace(".", "")
        case 5:
            return "https://www." + text + "/"
        case _:
            place = rng.randrange(len(text) + 1)
            return text[:place] + rng.choice("é&_-x山7") + text[place:]


@pytest.mark.skipif(not SCORE.exists(), reason="the bench is not on this machine")
@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_the_benchs_script(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    truths = [LABEL, SECOND, NOT_A_CARD, *json.loads(SAMPLES.read_text())]
    labels, contacts = [], []
    for number in range(60):
        label = copy.deepcopy(rng.choice(truths))
        label["id"] = f"{number}.jpg"
        label["unsure"] = rng.sample(["persons", "titles", "orgs", "phones", "emails", "urls"], 1)
        label["unsure"] = label["unsure"] if rng.random() < 0.2 else []
        labels.append(label)
        said = as_printed(label) * rng.choice([0, 1, 1, 1, 2])
        contacts += said if rng.random() < 0.3 else [perturb(c, rng) for c in said]
    labels_path, contacts_path = tmp_path / "labels.json", tmp_path / "contacts.jsonl"
    labels_path.write_text(json.dumps(labels))
    contacts_path.write_text("".join(dump_contact(c) + "\n" for c in contacts))
    command = [sys.executable, str(SCORE), str(labels_path), str(contacts_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = evaluation_json(evaluate(load_labels(labels_path), contacts))
    assert {key: ours[key] for key in theirs} == theirs
    assert 0 < theirs["perfect"]["share"] < 1


def test_labels_of_other_pictures_are_an_error_that_names_both_files(
    labels_file: Path, tmp_path: Path
) -> None:
    cards = tmp_path / "cards.jsonl"
    cards.write_text(dump_contact(Contact("x", source=(Source("album/z.jpg"),))) + "\n")
    result = CliRunner().invoke(cli, ["evaluate", str(labels_file), "--contacts", str(cards)])
    assert result.exit_code == 2 and result.stdout == ""
    for word in (str(labels_file), "a.jpg", str(cards), "z.jpg"):
        assert word in result.stderr
    cards.write_text("")
    result = CliRunner().invoke(cli, ["evaluate", str(labels_file), "--contacts", str(cards)])
    assert result.exit_code == 2 and "no cards" in result.stderr


def test_a_picture_of_which_nothing_was_read_is_judged(labels_file: Path, tmp_path: Path) -> None:
    cards = tmp_path / "cards.jsonl"
    cards.write_text(dump_contact(as_printed(LABEL)[0]) + "\n")
    arguments = ["evaluate", str(labels_file), "--contacts", str(cards), "--only", "b"]
    assert CliRunner().invoke(cli, arguments).exit_code == 0


def test_the_default_is_what_each_card_says_by_itself(
    labels_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kith-out").mkdir()
    cards = [dump_contact(c) + "\n" for label in (LABEL, SECOND) for c in as_printed(label)]
    (tmp_path / "kith-out" / "cards.jsonl").write_text("".join(cards))
    joined = Contact("x", source=(Source("a.jpg"), Source("b.jpg")))
    (tmp_path / "kith-out" / "contacts.jsonl").write_text(dump_contact(joined) + "\n")
    result = CliRunner().invoke(cli, ["evaluate", str(labels_file), "--json"])
    assert json.loads(result.stdout)["perfect"]["share"] == 1
