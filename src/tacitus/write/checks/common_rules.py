"""Rules for any table: its file, its header, the kinds of its cells."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tacitus.write.checks.base import Cells, Places, day, decimal, whole
from tacitus.write.checks.table_file import TableFile
from tacitus.write.formats.base import Column

# ---- the file -------------------------------------------------------------------------------


def e101_missing_column(table: TableFile, columns: Sequence[Column]) -> Places:
    """The format has this column and the file has not: add it, empty where nothing is known."""
    return [column.name for column in columns if column.name not in table.names]


def w102_other_column(table: TableFile, columns: Sequence[Column]) -> Places:
    """The format has no such column: take it away, or mend its name."""
    known = {column.name for column in columns}
    return [name for name in table.names if name not in known]


def w103_order(table: TableFile, columns: Sequence[Column]) -> Places:
    """The columns stand in another order than published: put them in order for programs that go
    by place."""
    order = [column.name for column in columns if column.name in table.names]
    there = [name for name in table.names if name in order]
    return [name for name, due in zip(there, order, strict=False) if name != due][:1]


def w104_no_header(table: TableFile, _columns: Sequence[Column]) -> Places:
    """The file has no header: the columns are taken in the published order; add their names."""
    return [] if table.has_header else ["(header)"]


def w105_encoding(table: TableFile, _columns: Sequence[Column]) -> Places:
    """The file is not UTF-8: letters may be wrong; save it as UTF-8."""
    return [] if table.encoding.startswith("utf-8") else ["(file)"]


def w106_mark(table: TableFile, _columns: Sequence[Column]) -> Places:
    """The file begins with a byte-order mark: some programs take it for part of the first name."""
    return ["(file)"] if table.marked else []


def w107_delimiter(table: TableFile, _columns: Sequence[Column]) -> Places:
    """The cells are not parted by commas: published files have commas."""
    return [] if table.delimiter == "," else ["(file)"]


def e108_column_twice(table: TableFile, _columns: Sequence[Column]) -> Places:
    """Two columns have this name: take one away."""
    return sorted({name for name in table.names if table.names.count(name) > 1})


FILE_RULES = (
    e101_missing_column, w102_other_column, w103_order, w104_no_header, w105_encoding, w106_mark,
    w107_delimiter, e108_column_twice,
)  # fmt: skip


# ---- rows that are no rows ------------------------------------------------------------------


def e109_length(_row: Cells) -> Places:
    """The row has more or fewer cells than the header: a comma or a quotation mark is amiss."""
    return ()


def e110_same_id(_row: Cells) -> Places:
    """An earlier row has the same id: each row needs its own."""
    return ()


def e116_gap(_row: Cells) -> Places:
    """The row with the number before this one is in no line above it: put it back, or take an
    untouched copy."""
    return ()


# ---- cells by their kind --------------------------------------------------------------------


def e111_whole(row: Cells, columns: Sequence[Column]) -> Iterator[str]:
    """Write a whole number without words, or leave the cell empty."""
    for column in columns:
        if column.kind == "whole" and column.name in row and whole(row, column.name) is None:
            yield column.name


def e112_decimal(row: Cells, columns: Sequence[Column]) -> Iterator[str]:
    """Write a number with a dot for decimals, or leave the cell empty."""
    for column in columns:
        if column.kind == "decimal" and column.name in row and decimal(row, column.name) is None:
            yield column.name


def e113_day(row: Cells, columns: Sequence[Column]) -> Iterator[str]:
    """Write a day as 2024-03-05."""
    for column in columns:
        if column.kind == "day" and column.name in row and day(row, column.name) is None:
            yield column.name


KIND_RULES = (e111_whole, e112_decimal, e113_day)


def e114_degrees(row: Cells) -> Iterator[str]:
    """Degrees lie between -90 and 90 (latitude) and -180 and 180 (longitude): are they swapped?"""
    for column, most in (("latitude", 90), ("longitude", 180)):
        number = decimal(row, column)
        if number is not None and not -most <= number <= most:
            yield column


def e115_half_a_point(row: Cells) -> Iterator[str]:
    """A point needs latitude and longitude: give both, or none."""
    there = [column for column in ("latitude", "longitude") if column in row]
    if len(there) == 1:
        yield from there


ROW_RULES = (e114_degrees, e115_half_a_point)
COMMON = (*FILE_RULES, e109_length, e110_same_id, *KIND_RULES, *ROW_RULES, e116_gap)


def near(name: str, columns: Sequence[Column]) -> str:
    """The column that is meant by another name."""
    found = get_close_matches(name, [column.name for column in columns], 1)
    return f" (did you mean {found[0]}?)" if found else ""
