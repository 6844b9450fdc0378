"""How a table is checked: its file, then each row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.vocabulary import is_own
from tacitus.write.checks.base import LONGEST, Cells, Found, Rule, code_of, message_of, whole
from tacitus.write.checks.common_rules import (
    FILE_RULES,
    KIND_RULES,
    ROW_RULES,
    e109_length,
    e110_same_id,
    e116_gap,
    near,
    w102_other_column,
    w104_no_header,
    w107_delimiter,
)
from tacitus.write.checks.table_file import TableFile, open_table
from tacitus.write.formats.base import Column
from tacitus.write.own_fields import BASIS


@dataclass(frozen=True, slots=True)
class TableCheck:
    """A table that can be checked: its columns, the one with the id (empty: rows have none of their
    own), its rules, and what parts the cells of published files. `bare`: those have no header, and
    no quotation marks around cells. `own`: a project may have columns beside ours. `counted`: the
    ids are 1, 2, 3 and so on. `capitals`: names may begin with a capital letter, as releases have
    them."""

    columns: tuple[Column, ...]
    id: str
    rules: tuple[Rule, ...]
    delimiter: str = ","
    bare: bool = False
    own: bool = False
    counted: bool = False
    capitals: bool = False

    def open(self, path: Path) -> TableFile:
        bare = self.delimiter if self.bare else ""
        names = [column.name for column in self.columns]
        return open_table(path, names, bare, capitals=self.capitals)

    def share(self, path: Path) -> float:
        """How many of the columns a file has, from 0 to 1."""
        table, published = self.open(path), {column.name for column in self.columns}
        if not table.has_header:
            first = next(table.rows(), [""])
            return float(self.bare and not table.quoted and first[0][:1].isdecimal())
        return len(published.intersection(table.names)) / len(published)

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of a file, then the number of its rows."""
        table = self.open(path)
        if self.bare:
            self.refuse_others(table)
        for rule in FILE_RULES:
            if not self.asks(rule):
                continue
            for column in rule(table, self.columns):
                if self.own and is_own(column.removesuffix(BASIS)):
                    continue  # of a field that the project has beside ours
                hint = near(column, self.columns) if rule is w102_other_column else ""
                yield Found(code_of(rule), 0, column, "", message_of(rule) + hint)
        seen: set[str] = set()
        number = 0
        for number, cells in enumerate(table.rows(), 1):
            yield from self.check_row(number, cells, table, seen)
        yield number

    def asks(self, rule: Callable[..., object]) -> bool:
        """Whether published files keep a rule of files."""
        if rule is w107_delimiter:
            return self.delimiter == ","
        return not (self.bare and rule is w104_no_header)

    def refuse_others(self, table: TableFile) -> None:
        """UnreadableInput where a file has neither the names nor as many cells."""
        if not {column.name for column in self.columns}.intersection(table.names):
            raise UnreadableInput(
                f"{table.path}: has {len(table.names)} cells in its first row and none of the names"
                f" of this format, which has {len(self.columns)} with tabs between: name another"
                " --format"
            )

    def check_row(
        self, number: int, cells: Sequence[str], table: TableFile, seen: set[str]
    ) -> Iterator[Found]:
        """The faults of one row."""
        if len(cells) != len(table.names):
            yield wrong_length(number, cells, table)
            return
        row = {n: c.strip() for n, c in zip(table.names, cells, strict=True) if c.strip()}
        id_ = self.id_of(row)
        if id_ and id_ in seen:
            yield Found("E110", number, self.id, id_[:LONGEST], message_of(e110_same_id))
        elif self.counted and id_.isdecimal() and int(id_) > 1 and str(int(id_) - 1) not in seen:
            yield Found("E116", number, self.id, id_[:LONGEST], message_of(e116_gap))
        seen.add(id_)
        for kind in KIND_RULES:
            yield from found(kind, kind(row, self.columns), number, row)
        for rule in (*ROW_RULES, *self.rules):
            yield from found(rule, rule(row), number, row)

    def id_of(self, row: Cells) -> str:
        """The id of a row, empty where it has none; where rows are counted 5.0 is 5."""
        counted = whole(row, self.id) if self.counted else None
        return row.get(self.id, "") if counted is None else str(counted)


def wrong_length(number: int, cells: Sequence[str], table: TableFile) -> Found:
    message = f"{message_of(e109_length)} ({len(cells)} cells, {len(table.names)} names)"
    return Found("E109", number, "(row)", "", message)


def found(
    rule: Callable[..., object], places: Iterable[str], number: int, row: Cells
) -> Iterator[Found]:
    """What a rule finds in a row."""
    for column in places:
        value = row.get(column, "")[:LONGEST]
        yield Found(code_of(rule), number, column, value, message_of(rule))
