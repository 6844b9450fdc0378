"""Taking an import back: its reports no longer count, unless another import brought them too."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, false, func, select, update

from tacitus.errors import UsageError
from tacitus.project_values import Import, Imported, Undone
from tacitus.store.clock import now
from tacitus.store.decisions import decide
from tacitus.store.fetches import forget_fetches
from tacitus.store.tables import imports, reports, sightings

BATCH = 5_000


def undo_import(connection: Connection, number: int, who: str) -> Undone:
    """Undo an import inside a transaction that writes; UsageError if there is none to undo. The
    rows stay: added again, its reports count again with the codings that they had."""
    found = connection.execute(select(imports).where(imports.c.key == number)).first()
    if found is None:
        raise UsageError(f"there is no import {number}: `tacitus imports` lists them")
    if found.undone_at is not None:
        raise UsageError(f"import {number} has been undone already, on {found.undone_at[:10]}")
    undone = update(imports).where(imports.c.key == number).values(undone_at=now())
    connection.execute(undone)
    decide(connection, who, "undo", f"import {number}")
    forget_fetches(connection)  # or what is unchanged on the web could not be added again
    before = brought(connection, number)
    set_current(connection, number)
    after = brought(connection, number)
    older = sum(
        replaced(connection, part) for part in batches(before - after)
    )  # of those that no longer count
    return Undone(gone=len(before - after) - older, older=older, kept=len(after))


def report_ids(connection: Connection, keys: set[int]) -> set[str]:
    """The ids of reports by their keys."""
    return {
        id_
        for part in batches(keys)
        for id_ in connection.scalars(select(reports.c.id).where(reports.c.key.in_(part)))
    }


def brought(connection: Connection, number: int) -> set[int]:
    """The keys of the reports of an import that count now."""
    mine = select(reports.c.key).join(sightings).where(sightings.c.import_key == number)
    return set(connection.scalars(mine.where(reports.c.current)))


def batches(keys: set[int]) -> Iterator[tuple[int, ...]]:
    """The keys, so many at a time as a statement may hold."""
    stream = iter(keys)
    while batch := tuple(itertools.islice(stream, BATCH)):
        yield batch


def replaced(connection: Connection, keys: Sequence[int]) -> int:
    """In how many of these reports another version counts now."""
    other = reports.alias()
    found = (
        select(func.count())
        .select_from(reports)
        .join(other, (other.c.id == reports.c.id) & (other.c.key != reports.c.key))
        .where(reports.c.key.in_(keys), other.c.current)
    )
    return connection.scalar(found) or 0


def set_current(connection: Connection, number: int) -> None:
    """Let the version count, of each report of the import, that was seen last by an import that
    stands."""
    other = reports.alias()
    last = (
        select(sightings.c.report_key)
        .join(imports, imports.c.key == sightings.c.import_key)
        .join(other, other.c.key == sightings.c.report_key)
        .where(other.c.id == reports.c.id, imports.c.undone_at.is_(None))
        .order_by(sightings.c.key.desc())
        .limit(1)
        .scalar_subquery()
    )
    within = (
        select(other.c.id)
        .join(sightings, sightings.c.report_key == other.c.key)
        .where(sightings.c.import_key == number)
    )
    counts: Any = func.coalesce(reports.c.key == last, false())
    connection.execute(update(reports).where(reports.c.id.in_(within)).values(current=counts))


def all_imports(connection: Connection) -> list[Import]:
    """Every import, the first one first."""
    return [
        Import(
            Imported(row.key, row.new, row.same, row.changed, row.refused),
            tuple(row.sources),
            row.ended_at,
            row.undone_at,
        )
        for row in connection.execute(select(imports).order_by(imports.c.key))
    ]
