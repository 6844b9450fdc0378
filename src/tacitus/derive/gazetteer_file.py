"""The gazetteer's database: made from the package's data at first use, kept in the user's cache.

The only file here that touches the world. The database is named after the hash of the data it is
made of, so a new version makes a new one; it is written beside its place and then moved there, so
that many processes may do it at once.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tacitus.config import cache_folder
from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.gazetteer_tables import DATA_FILES, LAYOUT, TABLES, fill
from tacitus.lists import data_file


def open_gazetteer() -> tuple[Gazetteer, tuple[str, ...]]:
    """The gazetteer, made if need be, and notes for the user on what did not go as usual."""
    name = f"places-{fingerprint()}.sqlite"
    notes: list[str] = []
    for folder in folders():
        try:
            return opened(folder / name), tuple(notes)
        except (OSError, sqlite3.Error) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            notes.append(
                f"the gazetteer cannot be kept in {folder} ({reason}):"
                " set TACITUS_CACHE to a folder that you may write to"
            )
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill(connection)
    return Gazetteer(connection), tuple(notes)


def opened(path: Path) -> Gazetteer:
    """The gazetteer over this file, which is made if it is not there or damaged."""
    if path.is_file():
        try:
            return Gazetteer.open(path)
        except sqlite3.DatabaseError:
            path.unlink()
    make(path)
    return Gazetteer.open(path)


def folders() -> Iterator[Path]:
    """Where the database may lie: the user's cache, else the system's temporary folder."""
    with suppress(RuntimeError):  # a user without a home
        yield cache_folder(os.environ)
    with suppress(OSError):  # no temporary folder can be written
        yield Path(tempfile.gettempdir()) / f"tacitus-{user_number()}"


def user_number() -> str:
    """What tells this user's temporary folder from others'."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def fingerprint() -> str:
    """16 hex digits that change with the data and with the layout of the tables."""
    digest = hashlib.blake2b((LAYOUT + TABLES).encode(), digest_size=8)
    for file in DATA_FILES:
        digest.update(data_file(file).read_bytes())
    return digest.hexdigest()


def make(path: Path) -> None:
    """Write the database, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".places-", suffix=".sqlite", dir=path.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(name)
        try:
            fill(connection)
        finally:
            connection.close()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
