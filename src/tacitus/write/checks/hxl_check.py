"""How a table with HXL tags is checked, whatever its columns are called."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from tacitus.write.checks.base import LONGEST, Found, code_of, message_of
from tacitus.write.checks.common_rules import w105_encoding, w106_mark, w107_delimiter
from tacitus.write.checks.hxl_rules import (
    ROW_RULES,
    RULES,
    TAG_RULES,
    e801_no_tags,
    w812_same_event,
)
from tacitus.write.checks.table_check import found, wrong_length
from tacitus.write.checks.table_file import TableFile, open_table

HIGHEST = 25  # rows among which the tags stand
EVENT = "#event+code"


@dataclass(frozen=True, slots=True)
class HxlCheck:
    """A table whose columns are told by a row of tags."""

    rules = RULES

    def share(self, path: Path) -> float:
        """1 if there are tags, else 0."""
        return float(tags_of(all_rows(open_table(path, ()))) is not None)

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of a file, then the number of rows below the tags."""
        table = open_table(path, ())
        for rule in (w105_encoding, w106_mark, w107_delimiter):
            yield from (
                Found(code_of(rule), 0, place, "", message_of(rule)) for place in rule(table, ())
            )
        rows = all_rows(table)
        tags = tags_of(rows)
        if tags is None:
            yield Found("E801", 0, "(tags)", "", message_of(e801_no_tags))
            yield 0
            return
        for check in TAG_RULES:
            for place in check(tags):
                yield Found(code_of(check), 0, place[:LONGEST], "", message_of(check))
        yield from self.rows_below(replace(table, names=tuple(tags)), rows)

    def rows_below(self, table: TableFile, rows: Iterator[list[str]]) -> Iterator[Found | int]:
        seen: set[str] = set()
        number = 0
        for number, cells in enumerate(rows, 1):
            if len(cells) != len(table.names):
                yield wrong_length(number, cells, table)
                continue
            row = {n: c.strip() for n, c in zip(table.names, cells, strict=True) if n and c.strip()}
            for rule in ROW_RULES:
                yield from found(rule, rule(row), number, row)
            if row.get(EVENT) in seen:
                yield from found(w812_same_event, [EVENT], number, row)
            seen.add(row.get(EVENT, EVENT))
        yield number


def all_rows(table: TableFile) -> Iterator[list[str]]:
    """Every row, that of names too."""
    return replace(table, has_header=False).rows()


def tags_of(rows: Iterator[list[str]]) -> list[str] | None:
    """The first row that looks like tags, each tag once; what is left of the rows is below it. None
    where there is none."""
    for cells in islice(rows, HIGHEST):
        told = [cell for cell in cells if cell.strip()]
        if told and 2 * sum(cell.strip().startswith("#") for cell in told) >= len(told):
            return numbered(["".join(cell.lower().split()) for cell in cells])
    return None


def numbered(tags: Sequence[str]) -> list[str]:
    """`#sector`, `#sector (2)`."""
    seen: Counter[str] = Counter()
    made = []
    for tag in tags:
        seen[tag] += 1
        made.append(f"{tag} ({seen[tag]})" if tag and seen[tag] > 1 else tag)
    return made
