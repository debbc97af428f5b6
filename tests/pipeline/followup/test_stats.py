"""Honest numbers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

from enrich.contact import Met, Name
from pipeline.book import Book
from pipeline.followup.stats import count_events, draw_stats, share, share_so_far, total
from tests.pipeline.followup.town import ANNA, MARA, NOWHERE, TARO, Clock, fill, settings


def test_numbers_of_an_event(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        other = replace(NOWHERE, name=Name("Ode Late"), met=Met("Fair", "2027-02-01"))
        fill(book, {"mara": MARA, "anna": ANNA, "taro": TARO, "nia": NOWHERE, "ode": other})
        for id_ in ("mara", "anna", "taro"):
            book.set_note(id_, star="1")
        book.record_touch("mara", "met", "2026-11-18")  # the meeting itself
        book.record_touch("mara", "wrote", "2026-11-20")
        book.record_touch("mara", "called", "2026-12-18")
        book.record_touch("mara", "video", "2027-02-10")
        book.record_touch("anna", "wrote", "2026-11-23")  # late
        book.record_touch("anna", "met", "2027-01-10")
        book.record_touch("nia", "connected", "2026-11-19")  # is no message
        night, fair = count_events(book, rules, date(2027, 2, 20))
        assert (night.event, night.contacts, night.starred) == ("Chamber Night", 4, 3)
        assert (night.thanked, night.thankable) == (1, 4)
        assert (night.called, night.callable) == (1, 4)
        assert (night.met, night.by_video, night.meetable) == (2, 1, 4)
        assert night.real == 2
        assert night.lapsed == ("Taro Yamada",)
        # Too early to tell for the later event: nobody is counted as missed.
        assert (fair.contacts, fair.thankable, fair.callable, fair.meetable) == (1, 1, 0, 0)
        early = count_events(book, rules, date(2026, 11, 19), ["chamber night"])[0]
        assert (early.thankable, early.callable, early.lapsed) == (0, 0, ())
        assert (early.thanked, early.thanked_early) == (1, 1)
        assert (early.called, early.called_early) == (1, 1)
        together = total((night, fair))
        assert together and (together.contacts, together.lapsed) == (5, ("Taro Yamada",))
    assert share(1, 4) == "1 of 4 (25 %)"
    assert share(2, 3) == "2 of 3 (67 %)"
    assert share(1, 8) == "1 of 8 (13 %)"
    assert share(0, 0) == "–"
    assert share_so_far(3, 4, 0) == "3 of 4 (75 %)"
    assert share_so_far(5, 4, 2) == "3 of 4 (75 %), 2 more so far"
    assert share_so_far(1, 0, 1) == "1 so far"


def test_a_success_counts_in_the_share_when_a_failure_would(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        fill(book, {"mara": MARA, "anna": ANNA})
        book.record_touch("mara", "called", "2026-11-19")
        (soon,) = count_events(book, rules, date(2026, 11, 20))
        assert (soon.thanked, soon.thankable, soon.thanked_early) == (1, 0, 1)
        (later,) = count_events(book, rules, date(2026, 11, 21))
        assert (later.thanked, later.thankable, later.thanked_early) == (1, 2, 0)
        assert (later.called, later.callable, later.called_early) == (1, 0, 1)
        (after,) = count_events(book, rules, date(2026, 12, 19))
        assert (after.called, after.callable, after.called_early) == (1, 2, 0)


def test_the_picture_is_well_formed_and_names_events_safely(tmp_path: Path) -> None:
    rules = settings(tmp_path)
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        long = "Spring Reception of the Chamber of Commerce and Trade"
        people = {"mara": Met('<b>&"Night"', "2026-11-18"), "abe": Met(long, "2026-11-19")}
        fill(book, {id_: replace(MARA, met=met) for id_, met in people.items()})
        svg = draw_stats(count_events(book, rules, date(2026, 11, 20)))
    root = ET.fromstring(svg)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert '<b>&"Night"' in texts
    assert "Spring Reception of the Chamber of Commerce…" in texts
    assert "0 of 1 real connections" in texts
    assert draw_stats(()) == ""
