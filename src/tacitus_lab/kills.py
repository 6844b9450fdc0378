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
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import claims, codings, imports, reports, sightings

WORDS = (
    "Gunmen attacked the post number {} in Lima on Tuesday and killed two officers, police said."
)
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
    """Every fault that is found, and at the end a line that says what was done."""
    draw = random.Random(plan.seed)  # noqa: S311  # no secret
    place = str(folder / "killed.db")
    init_project(place)
    faults = cut = 0
    for kind, times, size in (("add", plan.adds, plan.reports), ("run", plan.runs, plan.coded)):
        whole = 0.0  # seconds of a call that was not killed
        for number in range(times):
            name = f"{kind}{number}"
            file = made(folder / f"{name}.jsonl", name, size)
            call = ["add", str(file)] if kind == "add" else ["run", "--workers", "1"]
            if kind == "run":
                with Project(open_project(place)) as project:
                    project.add(file)
            if whole:
                cut += killed([*call, "--project", place], draw.uniform(0, BEYOND * whole))
                found = list(half_written(place, name, size, kind))
                faults += len(found)
                yield from (f"{name}, killed: {fault}" for fault in found)
            begun = time.perf_counter()
            finish([*call, "--project", place])
            whole = whole or time.perf_counter() - begun
            found = list(unfinished(place, name, size, kind))
            faults += len(found)
            yield from (f"{name}, called again: {fault}" for fault in found)
    yield f"{plan.adds + plan.runs} rounds, {cut} calls cut short by SIGKILL, {faults} faults"


def made(path: Path, name: str, size: int) -> Path:
    """A file with so many reports, whose ids begin with the name."""
    rows = ({"id": f"{name}-{n}", "text": WORDS.format(n), "language": "en"} for n in range(size))
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


def half_written(place: str, name: str, size: int, kind: str) -> Iterator[str]:
    """What is wrong after a kill: an import, and a coding, is there as a whole or not at all."""
    database = open_project(place)
    with database.reading() as connection:
        yield from unsound(connection)
        there = of_round(connection, name)
        if kind == "add" and there not in {0, size}:
            yield f"{there} of {size} reports are there"
    database.close()


def unfinished(place: str, name: str, size: int, kind: str) -> Iterator[str]:
    """What is wrong after the call was made again and ended well."""
    database = open_project(place)
    with database.reading() as connection:
        yield from unsound(connection)
        there = of_round(connection, name)
        if there != size:
            yield f"{there} of {size} reports are there"
        if kind == "run":
            mine = select(func.count()).select_from(codings).join(reports)
            done = connection.scalar(mine.where(reports.c.id.startswith(f"{name}-")))
            if done != size:
                yield f"{done} of {size} codings are there"
    database.close()


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
