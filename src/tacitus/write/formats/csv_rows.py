"""Rows as CSV: UTF-8, RFC 4180 (line ends are CR LF), ISO dates, dot decimals, empty is missing.

For Excel there is a byte-order mark, and a cell of text that Excel would take for a formula gets
an apostrophe before it.
"""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from tacitus.write.formats.base import CSV, Column, Dialect, Row, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHORT, LONG = 1e-4, 1e16  # Python writes what is smaller, or not smaller, with an exponent


class CsvRows:
    """A table as text on a stream; the header is written at once."""

    def __init__(
        self,
        stream: TextIO,
        columns: Sequence[Column],
        dialect: Dialect = CSV,
        *,
        excel: bool = False,
    ) -> None:
        self.stream = stream
        self.excel = excel
        self.writer = csv.writer(stream, delimiter=dialect.delimiter, lineterminator="\r\n")
        self.decimals = [n for n, column in enumerate(columns) if column.kind == "decimal"]
        if excel:
            stream.write("\ufeff")
        if dialect.header:
            self.writer.writerow([column.name for column in columns])
        if dialect.second:
            self.writer.writerow(dialect.second)

    def write(self, rows: Iterable[Row]) -> int:
        """Write rows; how many."""
        count = 0
        for row in rows:
            self.writer.writerow(self.cells(row))
            count += 1
        return count

    def cells(self, row: Row) -> Row:
        """The row with what the csv module would write otherwise already as text."""
        if self.excel:
            return [guarded(value) for value in row]
        for number in self.decimals:
            value = row[number]
            if isinstance(value, float) and not SHORT <= abs(value) < LONG:
                return [
                    plain_decimal(one) if at in self.decimals and isinstance(one, float) else one
                    for at, one in enumerate(row)
                ]
        return row


def plain_decimal(number: float) -> str:
    """The shortest digits that are this number: 0.00001, never 1e-05; 36.0 is 36.0."""
    text = repr(number)
    return text if "e" not in text else f"{number:.17f}".rstrip("0")


def guarded(value: Value) -> Value:
    """A cell that Excel shows and never obeys."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return plain_decimal(value) if isinstance(value, float) else value
