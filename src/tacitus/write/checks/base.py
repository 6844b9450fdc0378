"""What a rule is: a small pure function of a row, whose name begins with its code and whose
docstring is its message. Codes with E are errors, with W warnings.

    E1xx, W1xx  any table    2xx ACLED    3xx UCDP GED    4xx GTD    5xx our own tables
    6xx CAMEO, ICEWS and POLECAT    7xx GDELT    8xx HXL    90x, 91x PLOVER as JSON
    92x and W931 ninjs    93x brat    94x, 95x MUC-4 templates    96x GeoJSON    97x Web Annotation
    980 to 982 our own full record    985 to 989 spaCy    99x GeoPackage
"""

import datetime
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Cells = Mapping[str, str]  # a row by the names of its columns; empty cells are left out
Places = Iterable[str]  # the columns at fault
Rule = Callable[[Cells], Places]
# Python would also read "nan", "1_000" and 20240305.
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
LONGEST = 80  # characters of a value that are told
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """A fault: `row` counts from 1 below the header, 0 is the file itself."""

    code: str
    row: int
    column: str
    value: str
    message: str

    @property
    def is_error(self) -> bool:
        return self.code.startswith("E")


class Check(Protocol):
    """A format that can be checked."""

    @property
    def rules(self) -> Sequence[Callable[..., object]]:
        """Those that only this format, or a few, have."""

    def share(self, path: Path) -> float:
        """How much a file looks like this format, from 0 to 1. UnreadableInput where it cannot be
        read."""

    def faults(self, path: Path) -> Iterator[Found | int]:
        """Every fault of a file, then the number of its rows. UnreadableInput where it cannot be
        read as this format."""


def code_of(rule: Callable[..., object]) -> str:
    """E202 of `e202_sub_event_type`."""
    return rule.__name__.partition("_")[0].upper()


def message_of(rule: Callable[..., object]) -> str:
    """The docstring on one line."""
    return " ".join((rule.__doc__ or "").split())


def told(rule: Callable[..., object], number: int, path: Path, value: str) -> Found:
    """What a rule found at a line or document of a file."""
    return Found(code_of(rule), number, path.name, value[:LONGEST], message_of(rule))


# ---- cells ----------------------------------------------------------------------------------


def whole(row: Cells, column: str) -> int | None:
    """A cell as a whole number; None where it is missing, or none (which another rule says). Files
    that went through a spreadsheet write 5 as 5.0."""
    number = decimal(row, column)
    return int(number) if number is not None and number.is_integer() else None


def decimal(row: Cells, column: str) -> float | None:
    """A cell as a number; None where it is missing, or none."""
    if not NUMBER.fullmatch(row.get(column, "")):
        return None
    number = float(row[column])
    return number if math.isfinite(number) else None


def day(row: Cells, column: str) -> datetime.date | None:
    """A cell as a day; a time after it is let be, as UCDP has it."""
    found = DAY.fullmatch(row.get(column, ""))
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def unlisted(row: Cells, column: str, codes: Iterable[object]) -> Places:
    """The column, if its cell is there and none of the codes."""
    if column not in row:
        return ()
    number = whole(row, column)
    told = row[column] if number is None else str(number)
    return () if told in {str(code) for code in codes} else (column,)
