"""Readings come back as they were put, or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.card import Code
from ocr.engine import Char, Line
from pipeline.errors import CannotWrite
from pipeline.readings import CardReading, FolderOfReadings, Reading
from tests.pipeline.fakes import make_reading

KEY = "ab" * 32
numbers = st.floats(-1e6, 1e6)
quads = st.tuples(*[st.tuples(numbers, numbers)] * 4)
texts = st.text(max_size=30)
lines = st.builds(
    Line,
    texts,
    st.floats(0, 1),
    quads,
    st.lists(st.builds(Char, texts, st.floats(0, 1), st.floats(0, 1)), max_size=3).map(tuple),
    st.booleans(),
)
cards = st.builds(
    CardReading,
    page=st.integers(0, 9),
    index=st.integers(0, 9),
    size=st.tuples(st.integers(1, 9999), st.integers(1, 9999)),
    quad=quads,
    turn=st.sampled_from([0, 90, 180, 270]),
    lines=st.lists(lines, max_size=4).map(tuple),
    codes=st.lists(st.builds(Code, texts, texts, quads), max_size=2).map(tuple),
    warnings=st.lists(texts, max_size=2).map(tuple),
    crop=st.binary(max_size=50),
)


@given(
    st.lists(cards, max_size=3, unique_by=lambda card: (card.page, card.index))
    .map(tuple)
    .map(Reading)
)
def test_what_is_put_comes_back(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> None:
    store = FolderOfReadings(tmp_path_factory.mktemp("store"))
    store.put(KEY, reading)
    assert store.get(KEY) == reading


def test_nothing_is_there_before(tmp_path: Path) -> None:
    assert FolderOfReadings(tmp_path / "none").get(KEY) is None


def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    FolderOfReadings(tmp_path / "r").put(KEY, make_reading("Abe"))
    for path in (tmp_path / "r").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 99, "cards": []}', b"\xff"])
def test_a_damaged_reading_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    store = FolderOfReadings(tmp_path)
    store.put(KEY, make_reading("Abe"))
    (tmp_path / "ab" / f"{KEY}.json").write_bytes(damage)
    assert store.get(KEY) is None


def test_a_reading_without_its_crop_counts_as_none(tmp_path: Path) -> None:
    store = FolderOfReadings(tmp_path)
    store.put(KEY, make_reading("Abe", "Bo"))
    (tmp_path / "ab" / f"{KEY}-0-1.jpg").unlink()
    assert store.get(KEY) is None


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="file"):
        FolderOfReadings(tmp_path / "file").put(KEY, make_reading("Abe"))


def test_a_card_made_from_a_reading_has_its_size() -> None:
    (card,) = make_reading("Abe").cards
    assert card.as_card().picture.shape == (100, 200, 3)
    assert card.as_card().lines == card.lines
