"""What the page Release makes: the same exports and releases as the command line, told of."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.project.conditions import Conditions
from tacitus.project.exporting import NO_INCIDENTS, format_of, passing_into, write_export
from tacitus.project.incidents import Incidents
from tacitus.project.outgoing import wish_of
from tacitus.project.project import Project
from tacitus.project.releasing import by_column, checked, fate_of, imprint_of, last_in, table_of
from tacitus.store.database import Database
from tacitus.web.outgoing import Job, Work
from tacitus.write.formats.base import Format
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.table_format import TableFormat, TablesFormat
from tacitus.write.formats.target import Target
from tacitus.write.proof.written import LONGEST
from tacitus.write.release.changes import Fate
from tacitus.write.release.policy import Audience, Level, Policy, read_policy
from tacitus.write.release.writing import FATES, Plan, Released, release
from tacitus.write.release.writing import TABLES as ALWAYS
from tacitus.write.safe import excerpt, shown

ROWS = 5  # of each file that are shown
CELL = 120  # characters of a cell that are shown
COLUMNS = 40  # of a table that are shown
FILES = 12
DELIMITERS = {".csv": ",", ".tsv": "\t"}
RELEASES = "releases"  # the folder beside a project in which the last release is looked for
POLICY = "privacy.toml"  # the file beside a project that stands in for the package's policy


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, as it is: a table's rows, or lines of text of one cell each."""

    name: str
    bytes: int
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Fated:
    """What became of the cells of a column in the privacy step."""

    table: str
    column: str
    level: Level
    shown: int
    names_withheld: int
    coarse: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Made:
    """What there is to say of a file. `statuses` has its incidents by review, `left` is how many
    were left out for not being reviewed, `apart` how many since whoever exports is still to code a
    report of them, `losses` what the format cannot say; of a release
    `cells` were read back and searched for `names`."""

    rows: int
    incidents: int
    statuses: dict[str, int]
    left: int
    disputed: int
    losses: list[str]
    samples: list[Sample]
    fates: list[Fated]
    cells: int = 0
    names: int = 0
    found: int = 0
    news: str = ""
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which incidents: conditions, and whether also those that nobody has reviewed; `coder` as of
    `Wanted`."""

    conditions: Conditions
    everything: bool
    coder: str | None = None

    def asked(self) -> dict[str, Any]:
        """What `Project.incidents` takes."""
        return self.conditions.reviewed(self.everything).given()

    def incidents(self, project: Project) -> Incidents:
        """Those that are chosen, without what the coder may not see yet."""
        return self.seen(project.incidents(**self.asked()))

    def seen(self, found: Incidents) -> Incidents:
        """The same without what the coder may not see yet."""
        return replace(found, wanted=replace(found.wanted, coder=self.coder))

    def apart(self, project: Project) -> int:
        """How many are left out for that."""
        if self.coder is None:
            return 0
        return len(project.incidents(**self.asked())) - len(self.incidents(project))

    def left(self, project: Project) -> int:
        """How many meet the conditions and are left out."""
        asked, all_ = self.asked(), self.conditions.given()
        if asked == all_:
            return 0
        every = self.seen(project.incidents(**all_))
        return len(every) - len(self.incidents(project))


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """An export: a format of `FORMATS`, a kind of file of `FILE_KINDS`."""

    format: str
    kind: str | None = None
    excel: bool = False
    proof: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseOrder:
    """A release: what it is called, and levels that differ from the policy's."""

    title: str
    authors: tuple[str, ...]
    version: str | None = None
    day: str | None = None
    license: str = ""
    doi: str = ""
    audience: Audience = "public"
    formats: tuple[str, ...] = ()
    proof: bool = True
    persons: tuple[tuple[str, Level], ...] = ()
    columns: tuple[tuple[str, str, Level], ...] = ()


# ---- an export --------------------------------------------------------------------------------


def export_name(order: ExportOrder) -> tuple[str, str]:
    """The name of the file that is made, and the one it is offered under (a zip, where there are
    several); UsageError for what makes no sense."""
    chosen, kind = format_of(order.format, order.kind)
    if kind is not None and not isinstance(chosen, TableFormat | TablesFormat):
        raise UsageError(f"{chosen.name} has a kind of file of its own: choose none")
    suffix = f".{kind}" if kind else chosen.suffix
    name = f"tacitus-{chosen.name}"
    if is_folder(chosen, kind):
        return name, f"{name}.zip"
    return f"{name}{suffix}", f"{name}.zip" if order.proof else f"{name}{suffix}"


def is_folder(chosen: Format, kind: str | None) -> bool:
    """Whether the export is a folder of files."""
    if isinstance(chosen, TablesFormat):
        return kind not in ("xlsx", "sqlite", "db")
    return not chosen.suffix


def export_work(database: Database, chosen: Chosen, order: ExportOrder) -> Work:
    """Makes an export."""
    name, _ = export_name(order)
    format_, kind = format_of(order.format, order.kind)
    chooses = format_.name not in NO_INCIDENTS

    def work(job: Job) -> Path:
        project = Project(database)
        incidents = chosen.incidents(project)
        job.expected = len(incidents) if chooses else 0
        losses = Losses()
        passing = passing_into(format_.name, job.ticked(incidents), losses)
        wish = wish_of(project, excel=order.excel, kind=kind)
        folder = job.folder / Path(name).stem if order.proof else job.folder
        folder.mkdir(exist_ok=True)
        path = folder / name
        rows = write_export(format_, passing, Target(path), wish, proof=order.proof)
        told = Made(
            rows=rows,
            incidents=passing.statuses.total(),
            statuses=dict(sorted(passing.statuses.items())),
            left=chosen.left(project) if chooses else 0,
            apart=chosen.apart(project) if chooses else 0,
            disputed=passing.disputed,
            losses=[shown(line) for line in losses.summary()],
            samples=samples(path),
            fates=[],
        )
        job.told = asdict(told)
        return folder if order.proof else path

    return work


# ---- a release --------------------------------------------------------------------------------


def policy_of(database: Database, audience: Audience) -> Policy:
    """The policy of the project, from the file beside it, else the package's."""
    place = beside(database, POLICY)
    path = place if place is not None and place.is_file() else None
    return checked(read_policy(path, audience), POLICY)


def beside(database: Database, name: str) -> Path | None:
    """A path beside the file of the project; None where it has none."""
    return database.path.resolve().parent / name if database.path else None


def previous_of(database: Database) -> Path | None:
    """The last release in the folder beside the project."""
    place = beside(database, RELEASES)
    return last_in(place) if place is not None else None


def plan_of(database: Database, chosen: Chosen, order: ReleaseOrder) -> Plan:
    """The plan of a release; UsageError for what makes no sense."""
    imprint = imprint_of(
        chosen.asked(),
        title=order.title,
        version=order.version,
        day=order.day,
        authors=order.authors,
        license=order.license,
        doi=order.doi,
    )
    policy = policy_of(database, order.audience)
    policy = replace(
        policy,
        persons={**policy.persons, **dict(order.persons)},
        columns={**policy.columns, **{(t, column): level for t, column, level in order.columns}},
    )
    more = tuple(map(table_of, dict.fromkeys(order.formats)))
    return Plan(imprint, checked(policy, "privacy"), more, previous_of(database), order.proof)


def release_work(database: Database, chosen: Chosen, order: ReleaseOrder) -> tuple[str, Work]:
    """The name of a release, and what makes it."""
    plan = plan_of(database, chosen, order)
    name = f"release-{safe(plan.imprint.version)}"

    def work(job: Job) -> Path:
        project = Project(database)
        incidents = chosen.incidents(project)
        job.expected = len(incidents) * (1 + len(ALWAYS) + len(plan.more))

        def again() -> Iterable[Incident]:
            return job.ticked(incidents)

        def fate(id_: str) -> Fate:
            return fate_of(project, id_)

        folder = job.folder / name
        with Target(folder).folder() as draft:
            done = release(draft, again, fate, wish_of(project), plan)
        job.told = asdict(told_of(done, folder, chosen.left(project)))
        return folder

    return f"{name}.zip", work


def safe(version: str) -> str:
    """A version as part of a file's name."""
    return "".join(c if c.isalnum() or c in ".-_" else "_" for c in version)[:60].strip(".") or "1"


def told_of(done: Released, folder: Path, left: int) -> Made:
    """What there is to say of a release."""
    columns = sorted(by_column(done).items())
    return Made(
        rows=done.rows,
        incidents=done.incidents,
        statuses=dict(sorted(done.statuses.items())),
        left=left,
        disputed=0,
        losses=list(done.uneven),
        samples=samples(folder),
        fates=[
            Fated(table, column, done.policy.level(table, column), *counts)
            for (table, column), fates in columns
            for counts in [[fates.get(fate, 0) for fate in FATES]]
        ],
        cells=done.searched.cells,
        names=done.searched.names,
        found=len(done.searched.found),
        news=done.news,
    )


# ---- what is shown of it ----------------------------------------------------------------------


def samples(path: Path) -> list[Sample]:
    """The beginning of a file, or of each file of a folder that is text."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    files.sort(key=lambda one: one.name != "incidents.csv")  # which is looked for first
    return [
        Sample(shown(one.name), one.stat().st_size, list(islice(rows_of(one), 1 + ROWS)))
        for one in files
        if one.is_file() and (one.suffix in DELIMITERS or len(files) == 1)
    ][:FILES]


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a table with short cells; of other text its lines; of what is no text nothing."""
    delimiter = DELIMITERS.get(path.suffix)
    with path.open(encoding="utf-8-sig", newline="", errors="strict") as stream:
        try:
            if delimiter is None:
                while line := stream.readline(20_000):
                    yield [excerpt(line, 4 * CELL)]
                return
            csv.field_size_limit(LONGEST)
            for row in csv.reader(stream, delimiter=delimiter):
                yield [excerpt(cell, CELL) for cell in row[:COLUMNS]]
        except (UnicodeDecodeError, csv.Error):
            return
