"""What the server works on: the project that is open, who decides, and the reading behind it."""

import json
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from tacitus.acquire.samples import samples
from tacitus.config import settings
from tacitus.errors import ProjectError, UsageError
from tacitus.project.adding import Wish, add_sources
from tacitus.project_values import Imported
from tacitus.store.database import Database
from tacitus.store.opening import NEWEST, init_project, open_project
from tacitus.store.people import has_people
from tacitus.version import VERSION
from tacitus.web.background import Background
from tacitus.web.outgoing import Outgoing
from tacitus.web.places import Places
from tacitus.write.safe import shown

OWN = "tacitus.db"  # the project that is made for files that are dropped where none is open
HANDED_OVER = "tacitus-"  # how folders begin through which files come from the browser
PATIENCE = 10.0  # seconds that a decision waits for another writer


class NoProject(ProjectError):
    """No project is open."""


class OtherProject(ProjectError):
    """A page was made from a project that is not open any more."""


class Desk:
    """One for each server. Its projects are SQLAlchemy engines, which threads may share."""

    def __init__(self, who: str, folder: Path, reader: str = "learned") -> None:
        self.who = who
        self.folder = folder
        self.places = Places()
        self.reading = Background(reader)
        self.outgoing = Outgoing()
        self.writing = threading.Lock()  # one writer a process need not poll for the file's lock
        self._database: Database | None = None
        self._mark = ""

    # ---- the project ------------------------------------------------------------------------

    @property
    def database(self) -> Database:
        """The project that is open; NoProject if none is."""
        if self._database is None:
            raise NoProject("no project is open: choose one on the start page")
        return self._database

    @property
    def name(self) -> str | None:
        """What the project is called, never with a password."""
        return shown(self._database.name) if self._database else None

    @property
    def mark(self) -> str:
        """By which a page knows that the project it was made from is still open; the same for one
        file however its path is written, and another for one of that name in another folder."""
        return self._mark

    @property
    def has_people(self) -> bool:
        """Whether one has to sign in to the project that is open."""
        with self.database.reading() as connection:
            return has_people(connection)

    def open(self, place: str, *, make: bool = False) -> None:
        """Open a project in place of the one that is open."""
        if make:
            init_project(place)
        database = open_project(place, patience=PATIENCE)
        before, self._mark = self._database, mark_of(database)  # pages of the old one stop first
        self._database = database
        if before is not None:
            self.reading.stop()
            self.outgoing.close()
            before.close()
        self.reading.start(database)

    def open_sample(self) -> None:
        """Open the sample project of this user, made and filled if need be."""
        folder = settings().cache / "sample"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            folder = Path(tempfile.mkdtemp(prefix="tacitus-sample-"))
        place = str(folder / f"sample-{VERSION}-{NEWEST}.db")
        init_project(place)
        database = open_project(place, patience=PATIENCE)
        try:
            reports = [asdict(one.received.report) for one in samples()]
            lines = "".join(json.dumps(known(report)) + "\n" for report in reports)
            with handed_over([("sample.jsonl", lines.encode("utf-8"))]) as paths:
                add_sources(database, paths, Wish(), lambda _: None, iter)
        finally:
            database.close()
        self.open(place)

    def projects_here(self) -> list[str]:
        """Names of files in the folder that look like projects."""
        try:
            return sorted(path.name for path in self.folder.glob("*.db") if path.is_file())[:20]
        except OSError:
            return []

    # ---- what comes in ----------------------------------------------------------------------

    def add(self, who: str, files: Sequence[tuple[str, bytes]]) -> tuple[Imported, list[str]]:
        """Add files, given by name and content, to the open project, else to one of our own; what
        was done, and what was refused."""
        if self._database is None:
            self.open(str(self.folder / OWN), make=True)
            if self.has_people:
                raise UsageError(f"{self.name} has people: sign in first, then add once more")
        refused: list[str] = []
        with handed_over(files) as paths:
            folder = str(Path(paths[0]).parent) + "/"
            told = lambda line: refused.append(shown(line.replace(folder, "")))  # noqa: E731
            done = add_sources(self.database, paths, Wish(who=who), told, iter)
        self.reading.start(self.database)
        return done, refused

    def close(self) -> None:
        """Let go of everything."""
        self.reading.stop()
        self.outgoing.close()
        if self._database is not None:
            self._database.close()


def mark_of(database: Database) -> str:
    """The mark of a project."""
    place = str(database.path.resolve()) if database.path else database.name
    return sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def known(report: dict[str, object]) -> dict[str, object]:
    """What is told of a report, as a line of a .jsonl file has it."""
    return {key: value for key, value in report.items() if value is not None and key != "sha256"}


@contextmanager
def handed_over(files: Sequence[tuple[str, bytes]]) -> Iterator[list[str]]:
    """The files on the disk, in a folder that goes when all is read."""
    if not files:
        raise UsageError("there is no file: choose one, or paste a text")
    with tempfile.TemporaryDirectory(prefix=HANDED_OVER) as folder:
        paths: list[str] = []
        for number, (name, content) in enumerate(files):
            own = Path(folder) / safe_name(name, number)
            own.write_bytes(content)
            paths.append(str(own))
        yield paths


def safe_name(name: str, number: int) -> str:
    """The last part of a file's name, without what a file system cannot hold, and not twice."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c if c.isalnum() or c in "._- " else "_" for c in last).strip(". ")[-120:]
    return f"{number}-{plain}" if number else plain or "file.txt"
