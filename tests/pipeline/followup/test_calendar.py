"""Calendars: read back by icalendar, accepted by a real server, updated and cancelled with care."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import caldav
import pytest
from icalendar import Calendar, Event, Todo

from pipeline.errors import WrongUse
from pipeline.followup.caldav_sync import (
    Action,
    CalendarUnreachable,
    apply_push,
    connected,
    open_collections,
    plan_push,
)
from pipeline.followup.calendar import EVENTS, TODOS
from pipeline.followup.calendar_files import build_files
from pipeline.followup.marking import mark_done, mark_snoozed
from tests.pipeline.followup.calendars import Desk, by_uid, day_of

NAMES = {EVENTS: "kith follow-ups", TODOS: "kith tasks"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.book.close()


def test_events_and_tasks_are_apart_and_read_back(desk: Desk) -> None:
    files = desk.files()
    events, todos = files[EVENTS].walk("VEVENT"), files[TODOS].walk("VTODO")
    assert events and todos
    assert not files[EVENTS].walk("VTODO") and not files[TODOS].walk("VEVENT")
    for component in (*events, *todos):
        assert component["UID"] and component["DTSTAMP"] and component["SEQUENCE"] == 0
    assert {str(t["STATUS"]) for t in todos} == {"NEEDS-ACTION"}
    assert {str(e["STATUS"]) for e in events} == {"CONFIRMED"}
    assert str(files[TODOS]["PRODID"])


def test_the_file_keeps_the_rules_that_importers_are_strict_about(desk: Desk) -> None:
    for content in build_files(desk.publish()).values():
        lines = content.decode().split("\r\n")
        assert all(len(line.encode()) <= 75 for line in lines)
        for before, after in pairwise(lines):
            if before == "END:VALARM":
                assert after == "END:VEVENT"


def test_a_call_is_at_a_decent_hour_there_across_the_change_of_clocks(desk: Desk) -> None:
    # Chicago: thirty days after 18 November; half past nine there is 15:30 UTC in winter.
    call = by_uid(desk.files()[EVENTS])[f"{desk.task('mara', 'call')}@kith"]
    assert call["DTSTART"].dt.isoformat() == "2026-12-18T15:30:00+00:00"
    assert "09:30 in America/Chicago" in call["DESCRIPTION"]
    assert call.walk("VALARM")


def test_what_is_written_is_one_event_a_day_not_many_pings(desk: Desk) -> None:
    events = by_uid(desk.files()[EVENTS])
    digest = events["day-2026-11-19@kith"]
    for name in ("Mara Lindqvist", "Anna Brandt", "Taro Yamada", "Nia Quill"):
        assert name in digest["DESCRIPTION"]
    assert digest["SUMMARY"] == "Follow-up: 4 people to write to"
    same_day = [e for e in events.values() if day_of(e) == date(2026, 11, 19)]
    assert len(same_day) == 1


def test_a_meeting_is_a_whole_day_to_arrange_it(desk: Desk) -> None:
    meeting = by_uid(desk.files()[EVENTS])[f"{desk.task('anna', 'meet')}@kith"]
    assert meeting["SUMMARY"] == "★ Anna Brandt: meet for coffee or lunch (by 2027-02-16)"
    assert meeting["DTEND"].dt - meeting["DTSTART"].dt == timedelta(days=1)


def test_exporting_again_without_a_change_gives_the_same_bytes(desk: Desk) -> None:
    first = build_files(desk.publish())
    desk.clock.now += timedelta(hours=3)
    assert build_files(desk.publish()) == first


def test_a_change_counts_up_and_what_is_gone_is_cancelled_or_completed(desk: Desk) -> None:
    before = {name: by_uid(c) for name, c in desk.files().items()}
    call = desk.task("mara", "call")
    thanks = desk.task("anna", "thank-you")
    taros = {f"{desk.task('taro', step)}@kith" for step in ("call", "meet")}
    desk.clock.now += timedelta(hours=1)
    mark_snoozed(desk.book, desk.settings, call, desk.today, date(2026, 12, 28), None)
    mark_done(desk.book, desk.settings, thanks, desk.today, desk.today, None)
    desk.book.set_note("taro", star=None)
    after = {name: by_uid(c) for name, c in desk.files().items()}
    assert before[EVENTS].keys() <= after[EVENTS].keys()
    moved = after[EVENTS][f"{call}@kith"]
    assert moved["SEQUENCE"] == 1
    assert day_of(moved) == date(2026, 12, 28)
    done = after[TODOS][f"todo-{thanks}@kith"]
    assert (str(done["STATUS"]), done["SEQUENCE"]) == ("COMPLETED", 1)
    for uid in taros:
        assert (str(after[EVENTS][uid]["STATUS"]), after[EVENTS][uid]["SEQUENCE"]) == (
            "CANCELLED",
            1,
        )
        assert "Taro" not in after[EVENTS][uid].to_ical().decode()
    # Starred again, they come back under their old names, later than the cancellation.
    desk.book.undo()
    back = by_uid(desk.files()[EVENTS])
    for uid in taros:
        assert (str(back[uid]["STATUS"]), back[uid]["SEQUENCE"]) == ("CONFIRMED", 2)


def test_cancellations_leave_the_files_after_a_month(desk: Desk) -> None:
    call = f"{desk.task('taro', 'call')}@kith"
    desk.book.set_note("taro", star=None)
    assert str(by_uid(desk.files()[EVENTS])[call]["STATUS"]) == "CANCELLED"
    desk.clock.set("2026-12-10")
    assert str(by_uid(desk.files()[EVENTS])[call]["STATUS"]) == "CANCELLED"
    desk.clock.set("2026-12-25")
    assert call not in by_uid(desk.files()[EVENTS])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Radicale on loopback; its address."""
    folder = tmp_path_factory.mktemp("radicale")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "users").write_text("jonas:pass\n")
    config = folder / "config"
    config.write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\n"
        f"htpasswd_filename = {folder / 'users'}\nhtpasswd_encryption = plain\ndelay = 0\n"
        f"[storage]\nfilesystem_folder = {folder / 'data'}\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(config)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "RADICALE_CONFIG": str(config)},
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "radicale did not start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def client(server: str) -> Iterator[caldav.DAVClient]:
    with connected(server, "jonas", "pass") as client:
        yield client
        for calendar in client.principal().calendars():
            calendar.delete()


def _push(desk: Desk, client: caldav.DAVClient, allow: bool = False) -> list[Action]:
    remotes = open_collections(client, NAMES, create=True)
    actions = plan_push(desk.book, desk.publish(), remotes, allow)
    assert apply_push(desk.book, client, actions, remotes) == []
    return actions


def _there(client: caldav.DAVClient, name: str) -> dict[str, Event | Todo]:
    (calendar,) = [c for c in client.principal().calendars() if c.get_display_name() == name]
    found = {}
    for resource in [*calendar.events(), *calendar.todos(include_completed=True)]:
        found |= by_uid(Calendar.from_ical(resource.data))
    return found


def test_a_real_server_takes_both_calendars(desk: Desk, client: caldav.DAVClient) -> None:
    actions = _push(desk, client)
    assert {action.verb for action in actions} == {"create"}
    files = desk.files()
    assert _there(client, "kith follow-ups").keys() == by_uid(files[EVENTS]).keys()
    assert _there(client, "kith tasks").keys() == by_uid(files[TODOS]).keys()
    assert _push(desk, client) == []


def test_a_server_is_updated_and_what_is_gone_deleted(desk: Desk, client: caldav.DAVClient) -> None:
    _push(desk, client)
    call, thanks = desk.task("mara", "call"), desk.task("anna", "thank-you")
    desk.clock.now += timedelta(hours=1)
    mark_snoozed(desk.book, desk.settings, call, desk.today, date(2026, 12, 28), None)
    mark_done(desk.book, desk.settings, thanks, desk.today, desk.today, None)
    desk.book.set_note("taro", star=None)
    verbs = {(a.verb, a.uid) for a in _push(desk, client)}
    assert ("update", f"{call}@kith") in verbs
    assert ("update", f"todo-{thanks}@kith") in verbs
    assert "delete" in {verb for verb, _ in verbs}
    todo = _there(client, "kith tasks")[f"todo-{thanks}@kith"]
    assert str(todo["STATUS"]) == "COMPLETED"
    assert day_of(_there(client, "kith follow-ups")[f"{call}@kith"]) == date(2026, 12, 28)
    assert _push(desk, client) == []


def test_what_was_changed_or_deleted_on_the_server_is_left_alone(
    desk: Desk, client: caldav.DAVClient
) -> None:
    _push(desk, client)
    (calendar,) = [
        c for c in client.principal().calendars() if c.get_display_name() == "kith follow-ups"
    ]
    mine = calendar.event_by_uid(f"{desk.task('mara', 'call')}@kith")
    mine.data = mine.data.replace("call them", "call her at home")
    mine.save()
    calendar.event_by_uid(f"{desk.task('anna', 'meet')}@kith").delete()
    for step in ("call", "meet"):
        for person in ("mara", "anna"):
            id_ = desk.task(person, step)
            mark_snoozed(desk.book, desk.settings, id_, desk.today, date(2027, 1, 25), None)
    actions = {a.uid: a.verb for a in _push(desk, client)}
    assert actions[f"{desk.task('mara', 'call')}@kith"] == "conflict"
    assert actions[f"{desk.task('anna', 'meet')}@kith"] == "gone"
    assert actions[f"{desk.task('mara', 'meet')}@kith"] == "update"
    text = _there(client, "kith follow-ups")[f"{desk.task('mara', 'call')}@kith"]["SUMMARY"]
    assert "call her at home" in text


def test_a_change_between_plan_and_push_is_a_conflict(desk: Desk, client: caldav.DAVClient) -> None:
    _push(desk, client)
    call = desk.task("mara", "call")
    mark_snoozed(desk.book, desk.settings, call, desk.today, date(2026, 12, 28), None)
    remotes = open_collections(client, NAMES, create=True)
    actions = plan_push(desk.book, desk.publish(), remotes, False)
    (calendar,) = [
        c for c in client.principal().calendars() if c.get_display_name() == "kith follow-ups"
    ]
    mine = calendar.event_by_uid(f"{call}@kith")
    mine.data = mine.data.replace("call them", "call her at home")
    mine.save()
    conflicts = apply_push(desk.book, client, actions, remotes)
    assert f"{call}@kith" in {action.uid for action in conflicts}
    assert "at home" in _there(client, "kith follow-ups")[f"{call}@kith"]["SUMMARY"]


def test_deleting_most_of_a_calendar_is_refused(desk: Desk, client: caldav.DAVClient) -> None:
    _push(desk, client)
    for person in ("mara", "taro", "anna"):
        desk.book.set_note(person, star=None)
    remotes = open_collections(client, NAMES, create=True)
    with pytest.raises(WrongUse, match="would delete"):
        plan_push(desk.book, desk.publish(), remotes, allow_deletions=False)
    assert plan_push(desk.book, desk.publish(), remotes, allow_deletions=True)


def test_a_dry_run_makes_no_calendar(desk: Desk, client: caldav.DAVClient) -> None:
    remotes = open_collections(client, NAMES, create=False)
    assert remotes == []
    actions = plan_push(desk.book, desk.publish(), remotes, False)
    assert {action.verb for action in actions} == {"create"}
    assert client.principal().calendars() == []


def test_a_cancellation_waits_for_a_server_that_was_long_not_pushed_to(
    desk: Desk, client: caldav.DAVClient
) -> None:
    _push(desk, client)
    call = f"{desk.task('taro', 'call')}@kith"
    desk.book.set_note("taro", star=None)
    desk.publish()
    desk.clock.set("2027-01-10")
    desk.publish()
    assert ("delete", call) in {(a.verb, a.uid) for a in _push(desk, client, allow=True)}
    assert call not in {published.uid for published in desk.publish()}


@pytest.mark.parametrize(
    ("url", "said"),
    [("http://dav.example.org/", "in the open"), ("dav.example.org", "is no address")],
)
def test_a_password_is_not_sent_in_the_open(url: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said), connected(url, "jonas", "pass"):
        pass


def test_a_wrong_password_and_a_dead_server_are_said_plainly(server: str) -> None:
    with (
        pytest.raises(CalendarUnreachable, match="does not let jonas in"),
        connected(server, "jonas", "wrong") as client,
    ):
        open_collections(client, NAMES, create=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    with (
        pytest.raises(CalendarUnreachable, match=r"127\.0\.0\.1"),
        connected(dead, "jonas", "pass") as client,
    ):
        open_collections(client, NAMES, create=True)
