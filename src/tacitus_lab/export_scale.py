"""`tacitus-lab export-scale`: what each format costs, in time and memory, as claims become more.

The incidents are those of coded reports, one each, over and over under new ids. Each format is
written by a process of its own, first with a tenth of the claims: memory is constant where the peak
is then about the same.
"""

import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from tacitus.contract import from_json
from tacitus.errors import UsageError
from tacitus.incident_values import Incident, Told
from tacitus.link.dossier import incident
from tacitus.link.headline import headline
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus_lab.bench.reports import Reports


@dataclass(frozen=True, slots=True)
class Cost:
    """What a format cost: rows written of so many claims, seconds of processor time but for making
    the incidents, and the peak memory of the process in MB."""

    rows: int
    claims: int
    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Task:
    """A format, the kind of file (empty: its own), how many claims, and of which incidents."""

    format: str
    kind: str
    claims: int
    models: tuple[Incident, ...]


def export_scale(corpus: Path, names: Sequence[str], claims: int) -> Iterator[str]:
    """A line for each format; a kind of file stands behind a colon (`claims:parquet`)."""
    made = tuple(models(corpus))
    for name in names or list(FORMATS):
        format_, _, kind = name.partition(":")
        if format_ not in FORMATS:
            raise UsageError(f"no format {format_!r}: `tacitus formats` lists all")
        few = measured(Task(format_, kind, max(1, claims // 10), made))
        many = measured(Task(format_, kind, claims, made))
        yield (
            f"{name}: {many.claims:,} claims, {many.rows:,} rows;"
            f" {many.rows / many.seconds:,.0f} rows/s, {many.claims / many.seconds:,.0f} claims/s;"
            f" {few.memory:,.0f} MB, then {many.memory:,.0f} MB"
        )


def measured(task: Task) -> Cost:
    """The cost of one export, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(cost_of, (task,))


def cost_of(task: Task) -> Cost:
    """Write the export, then forget it."""
    format_, made = FORMATS[task.format], Made(task)
    wish = Wish(kind=task.kind or None, headline=headline)
    with tempfile.TemporaryDirectory() as folder:
        target = Target(Path(folder) / f"out{f'.{task.kind}' if task.kind else format_.suffix}")
        began = time.process_time()
        rows = format_.write(made, target, wish, Losses())
        seconds = time.process_time() - began - made.seconds
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(rows, made.claims, max(seconds, 1e-9), memory)


class Made:
    """The incidents of a task, and what making them took in seconds of processor time."""

    def __init__(self, task: Task) -> None:
        self.wanted = task.claims
        self.claims = 0
        self.seconds = 0.0
        self.models = task.models

    def __iter__(self) -> Iterator[Incident]:
        """Each with ids of its own, in its reports too, until there are claims enough."""
        for number, one in enumerate(cycle(self.models)):
            began = time.process_time()
            made = renamed(one, number)
            self.claims += sum(len(told.event.claims) for told in one.told)
            self.seconds += time.process_time() - began
            yield made
            if self.claims >= self.wanted:
                return


def models(corpus: Path) -> Iterator[Incident]:
    """An incident for each main event of the codings in a folder."""
    for number, case in enumerate(Reports().load(corpus, "given")):
        coded = from_json(json.dumps(case.gold))
        for event in coded.events:
            if event.salience == "main" and any(claim.field == "type" for claim in event.claims):
                told = Told(number, coded, event, number)
                yield incident("", [told])


def renamed(one: Incident, number: int) -> Incident:
    """The incident as another one, told by another report."""
    id_ = f"{number:010x}"

    def moved(told: Told) -> Told:
        report = replace(told.coded.report, id=id_)
        return replace(told, number=number, family=number, coded=replace(told.coded, report=report))

    known = tuple(
        replace(value, claims=tuple(replace(claim, report=id_) for claim in value.claims))
        for value in one.known
    )
    figures = tuple(
        replace(
            figure,
            said=tuple(replace(said, report=number, family=number) for said in figure.said),
            standing=tuple(replace(said, report=number, family=number) for said in figure.standing),
        )
        for figure in one.figures
    )
    told = tuple(map(moved, one.told))
    return replace(one, id=f"i-{id_}", told=told, known=known, figures=figures)
