"""Worker processes, one a thread: a report goes to one of them, its coding or its failure comes
back. A worker that ends or hangs is replaced, and its report tried once more."""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import Any

from tacitus.errors import ProjectError
from tacitus.project.coders import Answer
from tacitus.store.queue import Waiting
from tacitus.values import Coder

TRIES = 2  # of a report that a worker did not survive
SHORT = 100_000  # characters; a longer text is given more time
TO_END = 5.0  # seconds a worker has to end by itself


def read(line: bytes) -> dict[str, Any]:
    """What a worker says; a fault of its own if it makes no sense."""
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        return {"fault": f"the coder says {line[:80]!r}, which makes no sense: please report"}
    return told


class WorkerGone(Exception):
    """A worker ended, or was ended, without an answer."""


class Worker:
    """One process. ProjectError if it cannot start."""

    def __init__(self, command: Sequence[str]) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable if part == HERE else part for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us, and we end it
        )
        hello = self._line()
        if hello is None:
            raise ProjectError(f"the coder does not start ({self._end()}): try `tacitus doctor`")
        told = read(hello)
        if "coder" not in told:
            self.close()
            raise ProjectError(str(told.get("fault", "the coder makes no sense")))
        self.coder = Coder(**told["coder"])
        self.notes = tuple(told["notes"])

    def ask(self, waiting: Waiting, seconds: float) -> dict[str, Any]:
        """The answer to a report; WorkerGone if there is none in that time."""
        report = waiting.report
        told = {name: getattr(report, name) for name in report.__slots__}
        late = threading.Event()
        timer = threading.Timer(seconds, self._stop, [late])
        timer.start()
        try:
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps(told).encode("ascii") + b"\n")
            self.process.stdin.flush()
            line = self._line()
        except (OSError, ValueError):  # it is gone, or was ended by `close`
            line = None
        finally:
            timer.cancel()
        if line is None:
            how = self._end()
            raise WorkerGone(f"no answer in {seconds:g} seconds" if late.is_set() else how)
        return read(line)

    def _stop(self, late: threading.Event) -> None:
        """End a process that hangs."""
        late.set()
        self.process.kill()

    def _line(self) -> bytes | None:
        """The next line that the process says; None if it has ended."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return line if line.endswith(b"\n") else None

    def _end(self) -> str:
        """Make sure that the process has ended; how it did."""
        self.close()
        status = self.process.returncode
        return f"its process was ended by signal {-status}" if status < 0 else "its process ended"

    def close(self) -> None:
        """End the process."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was still to be written to it
                    stream.close()
        try:
            self.process.wait(TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


HERE = "{python}"  # stands for the interpreter of the machine where a worker is started


def own_command(reader: str, model: str) -> list[str]:
    """How a worker is started."""
    return [HERE, "-P", "-m", "tacitus.project.worker", reader, model]


class Crew:
    """So many workers, each with its thread. The first is started at once: ProjectError if it
    cannot. `seconds` is what a report of ordinary length may take."""

    def __init__(self, command: Sequence[str], size: int, seconds: float) -> None:
        self._command, self._seconds = command, seconds
        self._tasks: SimpleQueue[Waiting | None] = SimpleQueue()
        self._answers: SimpleQueue[Answer | ProjectError] = SimpleQueue()
        self._workers: set[Worker] = set()
        self._closed = False
        first = self._hire()
        self.coder, self.notes = first.coder, first.notes
        self.size = size
        for number in range(size):
            worker = first if number == 0 else None
            threading.Thread(target=self._serve, args=(worker,), daemon=True).start()

    def give(self, waiting: Waiting, /) -> None:
        """Let a report be coded."""
        self._tasks.put(waiting)

    def take(self) -> list[Answer]:
        """The answers that are there, at least one, for which it waits. ProjectError if a worker
        could not be started."""
        found = [self._answers.get()]
        with contextlib.suppress(Empty):
            while True:
                found.append(self._answers.get_nowait())
        answers: list[Answer] = []
        for one in found:
            if isinstance(one, ProjectError):
                raise one
            answers.append(one)
        return answers

    def close(self) -> None:
        """End all workers, whatever they are at."""
        self._closed = True
        for _ in range(self.size):
            self._tasks.put(None)
        for worker in tuple(self._workers):
            worker.process.kill()
            worker.close()

    def _hire(self) -> Worker:
        """Start a worker."""
        worker = Worker(self._command)
        self._workers.add(worker)
        return worker

    def _serve(self, worker: Worker | None) -> None:
        """Code by one worker after the other until there is nothing more to do."""
        while (waiting := self._tasks.get()) is not None and not self._closed:
            try:
                answer, worker = self._try(waiting, worker)
            except ProjectError as fault:
                self._answers.put(fault)
                return
            self._answers.put(answer)

    def _try(self, waiting: Waiting, worker: Worker | None) -> tuple[Answer, Worker | None]:
        """The answer of a worker, and the worker if it is still there."""
        seconds = self._seconds * max(1.0, len(waiting.report.text) / SHORT)
        reasons: list[str] = []
        while len(reasons) < TRIES and not self._closed:
            worker = worker or self._hire()
            try:
                told = worker.ask(waiting, seconds)
            except WorkerGone as gone:
                self._workers.discard(worker)
                worker = None
                reasons.append(str(gone))
                continue
            return Answer(waiting, told.get("coded"), told.get("fault", "")), worker
        fault = f"tried {len(reasons)} times: {', then '.join(dict.fromkeys(reasons))}"
        return Answer(waiting, None, fault), worker
