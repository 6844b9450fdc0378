"""The same work over a cluster of Dask: each of its workers keeps coders as `crew.py` does, and a
report whose worker goes is given to another by the scheduler. Only the run writes to the project.

`distributed` (extra `scale`) is loaded when a run asks for it.
"""

import importlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

from tacitus.errors import ProjectError, UsageError
from tacitus.project.coders import Answer
from tacitus.project.crew import Crew, own_command
from tacitus.store.queue import Waiting
from tacitus.values import Coder

TO_CONNECT = 10.0  # seconds for the scheduler to answer
TO_BEGIN = 180.0  # seconds for a worker to be there and its coder to be loaded
PATIENCE = 5.0  # seconds after which it is seen whether the cluster is still there
AGAIN = 3  # times that a report is given again because its answer was lost
LONE = 24  # times of patience without any worker before the run ends


# ---- on a worker of the cluster -------------------------------------------------------------


class Bench:
    """The coders of one worker of the cluster, each a process, that are not at work."""

    def __init__(self, command: tuple[str, ...], seconds: float) -> None:
        self._command, self._seconds = command, seconds
        self._idle: SimpleQueue[Crew] = SimpleQueue()
        self._closed = False

    @contextmanager
    def borrowed(self) -> Iterator[Crew]:
        """A coder, started where all are at work; ProjectError if it cannot be."""
        try:
            crew = self._idle.get_nowait()
        except Empty:
            crew = Crew(self._command, 1, self._seconds)
        try:
            yield crew
        except BaseException:
            crew.close()
            raise
        self._idle.put(crew)
        if self._closed:
            self.close()

    def close(self) -> None:
        """End those that are not at work, and the others when they are done."""
        self._closed = True
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()


@cache
def bench(command: tuple[str, ...], seconds: float) -> Bench:
    """The one of this process."""
    return Bench(command, seconds)


def introduced(command: tuple[str, ...], seconds: float) -> tuple[Coder, tuple[str, ...]]:
    """Who codes there, and what was said when it was opened."""
    with bench(command, seconds).borrowed() as crew:
        return crew.coder, crew.notes


def coded(command: tuple[str, ...], seconds: float, waiting: Waiting) -> Answer:
    """The answer to a report."""
    with bench(command, seconds).borrowed() as crew:
        crew.give(waiting)
        (answer,) = crew.take()
        return answer


def dismissed(command: tuple[str, ...], seconds: float) -> None:
    """End the coders of this worker."""
    bench(command, seconds).close()
    bench.cache_clear()


# ---- where the run is -----------------------------------------------------------------------


class Cluster:
    """The workers of a cluster, as a run sees them. UsageError without `distributed`, ProjectError
    where the cluster cannot be used. `command` is how a coder is started there; None: as here."""

    def __init__(
        self,
        address: str,
        reader: str,
        model: str,
        seconds: float,
        command: list[str] | None = None,
    ) -> None:
        try:
            self._dask: Any = importlib.import_module("distributed")
        except ImportError:
            raise UsageError("--dask needs Dask: pip install 'tacitus[scale]'") from None
        closed = getattr(
            importlib.import_module("distributed.client"), "ClosedClientError", OSError
        )
        self._gone: tuple[type[Exception], ...] = (
            OSError, RuntimeError, CancelledError, closed,
        )  # fmt: skip
        self._address = address
        self._order = (tuple(command or own_command(reader, model)), seconds)
        self._answers: SimpleQueue[tuple[Waiting, Any]] = SimpleQueue()
        self._going: dict[int, Any] = {}  # by the key of the report
        self._lost: Counter[int] = Counter()  # answers, by the key of the report
        try:
            self._client = self._dask.Client(address, timeout=TO_CONNECT, set_as_default=False)
        except (OSError, ValueError):  # a timeout is an OSError
            raise ProjectError(
                f"{address}: no scheduler answers: start one with `dask scheduler`"
            ) from None
        try:
            self.coder, self.notes = self._begun()
        except BaseException:
            self.close()
            raise

    def _begun(self) -> tuple[Coder, tuple[str, ...]]:
        """What the first worker says."""
        future = self._client.submit(introduced, *self._order, pure=False)
        try:
            future.exception(timeout=TO_BEGIN)
        except self._dask.TimeoutError:
            raise ProjectError(
                f"{self._address}: no worker of the cluster is ready after {TO_BEGIN:g} seconds:"
                f" start some with `dask worker {self._address}`"
            ) from None
        if future.status != "finished":
            raise self._fault_of(future)
        told: tuple[Coder, tuple[str, ...]] = future.result()
        return told

    def _fault_of(self, future: Any) -> ProjectError:
        """Why there is no answer, if it is not the report's fault."""
        fault = future.exception() if future.status == "error" else None
        if isinstance(fault, ProjectError):
            return fault
        if fault is None:
            return self._left_alone()
        return ProjectError(
            f"{self._address}: its workers cannot code ({type(fault).__name__}: {fault}): install"
            " this version of Tacitus there too"
        )

    def _left_alone(self) -> ProjectError:
        """Why a run ends early."""
        return ProjectError(
            f"{self._address}: the cluster is gone: what is coded is kept, and the next run goes on"
        )

    @property
    def size(self) -> int:
        """The threads of all workers now."""
        return max(1, self._threads())

    def _threads(self) -> int:
        """As the scheduler last told."""
        try:
            workers = self._client.scheduler_info(n_workers=-1)["workers"]
        except self._gone:  # or away for the moment
            return 0
        return sum(int(one["nthreads"]) for one in workers.values())

    def give(self, waiting: Waiting, /) -> None:
        """Let a report be coded."""
        try:
            future = self._client.submit(coded, *self._order, waiting, pure=False)
        except self._gone:
            raise self._left_alone() from None
        self._going[waiting.key] = future
        future.add_done_callback(lambda done: self._answers.put((waiting, done)))

    def take(self) -> list[Answer]:
        """The answers that are there, at least one. ProjectError if the cluster is gone, or has
        been without a worker for minutes."""
        while True:
            ready = [self._first()]
            with suppress(Empty):
                while True:
                    ready.append(self._answers.get_nowait())
            try:
                found = [self._answer(waiting, future) for waiting, future in ready]
            except self._gone:  # while an answer was fetched
                raise self._left_alone() from None
            if answers := [answer for answer in found if answer is not None]:
                return answers

    def _first(self) -> tuple[Waiting, Any]:
        """The next answer."""
        alone = 0
        while True:
            with suppress(Empty):
                return self._answers.get(timeout=PATIENCE)
            alone = 0 if self._client.status == "running" and self._threads() else alone + 1
            if alone >= LONE or self._client.status == "closed":
                raise ProjectError(
                    f"{self._address}: the cluster has no worker any more: what is coded is kept;"
                    " start some and run again"
                )

    def _answer(self, waiting: Waiting, future: Any) -> Answer | None:
        """What became of a report; None if its answer went down with a worker, and it was given
        again."""
        self._going.pop(waiting.key, None)
        with suppress(CancelledError):  # the worker that had the answer is gone
            if future.status == "finished":
                return self._checked(future.result())
        there = self._client.status == "running"
        if there and future.status != "error" and self._lost[waiting.key] < AGAIN:
            self._lost[waiting.key] += 1
            self.give(waiting)
            return None
        fault = future.exception() if future.status == "error" else None
        if isinstance(fault, self._dask.KilledWorker):
            return Answer(waiting, None, "ended one worker of the cluster after the other")
        raise self._fault_of(future)

    def _checked(self, answer: Answer) -> Answer:
        """The answer, if its coder is that of this run."""
        coder = answer.coded["coder"] if answer.coded is not None else asdict(self.coder)
        if coder == asdict(self.coder):
            return answer
        raise ProjectError(
            f"{self._address}: its workers have different versions of Tacitus or its model"
            f" ({coder['version']} and {self.coder.version}): install the same one on all"
        )

    def close(self) -> None:
        """Leave the cluster, whose workers end the coders of this run."""
        with suppress(*self._gone):  # whatever is gone already need not be told
            if self._client.status == "running":
                self._client.cancel(list(self._going.values()))
                self._client.run(dismissed, *self._order, on_error="ignore")
            self._client.close(timeout=TO_CONNECT)
