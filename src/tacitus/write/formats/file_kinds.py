"""The kinds of file that a table can be, by the ending of their names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tacitus.write.formats.base import TSV, Row, Table, Wish
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.formats.dta_rows import open_dta
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parquet_rows import open_parquet
from tacitus.write.formats.sqlite_rows import open_sqlite
from tacitus.write.formats.xlsx_rows import open_xlsx


class Sink(Protocol):
    """Where the rows of one table go."""

    def write(self, rows: Iterable[Row]) -> int:
        """Write rows; how many."""


Open = Callable[
    [Path, Sequence[Table], Wish, Losses], AbstractContextManager[Sequence[Sink]]
]  # a file with these tables, whole when the context ends


@dataclass(frozen=True, slots=True)
class FileKind:
    """`many`: one file holds several tables."""

    open: Open
    many: bool = False


@contextmanager
def open_csv(
    path: Path, tables: Sequence[Table], wish: Wish, _losses: Losses
) -> Iterator[list[CsvRows]]:
    (table,) = tables
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield [CsvRows(stream, table.columns, table.dialect, excel=wish.excel)]


@contextmanager
def open_tsv(
    path: Path, tables: Sequence[Table], wish: Wish, _losses: Losses
) -> Iterator[list[CsvRows]]:
    (table,) = tables
    with path.open("w", encoding="utf-8", newline="") as stream:
        yield [CsvRows(stream, table.columns, TSV, excel=wish.excel)]


FILE_KINDS: dict[str, FileKind] = {
    "csv": FileKind(open_csv),
    "tsv": FileKind(open_tsv),
    "xlsx": FileKind(open_xlsx, many=True),
    "parquet": FileKind(open_parquet),
    "dta": FileKind(open_dta),
    "sqlite": FileKind(open_sqlite, many=True),
    "db": FileKind(open_sqlite, many=True),
}
