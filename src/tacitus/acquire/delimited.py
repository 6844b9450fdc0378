"""Reports in a table: CSV with commas, semicolons, tabs or bars, a report a row.

A row that is broken is refused by the number of its line, and costs no other row: a quotation mark
that is never closed swallows the lines after it, so that of a record that does not come out right
only the first line is refused, and reading goes on at the second.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from tacitus.acquire.decode import MARKS
from tacitus.acquire.jsonl import parts
from tacitus.acquire.order import Order
from tacitus.acquire.texts import receive
from tacitus.errors import UnreadableInput, UsageError
from tacitus.values import Received

DELIMITERS = ",;\t|"
LONGEST_FIELD = 1 << 27  # characters: the limit of a record is ours, not that of `csv`
NOTE = "not UTF-8: read as Windows-1252; if letters look wrong, save the file as UTF-8"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with its number, from 1, its end included."""

    number: int
    text: str
    is_utf8: bool = True


def read_table(stream: IO[bytes], name: str, order: Order) -> Iterator[Received | UnreadableInput]:
    """The report of each row."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        lines = text_lines(stream, order.limit)
        head = next(lines, None)
        if head is None or not head.text.strip():
            raise UnreadableInput(f"{name}: has no heading: name the columns in its first line")
        delimiter = max(DELIMITERS, key=head.text.count)
        heading = tuple(cell.strip() for cell in next(csv.reader([head.text], delimiter=delimiter)))
        columns = order.columns(name, heading)
        yield from read_rows(lines, name, Table(heading, columns, delimiter), order)
    except UnreadableInput as fault:
        yield fault
    except (UnicodeError, csv.Error) as fault:
        yield UnreadableInput(f"{name}: is no table of text ({fault}): save it as CSV in UTF-8")


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of a file are read."""

    heading: tuple[str, ...]
    columns: Mapping[str, str]
    delimiter: str


def read_rows(
    lines: Iterator[Line], name: str, table: Table, order: Order
) -> Iterator[Received | UnreadableInput]:
    """The report of each row below the heading."""
    waiting: deque[Line] = deque()
    while True:
        taken: list[Line] = []
        fault, cells = next_record(lines, waiting, taken, table.delimiter, order.limit)
        if not taken:
            return
        if not any(line.text.strip() for line in taken):
            continue
        width = len(table.heading)
        if fault is None and len(cells) != width:
            fault = f"has {len(cells)} columns where the heading has {width}"
        where = f"{name} line {taken[0].number}"
        if fault is not None:
            waiting.extendleft(reversed(taken[1:]))
            yield UnreadableInput(f"{where}: {fault}: mend the row and add the file again")
            continue
        notes = () if all(line.is_utf8 for line in taken) else (NOTE,)
        yield read_row(dict(zip(table.heading, cells, strict=True)), table, where, order, notes)


def next_record(
    lines: Iterator[Line], waiting: deque[Line], taken: list[Line], delimiter: str, limit: int
) -> tuple[str | None, Sequence[str]]:
    """The cells of the next record, or what is wrong with it; the lines that it took are put into
    `taken`: none at the end of the file."""

    def feed() -> Iterator[str]:
        size = 0
        while True:
            line = waiting.popleft() if waiting else next(lines, None)
            if line is None:
                return
            taken.append(line)
            size += len(line.text)
            if size > limit:
                raise csv.Error(f"is over {limit / 1e6:g} MB, or a quotation mark is not closed")
            yield line.text

    try:
        return None, next(csv.reader(feed(), delimiter=delimiter, strict=True), ())
    except csv.Error as broken:
        return str(broken), ()


def read_row(
    row: Mapping[str, str], table: Table, where: str, order: Order, notes: tuple[str, ...]
) -> Received | UnreadableInput:
    """The report of one row."""
    told = {part: row[column].strip() for part, column in table.columns.items()}
    told["text"] = row[table.columns["text"]]
    if not told.get("published") and order.published:
        told["published"] = order.published
    if not told["text"].strip():
        return UnreadableInput(f"{where}: the column {table.columns['text']!r} is empty")
    try:
        text, source = parts(told)
    except (UnreadableInput, UsageError) as fault:
        return UnreadableInput(f"{where}: {fault}")
    received = receive(text, source, where)
    return Received(where, received.report, (*notes, *received.notes))


def text_lines(stream: IO[bytes], limit: int) -> Iterator[Line]:
    """The lines of a file as text: by its byte order mark, else each line as UTF-8 or, where it is
    none, as Windows-1252. A line over `limit` bytes is cut, and the rest is a line of its own."""
    first = stream.readline(limit)
    encoding = next((name for mark, name in MARKS if first.startswith(mark)), None)
    if encoding is not None and encoding != "utf-8-sig":
        whole = io.BytesIO(first + stream.read())  # rare, and never the largest files
        texts = io.TextIOWrapper(whole, encoding=encoding, newline="\n")
        yield from (Line(number, text) for number, text in enumerate(texts, 1))
        return
    raw, number = first.removeprefix(b"\xef\xbb\xbf"), 1
    while raw:
        yield decoded(raw, number)
        raw, number = stream.readline(limit), number + 1


def decoded(raw: bytes, number: int) -> Line:
    """One line; a NUL byte becomes the sign for what cannot be read."""
    try:
        return Line(number, raw.decode("utf-8").replace("\0", "\ufffd"))
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace").replace("\0", "\ufffd")
        return Line(number, text, is_utf8=False)
