"""The values of a project: what came in, how it stands, and what was done with it."""

from dataclasses import dataclass

from tacitus.values import Report


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server said of a page when it was fetched, by which it can tell whether the page has
    changed since."""

    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in reports. `number` names it for `undo`; None if nothing was kept, as
    after a dry run. `same` counts what the project had already, `changed` new versions."""

    number: int | None
    new: int = 0
    same: int = 0
    changed: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of the reports of an import that was undone: `gone` no longer count, `older`
    are back at an older version, `kept` were brought by another import as well."""

    gone: int
    older: int
    kept: int


@dataclass(frozen=True, slots=True)
class Import:
    """An import as it is kept. Times are ISO 8601 in UTC; `undone_at` None: it stands."""

    done: Imported
    sources: tuple[str, ...]
    ended_at: str
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A report in a project: `key` is the project's own number of this version of it, `name` the
    file and line or the address that it came from, `coded` how many codings it has."""

    key: int
    report: Report
    name: str
    notes: tuple[str, ...]
    coded: int


@dataclass(frozen=True, slots=True)
class Coded:
    """A report that was coded, under the name it came in by, with the number of its events."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be coded, and why."""

    name: str
    reason: str
