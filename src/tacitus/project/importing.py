"""Codings that people made elsewhere, taken into a project as reports with their codings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from tacitus.acquire.rows.reading import OWN, read_codings
from tacitus.errors import TacitusError
from tacitus.lists import data_file
from tacitus.plain import to_json
from tacitus.project.adding import TakenBack
from tacitus.project_values import Imported
from tacitus.store.codings import codebook_key, keep_coding, last_codebook
from tacitus.store.database import Database
from tacitus.store.imports import ImportWriter
from tacitus.store.reports import key_of
from tacitus.values import CodedReport, Received

BATCH = 500  # rows in memory
BOOKS = {OWN: "codebook.toml"}
Refuse = Callable[[str], None]
Seen = Callable[[Iterator[CodedReport | TacitusError]], Iterator[CodedReport | TacitusError]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import of codings did: reports as with `add`, and codings that are new."""

    reports: Imported
    codings: int


def import_codings(
    database: Database, path: Path, format_: str, refuse: Refuse, seen: Seen, *, dry_run: bool
) -> Taken:
    """Take the codings of a file in, all as one import: all that can be read, or nothing if
    anything is raised. What the project has already is left alone."""
    book = data_file(BOOKS.get(format_, "codebooks/read_back.toml")).read_text(encoding="utf-8")
    result, count = Imported(None), 0
    books: dict[str, int] = {}
    stream = seen(read_codings(path, format_))
    try:
        with database.writing() as connection:
            writer = ImportWriter(connection, [f"{format_} {path}"], refuse)
            while batch := list(islice(stream, BATCH)):
                for fault in batch:
                    if isinstance(fault, TacitusError):
                        refuse(str(fault))
                writer.take(tuple(received(one, path) for one in batch))
                codings = [one for one in batch if isinstance(one, CodedReport)]
                count += keep(connection, codings, book, books)
            result = writer.end()
            if dry_run:
                raise TakenBack
    except TakenBack:
        result = replace(result, number=None)
    return Taken(result, count)


def received(one: CodedReport | TacitusError, path: Path) -> Received | TacitusError:
    if isinstance(one, TacitusError):
        return one
    return Received(f"{path}, {one.report.id}", one.report)


def keep(
    connection: Connection, codings: list[CodedReport], book: str, books: dict[str, int]
) -> int:
    """Keep codings of reports that are there now; how many are new. `books` are the keys of
    codebooks that were met."""
    count = 0
    for one in codings:
        key = key_of(connection, one.report)
        if key is not None:
            name = one.coder.codebook
            if name not in books:
                known = last_codebook(connection, name)
                books[name] = codebook_key(connection, name, book) if known is None else known
            count += keep_coding(connection, key, books[name], to_json(one)) is not None
    return count
