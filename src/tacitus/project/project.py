"""A project as a thing to use: `p = tacitus.open("my.db")`, then `p.add(...)`, `p.run()`."""

import datetime
import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tacitus.incident_values import Change, Incident, Linking
from tacitus.project.adding import Wish, add_sources
from tacitus.project.changes import changes
from tacitus.project.cluster import Cluster
from tacitus.project.coders import Coders
from tacitus.project.crew import Crew, own_command
from tacitus.project.deciding import Deciding
from tacitus.project.incidents import Incidents, incident_of, moment_of, wanted
from tacitus.project.linker import Linker
from tacitus.project.linking import ProjectLinker
from tacitus.project.processes import processors
from tacitus.project.running import Run
from tacitus.project.taking_back import undo_whole_import
from tacitus.project_values import Failed, Import, Imported, Stored, Undone
from tacitus.store.codings import codings_of
from tacitus.store.database import Database
from tacitus.store.opening import init_project, open_project
from tacitus.store.reports import find_reports
from tacitus.store.undoing import all_imports
from tacitus.values import CodedReport, Coder

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
        """Undo an import; UsageError if there is no such import, it is undone already, or
        decisions stand on what it brought."""
        return undo_whole_import(self.database, user(), number).done

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
        (linker or ProjectLinker(run.coder))(self.database)
        return failed

    def link(
        self, coder: Coder | None = None, *, again: bool = False, processes: int = 1
    ) -> Linking:
        """Join the events of reports into incidents, as `run` does at its end. `coder` is whose
        codings are taken where a report has several, else that of the last time. What is new is
        compared with what is near it in time and place, or everything with everything: if much is
        new, if it is to be done `again`, or if the linker is another one than before. Several
        `processes` are quicker with tens of thousands of events; a script that wants them has what
        it does under `if __name__ == "__main__"`, for they read it, too."""
        return ProjectLinker(coder, again=again, processes=processes)(self.database)

    def coding(
        self,
        workers: int | None = None,
        *,
        reader: str = "learned",
        model: str | Path | None = None,
        again: bool = False,
        seconds: float = SECONDS,
        dask: str | None = None,
    ) -> Run:
        """A run whose outcomes can be iterated as they come; see `run`. `dask` is the address of
        the scheduler of a cluster, whose workers then code in place of processes here."""
        crew: Coders
        with ExitStack() as if_it_fails:
            if dask is not None:
                crew = Cluster(dask, reader, str(model or ""), seconds)
            else:
                size = workers or processors()
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

    def incidents(  # noqa: PLR0913  # the conditions that the field asks by
        self,
        *,
        country: str | None = None,
        start_date: str | datetime.date | None = None,
        end_date: str | datetime.date | None = None,
        type: str | None = None,  # noqa: A002
        actor: str | None = None,
        min_killed: int | None = None,
        status: str | None = None,
        since: str | datetime.date | None = None,
        search: str | None = None,
    ) -> Incidents:
        """The incidents that meet all these conditions: the latest first, those without a day last.
        `country` is a name or an ISO 3166 code; an incident counts if it may have been on one of
        the days from `start_date` to `end_date`; `type` is one of PLOVER's, with a mode after a
        slash if need be (`ASSAULT/firearms`); `actor` and `search` are words, "a phrase" too;
        `since` is the day from which on its reports changed. UsageError names what makes no
        sense."""
        asked = wanted(
            country=country, start_date=start_date, end_date=end_date, type=type, actor=actor,
            min_killed=min_killed, status=status, since=since, search=search,
        )  # fmt: skip
        return Incidents(self.database, asked)

    def incident(self, id: str) -> Incident:
        """All that is known of an incident. An id that was merged into another gives that one;
        UsageError for one that was deleted, or that there never was."""
        return incident_of(self.database, id)

    def changes(self, since: str | datetime.date) -> Iterator[Change]:
        """What became of incidents since the beginning of a day in UTC, or since a moment: the new
        ones, those that changed with what moved, those merged into others, those deleted."""
        moment = moment_of(since)
        assert moment is not None
        return changes(self.database, moment)

    def same(self, *incidents: str) -> Linking:
        """Say that these are one happening, from now on, whatever a later run finds. Incidents by
        their ids; one event of a report as `REPORT#EVENT` stands for the incident it is in."""
        return Deciding(self.database, user()).same(incidents)

    def different(self, one: str, two: str) -> Linking:
        """Say that these are two happenings, from now on: two incidents by their ids, or two events
        of reports (`REPORT#EVENT`)."""
        return Deciding(self.database, user()).different(one, two)

    def split(self, incident: str, *events: str) -> Linking:
        """Say that these events of reports (`REPORT#EVENT`) are one happening of their own, and no
        part of this incident."""
        return Deciding(self.database, user()).split(incident, events)

    def merge(self, *incidents: str) -> Linking:
        """Another word for `same`."""
        return self.same(*incidents)

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
