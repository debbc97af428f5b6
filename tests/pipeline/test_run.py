"""A run over a folder: what fails, what is remembered, what Ctrl-C leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from enrich.contact import Contact, Met
from pipeline.executors import Processes
from pipeline.readings import FolderOfReadings
from pipeline.run import Failure
from tests.pipeline.fakes import FakeRun, write_cards


def says(contact: Contact) -> str:
    """All text of a contact, wherever the labelling put it."""
    return str(contact)


def test_contacts_come_in_the_order_of_files_and_cards(tmp_path: Path) -> None:
    write_cards(tmp_path / "b.jpg", "Bea Sample", "Bo Sample")
    write_cards(tmp_path / "a" / "z.jpg", "Abe Sample")
    result = FakeRun(tmp_path)()
    assert [(c.source[0].file, c.source[0].card) for c in result.contacts] == [
        ("a/z.jpg", 0),
        ("b.jpg", 0),
        ("b.jpg", 1),
    ]
    assert "Abe" in says(result.contacts[0]) and "Bo" in says(result.contacts[2])
    assert (result.photos, result.cards, result.failures) == (2, 3, ())


def test_the_occasion_is_on_every_contact(tmp_path: Path) -> None:
    write_cards(tmp_path / "a.jpg", "Abe Sample", "Bo Sample")
    met = Met("Chamber Night", "2026-11-20", "Springfield")
    assert [c.met for c in FakeRun(tmp_path, met=met)().contacts] == [met, met]


def test_failures_are_named_and_stop_nothing(tmp_path: Path) -> None:
    for name in ("BROKEN", "NONE", "FAULT", "HALF"):
        write_cards(tmp_path / f"{name.lower()}.jpg", name)
    write_cards(tmp_path / "z.jpg", "Zoe Sample")
    run = FakeRun(tmp_path)
    result = run()
    assert result.failures == (
        Failure("broken.jpg", "the JPEG is damaged"),
        Failure("fault.jpg", "a fault of ours: RuntimeError: unforeseen"),
        Failure("half.jpg", "page 2 is damaged"),
        Failure("none.jpg", "no business card found in this picture"),
    )
    assert [c.source[0].file for c in result.contacts] == ["half.jpg", "z.jpg"]
    assert (run.watcher.expected, run.watcher.photos, run.watcher.cards) == (5, 5, 2)


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    write_cards(tmp_path / "a.jpg", "Abe Sample")
    monkeypatch.setattr("pipeline.run.content_hash", refuse)  # modes do not keep root out
    reason = "cannot be opened: permission denied; check its permissions"
    assert FakeRun(tmp_path)().failures == (Failure("a.jpg", reason),)


def test_a_card_without_legible_text_is_named(tmp_path: Path) -> None:
    write_cards(tmp_path / "a.jpg", "Abe Sample", "")
    result = FakeRun(tmp_path)()
    assert result.failures == (Failure("a.jpg", "card 2: nothing on it could be read"),)
    assert (result.cards, len(result.contacts)) == (2, 1)


def test_a_crash_and_a_hang_lose_their_photos_only(tmp_path: Path) -> None:
    write_cards(tmp_path / "crash.jpg", "CRASH")
    write_cards(tmp_path / "hang.jpg", "HANG")
    write_cards(tmp_path / "z.jpg", "Zoe Sample")
    result = FakeRun(tmp_path, executor=Processes(2, seconds_per_job=2))()
    assert [f.file for f in result.failures] == ["crash.jpg", "hang.jpg"]
    assert "SIGSEGV" in result.failures[0].reason and "2 s " in result.failures[1].reason
    assert [c.source[0].file for c in result.contacts] == ["z.jpg"]


class TestSecondRun:
    def test_unchanged_photos_are_not_read_again(self, tmp_path: Path) -> None:
        store = FolderOfReadings(tmp_path / "readings")
        photos = tmp_path / "photos"
        write_cards(photos / "a.jpg", "Abe Sample")
        write_cards(photos / "none.jpg", "NONE")
        write_cards(photos / "broken.jpg", "BROKEN")
        first = FakeRun(photos, store=store)()
        second = FakeRun(photos, store=store)()
        assert (first.reused, second.reused) == (0, 2)
        assert second.contacts == first.contacts
        assert second.pictures == first.pictures
        assert second.failures == first.failures

    def test_a_changed_photo_or_recipe_is_read_again(self, tmp_path: Path) -> None:
        store = FolderOfReadings(tmp_path / "readings")
        photos = tmp_path / "photos"
        write_cards(photos / "a.jpg", "Abe Sample")
        FakeRun(photos, store=store)()
        assert FakeRun(photos, "another", store=store)().reused == 0
        write_cards(photos / "a.jpg", "Ada Sample")
        result = FakeRun(photos, store=store)()
        assert result.reused == 0 and "Ada" in says(result.contacts[0])

    def test_a_renamed_photo_keeps_its_contact(self, tmp_path: Path) -> None:
        store = FolderOfReadings(tmp_path / "readings")
        photos = tmp_path / "photos"
        write_cards(photos / "a.jpg", "Abe Sample")
        before = FakeRun(photos, store=store)()
        (photos / "a.jpg").rename(photos / "b.jpg")
        after = FakeRun(photos, store=store)()
        assert after.reused == 1
        assert after.contacts[0].id == before.contacts[0].id
        assert after.contacts[0].source[0].file == "b.jpg"


def test_the_same_picture_twice_is_one_contact_with_both_sources(tmp_path: Path) -> None:
    write_cards(tmp_path / "a.jpg", "Abe Sample")
    write_cards(tmp_path / "copy" / "a.jpg", "Abe Sample")
    result = FakeRun(tmp_path)()
    (contact,) = result.contacts
    assert [s.file for s in contact.source] == ["a.jpg", "copy/a.jpg"]
    assert (result.photos, result.cards) == (2, 1)


def test_ids_differ_between_contacts_and_not_between_runs(tmp_path: Path) -> None:
    write_cards(tmp_path / "a.jpg", "Abe Sample", "Bo Sample")
    write_cards(tmp_path / "b.jpg", "Cy Sample")
    ids = [c.id for c in FakeRun(tmp_path)().contacts]
    assert ids == [c.id for c in FakeRun(tmp_path)().contacts]
    assert len(set(ids)) == 3 and all(len(i) == 12 for i in ids)


class TestCtrlC:
    def test_what_is_done_is_kept_and_the_next_run_goes_on(self, tmp_path: Path) -> None:
        store = FolderOfReadings(tmp_path / "readings")
        photos = tmp_path / "photos"
        write_cards(photos / "a.jpg", "Abe Sample")
        write_cards(photos / "b.jpg", "CTRL-C")
        write_cards(photos / "c.jpg", "Cy Sample")
        stopped = FakeRun(photos, store=store)()
        assert [c.source[0].file for c in stopped.contacts] == ["a.jpg"]
        assert stopped.left == 2
        write_cards(photos / "b.jpg", "Bo Sample")
        rest = FakeRun(photos, store=store)()
        assert (rest.reused, rest.left, len(rest.contacts)) == (1, 0, 3)

    def test_contacts_known_from_before_are_not_lost_to_it(self, tmp_path: Path) -> None:
        store = FolderOfReadings(tmp_path / "readings")
        photos = tmp_path / "photos"
        write_cards(photos / "z.jpg", "Zoe Sample")
        FakeRun(photos, store=store)()
        write_cards(photos / "b.jpg", "CTRL-C")
        assert [c.source[0].file for c in FakeRun(photos, store=store)().contacts] == ["z.jpg"]

    def test_a_photo_is_taken_whole_or_not_at_all(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import pipeline.stages

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        write_cards(tmp_path / "a.jpg", "Abe Sample")
        with monkeypatch.context() as patch:
            patch.setattr(pipeline.stages, "read_contacts", stop)
            stopped = FakeRun(tmp_path)()
        assert (stopped.cards, stopped.contacts, stopped.left) == (0, (), 1)


def test_an_error_while_labelling_is_a_failure_of_that_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pipeline.stages

    real = pipeline.stages.read_contacts

    def labelling(card, hints):  # type: ignore[no-untyped-def]
        if card.lines[0].text == "Bo Sample":
            raise ValueError("no label")
        return real(card, hints)

    monkeypatch.setattr(pipeline.stages, "read_contacts", labelling)
    write_cards(tmp_path / "a.jpg", "Abe Sample")
    write_cards(tmp_path / "b.jpg", "Bo Sample")
    result = FakeRun(tmp_path)()
    assert result.failures == (Failure("b.jpg", "a fault of ours: ValueError: no label"),)
    assert len(result.contacts) == 1
