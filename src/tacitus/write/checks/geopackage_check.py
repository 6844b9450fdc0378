"""How a GeoPackage is checked: the file, the geometries of its layers, and the rows of a layer that
has the columns of our own incidents."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tacitus.errors import UnreadableInput
from tacitus.write.checks.base import LONGEST, Found, code_of, message_of
from tacitus.write.checks.geopackage_rules import (
    CELL_RULES,
    FILE_RULES,
    RULES,
    Layer,
    columns_of,
    layers_in,
    tables_in,
)
from tacitus.write.checks.own_rules import RULES as OWN_RULES
from tacitus.write.checks.table_check import TableCheck
from tacitus.write.checks.table_file import TableFile, start_of
from tacitus.write.formats.columns import columns
from tacitus.write.formats.sqlite_rows import quoted

SQLITE = b"SQLite format 3\0"
INCIDENTS = TableCheck(columns("incidents"), "incident_id", OWN_RULES, own=True)


@dataclass(frozen=True, slots=True)
class GeoPackageCheck:
    """A file of SQLite with the tables of OGC 12-128r18. A row is a feature of a layer."""

    @property
    def rules(self) -> tuple[Callable[..., object], ...]:
        return RULES

    def share(self, path: Path) -> float:
        """1 for a file of SQLite with tables of a GeoPackage, else 0."""
        if path.is_dir() or not start_of(path).startswith(SQLITE):
            return 0.0
        with opened(path) as file:
            return float(any(name.startswith("gpkg_") for name in tables_in(file)))

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of a file, then the number of features."""
        if path.is_dir() or not start_of(path).startswith(SQLITE):
            raise UnreadableInput(f"{path}: is no file of SQLite, as a GeoPackage is")
        features = 0
        with opened(path) as file:
            for rule in FILE_RULES:
                for value in rule(file):
                    yield found(rule, 0, "(file)", value)
            for layer in layers_in(file):
                for one in faults_of(file, layer, path):
                    if isinstance(one, int):
                        features += one
                    else:
                        yield one
        yield features


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A file to be read and nothing else; UnreadableInput where it is damaged."""
    name = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(name, uri=True)) as file:
            yield file
    except sqlite3.DatabaseError as fault:
        raise UnreadableInput(f"{path}: cannot be read further: {fault}") from None


def faults_of(file: sqlite3.Connection, layer: Layer, path: Path) -> Iterator[Found | int]:
    """The faults of the features of a layer, then their number."""
    names = columns_of(file, layer.table)
    at, ours = names.index(layer.column), {one.name for one in INCIDENTS.columns} <= set(names)
    told = [number for number, name in enumerate(names) if name not in ("fid", layer.column)]
    table = TableFile(path, "utf-8", ",", tuple(names[n] for n in told), has_header=True)
    seen: set[str] = set()
    number = 0
    asked = ", ".join(map(quoted, names))
    rows = file.execute(f"SELECT {asked} FROM {quoted(layer.table)}")  # noqa: S608
    for number, row in enumerate(rows, 1):
        for rule in CELL_RULES:
            for value in rule(row[at], layer):
                yield found(rule, number, f"{layer.table}.{layer.column}", value)
        if ours:
            yield from INCIDENTS.check_row(number, texts([row[n] for n in told]), table, seen)
    yield number


def texts(cells: Sequence[object]) -> list[str]:
    """The cells of a row as a table of text has them."""
    return ["" if cell is None else str(cell) for cell in cells]


def found(rule: Callable[..., object], number: int, column: str, value: object) -> Found:
    told = value.hex() if isinstance(value, bytes) else str(value)
    return Found(code_of(rule), number, column, told[:LONGEST], message_of(rule))
