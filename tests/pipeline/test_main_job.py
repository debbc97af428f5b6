"""``kith run`` as a user runs it: a process of its own, the real engine, good and bad files."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.pictures import (
    ABE,
    BEA,
    draw_card,
    draw_sky,
    write_huge_png,
    write_truncated_jpeg,
)

REPOSITORY = Path(__file__).parents[2]
KITH = [sys.executable, "-m", "pipeline.cli"]
Mixed = tuple[Path, subprocess.CompletedProcess[str]]
OUTPUTS = [
    "cards.jsonl",
    "contacts.csv",
    "contacts.jsonl",
    "contacts.vcf",
    "report.html",
    "worklist.csv",
]


def kith(
    *arguments: str | Path,
    before: Callable[[], None] | None = None,
    environment: dict[str, str] | None = None,
    wrapper: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run kith to its end, with a book beside the folder of results."""
    book = book_beside(arguments[arguments.index("--out") + 1]) if "--out" in arguments else {}
    done = subprocess.run(
        [*wrapper, *KITH, *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        preexec_fn=before,
        env={**os.environ, **book, **(environment or {})},
        timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def book_beside(out: str | Path) -> dict[str, str]:
    """The environment that gives every folder of results a book of its own."""
    return {"KITH_BOOK": f"{out}-book"}


def contents(folder: Path) -> dict[str, bytes]:
    """The output files."""
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.mark.parametrize("arguments", [["missing"], ["empty"], ["empty", "missing"]])
def test_nothing_to_read_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = kith("run", *(tmp_path / a for a in arguments), "--out", tmp_path / "out")
    assert done.returncode == 2
    assert str(tmp_path / arguments[-1]) in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "option",
    [
        ["--met-on", "yesterday"],
        ["--region", "Germany"],
        ["--region", "XX"],
        ["--lang", "german"],
        ["--engine", "eyes"],
        ["--workers", "-1"],
    ],
)
def test_wrong_options_are_wrong_usage(tmp_path: Path, option: list[str]) -> None:
    done = kith("run", tmp_path, *option)
    assert done.returncode == 2
    assert option[0] in done.stderr


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/kith"])
def test_an_output_folder_that_cannot_be_written_is_told_before_any_work(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("precious")
    draw_card(tmp_path / "a.jpg")
    started = time.monotonic()
    done = kith("run", tmp_path / "a.jpg", "--out", tmp_path / place)
    assert done.returncode == 2
    assert place in done.stderr
    assert time.monotonic() - started < 30
    assert (tmp_path / "file").read_text() == "precious"


@pytest.fixture(scope="module")
def mixed(
    tmp_path_factory: pytest.TempPathFactory,
) -> Mixed:
    """A folder with two cards and every kind of bad file, and the run over it."""
    folder = tmp_path_factory.mktemp("mixed")
    photos = folder / "photos"
    draw_card(photos / "abe.jpg", ABE)
    draw_card(photos / "deep" / "bea.png", BEA)
    (photos / "notes.jpg").write_text("This is a shopping list.\n")
    (photos / "zero.jpg").touch()
    write_truncated_jpeg(photos / "cut.jpg")
    write_huge_png(photos / "huge.png")
    draw_sky(photos / "sky.jpg")
    return folder, kith("run", photos, "--out", folder / "out", "--json", "--event", "Fair")


@pytest.mark.slow
class TestMixedFolder:
    def test_bad_files_are_named_with_their_reasons(self, mixed: Mixed) -> None:
        folder, done = mixed
        assert done.returncode == 3
        summary = json.loads(done.stdout)
        reasons = {failure["file"]: failure["reason"] for failure in summary["failures"]}
        assert sorted(reasons) == ["cut.jpg", "huge.png", "notes.jpg", "sky.jpg", "zero.jpg"]
        assert "too early" in reasons["cut.jpg"] or "damaged" in reasons["cut.jpg"]
        assert "larger than" in reasons["huge.png"]
        assert "text" in reasons["notes.jpg"]
        assert "no business card" in reasons["sky.jpg"]
        assert "empty" in reasons["zero.jpg"]
        for name, reason in reasons.items():
            assert f"{name}: {reason}" in done.stderr
            assert name in (folder / "out" / "report.html").read_text()

    def test_the_good_cards_are_read(self, mixed: Mixed) -> None:
        folder, done = mixed
        summary = json.loads(done.stdout)
        assert (summary["photos"], summary["cards"], summary["contacts"]) == (7, 2, 2)
        lines = (folder / "out" / "contacts.jsonl").read_text().splitlines()
        assert [json.loads(line)["source"][0]["file"] for line in lines] == [
            "abe.jpg",
            "deep/bea.png",
        ]
        assert "abe@northwind.example" in lines[0] and "bea@muster.example" in lines[1]
        assert json.loads(lines[0])["met"]["event"] == "Fair"

    def test_a_second_run_reads_no_card_again_and_writes_the_same(self, mixed: Mixed) -> None:
        folder, _ = mixed
        before = contents(folder / "out")
        arguments = (folder / "photos", "--out", folder / "out", "--event", "Fair", "--json")
        done = kith("run", *arguments)
        assert json.loads(done.stdout)["read_before"] == 3  # two cards and the sky
        assert contents(folder / "out") == before

    def test_strict_minds_fields_that_want_a_look(self, mixed: Mixed) -> None:
        folder, _ = mixed
        arguments = (folder / "photos" / "abe.jpg", "--out", folder / "strict", "--json")
        summary = json.loads(kith("run", *arguments).stdout)
        done = kith("run", *arguments, "--strict")
        assert done.returncode == (4 if summary["to_look_at"] else 0)


@pytest.mark.slow
def test_output_inside_the_photos_is_not_read_again(tmp_path: Path) -> None:
    draw_card(tmp_path / "abe.jpg")
    first = kith("run", tmp_path, "--out", tmp_path / "out", "--json")
    again = kith("run", tmp_path, "--out", tmp_path / "out", "--json")
    assert (first.returncode, again.returncode) == (0, 0)
    assert json.loads(again.stdout)["photos"] == 1
    same_folder = kith("run", tmp_path, "--out", tmp_path, "--json")
    assert json.loads(same_folder.stdout)["photos"] == 1


MANY = 8
"""Photos enough that some are left when a run is stopped after the second."""


def heed_interrupts() -> None:
    """As a terminal has it: what starts in the background of a script ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_is_gone_on_with(tmp_path: Path, stop: signal.Signals) -> None:
    photos = tmp_path / "photos"
    for number in range(MANY):
        draw_card(photos / f"{number:02}.jpg", (f"Person Number {number}", *ABE[1:]))
    command = [*KITH, "run", str(photos), "--out", str(tmp_path / "out"), "--workers", "1"]
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
        env={**os.environ, **book_beside(tmp_path / "out")},
    )
    readings = tmp_path / "out-book" / "readings"
    deadline = time.monotonic() + 120
    while len(list(readings.glob("*/*.json"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    if stop is signal.SIGINT:  # as a terminal does: to every process of the command
        os.killpg(process.pid, stop)
    else:
        process.send_signal(stop)
    assert process.stderr
    said = process.stderr.read()
    process.wait(60)
    kept = len(list(readings.glob("*/*.json")))
    assert 2 <= kept < MANY
    assert "Traceback" not in said
    if stop is signal.SIGINT:
        assert process.returncode == 130
        assert "not read yet" in said
        done_lines = (tmp_path / "out" / "contacts.jsonl").read_text().splitlines()
        # The signal may fall between keeping a reading and counting it.
        assert kept - 1 <= len(done_lines) <= kept
    else:
        assert process.returncode == -signal.SIGKILL
    done = kith("run", photos, "--out", tmp_path / "out", "--json")
    summary = json.loads(done.stdout)
    assert summary["read_before"] == kept
    assert summary["photos"] == summary["cards"] == MANY
    undisturbed = kith("run", photos, "--out", tmp_path / "other")
    assert undisturbed.returncode == done.returncode
    assert contents(tmp_path / "out") == contents(tmp_path / "other")


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    draw_card(tmp_path / "abe.jpg")
    arguments = ("run", tmp_path / "abe.jpg", "--out", tmp_path / "out")
    kith(*arguments)
    before = contents(tmp_path / "out")
    draw_card(tmp_path / "photos" / "bea.jpg", BEA)
    # No file may grow beyond 4 KB: the crop of the new card does not fit.
    limit = 4096
    done = kith(
        "run",
        tmp_path / "photos",
        "--out",
        tmp_path / "out",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    assert "disk is full" in done.stderr and str(tmp_path / "out") in done.stderr
    assert contents(tmp_path / "out") == before
    assert list((tmp_path / "out").rglob("*.part")) == []
    assert kith("run", tmp_path / "photos", "--out", tmp_path / "out").returncode == 0


WITHOUT_SOCKETS = """
import os, socket
def refuse(*arguments, **options):
    with open(os.environ["KITH_TEST_LOG"], "a") as log:
        log.write(repr(arguments) + "\\n")
    raise OSError("the test allows no network")
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
for name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, name, refuse)
"""


@pytest.mark.slow
def test_the_main_job_uses_no_network(tmp_path: Path) -> None:
    """Python's sockets refuse and report; where the kernel allows it, there is no network."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT_SOCKETS)
    log = tmp_path / "log"
    log.touch()
    environment = {"PYTHONPATH": str(tmp_path / "site"), "KITH_TEST_LOG": str(log)}
    probe = "import socket; socket.create_connection(('127.0.0.1', 9))"
    blocked = subprocess.run(
        [sys.executable, "-c", probe], env={**os.environ, **environment}, capture_output=True
    )
    assert b"allows no network" in blocked.stderr and log.read_text()
    log.write_text("")
    draw_card(tmp_path / "abe.jpg")
    apart = ("unshare", "--net", "--map-root-user")
    possible = shutil.which("unshare") and not subprocess.run([*apart, "true"]).returncode
    done = kith(
        "run",
        tmp_path / "abe.jpg",
        "--out",
        tmp_path / "out",
        environment=environment,
        wrapper=apart if possible else (),
    )
    assert done.returncode == 0, done.stderr
    assert log.read_text() == ""
    assert "abe@northwind.example" in (tmp_path / "out" / "contacts.jsonl").read_text()


@pytest.mark.parametrize("workers", ["0", "1"])
def test_nothing_is_counted_told_or_left_behind(workers: str, tmp_path: Path) -> None:
    """Libraries that report their use would do so in the process that reads."""
    for folder in ("site", "home", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WITHOUT_SOCKETS)
    log = tmp_path / "log"
    draw_card(tmp_path / "abe.jpg")
    done = kith(
        *("run", tmp_path / "abe.jpg", "--workers", workers, "--out", tmp_path / "out"),
        environment={
            **{name: str(tmp_path / "home") for name in ("HOME", "USERPROFILE", "LOCALAPPDATA")},
            **{name: str(tmp_path / "tmp") for name in ("TMPDIR", "TMP", "TEMP")},
            # Reporting is off where tests are known to run.
            **dict.fromkeys(("CI", "TF_BUILD", "JENKINS_URL"), ""),
            "PYTHONPATH": os.pathsep.join((str(tmp_path / "site"), str(REPOSITORY))),
            "KITH_TEST_LOG": str(log),
        },
    )
    assert done.returncode == 0, done.stderr
    assert not log.exists()
    assert not [*(tmp_path / "home").rglob("*"), *(tmp_path / "tmp").rglob("*")]
