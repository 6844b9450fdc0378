"""What became of incidents since a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, select, union

from tacitus.store.tables import incidents, links

AT_ONCE = 200  # rows in memory
Kind = Literal["new", "changed", "merged", "deleted"]


@dataclass(frozen=True, slots=True)
class Became:
    """An incident by the key of its row, and what became of it."""

    key: int
    id: str
    kind: Kind


def became(connection: Connection, since: str) -> Iterator[Became]:
    """The incidents that are new, changed, merged or deleted since a moment (ISO 8601 in UTC), in
    this order; those that came and went since then are left out."""
    column = incidents.c
    stands = and_(column.merged_into.is_(None), column.deleted_at.is_(None))
    older = column.made_at < since
    touched = union(
        select(links.c.incident_key).where(links.c.made_at >= since),
        select(links.c.incident_key).where(links.c.withdrawn_at >= since),
    ).subquery()
    kinds: tuple[tuple[Kind, ColumnElement[bool]], ...] = (
        ("new", and_(stands, column.made_at >= since)),
        ("changed", and_(stands, older, column.key.in_(select(touched.c.incident_key)))),
        ("merged", and_(older, column.merged_at >= since)),
        ("deleted", and_(older, column.deleted_at >= since)),
    )
    for kind, which in kinds:
        found = select(column.key, column.id).where(which).order_by(column.key)
        with connection.execute(found.execution_options(yield_per=AT_ONCE)) as rows:
            yield from (Became(row.key, row.id, kind) for row in rows)
