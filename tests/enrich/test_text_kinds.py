"""What a stretch of text sounds like, in words that stand in no list of ours."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.lexicon import load_lexicon
from enrich.text_kinds import TEXT_KINDS, buckets_of, pack_model, text_kinds, unpack_model
from enrich.word_classes import words_of

UNSEEN = {
    "Thiruvenkatanathan Subbaraman": "name",
    "Ingibjörg Þorvaldsdóttir": "name",
    "Gastrointestinal Endoscopist": "title",
    "Deputy Chief Hydrogeologist": "title",
    "Ravenscroft Plumbing Supplies": "organization",
    "Larsgaard & Sons": "organization",
    "Behind Water Tank, Sector 14": "address",
    "Flat 3, Wuthering Court": "address",
    "Quality you can trust since 1950": "other",
    "Department of Metallurgy": "department",
}


def test_words_it_never_saw_mostly_sound_like_what_they_are() -> None:
    heard = {text: TEXT_KINDS[int(np.argmax(text_kinds(text)))] for text in UNSEEN}
    right = sum(heard[text] == kind for text, kind in UNSEEN.items())
    assert right >= 0.8 * len(UNSEEN), heard


@pytest.mark.parametrize("text", ["अनीता शर्मा", "สมชาย ใจดี", "Mara Lind"])
def test_a_word_ends_at_a_space_and_not_at_a_vowel_sign(text: str) -> None:
    assert words_of(text) == text.casefold().split()


def test_it_knows_more_than_the_word_lists() -> None:
    assert load_lexicon().titles.share("Hydrogeologist") == 0
    assert text_kinds("Hydrogeologist")[TEXT_KINDS.index("title")] > 0.5


@given(st.text(max_size=60))
def test_any_text_has_shares_that_add_up(text: str) -> None:
    shares = text_kinds(text)
    assert len(shares) == len(TEXT_KINDS)
    assert sum(shares) == pytest.approx(1, abs=1e-4)
    assert min(shares) >= 0


@given(st.text("abcdefghijklmnopqrstuvwxyz &.,'0123456789", max_size=60))
def test_case_does_not_matter_to_it(text: str) -> None:
    assert buckets_of(text.upper(), 64).tolist() == buckets_of(text, 64).tolist()
    assert (buckets_of(text, 64) < 64).all()


def test_the_model_survives_packing() -> None:
    weights = np.linspace(-2, 2, 16 * len(TEXT_KINDS), dtype=np.float32).reshape(16, -1)
    intercept = np.arange(len(TEXT_KINDS), dtype=np.float32)
    packed = pack_model(weights, intercept)
    assert packed == pack_model(weights, intercept)
    model = unpack_model(packed)
    assert np.allclose(model.weights, weights, atol=2 * 2 / 127)
    small = np.abs(weights) < 0.2
    assert np.allclose(model.weights[small], weights[small], atol=0.2 / 16)
    assert np.allclose(model.intercept, intercept)


def test_a_model_for_other_kinds_is_refused() -> None:
    data = json.loads(gzip.decompress(pack_model(np.ones((2, 7), np.float32), np.ones(7, np.float32))))  # fmt: skip
    data["kinds"] = ["fish", "fowl"]
    with pytest.raises(ValueError, match="fish"):
        unpack_model(gzip.compress(json.dumps(data).encode()))
