"""The cells of an export as they stand in its file, one row at a time."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.sealing import SEAL, Broken, unsealed
from tacitus.vocabulary import RECORD, ROW
from tacitus.write.checks.geopackage_check import opened
from tacitus.write.checks.geopackage_rules import geometry_of
from tacitus.write.formats.base import Dialect, Value
from tacitus.write.formats.csv_rows import FORMULA
from tacitus.write.formats.geopackage import blob, wkt
from tacitus.write.formats.json_format import JsonFormat
from tacitus.write.proof.cells import Cells, leaves, put

LONGEST = 1 << 30  # characters of a cell
NO_CELLS = (RECORD, ROW, SEAL)  # lines of a full record that the seals and the hash answer for


def table_rows(path: Path, dialect: Dialect, columns: tuple[str, ...]) -> Iterator[Cells]:
    """The rows of a text file under its header, by the names that the proof has; a byte-order mark
    and the apostrophes for Excel are taken away. UnreadableInput where a row has another length."""
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        excel = stream.buffer.peek(3)[:3] == b"\xef\xbb\xbf"  # type: ignore[attr-defined]
        rows = csv.reader(stream, delimiter=dialect.delimiter)
        try:
            for _ in range(dialect.header + bool(dialect.second)):
                header = next(rows, [])
                if not dialect.second and tuple(header) != columns:
                    raise UnreadableInput(f"{path}: its header is not {','.join(columns)[:200]}")
            for row in rows:
                yield named(row, columns, excel=excel)
        except (csv.Error, UnicodeDecodeError) as fault:
            raise UnreadableInput(f"{path}: cannot be read as a table: {fault}") from None


def named(row: list[str], columns: tuple[str, ...], *, excel: bool) -> Cells:
    if len(row) != len(columns):
        return {"": f"a row of {len(row)} cells, not {len(columns)}"}
    cells = (bare(text) if excel else text for text in row)
    return {name: text for name, text in zip(columns, cells, strict=True) if text}


def bare(text: str) -> str:
    """A cell without the apostrophe that keeps Excel from obeying it."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def objects(path: Path, format_: JsonFormat) -> Iterator[Cells]:
    """The objects of a file, a line each, between its head and its tail."""
    around = {line for line in (*format_.head.splitlines(), *format_.tail.splitlines()) if line}
    with path.open(encoding="utf-8", newline="\n") as stream:
        try:
            for line in stream:
                text = line.rstrip("\n")
                if text and text not in around:
                    yield leaves(json.loads(text.rstrip(",")))
        except (ValueError, RecursionError):
            raise UnreadableInput(f"{path}: an object in it is no JSON") from None


def record_lines(path: Path) -> Iterator[Cells]:
    """The lines of a full record that tell of incidents and decisions. UnreadableInput where one is
    no JSON, and at the end where a seal is broken, which names the line."""
    with path.open(encoding="utf-8", newline="\n") as stream:
        try:
            for line in stream:
                made = json.loads(line)
                if not isinstance(made, Mapping) or made.get("format") not in NO_CELLS:
                    yield leaves(made)
            stream.seek(0)
            for _ in unsealed(stream):
                pass
        except Broken as fault:
            raise UnreadableInput(f"{path}: {fault}: take an unharmed copy") from None
        except (ValueError, RecursionError):
            raise UnreadableInput(f"{path}: a line in it is no JSON") from None


def features(path: Path) -> Iterator[Cells]:
    """The features of a GeoPackage that we wrote, points as text. UnreadableInput where it is
    damaged, or its layer is not there."""
    with opened(path) as file:
        found = file.execute("SELECT * FROM incidents ORDER BY fid")
        names = [name for name, *_ in found.description]
        for row in found:
            cells = {name: as_text(cell) for name, cell in zip(names, row, strict=True)}
            yield {name: text for name, text in cells.items() if text and name != "fid"}


def as_text(cell: Value | bytes) -> str:
    """A cell as the proof has it; a geometry that is not as we write points is hexadecimal."""
    if not isinstance(cell, bytes):
        return put(cell)
    found = geometry_of(cell)
    point = found.point if found else None
    return wkt(point) or "" if blob(point) == cell else cell.hex()
