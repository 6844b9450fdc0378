"""A table as Stata's file, version 118, which knows Unicode (StataCorp, "dta 118 file format").

Two passes: rows go to a draft while the widest value of each column is found, then into the file.
Text is str1 to str2045 by its longest value in bytes, else strL; days are %td.
"""

import datetime
import marshal
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tacitus.write.formats.base import Column, Row, Table, Value, Wish
from tacitus.write.formats.losses import Losses

EPOCH = datetime.date(1960, 1, 1).toordinal()
LONGEST = 2045  # bytes of a str#
STRL, DOUBLE, LONG = 32768, 65526, 65528
MISSING = {DOUBLE: struct.pack("<Q", 0x7FE0000000000000), LONG: struct.pack("<i", 2147483621)}
LARGEST = 2147483620  # of a long
NUL = "characters of no shape (U+0000) are left out"
TAKEN = frozenset(
    "_all _b _coef _cons _n _pi _pred _rc _skip byte double float if in int long strL using"
    " with".split()
)


@contextmanager
def open_dta(
    path: Path, tables: Sequence[Table], _wish: Wish, losses: Losses
) -> "Iterator[list[DtaRows]]":
    """A file of one table."""
    (table,) = tables
    draft = path.with_suffix(".rows")
    with draft.open("w+b") as spool:
        rows = DtaRows(spool, table, losses)
        yield [rows]
        spool.seek(0)
        with path.open("wb") as stream:
            write_dta(stream, rows, spool)
    draft.unlink()


@dataclass(slots=True)
class Width:
    """What a column holds so far: bytes of its longest text, its greatest number."""

    text: int = 1
    number: float = 0.0


class DtaRows:
    """The first pass."""

    def __init__(self, spool: BinaryIO, table: Table, losses: Losses) -> None:
        self.spool = spool
        self.columns = table.columns
        self.losses = losses
        self.widths = [Width() for _ in table.columns]
        self.count = 0

    def write(self, rows: Iterable[Row]) -> int:
        """Keep rows; how many."""
        before = self.count
        for row in rows:
            kept = [self.kept(row, number, value) for number, value in enumerate(row)]
            marshal.dump(kept, self.spool)
            self.count += 1
        return self.count - before

    def kept(self, row: Row, number: int, value: Value) -> bytes | int | float | None:
        """A value as Stata knows it, its width noted."""
        width = self.widths[number]
        if isinstance(value, str):
            if "\0" in value:
                self.losses.add(str(row[0]), self.columns[number].name, NUL)
                value = value.replace("\0", "")
            written = value.encode("utf-8")
            width.text = max(width.text, len(written))
            return written
        if isinstance(value, datetime.date):
            return value.toordinal() - EPOCH
        if value is not None:
            width.number = max(width.number, abs(value))
        return value

    def types(self) -> list[int]:
        """The type of each column, as wide as it has to be."""
        found = []
        for column, width in zip(self.columns, self.widths, strict=True):
            if column.kind == "text":
                found.append(width.text if width.text <= LONGEST else STRL)
            elif column.kind == "decimal" or width.number > LARGEST:
                found.append(DOUBLE)
            else:
                found.append(LONG)
        return found


def write_dta(stream: BinaryIO, rows: DtaRows, spool: BinaryIO) -> None:
    """The second pass: all parts in their order, then their places into the map."""
    types, columns = rows.types(), rows.columns
    stream.write(b"<stata_dta>" + header(len(columns), rows.count))
    places = [0, stream.tell()]
    stream.write(b"<map>" + bytes(14 * 8) + b"</map>")
    for name, body in descriptions(columns, types):
        places.append(stream.tell())
        stream.write(f"<{name}>".encode() + body + f"</{name}>".encode())
    places.append(stream.tell())
    stream.write(b"<data>")
    long_texts = any(kind == STRL for kind in types)
    for number in range(1, rows.count + 1):
        stream.write(data_row(marshal.load(spool), types, number))  # noqa: S302  # our own draft
    stream.write(b"</data>")
    places.append(stream.tell())
    stream.write(b"<strls>")
    if long_texts:
        spool.seek(0)
        for number in range(1, rows.count + 1):
            stream.write(strls(marshal.load(spool), types, number))  # noqa: S302
    stream.write(b"</strls>")
    places.append(stream.tell())
    stream.write(b"<value_labels></value_labels>")
    places.append(stream.tell())
    stream.write(b"</stata_dta>")
    places.append(stream.tell())
    stream.seek(places[1] + len(b"<map>"))
    stream.write(struct.pack("<14Q", *places))


def header(columns: int, rows: int) -> bytes:
    """Version, byte order, size; no label and no time, so that two files are the same."""
    return (
        b"<header><release>118</release><byteorder>LSF</byteorder>"
         b"<K>" + struct.pack("<H", columns) + b"</K><N>" + struct.pack("<Q", rows) + b"</N>"
        + b"<label>\0\0</label><timestamp>\0</timestamp></header>"
    )  # fmt: skip


def descriptions(columns: Sequence[Column], types: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """The parts between the map and the data."""
    yield "variable_types", struct.pack(f"<{len(types)}H", *types)
    yield "varnames", b"".join(fixed(name, 129) for name in stata_names(columns))
    yield "sortlist", bytes(2 * (len(columns) + 1))
    yield "formats", b"".join(fixed(shown(*pair), 57) for pair in zip(columns, types, strict=True))
    yield "value_label_names", bytes(129 * len(columns))
    yield "variable_labels", b"".join(fixed(column.about[:80], 321) for column in columns)
    yield "characteristics", b""


def shown(column: Column, kind: int) -> str:
    """Stata's display format."""
    if column.kind == "text":
        return "%9s" if kind == STRL else f"%-{min(kind, 40)}s"
    return "%td" if column.kind == "day" else "%12.0g" if kind == LONG else "%10.0g"


def stata_names(columns: Sequence[Column]) -> list[str]:
    """Names of letters, digits and _ of at most 32 characters, none twice."""
    found: list[str] = []
    for column in columns:
        name = re.sub(r"\W", "_", column.name)[:32]
        if name[:1].isdigit() or name in TAKEN:
            name = f"_{name}"[:32]
        turn = 1
        while name in found:
            turn += 1
            name = f"{name[: 32 - len(str(turn)) - 1]}_{turn}"
        found.append(name)
    return found


def fixed(text: str, size: int) -> bytes:
    """UTF-8 that ends in zeros, cut between characters."""
    written = text.encode("utf-8")[: size - 1].decode("utf-8", "ignore").encode("utf-8")
    return written.ljust(size, b"\0")


def data_row(row: Sequence[bytes | float | None], types: Sequence[int], number: int) -> bytes:
    """One observation; a long text is a reference to its variable and observation."""
    out = BytesIO()
    for place, (value, kind) in enumerate(zip(row, types, strict=True), start=1):
        if kind == STRL:
            there = isinstance(value, bytes) and value
            out.write(
                struct.pack("<H", place) + number.to_bytes(6, "little") if there else bytes(8)
            )
        elif kind <= LONGEST:
            out.write((value if isinstance(value, bytes) else b"").ljust(kind, b"\0"))
        elif value is None:
            out.write(MISSING[kind])
        else:
            out.write(struct.pack("<d" if kind == DOUBLE else "<i", value))
    return out.getvalue()


def strls(row: Sequence[bytes | float | None], types: Sequence[int], number: int) -> bytes:
    """The long texts of one observation."""
    out = BytesIO()
    for place, (value, kind) in enumerate(zip(row, types, strict=True), start=1):
        if kind == STRL and isinstance(value, bytes) and value:
            size = len(value) + 1
            out.write(b"GSO" + struct.pack("<IQBI", place, number, 130, size) + value + b"\0")
    return out.getvalue()
