"""Projects with coded reports, as a run leaves them, of invented shootings."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from tacitus.incident_values import Listed
from tacitus.plain import to_json
from tacitus.project.project import Project
from tacitus.store.codings import codebook_key, keep_coding
from tacitus.store.tables import reports
from tacitus.values import (
    Claim,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Report,
    Span,
    Toll,
    TypeValue,
)
from tests.link.made import ARICA, TACNA
from tests.project.made import write_lines

MOTOR = "trial"
LIMA = Place("Lima", "PER", "Lima", -12.05, -77.04, 3936456, "city")
PLACES = {"Arica": ARICA, "Tacna": TACNA, "Lima": LIMA}


def shooting(
    name: str,
    *,
    day: int = 4,
    town: str = "Arica",
    killed: int | None = 2,
    by: str = "Rosa Quispe",
    text: str = "",
    version: str = "1",
) -> CodedReport:
    """A report, published the day after a shooting in June 2024 by men of this name."""
    when = datetime.date(2024, 6, day)
    words = text or f"{name}: men of {by} shot dead guards in {town}."
    at = words.index("shot dead")
    who = words.index(by)
    where = (Span(at, at + 9),)
    claims = [
        Claim("c1", "type", TypeValue("ASSAULT", "firearms"), where),
        Claim("c2", "date", Day(when, when, "day"), where),
        Claim("c3", "place", PLACES[town], where),
        Claim("c4", "actor", Participant("n1"), (Span(who, who + len(by)),)),
    ]
    if killed is not None:
        claims.append(Claim("c5", "killed", Toll(killed, killed), where))
    return CodedReport(
        Coder(MOTOR, version, "tacitus-1"),
        Report(
            name, words, hashlib.sha256(words.encode()).hexdigest(), title=f"Report {name}",
            publisher=name.partition("-")[0],
            published=(when + datetime.timedelta(days=1)).isoformat(),
        ),
        (Entity("n1", "person", by, (Span(who, who + len(by)),)),),
        (Event("v1", where, "main", None, tuple(claims)),),
        (),
    )  # fmt: skip


def quiet(name: str) -> CodedReport:
    """A report that tells of nothing."""
    made = shooting(name)
    return replace(made, events=())


def put(project: Project, folder: Path, coded: Iterable[CodedReport]) -> None:
    """Add reports with their codings."""
    found = list(coded)
    told = ("id", "text", "title", "publisher", "published", "language")
    lines = [{name: getattr(one.report, name) for name in told} for one in found]
    number = len(list(folder.glob("*.jsonl")))
    project.add(write_lines(folder / f"{number}.jsonl", lines))
    code(project, found)


def code(project: Project, coded: Iterable[CodedReport]) -> None:
    """Keep codings of reports that are there."""
    with project.database.writing() as connection:
        book = codebook_key(connection, "tacitus-1", "")
        for one in coded:
            mine = reports.c.current & (reports.c.id == one.report.id)
            key = connection.scalars(select(reports.c.key).where(mine)).one()
            keep_coding(connection, key, book, to_json(one))


def ids(project: Project) -> list[str]:
    """The ids of the incidents that stand, the latest first."""
    return [one.id for one in project.incidents().listed()]


def told(project: Project) -> dict[str, set[str]]:
    """Which reports tell of each incident."""
    return {one.id: {told.coded.report.id for told in one.told} for one in project.incidents()}


def only(project: Project) -> Listed:
    """The one incident."""
    (found,) = project.incidents().listed()
    return found
