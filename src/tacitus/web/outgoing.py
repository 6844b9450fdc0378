"""Files that are made for download, in threads of the server: with how far each has come, and
nothing left behind by one that was stopped."""

import os
import secrets
import shutil
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from tacitus.errors import OWN_FAULTS, TacitusError, UsageError
from tacitus.store.queue import alive
from tacitus.write.safe import shown

T = TypeVar("T")
State = Literal["making", "ready", "failed"]
PREFIX = "tacitus-out-"  # of folders, then the process that made it
MOST = 4  # files that are being made, or waited for, at once
LONGEST = 3_600.0  # seconds that a file waits to be fetched
PATIENCE = 10.0  # seconds in which a job that is told to stop should have
CHUNK = 1 << 20
EPOCH = (1980, 1, 1, 0, 0, 0)  # of what is in a zip: the same files give the same bytes


class Stopped(TacitusError):
    """Nobody wants the file any more."""


class Gone(TacitusError):
    """There is no such file; it was fetched too late, or given up."""


@dataclass(slots=True)
class Job:
    """A file that is being made. `expected` is how many steps that takes, `told` what there is to
    say of it, `path` the file once it is there."""

    id: str
    name: str
    folder: Path
    begun: float
    done: int = 0
    expected: int = 0
    state: State = "making"
    message: str = ""
    told: dict[str, Any] | None = None
    path: Path | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread | None = None

    def ticked(self, items: Iterable[T]) -> Iterator[T]:
        """The items, each counted as a step; Stopped when nobody wants the file any more."""
        for one in items:
            if self.stop.is_set():
                raise Stopped("stopped")
            yield one
            self.done += 1


Work = Callable[[Job], Path]  # makes what is to be fetched in the folder of the job: a file, or a
# folder of files, which is then put into a zip


class Outgoing:
    """The files of one server."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def start(self, name: str, work: Work) -> Job:
        """Begin to make a file, which is offered under this name. UsageError if too many are being
        made already; of those that are ready the oldest goes."""
        with self._lock:
            for job in list(self._jobs.values()):
                if job.state != "making" and time.monotonic() - job.begun > LONGEST:
                    self._remove(job)
            ready = [job for job in self._jobs.values() if job.state != "making"]
            if len(self._jobs) >= MOST and ready:
                self._remove(ready[0])
            if len(self._jobs) >= MOST:
                raise UsageError(f"{MOST} files are being made already: wait, or stop one")
            sweep()
            folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
            job = Job(secrets.token_urlsafe(12), name, folder, time.monotonic())
            job.thread = threading.Thread(target=make, args=(job, work), daemon=True)
            self._jobs[job.id] = job
            job.thread.start()
        return job

    @property
    def waiting(self) -> int:
        """How many files are being made or wait to be fetched."""
        return len(self._jobs)

    def find(self, id_: str) -> Job:
        """The job of an id; Gone if there is none."""
        with self._lock:
            if id_ not in self._jobs:
                raise Gone("this file is gone: make it again")
            return self._jobs[id_]

    def drop(self, id_: str) -> None:
        """Stop making a file, or delete it; nothing is left of it. Dropped twice is dropped."""
        with self._lock:
            job = self._jobs.get(id_)
            if job is not None:
                self._remove(job)

    def close(self) -> None:
        """Drop all, and wait for those that were being made."""
        with self._lock:
            jobs = list(self._jobs.values())
            for job in jobs:
                self._remove(job)
        for job in jobs:
            if job.thread is not None:
                job.thread.join(PATIENCE)

    def _remove(self, job: Job) -> None:
        """A job that runs deletes its folder itself when it has stopped."""
        del self._jobs[job.id]
        job.stop.set()
        if job.state != "making":
            shutil.rmtree(job.folder, ignore_errors=True)


def make(job: Job, work: Work) -> None:
    """Do the work of a job, in a thread of its own."""
    try:
        made = work(job)
        job.path = zipped(job, made) if made.is_dir() else made
        job.state = "ready"
    except TacitusError as fault:
        job.message = shown(str(fault).replace(f"{job.folder}/", ""))
        job.state = "failed"
    except (*OWN_FAULTS, OSError) as fault:
        job.message = shown(f"the file could not be made ({type(fault).__name__}: {fault})")
        print(f"tacitus: {job.message}", file=sys.stderr, flush=True)
        job.state = "failed"
    if job.state == "failed" or job.stop.is_set():
        shutil.rmtree(job.folder, ignore_errors=True)


def zipped(job: Job, folder: Path) -> Path:
    """The files of a folder in one, under the folder's name."""
    path = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(folder.rglob("*")):
            if not one.is_file():
                continue
            entry = zipfile.ZipInfo(str(one.relative_to(folder.parent)), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with one.open("rb") as stream, archive.open(entry, "w", force_zip64=True) as into:
                while part := stream.read(CHUNK):
                    if job.stop.is_set():
                        raise Stopped("stopped")
                    into.write(part)
            one.unlink()  # the disk need not hold all of it twice
    return path


def sweep() -> None:
    """Delete what servers left that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        process = folder.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdecimal() and not alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)
