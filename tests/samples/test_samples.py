"""The committed sample pictures and their labels belong together."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import phonenumbers
import pillow_heif
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from samples.cards import CARDS, QR_VCARD
from samples.drawing import FACES, face
from samples.generate.photograph import TABLES, Pose, Scene, corners, photograph

SAMPLES = Path(__file__).parents[2] / "samples"
PHOTOS = SAMPLES / "photos"
KEYS = {
    "id", "kind", "rotation", "langs", "country", "persons", "orgs", "org_aliases",
    "departments", "phones", "emails", "urls", "socials", "addresses", "qr",
    "handwriting", "unsure", "note", "card_count", "side", "pair",
}  # fmt: skip


@pytest.fixture(scope="module")
def labels() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads((SAMPLES / "labels.json").read_text(encoding="utf-8"))
    return made


def test_every_file_has_its_label(labels: list[dict[str, Any]]) -> None:
    assert sorted(item["id"] for item in labels) == sorted(p.name for p in PHOTOS.iterdir())
    assert len(labels) >= 14


def test_labels_have_the_keys_of_the_format(labels: list[dict[str, Any]]) -> None:
    for item in labels:
        assert set(item) == KEYS, item["id"]
        assert item["kind"] in {"person", "company", "template", "not_a_card"}
        assert item["rotation"] in {0, 90, 180, 270}
        for person in item["persons"]:
            assert person["name"] and isinstance(person["titles"], list)
        if item["pair"]:
            other = next(x for x in labels if x["id"] == item["pair"])
            assert other["pair"] == item["id"] and other["side"] != item["side"]


def test_numbers_are_dialled_as_printed(labels: list[dict[str, Any]]) -> None:
    for item in labels:
        for phone in item["phones"]:
            e164 = phonenumbers.parse(phone["e164"])
            assert phonenumbers.is_valid_number(e164), phone
            if not phone["expanded"]:
                assert phonenumbers.parse(phone["raw"], item["country"]) == e164


def test_addresses_of_mail_and_web_are_examples(labels: list[dict[str, Any]]) -> None:
    for item in labels:
        for address in item["emails"] + item["urls"]:
            host = address.split("@")[-1]
            assert host.endswith((".example.com", ".example.net", ".example.org")), address


def test_truth_is_what_the_cards_print() -> None:
    for make in CARDS.values():
        card = make()
        printed = "".join(" ".join(ink.text for ink in card.inks).split()).casefold()
        truth = card.truth
        values = [*truth.departments, *truth.emails, *truth.urls, *(p.raw for p in truth.phones)]
        values += [p.name for p in truth.persons] + [t for p in truth.persons for t in p.titles]
        values += [part for a in truth.addresses for part in a.full.split(", ")]
        values += truth.orgs
        for value in values:
            assert "".join(value.split()).casefold() in printed, value


def test_pictures_open_except_the_broken_one() -> None:
    for path in PHOTOS.iterdir():
        data = path.read_bytes()
        if path.suffix == ".pdf":
            assert len(pypdfium2.PdfDocument(data)) == 1
        elif path.suffix == ".heic":
            assert pillow_heif.open_heif(io.BytesIO(data)).size[0] > 1000
        elif path.stem == "broken":
            with pytest.raises(OSError):
                Image.open(path).load()
        else:
            image = Image.open(path)
            image.load()
            assert min(image.size) >= 600


def test_together_they_are_small() -> None:
    assert sum(p.stat().st_size for p in SAMPLES.rglob("*") if p.is_file()) < 6_000_000


def test_the_code_holds_the_vcard() -> None:
    found = zxingcpp.read_barcodes(np.asarray(Image.open(PHOTOS / "qr.jpg").convert("RGB")))
    assert [code.text for code in found] == [QR_VCARD]


def test_same_seed_same_photo() -> None:
    card = np.full((120, 200, 3), 240, np.uint8)
    for table in TABLES:
        scene = Scene(table, 160, 120)
        digests = {
            hashlib.sha256(photograph([(card, Pose(turn=5, tilt=9))], scene, s).tobytes()).digest()
            for s in (1, 1, 2)
        }
        assert len(digests) == 2


def test_a_card_lies_where_its_corners_are() -> None:
    card = np.full((588, 1000, 3), 250, np.uint8)
    scene, pose = Scene("walnut", 400, 300, contrast=0.0, noise=0.0), Pose(turn=12, tilt=10)
    photo = photograph([(card, pose)], scene, 3)
    quad = corners(card, pose, scene)
    centre = quad.mean(axis=0)
    for corner in quad:
        inside = (corner + 0.1 * (centre - corner)).astype(int)
        outside = (corner - 0.1 * (centre - corner)).astype(int)
        assert photo[inside[1], inside[0]].mean() > 200
        assert photo[outside[1], outside[0]].mean() < 150


def test_a_missing_font_names_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FACES, "nowhere", "truetype/none/None.ttf")
    with pytest.raises(FileNotFoundError, match="apt-get install"):
        face("nowhere", 12)
