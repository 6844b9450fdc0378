"""A database that is open: reading, and writing by one at a time.

SQLite keeps one file in WAL mode, so that readers never wait. A writer holds the database from its
first statement to its commit (`BEGIN IMMEDIATE`; on PostgreSQL an advisory lock), so that what it
looks up before it writes is still so when it writes; a second writer waits and says so.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

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
        """A connection in which everything looked up is of one moment."""
        with told(self.name), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write: all of it is kept at the end, or nothing if anything
        is raised. ProjectError if another writer does not end within the patience."""
        with told(self.name), self.engine.connect() as connection:
            connection.execution_options(**{WRITING: True})
            with self._begin(connection):
                yield connection

    def _begin(self, connection: Connection) -> RootTransaction:
        """A transaction that holds the database, waiting for other writers."""
        until = time.monotonic() + self._patience
        told_so = False
        while True:
            begun = self._try(connection)
            if begun is not None:
                return begun
            if time.monotonic() > until:
                raise ProjectError(
                    f"{self.name}: another process has been writing to it for"
                    f" {self._patience:g} seconds: try again when it has ended"
                )
            if not told_so:
                self._say(f"{self.name}: another process is writing to it: waiting")
                told_so = True
            time.sleep(PAUSE)

    def _try(self, connection: Connection) -> RootTransaction | None:
        """The transaction, or None if another process holds the database."""
        try:
            begun = connection.begin()
        except OperationalError as fault:
            if is_busy(fault):
                return None
            raise
        if self.is_sqlite:
            return begun
        if connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}):
            return begun
        begun.rollback()
        return None

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


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
    """Begin reading, or hold the database for writing."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
