"""The columns of a table: a line each of `data/columns/NAME.tsv`, with meaning and codes."""

from functools import cache
from typing import get_args

from tacitus.errors import BrokenInstallation
from tacitus.lists import data_file
from tacitus.write.formats.base import Column, Kind


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of the table of that name, in their order."""
    lines = data_file(f"columns/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(column_of(line, name) for line in lines if line and not line.startswith("#"))


def column_of(line: str, name: str) -> Column:
    """One line of the file."""
    column, kind, about, values, *_ = [*line.split("\t"), "", "", ""]
    if kind not in get_args(Kind):
        raise BrokenInstallation(f"columns/{name}.tsv, {column}: no kind {kind!r}: install again")
    return Column(column, kind, about, values)  # type: ignore[arg-type]  # it is a Kind
