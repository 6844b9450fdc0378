"""Tables in one SQLite file: days are ISO text, missing is NULL."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from tacitus.write.formats.base import Kind, Row, Table, Wish, plain
from tacitus.write.formats.losses import Losses

TYPES: dict[Kind, str] = {"text": "TEXT", "whole": "INTEGER", "decimal": "REAL", "day": "TEXT"}
AT_ONCE = 500  # rows


@contextmanager
def open_sqlite(
    path: Path, tables: Sequence[Table], _wish: Wish, _losses: Losses
) -> "Iterator[list[SqliteRows]]":
    """A file with a table for each table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # it is a draft until it is whole
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield [SqliteRows(connection, table) for table in tables]
        connection.execute("COMMIT")


class SqliteRows:
    """One table of the file."""

    def __init__(self, connection: sqlite3.Connection, table: Table) -> None:
        self.connection = connection
        parts = ", ".join(f"{quoted(one.name)} {TYPES[one.kind]}" for one in table.columns)
        connection.execute(f"CREATE TABLE {quoted(table.name)} ({parts})")
        marks = ", ".join("?" * len(table.columns))
        self.insert = f"INSERT INTO {quoted(table.name)} VALUES ({marks})"  # noqa: S608  # quoted

    def write(self, rows: Iterable[Row]) -> int:
        """Write rows; how many."""
        count, left = 0, iter(rows)
        while some := [[plain(value) for value in row] for row in islice(left, AT_ONCE)]:
            self.connection.executemany(self.insert, some)
            count += len(some)
        return count


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'
