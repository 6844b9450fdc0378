"""`tacitus-lab deciding`: how many decisions a second a server keeps of people who decide at once.

The project holds the samples, told over and over, as the rules read them. Each person works through
reports of their own as the page does: it opens a record, then accepts one undecided field after the
other. At the end all decide the same field at once. Then it is looked up whether what was answered
is kept.
"""

import datetime
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import select

from tacitus.acquire.samples import samples
from tacitus.project.linking import ProjectLinker
from tacitus.project.people import People
from tacitus.project.project import Project
from tacitus.project_values import Failed
from tacitus.store.decisions import broken_chain
from tacitus.store.opening import init_project, open_project
from tacitus.store.tables import decisions
from tacitus.store.verdicts import subject_of

PASSWORD = "ten people at one table"  # noqa: S105  # of accounts that live as long as the measuring
FIRST = datetime.date(2024, 1, 15)
LEFT = 10  # reports on which nobody decides at first
OPEN = ("proposed", "disputed")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many decide, for how long, in a project of so many reports."""

    people: int = 10
    seconds: float = 20.0
    reports: int = 300


@dataclass(slots=True)
class Coder:
    """Somebody signed in, over a connection that is kept, and what was answered: the numbers of
    decisions by report, and how long each took, in milliseconds."""

    name: str
    link: HTTPConnection
    headers: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[int, int]] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)

    def ask(self, method: str, path: str, content: object = None) -> dict[str, Any]:
        """What the server answers; RuntimeError if it refuses."""
        body = None if content is None else json.dumps(content)
        self.link.request(method, path, body, self.headers)
        answer = self.link.getresponse()
        told = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {told[:200]!r}")
        if cookie := answer.headers.get("Set-Cookie"):
            self.headers["Cookie"] = cookie.partition(";")[0]
        found: dict[str, Any] = json.loads(told)
        return found

    def sign_in(self) -> None:
        """Be let in."""
        self.headers["Content-Type"] = "application/json"
        said = {"name": self.name, "password": PASSWORD}
        self.headers["X-Tacitus-Form"] = self.ask("POST", "/api/sign-in", said)["form_token"]
        self.link.close()  # the server closes what is idle for long; the next request opens it

    def record(self, key: int) -> dict[str, Any]:
        """A report as it stands."""
        return self.ask("GET", f"/api/reports/{key}/record")

    def accept(self, record: dict[str, Any], target: str) -> dict[str, Any]:
        """Accept a field; the answer."""
        said = {
            "act": "accept",
            "coding": record["coding"],
            "targets": [target],
            "seen": record["last"],
            "token": f"{self.name} {record['key']} {target}",
        }
        begun = time.perf_counter()
        answer = self.ask("POST", f"/api/reports/{record['key']}/decisions", said)
        self.taken.append(1000 * (time.perf_counter() - begun))
        self.kept.append((record["key"], answer["decision"]))
        return answer

    def work(self, keys: Sequence[int], until: float) -> None:
        """Decide one field after the other until the time is over, or nothing is left."""
        for key in keys:
            record = self.record(key)
            while record["sight"] == "shared" and (target := undecided(record)) is not None:
                if time.perf_counter() > until:
                    self.link.close()
                    return
                record = self.accept(record, target)["record"]


def undecided(record: dict[str, Any]) -> str | None:
    """The first field of a record that can be accepted."""
    return next(
        (
            one["target"]
            for event in record["events"]
            for one in event["fields"]
            if one["state"] in OPEN and one["value"] is not None
        ),
        None,
    )


def deciding(plan: Plan, folder: Path) -> Iterator[str]:
    """A line of figures, then one for each fault: something answered that is not kept, a broken
    chain, somebody who was not told."""
    place = str(folder / "deciding.db")
    names = [f"coder {number}" for number in range(plan.people)]
    made(place, plan, names)
    call = [sys.executable, "-P", "-m", "tacitus", "serve", place, "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as server:
        try:
            port = port_told(server)
            coders = [Coder(name, HTTPConnection("127.0.0.1", port, timeout=60)) for name in names]
            for one in coders:
                one.sign_in()
            yield measured(coders, plan, server.pid)
            yield from all_at_once(coders, plan.reports)
            for one in coders:
                one.link.close()
        finally:
            server.kill()
    yield from lost(place, coders)


def made(place: str, plan: Plan, names: Sequence[str]) -> None:
    """The project, with the people in it."""
    init_project(place)
    told = Path(place).with_suffix(".jsonl")
    told.write_text("".join(lines(plan.reports)), encoding="utf-8")
    with Project(open_project(place)) as project:
        project.add(told)
        run = project.coding(1, reader="rules")
        if failed := [one for one in run if isinstance(one, Failed)]:
            raise RuntimeError(f"{failed[0].name}: {failed[0].reason}")
        ProjectLinker(run.coder)(project.database)
        for number, name in enumerate(names):
            People(project.database, "lab").add(name, "reviewer" if number else "admin", PASSWORD)


def lines(reports: int) -> Iterator[str]:
    """The samples as lines of a .jsonl file, over and over, each time two weeks later."""
    texts = [one.received.report.text for one in samples()]
    for number in range(reports):
        day = FIRST + 14 * (number // len(texts)) * datetime.timedelta(days=1)
        text = texts[number % len(texts)]
        row = {"id": f"d-{number}", "text": text, "language": "en", "published": str(day)}
        yield json.dumps(row) + "\n"


def port_told(server: "subprocess.Popen[str]") -> int:
    """The port that a server says it listens on."""
    assert server.stderr is not None
    for line in server.stderr:
        if "http://" in line:
            return int(line.partition("127.0.0.1:")[2].partition("/")[0])
    raise RuntimeError("the server did not begin")


def measured(coders: Sequence[Coder], plan: Plan, process: int) -> str:
    """Let all decide at once; a line of how many a second that were. The last reports are left."""
    keys = range(1, plan.reports - LEFT)
    begun, used = time.perf_counter(), processor(process)
    with ThreadPoolExecutor(len(coders)) as pool:
        sent = [
            pool.submit(one.work, keys[number :: len(coders)], begun + plan.seconds)
            for number, one in enumerate(coders)
        ]
    for done in sent:
        done.result()
    seconds, used = time.perf_counter() - begun, processor(process) - used
    taken = [each for one in coders for each in one.taken]
    parts = quantiles(taken, n=20, method="inclusive")
    return (
        f"{len(coders)} people, {plan.reports} reports: {len(taken)} decisions in {seconds:.1f} s,"
        f" {len(taken) / seconds:.1f} a second; answered in {parts[9]:.0f} ms (median),"
        f" {parts[18]:.0f} (p95); {1000 * used / len(taken):.1f} ms of the server's processor each"
    )


def processor(process: int) -> float:
    """Seconds of the processor that a process has used; Linux only."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def all_at_once(coders: Sequence[Coder], last: int) -> Iterator[str]:
    """All decide one field, none knowing of the others; a fault unless all but the first are told
    of it, and are answered with numbers of their own."""
    # one in twenty is shown without proposals, the same to all
    shown = (key for key in range(last, last - LEFT, -1) if coders[0].record(key)["events"])
    key = next(shown)
    records = [one.record(key) for one in coders]
    target = str(undecided(records[0]))
    with ThreadPoolExecutor(len(coders)) as pool:
        sent = [
            pool.submit(one.accept, record, target)
            for one, record in zip(coders, records, strict=True)
        ]
        answers = [one.result() for one in sent]
    told = sum(bool(one["told"]) for one in answers)
    numbers = {one["decision"] for one in answers}
    if told != len(coders) - 1 or len(numbers) != len(coders):
        yield f"of {len(coders)} who decided one field, {told} were told, {len(numbers)} kept"


def lost(place: str, coders: Sequence[Coder]) -> Iterator[str]:
    """What is wrong in the project once the server is killed."""
    database = open_project(place)
    with database.reading() as connection:
        columns = (decisions.c.key, decisions.c.who, decisions.c.subject)
        kept = {(row.key, row.who, row.subject) for row in connection.execute(select(*columns))}
        broken = broken_chain(connection)
    database.close()
    if broken is not None:
        yield broken
    for one in coders:
        for key, number in one.kept:
            if (number, one.name, subject_of(key)) not in kept:
                yield f"decision {number} of {one.name} on report {key} was answered and is lost"
