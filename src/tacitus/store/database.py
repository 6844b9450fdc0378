"""A database that is open: reading, and writing by one at a time.

SQLite keeps one file in WAL mode, so that readers never wait. A writer holds the database from its
first statement to its commit (`BEGIN IMMEDIATE`; on PostgreSQL an advisory lock), so that what it
looks up before it writes is still so when it writes; a second writer waits and says so.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import OperationalError

from tacitus.errors import ProjectError
from tacitus.store.address import Address
from tacitus.store.troubles import is_busy, told

LOCK = 7_202_117  # any number that no other program takes for its advisory lock
PATIENCE = 600.0  # seconds that a writer waits for another
PAUSE = 0.1  # seconds between two tries
WRITING = "tacitus_writing"

Say = Callable[[str], None]
T = TypeVar("T")


def silent(_message: str) -> None:
    """Tell nobody."""


class Database:
    """An engine with our manners. `say` is told when a writer has to wait for another."""

    def __init__(self, address: Address, say: Say = silent, patience: float = PATIENCE) -> None:
        self.name = address.name
        self.path = address.path
        self.engine = engine_of(address)
        self.is_sqlite = address.path is not None
        self._say = say
        self._patience = patience

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in which everything looked up is of one moment. It waits for nobody but a
        process that mends the file after a crash, or tidies it up when it leaves as the last."""
        with told(self.name), self._connected() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with self._begin(connection):
                yield connection

    @contextmanager
    def writing(self, patience: float | None = None) -> Iterator[Connection]:
        """A connection that alone may write: all of it is kept at the end, or nothing if anything
        is raised. ProjectError if another writer does not end within the patience: so many
        seconds, else the database's own."""
        with told(self.name), self._connected() as connection:
            connection.execution_options(**{WRITING: True})
            with self._begin(connection, patience):
                yield connection

    @contextmanager
    def watched(self) -> Iterator[Callable[[], bool]]:
        """A function that tells whether anybody has written since it was called last; of SQLite."""
        raw = self.engine.raw_connection()
        cursor, last = raw.cursor(), 0

        def written() -> bool:
            nonlocal last
            before = last
            try:
                (last,) = cursor.execute("PRAGMA data_version").fetchone()
            except sqlite3.Error as fault:
                raise ProjectError(f"{self.name}: cannot be read: {fault}") from None
            return bool(last != before)

        with closing(raw):
            yield written

    def _connected(self) -> Connection:
        """A connection."""
        return self._waiting_for(lambda: tried(self.engine.connect))

    def _begin(self, connection: Connection, patience: float | None = None) -> RootTransaction:
        """A transaction, which to write holds the database, waiting for other writers."""
        return self._waiting_for(lambda: self._try(connection), patience)

    def _waiting_for(self, attempt: Callable[[], T | None], patience: float | None = None) -> T:
        """What an attempt gives that is made until no other process is in its way."""
        patience = self._patience if patience is None else patience
        until = time.monotonic() + patience
        told_so = False
        while True:
            found = attempt()
            if found is not None:
                return found
            if time.monotonic() > until:
                raise ProjectError(
                    f"{self.name}: another process has been writing to it for"
                    f" {patience:g} seconds: try again when it has ended"
                )
            if not told_so:
                self._say(f"{self.name}: another process is writing to it: waiting")
                told_so = True
            time.sleep(PAUSE)

    def _try(self, connection: Connection) -> RootTransaction | None:
        """The transaction, or None if another process holds the database."""
        begun = tried(connection.begin)
        if begun is None or self.is_sqlite or not connection.get_execution_options().get(WRITING):
            return begun
        if connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}):
            return begun
        begun.rollback()
        return None

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def tried(attempt: Callable[[], T]) -> T | None:
    """What an attempt gives; None if another process is in its way."""
    try:
        return attempt()
    except OperationalError as fault:
        if is_busy(fault):
            return None
        raise


def engine_of(address: Address) -> Engine:
    """An engine that has not connected yet."""
    if address.path is None:
        return create_engine(address.url)
    engine = create_engine(address.url, connect_args={"timeout": PAUSE})
    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def set_up(connection: sqlite3.Connection, _record: Any) -> None:
    """Transactions begin where we say; references must hold; a commit is on the disk."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def begin(connection: Connection) -> None:
    """Begin reading, from this moment on, or hold the database for writing."""
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    connection.exec_driver_sql("BEGIN")
    try:
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").close()
    except OperationalError:
        connection.exec_driver_sql("ROLLBACK")
        raise
