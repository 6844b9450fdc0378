"""A table as Parquet: counts are nullable integers, days are date32, the codebook is metadata.

DuckDB makes it from a CSV draft, in its own memory limit; it fetches nothing. It keeps all that it
has read of a file of CSV until the end of that file, so the draft is one file for each group of
rows: memory is that of a group, however many there are.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

from tacitus.write.formats.base import CSV, Column, Kind, Row, Table, Wish
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.formats.extras import extra
from tacitus.write.formats.losses import Losses

TYPES: dict[Kind, str] = {"text": "VARCHAR", "whole": "BIGINT", "decimal": "DOUBLE", "day": "DATE"}
SETTINGS = {
    "threads": 1,  # the order of the rows, and two runs the same
    "memory_limit": "512MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LONGEST_LINE = 64 * 1024 * 1024  # bytes
GROUP = 20_480  # rows: DuckDB counts them by 2,048


class Draft:
    """Rows as CSV files in a new folder, `GROUP` rows each, every one with the header."""

    def __init__(self, folder: Path, columns: Sequence[Column]) -> None:
        self.folder = folder
        self.columns = columns
        self.files: list[Path] = []
        self.room = 0
        self.opened = ExitStack()
        folder.mkdir()
        self.begin()

    def begin(self) -> None:
        """Close the file and open the next one."""
        self.opened.close()
        self.files.append(self.folder / f"{len(self.files)}.csv")
        stream = self.opened.enter_context(self.files[-1].open("w", encoding="utf-8", newline=""))
        self.rows = CsvRows(stream, self.columns, CSV)
        self.room = GROUP

    def write(self, rows: Iterable[Row]) -> int:
        """Write rows; how many."""
        left, count = iter(rows), 0
        while written := self.rows.write(islice(left, self.room)):
            count += written
            self.room -= written
            if self.room:
                break
            self.begin()
        return count


@contextmanager
def open_parquet(
    path: Path, tables: Sequence[Table], _wish: Wish, _losses: Losses
) -> Iterator[list[Draft]]:
    """A file of one table."""
    duckdb = extra("duckdb", "parquet")
    (table,) = tables
    draft = Draft(path.with_suffix(".rows"), table.columns)
    with draft.opened:
        yield [draft]
    with duckdb.connect(config={**SETTINGS, "temp_directory": str(path.parent)}) as connection:
        connection.execute("SET enable_progress_bar = false")  # it would write among our output
        connection.execute(statement(table, draft.files, path))
    shutil.rmtree(draft.folder)


def statement(table: Table, draft: Sequence[Path], path: Path) -> str:
    """The SQL that turns the draft into the file."""
    types = ", ".join(f"{text(one.name)}: {text(TYPES[one.kind])}" for one in table.columns)
    meanings = [{"name": c.name, "about": c.about, "values": c.values} for c in table.columns]
    files = ", ".join(text(str(one)) for one in draft)
    codebook = text(json.dumps(meanings, ensure_ascii=False))
    return (
        f"COPY (SELECT * FROM read_csv([{files}], header = true, delim = ',',"  # noqa: S608
        f" quote = '\"', escape = '\"', new_line = '\\r\\n', nullstr = '', parallel = false,"
        f" auto_detect = false, max_line_size = {LONGEST_LINE}, columns = {{{types}}}))"
        f" TO {text(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP},"
        f" KV_METADATA {{codebook: {codebook}}})"
    )


def text(value: str) -> str:
    """A text as SQL has it."""
    return "'" + value.replace("'", "''") + "'"
