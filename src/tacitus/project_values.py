"""The values of a project: what came in, how it stands, and what was done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tacitus.values import Report


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server said of a page when it was fetched, by which it can tell whether the page has
    changed since. `at` is when that was, in UTC; None until it is kept."""

    etag: str | None
    last_modified: str | None
    at: str | None = None


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
class Looked:
    """One look at a source that is watched. `done` has no number if nothing was new or changed;
    `refused` says what could not be read, `failed` that nothing could; `wait` is in seconds."""

    source: str
    done: Imported
    refused: tuple[str, ...]
    failed: bool
    wait: float


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of the reports of an import that was undone: `gone` no longer count, `older`
    are back at an older version, `kept` were brought by another import as well."""

    gone: int
    older: int
    kept: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose state an act, taken back, changes: of an event of a coding, by their names."""

    event: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ActUndone:
    """What an act that is taken back takes with it: fields of its report that change, or so many
    `events` whose incidents are found anew. `refusal` says why it cannot be taken back; empty if it
    can."""

    number: int
    who: str
    kind: str
    subject: str
    fields: tuple[FieldChange, ...] = ()
    events: int = 0
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """What an import that is undone takes with it, and why it cannot be undone; empty if it can."""

    number: int
    done: Undone
    refusal: str = ""


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


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of a table of the project, as JSON knows it: bytes are base64. `table` may also be
    `project`, the schema that the rows are of, or `files`, a codebook file beside the project."""

    table: str
    row: Mapping[str, Any]
