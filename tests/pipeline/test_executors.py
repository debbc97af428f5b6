"""One conformance class for all executors, then what only processes can survive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import KithError, WrongUse
from pipeline.executors import Done, Executor, Lost, Processes, Serial


@dataclass(frozen=True)
class Doubler:
    """Doubles numbers; strings tell it to misbehave."""

    def open(self) -> Callable[[int | str], object]:
        return do


def do(job: int | str) -> object:
    match job:
        case "raise":
            raise RuntimeError("no\ngood")
        case "memory":
            raise MemoryError
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(7)
        case "hang":
            time.sleep(600)
        case "pid":
            return os.getpid()
        case "heeds Ctrl-C":
            return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
        case int():
            return job * 2
    return None


@dataclass(frozen=True)
class Unusable:
    def open(self) -> Callable[[int], int]:
        raise WrongUse("no engine here", "Install one.")


@dataclass(frozen=True)
class DiesOpening:
    def open(self) -> Callable[[int], int]:
        os.kill(os.getpid(), signal.SIGKILL)
        return abs


EXECUTORS: list[Executor] = [Serial(), Processes(1), Processes(3, seconds_per_job=60)]


@pytest.mark.parametrize("executor", EXECUTORS, ids=["serial", "one process", "three processes"])
class TestEveryExecutor:
    def test_every_job_has_one_outcome(self, executor: Executor) -> None:
        outcomes = list(executor.run(Doubler(), range(20)))
        assert sorted(o.job for o in outcomes) == list(range(20))
        assert all(isinstance(o, Done) and o.result == o.job * 2 for o in outcomes)

    def test_no_jobs_need_no_worker(self, executor: Executor) -> None:
        assert list(executor.run(Unusable(), [])) == []

    def test_an_error_loses_its_job_only(self, executor: Executor) -> None:
        outcomes = {o.job: o for o in executor.run(Doubler(), [1, "raise", 2, "memory", 3])}
        assert outcomes["raise"] == Lost("raise", "a fault of ours: RuntimeError: no good")
        assert outcomes["memory"] == Lost("memory", "not enough memory for this picture")
        assert [outcomes[n] for n in (1, 2, 3)] == [Done(1, 2), Done(2, 4), Done(3, 6)]

    def test_a_worker_that_cannot_open_is_an_error(self, executor: Executor) -> None:
        with pytest.raises(WrongUse, match="no engine here"):
            list(executor.run(Unusable(), [1, 2]))

    def test_jobs_are_drawn_as_work_gets_free(self, executor: Executor) -> None:
        drawn: list[int] = []

        def jobs() -> Iterator[int]:
            for n in range(50):
                drawn.append(n)
                yield n

        with closing(executor.run(Doubler(), jobs())) as outcomes:
            next(outcomes)
            assert len(drawn) < 10


@pytest.mark.parametrize(
    ("job", "reason"),
    [("segfault", "SIGSEGV"), ("killed", "fewer --workers"), ("exit", "exit code 7")],
)
def test_a_crash_loses_its_job_only(job: str, reason: str) -> None:
    outcomes = {o.job: o for o in Processes(2).run(Doubler(), [1, job, 2, 3, 4])}
    lost = outcomes.pop(job)
    assert isinstance(lost, Lost) and reason in lost.reason
    assert list(map(outcomes.get, (1, 2, 3, 4))) == [Done(n, n * 2) for n in (1, 2, 3, 4)]


def test_a_crash_of_the_last_job_is_told() -> None:
    (outcome,) = Processes(2).run(Doubler(), ["segfault"])
    assert isinstance(outcome, Lost)


def test_a_job_that_hangs_is_given_up() -> None:
    started = time.monotonic()
    outcomes = {o.job: o for o in Processes(1, seconds_per_job=1).run(Doubler(), ["hang", 1, 2])}
    assert outcomes["hang"] == Lost(
        "hang", "took longer than 1 s and was given up; --timeout allows more"
    )
    assert outcomes[2] == Done(2, 4)
    assert time.monotonic() - started < 60


def test_processes_that_die_while_opening_are_an_error() -> None:
    with pytest.raises(KithError, match="could not start"):
        list(Processes(2).run(DiesOpening(), [1, 2, 3]))


def test_closing_early_ends_the_processes() -> None:
    with closing(Processes(1).run(Doubler(), ["pid", "hang", "hang"])) as outcomes:
        first = next(outcomes)
        assert isinstance(first, Done)
        pid = first.result
        assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


WITHOUT_CTRL_C = """
from pipeline.executors import Processes
from tests.pipeline.test_executors import Doubler
print([o.result for o in Processes(2).run(Doubler(), ["heeds Ctrl-C"] * 4)])
"""


def test_no_process_heeds_ctrl_c_from_its_birth_on() -> None:
    """In a program of its own: the first process that is ever spawned is the hard one."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CTRL_C],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip() == "[False, False, False, False]", done.stderr


def test_a_process_is_relieved_after_its_share_of_jobs() -> None:
    outcomes = list(Processes(1, jobs_per_process=2).run(Doubler(), ["pid"] * 5))
    assert all(isinstance(outcome, Done) for outcome in outcomes)
    pids = [outcome.result for outcome in outcomes if isinstance(outcome, Done)]
    assert len(pids) == 5
    assert max(pids.count(pid) for pid in pids) == 2
