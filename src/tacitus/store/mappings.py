"""How the columns of tables are read: asked once for a heading, then kept."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from tacitus.store.tables import mappings


def kept_mapping(connection: Connection, heading: Sequence[str]) -> dict[str, str] | None:
    """Part of a report -> name of a column, as it was kept for tables with this heading."""
    mine = mappings.c.heading_sha256 == mark(heading)
    found: dict[str, str] | None = connection.scalar(select(mappings.c["columns"]).where(mine))
    return found


def keep_mapping(
    connection: Connection, heading: Sequence[str], columns: Mapping[str, str]
) -> None:
    """Keep it, in place of what was kept before."""
    connection.execute(delete(mappings).where(mappings.c.heading_sha256 == mark(heading)))
    row = {"heading": list(heading), "heading_sha256": mark(heading), "columns": dict(columns)}
    connection.execute(insert(mappings).values(**row))


def mark(heading: Sequence[str]) -> str:
    """By what a heading is found again."""
    return sha256(json.dumps(list(heading)).encode("ascii")).hexdigest()
