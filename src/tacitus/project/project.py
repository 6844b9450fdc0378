"""A project as a thing to use: `p = tacitus.open("my.db")`, then `p.add(...)`, `p.run()`."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tacitus.project.adding import Wish, add_sources
from tacitus.project.crew import Crew, own_command
from tacitus.project.linker import Linker
from tacitus.project.running import Run
from tacitus.project_values import Failed, Import, Imported, Stored, Undone
from tacitus.store.codings import codings_of
from tacitus.store.database import Database
from tacitus.store.opening import init_project, open_project
from tacitus.store.reports import find_reports
from tacitus.store.undoing import all_imports, undo_import
from tacitus.values import CodedReport

SECONDS = 120.0  # that a report of ordinary length may take before its worker is ended


def nothing(_message: str) -> None:
    """Tell nobody."""


def open(place: str | Path, *, create: bool = False) -> "Project":  # noqa: A001  # as in `tacitus.open`
    """The project at a path, or at the URL of a PostgreSQL database. ProjectError where there is
    none, unless it is to be made, or where it cannot be used."""
    if create:
        init_project(str(place))
    return Project(open_project(str(place)))


class Project:
    """An open project. Not to be shared between threads."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def add(
        self,
        *sources: str | Path,
        published: str | None = None,
        columns: str | None = None,
        refused: Callable[[str], None] = nothing,
    ) -> Imported:
        """Add files and folders as one import: all of it, or nothing if anything is raised. What
        cannot be read is told to `refused`, and the rest is added. `columns` says what the columns
        of tables are (`text=body,title=headline`)."""
        wish = Wish(published, columns)
        return add_sources(self.database, [str(one) for one in sources], wish, refused, iter)

    def undo(self, number: int) -> Undone:
        """Undo an import; UsageError if there is no such import, or it is undone already."""
        with self.database.writing() as connection:
            return undo_import(connection, number, user())

    def run(
        self,
        workers: int | None = None,
        *,
        reader: str = "learned",
        model: str | Path | None = None,
        again: bool = False,
        linker: Linker | None = None,
    ) -> list[Failed]:
        """Code what this reader has not coded yet, by so many processes (one a processor if None),
        then link; what could not be coded. What is done when it is stopped is done."""
        run = self.coding(workers, reader=reader, model=model, again=again)
        failed = [one for one in run if isinstance(one, Failed)]
        if linker is not None:
            linker(self.database)
        return failed

    def coding(
        self,
        workers: int | None = None,
        *,
        reader: str = "learned",
        model: str | Path | None = None,
        again: bool = False,
        seconds: float = SECONDS,
    ) -> Run:
        """A run whose outcomes can be iterated as they come; see `run`."""
        size = workers or os.cpu_count() or 1
        with ExitStack() as if_it_fails:
            crew = Crew(own_command(reader, str(model or "")), size, seconds)
            if_it_fails.callback(crew.close)
            run = Run(self.database, crew, again=again)
            if_it_fails.pop_all()
        return run

    def reports(self, search: str | None = None, limit: int | None = None) -> Iterator[Stored]:
        """The reports of the project in the order they came in; `search` keeps those that hold all
        its words."""
        with self.database.reading() as connection:
            yield from find_reports(connection, search, limit)

    def codings(self, report_id: str) -> list[CodedReport]:
        """Every coding of a report, the first one first."""
        with self.database.reading() as connection:
            return list(codings_of(connection, report_id))

    def imports(self) -> list[Import]:
        """Every import, the first one first."""
        with self.database.reading() as connection:
            return all_imports(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def user() -> str:
    """Who is at it, by the system's name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a process without a user's name, as in some containers
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"
