"""`tacitus run`: what is not coded yet is coded, then linked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tacitus.collector import no_search_for_cycles
from tacitus.commands.opened import opened
from tacitus.commands.progress import counted
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.incident_values import Linking
from tacitus.project.processes import processors
from tacitus.project_values import Coded, Failed


@dataclass(frozen=True, slots=True)
class Order:
    """How to code; see the options of the command."""

    workers: int | None
    reader: str
    model: str | None
    seconds: float
    again: bool
    dask: str | None = None


def run(given: str | None, order: Order) -> int:
    """Code, name each failure, link, print the sums; the exit status is 1 if there was any
    failure."""
    if order.dask is not None and order.workers is not None:
        raise UsageError("--workers and --dask exclude one another: a cluster has its own workers")
    with opened(given) as project:
        run = project.coding(
            order.workers,
            reader=order.reader,
            model=order.model,
            again=order.again,
            seconds=order.seconds,
            dask=order.dask,
        )
        for note in run.notes:
            say(note)
        status = told(run)
        with no_search_for_cycles():
            done = linked(project.link(run.coder, processes=order.workers or processors()))
        if done:
            print(done)
        return status


def linked(done: Linking) -> str:
    """What linking did, in a line; empty if there was nothing to do."""
    if not (done.compared or done.events or done.deleted):
        return ""
    how = "all with one another" if done.whole else "what is new with what is near it"
    return (
        f"{done.events:,} events linked: {done.new:,} incidents are new, {done.changed:,} changed,"
        f" {done.merged:,} merged into others, {done.deleted:,} deleted ({done.compared:,} reports"
        f" compared, {how})"
    )


class Going(Protocol):
    """A run that is going on."""

    expected: int

    def __iter__(self) -> Iterator[Coded | Failed]:
        """What became of each report."""
        ...

    def left(self) -> int:
        """How many reports another run has."""
        ...


def told(run: Going) -> int:
    """Say what becomes of a run as it goes on."""
    coded = failed = events = 0
    for one in counted(run, lambda: run.expected, quiet=False):
        if isinstance(one, Failed):
            failed += 1
            say(f"{one.name}: {one.reason}")
        else:
            coded += 1
            events += one.events
    again = " (`tacitus run --again` tries them once more)" if failed else ""
    print(f"{coded:,} reports coded, {events:,} events; {failed:,} could not be coded{again}")
    if left := run.left():
        say(f"{left:,} reports are being coded by another run")
    return 1 if failed else 0
