"""A table as outsiders get it: each cell by the level of its column, names of persons withheld."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from re import Pattern

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Column, Kind, Row, Rows, Table, Value, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.release.persons import WITHHELD, Withheld, pattern
from tacitus.write.release.policy import Level, Policy

TENTH = 1  # decimals of a point that is coarse
DECADE = 10
READ: dict[Kind, Callable[[str], Value]] = {
    "whole": int,
    "decimal": float,
    "day": lambda text: datetime.date.fromisoformat(f"{text[:7]}-01"),  # may be coarse already
}
OF_REPORTS = ("report_id", "reprint_of")  # columns with the id of a report
OF_CLAIMS = "field"  # the column of `claims` that says of what a claim is
IDS = (*OF_REPORTS, "event_id", "claim_id", "entity_id")
Fate = str  # shown, names withheld, coarse, withheld


@dataclass(slots=True)
class Tally:
    """How many cells of (table, column) met which fate; missing cells count nowhere. `names` has
    the withheld names by the id of their incident or report, as it leaves."""

    cells: Counter[tuple[str, str, Fate]] = field(default_factory=Counter)
    names: dict[str, frozenset[str]] = field(default_factory=dict)


def private(
    table: Table, policy: Policy, tally: Tally | None = None, withheld: Withheld | None = None
) -> Table:
    """The same table after the privacy step; days that are made coarse are text. `withheld` knows
    the names of all incidents of the release; None: each is looked at alone."""
    levels = {column.name: policy.of(table.name, column.name) for column in table.columns}
    columns = tuple(
        replace(column, kind="text")
        if levels[column.name] == "coarse" and column.kind == "day"
        else column
        for column in table.columns
    )

    def start(wish: Wish, losses: Losses) -> Rows:
        return PrivateRows(
            table, policy, table.start(wish, losses), tally or Tally(), withheld or Withheld(policy)
        )

    return replace(table, columns=columns, start=start)


class PrivateRows:
    """The rows of a table after the privacy step."""

    def __init__(
        self, table: Table, policy: Policy, rows: Rows, tally: Tally, withheld: Withheld
    ) -> None:
        self.withheld = withheld
        self.table = table
        self.policy = policy
        self.rows = rows
        self.tally = tally

    def of(self, one: Incident) -> Iterable[Row]:
        names = self.withheld.of(one)
        hidden = pattern(names)
        texts = {told.coded.report.id: told.coded.report.text for told in one.told}
        self.tally.names[one.id] = names
        for id_, text in texts.items():
            left = self.withheld.id_of(id_, text, hidden)
            self.tally.names[left] = self.withheld.by_report.get(id_, names)
        yield from self.made(self.rows.of(one), hidden, texts)

    def rest(self) -> Iterable[Row]:
        yield from self.made(self.rows.rest(), None, {})

    def made(
        self, rows: Iterable[Row], hidden: Pattern[str] | None, texts: Mapping[str, str]
    ) -> Iterator[Row]:
        """The rows as they leave; `texts` are those of the reports of their incident, by id."""
        columns = self.table.columns
        at = next((n for n, column in enumerate(columns) if column.name == OF_REPORTS[0]), None)
        field = next((n for n, column in enumerate(columns) if column.name == OF_CLAIMS), None)
        for row in rows:
            if field is not None and self.policy.hides(str(row[field])):
                self.tally.cells[self.table.name, OF_CLAIMS, "withheld"] += 1
                continue
            own = None if at is None else row[at]
            yield [
                self.cell(column, value, hidden, texts.get(str(of), ""))
                for column, value in zip(columns, row, strict=True)
                for of in (value if column.name in OF_REPORTS else own,)
            ]

    def cell(self, column: Column, value: Value, hidden: Pattern[str] | None, text: str) -> Value:
        """The cell as it leaves, and its fate counted. `text` is that of the report whose id it is,
        or in whose coding it is an id."""
        if value is None:
            return None
        made, fate = seen(column, value, self.policy.of(self.table.name, column.name), hidden)
        if column.name in IDS and fate in ("shown", "names withheld"):
            made = self.withheld.id_of(str(value), text, hidden)
            fate = "shown" if made == value else "names withheld"
        self.tally.cells[self.table.name, column.name, fate] += 1
        return made


def seen(
    column: Column, value: Value, level: Level, hidden: Pattern[str] | None
) -> tuple[Value, Fate]:
    """A value as it leaves, and its fate."""
    if level in ("team", "never"):
        return None, "withheld"
    if level == "coarse":
        made = coarse(column, value)
        return made, "withheld" if made is None else "coarse"
    if isinstance(value, str) and hidden is not None:
        shown, count = hidden.subn(WITHHELD, value)
        return shown, "names withheld" if count else "shown"
    return value, "shown"


def seen_again(column: Column | None, text: str, level: Level, hidden: Pattern[str] | None) -> str:
    """A cell of an earlier release as it may leave now; a column that is no more is text."""
    value: Value = text
    if level == "coarse" and column is not None:
        with suppress(ValueError):
            value = READ.get(column.kind, str)(text)
    made, _ = seen(column or Column("", "text"), value, level, hidden)
    return "" if made is None else str(made)


def coarse(column: Column, value: Value) -> Value:
    """A value made wide; None where it cannot be."""
    if isinstance(value, datetime.date):
        return f"{value:%Y-%m}"
    if isinstance(value, float):
        return round(value, TENTH)
    if isinstance(value, int) and column.kind == "whole":
        return value - value % DECADE
    return None
