"""What a release of a project is made by, whoever asks for it."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tacitus.errors import UnreadableInput, UsageError
from tacitus.project.project import Project
from tacitus.vocabulary import is_own
from tacitus.write.formats.all_formats import TABLES
from tacitus.write.formats.base import Table
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.own_fields import BASIS
from tacitus.write.release.changes import Fate
from tacitus.write.release.citing import read_release
from tacitus.write.release.papers import Imprint
from tacitus.write.release.policy import EVERY, Policy
from tacitus.write.release.writing import NOT_FOR_OTHERS, Released
from tacitus.write.release.writing import TABLES as ALWAYS

COLUMNS = {
    (name, column.name)
    for table in TABLES
    for column in table.columns
    for name in (table.name, EVERY)
}


def imprint_of(  # noqa: PLR0913  # what a release is called
    asked: Mapping[str, Any],
    *,
    title: str,
    version: str | None,
    day: str | None,
    authors: tuple[str, ...],
    license: str,  # noqa: A002
    doi: str,
) -> Imprint:
    """What the release is called; its day is today, in UTC, and its version its day, unless given.
    `asked` are the conditions that its incidents meet. UsageError for a day that is none."""
    day = day or datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        day = datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise UsageError(f"the date {day!r}: write a day as 2026-03-01") from None
    filters = tuple(f"{name} {value}" for name, value in asked.items())
    return Imprint(title, version or day, day, authors, license, doi, filters)


def checked(policy: Policy, name: str) -> Policy:
    """The policy; UsageError where it speaks of a column that is not there. Those of the project's
    own fields are looked at when the release is made."""
    for table, column in policy.columns:
        own = table in (INCIDENTS.name, EVERY) and is_own(column.removesuffix(BASIS))
        if not own and (table, column) not in COLUMNS:
            which = "" if table == EVERY else f" {table}"
            raise UsageError(f"{name}: no table{which} has a column {column}: mend it")
    return policy


def further_tables() -> dict[str, Table]:
    """The tables that a release may have beside those it always has, by their names."""
    there = {one.name: one for one in TABLES if one.name not in NOT_FOR_OTHERS}
    return {name: one for name, one in there.items() if one not in ALWAYS}


def table_of(name: str) -> Table:
    """A further table; UsageError where there is none of the name."""
    known = further_tables()
    if name not in known:
        raise UsageError(f"no table {name!r} for a release: one of {', '.join(known)}")
    return known[name]


def last_in(folder: Path, *, but: Path | None = None) -> Path | None:
    """The last release in a folder, by the day that it says of itself; `but` is none of them."""
    if not folder.is_dir():
        return None
    found = [path for path in folder.iterdir() if (path / "release.json").is_file()]
    found = [path for path in found if but is None or path.absolute() != but.absolute()]
    return max(found, key=lambda path: (day_of(path), path.name), default=None)


def day_of(path: Path) -> str:
    """The day of a release; empty where it is damaged."""
    try:
        return str(read_release(path)["date"])
    except UnreadableInput:
        return ""


def fate_of(project: Project, id_: str) -> Fate:
    """What became of an incident that is no longer there."""
    try:
        one = project.incident(id_)
    except UsageError as gone:
        return None, str(gone)
    if one.id != id_:
        return one.id, "merged"
    return None, "it no longer meets the conditions of the release"


def by_column(done: Released) -> dict[tuple[str, str], dict[str, int]]:
    """How many cells of each (table, column) met which fate."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for (table, column, fate), count in done.tally.cells.items():
        found.setdefault((table, column), {})[fate] = count
    return found
