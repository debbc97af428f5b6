"""The commands as a person types them, those of docs/follow-up.md among them."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from enrich.contact import Contact, Email, Met, Name, Text
from pipeline.book import Book
from pipeline.cli import cli
from tests.pipeline.fakes import write_cards
from tests.pipeline.followup.town import ANNA, KITH_TOML, MARA, NIGHT, NOWHERE, TARO, Clock, fill

Kith = Callable[..., Result]
PAGE = Path(__file__).parents[3] / "docs" / "follow-up.md"


@pytest.fixture
def kith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kith]:
    """Run a command in a book with four people, on the morning after Chamber Night."""
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        mara = replace(MARA, emails=(Email("mara@medicine.example.edu"),))
        fill(book, {"mara1": mara, "anna1": ANNA, "taro1": TARO, "nia11": NOWHERE})
    (tmp_path / "book" / "kith.toml").write_text(KITH_TOML)
    monkeypatch.setenv("KITH_BOOK", str(tmp_path / "book"))
    monkeypatch.setenv("KITH_NOW", "2026-11-19T09:00:00+01:00")
    monkeypatch.delenv("KITH_TOML", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, code: int = 0, now: str | None = None) -> Result:
        if now:
            monkeypatch.setenv("KITH_NOW", now)
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == code, result.output
        return result

    yield run


def _tasks(kith: Kith, *options: str) -> dict[tuple[str, str], str]:
    listed = json.loads(kith("today", "--json", *options).stdout)["tasks"]
    return {(task["name"], task["step"]): task["task"] for task in listed}


def test_the_commands_of_the_page_work_as_written(kith: Kith) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) > 25
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "kith"
        if "TASK" in words:
            words[words.index("TASK")] = next(iter(_tasks(kith).values()))
        kith(*words[1:])


MINE = (
    *("note", "star", "today", "worklist", "done", "skip", "snooze", "log", "undo", "draft"),
    *("calendar", "introductions", "share", "stats"),
)


@pytest.mark.parametrize("name", MINE)
def test_every_option_is_on_the_page(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    text = PAGE.read_text()
    assert f"kith {name}" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(name in text for name in parameter.opts), parameter.opts


def test_notes_show_in_the_list_and_the_newest_comes_first(kith: Kith) -> None:
    kith("note", "lindqvist", "talked about fridges")
    kith("note", "lindqvist", "talked about pumps", "--promised", "a report")
    shown = kith("note", "lindqvist").stdout
    assert shown.splitlines()[:2] == [
        "note:      talked about pumps",
        "           talked about fridges",
    ]
    (task,) = [
        task
        for task in json.loads(kith("today", "--json").stdout)["tasks"]
        if task["name"] == "Mara Lindqvist"
    ]
    assert task["context"] == "Chamber Night · pumps · promised: a report"
    assert task["missing"] is None
    kith("note", "lindqvist", "--promised", "")
    assert "promised" not in kith("note", "lindqvist").stdout


def test_an_empty_text_takes_the_note_back(kith: Kith) -> None:
    kith("note", "mara", "talked about fridges", "--needs", "a clinic")
    kith("note", "mara", "talked about pumps")
    assert "taken back of Mara Lindqvist: note" in kith("note", "mara", "").stderr
    assert "note:" not in kith("note", "mara").stdout
    assert "needs:" in kith("note", "mara").stdout
    assert "nothing new" in kith("note", "mara", " ").stderr
    kith("undo")
    shown = kith("note", "mara").stdout
    assert "pumps" in shown and "fridges" in shown


def test_the_plan_of_two_who_are_merged_is_by_what_was_said_of_either(kith: Kith) -> None:
    kith("star", "anna")
    kith("note", "anna", "--birthday", "11-21")
    kith("star", "taro")
    kith("star", "taro", "--off")
    kith("merge", "anna", "taro")
    listed = json.loads(kith("today", "--all", "--json").stdout)["tasks"]
    merged = [task for task in listed if task["name"] in ("Anna Brandt", "Taro Yamada")]
    assert {"connect", "birthday"} <= {task["step"] for task in merged}


def test_an_ambiguous_or_unknown_name_changes_nothing(kith: Kith, tmp_path: Path) -> None:
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"mara2": replace(MARA, emails=(), met=Met("Fair", "2026-11-01"))})
    result = kith("star", "anna", "mara lindqvist", code=2)
    assert "mara1" in result.stderr and "mara2" in result.stderr
    assert "nobody in the book" in kith("note", "zzz", "x", code=2).stderr
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        assert not book.all_about()
    kith("star", "mara1")


def test_done_skip_snooze_log_and_their_undoing(kith: Kith) -> None:
    kith("star", "anna")
    tasks = _tasks(kith)
    anna, taro = tasks[("Anna Brandt", "thank-you")], tasks[("Taro Yamada", "thank-you")]
    assert "done: thank-you, Anna Brandt; next: connect" in kith("done", anna[:5]).stderr
    assert "no open task" in kith("done", anna, code=2).stderr
    kith("snooze", taro, "--until", "2026-11-23")
    assert ("Taro Yamada", "thank-you") not in _tasks(kith)
    kith("undo")
    assert _tasks(kith)[("Taro Yamada", "thank-you")] == taro
    kith("undo")
    assert _tasks(kith)[("Anna Brandt", "thank-you")] == anna
    kith("undo", "--redo")  # redone in the order in which they were done
    assert ("Anna Brandt", "thank-you") not in _tasks(kith)
    kith("undo")
    assert "logged: met Anna Brandt on 2026-11-19" in kith("log", "anna", "--met").stderr
    left = {step for name, step in _tasks(kith) if name == "Anna Brandt"}
    assert left == {"connect"}
    assert "has not come yet" in kith("log", "anna", "--met", "--on", "2026-11-20", code=2).stderr
    assert "has not come yet" in kith("done", taro, "--on", "2026-11-20", code=2).stderr
    assert "how were you in touch" in kith("log", "anna", code=2).stderr
    assert "has passed" in kith("snooze", taro, "--until", "2026-11-19", code=2).stderr


def test_a_task_was_done_between_the_meeting_and_today(kith: Kith) -> None:
    task = _tasks(kith)[("Anna Brandt", "thank-you")]
    assert "has not come yet" in kith("done", task, "--on", "2026-11-20", code=2).stderr
    assert "is before you met" in kith("done", task, "--on", "2025-11-19", code=2).stderr
    assert _tasks(kith)[("Anna Brandt", "thank-you")] == task
    kith("done", task, "--on", "2026-11-18")


def test_the_page_keeps_its_order_beside_names_written_from_right_to_left(
    kith: Kith, tmp_path: Path
) -> None:
    noa = replace(
        ANNA,
        name=Name("נועה לוי", given="נועה", family="לוי"),
        organizations=(Text("מעבדות צפון"),),
    )
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"noa11": noa})
    page = kith("worklist", "--format", "html").stdout
    assert "<bdi>נועה לוי</bdi>" in page and ">מעבדות צפון</bdi>" in page


def test_a_narrow_terminal_shows_one_thing_under_the_other(
    kith: Kith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    kith("star", "mara1")
    lines = [line.strip() for line in kith("today").stdout.splitlines()]
    (who,) = [line for line in lines if line.endswith("★ Mara Lindqvist")][:1]
    assert lines[lines.index(who) + 2].startswith("e-mail mara")
    assert "thank them · by 2026-11-20 · met 1 day ago" in lines


def test_a_weekend_is_a_day_off(kith: Kith) -> None:
    saturday = kith("today", now="2026-11-21T10:00:00+01:00")
    assert saturday.stdout == ""
    assert "A day off. Waiting for 2026-11-23: 4." in saturday.stderr
    monday = json.loads(kith("today", "--json", now="2026-11-23T10:00:00+01:00").stdout)
    assert {task["days_overdue"] for task in monday["tasks"]} == {3}


def test_the_list_is_of_the_day_it_is_where_you_are(kith: Kith) -> None:
    # 23:30 UTC on Wednesday is Thursday in Utrecht.
    listed = json.loads(kith("today", "--json", now="2026-11-18T23:30:00+00:00").stdout)
    assert listed["day"] == "2026-11-19"


def test_the_worklist_as_csv_and_as_a_page(kith: Kith, tmp_path: Path) -> None:
    kith("star", "mara1")
    kith("note", "mara1", "talked about <b>pumps</b>")
    rows = list(csv.DictReader(io.StringIO(kith("worklist").stdout)))
    assert {row["name"] for row in rows} == {
        "Mara Lindqvist",
        "Anna Brandt",
        "Taro Yamada",
        "Nia Quill",
    }
    (call,) = [row for row in rows if row["what"].startswith("call")]
    assert call["call_at"] == "2026-12-18 09:30 CST"
    kith("worklist", "--format", "html", "-o", "new/list.html")
    page = (tmp_path / "new" / "list.html").read_text()
    assert "&lt;b&gt;pumps" in page and "<b>pumps" not in page
    assert "http" not in page
    assert 'href="mailto:mara' in page and 'href="tel:+' in page
    assert stat.S_IMODE((tmp_path / "new" / "list.html").stat().st_mode) == 0o600


def test_drafts_are_files_for_the_owner_only_and_the_rest_is_asked_for(
    kith: Kith, tmp_path: Path
) -> None:
    kith("note", "mara1", "talked about pumps")
    result = kith("draft", "-o", "drafts")
    (mail,) = sorted((tmp_path / "drafts").iterdir())
    assert mail.suffix == ".eml" and str(mail.name) in result.stdout
    looks = [line for line in result.stderr.splitlines() if line.startswith("look: ")]
    assert looks
    for line in looks:
        assert line.startswith(f"look: Mara Lindqvist, drafts/{mail.name}: ")
    assert stat.S_IMODE(mail.stat().st_mode) == 0o600
    for name in ("Anna Brandt", "Taro Yamada", "Nia Quill"):
        assert re.search(f"not ready: [a-z-]+ to {name}", result.stderr)
    assert 'kith note anna1 "talked about' in result.stderr


def test_where_the_owner_says_who_they_are_is_told_once(kith: Kith, tmp_path: Path) -> None:
    (tmp_path / "book" / "kith.toml").unlink()
    told = kith("draft").stderr
    assert told.count("not ready") == 4
    assert told.count("who are you?") == 1
    assert told.count("kith doctor") == 1


def test_the_one_with_a_name_only_gets_a_note_and_a_search(kith: Kith) -> None:
    kith("note", "nia11", "talked about beekeeping")
    shown = kith("draft", "nia11").stdout
    assert "beekeeping" in shown
    assert "people/?keywords=Nia%20Quill" in shown


def test_labels_of_postcards(kith: Kith, tmp_path: Path) -> None:
    kith("note", "taro1", "保冷庫について")
    kith("draft", "taro1", "--template", "postcard", "--labels", "labels.pdf")
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    assert "no labels" in kith("draft", "mara1", "--labels", "none.pdf").stderr
    assert "is not one of" in kith("draft", "mara1", "--lang", "xx", code=2).stderr


def test_stats_as_table_json_and_picture(kith: Kith, tmp_path: Path) -> None:
    kith("log", "mara1", "--called")
    assert "Chamber Night" in kith("stats", "--svg", "s.svg").stdout
    assert (tmp_path / "s.svg").read_text().startswith("<svg")
    (numbers,) = json.loads(kith("stats", "--json", "--event", "chamber night").stdout)
    assert (numbers["contacts"], numbers["real"], numbers["thanked"]) == (4, 1, 1)
    assert "nobody was met there" in kith("stats", "--event", "Nowhere", code=2).stderr


def test_correcting_the_day_moves_the_tasks_and_keeps_their_ids(kith: Kith) -> None:
    before = _tasks(kith)[("Anna Brandt", "thank-you")]
    kith("note", "anna1", "--met-on", "2026-11-12", "--event", "Harbour Fair")
    assert _tasks(kith)[("Anna Brandt", "thank-you")] == before
    assert "Harbour Fair" in kith("today").stdout.replace("\n", " ")


def test_calendar_files_and_what_else_is_asked(kith: Kith, tmp_path: Path) -> None:
    kith("calendar", "-o", "cal")
    assert sorted(p.name for p in (tmp_path / "cal").iterdir()) == ["followups.ics", "tasks.ics"]
    assert "where to?" in kith("calendar", code=2).stderr


def test_a_wrong_clock_or_settings_file_is_said_plainly(
    kith: Kith, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "is no time" in kith("today", code=2, now="noonish").stderr
    monkeypatch.setenv("KITH_NOW", "2026-11-19T09:00:00+01:00")
    (tmp_path / "book" / "kith.toml").write_text("[limits]\ntouches_per_day = -1\n")
    assert "touches_per_day" in kith("today", code=2).stderr


def test_share_drafts_for_a_handful_only(kith: Kith, tmp_path: Path) -> None:
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        crowd = {f"crowd{n:02}": replace(MARA, emails=(), met=NIGHT) for n in range(9)}
        fill(book, crowd)
        for id_ in crowd:
            book.set_note(id_, topics="pumps")
    result = kith("share", "https://example.org/a", "--about", "pumps")
    assert result.stdout.count("──") == 5
    assert "cares about that" in kith("share", "https://e.org", "--about", "opera").stderr
    for typed in ("notaurl", "not a url", "https://", "mara@example.org"):
        refused = kith("share", typed, "--about", "pumps", code=2)
        assert "is not a web address" in refused.stderr and not refused.stdout
    assert "example.org/a" in kith("share", "example.org/a", "--about", "pumps").stdout


def test_a_star_without_a_day_says_how_the_plan_begins(kith: Kith, tmp_path: Path) -> None:
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"undated": replace(NOWHERE, name=Name("Ode Late"), met=Met())})
    assert "--met-on" in kith("star", "undated").stderr
    assert ("Ode Late", "thank-you") not in _tasks(kith)
    kith("log", "undated", "--called", "--on", "2026-08-10")
    assert ("Ode Late", "keep-in-touch") in _tasks(kith)


def test_a_firm_is_called_by_its_name(kith: Kith, tmp_path: Path) -> None:
    firm = Contact(
        kind="org",
        organizations=(Text("Kestrel Labs"),),
        emails=(Email("office@kestrel.example"),),
        met=NIGHT,
    )
    with Book.open(tmp_path / "book", Clock("2026-11-18")) as book:
        fill(book, {"firm1": firm})
    assert kith("star", "firm1").stderr.splitlines()[0] == "Kestrel Labs: starred"
    assert "noted of Kestrel Labs: needs" in kith("note", "firm1", "--needs", "hands").stderr
    assert "nothing new of Kestrel Labs" in kith("note", "firm1", "--needs", "hands").stderr


def test_who_is_forgotten_leaves_no_plan_behind(kith: Kith, tmp_path: Path) -> None:
    kith("star", "mara1")
    kith("note", "mara1", "talked about pumps")
    kith("today")
    kith("calendar", "-o", "cal")
    kith("forget", "mara1", "--yes")
    assert not [name for name, _ in _tasks(kith, "--all") if name == "Mara Lindqvist"]
    with Book.open(tmp_path / "book", Clock("2026-11-19")) as book:
        for table in ("planned", "plan_again", "known_fact", "calendar_entry"):
            for row in book.query(f"SELECT * FROM {table}"):
                assert "Mara" not in repr(tuple(row)) and "mara1" not in repr(tuple(row))


def test_nothing_here_can_send_mail() -> None:
    room = Path(__file__).parents[3] / "pipeline"
    for module in room.rglob("*.py"):
        assert not re.search(r"smtplib|sendmail", module.read_text()), module


def test_a_town_that_is_in_no_list_is_said(kith: Kith, tmp_path: Path) -> None:
    assert "knows no town" not in kith("today").stderr
    (tmp_path / "book" / "kith.toml").write_text('[me]\ncity = "Lesser Dreamham"\n')
    assert "Lesser Dreamham" in kith("today").stderr
    (found,) = (f for f in json.loads(kith("doctor", "--json").stdout) if f["topic"] == "kith.toml")
    assert not found["good"] and "Lesser Dreamham" in found["advice"]
    (tmp_path / "book" / "kith.toml").write_text('[me]\nemail = "nobody"\n')
    (found,) = (f for f in json.loads(kith("doctor", "--json").stdout) if f["topic"] == "kith.toml")
    assert not found["good"] and "[me] email" in found["text"]


def test_what_is_so_already_is_no_step_of_undo(kith: Kith) -> None:
    kith("note", "mara", "sails", "--tag", "board")
    kith("star", "mara")
    steps = kith("undo", "--list").stdout
    assert "nothing new" in kith("note", "mara", "--untag", "nosuch").stderr
    kith("note", "mara", "--tag", "board", "--needs", "")
    kith("star", "mara")
    kith("star", "anna", "--off")
    assert kith("undo", "--list").stdout == steps
    kith("note", "mara", "--untag", "board")
    assert kith("undo", "--list").stdout != steps


def test_steps_have_the_time_of_your_clock(kith: Kith) -> None:
    kith("star", "mara", now="2026-11-19T23:30:00+00:00")
    assert "  2026-11-20 00:30  star: Mara Lindqvist" in kith("undo", "--list").stdout
    assert "said 2026-11-20 00:30" in kith("undo").stderr


def test_one_touch_is_logged_at_a_time(kith: Kith) -> None:
    told = kith("log", "mara", "--called", "--met", code=2).stderr
    assert "--met" in told and "--called" in told
    assert "called" not in kith("show", "mara").stdout
    kith("log", "mara", "--called")


def test_nobody_is_born_on_a_day_that_has_not_come(kith: Kith) -> None:
    assert "has not come" in kith("note", "mara", "--birthday", "2030-01-01", code=2).stderr
    kith("note", "mara", "--birthday", "01-01")
    kith("note", "mara", "--birthday", "1980-05-17")


def test_an_introduction_is_drafted_by_its_id(kith: Kith) -> None:
    kith("note", "mara", "--needs", "a pilot clinic in Kenya")
    kith("note", "anna", "--offers", "runs a pilot clinic in Kenya")
    (line, *_) = kith("introductions").stdout.splitlines()
    kith("introductions", "--draft", line.split()[0])
    for nothing in ("", " "):
        kith("introductions", "--draft", nothing, code=2)


def test_a_template_that_is_none_is_refused(kith: Kith) -> None:
    told = kith("draft", "mara", "--template", "nosuch", code=2).stderr
    assert "nosuch" in told and "thank-you" in told and "meet-coffee" in told


def test_an_empty_book_says_how_it_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH_BOOK")  # nobody named it: it is the one in the data folder
    told = CliRunner().invoke(cli, ["today"])
    assert told.exit_code == 0 and "kith run PHOTOS" in told.stderr


def test_a_book_with_nothing_for_today_does_not(kith: Kith) -> None:
    assert "kith run" not in kith("today", now="2027-11-20T09:00:00+01:00").stderr


def test_people_met_on_no_known_day_are_not_passed_over(kith: Kith, tmp_path: Path) -> None:
    assert "meeting day" not in kith("today", now="2027-11-20T09:00:00+01:00").stderr
    with Book.open(tmp_path / "book", Clock("2027-11-20")) as book:
        fill(book, {"anna2": replace(ANNA, name=Name("Ida Holm"), emails=(), met=Met())})
    told = kith("today", now="2027-11-20T09:00:00+01:00")
    assert "1 person has no meeting day" in told.stderr and "--met-on" in told.stderr
    assert json.loads(kith("today", "--json").stdout)["undated"] == 1


def test_nobody_was_met_on_a_day_that_has_not_come(kith: Kith) -> None:
    """Anna is in no plan until the day she was met has come: a slip would hide her."""
    before = _tasks(kith)
    said = kith("note", "anna", "--met-on", "2027-11-18", code=2).stderr
    assert said == "kith: --met-on 2027-11-18: has not come yet\nToday is 2026-11-19.\n"
    assert "has not come yet" in kith("correct", "anna", "met_on=2027-11-18", code=2).stderr
    assert "is not a day" in kith("correct", "anna", "met_on=soon", code=2).stderr
    Path("photos").mkdir()
    write_cards(Path("photos") / "abe.jpg", "Abe Sample")
    met = ("--met-on", "2026-11-20", "--out", "out")
    assert "has not come yet" in kith("run", "photos", *met, code=2).stderr
    assert _tasks(kith) == before
    kith("note", "anna", "--met-on", "2026-11-19")


def test_a_note_shows_where_and_when_you_met(kith: Kith) -> None:
    kith("note", "nia", "talked about pumps", "--event", "Fair", "--met-on", "2026-11-17")
    shown = kith("note", "nia").stdout
    assert "talked about pumps" in shown
    assert re.search(r"^event: +Fair$", shown, re.MULTILINE)
    assert re.search(r"^met on: +2026-11-17$", shown, re.MULTILINE)
