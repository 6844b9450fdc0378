"""Reading reports while people review: a run of the coder in a thread of the server."""

import sys
import threading

from tacitus.errors import TacitusError
from tacitus.project.linking import ProjectLinker
from tacitus.project.project import Project
from tacitus.project_values import Failed
from tacitus.store.database import Database
from tacitus.store.review import uncoded
from tacitus.values import Coder
from tacitus.web.forms import CodingView
from tacitus.write.safe import shown

MOST_FAILED = 20  # that are named
PATIENCE = 10.0  # seconds in which the report that is being read should end


class Background:
    """At most one run at a time; asked while one is going on, another follows it."""

    def __init__(self, reader: str = "learned") -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._again = False
        self._stop = threading.Event()
        self._done = self._expected = 0
        self._failed: list[str] = []

    def start(self, database: Database) -> None:
        """Read what is not read yet, then link. After a run that was told to stop, and may still
        be at its last report, a new one begins."""
        with self._lock:
            self._again = True
            before = self._thread
            if before is not None and before.is_alive() and not self._stop.is_set():
                return
            self._stop = threading.Event()
            self._done = self._expected = 0
            self._failed = []
            work = (database, self._stop, before)
            self._thread = threading.Thread(target=self._work, args=work, daemon=True)
            self._thread.start()

    def stop(self, patience: float = PATIENCE) -> None:
        """End the run after the report that it is at; wait for that, so many seconds at most."""
        self._stop.set()
        thread = self._thread
        if thread is not None:
            thread.join(patience)

    def view(self) -> CodingView:
        """How far it is."""
        thread = self._thread
        running = thread is not None and thread.is_alive()
        return CodingView(
            running=running,
            done=self._done,
            expected=max(self._expected, self._done),
            failed=list(self._failed),
        )

    def _work(
        self, database: Database, stop: threading.Event, before: threading.Thread | None
    ) -> None:
        """Run until nobody asks for more."""
        if before is not None:
            before.join()
            self._again = True  # it may have taken what was asked for as its own
        while not stop.is_set():
            with self._lock:
                if not self._again:
                    self._thread = None  # whoever asks from here on needs a new one
                    return
                self._again = False
            try:
                self._run(database, stop)
            except TacitusError as fault:
                self._failed.append(shown(str(fault)))
                print(f"tacitus: {shown(str(fault))}", file=sys.stderr, flush=True)

    def _run(self, database: Database, stop: threading.Event) -> None:
        """One run; where all is read, the reader is not even loaded."""
        with database.reading() as connection:
            left = uncoded(connection)
        coder = self._read(database, stop) if left else None
        if not stop.is_set():
            ProjectLinker(coder)(database)

    def _read(self, database: Database, stop: threading.Event) -> Coder:
        """Read until all is read, or until it is to stop; who read."""
        run = Project(database).coding(1, reader=self._reader)
        self._expected = self._done + run.expected
        outcomes = iter(run)
        for one in outcomes:
            self._done += 1
            if isinstance(one, Failed) and len(self._failed) < MOST_FAILED:
                self._failed.append(shown(f"{one.name}: {one.reason}"))
            if stop.is_set():
                break
        close = getattr(outcomes, "close", None)
        if close is not None:
            close()
        return run.coder
