"""A table as a format: its rows, written as the kind of file that was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.write.formats.base import Row, Table, Wish
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.formats.file_kinds import FILE_KINDS, Sink
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A table in a file of its own."""

    table: Table

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def about(self) -> str:
        return self.table.about

    @property
    def suffix(self) -> str:
        return self.table.dialect.suffix

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        """The kind of file is that of the wish, else that of the target's name, else text."""
        rows = made(self.table.under(wish), incidents, wish, losses)
        return self.write_rows(rows, target, wish, losses)

    def write_rows(self, rows: Iterable[Row], target: Target, wish: Wish, losses: Losses) -> int:
        """The same of rows that are made already."""
        table, kind = self.table.under(wish), kind_of_file(target, wish)
        if kind is None or kind == table.dialect.suffix[1:]:
            with target.text() as stream:
                return CsvRows(stream, table.columns, table.dialect, excel=wish.excel).write(rows)
        with (
            target.file(f".{kind}") as path,
            FILE_KINDS[kind].open(path, [table], wish, losses) as sinks,
        ):
            return sinks[0].write(rows)


@dataclass(frozen=True, slots=True)
class TablesFormat:
    """Several tables at once: an Excel workbook, a SQLite file, or a folder with a file each."""

    name: str
    about: str
    tables: tuple[Table, ...]
    suffix: str = ""

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        """All tables in one pass over the incidents; the rows of all together."""
        kind = kind_of_file(target, wish) or "csv"
        tables = [table.under(wish) for table in self.tables]
        if FILE_KINDS[kind].many:
            with (
                target.file(f".{kind}") as path,
                FILE_KINDS[kind].open(path, tables, wish, losses) as sinks,
            ):
                return self.fill(sinks, incidents, wish, losses)
        with target.folder() as folder, ExitStack() as opened:
            files: list[Sink] = []
            for table in tables:
                opener = FILE_KINDS[kind].open(
                    folder / f"{table.name}.{kind}", [table], wish, losses
                )
                files += opened.enter_context(opener)
            return self.fill(files, incidents, wish, losses)

    def fill(
        self, sinks: Sequence[Sink], incidents: Iterable[Incident], wish: Wish, losses: Losses
    ) -> int:
        """Every incident to every table."""
        rows = [table.start(wish, losses) for table in self.tables]
        count = 0
        for one in incidents:
            for sink, source in zip(sinks, rows, strict=True):
                count += sink.write(source.of(one))
        return count + sum(
            sink.write(source.rest()) for sink, source in zip(sinks, rows, strict=True)
        )


def made(table: Table, incidents: Iterable[Incident], wish: Wish, losses: Losses) -> Iterator[Row]:
    """All rows of a table, one at a time."""
    rows = table.start(wish, losses)
    for one in incidents:
        yield from rows.of(one)
    yield from rows.rest()


def kind_of_file(target: Target, wish: Wish) -> str | None:
    """A key of FILE_KINDS; None where neither the wish nor the name of the file says anything."""
    if wish.kind is not None:
        if wish.kind not in FILE_KINDS:
            raise UsageError(f"no kind of file {wish.kind}: one of {', '.join(FILE_KINDS)}")
        return wish.kind
    ending = target.path.suffix.lower().lstrip(".") if target.path else ""
    return ending if ending in FILE_KINDS else None
