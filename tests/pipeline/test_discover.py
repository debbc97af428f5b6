"""Which files of a folder are photos."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from pipeline.discover import BOOK_FILE, discover_photos, refuse_within_book
from pipeline.errors import WrongUse


def names(*places: Path) -> list[str]:
    return [photo.name for photo in discover_photos(places).photos]


def test_folders_are_searched_in_depth_and_sorted(tmp_path: Path) -> None:
    for name in ("b.jpg", "a/z.PNG", "a/b/c.heic", "notes.txt", ".hidden.jpg", ".kith/x.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["a/b/c.heic", "a/z.PNG", "b.jpg"]


def test_content_tells_a_picture_without_an_extension(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "scan", "PNG")
    Image.new("RGB", (4, 4)).save(tmp_path / "photo.jpg_large", "JPEG")
    (tmp_path / "table.csv").write_text("a,b")
    assert names(tmp_path) == ["photo.jpg_large", "scan"]


def test_a_file_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert names(tmp_path / "notes.txt") == ["notes.txt"]


def test_a_file_found_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    assert names(tmp_path, tmp_path / "a.jpg", tmp_path) == ["a.jpg"]


def test_equal_names_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jpg").touch()
    (tmp_path / "two" / "b.jpg").touch()
    found = names(tmp_path / "one", tmp_path / "two")
    assert found == sorted([f"{tmp_path}/one/a.jpg", f"{tmp_path}/two/a.jpg", "b.jpg"])


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.jpg"]


def test_a_link_to_a_photo_that_is_gone_is_named_later(tmp_path: Path) -> None:
    (tmp_path / "gone.jpg").symlink_to("elsewhere.jpg")
    (tmp_path / "itself.jpg").symlink_to("itself.jpg")
    (tmp_path / "gone.txt").symlink_to("elsewhere.txt")
    assert names(tmp_path) == ["gone.jpg", "itself.jpg"]


def test_our_own_outputs_are_not_photos(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    for name in ("contacts.csv", "contacts.vcf", "contacts.jsonl", "report.html"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.jpg"]


@pytest.mark.parametrize("place", ["missing", "empty"])
def test_nothing_to_read_is_wrong_use(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WrongUse, match=place):
        discover_photos([tmp_path / place])


def test_odd_file_names_are_kept(tmp_path: Path) -> None:
    (tmp_path / "Größe 名刺 #1.jpg").touch()
    assert names(tmp_path) == ["Größe 名刺 #1.jpg"]


def test_names_that_cannot_be_written_are_made_writable(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.jpg")).touch()
    assert names(tmp_path) == ["caf��.jpg"]


@pytest.mark.parametrize("is_book", [True, False])
@pytest.mark.parametrize("place", ["photos", "photos/a.jpg", "../elsewhere"])
def test_a_folder_within_the_book_that_is_named_is_searched(
    tmp_path: Path, is_book: bool, place: str
) -> None:
    book = tmp_path / "cards"
    for photo in (book / "photos" / "a.jpg", tmp_path / "elsewhere" / "b.jpg"):
        photo.parent.mkdir(parents=True)
        photo.touch()
    if is_book:
        (book / BOOK_FILE).touch()
    found = discover_photos([book / place])
    assert len(found.photos) == 1
    refuse_within_book(found, [book / place], book)


@pytest.mark.parametrize(
    ("photos", "place", "told"),
    [
        (["a.jpg"], ".", "a.jpg"),
        (["a.jpg"], "a.jpg", "a.jpg"),
        (["photos/a.jpg"], ".", "photos/a.jpg"),
        (["photos/a.jpg"], "..", "photos/a.jpg"),
        (["photos/a.jpg", "b.jpg"], "photos", "b.jpg"),
    ],
)
def test_a_book_is_not_made_where_it_hides_photos(
    tmp_path: Path, photos: list[str], place: str, told: str
) -> None:
    book = tmp_path / "cards"
    for photo in photos:
        (book / photo).parent.mkdir(parents=True, exist_ok=True)
        (book / photo).touch()
    found = discover_photos([book / place])
    with pytest.raises(WrongUse, match=rf"holds photos \(.*{told}\)"):
        refuse_within_book(found, [book / place], book)
