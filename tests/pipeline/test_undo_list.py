"""What can be undone, as it is listed."""

from __future__ import annotations

import pytest

from tests.pipeline.typing_commands import fill_book, kith


@pytest.fixture(autouse=True)
def folder() -> None:
    """The default book, with two people in it."""
    fill_book()


def test_what_can_be_undone_is_listed_with_whom_it_is_about() -> None:
    said = kith("correct", "mara", "title=Chair").stderr
    assert "noted of Mara Lindqvist (mara1111)" in said
    kith("note", "otto", "sailing")
    kith("star", "otto")
    assert "undone: star of Otto Brandt, said 20" in kith("undo").stderr
    assert "undone: note of Otto Brandt" in kith("undo").stderr
    _star, note, correct = kith("undo", "--list").stdout.splitlines()
    assert note.endswith("note: Otto Brandt · note: sailing (undone)")
    assert correct.endswith("correct: Mara Lindqvist · title=Chair")


def test_a_step_can_be_chosen_by_what_it_said() -> None:
    kith("correct", "mara", "title=Chair", "phone+=mobile:+12025550144")
    kith("correct", "mara", "email-=mara@northwind.example", "title=")
    kith("note", "otto", "talked about " + "very " * 20 + "quiet pumps", "--needs", "steel")
    kith("note", "otto", "--needs", "")
    kith("star", "otto")
    kith("star", "otto", "--off")
    kith("log", "otto", "--called", "--on", "2026-11-20", "--note", "likes it")
    kith("merge", "mara", "otto")
    listed = kith("undo", "--list").stdout.splitlines()
    steps = [line.split("  ", 3)[-1].split(": ", 1)[1] for line in listed]
    assert steps == [
        "Mara Lindqvist · Mara Lindqvist and Otto Brandt",
        "Mara Lindqvist · called 2026-11-20 likes it",
        "Mara Lindqvist · no star",
        "Mara Lindqvist · starred",
        "Mara Lindqvist · needs: taken back",
        "Mara Lindqvist · note: talked about very very very very…, needs: steel",
        "Mara Lindqvist · email-=mara@northwind.example, title=",
        "Mara Lindqvist · title=Chair, phone+=mobile:+12025550144",
    ]
