"""The lines of cards that the text model learns from."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("faker", reason="the texts beside them come from it; a development dependency")

from enrich.text_kinds import TEXT_KINDS
from training.texts import PHRASES, cut_texts, read_phrases


def test_every_line_has_a_kind_and_stands_once() -> None:
    lines = [
        line for path in PHRASES.glob("*.tsv") for line in path.read_text("utf-8").splitlines()
    ]
    parts = [line.split("\t") for line in lines]
    assert {len(part) for part in parts} == {2}
    assert {kind for kind, _ in parts} == set(TEXT_KINDS)
    assert all(any(map(str.isalnum, text)) and text == text.strip() for _, text in parts)
    assert max(Counter(lines).values()) == 1


def test_they_come_in_pieces_and_always_the_same() -> None:
    lines = read_phrases()
    assert lines == read_phrases()
    assert {kind for _, kind in lines} == set(TEXT_KINDS)
    parts = cut_texts(lines)
    assert parts == cut_texts(lines)
    assert len(parts) > len(lines)
