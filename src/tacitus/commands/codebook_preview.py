"""`tacitus codebook preview`: which rows the project's own codebooks change, and how."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.project.outgoing import wish_of
from tacitus.write.codebook_files import DERIVED
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Table, Wish
from tacitus.write.formats.csv_rows import CsvRows
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.own_fields import FIELDS
from tacitus.write.safe import shown

Cells = Mapping[str, str]


def preview(given: str | None, codebooks: Path | None) -> None:
    """Print a line for each cell that differs from what the package's codebooks give."""
    with opened(given) as project:
        own = wish_of(project, codebooks=codebooks)
        named = [table for table in TABLES if table.name in DERIVED and table.name in own.codebooks]
        if FIELDS in own.codebooks:
            named.append(INCIDENTS)
        if not named:
            raise UsageError(
                f"no codebook of the project's own ({', '.join((*DERIVED, FIELDS))}): put one into"
                " `codebooks` beside it, or name a folder"
            )
        moved = changed = 0
        for one in project.incidents():
            lines = [line for table in named for line in differences(one, table, own)]
            moved += bool(lines)
            changed += len(lines)
            print("".join(f"{line}\n" for line in lines), end="")
        say(f"{moved:,} incidents change, in {changed:,} cells")


def differences(one: Incident, table: Table, own: Wish) -> Iterator[str]:
    """What changes of an incident in a format."""
    before, after = cells(one, table, replace(own, codebooks={})), cells(one, table, own)
    if before is None and after is None:
        return
    if before is None or after is None:
        yield f"{one.id} {table.name}: {'comes in' if before is None else 'is left out'}"
        return
    for column in table.under(own).columns:
        was, now = before.get(column.name, ""), after[column.name]
        if was != now:
            yield f"{one.id} {table.name} {column.name}: {shown(was)!r} becomes {shown(now)!r}"


def cells(one: Incident, table: Table, wish: Wish) -> Cells | None:
    """The one row of an incident as its file has it; None where it has none."""
    page = io.StringIO(newline="")
    rows = table.start(wish, Losses()).of(one)
    if not CsvRows(page, table.under(wish).columns).write(rows):
        return None
    page.seek(0)
    return next(csv.DictReader(page))
