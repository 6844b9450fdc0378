"""`tacitus-lab kills`: add and run are killed at random moments, and nothing may be lost, doubled
or half-written. SIGKILL leaves what the process has handed to the system; that a commit also
survives a power cut rests on SQLite's `synchronous = FULL`, which the store sets."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from tacitus.project.project import Project
from tacitus.store.codings import codings_of
from tacitus.store.linking import unlinked
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import (
    claims,
    codings,
    events,
    imports,
    incidents,
    linked,
    links,
    reports,
    sightings,
    summaries,
)

WORDS = (
    "Gunmen attacked the post number {} in Lima on Tuesday and killed two officers, police said."
)
ROUNDS = 20  # in one project: the checks take longer the more it holds
BEYOND = 1.1  # moments are drawn up to so many times the time of a whole call


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each is killed, over how many reports a round, and from which random numbers."""

    adds: int
    runs: int
    reports: int = 4_000
    coded: int = 40
    seed: int = 1


def kills(plan: Plan, folder: Path) -> Iterator[str]:
    """Every fault that is found, and at the end a line for each command that says what was done."""
    draw = random.Random(plan.seed)  # noqa: S311  # no secret
    for kind, times, size in (("add", plan.adds, plan.reports), ("run", plan.runs, plan.coded)):
        faults = cut = 0
        whole = 0.0  # seconds of a call that was not killed
        for number in range(times + 1):
            place = str(folder / f"{kind}{number // ROUNDS}.db")
            if number % ROUNDS == 0:
                init_project(place)
            round_ = Round(place, kind, f"{kind}{number}", size)
            call = [*round_.prepared(folder), "--project", place]
            if whole:  # the first is only measured
                cut += killed(call, draw.uniform(0, BEYOND * whole))
                found = [f"{round_.name}, killed: {fault}" for fault in half_written(round_)]
                faults += len(found)
                yield from found
            begun = time.perf_counter()
            finish(call)
            whole = whole or time.perf_counter() - begun
            found = [f"{round_.name}, called again: {fault}" for fault in unfinished(round_)]
            faults += len(found)
            yield from found
        yield f"{kind}: killed at {times} moments, {cut} calls cut short, {faults} faults"


@dataclass(frozen=True, slots=True)
class Round:
    """One kill: the command, and the reports, so many, whose ids begin with the name."""

    place: str
    kind: str
    name: str
    size: int

    def prepared(self, folder: Path) -> list[str]:
        """The call to be killed, when all that it needs is there. The reader of `run` is the one
        that is loaded soonest, so that most kills meet the run itself."""
        file = made(folder / f"{self.name}.jsonl", self.name, self.size)
        if self.kind == "add":
            return ["add", str(file)]
        with Project(open_project(self.place)) as project:
            project.add(file)
        return ["run", "--workers", "1", "--reader", "rules"]


def made(path: Path, name: str, size: int) -> Path:
    """A file with so many reports, whose ids begin with the name."""
    days = (f"2024-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(size))
    rows = (
        {"id": f"{name}-{n}", "text": WORDS.format(n), "language": "en", "published": day}
        for n, day in enumerate(days)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def command(call: list[str]) -> list[str]:
    """The command line as a process of its own."""
    return [sys.executable, "-P", "-m", "tacitus", *call]


def killed(call: list[str], seconds: float) -> bool:
    """Start a call and kill it after so many seconds; False if it had ended before."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command(call), stdout=quiet, stderr=quiet) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return True
    return False


def finish(call: list[str]) -> None:
    """Run a call to its end, which must be a good one."""
    subprocess.run(command(call), check=True, capture_output=True)


def half_written(killed: Round) -> Iterator[str]:
    """What is wrong after a kill: an import, and a coding, is there as a whole or not at all."""
    database = open_project(killed.place)
    with database.reading() as connection:
        yield from unsound(connection)
        there = of_round(connection, killed.name)
        if killed.kind == "add" and there not in {0, killed.size}:
            yield f"{there} of {killed.size} reports are there"
    database.close()


def unfinished(ended: Round) -> Iterator[str]:
    """What is wrong after the call was made again and ended well."""
    database = open_project(ended.place)
    with database.reading() as connection:
        yield from unsound(connection)
        there = of_round(connection, ended.name)
        if there != ended.size:
            yield f"{there} of {ended.size} reports are there"
        if ended.kind == "run":
            mine = select(func.count()).select_from(codings).join(reports)
            done = connection.scalar(mine.where(reports.c.id.startswith(f"{ended.name}-")))
            if done != ended.size:
                yield f"{done} of {ended.size} codings are there"
            if left := unlinked(connection, None):
                yield f"{len(left)} codings are not linked"
    database.close()


def unjoined(connection: Connection) -> Iterator[str]:
    """What is wrong with incidents: an event is in one, each that stands has events and a line, and
    what is linked stands in a coding that was taken up."""
    active = links.c.withdrawn_at.is_(None)
    doubled = select(links.c.event_key).where(active).group_by(links.c.event_key)
    if connection.execute(doubled.having(func.count() > 1)).first():
        yield "an event is in two incidents"
    gone = incidents.c.merged_into.is_not(None) | incidents.c.deleted_at.is_not(None)
    stand = set(connection.scalars(select(incidents.c.key).where(~gone)))
    if stand != set(connection.scalars(select(links.c.incident_key).where(active).distinct())):
        yield "an incident is without events, or one that is gone has some"
    if stand != set(connection.scalars(select(summaries.c.incident_key))):
        yield "an incident is without a line, or one that is gone has one"
    told = select(events.c.coding_key).join(links, links.c.event_key == events.c.key).where(active)
    other = events.c.coding_key.not_in(select(linked.c.coding_key))
    if connection.execute(told.where(other)).first():
        yield "an event is linked whose coding was not taken up"


def of_round(connection: Connection, name: str) -> int:
    """How many reports of a round the project has."""
    mine = reports.c.id.startswith(f"{name}-")
    return connection.scalar(select(func.count()).select_from(reports).where(mine)) or 0


def unsound(connection: Connection) -> Iterator[str]:
    """What must hold at any time: sums agree with rows, codings are whole and single."""
    checked = connection.scalar(text("PRAGMA integrity_check"))
    if checked != "ok":
        yield f"SQLite says {checked}"
    told = connection.scalar(select(func.sum(imports.c.new + imports.c.same + imports.c.changed)))
    seen = connection.scalar(select(func.count()).select_from(sightings))
    if (told or 0) != (seen or 0):
        yield f"the imports tell of {told} reports, there are {seen}"
    doubled = select(reports.c.id).where(reports.c.current).group_by(reports.c.id)
    if connection.execute(doubled.having(func.count() > 1)).first():
        yield "a report counts in two versions"
    yield from unjoined(connection)
    rows = connection.scalar(select(func.count()).select_from(claims)) or 0
    last = connection.execute(
        select(reports.c.id, codings.c.key).join(codings).order_by(codings.c.key.desc()).limit(1)
    ).first()
    if last is not None:
        mine = select(func.count()).select_from(claims).where(claims.c.coding_key == last.key)
        (coded,) = codings_of(connection, last.id)
        whole = sum(len(event.claims) for event in coded.events)
        whole += sum(len(entity.attributes) for entity in coded.entities)
        if connection.scalar(mine) != whole or rows < whole:
            yield f"the last coding has {connection.scalar(mine)} of its {whole} claims"
