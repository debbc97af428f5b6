"""Who does the work: this process, or several beside it.

An executor is given a *worker* and jobs. The worker is a small picklable record whose
``open`` is called once in every process that works (there it loads its engine) and
returns the function that does one job. Outcomes come in the order they are ready.

With :class:`Processes` a job that crashes its process (a segmentation fault in native
code, the kernel's out-of-memory killer) or that takes too long is lost alone: its process
is replaced and everything else goes on. That is why this is not a
``concurrent.futures.ProcessPoolExecutor``, which gives up all jobs when one process dies
and cannot say which job it was.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from pipeline.errors import KithError, WrongUse

Job = TypeVar("Job")
Result = TypeVar("Result")
Job_contra = TypeVar("Job_contra", contravariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class Worker(Protocol[Job_contra, Result_co]):
    """What is sent to every process that works; must pickle."""

    def open(self) -> Callable[[Job_contra], Result_co]:
        """Load what the work needs and return the function that does one job.

        Raises:
            KithError: the work cannot be done on this machine at all.
        """
        ...


@dataclass(frozen=True)
class Done(Generic[Job, Result]):
    """A job and what came of it."""

    job: Job
    result: Result


@dataclass(frozen=True)
class Lost(Generic[Job]):
    """A job that came to nothing, and why, for a person."""

    job: Job
    reason: str


class Executor(Protocol):
    """Runs jobs; see the module."""

    def run(
        self, worker: Worker[Job, Result], jobs: Iterable[Job]
    ) -> Generator[Done[Job, Result] | Lost[Job], None, None]:
        """One outcome per job, in any order; ``jobs`` is drawn from as work gets free.

        Closing the iterator stops the work at once.

        Raises:
            KithError: the worker cannot be opened.
        """
        ...


class Serial:
    """One job after the other in this process; nothing protects it from a crash."""

    def run(
        self, worker: Worker[Job, Result], jobs: Iterable[Job]
    ) -> Generator[Done[Job, Result] | Lost[Job], None, None]:
        """See :meth:`Executor.run`."""
        work: Callable[[Job], Result] | None = None
        for job in jobs:
            work = work or worker.open()
            try:
                yield Done(job, work(job))
            except Exception as error:
                yield Lost(job, describe_fault(error))


class Processes:
    """Jobs spread over ``count`` processes; each has one at a time.

    ``seconds_per_job``: a job that takes longer is lost; None: no limit.
    ``jobs_per_process``: then a fresh one takes over, because native engines keep memory for
    every picture shape they have met.
    """

    def __init__(
        self, count: int, seconds_per_job: float | None = None, jobs_per_process: int = 40
    ) -> None:
        if count < 1:
            raise ValueError("at least one process is needed")
        self.count = count
        self.seconds_per_job = seconds_per_job
        self.jobs_per_process = jobs_per_process

    def run(
        self, worker: Worker[Job, Result], jobs: Iterable[Job]
    ) -> Generator[Done[Job, Result] | Lost[Job], None, None]:
        """See :meth:`Executor.run`."""
        queue = iter(jobs)
        crew: list[_Process[Job, Result]] = []
        try:
            waiting = _draw(queue, self.count)
            crew.extend(_Process(worker) for _ in waiting)
            while crew:
                for process in _heard(crew, self.seconds_per_job):
                    news = process.listen(self.seconds_per_job)
                    if process.idle or not process.alive:
                        waiting.extend(_draw(queue, 1 - len(waiting)))
                    spent = process.idle and process.given >= self.jobs_per_process
                    if process.idle and waiting and not spent:
                        process.give(waiting.pop(0))
                    elif process.idle or not process.alive:
                        crew.remove(process)
                        process.stop()
                    if isinstance(news, _NotOpened):
                        if news.for_good or (waiting and not crew):
                            raise news.error
                    elif not process.alive and waiting and news is not None:
                        crew.append(_Process(worker))
                    if isinstance(news, Done | Lost):
                        yield news
        finally:
            for process in crew:
                process.stop()


@dataclass(frozen=True)
class _NotOpened:
    error: KithError
    for_good: bool
    """False when fewer processes might still do it (one was killed for want of memory)."""


class _Process(Generic[Job, Result]):
    """One process and the job it is at."""

    def __init__(self, worker: Worker[Job, Result]) -> None:
        # Spawned, not forked: native engines and our own threads do not survive a fork.
        context = multiprocessing.get_context("spawn")
        self.line: Connection
        self.line, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=_serve, args=(worker, theirs), daemon=True
        )
        try:
            with _sigint_blocked():  # Ctrl-C is ours to handle; the child inherits the block
                self.process.start()
        except BaseException:  # Ctrl-C came meanwhile: nobody will stop this one
            if self.process.pid is not None:
                self.process.kill()
            raise
        theirs.close()  # or its death would not be an end of file for us
        self.opened = False
        self.alive = True
        self.job: Job | None = None
        self.since = time.monotonic()
        self.given = 0

    @property
    def idle(self) -> bool:
        """Alive, open, and without a job."""
        return self.alive and self.opened and self.job is None

    def give(self, job: Job) -> None:
        """Start it on ``job``."""
        self.job = job
        self.given += 1
        self.since = time.monotonic()
        with contextlib.suppress(OSError):  # it died just now: listen() will notice
            self.line.send(job)

    def overdue(self, limit: float | None) -> bool:
        """Whether its job takes longer than ``limit`` seconds."""
        return limit is not None and self.job is not None and time.monotonic() - self.since > limit

    def listen(self, limit: float | None) -> Done[Job, Result] | Lost[Job] | _NotOpened | None:
        """What it has to say: an outcome, that it cannot be opened, or nothing to pass on."""
        if not self.line.poll():
            if not self.overdue(limit):
                return None
            self.process.kill()
            return self._gone(
                f"took longer than {limit:g} s and was given up; --timeout allows more"
            )
        try:
            kind, content = self.line.recv()
        except (EOFError, OSError):
            self.process.join(5)
            return self._gone(self._death())
        if kind == "open":
            self.opened = True
            return None
        if kind == "unusable":
            self.alive = False
            return _NotOpened(content, for_good=True)
        assert self.job is not None
        job, self.job = self.job, None
        return Done(job, content) if kind == "done" else Lost(job, content)

    def _gone(self, reason: str) -> Lost[Job] | _NotOpened:
        job, self.job, self.alive = self.job, None, False
        if job is None:
            return _NotOpened(KithError(f"A reading process could not start: {reason}"), False)
        return Lost(job, reason)

    def _death(self) -> str:
        code = self.process.exitcode
        if code is None or code >= 0:
            return f"the reading process ended unexpectedly (exit code {code})"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        why = ", perhaps for want of memory: try fewer --workers" if name == "SIGKILL" else ""
        return f"the reading process crashed ({name}{why})"

    def stop(self) -> None:
        """End it, whatever it is at."""
        if not self.idle:
            self.process.kill()
        self.line.close()
        if self.idle:
            self.process.join(1)  # it leaves by itself when the line is closed
        self.alive = False
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


def _serve(worker: Worker[Any, Any], line: Connection) -> None:
    """The life of a process: open once, then one job after the other."""
    # Blocked since its birth, but a native library may have threads that do not block it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):  # nobody listens any more
        try:
            work = worker.open()
        except Exception as error:
            line.send(("unusable", _told(error)))
            return
        line.send(("open", None))
        while True:
            job = line.recv()
            try:
                message = ("done", work(job))
            except Exception as error:
                message = ("lost", describe_fault(error))
            line.send(message)


def _told(error: Exception) -> KithError:
    """An error that pickles, whatever the original holds."""
    if isinstance(error, WrongUse):
        return WrongUse(str(error))
    if isinstance(error, KithError):
        return KithError(str(error))
    return KithError(f"The reading engine cannot be started: {describe_fault(error)}")


def describe_fault(error: Exception) -> str:
    """An unforeseen error in one line."""
    if isinstance(error, MemoryError):
        return "not enough memory for this picture"
    return " ".join(f"a fault of ours: {type(error).__name__}: {error}".split())


def _draw(queue: Iterator[Job], count: int) -> list[Job]:
    return [job for _, job in zip(range(count), queue, strict=False)]


def _heard(crew: list[_Process[Job, Result]], limit: float | None) -> list[_Process[Job, Result]]:
    """Wait for news; those to listen to: they have sent something, died or are late."""
    channels = {process.line: process for process in crew}
    # A second is fine enough for a limit of minutes.
    ready = wait(list(channels), timeout=None if limit is None else min(1.0, limit / 4))
    heard = [channels[line] for line in ready if isinstance(line, Connection)]
    return heard + [p for p in crew if p not in heard and p.overdue(limit)]


@contextlib.contextmanager
def _sigint_blocked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process that is spawned brings a helper with it, and starting that lifts the
    # block; so the helper is started first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
