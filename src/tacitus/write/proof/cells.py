"""The cells of an incident in a format, as text: what is proven, and what is compared later."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.write.formats.base import Format, Row, Table, Value, Wish
from tacitus.write.formats.csv_rows import plain_decimal
from tacitus.write.formats.full_record import FullRecord
from tacitus.write.formats.geopackage import LAYER, GeoPackage
from tacitus.write.formats.json_format import JsonFormat
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.table_format import TableFormat
from tacitus.write.release.persons import Withheld
from tacitus.write.release.private import private

Cells = Mapping[str, str]  # name of a column, or path in an object, to text; none that is empty


class Printer(Protocol):
    """The rows of one export, one incident after the other."""

    def of(self, one: Incident) -> list[Cells]:
        """The rows that an incident gives."""

    def rest(self) -> list[Cells]:
        """The rows that belong to no incident."""


@dataclass(frozen=True, slots=True)
class Press:
    """`start` begins an export anew. `table` None: a format of objects."""

    name: str
    start: Callable[[], Printer]
    table: Table | None


def press(format_: Format, wish: Wish, withheld: Withheld | None = None) -> Press:
    """The cells of a format, of a table after the privacy step if names are withheld; UsageError
    for a format that has neither rows nor objects."""
    if isinstance(format_, TableFormat):
        table = format_.table.under(wish)
        if withheld is not None:
            table = private(table, withheld.policy, None, withheld)
        return Press(table.name, lambda: TablePrinter(table, wish), table)
    if isinstance(format_, GeoPackage) and withheld is None:
        layer = LAYER.under(wish)
        return Press(layer.name, lambda: TablePrinter(layer, wish), layer)
    if isinstance(format_, JsonFormat | FullRecord) and withheld is None:
        objects = format_
        return Press(objects.name, lambda: ObjectPrinter(objects, wish), None)
    raise UsageError(
        f"there is no proof for the format {format_.name}: take one of rows or objects, such as"
        " incidents, claims, acled or plover"
    )


class TablePrinter:
    """Rows of a table."""

    def __init__(self, table: Table, wish: Wish) -> None:
        self.names = [column.name for column in table.columns]
        self.rows = table.start(wish, Losses())

    def of(self, one: Incident) -> list[Cells]:
        return self.told(self.rows.of(one))

    def rest(self) -> list[Cells]:
        return self.told(self.rows.rest())

    def told(self, rows: Iterable[Row]) -> list[Cells]:
        return [
            {
                name: text
                for name, value in zip(self.names, row, strict=True)
                if (text := put(value))
            }
            for row in rows
        ]


class ObjectPrinter:
    """Objects of a format, as paths to their leaves."""

    def __init__(self, format_: JsonFormat | FullRecord, wish: Wish) -> None:
        self.records = format_.start(wish, Losses())
        self.others = format_.rest(wish)

    def of(self, one: Incident) -> list[Cells]:
        return [leaves(record) for record in self.records(one)]

    def rest(self) -> list[Cells]:
        return [leaves(record) for record in self.others]


def put(value: Value) -> str:
    """A value as a cell of a text file has it; empty if it is missing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return plain_decimal(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """The leaves of an object by their paths, `actor/0/name`; the text is JSON."""
    if isinstance(value, Mapping):
        found = [leaves(part, f"{path}/{name}") for name, part in value.items()]
    elif isinstance(value, list | tuple):
        found = [leaves(part, f"{path}/{number}") for number, part in enumerate(value)]
    else:
        return {path.lstrip("/"): json.dumps(value, ensure_ascii=False)}
    return {name: text for part in found for name, text in part.items()}
