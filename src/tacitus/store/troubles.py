"""What a database says when it fails, as one line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from tacitus.errors import ProjectError

DAMAGED = (
    "is damaged, or is no project of Tacitus: restore your last copy, or save what can be saved"
    " with `sqlite3 OLD .recover | sqlite3 NEW`"
)
FULL = "the disk is full: make room and try again; nothing of this was written"
CLOSED = "may not be written: change its permissions and those of its folder, or copy it elsewhere"
CANNOT_OPEN = (
    "cannot be opened: SQLite writes two files beside it, so that its folder must be there and"
    " yours to write to"
)
IN_USE = "another process is using it: try again in a moment"
SQLITE = {  # by the first byte of SQLite's result code
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: "the disk refuses (full, failing or gone): nothing of this was written",
}
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the outside world does to a database becomes a ProjectError; what we did wrong
    ourselves stays as it is."""
    try:
        yield
    except DBAPIError as fault:
        words = trouble(fault)
        if words is None:
            raise
        raise ProjectError(f"{name}: {words}") from None


def trouble(fault: DBAPIError) -> str | None:
    """What happened and what to do; None if it is no trouble from outside."""
    if isinstance(fault.orig, sqlite3.Error):
        return SQLITE.get(result_code(fault.orig))
    state = str(getattr(fault.orig, "sqlstate", None) or "")
    first_line = str(fault.orig).strip().split("\n", maxsplit=1)[0]
    if not state and "connection" in first_line:
        return f"cannot be reached: {first_line}: is the server running, is the name right?"
    if state.startswith(("08", "28", "3D", "53", "57")):  # PostgreSQL's classes of outer trouble
        return f"{first_line}: see to the server and try again"
    if state == "42501":
        return f"{first_line}: ask for the right to make and fill tables there"
    return None


def result_code(fault: BaseException | None) -> int:
    """SQLite's primary result code, 0 where there is none."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF


def is_busy(fault: DBAPIError) -> bool:
    """Whether another process is writing to the SQLite file."""
    return result_code(fault.orig) in BUSY
