"""`tacitus import`: codings that people made elsewhere."""

from pathlib import Path

from tacitus.acquire.rows.reading import OWN
from tacitus.commands.opened import opened
from tacitus.commands.progress import ticked
from tacitus.commands.talk import say
from tacitus.project.importing import import_codings
from tacitus.project.restoring import Restored, record_in, restore

NOT_EMPTY = (
    "the project is not empty: only the codings of the record are taken in; to have the project"
    " again as it was, import into a new one (`tacitus init new.db`)"
)
COUNTED = ("reports", "codings", "incidents", "decisions")
A_PART = (
    "the record has a part of a project: only its codings are taken in; `tacitus export --format"
    " jsonl --all` writes the whole"
)


def import_table(given: str | None, path: Path, format_: str, *, dry_run: bool, link: bool) -> int:
    """Take them in, say how many, link; the exit status is 1 if a row was refused. The record of a
    whole project makes an empty project that one."""
    record = record_in(path) if format_ == OWN else None
    with opened(given) as project:
        if record is not None and record.whole:
            again = restore(
                project.database, record, lambda rows: ticked(rows, "import"), dry_run=dry_run
            )
            if again is not None:
                tell(again, dry_run=dry_run)
                return 0
            say(NOT_EMPTY)
        elif record is not None:
            say(A_PART)
        done = import_codings(
            project.database, path, format_, say, lambda items: ticked(items, "import"),
            dry_run=dry_run,
        )  # fmt: skip
        counts = done.reports
        would = "would be " if dry_run else ""
        number = f"import {counts.number}: " if counts.number is not None else ""
        print(
            f"{number}{would}{counts.new:,} new, {counts.same:,} the same, {counts.changed:,}"
            f" changed, {counts.refused:,} refused; {done.codings:,} codings"
        )
        if link and not dry_run:
            linked = project.link()
            print(f"{linked.events:,} events linked: {linked.new:,} incidents are new")
    return 1 if counts.refused else 0


def tell(done: Restored, *, dry_run: bool) -> None:
    """What the project is now."""
    what = ", ".join(f"{done.counts.get(name, 0):,} {name}" for name in COUNTED)
    if done.already:
        print(f"nothing to do: all of it is in the project already ({what})")
    else:
        print(f"the project {'would be' if dry_run else 'is'} as it was: {what}")
