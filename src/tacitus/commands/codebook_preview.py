"""`tacitus codebook preview`: which rows the project's own codebooks change, and how."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.project.outgoing import wish_of
from tacitus.write.codebook_files import FILES
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Table, Wish
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.own_fields import FIELDS
from tacitus.write.safe import shown

Cells = Mapping[str, str]
# The codebook that tables go by which have another name.
BOOKS = {
    "polecat": "plover",
    "icews": "cameo",
    "gdelt-events": "cameo",
    "gdelt-gkg": "gdelt",
}


def preview(given: str | None, codebooks: Path | None) -> None:
    """Print a line for each cell that differs from what the package's codebooks give."""
    with opened(given) as project:
        own = wish_of(project, codebooks=codebooks)
        if not own.codebooks:
            raise UsageError(
                f"no codebook of the project's own ({', '.join(FILES)}): put one into `codebooks`"
                " beside it, or name a folder"
            )
        named = [table for table in TABLES if BOOKS.get(table.name, table.name) in own.codebooks]
        if FIELDS in own.codebooks:
            named.append(INCIDENTS)
        if not named:
            raise UsageError(
                f"no format of rows goes by {', '.join(own.codebooks)}: compare two exports"
            )
        moved = changed = 0
        for one in project.incidents():
            lines = [line for table in named for line in differences(one, table, own)]
            moved += bool(lines)
            changed += len(lines)
            print("".join(f"{line}\n" for line in lines), end="")
        say(f"{moved:,} incidents change, in {changed:,} cells")


def differences(one: Incident, table: Table, own: Wish) -> Iterator[str]:
    """What changes of an incident in a format, row by row in their order."""
    before, after = rows_of(one, table, replace(own, codebooks={})), rows_of(one, table, own)
    several = max(len(before), len(after)) > 1
    for number, (was, now) in enumerate(zip_longest(before, after), 1):
        row = f"{one.id} {table.name}{f' row {number}' if several else ''}"
        if was is None or now is None:
            yield f"{row}: {'comes in' if was is None else 'is left out'}"
            continue
        for column in table.under(own).columns:
            old, new = was.get(column.name, ""), now[column.name]
            if old != new:
                yield f"{row} {column.name}: {shown(old)!r} becomes {shown(new)!r}"


def rows_of(one: Incident, table: Table, wish: Wish) -> list[Cells]:
    """The rows of an incident as its file has them."""
    page = io.StringIO(newline="")
    CsvRows(page, table.under(wish).columns).write(table.start(wish, Losses()).of(one))
    page.seek(0)
    return list(csv.DictReader(page))
