"""Codebook files of a project, which stand in for those of the package or add to them.

`codebooks/acled.toml` beside the project takes the place of the package's file of that name; if it
says `extends = "acled"`, its rules and classes go before those of the package, its other entries
over them. So it is with each of `NAMES`. `codebooks/fields.toml` has the fields that the project
has beside ours (`own_fields`).
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tacitus.errors import UsageError
from tacitus.lists import tables
from tacitus.write.codebook_faults import faults
from tacitus.write.codebook_pattern import CONTENT, faults_by_pattern
from tacitus.write.own_field_faults import field_faults
from tacitus.write.own_fields import FIELDS, OwnField, own_fields

DERIVED = ("acled", "ucdp", "gtd")  # the formats that are derived by such rules
NAMES = (*DERIVED, *CONTENT)
FILES = (*NAMES, FIELDS)
REMEMBERED = 8  # files of fields
Book = Mapping[str, Any]


def read_books(folder: Path) -> dict[str, Book]:
    """The project's own codebooks by name; UsageError names the first faults of one that is
    wrong."""
    return {path.stem: book_of_file(path) for path in books_in(folder)}


def books_in(folder: Path) -> list[Path]:
    """The codebook files of a folder, if there is one."""
    return [path for path in sorted(folder.glob("*.toml")) if path.stem in FILES]


def book_of_file(path: Path) -> Book:
    """One codebook, named after its format, whole; UsageError if there are faults in it."""
    return book_of(path, text_of(path))


def book_of(path: Path, text: str) -> Book:
    """The same, of what the file has."""
    book, found = looked_through(parsed(path, text), path, path.stem)
    if found:
        raise UsageError(f"{path}: {found[0]} (`tacitus codebook check {path}` tells all)")
    return book


def looked_through(own: Book, path: Path, format_: str) -> tuple[Book, list[str]]:
    """What a file has, for the format that it derives: whole, and its faults; UsageError where it
    extends what there is not."""
    if path.stem == FIELDS:
        return own, list(field_faults(own))
    book = whole(own, path)
    if format_ in CONTENT:
        return book, list(faults_by_pattern(book, tables(f"codebooks/{format_}.toml"), format_))
    return book, list(faults(book, format_))


def fields_in(folder: Path | None) -> dict[str, OwnField]:
    """The fields that the project of a folder of codebooks has beside ours, by name; UsageError as
    `read_books`."""
    path = folder / f"{FIELDS}.toml" if folder is not None else None
    if path is None or not path.is_file():
        return {}
    return dict(fields_of(path, text_of(path)))


@lru_cache(maxsize=REMEMBERED)
def fields_of(path: Path, text: str) -> Mapping[str, OwnField]:
    """The fields in the words of such a file, which are wanted at each decision."""
    return own_fields(book_of(path, text))


def read(path: Path) -> Book:
    """The file as it is; UsageError where it is no TOML."""
    return parsed(path, text_of(path))


def text_of(path: Path) -> str:
    """What the file has; UsageError where that cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"{path}: cannot be read as TOML: {fault}") from None


def parsed(path: Path, text: str) -> Book:
    """What a file has, as TOML; UsageError where it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UsageError(f"{path}: cannot be read as TOML: {fault}") from None


def whole(own: Book, path: Path) -> Book:
    """A codebook with what it extends; UsageError where it extends what there is not."""
    base = own.get("extends")
    if base is None:
        return own
    if base not in NAMES:
        raise UsageError(f"{path}: extends {base!r}: one of {', '.join(NAMES)}")
    rest = {key: value for key, value in own.items() if key != "extends"}
    return joined(rest, tables(f"codebooks/{base}.toml"))


def joined(own: Book, base: Book) -> dict[str, Any]:
    """Lists of tables of both, the own ones first; tables entry by entry; other values the own."""
    made = dict(base)
    for key, value in own.items():
        under = base.get(key)
        if isinstance(value, list) and isinstance(under, list) and key not in ("check",):
            made[key] = [*value, *under]
        elif isinstance(value, Mapping) and isinstance(under, Mapping):
            made[key] = joined(value, under)
        else:
            made[key] = value
    return made
