"""`tacitus-lab plants`: exports of a project, or the project behind them, are changed in one small
place, again and again, and `verify` has to find every one, in its row and not by the hash of the
file alone; on what is untouched it finds nothing.

The changes in the project are made so that nothing in it is at odds with itself: a text that was
edited has a new hash, a span that was moved has moved in the coding and in its row.
"""

import hashlib
import json
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from tacitus.acquire.samples import samples
from tacitus.errors import UnreadableInput
from tacitus.project.holding import Holding
from tacitus.project.outgoing import wish_of
from tacitus.project.project import Project
from tacitus.store.contents import content_of, packed
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import claims, codings, evidence, reports
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.geopackage import GEOPACKAGE
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.sqlite_rows import quoted
from tacitus.write.proof.exporting import write_proven
from tacitus.write.proof.proof_file import beside, lines_of
from tacitus.write.proof.verifying import Broken, verify

DATE = re.compile(r"\d{4}-\d\d-\d\d")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many changes, in exports of which formats, from which random numbers, over how many of
    the sample reports (None: all)."""

    changes: int
    formats: tuple[str, ...] = ("incidents", "claims", "polecat", "plover")
    seed: int = 1
    reports: int | None = None


def plants(plan: Plan, folder: Path) -> Iterator[str]:
    """Every change that was not found and every false alarm, and at the end what was done."""
    draw = random.Random(plan.seed)  # noqa: S311  # no secret
    project = made(folder / "project.db", folder, plan.reports)
    files = exported(project, plan.formats, folder)
    missed = alarms = 0
    for file in files:
        for one in broken(project, file):
            alarms += 1
            yield f"{file.name}, untouched: {one}"
    kept = {path: path.read_bytes() for path in (*files, project)}
    counts = dict.fromkeys(KINDS, 0)
    for number in range(plan.changes):
        kind = list(KINDS)[number % len(KINDS)]
        file = draw.choice(files)
        told = KINDS[kind](draw, file, project)
        counts[kind] += 1
        if not is_found(project, file):
            missed += 1
            yield f"change {number + 1} was not found in {file.name}: {kind}, {told}"
        for path, content in kept.items():
            path.write_bytes(content)
    alarms += sum(len(broken(project, file)) for file in files)
    each = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    yield f"{plan.changes} changes ({each}), {missed} not found, {alarms} false alarms"


def made(place: Path, folder: Path, size: int | None = None) -> Path:
    """A project of the sample reports, coded by the rules and linked."""
    rows = []
    for sample in samples():
        report = sample.received.report
        names = ("id", "text", "title", "publisher", "published", "language")
        rows.append({name: getattr(report, name) for name in names})
    lines = folder / "samples.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows[:size]), encoding="utf-8")
    init_project(str(place))
    with Project(open_project(str(place))) as project:
        project.add(lines)
        project.run(1, reader="rules")
    settled(place)
    return place


def settled(place: Path) -> None:
    """Have all of the project in its one file."""
    with Project(open_project(str(place))) as project, project.database.writing() as connection:
        connection.exec_driver_sql("SELECT 1")
    for suffix in ("-wal", "-shm"):
        assert not place.with_name(place.name + suffix).exists()


def exported(place: Path, formats: tuple[str, ...], folder: Path) -> list[Path]:
    """An export of each format with its proof."""
    paths = []
    with Project(open_project(str(place))) as project:
        for name in formats:
            path = folder / f"{name}{FORMATS[name].suffix or '.csv'}"
            write_proven(FORMATS[name], project.incidents(), path, wish_of(project), Losses())
            paths.append(path)
    return paths


def broken(place: Path, file: Path) -> list[Broken]:
    """What verifying finds."""
    with Project(open_project(str(place))) as project:
        found = list(verify(file, Holding(project.database), wish_of(project)))
    return [one for one in found if isinstance(one, Broken)]


def is_found(place: Path, file: Path) -> bool:
    """Whether verifying names a row, or cannot read the file any more."""
    try:
        return any(one.row for one in broken(place, file))
    except UnreadableInput:
        return True


# ---- what is changed ------------------------------------------------------------------------


def other_digit(draw: random.Random, file: Path, _project: Path) -> str:
    """A digit of the file."""

    def changed(text: str, start: int) -> tuple[str, str]:
        at = draw.choice([n for n, letter in enumerate(text) if letter.isdecimal() and n >= start])
        digit = draw.choice([one for one in "0123456789" if one != text[at]])
        return f"{text[:at]}{digit}{text[at + 1 :]}", f"character {at} is {digit}"

    return rewritten(draw, file, DIGIT, changed)


def other_date(draw: random.Random, file: Path, _project: Path) -> str:
    """A day of the file."""

    def changed(text: str, _start: int) -> tuple[str, str]:
        found = draw.choice(list(DATE.finditer(text)))
        year = int(found[0][:4]) + draw.choice((-1, 1))
        told = f"{found[0]} at {found.start()} is of {year}"
        return f"{text[: found.start()]}{year}{text[found.start() + 4 :]}", told

    return rewritten(draw, file, DATE, changed)


def rewritten(
    draw: random.Random,
    file: Path,
    pattern: re.Pattern[str],
    changed: Callable[[str, int], tuple[str, str]],
) -> str:
    """A file of text as `changed` makes it, from below its header on; of a GeoPackage one cell of
    its layer that has the pattern."""
    if file.suffix != GEOPACKAGE.suffix:
        text = file.read_bytes().decode()
        made, told = changed(text, text.index("\n") if file.suffix in (".csv", ".tsv") else 0)
        file.write_bytes(made.encode())
        return told
    with closing(sqlite3.connect(file)) as database, database:
        rows = database.execute("SELECT * FROM incidents")
        names = [name for name, *_ in rows.description]
        cells = [
            (row[0], name, str(cell))
            for row in rows
            for name, cell in zip(names[2:], row[2:], strict=True)
            if cell is not None and pattern.search(str(cell))
        ]
        feature, name, text = draw.choice(cells)
        made, told = changed(text, 0)
        order = f"UPDATE incidents SET {quoted(name)} = ? WHERE fid = ?"  # noqa: S608  # quoted
        database.execute(order, (made, feature))
    return f"{name} of feature {feature}: {told}"


def moved_span(draw: random.Random, file: Path, project: Path) -> str:
    """The evidence of a claim that the file rests on, by a few characters."""
    claim = draw.choice([one for line in told_of(file) for one in line["claims"]])
    start, end, _ = claim["spans"][0]
    by = draw.choice((-1, 1)) if start else 1
    with writing(project) as connection:
        row = coding_of(connection, claim["report"])
        content = content_of(row.content)
        for one in (c for event in content["events"] for c in event["claims"]):
            if one["id"] == claim["id"]:
                one["evidence"][0] = {"start": start + by, "end": end + by}
        connection.execute(
            update(codings).where(codings.c.key == row.coding).values(content=packed(content))
        )
        key = select(claims.c.key).where(
            claims.c.coding_key == row.coding, claims.c.id == claim["id"]
        )
        mine = (evidence.c.claim_key == key.scalar_subquery()) & (evidence.c.start == start)
        words = row.text[start + by : end + by]
        connection.execute(
            update(evidence)
            .where(mine, evidence.c.end == end)
            .values(start=start + by, end=end + by, quote=words)
        )
    return f"claim {claim['id']} of {claim['report']} by {by}"


def edited_text(draw: random.Random, file: Path, project: Path) -> str:
    """A letter of a text that the file rests on."""
    report = draw.choice([one for line in told_of(file) for one in line["reports"]])["id"]
    with writing(project) as connection:
        row = coding_of(connection, report)
        at = draw.randrange(len(row.text))
        letter = "x" if row.text[at] != "x" else "y"
        text = f"{row.text[:at]}{letter}{row.text[at + 1 :]}"
        mark = hashlib.sha256(text.encode()).hexdigest()
        connection.execute(
            update(reports).where(reports.c.key == row.report).values(text=text, sha256=mark)
        )
    return f"character {at} of {report}"


def swapped_source(draw: random.Random, file: Path, project: Path) -> str:
    """The publishers of two reports, one of which the file rests on."""
    one = draw.choice([one for line in told_of(file) for one in line["reports"]])
    with writing(project) as connection:
        others = list(connection.execute(select(reports.c.key, reports.c.publisher)))
        other = draw.choice([row for row in others if row.publisher != one["publisher"]])
        mine = coding_of(connection, one["id"]).report
        for key, publisher in ((mine, other.publisher), (other.key, one["publisher"])):
            connection.execute(
                update(reports).where(reports.c.key == key).values(publisher=publisher)
            )
    return f"{one['id']} is of {other.publisher}"


Plant = Callable[[random.Random, Path, Path], str]
KINDS: dict[str, Plant] = {
    "digits": other_digit,
    "dates": other_date,
    "moved spans": moved_span,
    "edited texts": edited_text,
    "swapped sources": swapped_source,
}


@contextmanager
def writing(place: Path) -> Iterator[Connection]:
    """The project's database behind its back."""
    database = open_project(str(place))
    try:
        with database.writing() as connection:
            yield connection
    finally:
        database.close()


def told_of(file: Path) -> list[dict[str, Any]]:
    """The incidents of a proof."""
    return [line for line in lines_of(beside(file)) if "incident" in line]


def coding_of(connection: Connection, report: str) -> Any:
    """The row of a report and of its coding."""
    found = (
        select(
            codings.c.key.label("coding"), codings.c.content, reports.c.text,
            reports.c.key.label("report"),
        )
        .join(reports, reports.c.key == codings.c.report_key)
        .where(reports.c.id == report, reports.c.current)
    )  # fmt: skip
    return connection.execute(found).one()
