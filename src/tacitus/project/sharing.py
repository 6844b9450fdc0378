"""An export whose rows several processes make: each reads the project over a connection of its own,
all of them in one state of it, and the rows come in the order of the incidents, as from one."""

import gc
import itertools
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection as Pipe
from typing import TypeGuard

from sqlalchemy import Connection

from tacitus.errors import ProjectError, TacitusError
from tacitus.project.exporting import Counted, passing_into
from tacitus.project.heeding import Heeding
from tacitus.project.incidents import Incidents, as_left
from tacitus.project.processes import hired, processors
from tacitus.store.database import Database
from tacitus.store.incidents import IncidentReader, stream_keys
from tacitus.store.opening import open_project
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Format, Row, Table, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.table_format import TableFormat

MANY = 10_000  # incidents; starting processes for fewer does not pay
BATCH = 500  # incidents that are handed over together: their numbers fit in any pipe
AHEAD = 2  # batches that a process is given before its first is taken back
MOST = 4  # processes: each takes the memory of an export, and one that writes keeps up with so many
TRIES = 5  # to find a moment in which nobody writes
ALLOCATIONS = 100_000  # before Python looks for cycles, of which our values have none

Keys = Sequence[int]


@dataclass(frozen=True, slots=True)
class Share:
    """What a process has to know: the file of the project, the name of the table, the wish."""

    path: str
    table: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some incidents, each by itself, and what is counted beside them."""

    rows: list[list[Row]]
    losses: list[tuple[str, str, str]]
    statuses: Counter[str]
    disputed: int


@dataclass(slots=True)
class Noted(Losses):
    """Losses that are told to another process."""

    told: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, row: str, column: str, reason: str) -> None:
        self.told.append((row, column, reason))


# ---- the process that writes ----------------------------------------------------------------


def worth_sharing(chosen: Format, incidents: Incidents) -> TypeGuard[TableFormat]:
    """Whether several processes are quicker: there are several processors, and many incidents in a
    file, each with rows of its own."""
    apart = isinstance(chosen, TableFormat) and chosen.table.apart
    able = incidents.database.is_sqlite and processors() > 1
    return apart and able and len(incidents) >= MANY


def shared_rows(
    table: Table, incidents: Incidents, wish: Wish, passing: Counted
) -> Generator[Sequence[Row], None, None]:
    """The rows of each incident, made by a process a processor; `passing` counts what it would
    count of the incidents."""
    database, size = incidents.database, min(processors(), MOST)
    share = Share(str(database.path), table.name, replace(wish, decisions=(), ledger=None))
    with (
        hired(work, (share,), size) as pipes,
        one_state(database, pipes) as connection,
        closing(stream_keys(connection, incidents.wanted, incidents.limit)) as keys,
    ):
        for batch in batches(keys, pipes):
            for loss in batch.losses:
                passing.losses.add(*loss)
            passing.statuses += batch.statuses
            passing.disputed += batch.disputed
            yield from batch.rows


@contextmanager
def one_state(database: Database, pipes: Sequence[Pipe]) -> Iterator[Connection]:
    """A connection that sees what all processes see. ProjectError if others write all the time."""
    with database.watched() as written:
        for _ in range(TRIES):
            written()
            with database.reading() as connection:
                for pipe in pipes:
                    give(pipe, None)
                for pipe in pipes:
                    received(pipe)
                if not written():
                    yield connection
                    return
    raise ProjectError(f"{database.name}: others write to it all the time: try again later")


def batches(keys: Iterator[int], pipes: Sequence[Pipe]) -> Iterator[Batch]:
    """The batches in their order: the processes take turns."""
    given = 0
    for turn in itertools.count():
        while given < turn + AHEAD * len(pipes):
            mine = list(itertools.islice(keys, BATCH))
            if not mine:
                break
            give(pipes[given % len(pipes)], mine)
            given += 1
        if turn == given:
            return
        batch = received(pipes[turn % len(pipes)])
        assert batch is not None
        yield batch


def give(pipe: Pipe, keys: Keys | None) -> None:
    """Send the keys of a batch, or that a state is to be read; if the process has ended, what it
    last said is still to be received."""
    with suppress(ConnectionError):
        pipe.send(keys)


def received(pipe: Pipe) -> Batch | None:
    """What a process sends; whatever it could not do is raised here."""
    try:
        sent: Batch | TacitusError | None = pipe.recv()
    except (EOFError, ConnectionError):
        raise ProjectError("a process that made rows has ended: run the export again") from None
    if isinstance(sent, TacitusError):
        raise sent
    return sent


# ---- a process that makes rows --------------------------------------------------------------


def work(pipe: Pipe, share: Share) -> None:
    """Make rows for as long as the other process is there."""
    gc.set_threshold(ALLOCATIONS)
    try:
        database = open_project(share.path)
        pipe.recv()
        while True:
            with database.reading() as connection:
                pipe.send(None)
                answer(pipe, connection, share)
    except (EOFError, ConnectionError):  # the other process has ended
        return
    except TacitusError as fault:
        with suppress(ConnectionError):
            pipe.send(fault)


def answer(pipe: Pipe, connection: Connection, share: Share) -> None:
    """Send the rows of the incidents whose keys are sent, until another state is to be read."""
    table = next(one for one in TABLES if one.name == share.table)
    losses = Noted()
    made = table.under(share.wish).start(share.wish, losses)
    reader = IncidentReader(connection, brief=True, light=table.light)
    heeding = Heeding(connection)
    for keys in iter(pipe.recv, None):
        left = as_left(reader.read(keys), heeding, light=table.light)
        passing = passing_into(table.name, left, losses)
        rows = [list(made.of(one)) for one in passing]
        pipe.send(Batch(rows, losses.told, passing.statuses, passing.disputed))
        losses.told = []
