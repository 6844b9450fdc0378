"""What changed since the last release: CHANGES.csv, cell by cell, and DELETIONS.csv."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from tacitus.errors import UsageError
from tacitus.write.release.reading_back import rows_of

CHANGES = ("incident_id", "kind", "variable", "before", "after")
DELETIONS = ("incident_id", "release", "merged_into", "reason")
KEY = "incident_id"
Cells = list[str | None]
Fate = tuple[str | None, str]  # the incident it is now part of, and why it is gone
Seen = Callable[[str, str, str], str]  # incident, column, text to the text that outsiders may see


def compare(
    folder: Path, previous: Path | None, version: str, fate: Callable[[str], Fate], seen: Seen
) -> str:
    """Write both files into the folder of a release; a line that says how much changed. What the
    last release told passes `seen`: it may have been for others, or by another policy."""
    before = incidents_of(previous) if previous else {}
    after = incidents_of(folder)
    changes: list[Cells] = list(changed(before, after, seen)) if previous else []
    gone: list[Cells] = [[id_, version, *fate(id_)] for id_ in before if id_ not in after]
    earlier: list[Cells] = [
        [row.get(name) for name in DELETIONS]
        for row in deletions_of(previous)
        if row.get(KEY) not in after
    ]
    put(folder / "CHANGES.csv", CHANGES, changes)
    put(folder / "DELETIONS.csv", DELETIONS, [*earlier, *gone])
    if previous is None:
        return f"the first release, with {len(after):,} incidents"
    new = len(after.keys() - before.keys())
    moved = len({row[0] for row in changes if row[1] == "changed"})
    return f"since {previous.name}: {new:,} incidents new, {moved:,} changed, {len(gone):,} gone"


def incidents_of(folder: Path) -> dict[str, dict[str, str]]:
    """The incidents of a release by id; UsageError where there is none."""
    path = folder / "incidents.csv"
    if not path.is_file():
        raise UsageError(f"{folder}: is no release, it has no incidents.csv: give another one")
    found = {}
    for row in read(path):
        if KEY not in row:
            raise UsageError(f"{path}: has no column {KEY}: give a release of Tacitus")
        found[row[KEY]] = row
    return found


def deletions_of(previous: Path | None) -> Iterator[dict[str, str]]:
    """What was gone before; nothing where no file tells."""
    path = previous / "DELETIONS.csv" if previous else None
    if path is not None and path.is_file():
        yield from read(path)


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of a release; UsageError where it is damaged."""
    try:
        yield from rows_of(path, ",")
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UsageError(f"{path}: cannot be read ({fault}): give an unharmed release") from None


def changed(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]], seen: Seen
) -> Iterator[Cells]:
    """A row for each new incident, and one for each cell that differs."""
    for id_, row in after.items():
        old = before.get(id_)
        if old is None:
            yield [id_, "new", "", "", ""]
            continue
        for name in dict.fromkeys((*row, *old)):
            then, now = old.get(name) or "", row.get(name) or ""
            if then != now and (then := seen(id_, name, then)) != now:
                yield [id_, "changed", name, then, now]


def put(path: Path, names: tuple[str, ...], rows: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows(rows)
