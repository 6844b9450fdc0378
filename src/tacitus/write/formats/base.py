"""What a format is: it writes incidents, and says of each what it could not express.

    Format    a name for `--format`, and how all incidents are written to a `Target`
    Table     the kind of format that is rows and columns; `table_format.py` writes any Table as
              CSV, Excel, Parquet, Stata or SQLite, so that a Table has to make rows only
    Losses    what was not expressed: counted by column, each row on its own in a file

Incidents come one at a time and are let go of: nothing may keep them, but for ids already seen.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

from tacitus.incident_values import Headline, Incident, Said
from tacitus.lists import tables
from tacitus.project_values import Kept
from tacitus.values import Unknown
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target

Value = str | int | float | datetime.date | None  # None is missing; lists are `; ` in one string
Row = Sequence[Value]
Kind = Literal["text", "whole", "decimal", "day"]


def plain(value: Value) -> Value:
    """A cell as JSON and SQLite know it: days are ISO text."""
    return value.isoformat() if isinstance(value, datetime.date) else value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `about` is its meaning in a sentence, `values` its codes or its unit."""

    name: str
    kind: Kind = "text"
    about: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written as text. `second` is a row under the names, as HXL has its tags."""

    delimiter: str = ","
    header: bool = True
    second: tuple[str, ...] = ()
    suffix: str = ".csv"


CSV = Dialect()
TSV = Dialect(delimiter="\t", suffix=".tsv")


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision as it is kept; times are ISO 8601 in UTC. `previous` and `hash` are its place
    in the chain of decisions."""

    number: int
    made_at: str
    who: str
    kind: str
    subject: str
    content: str
    previous: str = ""
    hash: str = ""


def unruled(_said: Sequence[Said], rule: str) -> Headline | Unknown:
    """No figure."""
    return Unknown(f"nothing applies the rule {rule} here")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an export is given beside the incidents. `excel`: CSV for Excel; `numeric`: ACLED's
    classes of actors as numbers; `codebooks` are the project's own derivation rules by name, which
    stand in for those of the package (`data/codebooks/`); `headline` gives the figure that a rule
    takes of what was said; `kind` is the kind of file that was asked for, where the name does not
    tell. `ledger` is all that the project holds beside its decisions, where all of it is exported,
    else None."""

    excel: bool = False
    numeric: bool = False
    kind: str | None = None
    codebooks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    headline: Callable[[Sequence[Said], str], Headline | Unknown] = unruled
    decisions: Iterable[Decided] = ()
    ledger: Iterable[Kept] | None = None

    def book(self, name: str) -> Mapping[str, Any]:
        """A codebook: the project's own, else the package's."""
        return self.codebooks.get(name) or tables(f"codebooks/{name}.toml")


class Rows(Protocol):
    """The rows of one table in one export; what it has seen before is its own affair."""

    def of(self, one: Incident) -> Iterable[Row]:
        """The rows that an incident gives, in their order, each as long as the columns."""

    def rest(self) -> Iterable[Row]:
        """The rows that belong to no incident, after all incidents."""


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Rows by a plain function of an incident, and none beside them."""

    function: Callable[[Incident], Iterable[Row]]

    def of(self, one: Incident) -> Iterable[Row]:
        return self.function(one)

    def rest(self) -> Iterable[Row]:
        return ()


def no_more(_wish: Wish) -> tuple[Column, ...]:
    """No column."""
    return ()


@dataclass(frozen=True, slots=True)
class Table:
    """A format of rows and columns: `start` begins an export and gives its rows. `more` are the
    columns that an export has behind these for what it is given; its rows have them, too. `apart`:
    the rows of an incident are made of its own events, and of nothing else that was told; `light`:
    of these only of the claims as they are told, of what entities are called, and of the figures,
    so that nobody need weigh the values. `tags` gives the second row of its text under a wish."""

    name: str
    about: str
    columns: tuple[Column, ...]
    start: Callable[[Wish, Losses], Rows]
    dialect: Dialect = CSV
    more: Callable[[Wish], tuple[Column, ...]] = no_more
    apart: bool = False
    light: bool = False
    tags: Callable[[Wish], tuple[str, ...]] | None = None

    def under(self, wish: Wish) -> "Table":
        """The table with all columns that its rows have in such an export, and with its tags."""
        more = self.more(wish)
        made = replace(self, columns=(*self.columns, *more), more=no_more) if more else self
        if self.tags is None:
            return made
        return replace(made, dialect=replace(self.dialect, second=self.tags(wish)))


class Format(Protocol):
    """A format in `all_formats.FORMATS`."""

    @property
    def name(self) -> str:
        """As `--format` takes it."""

    @property
    def about(self) -> str:
        """What it is, in a line of the help."""

    @property
    def suffix(self) -> str:
        """Of a file of it, such as `.jsonl`; empty if it is a folder."""

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        """Write all incidents, in constant memory and the same bytes each time; how many rows (or
        records) were written. UsageError where the target cannot take this format."""
